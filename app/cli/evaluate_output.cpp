#include "app/cli/evaluate_output.h"

#include "app/cli/text_table.h"
#include "core/evaluation/evaluation_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

namespace gg::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 2> comparedMetrics{"AP", "AP50"};
constexpr std::array<const char*, 6> errorNames{"wrong class", "poor location", "both", "duplicate", "background", "missed"};

std::string number(const std::optional<double>& value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), value ? "%.3f" : "–", value.value_or(0));
    return text.data();
}

std::string cocoTable(const metrics::CocoSummary& summary)
{
    TextTable table;
    std::vector<std::string> names;
    std::vector<std::string> values;
    for (std::size_t i = 0; i < metrics::CocoSummary::names.size(); ++i) {
        names.emplace_back(metrics::CocoSummary::names[i]);
        values.push_back(number(summary.values()[i]));
    }
    names.insert(names.begin(), "");
    values.insert(values.begin(), "COCO");
    table.add(std::move(names));
    table.add(std::move(values));
    return table.text();
}

std::string definitionTable(const std::vector<metrics::DefinitionScore>& scores)
{
    TextTable table;
    table.add({"definition", "mAP50", "mAP50-95"});
    for (const metrics::DefinitionScore& score : scores) {
        table.add({std::string(metrics::definitionId(score.definition)), number(score.map50), number(score.map5095)});
    }
    return table.text();
}

std::string classTable(const EvaluationReport& report)
{
    const evaluation::DetectionEvaluation& of = *report.evaluation;
    TextTable table;
    table.add({"class", "truths", "detections", "AP", "AP50", "AP75", "precision", "recall", "F1", "best F1", "at"});
    const auto add = [&](const std::string& name, std::size_t truths, std::size_t detections, const metrics::CocoSummary& coco,
                         const metrics::OperatingPoint& point, const std::optional<metrics::OperatingPoint>& best) {
        table.add({name, std::to_string(truths), std::to_string(detections), number(coco.ap), number(coco.ap50), number(coco.ap75), number(point.precision),
                   number(point.recall), number(point.f1), number(best ? best->f1 : std::nullopt), number(best ? std::optional(best->confidence) : std::nullopt)});
    };
    std::size_t truths = 0;
    std::size_t detections = 0;
    for (std::size_t c = 0; c < of.coco.classes.size(); ++c) {
        truths += of.coco.truthsOfClass[c];
        detections += of.coco.detectionsOfClass[c];
    }
    add("all", truths, detections, of.coco.all, report.reading->all, metrics::bestF1(report.reading->curves->all));
    for (std::size_t c = 0; c < of.coco.classes.size(); ++c) {
        if (of.coco.truthsOfClass[c] > 0 || of.coco.detectionsOfClass[c] > 0) {
            add(of.set().classNames[c], of.coco.truthsOfClass[c], of.coco.detectionsOfClass[c], of.coco.classes[c], report.reading->classes[c],
                report.reading->bestF1[c]);
        }
    }
    return table.text();
}

std::string errorTable(const metrics::ErrorBreakdown& errors)
{
    TextTable table;
    table.add({"error", "count", "costs AP50"});
    for (std::size_t k = 0; k < errorNames.size(); ++k) {
        table.add({errorNames[k], std::to_string(errors.counts[k]), number(errors.dAp[k])});
    }
    return table.text();
}

std::string epochTable(const std::vector<EvaluationReport::Epoch>& epochs)
{
    TextTable table;
    table.add({"epoch", "AP", "AP50", "AP75", "AR100"});
    for (const EvaluationReport::Epoch& epoch : epochs) {
        table.add({std::to_string(epoch.epoch), number(epoch.coco.ap), number(epoch.coco.ap50), number(epoch.coco.ap75), number(epoch.coco.ar100)});
    }
    return table.text();
}

std::string comparison(const EvaluationReport& report)
{
    std::ostringstream out;
    out << "Against " << report.against << '\n';
    for (std::size_t i = 0; i < report.differences.size(); ++i) {
        const auto& difference = report.differences[i];
        if (!difference) {
            out << "  " << comparedMetrics[i] << ": undefined in one of them\n";
            continue;
        }
        out << "  " << comparedMetrics[i] << ": " << number(difference->a) << " here, " << number(difference->b) << " there, difference "
            << number(difference->difference) << " (95 % interval " << number(difference->low) << " to " << number(difference->high) << "): "
            << (difference->withinNoise() ? "within noise." : "more than noise.") << '\n';
    }
    return out.str();
}

Json differencesJson(const EvaluationReport& report)
{
    Json out{{"predictions", report.against}};
    for (std::size_t i = 0; i < report.differences.size(); ++i) {
        const auto& difference = report.differences[i];
        out[comparedMetrics[i]] = !difference ? Json(nullptr)
                                              : Json{{"here", difference->a},
                                                     {"there", difference->b},
                                                     {"difference", difference->difference},
                                                     {"low", difference->low},
                                                     {"high", difference->high},
                                                     {"level", difference->level},
                                                     {"repetitions", difference->repetitions},
                                                     {"within_noise", difference->withinNoise()}};
    }
    return out;
}

}  // namespace

std::string reportJson(const EvaluationReport& report)
{
    const std::string text = evaluation::toJson(*report.evaluation, *report.reading, report.loadSeconds, report.evaluation->evaluateSeconds);
    if (report.epochs.empty() && report.against.empty()) {
        return text;
    }
    Json out = Json::parse(text);
    if (!report.epochs.empty()) {
        Json epochs = Json::array();
        for (const EvaluationReport::Epoch& epoch : report.epochs) {
            Json coco = Json::object();
            for (std::size_t i = 0; i < metrics::CocoSummary::names.size(); ++i) {
                coco[metrics::CocoSummary::names[i]] = epoch.coco.values()[i].value_or(-1);
            }
            epochs.push_back({{"epoch", epoch.epoch}, {"coco", std::move(coco)}});
        }
        out["epochs"] = std::move(epochs);
    }
    if (!report.against.empty()) {
        out["against"] = differencesJson(report);
    }
    return out.dump(2);
}

std::string reportTable(const EvaluationReport& report)
{
    const evaluation::DetectionEvaluation& of = *report.evaluation;
    std::ostringstream out;
    out << predictions::describe(of.loaded) << ".\n";
    for (const predictions::InputIssue& issue : of.loaded.issues) {
        out << "  " << predictions::sentence(issue) << '\n';
    }
    out << '\n' << cocoTable(of.coco.all) << '\n';
    if (of.definitions.size() > 1 || (of.definitions.size() == 1 && of.definitions.front().definition != metrics::Definition::Coco)) {
        out << definitionTable(of.definitions) << '\n';
    }
    out << "At confidence " << number(report.reading->options.confidence) << " and IoU " << number(report.reading->options.iou) << ":\n" << classTable(report) << '\n';
    out << errorTable(*report.reading->errors);
    if (!report.epochs.empty()) {
        out << '\n' << epochTable(report.epochs);
    }
    if (!report.against.empty()) {
        out << '\n' << comparison(report);
    }
    return out.str();
}

}  // namespace gg::cli
