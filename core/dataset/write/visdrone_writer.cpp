#include "core/dataset/write/format_writer.h"
#include "core/dataset/write/numbers.h"

#include <algorithm>
#include <array>

namespace gg::dataset
{
namespace
{

constexpr std::array heldKeys{AttributeKey::Confidence, AttributeKey::Truncation, AttributeKey::Occlusion};

/// VisDrone2019-DET-<split>/images/X.jpg ↔ annotations/X.txt with rows x,y,w,h,score,category,truncation,occlusion.
class VisDroneWriter final : public FormatWriter
{
public:
    explicit VisDroneWriter(const Plan& plan)
        : m_plan(plan)
    {
    }

    SheetSpace space() const override { return SheetSpace::Pixels; }
    SizeNeed sizeNeed() const override { return SizeNeed::ForScaling; }
    bool holdsIgnore() const override { return true; }
    std::string imageFolder(std::uint16_t split) const override { return folderOfSplit(split) + "images"; }

    SheetFiles write(const Sheet& sheet, RecordNotes& notes) override
    {
        SheetFiles out;
        if (sheet.state == LabelState::Missing || sheet.state == LabelState::Unreadable) {
            return out;
        }
        std::string text;
        for (const SheetObject& object : sheet.objects) {
            out.ignored += appendRow(text, object, notes) ? 1 : 0;
        }
        out.objects = sheet.objects.size();
        out.labelled = true;
        out.files.emplace_back(folderOfSplit(sheet.split) + "annotations/" + std::string(sheet.stem()) + ".txt", std::move(text));
        return out;
    }

    void finish(std::span<const Sheet>, std::span<const SheetFiles>, OutputFolder&, LossLedger&) override
    {
        // The classes are the format's own: there is nothing to write about the whole set.
    }

private:
    std::string folderOfSplit(std::uint16_t split) const
    {
        const std::string& name = m_plan.splits[split];
        return name == "all" ? std::string() : "VisDrone2019-DET-" + name + "/";
    }

    /// True where the row is an ignore region: a score of 0, or a category that is none of the ten.
    bool appendRow(std::string& text, const SheetObject& object, RecordNotes& notes) const
    {
        noteBoxOnly(object, notes);
        noteDropped(object, heldKeys, notes);
        const Rect& box = object.box;
        const std::array<double, 4> corners{box.x, box.y, box.width, box.height};
        for (const double value : corners) {
            appendNumber(text, value);
            text.push_back(',');
        }
        if (!std::all_of(corners.begin(), corners.end(), isWhole)) {
            notes.add(LossKind::Fractions, {}, 1, object.line);
        }
        const std::int64_t known = m_plan.classes.of(object.classId)->targetId;
        // "Others" of another data set that are no objects are regions that nobody looked at.
        const bool foreign = object.ignore && known == visDroneOthers && !isOthers(object);
        const std::int64_t category = foreign ? 0 : known;
        const bool ignored = object.ignore || category == 0 || category == visDroneOthers;
        if (ignored && !object.ignore) {
            notes.add(LossKind::MadeIgnore, {}, 1, object.line);
        }
        appendNumber(text, scoreOf(object, category));
        text += "," + std::to_string(category) + ",";
        appendNumber(text, numberOf(object, AttributeKey::Truncation).value_or(0));
        text.push_back(',');
        appendNumber(text, numberOf(object, AttributeKey::Occlusion).value_or(0));
        text.push_back('\n');
        return ignored;
    }

    bool isOthers(const SheetObject& object) const
    {
        const auto index = static_cast<std::size_t>(object.classId);
        return object.classId >= 0 && index < m_plan.dataset.classNames.size() && m_plan.dataset.classNames[index] == "others";
    }

    /// 1 for what counts and 0 for what does not, unless the source says something else that means the same.
    static double scoreOf(const SheetObject& object, std::int64_t category)
    {
        const auto written = numberOf(object, AttributeKey::Confidence);
        const bool byCategory = category == 0 || category == visDroneOthers;
        if (written && (byCategory || (*written == 0) == object.ignore)) {
            return *written;
        }
        return object.ignore && !byCategory ? 0 : category == 0 ? 0 : 1;
    }

    const Plan& m_plan;
};

}  // namespace

std::unique_ptr<FormatWriter> makeVisDroneWriter(const Plan& plan)
{
    return std::make_unique<VisDroneWriter>(plan);
}

}  // namespace gg::dataset
