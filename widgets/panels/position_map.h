#pragma once

#include "widgets/models/distributions.h"

#include <QWidget>

namespace gg::widgets {

/// Where in their images the objects lie: 32 x 32 cells, darker where more centres fall. The tool tip counts.
class PositionMap : public QWidget {
    Q_OBJECT
public:
    explicit PositionMap(QWidget* parent = nullptr);

    void setPositions(const Distributions::Positions& positions);

    QSize sizeHint() const override { return {220, 168}; }
    QSize minimumSizeHint() const override { return {140, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF area() const;

    Distributions::Positions m_positions{};
    std::int64_t m_most = 0;
    std::int64_t m_sum = 0;
};

}  // namespace gg::widgets
