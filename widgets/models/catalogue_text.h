#pragma once

#include "core/audit/finding.h"
#include "core/texts/catalogue.h"

#include <QString>

#include <string_view>

namespace gg::widgets {

/// A sentence of core's catalogue in the window's language: translated as a template, then filled. Empty where there is no such id.
QString catalogueText(std::string_view id, const texts::Values& values = {});

/// An English template in the window's language, filled.
QString translatedText(std::string_view english, const texts::Values& values = {});

/// A part of a finding in the window's language; masks have sentences of their own where a label's would not fit.
QString findingText(const audit::Finding& finding, audit::TextPart part);

}  // namespace gg::widgets
