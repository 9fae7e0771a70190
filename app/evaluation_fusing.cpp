// How the evaluation session makes one source of several: it is written, and then opened like any other.
#include "app/evaluation_session.h"

#include "app/dataset_session.h"
#include "app/workspace.h"
#include "core/io/files.h"
#include "core/predictions/ensemble.h"
#include "widgets/models/evaluation_sources.h"
#include "widgets/models/path_text.h"
#include "widgets/panels/ensemble_dialog.h"
#include "widgets/panels/evaluate_page.h"

#include <QDir>
#include <QFileInfo>

namespace gg::app {
namespace {

/// A folder for each ensemble; earlier ones stay.
QString freeFolder(const QString& base)
{
    QString folder = QDir(base).filePath(QStringLiteral("ensemble"));
    for (int i = 2; QFileInfo::exists(folder); ++i) {
        folder = QDir(base).filePath(QStringLiteral("ensemble-%1").arg(i));
    }
    return folder;
}

/// The newest epoch's file or folder.
std::vector<std::string> newestOf(const std::vector<predictions::PredictionPlace>& places)
{
    std::vector<std::string> paths;
    for (const predictions::PredictionPlace& place : places) {
        paths.push_back(place.epochs.back().path);
    }
    return paths;
}

}  // namespace

void EvaluationSession::showEnsembleDialog()
{
    std::vector<widgets::EnsemblePart> parts;
    for (int i = 0; i < m_parts.sources.size(); ++i) {
        const widgets::EvaluationSource& source = m_parts.sources.at(i);
        // Of masks that a run counted while it trained there are no files.
        if (m_places.contains(source.path) && !source.counted) {
            parts.push_back({.path = source.path, .name = source.name, .masks = isOfMasks(source.path)});
        }
    }
    if (parts.size() < 2) {
        m_parts.page.setError(tr("An ensemble needs two predictions or more: open others first."));
        return;
    }
    widgets::EnsembleDialog dialog(parts, &m_parts.page);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    std::vector<predictions::PredictionPlace> places;
    for (const QString& path : dialog.chosen()) {
        places.push_back(m_places.at(path));
    }
    fuse(places, dialog.ofMasks(), dialog.options());
}

void EvaluationSession::fuse(const std::vector<predictions::PredictionPlace>& places, bool masks, const metrics::FusionOptions& options)
{
    const QString folder = freeFolder(m_workspace.predictionsFolder());
    m_ensembleJob.start<QString>(
        [dataset = m_parts.datasets.dataset(), paths = newestOf(places), folder, masks, options, load = loadOptions(metrics::IouType::Box)](JobControl& control) {
            if (masks) {
                predictions::writeMaskEnsemble(*dataset, paths, std::nullopt, widgets::pathBytes(folder), control);
                return folder;
            }
            const auto truth = predictions::truthOf(dataset, predictions::Shapes::Boxes, control);
            std::vector<predictions::LoadedDetections> parts;
            for (const std::string& path : paths) {
                predictions::LoadOptions same = load;
                same.split = !parts.empty() && parts.front().splits.size() == 1 ? parts.front().splits.front() : load.split;
                parts.push_back(predictions::loadDetections(truth, path, same, control));
            }
            const QString file = folder + QStringLiteral("/predictions.json");
            io::createFolder(widgets::pathBytes(folder));
            io::writeFileAtomically(widgets::pathBytes(file), predictions::toResults(predictions::ensembleOf(parts, options, control)));
            return file;
        },
        [this](Outcome<QString> outcome) {
            if (const auto* path = std::get_if<QString>(&outcome)) {
                openPredictions(*path);
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_parts.page.setError(errorText(*error));
            }
        });
}

}  // namespace gg::app
