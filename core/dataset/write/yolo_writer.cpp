#include "core/dataset/write/format_writer.h"
#include "core/dataset/write/numbers.h"
#include "core/dataset/write/outlines.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

namespace gg::dataset
{
namespace
{

/// images/<split>/X.jpg ↔ labels/<split>/X.txt and a data.yaml without "path", which Ultralytics sees from its own folder.
class YoloWriter final : public FormatWriter
{
public:
    explicit YoloWriter(const Plan& plan)
        : m_plan(plan)
        , m_outlines(plan.options.target == ConvertTarget::YoloSegment)
    {
    }

    SheetSpace space() const override { return SheetSpace::Normalised; }
    SizeNeed sizeNeed() const override { return SizeNeed::ForScaling; }
    bool holdsIgnore() const override { return false; }
    std::string imageFolder(std::uint16_t split) const override { return "images/" + m_plan.splits[split]; }

    SheetFiles write(const Sheet& sheet, RecordNotes& notes) override
    {
        SheetFiles out;
        if (sheet.state == LabelState::Missing || sheet.state == LabelState::Unreadable) {
            return out;
        }
        std::string text;
        for (const SheetObject& object : sheet.objects) {
            noteDropped(object, {}, notes);
            const bool written = m_outlines ? appendOutline(text, sheet, object, notes) : appendBox(text, object, notes);
            out.objects += written ? 1 : 0;
        }
        out.labelled = true;
        out.files.emplace_back("labels/" + m_plan.splits[sheet.split] + "/" + std::string(sheet.stem()) + ".txt",
                               std::move(text));
        return out;
    }

    void finish(std::span<const Sheet>, std::span<const SheetFiles>, OutputFolder& out, LossLedger&) override
    {
        out.write("data.yaml", dataYaml());
    }

private:
    bool appendBox(std::string& text, const SheetObject& object, RecordNotes& notes) const
    {
        noteBoxOnly(object, notes);
        const Rect& box = object.box;
        appendClass(text, object);
        for (const double value :
             {withoutNoise(box.x + box.width / 2), withoutNoise(box.y + box.height / 2), box.width, box.height}) {
            text.push_back(' ');
            appendNumber(text, value);
        }
        text.push_back('\n');
        return true;
    }

    bool appendOutline(std::string& text, const Sheet& sheet, const SheetObject& object, RecordNotes& notes) const
    {
        const Ring ring = oneRing(object, SheetSpace::Normalised, sheet.size, m_plan.options.outlineTolerance, notes);
        if (ring.size() < 3) {
            notes.add(LossKind::NothingPainted, {}, 1, object.line);
            return false;
        }
        appendClass(text, object);
        for (const Point& point : ring) {
            text.push_back(' ');
            appendNumber(text, point.x);
            text.push_back(' ');
            appendNumber(text, point.y);
        }
        text.push_back('\n');
        return true;
    }

    void appendClass(std::string& text, const SheetObject& object) const
    {
        text.append(std::to_string(m_plan.classes.of(object.classId)->targetId));
    }

    std::string dataYaml() const
    {
        YAML::Emitter yaml;
        yaml << YAML::BeginMap;
        for (const char* split : {"train", "val", "test"}) {
            if (std::find(m_plan.splits.begin(), m_plan.splits.end(), split) != m_plan.splits.end()) {
                yaml << YAML::Key << split << YAML::Value << "images/" + std::string(split);
            }
        }
        std::size_t named = 0;
        for (const ConvertedClass& entry : m_plan.classes.all()) {
            named += isNamed(entry) ? 1 : 0;
        }
        yaml << YAML::Key << "nc" << YAML::Value << named << YAML::Key << "names" << YAML::Value << YAML::BeginMap;
        for (const ConvertedClass& entry : m_plan.classes.all()) {
            if (isNamed(entry)) {
                yaml << YAML::Key << entry.targetId << YAML::Value << YAML::DoubleQuoted << entry.targetName;
            }
        }
        yaml << YAML::EndMap << YAML::EndMap;
        return std::string(yaml.c_str()) + "\n";
    }

    /// A class outside the names stays outside them: naming it would hide the fault.
    bool isNamed(const ConvertedClass& entry) const
    {
        return !entry.targetName.empty() && entry.sourceIndex >= 0 &&
               static_cast<std::size_t>(entry.sourceIndex) < m_plan.dataset.classNames.size();
    }

    const Plan& m_plan;
    bool m_outlines;
};

}  // namespace

std::unique_ptr<FormatWriter> makeYoloWriter(const Plan& plan)
{
    return std::make_unique<YoloWriter>(plan);
}

}  // namespace gg::dataset
