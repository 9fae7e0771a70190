#pragma once

#include "core/audit/leakage/alike.h"
#include "core/audit/leakage/signature.h"
#include "core/base/export.h"
#include "core/base/job_control.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gg::audit
{

/// A picture among which alike ones are looked for.
struct SignedPicture {
    std::uint32_t record = 0;
    std::uint16_t split = 0;
    /// Pictures of one recording that look alike are its frames; noRecording where nothing is known of it.
    std::uint32_t recording = noRecording;
    const PictureSignature* signature = nullptr;

    static constexpr std::uint32_t noRecording = 0xFFFFFFFF;
};

/// From which correlation on two pictures are called alike.
struct AlikeLimits {
    double copy = 0.85;   ///< of pictures whose hashes are within reach
    double scene = 0.7;  ///< of pictures whose hashes may be far apart
    /// Both are raised where pictures of the set are so alike among themselves that this many deviations above the background's
    /// mean lie higher.
    double deviations = 4.5;
};

/// Copies, mirrored copies and pictures of the same scene, by first, then second record. Each picture is compared with all of
/// the other splits: its copies are those whose hashes lie within nine bits (found exactly, HashIndex) and whose thumbnails
/// agree; pictures of the same scene are looked for among its neighbours in a space of the lowest frequencies. A picture with more
/// than 64 copies in another split names the 64 nearest; of its own split it names enough to join all that are alike.
GG_EXPORT std::vector<AlikePair> findAlikePictures(std::span<const SignedPicture> pictures, const AlikeLimits& limits,
                                                   JobControl& control);

}  // namespace gg::audit
