#include "tests/widgets/run_fixture.h"
#include "widgets/charts/chart_view.h"
#include "widgets/models/detection_details.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/confusion_view.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/run_list_model.h"
#include "widgets/panels/run_list_panel.h"
#include "widgets/panels/run_tables.h"
#include "widgets/panels/run_verdicts.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/snapshot_strip.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>

using namespace gg;
using namespace gg::widgets;

class RunsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<RunCollection>();
        m_cursor = std::make_unique<EpochCursor>();
        m_filter = std::make_unique<SampleFilter>();
        m_images = std::make_unique<test::MemoryImages>();
        // The application reads the counts of an epoch when they are wanted.
        connect(m_runs.get(), &RunCollection::detailWanted, this, [this](const QString& folder, int epoch) {
            if (m_answerDetails) {
                m_runs->setDetail(folder, test::runDetail(m_runs->at(m_runs->indexOf(folder)).info, epoch));
            }
        });
        m_answerDetails = true;
        m_page = std::make_unique<RunsPage>(*m_runs, m_details, *m_cursor, *m_filter, *m_images);
        m_page->resize(1280, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_runs.reset();
    }

    void withoutRunsAButtonAsksForOne()
    {
        QSignalSpy asked(m_page.get(), &RunsPage::openRunRequested);
        auto* empty = m_page->findChild<EmptyState*>();
        QVERIFY(empty != nullptr && empty->isVisible());
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void aLiveRunIsFollowedUntilTheCursorIsMovedAndTheKeyReturnsToLive()
    {
        addCollapsing();
        QCOMPARE(m_cursor->epoch(), 6);
        m_cursor->moveTo(2);
        m_runs->append(0, {.events = epochEvent(7, 0.01)});
        m_page->refreshNow();
        QCOMPARE(m_cursor->newest(), 7);
        QCOMPARE(m_cursor->epoch(), 2);
        QTest::keyClick(m_page.get(), Qt::Key_L);
        QCOMPARE(m_cursor->epoch(), 7);
        m_runs->append(0, {.events = epochEvent(8, 0.01)});
        m_page->refreshNow();
        QCOMPARE(m_cursor->epoch(), 8);
    }

    void theSliderTheKeysAndEveryChartAreOneCursor()
    {
        addBoth();
        auto* slider = m_page->findChild<QSlider*>();
        QCOMPARE(slider->maximum(), 6);
        slider->setFocus();
        slider->setValue(3);
        QCOMPARE(m_cursor->epoch(), 3);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(m_cursor->epoch(), 4);
        QTest::keyClick(m_page.get(), Qt::Key_BracketLeft);
        QTest::keyClick(m_page.get(), Qt::Key_BracketLeft);
        QCOMPARE(m_cursor->epoch(), 2);
        QCOMPARE(slider->value(), 2);
        for (const ChartView* chart : m_page->charts()) {
            QCOMPARE(chart->cursorX(), 2.0);
        }
    }

    void chartsOverlayTheVisibleRunsAndCanBeChosen()
    {
        addBoth();
        ChartView* first = m_page->charts()[0];
        QCOMPARE(first->spec().name, QStringLiteral("loss"));
        QCOMPARE(first->spec().series.size(), 6U);
        m_runs->setVisible(0, false);
        m_page->refreshNow();
        QCOMPARE(first->spec().series.size(), 3U);
        QCOMPARE(first->spec().series[0].run, QStringLiteral("bce_dice"));
        QCOMPARE(first->spec().series[0].colour, m_runs->at(1).colour);
        auto* choice = first->parentWidget()->findChild<QComboBox*>();
        choice->setCurrentIndex(choice->findData(QStringLiteral("accuracy")));
        QCOMPARE(first->spec().name, QStringLiteral("accuracy"));
    }

    void aClickOnACellShowsTheImagesThatFillItMost()
    {
        addBoth();
        m_cursor->moveTo(4);
        m_page->refreshNow();
        QSignalSpy asked(m_page.get(), &RunsPage::imagesRequested);
        auto* matrix = m_page->findChildren<ConfusionView*>().front();
        QVERIFY(matrix->figure().has_value());
        QCOMPARE(matrix->figure()->epoch, 4);
        QCOMPARE(matrix->figure()->counts.fn, 210U);
        QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(ConfusionCell::FalseNegative).center());
        QCOMPARE(asked.count(), 1);
        // Misses grow from image to image, false alarms shrink.
        QCOMPARE(m_filter->images().front(), QStringLiteral("/data/images/frame_105.png"));
        QCOMPARE(m_filter->images().back(), QStringLiteral("/data/images/frame_100.png"));
        QVERIFY(m_filter->reason().contains(QStringLiteral("epoch 4")));
        matrix->setFocus();
        QTest::keyClick(matrix, Qt::Key_Down);
        QTest::keyClick(matrix, Qt::Key_Left);
        QTest::keyClick(matrix, Qt::Key_Return);
        QCOMPARE(m_filter->images().front(), QStringLiteral("/data/images/frame_100.png"));
    }

    void countsThatComeLaterAreShownWhenTheyCome()
    {
        m_answerDetails = false;
        addBoth();
        auto* matrix = m_page->findChildren<ConfusionView*>().front();
        QVERIFY(!matrix->figure().has_value());
        m_runs->setDetail(m_runs->at(0).folder, test::runDetail(m_runs->at(0).info, 6));
        QTRY_VERIFY(matrix->figure().has_value());
    }

    void aCollapseLeadsToItsImages()
    {
        addBoth();
        auto* verdicts = m_page->findChild<RunVerdicts*>();
        QSignalSpy asked(m_page.get(), &RunsPage::imagesRequested);
        clickImages();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(m_cursor->epoch(), 2);
        QCOMPARE(m_filter->images().front(), QStringLiteral("/data/images/frame_105.png"));
        m_runs->setVisible(0, false);
        m_page->refreshNow();
        QVERIFY(!verdicts->reveal(m_runs->at(0).folder, "run.foreground_collapse"));
    }

    void imagesOfAVerdictWaitForTheirCounts()
    {
        m_answerDetails = false;
        addBoth();
        QSignalSpy asked(m_page.get(), &RunsPage::imagesRequested);
        clickImages();
        QCOMPARE(asked.count(), 0);
        m_runs->setDetail(m_runs->at(0).folder, test::runDetail(m_runs->at(0).info, 2));
        QCOMPARE(asked.count(), 1);
    }

    void theCurvesOfAVerdictLightUp()
    {
        addBoth();
        QVERIFY(m_page->verdicts().reveal(m_runs->at(0).folder, "run.foreground_collapse"));
        Q_EMIT m_page->verdicts().curvesRequested({QStringLiteral("val/sensitivity")});
        int lit = 0;
        for (const ChartView* chart : m_page->charts()) {
            lit += chart->findChild<QFrame*>(QStringLiteral("lit")) != nullptr ? 1 : 0;
        }
        QCOMPARE(lit, 1);
    }

    void aMarkInAChartOpensItsVerdict()
    {
        addBoth();
        m_page->refreshNow();
        for (ChartView* chart : m_page->charts()) {
            for (const ChartMark& mark : chart->spec().marks) {
                if (!mark.id.isEmpty() && !chart->spec().empty()) {
                    const QPoint at(qRound(chart->toPixel(mark.x)), chart->height() / 2);
                    QTest::mouseClick(chart->childAt(at) != nullptr ? chart->childAt(at) : chart, Qt::LeftButton, {}, chart->childAt(at)->mapFrom(chart, at));
                    const auto lines = m_page->verdicts().lines();
                    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const VerdictLine* line) { return line->isOpen(); }));
                    return;
                }
            }
        }
        QFAIL("no chart marks a verdict");
    }

    void keysChooseHowPredictionsAreDrawn()
    {
        addBoth();
        auto* strip = m_page->findChild<SnapshotStrip*>();
        QTest::keyClick(m_page.get(), Qt::Key_P);
        QCOMPARE(strip->mode(), PredictionMode::Probability);
        QTest::keyClick(m_page.get(), Qt::Key_O);
        QCOMPARE(strip->mode(), PredictionMode::Overlay);
        QTest::keyClick(m_page.get(), Qt::Key_O);
        QCOMPARE(strip->mode(), PredictionMode::Outline);
    }

    void theStripAsksForTheCursorsEpochAndOpensAnImage()
    {
        m_images->hold();
        addBoth();
        auto* strip = m_page->findChild<SnapshotStrip*>();
        m_cursor->moveTo(3);
        m_page->refreshNow();
        strip->grab();
        QVERIFY(m_images->asked.contains(QStringLiteral("/runs/bce/epochs/0003/frame_100.png")));
        QVERIFY(m_images->asked.contains(QStringLiteral("/runs/bce_dice/epochs/0003/frame_100.png")));
        m_images->release();
        QSignalSpy asked(m_page.get(), &RunsPage::imagesRequested);
        strip->setFocus();
        QTest::keyClick(strip, Qt::Key_Right);
        QTest::keyClick(strip, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(m_filter->images(), QStringList{QStringLiteral("/data/images/frame_101.png")});
    }

    void snapshotsGrowWithTheWindow()
    {
        addBoth();
        auto* strip = m_page->findChild<SnapshotStrip*>();
        const int before = strip->tileSide();
        m_page->resize(2560, 1440);
        QTRY_VERIFY(strip->tileSide() > before * 3 / 2);
    }

    void deleteAsksToCloseTheRunAndSpaceHidesIt()
    {
        addBoth();
        auto* list = m_page->findChild<RunListPanel*>()->findChild<QListView*>();
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(!m_runs->at(1).visible);
        QSignalSpy asked(m_page.get(), &RunsPage::removeRequested);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toInt(), 1);
        m_runs->remove(1);
        m_page->refreshNow();
        QCOMPARE(list->model()->rowCount(), 1);
    }

    void theListSaysHowFarARunIs()
    {
        addBoth();
        RunListModel model(*m_runs);
        QCOMPARE(model.index(0).data(RunListModel::StateRole).toString(), QStringLiteral("▶ training, 6 of 20 epochs"));
        m_runs->setStatus(1, {.standing = {.standing = runs::Standing::Finished}, .lost = false, .slow = false, .problems = {}});
        QCOMPARE(model.index(1).data(RunListModel::StateRole).toString(), QStringLiteral("✓ finished, 6 of 6 epochs"));
        m_runs->setStatus(0, {.standing = {}, .lost = true, .slow = false, .problems = {}});
        QVERIFY(model.index(0).data(RunListModel::TroubleRole).toBool());
    }

    void modelsKeepTheRulesWhileRunsComeAndGo()
    {
        RunListModel list(*m_runs);
        RunDifferencesModel differences;
        RunBestModel best;
        QAbstractItemModelTester listTester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester differencesTester(&differences, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester bestTester(&best, QAbstractItemModelTester::FailureReportingMode::QtTest);
        addBoth();
        differences.setRuns(visibleRuns(*m_runs));
        best.setRuns(visibleRuns(*m_runs), 4);
        m_runs->append(0, {.events = epochEvent(7, 0.3)});
        best.setRuns(visibleRuns(*m_runs), 7);
        m_runs->remove(0);
        differences.setRuns(visibleRuns(*m_runs));
        best.setRuns(visibleRuns(*m_runs), 2);
        QCOMPARE(list.rowCount(), 1);
        QCOMPARE(differences.rowCount(), 0);
    }

    void differencesAndBestValuesAreThoseOfTheRuns()
    {
        addBoth();
        RunDifferencesModel differences;
        differences.setRuns(visibleRuns(*m_runs));
        QCOMPARE(differences.rowCount(), 1);
        QCOMPARE(differences.index(0, 0).data().toString(), QStringLiteral("loss"));
        QCOMPARE(differences.index(0, 1).data().toString(), QStringLiteral("bce"));
        QCOMPARE(differences.index(0, 2).data().toString(), QStringLiteral("bce_dice"));
        RunBestModel best;
        best.setRuns(visibleRuns(*m_runs), 4);
        // Dice of bce: best 0.36 at epoch 2, last 0.02, 0.11 at the cursor. Losses are best where they are smallest.
        QCOMPARE(best.index(0, RunBestModel::Best).data().toString(), QStringLiteral("0.360 @ 2"));
        QCOMPARE(best.index(0, RunBestModel::Last).data().toString(), QStringLiteral("0.020"));
        QCOMPARE(best.index(0, RunBestModel::AtCursor).data().toString(), QStringLiteral("0.110"));
        QCOMPARE(best.index(8, RunBestModel::Metric).data().toString(), QStringLiteral("Val. loss"));
        QCOMPARE(best.index(8, RunBestModel::Best).data().toString(), QStringLiteral("0.255 @ 6"));
    }

    void manyEventsAreOneRedraw()
    {
        addBoth();
        auto* strip = m_page->findChild<SnapshotStrip*>();
        QVERIFY(strip != nullptr);
        const auto before = m_page->charts()[0]->spec().series[0].x.size();
        for (int i = 0; i < 50; ++i) {
            m_runs->append(0, {.events = epochEvent(7 + i, 0.01)});
        }
        // Nothing was drawn yet; the next tick shows all of it.
        QCOMPARE(m_page->charts()[0]->spec().series[1].x.size(), 6U);
        QTRY_COMPARE(m_page->charts()[0]->spec().series[1].x.size(), 56U);
        QCOMPARE(m_page->charts()[0]->spec().series[0].x.size(), before);
    }

    void aHiddenPageDrawsNothingUntilItIsShown()
    {
        addBoth();
        m_page->hide();
        m_runs->append(0, {.events = epochEvent(7, 0.01)});
        QCoreApplication::processEvents();
        QCOMPARE(m_page->charts()[0]->spec().series[1].x.size(), 6U);
        m_page->show();
        QCOMPARE(m_page->charts()[0]->spec().series[1].x.size(), 7U);
    }

private:
    /// Those of the collapse.
    void clickImages()
    {
        QVERIFY(m_page->verdicts().reveal(m_runs->at(0).folder, "run.foreground_collapse"));
        for (const VerdictLine* line : m_page->verdicts().lines()) {
            for (QPushButton* button : line->findChildren<QPushButton*>()) {
                if (line->subject().verdict.rule == "run.foreground_collapse" && button->text() == QLatin1String("Images")) {
                    QTest::mouseClick(button, Qt::LeftButton);
                    return;
                }
            }
        }
    }

    static std::vector<runs::RunEvent> epochEvent(int epoch, double dice)
    {
        return {{.kind = runs::EventKind::Epoch,
                 .time = 5000.0 + epoch,
                 .step = epoch * test::stepsPerEpoch,
                 .epoch = static_cast<double>(epoch),
                 .values = {{"train/loss", 0.25}, {"val/loss", 0.25}, {"val/dice", dice}},
                 .text = {},
                 .message = {}}};
    }

    void addCollapsing()
    {
        const int run = m_runs->add(QStringLiteral("/runs/bce"), test::runInfo("bce", "bce", 20));
        m_runs->append(run, {.events = test::runEvents(test::collapsing(), false)});
        m_runs->setStatus(run, {.standing = {.standing = runs::Standing::Live}, .lost = false, .slow = false, .problems = {}});
        test::putPictures(*m_images, QStringLiteral("/runs/bce"), m_runs->at(run).info, 6, 0.7, 0.2);
        m_page->refreshNow();
    }

    void addBoth()
    {
        addCollapsing();
        const int run = m_runs->add(QStringLiteral("/runs/bce_dice"), test::runInfo("bce_dice", "bce_dice", 6));
        m_runs->append(run, {.events = test::runEvents(test::healthy(), true)});
        test::putPictures(*m_images, QStringLiteral("/runs/bce_dice"), m_runs->at(run).info, 6, 0.4, 0.95);
        m_page->refreshNow();
    }

    std::unique_ptr<RunCollection> m_runs;
    DetectionDetails m_details;
    std::unique_ptr<EpochCursor> m_cursor;
    std::unique_ptr<SampleFilter> m_filter;
    std::unique_ptr<test::MemoryImages> m_images;
    std::unique_ptr<RunsPage> m_page;
    bool m_answerDetails = true;
};

QTEST_MAIN(RunsPageTest)
#include "tst_runs_page.moc"
