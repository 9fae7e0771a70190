#pragma once

#include "core/recipe/config_keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// How keys of the common kinds are made. A group of settings that is a struct of its own inside DetectionConfig has two more field().

namespace gg::recipe {

struct Names {
    std::vector<std::string_view> ids;
};

template <typename Value>
Value& field(TrainConfig& config, Value TrainConfig::*member)
{
    return config.*member;
}

template <typename Value>
const Value& field(const TrainConfig& config, Value TrainConfig::*member)
{
    return config.*member;
}

template <typename Value>
Value& field(TrainConfig& config, Value DetectionConfig::*member)
{
    return config.detection.*member;
}

template <typename Value>
const Value& field(const TrainConfig& config, Value DetectionConfig::*member)
{
    return config.detection.*member;
}

template <typename Value>
Value& field(TrainConfig& config, Value SegmentationConfig::*member)
{
    return config.segmentation.*member;
}

template <typename Value>
const Value& field(const TrainConfig& config, Value SegmentationConfig::*member)
{
    return config.segmentation.*member;
}

inline std::string listed(const Names& names)
{
    std::string text;
    for (const std::string_view id : names.ids) {
        text += (text.empty() ? "" : ", ") + std::string(id);
    }
    return text;
}

/// Shortest form that reads back to the same double; without an exponent where people write none (0.0001, not 1e-04).
inline std::string number(double value)
{
    std::array<char, 40> buffer{};
    const bool plain = value == 0 || (std::abs(value) >= 1e-6 && std::abs(value) < 1e7);
    const auto result = plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
                              : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

template <typename Number>
bool parseNumber(const std::string& text, Number& value)
{
    const char* begin = text.data();
    const char* end = begin + text.size();
    const auto result = std::from_chars(begin, end, value);
    return result.ec == std::errc{} && result.ptr == end;
}

template <typename Member>
ConfigKey integer(std::string name, Member member, int low, int high)
{
    const std::string expected = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
    return {std::move(name),
            [member, expected](TrainConfig& c, const std::string& text) { return parseNumber(text, field(c, member)) ? std::string() : expected; },
            [member](const TrainConfig& c) { return std::to_string(field(c, member)); },
            [member, low, high, expected](const TrainConfig& c) { return field(c, member) >= low && field(c, member) <= high ? std::string() : expected; }};
}

enum class Ends { Closed, OpenLow, OpenBoth };

template <typename Member>
ConfigKey real(std::string name, Member member, double low, double high, Ends ends = Ends::Closed)
{
    const std::string expected = ends == Ends::Closed    ? "a number from " + number(low) + " to " + number(high)
                                 : ends == Ends::OpenLow ? "a number above " + number(low) + ", at most " + number(high)
                                                         : "a number between " + number(low) + " and " + number(high);
    return {std::move(name),
            [member, expected](TrainConfig& c, const std::string& text) { return parseNumber(text, field(c, member)) ? std::string() : expected; },
            [member](const TrainConfig& c) { return number(field(c, member)); },
            [member, low, high, ends, expected](const TrainConfig& c) {
                const double value = field(c, member);
                const bool lowFits = ends == Ends::Closed ? value >= low : value > low;
                const bool highFits = ends == Ends::OpenBoth ? value < high : value <= high;
                return lowFits && highFits ? "" : expected;
            }};
}

template <typename Member>
ConfigKey boolean(std::string name, Member member)
{
    return {std::move(name),
            [member](TrainConfig& c, const std::string& text) {
                const bool yes = text == "true" || text == "True" || text == "yes" || text == "on";
                const bool no = text == "false" || text == "False" || text == "no" || text == "off";
                field(c, member) = yes;
                return yes || no ? "" : "true or false";
            },
            [member](const TrainConfig& c) { return std::string(field(c, member) ? "true" : "false"); },
            [](const TrainConfig&) { return std::string(); }};
}

/// A choice of an enum, whose values are numbered as `names`, which must outlive every key.
template <typename Owner, typename Enum>
ConfigKey choice(std::string name, Enum Owner::*member, const Names& names)
{
    return {std::move(name),
            [member, &names](TrainConfig& c, const std::string& text) {
                const auto it = std::find(names.ids.begin(), names.ids.end(), text);
                if (it == names.ids.end()) {
                    return "one of " + listed(names);
                }
                field(c, member) = static_cast<Enum>(it - names.ids.begin());
                return std::string();
            },
            [member, &names](const TrainConfig& c) { return std::string(names.ids.at(static_cast<std::size_t>(field(c, member)))); },
            [](const TrainConfig&) { return std::string(); }};
}

inline ConfigKey word(std::string name, std::string TrainConfig::*member, const Names& names)
{
    const auto check = [member, &names](const TrainConfig& c) {
        const bool known = std::find(names.ids.begin(), names.ids.end(), c.*member) != names.ids.end();
        return known ? std::string() : "one of " + listed(names);
    };
    return {std::move(name),
            [member](TrainConfig& c, const std::string& text) {
                c.*member = text;
                return std::string();
            },
            [member](const TrainConfig& c) { return c.*member; }, check};
}

/// Any text: the name of a file, or nothing.
template <typename Member>
ConfigKey free(std::string name, Member member)
{
    return {std::move(name),
            [member](TrainConfig& c, const std::string& text) {
                field(c, member) = text;
                return std::string();
            },
            [member](const TrainConfig& c) { return field(c, member); }, [](const TrainConfig&) { return std::string(); }};
}

}  // namespace gg::recipe
