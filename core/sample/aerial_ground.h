#pragma once

#include "core/sample/random.h"

#include <opencv2/core.hpp>

#include <vector>

namespace gg::sample {

constexpr float laneWidth = 3.4F;
constexpr float cycleLaneWidth = 1.9F;
constexpr float pavementWidth = 3.0F;

enum class Block { Houses, Parking, Park, Field, Plaza };

/// What the ground looks like and where; metres from the middle of the world.
struct GroundPlan {
    float side = 150;
    float pixelsPerMetre = 7;
    cv::Point2f crossing;
    int lanes = 2;  ///< each way, of the road from left to right; the other road has one each way
    cv::Point2f sun;
    std::vector<Block> blocks;  ///< top left, top right, bottom left, bottom right

    float halfMainRoad() const { return static_cast<float>(lanes) * laneWidth + cycleLaneWidth; }
    float halfSideRoad() const { return laneWidth + cycleLaneWidth; }
    cv::Rect2f blockArea(int block) const;
};

/// The rows of a car park as (middle of a bay); bays lie across, 2.7 m wide and 5.2 m deep.
std::vector<cv::Point2f> parkingBays(const cv::Rect2f& lot);

cv::Mat drawGround(Random& random, const GroundPlan& plan);

}  // namespace gg::sample
