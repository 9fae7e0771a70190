#include "tests/widgets/evaluation_fixture.h"
#include "tests/widgets/fake_image_provider.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/figure_dialog.h"
#include "widgets/images/case_grid.h"
#include "widgets/images/image_view.h"
#include "widgets/images/class_masks.h"
#include "widgets/images/mask_difference.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/case_panel.h"
#include "widgets/panels/curve_panel.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/evaluate_page.h"
#include "widgets/panels/evaluation_overview.h"
#include "widgets/panels/issue_strip.h"
#include "widgets/panels/mask_panel.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/segmentation_view.h"
#include "widgets/panels/source_list_model.h"
#include "widgets/panels/source_panel.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFileInfo>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

using namespace gg;
using namespace gg::widgets;

class EvaluatePageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<EvaluationSources> m_sources;
    std::unique_ptr<EpochCursor> m_cursor;
    std::unique_ptr<SampleFilter> m_filter;
    std::unique_ptr<test::FakeImageProvider> m_images;
    std::unique_ptr<EvaluatePage> m_page;
    std::shared_ptr<const predictions::TruthTable> m_truth;

    int addSource(const QString& path, const std::vector<test::FixtureDetection>& detections)
    {
        EvaluationSource source;
        source.path = path;
        source.name = path.section(u'/', -1);
        const int index = m_sources->add(source);
        m_sources->setEvaluation(index, 0, test::evaluate(m_truth, detections));
        return index;
    }

    void showVehicles()
    {
        m_page->setDatasetOpen(true);
        m_sources->setCurrent(addSource(QStringLiteral("/runs/all.json"), test::fixtureDetections()));
    }

    EvaluationState& state() { return m_page->state(); }
    static evaluation::MatrixCell cell(std::size_t truth, std::size_t predicted) { return {.truth = truth, .predicted = predicted}; }

    /// Everything that Tab reaches in the window as it stands.
    QList<QWidget*> reachable() const
    {
        QList<QWidget*> all;
        for (QWidget* widget : m_page->findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr) {
                all << widget;
            }
        }
        return all;
    }
    /// What Tab visits from the first control on, once round.
    QList<QWidget*> visited(QWidget* first) const
    {
        QList<QWidget*> order;
        first->setFocus(Qt::TabFocusReason);
        for (QWidget* at = QApplication::focusWidget(); at != nullptr && !order.contains(at) && order.size() < 200; at = QApplication::focusWidget()) {
            order << at;
            QTest::keyClick(at, Qt::Key_Tab);
        }
        return order;
    }
    /// Left column, middle, right.
    int columnOf(const QWidget* widget) const
    {
        const auto* columns = m_page->sourcePanel().parentWidget();
        for (int i = 0; i < 3; ++i) {
            if (qobject_cast<const QSplitter*>(columns)->widget(i)->isAncestorOf(widget)) {
                return i;
            }
        }
        return -1;
    }
    static QString nameOf(const QWidget* widget)
    {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        return QStringLiteral("%1 %2 %3").arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName(), button != nullptr ? button->text() : QString());
    }

private Q_SLOTS:
    void init()
    {
        m_sources = std::make_unique<EvaluationSources>();
        m_cursor = std::make_unique<EpochCursor>();
        m_filter = std::make_unique<SampleFilter>();
        m_images = std::make_unique<test::FakeImageProvider>();
        m_truth = test::fixtureTruth();
        m_page = std::make_unique<EvaluatePage>(*m_sources, *m_cursor, *m_filter, *m_images);
        m_page->resize(1280, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() { m_page.reset(); }

    void tabVisitsEverythingOnceAndAsItIsRead()
    {
        showVehicles();
        addSource(QStringLiteral("/runs/same.json"), test::fixtureDetections());
        m_sources->setCompared(1);
        state().select(cell(test::bus, test::truck));
        QTRY_VERIFY(m_page->cases().model().rowCount() > 0);
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        const QList<QWidget*> order = visited(m_page->sourcePanel().list());
        for (const QWidget* widget : reachable()) {
            QVERIFY2(order.contains(widget), qPrintable(nameOf(widget)));
        }
        QCOMPARE(order.size(), reachable().size());
        const auto place = [this](const QWidget* widget) { return widget->mapTo(m_page.get(), widget->rect().center()); };
        for (qsizetype i = 1; i < order.size(); ++i) {
            const QString step = nameOf(order[i - 1]) + QStringLiteral(" → ") + nameOf(order[i]);
            QVERIFY2(columnOf(order[i - 1]) <= columnOf(order[i]), qPrintable(step));
            // In a column nothing goes up and to the left at once.
            const QPoint before = place(order[i - 1]);
            const QPoint after = place(order[i]);
            const bool back = columnOf(order[i - 1]) == columnOf(order[i]) && after.y() < before.y() - 12 && after.x() <= before.x();
            QVERIFY2(!back, qPrintable(step));
        }
    }

    void theFocusIsSeenOnEveryControl()
    {
        showVehicles();
        state().select(cell(test::bus, test::truck));
        QTRY_VERIFY(m_page->cases().model().rowCount() > 0);
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        const QList<QWidget*> order = visited(m_page->sourcePanel().list());
        const auto picture = [this](QWidget* focused, const QWidget* of) {
            focused->setFocus(Qt::TabFocusReason);
            QCoreApplication::processEvents();
            const QRect place(of->mapTo(m_page.get(), QPoint(0, 0)), of->size());
            return m_page->grab(place.adjusted(-4, -4, 4, 4)).toImage();
        };
        for (QWidget* widget : order) {
            QWidget* far = columnOf(widget) == 0 ? order.back() : order.front();
            QVERIFY2(picture(far, widget) != picture(widget, widget), qPrintable(nameOf(widget)));
        }
    }

    void withoutADataSetAButtonOpensOneAndThenPredictions()
    {
        const auto visibleState = [this]() -> EmptyState* {
            for (EmptyState* state : m_page->findChildren<EmptyState*>()) {
                if (state->isVisible()) {
                    return state;
                }
            }
            return nullptr;
        };
        QSignalSpy dataset(m_page.get(), &EvaluatePage::openDatasetRequested);
        QSignalSpy opened(m_page.get(), &EvaluatePage::openPredictionsRequested);
        QVERIFY(visibleState() != nullptr);
        QTest::mouseClick(visibleState()->button(), Qt::LeftButton);
        QCOMPARE(dataset.count(), 1);
        m_page->setDatasetOpen(true);
        QTest::mouseClick(visibleState()->button(), Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
    }

    void aMatrixCellShowsExactlyItsObjects()
    {
        showVehicles();
        state().select(cell(test::bus, test::truck));
        QCOMPARE(m_page->cases().sentence(), QStringLiteral("truth Bus, predicted Truck: 1 object(s) in 1 image(s)"));
        QCOMPARE(m_page->cases().model().rowCount(), 1);
        const evaluation::Case* one = m_page->cases().model().caseAt(0);
        QCOMPARE(one->image, 0U);
        QCOMPARE(m_page->cases().model().index(0).data().toString(), QStringLiteral("Bus → Truck 0.80"));

        state().select(cell(test::truck, test::truck));
        QCOMPARE(m_page->cases().sentence(), QStringLiteral("truth Truck, predicted Truck: 2 object(s) in 2 image(s)"));
        state().select(cell(test::truck, test::background));
        QCOMPARE(m_page->cases().model().rowCount(), 1);
        QCOMPARE(m_page->cases().model().imageFile(m_page->cases().model().caseAt(0)->image), QStringLiteral("/data/c.png"));
    }

    void everyCellHasAsManyCasesAsItsNumber()
    {
        showVehicles();
        for (std::size_t truth = 0; truth <= test::background; ++truth) {
            for (std::size_t predicted = 0; predicted <= test::background; ++predicted) {
                state().select(cell(truth, predicted));
                QCOMPARE(m_page->cases().model().rowCount(), static_cast<int>(state().reading()->confusion->at(truth, predicted)));
            }
        }
    }

    void aMovedSliderKeepsTheSelectionAndSaysItAnew()
    {
        showVehicles();
        state().select(cell(test::background, test::bus));
        QCOMPARE(m_page->cases().sentence(), QStringLiteral("predicted Bus where nothing is: 1 object(s) in 1 image(s)"));
        evaluation::ReadingOptions options = state().options();
        options.confidence = 0.15;
        m_page->setOptions(options);
        QCOMPARE(m_page->cases().sentence(), QStringLiteral("predicted Bus where nothing is: 2 object(s) in 1 image(s)"));
        // Worst first: the most confident.
        QCOMPARE(m_page->cases().model().index(0).data().toString(), QStringLiteral("Bus 0.50"));
        m_page->cases().setCurrent(1);
        options.confidence = 0.18;
        m_page->setOptions(options);
        QCOMPARE(m_page->cases().current(), 1);
        options.confidence = 0.6;
        m_page->setOptions(options);
        QCOMPARE(m_page->cases().model().rowCount(), 0);
        QCOMPARE(m_page->cases().sentence(), QStringLiteral("predicted Bus where nothing is: 0 object(s) in 0 image(s)"));
    }

    void theImageShowsEveryTruthAndPredictionByWhatItIs()
    {
        showVehicles();
        state().select(evaluation::ErrorBar{.kind = metrics::ErrorKind::Missed});
        QCOMPARE(m_page->cases().model().rowCount(), 1);
        const auto& shapes = m_page->cases().view()->shapes();
        // Two truths; of the predictions the one at 0.20 is below the confidence.
        QCOMPARE(shapes.size(), 4U);
        const auto labelled = [&](const QString& text) {
            const auto it = std::find_if(shapes.begin(), shapes.end(), [&](const OverlayShape& shape) { return shape.label == text; });
            return it == shapes.end() ? nullptr : &*it;
        };
        const OverlayShape* missed = labelled(QStringLiteral("FN Truck"));
        QVERIFY(missed != nullptr && missed->lit);
        QCOMPARE(missed->colour, QColor::fromRgb(meaning::miss));
        const OverlayShape* wrong = labelled(QStringLiteral("FP Bus 0.50"));
        QVERIFY(wrong != nullptr && wrong->dashed && !wrong->lit);
        QCOMPARE(wrong->colour, QColor::fromRgb(meaning::falsePositive));
        const OverlayShape* right = labelled(QStringLiteral("TP Bus 0.95 · IoU 0.90"));
        QVERIFY(right != nullptr);
        QCOMPARE(right->colour, QColor::fromRgb(meaning::prediction));
        const OverlayShape* found = labelled(QStringLiteral("Bus"));
        QVERIFY(found != nullptr && !found->dashed);
        QCOMPARE(found->colour, QColor::fromRgb(meaning::truth));
    }

    void ignoredObjectsAreHatchedOnBothSides()
    {
        showVehicles();
        state().select(cell(test::truck, test::truck));
        m_page->cases().setCurrent(m_page->cases().model().caseAt(0)->image == 1 ? 0 : 1);
        int ignored = 0;
        for (const OverlayShape& shape : m_page->cases().view()->shapes()) {
            ignored += shape.ignored ? 1 : 0;
        }
        QCOMPARE(ignored, 2);
    }

    void layersGoByKey()
    {
        showVehicles();
        state().select(evaluation::ErrorBar{.kind = metrics::ErrorKind::Missed});
        ImageView* view = m_page->cases().view();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_P);
        QCOMPARE(view->shapes().size(), 2U);
        QTest::keyClick(view, Qt::Key_G);
        QCOMPARE(view->shapes().size(), 0U);
        QTest::keyClick(view, Qt::Key_P);
        QCOMPARE(view->shapes().size(), 2U);
        QVERIFY(view->shapes().front().dashed);
        QTest::keyClick(view, Qt::Key_O);
        QVERIFY(!view->overlaysVisible());
        const double fitted = view->scale();
        QTest::keyClick(view, Qt::Key_Z);
        QVERIFY(view->scale() > fitted);
        QTest::keyClick(view, Qt::Key_F);
        QCOMPARE(view->scale(), fitted);
    }

    void arrowsWalkThroughTheCases()
    {
        showVehicles();
        state().select(cell(test::truck, test::truck));
        CasePanel& cases = m_page->cases();
        QCOMPARE(cases.current(), 0);
        const std::uint32_t first = cases.model().caseAt(0)->image;
        cases.view()->setFocus();
        QTest::keyClick(cases.view(), Qt::Key_Right);
        QCOMPARE(cases.current(), 1);
        QVERIFY(cases.model().caseAt(1)->image != first);
        QTest::keyClick(cases.view(), Qt::Key_Right);
        QCOMPARE(cases.current(), 1);
        QTest::keyClick(cases.view(), Qt::Key_Left);
        QCOMPARE(cases.current(), 0);
        QTest::keyClick(cases.grid(), Qt::Key_End);
        QCOMPARE(cases.current(), 1);
    }

    void theDatasetPageGetsExactlyTheseImagesAndTheReason()
    {
        showVehicles();
        state().select(cell(test::truck, test::truck));
        QSignalSpy asked(m_page.get(), &EvaluatePage::imagesRequested);
        m_page->cases().grid()->setFocus();
        QTest::keyClick(m_page->cases().grid(), Qt::Key_D);
        QCOMPARE(asked.count(), 1);
        QStringList images = m_filter->images();
        images.sort();
        QCOMPARE(images, QStringList({QStringLiteral("/data/a.png"), QStringLiteral("/data/b.png")}));
        QCOMPARE(m_filter->reason(), m_page->cases().sentence());
    }

    void anImageThatCannotBeReadSaysWhy()
    {
        m_images->unreadable << QStringLiteral("/data/a.png");
        showVehicles();
        state().select(cell(test::bus, test::truck));
        QVERIFY(m_page->cases().view()->image().isNull());
        QCOMPARE(m_page->cases().model().rowCount(), 1);
    }

    void twoSourcesAreComparedObjectByObject()
    {
        showVehicles();
        auto fewer = test::fixtureDetections();
        // Without the first Truck, but with the one that was missed.
        fewer.erase(fewer.begin());
        fewer.push_back({2, 0, 0.40, {70, 50, 8, 8}});
        const int other = addSource(QStringLiteral("/runs/other.json"), fewer);
        QComboBox* compare = m_page->sourcePanel().compare();
        QVERIFY(compare->isVisible());
        compare->setCurrentIndex(compare->findData(other));
        Q_EMIT compare->activated(compare->currentIndex());
        QCOMPARE(m_sources->compared(), other);
        QCOMPARE(state().onlyHere().value_or(99), 1U);
        QCOMPARE(state().onlyThere().value_or(99), 1U);
        state().select(evaluation::RunDifference{.other = state().other(), .otherReading = nullptr, .foundHere = true});
        QCOMPARE(m_page->cases().sentence(), QStringLiteral("found by all.json, not by other.json: 1 object(s) in 1 image(s)"));
        QCOMPARE(m_page->cases().model().caseAt(0)->truth, 0U);
        state().select(evaluation::RunDifference{.other = state().other(), .otherReading = nullptr, .foundHere = false});
        QCOMPARE(m_page->cases().model().rowCount(), 1);
        QCOMPARE(m_page->cases().model().caseAt(0)->truth, 5U);

        metrics::BootstrapDifference difference;
        difference.a = 0.40;
        difference.b = 0.45;
        difference.difference = 0.05;
        difference.low = -0.01;
        difference.high = 0.11;
        m_page->setDifference(difference);
        QVERIFY(m_page->sourcePanel().differenceText().contains(QStringLiteral("Within noise")));
        difference.low = 0.01;
        m_page->setDifference(difference);
        QVERIFY(!m_page->sourcePanel().differenceText().contains(QStringLiteral("Within noise")));
        QVERIFY(m_page->sourcePanel().differenceText().contains(QStringLiteral("all.json is better")));
    }

    void eExportsTheChartInFocusElseTheMatrix()
    {
        showVehicles();
        const auto exported = [this] {
            auto* dialog = m_page->findChild<FigureDialog*>();
            const QString name = dialog != nullptr ? QFileInfo(dialog->file()).completeBaseName() : QString();
            if (dialog != nullptr) {
                dialog->setAttribute(Qt::WA_DeleteOnClose, false);
                dialog->close();
                delete dialog;
            }
            return name;
        };
        m_page->activateWindow();
        m_page->sourcePanel().list()->setFocus();
        QTest::keyClick(m_page->sourcePanel().list(), Qt::Key_E);
        QCOMPARE(exported(), QStringLiteral("confusion_matrix"));
        ChartView* chart = nullptr;
        for (auto* one : m_page->overview().findChild<CurvePanel*>()->findChildren<ChartView*>()) {
            chart = one->isVisible() ? one : chart;
        }
        QVERIFY(chart != nullptr);
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        chart->setFocus();
        QTRY_VERIFY(chart->hasFocus());
        QTest::keyClick(chart, Qt::Key_E);
        QCOMPARE(exported(), QStringLiteral("precision_recall"));
        Q_EMIT m_page->segmentation().exportRequested(chart->spec(), QStringLiteral("of_masks"));
        QCOMPARE(exported(), QStringLiteral("of_masks"));
    }

    void theSelectionOutlivesAnotherSourceOfTheSameTruth()
    {
        showVehicles();
        state().select(cell(test::background, test::bus));
        const int other = addSource(QStringLiteral("/runs/none.json"), {{0, 1, 0.9, {0, 0, 5, 5}}, {1, 1, 0.8, {0, 0, 5, 5}}});
        m_sources->setCurrent(other);
        QCOMPARE(m_page->cases().sentence(), QStringLiteral("predicted Bus where nothing is: 2 object(s) in 2 image(s)"));
    }

    void theEpochSliderIsThereOnlyForSourcesWithEpochs()
    {
        showVehicles();
        auto* slider = m_page->findChild<QSlider*>(QStringLiteral("epochSlider"));
        QVERIFY(slider != nullptr && !slider->isVisible());
        EvaluationSource run;
        run.path = QStringLiteral("/runs/exp");
        run.name = QStringLiteral("exp");
        run.epochs = {1, 2, 4};
        const int index = m_sources->add(run);
        m_sources->setEvaluation(index, 4, test::evaluate(m_truth, test::fixtureDetections()));
        m_sources->setCurrent(index);
        QVERIFY(slider->isVisible());
        QCOMPARE(m_cursor->newest(), 4);
        QTest::keyClick(m_page.get(), Qt::Key_BracketLeft);
        QCOMPARE(m_cursor->epoch(), 3);
        // Epoch 3 was not kept: what is shown is epoch 2.
        QCOMPARE(m_sources->at(index).epochAt(m_cursor->epoch()), 2);
        QCOMPARE(slider->value(), 2);
    }

    void aSourceThatCannotBeEvaluatedSaysWhyAndIsNoLongerShown()
    {
        showVehicles();
        state().select(cell(test::truck, test::truck));
        m_sources->setFailed(0, 0, QStringLiteral("predictions.json: no image fits"));
        QVERIFY(!state().evaluation());
        QCOMPARE(m_page->cases().model().rowCount(), 0);
        QListView* list = m_page->sourcePanel().list();
        QCOMPARE(list->model()->index(0, 0).data(SourceListModel::StateRole).toString(), QStringLiteral("predictions.json: no image fits"));
        QVERIFY(m_page->sourceBanner().isVisible() && m_page->sourceBanner().showsError());
        QCOMPARE(m_page->sourceBanner().text(), QStringLiteral("predictions.json: no image fits"));
        QVERIFY(m_page->notReady().isVisible());
        QSignalSpy again(m_page.get(), &EvaluatePage::readAgainRequested);
        m_page->notReady().button()->click();
        QCOMPARE(again.value(0).value(0).toInt(), 0);
    }

    void whatWasLeftOutIsNamed()
    {
        QWidget window;
        IssueStrip strip(&window);
        window.resize(600, 200);
        strip.resize(600, 40);
        window.show();
        QVERIFY(!strip.isVisible());
        strip.setIssues({{.kind = predictions::IssueKind::UnknownImage, .file = "p.json", .count = 12, .examples = {"row 17: image_id 99"}},
                         {.kind = predictions::IssueKind::ScoreOutside, .file = "p.json", .count = 3, .examples = {"row 2: score 1.5"}, .used = true}});
        QVERIFY(strip.isVisible());
        QVERIFY(strip.summary().contains(QStringLiteral("12 left out")));
        QCOMPARE(strip.sentences().size(), 2);
        QVERIFY(strip.sentences().first().contains(QStringLiteral("row 17: image_id 99")));
        QVERIFY(!strip.open());
        QTest::keyClick(strip.findChild<QToolButton*>(), Qt::Key_Space);
        QVERIFY(strip.open());
        strip.setIssues({});
        QVERIFY(!strip.isVisible());
    }

    void aLongJobCanBeCancelled()
    {
        QSignalSpy cancelled(m_page.get(), &EvaluatePage::cancelRequested);
        m_page->setProgress(QStringLiteral("Reading predictions"), 10, 100);
        auto* row = m_page->findChild<ProgressRow*>();
        QVERIFY(row->isVisible());
        QTest::mouseClick(row->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        m_page->clearProgress();
        QVERIFY(!row->isVisible());
    }

    void masksAreHeldAgainstEachOtherPixelByPixel()
    {
        // Four columns of truth: 0 0 255 255; of the prediction: 0 200 200 0.
        QImage truth(4, 2, QImage::Format_Grayscale8);
        QImage predicted(4, 2, QImage::Format_Grayscale8);
        for (int y = 0; y < 2; ++y) {
            for (int x = 0; x < 4; ++x) {
                truth.scanLine(y)[x] = x >= 2 ? 255 : 0;
                predicted.scanLine(y)[x] = x == 1 || x == 2 ? 200 : 0;
            }
        }
        const auto pixels = [](const OverlayShape& shape) {
            int count = 0;
            for (int y = 0; y < shape.coverage.height(); ++y) {
                count += static_cast<int>(std::count(shape.coverage.constScanLine(y), shape.coverage.constScanLine(y) + shape.coverage.width(), uchar(255)));
            }
            return count;
        };
        const auto parts = maskDifference(truth, predicted, 127, QSize(8, 4));
        QCOMPARE(parts.size(), 3U);
        QCOMPARE(parts[0].colour, QColor::fromRgb(meaning::truth));
        QCOMPARE(parts[1].colour, QColor::fromRgb(meaning::falsePositive));
        QCOMPARE(parts[2].colour, QColor::fromRgb(meaning::miss));
        for (const OverlayShape& part : parts) {
            QCOMPARE(pixels(part), 2);
            QCOMPARE(part.box, QRectF(0, 0, 8, 4));
        }
        // Nothing is above 220: everything is missed.
        const auto none = maskDifference(truth, predicted, 220, QSize(8, 4));
        QCOMPARE(none.size(), 1U);
        QCOMPARE(pixels(none[0]), 4);
        QVERIFY(maskDifference(truth, {}, 127, QSize(8, 4)).empty());
    }

    void classesOfMasksAreToldApart()
    {
        const MaskClasses classes{.names = {QStringLiteral("road"), QStringLiteral("car"), QStringLiteral("sky")}, .values = {0, 13, 300},
                                  .colours = false, .palette = {}};
        // road car car void / road car sky void; 255 is none of the classes.
        QImage truth(4, 2, QImage::Format_Grayscale16);
        const std::array<quint16, 8> numbers{0, 13, 13, 255, 0, 13, 300, 255};
        QImage predicted(4, 2, QImage::Format_Grayscale8);
        const std::array<uchar, 8> guesses{0, 13, 0, 13, 0, 13, 255, 0};
        for (int i = 0; i < 8; ++i) {
            reinterpret_cast<quint16*>(truth.scanLine(i / 4))[i % 4] = numbers[static_cast<std::size_t>(i)];
            predicted.scanLine(i / 4)[i % 4] = guesses[static_cast<std::size_t>(i)];
        }
        const ClassMap t = classMap(truth, classes);
        const ClassMap p = classMap(predicted, classes);
        QCOMPARE(t.classes, (std::vector<std::uint16_t>{0, 1, 1, noMaskClass, 0, 1, 2, noMaskClass}));
        const auto shapes = classShapes(t, classes, QSize(8, 4));
        QCOMPARE(shapes.size(), 3U);
        QCOMPARE(shapes[1].label, QStringLiteral("car"));
        QCOMPARE(shapes[1].colour, classColour(1));
        QCOMPARE(shapes[1].box, QRectF(2, 0, 4, 4));
        QCOMPARE(shapes[1].coverage.size(), QSize(2, 2));
        QCOMPARE(int(shapes[1].coverage.constScanLine(1)[1]), 0);
        QCOMPARE(shapes[2].box, QRectF(4, 2, 2, 2));
        // Right: four pixels; a car taken for road; sky without a class. What is void in the truth does not count.
        const auto parts = classDifference(t, p, classes, QSize(8, 4));
        QCOMPARE(parts.size(), 3U);
        QCOMPARE(parts[0].box, QRectF(0, 0, 4, 4));
        QCOMPARE(parts[1].box, QRectF(4, 0, 2, 2));
        QCOMPARE(parts[1].colour, QColor::fromRgb(meaning::falsePositive));
        QCOMPARE(parts[2].box, QRectF(4, 2, 2, 2));
        QCOMPARE(parts[2].colour, QColor::fromRgb(meaning::miss));
    }

    void aPredictionInColoursOfTheTruesPaletteMeansItsNumbers()
    {
        MaskClasses classes{.names = {QStringLiteral("background"), QStringLiteral("cat")}, .values = {0, 8}, .colours = false,
                            .palette = {0x000000, 1, 2, 3, 4, 5, 6, 7, 0x400000}};
        QImage colours(2, 1, QImage::Format_RGB32);
        colours.setPixel(0, 0, qRgb(0x40, 0, 0));
        colours.setPixel(1, 0, qRgb(9, 9, 9));
        QCOMPARE(classMap(colours, classes).classes, (std::vector<std::uint16_t>{1, noMaskClass}));
        QImage indexed(2, 1, QImage::Format_Indexed8);
        indexed.setColorTable(QList<QRgb>(256, qRgb(1, 2, 3)));
        indexed.setPixel(0, 0, 8);
        indexed.setPixel(1, 0, 0);
        QCOMPARE(classMap(indexed, classes).classes, (std::vector<std::uint16_t>{1, 0}));
        // Agreed background is not drawn.
        QCOMPARE(classDifference(classMap(indexed, classes), classMap(indexed, classes), classes, QSize(2, 1)).size(), 1U);
        classes.colours = true;
        classes.values = {0x000000, 0x010203};
        QCOMPARE(classMap(indexed, classes).classes, (std::vector<std::uint16_t>{1, 1}));
    }

    void masksOfClassesAreDrawnByClass()
    {
        MaskPanel& panel = m_page->masks();
        panel.setClasses({.names = {QStringLiteral("road"), QStringLiteral("car")}, .values = {0, 255}, .colours = false, .palette = {}});
        panel.setCases({{.image = QStringLiteral("/data/x.png"), .truth = QStringLiteral("/data/x_mask.png"), .predicted = QStringLiteral("/p/x.png")}},
                       QStringLiteral("car"), -1);
        QCOMPARE(panel.legend(), (QStringList{QStringLiteral("right class")}));
        panel.setDrawn(MaskPanel::Drawn::Truth);
        QCOMPARE(panel.legend(), (QStringList{QStringLiteral("road"), QStringLiteral("car")}));
        panel.setDrawn(MaskPanel::Drawn::Prediction);
        QCOMPARE(panel.view()->shapes()[1].colour, classColour(1));
        panel.setClasses({});
        panel.clear();
        QVERIFY(panel.legend().isEmpty());
    }

    void imagesBehindAPixelCellGoToTheDatasetPage()
    {
        MaskPanel& panel = m_page->masks();
        panel.setCases({{.image = QStringLiteral("/data/x.png"), .truth = QStringLiteral("/data/x_mask.png"), .predicted = QStringLiteral("/p/x.png")},
                        {.image = QStringLiteral("/data/y.png"), .truth = {}, .predicted = {}}},
                       QStringLiteral("truth polyp, predicted background: 40 pixels in 2 images"), 127);
        QVERIFY(!panel.view()->image().isNull());
        QVERIFY(!panel.view()->shapes().empty());
        QSignalSpy asked(m_page.get(), &EvaluatePage::imagesRequested);
        QTest::mouseClick(panel.findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(m_filter->images(), QStringList({QStringLiteral("/data/x.png"), QStringLiteral("/data/y.png")}));
        QCOMPARE(m_filter->reason(), panel.sentence());
        panel.clear();
        QCOMPARE(panel.model().rowCount(), 0);
        QVERIFY(panel.view()->image().isNull());
    }

    void errorsStayUntilTheyAreDismissed()
    {
        m_page->setError(QStringLiteral("x.json: no predictions were found"));
        QVERIFY(m_page->banner().isVisible() && m_page->banner().showsError());
        m_page->setError({});
        QVERIFY(!m_page->banner().isVisible());
    }

    void selectionsAreReadFromTheCommandLine()
    {
        const auto evaluation = test::evaluate(m_truth, test::fixtureDetections());
        const auto read = [&](const char* text) { return selectionFromText(QString::fromLatin1(text), *evaluation); };
        QCOMPARE(std::get<evaluation::MatrixCell>(read("matrix:bus:background").value()).truth, test::bus);
        QCOMPARE(std::get<evaluation::MatrixCell>(read("matrix:bus:background").value()).predicted, test::background);
        QVERIFY(std::get<evaluation::ErrorBar>(read("errors:missed").value()).kind == metrics::ErrorKind::Missed);
        QCOMPARE(std::get<evaluation::ErrorBar>(read("errors:class:Bus").value()).classId, 1U);
        QCOMPARE(std::get<evaluation::ClassRow>(read("class:Truck").value()).classId, 0U);
        QCOMPARE(std::get<evaluation::CurvePoint>(read("curve:all:0.4").value()).confidence, 0.4);
        QVERIFY(!read("matrix:Car:Bus"));
        QVERIFY(!read("errors:Bus"));
        QVERIFY(!read("errors:missed:Car"));
        QVERIFY(!read("curve:all:high"));
        QVERIFY(!read(""));
    }

    void modelsFollowTheirSources()
    {
        SourceListModel sources(*m_sources);
        QAbstractItemModelTester tester(&sources);
        showVehicles();
        addSource(QStringLiteral("/runs/b.json"), {});
        QCOMPARE(sources.rowCount(), 2);
        QVERIFY(m_sources->at(0).colour != m_sources->at(1).colour);
        m_sources->setCompared(1);
        m_sources->setCurrent(1);
        // Nothing is compared with itself: they change places.
        QCOMPARE(m_sources->compared(), 0);
        m_sources->remove(0);
        QCOMPARE(sources.rowCount(), 1);
        QCOMPARE(m_sources->current(), 0);
        QCOMPARE(m_sources->compared(), -1);
        m_sources->clear();
        QCOMPARE(sources.rowCount(), 0);
        QVERIFY(!state().evaluation());
    }
};

QTEST_MAIN(EvaluatePageTest)
#include "tst_evaluate_page.moc"
