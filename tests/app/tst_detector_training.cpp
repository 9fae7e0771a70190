// A detector from the open data set to its finished run, as a person does it in the window.
#include "app/dataset_session.h"
#include "app/main_window.h"
#include "app/training_session.h"
#include "core/runs/detection_epoch.h"
#include "core/sample/sample_dataset.h"
#include "core/training/engine.h"
#include "widgets/charts/chart_view.h"
#include "widgets/images/image_view.h"
#include "widgets/panels/chart_wall.h"
#include "widgets/panels/detection_class_table.h"
#include "widgets/panels/detection_epoch_view.h"
#include "widgets/panels/detection_images.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/train_page.h"
#include "widgets/panels/training_batches_view.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace gg;
using widgets::RunsPage;
using widgets::TrainPage;

namespace {

constexpr int trainingMs = 120'000;

QPushButton* button(QWidget& page, const QString& text)
{
    for (QPushButton* one : page.findChildren<QPushButton*>()) {
        if (one->text() == text) {
            return one;
        }
    }
    return nullptr;
}

/// What the form holds, as small as a detector's training can be.
recipe::TrainConfig small(recipe::TrainConfig config)
{
    config.imageSize = 64;
    config.batch = 4;
    config.epochs = 2;
    config.warmupEpochs = 1;
    config.snapshotImages = 2;
    config.device = recipe::Device::Cpu;
    config.detection.closeMosaic = 1;
    return config;
}

}  // namespace

class DetectorTrainingTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<app::MainWindow> m_window;

    TrainPage& page() { return *m_window->findChild<TrainPage*>(); }
    const widgets::RunEntry& run(int index) const { return m_window->runs().at(index); }

    bool says(const QString& text)
    {
        const QList<QLabel*> labels = page().findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel* label) { return label->isVisibleTo(label->window()) && label->text().contains(text); });
    }

    void chooseSmall()
    {
        m_window->showPage(app::Page::Train);
        page().setConfig(small(page().config()));
    }

    /// Presses the button; where the audit found something, after saying that this is known.
    void pressStart()
    {
        QPushButton* start = button(page(), QStringLiteral("Start training"));
        QVERIFY(start != nullptr);
        if (!start->isEnabled()) {
            for (QCheckBox* one : page().findChildren<QCheckBox*>()) {
                if (one->text() == QStringLiteral("Train all the same")) {
                    one->setChecked(true);
                }
            }
        }
        QVERIFY2(start->isEnabled(), "the page does not say that it can start");
        QTest::mouseClick(start, Qt::LeftButton);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        if (!training::engineAvailable()) {
            QSKIP("built without the training library");
        }
        const QString data = m_folder.filePath(QStringLiteral("data"));
        JobControl control;
        sample::makeDetectionSample(data.toStdString(), {.images = 20, .seed = 5, .width = 128, .height = 96}, control);
        m_workspace = std::make_unique<app::Workspace>(app::Workspace::Persistence::None);
        m_workspace->setRunParentFolder(m_folder.filePath(QStringLiteral("runs")));
        m_window = std::make_unique<app::MainWindow>(*m_workspace);
        m_window->resize(1280, 800);
        m_window->show();
        QSignalSpy opened(&m_window->datasets(), &app::DatasetSession::opened);
        m_window->openPath(data);
        QTRY_VERIFY_WITH_TIMEOUT(opened.count() >= 1, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 60'000);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void aSetOfBoxesIsForADetector()
    {
        m_window->showPage(app::Page::Train);
        QCOMPARE(page().config().task, std::string("detection"));
        QVERIFY(button(page(), QStringLiteral("Start training")) != nullptr);
    }

    void theNetworkIsMeasuredOnDemand()
    {
        chooseSmall();
        QPushButton* measure = button(page(), QStringLiteral("Measure on this machine"));
        QVERIFY(measure != nullptr && measure->isEnabled());
        QTest::mouseClick(measure, Qt::LeftButton);
        QVERIFY(!measure->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Measured here: ")), trainingMs);
        QVERIFY(measure->isVisible());
        QVERIFY(!says(QStringLiteral("not measured")));

        QTest::mouseClick(measure, Qt::LeftButton);
        QTest::mouseClick(button(page(), QStringLiteral("Cancel")), Qt::LeftButton);
        QVERIFY(measure->isVisible());
    }

    void aTrainingIsStartedFollowedAndEnds()
    {
        chooseSmall();
        QCOMPARE(page().config().epochs, 2);
        m_window->heartbeat().reset();
        pressStart();
        QVERIFY(!QTest::currentTestFailed() && m_window->training().running());
        QCOMPARE(m_window->currentPage(), app::Page::Runs);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->runs().size() == 1 && run(0).history.lastStep() >= 1, trainingMs);
        QTRY_COMPARE(page().state(), TrainPage::State::Running);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->training().running(), trainingMs);
        qInfo("longest block of the window's thread while training: %.1f ms", m_window->heartbeat().worstGap());
        QTRY_COMPARE_WITH_TIMEOUT(run(0).history.state(), runs::RunState::Finished, 20'000);
        QCOMPARE(page().state(), TrainPage::State::Idle);

        const widgets::RunEntry& entry = m_window->runs().at(0);
        QCOMPARE(entry.info.task, std::string("detection"));
        QCOMPARE(entry.history.lastEpoch(), 2);
        QCOMPARE(entry.history.lastStep(), 2 * entry.info.stepsPerEpoch);
        for (const char* name : {"train/loss", "train/box_loss", "val/loss", "val/map50", "val/map50_95", "epoch/seconds"}) {
            QVERIFY2(entry.history.at(name, 2).has_value(), name);
        }
        QCOMPARE(runs::detectionEpochs(entry.folder.toStdString()), (std::vector<int>{1, 2}));
    }

    void whatItWroteIsShown()
    {
        auto& runsPage = *m_window->findChild<RunsPage*>();
        for (const RunsPage::Tab tab : {RunsPage::ImagesTab, RunsPage::ClassesTab, RunsPage::BatchesTab}) {
            runsPage.showTab(tab);
            QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 30'000);
            runsPage.refreshNow();
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 30'000);
        runsPage.refreshNow();
        for (const char* chart : {"loss", "map", "class_ap", "learning_rate", "images_per_second"}) {
            QVERIFY2(runsPage.wall().chart(QString::fromLatin1(chart)) != nullptr, chart);
        }
        auto* view = runsPage.findChild<widgets::DetectionEpochView*>();
        QVERIFY(view != nullptr && view->detail());
        QCOMPARE(view->detail()->epoch, 2);
        QCOMPARE(runsPage.findChild<widgets::DetectionClassTable*>()->classModel().rowCount(),
                 static_cast<int>(m_window->datasets().dataset()->classNames.size()));
        QVERIFY(!runsPage.findChild<widgets::TrainingBatchesView*>()->view().image().isNull());
        runsPage.showTab(RunsPage::ImagesTab);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 30'000);
        runsPage.refreshNow();
        auto* images = runsPage.findChild<widgets::DetectionImages*>();
        QTRY_VERIFY_WITH_TIMEOUT(!images->views().empty() && !images->views().front()->image().isNull(), 20'000);
    }

    /// Stopped by the page's button in the middle, the run goes on from the run list to its end.
    void aTrainingIsStoppedAndContinued()
    {
        chooseSmall();
        recipe::TrainConfig config = page().config();
        config.epochs = 3;
        config.seed = 7;
        page().setConfig(config);
        pressStart();
        QVERIFY(!QTest::currentTestFailed() && m_window->training().running());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->runs().size() == 2 && run(1).history.lastStep() >= 2, trainingMs);
        QTest::mouseClick(button(page(), QStringLiteral("Stop")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->training().running(), trainingMs);
        QTRY_COMPARE_WITH_TIMEOUT(run(1).history.state(), runs::RunState::Stopped, 20'000);
        QVERIFY(run(1).history.lastEpoch() < 3);

        Q_EMIT m_window->findChild<RunsPage*>()->continueRequested(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->training().running(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->training().running(), trainingMs);
        QTRY_COMPARE_WITH_TIMEOUT(run(1).history.state(), runs::RunState::Finished, 20'000);
        QCOMPARE(run(1).history.lastEpoch(), 3);
    }
};

QTEST_MAIN(DetectorTrainingTest)
#include "tst_detector_training.moc"
