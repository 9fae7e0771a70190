#include "core/audit/mask_vectors.h"

#include "core/audit/mask_look.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace gg::audit
{
namespace
{

constexpr int side = sketchSide;
constexpr std::size_t cells = static_cast<std::size_t>(side) * side;
constexpr float tiny = 1e-6F;
/// Width of the band inside and outside an outline, cells.
constexpr int bandWidth = 5;

void normalise(Vector& v)
{
    double sum = 1e-12;
    for (const float x : v) {
        sum += static_cast<double>(x) * static_cast<double>(x);
    }
    const auto scale = static_cast<float>(1 / std::sqrt(sum));
    std::transform(v.begin(), v.end(), v.begin(), [&](float x) { return x * scale; });
}

Vector flat(const cv::Mat& map)
{
    return {map.ptr<float>(), map.ptr<float>() + map.total()};
}

struct Gradient {
    cv::Mat x;
    cv::Mat y;
};

Gradient gradientOf(const cv::Mat& map)
{
    Gradient out;
    cv::Sobel(map, out.x, CV_32F, 1, 0, 3, 0.125);
    cv::Sobel(map, out.y, CV_32F, 0, 1, 3, 0.125);
    return out;
}

/// The sum of gradients as what has a strength and a direction but no sign: (x² - y², 2xy), so that opposite directions add up
/// instead of cancelling each other (the structure tensor without its trace).
struct Lines {
    Vector strength = Vector(cells, 0);  ///< squared
    Vector straight = Vector(cells, 0);
    Vector slanted = Vector(cells, 0);

    void add(const Gradient& gradient)
    {
        const auto* gx = gradient.x.ptr<float>();
        const auto* gy = gradient.y.ptr<float>();
        for (std::size_t i = 0; i < cells; ++i) {
            strength[i] += gx[i] * gx[i] + gy[i] * gy[i];
            straight[i] += gx[i] * gx[i] - gy[i] * gy[i];
            slanted[i] += 2 * gx[i] * gy[i];
        }
    }

    /// With the square root of the gradient for its strength: a specular highlight is not ten times as much of an edge.
    Vector directions() const
    {
        Vector out(2 * cells);
        for (std::size_t i = 0; i < cells; ++i) {
            const float gradient = std::sqrt(strength[i]) + tiny;
            const float scale = 1 / (gradient * std::sqrt(gradient));
            out[2 * i] = straight[i] * scale;
            out[2 * i + 1] = slanted[i] * scale;
        }
        normalise(out);
        return out;
    }

    /// `local`: less what is usual around.
    Vector edges(bool local) const
    {
        cv::Mat map(side, side, CV_32F);
        std::transform(strength.begin(), strength.end(), map.ptr<float>(), [](float s) { return std::sqrt(std::sqrt(s)); });
        if (local) {
            cv::Mat around;
            cv::GaussianBlur(map, around, cv::Size(), side / 8.0);
            map -= around;
        }
        map -= cv::mean(map)[0];
        Vector out = flat(map);
        normalise(out);
        return out;
    }
};

cv::Mat coverage(const cv::Mat& grid)
{
    cv::Mat out;
    grid.convertTo(out, CV_32F, 1.0 / 255.0);
    return out;
}

cv::Mat classMap(const cv::Mat& grid, int number)
{
    cv::Mat out;
    cv::Mat(grid == number).convertTo(out, CV_32F, 1.0 / 255.0);
    return out;
}

Vector ringOf(const cv::Mat& covered)
{
    const cv::Mat band = cv::getStructuringElement(cv::MORPH_ELLIPSE, cv::Size(bandWidth, bandWidth));
    cv::Mat smaller;
    cv::Mat larger;
    cv::erode(covered, smaller, band);
    cv::dilate(covered, larger, band);
    cv::Mat inside = cv::max(covered - smaller, 0.0);
    cv::Mat outside = cv::max(larger - covered, 0.0);
    inside /= cv::sum(inside)[0] + 1e-3;
    outside /= cv::sum(outside)[0] + 1e-3;
    return flat(cv::Mat(inside - outside));
}

}  // namespace

const Vector& MaskVectors::of(std::size_t cue) const
{
    switch (static_cast<Cue>(cue)) {
    case Cue::Edges:
    case Cue::ColourEdges:
        return outline;
    case Cue::Direction:
    case Cue::ColourDirection:
        return direction;
    case Cue::Look:
        return look;
    default:
        return ring;
    }
}

double product(const Vector& a, const Vector& b)
{
    const int size = static_cast<int>(std::min(a.size(), b.size()));
    if (size == 0) {
        return 0;
    }
    return cv::Mat(1, size, CV_32F, const_cast<float*>(a.data())).dot(cv::Mat(1, size, CV_32F, const_cast<float*>(b.data())));
}

cv::Mat turnedGrid(const cv::Mat& grid, Turn turn)
{
    cv::Mat out;
    switch (turn) {
    case Turn::None:
        return grid;
    case Turn::Quarter:
        cv::rotate(grid, out, cv::ROTATE_90_CLOCKWISE);
        break;
    case Turn::Half:
        cv::rotate(grid, out, cv::ROTATE_180);
        break;
    case Turn::ThreeQuarters:
        cv::rotate(grid, out, cv::ROTATE_90_COUNTERCLOCKWISE);
        break;
    case Turn::MirrorX:
        cv::flip(grid, out, 1);
        break;
    case Turn::MirrorY:
        cv::flip(grid, out, 0);
        break;
    case Turn::Transpose:
        cv::transpose(grid, out);
        break;
    case Turn::AntiTranspose:
        cv::transpose(grid, out);
        cv::rotate(out, out, cv::ROTATE_180);
        break;
    }
    return out;
}

void ClassNumbers::add(const MaskFacts& mask)
{
    // Palettes number their classes themselves; colours and large numbers are numbered here, as they are met.
    if (mask.sketch.classes && mask.encoding != dataset::MaskEncoding::Palette) {
        for (const std::uint32_t entry : mask.table) {
            const auto next = static_cast<std::uint8_t>(std::min<std::size_t>(m_numbers.size(), 255));
            m_numbers.emplace(entry, next);
        }
    }
}

cv::Mat ClassNumbers::gridOf(const MaskFacts& mask) const
{
    cv::Mat grid = unpacked(mask.sketch);
    if (!mask.sketch.classes || mask.encoding == dataset::MaskEncoding::Palette || mask.table.empty()) {
        return grid;
    }
    cv::Mat table(1, 256, CV_8U, cv::Scalar(0));
    for (std::size_t i = 0; i < std::min<std::size_t>(mask.table.size(), 256); ++i) {
        const auto known = m_numbers.find(mask.table[i]);
        table.at<std::uint8_t>(0, static_cast<int>(i)) = known == m_numbers.end() ? 0 : known->second;
    }
    cv::LUT(grid, table, grid);
    return grid;
}

PictureVectors vectorsOf(const PicturePlanes& planes)
{
    Lines light;
    light.add(gradientOf(planes.lightness));
    Lines colour;
    colour.add(gradientOf(planes.red));
    colour.add(gradientOf(planes.blue));
    PictureVectors out;
    const auto at = [&](Cue cue) -> Vector& { return out.of[static_cast<std::size_t>(cue)]; };
    at(Cue::Edges) = light.edges(true);
    at(Cue::Direction) = light.directions();
    at(Cue::ColourEdges) = colour.edges(true);
    at(Cue::ColourDirection) = colour.directions();
    at(Cue::StepL) = flat(planes.lightness);
    at(Cue::StepR) = flat(planes.red);
    at(Cue::StepB) = flat(planes.blue);
    return out;
}

std::vector<cv::Mat> mapsOf(const cv::Mat& grid, bool classes, const std::vector<int>& learnt)
{
    std::vector<cv::Mat> out;
    const auto add = [&](const cv::Mat& map) {
        cv::resize(map, out.emplace_back(), cv::Size(lookSide, lookSide), 0, 0, cv::INTER_AREA);
    };
    if (!classes) {
        add(coverage(grid));
        return out;
    }
    std::for_each(learnt.begin(), learnt.end(), [&](int number) { add(classMap(grid, number)); });
    return out;
}

MaskVectors vectorsOf(const cv::Mat& grid, bool classes, const std::vector<int>& learnt, const Vector& lookMean)
{
    MaskVectors out;
    Lines lines;
    if (classes) {
        std::set<int> present;
        std::for_each(grid.begin<std::uint8_t>(), grid.end<std::uint8_t>(), [&](std::uint8_t value) { present.insert(value); });
        for (const int number : present) {
            lines.add(gradientOf(classMap(grid, number)));
        }
        out.ring.assign(cells, 0);
    } else {
        lines.add(gradientOf(coverage(grid)));
        out.ring = ringOf(coverage(grid));
    }
    out.outline = lines.edges(false);
    out.direction = lines.directions();
    for (const cv::Mat& map : mapsOf(grid, classes, learnt)) {
        const Vector part = flat(map);
        out.look.insert(out.look.end(), part.begin(), part.end());
    }
    if (!lookMean.empty()) {
        std::transform(out.look.begin(), out.look.end(), lookMean.begin(), out.look.begin(), std::minus<>());
        normalise(out.look);
    }
    return out;
}

}  // namespace gg::audit
