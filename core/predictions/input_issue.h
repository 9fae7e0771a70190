#pragma once

#include "core/base/export.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::predictions {

/// What in truth or predictions could not be taken as written. Each is counted and named; everything else is evaluated.
enum class IssueKind : std::uint8_t {
    UnknownImage,     ///< rows for an image that the truth does not have
    UnknownClass,
    ScoreOutside,     ///< not in [0, 1]
    ScoreNotANumber,
    NegativeSize,     ///< a box with a negative side
    NotABox,          ///< no bbox of four finite numbers, or shares of an image whose size is not known
    NotAShape,        ///< a segmentation that is neither rings of three points or more nor run lengths
    RunLength,        ///< run lengths that do not fill the image
    MissingField,
    NotARow,          ///< an entry of the list that is no object in valid JSON
    DuplicateId,      ///< two images or annotations of the truth with one id
    AmbiguousImage,   ///< rows for a name that several images have
    OtherSplit,       ///< rows for images of another split than the one that is evaluated
    MissingImages,    ///< images of the split without any prediction: they count as "nothing found"
    UnreadableFile,   ///< images, labels or text files that cannot be read
    BrokenOff,        ///< the file ends in the middle: what stands before it was evaluated
    MissingMasks,     ///< images of the split without a predicted mask: they are left out, nothing was said about them
    ExtraMasks,       ///< predicted masks for images that the data set does not have
    UnknownValue,     ///< values of predicted masks that no true mask has and no class name stands for
    NoTruth,          ///< a predicted mask whose image has no true outline: no mask, none that can be read, or boxes alone
    SizeDiffers,      ///< a predicted mask of another size than the truth: brought to its size, nearest neighbour
    OtherEncoding     ///< a mask that holds classes where the set's masks hold foreground, or the reverse; colours for numbers
};
inline constexpr std::array issueKinds{
    IssueKind::UnknownImage,  IssueKind::UnknownClass, IssueKind::ScoreOutside,   IssueKind::ScoreNotANumber,
    IssueKind::NegativeSize,  IssueKind::NotABox,      IssueKind::NotAShape,      IssueKind::RunLength,
    IssueKind::MissingField,  IssueKind::NotARow,      IssueKind::DuplicateId,    IssueKind::AmbiguousImage,
    IssueKind::OtherSplit,    IssueKind::MissingImages, IssueKind::UnreadableFile, IssueKind::BrokenOff,
    IssueKind::MissingMasks,  IssueKind::ExtraMasks,    IssueKind::UnknownValue,   IssueKind::NoTruth,
    IssueKind::SizeDiffers,   IssueKind::OtherEncoding};

enum class IssueSide : std::uint8_t { Truth, Predictions };
enum class IssueUse : std::uint8_t { LeftOut, Used };

struct InputIssue {
    IssueKind kind = IssueKind::UnknownImage;
    IssueSide side = IssueSide::Predictions;
    std::string file;
    std::size_t count = 0;
    std::vector<std::string> examples;  ///< the first few, each with its row, counted from 1: "row 17: image_id 99"
    bool used = false;                  ///< taken into account all the same (a score above 1), else left out
};

/// Whether `count` counts rows of the file. Images, files and the break of a file are counted apart: rows == used + what such issues
/// left out.
GG_EXPORT bool countsRows(IssueKind kind);
/// "unknown_image": the id in JSON and of the texts ("predictions.unknown_image").
GG_EXPORT std::string_view issueId(IssueKind kind);
/// "12 rows are for images that the data set does not have, such as row 17: image_id 99. They were left out. Choose …"
GG_EXPORT std::string sentence(const InputIssue& issue);

}  // namespace gg::predictions
