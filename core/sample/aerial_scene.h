#pragma once

#include "core/sample/random.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace gg::sample {

/// The ten classes of VisDrone, in its order.
enum AerialClass { Pedestrian, People, Bicycle, Car, Van, Truck, Tricycle, AwningTricycle, Bus, Motor };
const std::vector<std::string>& aerialClassNames();

/// Something on the ground that has a box. Metres and seconds; the world's y axis points down, as the picture's does.
struct AerialObject {
    AerialClass kind = Car;
    cv::Point2f start;
    cv::Point2f velocity;
    float heading = 0;  ///< radians
    float length = 4.5F;
    float width = 1.8F;
    float height = 1.5F;  ///< for the shadow
    cv::Vec3b colour;
};

/// World → picture for one frame.
struct AerialView {
    cv::Matx23f transform;
    float pixelsPerMetre = 7;
    cv::Point2f toPicture(cv::Point2f world) const
    {
        return {transform(0, 0) * world.x + transform(0, 1) * world.y + transform(0, 2),
                transform(1, 0) * world.x + transform(1, 1) * world.y + transform(1, 2)};
    }
};

/// A crossing of two roads with the blocks around it and the traffic on it, seen from a drone for one sequence of frames.
class AerialScene {
public:
    AerialScene(std::uint64_t seed, int sequence, int frames, cv::Size size);

    struct Box {
        AerialClass kind = Car;
        cv::Rect2f rect;  ///< pixels, inside the picture
    };
    struct Frame {
        cv::Mat image;  ///< CV_8UC3
        std::vector<Box> boxes;
    };
    Frame render(int frame) const;

private:
    void placeTraffic(Random& random);
    void placeLane(Random& random, bool horizontal, float across, float direction, float speed, bool bicycles);
    void placeQueue(Random& random, float across, float direction);
    void placeWalkers(Random& random);
    void placeParked(Random& random, const cv::Rect2f& lot);
    void placeResting(Random& random, const cv::Rect2f& block);
    AerialView viewOf(int frame) const;
    cv::Mat background(const AerialView& view) const;

    std::uint64_t m_seed;
    int m_sequence;
    int m_frames;
    cv::Size m_size;
    float m_pixelsPerMetre = 7;
    float m_side = 150;  ///< of the square world, metres
    cv::Mat m_ground;    ///< the world without traffic, CV_8UC3
    cv::Point2f m_crossing;
    int m_lanes = 2;     ///< each way, of the road from left to right
    cv::Point2f m_sun;   ///< shadow of something one metre high, metres
    float m_turn = 0;
    cv::Point2f m_drift;
    float m_climb = 0;
    std::vector<AerialObject> m_objects;
};

}  // namespace gg::sample
