#include "core/diagnosis/diagnosis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace gg::diagnosis {
namespace {

// Rows come from the held-out part of the injection bench's runs: `make verdicts` writes build/release/measured_rows.inc, which is to be copied here
// when rules, thresholds or the bench have changed. A rule that is not there was never measured.
std::span<const Measured> table()
{
    static const std::vector<Measured> rows{
#include "core/diagnosis/measured_rows.inc"
    };
    return rows;
}

constexpr std::array certaintyTexts{
    texts::Entry{"certainty.may", GG_TEXT("catalogue", "may be")},
    texts::Entry{"certainty.likely", GG_TEXT("catalogue", "likely")},
    texts::Entry{"certainty.very_likely", GG_TEXT("catalogue", "very likely")},
};
[[maybe_unused]] const bool added = (texts::addTexts(certaintyTexts), true);

}  // namespace

int rightVerdicts(const Measured& measured)
{
    return static_cast<int>(std::lround(measured.precision * measured.spoken));
}

const Measured* measured(std::string_view rule)
{
    const auto rows = table();
    const auto it = std::find_if(rows.begin(), rows.end(), [&](const Measured& row) { return row.rule == rule; });
    return it == rows.end() ? nullptr : &*it;
}

Certainty certainty(std::string_view rule)
{
    const Measured* row = measured(rule);
    if (row != nullptr && row->precision >= 0.95 && row->spoken >= 10) {
        return Certainty::VeryLikely;
    }
    return row != nullptr && row->precision >= 0.8 && row->spoken >= 5 ? Certainty::Likely : Certainty::May;
}

std::string_view certaintyId(Certainty certainty)
{
    switch (certainty) {
    case Certainty::VeryLikely:
        return "certainty.very_likely";
    case Certainty::Likely:
        return "certainty.likely";
    case Certainty::May:
        break;
    }
    return "certainty.may";
}

}  // namespace gg::diagnosis
