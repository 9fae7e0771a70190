#include "core/dataset/write/format_writer.h"
#include "core/dataset/write/numbers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace gg::dataset
{
namespace
{

using Json = nlohmann::ordered_json;

constexpr std::array besideKeys{AttributeKey::Truncation,   AttributeKey::Occlusion, AttributeKey::Difficult,
                                AttributeKey::Pose,         AttributeKey::Blur,      AttributeKey::Expression,
                                AttributeKey::Illumination, AttributeKey::Invalid};

std::string jsonText(std::string_view text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A number where the text is one as a number is written, else the text itself: ids are kept as they were.
bool isWholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && std::to_string(value) == text;
}

/// images/<split>/X.jpg and annotations/instances_<split>.json. Boxes, outlines with several rings, run lengths and crowds.
class CocoWriter final : public FormatWriter
{
public:
    explicit CocoWriter(const Plan& plan)
        : m_plan(plan)
    {
        chooseImageIds();
        chooseAnnotationIds();
    }

    SheetSpace space() const override { return SheetSpace::Pixels; }
    SizeNeed sizeNeed() const override { return SizeNeed::Wanted; }
    bool holdsIgnore() const override { return true; }
    std::string imageFolder(std::uint16_t split) const override { return "images/" + m_plan.splits[split]; }

    /// The pieces of the split's file go into `files` without a name; finish() puts them together.
    SheetFiles write(const Sheet& sheet, RecordNotes& notes) override
    {
        SheetFiles out;
        if (sheet.state == LabelState::Unreadable) {
            out.listed = false;  // an image without annotations would be a negative, which nobody declared
            return out;
        }
        if (sheet.state == LabelState::Missing) {
            notes.add(LossKind::MissingBecomesEmpty);
        }
        if (sheet.size.empty()) {
            notes.add(LossKind::ImageSizeless);
        }
        out.labelled = true;
        out.files.emplace_back(std::string(), imageEntry(sheet));
        std::string annotations;
        for (std::size_t i = 0; i < sheet.objects.size(); ++i) {
            annotations += annotations.empty() ? "" : ",\n";
            appendAnnotation(annotations, sheet, i, notes);
            out.ignored += sheet.objects[i].ignore ? 1 : 0;
        }
        out.files.emplace_back(std::string(), std::move(annotations));
        out.objects = sheet.objects.size();
        return out;
    }

    void finish(std::span<const Sheet> sheets, std::span<const SheetFiles> files, OutputFolder& out, LossLedger& ledger) override
    {
        if (m_imageIdsMade) {
            ledger.add(LossKind::ImageIdDropped, "not unique", 1, {});
        }
        if (m_annotationIdsLost > 0) {
            ledger.add(LossKind::AnnotationIdsRenumbered, {}, m_annotationIdsLost, {});
        }
        for (std::size_t split = 0; split < m_plan.splits.size(); ++split) {
            std::string text = "{\"info\": {\"description\": " + jsonText(m_plan.dataset.name) + "},\n\"images\": [\n";
            append(text, sheets, files, split, 0);
            text += "],\n\"annotations\": [\n";
            append(text, sheets, files, split, 1);
            text += "],\n\"categories\": [\n" + categories() + "]}\n";
            out.write("annotations/instances_" + m_plan.splits[split] + ".json", text);
        }
    }

private:
    /// As in the source where all images have one and none occurs twice in a split, else counted from 1.
    void chooseImageIds()
    {
        std::set<std::pair<std::uint16_t, std::string>> seen;
        bool some = false;
        bool usable = true;
        for (const Record& record : m_plan.dataset.records) {
            const std::string id = record.extras ? record.extras->id : std::string();
            some |= !id.empty();
            usable = usable && !id.empty() && seen.emplace(record.split, id).second;
            m_numericImageIds = m_numericImageIds && isWholeNumber(id);
        }
        m_keepImageIds = usable;
        m_imageIdsMade = some && !usable;
    }

    void chooseAnnotationIds()
    {
        std::vector<std::pair<std::uint16_t, std::variant<std::int64_t, double, std::string>>> ids;
        std::uint64_t objects = 0;
        for (const Record& record : m_plan.dataset.records) {
            m_firstAnnotation.push_back(static_cast<std::int64_t>(objects) + 1);
            objects += record.objects.size();
            for (std::size_t i = 0; record.extras && i < record.extras->attributes.size(); ++i) {
                const Attribute& attribute = record.extras->attributes[i];
                if (attribute.key == AttributeKey::AnnotationId) {
                    ids.emplace_back(record.split, attribute.value);
                }
            }
        }
        std::sort(ids.begin(), ids.end());
        const bool unique = std::adjacent_find(ids.begin(), ids.end()) == ids.end();
        m_keepAnnotationIds = unique && ids.size() == objects;
        m_annotationIdsLost = m_keepAnnotationIds ? 0 : ids.size();
    }

    std::string imageId(const Sheet& sheet) const
    {
        if (!m_keepImageIds) {
            return std::to_string(sheet.index + 1);
        }
        return m_numericImageIds ? std::string(sheet.imageId) : jsonText(sheet.imageId);
    }

    std::string imageEntry(const Sheet& sheet) const
    {
        return "{\"id\": " + imageId(sheet) + ", \"file_name\": " + jsonText(sheet.name) +
               ", \"width\": " + std::to_string(sheet.size.width) + ", \"height\": " + std::to_string(sheet.size.height) + "}";
    }

    void appendAnnotation(std::string& out, const Sheet& sheet, std::size_t i, RecordNotes& notes) const
    {
        const SheetObject& object = sheet.objects[i];
        out += "{\"id\": ";
        out += m_keepAnnotationIds ? annotationId(object)
                                   : std::to_string(m_firstAnnotation[sheet.index] + static_cast<std::int64_t>(i));
        out += ", \"image_id\": " + imageId(sheet);
        out += ", \"category_id\": " + std::to_string(m_plan.classes.of(object.classId)->targetId);
        out += ", \"bbox\": [";
        const std::array<double, 4> box{object.box.x, object.box.y, object.box.width, object.box.height};
        for (std::size_t k = 0; k < box.size(); ++k) {
            out += k == 0 ? "" : ", ";
            appendNumber(out, box[k]);
        }
        out += "], \"area\": ";
        appendNumber(out, areaOf(object));
        out += ", \"segmentation\": ";
        appendSegmentation(out, object);
        out += object.ignore ? ", \"iscrowd\": 1" : ", \"iscrowd\": 0";
        if (const auto score = numberOf(object, AttributeKey::Confidence)) {
            out += ", \"score\": ";
            appendNumber(out, *score);
        }
        appendAttributes(out, object, notes);
        out += "}";
    }

    static std::string annotationId(const SheetObject& object)
    {
        for (const Attribute& attribute : object.attributes) {
            if (attribute.key == AttributeKey::AnnotationId) {
                return std::visit([](const auto& value) { return Json(value).dump(); }, attribute.value);
            }
        }
        return "0";
    }

    static double areaOf(const SheetObject& object)
    {
        if (const auto written = numberOf(object, AttributeKey::Area)) {
            return *written;
        }
        if (object.kind == ShapeKind::Mask) {
            double area = 0;
            for (std::size_t i = 1; i < object.runs.size(); i += 2) {
                area += object.runs[i];
            }
            return area;
        }
        double area = object.kind == ShapeKind::Box ? object.box.width * object.box.height : 0;
        for (const Ring& ring : object.rings) {
            area += ringArea(ring);
        }
        return withoutNoise(area);
    }

    static void appendSegmentation(std::string& out, const SheetObject& object)
    {
        if (object.kind == ShapeKind::Mask) {
            out += "{\"counts\": [";
            for (std::size_t i = 0; i < object.runs.size(); ++i) {
                out += (i == 0 ? "" : ", ") + std::to_string(object.runs[i]);
            }
            out += "], \"size\": [" + std::to_string(object.runSize.height) + ", " + std::to_string(object.runSize.width) + "]}";
            return;
        }
        out += "[";
        for (std::size_t r = 0; r < object.rings.size(); ++r) {
            out += r == 0 ? "[" : ", [";
            bool first = true;
            for (const Point& point : object.rings[r]) {
                out += first ? "" : ", ";
                appendNumber(out, point.x);
                out += ", ";
                appendNumber(out, point.y);
                first = false;
            }
            out += "]";
        }
        out += "]";
    }

    /// COCO has no place for these; CVAT and Datumaro put them under "attributes", and other readers pass over that.
    static void appendAttributes(std::string& out, const SheetObject& object, RecordNotes& notes)
    {
        Json beside = Json::object();
        for (const Attribute& attribute : object.attributes) {
            if (std::find(besideKeys.begin(), besideKeys.end(), attribute.key) == besideKeys.end()) {
                continue;
            }
            std::visit([&](const auto& value) { beside[std::string(attributeName(attribute.key))] = value; }, attribute.value);
            notes.add(LossKind::AttributesBeside, attributeName(attribute.key), 1, object.line);
        }
        if (!beside.empty()) {
            out += ", \"attributes\": " + beside.dump(-1, ' ', false, Json::error_handler_t::replace);
        }
    }

    static void append(std::string& text, std::span<const Sheet> sheets, std::span<const SheetFiles> files, std::size_t split,
                       std::size_t piece)
    {
        bool first = true;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            if (sheets[i].split != split || files[i].files.size() <= piece || files[i].files[piece].second.empty()) {
                continue;
            }
            text += first ? "" : ",\n";
            text += files[i].files[piece].second;
            first = false;
        }
    }

    std::string categories() const
    {
        std::string out;
        for (const ConvertedClass& entry : m_plan.classes.all()) {
            out += out.empty() ? "" : ",\n";
            out += "{\"id\": " + std::to_string(entry.targetId) + ", \"name\": " + jsonText(entry.targetName) +
                   ", \"supercategory\": \"\"}";
        }
        return out;
    }

    const Plan& m_plan;
    bool m_keepImageIds = false;
    bool m_imageIdsMade = false;
    bool m_numericImageIds = true;  ///< one text among the ids, and all are texts
    bool m_keepAnnotationIds = false;
    std::uint64_t m_annotationIdsLost = 0;
    std::vector<std::int64_t> m_firstAnnotation;
};

}  // namespace

std::unique_ptr<FormatWriter> makeCocoWriter(const Plan& plan)
{
    return std::make_unique<CocoWriter>(plan);
}

}  // namespace gg::dataset
