#pragma once

class QWidget;

namespace gg::app {

/// Lists every key, by page.
void showShortcuts(QWidget* parent);

}  // namespace gg::app
