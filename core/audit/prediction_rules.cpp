#include "core/audit/prediction_rules.h"

#include "core/audit/boxes.h"
#include "core/audit/prediction_matching.h"
#include "core/audit/predictions.h"
#include "core/audit/rules.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Record;
using dataset::Rect;

/// Left, top, width and height as shares of the picture: says where, and tells two findings of one image apart.
std::string placeOf(const Record& record, const Rect& box)
{
    const Extent extent = record.declaredWidth > 0 && record.space == dataset::CoordinateSpace::Pixels
                              ? Extent{static_cast<double>(record.declaredWidth), static_cast<double>(record.declaredHeight)}
                              : Extent{1, 1};
    const Rect at = normalised(box, extent);
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "%.3f %.3f %.3f %.3f", at.x, at.y, at.width, at.height);
    return text.data();
}

class PredictionAudit
{
public:
    PredictionAudit(const Evidence& evidence, JobControl& control)
        : m_evidence(evidence)
        , m_labels(evidence.dataset)
        , m_predictions(*evidence.predictions)
        , m_duplicate(evidence.settings.threshold("prediction.overlooked.duplicate"))
        , m_classes(calibrate(m_labels, m_predictions, evidence.repeated,
                              {.gateQuantile = evidence.settings.threshold("prediction.overlooked.quantile") / 100,
                               .leastPrecision = evidence.settings.threshold("prediction.not_calibrated.precision") / 100},
                              control))
    {
    }

    std::vector<Finding> run(JobControl& control)
    {
        control.begin("Comparing labels and predictions", m_labels.records.size());
        for (std::size_t i = 0; i < m_labels.records.size(); ++i) {
            control.throwIfStopped();
            control.advance();
            if (!m_evidence.repeated[i] && !m_predictions.records[i].objects.empty()) {
                image(i);
            }
        }
        addSwaps();
        addUncalibrated();
        return std::move(m_findings);
    }

private:
    const ClassCalibration& classOf(const dataset::Object& object) const
    {
        return m_classes[static_cast<std::size_t>(object.classId)];
    }

    void describePrediction(Finding& finding, std::size_t record, std::uint32_t prediction, double confidence) const
    {
        const dataset::Object& object = m_predictions.records[record].objects[prediction];
        finding.values["confidence"] = shortNumber(confidence, 3);
        finding.values["gate"] = shortNumber(classOf(object).gate, 3);
        finding.values["place"] = placeOf(m_predictions.records[record], object.box);
    }

    void image(std::size_t i)
    {
        const Record& record = m_labels.records[i];
        const Record& predicted = m_predictions.records[i];
        const std::vector<double> confidences = confidencesOf(predicted);
        const ImageMatches matches = matchImage(record, predicted, m_classes, m_duplicate);
        for (const ImageMatches::Pair& pair : matches.same) {
            const ClassCalibration& usual = classOf(record.objects[pair.label]);
            // A spread of nearly nothing would make the least difference an outlier.
            const double fence = usual.usualSimilarity - m_evidence.settings.threshold("prediction.misplaced.deviations") *
                                                             std::max(usual.spread, 0.03);
            if (pair.similarity < fence && confidences[pair.prediction] >= usual.gate) {
                addMisplaced(i, pair, confidences[pair.prediction]);
            }
        }
        for (const ImageMatches::Pair& pair : matches.poor) {
            if (confidences[pair.prediction] >= classOf(record.objects[pair.label]).gate) {
                addMisplaced(i, pair, confidences[pair.prediction]);
            }
        }
        for (const ImageMatches::Pair& pair : matches.other) {
            if (confidences[pair.prediction] >= classOf(predicted.objects[pair.prediction]).gate) {
                noteSwap(i, pair, confidences[pair.prediction]);
            }
        }
        for (const std::uint32_t p : matches.predictions) {
            if (confidences[p] >= classOf(predicted.objects[p]).gate) {
                addOverlooked(i, p, confidences[p]);
            }
        }
    }

    void addOverlooked(std::size_t i, std::uint32_t prediction, double confidence)
    {
        const Record& predicted = m_predictions.records[i];
        Finding finding =
            makeFinding(m_labels, "prediction.overlooked", m_labels.records[i].image, 0, static_cast<std::int64_t>(i));
        finding.values["class"] = nameOfClass(m_labels, predicted.objects[prediction].classId);
        describePrediction(finding, i, prediction, confidence);
        finding.values["value"] = finding.values["place"];
        m_findings.push_back(std::move(finding));
    }

    void addMisplaced(std::size_t i, const ImageMatches::Pair& pair, double confidence)
    {
        Finding finding = makeObjectFinding(m_labels, "prediction.misplaced", i, pair.label);
        describePrediction(finding, i, pair.prediction, confidence);
        finding.values["similarity"] = shortNumber(pair.similarity, 2);
        finding.values["usual"] = shortNumber(classOf(m_labels.records[i].objects[pair.label]).usualSimilarity, 2);
        m_findings.push_back(std::move(finding));
    }

    void noteSwap(std::size_t i, const ImageMatches::Pair& pair, double confidence)
    {
        const dataset::Object& label = m_labels.records[i].objects[pair.label];
        const dataset::Object& prediction = m_predictions.records[i].objects[pair.prediction];
        Finding finding = makeObjectFinding(m_labels, "prediction.swapped", i, pair.label);
        finding.values["other_class"] = nameOfClass(m_labels, prediction.classId);
        describePrediction(finding, i, pair.prediction, confidence);
        m_swaps[{label.classId, prediction.classId}].push_back(std::move(finding));
    }

    /// Where a run takes one class for the other often, it says nothing about a single label.
    void addSwaps()
    {
        const double most = m_evidence.settings.threshold("prediction.confused.share") / 100;
        for (auto& [classes, findings] : m_swaps) {
            const bool known = classes.first >= 0 && static_cast<std::size_t>(classes.first) < m_classes.size();
            const std::size_t labels = known ? m_classes[static_cast<std::size_t>(classes.first)].labels : 0;
            if (findings.size() < 5 || static_cast<double>(findings.size()) <= most * static_cast<double>(labels)) {
                m_findings.insert(m_findings.end(), std::make_move_iterator(findings.begin()), std::make_move_iterator(findings.end()));
                continue;
            }
            Finding finding = makeFinding(m_labels, "prediction.confused");
            finding.values["class"] = nameOfClass(m_labels, classes.first);
            finding.values["other_class"] = nameOfClass(m_labels, classes.second);
            finding.values["count"] = std::to_string(findings.size());
            finding.values["total"] = std::to_string(labels);
            for (const Finding& one : findings) {
                finding.records.push_back(static_cast<std::uint32_t>(one.record));
            }
            finding.records.erase(std::unique(finding.records.begin(), finding.records.end()), finding.records.end());
            m_findings.push_back(std::move(finding));
        }
    }

    void addUncalibrated()
    {
        for (std::size_t id = 0; id < m_classes.size(); ++id) {
            const ClassCalibration& calibration = m_classes[id];
            if (calibration.labels == 0 || calibration.usable) {
                continue;
            }
            Finding finding = makeFinding(m_labels, "prediction.not_calibrated");
            finding.values["class"] = m_labels.classNames[id];
            finding.values["count"] = std::to_string(calibration.found);
            finding.values["total"] = std::to_string(calibration.labels);
            finding.values["precision"] = percent(calibration.precision);
            m_findings.push_back(std::move(finding));
        }
    }

    const Evidence& m_evidence;
    const Dataset& m_labels;
    const Dataset& m_predictions;
    double m_duplicate;
    std::vector<ClassCalibration> m_classes;
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<Finding>> m_swaps;
    std::vector<Finding> m_findings;
};

}  // namespace

std::vector<Finding> auditPredictions(const Evidence& evidence, JobControl& control)
{
    if (evidence.predictions == nullptr || evidence.predictions->records.size() != evidence.dataset.records.size()) {
        return {};
    }
    return PredictionAudit(evidence, control).run(control);
}

}  // namespace gg::audit
