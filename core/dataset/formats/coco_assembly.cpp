#include "core/dataset/formats/coco_assembly.h"

#include "core/metrics/mask_runs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <utility>

namespace gg::dataset
{
namespace
{

std::string number(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

std::string numbers(const Rect& rect)
{
    return "[" + number(rect.x) + ", " + number(rect.y) + ", " + number(rect.width) + ", " + number(rect.height) + "]";
}

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || std::to_string(value) != text) {
        return std::nullopt;
    }
    return value;
}

struct ShapeMeasure {
    Rect bounds;
    double area = 0;
};

Rect boundsOf(const std::vector<Point>& points)
{
    Point low = points.front();
    Point high = low;
    for (const Point& point : points) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

/// Sum of the rings' areas: to COCO the rings of an object are its parts, none is a hole.
double areaOfRings(const std::vector<Point>& points, const std::vector<std::uint32_t>& ringStarts)
{
    double sum = 0;
    for (std::size_t ring = 0; ring <= ringStarts.size(); ++ring) {
        const std::size_t begin = ring == 0 ? 0 : ringStarts[ring - 1];
        const std::size_t end = ring < ringStarts.size() ? ringStarts[ring] : points.size();
        double twice = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const Point& a = points[i];
            const Point& b = points[i + 1 < end ? i + 1 : begin];
            twice += a.x * b.y - b.x * a.y;
        }
        sum += std::abs(twice) / 2;
    }
    return sum;
}

Rect maskBounds(const CocoAnnotation& annotation)
{
    if (annotation.maskHeight == 0) {
        return {};
    }
    const metrics::Box box = metrics::boundsOf(annotation.runs, annotation.maskHeight);
    return {box.x, box.y, box.width, box.height};
}

ShapeMeasure measure(const CocoAnnotation& annotation)
{
    switch (annotation.kind) {
    case ShapeKind::Polygon:
        return {boundsOf(annotation.points), areaOfRings(annotation.points, annotation.ringStarts)};
    case ShapeKind::Mask:
        return {maskBounds(annotation), static_cast<double>(metrics::areaOf(annotation.runs))};
    case ShapeKind::Box:
        break;
    }
    const Rect box = annotation.box.value_or(Rect{});
    return {box, box.width * box.height};
}

/// One blemish a rule and record; the others are counted in it, because tools that write it wrongly write it wrongly always.
void addOnce(Record& record, const char* rule, std::uint32_t line, const std::string& value, const std::string& expected)
{
    for (const Blemish& blemish : record.blemishes) {
        if (blemish.rule == rule) {
            return;
        }
    }
    record.blemishes.push_back({.rule = rule, .file = record.label, .line = line, .value = value, .expected = expected});
}

/// Counting the pixels of a shape and computing its area from its corners differ by up to half of its outline. Crowds take no part
/// in scores by size, and COCO's own carry areas of earlier outlines.
void checkArea(const CocoAnnotation& annotation, const ShapeMeasure& shape, std::uint32_t line, Record& record)
{
    if (!annotation.area || annotation.crowd || shape.bounds.width <= 0 || shape.bounds.height <= 0) {
        return;
    }
    const double slack = std::max(0.05 * shape.area, shape.bounds.width + shape.bounds.height + 1);
    if (std::abs(*annotation.area - shape.area) > slack) {
        addOnce(record, "coco.area_differs", line, annotation.named() + ": " + number(*annotation.area), number(shape.area));
    }
}

/// Annotation tools round the box of an outline outwards, or count it to the far side of its last pixel.
void checkBox(const CocoAnnotation& annotation, const ShapeMeasure& shape, std::uint32_t line, Record& record)
{
    if (annotation.kind == ShapeKind::Box || !annotation.box || shape.bounds.width <= 0 || annotation.box->width <= 0) {
        return;
    }
    const Rect& written = *annotation.box;
    const double slackX = std::max(2.0, 0.05 * shape.bounds.width);
    const double slackY = std::max(2.0, 0.05 * shape.bounds.height);
    const bool agrees = std::abs(written.x - shape.bounds.x) <= slackX && std::abs(written.y - shape.bounds.y) <= slackY &&
                        std::abs(written.x + written.width - shape.bounds.x - shape.bounds.width) <= slackX &&
                        std::abs(written.y + written.height - shape.bounds.y - shape.bounds.height) <= slackY;
    if (!agrees) {
        addOnce(record, "coco.bbox_differs", line, annotation.named() + ": " + numbers(written), numbers(shape.bounds));
    }
}

/// Runs are counted over the picture's size; a mask of another size says nothing about this picture, only its box is kept.
bool maskFits(const CocoAnnotation& annotation, std::uint32_t line, Record& record)
{
    if (record.declaredWidth <= 0 || record.declaredHeight <= 0) {
        record.declaredWidth = static_cast<int>(annotation.maskWidth);
        record.declaredHeight = static_cast<int>(annotation.maskHeight);
    }
    const auto size = [](auto width, auto height) { return std::to_string(width) + " × " + std::to_string(height); };
    if (annotation.maskWidth == static_cast<std::uint32_t>(record.declaredWidth) &&
        annotation.maskHeight == static_cast<std::uint32_t>(record.declaredHeight)) {
        return true;
    }
    addOnce(record, "coco.rle_size_differs", line, annotation.named() + ": " + size(annotation.maskWidth, annotation.maskHeight),
            size(record.declaredWidth, record.declaredHeight));
    return false;
}

void addAttributes(const CocoAnnotation& annotation, std::uint32_t object, RecordExtras& extras)
{
    const auto add = [&](AttributeKey key, auto value) {
        extras.add(object, key, std::move(value));
    };
    if (annotation.id && annotation.id->number) {
        add(AttributeKey::AnnotationId, *annotation.id->number);
    } else if (annotation.id) {
        add(AttributeKey::AnnotationId, annotation.id->text);
    }
    if (annotation.area) {
        add(AttributeKey::Area, *annotation.area);
    }
    if (annotation.score) {
        add(AttributeKey::Confidence, *annotation.score);
    }
    if (annotation.crowd) {
        add(AttributeKey::Crowd, std::int64_t{1});
    }
}

}  // namespace

void FaultList::add(const char* rule, const std::string& file, std::uint32_t line, std::string value, std::string expected)
{
    if (++m_counts[rule] <= mostOfARule) {
        m_out.push_back({.rule = rule, .file = file, .line = line, .value = std::move(value), .expected = std::move(expected)});
    }
}

void FaultList::finish(const std::string& file)
{
    for (const auto& [rule, count] : m_counts) {
        if (count > mostOfARule) {
            m_out.push_back({.rule = "label.more_faults",
                             .file = file,
                             .value = std::to_string(count - mostOfARule),
                             .expected = "none of the rule " + rule});
        }
    }
    m_counts.clear();
}

std::uint32_t CocoIdTable::put(const CocoId& id, std::uint32_t index)
{
    std::uint32_t& slot =
        id.number ? m_numbers.try_emplace(*id.number, none).first->second : m_texts.try_emplace(id.text, none).first->second;
    return std::exchange(slot, index);
}

std::uint32_t CocoIdTable::find(const CocoId& id) const
{
    if (id.number) {
        const auto it = m_numbers.find(*id.number);
        return it == m_numbers.end() ? none : it->second;
    }
    const auto it = m_texts.find(id.text);
    return it == m_texts.end() ? none : it->second;
}

std::uint32_t CocoIdTable::findOtherType(const CocoId& id) const
{
    if (id.number) {
        return find({.number = std::nullopt, .text = std::to_string(*id.number)});
    }
    const auto number = wholeNumber(id.text);
    return number ? find({.number = number, .text = {}}) : none;
}

void CocoClasses::add(const CocoCategory& category, const std::string& file, std::uint32_t line, FaultList& faults)
{
    if (!category.id) {
        return;
    }
    if (m_file != file) {
        m_file = file;
        m_inFile.clear();
    }
    const std::string shown = category.id->shown();
    const bool repeated = !m_inFile.emplace(shown, true).second;
    const std::uint32_t known = m_byId.find(*category.id);
    if (known == CocoIdTable::none) {
        m_byId.put(*category.id, static_cast<std::uint32_t>(m_classes.size()));
        m_classes.push_back({*category.id, category.name.empty() ? "category " + shown : category.name});
        const auto [other, fresh] = m_idOfName.emplace(m_classes.back().name, shown);
        if (!fresh) {
            faults.add("coco.category_repeated", file, line, category.name + " (" + other->second + ", " + shown + ")",
                       "one id for each name");
        }
    } else if (repeated) {
        faults.add("coco.category_repeated", file, line, shown + " (" + m_classes[known].name + ", " + category.name + ")",
                   "one name for each id");
    } else if (!category.name.empty() && m_classes[known].name != category.name) {
        faults.add("coco.categories_differ", file, line, shown + ": " + category.name, m_classes[known].name);
    }
}

void CocoClasses::number(Dataset& dataset)
{
    std::vector<std::uint32_t> order(m_classes.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const CocoId& left = m_classes[a].id;
        const CocoId& right = m_classes[b].id;
        return left.number && right.number                           ? *left.number < *right.number
               : left.number.has_value() != right.number.has_value() ? left.number.has_value()
                                                                     : left.text < right.text;
    });
    m_declared = m_classes.size();
    m_indexOf.resize(m_classes.size());
    bool whole = true;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Class& entry = m_classes[order[i]];
        m_indexOf[order[i]] = static_cast<std::int32_t>(i);
        dataset.classNames.push_back(entry.name);
        whole = whole && entry.id.number.has_value();
        dataset.classIds.push_back(entry.id.number.value_or(0));
    }
    if (!whole) {
        dataset.classIds.clear();  // ids that are texts have no place there
    }
}

std::int32_t CocoClasses::indexOf(const CocoId& id, Dataset& dataset)
{
    std::uint32_t known = m_byId.find(id);
    if (known == CocoIdTable::none) {
        known = m_byId.findOtherType(id);
    }
    if (known == CocoIdTable::none) {
        known = static_cast<std::uint32_t>(m_classes.size());
        m_byId.put(id, known);
        m_classes.push_back({id, "category " + id.shown()});
        m_indexOf.push_back(static_cast<std::int32_t>(dataset.classNames.size()));
        dataset.classNames.push_back(m_classes.back().name);
        if (!dataset.classIds.empty() || dataset.classNames.size() == 1) {
            dataset.classIds.push_back(id.number.value_or(-1));
        }
        m_undeclared.push_back({.id = id.shown()});
    }
    return m_indexOf[known];
}

void CocoClasses::countUndeclared(std::int32_t index, std::uint32_t line)
{
    if (index < static_cast<std::int32_t>(m_declared)) {
        return;
    }
    Undeclared& of = m_undeclared[static_cast<std::size_t>(index) - m_declared];
    of.line = of.annotations++ == 0 ? line : of.line;
}

void CocoClasses::simplify(Dataset& dataset)
{
    const auto same = [&, index = std::int64_t{0}](std::int64_t id) mutable { return id == index++; };
    if (std::all_of(dataset.classIds.begin(), dataset.classIds.end(), same)) {
        dataset.classIds.clear();
    }
}

void addCocoObject(const CocoAnnotation& annotation, std::int32_t classId, std::uint32_t line, Record& record)
{
    const ShapeMeasure shape = measure(annotation);
    const bool mask = annotation.kind == ShapeKind::Mask && maskFits(annotation, line, record);
    Object object{.kind = annotation.kind == ShapeKind::Mask && !mask ? ShapeKind::Box : annotation.kind,
                  .classId = classId,
                  .line = line & 0x7FFFFFFFU,
                  .ignore = annotation.crowd,
                  .box = annotation.box.value_or(shape.bounds)};
    RecordExtras& extras = record.makeExtras();
    if (annotation.kind == ShapeKind::Polygon) {
        object.firstPoint = static_cast<std::uint32_t>(record.points.size());
        object.pointCount = static_cast<std::uint32_t>(annotation.points.size()) & Object::mostPoints;
        record.points.insert(record.points.end(), annotation.points.begin(), annotation.points.end());
        for (const std::uint32_t start : annotation.ringStarts) {
            extras.ringStarts.push_back(object.firstPoint + start);
        }
    } else if (mask) {
        object.firstPoint = static_cast<std::uint32_t>(extras.runs.size());
        object.pointCount = static_cast<std::uint32_t>(annotation.runs.size()) & Object::mostPoints;
        extras.runs.insert(extras.runs.end(), annotation.runs.begin(), annotation.runs.end());
    }
    addAttributes(annotation, static_cast<std::uint32_t>(record.objects.size()), extras);
    record.objects.push_back(object);
    checkArea(annotation, shape, line, record);
    checkBox(annotation, shape, line, record);
}

}  // namespace gg::dataset
