#pragma once

#include "widgets/figures/figure_style.h"

#include <QString>

#include <cstddef>
#include <optional>

class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QWidget;

// Fields that the settings of a figure and of its panels are made of.
namespace gg::widgets {

QDoubleSpinBox* numberField(double lower, double upper, double step, const QString& unit, QWidget* parent, int decimals = 1);
QFormLayout* fieldForm(QWidget* parent);
QLabel* mutedLabel(const QString& text, QWidget* parent);
QString legendTitle(LegendPlace place);

inline constexpr int rowHeightPx = 26;
/// Of a list with that many rows: a dozen are seen at most, the others by scrolling.
int listHeight(std::size_t rows);

}  // namespace gg::widgets
