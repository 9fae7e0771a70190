#include "core/evaluation/segmentation_selection.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace gg::evaluation {
namespace {

using metrics::PixelConfusion;

/// Pixels of counted classes that are not what they should be.
std::uint64_t wrongPixels(const PixelConfusion& confusion)
{
    std::uint64_t wrong = 0;
    for (std::size_t truth = 0; truth < confusion.classes; ++truth) {
        for (std::size_t predicted = 0; predicted <= confusion.classes; ++predicted) {
            wrong += truth == predicted ? 0 : confusion.at(truth, predicted);
        }
    }
    return wrong;
}

std::uint64_t wrongOfClass(const PixelConfusion& confusion, std::size_t classId)
{
    const metrics::PixelCounts counts = metrics::countsOf(confusion, classId);
    return counts.fp + counts.fn;
}

/// One selection at a time, image by image; nothing for images that do not belong to it.
class Chooser {
public:
    Chooser(const SegmentationEvaluation& evaluation, const SegmentationReading& reading, const SegmentationSelection& selection)
        : m_evaluation(evaluation)
        , m_reading(reading)
    {
        if (const auto* history = std::get_if<HistoryImages>(&selection)) {
            m_named.insert(history->images.begin(), history->images.end());
        }
    }

    std::optional<ImageCase> operator()(const SegmentationImage& image, std::monostate) const
    {
        return ImageCase{.image = 0,
                         .value = valueOf(m_evaluation, image, SegmentationMetric::Iou, metrics::none, m_reading),
                         .pixels = wrongPixels(confusionOf(m_evaluation, image, m_reading))};
    }

    std::optional<ImageCase> operator()(const SegmentationImage& image, const PixelMatrixCell& cell) const
    {
        const std::uint64_t pixels = confusionOf(m_evaluation, image, m_reading).at(cell.truth, cell.predicted);
        return pixels == 0 ? std::nullopt : std::optional(ImageCase{.image = 0, .value = {}, .pixels = pixels});
    }

    std::optional<ImageCase> operator()(const SegmentationImage& image, const SegmentationClassRow& row) const
    {
        const auto value = valueOf(m_evaluation, image, SegmentationMetric::Iou, static_cast<std::uint32_t>(row.classId), m_reading);
        if (!value) {
            return std::nullopt;
        }
        return ImageCase{.image = 0, .value = value, .pixels = wrongOfClass(confusionOf(m_evaluation, image, m_reading), row.classId)};
    }

    std::optional<ImageCase> operator()(const SegmentationImage& image, const ScoreBar& bar) const
    {
        const auto value = valueOf(m_evaluation, image, bar.metric, bar.classId, m_reading);
        const std::size_t own = barOf(value).value_or(ScoreBars{}.bars.size());
        if (own < bar.bar || own > std::max(bar.bar, bar.last)) {
            return std::nullopt;
        }
        return ImageCase{.image = 0, .value = value, .pixels = wrongPixels(confusionOf(m_evaluation, image, m_reading))};
    }

    std::optional<ImageCase> operator()(const SegmentationImage& image, const ThresholdPoint& point) const
    {
        if (!image.levels) {
            return std::nullopt;
        }
        const SegmentationReading there{.threshold = point.threshold};
        const PixelConfusion confusion = confusionOf(m_evaluation, image, there);
        return ImageCase{.image = 0,
                         .value = valueOf(m_evaluation, image, SegmentationMetric::Dice, metrics::none, there),
                         .pixels = wrongPixels(confusion)};
    }

    std::optional<ImageCase> operator()(const SegmentationImage& image, const HistoryImages&) const
    {
        return m_named.contains(image.image) ? (*this)(image, std::monostate()) : std::nullopt;
    }

private:
    const SegmentationEvaluation& m_evaluation;
    const SegmentationReading& m_reading;
    std::unordered_set<std::string_view> m_named;  ///< images of a HistoryImages
};

/// Lowest value first; without one, last; then most pixels.
bool worse(const ImageCase& a, const ImageCase& b)
{
    if (a.value.has_value() != b.value.has_value()) {
        return a.value.has_value();
    }
    if (a.value && *a.value != *b.value) {
        return *a.value < *b.value;
    }
    return a.pixels > b.pixels;
}

}  // namespace

std::vector<ImageCase> imagesOf(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch, const SegmentationReading& reading,
                                const SegmentationSelection& selection)
{
    const Chooser choose(evaluation, reading, selection);
    std::vector<ImageCase> out;
    for (std::size_t i = 0; i < epoch.images.size(); ++i) {
        auto one = std::visit([&](const auto& what) { return choose(epoch.images[i], what); }, selection);
        if (one) {
            one->image = i;
            out.push_back(*one);
        }
    }
    std::stable_sort(out.begin(), out.end(), worse);
    return out;
}

}  // namespace gg::evaluation
