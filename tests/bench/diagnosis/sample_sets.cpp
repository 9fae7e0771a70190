#include "sample_sets.h"

#include "../faults/workset.h"

#include "core/base/job_control.h"
#include "core/sample/sample_dataset.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <random>
#include <stdexcept>

namespace gg::injection {
namespace {

namespace fs = std::filesystem;
using faults::Workset;

/// The images whose labels it is done to.
std::vector<std::string> chosen(const Workset& set, const std::string& folder, const SampleSet& what)
{
    std::vector<std::string> images = set.untouched(folder);
    std::mt19937 random(what.chosenBy);
    std::shuffle(images.begin(), images.end(), random);
    images.resize(static_cast<std::size_t>(std::lround(what.share * static_cast<double>(images.size()))));
    return images;
}

/// Each gets the label of the one after it: nobody keeps his own.
void passOn(Workset& set, const std::vector<std::string>& labels)
{
    std::vector<std::string> contents;
    for (const std::string& label : labels) {
        contents.push_back(set.read(label));
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        set.write(labels[i], contents[(i + 1) % contents.size()]);
    }
}

void changeMasks(Workset& set, const SampleSet& what)
{
    const std::vector<std::string> images = chosen(set, "images", what);
    std::vector<std::string> masks;
    std::transform(images.begin(), images.end(), std::back_inserter(masks), faults::maskOf);
    if (what.fault == "mispaired") {
        passOn(set, masks);
        return;
    }
    for (std::size_t i = 0; i < masks.size(); ++i) {
        if (what.fault == "inverted") {
            set.writeImage(masks[i], 255 - set.image(masks[i]));
        } else if (what.fault == "emptied") {
            set.writeImage(masks[i], cv::Mat::zeros(set.image(masks[i]).size(), CV_8U));
        } else if (what.fault == "doubled") {
            const std::string copy = fs::path(images[i]).stem().string() + "_again";
            set.write("images/" + copy + ".jpg", set.read(images[i]));
            set.write("masks/" + copy + ".png", set.read(masks[i]));
        }
    }
}

/// Three classes that a small network can tell: what walks, what is small, what is large.
int plainClass(int aerial)
{
    if (aerial <= 2 || aerial == 9) {
        return 0;
    }
    return aerial == 3 || aerial == 4 ? 1 : 2;
}

/// The rows of a picture's labels that lie in a piece of it with most of their area.
std::vector<std::string> rowsWithin(const std::vector<std::string>& lines, const cv::Rect& piece, const cv::Size& whole)
{
    std::vector<std::string> rows;
    for (const std::string& line : lines) {
        faults::Row row = faults::rowOf(line);
        const cv::Rect2d box((row.x - row.width / 2) * whole.width - piece.x, (row.y - row.height / 2) * whole.height - piece.y,
                             row.width * whole.width, row.height * whole.height);
        const cv::Rect2d seen = box & cv::Rect2d(0, 0, piece.width, piece.height);
        if (seen.area() < 0.5 * box.area() || seen.width < 4 || seen.height < 4) {
            continue;
        }
        row.classId = plainClass(row.classId);
        row.x = (seen.x + seen.width / 2) / piece.width;
        row.y = (seen.y + seen.height / 2) / piece.height;
        row.width = seen.width / piece.width;
        row.height = seen.height / piece.height;
        rows.push_back(faults::lineOf(row));
    }
    return rows;
}

/// Cuts the pictures of a split into pieces of tile · tile and keeps, of each, those with the most boxes: a whole picture has too many pixels for a
/// bench to learn from.
void cutSplit(Workset& set, const std::string& split, int tile)
{
    const std::size_t kept = split == "train" ? 2 : 1;
    for (const std::string& image : set.untouched("images/" + split)) {
        const cv::Mat whole = set.image(image);
        const std::vector<std::string> lines = set.lines(faults::labelOf(image));
        struct Piece {
            cv::Rect area;
            std::vector<std::string> rows;
        };
        std::vector<Piece> pieces;
        for (int y = 0; y + tile <= whole.rows; y += tile) {
            for (int x = 0; x + tile <= whole.cols; x += tile) {
                const cv::Rect area(x, y, tile, tile);
                pieces.push_back({area, rowsWithin(lines, area, whole.size())});
            }
        }
        std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.rows.size() > b.rows.size(); });
        for (std::size_t i = 0; i < std::min(kept, pieces.size()); ++i) {
            const std::string name = "images/" + split + "/" + fs::path(image).stem().string() + "_" + std::to_string(i) + ".jpg";
            set.writeImage(name, whole(pieces[i].area));
            set.writeLines(faults::labelOf(name), pieces[i].rows);
        }
        set.remove(image);
        set.remove(faults::labelOf(image));
    }
}

void changeRows(Workset& set, const std::string& label, const SampleSet& what)
{
    std::vector<std::string> lines;
    for (const std::string& line : set.lines(label)) {
        faults::Row row = faults::rowOf(line);
        if (what.fault == "classes_shifted") {
            row.classId = (row.classId + 1) % 3;
        } else if (what.fault == "style_loose") {
            // IoU with the object 0.59: found, and placed loosely.
            row.width = std::min(1.3 * row.width, 2 * std::min(row.x, 1 - row.x));
            row.height = std::min(1.3 * row.height, 2 * std::min(row.y, 1 - row.y));
        }
        lines.push_back(faults::lineOf(row));
    }
    set.writeLines(label, what.fault == "emptied" ? std::vector<std::string>() : lines);
}

void changeBoxes(Workset& set, const SampleSet& what)
{
    if (what.fault == "tiles") {
        cutSplit(set, "train", what.tile);
        cutSplit(set, "val", what.tile);
        set.write("data.yaml", "train: images/train\nval: images/val\nnames: {0: walker, 1: small-vehicle, 2: large-vehicle}\n");
        return;
    }
    if (what.fault == "val_is_train") {
        std::string yaml = set.read("data.yaml");
        yaml.replace(yaml.find("images/val"), std::string("images/val").size(), "images/train");
        set.write("data.yaml", yaml);
        return;
    }
    const std::vector<std::string> images = chosen(set, "images/train", what);
    std::vector<std::string> labels;
    std::transform(images.begin(), images.end(), std::back_inserter(labels), faults::labelOf);
    if (what.fault == "mispaired") {
        passOn(set, labels);
        return;
    }
    for (const std::string& label : labels) {
        changeRows(set, label, what);
    }
}

void draw(const SampleSet& set, const std::string& place)
{
    JobControl control;
    if (set.detection) {
        sample::makeDetectionSample(place, {.images = set.images, .seed = set.seed}, control);
    } else {
        sample::makeSegmentationSample(place, {.images = set.images, .seed = set.seed, .foreground = set.foreground, .width = 96, .height = 72}, control);
    }
}

}  // namespace

const std::vector<SampleSet>& sampleSets()
{
    static const std::vector<SampleSet> sets{
        {.name = "masks"},
        {.name = "masks_many", .images = 200},
        {.name = "masks_rare", .foreground = 0.02},
        {.name = "masks_mispaired", .from = "masks", .fault = "mispaired"},
        {.name = "masks_half_mispaired", .from = "masks", .fault = "mispaired", .share = 0.5},
        {.name = "masks_inverted", .from = "masks", .fault = "inverted"},
        {.name = "masks_half_inverted", .from = "masks", .fault = "inverted", .share = 0.5},
        {.name = "masks_emptied", .from = "masks", .fault = "emptied", .share = 0.9},
        {.name = "masks_half_emptied", .from = "masks", .fault = "emptied", .share = 0.5},
        {.name = "masks_doubled", .from = "masks", .fault = "doubled"},
        {.name = "scenes", .detection = true, .images = 96},
        {.name = "boxes", .from = "scenes", .detection = true, .fault = "tiles"},
        {.name = "boxes_mispaired", .from = "boxes", .detection = true, .fault = "mispaired"},
        {.name = "boxes_shifted", .from = "boxes", .detection = true, .fault = "classes_shifted"},
        {.name = "boxes_half_shifted", .from = "boxes", .detection = true, .fault = "classes_shifted", .share = 0.5},
        {.name = "boxes_emptied", .from = "boxes", .detection = true, .fault = "emptied", .share = 0.9},
        {.name = "boxes_loose", .from = "boxes", .detection = true, .fault = "style_loose"},
        {.name = "boxes_val_is_train", .from = "boxes", .detection = true, .fault = "val_is_train"},
        // What is held out is drawn anew, and spoiled otherwise.
        {.name = "other", .images = 104, .foreground = 0.12, .seed = 6217},
        {.name = "other_many", .images = 240, .foreground = 0.11, .seed = 1019},
        {.name = "other_rare", .images = 90, .foreground = 0.025, .seed = 83},
        {.name = "other_mispaired", .from = "other", .fault = "mispaired", .share = 0.8, .chosenBy = 31},
        {.name = "other_some_mispaired", .from = "other", .fault = "mispaired", .share = 0.6, .chosenBy = 32},
        {.name = "other_inverted", .from = "other", .fault = "inverted", .share = 0.7, .chosenBy = 33},
        {.name = "other_some_inverted", .from = "other", .fault = "inverted", .share = 0.35, .chosenBy = 34},
        {.name = "other_emptied", .from = "other", .fault = "emptied", .share = 0.7, .chosenBy = 35},
        {.name = "other_doubled", .from = "other", .fault = "doubled", .share = 0.6, .chosenBy = 36},
        {.name = "other_scenes", .detection = true, .images = 84, .seed = 2048},
        {.name = "other_boxes", .from = "other_scenes", .detection = true, .tile = 44, .fault = "tiles"},
        {.name = "other_boxes_mispaired", .from = "other_boxes", .detection = true, .fault = "mispaired", .share = 0.8, .chosenBy = 37},
        {.name = "other_boxes_shifted", .from = "other_boxes", .detection = true, .fault = "classes_shifted", .share = 0.75, .chosenBy = 38},
        {.name = "other_boxes_emptied", .from = "other_boxes", .detection = true, .fault = "emptied", .share = 0.7, .chosenBy = 39},
        {.name = "other_boxes_loose", .from = "other_boxes", .detection = true, .fault = "style_loose"},
        {.name = "other_boxes_val_is_train", .from = "other_boxes", .detection = true, .fault = "val_is_train"},
    };
    return sets;
}

const SampleSet& sampleSet(std::string_view name)
{
    const auto it = std::find_if(sampleSets().begin(), sampleSets().end(), [&](const SampleSet& set) { return set.name == name; });
    if (it == sampleSets().end()) {
        throw std::invalid_argument("no sample set " + std::string(name));
    }
    return *it;
}

std::string recipeOf(const SampleSet& set)
{
    std::string recipe = set.from.empty() ? std::to_string(set.images) + " " + std::to_string(set.foreground) + (set.detection ? " boxes" : " masks")
                                          : recipeOf(sampleSet(set.from));
    recipe += " seed " + std::to_string(set.seed) + " " + std::string(set.fault) + " " + std::to_string(set.share);
    recipe += set.chosenBy == SampleSet().chosenBy ? std::string() : " of " + std::to_string(set.chosenBy);
    recipe += set.fault == "tiles" ? " of " + std::to_string(set.tile) + " px" : std::string();
    return recipe;
}

std::string madeSet(const std::string& folder, std::string_view name)
{
    const SampleSet& set = sampleSet(name);
    const std::string place = folder + "/" + std::string(name);
    if (fs::exists(place)) {
        return place;
    }
    const std::string unfinished = place + ".unfinished";
    fs::remove_all(unfinished);
    if (set.from.empty()) {
        draw(set, unfinished);
        fs::rename(unfinished, place);
        return place;
    }
    Workset copy(madeSet(folder, set.from), unfinished);
    set.detection ? changeBoxes(copy, set) : changeMasks(copy, set);
    fs::rename(unfinished, place);  // so that the copy's end finds nothing to remove
    return place;
}

}  // namespace gg::injection
