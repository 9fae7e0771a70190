#include "core/dataset/file_names.h"
#include "core/dataset/write/format_writer.h"
#include "core/dataset/write/numbers.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <sstream>

namespace gg::dataset
{
namespace
{

constexpr std::array heldKeys{AttributeKey::Truncation, AttributeKey::Difficult, AttributeKey::Occlusion, AttributeKey::Pose};

void addText(pugi::xml_node parent, const char* key, const std::string& text)
{
    parent.append_child(key).text().set(text.c_str());
}

std::string numberText(double value)
{
    std::string text;
    appendNumber(text, value);
    return text;
}

/// JPEGImages/X.jpg ↔ Annotations/X.xml, and a list of stems for each split.
class VocWriter final : public FormatWriter
{
public:
    explicit VocWriter(const Plan& plan)
        : m_plan(plan)
    {
    }

    SheetSpace space() const override { return SheetSpace::Pixels; }
    SizeNeed sizeNeed() const override { return SizeNeed::Wanted; }
    bool holdsIgnore() const override { return true; }
    std::string imageFolder(std::uint16_t) const override { return "JPEGImages"; }

    SheetFiles write(const Sheet& sheet, RecordNotes& notes) override
    {
        SheetFiles out;
        if (sheet.state == LabelState::Missing || sheet.state == LabelState::Unreadable) {
            return out;
        }
        pugi::xml_document document;
        pugi::xml_node annotation = document.append_child("annotation");
        addText(annotation, "folder", "JPEGImages");
        addText(annotation, "filename", std::string(fileName(sheet.name)));
        pugi::xml_node size = annotation.append_child("size");
        addText(size, "width", std::to_string(sheet.size.width));
        addText(size, "height", std::to_string(sheet.size.height));
        addText(size, "depth", "3");
        addText(annotation, "segmented", "0");
        for (const SheetObject& object : sheet.objects) {
            addObject(annotation, object, notes);
            out.ignored += object.ignore ? 1 : 0;
        }
        std::ostringstream text;
        document.save(text, "\t", pugi::format_default | pugi::format_no_declaration);
        out.objects = sheet.objects.size();
        out.labelled = true;
        out.files.emplace_back("Annotations/" + std::string(sheet.stem()) + ".xml", text.str());
        return out;
    }

    void finish(std::span<const Sheet> sheets, std::span<const SheetFiles>, OutputFolder& out, LossLedger&) override
    {
        for (std::size_t split = 0; split < m_plan.splits.size(); ++split) {
            if (!m_plan.splitListed[split] || m_plan.splits[split] == "all") {
                continue;
            }
            std::string list;
            for (const Sheet& sheet : sheets) {
                if (sheet.split == split) {
                    list.append(sheet.stem()).push_back('\n');
                }
            }
            out.write("ImageSets/Main/" + m_plan.splits[split] + ".txt", list);
        }
    }

private:
    void addObject(pugi::xml_node annotation, const SheetObject& object, RecordNotes& notes) const
    {
        noteBoxOnly(object, notes);
        noteDropped(object, heldKeys, notes);
        pugi::xml_node node = annotation.append_child("object");
        addText(node, "name", m_plan.classes.of(object.classId)->targetName);
        addPose(node, object, notes);
        if (const auto truncated = numberOf(object, AttributeKey::Truncation)) {
            addFlag(node, "truncated", *truncated, AttributeKey::Truncation, object, notes);
        }
        if (const auto occluded = numberOf(object, AttributeKey::Occlusion)) {
            addFlag(node, "occluded", *occluded, AttributeKey::Occlusion, object, notes);
        }
        const bool difficult = object.ignore || numberOf(object, AttributeKey::Difficult).value_or(0) != 0;
        addText(node, "difficult", difficult ? "1" : "0");
        addBox(node.append_child("bndbox"), object, notes);
    }

    void addPose(pugi::xml_node node, const SheetObject& object, RecordNotes& notes) const
    {
        if (const std::string* pose = textOf(object, AttributeKey::Pose)) {
            addText(node, "pose", *pose);
        } else if (numberOf(object, AttributeKey::Pose)) {
            notes.add(LossKind::AttributeDropped, attributeName(AttributeKey::Pose), 1, object.line);
        }
    }

    /// VOC says yes or no where others say how much.
    static void addFlag(pugi::xml_node node, const char* key, double value, AttributeKey attribute, const SheetObject& object,
                        RecordNotes& notes)
    {
        if (value != 0 && value != 1) {
            notes.add(LossKind::AttributeCoarser, attributeName(attribute), 1, object.line, numberText(value) + " → 1");
        }
        addText(node, key, value != 0 ? "1" : "0");
    }

    void addBox(pugi::xml_node node, const SheetObject& object, RecordNotes& notes) const
    {
        const bool fromOne = m_plan.options.vocCorners == VocCorners::FromOne;
        const double first = fromOne ? 1 : 0;
        const Rect& box = object.box;
        const std::array<double, 4> corners{withoutNoise(box.x + first), withoutNoise(box.y + first),
                                            withoutNoise(box.x + box.width), withoutNoise(box.y + box.height)};
        constexpr std::array<const char*, 4> keys{"xmin", "ymin", "xmax", "ymax"};
        for (std::size_t i = 0; i < keys.size(); ++i) {
            addText(node, keys[i], numberText(corners[i]));
        }
        if (!std::all_of(corners.begin(), corners.end(), isWhole)) {
            notes.add(LossKind::Fractions, {}, 1, object.line, numberText(corners[0]));
        }
        if (corners[0] < 1 || corners[1] < 1) {
            notes.add(LossKind::ZeroCorner, {}, 1, object.line);
        }
    }

    const Plan& m_plan;
};

}  // namespace

std::unique_ptr<FormatWriter> makeVocWriter(const Plan& plan)
{
    return std::make_unique<VocWriter>(plan);
}

}  // namespace gg::dataset
