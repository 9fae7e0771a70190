#include "core/base/error.h"
#include "core/io/files.h"
#include "core/runs/run_folder.h"

#include <yaml-cpp/yaml.h>

#include <filesystem>

namespace gg::runs {
namespace {

namespace fs = std::filesystem;

constexpr const char* schemaName = "groundglass.run";
constexpr int schemaVersion = 1;

std::string infoFile(const std::string& runFolder)
{
    return (fs::path(runFolder) / "run.yaml").string();
}

/// A block of text as it is, where YAML can hold it so; a person reads run.yaml.
void emitText(YAML::Emitter& out, const std::string& text)
{
    const bool plain = !text.empty() && text.front() != ' ' && text.front() != '\n' && text.back() == '\n'
        && (text.size() < 2 || text[text.size() - 2] != '\n') && text.find_first_of("\t\r") == std::string::npos;
    if (plain) {
        out << YAML::Literal << text;
    } else {
        out << YAML::DoubleQuoted << text;
    }
}

void emitMap(YAML::Emitter& out, const char* key, const std::map<std::string, std::string>& map)
{
    if (map.empty()) {
        return;
    }
    out << YAML::Key << key << YAML::Value << YAML::BeginMap;
    for (const auto& [name, value] : map) {
        out << YAML::Key << name << YAML::Value << YAML::DoubleQuoted << value;
    }
    out << YAML::EndMap;
}

void emitSamples(YAML::Emitter& out, const std::vector<SnapshotSample>& samples)
{
    if (samples.empty()) {
        return;
    }
    out << YAML::Key << "samples" << YAML::Value << YAML::BeginSeq;
    for (const auto& sample : samples) {
        out << YAML::Flow << YAML::BeginMap;
        out << YAML::Key << "name" << YAML::Value << YAML::DoubleQuoted << sample.name;
        out << YAML::Key << "image" << YAML::Value << YAML::DoubleQuoted << sample.image;
        out << YAML::EndMap;
    }
    out << YAML::EndSeq;
}

void emitClasses(YAML::Emitter& out, const std::vector<std::string>& classes)
{
    if (classes.empty()) {
        return;
    }
    out << YAML::Key << "classes" << YAML::Value << YAML::Flow << YAML::BeginSeq;
    for (const std::string& name : classes) {
        out << YAML::DoubleQuoted << name;
    }
    out << YAML::EndSeq;
}

void emitNumbers(YAML::Emitter& out, const char* key, const std::vector<std::uint32_t>& numbers)
{
    if (!numbers.empty()) {
        out << YAML::Key << key << YAML::Value << YAML::Flow << numbers;
    }
}

/// Reads the keys of run.yaml; a value that cannot be used becomes an Error that names file, line, key and value.
class InfoReader {
public:
    InfoReader(std::string file, const YAML::Node& root) : m_file(std::move(file)), m_root(root) {}

    template <typename T>
    void read(const YAML::Node& map, const char* key, T& target, const char* expected) const
    {
        const YAML::Node node = map[key];
        if (!node) {
            return;  // written by an earlier version
        }
        try {
            target = node.as<T>();
        } catch (const YAML::Exception&) {
            fail(node, key, expected);
        }
    }

    template <typename T>
    void read(const char* key, T& target, const char* expected) const
    {
        read(m_root, key, target, expected);
    }

    void read(const char* key, std::map<std::string, std::string>& target) const
    {
        const YAML::Node node = m_root[key];
        if (node && !node.IsMap()) {
            fail(node, key, "a map");
        }
        if (node) {
            for (const auto& entry : node) {
                read(node, entry.first.as<std::string>().c_str(), target[entry.first.as<std::string>()], "text");
            }
        }
    }

    void readSamples(std::vector<SnapshotSample>& target) const
    {
        const YAML::Node node = m_root["samples"];
        if (node && !node.IsSequence()) {
            fail(node, "samples", "a list");
        }
        if (!node) {
            return;
        }
        for (const auto& entry : node) {
            if (!entry.IsMap()) {
                fail(entry, "samples", "entries with name and image");
            }
            SnapshotSample sample;
            read(entry, "name", sample.name, "text");
            read(entry, "image", sample.image, "text");
            // The name becomes part of a path: a run folder that somebody else wrote must not lead out of itself.
            if (sample.name.empty() || sample.name.find('/') != std::string::npos || sample.name == "..") {
                fail(entry, "samples", "a name that is part of a file name");
            }
            target.push_back(std::move(sample));
        }
    }

    [[noreturn]] void fail(const YAML::Node& node, const char* key, const char* expected) const
    {
        const std::string found = node.IsScalar() ? "\"" + node.Scalar() + "\"" : (node.IsMap() ? "a map" : "a list or nothing");
        throw Error(ErrorCode::Malformed, m_file,
                    "Line " + std::to_string(node.Mark().line + 1) + ": " + key + " is " + found + ", expected " + expected + ".");
    }

private:
    std::string m_file;
    const YAML::Node& m_root;
};

YAML::Node loadYaml(const std::string& file)
{
    const std::string text = io::readFile(file);
    try {
        return YAML::Load(text);
    } catch (const YAML::Exception& error) {
        throw Error(ErrorCode::Malformed, file,
                    "Line " + std::to_string(error.mark.line + 1) + ": this is no YAML (" + error.msg + ").");
    }
}

void checkSchema(const YAML::Node& root, const std::string& file)
{
    if (!root.IsMap() || !root["schema"] || !root["schema"].IsScalar() || root["schema"].Scalar() != schemaName) {
        throw Error(ErrorCode::Malformed, file,
                    std::string("This is not the description of a run: it has no \"schema: ") + schemaName + "\".");
    }
    const int version = root["version"] ? root["version"].as<int>(0) : 0;
    if (version != schemaVersion) {
        throw Error(ErrorCode::Unsupported, file,
                    "The run was written in version " + std::to_string(version) + " of the format, this program reads version "
                        + std::to_string(schemaVersion) + ". Open it with a newer Groundglass.");
    }
}

void flatten(const YAML::Node& node, const std::string& prefix, std::map<std::string, std::string>& out)
{
    if (node.IsMap()) {
        for (const auto& entry : node) {
            const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : std::string("?");
            flatten(entry.second, prefix.empty() ? key : prefix + "." + key, out);
        }
    } else if (node.IsSequence()) {
        for (std::size_t i = 0; i < node.size(); ++i) {
            flatten(node[i], prefix + "[" + std::to_string(i) + "]", out);
        }
    } else {
        out[prefix] = node.IsScalar() ? node.Scalar() : std::string();
    }
}

}  // namespace

RunInfo readRunInfo(const std::string& runFolder)
{
    const std::string file = infoFile(runFolder);
    const YAML::Node root = loadYaml(file);
    checkSchema(root, file);
    const InfoReader reader(file, root);
    RunInfo info;
    reader.read("name", info.name, "text");
    reader.read("task", info.task, "text");
    reader.read("created", info.created, "a time");
    reader.read("config", info.configYaml, "text");
    reader.read("seed", info.seed, "a whole number that is not negative");
    reader.read("dataset_path", info.datasetPath, "a path");
    reader.read("dataset_fingerprint", info.datasetFingerprint, "text");
    reader.read("dataset_format", info.datasetFormat, "text");
    reader.read("train_images", info.trainImages, "a whole number that is not negative");
    reader.read("val_images", info.valImages, "a whole number that is not negative");
    reader.read("classes", info.classes, "a list of names");
    reader.read("anchors", info.anchors, "text");
    reader.read("class_values", info.classValues, "a list of whole numbers");
    reader.read("class_pixels", info.classPixels, "a list of whole numbers");
    reader.read("classes_are_colours", info.classesAreColours, "true or false");
    reader.read("train_foreground", info.trainForeground, "a share in [0, 1], or a negative number for unknown");
    reader.read("val_foreground", info.valForeground, "a share in [0, 1], or a negative number for unknown");
    reader.read("image_size", info.imageSize, "a whole number of pixels");
    reader.read("epochs", info.epochs, "a whole number");
    reader.read("steps_per_epoch", info.stepsPerEpoch, "a whole number");
    reader.readSamples(info.samples);
    reader.read("versions", info.versions);
    reader.read("machine", info.machine);
    return info;
}

void writeRunInfo(const std::string& runFolder, const RunInfo& info)
{
    YAML::Emitter out;
    out.SetDoublePrecision(17);
    out << YAML::BeginMap;
    out << YAML::Key << "schema" << YAML::Value << schemaName;
    out << YAML::Key << "version" << YAML::Value << schemaVersion;
    out << YAML::Key << "name" << YAML::Value << YAML::DoubleQuoted << info.name;
    out << YAML::Key << "task" << YAML::Value << info.task;
    out << YAML::Key << "created" << YAML::Value << YAML::DoubleQuoted << info.created;
    out << YAML::Key << "seed" << YAML::Value << info.seed;
    out << YAML::Key << "dataset_path" << YAML::Value << YAML::DoubleQuoted << info.datasetPath;
    out << YAML::Key << "dataset_fingerprint" << YAML::Value << YAML::DoubleQuoted << info.datasetFingerprint;
    out << YAML::Key << "dataset_format" << YAML::Value << YAML::DoubleQuoted << info.datasetFormat;
    out << YAML::Key << "train_images" << YAML::Value << info.trainImages;
    out << YAML::Key << "val_images" << YAML::Value << info.valImages;
    emitClasses(out, info.classes);
    if (!info.anchors.empty()) {
        out << YAML::Key << "anchors" << YAML::Value << info.anchors;
    }
    emitNumbers(out, "class_values", info.classValues);
    emitNumbers(out, "class_pixels", info.classPixels);
    if (info.classesAreColours) {
        out << YAML::Key << "classes_are_colours" << YAML::Value << true;
    }
    out << YAML::Key << "train_foreground" << YAML::Value << info.trainForeground;
    out << YAML::Key << "val_foreground" << YAML::Value << info.valForeground;
    out << YAML::Key << "image_size" << YAML::Value << info.imageSize;
    out << YAML::Key << "epochs" << YAML::Value << info.epochs;
    out << YAML::Key << "steps_per_epoch" << YAML::Value << info.stepsPerEpoch;
    emitMap(out, "versions", info.versions);
    emitMap(out, "machine", info.machine);
    emitSamples(out, info.samples);
    out << YAML::Key << "config" << YAML::Value;
    emitText(out, info.configYaml);
    out << YAML::EndMap;
    if (!out.good()) {
        throw Error(ErrorCode::Internal, infoFile(runFolder), "The description of the run could not be written as YAML (" + out.GetLastError() + ").");
    }
    io::writeFileAtomically(infoFile(runFolder), std::string(out.c_str(), out.size()) + "\n");
}

bool isRunFolder(const std::string& folder)
{
    // The schema line comes first in what we write, but a person may have put a comment above it.
    std::error_code code;
    const std::string file = infoFile(folder);
    if (!fs::is_regular_file(file, code) || fs::file_size(file, code) > (16U << 20U)) {
        return false;
    }
    try {
        return io::readFile(file).find(schemaName) != std::string::npos;
    } catch (const Error&) {
        return true;  // it is there and cannot be read: opening it will say why
    }
}

std::map<std::string, std::string> flatConfig(const RunInfo& info)
{
    std::map<std::string, std::string> out;
    try {
        flatten(YAML::Load(info.configYaml), {}, out);
        out.erase("");
    } catch (const YAML::Exception&) {
        // Somebody edited run.yaml: the text as a whole can still be compared.
        out = {{"config", info.configYaml}};
    }
    return out;
}

}  // namespace gg::runs
