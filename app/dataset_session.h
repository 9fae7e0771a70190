#pragma once

#include "app/audit_session.h"
#include "app/job.h"
#include "core/audit/audit.h"
#include "core/audit/review.h"
#include "core/dataset/dataset.h"
#include "core/dataset/open.h"
#include "widgets/panels/spot_check_page.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace gg::widgets {
class AuditPage;
class DatasetPage;
class LedgerPage;
}  // namespace gg::widgets

namespace gg::app {

class ImageLoader;
class Workspace;

/// The open data set: opens it, audits it, keeps its verdicts, and tells the three pages that show it.
class DatasetSession : public QObject {
    Q_OBJECT
public:
    struct Pages {
        widgets::DatasetPage* dataset;
        widgets::AuditPage* audit;
        widgets::SpotCheckPage* spotCheck;
        widgets::LedgerPage* ledger = nullptr;
    };
    DatasetSession(Pages pages, ImageLoader& images, Workspace& workspace, QObject* parent = nullptr);
    ~DatasetSession() override;

    void open(const QString& path);
    /// Makes the built-in sample data set of that kind in a folder that does not exist yet, and opens it.
    void makeSample(const QString& kind, const QString& folder);

    /// Begins the default queue as soon as there is a data set, without asking for its size.
    void beginSpotCheck();

    const dataset::DatasetPtr& dataset() const { return m_dataset; }
    std::optional<audit::Summary> auditSummary() const;
    std::optional<double> meanForeground() const;
    bool idle() const;

Q_SIGNALS:
    void opened(const QString& path);
    void openFailed(const QString& path, const QString& error);
    void audited();
    void showDatasetPage();
    void showSpotCheckPage();
    void openRequested();

private:
    /// The data set, or what a person is to choose from.
    using Opening = std::variant<dataset::DatasetPtr, std::vector<dataset::Candidate>>;
    void open(const QString& path, const dataset::Candidate& candidate);
    void finishOpening(const QString& path, Outcome<Opening> outcome);
    void askFormat(const QString& path, const std::vector<dataset::Candidate>& candidates);
    void connectPages();
    void adopt(dataset::DatasetPtr dataset);
    dataset::PreviewFunction previewFunction();
    void takePreviewAway();
    void prepareReviews();
    void readSizes();
    void connectObjects();
    void measureObjects();
    void changeObjectReviews(const std::function<void()>& change);
    void syncReviews();
    void newQueue(int count, quint64 seed);
    void saveReviews();
    void exportLedger();
    void exportReviews(widgets::SpotCheckPage::ExportFormat format);

    Pages m_pages;
    ImageLoader& m_images;
    Workspace& m_workspace;
    Job m_openJob;
    AuditSession m_audit;
    Job m_syncJob;
    Job m_sizesJob;
    Job m_exportJob;
    Job m_objectsJob;
    dataset::DatasetPtr m_dataset;
    std::shared_ptr<audit::ReviewStore> m_store;
    int m_opening = 0;  ///< which call of open() the first images that arrive belong to
    bool m_previewShown = false;
    bool m_beginSpotCheck = false;
};

}  // namespace gg::app
