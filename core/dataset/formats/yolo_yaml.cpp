#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/open.h"
#include "core/io/files.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace gg::dataset
{
namespace
{

constexpr std::size_t maxClasses = 100000;
/// Far more than a hundred thousand class names; the parser holds many times the size of its text.
constexpr std::uint64_t largestYaml = 4U << 20U;

struct YamlText {
    std::string text;
    std::vector<Blemish> blemishes;
};

std::uint32_t lineOf(const YAML::Node& node)
{
    return node.Mark().line < 0 ? 0 : static_cast<std::uint32_t>(node.Mark().line) + 1;
}

std::uint32_t firstLineWith(const std::string& text, char wanted)
{
    const std::size_t at = text.find(wanted);
    return static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// "C:\Users" in double quotes is a broken escape to YAML; the person meant the letters.
std::string doubleBackslashes(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        out.append(c == '\\' ? "\\\\" : std::string(1, c));
    }
    return out;
}

std::optional<YAML::Node> tryLoad(const std::string& text)
{
    try {
        return YAML::Load(text);
    } catch (const YAML::Exception&) {
        return std::nullopt;
    }
}

[[noreturn]] void throwMalformed(const std::string& file, const YAML::Exception& error)
{
    throw Error(ErrorCode::Malformed, file,
                "Line " + std::to_string(error.mark.line + 1) + " is not valid YAML (" + error.msg +
                    "). Expected lines such as \"train: images/train\" and \"names: [cat, dog]\".");
}

/// Loads the text as it is, or with the two repairs that a person would make without asking.
YAML::Node load(const std::string& file, const std::string& text, std::vector<Blemish>& blemishes)
{
    if (auto node = tryLoad(text)) {
        return *node;
    }
    if (text.find('\t') != std::string::npos) {
        std::string spaced = text;
        std::replace(spaced.begin(), spaced.end(), '\t', ' ');
        if (auto node = tryLoad(spaced)) {
            blemishes.push_back({.rule = "yaml.tabs",
                                 .file = file,
                                 .line = firstLineWith(text, '\t'),
                                 .value = std::to_string(std::count(text.begin(), text.end(), '\t')),
                                 .expected = "spaces"});
            return *node;
        }
    }
    if (text.find('\\') != std::string::npos) {
        if (auto node = tryLoad(doubleBackslashes(text))) {
            blemishes.push_back({.rule = "yaml.backslash",
                                 .file = file,
                                 .line = firstLineWith(text, '\\'),
                                 .value = "\\",
                                 .expected = "forward slashes, or single quotes around the path"});
            return *node;
        }
    }
    try {
        return YAML::Load(text);
    } catch (const YAML::Exception& error) {
        throwMalformed(file, error);
    }
}

std::string scalarOf(const YAML::Node& node)
{
    return node && node.IsScalar() ? node.Scalar() : std::string{};
}

class Reader
{
public:
    Reader(std::string file, YoloYaml& out)
        : m_file(std::move(file))
        , m_out(out)
    {
    }

    void read(const YAML::Node& root)
    {
        if (!root.IsMap()) {
            throw Error(ErrorCode::Malformed, m_file,
                        "Holds no keys. A data.yaml has lines such as \"train: images/train\", \"val: images/val\" and "
                        "\"names: [cat, dog]\".");
        }
        m_out.path = scalarOf(root["path"]);
        readSplit(root["train"], "train", m_out.train);
        readSplit(root["val"] ? root["val"] : root["valid"], "val", m_out.val);
        readSplit(root["test"], "test", m_out.test);
        readNames(root["names"]);
        checkCount(root["nc"], root["names"]);
        readKeypoints(root["kpt_shape"]);
        checkSplits(root);
    }

private:
    void blemish(const char* rule, std::uint32_t line, std::string value, std::string expected)
    {
        m_out.blemishes.push_back(
            {.rule = rule, .file = m_file, .line = line, .value = std::move(value), .expected = std::move(expected)});
    }

    void readSplit(const YAML::Node& node, const char* key, std::vector<std::string>& out)
    {
        if (!node || node.IsNull()) {
            return;  // `test:` with nothing behind it is the usual way to say "none"
        }
        if (node.IsScalar()) {
            if (!node.Scalar().empty()) {
                out.push_back(node.Scalar());
            }
            return;
        }
        if (node.IsMap()) {
            blemish("yaml.split_form", lineOf(node), std::string(key) + ": with keys below it",
                    "a folder, a list file or a list of them");
            return;
        }
        for (const YAML::Node& entry : node) {
            if (entry.IsScalar() && !entry.Scalar().empty()) {
                out.push_back(entry.Scalar());
            } else {
                blemish("yaml.split_form", lineOf(entry), std::string(key) + ": an entry that is no path",
                        "a folder or a list file");
            }
        }
    }

    void readNames(const YAML::Node& names)
    {
        if (!names || names.IsNull()) {
            return;
        }
        if (names.IsSequence()) {
            for (const YAML::Node& name : names) {
                if (m_out.names.size() == maxClasses) {
                    blemish("yaml.names_form", lineOf(name), std::to_string(names.size()) + " names", "at most 100000 names");
                    break;
                }
                m_out.names.push_back(scalarOf(name));
            }
        } else if (names.IsMap()) {
            for (const auto& entry : names) {
                readNamedId(entry.first, entry.second);
            }
        } else {
            blemish("yaml.names_form", lineOf(names), scalarOf(names), "a list [cat, dog] or numbered lines 0: cat");
        }
        checkRepeated(names);
    }

    void readNamedId(const YAML::Node& key, const YAML::Node& value)
    {
        const std::string text = scalarOf(key);
        std::size_t id = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
        if (error != std::errc{} || end != text.data() + text.size() || id >= maxClasses) {
            blemish("yaml.names_form", lineOf(key), text, "a class number from 0");
            return;
        }
        if (id >= m_out.names.size()) {
            m_out.names.resize(id + 1);
        }
        m_out.names[id] = scalarOf(value);
    }

    void checkRepeated(const YAML::Node& names)
    {
        std::vector<std::string> sorted;
        for (const std::string& name : m_out.names) {
            if (!name.empty()) {
                sorted.push_back(name);
            }
        }
        std::sort(sorted.begin(), sorted.end());
        for (auto it = std::adjacent_find(sorted.begin(), sorted.end()); it != sorted.end();
             it = std::adjacent_find(std::upper_bound(it, sorted.end(), *it), sorted.end())) {
            blemish("yaml.names_repeated", lineOf(names), *it, "a name of its own for every class");
        }
    }

    void checkCount(const YAML::Node& nc, const YAML::Node& names)
    {
        const std::string text = nc && nc.IsScalar() ? nc.Scalar() : std::string{};
        std::size_t count = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        const bool valid = !text.empty() && error == std::errc{} && end == text.data() + text.size() && count < maxClasses;
        if (!text.empty() && !valid) {
            blemish("yaml.nc_differs", lineOf(nc), text, std::to_string(m_out.names.size()));
        }
        if (m_out.names.empty()) {
            if (!names || names.IsNull() || names.size() == 0) {
                blemish("yaml.names_missing", valid ? lineOf(nc) : 0, valid ? "nc: " + text : "", "names: [cat, dog]");
            }
            for (std::size_t i = 0; valid && i < count; ++i) {
                m_out.names.push_back("class_" + std::to_string(i));
            }
        } else if (valid) {
            // Numbered names may leave gaps; a trainer counts the names that are there.
            const auto named = static_cast<std::size_t>(
                std::count_if(m_out.names.begin(), m_out.names.end(), [](const std::string& name) { return !name.empty(); }));
            const std::size_t found = names.IsMap() ? named : m_out.names.size();
            if (found != count) {
                blemish("yaml.nc_differs", lineOf(nc), text, std::to_string(found));
            }
        }
    }

    void readKeypoints(const YAML::Node& shape)
    {
        if (!shape || !shape.IsSequence() || shape.size() != 2) {
            return;
        }
        try {
            const int points = shape[0].as<int>();
            const int values = shape[1].as<int>();
            if (points > 0 && points <= 1000 && (values == 2 || values == 3)) {
                m_out.keypointValues = points * values;
            }
        } catch (const YAML::Exception&) {
            blemish("yaml.split_form", lineOf(shape), "kpt_shape", "two numbers such as [17, 3]");
        }
    }

    void checkSplits(const YAML::Node& root)
    {
        for (const char* key : {"train", "val"}) {
            const std::vector<std::string>& entries = key == std::string_view("train") ? m_out.train : m_out.val;
            if (entries.empty() && !(root[key] && root[key].IsMap())) {
                blemish("yaml.split_missing", 0, key, std::string(key) + ": the folder with its images");
            }
        }
        const std::array<std::pair<const char*, const std::vector<std::string>*>, 3> splits{
            {{"train", &m_out.train}, {"val", &m_out.val}, {"test", &m_out.test}}};
        for (const auto& [key, entries] : splits) {
            for (const std::string& entry : *entries) {
                const std::string slashed = "/" + lowerCase(forwardSlashes(entry)) + "/";
                if (slashed.find("/labels/") != std::string::npos && slashed.find("/images/") == std::string::npos) {
                    blemish("yaml.split_points_at_labels", lineOf(root[key]), entry, "the folder with the images");
                }
            }
        }
        if (!m_out.train.empty() && m_out.train == m_out.val) {
            blemish("split.train_equals_val", lineOf(root["val"]), m_out.val.front(), "images that are not in train");
        }
    }

    std::string m_file;
    YoloYaml& m_out;
};

}  // namespace

YoloYaml readYoloYaml(const std::string& file)
{
    if (fileSize(file) > largestYaml) {
        throw Error(ErrorCode::Malformed, file, "Is larger than 4 MiB; a data.yaml holds folders and class names.");
    }
    const std::string text = io::readFile(file);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        throw Error(ErrorCode::Malformed, file,
                    "The file is empty. A data.yaml has lines such as \"train: images/train\", \"val: images/val\" and \"names: "
                    "[cat, dog]\".");
    }
    YoloYaml yaml;
    const YAML::Node root = load(file, text, yaml.blemishes);
    try {
        Reader(file, yaml).read(root);
    } catch (const YAML::Exception& error) {
        throwMalformed(file, error);
    }
    return yaml;
}

}  // namespace gg::dataset
