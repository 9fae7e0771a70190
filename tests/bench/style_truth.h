#pragma once

#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <string>
#include <vector>

namespace gg::bench
{

/// An object whose true extent is known: that of its polygon.
struct TrueBox {
    dataset::Rect rect;  ///< pixels
    int classId = 0;
};

struct TruePicture {
    std::string name;
    std::string recording;  ///< video that it is a frame of; empty for single pictures
    cv::Mat pixels;         ///< BGR
    std::vector<TrueBox> boxes;
};

/// The hundred pictures of COCO 2017's "train2017" or "val2017" that coco128 holds with polygons, ordered by name. Empty where
/// the data is absent.
std::vector<TruePicture> cocoPolygons(const std::string& split);

/// Polyps of CVC-ClinicDB by their masks: pictures of quite another kind than those of the fit.
std::vector<TruePicture> polypMasks();

/// Each side moved outwards by as much (left, top, right, bottom).
dataset::Rect grown(const dataset::Rect& rect, const double (&margins)[4]);

/// "20-200 px objects".
bool isOfStatedSize(const dataset::Rect& rect);

}  // namespace gg::bench
