#include "core/predictions/coco_rows.h"

#include "core/dataset/formats/json_numbers.h"
#include "core/dataset/formats/json_sections.h"
#include "core/predictions/coco_shapes.h"
#include "core/predictions/issue_log.h"
#include "core/predictions/row_keys.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>

namespace gg::predictions {
namespace {

namespace json = simdjson::ondemand;
using dataset::CocoId;
using dataset::finiteOf;
using dataset::wholeOf;
using simdjson::SUCCESS;

/// Index in `keys`; none where the value is neither a number nor a text.
std::uint32_t keyOf(json::value& value, KeyList& keys)
{
    if (value.raw_json_token().starts_with('"')) {
        std::string_view text;
        return value.get_string().get(text) == SUCCESS ? keys.text(text) : metrics::none;
    }
    if (const std::optional<std::int64_t> whole = wholeOf(value)) {
        return keys.number(*whole);
    }
    std::uint64_t large = 0;
    return value.get_uint64().get(large) == SUCCESS ? keys.text(std::to_string(large)) : metrics::none;
}

bool readBox(json::value& value, metrics::Box& box)
{
    json::array numbers;
    if (value.get_array().get(numbers) != SUCCESS) {
        return false;
    }
    std::array<double, 4> sides{};
    std::size_t count = 0;
    bool valid = true;
    for (auto element : numbers) {
        json::value entry;
        if (std::move(element).get(entry) != SUCCESS) {
            return false;
        }
        const std::optional<double> number = finiteOf(entry);
        valid = valid && number && count < sides.size();
        if (valid) {
            sides[count] = *number;
        }
        ++count;
    }
    box = {sides[0], sides[1], sides[2], sides[3]};
    return valid && count == sides.size();
}

/// Reads the elements of one piece.
class PieceReader {
public:
    PieceReader(RowKind kind, Shapes shapes, CocoRows& out, const char* end)
        : m_kind(kind)
        , m_shapes(shapes)
        , m_out(out)
        , m_images(out.images)
        , m_categories(out.categories)
        , m_end(end)
    {
    }

    /// False where the piece cannot be followed.
    bool read(json::document& document)
    {
        json::array elements;
        if (document.get_array().get(elements) != SUCCESS) {
            return false;
        }
        for (auto element : elements) {
            json::value value;
            if (std::move(element).get(value) != SUCCESS || !readElement(value)) {
                return false;
            }
        }
        const char* rest = nullptr;
        return document.current_location().get(rest) == simdjson::OUT_OF_BOUNDS;
    }

    void addNotARow(std::string_view text)
    {
        m_row = static_cast<std::uint32_t>(m_out.count++);
        fault(IssueKind::NotARow, {}, text.data(), text.data() + text.size());
    }

    /// Where what is being read ends in memory: messages look no farther.
    void endsAt(const char* end) { m_end = end; }

private:
    struct Fields {
        std::uint32_t image = metrics::none;
        std::uint32_t category = metrics::none;
        CocoId id;
        std::optional<double> score;
        std::optional<double> area;
        metrics::Box box;
        bool hasBox = false;
        bool crowd = false;
        ShapeState shape = ShapeState::None;
        // Where the value of a field stands, null where there is none.
        const char* atImage = nullptr;
        const char* atCategory = nullptr;
        const char* atScore = nullptr;
        const char* atBox = nullptr;
        const char* atShape = nullptr;
    };

    bool readElement(json::value& value)
    {
        m_row = static_cast<std::uint32_t>(m_out.count);
        const char* at = value.raw_json_token().data();
        json::object object;
        const simdjson::error_code error = value.get_object().get(object);
        if (error == simdjson::INCORRECT_TYPE) {
            ++m_out.count;
            fault(IssueKind::NotARow, {}, at, m_end);
            return true;
        }
        if (error != SUCCESS) {
            return false;
        }
        ++m_out.count;
        Fields fields;
        if (!readFields(object, fields)) {
            return false;
        }
        // Where there is no box, the outline has one.
        if (m_shapes == Shapes::Boxes && fields.atBox == nullptr && fields.atShape != nullptr && !readShapeAgain(object, fields)) {
            return false;
        }
        keep(fields);
        return true;
    }

    bool readFields(json::object& object, Fields& fields)
    {
        for (auto entry : object) {
            json::field field;
            if (std::move(entry).get(field) != SUCCESS) {
                return false;
            }
            const simdjson::ondemand::raw_json_string key = field.key();
            json::value& value = field.value();
            if (key == "image_id") {
                note(fields.atImage, value);
                fields.image = keyOf(value, m_images);
            } else if (key == "category_id") {
                note(fields.atCategory, value);
                fields.category = keyOf(value, m_categories);
            } else if (key == "bbox") {
                note(fields.atBox, value);
                fields.hasBox = readBox(value, fields.box);
            } else if (key == "segmentation") {
                note(fields.atShape, value);
                fields.shape = m_shapes == Shapes::Masks ? readCocoShape(value, m_out.shapes) : ShapeState::None;
            } else if (m_kind == RowKind::Results) {
                if (key == "score") {
                    note(fields.atScore, value);
                    fields.score = finiteOf(value);
                }
            } else {
                readAnnotationField(key, value, fields);
            }
        }
        return true;
    }

    void readAnnotationField(const simdjson::ondemand::raw_json_string& key, json::value& value, Fields& fields)
    {
        if (key == "area") {
            fields.area = finiteOf(value);
        } else if (key == "iscrowd") {
            fields.crowd = dataset::flagOf(value).value_or(false);
        } else if (key == "id") {
            fields.id = idOf(value);
        } else if (key == "score") {
            note(fields.atScore, value);
        }
    }

    static void note(const char*& at, json::value& value) { at = value.raw_json_token().data(); }

    static CocoId idOf(json::value& value)
    {
        if (const std::optional<std::int64_t> whole = wholeOf(value)) {
            return {.number = whole, .text = {}};
        }
        std::string_view text;
        return {.number = std::nullopt, .text = value.get_string().get(text) == SUCCESS ? std::string(text) : std::string()};
    }

    bool readShapeAgain(json::object& object, Fields& fields)
    {
        bool isEmpty = false;
        if (object.reset().get(isEmpty) != SUCCESS) {
            return false;
        }
        for (auto entry : object) {
            json::field field;
            if (std::move(entry).get(field) != SUCCESS) {
                return false;
            }
            if (field.key() == "segmentation") {
                fields.shape = readCocoShape(field.value(), m_out.shapes);
            }
        }
        return true;
    }

    void keep(Fields& fields)
    {
        m_out.withScore += fields.atScore != nullptr ? 1 : 0;
        m_out.withShape += fields.atShape != nullptr ? 1 : 0;
        const bool shaped = fields.shape == ShapeState::Read || fields.shape == ShapeState::Partly;
        if (refuse(fields, shaped)) {
            return;
        }
        if (fields.shape == ShapeState::Partly) {
            fault(IssueKind::NotAShape, "segmentation ", fields.atShape, m_end, IssueUse::Used);
        }
        m_out.rows.push_back({.box = fields.box,
                              .score = fields.score.value_or(1),
                              .area = fields.area.value_or(0),
                              .image = fields.image,
                              .category = fields.category,
                              .shape = shaped ? static_cast<std::uint32_t>(m_out.shapes.shapes.size() - 1) : metrics::none,
                              .row = m_row,
                              .hasBox = fields.hasBox,
                              .hasArea = fields.area.has_value(),
                              .crowd = fields.crowd});
        if (m_kind == RowKind::Annotations) {
            m_out.ids.push_back(std::move(fields.id));
        }
    }

    /// True, with a fault, where the row cannot be used.
    bool refuse(const Fields& fields, bool shaped)
    {
        const auto missing = [&](const char* name) {
            fault(IssueKind::MissingField, std::string("no ") + name, nullptr, nullptr);
            return true;
        };
        if (fields.atImage == nullptr) {
            return missing("image_id");
        }
        if (fields.atCategory == nullptr) {
            return missing("category_id");
        }
        if (m_kind == RowKind::Results && fields.atScore == nullptr) {
            return missing("score");
        }
        if (fields.atBox == nullptr && fields.atShape == nullptr) {
            return missing("bbox");
        }
        const auto bad = [&](IssueKind kind, const char* name, const char* at) {
            fault(kind, std::string(name) + " ", at, m_end);
            return true;
        };
        if (fields.image == metrics::none) {
            return bad(IssueKind::UnknownImage, "image_id", fields.atImage);
        }
        if (fields.category == metrics::none) {
            return bad(IssueKind::UnknownClass, "category_id", fields.atCategory);
        }
        if (m_kind == RowKind::Results && !fields.score) {
            return bad(IssueKind::ScoreNotANumber, "score", fields.atScore);
        }
        if (fields.atBox != nullptr && !fields.hasBox) {
            return bad(IssueKind::NotABox, "bbox", fields.atBox);
        }
        if (fields.shape == ShapeState::NotAShape || fields.shape == ShapeState::RunLength) {
            return bad(fields.shape == ShapeState::RunLength ? IssueKind::RunLength : IssueKind::NotAShape, "segmentation", fields.atShape);
        }
        return !fields.hasBox && !shaped && missing("bbox");
    }

    void fault(IssueKind kind, std::string_view what, const char* at, const char* end, IssueUse use = IssueUse::LeftOut)
    {
        std::size_t& said = m_said[static_cast<std::size_t>(kind)];
        const bool say = said++ < IssueLog::keptExamples;
        m_out.faults.push_back(
            {.kind = kind, .use = use, .row = m_row, .said = say ? std::string(what) + (at == nullptr ? std::string() : excerptAt(at, end)) : std::string()});
    }

    RowKind m_kind;
    Shapes m_shapes;
    CocoRows& m_out;
    KeyList m_images;
    KeyList m_categories;
    const char* m_end;
    std::uint32_t m_row = 0;
    std::array<std::size_t, issueKinds.size()> m_said{};
};

}  // namespace

struct CocoRowParser::Implementation {
    RowKind kind;
    Shapes shapes;
    json::parser parser;
    std::vector<char> buffer;

    /// The elements as an array, with the bytes behind them that a SIMD parser may read.
    simdjson::padded_string_view asArray(std::string_view elements)
    {
        buffer.resize(elements.size() + 2 + simdjson::SIMDJSON_PADDING);
        buffer.front() = '[';
        std::copy(elements.begin(), elements.end(), buffer.begin() + 1);
        buffer[elements.size() + 1] = ']';
        std::fill(buffer.begin() + static_cast<std::ptrdiff_t>(elements.size()) + 2, buffer.end(), ' ');
        return simdjson::padded_string_view(buffer.data(), elements.size() + 2, buffer.size());
    }

    bool read(std::string_view elements, PieceReader& reader)
    {
        const simdjson::padded_string_view text = asArray(elements);
        json::document document;
        reader.endsAt(text.data() + text.size());
        return parser.iterate(text).get(document) == SUCCESS && reader.read(document);
    }
};

CocoRowParser::CocoRowParser(RowKind kind, Shapes shapes)
    : m_implementation(std::make_unique<Implementation>())
{
    m_implementation->kind = kind;
    m_implementation->shapes = shapes;
}

CocoRowParser::~CocoRowParser() = default;

bool CocoRowParser::parse(std::string_view elements, CocoRows& out)
{
    PieceReader reader(m_implementation->kind, m_implementation->shapes, out, nullptr);
    return m_implementation->read(elements, reader);
}

void CocoRowParser::parseEach(std::string_view elements, CocoRows& out)
{
    PieceReader reader(m_implementation->kind, m_implementation->shapes, out, nullptr);
    dataset::JsonElements each(elements, 1);
    while (each.next()) {
        const std::size_t count = out.count;
        const std::size_t withScore = out.withScore;
        const std::size_t withShape = out.withShape;
        const std::size_t rows = out.rows.size();
        const std::size_t faults = out.faults.size();
        if (!m_implementation->read(each.element(), reader)) {
            out.rows.resize(rows);
            out.ids.resize(std::min(out.ids.size(), rows));
            out.faults.resize(faults);
            out.count = count;
            out.withScore = withScore;
            out.withShape = withShape;
            reader.addNotARow(each.element());
        }
    }
}

}  // namespace gg::predictions
