#include "widgets/panels/reading_order.h"

#include <QLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QWidget>

namespace gg::widgets {
namespace {

using Order = QList<QWidget*>;

void collect(QWidget* widget, Order& order);

void collectLayout(const QLayout& layout, Order& order)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        if (item->widget() != nullptr) {
            collect(item->widget(), order);
        } else if (item->layout() != nullptr) {
            collectLayout(*item->layout(), order);
        }
    }
}

void collect(QWidget* widget, Order& order)
{
    if (widget == nullptr) {
        return;
    }
    if ((widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr) {
        order << widget;
    }
    // Stacks and tabs lay their pages out in ways of their own.
    if (const auto* tabs = qobject_cast<QTabWidget*>(widget)) {
        collect(tabs->tabBar(), order);
        for (int i = 0; i < tabs->count(); ++i) {
            collect(tabs->widget(i), order);
        }
    } else if (const auto* stack = qobject_cast<QStackedWidget*>(widget)) {
        for (int i = 0; i < stack->count(); ++i) {
            collect(stack->widget(i), order);
        }
    } else if (const auto* splitter = qobject_cast<QSplitter*>(widget)) {
        for (int i = 0; i < splitter->count(); ++i) {
            collect(splitter->widget(i), order);
        }
    } else if (const auto* area = qobject_cast<QScrollArea*>(widget)) {
        collect(area->widget(), order);
    } else if (widget->layout() != nullptr) {
        collectLayout(*widget->layout(), order);
    }
}

}  // namespace

void tabInReadingOrder(QWidget& root)
{
    Order order;
    collect(&root, order);
    for (int i = 1; i < order.size(); ++i) {
        QWidget::setTabOrder(order[i - 1], order[i]);
    }
}

}  // namespace gg::widgets
