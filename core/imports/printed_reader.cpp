#include "core/imports/printed_reader.h"

#include "core/imports/log_reader.h"
#include "core/imports/table_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

namespace gg::imports {
namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Without what people put around names: spaces, quotes, arrows, bullets (anything that is not ASCII).
std::string_view trimmed(std::string_view text)
{
    const auto isWord = [](char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '@'; };
    while (!text.empty() && !isWord(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && !isWord(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

bool holdsAny(const std::string& lower, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// A progress bar writes over its line: what stands there in the end is said.
std::string_view lastWritten(std::string_view text)
{
    while (!text.empty() && (text.back() == '\r' || text.back() == '\b')) {
        text.remove_suffix(1);
    }
    const std::size_t over = text.find_last_of("\r\b");
    return over == std::string_view::npos ? text : text.substr(over + 1);
}

/// What tells of a checkpoint, of the best epoch, or of single steps is no value of the epoch.
bool isAside(const std::string& lower)
{
    return holdsAny(lower, {"saved", "saving", "improved", "early stop", "resum", "best epoch", "step [", "step:", "batch [", "batch:", "iter [", "iter:", "iteration"});
}

struct Number {
    double value = 0;
    std::size_t end = 0;
};

/// At the begin of a text, after spaces; nullopt where there is none, or it has a unit of time behind it.
std::optional<Number> numberAt(std::string_view text)
{
    std::size_t at = std::min(text.find_first_not_of(" \t\"'"), text.size());
    at += at < text.size() && text[at] == '+' ? 1 : 0;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    const auto after = static_cast<std::size_t>(end - text.data());
    if (error != std::errc() || after == at || (after < text.size() && (isLetter(text[after]) || text[after] == '/' || text[after] == ':'))) {
        return std::nullopt;
    }
    return Number{.value = value, .end = after};
}

/// "Epoch 12", "epoch: 12", "[Epoch 012/100]": the number.
std::optional<std::int64_t> epochIn(std::string_view text)
{
    const std::string lower = lowerCase(text);
    for (std::size_t at = lower.find("epoch"); at != std::string::npos; at = lower.find("epoch", at + 1)) {
        std::size_t digit = at + 5;
        while (digit < lower.size() && (lower[digit] == ' ' || lower[digit] == ':' || lower[digit] == '[' || lower[digit] == '#' || lower[digit] == '(' || lower[digit] == '=')) {
            ++digit;
        }
        const bool word = (at == 0 || (!isLetter(lower[at - 1]) && lower[at - 1] != '_')) && digit > at + 5;
        std::int64_t epoch = 0;
        const auto [end, error] = std::from_chars(lower.data() + digit, lower.data() + lower.size(), epoch);
        if (word && error == std::errc() && epoch >= 0 && (end == lower.data() + lower.size() || *end != '.')) {
            return epoch;
        }
    }
    return std::nullopt;
}

struct Pair {
    std::string name;
    double value = 0;
};

/// "Train Loss: 0.5 | Val Dice = 0.7", "Train - loss: 0.5, dice: 0.6": names with the part of the data that was named last.
std::vector<Pair> pairsIn(std::string_view text)
{
    std::vector<Pair> pairs;
    std::string part;
    const auto take = [&](std::string_view segment) {
        for (std::size_t sign = segment.find_first_of(":="); sign != std::string_view::npos; sign = segment.find_first_of(":=")) {
            const std::string_view name = trimmed(segment.substr(0, sign));
            const std::string lower = lowerCase(name);
            segment.remove_prefix(sign + 1);
            if (holdsAny(lower, {"train", "val", "test", "eval"}) && lower.find_first_of(" _/-") == std::string::npos) {
                part = lower;  // "Train: loss 0.5"; "val: 0.3" is no value of anything
                continue;
            }
            const auto number = numberAt(segment);
            if (!number) {
                continue;
            }
            segment.remove_prefix(number->end);
            if (name.empty() || name.size() > 40 || !isLetter(name.front()) || holdsAny(lower, {"epoch", "best", "time", "eta", "patience", "elapsed", "memory"})) {
                continue;
            }
            const bool hasPart = holdsAny(lower, {"train", "val", "test", "eval"});
            pairs.push_back({.name = hasPart || part.empty() ? std::string(name) : part + "_" + std::string(name), .value = number->value});
        }
        const std::string alone = lowerCase(trimmed(segment));
        if (alone == "train" || alone == "training" || alone == "val" || alone == "valid" || alone == "validation" || alone == "test") {
            part = alone;
        }
    };
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool dash = i + 2 < text.size() && text.substr(i, 3) == " - ";
        if (i == text.size() || dash || std::string_view(",|;[](){}\t").find(text[i]) != std::string_view::npos) {
            take(text.substr(begin, i - begin));
            begin = i + (dash ? 3 : 1);
        }
    }
    return pairs;
}

/// What programs print: "Epoch 3/50 | Train Loss: 0.41 | Val Dice: 0.62", on the line of the epoch or on those that follow. Of a value that is
/// printed more than once in an epoch the first counts.
class PrintedReader final : public LogReader {
public:
    using LogReader::LogReader;

    bool isComplete(std::string_view /*text*/, bool old) const override { return old; }

protected:
    void forget() override { m_given.clear(); }
    void beginFile() override { m_place = {}; }

    void read(std::string_view text) override
    {
        const std::string_view line = lastWritten(text);
        if (isAside(lowerCase(line))) {
            return;
        }
        if (const auto epoch = epochIn(line); epoch && (std::isnan(m_place.epoch) || *epoch != m_place.step)) {
            m_fromZero = std::isnan(m_place.epoch) ? *epoch == 0 : m_fromZero;
            m_place.step = *epoch;
            m_place.epoch = static_cast<double>(*epoch + (m_fromZero ? 1 : 0));
            m_given.clear();
        }
        if (std::isnan(m_place.epoch)) {
            return;
        }
        for (const Pair& pair : pairsIn(line)) {
            if (m_given.insert(pair.name).second) {
                add(m_columns.column(pair.name, {.raw = pair.name, .word = pair.name, .ofEpochs = true}), m_place, pair.value);
            }
        }
    }

private:
    Place m_place;
    bool m_fromZero = false;
    std::set<std::string> m_given;  ///< in this epoch
};

}  // namespace

bool looksPrinted(std::string_view text)
{
    std::set<std::int64_t> epochs;
    bool any = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = lastWritten(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (isAside(lowerCase(line))) {
            continue;
        }
        if (const auto epoch = epochIn(line)) {
            epochs.insert(*epoch);
        }
        any = any || (!epochs.empty() && !pairsIn(line).empty());
    }
    return any && epochs.size() > 1;
}

std::unique_ptr<LogReader> makePrintedReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file)
{
    return std::make_unique<PrintedReader>(vocabulary, tool, file);
}

}  // namespace gg::imports
