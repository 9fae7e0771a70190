#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/write/format_writer.h"
#include "core/dataset/write/palette_png.h"
#include "core/dataset/write/sheet.h"
#include "core/io/image_codec.h"

#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace gg::dataset
{
namespace
{

constexpr int ignoredPixels = 255;

/// images/<split>/X.jpg ↔ masks/<split>/X.png. One class without ignore regions: 0 and 255. Else the class number (0 is
/// background, 255 does not count) in a PNG with a palette, and classes.csv with their names.
class MaskWriter final : public FormatWriter
{
public:
    explicit MaskWriter(const Plan& plan)
        : m_plan(plan)
        , m_palette(vocPalette())
    {
        bool ignores = false;
        for (const Record& record : plan.dataset.records) {
            ignores |=
                std::any_of(record.objects.begin(), record.objects.end(), [](const Object& object) { return object.ignore; });
        }
        m_binary = plan.classes.all().size() <= 1 && !ignores;
    }

    SheetSpace space() const override { return SheetSpace::Pixels; }
    SizeNeed sizeNeed() const override { return SizeNeed::Always; }
    bool holdsIgnore() const override { return true; }
    std::string imageFolder(std::uint16_t split) const override { return folderName("images", split); }

    SheetFiles write(const Sheet& sheet, RecordNotes& notes) override
    {
        SheetFiles out;
        if (sheet.state == LabelState::Missing || sheet.state == LabelState::Unreadable) {
            return out;
        }
        if (sheet.size.empty()) {
            notes.add(LossKind::SizeUnknown, {}, 0);  // an empty mask has a size, too
            return out;
        }
        cv::Mat mask = cv::Mat::zeros(sheet.size, CV_8U);
        paintAll(mask, sheet, notes, out);
        out.labelled = true;
        out.files.emplace_back(folderName("masks", sheet.split) + "/" + std::string(sheet.stem()) + ".png", encoded(mask));
        return out;
    }

    void finish(std::span<const Sheet>, std::span<const SheetFiles>, OutputFolder& out, LossLedger&) override
    {
        std::string text = "value,name,red,green,blue\n0,background,0,0,0\n";
        for (const ConvertedClass& entry : m_plan.classes.all()) {
            if (!entry.targetName.empty() && entry.targetId != ignoredPixels) {
                const std::int64_t value = m_binary ? 255 : entry.targetId;
                text += row(value, entry.targetName, m_binary ? 0xFFFFFF : m_palette[static_cast<std::size_t>(value)]);
            }
        }
        if (!m_binary) {
            text += row(ignoredPixels, "ignored", m_palette[ignoredPixels]);
        }
        out.write("classes.csv", text);
    }

private:
    std::string folderName(const char* kind, std::uint16_t split) const
    {
        const std::string& name = m_plan.splits[split];
        return name == "all" ? std::string(kind) : joinPath(kind, name);
    }

    static std::string row(std::int64_t value, const std::string& name, std::uint32_t colour)
    {
        std::string quoted = "\"";
        for (const char c : name) {
            quoted += c == '"' ? "\"\"" : std::string(1, c);
        }
        return std::to_string(value) + "," + quoted + "\"," + std::to_string(colour >> 16U) + "," +
               std::to_string((colour >> 8U) & 255U) + "," + std::to_string(colour & 255U) + "\n";
    }

    static double areaOf(const SheetObject& object)
    {
        if (object.kind == ShapeKind::Polygon) {
            double area = 0;
            for (const Ring& ring : object.rings) {
                area += ringArea(ring);
            }
            return area;
        }
        return object.box.width * object.box.height;
    }

    /// Ignore regions first, then objects from large to small: what is in front is usually smaller, and a small object under a
    /// large one would vanish.
    void paintAll(cv::Mat& mask, const Sheet& sheet, RecordNotes& notes, SheetFiles& out) const
    {
        std::vector<const SheetObject*> order;
        std::map<std::int32_t, std::uint64_t> ofClass;
        for (const SheetObject& object : sheet.objects) {
            order.push_back(&object);
            ofClass[object.ignore ? -1 : object.classId] += 1;
        }
        std::stable_sort(order.begin(), order.end(), [](const SheetObject* a, const SheetObject* b) {
            return a->ignore != b->ignore ? a->ignore : areaOf(*a) > areaOf(*b);
        });
        for (const SheetObject* object : order) {
            if (paintOne(mask, *object, notes)) {
                ++out.objects;
                out.ignored += object->ignore ? 1 : 0;
            }
        }
        for (const auto& [classId, count] : ofClass) {
            if (count > 1) {
                notes.add(LossKind::InstancesMerged, {}, count);
            }
        }
    }

    bool paintOne(cv::Mat& mask, const SheetObject& object, RecordNotes& notes) const
    {
        noteDropped(object, {}, notes);
        if (object.kind == ShapeKind::Box) {
            notes.add(LossKind::BoxToMask, {}, 1, object.line);
        } else if (object.kind == ShapeKind::Polygon) {
            notes.add(LossKind::PolygonToMask, {}, 1, object.line);
        }
        const int value = object.ignore ? ignoredPixels
                          : m_binary    ? 255
                                        : static_cast<int>(m_plan.classes.of(object.classId)->targetId);
        cv::Mat region = cv::Mat::zeros(mask.size(), CV_8U);
        paintObject(region, object, 1);
        if (cv::countNonZero(region) == 0) {
            notes.add(LossKind::NothingPainted, {}, 1, object.line);
            return false;
        }
        const cv::Mat covered = (mask != 0) & (mask != value) & region;
        if (const int pixels = cv::countNonZero(covered); pixels > 0) {
            notes.add(LossKind::Overpainted, {}, 1, object.line, std::to_string(pixels)).sum += pixels;
        }
        mask.setTo(value, region);
        return true;
    }

    std::string encoded(const cv::Mat& mask) const
    {
        if (!m_binary) {
            return encodePalettePng(mask, m_palette);
        }
        std::vector<uchar> bytes;
        if (!io::encodeImage(".png", mask, bytes)) {
            throw Error(ErrorCode::Internal, {}, "A mask could not be encoded as PNG.");
        }
        return {bytes.begin(), bytes.end()};
    }

    const Plan& m_plan;
    std::vector<std::uint32_t> m_palette;
    bool m_binary = false;
};

}  // namespace

std::unique_ptr<FormatWriter> makeMaskWriter(const Plan& plan)
{
    return std::make_unique<MaskWriter>(plan);
}

}  // namespace gg::dataset
