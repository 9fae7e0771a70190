#include "core/inference/candidates.h"

#include "core/base/error.h"
#include "core/inference/recognise_output.h"

#include <algorithm>
#include <cmath>

namespace gg::inference {
namespace {

[[noreturn]] void refuseShape(const Tensor& output, Head head, const char* expected)
{
    throw Error(ErrorCode::InvalidArgument, {},
                "The output " + output.name + " " + shapeText(output.shape()) + " cannot be read as " + std::string(idOf(head)) +
                    ", which is " + expected + ". Choose another kind of output.");
}

float sigmoid(float value)
{
    return 1.0F / (1.0F + std::exp(-value));
}

/// Scores that are still to be squeezed are compared before: the sigmoid keeps the order, and a table holds a million scores.
class Scores
{
public:
    explicit Scores(const PostProcessing& processing)
        : m_sigmoid(processing.activation == Activation::Sigmoid)
        , m_confidence(static_cast<float>(processing.confidence))
    {
    }
    float value(float raw) const { return m_sigmoid ? sigmoid(raw) : raw; }
    bool passes(float score) const { return score > m_confidence; }
    /// No raw value below can pass.
    float lowestRaw() const
    {
        return !m_sigmoid ? m_confidence : m_confidence <= 0 ? -INFINITY : m_confidence >= 1 ? INFINITY : std::log(m_confidence / (1 - m_confidence)) - 1e-3F;
    }

private:
    bool m_sigmoid;
    float m_confidence;
};

struct Centre {
    float x = 0, y = 0, width = 0, height = 0;
};

Candidate fromCentre(Centre box, float score, std::size_t classId, std::size_t row)
{
    return {.left = box.x - box.width / 2,
            .top = box.y - box.height / 2,
            .right = box.x + box.width / 2,
            .bottom = box.y + box.height / 2,
            .score = score,
            .classId = static_cast<std::int32_t>(classId),
            .row = static_cast<std::uint32_t>(row)};
}

/// Boxes as centre and size; shares of the input become its pixels.
class CentreBoxes
{
public:
    CentreBoxes(const BoxTable& table, const Processing& processing)
        : m_table(table)
        , m_x(processing.post.normalised ? static_cast<float>(processing.pre.width) : 1.0F)
        , m_y(processing.post.normalised ? static_cast<float>(processing.pre.height) : 1.0F)
    {
    }
    Centre operator()(std::size_t row) const
    {
        return {m_table.at(row, 0) * m_x, m_table.at(row, 1) * m_y, m_table.at(row, 2) * m_x, m_table.at(row, 3) * m_y};
    }

private:
    const BoxTable& m_table;
    float m_x;
    float m_y;
};

/// YOLOX: x = (value + cell) * stride, width = exp(value) * stride, over the strides' grids one after the other.
class GridBoxes
{
public:
    GridBoxes(const BoxTable& table, const PreProcessing& pre)
        : m_table(table)
    {
        const GridFit fit = fitGrid(static_cast<std::int64_t>(table.rows), pre.width, pre.height);
        if (fit.boxesPerCell != 1) {
            throw Error(ErrorCode::InvalidArgument, {},
                        "The " + std::to_string(table.rows) + " boxes of the output do not fill YOLOX' grids of strides 8, 16 and 32 at " +
                            std::to_string(pre.width) + " x " + std::to_string(pre.height) + ". Choose the size that the model was exported with.");
        }
        m_cells.reserve(table.rows);
        for (const int stride : fit.strides) {
            for (int y = 0; y < (pre.height + stride - 1) / stride; ++y) {
                for (int x = 0; x < (pre.width + stride - 1) / stride; ++x) {
                    m_cells.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(stride)});
                }
            }
        }
    }
    Centre operator()(std::size_t row) const
    {
        const Cell& cell = m_cells[row];
        return {(m_table.at(row, 0) + cell.x) * cell.stride, (m_table.at(row, 1) + cell.y) * cell.stride,
                std::exp(m_table.at(row, 2)) * cell.stride, std::exp(m_table.at(row, 3)) * cell.stride};
    }

private:
    struct Cell {
        float x, y, stride;
    };
    const BoxTable& m_table;
    std::vector<Cell> m_cells;
};

/// Objectness times class.
template <typename Boxes>
void withObjectness(const BoxTable& table, std::size_t classes, const PostProcessing& post, const Boxes& boxes, std::vector<Candidate>& out)
{
    const Scores scores(post);
    const float lowest = scores.lowestRaw();
    for (std::size_t row = 0; row < table.rows; ++row) {
        // Neither factor is above 1, so both have to pass alone.
        if (!(table.at(row, 4) >= lowest)) {
            continue;
        }
        const float objectness = scores.value(table.at(row, 4));
        float best = -INFINITY;
        std::size_t bestClass = 0;
        for (std::size_t classId = 0; classId < classes; ++classId) {
            const float raw = table.at(row, 5 + classId);
            if (post.everyClass) {
                if (raw >= lowest && scores.passes(objectness * scores.value(raw))) {
                    out.push_back(fromCentre(boxes(row), objectness * scores.value(raw), classId, row));
                }
            } else if (raw > best) {
                best = raw;
                bestClass = classId;
            }
        }
        if (!post.everyClass && scores.passes(objectness * scores.value(best))) {
            out.push_back(fromCentre(boxes(row), objectness * scores.value(best), bestClass, row));
        }
    }
}

/// Classes alone. Walked class by class, because the table usually lies that way.
void classesAlone(const BoxTable& table, std::size_t classes, const PostProcessing& post, const CentreBoxes& boxes, std::vector<Candidate>& out)
{
    const Scores scores(post);
    const float lowest = scores.lowestRaw();
    std::vector<float> best(post.everyClass ? 0 : table.rows, -INFINITY);
    std::vector<std::uint32_t> bestClass(best.size(), 0);
    for (std::size_t classId = 0; classId < classes; ++classId) {
        const float* raw = table.values + (4 + classId) * table.columnStep;
        for (std::size_t row = 0; row < table.rows; ++row, raw += table.rowStep) {
            if (!(*raw >= lowest)) {
                continue;
            }
            if (!post.everyClass) {
                bestClass[row] = *raw > best[row] ? static_cast<std::uint32_t>(classId) : bestClass[row];
                best[row] = std::max(best[row], *raw);
            } else if (const float score = scores.value(*raw); scores.passes(score)) {
                out.push_back(fromCentre(boxes(row), score, classId, row));
            }
        }
    }
    for (std::size_t row = 0; row < best.size(); ++row) {
        if (best[row] > -INFINITY && scores.passes(scores.value(best[row]))) {
            out.push_back(fromCentre(boxes(row), scores.value(best[row]), bestClass[row], row));
        }
    }
}

std::vector<Candidate> endToEnd(const Tensor& output, const Processing& processing)
{
    if (output.values.dims != 3 || output.values.size[2] != 6) {
        refuseShape(output, Head::EndToEnd, "[1, N, 6]");
    }
    const Scores scores(processing.post);
    const float x = processing.post.normalised ? static_cast<float>(processing.pre.width) : 1.0F;
    const float y = processing.post.normalised ? static_cast<float>(processing.pre.height) : 1.0F;
    std::vector<Candidate> out;
    const float* row = output.values.ptr<float>();
    for (int i = 0; i < output.values.size[1]; ++i, row += 6) {
        const float score = scores.value(row[4]);
        if (scores.passes(score) && row[5] >= 0 && row[5] < 1e6F) {
            out.push_back({row[0] * x, row[1] * y, row[2] * x, row[3] * y, score, static_cast<std::int32_t>(row[5]), static_cast<std::uint32_t>(i)});
        }
    }
    return out;
}

/// FastestDet: score = objectness^0.6 * class^0.4; centre = (tanh + cell) / cells, side = sigmoid, as shares of the input.
std::vector<Candidate> fastestDet(const Tensor& output, const Processing& processing)
{
    if (output.values.dims != 4 || output.values.size[1] < 6) {
        refuseShape(output, Head::FastestDet, "[1, 5 + classes, h, w]");
    }
    const int classes = output.values.size[1] - 5;
    const int height = output.values.size[2];
    const int width = output.values.size[3];
    const std::size_t plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    const auto inputWidth = static_cast<float>(processing.pre.width);
    const auto inputHeight = static_cast<float>(processing.pre.height);
    const Scores scores(processing.post);
    const float* values = output.values.ptr<float>();
    std::vector<Candidate> out;
    for (std::size_t cell = 0; cell < plane; ++cell) {
        const auto at = [&](std::size_t channel) { return values[channel * plane + cell]; };
        const auto column = static_cast<float>(cell % static_cast<std::size_t>(width));
        const auto row = static_cast<float>(cell / static_cast<std::size_t>(width));
        const Centre box{(column + std::tanh(at(1))) / static_cast<float>(width) * inputWidth,
                         (row + std::tanh(at(2))) / static_cast<float>(height) * inputHeight, sigmoid(at(3)) * inputWidth,
                         sigmoid(at(4)) * inputHeight};
        const float objectness = std::pow(std::max(scores.value(at(0)), 0.0F), 0.6F);
        std::size_t best = 0;
        for (std::size_t classId = 0; classId < static_cast<std::size_t>(classes); ++classId) {
            best = at(5 + classId) > at(5 + best) ? classId : best;
            const float score = objectness * std::pow(std::max(at(5 + classId), 0.0F), 0.4F);
            if (processing.post.everyClass && scores.passes(score)) {
                out.push_back(fromCentre(box, score, classId, cell));
            }
        }
        const float score = objectness * std::pow(std::max(at(5 + best), 0.0F), 0.4F);
        if (!processing.post.everyClass && scores.passes(score)) {
            out.push_back(fromCentre(box, score, best, cell));
        }
    }
    return out;
}

/// Values of a box in front of its classes.
std::size_t leadingColumns(Head head)
{
    return head == Head::YoloClasses || head == Head::YoloMasks ? 4 : 5;
}

}  // namespace

const Tensor& outputNamed(std::span<const Tensor> outputs, const std::string& name)
{
    const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const Tensor& output) { return output.name == name; });
    if (found != outputs.end()) {
        return *found;
    }
    if (outputs.empty() || !name.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, "The model has no output \"" + name + "\". Choose one that it has.");
    }
    return outputs.front();
}

BoxTable boxTable(const Tensor& output, const PostProcessing& processing, std::size_t coefficients)
{
    const std::size_t leading = leadingColumns(processing.head);
    const char* expected = leading == 4 ? "[1, 4 + classes, N]" : "[1, N, 5 + classes]";
    if (output.values.dims != 3) {
        refuseShape(output, processing.head, expected);
    }
    const auto first = static_cast<std::size_t>(output.values.size[1]);
    const auto second = static_cast<std::size_t>(output.values.size[2]);
    const std::size_t known = leading + processing.classNames.size() + coefficients;
    // The axis that holds a box's values is the one with as many as there should be, else the shorter one.
    const bool transposed = processing.classNames.empty() || (first == known) == (second == known) ? first < second : first == known;
    const BoxTable table = transposed
                               ? BoxTable{.values = output.values.ptr<float>(), .rows = second, .columns = first, .rowStep = 1, .columnStep = second}
                               : BoxTable{.values = output.values.ptr<float>(), .rows = first, .columns = second, .rowStep = second, .columnStep = 1};
    if (table.columns < leading + coefficients + 1) {
        refuseShape(output, processing.head, expected);
    }
    return table;
}

std::vector<Candidate> candidates(std::span<const Tensor> outputs, const Processing& processing)
{
    const PostProcessing& post = processing.post;
    const Tensor& output = outputNamed(outputs, post.output);
    if (post.head == Head::EndToEnd) {
        return endToEnd(output, processing);
    }
    if (post.head == Head::FastestDet) {
        return fastestDet(output, processing);
    }
    const bool masks = post.head == Head::YoloMasks || post.head == Head::YoloObjectnessMasks;
    const std::size_t coefficients = masks ? static_cast<std::size_t>(outputNamed(outputs, post.prototypes).values.size[1]) : 0;
    const BoxTable table = boxTable(output, post, coefficients);
    const std::size_t there = table.columns - coefficients - leadingColumns(post.head);
    // Keypoints follow the classes of a pose model.
    const std::size_t classes = post.classNames.empty() ? there : std::min(there, post.classNames.size());
    std::vector<Candidate> out;
    if (post.head == Head::Yolox) {
        withObjectness(table, classes, post, GridBoxes(table, processing.pre), out);
    } else if (leadingColumns(post.head) == 5) {
        withObjectness(table, classes, post, CentreBoxes(table, processing), out);
    } else {
        classesAlone(table, classes, post, CentreBoxes(table, processing), out);
    }
    return out;
}

}  // namespace gg::inference
