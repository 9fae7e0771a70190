#pragma once

#include "core/base/job_control.h"
#include "widgets/models/record_measures.h"

#include <QRectF>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace gg::widgets {

/// By what objects are ordered; those of which it is not known come last.
enum class CropOrder { Dataset, Side, Aspect, Class, Margin, Sharpness, Disagreement };

/// One object of the wall, and the value that it is ordered by (NaN: not known). A set may have tens of millions of them.
struct Crop {
    float key = 0;
    std::uint32_t record = 0;
    std::uint32_t object = 0;

    friend bool operator==(const Crop& a, const Crop& b) { return a.record == b.record && a.object == b.object; }
};
static_assert(sizeof(Crop) == 12);

/// Something measured of objects: by record, then by object; empty where a record was not measured, NaN where it cannot be told.
using ObjectValues = std::vector<std::vector<float>>;

/// What was measured of the objects of a data set; each null until it is known.
struct ObjectMeasures {
    std::shared_ptr<const ObjectValues> margin;        ///< pixels that a box is wider than its object; negative: it cuts
    std::shared_ptr<const ObjectValues> sharpness;     ///< audit::measureSharpness
    std::shared_ptr<const ObjectValues> disagreement;  ///< disagreementWith()

    const std::shared_ptr<const ObjectValues>& of(CropOrder order) const;
    /// Whether objects can be ordered by that: most need no measuring.
    bool knows(CropOrder order) const;
};

struct CropQuery {
    RecordQuery query;
    std::optional<std::vector<std::size_t>> only;  ///< records; none given: all
    CropOrder order = CropOrder::Dataset;
    bool descending = false;
};

/// The objects that a search asks for, ordered. A pure function: safe from any thread. Throws Cancelled.
std::vector<Crop> findCrops(const RecordSnapshot& set, const ObjectMeasures& measures, const CropQuery& query, JobControl& control);

/// How far predictions are from what is labelled, for each object: 1 - the largest intersection over union with a prediction of the same
/// class. 0: found just so; 1: overlooked, or taken for another class. `predictions` has the records of `set`, in their order.
ObjectValues disagreementWith(const RecordSnapshot& set, const dataset::Dataset& predictions, JobControl& control);

/// The square of the picture that shows an object: its longer side, and `context` times that on each side. In pixels of the image; may
/// reach past it. Nothing where the size of the image is needed and not known.
std::optional<QRectF> cropSquare(const RecordView& view, const dataset::Object& object, double context);
/// The object's box in pixels of the image; nothing as above.
std::optional<QRectF> boxRect(const RecordView& view, const dataset::Object& object);

}  // namespace gg::widgets
