#include "kind.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <stdexcept>

namespace gg::faults {
namespace {

std::string sequenceOf(const std::string& image)
{
    return image.substr(0, image.rfind('_'));
}

/// Grows (or, negative, shrinks) every box of the images that `chosen` accepts by 2 to 5 px a side at the picture's own size.
std::vector<Planted> restyle(Workset& set, std::mt19937& random, double sign, const std::function<bool(const std::string&)>& chosen)
{
    std::uniform_real_distribution<double> pixels(2, 5);
    for (const std::string& image : set.untouched("images/train")) {
        if (!chosen(image)) {
            continue;
        }
        const cv::Size size = set.image(image).size();
        std::vector<std::string> lines = set.lines(labelOf(image));
        for (std::string& line : lines) {
            Row row = rowOf(line);
            row.width = std::min(1.0, std::max(2.0 / size.width, row.width + sign * 2 * pixels(random) / size.width));
            row.height = std::min(1.0, std::max(2.0 / size.height, row.height + sign * 2 * pixels(random) / size.height));
            line = lineOf(row);
        }
        set.writeLines(labelOf(image), lines);
    }
    return {{}};
}

std::vector<std::string> sequences(const Workset& set)
{
    std::vector<std::string> out;
    for (const std::string& image : set.untouched("images/train")) {
        if (out.empty() || out.back() != sequenceOf(image)) {
            out.push_back(sequenceOf(image));
        }
    }
    return out;
}

/// Half of the recordings are labelled by somebody else.
std::vector<Planted> restyleHalf(Workset& set, std::mt19937& random, double sign)
{
    std::vector<std::string> all = sequences(set);
    std::shuffle(all.begin(), all.end(), random);
    all.resize(all.size() / 2);
    return restyle(set, random, sign, [&](const std::string& image) { return std::find(all.begin(), all.end(), sequenceOf(image)) != all.end(); });
}

/// Images in the middle of three consecutive frames of a recording.
std::vector<std::string> middles(Workset& set, std::mt19937& random)
{
    const std::vector<std::string> images = set.untouched("images/train");
    std::vector<std::string> out;
    for (std::size_t i = 1; i + 1 < images.size(); i += 3) {
        if (sequenceOf(images[i - 1]) == sequenceOf(images[i]) && sequenceOf(images[i + 1]) == sequenceOf(images[i]) &&
            set.lines(labelOf(images[i])).size() >= 4) {
            out.push_back(images[i]);
        }
    }
    std::shuffle(out.begin(), out.end(), random);
    if (out.size() < placesPerKind) {
        throw std::runtime_error("too few recordings");
    }
    out.resize(placesPerKind);
    for (const std::string& image : out) {
        set.markUsed(image);
    }
    return out;
}

std::vector<Planted> dropObjects(Workset& set, std::mt19937& random, double share)
{
    std::vector<Planted> planted;
    for (const std::string& image : middles(set, random)) {
        std::vector<std::string> lines = set.lines(labelOf(image));
        std::shuffle(lines.begin(), lines.end(), random);
        const auto dropped = std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(lines.size())));
        lines.resize(lines.size() - dropped);
        set.writeLines(labelOf(image), lines);
        planted.push_back({image, 0});
    }
    return planted;
}

/// Every third frame of the training recordings goes to the validation split, as a random split does it.
std::vector<Planted> splitWithinRecordings(Workset& set, std::mt19937& /*random*/)
{
    const std::vector<std::string> images = set.untouched("images/train");
    for (std::size_t i = 0; i < images.size(); i += 3) {
        const std::string to = "images/val" + images[i].substr(images[i].rfind('/'));
        set.rename(images[i], to);
        set.rename(labelOf(images[i]), labelOf(to));
    }
    return {{}};
}

/// A share of the labels is handed on to the next of them, in random order.
std::vector<Planted> handOn(Workset& set, std::mt19937& random, double share, const std::string& folder, std::string (*labelFor)(const std::string& image))
{
    std::vector<std::string> images = set.untouched(folder);
    std::shuffle(images.begin(), images.end(), random);
    images.resize(static_cast<std::size_t>(share * static_cast<double>(images.size())));
    std::vector<std::string> contents;
    std::transform(images.begin(), images.end(), std::back_inserter(contents), [&](const std::string& image) { return set.read(labelFor(image)); });
    for (std::size_t i = 0; i < images.size(); ++i) {
        set.write(labelFor(images[i]), contents[(i + 1) % images.size()]);
    }
    return {{}};
}

std::vector<Planted> invertHalf(Workset& set, std::mt19937& random)
{
    std::vector<std::string> images = set.untouched("images");
    std::shuffle(images.begin(), images.end(), random);
    images.resize(images.size() / 2);
    for (const std::string& image : images) {
        set.writeImage(maskOf(image), 255 - set.image(maskOf(image)));
    }
    return {{}};
}

const std::vector<std::string_view> ofOthers{"mask.of_other_images", "mask.follows_nothing", "mask.fits_another", "mask.shifted"};
/// What else is odd about labels that belong elsewhere.
const std::vector<std::string_view> besides{"mask.fits_another", "mask.fits_turned", "mask.looks_inverted", "mask.over_nothing", "missing.sequence_gap", "missing.below_neighbours",
                                            "missing.copy_differs", "missing.sequence_class", "style.mixed", "style.loose", "style.cutting"};

const std::vector<std::string_view> missing{"missing.sequence_gap", "missing.below_neighbours", "missing.copy_differs", "missing.sequence_class"};

}  // namespace

std::vector<Kind> judgedKinds()
{
    return {
        {"split_within_recordings", "frames of one recording in both splits", Base::Yolo, {"leak.recording"}, splitWithinRecordings, false, false, true},
        {"style_loose_half", "half of the recordings labelled 2-5 px loose", Base::Yolo, {"style.mixed"},
         [](Workset& set, std::mt19937& random) { return restyleHalf(set, random, 1); }, true, true, true},
        {"style_cutting_half", "half of the recordings labelled 2-5 px too tight", Base::Yolo, {"style.mixed"},
         [](Workset& set, std::mt19937& random) { return restyleHalf(set, random, -1); }, true, true, true},
        {"object_missing_in_a_frame", "an object labelled before and after, but not between", Base::Yolo, missing,
         [](Workset& set, std::mt19937& random) { return dropObjects(set, random, 0.0); }, true, true, false},
        {"half_of_a_frame_missing", "half of a frame's objects unlabelled", Base::Yolo, missing,
         [](Workset& set, std::mt19937& random) { return dropObjects(set, random, 0.5); }, true, true, false},
        {"labels_shuffled", "all labels handed to other images", Base::Yolo, {"label.of_other_images"},
         [](Workset& set, std::mt19937& random) { return handOn(set, random, 1, "images/train", labelOf); }, true, true, true, besides},
        {"labels_half_shuffled", "half of the labels handed to other images", Base::Yolo, {"label.of_other_images"},
         [](Workset& set, std::mt19937& random) { return handOn(set, random, 0.5, "images/train", labelOf); }, true, true, true, besides},
        {"masks_shuffled", "all masks handed to other images", Base::Masks, ofOthers,
         [](Workset& set, std::mt19937& random) { return handOn(set, random, 1, "images", maskOf); }, true, true, true, besides},
        {"masks_half_shuffled", "half of the masks handed to other images", Base::Masks, ofOthers,
         [](Workset& set, std::mt19937& random) { return handOn(set, random, 0.5, "images", maskOf); }, true, true, true, besides},
        {"masks_half_inverted", "foreground and background exchanged in half of the masks", Base::Masks, {"mask.mixed_sense"}, invertHalf, true, true, true,
         {"mask.inverted", "mask.looks_inverted", "mask.share_outlier"}},
    };
}

}  // namespace gg::faults
