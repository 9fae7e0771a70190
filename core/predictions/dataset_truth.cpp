#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/image_sizes.h"
#include "core/predictions/image_order.h"
#include "core/predictions/issue_log.h"
#include "core/predictions/mask_shapes.h"
#include "core/predictions/truth.h"

#include <algorithm>
#include <set>

namespace gg::predictions {
namespace {

using dataset::AttributeKey;
using dataset::Dataset;
using dataset::Object;
using dataset::Record;
using dataset::ShapeKind;

/// What COCO writes beside the shape, by object.
struct Written {
    std::vector<double> area;  ///< negative where it is not written
    std::vector<char> crowd;

    explicit Written(const Record& record)
        : area(record.objects.size(), -1)
        , crowd(record.objects.size(), 0)
    {
        if (!record.extras) {
            return;
        }
        for (const dataset::Attribute& attribute : record.extras->attributes) {
            if (attribute.object >= area.size()) {
                continue;
            }
            if (attribute.key == AttributeKey::Area) {
                const double* value = std::get_if<double>(&attribute.value);
                area[attribute.object] = value == nullptr ? -1 : *value;
            } else if (attribute.key == AttributeKey::Crowd) {
                crowd[attribute.object] = 1;
            }
        }
    }
};

/// The outline or run lengths of an object, in pixels.
ShapePool shapeOf(const Record& record, const Object& object, double scaleX, double scaleY)
{
    ShapePool pool;
    ShapePool::Shape shape;
    if (object.kind == ShapeKind::Mask) {
        const auto begin = record.extras->runs.begin() + static_cast<std::ptrdiff_t>(object.firstPoint);
        pool.runs.assign(begin, begin + object.pointCount);
        shape = {.isRuns = true,
                 .height = static_cast<std::uint32_t>(record.declaredHeight),
                 .width = static_cast<std::uint32_t>(record.declaredWidth),
                 .begin = 0,
                 .end = pool.runs.size()};
    } else {
        const std::size_t end = object.firstPoint + object.pointCount;
        for (std::size_t i = object.firstPoint; i < end; ++i) {
            pool.numbers.push_back(record.points[i].x * scaleX);
            pool.numbers.push_back(record.points[i].y * scaleY);
        }
        pool.rings.push_back(0);
        if (record.extras) {
            for (const std::uint32_t start : record.extras->ringStarts) {
                if (start > object.firstPoint && start < end) {
                    pool.rings.push_back(2 * (start - object.firstPoint));
                }
            }
        }
        shape = {.begin = 0, .end = pool.numbers.size(), .firstRing = 0, .ringEnd = pool.rings.size()};
    }
    pool.shapes.push_back(shape);
    return pool;
}

/// The truths of one image, made by itself.
struct ImageTruths {
    std::vector<metrics::Truth> truths;
    metrics::RunPool masks;
    std::vector<std::uint32_t> unknownClasses;  ///< objects
};

class DatasetTruth {
public:
    DatasetTruth(dataset::DatasetPtr dataset, Shapes shapes, JobControl& control)
        : m_dataset(*dataset)
        , m_shapes(shapes)
        , m_control(control)
        , m_log(dataset->opened, IssueSide::Truth)
    {
        m_table->path = dataset->opened;
        m_table->classNames = dataset->classNames;
        m_table->splits = dataset->splits;
        m_table->dataset = std::move(dataset);
        for (std::size_t i = 0; i < m_dataset.classNames.size(); ++i) {
            m_table->classIds.push_back(i < m_dataset.classIds.size() ? m_dataset.classIds[i] : static_cast<std::int64_t>(i));
        }
    }

    std::shared_ptr<const TruthTable> make()
    {
        findUndeclared();
        m_sizes = dataset::imageSizes(m_dataset, dataset::SizeSource::Headers, m_control);
        addImages();
        addTruths();
        addRectangles(*m_table, m_log);
        m_table->issues = m_log.take();
        return m_table;
    }

private:
    /// Classes that only annotations name: pycocotools does not look at their annotations.
    void findUndeclared()
    {
        for (const dataset::Blemish& blemish : m_dataset.blemishes) {
            if (blemish.rule == "coco.category_unknown") {
                m_undeclared.insert("category " + blemish.value);
            }
        }
    }

    void addImages()
    {
        for (std::size_t i = 0; i < m_dataset.records.size(); ++i) {
            const Record& record = m_dataset.records[i];
            const bool needsSize = record.space == dataset::CoordinateSpace::Normalised && !record.objects.empty();
            if (record.state == dataset::LabelState::Unreadable || (needsSize && m_sizes[i].empty())) {
                m_log.add(IssueKind::UnreadableFile, IssueUse::LeftOut,
                          [&] { return record.state == dataset::LabelState::Unreadable ? record.label : record.image; });
                continue;
            }
            const bool named = record.extras && !record.extras->id.empty();
            m_table->images.push_back({.id = named ? record.extras->id : std::string(dataset::stemOf(record.image)),
                                       .name = record.image,
                                       .width = m_sizes[i].width,
                                       .height = m_sizes[i].height,
                                       .record = i,
                                       .split = record.split});
        }
        sortImages(m_table->images);
    }

    void addTruths()
    {
        std::vector<ImageTruths> made(m_table->images.size());
        m_control.begin("Reading the truth", made.size());
        parallelFor(made.size(), 64, m_control, [&](std::size_t i) { made[i] = truthsOf(static_cast<std::uint32_t>(i)); });
        for (std::size_t i = 0; i < made.size(); ++i) {
            const Record& record = m_dataset.records[m_table->images[i].record];
            for (const std::uint32_t object : made[i].unknownClasses) {
                m_log.add(IssueKind::UnknownClass, IssueUse::LeftOut, [&] { return placeOf(record, object); });
            }
            for (metrics::Truth& truth : made[i].truths) {
                if (truth.mask != metrics::none) {
                    truth.mask = m_table->masks.add(made[i].masks[truth.mask]);
                }
                if (truth.box.width < 0 || truth.box.height < 0) {
                    m_log.add(IssueKind::NegativeSize, IssueUse::Used, [&] { return placeOf(record, truth.source); });
                }
                m_table->truths.push_back(truth);
            }
            made[i] = {};
        }
    }

    std::string placeOf(const Record& record, std::uint32_t object) const
    {
        const Object& what = record.objects[object];
        return record.label + (what.line == 0 ? std::string() : ":" + std::to_string(what.line)) + ": class " +
               (isDeclared(what.classId) || what.classId < 0 || static_cast<std::size_t>(what.classId) >= m_dataset.classNames.size()
                    ? std::to_string(what.classId)
                    : m_dataset.classNames[static_cast<std::size_t>(what.classId)]);
    }

    bool isDeclared(std::int32_t classId) const
    {
        return classId >= 0 && static_cast<std::size_t>(classId) < m_dataset.classNames.size() &&
               (m_undeclared.empty() || !m_undeclared.contains(m_dataset.classNames[static_cast<std::size_t>(classId)]));
    }

    ImageTruths truthsOf(std::uint32_t image) const
    {
        ImageTruths out;
        const Record& record = m_dataset.records[m_table->images[image].record];
        const Written written(record);
        for (std::uint32_t i = 0; i < record.objects.size(); ++i) {
            const Object& object = record.objects[i];
            if (!isDeclared(object.classId)) {
                out.unknownClasses.push_back(i);
                continue;
            }
            metrics::Truth truth = truthOfObject(record, object, image, out.masks);
            truth.source = i;
            truth.area = written.area[i] >= 0 ? written.area[i] : truth.area;
            truth.crowd = written.crowd[i] != 0;
            truth.ignore = object.ignore || truth.crowd;
            if (m_dataset.format == dataset::Format::VisDrone && object.ignore && object.classId == 0) {
                addRegion(truth, out.truths);
            } else {
                out.truths.push_back(truth);
            }
        }
        return out;
    }

    /// A region where nothing counts, of whatever class: once for each.
    void addRegion(metrics::Truth truth, std::vector<metrics::Truth>& truths) const
    {
        truth.crowd = true;
        for (std::size_t id = 0; id < m_dataset.classNames.size(); ++id) {
            truth.classId = static_cast<std::int32_t>(id);
            truths.push_back(truth);
        }
    }

    metrics::Truth truthOfObject(const Record& record, const Object& object, std::uint32_t image, metrics::RunPool& masks) const
    {
        const EvaluatedImage& of = m_table->images[image];
        const bool shares = record.space == dataset::CoordinateSpace::Normalised;
        const double scaleX = shares ? of.width : 1;
        const double scaleY = shares ? of.height : 1;
        metrics::Truth truth{.box = {object.box.x * scaleX, object.box.y * scaleY, object.box.width * scaleX, object.box.height * scaleY},
                             .image = image,
                             .classId = object.classId};
        truth.area = truth.box.width * truth.box.height;
        if (object.kind == ShapeKind::Box || object.pointCount == 0) {
            return truth;
        }
        const ShapePool pool = shapeOf(record, object, scaleX, scaleY);
        truth.area = areaOf(pool, 0);
        if (m_shapes == Shapes::Masks) {
            if (const auto runs = runsOf(pool, 0, static_cast<std::uint32_t>(of.height), static_cast<std::uint32_t>(of.width))) {
                truth.mask = masks.add(*runs);
            }
        }
        return truth;
    }

    const Dataset& m_dataset;
    Shapes m_shapes;
    JobControl& m_control;
    IssueLog m_log;
    std::shared_ptr<TruthTable> m_table = std::make_shared<TruthTable>();
    std::set<std::string> m_undeclared;
    std::vector<cv::Size> m_sizes;
};

}  // namespace

std::shared_ptr<const TruthTable> truthOf(dataset::DatasetPtr dataset, Shapes shapes, JobControl& control)
{
    return DatasetTruth(std::move(dataset), shapes, control).make();
}

}  // namespace gg::predictions
