#include "app/audit_session.h"

#include "app/workspace.h"
#include "core/audit/difference.h"
#include "core/audit/fact_cache.h"
#include "core/audit/facts.h"
#include "core/audit/finding_key.h"
#include "core/audit/ledger_report.h"
#include "core/audit/style/style_rules.h"
#include "core/io/files.h"
#include "core/report/report.h"
#include "widgets/panels/augmentation_dialog.h"
#include "widgets/panels/difference_dialog.h"
#include "widgets/panels/readiness_dialog.h"
#include "widgets/panels/repair_dialog.h"
#include "widgets/panels/rules_dialog.h"

#include <QFileDialog>
#include <QFileInfo>

#include <random>

namespace gg::app {
namespace {

struct FileKind {
    const char* ending;
    const char* filter;
};

FileKind kindOf(widgets::AuditPage::ExportFormat format)
{
    using Format = widgets::AuditPage::ExportFormat;
    switch (format) {
    case Format::Json:
        return {"-audit.json", QT_TRANSLATE_NOOP("gg::app::AuditSession", "JSON (*.json)")};
    case Format::Csv:
        return {"-audit.csv", QT_TRANSLATE_NOOP("gg::app::AuditSession", "CSV (*.csv)")};
    case Format::Sarif:
        return {"-audit.sarif", QT_TRANSLATE_NOOP("gg::app::AuditSession", "SARIF (*.sarif)")};
    case Format::Html:
        return {"-audit.html", QT_TRANSLATE_NOOP("gg::app::AuditSession", "HTML (*.html)")};
    }
    return {};
}

std::string contentsOf(widgets::AuditPage::ExportFormat format, const dataset::Dataset& dataset, const audit::Report& report)
{
    using Format = widgets::AuditPage::ExportFormat;
    switch (format) {
    case Format::Json:
        return audit::toJson(dataset, report);
    case Format::Csv:
        return audit::toCsv(dataset, report);
    case Format::Sarif:
        return audit::toSarif(dataset, report);
    case Format::Html:
        return report::htmlReport(dataset, report);
    }
    return {};
}

/// The populations that findings of style.mixed speak of: the findings hold sentences, the window draws histograms.
std::vector<audit::StyleMixture> mixturesOf(const dataset::Dataset& dataset, const audit::Facts& facts, const audit::Settings& settings,
                                            JobControl& control)
{
    std::vector<std::span<const audit::BoxMargins>> margins;
    margins.reserve(facts.records.size());
    for (const audit::RecordFacts& record : facts.records) {
        margins.emplace_back(record.margins);
    }
    return audit::judgeStyle(dataset, margins, audit::styleThresholds(settings), control).mixtures;
}

QStringList reasonsOf(const audit::AcceptanceStore& store)
{
    QStringList reasons;
    for (const auto& [key, one] : store.accepted()) {
        reasons << QString::fromStdString(one.reason);
    }
    reasons.removeDuplicates();
    return reasons;
}

}  // namespace

AuditSession::AuditSession(widgets::AuditPage& page, Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_page(page)
    , m_workspace(workspace)
{
    connectPage();
}

AuditSession::~AuditSession() = default;

void AuditSession::connectPage()
{
    using widgets::AuditPage;
    connect(&m_auditJob, &Job::progressed, &m_page, &AuditPage::setProgress);
    connect(&m_page, &AuditPage::auditRequested, this, [this] { start(true); });
    connect(&m_page, &AuditPage::cancelRequested, this, &AuditSession::cancel);
    connect(&m_page, &AuditPage::exportRequested, this, &AuditSession::exportReport);
    connect(&m_page, &AuditPage::rulesRequested, this, &AuditSession::showRules);
    connect(&m_page, &AuditPage::repairRequested, this, &AuditSession::proposeRepairs);
    connect(&m_page, &AuditPage::compareRequested, this, &AuditSession::compare);
    connect(&m_page, &AuditPage::augmentationRequested, this, &AuditSession::showAugmentation);
    connect(&m_page, &AuditPage::readinessRequested, this, [this] {
        if (m_report) {
            auto* dialog = new widgets::ReadinessDialog(m_report->readiness, &m_page);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        }
    });
    connect(&m_page, &AuditPage::acceptRequested, this, [this](const std::vector<audit::Finding>& findings, const QString& reason) {
        changeAcceptances([&](audit::AcceptanceStore& store) { store.accept(*m_dataset, findings, reason.toStdString()); });
    });
    connect(&m_page, &AuditPage::withdrawRequested, this, [this](const std::vector<audit::Finding>& findings) {
        std::vector<std::string> keys;
        for (const audit::Finding& finding : findings) {
            keys.push_back(audit::findingKey(*m_dataset, finding));
        }
        changeAcceptances([&](audit::AcceptanceStore& store) { store.withdraw(keys); });
    });
    connect(&m_page, &AuditPage::undoRequested, this, [this] { changeAcceptances([](audit::AcceptanceStore& store) { store.undo(); }); });
}

void AuditSession::setDataset(dataset::DatasetPtr dataset, bool pixels)
{
    cancel();
    m_workJob.cancel();
    delete m_repairs;
    delete m_augmentation;
    m_report.reset();
    m_dataset = std::move(dataset);
    m_page.setDataset(m_dataset);
    openAcceptances();
    start(pixels);
}

void AuditSession::openAcceptances()
{
    m_acceptances.reset();
    if (!m_dataset) {
        return;
    }
    try {
        m_acceptances = std::make_unique<audit::AcceptanceStore>(m_workspace.acceptedFile(QString::fromStdString(m_dataset->root)).toStdString());
        m_page.setReasons(reasonsOf(*m_acceptances));
    } catch (const Error& error) {
        m_page.setError(errorText(error));
    }
}

void AuditSession::start(bool pixels)
{
    if (!m_dataset) {
        return;
    }
    m_page.startAudit();
    const auto measures = std::make_shared<PixelMeasures>();
    const auto styles = std::make_shared<std::vector<audit::StyleMixture>>();
    m_auditJob.start<std::shared_ptr<audit::Report>>(
        [dataset = m_dataset, pixels, settings = m_workspace.auditSettings(), measures, styles](JobControl& control) {
            const auto keep = [&](const audit::Facts& facts) {
                *measures = takeMeasures(facts);
                *styles = mixturesOf(*dataset, facts, settings, control);
            };
            const std::string folder = audit::FactCache::usualFolder();
            const auto cache = pixels && !folder.empty() ? std::make_unique<audit::FactCache>(folder) : nullptr;
            auto report = std::make_shared<audit::Report>(
                audit::runAudit(*dataset, {.pixels = pixels, .settings = settings, .onFacts = keep, .cache = cache.get()}, control));
            report->ledger = audit::ledgerOf(*dataset, *report, control);
            return report;
        },
        [this, measures, styles](Outcome<std::shared_ptr<audit::Report>> outcome) {
            if (const auto* error = std::get_if<Error>(&outcome)) {
                m_page.setError(errorText(*error));
                return;
            }
            const auto* report = std::get_if<std::shared_ptr<audit::Report>>(&outcome);
            if (report == nullptr) {
                return;
            }
            m_report = std::move(**report);
            if (m_acceptances) {
                audit::applyAcceptances(*m_dataset, *m_acceptances, *m_report);
            }
            m_page.setStyles(std::move(*styles));
            m_page.finish(*m_report);
            if (!measures->brightness.empty()) {
                Q_EMIT measured(*measures);
            }
            Q_EMIT finished(*m_report);
        });
}

void AuditSession::cancel()
{
    if (m_auditJob.running()) {
        m_auditJob.cancel();
        m_page.stopAudit();
    }
}

void AuditSession::changeAcceptances(const std::function<void(audit::AcceptanceStore&)>& change)
{
    if (!m_acceptances || !m_report) {
        return;
    }
    try {
        change(*m_acceptances);
    } catch (const Error& error) {
        m_page.setError(errorText(error));
        return;
    }
    audit::applyAcceptances(*m_dataset, *m_acceptances, *m_report);
    m_page.setReasons(reasonsOf(*m_acceptances));
    m_page.refresh(*m_report);
    Q_EMIT changed(*m_report);
}

void AuditSession::showRules()
{
    auto* dialog = new widgets::RulesDialog(m_workspace.auditSettings(), &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_workspace.setAuditSettings(dialog->settings());
        start(true);
    });
    dialog->open();
}

void AuditSession::proposeRepairs()
{
    if (!m_report) {
        return;
    }
    if (m_dataset->format != dataset::Format::Yolo) {
        m_page.setNotice(tr("Repairs are proposed for YOLO labels. Convert the data set to YOLO first."));
        return;
    }
    m_workJob.start<std::vector<audit::Repair>>(
        [dataset = m_dataset, findings = m_report->findings](JobControl& control) { return audit::proposeRepairs(*dataset, findings, control); },
        [this](Outcome<std::vector<audit::Repair>> outcome) {
            if (auto* repairs = std::get_if<std::vector<audit::Repair>>(&outcome)) {
                showRepairs(std::move(*repairs));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_page.setError(errorText(*error));
            }
        });
}

void AuditSession::showRepairs(std::vector<audit::Repair> repairs)
{
    delete m_repairs;
    m_repairs = new widgets::RepairDialog(std::move(repairs), &m_page);
    m_repairs->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_repairs, &widgets::RepairDialog::patchRequested, this, &AuditSession::savePatch);
    connect(m_repairs, &widgets::RepairDialog::copyRequested, this, &AuditSession::saveCopy);
    m_repairs->open();
}

void AuditSession::savePatch()
{
    const QString file = QFileDialog::getSaveFileName(m_repairs, tr("Save the repairs as a patch"),
                                                      QString::fromStdString(m_dataset->name) + QStringLiteral("-repairs.patch"), tr("Patch (*.patch)"));
    if (file.isEmpty()) {
        return;
    }
    m_repairs->setBusy(true);
    m_workJob.start<bool>(
        [dataset = m_dataset, repairs = m_repairs->chosen(), path = file.toStdString()](JobControl& control) {
            std::vector<audit::FileChange> changes = audit::applyRepairs(*dataset, repairs, control);
            io::writeFileAtomically(path, audit::unifiedDiff(changes));
            io::writeFileAtomically(path + ".undo", audit::unifiedDiff(audit::reversed(std::move(changes))));
            return true;
        },
        [this, file](Outcome<bool> outcome) {
            if (!m_repairs) {
                return;
            }
            m_repairs->setBusy(false);
            if (const auto* error = std::get_if<Error>(&outcome)) {
                m_repairs->setError(errorText(*error));
            } else {
                m_repairs->setNotice(tr("Saved %1, and %1.undo, which takes it back. Apply it in the data set's folder with: patch -p1 < %1").arg(QFileInfo(file).fileName()));
            }
        });
}

void AuditSession::saveCopy()
{
    const QString folder = QFileDialog::getSaveFileName(m_repairs, tr("Folder of the repaired copy"), QString::fromStdString(m_dataset->root) + QStringLiteral("-repaired"));
    if (folder.isEmpty()) {
        return;
    }
    m_repairs->setBusy(true);
    m_workJob.start<bool>(
        [dataset = m_dataset, repairs = m_repairs->chosen(), path = folder.toStdString()](JobControl& control) {
            audit::writeRepairedCopy(*dataset, audit::applyRepairs(*dataset, repairs, control), path, control);
            return true;
        },
        [this, folder](Outcome<bool> outcome) {
            if (!m_repairs) {
                return;
            }
            m_repairs->setBusy(false);
            if (const auto* error = std::get_if<Error>(&outcome)) {
                m_repairs->setError(errorText(*error));
            } else {
                m_repairs->setNotice(tr("The repaired copy is in %1. Open it to audit it.").arg(folder));
            }
        });
}

void AuditSession::compare()
{
    if (!m_report) {
        return;
    }
    const QString file = QFileDialog::getOpenFileName(&m_page, tr("Compare with an earlier audit"), m_workspace.lastFolder(QStringLiteral("audit")),
                                                      tr("Audit (*.json)"));
    if (file.isEmpty()) {
        return;
    }
    m_workspace.setLastFolder(QStringLiteral("audit"), QFileInfo(file).path());
    m_workJob.start<audit::AuditDifference>(
        [path = file.toStdString(), dataset = m_dataset, report = *m_report](JobControl&) {
            return audit::compareAudits(audit::readAuditJson(path), audit::findingRecords(*dataset, report));
        },
        [this, file](Outcome<audit::AuditDifference> outcome) {
            if (const auto* difference = std::get_if<audit::AuditDifference>(&outcome)) {
                auto* dialog = new widgets::DifferenceDialog(*difference, QFileInfo(file).fileName(), &m_page);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_page.setError(errorText(*error));
            }
        });
}

void AuditSession::showAugmentation()
{
    if (!m_dataset || m_dataset->records.empty() || m_dataset->format == dataset::Format::ImageMask) {
        m_page.setNotice(tr("Augmented samples are shown for data sets with labelled objects."));
        return;
    }
    delete m_augmentation;
    m_augmentation = new widgets::AugmentationDialog(m_dataset, {}, &m_page);
    m_augmentation->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_augmentation, &widgets::AugmentationDialog::sampleRequested, this, &AuditSession::makeSample);
    m_augmentation->open();
    makeSample();
}

void AuditSession::makeSample()
{
    const quint64 seed = m_augmentation->seed();
    m_sampleJob.start<audit::AugmentedSample>(
        [dataset = m_dataset, recipe = m_augmentation->recipe(), seed, size = m_workspace.auditSettings().trainingSize](JobControl&) {
            // Eight pictures are enough for a mosaic with a mixup; which ones, the seed says.
            std::mt19937_64 random(seed);
            std::vector<std::uint32_t> records(8);
            for (std::uint32_t& record : records) {
                record = static_cast<std::uint32_t>(random() % dataset->records.size());
            }
            return audit::augmentSample(*dataset, records, recipe, seed, size);
        },
        [this](Outcome<audit::AugmentedSample> outcome) {
            if (!m_augmentation) {
                return;
            }
            if (const auto* sample = std::get_if<audit::AugmentedSample>(&outcome)) {
                m_augmentation->setSample(*sample);
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_augmentation->setError(errorText(*error));
            }
        });
}

void AuditSession::exportReport(widgets::AuditPage::ExportFormat format)
{
    if (!m_report) {
        return;
    }
    const FileKind kind = kindOf(format);
    const QString file = QFileDialog::getSaveFileName(&m_page, tr("Export the findings"),
                                                      QString::fromStdString(m_dataset->name) + QLatin1String(kind.ending), tr(kind.filter));
    if (file.isEmpty()) {
        return;
    }
    m_workJob.start<bool>(
        [path = file.toStdString(), dataset = m_dataset, report = *m_report, format](JobControl&) {
            io::writeFileAtomically(path, contentsOf(format, *dataset, report));
            return true;
        },
        [this, file](Outcome<bool> outcome) {
            if (const auto* error = std::get_if<Error>(&outcome)) {
                m_page.setError(errorText(*error));
            } else if (std::holds_alternative<bool>(outcome)) {
                m_page.setNotice(tr("Saved %1.").arg(QFileInfo(file).fileName()));
            }
        });
}

}  // namespace gg::app
