#pragma once

#include "widgets/models/class_score_model.h"

#include <QTableView>

namespace gg::widgets {

/// Scores of every class, under that of all of them, which stays in sight. Rows are chosen with the arrows or the mouse, Enter or a click
/// shows what is behind; Ctrl+C copies the table as it is sorted, with tabs, for a spreadsheet.
class ClassTable final : public QTableView {
    Q_OBJECT
public:
    explicit ClassTable(QWidget* parent = nullptr);

    void setScores(std::vector<ClassScores> rows, double targetPrecision);
    const ClassScoreModel& scoreModel() const { return *m_model; }
    /// Chooses a row without saying so; metrics::none: all classes.
    void setChosen(std::uint32_t classId);
    std::uint32_t chosen() const;
    /// Column names and rows as they are sorted, full precision, a point as decimal sign whatever the locale; undefined is empty.
    QString toTsv() const;

    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QSize sizeHint() const override { return {640, 220}; }
    QSize minimumSizeHint() const override { return {200, 106}; }

Q_SIGNALS:
    /// The current row is another one; metrics::none: all classes.
    void classChosen(std::uint32_t classId);
    /// A click or Enter: show its objects.
    void classActivated(std::uint32_t classId);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildPinned();
    void placePinned();
    void sizeColumns();
    void copy() const;

    ClassScoreModel* m_model;
    PinnedSortModel* m_sorted;
    QTableView* m_pinned;  ///< the first row once more, over it: it stays while the others are scrolled
    bool m_choosing = false;
};

}  // namespace gg::widgets
