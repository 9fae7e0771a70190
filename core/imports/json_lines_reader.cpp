#include "core/imports/json_lines_reader.h"

#include "core/imports/text_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace gg::imports {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr int deepest = 8;
constexpr std::size_t mostNumbers = 4096;
constexpr double exact = 9007199254740992.0;
constexpr double since1970 = 1e8;
constexpr double milliseconds = 1e11;

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Python's json writes NaN, Infinity and -Infinity: they become strings, outside of strings only.
bool quoteNotFinite(std::string_view text, std::string& out)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{{{"-Infinity", "\"-inf\""}, {"Infinity", "\"inf\""}, {"NaN", "\"nan\""}}};
    out.clear();
    bool changed = false;
    bool inString = false;
    for (std::size_t i = 0; i < text.size();) {
        if (inString && text[i] == '\\' && i + 1 < text.size()) {
            out.append(text, i, 2);
            i += 2;
            continue;
        }
        inString = text[i] == '"' ? !inString : inString;
        const auto word = std::find_if(words.begin(), words.end(), [&](const auto& w) {
            return !inString && text.substr(i).starts_with(w.first) && (i + w.first.size() >= text.size() || !isNameCharacter(text[i + w.first.size()]))
                && (i == 0 || !isNameCharacter(text[i - 1]));
        });
        if (word != words.end()) {
            out.append(word->second);
            i += word->first.size();
            changed = true;
        } else {
            out.push_back(text[i++]);
        }
    }
    return changed;
}

bool same(std::string_view a, std::string_view b)
{
    return lowerCase(a) == b;
}

std::string partOf(std::string_view text)
{
    const std::string word = lowerCase(text);
    if (word == "train" || word == "training") {
        return "train";
    }
    if (word == "val" || word == "valid" || word == "validation" || word == "eval") {
        return "val";
    }
    return word == "test" ? word : std::string();
}

}  // namespace

JsonLinesReader::JsonLinesReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file, std::string stepKey)
    : LogReader(vocabulary, tool, file)
    , m_stepKey(std::move(stepKey))
{
}

std::unique_ptr<LogReader> makeJsonLinesReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file, const std::string& stepColumn)
{
    return std::make_unique<JsonLinesReader>(vocabulary, tool, file, stepColumn);
}

void JsonLinesReader::forget()
{
    m_epochOffset.reset();
    m_rows = 0;
    m_epochStart.clear();
    m_trainEpoch = 0;
    m_trainIteration = 0;
    m_trainStep = 0;
}

/// Another start of the same run goes on where the epochs it names begin.
void JsonLinesReader::beginFile()
{
    m_trainIteration = 0;
}

bool JsonLinesReader::isComplete(std::string_view text, bool /*old*/) const
{
    const std::size_t first = text.find_first_not_of(" \t");
    const std::size_t last = text.find_last_not_of(" \t\r");
    if (first == std::string_view::npos || text[first] != '{' || text[last] != '}') {
        return false;
    }
    // Brackets that fit, outside of strings: a value that was cut could end with a bracket of its own.
    int open = 0;
    bool inString = false;
    for (std::size_t i = first; i <= last; ++i) {
        if (inString && text[i] == '\\') {
            ++i;
            continue;
        }
        inString = text[i] == '"' ? !inString : inString;
        if (!inString) {
            open += text[i] == '{' ? 1 : (text[i] == '}' ? -1 : 0);
        }
        if (open == 0 && i < last) {
            return false;
        }
    }
    return open == 0 && !inString;
}

void JsonLinesReader::skipLine(const std::string& why)
{
    m_problems.add("lines that were skipped", m_line, why + "; the line was skipped.");
}

bool JsonLinesReader::parse(std::string_view text, element& root)
{
    auto error = m_parser.parse(text.data(), text.size(), true).get(root);
    std::string utf8;
    if (error != simdjson::SUCCESS && !simdjson::validate_utf8(text.data(), text.size())) {
        utf8 = utf8Name(text);
        text = utf8;
        error = m_parser.parse(utf8).get(root);
    }
    if (error != simdjson::SUCCESS && quoteNotFinite(text, m_repaired)) {
        error = m_parser.parse(m_repaired).get(root);
    }
    if (error != simdjson::SUCCESS || !root.is_object()) {
        skipLine(inQuotes(text, 60) + " is no JSON object" + (error == simdjson::SUCCESS ? std::string() : std::string(" (") + simdjson::error_message(error) + ")"));
        return false;
    }
    return true;
}

void JsonLinesReader::gatherText(std::string_view text, const std::string& key, Row& row)
{
    if (same(text, "nan") || same(text, "inf") || same(text, "-inf")) {
        row.numbers.push_back({key, same(text, "nan") ? std::numeric_limits<double>::quiet_NaN()
                                                      : (text.front() == '-' ? -1 : 1) * std::numeric_limits<double>::infinity()});
    } else if (same(key, "mode") || same(key, "split") || same(key, "phase")) {
        row.part = partOf(text);
    } else if (roleOf(key) == ColumnRole::Time) {
        row.time = readDate(text);
    }
}

void JsonLinesReader::gather(const element& value, const std::string& key, Row& row, int depth)
{
    if (row.numbers.size() >= mostNumbers) {
        m_problems.set("columns", "a line has more than " + std::to_string(mostNumbers) + " numbers; the first ones are shown.");
        return;
    }
    switch (value.type()) {
    case element_type::OBJECT:
        for (const auto field : simdjson::dom::object(value)) {
            if (depth < deepest) {
                gather(field.value, key.empty() ? std::string(field.key) : key + "/" + std::string(field.key), row, depth + 1);
            }
        }
        break;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
        if (double number = 0; value.get(number) == simdjson::SUCCESS) {
            row.numbers.push_back({key, number});
        }
        break;
    case element_type::STRING:
        gatherText(value.get_string().value(), key, row);
        break;
    default:
        break;  // lists, truth values and null are no points of a curve
    }
}

void JsonLinesReader::read(std::string_view text)
{
    element root;
    if (!parse(text, root)) {
        return;
    }
    Row row;
    gather(root, {}, row, 0);
    m_axes.clear();
    m_validates = false;
    bool ofEpochs = false;
    const std::optional<Place> place = m_tool == "MMDetection" ? placeInMmLog(row, ofEpochs) : placeOf(row, ofEpochs);
    if (place && !m_wantsRestart) {
        addNumbers(row, *place, ofEpochs);
    }
}

bool JsonLinesReader::wholeStep(const Number& number, std::int64_t& step)
{
    if (std::isfinite(number.value) && std::abs(number.value) < exact && std::trunc(number.value) == number.value) {
        step = static_cast<std::int64_t>(number.value);
        return true;
    }
    return false;
}

double JsonLinesReader::shownEpoch(double epoch)
{
    if (std::trunc(epoch) != epoch) {
        return epoch;
    }
    if (!m_epochOffset) {
        m_epochOffset = (m_zeroBased || epoch == 0) && m_tool != "MMDetection" ? 1 : 0;
    }
    if (epoch == 0 && *m_epochOffset == 0 && m_tool != "MMDetection") {
        m_zeroBased = true;
        m_wantsRestart = true;
    }
    return epoch + *m_epochOffset;
}

std::optional<Place> JsonLinesReader::placeOf(const Row& row, bool& ofEpochs)
{
    const Number* step = nullptr;
    const Number* epoch = nullptr;
    const Number* time = nullptr;
    for (const Number& number : row.numbers) {
        const ColumnRole role = roleOf(number.key);
        const bool wanted = !m_stepKey.empty() && !m_noStepKey;
        if (wanted ? same(m_stepKey, lowerCase(number.key)) : (role == ColumnRole::Step && (step == nullptr || stepRank(number.key) < stepRank(step->key)))) {
            step = &number;
        }
        epoch = epoch == nullptr && role == ColumnRole::Epoch && std::isfinite(number.value) ? &number : epoch;
        time = time == nullptr && role == ColumnRole::Time && number.value >= since1970 ? &number : time;
    }
    const bool epochIsStep = step == nullptr && epoch != nullptr && std::trunc(epoch->value) == epoch->value;
    step = epochIsStep ? epoch : step;
    Place place{.step = m_rows + 1};
    if (step != nullptr && !wholeStep(*step, place.step)) {
        skipLine("the step " + inQuotes(step->key) + " is " + std::to_string(step->value) + ", expected a whole number");
        return std::nullopt;
    }
    const bool anyValue = std::any_of(row.numbers.begin(), row.numbers.end(), [&](const Number& n) { return &n != step && &n != epoch && &n != time; });
    if (!anyValue) {
        return std::nullopt;  // a line that describes the run
    }
    ++m_rows;
    if (epoch != nullptr) {
        place.epoch = shownEpoch(epoch->value);
    }
    place.time = time != nullptr ? (time->value >= milliseconds ? time->value / 1000 : time->value) : row.time.value_or(place.time);
    ofEpochs = step != nullptr && step == epoch;
    m_axes = {step, epoch, time};
    return place;
}

/// Iterations before an epoch, of a log that counts them from 1 in every epoch.
std::int64_t JsonLinesReader::stepsBefore(std::int64_t epoch, std::int64_t iteration)
{
    if (const auto known = m_epochStart.find(epoch); known != m_epochStart.end()) {
        return known->second;
    }
    const bool countsOn = m_trainEpoch == 0 || epoch <= m_trainEpoch || iteration > m_trainIteration;
    const std::int64_t before = countsOn ? (m_trainEpoch == 0 ? 0 : m_trainStep - m_trainIteration) : m_trainStep;
    m_epochStart[epoch] = before;
    return before;
}

/// MMDetection 2 counts iterations within the epoch and says "mode"; its validation says the epoch. MMEngine counts them over the whole training; a
/// line of its validation has nothing but "step", which is the epoch, or the iteration of a training by iterations.
std::optional<Place> JsonLinesReader::placeInMmLog(const Row& row, bool& ofEpochs)
{
    const auto find = [&](std::string_view key) {
        const auto it = std::find_if(row.numbers.begin(), row.numbers.end(), [&](const Number& number) { return number.key == key; });
        return it == row.numbers.end() ? nullptr : &*it;
    };
    const Number* epoch = find("epoch");
    const Number* iteration = find("iter");
    const Number* step = find("step");
    m_axes = {epoch, iteration, step};
    Place place;
    place.time = row.time.value_or(place.time);
    std::int64_t epochNumber = 0;
    std::int64_t counted = 0;
    const bool hasEpoch = epoch != nullptr && wholeStep(*epoch, epochNumber);
    if (iteration != nullptr && row.part != "val" && wholeStep(*iteration, counted)) {
        place.step = (hasEpoch ? stepsBefore(epochNumber, counted) : 0) + counted;
        place.epoch = hasEpoch ? static_cast<double>(epochNumber) : place.epoch;
        m_trainEpoch = epochNumber;
        m_trainIteration = counted;
        m_trainStep = place.step;
        return place;
    }
    if (row.part == "val" && hasEpoch) {
        place.step = epochNumber;
        place.epoch = static_cast<double>(epochNumber);
        ofEpochs = true;
        return place;
    }
    if (step != nullptr && wholeStep(*step, place.step)) {
        const bool byIterations = m_trainEpoch == 0 && m_trainStep > 0;
        ofEpochs = !byIterations && (m_trainEpoch == 0 || place.step == m_trainEpoch || place.step != m_trainStep);
        if (ofEpochs) {
            place.epoch = static_cast<double>(place.step);
        } else if (m_trainEpoch > 0) {
            place.epoch = static_cast<double>(m_trainEpoch);
        }
        m_validates = true;
        return place;
    }
    return std::nullopt;  // what the log begins with: the environment, the seed
}

void JsonLinesReader::addNumbers(const Row& row, const Place& place, bool ofEpochs)
{
    // A line of MMEngine's validation does not say that it is one.
    const std::string part = m_validates && row.part.empty() ? "val" : row.part;
    for (const Number& number : row.numbers) {
        if (std::find(m_axes.begin(), m_axes.end(), &number) != m_axes.end()) {
            continue;
        }
        const bool saysItself = part.empty() || number.key.starts_with(part + "/") || number.key.starts_with(part + "_");
        const std::size_t column = m_columns.column(part + "\n" + number.key,
                                                    {.raw = number.key,
                                                     .word = saysItself ? number.key : part + "/" + number.key,
                                                     .ofEpochs = ofEpochs || (place.epoch > 0 && isOfEpochsByName(number.key))});
        add(column, place, number.value);
    }
}

}  // namespace gg::imports
