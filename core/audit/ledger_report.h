#pragma once

#include "core/audit/audit.h"
#include "core/dataset/ledger.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace gg::audit
{

/// The ledger of a data set, with the images and masks as unreadable that the audit could not decode.
GG_EXPORT dataset::LedgerPtr ledgerOf(const dataset::Dataset& dataset, const Report& report, JobControl& control);

/// What a trainer does with a file in that state, as a text of the catalogue: "ledger.orphan_label.ultralytics", or
/// "ledger.orphan_label.torchvision.mask" where it depends on the format.
enum class Trainer : std::uint8_t { Ultralytics, Torchvision };
GG_EXPORT std::string_view trainerText(dataset::LedgerState state, Trainer trainer, dataset::Format format);
/// "Orphan label": "ledger.orphan_label.title".
GG_EXPORT std::string_view ledgerTitle(dataset::LedgerState state);

/// Where the totals come from, and that they add up, in one sentence.
GG_EXPORT std::string ledgerSum(const dataset::Ledger& ledger);

/// A line a file: file, kind, state, partner, split, objects and what the two trainers would do; RFC 4180. `write` takes it in
/// pieces of about 64 KiB: a ledger of a million images has hundreds of megabytes.
GG_EXPORT void ledgerToCsv(const dataset::Dataset& dataset, const dataset::Ledger& ledger,
                           const std::function<void(std::string_view)>& write);

}  // namespace gg::audit
