#pragma once

#include <QAbstractScrollArea>

#include <cstdint>
#include <utility>

namespace gg::widgets {

/// Cells of one size, of which only those in sight are drawn and asked for: ten million cost no more than a hundred. Says where a cell
/// lies, scrolls, keeps the current cell, and goes by keys and mouse; what a cell is and what it shows is the derived class's.
/// Arrows, page, home and end move; Enter opens.
class VirtualGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Flow { Grid, Strip };  ///< rows that wrap, or one row that scrolls sideways

    explicit VirtualGrid(Flow flow, QWidget* parent = nullptr);

    QRect cellRect(std::int64_t index) const;               ///< in viewport coordinates
    std::int64_t indexAt(QPoint viewportPoint) const;       ///< -1 beside the cells
    std::pair<std::int64_t, std::int64_t> visible() const;  ///< first in sight and one past the last

protected:
    static constexpr int stripMargin = 4;  ///< above and below a strip's cells

    virtual std::int64_t count() const = 0;
    virtual QSize cellSize() const = 0;
    /// Cells beside each other, where rows wrap.
    virtual int columns() const;
    virtual void drawCell(QPainter& painter, std::int64_t index) = 0;
    virtual QString tipAt(std::int64_t index) const = 0;
    /// These cells came into sight: what they show is wanted now.
    virtual void ask(std::int64_t from, std::int64_t to) = 0;
    /// A person went to a cell, by key or by mouse.
    virtual void moveTo(std::int64_t index, Qt::KeyboardModifiers modifiers);
    virtual void currentMoved(std::int64_t index) = 0;
    virtual void open(std::int64_t index) = 0;

    Flow flow() const { return m_flow; }
    std::int64_t currentIndex() const { return m_current; }
    /// Says nothing to anybody and scrolls nowhere.
    void placeCurrent(std::int64_t index) { m_current = index; }
    /// Makes a cell current, brings it into sight and tells of it. -1 is none.
    void goTo(std::int64_t index);
    /// The current cell if it is in sight, else the first that is: what has to stay in sight when the size of cells changes.
    std::int64_t toKeepInSight() const;

    std::int64_t offset() const;  ///< pixels above the viewport, or left of it in a strip
    void scrollTo(std::int64_t pixels);
    /// The line of the cell begins `below` pixels after the viewport's beginning; not beyond the ends.
    void scrollToLineOf(std::int64_t index, int below);
    /// Pixels from the beginning of all cells as a viewport coordinate, which far away cells would not fit into.
    int inViewport(std::int64_t pixels) const;
    int pitch() const;       ///< from one column to the next
    int lineExtent() const;  ///< from one line to the next

    /// The scroll bar's range for as many cells of such a size as there are now.
    void layOut();
    void ensureVisible(std::int64_t index);
    void askForVisible();
    /// What cells show has changed: asks for it and draws.
    void refresh();

    void fillChosen(QPainter& painter, const QRect& cell) const;
    void frameCurrent(QPainter& painter, const QRect& cell) const;
    /// One line of text between the picture and the end of the cell.
    void drawCaption(QPainter& painter, const QRect& cell, const QRect& picture, const QString& text) const;

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QScrollBar* bar() const;
    int viewExtent() const;
    int across() const { return m_flow == Flow::Strip ? 1 : columns(); }

    Flow m_flow;
    std::int64_t m_current = -1;
    int m_pixelsAStep = 1;  ///< of the scroll bar: its numbers end at two thousand million
};

}  // namespace gg::widgets
