#include "core/evaluation/run_difference.h"

#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/metrics/curves.h"
#include "core/runs/compare.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace gg::evaluation {
namespace {

constexpr double matchedIou = 0.5;

using predictions::LoadedDetections;
using TruthPtr = std::shared_ptr<const predictions::TruthTable>;

std::string imageName(const LoadedDetections& loaded, std::size_t image)
{
    const predictions::TruthTable& truth = *loaded.truth;
    const predictions::EvaluatedImage& one = truth.images[loaded.images[image]];
    return truth.dataset && one.record != predictions::noRecord ? truth.dataset->absolute(truth.dataset->records[one.record].image) : one.name;
}

/// Keeps what lies in these images, which are indices into truth->images, ascending as `loaded.images` is.
LoadedDetections restrictTo(LoadedDetections loaded, const std::vector<std::uint32_t>& images)
{
    if (loaded.images == images) {
        return loaded;
    }
    std::map<std::uint32_t, std::uint32_t> placeOf;
    for (std::size_t i = 0; i < images.size(); ++i) {
        placeOf.emplace(images[i], static_cast<std::uint32_t>(i));
    }
    metrics::DetectionSet set;
    set.classNames = loaded.set.classNames;
    set.images = images.size();
    const auto take = [&](auto& from, auto& to) {
        for (auto one : from) {
            const auto place = placeOf.find(loaded.images[one.image]);
            if (place != placeOf.end()) {
                one.image = place->second;
                one.mask = metrics::none;
                to.push_back(one);
            }
        }
    };
    take(loaded.set.truths, set.truths);
    take(loaded.set.detections, set.detections);
    set.arrange();
    loaded.set = std::move(set);
    loaded.images = images;
    return loaded;
}

/// Where the predictions of that epoch lie.
predictions::PredictionPlace::Epoch placeAt(const ComparedRun& run)
{
    const predictions::PredictionPlace place = predictions::findPredictions(run.folder);
    const auto after = std::find_if(place.epochs.begin(), place.epochs.end(), [&](const auto& one) { return run.epoch > 0 && one.epoch > run.epoch; });
    return after == place.epochs.begin() ? *after : *std::prev(after);
}

bool isThere(const std::string& path)
{
    std::error_code code;
    return !path.empty() && std::filesystem::exists(path, code);
}

dataset::DatasetPtr datasetOf(const ComparedRun& a, const ComparedRun& b, JobControl& control)
{
    for (const ComparedRun* run : {&a, &b}) {
        if (isThere(run->info.datasetPath)) {
            return dataset::openDataset(run->info.datasetPath, control);
        }
    }
    const std::string& path = a.info.datasetPath;
    throw Error(ErrorCode::NotFound, path.empty() ? a.folder : path,
                path.empty() ? "The run does not say which data set it was trained on. Open it first: predictions are held against its labels."
                             : "The data set that the run was trained on is not there. Open it from where it is now: predictions are held against its labels.");
}

/// What single images are scored with.
struct Scored {
    double confidence = 0;
    std::vector<std::optional<double>> f1;  ///< by image
};

Scored scoreImages(const metrics::DetectionSet& set, const metrics::Overlaps& overlaps)
{
    const metrics::Matching matching = metrics::matchDetections(set, overlaps, matchedIou);
    Scored out;
    if (const auto best = metrics::bestF1(metrics::confidenceCurves(set, matching).all)) {
        out.confidence = best->confidence;
    }
    for (std::size_t image = 0; image < set.images; ++image) {
        std::size_t hits = 0;
        std::size_t falseAlarms = 0;
        for (std::size_t d = set.detectionBegin[image]; d < set.detectionBegin[image + 1]; ++d) {
            const bool counts = set.detections[d].score >= out.confidence;
            hits += counts && matching.outcomes[d] == metrics::Outcome::TruePositive ? 1 : 0;
            falseAlarms += counts && matching.outcomes[d] == metrics::Outcome::FalsePositive ? 1 : 0;
        }
        const auto truths = set.truthsOf(image);
        const auto toFind = static_cast<std::size_t>(std::count_if(truths.begin(), truths.end(), [](const metrics::Truth& one) { return one.counts(); }));
        const std::size_t all = toFind + hits + falseAlarms;
        out.f1.push_back(all == 0 ? std::nullopt : std::optional(2 * static_cast<double>(hits) / static_cast<double>(all)));
    }
    return out;
}

void sortImages(std::vector<ImageScores>& images)
{
    std::stable_sort(images.begin(), images.end(), [](const ImageScores& x, const ImageScores& y) { return x.difference() > y.difference(); });
}

PredictionDifference compareDetectors(const ComparedRun& a, const ComparedRun& b, const dataset::DatasetPtr& given, JobControl& control)
{
    const auto placeA = placeAt(a);
    const auto placeB = placeAt(b);
    const TruthPtr truth = predictions::truthOf(given ? given : datasetOf(a, b, control), predictions::Shapes::Boxes, control);
    LoadedDetections loadedA = predictions::loadDetections(truth, placeA.path, {}, control);
    LoadedDetections loadedB = predictions::loadDetections(truth, placeB.path, {}, control);
    std::vector<std::uint32_t> shared;
    std::set_intersection(loadedA.images.begin(), loadedA.images.end(), loadedB.images.begin(), loadedB.images.end(), std::back_inserter(shared));
    if (shared.empty()) {
        throw Error(ErrorCode::InvalidArgument, b.folder, "Its predictions are for other images than those of " + a.folder + ": there is nothing to compare image by image.");
    }
    PredictionDifference out{.detectors = true,
                      .epochA = placeA.epoch,
                      .epochB = placeB.epoch,
                      .onlyA = loadedA.images.size() - shared.size(),
                      .onlyB = loadedB.images.size() - shared.size()};
    out.loadedA = std::make_shared<const LoadedDetections>(restrictTo(std::move(loadedA), shared));
    out.loadedB = std::make_shared<const LoadedDetections>(restrictTo(std::move(loadedB), shared));
    const metrics::DetectionSet& setA = out.loadedA->set;
    const metrics::DetectionSet& setB = out.loadedB->set;
    const metrics::Overlaps overlapsA = metrics::overlapsOf(setA, metrics::IouType::Box, control);
    const metrics::Overlaps overlapsB = metrics::overlapsOf(setB, metrics::IouType::Box, control);
    const Scored scoredA = scoreImages(setA, overlapsA);
    const Scored scoredB = scoreImages(setB, overlapsB);
    out.confidenceA = scoredA.confidence;
    out.confidenceB = scoredB.confidence;
    for (std::size_t image = 0; image < shared.size(); ++image) {
        out.images.push_back({.image = imageName(*out.loadedA, image), .a = scoredA.f1[image], .b = scoredB.f1[image]});
    }
    sortImages(out.images);
    for (const auto& [measure, metric] : {std::pair(RunMeasure::Ap, metrics::BootstrapMetric::Ap), std::pair(RunMeasure::Ap50, metrics::BootstrapMetric::Ap50)}) {
        out.measures.push_back({measure, metrics::bootstrapDifference(setA, overlapsA, setB, overlapsB, metric, control)});
    }
    return out;
}

/// Of an image in both runs.
struct CountsPair {
    std::string image;
    metrics::PixelCounts a;
    metrics::PixelCounts b;
};

using CountsByName = std::map<std::string, const runs::ImageCounts*>;

/// By the place in the data set; by file names alone where `names` is set, as far as these are unique.
CountsByName byName(const runs::EpochDetail& detail, const runs::RunInfo& info, bool names)
{
    CountsByName out;
    std::set<std::string> twice;
    for (const runs::ImageCounts& one : detail.images) {
        const std::string key = names ? std::filesystem::path(one.image).filename().string() : runs::placeInDataset(one.image, info);
        if (!out.emplace(key, &one).second && names) {
            twice.insert(key);
        }
    }
    for (const std::string& key : twice) {
        out.erase(key);
    }
    return out;
}

std::vector<CountsPair> pairs(const CountsByName& a, const CountsByName& b)
{
    std::vector<CountsPair> out;
    for (const auto& [key, counts] : a) {
        const auto other = b.find(key);
        if (other != b.end()) {
            out.push_back({.image = counts->image, .a = counts->counts, .b = other->second->counts});
        }
    }
    return out;
}

using PixelValue = std::optional<double> (*)(const metrics::PixelCounts&);

std::optional<metrics::BootstrapDifference> overImages(const std::vector<CountsPair>& images, PixelValue value, JobControl& control)
{
    std::vector<double> a;
    std::vector<double> b;
    for (const CountsPair& one : images) {
        const auto ofA = value(one.a);
        const auto ofB = value(one.b);
        if (ofA && ofB) {
            a.push_back(*ofA);
            b.push_back(*ofB);
        }
    }
    return metrics::bootstrapMeanDifference(a, b, control);
}

metrics::DrawnMetric pooled(const std::vector<CountsPair>& images, metrics::PixelCounts CountsPair::* side)
{
    return [&images, side](std::span<const std::uint32_t> weights) {
        metrics::PixelCounts sum;
        for (std::size_t i = 0; i < images.size(); ++i) {
            const metrics::PixelCounts& one = images[i].*side;
            sum.tp += weights[i] * one.tp;
            sum.fp += weights[i] * one.fp;
            sum.fn += weights[i] * one.fn;
            sum.tn += weights[i] * one.tn;
        }
        return metrics::dice(sum);
    };
}

PredictionDifference compareSegmentation(const ComparedRun& a, const ComparedRun& b, int epochA, int epochB, JobControl& control)
{
    const runs::EpochDetail detailA = runs::readEpochDetail(a.folder, epochA);
    const runs::EpochDetail detailB = runs::readEpochDetail(b.folder, epochB);
    std::vector<CountsPair> shared = pairs(byName(detailA, a.info, false), byName(detailB, b.info, false));
    if (shared.empty()) {
        shared = pairs(byName(detailA, a.info, true), byName(detailB, b.info, true));
    }
    if (shared.empty()) {
        throw Error(ErrorCode::InvalidArgument, b.folder, "Its validation images are other ones than those of " + a.folder + ": there is nothing to compare image by image.");
    }
    PredictionDifference out{.epochA = epochA, .epochB = epochB, .onlyA = detailA.images.size() - shared.size(), .onlyB = detailB.images.size() - shared.size()};
    for (const CountsPair& one : shared) {
        out.images.push_back({.image = one.image, .a = metrics::dice(one.a), .b = metrics::dice(one.b)});
    }
    sortImages(out.images);
    out.measures.push_back({RunMeasure::ImageDice, overImages(shared, metrics::dice, control)});
    out.measures.push_back({RunMeasure::ImageIou, overImages(shared, metrics::iou, control)});
    out.measures.push_back({RunMeasure::PooledDice, metrics::bootstrapDrawnDifference(shared.size(), pooled(shared, &CountsPair::a), pooled(shared, &CountsPair::b), control)});
    return out;
}

int epochOf(const std::vector<int>& epochs, int wanted)
{
    return wanted == 0 ? epochs.back() : storedEpochAt(epochs, wanted);
}

}  // namespace

std::string_view measureId(RunMeasure measure)
{
    switch (measure) {
    case RunMeasure::Ap:
        return "ap";
    case RunMeasure::Ap50:
        return "ap50";
    case RunMeasure::ImageDice:
        return "image_dice";
    case RunMeasure::PooledDice:
        return "pooled_dice";
    case RunMeasure::ImageIou:
        return "image_iou";
    }
    return {};
}

std::size_t PredictionDifference::wins() const
{
    return static_cast<std::size_t>(std::count_if(images.begin(), images.end(), [](const ImageScores& one) { return one.difference() > 0; }));
}

std::size_t PredictionDifference::losses() const
{
    return static_cast<std::size_t>(std::count_if(images.begin(), images.end(), [](const ImageScores& one) { return one.difference() < 0; }));
}

PredictionDifference compareRunPredictions(const ComparedRun& a, const ComparedRun& b, const dataset::DatasetPtr& truth, JobControl& control)
{
    const std::vector<int> pixelsA = runs::epochsWithDetail(a.folder);
    const std::vector<int> pixelsB = runs::epochsWithDetail(b.folder);
    if (pixelsA.empty() != pixelsB.empty()) {
        const ComparedRun& other = pixelsA.empty() ? a : b;
        throw Error(ErrorCode::InvalidArgument, other.folder, "These cannot be compared: it keeps no counts of pixels, and the other run does.");
    }
    return pixelsA.empty() ? compareDetectors(a, b, truth, control) : compareSegmentation(a, b, epochOf(pixelsA, a.epoch), epochOf(pixelsB, b.epoch), control);
}

FollowedImages imageOf(const LoadedDetections& loaded, const std::string& image, int epoch, JobControl& control)
{
    FollowedImages out;
    out.epoch = epoch;
    out.set.classNames = loaded.set.classNames;
    for (std::size_t i = 0; i < loaded.images.size() && out.images.empty(); ++i) {
        if (imageName(loaded, i) != image) {
            continue;
        }
        const predictions::EvaluatedImage& one = loaded.truth->images[loaded.images[i]];
        out.images.push_back({.name = std::filesystem::path(image).stem().string(), .image = image, .width = one.width, .height = one.height, .known = true});
        for (metrics::Truth truth : loaded.set.truthsOf(i)) {
            truth.image = 0;
            truth.mask = metrics::none;
            out.set.truths.push_back(truth);
        }
        for (metrics::Detection detection : loaded.set.detectionsOf(i)) {
            detection.image = 0;
            detection.mask = metrics::none;
            out.set.detections.push_back(detection);
        }
    }
    out.set.images = out.images.size();
    out.set.arrange();
    out.matching = metrics::matchDetections(out.set, metrics::overlapsOf(out.set, metrics::IouType::Box, control), matchedIou);
    return out;
}

}  // namespace gg::evaluation
