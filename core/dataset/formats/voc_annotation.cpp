#include "core/dataset/formats/voc_annotation.h"

#include "core/dataset/file_names.h"
#include "core/dataset/formats/number_rows.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace gg::dataset
{
namespace
{

/// A hundred thousand objects. The parsed tree takes several times the size of the text.
constexpr std::size_t largestAnnotation = 16U << 20U;

class AnnotationParser
{
public:
    AnnotationParser(std::string_view text, Record& record, std::vector<std::string>& names)
        : m_text(text)
        , m_record(record)
        , m_names(names)
    {
    }

    void parse()
    {
        if (m_text.size() > largestAnnotation) {
            m_record.state = LabelState::Unreadable;
            blemish("voc.malformed", 0, std::to_string(m_text.size() >> 20U) + " MiB", "an annotation of one image");
            return;
        }
        pugi::xml_document document;
        const pugi::xml_parse_result result = document.load_buffer(m_text.data(), m_text.size());
        const pugi::xml_node annotation = document.child("annotation");
        if (!result || !annotation) {
            m_record.state = LabelState::Unreadable;
            blemish("voc.malformed", result ? 0 : lineAt(result.offset), result ? "no <annotation>" : result.description(),
                    "an <annotation> with <object> and <bndbox>");
            return;
        }
        readSize(annotation.child("size"));
        checkFileName(annotation.child("filename"));
        for (const pugi::xml_node object : annotation.children("object")) {
            readObject(object);
        }
        const bool declared = annotation.child("object").empty();
        m_record.state = declared ? LabelState::Empty : LabelState::Labelled;
    }

private:
    void blemish(const char* rule, std::uint32_t line, std::string value, std::string expected)
    {
        m_record.blemishes.push_back(
            {.rule = rule, .file = m_record.label, .line = line, .value = std::move(value), .expected = std::move(expected)});
    }

    /// Asked in the order of the file nearly always: a file of a million objects is counted through once.
    std::uint32_t lineAt(std::ptrdiff_t offset)
    {
        const auto end = std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(m_text.size()));
        if (end < m_countedTo) {
            m_countedTo = 0;
            m_countedLines = 1;
        }
        m_countedLines += static_cast<std::uint32_t>(std::count(m_text.begin() + m_countedTo, m_text.begin() + end, '\n'));
        m_countedTo = end;
        return m_countedLines;
    }

    void readSize(pugi::xml_node size)
    {
        m_record.declaredWidth = std::max(0, size.child("width").text().as_int());
        m_record.declaredHeight = std::max(0, size.child("height").text().as_int());
    }

    void checkFileName(pugi::xml_node node)
    {
        const std::string written = node.text().as_string();
        const std::string stem(stemOf(forwardSlashes(written)));
        if (!written.empty() && stem != stemOf(m_record.label)) {
            blemish("voc.filename_differs", lineAt(node.offset_debug()), written, std::string(fileName(m_record.label)));
        }
    }

    bool readNumber(pugi::xml_node box, const char* key, std::uint32_t line, double& value)
    {
        const pugi::xml_node node = box.child(key);
        std::string_view text = node.text().as_string();
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos) {
            blemish("voc.missing_value", line, std::string("no <") + key + ">", "<xmin>, <ymin>, <xmax> and <ymax>");
            return false;
        }
        text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
            blemish("label.not_a_number", lineAt(node.offset_debug()), std::string(text), "a number of pixels");
            return false;
        }
        return true;
    }

    void readObject(pugi::xml_node object)
    {
        const std::uint32_t line = lineAt(object.offset_debug());
        std::string name = object.child("name").text().as_string();
        if (name.empty()) {
            blemish("voc.missing_value", line, "no <name>", "the name of the class");
            return;
        }
        const pugi::xml_node box = object.child("bndbox");
        if (!box) {
            blemish("voc.missing_value", line, "no <bndbox>", "<bndbox> with <xmin>, <ymin>, <xmax> and <ymax>");
            return;
        }
        const std::uint32_t boxLine = lineAt(box.offset_debug());
        std::array<double, 4> corners{};
        bool valid = true;
        const std::array<const char*, 4> keys{"xmin", "ymin", "xmax", "ymax"};
        for (std::size_t i = 0; i < keys.size(); ++i) {
            valid = readNumber(box, keys[i], boxLine, corners[i]) && valid;
        }
        if (!valid) {
            return;
        }
        m_names.push_back(std::move(name));
        m_record.objects.push_back({.kind = ShapeKind::Box,
                                    .line = boxLine,
                                    .box = {corners[0], corners[1], corners[2] - corners[0], corners[3] - corners[1]}});
        readAttributes(object);
    }

    /// Flags are whole numbers, 0 or 1; the pose is a word. What is not written is not kept.
    void readAttributes(pugi::xml_node object)
    {
        static constexpr std::array<std::pair<const char*, AttributeKey>, 3> flags{{{"difficult", AttributeKey::Difficult},
                                                                                    {"truncated", AttributeKey::Truncation},
                                                                                    {"occluded", AttributeKey::Occlusion}}};
        const auto index = static_cast<std::uint32_t>(m_record.objects.size() - 1);
        for (const auto& [name, key] : flags) {
            const pugi::xml_node node = object.child(name);
            if (!node || node.text().empty()) {
                continue;
            }
            const int value = node.text().as_int(-1);
            if (value != 0 && value != 1) {
                blemish("label.attribute_out_of_range", lineAt(node.offset_debug()),
                        std::string(name) + " " + shownValue(node.text().as_string()), "0 or 1");
                continue;
            }
            m_record.makeExtras().add(index, key, std::int64_t{value});
            if (key == AttributeKey::Difficult) {
                m_record.objects.back().ignore = value == 1;  // the VOC evaluation leaves them out
            }
        }
        if (const std::string pose = object.child("pose").text().as_string(); !pose.empty()) {
            m_record.makeExtras().add(index, AttributeKey::Pose, pose);
        }
    }

    std::string_view m_text;
    std::ptrdiff_t m_countedTo = 0;
    std::uint32_t m_countedLines = 1;
    Record& m_record;
    std::vector<std::string>& m_names;
};

}  // namespace

void parseVocAnnotation(std::string_view text, Record& record, std::vector<std::string>& names)
{
    record.space = CoordinateSpace::Pixels;
    AnnotationParser(text, record, names).parse();
}

}  // namespace gg::dataset
