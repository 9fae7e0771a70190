// How the light of the endoscope falls on the wall and the growths of a segmentation scene.
#include "core/sample/noise.h"
#include "core/sample/segmentation_scene.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace gg::sample {
namespace {

cv::Mat mapped(const cv::Mat& texture, const cv::Mat& mapX, const cv::Mat& mapY)
{
    cv::Mat result;
    cv::remap(texture, result, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_WRAP);
    return result;
}

/// Brightness of a surface tilted towards the lamp (positive) or away from it; what is turned away still gets light from the
/// opposite wall.
float lit(float slope)
{
    return slope > 0 ? 0.82F + 0.45F * slope / (1 + 0.45F * slope) : 0.82F + 0.48F * slope / (1 - 0.85F * slope);
}

/// A patch of the wet surface mirrors the lamp where it is tilted just so.
float highlight(float slopeIn, float slopeAround, float wetness, float light)
{
    const float in = slopeIn + 0.50F * wetness - 0.60F;
    const float around = slopeAround + 0.22F * wetness;
    const float mirror = std::exp(-(in * in / 0.022F + around * around / 0.045F));
    return smoothStep(0.62F, 0.95F, mirror) * smoothStep(0.35F, 0.75F, light);
}

}  // namespace

/// The wall's texture as this view sees it, in picture coordinates.
SegmentationScene::WallTexture SegmentationScene::wallInView(const View& view) const
{
    cv::Mat mapX(m_size, CV_32F);
    cv::Mat mapY(m_size, CV_32F);
    const float half = 0.5F * static_cast<float>(m_size.height);
    const float middle = 0.5F * static_cast<float>(m_size.width);
    for (int y = 0; y < m_size.height; ++y) {
        auto* toX = mapX.ptr<float>(y);
        auto* toY = mapY.ptr<float>(y);
        const float dy = (static_cast<float>(y) - half) / half - view.lumen.y;
        for (int x = 0; x < m_size.width; ++x) {
            const float dx = (static_cast<float>(x) - middle) / half - view.lumen.x;
            const float angle = cv::fastAtan2(dy, dx) * 0.017453293F - view.turn;
            const float bend = 1 + m_lumenShape[0] * std::cos(2 * angle + m_lumenShape[1]) +
                               m_lumenShape[2] * std::cos(3 * angle + m_lumenShape[3]) +
                               m_lumenShape[4] * std::cos(5 * angle + m_lumenShape[5]);
            const float rho = std::sqrt(dx * dx + dy * dy) * bend + 0.03F;
            toX[x] = (angle + 6.2831853F) * texelsPerUnit;
            toY[x] = (4 - std::log(rho) + view.advance) * texelsPerUnit;
        }
    }
    return {mapped(m_wall.slopeIn, mapX, mapY), mapped(m_wall.slopeAround, mapX, mapY), mapped(m_wall.vessels, mapX, mapY),
            mapped(m_wall.tone, mapX, mapY), mapped(m_wall.wetness, mapX, mapY)};
}

cv::Vec3b SegmentationScene::colour(float light, float vessels, float alpha, const cv::Vec3f& tint) const
{
    const auto step = static_cast<std::size_t>(std::clamp(light / brightest * toneSteps, 0.0F, toneSteps - 1.0F));
    const cv::Vec3f absorbed(0.34F, 0.36F, 0.12F);
    cv::Vec3b result;
    for (int c = 0; c < 3; ++c) {
        const float level = m_tone[static_cast<std::size_t>(c)][step] * (1 - absorbed[c] * vessels) * (1 + alpha * (tint[c] - 1));
        result[c] = cv::saturate_cast<unsigned char>(level);
    }
    return result;
}

void SegmentationScene::paint(const View& view, const Relief& relief, cv::Mat& image) const
{
    const WallTexture wall = wallInView(view);
    cv::Mat domeX;
    cv::Mat domeY;
    cv::Sobel(relief.dome, domeX, CV_32F, 1, 0, 3, 1 / 8.0);
    cv::Sobel(relief.dome, domeY, CV_32F, 0, 1, 3, 1 / 8.0);
    const float half = 0.5F * static_cast<float>(m_size.height);
    const float middle = 0.5F * static_cast<float>(m_size.width);
    for (int y = 0; y < m_size.height; ++y) {
        for (int x = 0; x < m_size.width; ++x) {
            const float px = (static_cast<float>(x) - middle) / half;
            const float py = (static_cast<float>(y) - half) / half;
            const float dx = view.lumen.x - px;
            const float dy = view.lumen.y - py;
            const float rho = std::sqrt(dx * dx + dy * dy) + 1e-3F;

            const float r = relief.radius.at<float>(y, x);
            const float alpha = smoothStep(1.05F, 0.90F, r);
            const Polyp& polyp = m_polyps[relief.owner.at<unsigned char>(y, x)];
            const float gx = domeX.at<float>(y, x);
            const float gy = domeY.at<float>(y, x);
            // The wall is drawn tight around a growth: folds end before it.
            const float folds = 1 - 0.85F * smoothStep(1.45F, 0.90F, r);
            const float slopeIn = wall.slopeIn.at<float>(y, x) * folds + (gx * dx + gy * dy) / rho;
            const float slopeAround = wall.slopeAround.at<float>(y, x) * folds + (gx * dy - gy * dx) / rho;

            // A growth throws a faint shadow on the wall behind it, towards the depth.
            const float behind = r > 1 ? std::exp(-(r - 1) * 9) * smoothStep(-0.02F, -0.25F, (gx * dx + gy * dy) / rho) : 0.0F;
            const float depth = rho * rho / (rho * rho + m_lumenDepth * m_lumenDepth);
            const float fromCentre = (px + 0.25F * m_motion[8]) * (px + 0.25F * m_motion[8]) + (py + 0.2F * m_motion[9]) * (py + 0.2F * m_motion[9]);
            const float vignette = 1 / (1 + 0.30F * fromCentre + 0.10F * fromCentre * fromCentre);
            const float facing = lit(slopeIn + 0.35F * slopeAround * m_motion[10]);
            const float tone = 1 + (0.13F - 0.05F * alpha) * wall.tone.at<float>(y, x) + 0.05F * alpha * wall.wetness.at<float>(y, x);
            const float light = m_exposure * 1.12F * depth * vignette * facing * tone * (1 - 0.25F * behind);

            const float vessels = wall.vessels.at<float>(y, x) * (1 - 0.8F * alpha);
            const float glint = highlight(slopeIn, slopeAround, wall.wetness.at<float>(y, x), light);
            const float visible = m_visible.at<float>(y, x);
            const cv::Vec3b wet = colour(light, vessels, alpha, polyp.tint);
            auto& pixel = image.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c) {
                const float level = static_cast<float>(wet[c]) + glint * (250 - static_cast<float>(wet[c]));
                pixel[c] = cv::saturate_cast<unsigned char>(visible * level + (1 - visible) * 4);
            }
        }
    }
}

}  // namespace gg::sample
