#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/mask_image.h"
#include "core/evaluation/segmentation_evaluation.h"
#include "core/runs/run_folder.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>

namespace gg::evaluation {
namespace {

using predictions::InputIssue;
using predictions::IssueKind;

constexpr std::size_t mostExamples = 5;

/// A followed image's truth as the network saw it, read once for all epochs.
struct FollowedSample {
    std::string name;
    std::string image;
    cv::Mat truth;  ///< 0 and 1; empty where it cannot be read
};

std::vector<PixelCell> cellsOf(const metrics::PixelCounts& counts)
{
    std::vector<PixelCell> cells;
    const auto add = [&cells](std::uint16_t truth, std::uint16_t predicted, std::uint64_t count) {
        if (count > 0) {
            cells.push_back({.truth = truth, .predicted = predicted, .count = static_cast<std::uint32_t>(count)});
        }
    };
    add(0, 0, counts.tn);
    add(0, 1, counts.fp);
    add(1, 0, counts.fn);
    add(1, 1, counts.tp);
    return cells;
}

/// An epoch of a run, or why it cannot be read.
struct EpochOutcome {
    std::optional<SegmentationEpoch> epoch;
    std::vector<std::string> problems;
};

metrics::LabelView viewOf(const cv::Mat& picture)
{
    return {.pixels = picture.ptr<std::uint8_t>(), .width = picture.cols, .height = picture.rows, .stride = picture.step[0]};
}

/// What only the picture of a prediction can say: degrees of foreground, and boundaries.
void look(SegmentationImage& image, const FollowedSample& sample, std::vector<std::string>& problems)
{
    if (sample.truth.empty()) {
        return;
    }
    try {
        const cv::Mat probability = dataset::readMask(image.predicted).values;
        if (probability.size() != sample.truth.size()) {
            problems.push_back(image.predicted + ": another size than the truth beside it");
            return;
        }
        auto levels = std::make_shared<metrics::ProbabilityHistogram>();
        for (int y = 0; y < probability.rows; ++y) {
            levels->add(probability.ptr<std::uint8_t>(y), sample.truth.ptr<std::uint8_t>(y), static_cast<std::size_t>(probability.cols));
        }
        const double tolerance = metrics::boundaryTolerance(probability.cols, probability.rows);
        auto sweep = std::make_shared<metrics::BoundarySweep>(metrics::sweepBoundary(viewOf(sample.truth), viewOf(probability), tolerance));
        image.boundaries.push_back({.classId = 1, .counts = metrics::countsAt(*sweep, metrics::middleThreshold)});
        image.hasBoundaries = true;
        image.levels = std::move(levels);
        image.boundarySweep = std::move(sweep);
    } catch (const Error& error) {
        problems.emplace_back(error.what());
    }
}

EpochOutcome readEpoch(const std::string& folder, int number, const std::vector<FollowedSample>& samples)
{
    EpochOutcome out;
    runs::EpochDetail detail;
    try {
        detail = runs::readEpochDetail(folder, number);
    } catch (const Error& error) {
        out.problems.emplace_back(error.what());
        return out;
    }
    SegmentationEpoch epoch;
    epoch.epoch = number;
    epoch.pooled = metrics::PixelConfusion(2);
    std::map<std::string, const FollowedSample*> followed;
    for (const FollowedSample& sample : samples) {
        followed.emplace(sample.image, &sample);
    }
    for (runs::ImageCounts& counts : detail.images) {
        SegmentationImage image;
        image.cells = cellsOf(counts.counts);
        image.image = std::move(counts.image);
        if (const auto sample = followed.find(image.image); sample != followed.end()) {
            image.predicted = runs::predictionFile(folder, number, sample->second->name);
            look(image, *sample->second, out.problems);
        }
        addTo(epoch, std::move(image));
    }
    out.epoch = std::move(epoch);
    return out;
}

std::vector<FollowedSample> readSamples(const std::string& folder, const runs::RunInfo& info, std::vector<std::string>& problems)
{
    std::vector<FollowedSample> samples;
    for (const runs::SnapshotSample& sample : info.samples) {
        FollowedSample one{.name = sample.name, .image = sample.image, .truth = {}};
        try {
            one.truth = dataset::binariseMask(dataset::readMaskGrey(runs::sampleTruthFile(folder, sample.name)));
        } catch (const Error& error) {
            problems.emplace_back(error.what());
        }
        samples.push_back(std::move(one));
    }
    return samples;
}

void nameProblems(std::vector<InputIssue>& issues, const std::string& folder, const std::vector<std::string>& problems)
{
    if (problems.empty()) {
        return;
    }
    const auto shown = problems.begin() + static_cast<std::ptrdiff_t>(std::min(mostExamples, problems.size()));
    issues.push_back({.kind = IssueKind::UnreadableFile,
                      .side = predictions::IssueSide::Predictions,
                      .file = folder,
                      .count = problems.size(),
                      .examples = {problems.begin(), shown},
                      .used = false});
}

}  // namespace

SegmentationPtr evaluateRun(const std::string& runFolder, JobControl& control)
{
    const auto begin = std::chrono::steady_clock::now();
    const runs::RunInfo info = runs::readRunInfo(runFolder);
    auto out = std::make_shared<SegmentationEvaluation>();
    out->path = runFolder;
    out->name = info.name.empty() ? std::filesystem::path(runFolder).filename().string() : info.name;
    out->classNames = {"background", "foreground"};
    out->classValues = {0, 1};
    out->counted = {1};

    std::vector<std::string> problems;
    const std::vector<FollowedSample> samples = readSamples(runFolder, info, problems);
    const std::vector<int> numbers = runs::epochsWithDetail(runFolder);
    std::vector<EpochOutcome> outcomes(numbers.size());
    control.begin("Reading epochs", numbers.size());
    parallelFor(numbers.size(), 1, control, [&](std::size_t i) { outcomes[i] = readEpoch(runFolder, numbers[i], samples); });
    for (EpochOutcome& outcome : outcomes) {
        problems.insert(problems.end(), outcome.problems.begin(), outcome.problems.end());
        if (outcome.epoch) {
            out->hasBoundaries = out->hasBoundaries || outcome.epoch->imagesWithBoundaries > 0;
            out->epochs.push_back(std::move(*outcome.epoch));
        }
    }
    if (out->epochs.empty()) {
        throw Error(numbers.empty() ? ErrorCode::NotFound : ErrorCode::Malformed, runFolder,
                    numbers.empty() ? "This run has no counts of validation images yet: epochs/NNNN/epoch.json comes with the first epoch."
                                    : "None of the " + std::to_string(numbers.size()) + " epochs can be read. The first: " + problems.front());
    }
    nameProblems(out->issues, runFolder, problems);
    out->evaluateSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return out;
}

}  // namespace gg::evaluation
