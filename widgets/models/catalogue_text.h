#pragma once

#include "core/texts/catalogue.h"

#include <QString>

#include <string_view>

namespace gg::widgets {

/// A sentence of core's catalogue in the window's language: translated as a template, then filled. Empty where there is no such id.
QString catalogueText(std::string_view id, const texts::Values& values = {});

}  // namespace gg::widgets
