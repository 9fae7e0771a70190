#include "core/runs/run_event.h"

#include "core/runs/event_line.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace gg::runs {
namespace {

using simdjson::dom::element;

constexpr std::array<std::pair<EventKind, std::string_view>, 7> kinds{{
    {EventKind::State, "state"},
    {EventKind::Step, "step"},
    {EventKind::Probe, "probe"},
    {EventKind::Epoch, "epoch"},
    {EventKind::Checkpoint, "checkpoint"},
    {EventKind::Snapshot, "snapshot"},
    {EventKind::Note, "note"},
}};

constexpr std::array<std::pair<RunState, std::string_view>, 7> states{{
    {RunState::Unknown, "unknown"},
    {RunState::Started, "started"},
    {RunState::Paused, "paused"},
    {RunState::Resumed, "resumed"},
    {RunState::Stopped, "stopped"},
    {RunState::Finished, "finished"},
    {RunState::Failed, "failed"},
}};

void appendString(std::string& out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out.push_back('"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"': out.append("\\\""); break;
        case '\\': out.append("\\\\"); break;
        case '\n': out.append("\\n"); break;
        case '\r': out.append("\\r"); break;
        case '\t': out.append("\\t"); break;
        default:
            if (byte < 0x20) {
                out.append("\\u00").push_back(digits[byte >> 4U]);
                out.push_back(digits[byte & 0xFU]);
            } else {
                out.push_back(c);
            }
        }
    }
    out.push_back('"');
}

/// JSON has no NaN and no infinity: they are strings, so that a diverged run can still be read.
void appendNumber(std::string& out, double value)
{
    if (std::isnan(value)) {
        out.append("\"nan\"");
    } else if (std::isinf(value)) {
        out.append(value > 0 ? "\"inf\"" : "\"-inf\"");
    } else {
        std::array<char, 32> buffer{};
        // Without an exponent a large value would read as a whole number, which readers refuse beyond 64 bits.
        const auto format = std::abs(value) < 1e15 ? std::chars_format::general : std::chars_format::scientific;
        const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
        out.append(buffer.data(), result.ptr);
    }
}

void appendInteger(std::string& out, std::int64_t value)
{
    std::array<char, 24> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), result.ptr);
}

/// Bytes that are no UTF-8 (file names of other encodings, in a message) become question marks: the line must stay JSON.
std::string validUtf8(std::string_view text)
{
    std::string out(text);
    if (!simdjson::validate_utf8(out.data(), out.size())) {
        for (char& c : out) {
            c = static_cast<unsigned char>(c) < 0x80 ? c : '?';
        }
    }
    return out;
}

std::optional<double> readNumber(const element& value)
{
    if (double number = 0; value.get(number) == simdjson::SUCCESS) {
        return number;
    }
    if (std::string_view text; value.get(text) == simdjson::SUCCESS) {
        if (text == "nan") {
            return std::numeric_limits<double>::quiet_NaN();
        }
        if (text == "inf" || text == "-inf") {
            return (text[0] == '-' ? -1 : 1) * std::numeric_limits<double>::infinity();
        }
    }
    return std::nullopt;
}

std::string wrong(std::string_view key, const element& value, std::string_view expected)
{
    std::string found = simdjson::minify(value);
    if (found.size() > 60) {
        found = found.substr(0, 57) + "...";
    }
    return "\"" + std::string(key) + "\" is " + found + ", expected " + std::string(expected);
}

/// A step may be written as 12 or as 12.0; a fraction or anything beyond 2^53 is refused.
std::optional<std::int64_t> readStep(const element& value)
{
    if (std::int64_t number = 0; value.get(number) == simdjson::SUCCESS) {
        return number;
    }
    constexpr double exact = 9007199254740992.0;
    if (double number = 0; value.get(number) == simdjson::SUCCESS && std::abs(number) < exact && std::trunc(number) == number) {
        return static_cast<std::int64_t>(number);
    }
    return std::nullopt;
}

bool readValues(const element& value, RunEvent& event, std::string& detail)
{
    simdjson::dom::object values;
    if (value.get(values) != simdjson::SUCCESS) {
        detail = wrong("values", value, "an object of numbers");
        return false;
    }
    for (const auto field : values) {
        const auto number = readNumber(field.value);
        if (!number) {
            detail = wrong(field.key, field.value, "a number, \"nan\", \"inf\" or \"-inf\"");
            return false;
        }
        event.values.emplace_back(field.key, *number);
    }
    return true;
}

bool readImages(const element& value, RunEvent& event, std::string& detail)
{
    simdjson::dom::array images;
    if (value.get(images) != simdjson::SUCCESS) {
        detail = wrong("images", value, "an array of paths");
        return false;
    }
    for (const element image : images) {
        std::string_view path;
        if (image.get(path) != simdjson::SUCCESS) {
            detail = wrong("images", image, "a path");
            return false;
        }
        event.images.emplace_back(path);
    }
    return true;
}

bool readField(std::string_view key, const element& value, RunEvent& event, std::string& detail)
{
    if (key == "values") {
        return readValues(value, event, detail);
    }
    if (key == "images") {
        return readImages(value, event, detail);
    }
    if (key == "text" || key == "message") {
        std::string_view text;
        if (value.get(text) != simdjson::SUCCESS) {
            detail = wrong(key, value, "a string");
            return false;
        }
        (key == "text" ? event.text : event.message) = text;
        return true;
    }
    if (key == "step") {
        const auto step = readStep(value);
        if (!step) {
            detail = wrong(key, value, "a whole number");
            return false;
        }
        event.step = *step;
        return true;
    }
    if (key == "time" || key == "epoch") {
        const auto number = readNumber(value);
        if (!number || !std::isfinite(*number)) {
            detail = wrong(key, value, "a finite number");
            return false;
        }
        (key == "time" ? event.time : event.epoch) = *number;
    }
    return true;  // keys of later versions
}

LineContents readSchema(const element& schema, const simdjson::dom::object& object, std::string& detail)
{
    std::string_view name;
    if (schema.get(name) != simdjson::SUCCESS || name != "groundglass.events") {
        detail = wrong("schema", schema, "\"groundglass.events\"");
        return LineContents::Malformed;
    }
    std::int64_t version = 0;
    if (object["version"].get(version) != simdjson::SUCCESS || version != 1) {
        detail = "events of version " + std::to_string(version) + ", this program knows version 1; what it knows of them is read";
        return LineContents::Malformed;
    }
    return LineContents::Schema;
}

}  // namespace

std::string_view runStateId(RunState state)
{
    for (const auto& [value, id] : states) {
        if (value == state) {
            return id;
        }
    }
    return "unknown";
}

RunState runStateFromId(std::string_view id)
{
    for (const auto& [value, name] : states) {
        if (name == id) {
            return value;
        }
    }
    return RunState::Unknown;
}

std::string toLine(const RunEvent& event)
{
    std::string out;
    out.reserve(96 + event.values.size() * 40 + event.message.size());
    out.append(R"({"kind":")");
    for (const auto& [kind, id] : kinds) {
        if (kind == event.kind) {
            out.append(id);
        }
    }
    out.append(R"(","time":)");
    appendNumber(out, std::isfinite(event.time) ? event.time : 0);
    out.append(R"(,"step":)");
    appendInteger(out, event.step);
    out.append(R"(,"epoch":)");
    appendNumber(out, std::isfinite(event.epoch) ? event.epoch : 0);
    if (!event.values.empty()) {
        out.append(R"(,"values":{)");
        for (const auto& [name, value] : event.values) {
            appendString(out, validUtf8(name));
            out.push_back(':');
            appendNumber(out, value);
            out.push_back(',');
        }
        out.back() = '}';
    }
    if (!event.text.empty()) {
        appendString(out.append(R"(,"text":)"), validUtf8(event.text));
    }
    if (!event.message.empty()) {
        appendString(out.append(R"(,"message":)"), validUtf8(event.message));
    }
    if (!event.images.empty()) {
        out.append(R"(,"images":[)");
        for (const std::string& image : event.images) {
            appendString(out, validUtf8(image));
            out.push_back(',');
        }
        out.back() = ']';
    }
    out.push_back('}');
    return out;
}

LineContents readLine(std::string_view line, RunEvent& event, std::string& detail)
{
    thread_local simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (const auto error = parser.parse(line.data(), line.size()).get(object); error != simdjson::SUCCESS) {
        detail = error == simdjson::INCORRECT_TYPE ? "expected an object in braces" : std::string(simdjson::error_message(error));
        return LineContents::Malformed;
    }
    if (element schema; object["schema"].get(schema) == simdjson::SUCCESS) {
        return readSchema(schema, object, detail);
    }
    std::string_view kindId;
    if (object["kind"].get(kindId) != simdjson::SUCCESS) {
        detail = "expected a \"kind\", such as \"step\"";
        return LineContents::Malformed;
    }
    event = {};
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.second == kindId; });
    if (kind == kinds.end()) {
        detail = kindId;
        return LineContents::UnknownKind;
    }
    event.kind = kind->first;
    for (const auto field : object) {
        if (!readField(field.key, field.value, event, detail)) {
            return LineContents::Malformed;
        }
    }
    return LineContents::Event;
}

std::optional<RunEvent> parseLine(std::string_view line, std::string* error)
{
    RunEvent event;
    std::string detail;
    const LineContents contents = readLine(line, event, detail);
    if (error != nullptr) {
        *error = contents == LineContents::Malformed ? detail : std::string();
    }
    if (contents != LineContents::Event) {
        return std::nullopt;
    }
    return event;
}

}  // namespace gg::runs
