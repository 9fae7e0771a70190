#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace gg::widgets {

/// The title of a part of a page, in bold.
QLabel* heading(const QString& text, QWidget* parent);

}  // namespace gg::widgets
