#pragma once

#include "core/base/export.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace gg::texts {

/// Marks an English sentence of the catalogue, so that the window's translators find it. Context "catalogue".
#define GG_TEXT(context, text) text

/// One English text under a stable id, such as {"label.columns.message", "expected 5 columns, found {found}"}.
/// Placeholders are names in braces.
struct Entry {
    std::string_view id;
    std::string_view english;
};

/// Values for the placeholders of a text.
using Values = std::map<std::string, std::string, std::less<>>;

/// The English template of an id; empty where there is none.
GG_EXPORT std::string_view find(std::string_view id);
/// Replaces {name} by its value; a name without a value stays as it is.
GG_EXPORT std::string fill(std::string_view text, const Values& values);
/// fill(find(id), values).
GG_EXPORT std::string render(std::string_view id, const Values& values = {});
/// Every entry, for tests and for checking that translations are complete.
GG_EXPORT std::span<const Entry> auditTexts();
GG_EXPORT std::span<const Entry> convertTexts();
GG_EXPORT std::span<const Entry> diagnosisTexts();

}  // namespace gg::texts
