#pragma once

#include "score.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace gg::injection {

/// A contender over all runs.
struct Result {
    const Contender* contender = nullptr;
    std::vector<Judged> judged;
};

std::string markdown(const std::vector<LabelledRun>& runs, const std::vector<Result>& results);
nlohmann::ordered_json json(const std::vector<Result>& results);
/// The rows that core/diagnosis/measured_rows.inc holds: our own rules on the runs that were held out.
std::string measuredRows(const Result& own);
/// What was missed and what was said wrongly.
std::string mistakes(const Result& result);

}  // namespace gg::injection
