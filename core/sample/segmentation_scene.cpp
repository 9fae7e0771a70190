#include "core/sample/segmentation_scene.h"

#include "core/sample/noise.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace gg::sample {
namespace {

constexpr float pi = std::numbers::pi_v<float>;
/// The wall's texture: once around (2π) is its width; the same scale along the depth.
constexpr int textureWidth = SegmentationScene::textureWidth;
constexpr int textureHeight = SegmentationScene::textureHeight;
constexpr float texelsPerUnit = SegmentationScene::texelsPerUnit;

enum Purpose : std::uint64_t { ForScene = 1, ForFrame = 2 };

/// Gradient per texel · scale, continued across the edges.
cv::Mat slope(const cv::Mat& height, int alongX, float scale)
{
    cv::Mat rimmed;
    cv::copyMakeBorder(height, rimmed, 4, 4, 4, 4, cv::BORDER_WRAP);
    cv::Mat gradient;
    cv::Sobel(rimmed, gradient, CV_32F, alongX, 1 - alongX, 3, static_cast<double>(scale) / 8);
    return gradient(cv::Rect(4, 4, height.cols, height.rows)).clone();
}

}  // namespace

SegmentationScene::SegmentationScene(std::uint64_t seed, int sequence, int frames, cv::Size size)
    : m_seed(seed)
    , m_sequence(sequence)
    , m_frames(frames)
    , m_size(size)
{
    Random random(seed, ForScene, static_cast<std::uint64_t>(sequence));
    const float side = random.real(-pi, pi);
    const float away = random.real(0.15F, 0.95F);
    m_lumen = cv::Point2f(away * 1.1F * std::cos(side), away * 0.8F * std::sin(side));
    m_lumenDepth = random.real(0.22F, 0.42F);
    m_exposure = random.real(0.92F, 1.12F);
    m_softness = random.real(0.5F, 0.9F);
    for (float& value : m_motion) {
        value = random.real(-1, 1);
    }
    m_lumenShape = {random.real(0.05F, 0.2F), random.real(-pi, pi), random.real(0.05F, 0.22F),
                    random.real(-pi, pi),     random.real(0, 0.08F), random.real(-pi, pi)};

    const cv::Size texture(textureWidth, textureHeight);
    cv::Mat height = 0.10F * layeredNoise(random, texture, {10, 5}, 3);
    layOutFolds(random, height);
    m_wall.slopeIn = slope(height, 0, texelsPerUnit);
    m_wall.slopeAround = slope(height, 1, texelsPerUnit);
    m_wall.vessels = drawVessels(random);
    m_wall.tone = layeredNoise(random, texture, {7, 4}, 6, 0.62F);
    m_wall.wetness = layeredNoise(random, texture, {44, 22}, 2, 0.5F);

    // Light that went through tissue loses its blue and green first: what is dark is red, what is bright is pink.
    const std::array<float, 3> level = {random.real(0.46F, 0.58F), random.real(0.50F, 0.60F), random.real(0.90F, 0.99F)};
    const std::array<float, 3> exponent = {1.30F, 1.22F, 0.80F};
    for (std::size_t c = 0; c < 3; ++c) {
        m_tone[c].resize(toneSteps);
        for (int step = 0; step < toneSteps; ++step) {
            const float light = brightest * static_cast<float>(step) / toneSteps;
            const float linear = level[c] * std::pow(light, exponent[c]);
            m_tone[c][static_cast<std::size_t>(step)] = 255 * linear / std::pow(1 + std::pow(linear, 4.0F), 0.25F) * 1.1F;
        }
    }
    addPolyps(random);
    m_visible = visibleArea();
}

/// Haustral folds: rings around the lumen that waver, fade out and come back.
void SegmentationScene::layOutFolds(Random& random, cv::Mat& height) const
{
    const int folds = random.integer(4, 6);
    for (int fold = 0; fold < folds; ++fold) {
        const float middle = (static_cast<float>(fold) + random.real(-0.22F, 0.22F)) * textureHeight / static_cast<float>(folds);
        const float strength = random.real(0.12F, 0.26F);
        const float width = random.real(9, 20);
        const std::array<float, 8> wave = {random.real(4, 14),  random.real(-pi, pi), random.real(3, 9),      random.real(-pi, pi),
                                           random.real(1, 4),   random.real(-pi, pi), random.real(-pi, pi), random.real(0.1F, 0.6F)};
        for (int x = 0; x < textureWidth; ++x) {
            const float angle = 2 * pi * static_cast<float>(x) / textureWidth;
            const float centre = middle + wave[0] * std::sin(angle + wave[1]) + wave[2] * std::sin(3 * angle + wave[3]) +
                                 wave[4] * std::sin(7 * angle + wave[5]);
            const float present = smoothStep(-0.9F, 0.5F, std::cos(3 * angle + wave[6]) + wave[7]);
            for (int offset = -110; offset <= 80; ++offset) {
                const int y = ((static_cast<int>(std::floor(centre)) + offset) % textureHeight + textureHeight) % textureHeight;
                const float away = static_cast<float>(offset) - (centre - std::floor(centre));
                // Steep on the far side, where the fold hides what is behind it.
                const float t = away / (away < 0 ? width * 1.5F : width * 0.75F);
                height.at<float>(y, x) += strength * present * std::exp(-0.5F * t * t);
            }
        }
    }
}

/// Branching vessels as random walks that thin out.
cv::Mat SegmentationScene::drawVessels(Random& random) const
{
    cv::Mat vessels = cv::Mat::zeros(textureHeight, textureWidth, CV_32F);
    struct Tip {
        cv::Point2f at;
        float heading, width;
        int steps;
    };
    std::vector<Tip> tips;
    const int trees = random.integer(14, 26);
    for (int i = 0; i < trees; ++i) {
        tips.push_back({{random.real(0, textureWidth), random.real(0, textureHeight)}, random.real(-pi, pi), random.real(1.6F, 3.2F), 60});
    }
    for (std::size_t i = 0; i < tips.size() && tips.size() < 420; ++i) {
        Tip tip = tips[i];
        while (tip.steps-- > 0 && tip.width > 0.6F) {
            const cv::Point2f next = tip.at + 6 * cv::Point2f(std::cos(tip.heading), std::sin(tip.heading));
            const float depth = std::min(1.0F, 0.25F + 0.25F * tip.width);
            for (int copy = 0; copy < 4; ++copy) {
                // Drawn again a texture further on, so that a vessel goes on across the edge.
                const cv::Point2f shift(copy % 2 == 0 ? 0.0F : (next.x < textureWidth / 2.0F ? textureWidth : -textureWidth),
                                        copy < 2 ? 0.0F : (next.y < textureHeight / 2.0F ? textureHeight : -textureHeight));
                cv::line(vessels, 16 * (tip.at + shift), 16 * (next + shift), cv::Scalar(static_cast<double>(depth)),
                         std::max(1, cvRound(tip.width)), cv::LINE_8, 4);
            }
            tip.at = {std::fmod(next.x + textureWidth, 1.0F * textureWidth), std::fmod(next.y + textureHeight, 1.0F * textureHeight)};
            tip.heading += random.real(-0.35F, 0.35F);
            tip.width *= 0.985F;
            if (random.chance(0.07)) {
                const float turn = random.chance(0.5) ? 0.7F : -0.7F;
                tips.push_back({tip.at, tip.heading + turn, tip.width * 0.7F, 40});
            }
        }
    }
    cv::GaussianBlur(vessels, vessels, {}, 1.1);
    return vessels;
}

void SegmentationScene::addPolyps(Random& random)
{
    const int wanted = random.chance(0.62) ? 1 : (random.chance(0.72) ? 2 : 3);
    for (int i = 0; i < wanted; ++i) {
        Polyp polyp;
        // Somewhere in the picture, not in the lumen: polar coordinates around the lumen follow when the camera moves.
        cv::Point2f at;
        for (int attempt = 0; attempt < 40; ++attempt) {
            at = {random.real(-0.85F, 0.85F), random.real(-0.6F, 0.6F)};
            if (cv::norm(at - m_lumen) > 0.55) {
                break;
            }
        }
        const cv::Point2f offset = at - m_lumen;
        polyp.distance = static_cast<float>(cv::norm(offset));
        polyp.angle = std::atan2(offset.y, offset.x);
        polyp.weight = i == 0 ? 1.0F : random.real(0.35F, 0.75F);
        polyp.stretch = random.real(1.0F, 1.35F);
        polyp.tilt = random.real(-pi, pi);
        for (std::size_t k = 0; k < polyp.amplitude.size(); ++k) {
            polyp.amplitude[k] = random.real(0.03F, 0.19F) / static_cast<float>(k + 1);
            polyp.phase[k] = random.real(-pi, pi);
        }
        polyp.height = random.real(0.42F, 0.70F);
        // A little redder than the wall, or a little paler.
        const float pale = random.chance(0.7) ? random.real(0.80F, 0.93F) : random.real(1.01F, 1.05F);
        polyp.tint = cv::Vec3f(pale + random.real(-0.03F, 0.04F), pale, random.real(0.96F, 1.03F));
        m_polyps.push_back(polyp);
    }
}

SegmentationScene::View SegmentationScene::viewOf(int frame) const
{
    const float t = m_frames > 1 ? static_cast<float>(frame) / static_cast<float>(m_frames - 1) - 0.5F : 0.0F;
    View view;
    view.lumen.x = m_lumen.x + 0.16F * m_motion[0] * t + 0.05F * std::sin(4 * t + 3 * m_motion[1]);
    view.lumen.y = m_lumen.y + 0.14F * m_motion[2] * t + 0.05F * std::sin(5 * t + 3 * m_motion[3]);
    view.turn = 0.35F * m_motion[4] * t + 0.04F * std::sin(6 * t + 3 * m_motion[5]);
    view.zoom = std::exp(0.28F * m_motion[6] * t + 0.03F * std::sin(7 * t + 3 * m_motion[7]));
    view.advance = std::log(view.zoom);
    return view;
}

float SegmentationScene::outline(const Polyp& polyp, float angle) const
{
    const float along = std::cos(angle - polyp.tilt);
    const float across = std::sin(angle - polyp.tilt) * polyp.stretch;
    float radius = polyp.weight * std::sqrt(polyp.stretch) / std::sqrt(along * along + across * across);
    for (std::size_t k = 0; k < polyp.amplitude.size(); ++k) {
        radius *= 1 + polyp.amplitude[k] * std::sin(static_cast<float>(k + 2) * angle + polyp.phase[k]);
    }
    return radius;
}

/// All outlines grow together until exactly the wanted share of the pixels is inside one of them: the scale is an order
/// statistic of the pixels' distances.
SegmentationScene::Relief SegmentationScene::polypRelief(const View& view, double share) const
{
    constexpr int steps = 720;
    Relief relief{cv::Mat(m_size, CV_32F, cv::Scalar(std::numeric_limits<float>::max())), cv::Mat::zeros(m_size, CV_8U),
                  cv::Mat::zeros(m_size, CV_32F), cv::Mat::zeros(m_size, CV_8U)};
    const float half = 0.5F * static_cast<float>(m_size.height);
    for (std::size_t i = 0; i < m_polyps.size(); ++i) {
        const Polyp& polyp = m_polyps[i];
        const float angle = polyp.angle + view.turn;
        const float distance = polyp.distance * view.zoom;
        const cv::Point2f centre(0.5F * static_cast<float>(m_size.width) + half * (view.lumen.x + distance * std::cos(angle)),
                                 half + half * (view.lumen.y + distance * std::sin(angle)));
        std::array<float, steps + 1> inverse{};
        for (int s = 0; s <= steps; ++s) {
            inverse[static_cast<std::size_t>(s)] = 1 / outline(polyp, 2 * pi * static_cast<float>(s) / steps - view.turn);
        }
        for (int y = 0; y < m_size.height; ++y) {
            auto* radius = relief.radius.ptr<float>(y);
            auto* owner = relief.owner.ptr<unsigned char>(y);
            const float dy = static_cast<float>(y) - centre.y;
            for (int x = 0; x < m_size.width; ++x) {
                const float dx = static_cast<float>(x) - centre.x;
                const float place = (cv::fastAtan2(dy, dx) / 360.0F) * steps;
                const auto low = std::min<std::size_t>(static_cast<std::size_t>(place), steps - 1);
                const float part = place - static_cast<float>(low);
                const float r = std::sqrt(dx * dx + dy * dy) * (inverse[low] + part * (inverse[low + 1] - inverse[low]));
                if (r < radius[x]) {
                    radius[x] = r;
                    owner[x] = static_cast<unsigned char>(i);
                }
            }
        }
    }
    relief.radius.setTo(std::numeric_limits<float>::max(), m_visible < 0.5F);

    std::vector<float> ordered(relief.radius.begin<float>(), relief.radius.end<float>());
    const auto inside = static_cast<std::ptrdiff_t>(std::clamp<long>(std::lround(share * static_cast<double>(ordered.size())), 1,
                                                                    static_cast<long>(ordered.size()) - 1));
    std::nth_element(ordered.begin(), ordered.begin() + inside, ordered.end());
    const float scale = std::min(ordered[static_cast<std::size_t>(inside)], 1e6F);
    relief.radius *= 1 / scale;
    relief.mask = relief.radius < 1.0F;
    for (int y = 0; y < m_size.height; ++y) {
        for (int x = 0; x < m_size.width; ++x) {
            const float r = relief.radius.at<float>(y, x);
            if (r < 1) {
                const Polyp& polyp = m_polyps[relief.owner.at<unsigned char>(y, x)];
                relief.dome.at<float>(y, x) = scale * polyp.weight * polyp.height * std::pow(1 - r * r, 0.8F);
            }
        }
    }
    cv::GaussianBlur(relief.dome, relief.dome, {}, std::max(0.8, 0.012 * m_size.height));
    return relief;
}

/// Most endoscopes show their picture with cut corners.
cv::Mat SegmentationScene::visibleArea() const
{
    cv::Mat visible(m_size, CV_32F, cv::Scalar(1));
    Random random(m_seed, ForScene, static_cast<std::uint64_t>(m_sequence) + 1'000'000U);
    if (random.chance(0.4)) {
        return visible;
    }
    const float aspect = static_cast<float>(m_size.width) / static_cast<float>(m_size.height);
    const float corner = random.real(0.16F, 0.3F);
    const float half = 0.5F * static_cast<float>(m_size.height);
    for (int y = 0; y < m_size.height; ++y) {
        for (int x = 0; x < m_size.width; ++x) {
            const float fromSide = aspect - std::abs(static_cast<float>(x) / half - aspect);
            const float fromTop = 1 - std::abs(static_cast<float>(y) / half - 1);
            const float rim = std::min({(fromSide + fromTop - corner) * 0.7F, fromSide - 0.012F, fromTop - 0.012F});
            visible.at<float>(y, x) = smoothStep(-0.8F, 0.8F, rim * half);
        }
    }
    return visible;
}

SegmentationScene::Frame SegmentationScene::render(int frame, double share) const
{
    const View view = viewOf(frame);
    const Relief relief = polypRelief(view, share);
    Frame result{cv::Mat(m_size, CV_8UC3), relief.mask};
    paint(view, relief, result.image);
    cv::GaussianBlur(result.image, result.image, {}, static_cast<double>(m_softness));
    Random random(m_seed, ForFrame, static_cast<std::uint64_t>(m_sequence) * 4096U + static_cast<std::uint64_t>(frame));
    addSensorNoise(random, result.image, 2.6F);
    return result;
}

}  // namespace gg::sample
