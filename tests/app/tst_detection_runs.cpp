// Detectors' runs in the real window: from files on the disk to what is shown at the cursor. GROUNDGLASS_PICTURES=folder writes pictures of it.
#include "app/dataset_session.h"
#include "app/evaluation_session.h"
#include "app/main_window.h"
#include "core/sample/sample_dataset.h"
#include "tests/support/detection_run.h"
#include "widgets/charts/chart_view.h"
#include "widgets/images/image_view.h"
#include "widgets/panels/chart_wall.h"
#include "widgets/panels/detection_class_table.h"
#include "widgets/panels/detection_epoch_view.h"
#include "widgets/panels/detection_images.h"
#include "widgets/panels/matrix_panel.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/training_batches_view.h"
#include "widgets/theme/theme.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using app::MainWindow;
using app::Page;
using app::Workspace;
using widgets::RunsPage;

class DetectionRunsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_data;

    QString run(const QString& name, test::DetectionRunOptions options)
    {
        const QString folder = m_folder.filePath(name);
        if (!QFileInfo::exists(folder)) {
            options.name = name.toStdString();
            test::DetectionRun(folder.toStdString(), m_data.toStdString(), options).writeAll();
        }
        return folder;
    }

    static void open(MainWindow& window, const QStringList& runs)
    {
        window.resize(1280, 800);
        window.show();
        for (const QString& one : runs) {
            window.openPath(one);
        }
        window.showPage(Page::Runs);
        QTRY_COMPARE_WITH_TIMEOUT(window.runs().size(), static_cast<int>(runs.size()), 20000);
        settle(window);
    }
    static void settle(MainWindow& window)
    {
        auto* page = window.findChild<RunsPage*>();
        QTRY_VERIFY_WITH_TIMEOUT(window.idle(), 30000);
        page->refreshNow();
        QTRY_VERIFY_WITH_TIMEOUT(window.idle(), 30000);
        page->refreshNow();
        page->wall().finish();
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_data = m_folder.filePath(QStringLiteral("data"));
        JobControl control;
        sample::makeDetectionSample(m_data.toStdString(), {.images = 40, .seed = 5, .width = 320, .height = 240}, control);
    }

    void everySeriesThatThereIsHasItsChartAndGroupsStayClosed()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        open(window, {run(QStringLiteral("v8n"), {})});
        auto* page = window.findChild<RunsPage*>();
        for (const char* name : {"loss", "box_loss", "class_loss", "dfl_loss", "map", "precision_recall", "class_ap", "box_counts", "box_area",
                                 "gradient_norm", "gradients", "updates", "learning_rate", "images_per_second", "data_wait", "memory"}) {
            QVERIFY2(page->wall().chart(QString::fromLatin1(name)) != nullptr, name);
        }
        QVERIFY(page->wall().chart(QStringLiteral("dice_iou")) == nullptr);
        QSignalSpy closed(page, &RunsPage::closedGroupsChanged);
        page->setClosedGroups({QStringLiteral("speed")});
        QCOMPARE(closed.count(), 0);
        QVERIFY(!page->wall().chart(QStringLiteral("memory"))->isVisible());
        QVERIFY(page->wall().chart(QStringLiteral("map"))->isVisibleTo(page));
    }

    void theCursorShowsMatrixErrorsClassesAndImagesOfItsEpoch()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        const QString folder = run(QStringLiteral("every3"), {.epochs = 7, .predictionsEvery = 3});
        open(window, {folder});
        auto* page = window.findChild<RunsPage*>();
        page->showTab(RunsPage::ImagesTab);
        settle(window);
        auto* at = page->findChild<widgets::DetectionEpochView*>();
        QCOMPARE(at->detail()->epoch, 7);
        const auto kept = runs::readDetectionEpoch(folder.toStdString(), 7);
        QVERIFY(std::equal(kept.confusion.begin(), kept.confusion.end(), at->matrix().figure()->counts.begin(),
                           [](std::int64_t a, std::uint64_t b) { return a == static_cast<std::int64_t>(b); }));
        QCOMPARE(page->findChild<widgets::DetectionClassTable*>()->classModel().rowCount(), static_cast<int>(kept.classes.size()));
        // Predictions are kept every three epochs: those of the sixth are shown, and it is said.
        auto* images = page->findChild<widgets::DetectionImages*>();
        QVERIFY2(images->caption(0).contains(QStringLiteral("epoch 6")), qPrintable(images->caption(0)));
        QVERIFY(!images->views().front()->image().isNull());
        const auto few = images->views().front()->shapes().size();
        images->setConfidence(0.01);
        QVERIFY(images->views().front()->shapes().size() >= few);
    }

    void batchesAreShownWithTheirLabelsUnlessTheyAreSwitchedOff()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        open(window, {run(QStringLiteral("v8n"), {})});
        auto* page = window.findChild<RunsPage*>();
        page->showTab(RunsPage::BatchesTab);
        settle(window);
        auto* batches = page->findChild<widgets::TrainingBatchesView*>();
        QTRY_COMPARE(batches->view().image().size(), QSize(320, 320));
        QCOMPARE(batches->view().shapes().size(), std::size_t{12});
        // The second picture stands right of the first.
        QCOMPARE(batches->view().shapes()[3].box, QRectF(160 + 10, 40, 30, 25));
        batches->setLabelsVisible(false);
        QVERIFY(batches->view().shapes().empty());
    }

    void twoRunsLieOverEachOtherInTheirColours()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        open(window, {run(QStringLiteral("v8n"), {}), run(QStringLiteral("every3"), {.epochs = 7, .predictionsEvery = 3})});
        auto* page = window.findChild<RunsPage*>();
        const widgets::ChartSpec& map = page->wall().chart(QStringLiteral("map"))->spec();
        QCOMPARE(map.series.size(), std::size_t{4});
        QCOMPARE(map.bands.size(), std::size_t{2});
        QCOMPARE(map.series[2].colour, window.runs().at(1).colour);
        QCOMPARE(page->findChildren<widgets::DetectionEpochView*>().size(), 2);
    }

    void theEvaluatePageIsGivenTheRun()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        const QString folder = run(QStringLiteral("v8n"), {});
        open(window, {folder});
        Q_EMIT window.findChild<RunsPage*>()->evaluateRequested(0, {});
        QCOMPARE(window.currentPage(), Page::Evaluate);
        QTRY_VERIFY_WITH_TIMEOUT(window.datasets().dataset(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(window.idle(), 60000);
        QCOMPARE(QString::fromStdString(window.datasets().dataset()->root), m_data);
    }

    void picturesForSomebodyToLookAt()
    {
        const QString folder = qEnvironmentVariable("GROUNDGLASS_PICTURES");
        if (folder.isEmpty()) {
            QSKIP("GROUNDGLASS_PICTURES names no folder");
        }
        const QStringList named = qEnvironmentVariable("GROUNDGLASS_RUNS").split(u':', Qt::SkipEmptyParts);
        const QStringList runs = !named.isEmpty() ? named : QStringList{run(QStringLiteral("v8n"), {})};
        for (const bool dark : {false, true}) {
            widgets::applyAppearance(dark ? widgets::Appearance::Dark : widgets::Appearance::Light);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1200)}) {
                Workspace workspace(Workspace::Persistence::None);
                MainWindow window(workspace);
                open(window, runs);
                window.resize(size);
                for (const auto& [tab, name] : {std::pair{RunsPage::ImagesTab, "images"}, std::pair{RunsPage::ClassesTab, "classes"}, std::pair{RunsPage::BatchesTab, "batches"}}) {
                    window.findChild<RunsPage*>()->showTab(tab);
                    settle(window);
                    QVERIFY(window.grab().save(QDir(folder).filePath(QStringLiteral("%1_%2_%3.png").arg(QLatin1String(name)).arg(size.width()).arg(dark ? "dark" : "light"))));
                }
                window.findChild<RunsPage*>()->wall().grab();
                window.findChild<RunsPage*>()->wall().widget()->grab().save(QDir(folder).filePath(QStringLiteral("wall_%1_%2.png").arg(size.width()).arg(dark ? "dark" : "light")));
            }
        }
    }
};

QTEST_MAIN(DetectionRunsTest)
#include "tst_detection_runs.moc"
