#include "core/diagnosis/checklist.h"
#include "core/diagnosis/diagnosis.h"
#include "core/diagnosis/run_view.h"
#include "core/report/html.h"
#include "core/report/report.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <set>

namespace gg::report {
namespace {

std::string score(const std::optional<double>& value)
{
    if (!value) {
        return "–";
    }
    if (!std::isfinite(*value)) {
        return std::isnan(*value) ? "NaN" : "∞";
    }
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), std::abs(*value) < 100 ? "%.4f" : "%.4g", *value);
    return buffer.data();
}

std::vector<std::string> withRunNames(std::vector<std::string> header, const std::vector<const runs::Run*>& runs)
{
    for (const runs::Run* run : runs) {
        header.push_back(run->info.name);
    }
    return header;
}

std::string overview(const std::vector<const runs::Run*>& runs)
{
    Table table({"Run", "Folder", "Data", "State", "Epochs", "Images (train/val)"}, 4);
    for (const runs::Run* run : runs) {
        const runs::RunInfo& info = run->info;
        table.add({escaped(info.name), "<code>" + escaped(run->folder) + "</code>", "<code>" + escaped(info.datasetPath) + "</code>",
                   escaped(runs::runStateId(run->history.state())), std::to_string(run->history.lastEpoch()) + " of " + std::to_string(info.epochs),
                   count(info.trainImages) + "/" + count(info.valImages)});
    }
    return table.html();
}

std::string checkSection(const std::vector<diagnosis::Check>& checks)
{
    std::string html;
    std::string part;
    for (const diagnosis::Check& check : checks) {
        const std::string title = texts::render("check.part." + std::string(diagnosis::checkPartName(check.part)));
        if (title != part) {
            html += std::string(part.empty() ? "" : "</table>\n") + "<h4>" + escaped(title) + "</h4>\n<table class=\"checks\">\n";
            part = title;
        }
        const char* mark = check.state == diagnosis::CheckState::Ticked ? "✓" : check.state == diagnosis::CheckState::Failed ? "▲" : "○";
        const std::string state(diagnosis::checkStateName(check.state));
        html += "<tr><td class=\"" + state + "\">" + mark + " " + escaped(texts::render("check.state." + state)) + "</td><td>" + escaped(diagnosis::checkTitle(check)) + "</td><td>"
            + escaped(diagnosis::checkReason(check)) + "</td></tr>\n";
    }
    return html + (part.empty() ? "" : "</table>\n");
}

std::string verdictSection(const runs::Run& run, const diagnosis::RunFacts& facts)
{
    std::string html = "<h3>" + escaped(run.info.name) + "</h3>\n";
    const diagnosis::RunView view(run.info, run.history, facts);
    const diagnosis::Diagnosis judged = diagnosis::diagnose(view);
    if (judged.verdicts.empty()) {
        html += "<p>None of the " + std::to_string(diagnosis::judgedRules(judged)) + " rules that could judge it found anything wrong.</p>\n";
    }
    for (const diagnosis::Verdict& verdict : judged.verdicts) {
        const std::string severity(audit::severityName(verdict.severity));
        html += "<section>\n<p><span class=\"severity " + severity + "\">" + severity + "</span> <strong>"
            + escaped(texts::render(verdict.rule + ".title")) + "</strong>" + (verdict.over ? " (over)" : "") + " <code>" + escaped(verdict.rule)
            + "</code></p>\n<dl>\n<dt>What</dt><dd>" + escaped(diagnosis::message(verdict)) + "</dd>\n<dt>Numbers</dt><dd>"
            + escaped(diagnosis::evidence(verdict)) + "</dd>\n<dt>Why it matters</dt><dd>" + escaped(texts::render(verdict.rule + ".why", verdict.values))
            + "</dd>\n<dt>What to do</dt><dd>" + escaped(diagnosis::action(verdict)) + "</dd>\n</dl>\n</section>\n";
    }
    return html + checkSection(diagnosis::checklist(view, judged));
}

std::string differences(const std::vector<const runs::Run*>& runs, const runs::Comparison& comparison)
{
    if (runs.size() < 2) {
        return {};
    }
    if (comparison.differences.empty()) {
        return "<h2>What differs</h2>\n<p>The configurations are the same.</p>\n";
    }
    Table table(withRunNames({"Setting"}, runs), 99);
    for (const runs::ConfigDifference& difference : comparison.differences) {
        std::vector<std::string> cells{"<code>" + escaped(difference.key) + "</code>"};
        for (const std::string& value : difference.values) {
            cells.push_back(value.empty() ? "–" : escaped(value));
        }
        table.add(cells);
    }
    return "<h2>What differs</h2>\n" + table.html();
}

std::string bestValues(const std::vector<const runs::Run*>& runs, const runs::Comparison& comparison)
{
    if (comparison.metrics.empty()) {
        return "<h2>Best values</h2>\n<p>No epoch is finished yet.</p>\n";
    }
    Table table(withRunNames({"Series"}, runs), 1);
    for (const runs::MetricRow& row : comparison.metrics) {
        std::vector<std::string> cells{escaped(row.series)};
        for (const runs::BestValue& value : row.values) {
            cells.push_back(value.best ? "<strong>" + score(value.best) + "</strong> at " + std::to_string(value.bestEpoch) + ", last " + score(value.last)
                                       : score(value.last));
        }
        table.add(cells);
    }
    return "<h2>Best values</h2>\n<p class=\"lead\">Best value, the epoch that it was reached at, and the last value.</p>\n" + table.html();
}

std::string epochTable(const runs::Run& run)
{
    constexpr std::array<std::pair<const char*, const char*>, 8> columns{{{"train/loss", "Training loss"},
                                                                          {"val/loss", "Validation loss"},
                                                                          {"val/sensitivity", "Sensitivity"},
                                                                          {"val/specificity", "Specificity"},
                                                                          {"val/iou", "IoU"},
                                                                          {"val/dice", "Dice"},
                                                                          {"val/accuracy", "Pixel accuracy"},
                                                                          {"val/predicted_foreground", "Predicted foreground"}}};
    std::vector<std::string> header{"Epoch"};
    std::vector<std::string> series;
    std::set<int> epochs;
    for (const auto& [name, title] : columns) {
        const runs::Series* one = run.history.isEpochSeries(name) ? run.history.find(name) : nullptr;
        if (one != nullptr) {
            header.emplace_back(title);
            series.emplace_back(name);
            for (const double epoch : one->epochs) {
                epochs.insert(static_cast<int>(std::lround(epoch)));
            }
        }
    }
    if (series.empty()) {
        return {};
    }
    Table table(header, 0);
    for (const int epoch : epochs) {
        std::vector<std::string> cells{std::to_string(epoch)};
        for (const std::string& name : series) {
            cells.push_back(score(run.history.at(name, epoch)));
        }
        table.add(cells);
    }
    return "<h3>" + escaped(run.info.name) + "</h3>\n" + table.html();
}

std::string imagesThatDiffer(const std::vector<const runs::Run*>& runs, const runs::Comparison& comparison)
{
    constexpr std::size_t most = 15;
    if (runs.size() < 2 || comparison.images.empty()) {
        return {};
    }
    Table table(withRunNames({"Image"}, runs), 1);
    for (std::size_t i = 0; i < std::min(most, comparison.images.size()); ++i) {
        std::vector<std::string> cells{"<code>" + escaped(comparison.images[i].image) + "</code>"};
        for (const auto& dice : comparison.images[i].dice) {
            cells.push_back(score(dice));
        }
        table.add(cells);
    }
    return "<h2>Images that the runs disagree on most</h2>\n<p class=\"lead\">Dice at each run's last epoch with counts; – where there was nothing to find "
           "and nothing was found.</p>\n"
        + table.html();
}

std::string configurations(const std::vector<const runs::Run*>& runs)
{
    std::string html = "<h2>Configurations</h2>\n";
    for (const runs::Run* run : runs) {
        html += "<h3>" + escaped(run->info.name) + "</h3>\n<pre><code>" + escaped(run->info.configYaml) + "</code></pre>\n";
        for (const std::string& problem : run->problems) {
            html += "<p class=\"warning\">" + escaped(problem) + "</p>\n";
        }
    }
    return html;
}

}  // namespace

std::string htmlReport(const std::vector<const runs::Run*>& runs, const runs::Comparison& comparison, const std::vector<Figure>& figures,
                       const std::vector<diagnosis::RunFacts>& facts)
{
    std::string title;
    for (const runs::Run* run : runs) {
        title += (title.empty() ? "" : ", ") + run->info.name;
    }
    std::string body = "<h1>" + escaped(title) + "</h1>\n" + overview(runs) + "<h2>Verdicts and check lists</h2>\n";
    const diagnosis::RunFacts nothing;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        body += verdictSection(*runs[i], i < facts.size() ? facts[i] : nothing);
    }
    body += differences(runs, comparison) + bestValues(runs, comparison);
    if (!figures.empty()) {
        body += "<h2>Curves</h2>\n";
        for (const Figure& figure : figures) {
            body += picture(figure.caption, figure.svg);
        }
    }
    body += "<h2>Epochs</h2>\n";
    for (const runs::Run* run : runs) {
        body += epochTable(*run);
    }
    return page(title + ": run report", body + imagesThatDiffer(runs, comparison) + configurations(runs));
}

}  // namespace gg::report
