#include "widgets/panels/heading.h"

#include <QLabel>

namespace gg::widgets {

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

}  // namespace gg::widgets
