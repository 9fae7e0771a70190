#pragma once

#include "core/dataset/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gg::audit
{

/// One object through consecutive frames of a recording. Boxes are shares of the picture.
struct Track {
    struct Place {
        std::size_t frame = 0;  ///< index into the frames that were given
        std::uint32_t object = 0;
        dataset::Rect box;
    };
    std::int32_t classId = 0;
    std::vector<Place> places;  ///< ascending, without holes

    /// Where the object is expected `frames` after its last place, or before its first one if negative, moving on as it did.
    dataset::Rect expected(int frames) const;
};

/// A place where two tracks of one class belong together although frames lie between them.
struct Gap {
    std::int32_t classId = 0;
    std::size_t before = 0;  ///< frame in which the object is last labelled …
    std::size_t after = 0;   ///< … and labelled again
    dataset::Rect from;
    dataset::Rect to;

    /// Between the two, in a straight line.
    dataset::Rect at(std::size_t frame) const;
};

struct SequenceObjects {
    std::vector<Track> tracks;
    std::vector<Gap> gaps;
    double linked = 0;  ///< share of objects that are found again in the next frame, in [0, 1]
};

/// How well objects overlap with the best of their class in the frame that lies `distance` further on, mean over objects in [0, 1]: near
/// to 1 for what hardly moves. Of long recordings four hundred frames, evenly spread, are looked at.
double meanOverlap(std::span<const dataset::Record* const> frames, std::size_t distance);

/// `frames` are consecutive records of one recording. Objects of one class are linked from frame to frame by the overlap of where they
/// are with where they are expected, best first, one to one. Tracks that end inside the picture are joined with tracks that begin at
/// most `mostMissing` frames later where they are expected, as well as three quarters of the recording's objects are.
SequenceObjects followObjects(std::span<const dataset::Record* const> frames, std::size_t mostMissing);

}  // namespace gg::audit
