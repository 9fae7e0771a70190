#include "core/sample/aerial_ground.h"

#include "core/sample/noise.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace gg::sample {
namespace {

using Polygon = std::vector<cv::Point2f>;

Polygon rectangle(const cv::Rect2f& area)
{
    return {area.tl(), {area.x + area.width, area.y}, area.br(), {area.x, area.y + area.height}};
}

Polygon moved(Polygon polygon, cv::Point2f by)
{
    for (cv::Point2f& point : polygon) {
        point += by;
    }
    return polygon;
}

cv::Rect2f shrunk(const cv::Rect2f& area, float by)
{
    return {area.x + by, area.y + by, std::max(0.0F, area.width - 2 * by), std::max(0.0F, area.height - 2 * by)};
}

cv::Scalar shade(const cv::Scalar& colour, float factor)
{
    const auto f = static_cast<double>(factor);
    return {colour[0] * f, colour[1] * f, colour[2] * f};
}

/// Draws in metres on a canvas whose middle is the middle of the world.
class GroundPainter {
public:
    GroundPainter(Random& random, const GroundPlan& plan)
        : m_random(random)
        , m_plan(plan)
        , m_pixels(cvRound(plan.side * plan.pixelsPerMetre))
        , m_canvas(m_pixels, m_pixels, CV_8UC3)
        , m_shadow(cv::Mat::zeros(m_pixels, m_pixels, CV_8U))
    {
    }

    cv::Mat paint()
    {
        meadow();
        for (int block = 0; block < 4; ++block) {
            paintBlock(m_plan.blocks[static_cast<std::size_t>(block)], shrunk(m_plan.blockArea(block), 0.6F));
        }
        roads();
        applyGrain();
        applyShadows();
        for (const House& house : m_houses) {
            roof(house);
        }
        for (const Tree& tree : m_trees) {
            crown(tree);
        }
        return m_canvas;
    }

private:
    struct House {
        cv::Rect2f area;
        float height;
        cv::Scalar colour;
    };
    struct Tree {
        cv::Point2f at;
        float radius;
    };

    cv::Point pixel(cv::Point2f metres) const
    {
        const float half = 0.5F * static_cast<float>(m_pixels);
        return {cvRound(16 * (metres.x * m_plan.pixelsPerMetre + half)), cvRound(16 * (metres.y * m_plan.pixelsPerMetre + half))};
    }

    void fill(cv::Mat& canvas, const Polygon& polygon, const cv::Scalar& colour)
    {
        std::vector<cv::Point> points;
        for (const cv::Point2f& point : polygon) {
            points.push_back(pixel(point));
        }
        cv::fillConvexPoly(canvas, points, colour, cv::LINE_AA, 4);
    }
    void fill(const cv::Rect2f& area, const cv::Scalar& colour) { fill(m_canvas, rectangle(area), colour); }

    void meadow()
    {
        const cv::Mat patches = layeredNoise(m_random, m_canvas.size(), {7, 7}, 5, 0.6F);
        const cv::Vec3f dry(98, 138, 148);
        const cv::Vec3f lush(62, 108, 84);
        for (int y = 0; y < m_pixels; ++y) {
            for (int x = 0; x < m_pixels; ++x) {
                const float part = smoothStep(-0.6F, 0.6F, patches.at<float>(y, x));
                m_canvas.at<cv::Vec3b>(y, x) = cv::Vec3b(dry * part + lush * (1 - part));
            }
        }
    }

    void paintBlock(Block block, const cv::Rect2f& area)
    {
        switch (block) {
        case Block::Houses:
            houses(area);
            break;
        case Block::Parking:
            parking(area);
            break;
        case Block::Park:
            scatterTrees(area, 34);
            break;
        case Block::Field:
            field(area);
            break;
        case Block::Plaza:
            plaza(area);
            break;
        }
        if (block != Block::Park) {
            avenue(area);
        }
    }

    void houses(const cv::Rect2f& area)
    {
        static const std::vector<cv::Scalar> roofs = {{70, 82, 150}, {84, 98, 168}, {120, 120, 126}, {150, 150, 152}, {92, 110, 140}, {178, 172, 165}};
        for (float y = area.y + 7; y + 13 < area.y + area.height; y += 21) {
            for (float x = area.x + 7; x + 15 < area.x + area.width; x += 24) {
                const cv::Rect2f lot(x - 3, y - 3, 21, 18);
                fill(lot, shade({96, 128, 116}, m_random.real(0.85F, 1.1F)));
                if (m_random.chance(0.12)) {
                    continue;
                }
                const cv::Rect2f house(x + m_random.real(0, 2), y + m_random.real(0, 2), m_random.real(10, 14), m_random.real(8, 11));
                m_houses.push_back({house, m_random.real(4, 8), roofs[static_cast<std::size_t>(m_random.integer(0, 5))]});
                fill({house.x + house.width * 0.4F, house.y + house.height, 2.0F, lot.y + lot.height - house.y - house.height}, {150, 156, 160});
                if (m_random.chance(0.6)) {
                    m_trees.push_back({{lot.x + m_random.real(0, 2), lot.y + m_random.real(14, 17)}, m_random.real(1.4F, 2.6F)});
                }
            }
        }
    }

    void parking(const cv::Rect2f& area)
    {
        fill(area, {112, 110, 108});
        for (const cv::Point2f& bay : parkingBays(area)) {
            for (const float side : {-1.35F, 1.35F}) {
                fill({bay.x + side - 0.06F, bay.y - 2.6F, 0.12F, 5.2F}, {205, 208, 208});
            }
        }
    }

    void field(const cv::Rect2f& area)
    {
        const cv::Scalar soil(76, 112, 140);
        const std::vector<cv::Scalar> crops = {{58, 122, 104}, {72, 150, 150}, {64, 132, 92}};
        const cv::Scalar crop = crops[static_cast<std::size_t>(m_random.integer(0, 2))];
        const bool lengthwise = m_random.chance(0.5);
        fill(shrunk(area, 5), soil);
        const cv::Rect2f inner = shrunk(area, 6);
        const float end = lengthwise ? inner.height : inner.width;
        for (float at = 0; at + 0.9F < end; at += 1.5F) {
            const cv::Scalar tone = shade(crop, m_random.real(0.88F, 1.1F));
            fill(lengthwise ? cv::Rect2f(inner.x, inner.y + at, inner.width, 0.9F) : cv::Rect2f(inner.x + at, inner.y, 0.9F, inner.height), tone);
        }
    }

    void plaza(const cv::Rect2f& area)
    {
        fill(area, {168, 178, 184});
        for (float x = area.x; x < area.x + area.width; x += 3) {
            fill({x, area.y, 0.15F, area.height}, {146, 156, 162});
        }
        for (float y = area.y; y < area.y + area.height; y += 3) {
            fill({area.x, y, area.width, 0.15F}, {146, 156, 162});
        }
        for (int bed = 0; bed < 5; ++bed) {
            const cv::Point2f at(m_random.real(area.x + 6, area.x + std::max(7.0F, area.width - 6)),
                                 m_random.real(area.y + 6, area.y + std::max(7.0F, area.height - 6)));
            fill({at.x - 2, at.y - 2, 4, 4}, {70, 118, 92});
            m_trees.push_back({at, m_random.real(1.4F, 2.2F)});
        }
    }

    /// A row of trees along the two inner edges of a block.
    void avenue(const cv::Rect2f& area)
    {
        const bool left = area.x < m_plan.crossing.x;
        const bool above = area.y < m_plan.crossing.y;
        const float x = left ? area.x + area.width - 2.2F : area.x + 2.2F;
        const float y = above ? area.y + area.height - 2.2F : area.y + 2.2F;
        for (float at = 8; at < area.width; at += m_random.real(9, 14)) {
            m_trees.push_back({{left ? area.x + area.width - at : area.x + at, y}, m_random.real(1.3F, 2.1F)});
        }
        for (float at = 8; at < area.height; at += m_random.real(9, 14)) {
            m_trees.push_back({{x, above ? area.y + area.height - at : area.y + at}, m_random.real(1.3F, 2.1F)});
        }
    }

    void scatterTrees(const cv::Rect2f& area, int count)
    {
        const cv::Rect2f inner = shrunk(area, 4);
        fill({inner.x, inner.y + inner.height * 0.45F, inner.width, 2.2F}, {140, 164, 178});
        fill({inner.x + inner.width * 0.55F, inner.y, 2.2F, inner.height}, {140, 164, 178});
        for (int i = 0; i < count; ++i) {
            m_trees.push_back({{m_random.real(inner.x, inner.x + inner.width), m_random.real(inner.y, inner.y + inner.height)}, m_random.real(1.6F, 3.8F)});
        }
    }

    void roads()
    {
        const float half = 0.5F * m_plan.side;
        const float main = m_plan.halfMainRoad();
        const float side = m_plan.halfSideRoad();
        const cv::Point2f c = m_plan.crossing;
        const cv::Scalar pavement(172, 176, 178);
        const cv::Scalar kerb(196, 200, 200);
        const cv::Scalar asphalt(100, 98, 97);
        for (const auto& [grow, colour] : {std::pair(pavementWidth, pavement), std::pair(0.25F, kerb)}) {
            fill({-half, c.y - main - grow, m_plan.side, 2 * (main + grow)}, colour);
            fill({c.x - side - grow, -half, 2 * (side + grow), m_plan.side}, colour);
        }
        fill({-half, c.y - main, m_plan.side, 2 * main}, asphalt);
        fill({c.x - side, -half, 2 * side, m_plan.side}, asphalt);
        mainMarkings(main, side);
        sideMarkings(main, side);
    }

    void mainMarkings(float main, float side)
    {
        const cv::Scalar white(214, 216, 216);
        const cv::Scalar yellow(96, 186, 214);
        const cv::Point2f c = m_plan.crossing;
        const float half = 0.5F * m_plan.side;
        const float stop = side + 5.5F;
        for (const float direction : {-1.0F, 1.0F}) {
            const float from = direction < 0 ? -half : c.x + stop;
            const float length = direction < 0 ? c.x - stop + half : half - c.x - stop;
            for (const float offset : {-0.22F, 0.10F}) {
                fill({from, c.y + offset, length, 0.13F}, yellow);
            }
            for (const float way : {-1.0F, 1.0F}) {
                fill({from, c.y + way * (main - cycleLaneWidth) - 0.07F, length, 0.14F}, white);
                for (int lane = 1; lane < m_plan.lanes; ++lane) {
                    for (float at = 0; at + 3 < length; at += 7) {
                        fill({from + at, c.y + way * static_cast<float>(lane) * laneWidth - 0.07F, 3, 0.14F}, white);
                    }
                }
            }
            for (float y = c.y - main + 0.5F; y + 0.5F < c.y + main; y += 1.0F) {
                fill({c.x + direction * (side + 2.4F) - 1.4F, y, 2.8F, 0.5F}, white);
            }
            fill({c.x + direction * (stop - 0.6F) - 0.2F, direction < 0 ? c.y : c.y - main, 0.4F, main}, white);
        }
    }

    void sideMarkings(float main, float side)
    {
        const cv::Scalar white(214, 216, 216);
        const cv::Point2f c = m_plan.crossing;
        const float half = 0.5F * m_plan.side;
        const float stop = main + 5.5F;
        for (const float direction : {-1.0F, 1.0F}) {
            const float from = direction < 0 ? -half : c.y + stop;
            const float length = direction < 0 ? c.y - stop + half : half - c.y - stop;
            for (float at = 0; at + 3 < length; at += 6) {
                fill({c.x - 0.07F, from + at, 0.14F, 3}, white);
            }
            for (const float way : {-1.0F, 1.0F}) {
                fill({c.x + way * laneWidth - 0.07F, from, 0.14F, length}, white);
            }
            for (float x = c.x - side + 0.5F; x + 0.5F < c.x + side; x += 1.0F) {
                fill({x, c.y + direction * (main + 2.4F) - 1.4F, 0.5F, 2.8F}, white);
            }
            fill({direction < 0 ? c.x - side : c.x, c.y + direction * (stop - 0.6F) - 0.2F, side, 0.4F}, white);
        }
    }

    /// Wear and dirt, coarse and fine.
    void applyGrain()
    {
        const cv::Mat coarse = layeredNoise(m_random, m_canvas.size(), {16, 16}, 3);
        for (int y = 0; y < m_pixels; ++y) {
            for (int x = 0; x < m_pixels; ++x) {
                const float factor = 1 + 0.09F * coarse.at<float>(y, x) + 0.045F * m_random.real(-1, 1);
                auto& value = m_canvas.at<cv::Vec3b>(y, x);
                for (int c = 0; c < 3; ++c) {
                    value[c] = cv::saturate_cast<unsigned char>(factor * static_cast<float>(value[c]));
                }
            }
        }
    }

    void applyShadows()
    {
        for (const House& house : m_houses) {
            for (float up = 0; up <= house.height; up += 0.4F) {
                fill(m_shadow, moved(rectangle(house.area), m_plan.sun * up), 255);
            }
        }
        for (const Tree& tree : m_trees) {
            const cv::Point2f at = tree.at + m_plan.sun * 1.6F * tree.radius;
            cv::circle(m_shadow, pixel(at), cvRound(16 * 0.95F * tree.radius * m_plan.pixelsPerMetre), 255, cv::FILLED, cv::LINE_AA, 4);
        }
        for (int y = 0; y < m_pixels; ++y) {
            for (int x = 0; x < m_pixels; ++x) {
                const float dark = static_cast<float>(m_shadow.at<unsigned char>(y, x)) / 255;
                auto& value = m_canvas.at<cv::Vec3b>(y, x);
                value = cv::Vec3b(cv::saturate_cast<unsigned char>(static_cast<float>(value[0]) * (1 - 0.42F * dark)),
                                  cv::saturate_cast<unsigned char>(static_cast<float>(value[1]) * (1 - 0.50F * dark)),
                                  cv::saturate_cast<unsigned char>(static_cast<float>(value[2]) * (1 - 0.54F * dark)));
            }
        }
    }

    /// A gable roof: the side towards the sun is brighter.
    void roof(const House& house)
    {
        const cv::Rect2f& a = house.area;
        const float sunny = m_plan.sun.y > 0 ? 1.12F : 0.84F;
        fill(a, shade(house.colour, 0.6F));
        fill({a.x + 0.15F, a.y + 0.15F, a.width - 0.3F, a.height / 2 - 0.15F}, shade(house.colour, sunny));
        fill({a.x + 0.15F, a.y + a.height / 2, a.width - 0.3F, a.height / 2 - 0.15F}, shade(house.colour, 1.96F - sunny));
        for (float x = a.x + 0.8F; x < a.x + a.width - 0.4F; x += 1.1F) {
            fill({x, a.y + 0.2F, 0.12F, a.height - 0.4F}, shade(house.colour, 0.86F));
        }
        fill({a.x, a.y + a.height / 2 - 0.15F, a.width, 0.3F}, shade(house.colour, 1.25F));
        fill({a.x + a.width * 0.7F, a.y + a.height * 0.25F, 0.9F, 0.9F}, {70, 76, 92});
    }

    void crown(const Tree& tree)
    {
        const cv::Scalar leaves = shade({52, 98, 74}, m_random.real(0.75F, 1.2F));
        const auto blob = [&](cv::Point2f at, float radius, float brightness) {
            cv::circle(m_canvas, pixel(at), cvRound(16 * radius * m_plan.pixelsPerMetre), shade(leaves, brightness), cv::FILLED, cv::LINE_AA, 4);
        };
        blob(tree.at, tree.radius * 0.85F, 0.72F);
        for (int i = 0; i < 16; ++i) {
            const float angle = m_random.real(0, 6.2832F);
            const float out = tree.radius * std::sqrt(m_random.real(0, 0.62F));
            const cv::Point2f offset(out * std::cos(angle), out * std::sin(angle));
            const float towardsSun = -(offset.x * m_plan.sun.x + offset.y * m_plan.sun.y) / (tree.radius * static_cast<float>(cv::norm(m_plan.sun)));
            blob(tree.at + offset, tree.radius * m_random.real(0.16F, 0.34F), 0.92F + 0.36F * towardsSun + m_random.real(-0.08F, 0.08F));
        }
    }

    Random& m_random;
    const GroundPlan& m_plan;
    int m_pixels;
    cv::Mat m_canvas;
    cv::Mat m_shadow;
    std::vector<House> m_houses;
    std::vector<Tree> m_trees;
};

}  // namespace

cv::Rect2f GroundPlan::blockArea(int block) const
{
    const float half = 0.5F * side;
    const float main = halfMainRoad() + pavementWidth;
    const float cross = halfSideRoad() + pavementWidth;
    const bool left = block % 2 == 0;
    const bool above = block < 2;
    const cv::Point2f from(left ? -half : crossing.x + cross, above ? -half : crossing.y + main);
    const cv::Point2f to(left ? crossing.x - cross : half, above ? crossing.y - main : half);
    return {from, to};
}

std::vector<cv::Point2f> parkingBays(const cv::Rect2f& lot)
{
    std::vector<cv::Point2f> bays;
    int row = 0;
    for (float y = lot.y + 8; y + 4 < lot.y + lot.height; y += row++ % 2 == 0 ? 5.3F : 12.0F) {
        for (float x = lot.x + 8; x + 8 < lot.x + lot.width; x += 2.7F) {
            bays.emplace_back(x, y);
        }
    }
    return bays;
}

cv::Mat drawGround(Random& random, const GroundPlan& plan)
{
    return GroundPainter(random, plan).paint();
}

}  // namespace gg::sample
