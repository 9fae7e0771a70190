#pragma once

#include "core/runs/run_batch.h"
#include "widgets/models/logged_items.h"

#include <QColor>
#include <QWidget>

#include <map>
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
class RunCollection;
struct RunEntry;

/// A picture or a histogram, as large as there is room.
class LoggedCanvas final : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// `note` stands where there is nothing to draw.
    void show(const LoggedItemPtr& item, const QColor& colour, const QString& note);
    QSize sizeHint() const override { return {260, 200}; }
    QSize minimumSizeHint() const override { return {120, 90}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawHistogram(QPainter& painter) const;

    LoggedItemPtr m_item;
    QColor m_colour;
    QString m_note;
};

/// Pictures, histograms and texts that other tools logged, by tag: one column a visible run, at the cursor's epoch where the epoch is known, else at a
/// step that is chosen here.
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
    /// Under the pictures: "step 12, epoch 3".
    QStringList captions() const;

private:
    using Tag = std::pair<runs::RunAttachment::Kind, std::string>;
    struct Column {
        QWidget* box = nullptr;
        QLabel* title = nullptr;
        QStackedWidget* stack = nullptr;
        LoggedCanvas* canvas = nullptr;
        QPlainTextEdit* text = nullptr;
    };

    void collect();
    void fillList();
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
    QString m_collected;  ///< of which runs, and how much of them
};

}  // namespace gg::widgets
