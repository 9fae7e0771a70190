#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/mask_image.h"
#include "core/evaluation/segmentation_evaluation.h"
#include "core/metrics/label_view.h"
#include "core/runs/run_folder.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

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

std::vector<PixelCell> cellsOf(const std::vector<runs::ClassCell>& counted)
{
    std::vector<PixelCell> cells;
    for (const runs::ClassCell& cell : counted) {
        cells.push_back({.truth = cell.truth, .predicted = cell.predicted, .count = static_cast<std::uint32_t>(cell.count)});
    }
    std::sort(cells.begin(), cells.end(), [](const PixelCell& a, const PixelCell& b) { return std::pair(a.truth, a.predicted) < std::pair(b.truth, b.predicted); });
    return cells;
}

/// Cells of classes that the run does not have cannot be counted.
bool fits(const std::vector<PixelCell>& cells, std::size_t classes)
{
    return std::all_of(cells.begin(), cells.end(), [classes](const PixelCell& cell) { return cell.truth < classes && cell.predicted <= classes; });
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

/// A map of classes as labels; pixels of no class are no label.
cv::Mat classMap(const std::string& file, const std::vector<std::uint32_t>& pixels)
{
    cv::Mat table(1, 256, CV_8U, cv::Scalar(metrics::noLabel));
    for (std::size_t c = 0; c < pixels.size() && c < metrics::noLabel; ++c) {
        if (pixels[c] < 256) {
            table.at<std::uint8_t>(0, static_cast<int>(pixels[c])) = static_cast<std::uint8_t>(c);
        }
    }
    cv::Mat labels;
    cv::LUT(dataset::readMask(file).values, table, labels);
    return labels;
}

/// The boundaries of every class in a followed image.
void lookAtClasses(SegmentationImage& image, const FollowedSample& sample, const runs::RunInfo& info, std::vector<std::string>& problems)
{
    if (sample.truth.empty()) {
        return;
    }
    try {
        const cv::Mat predicted = classMap(image.predicted, info.classPixels);
        if (predicted.size() != sample.truth.size()) {
            problems.push_back(image.predicted + ": another size than the truth beside it");
            return;
        }
        const double tolerance = metrics::boundaryTolerance(predicted.cols, predicted.rows);
        const auto counts = metrics::countBoundaries(viewOf(sample.truth), viewOf(predicted), info.classes.size(), tolerance);
        for (std::size_t c = 0; c < counts.size(); ++c) {
            if (counts[c].truth + counts[c].predicted > 0) {
                image.boundaries.push_back({.classId = static_cast<std::uint16_t>(c), .counts = counts[c]});
            }
        }
        image.hasBoundaries = true;
    } catch (const Error& error) {
        problems.emplace_back(error.what());
    }
}

EpochOutcome readEpoch(const std::string& folder, int number, const runs::RunInfo& info, const std::vector<FollowedSample>& samples)
{
    const std::size_t classes = info.classes.size();
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
    epoch.pooled = metrics::PixelConfusion(classes > 0 ? classes : 2);
    std::map<std::string, const FollowedSample*> followed;
    for (const FollowedSample& sample : samples) {
        followed.emplace(sample.image, &sample);
    }
    for (runs::ImageCounts& counts : detail.images) {
        SegmentationImage image;
        image.cells = classes > 0 ? cellsOf(counts.cells) : cellsOf(counts.counts);
        image.image = std::move(counts.image);
        if (classes > 0 && !fits(image.cells, classes)) {
            out.problems.push_back(folder + ", epoch " + std::to_string(number) + ": " + image.image + " has classes that the run does not name");
            continue;
        }
        if (const auto sample = followed.find(image.image); sample != followed.end()) {
            image.predicted = runs::predictionFile(folder, number, sample->second->name);
            if (classes > 0) {
                lookAtClasses(image, *sample->second, info, out.problems);
            } else {
                look(image, *sample->second, out.problems);
            }
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
            const std::string file = runs::sampleTruthFile(folder, sample.name);
            one.truth = info.classes.empty() ? dataset::binariseMask(dataset::readMaskGrey(file)) : classMap(file, info.classPixels);
        } catch (const Error& error) {
            problems.emplace_back(error.what());
        }
        samples.push_back(std::move(one));
    }
    return samples;
}

void nameClasses(SegmentationEvaluation& out, const runs::RunInfo& info)
{
    if (info.classes.empty()) {
        out.classNames = {"background", "foreground"};
        out.classValues = {0, 1};
        out.counted = {1};
        return;
    }
    out.meaning = MaskMeaning::Classes;
    out.classNames = info.classes;
    out.classesAreColours = info.classesAreColours;
    for (std::size_t c = 0; c < info.classes.size(); ++c) {
        out.classValues.push_back(c < info.classValues.size() ? info.classValues[c] : static_cast<std::uint32_t>(c));
        out.counted.push_back(c);
    }
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
    nameClasses(*out, info);

    std::vector<std::string> problems;
    const std::vector<FollowedSample> samples = readSamples(runFolder, info, problems);
    const std::vector<int> numbers = runs::epochsWithDetail(runFolder);
    std::vector<EpochOutcome> outcomes(numbers.size());
    control.begin("Reading epochs", numbers.size());
    parallelFor(numbers.size(), 1, control, [&](std::size_t i) { outcomes[i] = readEpoch(runFolder, numbers[i], info, samples); });
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
