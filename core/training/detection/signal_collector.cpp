#include "core/training/detection/signal_collector.h"

#include <algorithm>
#include <limits>

namespace gg::training {
namespace {

std::size_t boxesOf(const CellSignals& cells)
{
    return static_cast<std::size_t>(cells.rows) * static_cast<std::size_t>(cells.columns) * static_cast<std::size_t>(cells.boxesPerCell);
}

/// Row and column of the cell that holds a point of the canvas.
std::pair<int, int> cellAt(double x, double y, const CellSignals& cells)
{
    const auto index = [&](double at, int count) { return std::clamp(static_cast<int>(at / cells.stride), 0, count - 1); };
    return {index(y, cells.rows), index(x, cells.columns)};
}

void addToCensus(runs::BoxCensus& census, const metrics::Box& box, const predictions::EvaluatedImage& image, double score)
{
    if (image.width > 0 && image.height > 0) {
        census.add(box.width / image.width, box.height / image.height, score);
    }
}

double orNone(const runs::Moments& moments)
{
    return moments.count > 0 ? moments.mean : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

SignalCollector::SignalCollector(FollowedCells followed)
    : m_followed(std::move(followed))
{
}

void SignalCollector::add(const DetectionBatch& batch, const std::vector<CellSignals>& cells, const std::vector<std::string>& names)
{
    m_signals.scales.resize(std::max(m_signals.scales.size(), cells.size()));
    m_signals.pictures += static_cast<std::int64_t>(batch.size());
    for (std::size_t scale = 0; scale < cells.size(); ++scale) {
        const CellSignals& here = cells[scale];
        const std::size_t boxes = boxesOf(here);
        for (std::size_t picture = 0; picture < batch.size(); ++picture) {
            const std::size_t first = picture * boxes;
            runs::addPicture(m_signals.scales[scale], {.stride = here.stride,
                                                       .boxesPerCell = here.boxesPerCell,
                                                       .rows = here.rows,
                                                       .columns = here.columns,
                                                       .objectness = here.objectness.data_ptr<float>() + first,
                                                       .overlap = here.overlap.data_ptr<float>() + first,
                                                       .matched = here.matched.data_ptr<bool>() + first,
                                                       .negative = here.negative.data_ptr<bool>() + first});
            if (std::binary_search(m_followed.samples.begin(), m_followed.samples.end(), batch.samples[picture])) {
                follow(batch, picture, here, names[picture]);
            }
        }
    }
}

void SignalCollector::follow(const DetectionBatch& batch, std::size_t picture, const CellSignals& cells, const std::string& name)
{
    std::vector<std::pair<int, int>> chosen;
    const auto choose = [&](std::pair<int, int> cell) {
        if (std::find(chosen.begin(), chosen.end(), cell) == chosen.end()) {
            chosen.push_back(cell);
        }
    };
    std::size_t truths = 0;
    for (std::size_t t = 0; t < batch.labels.size() && truths < FollowedCells::truthsEach; ++t) {
        if (static_cast<std::size_t>(batch.imageOf[t]) == picture) {
            const float* box = batch.boxes.data() + 4 * t;
            const auto [row, column] = cellAt((static_cast<double>(box[0]) + static_cast<double>(box[2])) / 2,
                                              (static_cast<double>(box[1]) + static_cast<double>(box[3])) / 2, cells);
            choose({row, column});
            choose({(row + cells.rows / 2) % cells.rows, (column + cells.columns / 2) % cells.columns});
            ++truths;
        }
    }
    for (const auto& [row, column] : chosen) {
        for (int box = 0; box < cells.boxesPerCell; ++box) {
            const auto at = static_cast<std::int64_t>(picture * boxesOf(cells))
                            + (static_cast<std::int64_t>(row) * cells.columns + column) * cells.boxesPerCell + box;
            m_signals.followed.push_back({.image = name,
                                          .stride = cells.stride,
                                          .row = row,
                                          .column = column,
                                          .box = box,
                                          .matched = cells.matched.data_ptr<bool>()[at],
                                          .objectness = static_cast<double>(cells.objectness.data_ptr<float>()[at]),
                                          .overlap = static_cast<double>(cells.overlap.data_ptr<float>()[at])});
        }
    }
}

runs::InnerSignals SignalCollector::finish(const predictions::TruthTable& truth, const std::vector<std::uint32_t>& images,
                                           const std::vector<metrics::Detection>& detections)
{
    std::vector<bool> validated(truth.images.size(), false);
    for (const std::uint32_t image : images) {
        validated[image] = true;
    }
    for (const metrics::Truth& one : truth.truths) {
        if (one.counts() && validated[one.image]) {
            addToCensus(m_signals.truths, one.box, truth.images[one.image], 1);
        }
    }
    for (const metrics::Detection& one : detections) {
        if (one.score >= runs::saidAbove) {
            addToCensus(m_signals.predicted, one.box, truth.images[images[one.image]], one.score);
        }
    }
    return std::move(m_signals);
}

std::vector<CellSignals> onProcessor(std::vector<CellSignals> cells)
{
    for (CellSignals& scale : cells) {
        scale.objectness = scale.objectness.to(torch::kCPU, torch::kFloat32).contiguous();
        scale.overlap = scale.overlap.to(torch::kCPU, torch::kFloat32).contiguous();
        scale.matched = scale.matched.to(torch::kCPU, torch::kBool).contiguous();
        scale.negative = scale.negative.to(torch::kCPU, torch::kBool).contiguous();
    }
    return cells;
}

Values signalValues(const runs::InnerSignals& signals)
{
    Values values;
    const double pictures = static_cast<double>(std::max<std::int64_t>(1, signals.pictures));
    for (const runs::ScaleSignals& scale : signals.scales) {
        const std::string at = "/" + std::to_string(scale.stride);
        values.emplace_back("signals/objectness_matched" + at, orNone(scale.matched.objectness));
        values.emplace_back("signals/objectness_matched_sd" + at, scale.matched.objectness.deviation());
        values.emplace_back("signals/objectness_unmatched" + at, orNone(scale.unmatched.objectness));
        values.emplace_back("signals/objectness_unmatched_sd" + at, scale.unmatched.objectness.deviation());
        values.emplace_back("signals/overlap_matched" + at, orNone(scale.matched.overlap));
        values.emplace_back("signals/said" + at, static_cast<double>(scale.said) / pictures);
    }
    values.emplace_back("signals/predicted_confidence", orNone(signals.predicted.score));
    values.emplace_back("signals/predicted_side", orNone(signals.predicted.side));
    values.emplace_back("signals/true_side", orNone(signals.truths.side));
    return values;
}

}  // namespace gg::training
