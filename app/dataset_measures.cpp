#include "app/dataset_measures.h"

#include "core/audit/facts.h"
#include "core/base/parallel.h"
#include "core/dataset/image_io.h"

namespace gg::app {

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
        out.brightness.push_back(record.image.readable() ? record.image.luminance.p50 : -1.0F);
    }
    return out;
}

}  // namespace gg::app
