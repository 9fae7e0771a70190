#pragma once

#include "app/dataset_measures.h"
#include "app/job.h"
#include "core/audit/acceptance.h"
#include "core/audit/audit.h"
#include "core/audit/repair/repair.h"
#include "core/dataset/dataset.h"
#include "widgets/panels/audit_page.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace gg::widgets {
class AugmentationDialog;
class RepairDialog;
}  // namespace gg::widgets

namespace gg::app {

class Workspace;

/// The audit of the open data set: runs it in the background, keeps what was accepted, proposes repairs, writes the files that are asked for.
class AuditSession : public QObject {
    Q_OBJECT
public:
    AuditSession(widgets::AuditPage& page, Workspace& workspace, QObject* parent = nullptr);
    ~AuditSession() override;

    /// Drops the audit of the set before and begins the new one's. `pixels` false: labels and names only, until somebody asks.
    void setDataset(dataset::DatasetPtr dataset, bool pixels);
    void start(bool pixels);
    void cancel();
    bool running() const { return m_auditJob.running() || m_workJob.running(); }

    const std::optional<audit::Report>& report() const { return m_report; }

Q_SIGNALS:
    void finished(const gg::audit::Report& report);
    /// What the pixels tell beside findings, when they were looked at.
    void measured(const gg::app::PixelMeasures& measures);
    /// Findings were accepted, or acceptances taken back.
    void changed(const gg::audit::Report& report);

private:
    void connectPage();
    void openAcceptances();
    void changeAcceptances(const std::function<void(audit::AcceptanceStore&)>& change);
    void showRules();
    void proposeRepairs();
    void showRepairs(std::vector<audit::Repair> repairs);
    void savePatch();
    void saveCopy();
    void compare();
    void showAugmentation();
    void makeSample();
    void exportReport(widgets::AuditPage::ExportFormat format);

    widgets::AuditPage& m_page;
    Workspace& m_workspace;
    Job m_auditJob;
    Job m_workJob;
    Job m_sampleJob;
    dataset::DatasetPtr m_dataset;
    std::optional<audit::Report> m_report;
    std::unique_ptr<audit::AcceptanceStore> m_acceptances;
    QPointer<widgets::RepairDialog> m_repairs;
    QPointer<widgets::AugmentationDialog> m_augmentation;
};

}  // namespace gg::app
