#include "core/sample/aerial_scene.h"

#include "core/sample/aerial_ground.h"
#include "core/sample/aerial_objects.h"
#include "core/sample/noise.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gg::sample {
namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr float secondsPerFrame = 0.4F;
/// Smaller than this, an object is neither drawn nor labelled: nobody could see it.
constexpr float smallestSide = 2.0F;
/// Of an object at the border, at least this share must be in the picture for a label.
constexpr float visibleShare = 0.35F;

enum Purpose : std::uint64_t { ForAerialScene = 11, ForAerialFrame = 12 };

AerialClass laneClass(Random& random)
{
    const double draw = random.uniform();
    if (draw < 0.56) {
        return Car;
    }
    if (draw < 0.72) {
        return Van;
    }
    if (draw < 0.84) {
        return Truck;
    }
    return draw < 0.91 ? Bus : (draw < 0.96 ? Motor : AwningTricycle);
}

AerialClass cycleLaneClass(Random& random)
{
    const double draw = random.uniform();
    return draw < 0.36 ? Motor : (draw < 0.68 ? Bicycle : (draw < 0.86 ? Tricycle : AwningTricycle));
}

}  // namespace

const std::vector<std::string>& aerialClassNames()
{
    static const std::vector<std::string> names = {"pedestrian", "people",   "bicycle",         "car", "van",
                                                   "truck",      "tricycle", "awning-tricycle", "bus", "motor"};
    return names;
}

AerialScene::AerialScene(std::uint64_t seed, int sequence, int frames, cv::Size size)
    : m_seed(seed)
    , m_sequence(sequence)
    , m_frames(frames)
    , m_size(size)
{
    Random random(seed, ForAerialScene, static_cast<std::uint64_t>(sequence));
    m_pixelsPerMetre = random.real(6.6F, 10.0F) * static_cast<float>(std::min(size.width, size.height)) / 480;
    // The view may turn and drift without leaving the world.
    m_side = 1.5F * static_cast<float>(std::hypot(size.width, size.height)) / m_pixelsPerMetre + 12;
    m_crossing = {random.real(-14, 14), random.real(-10, 10)};
    m_lanes = random.integer(1, 2);
    const float sunAngle = random.real(0.25F, 0.75F) * pi * (random.chance(0.5) ? 1.0F : -1.0F);
    m_sun = random.real(0.5F, 1.0F) * cv::Point2f(std::cos(sunAngle), std::sin(sunAngle));
    m_turn = random.real(-pi, pi);
    const float away = random.real(-pi, pi);
    m_drift = random.real(2, 9) * cv::Point2f(std::cos(away), std::sin(away));
    m_climb = random.real(-0.07F, 0.07F);

    GroundPlan plan;
    plan.side = m_side;
    plan.pixelsPerMetre = m_pixelsPerMetre;
    plan.crossing = m_crossing;
    plan.lanes = m_lanes;
    plan.sun = m_sun;
    plan.blocks = {Block::Houses, Block::Parking, Block::Park, Block::Field, Block::Plaza};
    random.shuffle(plan.blocks);
    m_ground = drawGround(random, plan);

    placeTraffic(random);
    placeWalkers(random);
    for (int block = 0; block < 4; ++block) {
        const Block kind = plan.blocks[static_cast<std::size_t>(block)];
        if (kind == Block::Parking) {
            placeParked(random, plan.blockArea(block));
        } else if (kind == Block::Plaza || kind == Block::Park) {
            placeResting(random, plan.blockArea(block));
        }
    }
}

/// The main road flows, the side road waits: so nobody meets on the crossing.
void AerialScene::placeTraffic(Random& random)
{
    for (const float way : {-1.0F, 1.0F}) {
        for (int lane = 0; lane < m_lanes; ++lane) {
            const float across = m_crossing.y + way * (static_cast<float>(lane) + 0.5F) * laneWidth;
            placeLane(random, true, across, way, random.real(5, 12), false);
        }
        placeLane(random, true, m_crossing.y + way * (static_cast<float>(m_lanes) * laneWidth + 0.5F * cycleLaneWidth), way, random.real(2.5F, 5), true);
        placeQueue(random, m_crossing.x - way * 0.5F * laneWidth, way);
    }
}

void AerialScene::placeLane(Random& random, bool horizontal, float across, float direction, float speed, bool bicycles)
{
    const float reach = 0.5F * m_side + speed * secondsPerFrame * static_cast<float>(m_frames);
    float at = -reach;
    while (at < reach) {
        AerialObject object = makeAerialObject(random, bicycles ? cycleLaneClass(random) : laneClass(random));
        at += object.length / 2;
        const float aside = across + random.real(-0.2F, 0.2F);
        object.start = horizontal ? cv::Point2f(at, aside) : cv::Point2f(aside, at);
        object.velocity = direction * speed * (horizontal ? cv::Point2f(1, 0) : cv::Point2f(0, 1));
        object.heading = (horizontal ? 0.0F : pi / 2) + (direction < 0 ? pi : 0.0F);
        at += object.length / 2 + (bicycles ? random.real(1.5F, 14) : random.real(3, 17));
        m_objects.push_back(object);
    }
}

void AerialScene::placeQueue(Random& random, float across, float direction)
{
    // direction 1 drives down and waits above the crossing.
    const float stop = static_cast<float>(m_lanes) * laneWidth + cycleLaneWidth + 6.2F;
    float back = stop;
    const int waiting = random.integer(2, 7);
    for (int i = 0; i < waiting; ++i) {
        AerialObject object = makeAerialObject(random, laneClass(random));
        object.start = {across + random.real(-0.2F, 0.2F), m_crossing.y - direction * (back + object.length / 2)};
        object.heading = direction * pi / 2;
        back += object.length + random.real(1, 2.4F);
        m_objects.push_back(object);
    }
    // Beyond the crossing the lane drives away.
    float ahead = stop + random.real(0, 10);
    for (int i = 0; i < 4; ++i) {
        AerialObject object = makeAerialObject(random, laneClass(random));
        object.start = {across, m_crossing.y + direction * (ahead + object.length / 2)};
        object.velocity = {0, direction * 6};
        object.heading = direction * pi / 2;
        ahead += object.length + random.real(6, 24);
        m_objects.push_back(object);
    }
}

void AerialScene::placeWalkers(Random& random)
{
    const float main = static_cast<float>(m_lanes) * laneWidth + cycleLaneWidth + 0.5F * pavementWidth;
    const float side = laneWidth + cycleLaneWidth + 0.5F * pavementWidth;
    const int walkers = static_cast<int>(m_side * 0.36F);
    for (int i = 0; i < walkers; ++i) {
        AerialObject walker = makeAerialObject(random, Pedestrian);
        const float along = random.real(-0.5F, 0.5F) * m_side;
        const float edge = random.chance(0.5) ? 1.0F : -1.0F;
        const float direction = random.chance(0.5) ? 1.0F : -1.0F;
        const float aside = random.real(-1.1F, 1.1F);
        const bool onMain = random.chance(0.6);
        walker.start = onMain ? cv::Point2f(along, m_crossing.y + edge * main + aside) : cv::Point2f(m_crossing.x + edge * side + aside, along);
        walker.velocity = direction * random.real(0.8F, 1.6F) * (onMain ? cv::Point2f(1, 0) : cv::Point2f(0, 1));
        walker.heading = std::atan2(walker.velocity.y, walker.velocity.x);
        // Not along the pavement across the other road's traffic.
        const float toCrossing = onMain ? std::abs(along - m_crossing.x) : std::abs(along - m_crossing.y);
        if (toCrossing > (onMain ? side : main) + 1.6F * secondsPerFrame * static_cast<float>(m_frames)) {
            m_objects.push_back(walker);
        }
    }
}

void AerialScene::placeParked(Random& random, const cv::Rect2f& lot)
{
    for (const cv::Point2f& bay : parkingBays(lot)) {
        if (!random.chance(0.62)) {
            continue;
        }
        AerialObject object = makeAerialObject(random, random.chance(0.86) ? Car : Van);
        object.length = std::min(object.length, 4.9F);
        object.start = bay + cv::Point2f(random.real(-0.12F, 0.12F), random.real(-0.2F, 0.2F));
        object.heading = (random.chance(0.7) ? -0.5F : 0.5F) * pi + random.real(-0.04F, 0.04F);
        m_objects.push_back(object);
    }
}

/// Groups of people who sit, and some who stroll.
void AerialScene::placeResting(Random& random, const cv::Rect2f& block)
{
    if (block.width < 16 || block.height < 16) {
        return;
    }
    const int groups = static_cast<int>(block.area() / 190.0F);
    for (int group = 0; group < groups; ++group) {
        const cv::Point2f middle(random.real(block.x + 6, block.x + block.width - 6), random.real(block.y + 6, block.y + block.height - 6));
        const bool strolling = random.chance(0.3);
        const int people = random.integer(1, 4);
        const float first = random.real(-pi, pi);
        for (int i = 0; i < people; ++i) {
            AerialObject person = makeAerialObject(random, strolling ? Pedestrian : People);
            const float angle = first + 2 * pi * static_cast<float>(i) / static_cast<float>(people);
            person.start = middle + 1.3F * cv::Point2f(std::cos(angle), std::sin(angle));
            person.heading = strolling ? first : angle + pi;
            person.velocity = strolling ? 1.1F * cv::Point2f(std::cos(first), std::sin(first)) : cv::Point2f(0, 0);
            m_objects.push_back(person);
        }
    }
}

AerialView AerialScene::viewOf(int frame) const
{
    const float t = m_frames > 1 ? static_cast<float>(frame) / static_cast<float>(m_frames - 1) - 0.5F : 0.0F;
    AerialView view;
    view.pixelsPerMetre = m_pixelsPerMetre * (1.06F + m_climb * t);
    const float angle = m_turn + 0.12F * t * (m_climb > 0 ? 1.0F : -1.0F);
    const cv::Point2f centre = 0.4F * m_crossing + t * m_drift;
    const float c = view.pixelsPerMetre * std::cos(angle);
    const float s = view.pixelsPerMetre * std::sin(angle);
    view.transform = {c, -s, 0.5F * static_cast<float>(m_size.width) - c * centre.x + s * centre.y,
                      s, c,  0.5F * static_cast<float>(m_size.height) - s * centre.x - c * centre.y};
    return view;
}

cv::Mat AerialScene::background(const AerialView& view) const
{
    // Canvas pixel → metres → picture.
    const auto metres = static_cast<double>(1 / m_pixelsPerMetre);
    const double middle = 0.5 * m_ground.cols;
    cv::Matx23d transform = view.transform;
    for (int row = 0; row < 2; ++row) {
        transform(row, 2) -= middle * metres * (transform(row, 0) + transform(row, 1));
        transform(row, 0) *= metres;
        transform(row, 1) *= metres;
    }
    cv::Mat picture;
    cv::warpAffine(m_ground, picture, transform, m_size, cv::INTER_LINEAR, cv::BORDER_REFLECT);
    return picture;
}

AerialScene::Frame AerialScene::render(int frame) const
{
    const AerialView view = viewOf(frame);
    Frame result;
    result.image = background(view);
    const cv::Rect2f picture(0, 0, static_cast<float>(m_size.width), static_cast<float>(m_size.height));
    const float time = secondsPerFrame * static_cast<float>(frame);
    std::vector<const AerialObject*> seen;
    for (const AerialObject& object : m_objects) {
        const cv::Rect2f whole = boxOf(object, object.start + time * object.velocity, view);
        const cv::Rect2f inside = whole & picture;
        if (inside.area() <= 0 || std::min(whole.width, whole.height) < smallestSide) {
            continue;
        }
        seen.push_back(&object);
        if (inside.area() >= visibleShare * whole.area() && std::min(inside.width, inside.height) >= smallestSide) {
            result.boxes.push_back({object.kind, inside});
        }
    }

    cv::Mat shadow = cv::Mat::zeros(m_size, CV_8U);
    for (const AerialObject* object : seen) {
        drawShadow(shadow, *object, object->start + time * object->velocity, m_sun, view);
    }
    cv::Mat shaded;
    cv::cvtColor(shadow, shaded, cv::COLOR_GRAY2BGR);
    cv::multiply(cv::Scalar::all(255) - shaded * 0.48, result.image, result.image, 1 / 255.0);
    for (const AerialObject* object : seen) {
        drawObject(result.image, *object, object->start + time * object->velocity, view);
    }
    cv::GaussianBlur(result.image, result.image, {}, 0.45);
    Random random(m_seed, ForAerialFrame, static_cast<std::uint64_t>(m_sequence) * 4096U + static_cast<std::uint64_t>(frame));
    addSensorNoise(random, result.image, 2.2F);
    return result;
}

}  // namespace gg::sample
