// What the window does with verdicts: it tells of them, halts a training at them, and shows where they are looked at.
#include "app/main_window.h"

#include "app/dataset_session.h"
#include "app/desktop_notice.h"
#include "app/run_feed.h"
#include "app/sweep_session.h"
#include "app/training_session.h"
#include "app/verdict_session.h"
#include "core/audit/fact_cache.h"
#include "widgets/models/path_text.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/spot_check_page.h"

#include <QApplication>
#include <QStackedWidget>

#include <utility>

namespace gg::app {

void MainWindow::connectVerdicts()
{
    // What the audit page and the command line measured, also where this window keeps nothing: its picture shows what a person sees.
    m_feed->setFactSources({.audit = verdicts::AuditSource::IfMeasured, .reviews = widgets::pathBytes(m_workspace.reviewFolder())}, audit::FactCache::usualFolder());
    // Once for all that was looked at, when somebody comes to see what it says of the runs.
    const auto lookAgain = [this] {
        if (currentPage() == Page::Runs && std::exchange(m_datasetNews, false)) {
            m_feed->gatherAgain();
        }
    };
    const auto note = [this, lookAgain] {
        m_datasetNews = true;
        lookAgain();
    };
    connect(m_spotCheckPage, &widgets::SpotCheckPage::reviewed, this, note);
    connect(m_datasets, &DatasetSession::audited, this, note);
    connect(m_stack, &QStackedWidget::currentChanged, this, lookAgain);
    connect(m_verdicts, &VerdictSession::failed, m_runsPage, &widgets::RunsPage::setError);
    connect(m_verdicts, &VerdictSession::haltWanted, m_training, &TrainingSession::halt);
    connect(m_verdicts, &VerdictSession::haltWanted, m_sweep, &SweepSession::halt);
    connect(m_training, &TrainingSession::halted, m_runsPage, &widgets::RunsPage::setNotice);
    connect(m_sweep, &SweepSession::halted, m_runsPage, &widgets::RunsPage::setNotice);
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
