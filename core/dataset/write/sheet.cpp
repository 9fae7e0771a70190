#include "core/dataset/write/sheet.h"

#include "core/dataset/file_names.h"
#include "core/dataset/write/numbers.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace gg::dataset
{
namespace
{

/// What lies this much past the border, in pixels, comes of rounding.
constexpr double borderTolerance = 1e-3;

std::vector<Ring> ringsOf(const Record& record, const Object& object)
{
    std::vector<Ring> rings;
    const std::size_t first = object.firstPoint;
    const std::size_t last = std::min(record.points.size(), first + object.pointCount);
    std::size_t begin = first;
    const auto take = [&](std::size_t end) {
        if (end > begin) {
            rings.emplace_back(record.points.begin() + static_cast<std::ptrdiff_t>(begin),
                               record.points.begin() + static_cast<std::ptrdiff_t>(end));
        }
        begin = end;
    };
    if (record.extras) {
        const std::vector<std::uint32_t>& starts = record.extras->ringStarts;
        for (auto it = std::upper_bound(starts.begin(), starts.end(), object.firstPoint); it != starts.end() && *it < last;
             ++it) {
            take(*it);
        }
    }
    take(last);
    return rings;
}

class Scale
{
public:
    Scale(double x, double y)
        : m_x(x)
        , m_y(y)
    {
    }

    bool none() const { return m_x == 1 && m_y == 1; }
    Point operator()(const Point& p) const { return none() ? p : Point{withoutNoise(p.x * m_x), withoutNoise(p.y * m_y)}; }
    Rect operator()(const Rect& r) const
    {
        return none() ? r
                      : Rect{withoutNoise(r.x * m_x), withoutNoise(r.y * m_y), withoutNoise(r.width * m_x),
                             withoutNoise(r.height * m_y)};
    }

private:
    double m_x;
    double m_y;
};

/// One side of Sutherland and Hodgman's clipping (1974): keeps what is on the inner side of a border.
template <typename Inside, typename Cut>
Ring clipSide(const Ring& ring, Inside inside, Cut cut)
{
    Ring out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[(i + 1) % ring.size()];
        if (inside(a)) {
            out.push_back(a);
        }
        if (inside(a) != inside(b)) {
            out.push_back(cut(a, b));
        }
    }
    return out;
}

Ring clipRing(Ring ring, double width, double height)
{
    const auto cutX = [](double x) {
        return [x](const Point& a, const Point& b) { return Point{x, a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y)}; };
    };
    const auto cutY = [](double y) {
        return [y](const Point& a, const Point& b) { return Point{a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x), y}; };
    };
    ring = clipSide(
        ring, [](const Point& p) { return p.x >= 0; }, cutX(0));
    ring = clipSide(
        ring, [&](const Point& p) { return p.x <= width; }, cutX(width));
    ring = clipSide(
        ring, [](const Point& p) { return p.y >= 0; }, cutY(0));
    return clipSide(
        ring, [&](const Point& p) { return p.y <= height; }, cutY(height));
}

Rect clipRect(const Rect& box, double width, double height)
{
    const double left = std::clamp(box.x, 0.0, width);
    const double top = std::clamp(box.y, 0.0, height);
    const double right = std::clamp(box.x + box.width, 0.0, width);
    const double bottom = std::clamp(box.y + box.height, 0.0, height);
    return {left, top, right == box.x + box.width && left == box.x ? box.width : right - left,
            bottom == box.y + box.height && top == box.y ? box.height : bottom - top};
}

class SheetFiller
{
public:
    SheetFiller(const Plan& plan, const FormatWriter& writer, const Record& record, cv::Size size, Sheet& sheet,
                RecordNotes& notes)
        : m_plan(plan)
        , m_writer(writer)
        , m_record(record)
        , m_size(size)
        , m_sheet(sheet)
        , m_notes(notes)
    {
    }

    bool fill(IgnoredPlaces& ignored)
    {
        noteRecord();
        const bool normalised = m_record.space == CoordinateSpace::Normalised;
        const bool scales =
            (m_writer.space() == SheetSpace::Pixels && normalised) || (m_writer.space() == SheetSpace::Normalised && !normalised);
        if ((scales || m_writer.sizeNeed() == SizeNeed::Always) && m_size.empty() && !m_record.objects.empty()) {
            m_notes.add(LossKind::SizeUnknown, {}, m_record.objects.size());
            return false;
        }
        const double width = m_size.width;
        const double height = m_size.height;
        m_toPixels = !normalised ? Scale(1, 1) : Scale(width, height);
        m_toTarget = !scales ? Scale(1, 1) : normalised ? Scale(width, height) : Scale(1 / width, 1 / height);
        m_divides = scales && !normalised;
        m_sheet.objects.reserve(m_record.objects.size());
        for (std::size_t i = 0; i < m_record.objects.size(); ++i) {
            take(i, ignored);
        }
        return true;
    }

private:
    void noteRecord()
    {
        const RecordExtras* extras = m_record.extras.get();
        if (extras != nullptr && !extras->otherLabels.empty()) {
            m_notes.add(LossKind::OtherAnnotators, {}, extras->otherLabels.size(), 0, extras->otherLabels.front());
        }
        if (m_record.state == LabelState::Unreadable) {
            m_notes.add(LossKind::LabelUnreadable, {}, 1, 0, m_record.label);
        }
        const cv::Size declared(m_record.declaredWidth, m_record.declaredHeight);
        if (!m_size.empty() && !declared.empty() && declared != m_size) {
            m_notes.add(LossKind::SizeDiffers, {}, 1, 0,
                        std::to_string(declared.width) + "x" + std::to_string(declared.height) + " / " +
                            std::to_string(m_size.width) + "x" + std::to_string(m_size.height));
        }
        noteUnreadRows();
    }

    /// Rows that the reader complained of: those without an object are lost, of the others what it made of them is written.
    void noteUnreadRows()
    {
        std::set<std::uint32_t> read;
        for (const Object& object : m_record.objects) {
            read.insert(object.line);
        }
        std::set<std::uint32_t> told;
        for (const Blemish& blemish : m_record.blemishes) {
            if (blemish.line != 0 && told.insert(blemish.line).second) {
                const bool taken = read.contains(blemish.line);
                m_notes.add(taken ? LossKind::RowFlagged : LossKind::RowNotRead, blemish.rule, 1, blemish.line, blemish.value);
            }
        }
    }

    SheetObject objectAt(std::size_t i)
    {
        const Object& object = m_record.objects[i];
        SheetObject out{
            .kind = object.kind, .classId = object.classId, .line = object.line, .ignore = object.ignore, .box = object.box};
        if (m_plan.dataset.format == Format::PascalVoc && m_plan.options.vocCorners == VocCorners::FromOne) {
            out.box = {object.box.x - 1, object.box.y - 1, object.box.width + 1, object.box.height + 1};
        }
        if (object.kind == ShapeKind::Polygon) {
            out.rings = ringsOf(m_record, object);
        } else if (object.kind == ShapeKind::Mask && m_record.extras) {
            const std::vector<std::uint32_t>& runs = m_record.extras->runs;
            const std::size_t first = std::min<std::size_t>(object.firstPoint, runs.size());
            out.runs = std::span(runs).subspan(first, std::min<std::size_t>(object.pointCount, runs.size() - first));
            out.runSize = {m_record.declaredWidth, m_record.declaredHeight};
        }
        if (m_record.extras) {
            const std::vector<Attribute>& all = m_record.extras->attributes;
            while (m_attribute < all.size() && all[m_attribute].object < i) {
                ++m_attribute;
            }
            const std::size_t first = m_attribute;
            while (m_attribute < all.size() && all[m_attribute].object == i) {
                ++m_attribute;
            }
            out.attributes = std::span(all).subspan(first, m_attribute - first);
        }
        return out;
    }

    void take(std::size_t i, IgnoredPlaces& ignored)
    {
        SheetObject object = objectAt(i);
        if (object.ignore && !m_writer.holdsIgnore() && !keepIgnored(object, ignored)) {
            return;
        }
        if (m_plan.classes.of(object.classId) == nullptr) {
            return;  // counted with the classes
        }
        if (!checkBorder(object)) {
            return;
        }
        if (!m_divides) {
            scale(object, m_toTarget);
        } else {
            divide(object);
        }
        m_sheet.objects.push_back(std::move(object));
    }

    bool keepIgnored(SheetObject& object, IgnoredPlaces& ignored)
    {
        switch (m_plan.options.ignore) {
        case IgnorePolicy::Drop:
            m_notes.add(LossKind::IgnoreDropped, {}, 1, object.line);
            return false;
        case IgnorePolicy::Paint: {
            if (m_size.empty()) {
                m_notes.add(LossKind::IgnoreDropped, "unknown size", 1, object.line);
                return false;
            }
            m_notes.add(LossKind::IgnorePainted, {}, 1, object.line);
            scale(object, m_toPixels);
            ignored.toPaint.push_back(std::move(object));
            return false;
        }
        case IgnorePolicy::KeepAsObject:
            m_notes.add(LossKind::IgnoreAsObject, {}, 1, object.line);
            object.ignore = false;
            return true;
        }
        return true;
    }

    static void scale(SheetObject& object, const Scale& scale)
    {
        object.box = scale(object.box);
        for (Ring& ring : object.rings) {
            for (Point& point : ring) {
                point = scale(point);
            }
        }
    }

    /// Dividing is exact where multiplying with 1 / width is not: 320 / 640 is 0.5.
    void divide(SheetObject& object) const
    {
        const double width = m_size.width;
        const double height = m_size.height;
        object.box = {withoutNoise(object.box.x / width), withoutNoise(object.box.y / height),
                      withoutNoise(object.box.width / width), withoutNoise(object.box.height / height)};
        for (Ring& ring : object.rings) {
            for (Point& point : ring) {
                point = {withoutNoise(point.x / width), withoutNoise(point.y / height)};
            }
        }
    }

    /// In the source's space. False where clipping leaves nothing.
    bool checkBorder(SheetObject& object)
    {
        const bool normalised = m_record.space == CoordinateSpace::Normalised;
        if (object.kind == ShapeKind::Mask || (!normalised && m_size.empty())) {
            return true;
        }
        const double width = normalised ? 1 : m_size.width;
        const double height = normalised ? 1 : m_size.height;
        const double slackX = normalised ? borderTolerance / std::max(1, m_size.width) : borderTolerance;
        const double slackY = normalised ? borderTolerance / std::max(1, m_size.height) : borderTolerance;
        const Rect& box = object.box;
        if (box.x >= -slackX && box.y >= -slackY && box.x + box.width <= width + slackX &&
            box.y + box.height <= height + slackY) {
            return true;
        }
        if (m_plan.options.border == BorderPolicy::Keep) {
            m_notes.add(LossKind::PastBorder, {}, 1, object.line);
            return true;
        }
        const bool hadArea = box.width > 0 && box.height > 0;
        object.box = clipRect(object.box, width, height);
        for (Ring& ring : object.rings) {
            ring = clipRing(std::move(ring), width, height);
        }
        std::erase_if(object.rings, [](const Ring& ring) { return ring.size() < 3; });
        const bool gone = (hadArea && (object.box.width <= 0 || object.box.height <= 0)) ||
                          (object.kind == ShapeKind::Polygon && object.rings.empty());
        m_notes.add(LossKind::Clipped, gone ? "outside" : "", 1, object.line);
        return !gone;
    }

    const Plan& m_plan;
    const FormatWriter& m_writer;
    const Record& m_record;
    cv::Size m_size;
    Sheet& m_sheet;
    RecordNotes& m_notes;
    Scale m_toPixels{1, 1};
    Scale m_toTarget{1, 1};
    bool m_divides = false;
    std::size_t m_attribute = 0;
};

}  // namespace

std::string_view Sheet::stem() const
{
    return withoutExtension(name);
}

bool fillSheet(const Plan& plan, const FormatWriter& writer, const Record& record, cv::Size size, Sheet& sheet,
               IgnoredPlaces& ignored, RecordNotes& notes)
{
    return SheetFiller(plan, writer, record, size, sheet, notes).fill(ignored);
}

void paintObject(cv::Mat& picture, const SheetObject& object, int value)
{
    if (object.kind == ShapeKind::Mask) {
        cv::Mat mask = runsToMask(object.runs, object.runSize);
        if (mask.size() != picture.size() && !mask.empty()) {
            cv::resize(mask, mask, picture.size(), 0, 0, cv::INTER_NEAREST);
        }
        if (!mask.empty()) {
            picture.setTo(value, mask);
        }
    } else if (object.kind == ShapeKind::Polygon) {
        for (const Ring& ring : object.rings) {
            paintRing(picture, ring, value);
        }
    } else {
        const Rect& box = object.box;
        const std::array<Point, 4> corners{
            {{box.x, box.y}, {box.x + box.width, box.y}, {box.x + box.width, box.y + box.height}, {box.x, box.y + box.height}}};
        paintRing(picture, corners, value);
    }
}

std::optional<double> numberOf(const SheetObject& object, AttributeKey key)
{
    for (const Attribute& attribute : object.attributes) {
        if (attribute.key == key) {
            if (const auto* whole = std::get_if<std::int64_t>(&attribute.value)) {
                return static_cast<double>(*whole);
            }
            if (const auto* number = std::get_if<double>(&attribute.value)) {
                return *number;
            }
        }
    }
    return std::nullopt;
}

const std::string* textOf(const SheetObject& object, AttributeKey key)
{
    for (const Attribute& attribute : object.attributes) {
        if (attribute.key == key) {
            return std::get_if<std::string>(&attribute.value);
        }
    }
    return nullptr;
}

std::string_view attributeName(AttributeKey key)
{
    switch (key) {
    case AttributeKey::AnnotationId:
        return "annotation id";
    case AttributeKey::Area:
        return "area";
    case AttributeKey::Confidence:
        return "confidence";
    case AttributeKey::Truncation:
        return "truncation";
    case AttributeKey::Occlusion:
        return "occlusion";
    case AttributeKey::Crowd:
        return "crowd";
    case AttributeKey::Difficult:
        return "difficult";
    case AttributeKey::Pose:
        return "pose";
    case AttributeKey::Blur:
        return "blur";
    case AttributeKey::Expression:
        return "expression";
    case AttributeKey::Illumination:
        return "illumination";
    case AttributeKey::Invalid:
        return "invalid";
    }
    return {};
}

void noteDropped(const SheetObject& object, std::span<const AttributeKey> held, RecordNotes& notes)
{
    for (const Attribute& attribute : object.attributes) {
        // What makes an ignore region is counted as such; "not difficult" is what is assumed without it.
        const bool flag = attribute.key == AttributeKey::Crowd || attribute.key == AttributeKey::Difficult ||
                          attribute.key == AttributeKey::Invalid;
        const bool unset = flag && numberOf(object, attribute.key).value_or(0) == 0;
        if (!unset && std::find(held.begin(), held.end(), attribute.key) == held.end()) {
            notes.add(LossKind::AttributeDropped, attributeName(attribute.key), 1, object.line);
        }
    }
}

void noteBoxOnly(const SheetObject& object, RecordNotes& notes)
{
    if (object.kind == ShapeKind::Polygon) {
        notes.add(LossKind::PolygonToBox, {}, 1, object.line);
    } else if (object.kind == ShapeKind::Mask) {
        notes.add(LossKind::MaskToBox, {}, 1, object.line);
    }
}

}  // namespace gg::dataset
