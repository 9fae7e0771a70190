#include "core/training/detection/detection_augment.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gg::training {
namespace {

constexpr std::uint64_t detectionKey = 0x44455445U;
/// Each kind draws from numbers of its own, so that switching one off leaves the others as they were.
enum Part : std::uint64_t { MosaicPart, GeometryPart, ColourPart, FlipPart, MixPart, MixGeometryPart, PastePart };

constexpr float leastSide = 2;        // px: smaller objects are not learnt from
constexpr float largestAspect = 100;
constexpr float leastShare = 0.1F;    // of an object's area that has to be left
constexpr double mostCovered = 0.3;   // of a truth, by a pasted object
constexpr int pasteTries = 8;

using Unreadable = std::function<void(std::size_t, const std::string&)>;

cv::Matx33d translation(double x, double y)
{
    return {1, 0, x, 0, 1, y, 0, 0, 1};
}

cv::Rect2f boundsOf(const cv::Matx33d& map, const cv::Rect2f& box)
{
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    for (int corner = 0; corner < 4; ++corner) {
        const double x = corner % 2 == 0 ? box.x : box.x + box.width;
        const double y = corner / 2 == 0 ? box.y : box.y + box.height;
        const cv::Vec3d to = map * cv::Vec3d(x, y, 1);
        const auto toX = static_cast<float>(to[0] / to[2]);
        const auto toY = static_cast<float>(to[1] / to[2]);
        left = corner == 0 ? toX : std::min(left, toX);
        top = corner == 0 ? toY : std::min(top, toY);
        right = corner == 0 ? toX : std::max(right, toX);
        bottom = corner == 0 ? toY : std::max(bottom, toY);
    }
    return {left, top, right - left, bottom - top};
}

/// Draws `picture` over `canvas` through the map; pixel i covers [i, i + 1).
void draw(const cv::Mat& picture, const cv::Matx33d& map, cv::Mat& canvas)
{
    const cv::Rect2f bounds = boundsOf(map, {0, 0, static_cast<float>(picture.cols), static_cast<float>(picture.rows)});
    const cv::Rect all(0, 0, canvas.cols, canvas.rows);
    const auto low = [](float value, int limit) { return static_cast<int>(std::floor(std::clamp(value, 0.0F, static_cast<float>(limit)))); };
    const auto high = [](float value, int limit) { return static_cast<int>(std::ceil(std::clamp(value, 0.0F, static_cast<float>(limit)))); };
    const cv::Rect place = all
                           & cv::Rect(cv::Point(low(bounds.x, canvas.cols), low(bounds.y, canvas.rows)),
                                      cv::Point(high(bounds.x + bounds.width, canvas.cols), high(bounds.y + bounds.height, canvas.rows)));
    if (place.empty()) {
        return;
    }
    // A border of one pixel, so that interpolation leaves no seam between neighbours.
    cv::Mat bordered;
    cv::copyMakeBorder(picture, bordered, 1, 1, 1, 1, cv::BORDER_REPLICATE);
    const cv::Matx33d pixels = translation(-0.5 - place.x, -0.5 - place.y) * map * translation(-0.5, -0.5);
    cv::Mat target = canvas(place);
    const bool affine = pixels(2, 0) == 0 && pixels(2, 1) == 0;
    if (affine) {
        cv::warpAffine(bordered, target, pixels.get_minor<2, 3>(0, 0), target.size(), cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
    } else {
        cv::warpPerspective(bordered, target, pixels, target.size(), cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
    }
}

/// With its ignore regions greyed out: what is there is neither object nor background.
cv::Mat learnable(const DetectionStore& store, std::size_t sample)
{
    const cv::Mat picture = store.picture(sample);
    if (store.sample(sample).ignored.empty()) {
        return picture;
    }
    cv::Mat greyed = picture.clone();
    for (const StoredBox& box : store.sample(sample).ignored) {
        const cv::Rect2f region(box.left * static_cast<float>(greyed.cols), box.top * static_cast<float>(greyed.rows),
                                (box.right - box.left) * static_cast<float>(greyed.cols),
                                (box.bottom - box.top) * static_cast<float>(greyed.rows));
        greyed(cv::Rect(region) & cv::Rect({0, 0}, greyed.size())).setTo(cv::Scalar::all(canvasGrey));
    }
    return greyed;
}

double coveredShare(const cv::Rect2f& truth, const cv::Rect2f& pasted)
{
    return static_cast<double>((truth & pasted).area()) / static_cast<double>(truth.area());
}

/// The object's pixels at the scale of the canvas, with a mask of its outline (all 255 without one).
struct Cutting {
    cv::Mat pixels;
    cv::Mat mask;
};

Cutting cut(const cv::Mat& picture, const StoredBox& box, const std::vector<cv::Point2f>& outline, double scale)
{
    const auto width = static_cast<float>(picture.cols);
    const auto height = static_cast<float>(picture.rows);
    const cv::Rect place = cv::Rect(cv::Point(static_cast<int>(std::floor(box.left * width)), static_cast<int>(std::floor(box.top * height))),
                                    cv::Point(static_cast<int>(std::ceil(box.right * width)), static_cast<int>(std::ceil(box.bottom * height))))
                           & cv::Rect({0, 0}, picture.size());
    const cv::Size size(static_cast<int>(std::lround(place.width * scale)), static_cast<int>(std::lround(place.height * scale)));
    if (place.empty() || size.width < static_cast<int>(leastSide) || size.height < static_cast<int>(leastSide)) {
        return {};
    }
    Cutting cutting;
    cv::resize(picture(place), cutting.pixels, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cutting.mask = cv::Mat(size, CV_8UC1, cv::Scalar(outline.empty() ? 255 : 0));
    if (!outline.empty()) {
        std::vector<cv::Point> points;
        for (const cv::Point2f& point : outline) {
            points.emplace_back(static_cast<int>(std::lround(static_cast<double>(point.x * width - static_cast<float>(place.x)) * scale)),
                                static_cast<int>(std::lround(static_cast<double>(point.y * height - static_cast<float>(place.y)) * scale)));
        }
        cv::fillPoly(cutting.mask, std::vector<std::vector<cv::Point>>{points}, cv::Scalar(255));
    }
    return cutting;
}

/// The samples of a canvas: the sample itself, with three others where a mosaic is drawn.
std::vector<std::size_t> partners(const std::vector<std::size_t>& train, std::size_t sample, bool mosaic, Random& random)
{
    std::vector<std::size_t> samples{sample};
    while (mosaic && samples.size() < 4) {
        samples.push_back(train[random.below(train.size())]);
    }
    return samples;
}

/// One canvas: which samples, around which point, by which geometry.
Mixed drawn(const DetectionStore& store, const std::vector<std::size_t>& train, std::size_t sample, const recipe::TrainConfig& config, bool open,
            int side, Random choice, Random geometry, const Unreadable& unreadable)
{
    const bool mosaic = choice.uniform() < config.detection.mosaic && open;
    const cv::Point2d centre(0.5 + choice.uniform(), 0.5 + choice.uniform());
    return composed(store, partners(train, sample, mosaic, choice), centre, drawGeometry(config, geometry), side, unreadable);
}

}  // namespace

Geometry drawGeometry(const recipe::TrainConfig& config, Random& random)
{
    const recipe::DetectionConfig& detection = config.detection;
    Geometry geometry;
    geometry.perspectiveX = random.symmetric(detection.perspective);
    geometry.perspectiveY = random.symmetric(detection.perspective);
    geometry.degrees = random.symmetric(config.rotateDegrees);
    geometry.zoom = std::max(0.05, 1 + random.symmetric(config.scale));
    geometry.shearX = random.symmetric(detection.shear);
    geometry.shearY = random.symmetric(detection.shear);
    geometry.centreX = 0.5 + random.symmetric(detection.translate);
    geometry.centreY = 0.5 + random.symmetric(detection.translate);
    return geometry;
}

cv::Matx33d mapOf(const Geometry& geometry, double from, double to, double scale)
{
    constexpr double radian = std::numbers::pi / 180;
    const double turn = geometry.degrees * radian;
    const double zoom = geometry.zoom * scale;
    const cv::Matx33d perspective(1, 0, 0, 0, 1, 0, geometry.perspectiveX, geometry.perspectiveY, 1);
    const cv::Matx33d turned(zoom * std::cos(turn), zoom * std::sin(turn), 0, -zoom * std::sin(turn), zoom * std::cos(turn), 0, 0, 0, 1);
    const cv::Matx33d sheared(1, std::tan(geometry.shearX * radian), 0, std::tan(geometry.shearY * radian), 1, 0, 0, 0, 1);
    return translation(geometry.centreX * to, geometry.centreY * to) * sheared * turned * perspective * translation(-from / 2, -from / 2);
}

std::optional<cv::Rect2f> mapped(const cv::Matx33d& map, const cv::Rect2f& before, double canvas)
{
    const cv::Rect2f whole = boundsOf(map, before);
    const cv::Rect2f left = whole & cv::Rect2f(0, 0, static_cast<float>(canvas), static_cast<float>(canvas));
    const bool tooSmall = left.width <= leastSide || left.height <= leastSide;
    const bool tooThin = left.width > largestAspect * left.height || left.height > largestAspect * left.width;
    if (tooSmall || tooThin || left.area() < leastShare * whole.area()) {
        return std::nullopt;
    }
    return left;
}

void flip(Mixed& mixed, bool horizontal, bool vertical)
{
    if (!horizontal && !vertical) {
        return;
    }
    cv::Mat flipped;
    cv::flip(mixed.picture, flipped, horizontal && vertical ? -1 : (horizontal ? 1 : 0));
    mixed.picture = flipped;
    for (CanvasBox& object : mixed.boxes) {
        if (horizontal) {
            object.box.x = static_cast<float>(flipped.cols) - object.box.x - object.box.width;
        }
        if (vertical) {
            object.box.y = static_cast<float>(flipped.rows) - object.box.y - object.box.height;
        }
    }
}

void shiftColours(cv::Mat& picture, double hue, double saturation, double value)
{
    if (hue == 0 && saturation == 0 && value == 0) {
        return;
    }
    cv::Mat table(1, 256, CV_8UC3);
    for (int i = 0; i < 256; ++i) {
        const double turned = std::fmod(i * (1 + hue), 180.0);
        table.at<cv::Vec3b>(0, i) = {static_cast<std::uint8_t>(turned < 0 ? turned + 180 : turned), cv::saturate_cast<std::uint8_t>(i * (1 + saturation)),
                                     cv::saturate_cast<std::uint8_t>(i * (1 + value))};
    }
    cv::Mat hsv;
    cv::cvtColor(picture, hsv, cv::COLOR_RGB2HSV);
    cv::LUT(hsv, table, hsv);
    cv::cvtColor(hsv, picture, cv::COLOR_HSV2RGB);
}

Mixed mixedUp(const Mixed& a, const Mixed& b, double share)
{
    Mixed result;
    cv::addWeighted(a.picture, share, b.picture, 1 - share, 0, result.picture);
    result.boxes = a.boxes;
    result.boxes.insert(result.boxes.end(), b.boxes.begin(), b.boxes.end());
    result.samples = a.samples;
    result.samples.insert(result.samples.end(), b.samples.begin(), b.samples.end());
    return result;
}

double drawMixShare(Random& random)
{
    std::array<double, 63> numbers{};
    for (double& number : numbers) {
        number = random.uniform();
    }
    std::nth_element(numbers.begin(), numbers.begin() + numbers.size() / 2, numbers.end());
    return numbers[numbers.size() / 2];
}

Mixed composed(const DetectionStore& store, const std::vector<std::size_t>& samples, cv::Point2d centre, const Geometry& geometry, int side,
               const Unreadable& unreadable)
{
    const double unit = store.side();
    const bool mosaic = samples.size() > 1;
    const cv::Matx33d map = mapOf(geometry, mosaic ? 2 * unit : unit, side, side / unit);
    Mixed result;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        cv::Mat picture;
        try {
            picture = learnable(store, samples[i]);
        } catch (const Error& error) {
            unreadable(samples[i], error.detail());
            continue;
        }
        if (result.picture.empty()) {
            result.picture = cv::Mat(side, side, CV_8UC3, cv::Scalar::all(canvasGrey));
        }
        result.samples.push_back(samples[i]);
        // Around the centre: top left, top right, bottom left, bottom right. Alone: in the middle.
        const cv::Point2d seam(std::round(centre.x * unit), std::round(centre.y * unit));
        const double x = mosaic ? seam.x - (i % 2 == 0 ? picture.cols : 0) : std::floor((unit - picture.cols) / 2);
        const double y = mosaic ? seam.y - (i / 2 == 0 ? picture.rows : 0) : std::floor((unit - picture.rows) / 2);
        const cv::Matx33d placed = map * translation(x, y);
        draw(picture, placed, result.picture);
        for (const StoredBox& box : store.sample(samples[i]).boxes) {
            const auto width = static_cast<float>(picture.cols);
            const auto height = static_cast<float>(picture.rows);
            const cv::Rect2f before(box.left * width, box.top * height, (box.right - box.left) * width, (box.bottom - box.top) * height);
            if (const std::optional<cv::Rect2f> after = mapped(placed, before, side)) {
                result.boxes.push_back({.box = *after, .label = box.label});
            }
        }
    }
    return result;
}

void pasteObjects(Mixed& mixed, const DetectionStore& store, std::size_t from, double share, bool rectangles, Random& random)
{
    const DetectionSample& source = store.sample(from);
    const cv::Mat picture = store.picture(from);
    const double scale = static_cast<double>(mixed.picture.cols) / store.side();
    for (std::size_t i = 0; i < source.boxes.size(); ++i) {
        const std::vector<cv::Point2f> outline = source.outlines.empty() ? std::vector<cv::Point2f>() : source.outlines[i];
        if (random.uniform() >= share || (outline.empty() && !rectangles)) {
            continue;
        }
        const Cutting cutting = cut(picture, source.boxes[i], outline, scale);
        const int roomX = mixed.picture.cols - cutting.pixels.cols;
        const int roomY = mixed.picture.rows - cutting.pixels.rows;
        for (int attempt = 0; attempt < pasteTries && !cutting.pixels.empty() && roomX > 0 && roomY > 0; ++attempt) {
            const cv::Rect place(static_cast<int>(random.below(static_cast<std::size_t>(roomX))), static_cast<int>(random.below(static_cast<std::size_t>(roomY))),
                                 cutting.pixels.cols, cutting.pixels.rows);
            const cv::Rect2f box(place);
            const bool free = std::none_of(mixed.boxes.begin(), mixed.boxes.end(),
                                           [&box](const CanvasBox& truth) { return coveredShare(truth.box, box) >= mostCovered; });
            if (free) {
                cutting.pixels.copyTo(mixed.picture(place), cutting.mask);
                mixed.boxes.push_back({.box = box, .label = source.boxes[i].label});
                mixed.samples.push_back(from);
                break;
            }
        }
    }
}

Mixed augmented(const DetectionStore& store, const std::vector<std::size_t>& train, std::size_t sample, const recipe::TrainConfig& config,
                const Turn& turn, int side, const Unreadable& unreadable)
{
    const recipe::DetectionConfig& detection = config.detection;
    const bool open = turn.epoch < config.epochs - detection.closeMosaic;
    const auto numbers = [&](Part part) {
        return Random{config.seed, detectionKey, static_cast<std::uint64_t>(turn.epoch), turn.position, part};
    };
    Mixed mixed = drawn(store, train, sample, config, open, side, numbers(MosaicPart), numbers(GeometryPart), unreadable);
    if (mixed.picture.empty()) {
        return mixed;
    }
    Random paste = numbers(PastePart);
    if (open && detection.copyPaste > 0) {
        const std::size_t from = train[paste.below(train.size())];
        try {
            pasteObjects(mixed, store, from, detection.copyPaste, detection.copyPasteBoxes, paste);
        } catch (const Error& error) {
            unreadable(from, error.detail());
        }
    }
    Random mix = numbers(MixPart);
    if (mix.uniform() < detection.mixup && open) {
        const std::size_t other = train[mix.below(train.size())];
        const Mixed second = drawn(store, train, other, config, open, side, mix, numbers(MixGeometryPart), unreadable);
        if (!second.picture.empty()) {
            mixed = mixedUp(mixed, second, drawMixShare(mix));
        }
    }
    Random colour = numbers(ColourPart);
    const double hue = colour.symmetric(detection.hue);
    const double saturation = colour.symmetric(detection.saturation);
    shiftColours(mixed.picture, hue, saturation, colour.symmetric(detection.value));
    Random mirror = numbers(FlipPart);
    const bool horizontal = mirror.uniform() < detection.flipHorizontalShare;
    flip(mixed, horizontal, mirror.uniform() < detection.flipVerticalShare);
    return mixed;
}

}  // namespace gg::training
