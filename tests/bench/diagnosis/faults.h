#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace gg::injection {

/// A verdict beside the one that names the fault which is the truth as well, and why.
struct Consequence {
    std::string_view rule;
    std::string_view reason;
};

/// What can be wrong with a run, and who should say so.
struct Fault {
    std::string_view id;
    std::string_view what;                 ///< for the report
    std::vector<std::string_view> rules;   ///< any of them names it; the first is the one whose recall it counts for
    std::vector<Consequence> consequences = {};
    std::vector<std::string_view> sagemaker = {};  ///< built-in rules of that name, see published_rules.h
    std::vector<std::string_view> epokio = {};
};

const std::vector<Fault>& allFaults();
/// Throws std::invalid_argument.
const Fault& faultOf(std::string_view id);
/// What is the truth about every short run on a handful of images.
const std::vector<Consequence>& alwaysTrueOfTrained();

}  // namespace gg::injection
