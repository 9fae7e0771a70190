// What the window does with verdicts: it tells of them, halts a training at them, and shows where they are looked at.
#include "app/main_window.h"

#include "app/dataset_session.h"
#include "app/desktop_notice.h"
#include "app/run_feed.h"
#include "app/training_session.h"
#include "app/verdict_session.h"
#include "core/audit/fact_cache.h"
#include "widgets/panels/runs_page.h"

#include <QApplication>

namespace gg::app {

void MainWindow::connectVerdicts()
{
    // What the audit page and the command line measured, whatever else this window keeps.
    m_feed->setFactSources({.audit = verdicts::AuditSource::IfMeasured}, audit::FactCache::usualFolder());
    connect(m_datasets, &DatasetSession::audited, m_feed, &RunFeed::lookForFactsAgain);
    connect(m_verdicts, &VerdictSession::failed, m_runsPage, &widgets::RunsPage::setError);
    connect(m_verdicts, &VerdictSession::haltWanted, m_training, &TrainingSession::halt);
    connect(m_training, &TrainingSession::halted, m_runsPage, &widgets::RunsPage::setNotice);
    m_verdicts->setNotifier([this] { return isActiveWindow() || QApplication::applicationState() == Qt::ApplicationActive; },
                            [this](const QString& title, const QString& text) { m_notice->send(title, text); });
    connect(m_notice, &DesktopNotice::activated, this, [this] {
        showPage(Page::Runs);
        setWindowState(windowState() & ~Qt::WindowMinimized);
        show();
        raise();
        activateWindow();
    });
    connect(m_runsPage, &widgets::RunsPage::checkRequested, this, [this](diagnosis::CheckPlace place) {
        switch (place) {
        case diagnosis::CheckPlace::Audit:
            return showPage(Page::Audit);
        case diagnosis::CheckPlace::SpotCheck:
            return showPage(Page::SpotCheck);
        case diagnosis::CheckPlace::Train:
            return showPage(Page::Train);
        case diagnosis::CheckPlace::Evaluate:
            return showPage(Page::Evaluate);
        case diagnosis::CheckPlace::Runs:
            return showPage(Page::Runs);
        }
    });
}

}  // namespace gg::app
