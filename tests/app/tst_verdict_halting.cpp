// Trainings of this window that are halted by what is said of them: a network that learns from rare foreground with cross-entropy alone and predicts none.
#include "app/dataset_session.h"
#include "app/main_window.h"
#include "app/sweep_session.h"
#include "app/training_session.h"
#include "app/verdict_session.h"
#include "core/sample/sample_dataset.h"
#include "core/training/engine.h"
#include "core/training/sweep_queue.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/sweep_panel.h"
#include "widgets/panels/train_page.h"

#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace gg;
using diagnosis::Halt;
using runs::RunState;
using widgets::TrainPage;

namespace {

constexpr int trainingMs = 120'000;
const std::string collapse = "run.foreground_collapse";

recipe::TrainConfig bce()
{
    recipe::TrainConfig config;
    config.loss = recipe::Loss::Bce;
    config.width = 2;
    config.imageSize = 64;
    config.batch = 4;
    config.epochs = 400;
    config.learningRate = 3e-3;
    config.snapshotImages = 1;
    config.device = recipe::Device::Cpu;
    return config;
}

}  // namespace

class VerdictHaltingTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<app::MainWindow> m_window;

    TrainPage& page() { return *m_window->findChild<TrainPage*>(); }
    const widgets::RunEntry& last() { return m_window->runs().at(m_window->runs().size() - 1); }

    void haltAtCollapse(Halt halt)
    {
        diagnosis::Settings settings;
        settings.halts[collapse] = halt;
        m_window->verdicts().setSettings(settings);
    }

    bool says(QWidget& where, const QString& text)
    {
        const QList<QLabel*> labels = where.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(text); });
    }

    void press(const QString& text)
    {
        for (QPushButton* button : page().findChildren<QPushButton*>()) {
            if (button->text() == text) {
                QVERIFY(button->isEnabled());
                button->click();
                return;
            }
        }
        QFAIL(qPrintable(text));
    }

    /// A sweep of two runs, the first of which will collapse. Its folder.
    QString sweepOfTwo(const QString& name)
    {
        QSignalSpy started(&m_window->sweep(), &app::SweepSession::started);
        recipe::SweepPlan plan;
        plan.base = bce();
        plan.vary = {{.key = "loss", .values = {"bce", "bce_dice"}}};
        m_window->sweep().start(plan, name);
        return started.value(0).value(0).toString();
    }

    /// As the table of the sweep has them.
    QStringList states()
    {
        QStringList texts;
        const auto* table = page().findChild<widgets::SweepPanel*>()->findChild<QTableWidget*>();
        for (int row = 0; row < table->rowCount(); ++row) {
            texts << table->item(row, 3)->text();
        }
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        if (!training::engineAvailable()) {
            QSKIP("built without the training library");
        }
        const QString data = m_folder.filePath(QStringLiteral("rare"));
        JobControl control;
        sample::makeSegmentationSample(data.toStdString(), {.images = 20, .seed = 5, .foreground = 0.02}, control);
        m_workspace = std::make_unique<app::Workspace>(app::Workspace::Persistence::None);
        m_window = std::make_unique<app::MainWindow>(*m_workspace);
        m_window->show();
        QSignalSpy opened(&m_window->datasets(), &app::DatasetSession::opened);
        m_window->openPath(data);
        QTRY_VERIFY_WITH_TIMEOUT(opened.count() >= 1, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 60'000);
    }

    void cleanup()
    {
        if (m_window) {
            m_window->training().stop();
            m_window->sweep().stop();
            QTRY_VERIFY_WITH_TIMEOUT(!m_window->training().running() && !m_window->sweep().running(), trainingMs);
        }
    }

    void cleanupTestCase()
    {
        // A workspace that keeps nothing has them in the user's folder of runs.
        for (int i = 0; m_window && i < m_window->runs().size(); ++i) {
            QDir(m_window->runs().at(i).folder).removeRecursively();
        }
        m_window.reset();
        m_workspace.reset();
    }

    void aTrainingPausesAtTheCollapseAndGoesOnWhenItIsTold()
    {
        haltAtCollapse(Halt::Pause);
        QSignalSpy halted(&m_window->training(), &app::TrainingSession::halted);
        m_window->training().start(bce(), QStringLiteral("pauses"));
        QTRY_COMPARE_WITH_TIMEOUT(page().state(), TrainPage::State::Paused, trainingMs);
        QCOMPARE(last().history.state(), RunState::Paused);
        QVERIFY(last().history.lastEpoch() < bce().epochs);
        QCOMPARE(halted.value(0).value(0).toString(), QFileInfo(last().folder).fileName() + QStringLiteral(" pauses at a verdict: Foreground collapse. Go on or stop it on the train page."));
        const int paused = last().history.lastEpoch();
        press(QStringLiteral("Resume"));
        QTRY_VERIFY_WITH_TIMEOUT(last().history.lastEpoch() > paused + 1, trainingMs);
        QCOMPARE(page().state(), TrainPage::State::Running);  // what is known halts nothing a second time
    }

    void aTrainingStopsAtTheCollapseAndIsContinued()
    {
        haltAtCollapse(Halt::Stop);
        const int before = m_window->runs().size();
        m_window->training().start(bce(), QStringLiteral("stops"));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->runs().size(), before + 1, trainingMs);
        QTRY_VERIFY_WITH_TIMEOUT(last().history.state() == RunState::Stopped, trainingMs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->training().running(), trainingMs);
        const int stopped = last().history.lastEpoch();
        QVERIFY(stopped < bce().epochs);
        QVERIFY(says(m_window->runsPage(), QStringLiteral(" is stopped at a verdict: Foreground collapse.")));
        m_window->training().continueRun(last().folder, last().info);
        QTRY_VERIFY_WITH_TIMEOUT(last().history.lastEpoch() > stopped + 1, trainingMs);
    }

    void aSweepGoesOnWithItsNextRun()
    {
        haltAtCollapse(Halt::Stop);
        const QString sweep = sweepOfTwo(QStringLiteral("goes_on"));
        QTRY_COMPARE_WITH_TIMEOUT(states(), (QStringList{"stopped", "training"}), trainingMs);
        QCOMPARE(training::SweepQueue::open(sweep.toStdString())->runs()[0].reason, std::string("Stopped at a verdict: Foreground collapse."));
        QVERIFY(m_window->sweep().running());
    }

    void aSweepStopsWithItsRun()
    {
        haltAtCollapse(Halt::StopSweep);
        sweepOfTwo(QStringLiteral("stops_all"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->sweep().running(), trainingMs);
        QTRY_COMPARE(states(), (QStringList{"stopped", "waiting"}));
        QCOMPARE(page().state(), TrainPage::State::Idle);
        QVERIFY(says(m_window->runsPage(), QStringLiteral("The sweep is stopped at a verdict on")));
    }

    void aSweepPauses()
    {
        haltAtCollapse(Halt::Pause);
        sweepOfTwo(QStringLiteral("pauses_all"));
        QTRY_COMPARE_WITH_TIMEOUT(page().state(), TrainPage::State::Paused, trainingMs);
        press(QStringLiteral("Resume"));
        QTRY_COMPARE_WITH_TIMEOUT(page().state(), TrainPage::State::Running, trainingMs);
    }
};

QTEST_MAIN(VerdictHaltingTest)
#include "tst_verdict_halting.moc"
