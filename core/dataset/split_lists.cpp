#include "core/dataset/file_names.h"
#include "core/dataset/split.h"
#include "core/dataset/write/convert_as_listed.h"
#include "core/dataset/write/output_folder.h"
#include "core/dataset/write/output_names.h"

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <functional>
#include <optional>

namespace gg::dataset
{
namespace
{

using Json = nlohmann::ordered_json;

const char* byName(SplitBy by)
{
    switch (by) {
    case SplitBy::Random:
        return "random";
    case SplitBy::Class:
        return "class";
    case SplitBy::Group:
        return "group";
    case SplitBy::Scene:
        return "scene";
    }
    return "";
}

class ListWriter
{
public:
    ListWriter(const Dataset& dataset, const SplitPlan& plan, OutputFolder& out)
        : m_dataset(dataset)
        , m_plan(plan)
        , m_out(out)
    {
    }

    std::vector<std::string> write(JobControl& control)
    {
        m_control = &control;
        control.begin("Writing lists", 0);
        lists(".txt", [this](const Record& record) { return m_dataset.absolute(record.image); });
        switch (m_dataset.format) {
        case Format::Yolo:
            put("data.yaml", dataYaml());
            break;
        case Format::PascalVoc:
            imageSets();
            break;
        case Format::ImageMask:
            lists("_masks.txt", [this](const Record& record) {
                return record.state == LabelState::Missing ? std::string() : m_dataset.absolute(record.label);
            });
            break;
        case Format::Coco:
            annotations();
            break;
        case Format::WiderFace:
        case Format::VisDrone:
            break;  // their readers take lists of images
        }
        put("split.json", toJson(m_dataset, m_plan));
        return std::move(m_written);
    }

private:
    void put(const std::string& file, const std::string& text)
    {
        m_control->throwIfStopped();
        m_out.write(file, text);
        m_written.push_back(file);
    }

    /// One line a record and split, in the data set's order.
    void lists(const std::string& ending, const std::function<std::string(const Record&)>& lineOf)
    {
        std::array<std::string, splitCount> texts;
        for (std::size_t i = 0; i < m_dataset.records.size(); ++i) {
            texts[m_plan.ofRecord[i]] += lineOf(m_dataset.records[i]) + "\n";
        }
        for (std::size_t split = 0; split < splitCount; ++split) {
            if (m_plan.options.shares[split] > 0) {
                put(std::string(splitName(split)) + ending, texts[split]);
            }
        }
    }

    std::string dataYaml() const
    {
        YAML::Emitter yaml;
        yaml << YAML::BeginMap;
        for (std::size_t split = 0; split < splitCount; ++split) {
            if (m_plan.options.shares[split] > 0) {
                const std::string name(splitName(split));
                yaml << YAML::Key << name << YAML::Value << name + ".txt";
            }
        }
        yaml << YAML::Key << "nc" << YAML::Value << m_dataset.classNames.size();
        yaml << YAML::Key << "names" << YAML::Value << YAML::BeginMap;
        for (std::size_t i = 0; i < m_dataset.classNames.size(); ++i) {
            const std::string& name = m_dataset.classNames[i];
            yaml << YAML::Key << i << YAML::Value << YAML::DoubleQuoted << (name.empty() ? "class_" + std::to_string(i) : name);
        }
        yaml << YAML::EndMap << YAML::EndMap;
        return std::string(yaml.c_str()) + "\n";
    }

    /// The key that image and annotation share: the path below the folder of the images, without its extension.
    void imageSets()
    {
        std::array<std::string, splitCount> texts;
        for (std::size_t i = 0; i < m_dataset.records.size(); ++i) {
            texts[m_plan.ofRecord[i]] += std::string(withoutExtension(nameBelowImages(m_dataset.records[i].image))) + "\n";
        }
        for (std::size_t split = 0; split < splitCount; ++split) {
            if (m_plan.options.shares[split] > 0) {
                put("ImageSets/Main/" + std::string(splitName(split)) + ".txt", texts[split]);
            }
        }
        link("JPEGImages", [](const Record& record) { return record.image; });
        link("Annotations", [](const Record& record) { return record.label; });
    }

    /// A link to the folder that all images or labels lie in, so that the lists and what they list can be opened as one.
    void link(const char* name, const std::function<std::string(const Record&)>& fileOf)
    {
        std::optional<std::string> folder;
        for (const Record& record : m_dataset.records) {
            const std::string file = m_dataset.absolute(fileOf(record));
            const std::string key = nameBelowImages(record.image);
            const std::string wanted =
                std::string(withoutExtension(key)) + std::string(fileName(file).substr(stemOf(file).size()));
            if (!file.ends_with("/" + wanted)) {
                return;
            }
            const std::string of = file.substr(0, file.size() - wanted.size() - 1);
            if (folder && *folder != of) {
                return;
            }
            folder = of;
        }
        if (folder) {
            m_out.linkFolder(*folder, name);
        }
    }

    /// The annotations of each split, written from what was read, with file names seen from the root; a link "images" to the root
    /// makes them whole.
    void annotations()
    {
        Dataset divided = m_dataset;
        divided.splits.clear();
        std::array<std::uint16_t, splitCount> place{};
        for (std::size_t split = 0; split < splitCount; ++split) {
            place[split] = static_cast<std::uint16_t>(divided.splits.size());
            if (m_plan.options.shares[split] > 0) {
                divided.splits.emplace_back(splitName(split));
            }
        }
        for (std::size_t i = 0; i < divided.records.size(); ++i) {
            divided.records[i].split = place[m_plan.ofRecord[i]];
        }
        convertAsListed(divided, {.target = ConvertTarget::Coco, .images = ImagePlacement::None}, m_out, *m_control);
        m_out.linkFolder(m_dataset.root, "images");
        for (const std::string& split : divided.splits) {
            m_written.push_back("annotations/instances_" + split + ".json");
        }
    }

    const Dataset& m_dataset;
    const SplitPlan& m_plan;
    OutputFolder& m_out;
    JobControl* m_control = nullptr;
    std::vector<std::string> m_written;
};

}  // namespace

std::string toJson(const Dataset& dataset, const SplitPlan& plan)
{
    Json json{
        {"schema", "groundglass.split/1"},
        {"source",
         {{"path", dataset.opened}, {"root", dataset.root}, {"name", dataset.name}, {"format", formatName(dataset.format)}}},
        {"by", byName(plan.options.by)},
        {"seed", plan.options.seed},
        {"group_pattern", plan.options.groupPattern},
        {"groups", plan.groups},
        {"largest_group", {{"name", plan.largestGroup}, {"images", plan.largestGroupImages}}},
        {"satisfied", plan.satisfied},
        {"deviation", plan.deviation()},
        {"problems", plan.problems}};
    for (std::size_t split = 0; split < splitCount; ++split) {
        const double total = static_cast<double>(dataset.records.size());
        json["shares"][std::string(splitName(split))] = {
            {"asked", plan.options.shares[split]},
            {"achieved", total == 0 ? 0 : static_cast<double>(plan.images[split]) / total},
            {"image_count", plan.images[split]}};
    }
    json["class_table"] = Json::array();
    for (const ClassShares& shares : plan.classes) {
        json["class_table"].push_back({{"class_id", shares.classId},
                                       {"name", shares.name},
                                       {"image_count", shares.images},
                                       {"object_count", shares.objects},
                                       {"groups", shares.groups},
                                       {"deviation", plan.deviation(shares)}});
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> writeSplit(const Dataset& dataset, const SplitPlan& plan, const std::string& out, JobControl& control)
{
    const std::string target = absoluteNormal(out);
    requireFreshFolder(dataset, target);
    OutputFolder folder(target, OutputMode::Write);
    std::vector<std::string> written = ListWriter(dataset, plan, folder).write(control);
    control.throwIfStopped();
    folder.commit();
    return written;
}

}  // namespace gg::dataset
