#pragma once

#include "widgets/charts/bar_row.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace gg::widgets {

/// Horizontal bars that can be clicked: arrows move, Enter or Space activates. As high as its rows.
class BarPanel final : public QWidget {
    Q_OBJECT
public:
    explicit BarPanel(const QString& name, QWidget* parent = nullptr);

    /// The row with the frame and the marked one stay where there are as many rows.
    void setRows(std::vector<BarRow> rows, const QString& emptyText = {});
    const std::vector<BarRow>& rows() const { return m_rows; }
    /// The row that was clicked; -1: none.
    void setMarked(int row);
    int marked() const { return m_marked; }
    int currentRow() const { return m_current; }
    QRect rowRect(int row) const;
    /// The bar alone.
    QRectF barRect(int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated(int row);
    /// The frame went there: whatever scrolls keeps it in sight.
    void currentMoved(const QRect& row);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int rowHeight() const;
    int rowAt(QPointF at) const;
    bool clickable(int row) const;
    void moveTo(int row, int direction);
    void activate(int row);
    void paintRow(QPainter& painter, int row) const;
    void measure();

    std::vector<BarRow> m_rows;
    QString m_emptyText;
    int m_marked = -1;
    int m_current = -1;
    int m_hovered = -1;
    int m_labelWidth = 0;
    int m_valueWidth = 0;
    int m_countWidth = 0;
};

}  // namespace gg::widgets
