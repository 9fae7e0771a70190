#pragma once

#include "core/audit/leakage/alike_search.h"
#include "core/base/job_control.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace gg::audit
{

/// Two pictures whose lowest frequencies point in nearly the same direction; indices into the pictures.
struct SceneCandidate {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    float cosine = 0;
};

/// Candidates for the same scene: for each picture its nearest in every split, its own too, as far as they lie above the
/// background's cosine. Pictures are points on a sphere of 63 dimensions (the lowest frequencies, each measured in deviations of
/// the set) and are compared with those of the nearest of about √n clusters only, so that a few truly near ones may be missed
/// (bench_leakage measures how many).
std::vector<SceneCandidate> sceneCandidates(std::span<const SignedPicture> pictures, JobControl& control);

}  // namespace gg::audit
