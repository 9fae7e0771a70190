#pragma once

#include "core/sample/random.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace gg::sample {

/// The wall of a hollow organ as an endoscope sees it, for one sequence of frames. The wall is a tunnel: its texture is laid out over
/// the angle around the lumen and the logarithm of the depth, a conformal map, so that folds and vessels keep their
/// proportions from the rim of the picture to the lumen.
class SegmentationScene {
public:
    SegmentationScene(std::uint64_t seed, int sequence, int frames, cv::Size size);

    /// The wall's texture: once around (2π) is its width; the same scale along the depth.
    static constexpr int textureWidth = 1024;
    static constexpr int textureHeight = 512;
    static constexpr float texelsPerUnit = 162.97466F;

    struct Frame {
        cv::Mat image;  ///< CV_8UC3
        cv::Mat mask;   ///< CV_8UC1, 0 or 255
    };
    /// `share` of the pixels are foreground, exact to a pixel as long as that much of the picture is not black rim.
    Frame render(int frame, double share) const;

private:
    /// A dome-shaped growth. Its outline is a circle bent by a few harmonics.
    struct Polyp {
        float angle = 0;     ///< around the lumen, radians
        float distance = 0;  ///< from the lumen, in half picture heights
        float weight = 1;    ///< relative radius
        float stretch = 1;
        float tilt = 0;
        std::array<float, 4> amplitude{};  ///< harmonics 2 to 5
        std::array<float, 4> phase{};
        float height = 0.4F;
        cv::Vec3f tint{1, 1, 1};  ///< BGR
    };
    /// Where the camera is in one frame.
    struct View {
        cv::Point2f lumen;  ///< half picture heights from the centre
        float turn = 0;
        float zoom = 1;
        float advance = 0;
    };
    /// The growths of one frame, each CV_32F but owner and mask.
    struct Relief {
        cv::Mat radius;  ///< 0 at the middle of the nearest growth, 1 on its outline
        cv::Mat owner;   ///< CV_8U: index of that growth
        cv::Mat dome;    ///< height in pixels
        cv::Mat mask;    ///< CV_8U: 0 or 255
    };
    /// CV_32F textures: slopes of the wall towards the depth and around, and what colours it.
    struct WallTexture {
        cv::Mat slopeIn, slopeAround, vessels, tone, wetness;
    };

    void layOutFolds(Random& random, cv::Mat& height) const;
    cv::Mat drawVessels(Random& random) const;
    void addPolyps(Random& random);
    View viewOf(int frame) const;
    float outline(const Polyp& polyp, float angle) const;
    Relief polypRelief(const View& view, double share) const;
    cv::Mat visibleArea() const;
    WallTexture wallInView(const View& view) const;
    void paint(const View& view, const Relief& relief, cv::Mat& image) const;
    cv::Vec3b colour(float light, float vessels, float alpha, const cv::Vec3f& tint) const;

    static constexpr int toneSteps = 1024;
    static constexpr float brightest = 1.6F;

    std::uint64_t m_seed;
    int m_sequence;
    int m_frames;
    cv::Size m_size;
    WallTexture m_wall;
    std::vector<Polyp> m_polyps;
    cv::Mat m_visible;  ///< CV_32F, 1 inside the picture, 0 in the black rim
    std::array<std::vector<float>, 3> m_tone;  ///< brightness → BGR level
    std::array<float, 12> m_motion{};
    std::array<float, 6> m_lumenShape{};
    cv::Point2f m_lumen;
    float m_lumenDepth = 0.3F;
    float m_exposure = 1;
    float m_softness = 0.6F;
};

}  // namespace gg::sample
