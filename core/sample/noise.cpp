#include "core/sample/noise.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gg::sample {

namespace {

/// Where a sample lies between four neighbours on a closed ring of `cells`, and how much each counts (Catmull and Rom's spline).
/// cv::resize does not close the ring, and cv::warpAffine rounds positions to 1/32 cell, which shows as steps.
struct Taps {
    std::array<int, 4> cell{};
    std::array<float, 4> weight{};
};

std::vector<Taps> ringTaps(int samples, int cells)
{
    std::vector<Taps> taps(static_cast<std::size_t>(samples));
    for (int i = 0; i < samples; ++i) {
        const float position = static_cast<float>(i) * static_cast<float>(cells) / static_cast<float>(samples);
        const int cell = static_cast<int>(position);
        const float t = position - static_cast<float>(cell);
        Taps& tap = taps[static_cast<std::size_t>(i)];
        for (int k = 0; k < 4; ++k) {
            tap.cell[static_cast<std::size_t>(k)] = (cell + k - 1 + cells) % cells;
        }
        tap.weight = {0.5F * (-t + 2 * t * t - t * t * t), 0.5F * (2 - 5 * t * t + 3 * t * t * t),
                      0.5F * (t + 4 * t * t - 3 * t * t * t), 0.5F * (t * t * t - t * t)};
    }
    return taps;
}

}  // namespace

cv::Mat smoothNoise(Random& random, cv::Size size, cv::Size cells)
{
    cells.width = std::clamp(cells.width, 1, size.width);
    cells.height = std::clamp(cells.height, 1, size.height);
    const std::vector<Taps> across = ringTaps(size.width, cells.width);
    const std::vector<Taps> down = ringTaps(size.height, cells.height);
    cv::Mat rows(cells.height, size.width, CV_32F);
    std::vector<float> grid(static_cast<std::size_t>(cells.width));
    for (int y = 0; y < cells.height; ++y) {
        for (float& value : grid) {
            value = random.real(-1, 1);
        }
        for (int x = 0; x < size.width; ++x) {
            const Taps& tap = across[static_cast<std::size_t>(x)];
            float sum = 0;
            for (std::size_t k = 0; k < 4; ++k) {
                sum += tap.weight[k] * grid[static_cast<std::size_t>(tap.cell[k])];
            }
            rows.at<float>(y, x) = sum;
        }
    }
    cv::Mat noise(size, CV_32F);
    for (int y = 0; y < size.height; ++y) {
        const Taps& tap = down[static_cast<std::size_t>(y)];
        const std::array<const float*, 4> from = {rows.ptr<float>(tap.cell[0]), rows.ptr<float>(tap.cell[1]),
                                                  rows.ptr<float>(tap.cell[2]), rows.ptr<float>(tap.cell[3])};
        auto* to = noise.ptr<float>(y);
        for (int x = 0; x < size.width; ++x) {
            to[x] = tap.weight[0] * from[0][x] + tap.weight[1] * from[1][x] + tap.weight[2] * from[2][x] + tap.weight[3] * from[3][x];
        }
    }
    return noise;
}

cv::Mat layeredNoise(Random& random, cv::Size size, cv::Size cells, int layers, float gain)
{
    cv::Mat sum = cv::Mat::zeros(size, CV_32F);
    float strength = 1;
    float total = 0;
    for (int layer = 0; layer < layers; ++layer) {
        sum += strength * smoothNoise(random, size, cells);
        total += strength;
        strength *= gain;
        cells *= 2;
    }
    return sum / total;
}

void addSensorNoise(Random& random, cv::Mat& image, float sigma)
{
    // Drawn once into a table: the noise of a pixel is then one random number, split among its channels.
    std::array<float, 1024> table{};
    for (float& value : table) {
        value = static_cast<float>(random.normal()) * sigma;
    }
    for (int y = 0; y < image.rows; ++y) {
        auto* row = image.ptr<cv::Vec3b>(y);
        for (int x = 0; x < image.cols; ++x) {
            const std::uint64_t bits = random.next();
            const float shared = table[bits & 1023U];
            for (int c = 0; c < 3; ++c) {
                const float own = table[(bits >> (10U * static_cast<unsigned>(c + 1))) & 1023U];
                row[x][c] = cv::saturate_cast<unsigned char>(static_cast<float>(row[x][c]) + 0.85F * shared + 0.45F * own);
            }
        }
    }
}

}  // namespace gg::sample
