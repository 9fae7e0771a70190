#pragma once

class QWidget;

namespace gg::app {

void showAbout(QWidget* parent);

}  // namespace gg::app
