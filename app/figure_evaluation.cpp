#include "app/figure_evaluation.h"

#include "app/label_outlines.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/runs/run_folder.h"
#include "widgets/models/path_text.h"

#include <QFileInfo>

#include <algorithm>
#include <map>
#include <utility>

namespace gg::app {
namespace {

using widgets::EvaluationInput;
using widgets::FigureEvaluation;
using EpochsAt = std::optional<evaluation::ReadingOptions>;

class Evaluations {
public:
    FigureEvaluation read(const EvaluationInput& input, const EpochsAt& epochsAt, JobControl& control)
    {
        const std::string path = widgets::pathBytes(input.predictions);
        control.begin("Looking for predictions", 0);
        const predictions::PredictionPlace place = predictions::findPredictions(path);
        if (place.format == predictions::PredictionFormat::MaskFolder) {
            return {.masks = masks(input, place, path, control)};
        }
        return boxes(input, place, epochsAt, control);
    }

private:
    using TruthPtr = std::shared_ptr<const predictions::TruthTable>;

    dataset::DatasetPtr datasetOf(const EvaluationInput& input, JobControl& control)
    {
        dataset::DatasetPtr& known = m_datasets[{input.truth, input.truthFormat}];
        if (!known) {
            if (input.truth.isEmpty()) {
                throw Error(ErrorCode::InvalidArgument, widgets::pathBytes(input.predictions), "The recipe names no data set (\"truth\") that these predictions are held against.");
            }
            const std::string path = widgets::pathBytes(input.truth);
            const auto format = dataset::formatFromId(input.truthFormat.toStdString());
            known = format ? dataset::openDataset(path, *format, control) : dataset::openDataset(path, control);
        }
        return known;
    }

    evaluation::SegmentationPtr masks(const EvaluationInput& input, const predictions::PredictionPlace& place, const std::string& root, JobControl& control)
    {
        if (runs::isRunFolder(root)) {
            return evaluation::evaluateRun(root, control);
        }
        evaluation::SegmentationOptions options;
        options.split = input.setup.split.toStdString();
        options.truthSense = input.setup.truthSense;
        options.predictedSense = input.setup.predictedSense;
        const dataset::DatasetPtr dataset = datasetOf(input, control);
        return evaluation::evaluateMaskEpochs(dataset, evaluation::findMaskEpochs(*dataset, place, control), root, options, control);
    }

    TruthPtr truthOf(const EvaluationInput& input, predictions::Shapes shapes, JobControl& control)
    {
        TruthPtr& known = m_truths[{input.truth, input.truthFormat, shapes}];
        if (!known) {
            known = predictions::truthOf(datasetOf(input, control), shapes, control);
        }
        return known;
    }

    FigureEvaluation boxes(const EvaluationInput& input, const predictions::PredictionPlace& place, const EpochsAt& epochsAt, JobControl& control)
    {
        const auto& epochs = place.epochs;
        const auto asked = std::find_if(epochs.begin(), epochs.end(), [&](const auto& one) { return one.epoch == input.epoch; });
        if (input.epoch != 0 && asked == epochs.end()) {
            throw Error(ErrorCode::NotFound, widgets::pathBytes(input.predictions), "There are no predictions of epoch " + std::to_string(input.epoch) + ".");
        }
        const std::string& path = input.epoch == 0 ? epochs.back().path : asked->path;
        const bool wantsMasks = input.setup.iouType == metrics::IouType::Mask && hasOutlines(*datasetOf(input, control));
        const predictions::LoadOptions load{.split = input.setup.split.toStdString(), .shapes = wantsMasks ? predictions::Shapes::Masks : predictions::Shapes::Boxes};
        const TruthPtr truth = truthOf(input, load.shapes, control);
        predictions::LoadedDetections loaded = predictions::loadDetections(truth, path, load, control);
        evaluation::EvaluateOptions options;
        options.trainingSize = input.trainingSize;
        options.iouType = wantsMasks && loaded.hasMasks ? metrics::IouType::Mask : metrics::IouType::Box;
        FigureEvaluation out{.boxes = evaluation::evaluateDetections(std::move(loaded), options, control)};
        if (epochsAt) {
            out.over = std::make_shared<const evaluation::OverEpochs>(evaluation::evaluateEpochs(truth, place, load, options, *epochsAt, control).over);
        }
        return out;
    }

    std::map<std::pair<QString, QString>, dataset::DatasetPtr> m_datasets;
    std::map<std::tuple<QString, QString, predictions::Shapes>, TruthPtr> m_truths;
};

}  // namespace

widgets::EvaluationReader newEvaluationReader()
{
    return [evaluations = std::make_shared<Evaluations>()](const EvaluationInput& input, const EpochsAt& epochsAt, JobControl& control) { return evaluations->read(input, epochsAt, control); };
}

}  // namespace gg::app
