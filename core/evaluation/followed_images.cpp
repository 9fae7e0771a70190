#include "core/evaluation/followed_images.h"

#include "core/base/error.h"
#include "core/predictions/load.h"
#include "core/runs/detection_epoch.h"

#include <filesystem>
#include <map>

namespace gg::evaluation {
namespace {

constexpr double matchedIou = 0.5;

/// Index into the loaded images by the absolute path of the picture.
std::map<std::string, std::size_t> loadedByPath(const predictions::LoadedDetections& loaded)
{
    std::map<std::string, std::size_t> places;
    const predictions::TruthTable& truth = *loaded.truth;
    for (std::size_t i = 0; i < loaded.images.size(); ++i) {
        const predictions::EvaluatedImage& image = truth.images[loaded.images[i]];
        if (truth.dataset && image.record != predictions::noRecord) {
            places.emplace(truth.dataset->absolute(truth.dataset->records[image.record].image), i);
        }
    }
    return places;
}

/// A run may name its images through a link, or with a "..": the file is what counts.
std::string canonical(const std::string& path)
{
    std::error_code code;
    const auto resolved = std::filesystem::weakly_canonical(path, code);
    return code ? path : resolved.string();
}

void take(const predictions::LoadedDetections& loaded, std::size_t from, FollowedImages& out)
{
    const auto to = static_cast<std::uint32_t>(out.images.size() - 1);
    for (metrics::Truth truth : loaded.set.truthsOf(from)) {
        truth.image = to;
        truth.mask = metrics::none;
        out.set.truths.push_back(truth);
    }
    for (metrics::Detection detection : loaded.set.detectionsOf(from)) {
        detection.image = to;
        detection.mask = metrics::none;
        out.set.detections.push_back(detection);
    }
}

}  // namespace

int storedEpochAt(const std::vector<int>& epochs, int epoch)
{
    int best = epochs.empty() ? 0 : epochs.front();
    for (const int one : epochs) {
        if (one <= epoch) {
            best = one;
        }
    }
    return best;
}

FollowedImages readFollowedImages(const std::shared_ptr<const predictions::TruthTable>& truth, const std::string& runFolder,
                                  const runs::RunInfo& info, int epoch, JobControl& control)
{
    FollowedImages out;
    out.epoch = storedEpochAt(runs::detectionEpochs(runFolder), epoch);
    if (out.epoch == 0) {
        throw Error(ErrorCode::NotFound, runFolder, "The run keeps no predictions yet: no folder of its epochs has a predictions.json.");
    }
    const std::string file = (std::filesystem::path(runFolder) / runs::epochFolderName(out.epoch) / "predictions.json").string();
    const predictions::LoadedDetections loaded = predictions::loadDetections(truth, file, {}, control);
    const auto places = loadedByPath(loaded);
    out.set.classNames = loaded.set.classNames;
    for (const runs::SnapshotSample& sample : info.samples) {
        out.images.push_back({.name = sample.name, .image = sample.image});
        auto place = places.find(sample.image);
        place = place == places.end() ? places.find(canonical(sample.image)) : place;
        if (place != places.end()) {
            const predictions::EvaluatedImage& image = truth->images[loaded.images[place->second]];
            out.images.back().width = image.width;
            out.images.back().height = image.height;
            out.images.back().known = true;
            take(loaded, place->second, out);
        }
    }
    out.set.images = out.images.size();
    out.set.arrange();
    out.matching = metrics::matchDetections(out.set, metrics::overlapsOf(out.set, metrics::IouType::Box, control), matchedIou);
    return out;
}

}  // namespace gg::evaluation
