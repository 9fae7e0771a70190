#include "report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace gg::injection {
namespace {

std::string number(double value)
{
    if (!std::isfinite(value)) {
        return "–";
    }
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string share(int part, int whole)
{
    return whole == 0 ? std::string("–") : number(static_cast<double>(part) / whole) + " (" + std::to_string(part) + "/" + std::to_string(whole) + ")";
}

double medianOf(std::vector<double> values)
{
    return Tally{.delays = std::move(values)}.medianDelay();
}

void writeRules(std::ostream& out, const Score& score)
{
    out << "\n| rule | precision | recall | delay, epochs (median) |\n|---|---|---|---|\n";
    for (const auto& [rule, tally] : score.rules) {
        out << "| " << rule << " | " << share(tally.right, tally.spoken()) << " | " << share(tally.named, tally.faults) << " | " << number(tally.medianDelay()) << " |\n";
    }
}

void writeFaults(std::ostream& out, const Score& score)
{
    out << "\n| fault | named by any rule that does | delay, epochs (median) |\n|---|---|---|\n";
    for (const auto& [fault, tally] : score.faults) {
        out << "| " << faultOf(fault).what << " | " << share(tally.named, tally.faults) << " | " << number(tally.medianDelay()) << " |\n";
    }
}

void writeHalf(std::ostream& out, const Result& result, bool heldOut)
{
    const Score score = scoreOf(result.judged, *result.contender, heldOut);
    if (score.runs == 0) {
        return;
    }
    out << "\n### " << (heldOut ? "Held out" : "For setting thresholds") << "\n\n"
        << score.runs << " runs, " << score.faultRuns << " with a fault, " << score.healthy << " healthy, " << score.harmless << " that count neither way: injections that did no harm, and twins that came to nothing by themselves.\n\n"
        << "- precision over all " << share(score.right, score.right + score.wrong) << "\n- recall over all " << share(score.named, score.faultRuns);
    if (score.claimed < score.faultRuns) {
        out << "; over the faults that it has a rule for " << share(score.named, score.claimed);
    }
    out << "\n- healthy runs with a verdict of error severity: " << score.errorsOnHealthy << " of " << score.healthy << "\n";
    if (!result.contender->foreign) {
        out << "- foreground collapse within 2 epochs, or 50 steps where steps are known: " << share(score.collapsesInTime, score.collapses) << "; median "
            << number(medianOf(score.collapseDelays)) << " epochs, " << number(medianOf(score.collapseSteps)) << " steps\n";
    }
    writeRules(out, score);
    writeFaults(out, score);
}

const char* nameOf(Judged::As as)
{
    return as == Judged::As::Right ? "right" : as == Judged::As::True ? "true" : "false";
}

}  // namespace

std::string markdown(const std::vector<LabelledRun>& runs, const std::vector<Result>& results)
{
    const auto trained = std::count_if(runs.begin(), runs.end(), [](const LabelledRun& run) { return run.trained; });
    std::ostringstream out;
    out << "# Verdicts on runs whose faults are known\n\n"
        << runs.size() << " runs: " << trained << " short real trainings on the sample sets, " << static_cast<std::ptrdiff_t>(runs.size()) - trained
        << " made-up histories. Every run is replayed epoch by epoch, and probe by probe where it has probes: a rule has spoken where it spoke at any time, and\n"
           "its delay is that of the first time. A verdict is right where its rule names the fault that was injected, from the onset on; what else is the truth\n"
           "about such a run is listed with its reason below and counts neither way; everything else is a false alarm. Runs that are held out come from\n"
           "other seeds, networks, data, lengths, noises and strengths, some without series that others have; no threshold was set on them, and nobody who sets any\n"
           "looked at them. Published rule sets are treated kindly: nothing that they say of a faulty run is held against them.\n";
    for (const Result& result : results) {
        out << "\n## " << result.contender->name << "\n";
        writeHalf(out, result, true);
        writeHalf(out, result, false);
    }
    out << "\n## What else is the truth\n\n| fault | rule | because |\n|---|---|---|\n";
    for (const Consequence& one : alwaysTrueOfTrained()) {
        out << "| every trained run | " << one.rule << " | " << one.reason << " |\n";
    }
    for (const Fault& fault : allFaults()) {
        for (const Consequence& one : fault.consequences) {
            out << "| " << fault.what << " | " << one.rule << " | " << one.reason << " |\n";
        }
    }
    out << "\n## Misses and false alarms of " << results.front().contender->name << "\n\n" << mistakes(results.front());
    return out.str();
}

nlohmann::ordered_json json(const std::vector<Result>& results)
{
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Result& result : results) {
        nlohmann::ordered_json contender{{"name", result.contender->name}};
        for (const bool heldOut : {true, false}) {
            const Score score = scoreOf(result.judged, *result.contender, heldOut);
            nlohmann::ordered_json half{{"runs", score.runs}, {"faults", score.faultRuns}, {"healthy", score.healthy}, {"precision", score.precision()},
                                        {"recall", score.recall()}, {"errors_on_healthy", score.errorsOnHealthy}};
            for (const auto& [rule, tally] : score.rules) {
                half["rules"][rule] = {{"precision", tally.precision()}, {"recall", tally.recall()}, {"spoken", tally.spoken()}, {"faults", tally.faults},
                                       {"delay", tally.medianDelay()}};
            }
            contender[heldOut ? "held_out" : "tuning"] = half;
        }
        for (const Judged& one : result.judged) {
            nlohmann::ordered_json said = nlohmann::ordered_json::array();
            for (const Judged::One& each : one.all) {
                said.push_back({{"rule", each.said.rule}, {"epoch", each.said.epoch}, {"step", each.said.step}, {"counts_as", nameOf(each.as)}});
            }
            contender["runs"].push_back({{"run", one.run->id}, {"fault", one.run->fault}, {"took", one.run->took}, {"onset", one.run->onset},
                                         {"held_out", one.run->heldOut}, {"trained", one.run->trained}, {"named", one.named}, {"said", said}});
        }
        all.push_back(contender);
    }
    return all;
}

std::string measuredRows(const Result& own)
{
    std::ostringstream out;
    out << "// Written by `make verdicts`: our rules on the runs of the injection bench that were held out. To renew: bench_verdicts --table FILE.\n";
    for (const auto& [rule, tally] : scoreOf(own.judged, *own.contender, true).rules) {
        char row[200];
        const double delay = tally.medianDelay();
        std::snprintf(row, sizeof row, "Measured{.rule = \"%s\", .precision = %.4g, .recall = %.4g, .spoken = %d, .faults = %d, .delay = %.4g},\n", rule.c_str(),
                      tally.precision(), tally.recall(), tally.spoken(), tally.faults, std::isfinite(delay) ? delay : 0);
        out << row;
    }
    return out.str();
}

std::string mistakes(const Result& result)
{
    std::ostringstream out;
    for (const Judged& one : result.judged) {
        const std::string half = one.run->heldOut ? " (held out)" : "";
        if (one.isFault() && !one.named) {
            out << "- missed" << half << ": " << faultOf(one.run->fault).what << " in " << one.run->id << " from epoch " << one.run->onset << "\n";
        }
        for (const Judged::One& each : one.all) {
            if (each.as == Judged::As::False) {
                out << "- false alarm" << half << ": " << each.said.rule << " in " << one.run->id << " at epoch " << number(each.said.epoch)
                    << (one.run->fault.empty() ? std::string() : " (" + one.run->fault + " from epoch " + std::to_string(one.run->onset) + ")") << ": "
                    << each.said.message << "\n";
            }
        }
    }
    return out.str();
}

}  // namespace gg::injection
