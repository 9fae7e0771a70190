#include "app/navigation_bar.h"

#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace gg::app {
namespace {

/// Line drawings on a 24 x 24 grid, drawn in the text's colour so that they follow the theme.
QPainterPath symbolPath(NavigationBar::Symbol symbol)
{
    QPainterPath path;
    switch (symbol) {
    case NavigationBar::Symbol::Dataset:
        for (const QPointF corner : {QPointF(3, 3), QPointF(13, 3), QPointF(3, 13), QPointF(13, 13)}) {
            path.addRoundedRect(QRectF(corner, QSizeF(8, 8)), 1.5, 1.5);
        }
        break;
    case NavigationBar::Symbol::Audit:
        path.moveTo(12, 3);
        path.lineTo(22, 20.5);
        path.lineTo(2, 20.5);
        path.closeSubpath();
        path.moveTo(12, 9.5);
        path.lineTo(12, 14.5);
        path.moveTo(12, 17.2);
        path.lineTo(12, 17.8);
        break;
    case NavigationBar::Symbol::SpotCheck:
        path.addEllipse(QPointF(12, 12), 9.5, 9.5);
        path.moveTo(7.5, 12.3);
        path.lineTo(10.8, 15.6);
        path.lineTo(16.8, 8.8);
        break;
    case NavigationBar::Symbol::Train:
        path.moveTo(6, 3.5);
        path.lineTo(20, 12);
        path.lineTo(6, 20.5);
        path.closeSubpath();
        break;
    case NavigationBar::Symbol::Runs:
        path.moveTo(3, 3);
        path.lineTo(3, 21);
        path.lineTo(21.5, 21);
        path.moveTo(6.5, 7);
        path.cubicTo(9, 16, 13, 16.5, 21, 17);
        path.moveTo(6.5, 16);
        path.cubicTo(10, 9, 14, 7.5, 21, 6.5);
        break;
    case NavigationBar::Symbol::Evaluate:
        // A truth and a prediction that do not quite meet.
        path.addRoundedRect(QRectF(3, 3, 13, 13), 1.5, 1.5);
        path.addRoundedRect(QRectF(8.5, 8.5, 12.5, 12.5), 1.5, 1.5);
        break;
    case NavigationBar::Symbol::Figures:
        // A sheet with panels.
        path.addRoundedRect(QRectF(3.5, 2, 17, 20), 1.5, 1.5);
        path.addRect(QRectF(6.5, 5.5, 4.5, 4.5));
        path.addRect(QRectF(13, 5.5, 4.5, 4.5));
        path.addRect(QRectF(6.5, 12.5, 11, 6));
        break;
    }
    return path;
}

class PageButton final : public QAbstractButton {
public:
    PageButton(NavigationBar::Symbol symbol, QWidget* parent)
        : QAbstractButton(parent)
        , m_symbol(symbol)
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override { return {84, 68}; }

    void setBadge(const QString& text)
    {
        if (text != m_badge) {
            m_badge = text;
            update();
        }
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const widgets::ThemeColours& colours = widgets::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse()) {
            painter.fillRect(rect(), palette().color(isChecked() ? QPalette::Base : QPalette::Button));
        }
        if (isChecked()) {
            painter.fillRect(QRect(0, 0, 3, height()), colours.accent);
        }
        const QColor ink = isChecked() ? colours.accent : palette().color(QPalette::WindowText);
        painter.save();
        painter.translate((width() - 24) / 2.0, 11);
        painter.setPen(QPen(ink, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(symbolPath(m_symbol));
        painter.restore();
        painter.setPen(ink);
        painter.drawText(QRect(2, 40, width() - 4, 22), Qt::AlignCenter, fontMetrics().elidedText(text(), Qt::ElideRight, width() - 4));
        if (!m_badge.isEmpty()) {
            paintBadge(painter, colours);
        }
        if (hasFocus()) {
            painter.setPen(QPen(colours.accent, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect().adjusted(2, 2, -3, -3));
        }
    }

private:
    void paintBadge(QPainter& painter, const widgets::ThemeColours& colours)
    {
        QFont small = font();
        small.setPointSizeF(font().pointSizeF() * 0.8);
        small.setBold(true);
        painter.setFont(small);
        const int textWidth = QFontMetrics(small).horizontalAdvance(m_badge);
        const QRectF pill(width() / 2.0 + 9, 4, std::max(16, textWidth + 8), 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.error);
        painter.drawRoundedRect(pill, 8, 8);
        painter.setPen(palette().color(QPalette::Base));
        painter.drawText(pill, Qt::AlignCenter, m_badge);
    }

    NavigationBar::Symbol m_symbol;
    QString m_badge;
};

}  // namespace

NavigationBar::NavigationBar(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QVBoxLayout(this))
{
    setFixedWidth(84);
    setAutoFillBackground(true);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    connect(m_group, &QButtonGroup::idClicked, this, &NavigationBar::chosen);
}

void NavigationBar::addPage(Symbol symbol, const QString& title, const QString& toolTip)
{
    auto* button = new PageButton(symbol, this);
    button->setText(title);
    button->setAccessibleName(title);
    button->setToolTip(toolTip);
    m_group->addButton(button, static_cast<int>(m_group->buttons().size()));
    m_layout->insertWidget(m_layout->count() - 1, button);
}

int NavigationBar::current() const
{
    return m_group->checkedId();
}

void NavigationBar::setCurrent(int index)
{
    if (QAbstractButton* button = m_group->button(index)) {
        button->setChecked(true);
    }
}

void NavigationBar::setBadge(int index, const QString& text)
{
    if (auto* button = dynamic_cast<PageButton*>(m_group->button(index))) {
        button->setBadge(text);
    }
}

void NavigationBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        update();
    }
    QWidget::changeEvent(event);
}

}  // namespace gg::app
