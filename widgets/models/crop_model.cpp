#include "widgets/models/crop_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::widgets {
namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t stopEvery = 4096;
/// Smaller objects are shown with more around them: a handful of pixels says nothing.
constexpr double smallestSquare = 16;

float measured(const std::shared_ptr<const ObjectValues>& values, std::size_t record, std::size_t object)
{
    return values && record < values->size() && object < (*values)[record].size() ? (*values)[record][object] : unknown;
}

float keyOf(CropOrder order, const RecordView& view, std::size_t object, const ObjectMeasures& measures)
{
    const dataset::Object& o = view.record.objects[object];
    const auto known = [](const std::optional<double>& value) { return value ? static_cast<float>(*value) : unknown; };
    switch (order) {
    case CropOrder::Dataset: return 0;
    case CropOrder::Side: return known(objectSide(view, o));
    case CropOrder::Aspect: return known(objectAspect(view, o));
    case CropOrder::Class: return static_cast<float>(o.classId);
    case CropOrder::Margin:
    case CropOrder::Sharpness:
    case CropOrder::Disagreement: return measured(measures.of(order), view.index, object);
    }
    return unknown;
}

/// Ascending or descending, what is not known last, and among equals as in the set.
void sortCrops(std::vector<Crop>& crops, bool descending)
{
    const auto rank = [descending](const Crop& crop) {
        return std::isnan(crop.key) ? std::numeric_limits<float>::infinity() : descending ? -crop.key : crop.key;
    };
    std::sort(crops.begin(), crops.end(), [&](const Crop& a, const Crop& b) {
        const float ra = rank(a);
        const float rb = rank(b);
        return ra != rb ? ra < rb : a.record != b.record ? a.record < b.record : a.object < b.object;
    });
}

double overlap(const QRectF& a, const QRectF& b)
{
    const QRectF both = a.intersected(b);
    const double shared = both.isEmpty() ? 0 : both.width() * both.height();
    const double sum = a.width() * a.height() + b.width() * b.height() - shared;
    return sum > 0 ? shared / sum : 0;
}

}  // namespace

const std::shared_ptr<const ObjectValues>& ObjectMeasures::of(CropOrder order) const
{
    static const std::shared_ptr<const ObjectValues> none;
    return order == CropOrder::Margin ? margin : order == CropOrder::Sharpness ? sharpness : order == CropOrder::Disagreement ? disagreement : none;
}

bool ObjectMeasures::knows(CropOrder order) const
{
    const bool needs = order == CropOrder::Margin || order == CropOrder::Sharpness || order == CropOrder::Disagreement;
    return !needs || of(order) != nullptr;
}

std::vector<Crop> findCrops(const RecordSnapshot& set, const ObjectMeasures& measures, const CropQuery& query, JobControl& control)
{
    std::vector<Crop> crops;
    if (!set.dataset) {
        return crops;
    }
    const auto take = [&](std::size_t index) {
        const RecordView view = set.view(index);
        if (view.record.objects.empty() || !matchesRecordTerms(query.query, view)) {
            return;
        }
        for (std::size_t i = 0; i < view.record.objects.size(); ++i) {
            if (matchesObjectTerms(query.query, view, view.record.objects[i])) {
                crops.push_back({keyOf(query.order, view, i, measures), static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(i)});
            }
        }
    };
    const std::size_t count = query.only ? query.only->size() : set.dataset->records.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % stopEvery == 0) {
            control.throwIfStopped();
        }
        take(query.only ? (*query.only)[i] : i);
    }
    control.throwIfStopped();
    if (query.order != CropOrder::Dataset) {
        sortCrops(crops, query.descending);
    } else if (query.descending) {
        std::reverse(crops.begin(), crops.end());
    }
    return crops;
}

ObjectValues disagreementWith(const RecordSnapshot& set, const dataset::Dataset& predictions, JobControl& control)
{
    const auto& records = set.dataset->records;
    ObjectValues out(records.size());
    for (std::size_t i = 0; i < records.size() && i < predictions.records.size(); ++i) {
        if (i % stopEvery == 0) {
            control.throwIfStopped();
        }
        const RecordView view = set.view(i);
        RecordView guessed{.record = predictions.records[i]};
        guessed.size = view.size;
        out[i].assign(records[i].objects.size(), unknown);
        for (std::size_t k = 0; k < records[i].objects.size(); ++k) {
            const auto box = boxRect(view, records[i].objects[k]);
            if (!box || records[i].objects[k].ignore) {
                continue;
            }
            double best = 0;
            for (const dataset::Object& guess : predictions.records[i].objects) {
                const auto other = guess.classId == records[i].objects[k].classId ? boxRect(guessed, guess) : std::nullopt;
                best = other ? std::max(best, overlap(*box, *other)) : best;
            }
            out[i][k] = static_cast<float>(1 - best);
        }
    }
    return out;
}

std::optional<QRectF> boxRect(const RecordView& view, const dataset::Object& object)
{
    if (view.record.space == dataset::CoordinateSpace::Pixels) {
        return QRectF(object.box.x, object.box.y, object.box.width, object.box.height);
    }
    if (!view.size.known()) {
        return std::nullopt;
    }
    const double w = view.size.width;
    const double h = view.size.height;
    return QRectF(object.box.x * w, object.box.y * h, object.box.width * w, object.box.height * h);
}

std::optional<QRectF> cropSquare(const RecordView& view, const dataset::Object& object, double context)
{
    const auto box = boxRect(view, object);
    if (!box || !std::isfinite(box->x() + box->y() + box->width() + box->height())) {
        return std::nullopt;
    }
    const double side = std::max(smallestSquare, std::max(box->width(), box->height()) * (1 + 2 * context));
    return QRectF(box->center().x() - side / 2, box->center().y() - side / 2, side, side);
}

}  // namespace gg::widgets
