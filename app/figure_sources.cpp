#include "app/figure_sources.h"

#include "app/figure_evaluation.h"
#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/dataset/mask_image.h"
#include "core/imports/run_place.h"
#include "core/runs/history.h"
#include "widgets/models/path_text.h"
#include "widgets/models/run_collection.h"

#include <QFileInfo>

#include <algorithm>

namespace gg::app {

namespace {

QImage loadImage(const QString& file, bool mask)
{
    try {
        if (mask) {
            // As written: probabilities that are all low would be taken for the numbers of classes, and all of them be shown.
            const dataset::MaskImage levels = dataset::readMask(file.toStdString());
            cv::Mat grey = levels.values.depth() == CV_8U ? levels.values.clone() : dataset::readMaskGrey(file.toStdString());
            if (levels.values.depth() == CV_8U && !levels.table.empty()) {
                grey.forEach<uchar>([&](uchar& value, const int*) {
                    value = static_cast<uchar>(std::min<std::uint32_t>(value < levels.table.size() ? levels.table[value] : 0, 255));
                });
            }
            return QImage(grey.data, grey.cols, grey.rows, static_cast<qsizetype>(grey.step), QImage::Format_Grayscale8).copy();
        }
        const cv::Mat picture = dataset::readImage(file.toStdString());
        return QImage(picture.data, picture.cols, picture.rows, static_cast<qsizetype>(picture.step), QImage::Format_BGR888)
            .convertToFormat(QImage::Format_RGB32);
    } catch (const Error&) {
        return {};  // the figure says in the picture's place that there is none
    }
}

std::optional<runs::EpochDetail> loadDetail(const QString& folder, int epoch)
{
    try {
        return runs::readEpochDetail(folder.toStdString(), epoch);
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// Ours, or any other tool's.
runs::Run readAnyRun(const std::string& path, const imports::Vocabulary& vocabulary, const std::string& stepColumn)
{
    if (runs::isRunFolder(path)) {
        return runs::readRun(path);
    }
    JobControl control;
    const imports::FoundRuns found = imports::findRuns(path, control);
    const auto own = std::find_if(found.places.begin(), found.places.end(), [&](const imports::RunPlace& place) { return place.path == path; });
    if (found.places.empty() || (own == found.places.end() && found.places.size() > 1)) {
        throw Error(ErrorCode::NotFound, path,
                    found.places.empty() ? "This is no run folder: neither a run.yaml of Groundglass nor what another tool writes was found."
                                         : "There are several runs here. Name one of them.");
    }
    imports::RunPlace place = own == found.places.end() ? found.places.front() : *own;
    place.stepColumn = stepColumn;
    return imports::readRun(place, vocabulary, control);
}

}  // namespace

void FigureWords::set(std::vector<imports::Word> own)
{
    auto next = std::make_shared<const imports::Vocabulary>(std::move(own));
    const std::lock_guard lock(m_mutex);
    m_vocabulary = std::move(next);
}

std::shared_ptr<const imports::Vocabulary> FigureWords::vocabulary() const
{
    const std::lock_guard lock(m_mutex);
    return m_vocabulary;
}

std::unique_ptr<widgets::RunEntry> loadFigureRun(const QString& folder, const imports::Vocabulary& vocabulary, const QString& stepColumn)
{
    runs::Run run = readAnyRun(widgets::pathBytes(folder), vocabulary, stepColumn.toStdString());
    auto entry = std::make_unique<widgets::RunEntry>();
    entry->folder = QFileInfo(folder).absoluteFilePath();
    entry->info = std::move(run.info);
    entry->config = runs::flatConfig(entry->info);
    entry->history = std::move(run.history);
    entry->problems = std::move(run.problems);
    entry->diagnosis = diagnosis::diagnose(entry->info, entry->history);
    return entry;
}

widgets::RunLoader figureRunLoader(std::shared_ptr<const FigureWords> words)
{
    return [words = std::move(words)](const QString& folder, const QString& stepColumn) { return loadFigureRun(folder, *words->vocabulary(), stepColumn); };
}

widgets::FigureSources figureSources()
{
    return {.image = loadImage, .detail = loadDetail, .evaluations = newEvaluationReader};
}

}  // namespace gg::app
