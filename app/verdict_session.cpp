#include "app/verdict_session.h"

#include "app/job.h"
#include "app/run_feed.h"
#include "app/workspace.h"
#include "core/base/error.h"
#include "core/io/files.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/models/path_text.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/verdict_rules_dialog.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QTimer>

namespace gg::app {
namespace {

const QString folderKey = QStringLiteral("rules");

QString titleOf(const diagnosis::Verdict& verdict)
{
    const QString title = widgets::catalogueText(verdict.rule + ".title", verdict.values);
    return title.isEmpty() ? QString::fromStdString(verdict.rule) : title;
}

}  // namespace

VerdictSession::VerdictSession(widgets::RunsPage& page, widgets::RunCollection& runs, RunFeed& feed, Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_page(page)
    , m_runs(runs)
    , m_feed(feed)
    , m_workspace(workspace)
{
    connect(&page, &widgets::RunsPage::rulesRequested, this, &VerdictSession::showDialog);
    connect(&page, &widgets::RunsPage::muteRequested, this, &VerdictSession::mute);
    connect(&page, &widgets::RunsPage::unmuteRequested, this, &VerdictSession::unmute);
    connect(&runs, &widgets::RunCollection::judged, this, &VerdictSession::judged);
    connect(&runs, &widgets::RunCollection::added, this,
            [this](int run) { halt(run, diagnosis::changes({}, m_runs.at(run).diagnosis.verdicts), true); });
    load();
}

void VerdictSession::setNotifier(std::function<bool()> looking, std::function<void(const QString&, const QString&)> tell)
{
    m_looking = std::move(looking);
    m_tell = std::move(tell);
}

void VerdictSession::load()
{
    const QString file = m_workspace.verdictSettingsFile();
    if (file.isEmpty() || !QFileInfo::exists(file)) {
        return;
    }
    try {
        m_settings = diagnosis::parseSettings(io::readFile(widgets::pathBytes(file)), file.toStdString());
        m_feed.setSettings(m_settings);
    } catch (const Error& error) {
        m_unreadable = true;
        // Whoever shows it is not connected yet.
        QTimer::singleShot(0, this, [this, text = errorText(error)] { Q_EMIT failed(text); });
    }
}

void VerdictSession::save()
{
    const QString file = m_workspace.verdictSettingsFile();
    if (file.isEmpty()) {
        return;
    }
    if (std::exchange(m_unreadable, false)) {
        QFile::remove(file + QStringLiteral(".bak"));
        QFile::copy(file, file + QStringLiteral(".bak"));
    }
    try {
        QDir().mkpath(QFileInfo(file).absolutePath());
        io::writeFileAtomically(widgets::pathBytes(file), diagnosis::toYaml(m_settings));
    } catch (const Error& error) {
        Q_EMIT failed(errorText(error));
    }
}

void VerdictSession::setSettings(const diagnosis::Settings& settings)
{
    if (m_settings == settings) {
        return;
    }
    m_settings = settings;
    save();
    m_feed.setSettings(m_settings);
}

void VerdictSession::mute(const QString& folder, const QString& rule, const QString& reason)
{
    diagnosis::Settings settings = m_settings;
    settings.muted.push_back({.rule = rule.toStdString(),
                              .run = folder.toStdString(),
                              .reason = reason.toStdString(),
                              .time = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString()});
    setSettings(settings);
}

void VerdictSession::unmute(const QString& folder, const QString& rule)
{
    diagnosis::Settings settings = m_settings;
    const auto ofRun = [&](const diagnosis::Mute& mute) { return mute.rule == rule.toStdString() && mute.run == folder.toStdString(); };
    if (std::erase_if(settings.muted, ofRun) == 0) {
        // It is muted for every run: that is taken back, then.
        std::erase_if(settings.muted, [&](const diagnosis::Mute& mute) { return mute.rule == rule.toStdString() && mute.run.empty(); });
    }
    setSettings(settings);
}

void VerdictSession::showDialog()
{
    if (m_dialog) {
        m_dialog->raise();
        return;
    }
    m_dialog = new widgets::VerdictRulesDialog(m_settings, &m_page);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::accepted, this, [this] { setSettings(m_dialog->settings()); });
    connect(m_dialog, &widgets::VerdictRulesDialog::importRequested, this, &VerdictSession::importSettings);
    connect(m_dialog, &widgets::VerdictRulesDialog::exportRequested, this, &VerdictSession::exportSettings);
    m_dialog->open();
}

void VerdictSession::importSettings()
{
    const QString file = QFileDialog::getOpenFileName(m_dialog, tr("Import rules"), m_workspace.lastFolder(folderKey), tr("YAML (*.yaml *.yml)"));
    if (file.isEmpty() || !m_dialog) {
        return;
    }
    m_workspace.setLastFolder(folderKey, QFileInfo(file).absolutePath());
    try {
        m_dialog->setSettings(diagnosis::parseSettings(io::readFile(widgets::pathBytes(file)), file.toStdString()));
    } catch (const Error& error) {
        m_dialog->showProblem(errorText(error));
    }
}

void VerdictSession::exportSettings()
{
    const QString file = QFileDialog::getSaveFileName(m_dialog, tr("Export rules"), QDir(m_workspace.lastFolder(folderKey)).filePath(QStringLiteral("rules.yaml")),
                                                      tr("YAML (*.yaml)"));
    if (file.isEmpty() || !m_dialog) {
        return;
    }
    m_workspace.setLastFolder(folderKey, QFileInfo(file).absolutePath());
    try {
        io::writeFileAtomically(widgets::pathBytes(file), diagnosis::toYaml(m_dialog->settings()));
    } catch (const Error& error) {
        m_dialog->showProblem(errorText(error));
    }
}

void VerdictSession::judged(int run, const std::vector<diagnosis::VerdictChange>& news)
{
    halt(run, news, false);
    notify(run, news);
}

void VerdictSession::halt(int run, const std::vector<diagnosis::VerdictChange>& news, bool first)
{
    if (const auto halting = diagnosis::haltAt(news, m_settings)) {
        Q_EMIT haltWanted(m_runs.at(run).folder, halting->halt, titleOf(halting->verdict), first);
    }
}

/// Old runs say what they say when they are opened; nobody has to be called for that.
void VerdictSession::notify(int run, const std::vector<diagnosis::VerdictChange>& news)
{
    const widgets::RunEntry& entry = m_runs.at(run);
    if (!m_tell || !entry.live || !m_workspace.notifiesOfVerdicts() || m_looking()) {
        return;
    }
    for (const diagnosis::VerdictChange& change : news) {
        const diagnosis::Verdict& verdict = change.verdict;
        if (change.kind == diagnosis::VerdictChange::Kind::Appeared && verdict.severity == audit::Severity::Error && verdict.because.empty()) {
            m_tell(tr("%1: %2", "run: verdict").arg(QString::fromStdString(entry.info.name), titleOf(verdict)),
                   widgets::catalogueText(diagnosis::evidenceId(verdict), verdict.values));
        }
    }
}

}  // namespace gg::app
