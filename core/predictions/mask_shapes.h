#pragma once

#include "core/predictions/coco_rows.h"
#include "core/predictions/issue_log.h"

#include <optional>
#include <vector>

namespace gg::predictions {

/// Run lengths over an image of that size; rings are united and their points multiplied by `scaleX` and `scaleY` (image size for shares,
/// else 1). nullopt for run lengths of another size.
std::optional<std::vector<std::uint32_t>> runsOf(const ShapePool& pool, std::uint32_t shape, std::uint32_t height, std::uint32_t width,
                                                 double scaleX = 1, double scaleY = 1);

/// Run lengths of a rectangle: what stands for a box where masks are compared.
std::vector<std::uint32_t> rectangleRuns(const metrics::Box& box, std::uint32_t height, std::uint32_t width);

/// Gives truths without an outline the mask of their rectangle, where others have outlines; says how many.
void addRectangles(TruthTable& table, IssueLog& log);

/// Smallest box around the shape: of rings by their corners, of run lengths by their pixels.
metrics::Box boundsOf(const ShapePool& pool, std::uint32_t shape);

/// Enclosed area: the sum of the rings' (parts of an object, none is a hole), or the pixels that are set.
double areaOf(const ShapePool& pool, std::uint32_t shape);

}  // namespace gg::predictions
