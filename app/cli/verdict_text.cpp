#include "app/cli/verdict_text.h"

#include <map>
#include <vector>

namespace gg::cli {
namespace {

std::string since(const diagnosis::Verdict& verdict)
{
    if (verdict.sinceEpoch > 0) {
        return ", since epoch " + diagnosis::epochText(verdict.sinceEpoch);
    }
    return verdict.sinceStep > 0 ? ", since step " + std::to_string(verdict.sinceStep) : std::string();
}

std::string howSure(const std::string& rule)
{
    const std::string words = texts::render(diagnosis::certaintyId(diagnosis::certainty(rule)));
    const diagnosis::Measured* measured = diagnosis::measured(rule);
    if (measured == nullptr) {
        return words + " (how often this rule is right was not measured)";
    }
    return words + " (on labelled runs " + std::to_string(diagnosis::rightVerdicts(*measured)) + " of " + std::to_string(measured->spoken) + " right)";
}

void printVerdict(std::ostream& out, const diagnosis::Verdict& verdict)
{
    out << '\n'
        << audit::severityName(verdict.severity) << ": " << texts::render(verdict.rule + ".title", verdict.values) << " [" << verdict.rule << "]" << since(verdict)
        << (verdict.over ? ", over" : "") << '\n';
    if (!verdict.because.empty()) {
        out << "  Follows from: " << texts::render(verdict.because + ".title") << " [" << verdict.because << "]\n";
    }
    out << "  " << diagnosis::message(verdict) << '\n'
        << "  " << diagnosis::evidence(verdict) << '\n'
        << "  Sure: " << howSure(verdict.rule) << '\n'
        << "  Why: " << texts::render(verdict.rule + ".why", verdict.values) << '\n'
        << "  Do: " << diagnosis::action(verdict) << '\n';
    for (const std::string& file : verdict.files) {
        out << "  See: " << file << '\n';
    }
}

}  // namespace

std::string verdictLine(const diagnosis::Verdict& verdict)
{
    return std::string(audit::severityName(verdict.severity)) + ": " + texts::render(verdict.rule + ".title", verdict.values) + since(verdict) + ": "
        + diagnosis::evidence(verdict) + " [" + verdict.rule + "]";
}

void printVerdicts(std::ostream& out, const diagnosis::JudgedRun& run)
{
    for (const diagnosis::Verdict& verdict : run.diagnosis.verdicts) {
        printVerdict(out, verdict);
    }
    if (run.diagnosis.verdicts.empty()) {
        out << "None of the " << diagnosis::judgedRules(run.diagnosis) << " rules that could judge it found anything wrong.\n";
    }
    for (const diagnosis::MutedVerdict& muted : run.diagnosis.muted) {
        out << "\nMuted: " << verdictLine(muted.verdict) << "\n  Reason: " << muted.reason << '\n';
    }
    std::map<std::string, std::vector<std::string>> lacking;
    for (const diagnosis::Unjudged& rule : run.diagnosis.unjudged) {
        for (const std::string& input : rule.lacking) {
            lacking[input].push_back(rule.rule);
        }
    }
    if (!lacking.empty()) {
        out << "\nNot judged, for the run lacks:\n";
    }
    for (const auto& [input, rules] : lacking) {
        out << "  " << input << ":";
        for (std::size_t i = 0; i < rules.size(); ++i) {
            out << (i == 0 ? " " : ", ") << rules[i];
        }
        out << '\n';
    }
}

void printChecklist(std::ostream& out, const diagnosis::JudgedRun& run)
{
    std::string part;
    for (const diagnosis::Check& check : run.checks) {
        const std::string title = texts::render("check.part." + std::string(diagnosis::checkPartName(check.part)));
        if (title != part) {
            part = title;
            out << '\n' << part << '\n';
        }
        const char* mark = check.state == diagnosis::CheckState::Ticked ? "[x]" : check.state == diagnosis::CheckState::Failed ? "[!]" : "[ ]";
        out << "  " << mark << ' ' << diagnosis::checkTitle(check) << "\n      " << diagnosis::checkReason(check);
        if (check.state != diagnosis::CheckState::Ticked) {
            out << " Look at: " << texts::render("check.place." + std::string(diagnosis::checkPlaceName(check.place))) << '.';
        }
        out << '\n';
    }
}

}  // namespace gg::cli
