#include "core/sample/aerial_objects.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gg::sample {
namespace {

/// Draws in an object's own metres: x forward, y to its right.
class ObjectPainter {
public:
    ObjectPainter(cv::Mat& image, const AerialObject& object, cv::Point2f position, const AerialView& view)
        : m_image(image)
        , m_position(position)
        , m_forward(std::cos(object.heading), std::sin(object.heading))
        , m_view(view)
    {
    }

    cv::Point pixel(float x, float y) const
    {
        const cv::Point2f world(m_position.x + x * m_forward.x - y * m_forward.y, m_position.y + x * m_forward.y + y * m_forward.x);
        const cv::Point2f at = m_view.toPicture(world);
        return {cvRound(16 * at.x), cvRound(16 * at.y)};
    }

    void polygon(const std::vector<cv::Point2f>& outline, const cv::Scalar& colour)
    {
        std::vector<cv::Point> points;
        for (const cv::Point2f& point : outline) {
            points.push_back(pixel(point.x, point.y));
        }
        cv::fillConvexPoly(m_image, points, colour, cv::LINE_AA, 4);
    }

    /// A rectangle with its corners cut by `corner`.
    void slab(float fromX, float toX, float halfWidth, float corner, const cv::Scalar& colour)
    {
        polygon({{fromX + corner, -halfWidth}, {toX - corner, -halfWidth}, {toX, -halfWidth + corner}, {toX, halfWidth - corner},
                 {toX - corner, halfWidth}, {fromX + corner, halfWidth}, {fromX, halfWidth - corner}, {fromX, -halfWidth + corner}},
                colour);
    }

    void disc(float x, float y, float radius, const cv::Scalar& colour)
    {
        cv::circle(m_image, pixel(x, y), std::max(12, cvRound(16 * radius * m_view.pixelsPerMetre)), colour, cv::FILLED, cv::LINE_AA, 4);
    }

private:
    cv::Mat& m_image;
    cv::Point2f m_position;
    cv::Point2f m_forward;
    const AerialView& m_view;
};

cv::Scalar tone(const cv::Vec3b& colour, double factor, double lift = 0)
{
    return {colour[0] * factor + lift, colour[1] * factor + lift, colour[2] * factor + lift};
}

const cv::Scalar glass(58, 50, 44);
const cv::Scalar hair(36, 40, 52);
const cv::Scalar tyre(34, 34, 36);

void drawCar(ObjectPainter& painter, const AerialObject& car)
{
    const float l = car.length / 2;
    const float w = car.width / 2;
    painter.slab(-l, l, w, 0.35F, tone(car.colour, 0.62));
    painter.slab(-l + 0.1F, l - 0.1F, w - 0.1F, 0.3F, tone(car.colour, 1));
    painter.polygon({{l * 0.42F, -w + 0.15F}, {l * 0.42F, w - 0.15F}, {l * 0.16F, w - 0.3F}, {l * 0.16F, -w + 0.3F}}, glass);
    painter.polygon({{-l * 0.72F, -w + 0.2F}, {-l * 0.72F, w - 0.2F}, {-l * 0.5F, w - 0.3F}, {-l * 0.5F, -w + 0.3F}}, glass);
    painter.slab(-l * 0.5F, l * 0.16F, w - 0.22F, 0.1F, tone(car.colour, 1.02, 14));
}

void drawVan(ObjectPainter& painter, const AerialObject& van)
{
    const float l = van.length / 2;
    const float w = van.width / 2;
    painter.slab(-l, l, w, 0.22F, tone(van.colour, 0.62));
    painter.slab(-l + 0.1F, l - 0.1F, w - 0.1F, 0.2F, tone(van.colour, 1));
    painter.polygon({{l * 0.78F, -w + 0.15F}, {l * 0.78F, w - 0.15F}, {l * 0.58F, w - 0.25F}, {l * 0.58F, -w + 0.25F}}, glass);
    painter.slab(-l + 0.25F, l * 0.56F, w - 0.2F, 0.1F, tone(van.colour, 1, 12));
    painter.slab(-l * 0.35F, -l * 0.3F, w - 0.2F, 0, tone(van.colour, 0.8));
}

void drawTruck(ObjectPainter& painter, const AerialObject& truck)
{
    const float l = truck.length / 2;
    const float w = truck.width / 2;
    const float cab = l - 2.0F;
    painter.slab(cab, l, w - 0.08F, 0.25F, tone(truck.colour, 0.85));
    painter.polygon({{l - 0.25F, -w + 0.3F}, {l - 0.25F, w - 0.3F}, {l - 0.75F, w - 0.3F}, {l - 0.75F, -w + 0.3F}}, glass);
    painter.slab(-l, cab - 0.25F, w, 0.05F, cv::Scalar(120, 124, 128));
    painter.slab(-l + 0.12F, cab - 0.37F, w - 0.12F, 0.05F, tone(truck.colour, 0.55, 92));
    for (float x = -l + 1; x < cab - 0.6F; x += 1.1F) {
        painter.slab(x, x + 0.1F, w - 0.15F, 0, tone(truck.colour, 0.5, 70));
    }
}

void drawBus(ObjectPainter& painter, const AerialObject& bus)
{
    const float l = bus.length / 2;
    const float w = bus.width / 2;
    painter.slab(-l, l, w, 0.25F, tone(bus.colour, 0.6));
    painter.slab(-l + 0.12F, l - 0.12F, w - 0.12F, 0.2F, tone(bus.colour, 1));
    painter.slab(-l + 0.6F, l - 1.1F, w - 0.42F, 0.1F, tone(bus.colour, 0.7, 70));
    painter.polygon({{l - 0.15F, -w + 0.25F}, {l - 0.15F, w - 0.25F}, {l - 0.65F, w - 0.25F}, {l - 0.65F, -w + 0.25F}}, glass);
    for (const float x : {-l * 0.5F, l * 0.3F}) {
        painter.slab(x - 0.9F, x + 0.9F, w - 0.72F, 0.15F, cv::Scalar(206, 208, 208));
    }
}

void drawRider(ObjectPainter& painter, const AerialObject& object, float x)
{
    painter.slab(x - 0.2F, x + 0.2F, 0.29F, 0.12F, tone(object.colour, 1));
    painter.disc(x + 0.06F, 0, 0.15F, hair);
}

void drawTwoWheeler(ObjectPainter& painter, const AerialObject& object)
{
    const bool motor = object.kind == Motor;
    const float l = object.length / 2;
    painter.slab(-l, l, motor ? 0.19F : 0.07F, motor ? 0.15F : 0.03F, tyre);
    painter.slab(l * 0.42F, l * 0.55F, object.width / 2, 0, motor ? cv::Scalar(70, 70, 74) : cv::Scalar(120, 124, 126));
    if (motor) {
        painter.slab(-l * 0.6F, l * 0.35F, 0.2F, 0.1F, cv::Scalar(48, 46, 90));
    }
    drawRider(painter, object, -0.08F);
}

void drawTricycle(ObjectPainter& painter, const AerialObject& object)
{
    const float l = object.length / 2;
    const float w = object.width / 2;
    painter.slab(0, l, 0.12F, 0.05F, tyre);
    painter.slab(l * 0.6F, l * 0.72F, w * 0.75F, 0, cv::Scalar(70, 70, 74));
    if (object.kind == AwningTricycle) {
        painter.slab(-l, l * 0.62F, w, 0.12F, tone(object.colour, 0.68));
        painter.slab(-l + 0.1F, l * 0.62F - 0.1F, w - 0.1F, 0.1F, tone(object.colour, 1));
        for (float x = -l + 0.35F; x < l * 0.5F; x += 0.62F) {
            painter.slab(x, x + 0.24F, w - 0.1F, 0, cv::Scalar(214, 218, 220));
        }
    } else {
        painter.slab(-l, l * 0.1F, w, 0.06F, cv::Scalar(74, 82, 92));
        painter.slab(-l + 0.14F, l * 0.1F - 0.14F, w - 0.14F, 0.04F, tone(object.colour, 0.6, 40));
        drawRider(painter, object, l * 0.3F);
    }
}

void drawPerson(ObjectPainter& painter, const AerialObject& object)
{
    const float l = object.length / 2;
    const float w = object.width / 2;
    if (object.kind == People) {  // sitting: the legs reach forward
        painter.slab(0, l, w * 0.62F, 0.08F, cv::Scalar(92, 70, 58));
        painter.slab(-l, l * 0.25F, w, 0.16F, tone(object.colour, 1));
        painter.disc(-l * 0.35F, 0, 0.15F, hair);
    } else {
        painter.slab(-l, l, w, std::min(l, w) * 0.7F, tone(object.colour, 1));
        painter.disc(0.03F, 0, 0.15F, hair);
    }
}

cv::Vec3b pick(Random& random, const std::vector<cv::Vec3b>& colours)
{
    return colours[static_cast<std::size_t>(random.integer(0, static_cast<int>(colours.size()) - 1))];
}

/// length, width, height in metres
std::array<float, 3> usualSize(AerialClass kind)
{
    switch (kind) {
    case Pedestrian:
        return {0.62F, 0.72F, 1.7F};
    case People:
        return {1.15F, 0.74F, 0.9F};
    case Bicycle:
        return {1.80F, 0.64F, 1.5F};
    case Car:
        return {4.40F, 1.86F, 1.4F};
    case Van:
        return {5.30F, 2.05F, 2.1F};
    case Truck:
        return {8.20F, 2.45F, 3.0F};
    case Tricycle:
        return {2.70F, 1.24F, 1.4F};
    case AwningTricycle:
        return {3.00F, 1.46F, 1.9F};
    case Bus:
        return {11.8F, 2.60F, 3.1F};
    case Motor:
        return {2.10F, 0.80F, 1.4F};
    }
    return {};
}

}  // namespace

AerialObject makeAerialObject(Random& random, AerialClass kind)
{
    static const std::vector<cv::Vec3b> paints = {{225, 226, 226}, {232, 232, 230}, {60, 58, 58},  {44, 42, 42},   {150, 150, 150},
                                                  {178, 176, 172}, {52, 48, 168},   {140, 78, 40}, {104, 70, 48}, {70, 120, 60}};
    static const std::vector<cv::Vec3b> busPaints = {{60, 180, 222}, {70, 70, 190}, {190, 120, 52}, {120, 170, 70}, {222, 224, 224}};
    static const std::vector<cv::Vec3b> clothes = {{60, 60, 200},   {200, 110, 50}, {230, 230, 230}, {60, 200, 230},
                                                   {110, 180, 80},  {180, 90, 170}, {50, 50, 54},    {120, 140, 230}};
    const std::array<float, 3> size = usualSize(kind);
    const float scale = random.real(0.94F, 1.06F);
    AerialObject object;
    object.kind = kind;
    object.length = size[0] * scale * (kind == Truck || kind == Bus ? random.real(0.85F, 1.1F) : 1.0F);
    object.width = size[1] * scale;
    object.height = size[2] * scale;
    const bool wearsClothes = kind == Pedestrian || kind == People || kind == Bicycle || kind == Motor || kind == Tricycle || kind == AwningTricycle;
    object.colour = wearsClothes ? pick(random, clothes) : (kind == Bus ? pick(random, busPaints) : pick(random, paints));
    return object;
}

cv::Rect2f boxOf(const AerialObject& object, cv::Point2f position, const AerialView& view)
{
    const cv::Point2f forward(std::cos(object.heading), std::sin(object.heading));
    constexpr float far = std::numeric_limits<float>::max();
    cv::Point2f low(far, far);
    cv::Point2f high(-far, -far);
    for (const float along : {-0.5F, 0.5F}) {
        for (const float across : {-0.5F, 0.5F}) {
            const float x = along * object.length;
            const float y = across * object.width;
            const cv::Point2f at = view.toPicture({position.x + x * forward.x - y * forward.y, position.y + x * forward.y + y * forward.x});
            low = {std::min(low.x, at.x), std::min(low.y, at.y)};
            high = {std::max(high.x, at.x), std::max(high.y, at.y)};
        }
    }
    return {low, high};
}

void drawShadow(cv::Mat& shadow, const AerialObject& object, cv::Point2f position, cv::Point2f sun, const AerialView& view)
{
    // Half the height on average: the silhouette thins out towards the top.
    for (float part = 0.25F; part <= 1.01F; part += 0.25F) {
        ObjectPainter painter(shadow, object, position + sun * (0.75F * object.height * part), view);
        painter.slab(-object.length / 2, object.length / 2, object.width / 2, 0.15F, cv::Scalar(255));
    }
}

void drawObject(cv::Mat& image, const AerialObject& object, cv::Point2f position, const AerialView& view)
{
    ObjectPainter painter(image, object, position, view);
    switch (object.kind) {
    case Pedestrian:
    case People:
        return drawPerson(painter, object);
    case Bicycle:
    case Motor:
        return drawTwoWheeler(painter, object);
    case Tricycle:
    case AwningTricycle:
        return drawTricycle(painter, object);
    case Car:
        return drawCar(painter, object);
    case Van:
        return drawVan(painter, object);
    case Truck:
        return drawTruck(painter, object);
    case Bus:
        return drawBus(painter, object);
    }
}

}  // namespace gg::sample
