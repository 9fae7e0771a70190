#include "core/dataset/write/format_writer.h"
#include "core/dataset/write/numbers.h"

#include <algorithm>
#include <array>

namespace gg::dataset
{
namespace
{

constexpr std::array heldKeys{AttributeKey::Blur,      AttributeKey::Expression, AttributeKey::Illumination,
                              AttributeKey::Occlusion, AttributeKey::Invalid,    AttributeKey::Pose};

/// WIDER_<split>/images/X.jpg and wider_face_split/wider_face_<split>_bbx_gt.txt: path, count, one row a face.
class WiderWriter final : public FormatWriter
{
public:
    explicit WiderWriter(const Plan& plan)
        : m_plan(plan)
    {
    }

    SheetSpace space() const override { return SheetSpace::Pixels; }
    SizeNeed sizeNeed() const override { return SizeNeed::ForScaling; }
    bool holdsIgnore() const override { return true; }
    std::string imageFolder(std::uint16_t split) const override { return "WIDER_" + m_plan.splits[split] + "/images"; }

    SheetFiles write(const Sheet& sheet, RecordNotes& notes) override
    {
        SheetFiles out;
        if (sheet.state == LabelState::Unreadable) {
            out.listed = false;  // a count of 0 would declare that there is no face
            return out;
        }
        if (sheet.state == LabelState::Missing) {
            notes.add(LossKind::MissingBecomesEmpty);
        }
        std::string block = std::string(sheet.name) + "\n" + std::to_string(sheet.objects.size()) + "\n";
        for (const SheetObject& object : sheet.objects) {
            appendRow(block, object, notes);
            out.ignored += object.ignore ? 1 : 0;
        }
        if (sheet.objects.empty()) {
            block += "0 0 0 0 0 0 0 0 0 0\n";  // the format's row for "none"
        }
        out.objects = sheet.objects.size();
        out.labelled = true;
        out.files.emplace_back(std::string(), std::move(block));
        return out;
    }

    void finish(std::span<const Sheet> sheets, std::span<const SheetFiles> files, OutputFolder& out, LossLedger&) override
    {
        for (std::size_t split = 0; split < m_plan.splits.size(); ++split) {
            std::string text;
            for (std::size_t i = 0; i < sheets.size(); ++i) {
                if (sheets[i].split == split && !files[i].files.empty()) {
                    text += files[i].files.front().second;
                }
            }
            out.write("wider_face_split/wider_face_" + m_plan.splits[split] + "_bbx_gt.txt", text);
        }
    }

private:
    static void appendRow(std::string& text, const SheetObject& object, RecordNotes& notes)
    {
        noteBoxOnly(object, notes);
        noteDropped(object, heldKeys, notes);
        const Rect& box = object.box;
        const std::array<double, 4> corners{box.x, box.y, box.width, box.height};
        for (const double value : corners) {
            appendNumber(text, value);
            text.push_back(' ');
        }
        if (!std::all_of(corners.begin(), corners.end(), isWhole)) {
            notes.add(LossKind::Fractions, {}, 1, object.line);
        }
        appendFlag(text, object, AttributeKey::Blur);
        appendFlag(text, object, AttributeKey::Expression);
        appendFlag(text, object, AttributeKey::Illumination);
        text += object.ignore ? "1 " : "0 ";
        appendFlag(text, object, AttributeKey::Occlusion);
        // VOC's pose is a text ("Frontal"), this one says typical or not.
        const auto pose = numberOf(object, AttributeKey::Pose);
        if (!pose && textOf(object, AttributeKey::Pose) != nullptr) {
            notes.add(LossKind::AttributeDropped, attributeName(AttributeKey::Pose), 1, object.line,
                      *textOf(object, AttributeKey::Pose));
        }
        appendNumber(text, pose.value_or(0));
        text.push_back('\n');
    }

    static void appendFlag(std::string& text, const SheetObject& object, AttributeKey key)
    {
        appendNumber(text, numberOf(object, key).value_or(0));
        text.push_back(' ');
    }

    const Plan& m_plan;
};

}  // namespace

std::unique_ptr<FormatWriter> makeWiderWriter(const Plan& plan)
{
    return std::make_unique<WiderWriter>(plan);
}

}  // namespace gg::dataset
