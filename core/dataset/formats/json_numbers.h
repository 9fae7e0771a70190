#pragma once

#include <simdjson.h>

#include <cmath>
#include <cstdint>
#include <optional>

namespace gg::dataset
{

/// Numbers of annotation files as people write them. For .cpp files: it brings simdjson along.

/// None for what is no number, and for one beyond the largest double.
inline std::optional<double> finiteOf(simdjson::ondemand::value& value)
{
    double number = 0;
    if (value.get_double().get(number) == simdjson::SUCCESS && std::isfinite(number)) {
        return number;
    }
    return std::nullopt;
}

/// A whole number, also where it is written as 5.0.
inline std::optional<std::int64_t> wholeOf(simdjson::ondemand::value& value)
{
    std::int64_t whole = 0;
    if (value.get_int64().get(whole) == simdjson::SUCCESS) {
        return whole;
    }
    constexpr double exact = 9007199254740992.0;
    const std::optional<double> number = finiteOf(value);
    if (number && std::abs(*number) < exact && std::trunc(*number) == *number) {
        return static_cast<std::int64_t>(*number);
    }
    return std::nullopt;
}

/// true, 1 and 1.0 are; anything else is not.
inline std::optional<bool> flagOf(simdjson::ondemand::value& value)
{
    bool flag = false;
    if (value.get_bool().get(flag) == simdjson::SUCCESS) {
        return flag;
    }
    const std::optional<std::int64_t> whole = wholeOf(value);
    return whole ? std::optional(*whole != 0) : std::nullopt;
}

}  // namespace gg::dataset
