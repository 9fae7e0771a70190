// How the evaluation session reads: what is looked at now, one source and epoch at a time.
#include "app/evaluation_session.h"

#include "app/dataset_session.h"
#include "app/label_outlines.h"
#include "app/workspace.h"
#include "core/runs/run_folder.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/evaluation_sources.h"
#include "widgets/models/path_text.h"
#include "widgets/panels/evaluate_page.h"

#include <algorithm>

namespace gg::app {
namespace {

/// Evaluations that are kept for going back to: as many as have this many detections together, and the newest one always.
constexpr std::size_t keptDetections = 3'000'000;

}  // namespace

std::vector<EvaluationSession::Wish> EvaluationSession::wishes() const
{
    const widgets::EvaluationSources& sources = m_parts.sources;
    std::vector<Wish> wanted;
    for (const int index : {sources.current(), sources.compared()}) {
        if (index >= 0) {
            // Of masks all epochs are read at once.
            const QString& path = sources.at(index).path;
            wanted.push_back({path, isOfMasks(path) ? 0 : sources.at(index).epochAt(m_parts.cursor.epoch())});
        }
    }
    return wanted;
}

void EvaluationSession::loadWanted()
{
    if (!m_parts.datasets.dataset() || !m_parts.page.isVisible()) {
        return;
    }
    const std::vector<Wish> wanted = wishes();
    const auto isWanted = [&](const Wish& wish) { return std::find(wanted.begin(), wanted.end(), wish) != wanted.end(); };
    if (m_loading) {
        if (isWanted(*m_loading)) {
            return;
        }
        // Going on to the end would keep a person waiting for what they no longer want to see.
        m_loadJob.cancel();
        if (const int index = m_parts.sources.indexOf(m_loading->path); index >= 0) {
            m_parts.sources.setKnown(index);
        }
        m_loading.reset();
    }
    for (const Wish& wish : wanted) {
        const int index = m_parts.sources.indexOf(wish.path);
        const widgets::EvaluationSource& source = m_parts.sources.at(index);
        const bool same = source.evaluation ? source.epoch == wish.epoch : source.segmentation != nullptr;
        const bool there = same && source.state == widgets::EvaluationSource::State::Ready;
        const bool failed = source.state == widgets::EvaluationSource::State::Failed && (source.epoch == wish.epoch || isOfMasks(wish.path));
        if (there || failed || m_refused == wish) {
            continue;
        }
        if (const auto again = kept(wish)) {
            m_parts.sources.setEvaluation(index, wish.epoch, again);
            compare();
            continue;
        }
        load(wish);
        return;
    }
    // Masks are there with all their epochs: another one is compared without being read.
    compare();
    readSeries();
}

/// Every epoch of the current source, when there is nothing more urgent to read.
void EvaluationSession::readSeries()
{
    const int current = m_parts.sources.current();
    if (current < 0) {
        return;
    }
    const widgets::EvaluationSource& source = m_parts.sources.at(current);
    if (source.path == m_seriesPath && source.epochs == m_seriesEpochs) {
        return;
    }
    m_seriesJob.cancel();
    m_seriesPath = source.path;
    m_seriesEpochs = source.epochs;
    m_parts.page.setOverEpochs(nullptr);
    if (source.epochs.size() < 2 || !source.evaluation) {
        // Not yet, or never: a source that is read later is looked at again.
        m_seriesPath.clear();
        return;
    }
    m_seriesJob.start<evaluation::EpochsRead>(
        [truth = source.evaluation->loaded.truth, place = m_places.at(source.path), load = loadOptions(source.evaluation->options.iouType),
         options = source.evaluation->options, reading = m_parts.page.state().options()](JobControl& control) {
            return evaluation::evaluateEpochs(truth, place, load, options, reading, control);
        },
        [this](Outcome<evaluation::EpochsRead> outcome) {
            if (auto* read = std::get_if<evaluation::EpochsRead>(&outcome)) {
                m_parts.page.setOverEpochs(std::make_shared<const evaluation::OverEpochs>(std::move(read->over)));
                QStringList failed;
                for (const evaluation::UnreadEpoch& epoch : read->failed) {
                    failed << tr("epoch %1: %2").arg(epoch.epoch).arg(QString::fromStdString(epoch.reason));
                }
                if (!failed.isEmpty()) {
                    m_parts.page.setError(tr("%n epoch(s) could not be read: %1", nullptr, static_cast<int>(failed.size())).arg(failed.join(u'\n')));
                }
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_parts.page.setError(errorText(*error));
            }
        });
}

bool EvaluationSession::isOfMasks(const QString& path) const
{
    const auto place = m_places.find(path);
    return place != m_places.end() && place->second.format == predictions::PredictionFormat::MaskFolder;
}

void EvaluationSession::loadMasks(const Wish& wish)
{
    m_loading = wish;
    m_parts.sources.setLoading(m_parts.sources.indexOf(wish.path));
    evaluation::SegmentationOptions options;
    options.split = m_setup.split.toStdString();
    options.truthSense = m_setup.truthSense;
    options.predictedSense = m_setup.predictedSense;
    m_loadJob.start<Loaded>(
        [dataset = m_parts.datasets.dataset(), root = widgets::pathBytes(wish.path), place = m_places.at(wish.path), options](JobControl& control) {
            Loaded out;
            if (runs::isRunFolder(root)) {
                out.segmentation = evaluation::evaluateRun(root, control);
            } else {
                out.segmentation = evaluation::evaluateMaskEpochs(dataset, evaluation::findMaskEpochs(*dataset, place, control), root, options, control);
            }
            return out;
        },
        [this, wish](Outcome<Loaded> outcome) { loaded(wish, std::move(outcome)); });
}

predictions::LoadOptions EvaluationSession::loadOptions(metrics::IouType type) const
{
    return {.split = m_setup.split.toStdString(), .shapes = type == metrics::IouType::Mask ? predictions::Shapes::Masks : predictions::Shapes::Boxes};
}

void EvaluationSession::load(const Wish& wish)
{
    if (isOfMasks(wish.path)) {
        loadMasks(wish);
        return;
    }
    const auto& epochs = m_places.at(wish.path).epochs;
    const auto place = std::find_if(epochs.begin(), epochs.end(), [&](const auto& epoch) { return epoch.epoch == wish.epoch; });
    const std::string path = place == epochs.end() ? epochs.front().path : place->path;
    m_loading = wish;
    m_parts.sources.setLoading(m_parts.sources.indexOf(wish.path));
    evaluation::EvaluateOptions options;
    options.trainingSize = m_workspace.auditSettings().trainingSize;
    struct Asked {
        dataset::DatasetPtr dataset;
        std::shared_ptr<const predictions::TruthTable> boxes;
        std::shared_ptr<const predictions::TruthTable> masks;
        std::optional<bool> outlines;
        predictions::LoadOptions load;
    };
    m_loadJob.start<Loaded>(
        [asked = Asked{m_parts.datasets.dataset(), m_boxTruth, m_maskTruth, m_outlines, loadOptions(m_setup.iouType)}, path,
         options](JobControl& control) mutable {
            Loaded out;
            out.outlines = asked.outlines ? *asked.outlines : hasOutlines(*asked.dataset);
            // Labels without outlines leave boxes to compare, whatever was chosen for other data.
            if (!*out.outlines) {
                asked.load.shapes = predictions::Shapes::Boxes;
            }
            const bool masks = asked.load.shapes == predictions::Shapes::Masks;
            out.truth = masks ? asked.masks : asked.boxes;
            if (!out.truth) {
                out.truth = predictions::truthOf(asked.dataset, asked.load.shapes, control);
            }
            predictions::LoadedDetections loaded = predictions::loadDetections(out.truth, path, asked.load, control);
            options.iouType = masks && loaded.hasMasks ? metrics::IouType::Mask : metrics::IouType::Box;
            out.evaluation = evaluation::evaluateDetections(std::move(loaded), options, control);
            return out;
        },
        [this, wish](Outcome<Loaded> outcome) { loaded(wish, std::move(outcome)); });
}

void EvaluationSession::loaded(const Wish& wish, Outcome<Loaded> outcome)
{
    m_loading.reset();
    const int index = m_parts.sources.indexOf(wish.path);
    if (auto* result = std::get_if<Loaded>(&outcome)) {
        if (result->truth) {
            (m_setup.iouType == metrics::IouType::Mask && *result->outlines ? m_maskTruth : m_boxTruth) = result->truth;
        }
        if (result->outlines && result->outlines != m_outlines) {
            m_outlines = result->outlines;
            showSetup();
        }
        if (index >= 0 && result->segmentation) {
            m_parts.sources.setSegmentation(index, std::move(result->segmentation));
            selectPending();
            compare();
        } else if (index >= 0) {
            keep(wish, result->evaluation);
            m_parts.sources.setEvaluation(index, wish.epoch, std::move(result->evaluation));
            compare();
        }
    } else if (const auto* error = std::get_if<Error>(&outcome); error != nullptr && index >= 0) {
        m_parts.sources.setFailed(index, wish.epoch, errorText(*error));
    }
    loadWanted();
}

void EvaluationSession::keep(const Wish& wish, const evaluation::EvaluationPtr& evaluation)
{
    m_kept.push_front({wish, evaluation});
    std::size_t detections = 0;
    for (auto it = m_kept.begin(); it != m_kept.end();) {
        detections += it->evaluation->loaded.set.detections.size();
        it = it != m_kept.begin() && detections > keptDetections ? m_kept.erase(it) : std::next(it);
    }
}

evaluation::EvaluationPtr EvaluationSession::kept(const Wish& wish)
{
    const auto it = std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept& kept) { return kept.wish == wish; });
    if (it == m_kept.end()) {
        return nullptr;
    }
    m_kept.splice(m_kept.begin(), m_kept, it);
    return m_kept.front().evaluation;
}

/// What was cancelled or could not be read, once more.
void EvaluationSession::readAgain(int index)
{
    m_refused.reset();
    m_parts.sources.setKnown(index);
    loadWanted();
}

void EvaluationSession::cancel()
{
    m_seriesJob.cancel();
    m_ensembleJob.cancel();
    if (m_loading) {
        m_refused = m_loading;
        m_loadJob.cancel();
        if (const int index = m_parts.sources.indexOf(m_loading->path); index >= 0) {
            m_parts.sources.setKnown(index);
        }
        m_loading.reset();
    }
    m_parts.page.clearProgress();
}

}  // namespace gg::app
