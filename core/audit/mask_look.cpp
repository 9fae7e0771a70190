#include "core/audit/mask_look.h"

#include "core/base/parallel.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace gg::audit
{
namespace
{

constexpr int cells = lookSide * lookSide;
constexpr std::size_t mostRows = 20000;
constexpr int iterations = 6;
constexpr double ridge = 5;
constexpr double mostOdds = 6;

/// Rows of inputs, one a cell.
struct Inputs {
    std::size_t width = 0;
    std::vector<double> values;

    const double* row(std::size_t i) const { return values.data() + i * width; }
};

Inputs inputsOf(const std::vector<cv::Mat>& columns)
{
    Inputs out{.width = columns.size(), .values = std::vector<double>(columns.size() * cells)};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto* from = columns[c].ptr<float>();
        for (std::size_t i = 0; i < static_cast<std::size_t>(cells); ++i) {
            out.values[i * out.width + c] = static_cast<double>(from[i]);
        }
    }
    return out;
}

cv::Mat blurred(const cv::Mat& map, double sigma)
{
    cv::Mat out;
    cv::GaussianBlur(map, out, cv::Size(), sigma);
    return out;
}

cv::Mat shrunk(const cv::Mat& plane, double scale)
{
    cv::Mat out;
    cv::resize(plane, out, cv::Size(lookSide, lookSide), 0, 0, cv::INTER_AREA);
    return out * scale;
}

cv::Mat edgeStrength(const cv::Mat& plane)
{
    cv::Mat x;
    cv::Mat y;
    cv::Sobel(plane, x, CV_32F, 1, 0);
    cv::Sobel(plane, y, CV_32F, 0, 1);
    cv::Mat out;
    cv::magnitude(x, y, out);
    cv::log(out * 0.125 + 1.0, out);
    return shrunk(out, 1);
}

/// What the first stage sees. Scaled so that every input is about 1.
Inputs firstInputs(const PicturePlanes& planes)
{
    const std::array<cv::Mat, 3> channels{shrunk(planes.lightness, 0.04), shrunk(planes.red, 0.15), shrunk(planes.blue, 0.15)};
    std::vector<cv::Mat> columns{cv::Mat::ones(lookSide, lookSide, CV_32F)};
    for (const cv::Mat& channel : channels) {
        columns.push_back(channel);
        columns.emplace_back(channel.mul(channel) * 0.3);
        columns.emplace_back(channel - cv::mean(channel)[0]);
        for (const double sigma : {1.5, 3.0, 6.0}) {
            const cv::Mat contrast = (channel - blurred(channel, sigma)) * 3;
            columns.push_back(contrast);
            columns.emplace_back(cv::min(contrast.mul(contrast), 6.0));
        }
    }
    const cv::Mat edges = edgeStrength(planes.lightness);
    columns.push_back(edges);
    columns.push_back(blurred(edges, 3));
    columns.emplace_back(edges.mul(edges));
    columns.emplace_back(channels[0].mul(channels[1]));
    columns.emplace_back(channels[0].mul(channels[2]));
    columns.emplace_back(channels[1].mul(channels[2]));
    return inputsOf(columns);
}

/// What the second stage sees: the first one's odds here and around.
Inputs secondInputs(const cv::Mat& odds)
{
    cv::Mat share;
    cv::exp(-odds, share);
    share = 1.0 / (1.0 + share);
    std::vector<cv::Mat> columns{cv::Mat::ones(lookSide, lookSide, CV_32F), odds};
    for (const double sigma : {1.0, 2.0, 4.0}) {
        columns.push_back(blurred(odds, sigma));
        columns.emplace_back(blurred(share, sigma) * 3);
    }
    return inputsOf(columns);
}

double oddsAt(const std::vector<double>& weights, const double* row)
{
    double odds = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        odds += weights[i] * row[i];
    }
    return std::clamp(odds, -mostOdds, mostOdds);
}

cv::Mat oddsMap(const std::vector<double>& weights, const Inputs& inputs)
{
    cv::Mat out(lookSide, lookSide, CV_32F);
    for (int i = 0; i < cells; ++i) {
        out.ptr<float>()[i] = static_cast<float>(oddsAt(weights, inputs.row(static_cast<std::size_t>(i))));
    }
    return out;
}

struct Lesson {
    const Inputs* inputs = nullptr;
    const cv::Mat* map = nullptr;
};

/// Logistic regression by iteratively reweighted least squares, with a ridge.
std::vector<double> fit(const std::vector<Lesson>& lessons)
{
    if (lessons.empty()) {
        return {};
    }
    const std::size_t width = lessons.front().inputs->width;
    const std::size_t step = std::max<std::size_t>(1, lessons.size() * static_cast<std::size_t>(cells) / mostRows) | 1U;
    std::vector<double> weights(width, 0);
    for (int iteration = 0; iteration < iterations; ++iteration) {
        cv::Mat curvature = cv::Mat::eye(static_cast<int>(width), static_cast<int>(width), CV_64F) * ridge;
        cv::Mat slope(static_cast<int>(width), 1, CV_64F);
        for (std::size_t i = 0; i < width; ++i) {
            slope.at<double>(static_cast<int>(i)) = -ridge * weights[i];
        }
        for (const Lesson& lesson : lessons) {
            for (std::size_t c = 0; c < static_cast<std::size_t>(cells); c += step) {
                const double* row = lesson.inputs->row(c);
                const double share = 1 / (1 + std::exp(-oddsAt(weights, row)));
                const double error = static_cast<double>(lesson.map->ptr<float>()[c]) - share;
                const double weight = std::max(1e-4, share * (1 - share));
                for (std::size_t i = 0; i < width; ++i) {
                    slope.ptr<double>()[i] += error * row[i];
                    double* to = curvature.ptr<double>(static_cast<int>(i));
                    const double part = weight * row[i];
                    for (std::size_t k = 0; k <= i; ++k) {
                        to[k] += part * row[k];
                    }
                }
            }
        }
        cv::completeSymm(curvature, true);
        cv::Mat change;
        cv::solve(curvature, slope, change, cv::DECOMP_CHOLESKY);
        for (std::size_t i = 0; i < width; ++i) {
            weights[i] += change.at<double>(static_cast<int>(i));
        }
    }
    return weights;
}

}  // namespace

MaskLook::MaskLook(std::span<const Example> examples, std::size_t maps, JobControl& control)
    : m_maps(maps)
{
    const std::size_t halves = examples.size() >= 4 ? 2 : 1;
    m_halves.resize(halves, {.first = std::vector<std::vector<double>>(maps), .second = std::vector<std::vector<double>>(maps)});
    std::vector<Inputs> inputs(examples.size());
    JobControl quiet(control.stopToken());
    parallelFor(examples.size(), 8, quiet, [&](std::size_t i) { inputs[i] = firstInputs(*examples[i].planes); });
    parallelFor(halves * maps, 1, quiet, [&](std::size_t job) {
        const std::size_t half = job % halves;
        const std::size_t map = job / halves;
        std::vector<Lesson> lessons;
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (halves == 1 || i % 2 != half) {
                lessons.push_back({.inputs = &inputs[i], .map = &(*examples[i].maps)[map]});
            }
        }
        const std::vector<double> first = fit(lessons);
        std::vector<Inputs> around;
        around.reserve(lessons.size());
        for (Lesson& lesson : lessons) {
            around.push_back(secondInputs(oddsMap(first, *lesson.inputs)));
            lesson.inputs = &around.back();
        }
        m_halves[half].first[map] = first;
        m_halves[half].second[map] = fit(lessons);
    });
}

std::vector<float> MaskLook::oddsOf(const PicturePlanes& planes, std::size_t half) const
{
    const Half& model = m_halves[half % m_halves.size()];
    const Inputs inputs = firstInputs(planes);
    std::vector<float> out;
    out.reserve(m_maps * static_cast<std::size_t>(cells));
    for (std::size_t map = 0; map < m_maps; ++map) {
        const cv::Mat odds = oddsMap(model.second[map], secondInputs(oddsMap(model.first[map], inputs)));
        const auto mean = static_cast<float>(cv::mean(odds)[0]);
        std::transform(odds.ptr<float>(), odds.ptr<float>() + cells, std::back_inserter(out),
                       [&](float value) { return value - mean; });
    }
    double sum = 1e-12;
    for (const float value : out) {
        sum += static_cast<double>(value) * static_cast<double>(value);
    }
    const auto scale = static_cast<float>(1 / std::sqrt(sum));
    std::transform(out.begin(), out.end(), out.begin(), [&](float value) { return value * scale; });
    return out;
}

}  // namespace gg::audit
