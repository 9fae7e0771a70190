#include "core/evaluation/selection.h"

#include "core/evaluation/case_order.h"
#include "core/evaluation/same_truths.h"

#include <algorithm>
#include <array>

namespace gg::evaluation {
namespace {

using metrics::none;
using metrics::Outcome;

/// Asks one evaluation, at one reading, for its objects.
class Finder {
public:
    Finder(const DetectionEvaluation& evaluation, const Reading& reading)
        : m_evaluation(evaluation), m_set(evaluation.set()), m_reading(reading), m_matching(*reading.matching)
    {}

    std::vector<Case> operator()(std::monostate) const { return {}; }

    std::vector<Case> operator()(const MatrixCell& cell) const
    {
        const metrics::ConfusionMatrix& matrix = *m_reading.confusion;
        std::vector<Case> cases;
        if (cell.bothWays && cell.truth != cell.predicted) {
            cases = (*this)(MatrixCell{cell.predicted, cell.truth});
        }
        if (cell.truth == matrix.background()) {
            for (std::uint32_t d = 0; d < m_set.detections.size(); ++d) {
                if (matrix.counted[d] && matrix.truthOf[d] == none && classOf(m_set.detections[d]) == cell.predicted) {
                    cases.push_back(falsePositive(d));
                }
            }
            return cases;
        }
        for (std::uint32_t t = 0; t < m_set.truths.size(); ++t) {
            const std::uint32_t d = matrix.detectionOf[t];
            const std::size_t predicted = d == none ? matrix.background() : classOf(m_set.detections[d]);
            if (m_set.truths[t].counts() && classOf(m_set.truths[t]) == cell.truth && predicted == cell.predicted) {
                cases.push_back(d == none ? missed(t) : predicted == cell.truth ? found(t, d, overlap(d, t)) : confused(d, t));
            }
        }
        return cases;
    }

    std::vector<Case> operator()(const ErrorBar& bar) const
    {
        const metrics::ErrorBreakdown& errors = *m_reading.errors;
        std::vector<Case> cases;
        if (bar.kind == metrics::ErrorKind::None) {
            return cases;
        }
        if (bar.kind == metrics::ErrorKind::Missed) {
            for (std::uint32_t t = 0; t < m_set.truths.size(); ++t) {
                if (errors.missed[t] && isOf(m_set.truths[t], bar.classId)) {
                    cases.push_back(missed(t));
                }
            }
            return cases;
        }
        for (std::uint32_t d = 0; d < m_set.detections.size(); ++d) {
            if (errors.kindOf[d] == bar.kind && isOf(m_set.detections[d], bar.classId)) {
                cases.push_back(bar.kind == metrics::ErrorKind::Class ? confused(d, errors.truthOf[d]) : falsePositive(d, errors.truthOf[d]));
            }
        }
        return cases;
    }

    std::vector<Case> operator()(const CurvePoint& point) const
    {
        return outcomes(point.classId, [&](const metrics::Detection& detection) { return detection.score >= point.confidence; });
    }

    std::vector<Case> operator()(const ClassRow& row) const
    {
        return outcomes(row.classId, [&](const metrics::Detection& detection) { return kept(detection); });
    }

    std::vector<Case> operator()(const SizeBar& bar) const
    {
        static const std::array<metrics::AreaRange, 3> coco{{{"small", 0, 32.0 * 32.0}, {"medium", 32.0 * 32.0, 96.0 * 96.0}, {"large", 96.0 * 96.0, 1e10}}};
        const bool atTrainingSize = bar.classes == SizeClasses::Seed;
        const metrics::AreaRange& range = atTrainingSize ? m_evaluation.coco.areas.at(bar.area).range : coco.at(bar.area);
        const std::vector<double> scales = atTrainingSize ? imageScales(m_evaluation.loaded, m_evaluation.options.trainingSize) : std::vector<double>{};
        std::vector<Case> cases;
        for (std::uint32_t t = 0; t < m_set.truths.size(); ++t) {
            const metrics::Truth& truth = m_set.truths[t];
            const double scale = scales.empty() ? 1 : scales[truth.image];
            const double area = truth.area * (scale * scale);
            // What is not a number is outside of no range, as in cocoScores().
            if (truth.counts() && !(area < range.from) && !(area > range.to)) {
                cases.push_back(truthCase(t));
            }
        }
        return cases;
    }

    std::vector<Case> operator()(const CalibrationBar& bar) const
    {
        std::vector<Case> cases;
        for (std::uint32_t d = 0; d < m_set.detections.size(); ++d) {
            const metrics::Detection& detection = m_set.detections[d];
            if (m_matching.outcomes[d] != Outcome::Ignored && kept(detection)
                && metrics::calibrationBin(detection.score, m_reading.calibration.bins.size()) == bar.bin) {
                cases.push_back(detectionCase(d));
            }
        }
        return cases;
    }

    std::vector<Case> operator()(const DifferenceCases& difference) const
    {
        std::vector<Case> cases;
        for (const metrics::DifferingCase& one : difference.cases) {
            Case next = one.detection != none ? detectionCase(one.detection) : truthCase(one.truth);
            next.truth = one.truth != none ? one.truth : next.truth;
            cases.push_back(next);
        }
        return cases;
    }

    std::vector<Case> operator()(const RunDifference& difference) const
    {
        const std::vector<std::uint32_t> here = truthsElsewhere(*difference.other);
        const Finder other(*difference.other, *difference.otherReading);
        std::vector<Case> cases;
        for (std::uint32_t t = 0; t < m_set.truths.size(); ++t) {
            const bool comparable = here[t] != none && m_set.truths[t].counts();
            if (comparable && isFound(t) == difference.foundHere && other.isFound(here[t]) != difference.foundHere) {
                cases.push_back(truthCase(t));
            }
        }
        return cases;
    }

    std::vector<Case> operator()(const HistoryTruths& history) const
    {
        std::vector<Case> cases;
        for (const std::uint32_t t : history.truths) {
            cases.push_back(truthCase(t));
        }
        return cases;
    }

    bool isFound(std::uint32_t truth) const
    {
        const std::uint32_t d = m_matching.detectionOf[truth];
        return d != none && kept(m_set.detections[d]) && m_set.truths[truth].counts();
    }

    CaseKind kindOfTruth(std::uint32_t truth) const
    {
        if (!m_set.truths[truth].counts()) {
            return CaseKind::Ignored;
        }
        return isFound(truth) ? CaseKind::TruePositive : CaseKind::FalseNegative;
    }

    std::optional<CaseKind> kindOfDetection(std::uint32_t detection) const
    {
        if (!kept(m_set.detections[detection])) {
            return std::nullopt;
        }
        switch (m_matching.outcomes[detection]) {
        case Outcome::TruePositive:
            return CaseKind::TruePositive;
        case Outcome::FalsePositive:
            return CaseKind::FalsePositive;
        case Outcome::Ignored:
            break;
        }
        return CaseKind::Ignored;
    }

private:
    template <typename Object>
    static std::size_t classOf(const Object& object)
    {
        return static_cast<std::size_t>(object.classId);
    }
    template <typename Object>
    static bool isOf(const Object& object, std::uint32_t classId)
    {
        return classId == none || classOf(object) == classId;
    }

    bool kept(const metrics::Detection& detection) const { return detection.score >= m_reading.options.confidenceFor(classOf(detection)); }

    double overlap(std::uint32_t detection, std::uint32_t truth) const
    {
        for (const metrics::Overlap& pair : m_evaluation.overlaps.of(detection)) {
            if (pair.truth == truth) {
                return pair.iou;
            }
        }
        return 0;
    }

    Case found(std::uint32_t truth, std::uint32_t detection, double iou) const
    {
        return {.image = m_set.truths[truth].image, .detection = detection, .truth = truth, .kind = CaseKind::TruePositive, .badness = 1 - iou};
    }
    Case missed(std::uint32_t truth) const
    {
        return {.image = m_set.truths[truth].image, .truth = truth, .kind = CaseKind::FalseNegative, .badness = m_set.truths[truth].area};
    }
    Case confused(std::uint32_t detection, std::uint32_t truth) const
    {
        const metrics::Detection& one = m_set.detections[detection];
        return {.image = one.image, .detection = detection, .truth = truth, .kind = CaseKind::Confused, .badness = one.score};
    }
    Case falsePositive(std::uint32_t detection, std::uint32_t truth = none) const
    {
        const metrics::Detection& one = m_set.detections[detection];
        return {.image = one.image, .detection = detection, .truth = truth, .kind = CaseKind::FalsePositive, .badness = one.score};
    }

    /// What a detection is whatever its confidence.
    Case detectionCase(std::uint32_t d) const
    {
        const std::uint32_t truth = m_matching.truthOf[d];
        if (m_matching.outcomes[d] == Outcome::TruePositive) {
            return found(truth, d, m_matching.iouOf[d]);
        }
        Case one = falsePositive(d, truth);
        one.kind = m_matching.outcomes[d] == Outcome::Ignored ? CaseKind::Ignored : CaseKind::FalsePositive;
        return one;
    }

    Case truthCase(std::uint32_t t) const
    {
        if (isFound(t)) {
            const std::uint32_t d = m_matching.detectionOf[t];
            return found(t, d, m_matching.iouOf[d]);
        }
        Case one = missed(t);
        one.kind = kindOfTruth(t);
        return one;
    }

    /// True and false positives that are looked at, and the truths that none of them found.
    template <typename Keeps>
    std::vector<Case> outcomes(std::uint32_t classId, Keeps keeps) const
    {
        std::vector<Case> cases;
        for (std::uint32_t d = 0; d < m_set.detections.size(); ++d) {
            const metrics::Detection& detection = m_set.detections[d];
            if (isOf(detection, classId) && m_matching.outcomes[d] != Outcome::Ignored && keeps(detection)) {
                cases.push_back(detectionCase(d));
            }
        }
        for (std::uint32_t t = 0; t < m_set.truths.size(); ++t) {
            const std::uint32_t d = m_matching.detectionOf[t];
            if (m_set.truths[t].counts() && isOf(m_set.truths[t], classId) && (d == none || !keeps(m_set.detections[d]))) {
                cases.push_back(missed(t));
            }
        }
        return cases;
    }

    /// By truth: the same one in another evaluation, none where that lacks its image.
    std::vector<std::uint32_t> truthsElsewhere(const DetectionEvaluation& other) const
    {
        return sameTruths(m_evaluation.loaded, other.loaded);
    }

    const DetectionEvaluation& m_evaluation;
    const metrics::DetectionSet& m_set;
    const Reading& m_reading;
    const metrics::Matching& m_matching;
};

}  // namespace

std::vector<Case> casesOf(const DetectionEvaluation& evaluation, const Reading& reading, const Selection& selection)
{
    std::vector<Case> cases = std::visit(Finder(evaluation, reading), selection);
    putWorstFirst(cases);
    return cases;
}

ImageReading readImage(const DetectionEvaluation& evaluation, const Reading& reading, std::uint32_t image)
{
    const Finder finder(evaluation, reading);
    const metrics::DetectionSet& set = evaluation.set();
    ImageReading result;
    for (std::uint32_t t = set.truthBegin[image]; t < set.truthBegin[image + 1]; ++t) {
        result.truths.push_back(finder.kindOfTruth(t));
    }
    for (std::uint32_t d = set.detectionBegin[image]; d < set.detectionBegin[image + 1]; ++d) {
        result.detections.push_back(finder.kindOfDetection(d));
    }
    return result;
}

}  // namespace gg::evaluation
