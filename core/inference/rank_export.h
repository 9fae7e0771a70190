#pragma once

#include "core/inference/rank.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::inference {

/// rank,image,uncertainty,objects: a row an image, most uncertain first, at most `top` of them (0: all).
GG_EXPORT std::string rankingCsv(const Ranking& ranking, const dataset::Dataset& dataset, std::size_t top);
/// The same with what the ranking is by, and the images that could not be read.
GG_EXPORT std::string rankingJson(const Ranking& ranking, const dataset::Dataset& dataset, const RankRequest& request, std::size_t top);

enum class PreLabels : std::uint8_t { None, Yolo, Coco };

/// A new folder for annotation: images/ with copies of the first `top` pictures, ranking.csv, and the objects that the model is at least
/// `confidence` sure of as labels to begin with: labels/ and data.yaml, or annotations.json. The pictures themselves are only read. Throws Error
/// (InvalidArgument: the folder is not fresh; NotWritable, NoSpace).
struct AnnotationExport {
    std::string folder;
    std::size_t top = 0;  ///< 0: all
    PreLabels labels = PreLabels::None;
    double confidence = 0.25;
    std::vector<std::string> classNames;  ///< the network's; a class without a name is called by its number
};
GG_EXPORT std::size_t exportForAnnotation(const Ranking& ranking, const dataset::Dataset& dataset, const AnnotationExport& request, JobControl& control);

}  // namespace gg::inference
