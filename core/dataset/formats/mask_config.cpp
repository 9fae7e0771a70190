#include "core/dataset/formats/mask_config.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/formats/yolo_paths.h"
#include "core/dataset/paths_inside.h"
#include "core/io/files.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>

namespace gg::dataset
{
namespace
{

/// Some thousand class names; a larger YAML describes no data set.
constexpr std::uint64_t largestYaml = 4U << 20U;
/// As far up as a configuration may reach for its images: ../images beside it.
constexpr int mostUp = 1;

std::string scalarOf(const YAML::Node& node)
{
    return node && node.IsScalar() ? node.Scalar() : std::string{};
}

class Reader
{
public:
    explicit Reader(std::string file)
        : m_file(std::move(file))
        , m_folder(folderOf(m_file))
    {
    }

    std::optional<MaskConfig> read(const YAML::Node& root)
    {
        if (!root.IsMap()) {
            return std::nullopt;
        }
        m_base = absoluteNormal(joinPath(m_folder, forwardSlashes(scalarOf(root["path"]))));
        m_out.root = m_folder;
        for (const char* split : {"train", "val", "test"}) {
            readSplit(root[split], split);
        }
        if (m_out.places.empty()) {
            return std::nullopt;
        }
        readClasses(root["classes"] ? root["classes"] : root["names"]);
        return std::move(m_out);
    }

private:
    void readSplit(const YAML::Node& node, const char* split)
    {
        if (!node || !node.IsMap()) {
            return;
        }
        const std::string images = scalarOf(node["images"]);
        const std::string masks = scalarOf(node["masks"]);
        if (images.empty() || masks.empty()) {
            return;
        }
        const auto imageFolder = folderNamed(images, node["images"]);
        const auto maskFolder = folderNamed(masks, node["masks"]);
        if (imageFolder && maskFolder) {
            m_out.places.push_back(
                {.layout = MaskPlace::Layout::Apart, .split = split, .images = *imageFolder, .masks = {*maskFolder}});
            widenRoot(*imageFolder);
            widenRoot(*maskFolder);
        }
    }

    std::optional<std::string> folderNamed(const std::string& written, const YAML::Node& node)
    {
        const std::string folder = followTextLinks(absoluteNormal(joinPath(m_base, forwardSlashes(written))));
        std::string highest = m_folder;
        for (int up = 0; up < mostUp; ++up) {
            highest = folderOf(highest);
        }
        const auto line = static_cast<std::uint32_t>(std::max(0, node.Mark().line) + 1);
        if (!written.starts_with('/') && !isInside(highest, folder)) {
            m_out.blemishes.push_back({.rule = "path.outside_root",
                                       .file = m_file,
                                       .line = line,
                                       .value = written,
                                       .expected = "a path below " + highest});
            return std::nullopt;
        }
        if (!isFolder(folder)) {
            m_out.blemishes.push_back(
                {.rule = "yaml.split_not_found", .file = m_file, .line = line, .value = written, .expected = folder});
            return std::nullopt;
        }
        return folder;
    }

    void widenRoot(const std::string& folder)
    {
        while (m_out.root.size() > 1 && !isInside(m_out.root, folder)) {
            m_out.root = folderOf(m_out.root);
        }
    }

    void readClasses(const YAML::Node& classes)
    {
        std::map<std::int64_t, std::string> names;
        if (classes && classes.IsSequence()) {
            for (std::size_t i = 0; i < classes.size(); ++i) {
                names[static_cast<std::int64_t>(i)] = scalarOf(classes[i]);
            }
        } else if (classes && classes.IsMap()) {
            for (const auto& entry : classes) {
                names[entry.first.as<std::int64_t>(-1)] = scalarOf(entry.second);
            }
        }
        names.erase(-1);
        bool gaps = false;
        for (const auto& [id, name] : names) {
            gaps = gaps || id != static_cast<std::int64_t>(m_out.classNames.size());
            m_out.classNames.push_back(name);
            m_out.classIds.push_back(id);
        }
        if (!gaps) {
            m_out.classIds.clear();
        }
    }

    std::string m_file;
    std::string m_folder;
    std::string m_base;
    MaskConfig m_out;
};

}  // namespace

std::optional<MaskConfig> readMaskConfig(const std::string& file)
{
    if (!isYamlFile(file) || fileSize(file) > largestYaml) {
        return std::nullopt;
    }
    try {
        return Reader(absoluteNormal(file)).read(YAML::Load(io::readFile(file)));
    } catch (const YAML::Exception&) {
        return std::nullopt;  // readers of other formats say what is wrong with it
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace gg::dataset
