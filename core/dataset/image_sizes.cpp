#include "core/dataset/image_sizes.h"

#include "core/base/parallel.h"
#include "core/dataset/image_io.h"

namespace gg::dataset
{

std::vector<cv::Size> imageSizes(const Dataset& dataset, SizeSource source, JobControl& control)
{
    std::vector<cv::Size> sizes(dataset.records.size());
    std::size_t unknown = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        sizes[i] = {dataset.records[i].declaredWidth, dataset.records[i].declaredHeight};
        unknown += sizes[i].empty() ? 1 : 0;
    }
    if (unknown == 0 || source == SizeSource::Labels) {
        return sizes;
    }
    control.begin("Reading image sizes", sizes.size());
    parallelFor(sizes.size(), 64, control, [&](std::size_t i) {
        if (sizes[i].empty()) {
            sizes[i] = readImageSize(dataset.absolute(dataset.records[i].image));
        }
    });
    return sizes;
}

}  // namespace gg::dataset
