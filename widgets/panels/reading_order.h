#pragma once

class QWidget;

namespace gg::widgets {

/// Tab goes through everything below `root` in the order in which it is read: layouts, splitters and tabs from first to last. Left to
/// itself Qt takes the order in which widgets were made.
void tabInReadingOrder(QWidget& root);

}  // namespace gg::widgets
