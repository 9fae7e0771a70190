#pragma once

#include <QString>

#include <string>

namespace gg::widgets {

/// A path for the screen and back again. Names of files need not be UTF-8: a byte that is none becomes a lone surrogate (U+DC80 to
/// U+DCFF, as in Python's "surrogateescape"), so that the file can still be opened by what is shown.
QString pathText(const std::string& path);
std::string pathBytes(const QString& text);

}  // namespace gg::widgets
