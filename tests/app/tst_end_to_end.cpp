#include "app/dataset_session.h"
#include "app/main_window.h"
#include "app/training_session.h"
#include "core/runs/compare.h"
#include "core/sample/sample_dataset.h"
#include "core/training/engine.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;

/// The whole line: a data set is made and opened, two networks are trained in the window's training thread, their runs are watched
/// through their folders, and compared.
class TestEndToEnd : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static recipe::TrainConfig smallConfig(recipe::Loss loss)
    {
        recipe::TrainConfig config;
        config.loss = loss;
        config.width = 2;
        config.imageSize = 64;
        config.batch = 4;
        config.epochs = 2;
        config.learningRate = 1e-3;
        config.probeEvery = 2;
        config.snapshotImages = 2;
        config.device = recipe::Device::Cpu;
        return config;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        if (!training::engineAvailable()) {
            QSKIP("built without the training library");
        }
    }

    /// Stopped after the first epoch and continued from the window, a run ends with the numbers of one that was never stopped.
    void aStoppedRunContinuesToTheSameNumbers()
    {
        const QString sample = m_folder.filePath(QStringLiteral("continued-sample"));
        JobControl control;
        sample::makeSegmentationSample(sample.toStdString(), {.images = 20, .seed = 6, .width = 96, .height = 72}, control);
        app::Workspace workspace(app::Workspace::Persistence::User);
        workspace.setRunParentFolder(m_folder.filePath(QStringLiteral("continued-runs")));
        app::MainWindow window(workspace);
        QSignalSpy opened(&window.datasets(), &app::DatasetSession::opened);
        window.openPath(sample);
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30000);

        recipe::TrainConfig config = smallConfig(recipe::Loss::BceDice);
        config.epochs = 20;
        window.training().start(config, QStringLiteral("straight"));
        QTRY_VERIFY_WITH_TIMEOUT(!window.training().running(), 120000);
        window.training().start(config, QStringLiteral("stopped"));
        QTRY_VERIFY_WITH_TIMEOUT(window.runs().size() == 2 && window.runs().at(1).history.lastStep() >= 2, 60000);
        window.training().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!window.training().running(), 60000);
        QTRY_COMPARE(window.runs().at(1).history.state(), runs::RunState::Stopped);

        window.training().continueRun(window.runs().at(1).folder, window.runs().at(1).info);
        QTRY_VERIFY_WITH_TIMEOUT(window.training().running(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(!window.training().running(), 120000);
        QTRY_COMPARE(window.runs().at(1).history.state(), runs::RunState::Finished);
        QTRY_COMPARE(window.runs().at(0).history.state(), runs::RunState::Finished);
        for (int epoch = 1; epoch <= 20; ++epoch) {
            for (const char* name : {"val/loss", "val/dice", "val/sensitivity"}) {
                QCOMPARE(window.runs().at(1).history.at(name, epoch), window.runs().at(0).history.at(name, epoch));
            }
        }
    }

    void trainWatchCompare()
    {
        const QString sample = m_folder.filePath(QStringLiteral("sample"));
        JobControl control;
        sample::makeSegmentationSample(sample.toStdString(), {.images = 20, .seed = 5, .width = 96, .height = 72}, control);

        app::Workspace workspace(app::Workspace::Persistence::User);
        workspace.setRunParentFolder(m_folder.filePath(QStringLiteral("runs")));
        app::MainWindow window(workspace);
        window.show();
        QSignalSpy opened(&window.datasets(), &app::DatasetSession::opened);
        window.openPath(sample);
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(window.idle(), 60000);

        window.heartbeat().reset();
        for (const auto& [loss, name] : {std::pair{recipe::Loss::Bce, "bce"}, std::pair{recipe::Loss::BceDice, "bce_dice"}}) {
            window.training().start(smallConfig(loss), QString::fromLatin1(name));
            QVERIFY(window.training().running());
            QTRY_VERIFY_WITH_TIMEOUT(!window.training().running(), 120000);
        }
        qInfo("longest block of the window's thread while training: %.1f ms", window.heartbeat().worstGap());

        QTRY_COMPARE(window.runs().size(), 2);
        QTRY_COMPARE(window.runs().at(1).history.state(), runs::RunState::Finished);
        QCOMPARE(window.currentPage(), app::Page::Runs);
        for (int i = 0; i < 2; ++i) {
            const widgets::RunEntry& run = window.runs().at(i);
            QCOMPARE(run.history.state(), runs::RunState::Finished);
            QCOMPARE(run.history.lastEpoch(), 2);
            QCOMPARE(run.history.lastStep(), 8);  // 16 training images in batches of 4, twice
            QVERIFY(run.history.at("val/sensitivity", 2).has_value());
            QVERIFY(run.history.find("probe/sensitivity") != nullptr);
            QCOMPARE(run.info.samples.size(), std::size_t{2});
            QVERIFY(QFileInfo::exists(QString::fromStdString(
                runs::predictionFile(run.folder.toStdString(), 2, run.info.samples.front().name))));
        }

        const runs::Run bce = runs::readRun(window.runs().at(0).folder.toStdString());
        const runs::Run both = runs::readRun(window.runs().at(1).folder.toStdString());
        const auto comparison = runs::compareRuns({&bce, &both}, {runs::readEpochDetail(bce.folder, 2), runs::readEpochDetail(both.folder, 2)});
        QCOMPARE(comparison.differences.size(), std::size_t{1});
        QCOMPARE(comparison.differences.front().key, std::string("loss"));
        QCOMPARE(comparison.images.size(), std::size_t{4});
    }
};

QTEST_MAIN(TestEndToEnd)
#include "tst_end_to_end.moc"
