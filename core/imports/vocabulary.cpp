#include "core/imports/vocabulary.h"

#include "core/base/error.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace gg::imports {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Letters in either case; where the word has an underscore, people write a space or a hyphen as well ("Val Loss", "dice-score").
bool same(std::string_view raw, std::string_view word)
{
    return std::equal(raw.begin(), raw.end(), word.begin(), word.end(),
                      [](char a, char b) { return lower(a) == lower(b) || (b == '_' && (a == ' ' || a == '-')); });
}

/// What the "*" of the pattern stands for (empty where it has none); nullopt where it does not fit.
std::optional<std::string_view> fit(std::string_view raw, std::string_view pattern)
{
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) {
        return same(raw, pattern) ? std::optional(std::string_view()) : std::nullopt;
    }
    const std::size_t after = pattern.size() - star - 1;
    if (raw.size() <= star + after || !same(raw.substr(0, star), pattern.substr(0, star)) || !same(raw.substr(raw.size() - after), pattern.substr(star + 1))) {
        return std::nullopt;
    }
    const std::string_view part = raw.substr(star, raw.size() - star - after);
    return part.find('/') == std::string_view::npos ? std::optional(part) : std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::string> find(const std::vector<Word>& words, std::string_view raw, std::string_view tool)
{
    for (const Word& word : words) {
        if (!word.tool.empty() && !same(word.tool, tool)) {
            continue;
        }
        if (const auto part = fit(raw, word.pattern)) {
            std::string name = word.name;
            if (const std::size_t star = name.find('*'); star != std::string::npos) {
                name.replace(star, 1, *part);
            }
            return name;
        }
    }
    return std::nullopt;
}

[[noreturn]] void fail(const std::string& file, const YAML::Mark& mark, const std::string& what)
{
    throw Error(ErrorCode::Malformed, file, "Line " + std::to_string(mark.line + 1) + ": " + what);
}

Word readWord(const YAML::Node& node, const std::string& file)
{
    if (!node.IsMap()) {
        fail(file, node.Mark(), "expected a word with the keys raw, name and, where it is of one tool only, tool.");
    }
    Word word;
    for (const auto& entry : node) {
        const std::string key = entry.first.Scalar();
        if (!entry.second.IsScalar()) {
            fail(file, entry.second.Mark(), key + " is no text.");
        }
        if (key == "raw") {
            word.pattern = std::string(trimmed(entry.second.Scalar()));
        } else if (key == "name") {
            word.name = std::string(trimmed(entry.second.Scalar()));
        } else if (key == "tool") {
            word.tool = std::string(trimmed(entry.second.Scalar()));
        } else {
            fail(file, entry.first.Mark(), "the key \"" + key + "\" is not known; a word has raw, name and tool.");
        }
    }
    for (const auto& [key, value] : {std::pair{"raw", &word.pattern}, std::pair{"name", &word.name}}) {
        if (value->empty()) {
            fail(file, node.Mark(), std::string(key) + " is missing or empty.");
        }
        if (value->find('*') != value->rfind('*')) {
            fail(file, node.Mark(), std::string(key) + " is \"" + *value + "\"; there may be one * at most.");
        }
    }
    if (word.name.find('*') != std::string::npos && word.pattern.find('*') == std::string::npos) {
        fail(file, node.Mark(), "name is \"" + word.name + "\", but raw is \"" + word.pattern + "\" and has no * to be put there.");
    }
    return word;
}

}  // namespace

Vocabulary::Vocabulary() = default;

Vocabulary::Vocabulary(std::vector<Word> own)
    : m_own(std::move(own))
{
}

std::string Vocabulary::name(std::string_view raw, std::string_view tool) const
{
    const std::string_view text = trimmed(raw);
    if (auto own = find(m_own, text, tool)) {
        return std::move(*own);
    }
    return find(builtIn(), text, tool).value_or(std::string(text));
}

std::optional<std::string> Vocabulary::ownName(std::string_view raw, std::string_view tool) const
{
    return find(m_own, trimmed(raw), tool);
}

std::vector<Word> parseWords(const std::string& yaml, const std::string& file)
{
    try {
        const YAML::Node root = YAML::Load(yaml);
        if (!root || root.IsNull()) {
            return {};
        }
        if (!root.IsSequence()) {
            fail(file, root.Mark(), "expected a list of words, each with raw, name and, where it is of one tool only, tool.");
        }
        std::vector<Word> words;
        for (const YAML::Node& node : root) {
            words.push_back(readWord(node, file));
        }
        return words;
    } catch (const YAML::Exception& error) {
        throw Error(ErrorCode::Malformed, file, "Line " + std::to_string(error.mark.line + 1) + ": this is no YAML (" + error.msg + ").");
    }
}

std::string toYaml(const std::vector<Word>& words)
{
    YAML::Emitter out;
    out << YAML::BeginSeq;
    for (const Word& word : words) {
        out << YAML::BeginMap << YAML::Key << "raw" << YAML::Value << YAML::DoubleQuoted << word.pattern;
        if (!word.tool.empty()) {
            out << YAML::Key << "tool" << YAML::Value << YAML::DoubleQuoted << word.tool;
        }
        out << YAML::Key << "name" << YAML::Value << YAML::DoubleQuoted << word.name << YAML::EndMap;
    }
    out << YAML::EndSeq;
    return std::string(out.c_str(), out.size()) + "\n";
}

}  // namespace gg::imports
