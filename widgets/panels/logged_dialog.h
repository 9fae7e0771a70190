#pragma once

#include "widgets/models/logged_items.h"

#include <QColor>
#include <QDialog>

class QLabel;
class QStackedWidget;

namespace gg::widgets {

class ImageView;
class LoggedCanvas;

/// One logged picture or histogram as large as a person wants it. Left and right go to what was logged before and after it, up and down to the same
/// of another run, [ and ] to another epoch or step.
class LoggedDialog final : public QDialog {
    Q_OBJECT
public:
    explicit LoggedDialog(QWidget* parent);

    void show(const LoggedItemPtr& item, const QColor& colour, const QString& title);
    QString title() const;
    const ImageView& view() const { return *m_view; }

Q_SIGNALS:
    void tagRequested(int by);
    void runRequested(int by);
    void stepRequested(int by);

private:
    QLabel* m_title;
    QStackedWidget* m_stack;
    ImageView* m_view;
    LoggedCanvas* m_canvas;
    LoggedItemPtr m_item;
};

}  // namespace gg::widgets
