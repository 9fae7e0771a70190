#pragma once

#include "core/base/export.h"
#include "core/texts/catalogue.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::audit
{

enum class Severity : std::uint8_t { Info, Warning, Error };
GG_EXPORT std::string_view severityName(Severity severity);  ///< "info", "warning", "error"

/// One thing that is wrong, or worth knowing, at one place. Its sentences are texts of the catalogue under the rule's id:
/// "<rule>.title" (short, for the list of rules), "<rule>.message" (with placeholders), "<rule>.why", "<rule>.effect" (what a
/// trainer would do with it) and "<rule>.remedy".
/// A finding about the set as a whole (`file` empty) has "<rule>.set" for its message where the catalogue holds one. Where the
/// sentence depends on the format, "<rule>.effect.voc" or "<rule>.effect.mask" stands in for "<rule>.effect"; likewise where it
/// depends on the value "variant": "style.mixed.message.folder".
struct Finding {
    std::string rule;  ///< such as "label.missing"
    Severity severity = Severity::Warning;
    std::string file;  ///< as Record::image: relative to the data set's root; empty for the set as a whole
    std::uint32_t line = 0;
    std::int64_t record = -1;  ///< index into Dataset::records, -1 where no image belongs to it
    std::int32_t object = -1;  ///< index into Record::objects
    texts::Values values;      ///< placeholders of the message
    /// Of a finding about the set that holds for many images: those records, so that the window can show them. Ascending.
    std::vector<std::uint32_t> records;
};

enum class TextPart : std::uint8_t { Title, Message, Why, Effect, Remedy };

/// The English template for a part of the finding, with placeholders; empty where the catalogue has none. The window translates
/// it and fills it with Finding::values.
GG_EXPORT std::string_view textTemplate(const Finding& finding, TextPart part);
/// textTemplate, filled.
GG_EXPORT std::string text(const Finding& finding, TextPart part);
GG_EXPORT std::string message(const Finding& finding);
GG_EXPORT std::string effect(const Finding& finding);

/// How many images or places the finding stands for: 1, or the images of a finding about the set.
GG_EXPORT std::size_t weight(const Finding& finding);

/// Counts by severity and the share of findings a rule has.
struct Summary {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t infos = 0;
};
GG_EXPORT Summary summarise(const std::vector<Finding>& findings);

}  // namespace gg::audit
