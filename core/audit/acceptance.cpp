#include "core/audit/acceptance.h"

#include "core/audit/finding_key.h"
#include "core/audit/gathering.h"
#include "core/base/error.h"
#include "core/io/files.h"

#include <nlohmann/json.hpp>

#include <array>
#include <ctime>

namespace gg::audit
{
namespace
{

using nlohmann::ordered_json;

constexpr std::string_view schema = "groundglass-accepted";
constexpr int version = 1;

std::string now()
{
    const std::time_t time = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&time, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

Acceptance acceptanceOf(const ordered_json& entry)
{
    return {.rule = entry.value("rule", ""),
            .message = entry.value("message", ""),
            .reason = entry.value("reason", ""),
            .time = entry.value("time", ""),
            .weight = entry.value("weight", std::size_t{1})};
}

}  // namespace

AcceptanceStore::AcceptanceStore(std::string file)
    : m_file(std::move(file))
{
    load();
}

std::optional<Acceptance> AcceptanceStore::find(const dataset::Dataset& dataset, const Finding& finding) const
{
    if (m_accepted.empty()) {
        return std::nullopt;
    }
    const auto it = m_accepted.find(findingKey(dataset, finding));
    if (it == m_accepted.end() || weight(finding) > it->second.weight) {
        return std::nullopt;
    }
    return it->second;
}

void AcceptanceStore::accept(const dataset::Dataset& dataset, const std::vector<Finding>& findings, const std::string& reason)
{
    if (isBlank(reason)) {
        throw Error(ErrorCode::InvalidArgument, m_file,
                    "A finding is accepted with a reason. Write one, for whoever reads it next.");
    }
    std::map<std::string, Acceptance> next = m_accepted;
    for (const Finding& finding : findings) {
        next[findingKey(dataset, finding)] = {
            .rule = finding.rule, .message = message(finding), .reason = reason, .time = now(), .weight = weight(finding)};
    }
    change(std::move(next));
}

void AcceptanceStore::withdraw(const std::vector<std::string>& keys)
{
    std::map<std::string, Acceptance> next = m_accepted;
    for (const std::string& key : keys) {
        next.erase(key);
    }
    change(std::move(next));
}

bool AcceptanceStore::undo()
{
    if (m_undo.empty()) {
        return false;
    }
    save(m_undo.back());
    m_accepted = std::move(m_undo.back());
    m_undo.pop_back();
    return true;
}

void AcceptanceStore::change(std::map<std::string, Acceptance> next)
{
    save(next);
    m_undo.push_back(std::exchange(m_accepted, std::move(next)));
}

void AcceptanceStore::load()
{
    std::string text;
    try {
        text = io::readFile(m_file);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::NotFound) {
            return;
        }
        throw;
    }
    try {
        const ordered_json document = ordered_json::parse(text);
        if (document.value("schema", "") != schema || document.value("version", 0) != version) {
            throw Error(ErrorCode::Malformed, m_file,
                        "This is not a file of accepted findings (schema groundglass-accepted, version 1). Name another file.");
        }
        for (const ordered_json& entry : document.at("accepted")) {
            m_accepted.emplace(entry.at("key").get<std::string>(), acceptanceOf(entry));
        }
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorCode::Malformed, m_file,
                    std::string("The file of accepted findings cannot be read (") + error.what() +
                        "). Correct it or name another.");
    }
}

void AcceptanceStore::save(const std::map<std::string, Acceptance>& accepted) const
{
    ordered_json entries = ordered_json::array();
    for (const auto& [key, one] : accepted) {
        entries.push_back({{"key", key},
                           {"rule", one.rule},
                           {"message", one.message},
                           {"reason", one.reason},
                           {"time", one.time},
                           {"weight", one.weight}});
    }
    const ordered_json document{{"schema", schema}, {"version", version}, {"accepted", std::move(entries)}};
    io::writeFileAtomically(m_file, document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

void applyAcceptances(const dataset::Dataset& dataset, const AcceptanceStore& store, Report& report)
{
    for (AcceptedFinding& one : report.accepted) {
        report.findings.push_back(std::move(one.finding));
    }
    report.accepted.clear();
    std::vector<Finding> open;
    for (Finding& finding : report.findings) {
        if (auto acceptance = store.find(dataset, finding)) {
            report.accepted.push_back({.finding = std::move(finding), .reason = std::move(acceptance->reason)});
        } else {
            open.push_back(std::move(finding));
        }
    }
    report.findings = std::move(open);
    sortFindings(report.findings);
}

}  // namespace gg::audit
