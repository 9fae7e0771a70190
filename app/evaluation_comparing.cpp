// How the evaluation session compares two sources: is one better, or is it luck of the images?
#include "app/evaluation_session.h"

#include "core/evaluation/segmentation_comparison.h"
#include "core/metrics/bootstrap.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/evaluation_sources.h"
#include "widgets/models/segmentation_texts.h"
#include "widgets/panels/evaluate_page.h"
#include "widgets/panels/source_panel.h"

#include <algorithm>

namespace gg::app {
namespace {

QString splitsOf(const evaluation::DetectionEvaluation& evaluation)
{
    QStringList names;
    for (const std::string& split : evaluation.loaded.splits) {
        names << QString::fromStdString(split);
    }
    return names.join(QStringLiteral(", "));
}

/// Dice of images first: the one number that a paper about masks gives.
std::vector<widgets::MeasuredDifference> measured(const evaluation::MaskComparison& comparison)
{
    std::vector<widgets::MeasuredDifference> out;
    for (const evaluation::MaskDifference& one : comparison.differences) {
        if (!one.difference) {
            continue;
        }
        const bool images = one.mean == evaluation::ComparedMean::Images;
        const QString metric = widgets::metricName(one.metric);
        const auto place = images && one.metric == evaluation::SegmentationMetric::Dice ? out.begin() : out.end();
        out.insert(place, {.measure = images ? EvaluationSession::tr("Mean %1 over images").arg(metric) : EvaluationSession::tr("%1 of all pixels").arg(metric),
                           .difference = *one.difference});
    }
    return out;
}

QString leftOut(const evaluation::MaskComparison& comparison)
{
    const std::size_t only = comparison.onlyA + comparison.onlyB;
    return only == 0 ? QString() : EvaluationSession::tr("%n image(s) that only one of them has were left out.", nullptr, static_cast<int>(only));
}

}  // namespace

EvaluationSession::Compared EvaluationSession::comparable(int index) const
{
    if (index < 0) {
        return {};
    }
    const widgets::EvaluationSource& source = m_parts.sources.at(index);
    if (source.segmentation) {
        return {.boxes = nullptr, .masks = source.segmentation, .epoch = evaluation::epochAt(*source.segmentation, m_parts.cursor.epoch()).epoch};
    }
    return {.boxes = source.evaluation, .masks = nullptr, .epoch = source.epoch};
}

void EvaluationSession::compare()
{
    const int otherIndex = m_parts.sources.compared();
    if (otherIndex >= 0 && m_parts.sources.at(otherIndex).state == widgets::EvaluationSource::State::Failed) {
        m_differenceJob.cancel();
        m_comparedOther = {};
        m_parts.page.setDifferences({}, tr("%1 could not be read: %2").arg(m_parts.sources.at(otherIndex).name, m_parts.sources.at(otherIndex).problem));
        return;
    }
    const Compared here = comparable(m_parts.sources.current());
    const Compared other = comparable(m_parts.sources.compared());
    if (here == m_comparedHere && other == m_comparedOther) {
        return;
    }
    m_comparedHere = here;
    m_comparedOther = other;
    m_differenceJob.cancel();
    m_parts.page.setDifferences({}, {});
    if (here.boxes && other.boxes) {
        compareBoxes(here.boxes, other.boxes);
    } else if (here.masks && other.masks) {
        compareMasks(here, other);
    } else if ((here.boxes && other.masks) || (here.masks && other.boxes)) {
        m_parts.page.setDifferences({}, tr("These cannot be compared: one finds objects, the other pixels."));
    }
}

void EvaluationSession::compareAgain()
{
    m_comparedHere = {};
    m_comparedOther = {};
    compare();
}

void EvaluationSession::cancelComparison()
{
    m_differenceJob.cancel();
    m_parts.page.comparisonCancelled();
}

void EvaluationSession::compareBoxes(const evaluation::EvaluationPtr& here, const evaluation::EvaluationPtr& other)
{
    if (here->options.iouType != other->options.iouType) {
        m_parts.page.setDifferences({}, tr("These cannot be compared: only one of them has masks. Choose the overlap of boxes above."));
        return;
    }
    if (here->loaded.images != other->loaded.images) {
        m_parts.page.setDifferences({}, tr("These cannot be compared: one is of %1 (%2), the other of %3 (%4).")
                                            .arg(splitsOf(*here), tr("%n image(s)", nullptr, static_cast<int>(here->loaded.images.size())), splitsOf(*other),
                                                 tr("%n image(s)", nullptr, static_cast<int>(other->loaded.images.size()))));
        return;
    }
    m_parts.page.setComparing(tr("Comparing…"), 0, 0);
    using Difference = std::optional<metrics::BootstrapDifference>;
    m_differenceJob.start<Difference>(
        [here, other](JobControl& control) {
            return metrics::bootstrapDifference(other->loaded.set, other->overlaps, here->loaded.set, here->overlaps, metrics::BootstrapMetric::Ap,
                                                control);
        },
        [this](Outcome<Difference> outcome) {
            if (const auto* difference = std::get_if<Difference>(&outcome)) {
                m_parts.page.setDifference(*difference, tr("One of the two has no AP: there is nothing to compare."));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_parts.page.setDifferences({}, errorText(*error));
            }
        });
}

void EvaluationSession::compareMasks(const Compared& here, const Compared& other)
{
    m_parts.page.setComparing(tr("Comparing…"), 0, 0);
    m_differenceJob.start<evaluation::MaskComparison>(
        [here, other](JobControl& control) {
            return evaluation::compareMasks(*other.masks, evaluation::epochAt(*other.masks, other.epoch), *here.masks,
                                            evaluation::epochAt(*here.masks, here.epoch), control);
        },
        [this](Outcome<evaluation::MaskComparison> outcome) {
            if (const auto* comparison = std::get_if<evaluation::MaskComparison>(&outcome)) {
                const std::vector<widgets::MeasuredDifference> differences = measured(*comparison);
                m_parts.page.setDifferences(differences, differences.empty() ? tr("No score is defined for both: there is nothing to compare.")
                                                                             : leftOut(*comparison));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_parts.page.setDifferences({}, errorText(*error));
            }
        });
}

}  // namespace gg::app
