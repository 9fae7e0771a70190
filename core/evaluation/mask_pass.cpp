#include "core/evaluation/mask_pass.h"

#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/evaluation/painted_truth.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <filesystem>

namespace gg::evaluation {
namespace {

constexpr std::size_t labelCount = 256;

metrics::LabelView viewOf(const cv::Mat& labels)
{
    return {.pixels = labels.ptr<std::uint8_t>(), .width = labels.cols, .height = labels.rows, .stride = labels.step[0]};
}

std::uint64_t bytesOf(const std::string& file)
{
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    return code ? 0 : size;
}

std::string sizeText(cv::Size size)
{
    return std::to_string(size.width) + " × " + std::to_string(size.height);
}

void fit(LabelMask& mask, cv::Size size)
{
    cv::resize(mask.labels, mask.labels, size, 0, 0, cv::INTER_NEAREST);
    if (!mask.probability.empty()) {
        cv::resize(mask.probability, mask.probability, size, 0, 0, cv::INTER_NEAREST);
    }
}

/// Labels of either mask as places in `keys`, so that both speak of the same classes.
cv::Mat inOrderOf(const std::vector<Key>& keys, const LabelMask& mask)
{
    cv::Mat table(1, static_cast<int>(labelCount), CV_8U, cv::Scalar(metrics::noLabel));
    for (std::size_t label = 0; label < labelCount; ++label) {
        const auto at = std::lower_bound(keys.begin(), keys.end(), mask.keys[label]);
        if (mask.keys[label] != noKey && at != keys.end() && *at == mask.keys[label]) {
            table.at<std::uint8_t>(0, static_cast<int>(label)) = static_cast<std::uint8_t>(at - keys.begin());
        }
    }
    cv::Mat out;
    cv::LUT(mask.labels, table, out);
    return out;
}

std::shared_ptr<const metrics::ProbabilityHistogram> levelsOf(const LabelMask& truth, const LabelMask& predicted)
{
    auto levels = std::make_shared<metrics::ProbabilityHistogram>();
    for (int y = 0; y < truth.labels.rows; ++y) {
        levels->add(predicted.probability.ptr<std::uint8_t>(y), truth.labels.ptr<std::uint8_t>(y), static_cast<std::size_t>(truth.labels.cols));
    }
    return levels;
}

std::vector<Key> keysOf(const std::vector<MaskOutcome::Cell>& cells)
{
    std::vector<Key> keys;
    for (const MaskOutcome::Cell& cell : cells) {
        keys.push_back(cell.truth);
        if (cell.predicted != noKey) {
            keys.push_back(cell.predicted);
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

/// Several values may stand for one class, such as two shades of a colour.
void merge(std::vector<MaskOutcome::Cell>& cells)
{
    const auto before = [](const MaskOutcome::Cell& a, const MaskOutcome::Cell& b) {
        return a.truth != b.truth ? a.truth < b.truth : a.predicted < b.predicted;
    };
    std::sort(cells.begin(), cells.end(), before);
    std::vector<MaskOutcome::Cell> out;
    for (const MaskOutcome::Cell& cell : cells) {
        if (!out.empty() && !before(out.back(), cell)) {
            out.back().count += cell.count;
        } else {
            out.push_back(cell);
        }
    }
    cells = std::move(out);
}

}  // namespace

cv::Size imageSize(const dataset::Dataset& dataset, const dataset::Record& record)
{
    if (record.declaredWidth > 0 && record.declaredHeight > 0) {
        return {record.declaredWidth, record.declaredHeight};
    }
    return dataset::readImageSize(dataset.absolute(record.image));
}

MaskPass::MaskPass(const dataset::Dataset& dataset, std::vector<Key> classKeys, const MaskReading& reading, double boundaryShare)
    : m_dataset(dataset)
    , m_classKeys(std::move(classKeys))
    , m_reading(reading)
    , m_boundaryShare(boundaryShare)
    , m_pairs(labelCount * labelCount)
{
}

LabelMask MaskPass::readTruth(const MaskJob& job, const DecodedMasks& decoded, cv::Size size, MaskOutcome& outcome) const
{
    if (!job.truth.empty()) {
        outcome.bytes += bytesOf(job.truth);
        return trueLabels(decoded.truth ? *decoded.truth : dataset::readMask(job.truth), m_reading);
    }
    return paintedLabels(paintLabels(m_dataset.records[job.record], size, m_classKeys.size()), m_classKeys, m_reading);
}

/// The pairs of one image come one after the other, with the predictions of every epoch.
const LabelMask& MaskPass::truthOf(const MaskJob& job, const DecodedMasks& decoded, cv::Size predictedSize, MaskOutcome& outcome)
{
    const dataset::Record& record = m_dataset.records[job.record];
    cv::Size size;
    if (job.truth.empty()) {
        size = imageSize(m_dataset, record);
        if (size.empty() && record.space == dataset::CoordinateSpace::Normalised) {
            size = predictedSize;  // the picture is not there, and the outlines do not need it
        }
        if (size.empty()) {
            throw Error(ErrorCode::Unreadable, m_dataset.absolute(record.image), "The size of the picture cannot be read.");
        }
    }
    const bool there = m_truthRecord == job.record && (size.empty() || m_truth.labels.size() == size);
    if (!there) {
        m_truthRecord.reset();
        m_truth = readTruth(job, decoded, size, outcome);
        m_truthRecord = job.record;
    }
    return m_truth;
}

MaskOutcome MaskPass::run(const MaskJob& job, const DecodedMasks& decoded)
{
    MaskOutcome outcome;
    if (job.truth.empty() && !hasOutlines(m_dataset.records[job.record])) {
        outcome.noOutline = true;
        return outcome;
    }
    try {
        outcome.bytes += bytesOf(job.predicted);
        LabelMask predicted = predictedLabels(decoded.predicted ? *decoded.predicted : dataset::readMask(job.predicted), m_reading);
        const LabelMask& truth = truthOf(job, decoded, predicted.labels.size(), outcome);
        if (predicted.labels.size() != truth.labels.size()) {
            outcome.sizeDiffers = "predicted " + sizeText(predicted.labels.size()) + ", truth " + sizeText(truth.labels.size());
            fit(predicted, truth.labels.size());
        }
        outcome.truthEncoding = truth.otherEncoding;
        outcome.predictedEncoding = predicted.otherEncoding;
        if (!job.keepLevels) {
            predicted.probability.release();
        }
        count(truth, predicted, outcome);
        if (m_boundaryShare > 0) {
            measureBoundaries(truth, predicted, outcome);
        }
        if (!predicted.probability.empty()) {
            outcome.levels = levelsOf(truth, predicted);
        }
    } catch (const Error& error) {
        outcome.unreadable = error.path();
        outcome.why = error.detail();
    }
    return outcome;
}

void MaskPass::count(const LabelMask& truth, const LabelMask& predicted, MaskOutcome& outcome)
{
    metrics::addLabelPairs(m_pairs, viewOf(truth.labels), viewOf(predicted.labels));
    for (std::size_t t = 0; t < labelCount; ++t) {
        for (std::size_t p = 0; p < labelCount; ++p) {
            const std::uint64_t pixels = std::exchange(m_pairs[t * labelCount + p], 0);
            if (pixels == 0) {
                continue;
            }
            if (truth.keys[t] == noKey) {
                outcome.leftOut += pixels;
            } else {
                outcome.cells.push_back({.truth = truth.keys[t], .predicted = predicted.keys[p], .count = pixels});
            }
        }
    }
    merge(outcome.cells);
}

void MaskPass::measureBoundaries(const LabelMask& truth, const LabelMask& predicted, MaskOutcome& outcome) const
{
    const double tolerance = metrics::boundaryTolerance(truth.labels.cols, truth.labels.rows, m_boundaryShare);
    if (m_reading.meaning == MaskMeaning::Foreground) {
        metrics::BoundaryCounts counts;
        if (predicted.probability.empty()) {
            counts = metrics::countBoundary(viewOf(truth.labels), viewOf(predicted.labels), 1, tolerance);
        } else {
            auto sweep = std::make_shared<metrics::BoundarySweep>(metrics::sweepBoundary(viewOf(truth.labels), viewOf(predicted.probability), tolerance));
            counts = metrics::countsAt(*sweep, metrics::middleThreshold);
            outcome.boundarySweep = std::move(sweep);
        }
        outcome.boundaries.push_back({.key = 1, .counts = counts});
        outcome.hasBoundaries = true;
        return;
    }
    const std::vector<Key> keys = keysOf(outcome.cells);
    if (keys.size() >= metrics::noLabel) {
        return;  // two masks of 255 classes each in one picture: labels do not suffice
    }
    outcome.hasBoundaries = true;
    const cv::Mat truthLabels = inOrderOf(keys, truth);
    const cv::Mat predictedLabels = inOrderOf(keys, predicted);
    const auto counts = metrics::countBoundaries(viewOf(truthLabels), viewOf(predictedLabels), keys.size(), tolerance);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (counts[i].truth + counts[i].predicted > 0) {
            outcome.boundaries.push_back({.key = keys[i], .counts = counts[i]});
        }
    }
}

}  // namespace gg::evaluation
