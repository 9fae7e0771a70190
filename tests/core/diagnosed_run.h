#pragma once

#include "core/diagnosis/diagnosis.h"
#include "core/diagnosis/run_view.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace gg::test {

/// A run that is made up value by value, and what is said of it.
struct DiagnosedRun {
    runs::RunInfo info;
    runs::RunHistory history;
    diagnosis::RunFacts facts;

    std::int64_t stepsPerEpoch = 20;

    explicit DiagnosedRun(const std::string& config = {})
    {
        info.configYaml = config;
        info.stepsPerEpoch = stepsPerEpoch;
    }

    /// One value an epoch, from epoch 1.
    DiagnosedRun& epochs(const std::map<std::string, std::vector<double>>& columns)
    {
        std::size_t rows = 0;
        for (const auto& [name, values] : columns) {
            rows = std::max(rows, values.size());
        }
        for (std::size_t i = 0; i < rows; ++i) {
            runs::RunEvent event{.kind = runs::EventKind::Epoch, .time = static_cast<double>(i), .step = static_cast<std::int64_t>(i + 1) * stepsPerEpoch, .epoch = static_cast<double>(i + 1)};
            for (const auto& [name, values] : columns) {
                if (i < values.size()) {
                    event.values.emplace_back(name, values[i]);
                }
            }
            history.append(std::span(&event, 1));
        }
        return *this;
    }

    /// One value a step, from step 1.
    DiagnosedRun& steps(const std::string& name, const std::vector<double>& values)
    {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto step = static_cast<std::int64_t>(i + 1);
            const runs::RunEvent event{.kind = runs::EventKind::Step, .time = static_cast<double>(i), .step = step,
                                       .epoch = static_cast<double>(step) / stepsPerEpoch, .values = {{name, values[i]}}};
            history.append(std::span(&event, 1));
        }
        return *this;
    }

    DiagnosedRun& ends(const std::string& state, const std::string& message = {})
    {
        const runs::RunEvent event{.kind = runs::EventKind::State, .step = history.lastStep(), .epoch = static_cast<double>(history.lastEpoch()), .text = state, .message = message};
        history.append(std::span(&event, 1));
        return *this;
    }

    diagnosis::Diagnosis diagnosis() const { return diagnosis::diagnose(diagnosis::RunView(info, history, facts)); }

    /// What one rule says.
    std::optional<diagnosis::Verdict> said(const std::string& rule) const
    {
        for (const auto& verdict : diagnosis().verdicts) {
            if (verdict.rule == rule) {
                return verdict;
            }
        }
        return std::nullopt;
    }

    /// "run.diverged, run.failed (over)": all that stands by itself, worst first.
    std::string verdicts() const
    {
        std::string all;
        for (const auto& verdict : diagnosis().verdicts) {
            if (verdict.because.empty()) {
                all += (all.empty() ? "" : ", ") + verdict.rule + (verdict.over ? " (over)" : "");
            }
        }
        return all;
    }

    std::vector<std::string> lacking(const std::string& rule) const
    {
        for (const auto& unjudged : diagnosis().unjudged) {
            if (unjudged.rule == rule) {
                return unjudged.lacking;
            }
        }
        return {};
    }
};

/// start · e^(−i / speed) + floor.
inline std::vector<double> decay(std::size_t count, double start, double speed, double floor)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(start * std::exp(-static_cast<double>(i) / speed) + floor);
    }
    return values;
}

inline std::vector<double> constant(std::size_t count, double value)
{
    return std::vector<double>(count, value);
}

/// Values one after the other.
inline std::vector<double> joined(std::vector<double> first, const std::vector<double>& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// Every value times e^(normal noise of this spread): how losses scatter.
inline std::vector<double> scattered(std::vector<double> values, double spread, std::mt19937& random)
{
    std::normal_distribution<double> noise(0, spread);
    for (double& value : values) {
        value *= std::exp(noise(random));
    }
    return values;
}

}  // namespace gg::test
