#include "core/evaluation/remedies.h"

#include "core/texts/catalogue.h"

#include <algorithm>

namespace gg::evaluation {
namespace {

using metrics::ErrorKind;

/// Of two directions one is said to be almost all where it has nine of ten, and there are enough to tell.
constexpr std::uint32_t fewestToTell = 10;
constexpr double almostAll = 0.9;

/// Most objects are small: resolution is worth its price.
constexpr double most = 0.5;

Remedy remedy(std::string_view id, const texts::Values& values)
{
    const std::string key(id);
    return {.id = id,
            .title = texts::render(key + ".title", values),
            .why = texts::render(key + ".why", values),
            .action = texts::render(key + ".action", values)};
}

bool oneSided(const metrics::ConfusedPair& pair)
{
    const std::uint32_t all = pair.aAsB + pair.bAsA;
    return all >= fewestToTell && static_cast<double>(std::max(pair.aAsB, pair.bAsA)) >= almostAll * static_cast<double>(all);
}

std::size_t countOf(const metrics::ErrorBreakdown& breakdown, ErrorKind kind)
{
    return breakdown.counts[static_cast<std::size_t>(kind)];
}

bool mostlySmall(const metrics::ErrorBreakdown& breakdown, ErrorKind kind)
{
    const auto small = static_cast<double>(breakdown.countsOfSize[0][static_cast<std::size_t>(kind)]);
    return small > most * static_cast<double>(countOf(breakdown, kind));
}

std::vector<std::string_view> idsFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Class:
        return {"evaluation.class.collect", "evaluation.class.labels", "evaluation.class.weights"};
    case ErrorKind::Location:
        return {"evaluation.location.labels", "evaluation.location.loss", "evaluation.location.longer"};
    case ErrorKind::Both:
        return {"evaluation.both.labels", "evaluation.both.confidence"};
    case ErrorKind::Duplicate:
        return {"evaluation.duplicate.suppression", "evaluation.duplicate.labels"};
    case ErrorKind::Background:
        return {"evaluation.background.missing_labels", "evaluation.background.negatives", "evaluation.background.confidence"};
    case ErrorKind::Missed:
        return {"evaluation.missed.collect", "evaluation.missed.confidence", "evaluation.missed.labels"};
    case ErrorKind::None:
        break;
    }
    return {};
}

}  // namespace

std::vector<Remedy> remediesFor(const metrics::ConfusedPair& pair, const std::vector<std::string>& classNames)
{
    const bool aMore = pair.aAsB >= pair.bAsA;
    const texts::Values values{{"a", classNames[pair.a]},
                               {"b", classNames[pair.b]},
                               {"from", classNames[aMore ? pair.a : pair.b]},
                               {"to", classNames[aMore ? pair.b : pair.a]},
                               {"count", std::to_string(pair.aAsB + pair.bAsA)},
                               {"more", std::to_string(std::max(pair.aAsB, pair.bAsA))}};
    std::vector<Remedy> remedies;
    if (oneSided(pair)) {
        remedies.push_back(remedy("evaluation.pair.one_sided", values));
    }
    for (const std::string_view id : {"evaluation.pair.collect", "evaluation.pair.negatives", "evaluation.pair.resolution"}) {
        remedies.push_back(remedy(id, values));
    }
    return remedies;
}

std::vector<Remedy> remediesFor(ErrorKind kind, const metrics::ErrorBreakdown& breakdown)
{
    if (kind == ErrorKind::None || countOf(breakdown, kind) == 0) {
        return {};
    }
    const auto k = static_cast<std::size_t>(kind);
    const texts::Values values{{"count", std::to_string(breakdown.counts[k])}, {"small", std::to_string(breakdown.countsOfSize[0][k])}};
    std::vector<Remedy> remedies;
    const bool resolutionHelps = kind == ErrorKind::Missed || kind == ErrorKind::Location || kind == ErrorKind::Class;
    if (resolutionHelps && mostlySmall(breakdown, kind)) {
        remedies.push_back(remedy("evaluation.small.resolution", values));
    }
    for (const std::string_view id : idsFor(kind)) {
        remedies.push_back(remedy(id, values));
    }
    return remedies;
}

std::vector<ErrorKind> errorsByCost(const metrics::ErrorBreakdown& breakdown)
{
    std::vector<ErrorKind> kinds;
    std::copy_if(metrics::errorKinds.begin(), metrics::errorKinds.end(), std::back_inserter(kinds),
                 [&](ErrorKind kind) { return countOf(breakdown, kind) > 0; });
    std::stable_sort(kinds.begin(), kinds.end(), [&](ErrorKind a, ErrorKind b) {
        return breakdown.dAp[static_cast<std::size_t>(a)] > breakdown.dAp[static_cast<std::size_t>(b)];
    });
    return kinds;
}

}  // namespace gg::evaluation
