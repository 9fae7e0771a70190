#include "core/dataset/formats/yolo_paths.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/formats/content_pair.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/number_rows.h"
#include "core/dataset/formats/split_word.h"
#include "core/dataset/paths_inside.h"
#include "core/io/files.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

namespace gg::dataset
{
namespace
{

constexpr std::string_view imagesPart = "/images/";
constexpr std::string_view labelsPart = "/labels/";
constexpr std::uint64_t longestLink = 512;

bool exists(const std::string& path)
{
    return isFolder(path) || isFile(path);
}

/// "a/b/c" → "a/b/c", "b/c", "c": the most telling first. Drive letters and leading dots are no names.
std::vector<std::string> tails(const std::string& path)
{
    std::string rest = path;
    if (rest.size() > 1 && rest[1] == ':') {
        rest.erase(0, 2);
    }
    std::vector<std::string> out;
    for (;;) {
        while (rest.starts_with('/') || rest.starts_with("./") || rest.starts_with("../")) {
            rest.erase(0, rest.find('/') + 1);
        }
        if (rest.empty() || rest == "." || rest == "..") {
            return out;
        }
        out.push_back(rest);
        const std::size_t slash = rest.find('/');
        if (slash == std::string::npos) {
            return out;
        }
        rest.erase(0, slash);
    }
}

class Planner
{
public:
    Planner(std::string file, const YoloYaml& yaml)
        : m_file(std::move(file))
        , m_yaml(yaml)
        , m_folder(folderOf(m_file))
    {
    }

    YoloPlan plan()
    {
        findBase();
        addSplit("train", m_yaml.train);
        addSplit("val", m_yaml.val);
        addSplit("test", m_yaml.test);
        noteUnused();
        findRoot();
        return std::move(m_plan);
    }

private:
    void blemish(const char* rule, std::string value, std::string expected)
    {
        m_plan.blemishes.push_back({.rule = rule, .file = m_file, .value = std::move(value), .expected = std::move(expected)});
    }

    /// The folder that train and val are seen from.
    void findBase()
    {
        m_base = m_folder;
        if (m_yaml.path.empty()) {
            return;
        }
        const std::string written = forwardSlashes(m_yaml.path);
        const std::string asWritten = absoluteNormal(joinPath(m_folder, written));
        if (!looksLikeWindowsPath(m_yaml.path) || !written.starts_with('/')) {
            if (isFolder(asWritten)) {
                m_base = asWritten;
                return;
            }
        }
        for (const std::string& place : {m_folder, std::string(folderOf(m_folder))}) {
            for (const std::string& tail : tails(written)) {
                const std::string candidate = absoluteNormal(joinPath(place, tail));
                if (isFolder(candidate)) {
                    m_base = candidate;
                    blemish("yaml.path_not_found", m_yaml.path, candidate);
                    return;
                }
            }
        }
        blemish("yaml.path_not_found", m_yaml.path, m_folder);
    }

    void addSplit(const char* split, const std::vector<std::string>& entries)
    {
        for (const std::string& entry : entries) {
            if (const auto named = find(entry)) {
                addSource(split, *named);
            } else {
                m_plan.notFound.push_back(entry);
                blemish("yaml.split_not_found", std::string(split) + ": " + entry, joinPath(m_base, forwardSlashes(entry)));
            }
        }
    }

    /// Folders beside the data.yaml or beside its base are part of many data sets; higher up everything is somebody else's.
    bool climbsOut(const std::string& written, const std::string& normal) const
    {
        return !written.starts_with('/') && written.find("..") != std::string::npos && !isInside(folderOf(m_folder), normal) &&
               !isInside(folderOf(m_base), normal);
    }

    std::optional<std::string> find(const std::string& entry)
    {
        const std::string written = forwardSlashes(entry);
        const std::string asWritten = absoluteNormal(joinPath(m_base, written));
        if (climbsOut(written, asWritten)) {
            blemish("path.outside_root", entry, "a path below " + m_base);
        } else if (exists(followTextLinks(asWritten))) {
            if (written != entry) {
                blemish("yaml.windows_path", entry, written);
            }
            return asWritten;
        }
        // Roboflow writes ../train/images for a folder beside the data.yaml; Ultralytics knows that.
        if (written.starts_with("../")) {
            const std::string beside = absoluteNormal(joinPath(m_base, written.substr(3)));
            if (exists(followTextLinks(beside))) {
                return beside;
            }
        }
        for (const std::string& place : {m_base, m_folder, std::string(folderOf(m_folder))}) {
            for (const std::string& tail : tails(written)) {
                // A bare "train" two folders up may be anybody's; nearby it is what was meant.
                const std::string candidate = absoluteNormal(joinPath(place, tail));
                if (candidate != m_folder && exists(candidate) &&
                    (place != folderOf(m_folder) || tail.find('/') != std::string::npos)) {
                    blemish("yaml.split_found_elsewhere", entry, candidate);
                    return candidate;
                }
            }
        }
        return std::nullopt;
    }

    void addSource(const char* split, std::string named)
    {
        // A labels folder in the place of the images: the images are where its name says.
        const std::string slashed = named + "/";
        const std::size_t labels = slashed.rfind(labelsPart);
        if (labels != std::string::npos && isFolder(named) && glanceAt(named).images == 0) {
            std::string images = slashed;
            images.replace(labels, labelsPart.size(), imagesPart);
            images.pop_back();
            if (isFolder(images)) {
                named = images;
            }
        }
        std::string actual = followTextLinks(named);
        if (actual != named) {
            blemish("yaml.link_as_text", named, actual);
        }
        m_plan.sources.push_back({.split = split, .named = std::move(named), .actual = std::move(actual)});
    }

    /// images/test beside images/train, or test/images beside train/images, that the data.yaml does not name.
    void noteUnused()
    {
        std::set<std::string> candidates;
        for (const YoloSource& source : m_plan.sources) {
            const std::string parent(folderOf(source.actual));
            const bool inner = fileName(source.actual) == "images";
            const std::string above = inner ? std::string(folderOf(parent)) : parent;
            for (const std::string& name : glanceAt(above).folders) {
                if (splitOfFolder(name)) {
                    candidates.insert(inner ? joinPath(joinPath(above, name), "images") : joinPath(above, name));
                }
            }
        }
        for (const std::string& folder : candidates) {
            const bool used = std::any_of(m_plan.sources.begin(), m_plan.sources.end(), [&](const YoloSource& source) {
                return source.actual == folder || source.actual.starts_with(folder + "/") || isFile(source.actual);
            });
            const std::size_t images = used ? 0 : glanceAt(folder).images;
            if (images > 0) {
                blemish("yaml.split_unused", folder, std::to_string(images));
            }
        }
    }

    /// The lowest folder that holds the data.yaml's base and all images, unless that is no data set's folder any more.
    void findRoot()
    {
        std::string root = m_base;
        for (const YoloSource& source : m_plan.sources) {
            while (root.size() > 1 && source.actual != root && !source.actual.starts_with(root + "/")) {
                root = folderOf(root);
            }
        }
        m_plan.root = root.size() > 1 && folderOf(root) != "/" ? root : m_base;
    }

    std::string m_file;
    const YoloYaml& m_yaml;
    std::string m_folder;
    std::string m_base;
    YoloPlan m_plan;
};

}  // namespace

YoloPlan planFromYaml(const std::string& file, const YoloYaml& yaml)
{
    return Planner(absoluteNormal(file), yaml).plan();
}

std::string yoloLabelPath(std::string_view image)
{
    std::string path(withoutExtension(image));
    const std::size_t at = path.rfind(imagesPart);
    if (at != std::string::npos) {
        path.replace(at, imagesPart.size(), labelsPart);
    }
    return path + ".txt";
}

std::string yoloLabelOf(const YoloSource& source, std::string_view below)
{
    return source.labels.empty() ? yoloLabelPath(joinPath(source.named, below))
                                 : joinPath(source.labels, std::string(withoutExtension(below)) + ".txt");
}

bool looksLikeYoloLabel(std::string_view text)
{
    constexpr std::size_t sniffedRows = 5;
    std::size_t rows = 0;
    for (Lines lines(text); rows < sniffedRows && lines.next();) {
        if (lines.line().empty()) {
            continue;
        }
        const NumberRow row = parseNumberRow(lines.line());
        const bool shaped = row.columns == 5 || row.columns == 6 || (row.columns >= 7 && row.columns % 2 == 1);
        const auto last = row.values.begin() + static_cast<std::ptrdiff_t>(std::min(row.columns, NumberRow::most));
        if (!row.valid() || !shaped || lines.line().find(',') != std::string_view::npos || row.values[0] < 0 ||
            row.values[0] != std::floor(row.values[0]) ||
            std::any_of(row.values.begin() + 1, last, [](double value) { return value < -0.01 || value > 1.01; })) {
            return false;
        }
        ++rows;
    }
    return rows > 0;
}

std::vector<YoloSource> yoloSourcesByContent(const std::string& folder, const FolderGlance& glance)
{
    const auto source = [](const ContentPair& pair, std::string split) {
        return YoloSource{.split = std::move(split), .named = pair.images, .actual = pair.images, .labels = pair.labels};
    };
    if (const auto pair = findContentPair(folder, glance, looksLikeYoloLabel)) {
        return {source(*pair, "all")};
    }
    std::vector<YoloSource> sources;
    for (const std::string& name : glance.folders) {
        const auto word = splitWord(name);
        if (!word) {
            continue;
        }
        const std::string part = joinPath(folder, name);
        if (const auto pair = findContentPair(part, glanceAt(part), looksLikeYoloLabel)) {
            sources.push_back(source(*pair, word->split()));
        }
    }
    return sources;
}

std::string followTextLinks(const std::string& path)
{
    namespace fs = std::filesystem;
    std::string current;
    for (const fs::path& part : fs::path(path)) {
        current = joinPath(current, part.string());
        if (current == path || !isFile(current) || fileSize(current) > longestLink) {
            continue;
        }
        try {
            std::string target = io::readFile(current);
            while (!target.empty() && (target.back() == '\n' || target.back() == '\r')) {
                target.pop_back();
            }
            const std::string followed = absoluteNormal(joinPath(folderOf(current), target));
            if (target.find('\n') == std::string::npos && target.find('\0') == std::string::npos && isFolder(followed)) {
                return absoluteNormal(joinPath(followed, path.substr(current.size() + 1)));
            }
        } catch (const Error&) {
            return path;  // what cannot be read is no link; the caller finds that the path does not exist
        }
        return path;
    }
    return path;
}

}  // namespace gg::dataset
