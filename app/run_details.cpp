#include "app/run_details.h"

#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/evaluation/followed_images.h"
#include "core/runs/detection_epoch.h"
#include "core/runs/inner_signals.h"
#include "core/runs/run_folder.h"
#include "core/runs/training_batch.h"
#include "widgets/models/detection_details.h"
#include "widgets/models/run_collection.h"

#include <filesystem>

namespace gg::app {
namespace {

/// The same place, whether it is named by its folder or by its data.yaml.
bool isOpened(const dataset::DatasetPtr& dataset, const std::string& path)
{
    return dataset && dataset->complete && (dataset->root == path || dataset->opened == path);
}

widgets::DetectionEpochPtr epochAt(const std::string& folder, int epoch)
{
    // A run may validate every few epochs only: the last one before stands for those between.
    for (int stored = epoch; stored > 0; --stored) {
        if (std::filesystem::exists(std::filesystem::path(folder) / runs::epochFolderName(stored) / "epoch.json")) {
            return std::make_shared<const runs::DetectionEpoch>(runs::readDetectionEpoch(folder, stored));
        }
    }
    throw Error(ErrorCode::NotFound, {}, "Nothing was measured up to this epoch: the folders of its epochs have no epoch.json.");
}

widgets::TrainingBatchesPtr batchesOf(const std::string& folder)
{
    std::vector<runs::TrainingBatch> batches;
    for (const std::int64_t step : runs::trainingBatches(folder)) {
        batches.push_back(runs::readTrainingBatch(folder, step));
    }
    return std::make_shared<const std::vector<runs::TrainingBatch>>(std::move(batches));
}

widgets::SignalsPtr signalsOf(const std::string& folder)
{
    std::vector<runs::InnerSignals> all;
    for (const int epoch : runs::signalEpochs(folder)) {
        all.push_back(runs::readInnerSignals(folder, epoch));
    }
    if (all.empty()) {
        throw Error(ErrorCode::NotFound, {}, "No epoch of this run kept its inner signals: detectors that are trained here keep them (signals.every).");
    }
    return std::make_shared<const std::vector<runs::InnerSignals>>(std::move(all));
}

}  // namespace

RunDetails::RunDetails(widgets::RunCollection& runs, widgets::DetectionDetails& details, std::function<dataset::DatasetPtr()> openDataset,
                       QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_details(details)
    , m_openDataset(std::move(openDataset))
{
    connect(&m_runs, &widgets::RunCollection::detailWanted, this, [this](const QString& folder, int epoch) { want({Kind::Counts, folder, epoch}); });
    connect(&m_runs, &widgets::RunCollection::changed, this,
            [this](int index) { m_details.advanced(m_runs.at(index).folder, m_runs.at(index).history.lastEpoch()); });
    connect(&m_runs, &widgets::RunCollection::aboutToRemove, this, [this](int index) { m_details.forget(m_runs.at(index).folder); });
    connect(&m_details, &widgets::DetectionDetails::epochWanted, this, [this](const QString& folder, int epoch) { want({Kind::Epoch, folder, epoch}); });
    connect(&m_details, &widgets::DetectionDetails::batchesWanted, this, [this](const QString& folder) { want({Kind::Batches, folder, 0}); });
    connect(&m_details, &widgets::DetectionDetails::innerSignalsWanted, this, [this](const QString& folder) { want({Kind::Signals, folder, 0}); });
    connect(&m_details, &widgets::DetectionDetails::followedWanted, this, &RunDetails::wantFollowed);
}

bool RunDetails::idle() const
{
    return !m_job.running() && !m_followedJob.running() && m_wishes.isEmpty() && m_followed.isEmpty();
}

void RunDetails::want(const Wish& wish)
{
    if (!m_wishes.contains(wish)) {
        m_wishes.append(wish);
    }
    if (!m_job.running()) {
        readNext();
    }
}

void RunDetails::readNext()
{
    if (m_wishes.isEmpty()) {
        return;
    }
    const Wish wish = m_wishes.takeLast();
    switch (wish.kind) {
    case Kind::Counts:
        readCounts(wish);
        break;
    case Kind::Epoch:
        readEpoch(wish);
        break;
    case Kind::Batches:
        readBatches(wish);
        break;
    case Kind::Signals:
        readSignals(wish);
        break;
    }
}

void RunDetails::readCounts(const Wish& wish)
{
    m_job.start<runs::EpochDetail>([path = wish.folder.toStdString(), epoch = wish.epoch](JobControl&) { return runs::readEpochDetail(path, epoch); },
                                   [this, wish](Outcome<runs::EpochDetail> outcome) {
                                       if (const auto* detail = std::get_if<runs::EpochDetail>(&outcome)) {
                                           m_runs.setDetail(wish.folder, *detail);
                                       } else if (const auto* error = std::get_if<Error>(&outcome); error != nullptr && error->code() != ErrorCode::NotFound) {
                                           Q_EMIT failed(errorText(*error));
                                       }
                                       readNext();
                                   });
}

void RunDetails::readEpoch(const Wish& wish)
{
    m_job.start<widgets::DetectionEpochPtr>([path = wish.folder.toStdString(), epoch = wish.epoch](JobControl&) { return epochAt(path, epoch); },
                                            [this, wish](Outcome<widgets::DetectionEpochPtr> outcome) {
                                                if (auto* detail = std::get_if<widgets::DetectionEpochPtr>(&outcome)) {
                                                    m_details.setEpoch(wish.folder, wish.epoch, std::move(*detail));
                                                } else if (const auto* error = std::get_if<Error>(&outcome)) {
                                                    m_details.setEpoch(wish.folder, wish.epoch, nullptr, errorText(*error));
                                                }
                                                readNext();
                                            });
}

void RunDetails::readBatches(const Wish& wish)
{
    m_job.start<widgets::TrainingBatchesPtr>([path = wish.folder.toStdString()](JobControl&) { return batchesOf(path); },
                                             [this, wish](Outcome<widgets::TrainingBatchesPtr> outcome) {
                                                 if (auto* batches = std::get_if<widgets::TrainingBatchesPtr>(&outcome)) {
                                                     m_details.setBatches(wish.folder, std::move(*batches));
                                                 } else if (const auto* error = std::get_if<Error>(&outcome)) {
                                                     m_details.setBatches(wish.folder, nullptr, errorText(*error));
                                                 }
                                                 readNext();
                                             });
}

void RunDetails::readSignals(const Wish& wish)
{
    m_job.start<widgets::SignalsPtr>([path = wish.folder.toStdString()](JobControl&) { return signalsOf(path); },
                                     [this, wish](Outcome<widgets::SignalsPtr> outcome) {
                                         if (auto* read = std::get_if<widgets::SignalsPtr>(&outcome)) {
                                             m_details.setInnerSignals(wish.folder, std::move(*read));
                                         } else if (const auto* error = std::get_if<Error>(&outcome)) {
                                             m_details.setInnerSignals(wish.folder, nullptr, errorText(*error));
                                         }
                                         readNext();
                                     });
}

void RunDetails::wantFollowed(const QString& folder, int epoch)
{
    // A cursor that was dragged over twenty epochs wants the last of them.
    m_followed.removeIf([&](const auto& one) {
        if (one.first == folder) {
            m_details.dropFollowed(one.first, one.second);
        }
        return one.first == folder;
    });
    m_followed.append({folder, epoch});
    if (!m_followedJob.running()) {
        readNextFollowed();
    }
}

void RunDetails::readNextFollowed()
{
    int run = -1;
    QPair<QString, int> wish;
    while (run < 0 && !m_followed.isEmpty()) {
        wish = m_followed.takeLast();
        run = m_runs.indexOf(wish.first);
    }
    if (run < 0) {
        return;
    }
    struct Read {
        Truth truth;
        widgets::FollowedImagesPtr images;
    };
    m_followedJob.start<Read>(
        [info = m_runs.at(run).info, folder = wish.first.toStdString(), epoch = wish.second, truth = m_truth, open = m_openDataset()](JobControl& control) {
            Read read{.truth = truth, .images = nullptr};
            if (!read.truth.table || read.truth.dataset != info.datasetPath) {
                const dataset::DatasetPtr dataset = isOpened(open, info.datasetPath) ? open : dataset::openDataset(info.datasetPath, control);
                read.truth = {.dataset = info.datasetPath, .table = predictions::truthOf(dataset, predictions::Shapes::Boxes, control)};
            }
            read.images = std::make_shared<const evaluation::FollowedImages>(
                evaluation::readFollowedImages(read.truth.table, folder, info, epoch, control));
            return read;
        },
        [this, wish](Outcome<Read> outcome) {
            if (auto* read = std::get_if<Read>(&outcome)) {
                m_truth = read->truth;
                m_details.setFollowed(wish.first, wish.second, std::move(read->images));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_details.setFollowed(wish.first, wish.second, nullptr, errorText(*error));
            }
            readNextFollowed();
        });
}

}  // namespace gg::app
