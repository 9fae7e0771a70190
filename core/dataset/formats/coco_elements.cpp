#include "core/dataset/formats/coco_elements.h"

#include "core/dataset/formats/coco_rle.h"
#include "core/dataset/formats/json_numbers.h"

#include <simdjson.h>

#include <algorithm>
#include <limits>

namespace gg::dataset
{
namespace
{

namespace json = simdjson::ondemand;
using simdjson::SUCCESS;

constexpr std::size_t longestShown = 60;

std::string shown(std::string_view text)
{
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    text = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
    if (text.size() <= longestShown) {
        return std::string(text);
    }
    std::size_t cut = longestShown;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
        --cut;
    }
    return std::string(text.substr(0, cut)) + "…";
}

/// The value as it stands in the file, for messages. Taken by its letters: asking the parser for it would use it up.
std::string rawOf(json::value value)
{
    const std::string_view token = value.raw_json_token();
    if (token.empty() || (token.front() != '[' && token.front() != '{')) {
        return shown(token);
    }
    // The element is followed by bytes that may be read.
    const std::string_view behind(token.data(), longestShown);
    const std::size_t end = behind.find(token.front() == '[' ? ']' : '}');
    return end == std::string_view::npos ? shown(token.substr(0, 1)) + "…" : std::string(behind.substr(0, end + 1));
}

bool isNull(json::value& value)
{
    return value.raw_json_token().starts_with("null");
}

std::optional<CocoId> idOf(json::value& value)
{
    if (const auto number = wholeOf(value)) {
        return CocoId{.number = number, .text = {}};
    }
    std::string_view text;
    if (value.get_string().get(text) == SUCCESS) {
        return CocoId{.number = std::nullopt, .text = std::string(text)};
    }
    // Above 2^63 it is still an id; it is kept by its digits.
    std::uint64_t large = 0;
    if (value.get_uint64().get(large) == SUCCESS) {
        return CocoId{.number = std::nullopt, .text = std::to_string(large)};
    }
    return std::nullopt;
}

int sizeOf(json::value& value)
{
    const auto whole = wholeOf(value);
    return whole && *whole > 0 && *whole <= std::numeric_limits<int>::max() ? static_cast<int>(*whole) : 0;
}

std::string textOf(json::value& value)
{
    std::string_view text;
    if (value.get_string().get(text) == SUCCESS) {
        return std::string(text);
    }
    return {};
}

/// Four numbers, or a fault.
void readBox(json::value value, CocoAnnotation& out)
{
    const std::string written = rawOf(value);
    const auto bad = [&] {
        out.faults.push_back({"coco.bbox_malformed", "bbox " + written, "four numbers: left, top, width, height"});
    };
    json::array numbers;
    if (value.get_array().get(numbers) != SUCCESS) {
        bad();
        return;
    }
    std::array<double, 4> box{};
    std::size_t count = 0;
    bool valid = true;
    for (auto entry : numbers) {
        json::value number;
        if (entry.get(number) != SUCCESS) {
            valid = false;
            break;
        }
        const auto parsed = finiteOf(number);
        valid = valid && parsed.has_value();
        if (count < box.size() && parsed) {
            box[count] = *parsed;
        }
        ++count;
    }
    if (!valid || count != box.size()) {
        bad();
        return;
    }
    out.box = Rect{box[0], box[1], box[2], box[3]};
}

class SegmentationReader
{
public:
    explicit SegmentationReader(CocoAnnotation& out)
        : m_out(out)
    {
    }

    void read(json::value& value)
    {
        json::json_type type{};
        if (value.type().get(type) != SUCCESS) {
            form(value);
        } else if (type == json::json_type::array) {
            readRings(value);
        } else if (type == json::json_type::object) {
            readMask(value);
        } else if (type != json::json_type::null) {
            form(value);
        }
    }

private:
    void fault(const char* rule, std::string value, std::string expected)
    {
        m_out.faults.push_back({rule, std::move(value), std::move(expected)});
    }

    void form(json::value value)
    {
        fault("coco.segmentation_form", rawOf(value), "a list of rings [[x, y, …], …] or {counts, size}");
    }

    void readRings(json::value& value)
    {
        json::array rings;
        if (value.get_array().get(rings) != SUCCESS) {
            return;
        }
        std::vector<double> flat;
        bool wrongEntry = false;
        for (auto entry : rings) {
            json::value ring;
            if (entry.get(ring) != SUCCESS) {
                wrongEntry = true;
                break;
            }
            json::json_type type{};
            if (ring.type().get(type) == SUCCESS && type == json::json_type::array) {
                readRing(ring);
            } else if (const auto number = finiteOf(ring)) {
                flat.push_back(*number);
            } else {
                wrongEntry = true;
            }
        }
        if (!flat.empty() || wrongEntry) {
            fault("coco.segmentation_form", wrongEntry ? "an entry that is no list of numbers" : "numbers that are in no ring",
                  "a list of rings [[x, y, …], …]");
            if (m_out.points.empty() && !wrongEntry) {
                addRing(flat);
            }
        }
        m_out.kind = m_out.points.empty() ? ShapeKind::Box : ShapeKind::Polygon;
    }

    void readRing(json::value& value)
    {
        json::array numbers;
        if (value.get_array().get(numbers) != SUCCESS) {
            return;
        }
        m_ring.clear();
        bool valid = true;
        for (auto entry : numbers) {
            json::value number;
            if (entry.get(number) != SUCCESS) {
                valid = false;
                break;
            }
            const auto parsed = finiteOf(number);
            if (!parsed) {
                fault("coco.ring_malformed", rawOf(number), "numbers of pixels");
                valid = false;
            }
            m_ring.push_back(parsed.value_or(0));
        }
        if (valid) {
            addRing(m_ring);
        }
    }

    void addRing(const std::vector<double>& numbers)
    {
        if (numbers.size() < 6 || numbers.size() % 2 != 0) {
            fault("coco.ring_malformed", std::to_string(numbers.size()) + (numbers.size() == 1 ? " number" : " numbers"),
                  "an even count of numbers, 6 or more");
            return;
        }
        if (m_out.points.size() + numbers.size() / 2 > Object::mostPoints) {
            fault("coco.ring_malformed", std::to_string(m_out.points.size() + numbers.size() / 2) + " points", "fewer points");
            return;
        }
        if (!m_out.points.empty()) {
            m_out.ringStarts.push_back(static_cast<std::uint32_t>(m_out.points.size()));
        }
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
            m_out.points.push_back({numbers[i], numbers[i + 1]});
        }
    }

    void readMask(json::value& value)
    {
        json::object mask;
        if (value.get_object().get(mask) != SUCCESS) {
            return;
        }
        bool counted = false;
        bool sized = false;
        for (auto entry : mask) {
            json::field field;
            std::string_view key;
            if (std::move(entry).get(field) != SUCCESS || field.unescaped_key().get(key) != SUCCESS) {
                break;
            }
            if (key == "counts") {
                counted = readCounts(field.value());
            } else if (key == "size") {
                sized = readSize(field.value());
            }
        }
        if (counted && sized) {
            checkMask();
        } else if (m_out.faults.empty() || std::string_view(m_out.faults.back().rule) != "coco.rle_malformed") {
            fault("coco.rle_malformed", counted ? "no size" : "no counts", "counts and size [height, width]");
        }
        if (m_out.kind != ShapeKind::Mask) {
            m_out.runs.clear();
        }
    }

    bool readCounts(json::value& value)
    {
        m_out.runs.clear();
        std::string_view text;
        if (value.get_string().get(text) == SUCCESS) {
            auto runs = decodeCocoRle(text);
            if (!runs) {
                fault("coco.rle_malformed", "counts that decode to no run lengths", "a string as cocoapi writes it");
                return false;
            }
            m_out.runs = std::move(*runs);
            return true;
        }
        json::array numbers;
        if (value.get_array().get(numbers) != SUCCESS) {
            fault("coco.rle_malformed", "counts: " + rawOf(value), "a list of run lengths or a string");
            return false;
        }
        for (auto entry : numbers) {
            json::value number;
            if (entry.get(number) != SUCCESS) {
                return false;
            }
            const auto run = wholeOf(number);
            if (!run || *run < 0 || *run > std::numeric_limits<std::uint32_t>::max()) {
                fault("coco.rle_malformed", "a run of " + rawOf(number), "whole numbers from 0");
                return false;
            }
            m_out.runs.push_back(static_cast<std::uint32_t>(*run));
        }
        return true;
    }

    bool readSize(json::value& value)
    {
        json::array numbers;
        std::array<int, 2> size{};
        std::size_t count = 0;
        const std::string written = rawOf(value);
        if (value.get_array().get(numbers) == SUCCESS) {
            for (auto entry : numbers) {
                json::value number;
                if (entry.get(number) != SUCCESS) {
                    break;
                }
                if (count < size.size()) {
                    size[count] = sizeOf(number);
                }
                ++count;
            }
        }
        if (count != 2 || size[0] <= 0 || size[1] <= 0) {
            fault("coco.rle_malformed", "size: " + written, "[height, width]");
            return false;
        }
        m_out.maskHeight = static_cast<std::uint32_t>(size[0]);
        m_out.maskWidth = static_cast<std::uint32_t>(size[1]);
        return true;
    }

    void checkMask()
    {
        std::uint64_t total = 0;
        for (const std::uint32_t run : m_out.runs) {
            total += run;
        }
        const std::uint64_t pixels = std::uint64_t{m_out.maskWidth} * m_out.maskHeight;
        if (total != pixels || m_out.runs.size() > Object::mostPoints) {
            fault("coco.rle_malformed", "runs of " + std::to_string(total) + " pixels",
                  std::to_string(m_out.maskHeight) + " × " + std::to_string(m_out.maskWidth) + " = " + std::to_string(pixels) +
                      " pixels");
            return;
        }
        m_out.kind = ShapeKind::Mask;
    }

    CocoAnnotation& m_out;
    std::vector<double> m_ring;
};

void checkPresence(CocoAnnotation& out)
{
    const bool told = !out.faults.empty();
    const auto missing = [&](const char* what, const char* expected) {
        out.faults.push_back({"coco.missing_value", what, expected});
    };
    if (!out.id) {
        missing("no id", "a number of its own");
    }
    if (!out.imageId) {
        missing("no image_id", "the id of an image");
    }
    if (!out.categoryId) {
        missing("no category_id", "the id of a category");
    }
    if (!told && !out.box && out.kind == ShapeKind::Box) {
        missing("no bbox and no segmentation", "at least one of them");
    }
}

}  // namespace

std::string CocoAnnotation::named() const
{
    return id ? "annotation " + id->shown() : "an annotation without id";
}

void CocoAnnotation::clear()
{
    // The vectors keep their memory: an instances file has a million annotations.
    id.reset();
    imageId.reset();
    categoryId.reset();
    box.reset();
    area.reset();
    score.reset();
    crowd = keypoints = shapeless = false;
    kind = ShapeKind::Box;
    points.clear();
    ringStarts.clear();
    runs.clear();
    maskWidth = maskHeight = 0;
    faults.clear();
}

struct CocoElementParser::Parser {
    json::parser parser;

    /// Calls take(key, value) for each field. Returns false, with a fault, where the element is no object or cannot be followed.
    template <typename Take>
    bool fields(std::string_view element, std::vector<CocoFault>& faults, Take take)
    {
        const auto malformed = [&](const char* why) {
            faults.push_back({"coco.malformed", shown(element) + " (" + why + ")", "an object {…} in valid JSON"});
            return false;
        };
        json::document document;
        const simdjson::padded_string_view padded(element.data(), element.size(), element.size() + simdjson::SIMDJSON_PADDING);
        if (const auto error = parser.iterate(padded).get(document); error != SUCCESS) {
            return malformed(simdjson::error_message(error));
        }
        json::object object;
        if (const auto error = document.get_object().get(object); error != SUCCESS) {
            return malformed(simdjson::error_message(error));
        }
        for (auto entry : object) {
            json::field field;
            std::string_view key;
            if (const auto error = std::move(entry).get(field); error != SUCCESS) {
                return malformed(simdjson::error_message(error));
            }
            if (const auto error = field.unescaped_key().get(key); error != SUCCESS) {
                return malformed(simdjson::error_message(error));
            }
            take(key, field.value());
        }
        const char* rest = nullptr;
        return document.current_location().get(rest) == simdjson::OUT_OF_BOUNDS || malformed("something follows its end");
    }
};

CocoElementParser::CocoElementParser()
    : m_parser(std::make_unique<Parser>())
{
}

CocoElementParser::~CocoElementParser() = default;

void CocoElementParser::parse(std::string_view element, CocoImage& out)
{
    const bool valid = m_parser->fields(element, out.faults, [&](std::string_view key, json::value& value) {
        if (key == "id") {
            out.id = idOf(value);
        } else if (key == "file_name") {
            out.fileName = textOf(value);
        } else if (key == "width") {
            out.width = sizeOf(value);
        } else if (key == "height") {
            out.height = sizeOf(value);
        }
    });
    if (!valid) {
        return;
    }
    const std::string name = out.id ? "image " + out.id->shown() : out.fileName.empty() ? "an image" : out.fileName;
    if (!out.id) {
        out.faults.push_back({"coco.missing_value", name + ": no id", "a number or a text of its own"});
    }
    if (out.fileName.empty() || out.fileName.find('\0') != std::string::npos) {
        out.faults.push_back({"coco.missing_value", name + ": no file_name", "the name of the image file"});
        out.fileName.clear();
    }
}

void CocoElementParser::parse(std::string_view element, CocoCategory& out)
{
    const bool valid = m_parser->fields(element, out.faults, [&](std::string_view key, json::value& value) {
        if (key == "id") {
            out.id = idOf(value);
        } else if (key == "name") {
            out.name = textOf(value);
        }
    });
    if (valid && !out.id) {
        out.faults.push_back({"coco.missing_value", "category " + out.name + ": no id", "a number of its own"});
    }
    if (valid && out.name.empty()) {
        out.faults.push_back({"coco.missing_value", "category " + (out.id ? out.id->shown() : std::string()) + ": no name",
                              "the name of the class"});
    }
}

void CocoElementParser::parse(std::string_view element, CocoAnnotation& out)
{
    out.clear();
    bool shaped = false;
    bool masked = false;
    const bool valid = m_parser->fields(element, out.faults, [&](std::string_view key, json::value& value) {
        if (key == "id") {
            out.id = idOf(value);
        } else if (key == "image_id") {
            out.imageId = idOf(value);
        } else if (key == "category_id") {
            out.categoryId = idOf(value);
        } else if (key == "bbox") {
            shaped = true;
            if (!isNull(value)) {
                readBox(value, out);
            }
        } else if (key == "segmentation") {
            masked = true;
            SegmentationReader(out).read(value);
        } else if (key == "area") {
            out.area = finiteOf(value);
        } else if (key == "score") {
            out.score = finiteOf(value);
        } else if (key == "iscrowd") {
            out.crowd = flagOf(value).value_or(out.crowd);
        } else if (key == "keypoints") {
            out.keypoints = true;
        }
    });
    if (!valid) {
        return;
    }
    out.shapeless = !shaped && !masked;
    checkPresence(out);
    for (CocoFault& fault : out.faults) {
        fault.value = out.named() + ": " + fault.value;  // its id may stand behind what is wrong
    }
}

}  // namespace gg::dataset
