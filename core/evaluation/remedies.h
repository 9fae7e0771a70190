#pragma once

#include "core/metrics/confusion.h"
#include "core/metrics/error_breakdown.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::evaluation {

/// One thing to do about what an evaluation shows. Texts: render(id + ".title"), ".why", ".action" in core/texts.
struct Remedy {
    std::string_view id;   ///< "evaluation.pair.collect"; lives as long as the program
    std::string title;
    std::string why;
    std::string action;
};

/// What to do about two classes that are taken for one another, in the seed's order (002, 14.4.1): more pictures that show what tells them
/// apart, hard negatives, a higher resolution. Where almost only one direction occurs, labels are looked at first: a one-sided
/// confusion often is one of the annotators. `classNames` as DetectionSet has them.
GG_EXPORT std::vector<Remedy> remediesFor(const metrics::ConfusedPair& pair, const std::vector<std::string>& classNames);

/// What to do about one kind of error, what helps most first; `breakdown` says which sizes it hits, so that resolution is named where most of
/// the objects are small. Empty for ErrorKind::None and for a kind that does not occur.
GG_EXPORT std::vector<Remedy> remediesFor(metrics::ErrorKind kind, const metrics::ErrorBreakdown& breakdown);

/// The kinds of error that occur, the most expensive first.
GG_EXPORT std::vector<metrics::ErrorKind> errorsByCost(const metrics::ErrorBreakdown& breakdown);

}  // namespace gg::evaluation
