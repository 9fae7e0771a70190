#pragma once

#include "core/recipe/train_config.h"
#include "core/training/detection/detection_store.h"
#include "core/training/engine/random.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace gg::training {

/// A labelled box in pixels of a canvas.
struct CanvasBox {
    cv::Rect2f box;
    std::int32_t label = 0;
};

/// A training picture, as it is put into a batch.
struct Mixed {
    cv::Mat picture;  ///< CV_8UC3 RGB, side x side
    std::vector<CanvasBox> boxes;
    std::vector<std::size_t> samples = {};  ///< of which something was put into it
};

/// The grey that shows where no picture is.
inline constexpr int canvasGrey = 114;

/// What is done to the geometry of one canvas.
struct Geometry {
    double degrees = 0;      ///< counter-clockwise
    double zoom = 1;
    double shearX = 0;       ///< degrees
    double shearY = 0;
    double perspectiveX = 0;
    double perspectiveY = 0;
    double centreX = 0.5;    ///< share of the canvas where the centre comes to lie
    double centreY = 0.5;
};

Geometry drawGeometry(const recipe::TrainConfig& config, Random& random);

/// The 3x3 map from a canvas of `from` pixels a side to one of `to`: the centre to the origin, perspective, turn and zoom (times `scale`),
/// shear, then to its place. Without any of these, with from == to: the identity.
cv::Matx33d mapOf(const Geometry& geometry, double from, double to, double scale = 1);

/// Box `before` after the map: the bounding box of its four corners, clipped to the canvas. nullopt where less than a tenth of its area is
/// left, a side is at most 2 px, or one side is 100 times the other.
std::optional<cv::Rect2f> mapped(const cv::Matx33d& map, const cv::Rect2f& before, double canvas);

/// Mirrors picture and boxes.
void flip(Mixed& mixed, bool horizontal, bool vertical);

/// H' = H · (1 + hue) mod 180 in OpenCV's half degrees; saturation and value scaled alike and clamped to 255.
void shiftColours(cv::Mat& picture, double hue, double saturation, double value);

/// a · share + b · (1 − share), with the boxes of both (Zhang et al. 2018).
Mixed mixedUp(const Mixed& a, const Mixed& b, double share);

/// Beta(32, 32): the median of 63 uniform numbers.
double drawMixShare(Random& random);

/// Four samples around a point (mosaic), or one in the middle, on a canvas of `side`, by the geometry. The first of `samples` is the top left.
/// `centre`: of the mosaic, in [½, 1½] canvas sides; samples of one: not looked at. Samples that cannot be read stay grey and are told.
Mixed composed(const DetectionStore& store, const std::vector<std::size_t>& samples, cv::Point2d centre, const Geometry& geometry, int side,
               const std::function<void(std::size_t sample, const std::string& reason)>& unreadable);

/// Copies objects of `from` into the picture at their size, at random places where less than 30 % of a truth is covered (Ghiasi et al.
/// 2021). `share` of the objects are taken: with an outline by it, without one as rectangles where `rectangles` is on.
void pasteObjects(Mixed& mixed, const DetectionStore& store, std::size_t from, double share, bool rectangles, Random& random);

/// Which picture of a training is made: it decides what is drawn, with the seed.
struct Turn {
    std::int64_t epoch = 0;  ///< from 0
    std::size_t position = 0;  ///< in the epoch's order
};

/// The whole of it: what a sample becomes at its turn. An empty picture where nothing could be read.
Mixed augmented(const DetectionStore& store, const std::vector<std::size_t>& train, std::size_t sample, const recipe::TrainConfig& config,
                const Turn& turn, int side, const std::function<void(std::size_t sample, const std::string& reason)>& unreadable);

}  // namespace gg::training
