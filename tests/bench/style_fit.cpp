#include "tests/bench/style_fit.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <numbers>
#include <numeric>
#include <random>
#include <span>

namespace gg::bench
{
namespace
{

using namespace audit::style;

constexpr int drawsABox = 12;
constexpr double furthest = 8;  ///< rows by which a side is moved
constexpr int epochs = 20;
constexpr std::size_t batch = 64;
constexpr float rate = 0.004F;
constexpr float decay = 1e-3F;
/// Polygons are drawn about this exactly, in rows.
constexpr float sigma = 0.8F;

struct Sample {
    LineFeatures features;
    Range range;
    float edge = 0;  ///< true offset from the rounded side
};

bool touchesBorder(const dataset::Rect& rect, std::size_t side, const cv::Mat& picture)
{
    const double gaps[] = {rect.x, rect.y, picture.cols - rect.x - rect.width, picture.rows - rect.y - rect.height};
    return gaps[side] < 3;
}

std::vector<Sample> drawSamples(const std::vector<TruePicture>& pictures)
{
    std::mt19937 random(1);
    std::uniform_real_distribution<double> move(-furthest, furthest);
    const auto sides = std::make_unique<BoxSides>();
    std::vector<Sample> samples;
    for (const TruePicture& picture : pictures) {
        for (const TrueBox& box : picture.boxes) {
            if (std::min(box.rect.width, box.rect.height) < 14) {
                continue;
            }
            for (int draw = 0; draw < drawsABox; ++draw) {
                const double row = thicknessFor(box.rect);
                double margins[4];
                for (std::size_t side = 0; side < 4; ++side) {
                    margins[side] = std::max(row * move(random), -0.25 * (side % 2 == 0 ? box.rect.width : box.rect.height));
                }
                measureSides(picture.pixels, grown(box.rect, margins), *sides);
                for (std::size_t side = 0; side < 4; ++side) {
                    const auto edge = static_cast<float>(-margins[side] / sides->thickness) + sides->patches[side].remainder;
                    const Range& range = sides->ranges[side];
                    const bool inRange =
                        edge >= static_cast<float>(range.lowest) - 0.5F && edge <= static_cast<float>(range.highest) + 0.5F;
                    if (sides->measurable[side] && inRange && !touchesBorder(box.rect, side, picture.pixels)) {
                        samples.push_back({sides->features[side], range, edge});
                    }
                }
            }
        }
    }
    return samples;
}

/// The true edge as a distribution over places.
EdgePosterior targetOf(const Sample& sample)
{
    EdgePosterior target{};
    float total = 0;
    for (int place = sample.range.lowest; place <= sample.range.highest; ++place) {
        const float off = (static_cast<float>(place) - sample.edge) / sigma;
        float& value = target[static_cast<std::size_t>(place + reach)];
        value = std::exp(-0.5F * off * off);
        total += value;
    }
    for (float& value : target) {
        value /= total;
    }
    return target;
}

/// Adds the gradient of the cross-entropy. The gradient of the softmax is posterior - target; tanh' is 1 - tanh².
void addGradient(const EdgeWeights& weights, const Sample& sample, EdgeWeights& gradient)
{
    const EdgePosterior posterior = locateEdge(weights, sample.features, sample.range);
    const EdgePosterior target = targetOf(sample);
    for (int place = sample.range.lowest; place <= sample.range.highest; ++place) {
        const auto index = static_cast<std::size_t>(place + reach);
        const float slope = (posterior[index] - target[index]) / static_cast<float>(batch);
        const float* x = sample.features.rows[rowIndex(place + firstTap)].data();
        for (std::size_t unit = 0; unit < units; ++unit) {
            float sum = weights.bias[unit];
            for (std::size_t i = 0; i < inputs; ++i) {
                sum += weights.input[unit][i] * x[i];
            }
            const float value = std::tanh(sum);
            gradient.output[unit] += slope * value;
            const float inner = slope * weights.output[unit] * (1 - value * value);
            gradient.bias[unit] += inner;
            for (std::size_t i = 0; i < inputs; ++i) {
                gradient.input[unit][i] += inner * x[i];
            }
        }
    }
}

constexpr std::size_t weightCount = sizeof(EdgeWeights) / sizeof(float);

float* flat(EdgeWeights& weights)
{
    return weights.input[0].data();
}

/// Adam (Kingma and Ba 2015, algorithm 1) with a cosine rate.
class Adam
{
public:
    explicit Adam(std::size_t steps)
        : m_steps(steps)
    {
    }

    void step(EdgeWeights& weights, EdgeWeights& gradient)
    {
        ++m_step;
        const auto t = static_cast<float>(m_step);
        const float now = rate * 0.5F * (1 + std::cos(std::numbers::pi_v<float> * t / static_cast<float>(m_steps)));
        for (std::size_t i = 0; i < weightCount; ++i) {
            const float g = flat(gradient)[i] + decay * flat(weights)[i];
            m_mean[i] = 0.9F * m_mean[i] + 0.1F * g;
            m_square[i] = 0.999F * m_square[i] + 0.001F * g * g;
            const float mean = m_mean[i] / (1 - std::pow(0.9F, t));
            const float square = m_square[i] / (1 - std::pow(0.999F, t));
            flat(weights)[i] -= now * mean / (std::sqrt(square) + 1e-8F);
        }
    }

private:
    std::size_t m_steps;
    std::size_t m_step = 0;
    std::vector<float> m_mean = std::vector<float>(weightCount);
    std::vector<float> m_square = std::vector<float>(weightCount);
};

EdgeWeights drawWeights()
{
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    EdgeWeights weights{};
    for (auto& unit : weights.input) {
        for (float& weight : unit) {
            weight = 0.5F * normal(random) / std::sqrt(static_cast<float>(inputs));
        }
    }
    for (float& weight : weights.output) {
        weight = 0.5F * normal(random) / std::sqrt(static_cast<float>(units));
    }
    return weights;
}

void append(std::string& source, std::span<const float> values)
{
    char text[32];
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::snprintf(text, sizeof text, "%.4fF,", static_cast<double>(values[i]));
        source += i % 10 == 0 ? "\n        " : " ";
        source += text;
    }
}

}  // namespace

EdgeWeights fitEdgeModel(const std::vector<TruePicture>& pictures)
{
    const std::vector<Sample> samples = drawSamples(pictures);
    std::fprintf(stderr, "%zu sides\n", samples.size());
    EdgeWeights weights = drawWeights();
    Adam adam(epochs * (samples.size() / batch));
    std::mt19937 random(3);
    std::vector<std::size_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0);
    for (int epoch = 0; epoch < epochs; ++epoch) {
        std::shuffle(order.begin(), order.end(), random);
        for (std::size_t first = 0; first + batch <= order.size(); first += batch) {
            EdgeWeights gradient{};
            for (std::size_t i = first; i < first + batch; ++i) {
                addGradient(weights, samples[order[i]], gradient);
            }
            adam.step(weights, gradient);
        }
    }
    return weights;
}

std::string asSource(const EdgeWeights& weights)
{
    std::string source = "#include \"core/audit/style/edge_model.h\"\n\nnamespace gg::audit::style\n{\n\n"
                         "// Written by bench_style --refit.\n// clang-format off\nconst EdgeWeights& fittedEdgeWeights()\n{\n"
                         "    static constexpr EdgeWeights weights{\n        .input = {{";
    for (const auto& unit : weights.input) {
        source += "{";
        append(source, unit);
        source += "},\n        ";
    }
    source += "}},\n        .bias = {";
    append(source, weights.bias);
    source += "},\n        .output = {";
    append(source, weights.output);
    return source + "}};\n    return weights;\n}\n// clang-format on\n\n}  // namespace gg::audit::style\n";
}

}  // namespace gg::bench
