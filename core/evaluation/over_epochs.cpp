#include "core/evaluation/over_epochs.h"

#include "core/base/error.h"

#include <algorithm>

namespace gg::evaluation {
namespace {

std::vector<std::optional<double>> column(const std::vector<metrics::CocoSummary>& classes, std::optional<double> metrics::CocoSummary::* value)
{
    std::vector<std::optional<double>> result;
    for (const metrics::CocoSummary& one : classes) {
        result.push_back(one.*value);
    }
    return result;
}

std::vector<bool> foundAt(const DetectionEvaluation& evaluation, const Reading& reading)
{
    const metrics::DetectionSet& set = evaluation.set();
    std::vector<bool> found(set.truths.size(), false);
    for (std::size_t t = 0; t < set.truths.size(); ++t) {
        const std::uint32_t d = reading.matching->detectionOf[t];
        found[t] = d != metrics::none && set.truths[t].counts()
            && set.detections[d].score >= reading.options.confidenceFor(static_cast<std::size_t>(set.truths[t].classId));
    }
    return found;
}

EpochScores scoresOf(int epoch, const DetectionEvaluation& evaluation, const Reading& reading)
{
    return {.epoch = epoch,
            .coco = evaluation.coco.all,
            .apOfClass = column(evaluation.coco.classes, &metrics::CocoSummary::ap),
            .ap50OfClass = column(evaluation.coco.classes, &metrics::CocoSummary::ap50),
            .all = reading.all,
            .classes = reading.classes,
            .meanIou = reading.meanIou.all,
            .meanIouOfClass = reading.meanIou.classes,
            .ece = reading.calibration.ece,
            .overconfidence = reading.calibration.overconfidence,
            .errorCounts = reading.errors->counts,
            .dAp = reading.errors->dAp,
            .errorCountsOfClass = reading.errors->countsOfClass,
            .found = foundAt(evaluation, reading)};
}

/// Series of one run of epochs, one call a number.
class SeriesMaker {
public:
    explicit SeriesMaker(const OverEpochs& over) : m_over(over) {}

    template <typename Value>
    void add(std::string id, Value value, std::uint32_t classId = metrics::none)
    {
        EpochSeries series{.id = std::move(id), .classId = classId};
        for (const EpochScores& scores : m_over.scores) {
            series.values.push_back(value(scores));
        }
        m_series.push_back(std::move(series));
    }

    std::vector<EpochSeries> take() { return std::move(m_series); }

private:
    const OverEpochs& m_over;
    std::vector<EpochSeries> m_series;
};

void addTotals(SeriesMaker& maker)
{
    using Summary = metrics::CocoSummary;
    using Scores = EpochScores;
    constexpr std::array<std::pair<const char*, std::optional<double> Summary::*>, 7> coco{{{"ap", &Summary::ap},
                                                                                            {"ap50", &Summary::ap50},
                                                                                            {"ap75", &Summary::ap75},
                                                                                            {"ap_small", &Summary::apSmall},
                                                                                            {"ap_medium", &Summary::apMedium},
                                                                                            {"ap_large", &Summary::apLarge},
                                                                                            {"ar100", &Summary::ar100}}};
    for (const auto& [id, member] : coco) {
        maker.add(id, [member = member](const Scores& scores) { return scores.coco.*member; });
    }
    maker.add("precision", [](const Scores& scores) { return scores.all.precision; });
    maker.add("recall", [](const Scores& scores) { return scores.all.recall; });
    maker.add("f1", [](const Scores& scores) { return scores.all.f1; });
    maker.add("false_per_image", [](const Scores& scores) { return std::optional(scores.all.falsePerImage); });
    maker.add("mean_iou", [](const Scores& scores) { return scores.meanIou; });
    maker.add("ece", [](const Scores& scores) { return scores.ece; });
    maker.add("overconfidence", [](const Scores& scores) { return scores.overconfidence; });
}

void addErrors(SeriesMaker& maker)
{
    constexpr std::array<const char*, 6> names{"class", "location", "both", "duplicate", "background", "missed"};
    for (std::size_t k = 0; k < names.size(); ++k) {
        maker.add(std::string("errors.") + names[k], [k](const EpochScores& scores) { return std::optional(static_cast<double>(scores.errorCounts[k])); });
        maker.add(std::string("dap.") + names[k], [k](const EpochScores& scores) { return std::optional(scores.dAp[k]); });
    }
}

void addClass(SeriesMaker& maker, std::uint32_t c)
{
    using Scores = EpochScores;
    maker.add("ap", [c](const Scores& scores) { return scores.apOfClass[c]; }, c);
    maker.add("ap50", [c](const Scores& scores) { return scores.ap50OfClass[c]; }, c);
    maker.add("precision", [c](const Scores& scores) { return scores.classes[c].precision; }, c);
    maker.add("recall", [c](const Scores& scores) { return scores.classes[c].recall; }, c);
    maker.add("f1", [c](const Scores& scores) { return scores.classes[c].f1; }, c);
    maker.add("mean_iou", [c](const Scores& scores) { return scores.meanIouOfClass[c]; }, c);
}

template <typename Wanted>
std::vector<std::uint32_t> truthsWhere(const OverEpochs& over, Wanted wanted)
{
    std::vector<std::uint32_t> truths;
    for (std::uint32_t t = 0; t < over.histories.size(); ++t) {
        if (over.counted[t] && wanted(over.histories[t])) {
            truths.push_back(t);
        }
    }
    return truths;
}

std::string describeFailures(const std::vector<UnreadEpoch>& failed)
{
    std::string text;
    for (const UnreadEpoch& one : failed) {
        text += (text.empty() ? "" : " ") + ("Epoch " + std::to_string(one.epoch) + ": " + one.reason);
    }
    return text;
}

}  // namespace

void EpochCollector::add(int epoch, const DetectionEvaluation& evaluation, JobControl& control)
{
    const auto reading = readAt(evaluation, m_options, nullptr, control);
    Kept kept{.scores = scoresOf(epoch, evaluation, *reading), .truth = evaluation.loaded.truth, .images = evaluation.loaded.images};
    for (const metrics::Truth& truth : evaluation.set().truths) {
        kept.counted.push_back(truth.counts());
    }
    m_classNames = evaluation.set().classNames;
    const auto at = std::lower_bound(m_kept.begin(), m_kept.end(), epoch, [](const Kept& one, int wanted) { return one.scores.epoch < wanted; });
    if (at != m_kept.end() && at->scores.epoch == epoch) {
        *at = std::move(kept);
    } else {
        m_kept.insert(at, std::move(kept));
    }
}

OverEpochs EpochCollector::finish() const
{
    OverEpochs over{.options = m_options, .classNames = m_classNames};
    std::vector<std::vector<bool>> found;
    for (const Kept& kept : m_kept) {
        const int epoch = kept.scores.epoch;
        over.epochs.push_back(epoch);
        over.scores.push_back(kept.scores);
        over.counted = kept.counted;
        const Kept& last = m_kept.back();
        if (kept.truth == last.truth && kept.images == last.images) {
            over.followed.push_back(epoch);
            found.push_back(kept.scores.found);
        } else {
            over.otherImages.push_back(epoch);
        }
    }
    over.histories = metrics::objectHistories(over.followed, found);
    return over;
}

EpochsRead evaluateEpochs(const std::shared_ptr<const predictions::TruthTable>& truth, const predictions::PredictionPlace& place,
                          const predictions::LoadOptions& load, const EvaluateOptions& evaluate, const ReadingOptions& reading, JobControl& control,
                          const std::function<void(const OverEpochs&)>& each)
{
    EpochCollector collector(reading);
    EpochsRead result;
    for (const predictions::PredictionPlace::Epoch& epoch : place.epochs) {
        control.throwIfStopped();
        try {
            collector.add(epoch.epoch, *evaluateDetections(predictions::loadDetections(truth, epoch.path, load, control), evaluate, control), control);
        } catch (const Error& error) {
            result.failed.push_back({.epoch = epoch.epoch, .reason = error.what()});
            continue;
        }
        if (each) {
            each(collector.finish());
        }
    }
    result.over = collector.finish();
    if (result.over.epochs.empty() && !result.failed.empty()) {
        throw Error(ErrorCode::Unreadable, place.epochs.front().path, "No epoch could be evaluated. " + describeFailures(result.failed));
    }
    return result;
}

std::vector<EpochSeries> seriesOf(const OverEpochs& over)
{
    SeriesMaker maker(over);
    addTotals(maker);
    addErrors(maker);
    for (std::uint32_t c = 0; c < over.classNames.size(); ++c) {
        addClass(maker, c);
    }
    return maker.take();
}

std::vector<std::uint32_t> lostTruths(const OverEpochs& over)
{
    std::vector<std::uint32_t> truths = truthsWhere(over, [](const metrics::ObjectHistory& history) { return history.lostAt.has_value(); });
    std::stable_sort(truths.begin(), truths.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return *over.histories[a].lostAt > *over.histories[b].lostAt; });
    return truths;
}

std::vector<std::uint32_t> foundSince(const OverEpochs& over, int epoch)
{
    return truthsWhere(over, [epoch](const metrics::ObjectHistory& history) { return history.foundSince == epoch; });
}

std::vector<std::uint32_t> neverFound(const OverEpochs& over)
{
    return truthsWhere(over, [](const metrics::ObjectHistory& history) { return !history.firstFound; });
}

}  // namespace gg::evaluation
