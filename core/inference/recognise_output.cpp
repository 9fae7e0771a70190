#include "core/inference/recognise_output.h"

#include "core/base/error.h"
#include "core/inference/metadata.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gg::inference {
namespace {

using Shape = std::vector<std::int64_t>;

struct Range {
    float low = 0;
    float high = 0;
};

/// Smallest and largest of the columns [from, to) of a table of `rows` rows; `columnsFirst`: the table lies transposed.
Range rangeOf(const Tensor& tensor, std::int64_t rows, std::int64_t columns, bool columnsFirst, std::int64_t from, std::int64_t to)
{
    const float* values = tensor.values.ptr<float>();
    Range range{INFINITY, -INFINITY};
    for (std::int64_t row = 0; row < rows; ++row) {
        for (std::int64_t column = from; column < to; ++column) {
            const float value = values[columnsFirst ? column * rows + row : row * columns + column];
            range.low = std::min(range.low, value);
            range.high = std::max(range.high, value);
        }
    }
    return range;
}

bool isProbability(Range range)
{
    return range.low >= -1e-4F && range.high <= 1.0001F;
}

std::string number(float value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", static_cast<double>(value));
    return text;
}

std::string shapesText(std::span<const Tensor> outputs)
{
    std::string text;
    for (const Tensor& output : outputs) {
        text += (text.empty() ? "" : ", ") + output.name + " " + shapeText(output.shape());
    }
    return text;
}

[[noreturn]] void refuse(const ModelDescription& description, const std::string& sentence)
{
    throw Error(ErrorCode::Unsupported, description.file, sentence);
}

[[noreturn]] void refuseUnknown(const ModelDescription& description, std::span<const Tensor> outputs)
{
    refuse(description,
           "The outputs (" + shapesText(outputs) +
               ") are of no kind that is known here. Known are one table of boxes [1, N, 5 + classes] or [1, 4 + classes, N] (YOLOv5 to 12, "
               "YOLOX), the same with mask prototypes, [1, N, 6] of boxes without overlaps, the grid [1, 5 + classes, h, w] of FastestDet, and "
               "segmentations [1, classes, h, w]. Export the model with one of these outputs.");
}

class Recogniser
{
public:
    Recogniser(const ModelDescription& description, std::span<const Tensor> outputs, std::size_t names, int width, int height)
        : m_description(description)
        , m_outputs(outputs)
        , m_names(static_cast<std::int64_t>(names))
        , m_width(width)
        , m_height(height)
    {
    }

    OutputKind run()
    {
        refuseTasks();
        const Tensor* table = firstOfRank(3);
        const Tensor* grid = firstOfRank(4);
        if (table != nullptr && isClassMap(*table)) {
            return classNumbers(*table);
        }
        if (table != nullptr && (m_outputs.size() == 1 || grid != nullptr || restHasRank(5))) {
            return boxes(*table, grid);
        }
        if (table == nullptr && grid != nullptr && allOfOneSize()) {
            return isFastestDet(*grid) ? fastestDet(*grid) : segmentation(*grid);
        }
        if (table == nullptr && firstOfRank(5) != nullptr) {
            refuse(m_description, "The outputs (" + shapesText(m_outputs) +
                                      ") are YOLO's raw grids: their boxes need anchors that the file does not hold. Export the model so that it "
                                      "gives one table of boxes [1, N, 5 + classes] (YOLOv5: export.py; YOLOv7: --grid).");
        }
        refuseUnknown(m_description, m_outputs);
    }

private:
    void refuseTasks() const
    {
        const std::string task = declaredTask(m_description);
        const bool scores = m_outputs.size() == 1 && m_outputs.front().values.dims == 2;
        if (task == "classify" || scores) {
            refuse(m_description, "The model gives one score a class for the whole picture (" + shapesText(m_outputs) +
                                      "): it classifies. Detection and segmentation can be run here.");
        }
        if (task == "obb") {
            refuse(m_description, "The model detects rotated boxes (task: obb), which data sets here do not have. Choose a model for task detect.");
        }
    }

    const Tensor* firstOfRank(int rank) const
    {
        const auto found = std::find_if(m_outputs.begin(), m_outputs.end(), [&](const Tensor& output) { return output.values.dims == rank; });
        return found == m_outputs.end() ? nullptr : &*found;
    }

    bool restHasRank(int rank) const
    {
        return std::count_if(m_outputs.begin(), m_outputs.end(), [&](const Tensor& output) { return output.values.dims == rank; }) ==
               static_cast<std::ptrdiff_t>(m_outputs.size()) - 1;
    }

    bool allOfOneSize() const
    {
        const Shape first = m_outputs.front().shape();
        return std::all_of(m_outputs.begin(), m_outputs.end(), [&](const Tensor& output) {
            const Shape shape = output.shape();
            return shape.size() == 4 && shape[2] == first[2] && shape[3] == first[3];
        });
    }

    /// [1, height, width] of whole numbers: the class of every pixel.
    bool isClassMap(const Tensor& tensor) const
    {
        const Shape shape = tensor.shape();
        if (shape[1] != m_height || shape[2] != m_width || m_outputs.size() != 1) {
            return false;
        }
        const float* values = tensor.values.ptr<float>();
        return std::all_of(values, values + tensor.values.total(), [](float value) { return value >= 0 && value == std::floor(value); });
    }

    OutputKind classNumbers(const Tensor& tensor) const
    {
        OutputKind kind{.head = Head::SegmentationLabels, .output = tensor.name};
        kind.reasons.push_back({"head", "model.head.class_numbers", {{"output", tensor.name}, {"shape", shapeText(tensor.shape())}}});
        kind.reasons.push_back({"activation", "model.activation.class_numbers", {}});
        kind.classes = static_cast<std::size_t>(m_names);
        return kind;
    }

    OutputKind boxes(const Tensor& table, const Tensor* prototypes) const
    {
        const Shape shape = table.shape();
        if (shape[2] == 6 && shape[1] <= 1000 && prototypes == nullptr && looksFinished(table)) {
            return endToEnd(table);
        }
        // Boxes along the axis that fills the strides' grids, else along the longer one.
        const bool transposed = fitGrid(shape[1], m_width, m_height).boxesPerCell == 0 &&
                                (fitGrid(shape[2], m_width, m_height).boxesPerCell > 0 || shape[2] > shape[1]);
        const std::int64_t rows = transposed ? shape[2] : shape[1];
        const std::int64_t columns = transposed ? shape[1] : shape[2];
        const std::int64_t coefficients = prototypes != nullptr ? prototypes->shape()[1] : 0;
        const GridFit fit = fitGrid(rows, m_width, m_height);
        const bool objectness = hasObjectness(columns - coefficients, transposed, fit);
        std::int64_t classes = columns - coefficients - (objectness ? 5 : 4);
        if (declaredTask(m_description) == "pose" && m_names > 0) {
            classes = m_names;
        }
        if (classes < 1 || (m_names > 0 && classes < m_names)) {
            refuseColumns(table, columns, coefficients);
        }
        return describeBoxes(table, prototypes, rows, columns, transposed, objectness, classes, fit);
    }

    [[noreturn]] void refuseColumns(const Tensor& table, std::int64_t columns, std::int64_t coefficients) const
    {
        refuse(m_description, "The output " + table.name + " " + shapeText(table.shape()) + " has " + std::to_string(columns) +
                                  " values a box, too few for a box" +
                                  (coefficients > 0 ? ", " + std::to_string(coefficients) + " mask coefficients" : std::string()) + " and " +
                                  (m_names > 0 ? "the " + std::to_string(m_names) + " classes that the file names" : "one class") +
                                  ". Export the model again with its own exporter.");
    }

    bool hasObjectness(std::int64_t columns, bool transposed, const GridFit& fit) const
    {
        if (m_names > 0 && columns == m_names + 5) {
            return true;
        }
        if (m_names > 0 && columns == m_names + 4) {
            return false;
        }
        return fit.boxesPerCell == 3 || !transposed;
    }

    /// Boxes that were sorted and freed of overlaps: scores fall, classes are whole numbers.
    bool looksFinished(const Tensor& table) const
    {
        const float* row = table.values.ptr<float>();
        const auto rows = static_cast<std::size_t>(table.values.size[1]);
        float before = INFINITY;
        for (std::size_t i = 0; i < rows; ++i, row += 6) {
            const bool fits = row[4] >= 0 && row[4] <= 1.0001F && row[4] <= before + 1e-6F && row[5] >= 0 && row[5] == std::floor(row[5]);
            if (!fits) {
                return false;
            }
            before = row[4];
        }
        return true;
    }

    OutputKind endToEnd(const Tensor& table) const
    {
        OutputKind kind{.head = Head::EndToEnd, .output = table.name, .classes = static_cast<std::size_t>(m_names)};
        kind.reasons.push_back({"head", "model.head.end_to_end", {{"output", table.name}, {"shape", shapeText(table.shape())}}});
        setUnit(kind, rangeOf(table, table.values.size[1], 6, false, 0, 4));
        kind.reasons.push_back({"activation", "model.activation.finished", {}});
        return kind;
    }

    void setUnit(OutputKind& kind, Range range) const
    {
        kind.normalised = range.high > 0 && range.high <= 2;
        kind.reasons.push_back({"normalised", kind.normalised ? "model.unit.shares" : "model.unit.pixels", {{"high", number(range.high)}}});
    }

    OutputKind describeBoxes(const Tensor& table, const Tensor* prototypes, std::int64_t rows, std::int64_t columns, bool transposed,
                             bool objectness, std::int64_t classes, const GridFit& fit) const
    {
        OutputKind kind{.output = table.name, .classes = static_cast<std::size_t>(classes)};
        kind.prototypes = prototypes != nullptr ? prototypes->name : std::string();
        texts::Values values{{"output", table.name},
                             {"shape", shapeText(table.shape())},
                             {"boxes", std::to_string(rows)},
                             {"classes", std::to_string(classes)},
                             {"size", std::to_string(m_width) + " x " + std::to_string(m_height)}};
        if (prototypes != nullptr) {
            values["coefficients"] = std::to_string(prototypes->shape()[1]);
            values["prototypes"] = prototypes->name;
        }
        const Range sides = rangeOf(table, rows, columns, transposed, 2, 4);
        if (objectness && sides.low < 0) {
            raw(kind, values, sides, fit);
        } else {
            const char* text = objectness ? (prototypes != nullptr ? "model.head.yolo_objectness_masks" : "model.head.yolo_objectness")
                                          : (prototypes != nullptr ? "model.head.yolo_masks" : "model.head.yolo_classes");
            kind.head = objectness ? (prototypes != nullptr ? Head::YoloObjectnessMasks : Head::YoloObjectness)
                                   : (prototypes != nullptr ? Head::YoloMasks : Head::YoloClasses);
            kind.reasons.push_back({"head", text, values});
            setUnit(kind, rangeOf(table, rows, columns, transposed, 0, 4));
        }
        setScores(kind, rangeOf(table, rows, columns, transposed, 4, (objectness ? 5 : 4) + classes));
        return kind;
    }

    void raw(OutputKind& kind, texts::Values& values, Range sides, const GridFit& fit) const
    {
        if (fit.boxesPerCell != 1) {
            refuse(m_description, "The output " + kind.output + " holds sides below 0 (" + number(sides.low) +
                                      "): boxes that are still to be computed from a grid, but " + values.at("boxes") +
                                      " boxes do not fill the grids of strides 8, 16 and 32 at " + values.at("size") +
                                      ". Export the model with boxes computed in the graph.");
        }
        values["low"] = number(sides.low);
        kind.head = Head::Yolox;
        kind.reasons.push_back({"head", "model.head.yolox", values});
        kind.reasons.push_back({"normalised", "model.unit.grid", {}});
    }

    static void setScores(OutputKind& kind, Range range)
    {
        const bool ready = isProbability(range);
        kind.activation = ready ? Activation::None : Activation::Sigmoid;
        kind.reasons.push_back({"activation", ready ? "model.activation.ready" : "model.activation.sigmoid",
                                {{"low", number(range.low)}, {"high", number(range.high)}}});
    }

    /// The sum of the channels [from, C) at every pixel lies within 1 % of 1.
    static bool sumsToOne(const Tensor& tensor, int from)
    {
        const auto plane = static_cast<std::size_t>(tensor.values.size[2]) * static_cast<std::size_t>(tensor.values.size[3]);
        const float* values = tensor.values.ptr<float>();
        for (std::size_t at = 0; at < plane; ++at) {
            float sum = 0;
            for (int channel = from; channel < tensor.values.size[1]; ++channel) {
                const float value = values[static_cast<std::size_t>(channel) * plane + at];
                if (value < -1e-4F) {
                    return false;
                }
                sum += value;
            }
            if (std::abs(sum - 1) > 0.01F) {
                return false;
            }
        }
        return true;
    }

    bool isFastestDet(const Tensor& grid) const
    {
        const Shape shape = grid.shape();
        const bool coarse = shape[2] * 8 < m_height + 8 && shape[3] * 8 < m_width + 8;
        if (m_outputs.size() != 1 || shape[1] < 6 || !coarse) {
            return false;
        }
        const std::int64_t plane = shape[2] * shape[3];
        return isProbability(rangeOf(grid, plane, shape[1], true, 0, 1)) && sumsToOne(grid, 5) &&
               !isProbability(rangeOf(grid, plane, shape[1], true, 1, 5));
    }

    OutputKind fastestDet(const Tensor& grid) const
    {
        const Shape shape = grid.shape();
        OutputKind kind{.head = Head::FastestDet, .output = grid.name, .classes = static_cast<std::size_t>(shape[1] - 5)};
        kind.reasons.push_back({"head", "model.head.fastestdet",
                                {{"output", grid.name}, {"shape", shapeText(shape)}, {"classes", std::to_string(shape[1] - 5)}}});
        kind.reasons.push_back({"normalised", "model.unit.grid", {}});
        kind.reasons.push_back({"activation", "model.activation.fastestdet", {}});
        return kind;
    }

    OutputKind segmentation(const Tensor& grid) const
    {
        const Shape shape = grid.shape();
        const std::int64_t plane = shape[2] * shape[3];
        OutputKind kind{.output = grid.name, .classes = static_cast<std::size_t>(shape[1])};
        kind.head = shape[1] <= 2 ? Head::SegmentationProbability : Head::SegmentationLabels;
        const texts::Values values{{"output", grid.name}, {"shape", shapeText(shape)}, {"classes", std::to_string(shape[1])}};
        const char* text = shape[1] == 1 ? "model.head.one_channel" : shape[1] == 2 ? "model.head.two_channels" : "model.head.segmentation";
        kind.reasons.push_back({"head", m_outputs.size() > 1 ? "model.head.first_of_several" : text, values});
        const Range range = rangeOf(grid, plane, shape[1], true, 0, shape[1]);
        const texts::Values scores{{"low", number(range.low)}, {"high", number(range.high)}};
        if (shape[1] == 1) {
            const bool ready = isProbability(range);
            kind.activation = ready ? Activation::None : Activation::Sigmoid;
            kind.reasons.push_back({"activation", ready ? "model.activation.ready" : "model.activation.sigmoid", scores});
        } else {
            const bool ready = sumsToOne(grid, 0);
            kind.activation = ready ? Activation::None : Activation::Softmax;
            kind.reasons.push_back({"activation", ready ? "model.activation.sums_to_one" : "model.activation.softmax", scores});
        }
        return kind;
    }

    const ModelDescription& m_description;
    std::span<const Tensor> m_outputs;
    std::int64_t m_names;
    int m_width;
    int m_height;
};

}  // namespace

GridFit fitGrid(std::int64_t rows, int width, int height)
{
    const auto cells = [&](const std::vector<int>& strides) {
        std::int64_t sum = 0;
        for (const int stride : strides) {
            // A side that a stride does not divide gives one more cell.
            sum += static_cast<std::int64_t>((width + stride - 1) / stride) * ((height + stride - 1) / stride);
        }
        return sum;
    };
    for (const std::vector<int>& strides : {std::vector{8, 16, 32}, std::vector{8, 16, 32, 64}, std::vector{4, 8, 16, 32}}) {
        for (const int boxes : {1, 3}) {
            if (cells(strides) * boxes == rows) {
                return {.boxesPerCell = boxes, .strides = strides};
            }
        }
    }
    return {};
}

OutputKind recogniseOutput(const ModelDescription& description, std::span<const Tensor> outputs, std::size_t names, int width, int height)
{
    return Recogniser(description, outputs, names, width, height).run();
}

}  // namespace gg::inference
