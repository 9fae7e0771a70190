#include "core/predictions/split_choice.h"

#include "core/base/error.h"

#include <algorithm>
#include <tuple>

namespace gg::predictions {
namespace {

class SplitCount {
public:
    SplitCount(const TruthTable& truth, const RowsOfImages& rows)
        : m_truth(truth)
        , m_rows(rows)
        , m_images(truth.splits.size(), 0)
    {
        for (const EvaluatedImage& image : truth.images) {
            ++m_images[image.split];
        }
    }

    struct Coverage {
        std::size_t rows = 0;
        std::size_t covered = 0;
        std::size_t images = 0;
    };

    /// Of rows that none of `taken` explains: a picture of one name may lie in several splits.
    std::vector<Coverage> coverage(const std::vector<std::uint16_t>& taken) const
    {
        std::vector<Coverage> out(m_images.size());
        for (std::size_t split = 0; split < out.size(); ++split) {
            out[split].images = m_images[split];
        }
        for (const auto& [images, rows] : m_rows) {
            const auto isTaken = [&](std::uint32_t image) {
                return std::find(taken.begin(), taken.end(), m_truth.images[image].split) != taken.end();
            };
            if (std::any_of(images->begin(), images->end(), isTaken)) {
                continue;
            }
            for (const std::uint32_t image : *images) {
                Coverage& of = out[m_truth.images[image].split];
                of.rows += rows;
                ++of.covered;
            }
        }
        return out;
    }

private:
    const TruthTable& m_truth;
    const RowsOfImages& m_rows;
    std::vector<std::size_t> m_images;
};

/// Where the rows fit two splits alike, the one that is usually evaluated.
int usualOrder(const std::string& split)
{
    return split == "val" ? 2 : split == "test" ? 1 : 0;
}

std::uint16_t splitNamed(const TruthTable& truth, const std::string& name)
{
    const auto it = std::find(truth.splits.begin(), truth.splits.end(), name);
    if (it == truth.splits.end()) {
        std::string all;
        for (const std::string& split : truth.splits) {
            all += (all.empty() ? "" : ", ") + split;
        }
        throw Error(ErrorCode::InvalidArgument, truth.path, "Has no split “" + name + "”. It has: " + all + ".");
    }
    return static_cast<std::uint16_t>(it - truth.splits.begin());
}

}  // namespace

std::vector<std::uint16_t> chooseSplits(const TruthTable& truth, const RowsOfImages& rows, const LoadOptions& options)
{
    if (!options.split.empty()) {
        return {splitNamed(truth, options.split)};
    }
    if (truth.splits.size() == 1) {
        return {0};
    }
    const SplitCount count(truth, rows);
    std::vector<std::uint16_t> chosen;
    while (chosen.size() < truth.splits.size()) {
        const std::vector<SplitCount::Coverage> coverage = count.coverage(chosen);
        const auto rank = [&](std::size_t split) {
            const SplitCount::Coverage& of = coverage[split];
            const double share = of.images == 0 ? 0 : static_cast<double>(of.covered) / static_cast<double>(of.images);
            return std::tuple(of.rows, share, usualOrder(truth.splits[split]));
        };
        std::size_t best = 0;
        for (std::size_t split = 1; split < coverage.size(); ++split) {
            best = rank(split) > rank(best) ? split : best;
        }
        const bool first = chosen.empty();
        const bool enough = options.choice == SplitChoice::Any ? coverage[best].rows > 0 : 2 * coverage[best].covered >= coverage[best].images;
        if (!first && (coverage[best].rows == 0 || !enough)) {
            break;
        }
        chosen.push_back(static_cast<std::uint16_t>(best));
        if (coverage[best].rows == 0) {
            break;
        }
    }
    return chosen;
}

}  // namespace gg::predictions
