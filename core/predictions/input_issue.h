#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::predictions {

/// What in truth or predictions could not be taken as written. Each is counted and named; everything else is evaluated.
enum class IssueKind : std::uint8_t {
    UnknownImage,     ///< detections for an image that the truth does not have
    UnknownClass,
    ScoreOutside,     ///< not in [0, 1]
    ScoreNotANumber,
    NegativeSize,     ///< a box with a negative side
    NotABox,          ///< no bbox of four finite numbers
    MissingField,
    DuplicateId,      ///< two images or annotations of the truth with one id
    RunLength,        ///< run lengths that do not fill the image
    MissingImages,    ///< images of the split without any prediction: they count as "nothing found"
    OtherSplit,       ///< the predictions are of another split than the one that was asked for
    UnreadableFile,
    BrokenOff,        ///< the file ends in the middle: what stands before it was evaluated
    MissingMasks,     ///< images of the split without a predicted mask: they are left out, nothing was said about them
    NoTruth,          ///< a predicted mask whose image has no true outline: no mask, none that can be read, or boxes alone
    SizeDiffers,      ///< a predicted mask of another size than the truth: brought to its size, nearest neighbour
    OtherEncoding     ///< a mask that holds classes where the set's masks hold foreground, or the reverse; colours for numbers
};

struct InputIssue {
    IssueKind kind = IssueKind::UnknownImage;
    std::string file;
    std::size_t count = 0;
    std::vector<std::string> examples;  ///< the first few, each with its row: "row 17: image_id 99"
    bool used = false;                  ///< taken into account all the same (a score above 1), else left out
};

/// "unknown_image": the id in JSON and of the texts ("predictions.unknown_image").
GG_EXPORT std::string_view issueId(IssueKind kind);
/// "12 detections are for images that the data set does not have, such as row 17: image_id 99. They were left out. Choose …"
GG_EXPORT std::string sentence(const InputIssue& issue);

}  // namespace gg::predictions
