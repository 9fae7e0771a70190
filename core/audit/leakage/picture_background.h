#pragma once

#include "core/audit/leakage/alike_search.h"
#include "core/audit/leakage/thumbnail_match.h"

#include <cstddef>
#include <span>
#include <vector>

namespace gg::audit
{

/// What the pictures of a set have in common, and how alike two of them are that have nothing to do with each other. A set from
/// one fixed camera, or through one endoscope, has much in common that says nothing of leakage.
class PictureBackground
{
public:
    /// Looks at a few hundred pictures, always the same ones of a set.
    explicit PictureBackground(std::span<const SignedPicture> pictures);

    /// What is particular to a picture.
    ThumbnailDetail particular(const ThumbnailDetail& detail) const;

    /// changedCorrelation of what is particular; `part` is particular already.
    double changedParticular(const PictureSignature& whole, std::size_t change, const ThumbnailDetail& part) const
    {
        return changedCorrelation(whole, change, m_mean, part);
    }

    /// The correlation that `comparisons` pairs of unrelated pictures do not reach by chance: `deviations` (of the Fisher
    /// transform) above the background's mean.
    double unlikely(double deviations) const;
    /// The same for the best of several shifts (shiftedCorrelation with `sceneReach`).
    double unlikelyShifted(double deviations) const;

    static constexpr int sceneReach = 3;

private:
    struct Spread {
        double middle = 0;
        double deviation = 0;
    };
    static Spread spreadOf(std::vector<double> correlations);
    static double above(const Spread& spread, double deviations);

    ThumbnailDetail m_mean{};
    Spread m_plain;
    Spread m_shifted;
};

}  // namespace gg::audit
