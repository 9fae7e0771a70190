#include "core/audit/augmentation/placement.h"

#include "core/audit/augmentation/draws.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gg::audit
{
namespace
{

using dataset::Rect;

cv::Matx33d translation(double x, double y)
{
    return {1, 0, x, 0, 1, y, 0, 0, 1};
}

/// Centre to the origin, perspective, rotation and zoom, shear, and back with a shift: in Ultralytics' order.
cv::Matx33d drawView(const AugmentationRecipe& recipe, Draws& random, double canvas, int size, double& zoom)
{
    const cv::Matx33d centre = translation(-canvas / 2, -canvas / 2);
    cv::Matx33d perspective = cv::Matx33d::eye();
    perspective(2, 0) = random.uniform(-recipe.perspective, recipe.perspective);
    perspective(2, 1) = random.uniform(-recipe.perspective, recipe.perspective);
    const double angle = random.uniform(-recipe.degrees, recipe.degrees) * std::numbers::pi / 180;
    zoom = std::max(0.01, random.uniform(1 - recipe.scale, 1 + recipe.scale));
    const double c = zoom * std::cos(angle);
    const double s = zoom * std::sin(angle);
    const cv::Matx33d rotation{c, s, 0, -s, c, 0, 0, 0, 1};
    cv::Matx33d shear = cv::Matx33d::eye();
    shear(0, 1) = std::tan(random.uniform(-recipe.shear, recipe.shear) * std::numbers::pi / 180);
    shear(1, 0) = std::tan(random.uniform(-recipe.shear, recipe.shear) * std::numbers::pi / 180);
    const cv::Matx33d shift = translation(random.uniform(0.5 - recipe.translate, 0.5 + recipe.translate) * size,
                                          random.uniform(0.5 - recipe.translate, 0.5 + recipe.translate) * size);
    return shift * shear * rotation * perspective * centre;
}

cv::Matx33d drawFlips(const AugmentationRecipe& recipe, Draws& random, int size)
{
    cv::Matx33d flips = cv::Matx33d::eye();
    if (random.chance(recipe.flipVertical)) {
        flips = cv::Matx33d{1, 0, 0, 0, -1, static_cast<double>(size), 0, 0, 1} * flips;
    }
    if (random.chance(recipe.flipHorizontal)) {
        flips = cv::Matx33d{-1, 0, static_cast<double>(size), 0, 1, 0, 0, 0, 1} * flips;
    }
    return flips;
}

/// The part of a scaled picture that a random crop leaves, and how much larger it is shown.
cv::Rect2d drawCrop(const AugmentationRecipe& recipe, Draws& random, double width, double height)
{
    const double left = 1 - recipe.crop * random.uniform();
    const double x = random.uniform() * width * (1 - left);
    const double y = random.uniform() * height * (1 - left);
    return {x, y, width * left, height * left};
}

Rect boundsOf(const std::array<cv::Point2d, 4>& corners)
{
    const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    return {left, top, right - left, bottom - top};
}

Rect clipped(const Rect& box, double x, double y, double width, double height)
{
    const double left = std::clamp(box.x, x, x + width);
    const double top = std::clamp(box.y, y, y + height);
    return {left, top, std::clamp(box.x + box.width, x, x + width) - left, std::clamp(box.y + box.height, y, y + height) - top};
}

bool isMosaic(const AugmentationRecipe& recipe, std::uint64_t seed)
{
    return Draws(seed, 1).chance(recipe.mosaic);
}

}  // namespace

std::size_t picturesOfSample(const AugmentationRecipe& recipe, std::uint64_t seed)
{
    return isMosaic(recipe, seed) ? 4 : 1;
}

SamplePlan planSample(const AugmentationRecipe& recipe, std::span<const cv::Size> sizes, std::uint64_t seed, int size)
{
    Draws random(seed, 2);
    const bool mosaic = isMosaic(recipe, seed) && sizes.size() >= 4;
    const double canvas = mosaic ? 2.0 * size : size;
    const double centreX = mosaic ? random.uniform(size / 2.0, 1.5 * size) : 0;
    const double centreY = mosaic ? random.uniform(size / 2.0, 1.5 * size) : 0;
    SamplePlan plan{.size = size, .zoom = 1, .pictures = {}};
    const cv::Matx33d view = drawView(recipe, random, canvas, size, plan.zoom);
    const cv::Matx33d toSample = drawFlips(recipe, random, size) * view;
    for (std::size_t i = 0; i < (mosaic ? 4 : 1); ++i) {
        const double fit = static_cast<double>(size) / std::max(1, std::max(sizes[i].width, sizes[i].height));
        const cv::Rect2d crop = drawCrop(recipe, random, sizes[i].width * fit, sizes[i].height * fit);
        // What the crop leaves is shown as large as the whole picture was.
        const double enlarged = size / std::max(crop.width, crop.height);
        const double width = crop.width * enlarged;
        const double height = crop.height * enlarged;
        double x = (size - width) / 2;
        double y = (size - height) / 2;
        if (mosaic) {
            x = i % 2 == 0 ? centreX - width : centreX;
            y = i < 2 ? centreY - height : centreY;
        }
        const cv::Matx33d place = translation(x, y) * cv::Matx33d{enlarged, 0, 0, 0, enlarged, 0, 0, 0, 1} * translation(-crop.x, -crop.y);
        // Pictures of a mosaic are cut at its canvas.
        const double left = std::max(0.0, -x) / enlarged;
        const double top = std::max(0.0, -y) / enlarged;
        const double right = std::max(0.0, x + width - canvas) / enlarged;
        const double bottom = std::max(0.0, y + height - canvas) / enlarged;
        const cv::Rect2d window{crop.x + left, crop.y + top, std::max(0.0, crop.width - left - right),
                                std::max(0.0, crop.height - top - bottom)};
        plan.pictures.push_back({i, toSample * place, fit, crop, window});
    }
    return plan;
}

PlacedBox placeBox(const SamplePlan& plan, const PicturePlace& place, const Rect& box)
{
    const Rect scaled{box.x * place.prescale, box.y * place.prescale, box.width * place.prescale, box.height * place.prescale};
    const cv::Rect2d& window = place.window;
    const Rect visible = clipped(scaled, window.x, window.y, window.width, window.height);
    if (visible.width <= 0 || visible.height <= 0) {
        return {Fate::Outside, {}};
    }
    std::array<cv::Point2d, 4> corners;
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Vec3d at = place.toSample * cv::Vec3d(visible.x + (i % 2 == 0 ? 0 : visible.width),
                                                        visible.y + (i < 2 ? 0 : visible.height), 1);
        corners[i] = {at[0] / at[2], at[1] / at[2]};
    }
    const Rect whole = boundsOf(corners);
    const Rect seen = clipped(whole, 0, 0, plan.size, plan.size);
    if (seen.width <= 0 || seen.height <= 0) {
        return {Fate::Outside, {}};
    }
    // Its area if nothing but the canvas cut it; the determinant is the enlargement by zoom and crop.
    const Rect cropped = clipped(scaled, place.crop.x, place.crop.y, place.crop.width, place.crop.height);
    const double onCanvas = visible.width * visible.height / (cropped.width * cropped.height);
    const double before = scaled.width * scaled.height * onCanvas * std::abs(cv::determinant(place.toSample));
    constexpr double tiny = 1e-16;
    const bool kept = seen.width > 2 && seen.height > 2 && seen.width * seen.height / (before + tiny) > 0.1 &&
                      std::max(seen.width / seen.height, seen.height / seen.width) < 100;
    return {kept ? Fate::Kept : Fate::Dropped, seen};
}

}  // namespace gg::audit
