#include "app/dataset_session.h"

#include "app/dataset_measures.h"
#include "app/image_loader.h"
#include "app/workspace.h"
#include "core/audit/ledger_report.h"
#include "core/dataset/open.h"
#include "core/io/files.h"
#include "core/sample/sample_dataset.h"
#include "widgets/models/path_text.h"
#include "widgets/panels/audit_page.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/format_choice_dialog.h"
#include "widgets/panels/ledger_page.h"
#include "widgets/panels/spot_check_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace gg::app {
namespace {

constexpr int defaultQueue = 50;
constexpr quint64 defaultSeed = 1;
/// Up to this many images the pixels are audited as soon as a data set is opened; above, when somebody asks.
constexpr std::size_t pixelsAtOnce = 2000;

}  // namespace

DatasetSession::DatasetSession(Pages pages, ImageLoader& images, Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_pages(pages)
    , m_images(images)
    , m_workspace(workspace)
    , m_audit(*pages.audit, workspace)
{
    connectPages();
}

DatasetSession::~DatasetSession() = default;

void DatasetSession::connectPages()
{
    connect(&m_openJob, &Job::progressed, m_pages.dataset, &widgets::DatasetPage::setBusy);
    connect(&m_openJob, &Job::finished, m_pages.dataset, &widgets::DatasetPage::clearBusy);
    connect(m_pages.dataset, &widgets::DatasetPage::cancelRequested, this, [this] {
        m_openJob.cancel();
        takePreviewAway();
    });

    connect(&m_audit, &AuditSession::finished, this, [this](const audit::Report& report) {
        m_pages.dataset->setFindings(report.findings);
        m_pages.dataset->setMaskSummary(report.masks);
        if (m_pages.ledger) {
            m_pages.ledger->setLedger(report.ledger);
        }
        Q_EMIT audited();
    });
    connect(&m_audit, &AuditSession::changed, this, [this](const audit::Report& report) {
        m_pages.dataset->setFindings(report.findings);
        Q_EMIT audited();
    });
    connect(&m_audit, &AuditSession::measured, this, [this](const PixelMeasures& measures) {
        m_pages.dataset->setBrightness(measures.brightness);
        widgets::ObjectMeasures objects = m_pages.dataset->objectMeasures();
        objects.margin = std::make_shared<const widgets::ObjectValues>(measures.margins);
        m_pages.dataset->setObjectMeasures(objects);
    });
    connectObjects();
    connect(m_pages.dataset, &widgets::DatasetPage::viewsEdited, this, [this](const QByteArray& json) {
        if (m_dataset) {
            m_workspace.setSavedViews(QString::fromStdString(m_dataset->fingerprint), json);
        }
    });
    const auto showRecord = [this](qsizetype record, int object) {
        m_pages.dataset->showRecord(record, object);
        Q_EMIT showDatasetPage();
    };
    connect(m_pages.audit, &widgets::AuditPage::showRecordRequested, this, showRecord);
    connect(m_pages.audit, &widgets::AuditPage::openRequested, this, &DatasetSession::openRequested);
    connect(m_pages.audit, &widgets::AuditPage::spotCheckRequested, this, [this](qsizetype record) {
        m_pages.spotCheck->addToQueue(record);
        Q_EMIT showSpotCheckPage();
    });

    if (m_pages.ledger) {
        connect(m_pages.ledger, &widgets::LedgerPage::exportRequested, this, &DatasetSession::exportLedger);
        connect(m_pages.ledger, &widgets::LedgerPage::openRequested, this, &DatasetSession::openRequested);
    }

    connect(m_pages.spotCheck, &widgets::SpotCheckPage::reviewed, this, &DatasetSession::saveReviews);
    connect(m_pages.spotCheck, &widgets::SpotCheckPage::exportRequested, this, &DatasetSession::exportReviews);
    connect(m_pages.spotCheck, &widgets::SpotCheckPage::newQueueRequested, this, &DatasetSession::newQueue);
    connect(m_pages.spotCheck, &widgets::SpotCheckPage::showRecordRequested, this, showRecord);
    connect(m_pages.spotCheck, &widgets::SpotCheckPage::openRequested, this, &DatasetSession::openRequested);
}

void DatasetSession::connectObjects()
{
    using widgets::DatasetPage;
    connect(m_pages.dataset, &DatasetPage::measureRequested, this, &DatasetSession::measureObjects);
    connect(m_pages.dataset, &DatasetPage::measureCancelled, &m_objectsJob, &Job::cancel);
    connect(&m_objectsJob, &Job::progressed, m_pages.dataset, &DatasetPage::setMeasuring);
    connect(&m_objectsJob, &Job::finished, m_pages.dataset, &DatasetPage::measuringFinished);
    connect(m_pages.dataset, &DatasetPage::objectsJudged, this, [this](audit::Verdict verdict, const std::vector<audit::ObjectKey>& objects) {
        changeObjectReviews([&] { m_store->setObjects(objects, verdict); });
    });
    connect(m_pages.dataset, &DatasetPage::objectUndoRequested, this, [this] { changeObjectReviews([&] { m_store->undoObjects(); }); });
}

void DatasetSession::changeObjectReviews(const std::function<void()>& change)
{
    if (!m_store) {
        m_pages.dataset->setError(tr("The verdicts of this data set cannot be saved; the spot check says why."));
        return;
    }
    try {
        change();
        m_pages.dataset->setObjectReviews(m_store->objectReviews());
        syncReviews();
    } catch (const Error& error) {
        m_pages.dataset->setError(errorText(error));
    }
}

void DatasetSession::measureObjects()
{
    if (!m_dataset) {
        return;
    }
    m_objectsJob.start<MeasuredObjects>([dataset = m_dataset](JobControl& control) { return app::measureObjects(*dataset, control); },
                                        [this](Outcome<MeasuredObjects> outcome) {
                                            if (auto* measured = std::get_if<MeasuredObjects>(&outcome)) {
                                                widgets::ObjectMeasures objects = m_pages.dataset->objectMeasures();
                                                objects.margin = std::make_shared<const widgets::ObjectValues>(std::move(measured->margins));
                                                objects.sharpness = std::make_shared<const widgets::ObjectValues>(std::move(measured->sharpness));
                                                m_pages.dataset->setObjectMeasures(objects);
                                            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                                                m_pages.dataset->setError(errorText(*error));
                                            }
                                        });
}

bool DatasetSession::idle() const
{
    return !m_openJob.running() && !m_audit.running() && !m_sizesJob.running() && !m_objectsJob.running();
}

/// The first images are shown while the rest is read, if that is still the set that is being opened.
dataset::PreviewFunction DatasetSession::previewFunction()
{
    return [this, opening = ++m_opening](dataset::DatasetPtr first) {
        QMetaObject::invokeMethod(
            this,
            [this, opening, first = std::move(first)] {
                if (opening == m_opening && m_openJob.running()) {
                    m_images.clear();
                    m_previewShown = true;
                    m_pages.dataset->setDataset(first);
                }
            },
            Qt::QueuedConnection);
    };
}

void DatasetSession::open(const QString& path)
{
    m_pages.dataset->setBusy(tr("Opening %1").arg(QFileInfo(path).fileName()), 0, 0);
    m_openJob.start<Opening>(
        [file = path.toStdString(), preview = previewFunction()](JobControl& control) -> Opening {
            auto candidates = dataset::recognise(file);
            if (candidates.size() > 1) {
                return candidates;
            }
            return dataset::openDataset(file, control, preview);
        },
        [this, path](Outcome<Opening> outcome) { finishOpening(path, std::move(outcome)); });
}

void DatasetSession::open(const QString& path, const dataset::Candidate& candidate)
{
    m_pages.dataset->setBusy(tr("Opening %1").arg(QFileInfo(path).fileName()), 0, 0);
    m_openJob.start<Opening>([candidate, preview = previewFunction()](
                                 JobControl& control) -> Opening { return dataset::openDataset(candidate, control, preview); },
                             [this, path](Outcome<Opening> outcome) { finishOpening(path, std::move(outcome)); });
}

void DatasetSession::finishOpening(const QString& path, Outcome<Opening> outcome)
{
    ++m_opening;
    if (const auto* error = std::get_if<Error>(&outcome)) {
        takePreviewAway();
        m_pages.dataset->setError(errorText(*error));
        Q_EMIT openFailed(path, errorText(*error));
        return;
    }
    auto* opening = std::get_if<Opening>(&outcome);
    if (opening == nullptr) {
        return;
    }
    if (const auto* candidates = std::get_if<std::vector<dataset::Candidate>>(opening)) {
        askFormat(path, *candidates);
        return;
    }
    adopt(std::get<dataset::DatasetPtr>(*opening));
    Q_EMIT opened(path);
}

void DatasetSession::askFormat(const QString& path, const std::vector<dataset::Candidate>& candidates)
{
    std::vector<widgets::FormatChoice> choices;
    const QDir folder = QFileInfo(path).isDir() ? QDir(path) : QFileInfo(path).dir();
    for (const dataset::Candidate& candidate : candidates) {
        const std::string& place = !candidate.file.empty()    ? candidate.file
                                   : !candidate.parts.empty() ? candidate.parts.front()
                                                              : candidate.root;
        choices.push_back({.format = QString::fromUtf8(dataset::formatName(candidate.format)),
                           .place = folder.relativeFilePath(QString::fromStdString(place)),
                           .evidence = QString::fromStdString(candidate.evidence)});
    }
    auto* dialog = new widgets::FormatChoiceDialog(QFileInfo(path).fileName(), choices, m_pages.dataset);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, path, candidates, dialog] {
        open(path, candidates[static_cast<std::size_t>(dialog->chosen())]);
    });
    dialog->open();
}

void DatasetSession::makeSample(const QString& kind, const QString& folder)
{
    m_pages.dataset->setBusy(tr("Making the sample data set"), 0, 0);
    m_openJob.start<bool>(
        [segmentation = kind == u"segmentation", path = folder.toStdString()](JobControl& control) {
            if (segmentation) {
                sample::makeSegmentationSample(path, {}, control);
            } else {
                sample::makeDetectionSample(path, {.images = 200, .width = 640, .height = 480}, control);
            }
            return true;
        },
        [this, folder](Outcome<bool> outcome) {
            if (const auto* error = std::get_if<Error>(&outcome)) {
                m_pages.dataset->setError(errorText(*error));
            } else if (std::holds_alternative<bool>(outcome)) {
                open(folder);
            }
        });
}

/// What was open before, in place of the first images of a set that was not read to its end.
void DatasetSession::takePreviewAway()
{
    if (!std::exchange(m_previewShown, false)) {
        return;
    }
    m_pages.dataset->setDataset(m_dataset);
    if (m_dataset) {
        if (m_audit.report()) {
            m_pages.dataset->setFindings(m_audit.report()->findings);
            m_pages.dataset->setMaskSummary(m_audit.report()->masks);
        }
        if (m_store) {
            m_pages.dataset->setReviews(m_store->reviews());
        }
        readSizes();
    }
}

void DatasetSession::adopt(dataset::DatasetPtr dataset)
{
    if (!std::exchange(m_previewShown, false)) {
        m_images.clear();  // of the set before; those of its own first images are good
    }
    m_objectsJob.cancel();
    m_dataset = std::move(dataset);
    m_pages.dataset->setDataset(m_dataset);
    m_pages.dataset->setSavedViews(m_workspace.savedViews(QString::fromStdString(m_dataset->fingerprint)));
    prepareReviews();
    readSizes();
    if (m_pages.ledger) {
        m_pages.ledger->setDataset(m_dataset);
    }
    m_audit.setDataset(m_dataset, m_dataset->records.size() <= pixelsAtOnce);
}

void DatasetSession::readSizes()
{
    m_sizesJob.start<std::vector<widgets::ImageSize>>(
        [dataset = m_dataset](JobControl& control) { return readImageSizes(*dataset, control); },
        [this](Outcome<std::vector<widgets::ImageSize>> outcome) {
            if (auto* sizes = std::get_if<std::vector<widgets::ImageSize>>(&outcome)) {
                m_pages.dataset->setImageSizes(std::move(*sizes));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_pages.dataset->setError(errorText(*error));
            }
        });
}

std::optional<audit::Summary> DatasetSession::auditSummary() const
{
    return m_audit.report() ? std::optional(audit::summarise(m_audit.report()->findings)) : std::nullopt;
}

std::optional<double> DatasetSession::meanForeground() const
{
    return m_audit.report() && m_audit.report()->masks ? std::optional(m_audit.report()->masks->meanForeground) : std::nullopt;
}

void DatasetSession::prepareReviews()
{
    m_pages.spotCheck->setDataset(nullptr, nullptr);
    try {
        m_store = std::make_shared<audit::ReviewStore>(audit::ReviewStore::fileIn(widgets::pathBytes(m_workspace.reviewFolder()), m_dataset->fingerprint),
                                                       m_dataset->name, m_dataset->fingerprint);
    } catch (const Error& error) {
        m_store.reset();
        m_pages.spotCheck->setError(errorText(error));
        return;
    }
    m_pages.spotCheck->setDataset(m_dataset, m_store.get());
    m_pages.dataset->setReviews(m_store->reviews());
    m_pages.dataset->setObjectReviews(m_store->objectReviews());
    // A check that was begun goes on where it stopped: the queue is the same for the same data set and seed.
    if (m_store->checked() > 0 || m_beginSpotCheck) {
        newQueue(defaultQueue, defaultSeed);
    }
}

void DatasetSession::beginSpotCheck()
{
    m_beginSpotCheck = true;
    newQueue(defaultQueue, defaultSeed);
}

void DatasetSession::newQueue(int count, quint64 seed)
{
    if (m_dataset && m_store) {
        m_pages.spotCheck->setQueue(audit::spotCheckQueue(*m_dataset, static_cast<std::size_t>(std::max(1, count)), seed));
    }
}

void DatasetSession::saveReviews()
{
    syncReviews();
    m_pages.dataset->setReviews(m_store->reviews());
}

void DatasetSession::syncReviews()
{
    // The verdict is in the file already; that it reaches the disk is waited for elsewhere.
    m_syncJob.start<bool>(
        [store = m_store](JobControl&) {
            store->sync();
            return true;
        },
        [this](const Outcome<bool>& outcome) {
            if (const auto* error = std::get_if<Error>(&outcome)) {
                m_pages.spotCheck->setError(errorText(*error));
            }
        });
}

void DatasetSession::exportLedger()
{
    if (!m_dataset || !m_audit.report() || !m_audit.report()->ledger) {
        return;
    }
    const QString file = QFileDialog::getSaveFileName(m_pages.ledger, tr("Export the ledger"),
                                                      QString::fromStdString(m_dataset->name) + QStringLiteral("-ledger.csv"), tr("CSV (*.csv)"));
    if (file.isEmpty()) {
        return;
    }
    // Hundreds of megabytes for a million images.
    m_exportJob.start<bool>(
        [dataset = m_dataset, ledger = m_audit.report()->ledger, path = file.toStdString()](JobControl& control) {
            io::AtomicFile target(path);
            audit::ledgerToCsv(*dataset, *ledger, [&](std::string_view piece) {
                control.throwIfStopped();
                target.write(piece);
            });
            target.commit();
            return true;
        },
        [this](const Outcome<bool>& outcome) {
            if (const auto* error = std::get_if<Error>(&outcome)) {
                m_pages.ledger->setError(errorText(*error));
            }
        });
}

void DatasetSession::exportReviews(widgets::SpotCheckPage::ExportFormat format)
{
    const bool json = format == widgets::SpotCheckPage::ExportFormat::Json;
    const QString name = QString::fromStdString(m_dataset->name) + (json ? QStringLiteral("-spot-check.json") : QStringLiteral("-spot-check.csv"));
    const QString file =
        QFileDialog::getSaveFileName(m_pages.spotCheck, tr("Export the verdicts"), name, json ? tr("JSON (*.json)") : tr("CSV (*.csv)"));
    if (file.isEmpty()) {
        return;
    }
    try {
        io::writeFileAtomically(file.toStdString(), json ? m_store->toJson() : m_store->toCsv());
    } catch (const Error& error) {
        m_pages.spotCheck->setError(errorText(error));
    }
}

}  // namespace gg::app
