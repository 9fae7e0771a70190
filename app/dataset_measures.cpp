#include "app/dataset_measures.h"

#include "core/audit/facts.h"
#include "core/audit/object_sharpness.h"
#include "core/audit/style/margins.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/image_io.h"

#include <cmath>

namespace gg::app {
namespace {

/// One number for the four sides: their mean, weighted by how clear each edge is.
float marginOf(const audit::BoxMargins& margins)
{
    float sum = 0;
    float weight = 0;
    for (std::size_t side = 0; side < margins.margin.size(); ++side) {
        if (!std::isnan(margins.margin[side]) && margins.evidence[side] > 0) {
            sum += margins.margin[side] * margins.evidence[side];
            weight += margins.evidence[side];
        }
    }
    return weight > 0 ? sum / weight : audit::BoxMargins::nan;
}

std::vector<float> marginsOf(const std::vector<audit::BoxMargins>& margins)
{
    std::vector<float> out;
    for (const audit::BoxMargins& one : margins) {
        out.push_back(marginOf(one));
    }
    return out;
}

std::vector<dataset::Rect> boxesInPixels(const dataset::Record& record, const cv::Mat& picture)
{
    const bool normalised = record.space == dataset::CoordinateSpace::Normalised;
    const double w = normalised ? picture.cols : 1;
    const double h = normalised ? picture.rows : 1;
    std::vector<dataset::Rect> boxes;
    for (const dataset::Object& object : record.objects) {
        boxes.push_back({object.box.x * w, object.box.y * h, object.box.width * w, object.box.height * h});
    }
    return boxes;
}

}  // namespace

std::vector<widgets::ImageSize> readImageSizes(const dataset::Dataset& dataset, JobControl& control)
{
    std::vector<widgets::ImageSize> sizes(dataset.records.size());
    control.begin("Reading the sizes of images", sizes.size());
    parallelFor(sizes.size(), 64, control, [&](std::size_t i) {
        sizes[i] = widgets::declaredSize(dataset.records[i]);
        if (!sizes[i].known()) {
            const cv::Size size = dataset::readImageSize(dataset.absolute(dataset.records[i].image));
            sizes[i] = {static_cast<std::uint32_t>(size.width), static_cast<std::uint32_t>(size.height)};
        }
    });
    return sizes;
}

PixelMeasures takeMeasures(const audit::Facts& facts)
{
    PixelMeasures out;
    out.brightness.reserve(facts.records.size());
    for (const audit::RecordFacts& record : facts.records) {
        out.margins.push_back(marginsOf(record.margins));
        out.brightness.push_back(record.image.readable() ? record.image.luminance.p50 : -1.0F);
    }
    return out;
}

MeasuredObjects measureObjects(const dataset::Dataset& dataset, JobControl& control)
{
    MeasuredObjects out{.margins = widgets::ObjectValues(dataset.records.size()), .sharpness = widgets::ObjectValues(dataset.records.size())};
    control.begin("Measuring objects", dataset.records.size());
    parallelFor(dataset.records.size(), 1, control, [&](std::size_t i) {
        const dataset::Record& record = dataset.records[i];
        if (record.objects.empty()) {
            return;
        }
        try {
            const cv::Mat picture = dataset::readImage(dataset.absolute(record.image));
            const auto boxes = boxesInPixels(record, picture);
            out.margins[i] = marginsOf(audit::measureMargins(picture, boxes));
            out.sharpness[i] = audit::measureSharpness(picture, boxes);
        } catch (const Error&) {
            // The audit says which images cannot be read; their objects come last, as not known.
        }
    });
    return out;
}

}  // namespace gg::app
