#include "app/cli/series_output.h"

#include "app/cli/text_table.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace gg::cli {
namespace {

constexpr std::size_t pieceBytes = 1U << 20U;

std::string quotedJson(const std::string& text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Collects small pieces: a series may have millions of points.
class JsonText {
public:
    explicit JsonText(const std::function<void(std::string_view)>& write) : m_write(write) {}

    void add(std::string_view text)
    {
        m_text.append(text);
        if (m_text.size() >= pieceBytes) {
            flush();
        }
    }

    void flush()
    {
        m_write(m_text);
        m_text.clear();
    }

    void number(double value)
    {
        if (std::isnan(value)) {
            add("\"nan\"");
        } else if (std::isinf(value)) {
            add(value > 0 ? "\"inf\"" : "\"-inf\"");
        } else {
            std::array<char, 32> buffer{};
            const auto format = std::abs(value) < 1e15 ? std::chars_format::general : std::chars_format::scientific;
            const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
            add({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
        }
    }

    template <typename Number>
    void integer(Number value)
    {
        std::array<char, 24> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
        add({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
    }

    template <typename Numbers>
    void list(std::string_view key, const Numbers& numbers)
    {
        add(", \"");
        add(key);
        add("\": [");
        bool first = true;
        for (const auto& value : numbers) {
            add(first ? "" : ", ");
            first = false;
            if constexpr (std::is_floating_point_v<std::decay_t<decltype(value)>>) {
                number(value);
            } else {
                integer(value);
            }
        }
        add("]");
    }

private:
    const std::function<void(std::string_view)>& m_write;
    std::string m_text;
};

std::string shown(double value)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.5g", value);
    return buffer.data();
}

}  // namespace

void writeSeriesJson(const runs::Run& run, const std::function<void(std::string_view)>& write)
{
    JsonText json(write);
    json.add("{\"run\": " + quotedJson(run.info.name) + ", \"path\": " + quotedJson(run.folder) + ", \"tool\": " + quotedJson(run.info.tool));
    json.add(", \"state\": " + quotedJson(std::string(runs::runStateId(run.history.state()))));
    json.add(", \"problems\": " + nlohmann::json(run.problems).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    json.add(", \"notes\": " + nlohmann::json(run.history.notes()).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    json.add(", \"series\": [");
    bool first = true;
    for (const auto& [name, series] : run.history.series()) {
        json.add(first ? "\n  {\"name\": " : ",\n  {\"name\": ");
        first = false;
        json.add(quotedJson(name) + ", \"raw\": " + quotedJson(series.raw.empty() ? name : series.raw));
        if (!series.file.empty()) {
            json.add(", \"file\": " + quotedJson(series.file));
        }
        if (!series.also.empty()) {
            json.add(", \"also\": [");
            for (const runs::SeriesOrigin& origin : series.also) {
                json.add(std::string(&origin == &series.also.front() ? "" : ", ") + "{\"raw\": " + quotedJson(origin.raw) + ", \"file\": " + quotedJson(origin.file) + "}");
            }
            json.add("]");
        }
        json.list("steps", series.steps);
        if (!series.epochs.empty()) {
            json.list("epochs", series.epochs);
        }
        if (!series.times.empty()) {
            json.list("times", series.times);
        }
        if (!series.branches.empty()) {
            json.list("branches", series.branches);
        }
        json.list("values", series.values);
        json.add("}");
    }
    json.add("]}");
    json.flush();
}

std::string seriesTable(const runs::Run& run)
{
    TextTable table;
    table.add({"series", "in the file", "points", "first step", "last step", "first", "last", "smallest", "largest", "not finite"});
    for (const auto& [name, series] : run.history.series()) {
        std::vector<double> finite;
        std::copy_if(series.values.begin(), series.values.end(), std::back_inserter(finite), [](double value) { return std::isfinite(value); });
        const auto [smallest, largest] = std::minmax_element(finite.begin(), finite.end());
        table.add({name, series.raw.empty() ? name : series.raw, std::to_string(series.size()), std::to_string(series.steps.front()),
                   std::to_string(series.steps.back()), shown(series.values.front()), shown(series.values.back()), finite.empty() ? "–" : shown(*smallest),
                   finite.empty() ? "–" : shown(*largest), std::to_string(series.size() - finite.size())});
    }
    return table.text();
}

}  // namespace gg::cli
