#pragma once

#include "core/runs/run_batch.h"
#include "widgets/models/logged_groups.h"
#include "widgets/models/logged_items.h"

#include <QColor>
#include <QWidget>

#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

class QHBoxLayout;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QSlider;
class QStackedWidget;

namespace gg::widgets {

class EpochCursor;
class LoggedDialog;
class RunCollection;
struct RunEntry;

/// A picture or a histogram, as large as there is room.
class LoggedCanvas final : public QWidget {
    Q_OBJECT
public:
    explicit LoggedCanvas(QWidget* parent = nullptr);
    /// `note` stands where there is nothing to draw.
    void show(const LoggedItemPtr& item, const QColor& colour, const QString& note);
    QSize sizeHint() const override { return {260, 200}; }
    QSize minimumSizeHint() const override { return {120, 90}; }

Q_SIGNALS:
    void activated();  ///< by a double click or Enter: a larger view is wanted

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void drawPicture(QPainter& painter);
    void drawHistogram(QPainter& painter) const;

    LoggedItemPtr m_item;
    QImage m_scaled;  ///< the picture in the pixels of the screen
    QColor m_colour;
    QString m_note;
};

/// Pictures, histograms and texts that other tools logged or drew beside their logs, in groups: one column a visible run, at the cursor's epoch where
/// the epoch is known, else at a step that is chosen here. Enter or a double click opens one large.
class LoggedView final : public QWidget {
    Q_OBJECT
public:
    /// `items` null: nothing can be decoded (tests of other parts of the page).
    LoggedView(RunCollection& runs, EpochCursor& cursor, LoggedItems* items, QWidget* parent = nullptr);

    /// Reads runs and cursor anew; the page calls it once a tick while it is looked at.
    void refresh();
    /// Tags, as they are listed.
    QStringList tags() const;
    void setTag(int row);
    /// Folders of runs that are shown before others: there is room for a few.
    void setFirst(const QStringList& folders) { m_first = folders; }
    /// Opens the picture or histogram of a column large; it follows what is chosen here.
    void openLarge(int column);
    LoggedDialog* large() const { return m_large; }
    /// Under the pictures: "step 12, epoch 3".
    QStringList captions() const;

private:
    using Tag = std::tuple<LoggedGroup, runs::RunAttachment::Kind, std::string>;
    struct Column {
        QWidget* box = nullptr;
        QLabel* title = nullptr;
        QStackedWidget* stack = nullptr;
        LoggedCanvas* canvas = nullptr;
        QPlainTextEdit* text = nullptr;
    };

    void collect();
    void fillList();
    void addHeading(LoggedGroup group);
    int currentTag() const;
    void moveTag(int by);
    void moveStep(int by);
    void showLarge();
    QString captionOf(const RunEntry& run, const std::vector<std::size_t>& places) const;
    LoggedItemPtr itemOf(const RunEntry& run, const runs::RunAttachment& one) const;
    std::vector<const RunEntry*> shownRuns() const;
    void arrange(std::size_t columns);
    void showColumn(Column& column, const RunEntry& run, const std::vector<std::size_t>& places);
    std::size_t chosenOf(const RunEntry& run, const std::vector<std::size_t>& places) const;

    RunCollection& m_runs;
    EpochCursor& m_cursor;
    LoggedItems* m_items;
    QListWidget* m_list;
    QHBoxLayout* m_columnsLayout;
    QWidget* m_steps;
    QSlider* m_step;
    QLabel* m_stepLabel;
    std::vector<Column> m_columns;
    std::map<Tag, std::map<QString, std::vector<std::size_t>>> m_tags;  ///< by tag and run: places among its attachments
    std::vector<Tag> m_listed;
    LoggedDialog* m_large = nullptr;
    int m_largeColumn = 0;
    QStringList m_first;
    QString m_collected;  ///< of which runs, and how much of them
};

}  // namespace gg::widgets
