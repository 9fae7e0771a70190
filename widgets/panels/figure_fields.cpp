#include "widgets/panels/figure_fields.h"

#include "widgets/panels/figure_settings.h"
#include "widgets/theme/theme.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace gg::widgets {

QDoubleSpinBox* numberField(double lower, double upper, double step, const QString& unit, QWidget* parent, int decimals)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setDecimals(decimals);
    box->setRange(lower, upper);
    box->setSingleStep(step);
    box->setSuffix(unit);
    box->setKeyboardTracking(false);
    box->setMinimumHeight(space::target);
    return box;
}

QFormLayout* fieldForm(QWidget* parent)
{
    auto* layout = new QFormLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setVerticalSpacing(space::small);
    return layout;
}

QLabel* mutedLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString legendTitle(LegendPlace place)
{
    switch (place) {
    case LegendPlace::Best: return FigureSettings::tr("Where it is free");
    case LegendPlace::TopLeft: return FigureSettings::tr("Inside, top left");
    case LegendPlace::TopRight: return FigureSettings::tr("Inside, top right");
    case LegendPlace::BottomLeft: return FigureSettings::tr("Inside, bottom left");
    case LegendPlace::BottomRight: return FigureSettings::tr("Inside, bottom right");
    case LegendPlace::Right: return FigureSettings::tr("At the right");
    case LegendPlace::Below: return FigureSettings::tr("Below");
    case LegendPlace::Above: return FigureSettings::tr("Above");
    case LegendPlace::None: break;
    }
    return FigureSettings::tr("None");
}

int listHeight(std::size_t rows)
{
    constexpr std::size_t seen = 12;
    return static_cast<int>(std::clamp<std::size_t>(rows, 1, seen)) * rowHeightPx + 4;
}

}  // namespace gg::widgets
