#include "core/evaluation/case_order.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace gg::evaluation {
namespace {

constexpr std::size_t caseKinds = 5;

/// 0 wrong, 1 right, 2 ignored.
int groupOf(CaseKind kind)
{
    switch (kind) {
    case CaseKind::TruePositive:
        return 1;
    case CaseKind::Ignored:
        return 2;
    case CaseKind::FalsePositive:
    case CaseKind::FalseNegative:
    case CaseKind::Confused:
        break;
    }
    return 0;
}

}  // namespace

void putWorstFirst(std::vector<Case>& cases)
{
    // Objects of an image keep their order where they are equally bad.
    std::stable_sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.badness > b.badness; });
    struct Ranked {
        std::tuple<int, std::size_t, int> key;
        Case one;
    };
    std::array<std::size_t, caseKinds> seen{};
    std::vector<Ranked> ranked;
    ranked.reserve(cases.size());
    for (const Case& one : cases) {
        const auto kind = static_cast<std::size_t>(one.kind);
        ranked.push_back({.key = {groupOf(one.kind), seen[kind]++, static_cast<int>(kind)}, .one = one});
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.key < b.key; });
    std::transform(ranked.begin(), ranked.end(), cases.begin(), [](const Ranked& one) { return one.one; });
}

}  // namespace gg::evaluation
