#include "core/metrics/coco.h"

#include "core/base/error.h"
#include "core/metrics/average_precision.h"
#include "core/metrics/coco_accumulate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::metrics {
namespace {

constexpr std::size_t points = 101;

const std::array<AreaRange, lanes>& cocoRanges()
{
    static const std::array<AreaRange, lanes> ranges{{{"all", 0, 1e10}, {"small", 0, 32 * 32}, {"medium", 32 * 32, 96 * 96}, {"large", 96 * 96, 1e10}}};
    return ranges;
}

std::vector<double> checkedThresholds(const CocoOptions& options, const Overlaps& overlaps)
{
    std::vector<double> thresholds = options.iouThresholds.empty() ? cocoThresholds() : options.iouThresholds;
    for (const double threshold : thresholds) {
        if (!(threshold > 0) || threshold > 1 || threshold < overlaps.floor) {
            throw Error(ErrorCode::InvalidArgument, {}, "The IoU threshold " + std::to_string(threshold)
                                                            + " cannot be evaluated. Use values above 0, up to 1, and not below "
                                                            + std::to_string(overlaps.floor) + ", from where on overlaps were kept.");
        }
    }
    return thresholds;
}

/// Classes [first, last).
struct ClassSpan {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Mean of what is defined, in the order in which numpy sees it: threshold after threshold, class after class. `only` picks the thresholds that
/// equal it.
class Means {
public:
    Means(const CocoCurves& curves, const std::vector<double>& thresholds) : m_curves(curves), m_thresholds(thresholds) {}

    std::optional<double> ap(std::size_t lane, ClassSpan classes, std::optional<double> only = {}) const
    {
        return mean(m_curves.precision[lane], points, classes, only);
    }
    std::optional<double> ar(const std::vector<double>& recall, ClassSpan classes) const { return mean(recall, 1, classes, {}); }
    std::optional<double> ar(std::size_t lane, ClassSpan classes) const { return ar(m_curves.recall[lane], classes); }

private:
    std::optional<double> mean(const std::vector<double>& table, std::size_t width, ClassSpan classes, std::optional<double> only) const
    {
        std::vector<double> defined;
        defined.reserve(m_thresholds.size() * (classes.last - classes.first) * width);
        for (std::size_t t = 0; t < m_thresholds.size(); ++t) {
            if (only && *only != m_thresholds[t]) {
                continue;
            }
            addColumns(table, width, t, classes, defined);
        }
        return defined.empty() ? std::nullopt : std::optional(pairwiseMean(defined));
    }

    /// pycocotools holds [threshold][recall][class].
    void addColumns(const std::vector<double>& table, std::size_t width, std::size_t t, ClassSpan classes, std::vector<double>& defined) const
    {
        for (std::size_t point = 0; point < width; ++point) {
            for (std::size_t classId = classes.first; classId < classes.last; ++classId) {
                const double value = table[m_curves.at(t, classId) * width + point];
                if (value > -1) {
                    defined.push_back(value);
                }
            }
        }
    }

    const CocoCurves& m_curves;
    const std::vector<double>& m_thresholds;
};

CocoSummary summaryOf(const Means& means, const CocoCurves& curves, ClassSpan classes)
{
    return {.ap = means.ap(0, classes),
            .ap50 = means.ap(0, classes, 0.5),
            .ap75 = means.ap(0, classes, 0.75),
            .apSmall = means.ap(1, classes),
            .apMedium = means.ap(2, classes),
            .apLarge = means.ap(3, classes),
            .ar1 = means.ar(curves.recall1, classes),
            .ar10 = means.ar(curves.recall10, classes),
            .ar100 = means.ar(0, classes),
            .arSmall = means.ar(1, classes),
            .arMedium = means.ar(2, classes),
            .arLarge = means.ar(3, classes)};
}

/// One evaluation: what is shared between the visits that its thresholds and ranges take.
class Evaluation {
public:
    Evaluation(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, std::vector<double> thresholds, JobControl& control)
        : m_set(set), m_overlaps(overlaps), m_order(order), m_thresholds(std::move(thresholds)), m_control(control)
    {
    }

    struct Answer {
        CocoCurves curves;
        std::vector<std::array<std::size_t, lanes>> truths;
    };

    Answer ask(const std::array<AreaRange, lanes>& ranges, const std::vector<double>& imageScales) const
    {
        Answer answer{CocoCurves(m_thresholds.size(), m_set.classNames.size()), {}};
        for (std::size_t first = 0; first < m_thresholds.size(); first += thresholdsAtOnce) {
            CocoQuestion question{.ranges = ranges, .imageScales = imageScales};
            const auto begin = m_thresholds.begin() + static_cast<std::ptrdiff_t>(first);
            question.thresholds.assign(begin, begin + static_cast<std::ptrdiff_t>(std::min(thresholdsAtOnce, m_thresholds.size() - first)));
            CocoMatches matches = matchCoco(m_set, m_overlaps, m_order, question, m_control);
            accumulateCoco(m_set, m_order, question, matches, first, answer.curves, m_control);
            answer.truths = std::move(matches.truths);
        }
        return answer;
    }

    Means meansOf(const Answer& answer) const { return {answer.curves, m_thresholds}; }
    const std::vector<double>& thresholds() const { return m_thresholds; }

private:
    const DetectionSet& m_set;
    const Overlaps& m_overlaps;
    const ScoreOrder& m_order;
    std::vector<double> m_thresholds;
    JobControl& m_control;
};

AreaScore areaScoreOf(const AreaRange& range, const Evaluation::Answer& answer, const Means& means, std::size_t lane)
{
    const std::size_t classes = answer.truths.size();
    AreaScore score{.range = range, .ap = means.ap(lane, {0, classes}), .ap50 = means.ap(lane, {0, classes}, 0.5), .recall = means.ar(lane, {0, classes})};
    for (std::size_t classId = 0; classId < classes; ++classId) {
        score.truths += answer.truths[classId][lane];
        score.apOfClass.push_back(means.ap(lane, {classId, classId + 1}));
    }
    return score;
}

/// Four at a time; what is left over of the last four has no name and is not looked at.
std::vector<AreaScore> furtherAreas(const Evaluation& evaluation, const CocoOptions& options)
{
    std::vector<AreaScore> scores;
    for (std::size_t first = 0; first < options.furtherAreas.size(); first += lanes) {
        std::array<AreaRange, lanes> ranges;
        const std::size_t count = std::min(lanes, options.furtherAreas.size() - first);
        std::copy_n(options.furtherAreas.begin() + static_cast<std::ptrdiff_t>(first), count, ranges.begin());
        const Evaluation::Answer answer = evaluation.ask(ranges, options.imageScales);
        for (std::size_t lane = 0; lane < count; ++lane) {
            scores.push_back(areaScoreOf(ranges[lane], answer, evaluation.meansOf(answer), lane));
        }
    }
    return scores;
}

void checkScales(const DetectionSet& set, const CocoOptions& options)
{
    if (!options.imageScales.empty() && options.imageScales.size() != set.images) {
        throw Error(ErrorCode::InvalidArgument, {}, std::to_string(options.imageScales.size()) + " scales were given for " + std::to_string(set.images)
                                                        + " images. Give one for each image, or none.");
    }
}

}  // namespace

std::vector<double> cocoThresholds()
{
    std::vector<double> thresholds;
    const double step = (0.95 - 0.5) / 9;
    for (int i = 0; i < 9; ++i) {
        thresholds.push_back(0.5 + i * step);
    }
    thresholds.push_back(0.95);
    return thresholds;
}

std::array<std::optional<double>, 12> CocoSummary::values() const
{
    return {ap, ap50, ap75, apSmall, apMedium, apLarge, ar1, ar10, ar100, arSmall, arMedium, arLarge};
}

std::span<const double> CocoScores::precisionOf(std::size_t threshold, std::size_t classId) const
{
    return {precision.data() + (threshold * classes.size() + classId) * points, points};
}

CocoScores cocoScores(const DetectionSet& set, const Overlaps& overlaps, JobControl& control, const CocoOptions& options)
{
    return cocoScores(set, overlaps, orderByScore(set, cocoMaxDetections, control), control, options);
}

CocoScores cocoScores(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, JobControl& control, const CocoOptions& options)
{
    checkScales(set, options);
    const Evaluation evaluation(set, overlaps, order, checkedThresholds(options, overlaps), control);
    Evaluation::Answer answer = evaluation.ask(cocoRanges(), {});
    const Means means = evaluation.meansOf(answer);

    const std::size_t classes = set.classNames.size();
    CocoScores scores{.all = summaryOf(means, answer.curves, {0, classes}), .iouThresholds = evaluation.thresholds()};
    for (std::size_t classId = 0; classId < classes; ++classId) {
        scores.classes.push_back(summaryOf(means, answer.curves, {classId, classId + 1}));
        scores.truthsOfClass.push_back(answer.truths[classId][0]);
    }
    scores.detectionsOfClass.assign(classes, 0);
    for (const Detection& detection : set.detections) {
        ++scores.detectionsOfClass[static_cast<std::size_t>(detection.classId)];
    }
    scores.areas = furtherAreas(evaluation, options);
    scores.precision = std::move(answer.curves.precision[0]);
    return scores;
}

std::vector<AreaScore> areaScores(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, JobControl& control,
                                  const CocoOptions& options)
{
    checkScales(set, options);
    return furtherAreas(Evaluation(set, overlaps, order, checkedThresholds(options, overlaps), control), options);
}

}  // namespace gg::metrics
