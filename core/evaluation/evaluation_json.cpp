#include "core/evaluation/evaluation_json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <unordered_map>

namespace gg::evaluation {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 6> kindNames{"class", "location", "both", "duplicate", "background", "missed"};
constexpr std::array<const char*, 3> sizeNames{"small", "medium", "large"};

const char* numberingName(predictions::ClassNumbering numbering)
{
    switch (numbering) {
    case predictions::ClassNumbering::Ids:
        return "ids";
    case predictions::ClassNumbering::FromZero:
        return "from_0";
    case predictions::ClassNumbering::FromOne:
        return "from_1";
    case predictions::ClassNumbering::Coco91:
        return "coco_91";
    case predictions::ClassNumbering::Counted:
        break;
    }
    return "without_ignored_class";
}

Json orNull(std::optional<double> value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json cocoJson(const metrics::CocoSummary& summary)
{
    Json out = Json::object();
    const auto values = summary.values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        out[metrics::CocoSummary::names[i]] = values[i].value_or(-1);
    }
    return out;
}

Json pointJson(const metrics::OperatingPoint& point)
{
    return {{"confidence", point.confidence},
            {"tp", point.tp},
            {"fp", point.fp},
            {"fn", point.fn},
            {"precision", orNull(point.precision)},
            {"recall", orNull(point.recall)},
            {"f1", orNull(point.f1)},
            {"false_per_image", point.falsePerImage}};
}

/// {"class": …, "location": …}
template <typename Value>
Json kindsJson(const std::array<Value, 6>& values)
{
    Json out = Json::object();
    for (std::size_t k = 0; k < values.size(); ++k) {
        out[kindNames[k]] = values[k];
    }
    return out;
}

class Writer {
public:
    Writer(const DetectionEvaluation& evaluation, const Reading& reading, const JsonOptions& options)
        : m_evaluation(evaluation), m_reading(reading), m_options(options), m_names(distinct(evaluation.set().classNames))
    {}

    Json perClass() const
    {
        const metrics::CocoScores& coco = m_evaluation.coco;
        return byClass([&](std::size_t c) {
            Json out = cocoJson(coco.classes[c]);
            out["truths"] = coco.truthsOfClass[c];
            out["detections"] = coco.detectionsOfClass[c];
            out["at_confidence"] = pointJson(m_reading.classes[c]);
            out["mean_iou"] = orNull(m_reading.meanIou.classes[c]);
            const auto& best = m_reading.bestF1[c];
            out["best_f1"] = best ? pointJson(*best) : Json(nullptr);
            return out;
        });
    }

    Json definitions() const
    {
        Json out = Json::object();
        for (const metrics::DefinitionScore& score : m_evaluation.definitions) {
            Json one{{"mAP50", orNull(score.map50)}, {"mAP50-95", orNull(score.map5095)}};
            if (m_options.perClass) {
                one["per_class"] = byClass([&](std::size_t c) -> Json {
                    return {{"AP50", orNull(c < score.ap50.size() ? score.ap50[c] : std::nullopt)},
                            {"AP50-95", orNull(c < score.ap5095.size() ? score.ap5095[c] : std::nullopt)}};
                });
            }
            out[std::string(metrics::definitionId(score.definition))] = std::move(one);
        }
        return out;
    }

    Json errors() const
    {
        const metrics::ErrorBreakdown& errors = *m_reading.errors;
        Json gains = kindsJson(errors.dAp);
        gains["false_positive"] = errors.dApFalsePositive;
        gains["false_negative"] = errors.dApFalseNegative;
        Json sizes = Json::object();
        for (std::size_t s = 0; s < sizeNames.size(); ++s) {
            sizes[sizeNames[s]] = {{"counts", kindsJson(errors.countsOfSize[s])}, {"dAP", kindsJson(errors.dApOfSize[s])}};
        }
        Json out{{"iou", errors.foreground},
                 {"background_iou", errors.background},
                 {"AP", orNull(errors.ap)},
                 {"dAP", std::move(gains)},
                 {"counts", kindsJson(errors.counts)},
                 {"on_ignored", kindsJson(errors.onIgnored)},
                 {"per_size", std::move(sizes)}};
        if (m_options.perClass) {
            out["per_class"] = byClass([&](std::size_t c) -> Json {
                return {{"AP", orNull(errors.apOfClass[c])}, {"counts", kindsJson(errors.countsOfClass[c])}, {"dAP", kindsJson(errors.dApOfClass[c])}};
            });
        }
        return out;
    }

    Json confusion() const
    {
        const metrics::ConfusionMatrix& matrix = *m_reading.confusion;
        Json names = m_names;
        names.push_back("background");
        Json rows = Json::array();
        for (std::size_t t = 0; t <= matrix.classes; ++t) {
            Json row = Json::array();
            for (std::size_t p = 0; p <= matrix.classes; ++p) {
                row.push_back(matrix.at(t, p));
            }
            rows.push_back(std::move(row));
        }
        Json pairs = Json::array();
        for (const metrics::ConfusedPair& pair : metrics::confusedPairs(matrix)) {
            pairs.push_back({{"a", m_names[pair.a]}, {"b", m_names[pair.b]}, {"a_as_b", pair.aAsB}, {"b_as_a", pair.bAsA}, {"share", pair.share}});
        }
        return {{"confidence", matrix.confidence}, {"iou", matrix.iou},   {"rows", "truth"},    {"columns", "predicted"},
                {"labels", std::move(names)},      {"counts", std::move(rows)}, {"pairs", std::move(pairs)}};
    }

    Json calibration() const
    {
        const metrics::Calibration& calibration = m_reading.calibration;
        Json bins = Json::array();
        for (const metrics::CalibrationBin& bin : calibration.bins) {
            const bool empty = bin.detections == 0;
            bins.push_back({{"from", bin.from},
                            {"to", bin.to},
                            {"detections", bin.detections},
                            {"confidence", empty ? Json(nullptr) : Json(bin.confidence)},
                            {"precision", empty ? Json(nullptr) : Json(bin.precision)}});
        }
        return {{"ece", orNull(calibration.ece)},
                {"largest_gap", orNull(calibration.largest)},
                {"overconfidence", orNull(calibration.overconfidence)},
                {"bins", std::move(bins)}};
    }

    Json sizes() const
    {
        Json out = Json::object();
        for (const metrics::AreaScore& area : m_evaluation.coco.areas) {
            Json one{{"from", area.range.from},
                     {"to", area.range.to},
                     {"truths", area.truths},
                     {"AP", orNull(area.ap)},
                     {"AP50", orNull(area.ap50)},
                     {"AR100", orNull(area.recall)}};
            if (m_options.perClass) {
                one["per_class"] = byClass([&](std::size_t c) { return orNull(area.apOfClass[c]); });
            }
            out[area.range.name] = std::move(one);
        }
        return {{"training_size", m_evaluation.options.trainingSize}, {"areas", std::move(out)}};
    }

    Json operatingPoints() const
    {
        Json out{{"iou", m_reading.options.iou}, {"at_confidence", pointJson(m_reading.all)}, {"mean_iou", orNull(m_reading.meanIou.all)}};
        const auto best = metrics::bestF1(m_reading.curves->all);
        out["best_f1"] = best ? pointJson(*best) : Json(nullptr);
        const auto mean = metrics::bestMeanF1(*m_reading.curves);
        out["best_mean_f1"] = mean ? Json{{"confidence", mean->confidence}, {"precision", mean->precision}, {"recall", mean->recall}, {"f1", mean->f1}}
                                   : Json(nullptr);
        return out;
    }

    Json adaptive() const
    {
        Json out{{"AP50", orNull(m_evaluation.adaptive.ap)}};
        if (m_options.perClass) {
            out["per_class"] = byClass([&](std::size_t c) { return orNull(m_evaluation.adaptive.classes[c]); });
        }
        return out;
    }

    Json input() const
    {
        const predictions::LoadedDetections& loaded = m_evaluation.loaded;
        Json issues = Json::array();
        for (const predictions::InputIssue& issue : loaded.issues) {
            issues.push_back({{"id", predictions::issueId(issue.kind)},
                              {"in", issue.side == predictions::IssueSide::Truth ? "truth" : "predictions"},
                              {"file", issue.file},
                              {"count", issue.count},
                              {"used", issue.used},
                              {"examples", issue.examples},
                              {"sentence", predictions::sentence(issue)}});
        }
        return {{"truth", loaded.truth->path},
                {"predictions", loaded.path},
                {"iou_type", m_evaluation.options.iouType == metrics::IouType::Mask ? "segm" : "bbox"},
                {"class_numbering", numberingName(loaded.numbering)},
                {"splits", loaded.splits},
                {"images", loaded.set.images},
                {"truths", loaded.set.truths.size()},
                {"rows", loaded.rows},
                {"used", loaded.used},
                {"issues", std::move(issues)}};
    }

private:
    static std::vector<std::string> distinct(const std::vector<std::string>& names)
    {
        std::unordered_map<std::string, int> seen;
        std::vector<std::string> result;
        for (const std::string& name : names) {
            const int times = ++seen[name];
            result.push_back(times == 1 ? name : name + " (" + std::to_string(times) + ")");
        }
        return result;
    }

    template <typename Value>
    Json byClass(Value value) const
    {
        Json out = Json::object();
        for (std::size_t c = 0; c < m_names.size(); ++c) {
            out[m_names[c]] = value(c);
        }
        return out;
    }

    const DetectionEvaluation& m_evaluation;
    const Reading& m_reading;
    const JsonOptions& m_options;
    std::vector<std::string> m_names;
};

}  // namespace

std::string toJson(const DetectionEvaluation& evaluation, const Reading& reading, double loadSeconds, double evaluateSeconds,
                   const JsonOptions& options)
{
    const Writer writer(evaluation, reading, options);
    Json out{{"coco", cocoJson(evaluation.coco.all)}};
    if (options.perClass) {
        out["per_class"] = writer.perClass();
    }
    out["definitions"] = writer.definitions();
    out["adaptive"] = writer.adaptive();
    out["errors"] = writer.errors();
    out["confusion"] = writer.confusion();
    out["calibration"] = writer.calibration();
    out["sizes"] = writer.sizes();
    out["operating_points"] = writer.operatingPoints();
    out["input"] = writer.input();
    out["timing"] = {{"load_s", loadSeconds},
                     {"evaluate_s", evaluateSeconds},
                     {"sizes_s", evaluation.sizesSeconds},
                     {"definitions_s", evaluation.definitionsSeconds},
                     {"curves_s", reading.seconds.curves},
                     {"errors_s", reading.seconds.errors},
                     {"confusion_s", reading.seconds.confusion},
                     {"calibration_s", reading.seconds.calibration}};
    // Names and paths may hold bytes that are no UTF-8; the file is worth more than those bytes.
    return out.dump(options.indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace gg::evaluation
