#include "tests/widgets/made_evaluation.h"
#include "widgets/charts/matrix_drawing.h"
#include "widgets/models/selection_text.h"
#include "widgets/panels/bar_panel.h"
#include "widgets/panels/class_table.h"
#include "widgets/panels/coco_strip.h"
#include "widgets/panels/confused_pairs.h"
#include "widgets/charts/evaluation_bars.h"
#include "widgets/panels/matrix_view.h"
#include "widgets/panels/threshold_bar.h"

#include <QAbstractItemModelTester>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTranslator>
#include <QToolButton>

using namespace gg;
using namespace gg::widgets;

namespace {

/// The seed's table 23 with a background: 40 cars are not found, 25 detections are where nothing is.
metrics::ConfusionMatrix traffic()
{
    metrics::ConfusionMatrix matrix{.classes = 3, .confidence = 0.25, .iou = 0.45};
    matrix.counts = {920, 60, 20, 40,   //
                     80,  850, 70, 0,   //
                     15,  85, 900, 0,   //
                     5,   20, 0,   0};
    return matrix;
}

MatrixFigure trafficFigure()
{
    return matrixFigure(traffic(), {QStringLiteral("Car"), QStringLiteral("Truck"), QStringLiteral("Bus")});
}

MatrixFigure manyClasses(int classes)
{
    MatrixFigure figure;
    for (int i = 0; i < classes; ++i) {
        figure.labels << QStringLiteral("class %1").arg(i);
    }
    figure.labels << QStringLiteral("background");
    figure.counts.resize(figure.size() * figure.size(), 0);
    for (std::size_t i = 0; i < figure.size(); ++i) {
        figure.counts[i * figure.size() + i] = 10;
    }
    return figure;
}

std::vector<ClassScores> scoresOfCats(double target)
{
    const auto evaluation = test::evaluated(test::catsAndADog());
    const auto reading = test::readingOf(*evaluation);
    return classScores(*evaluation, *reading, classThresholds(*reading->curves, target));
}

std::vector<ClassScores> manyScores(int classes)
{
    std::vector<ClassScores> rows{{.name = QStringLiteral("All classes")}};
    for (int i = 0; i < classes; ++i) {
        rows.push_back({.classId = static_cast<std::uint32_t>(i), .name = QStringLiteral("class %1").arg(i), .ap = (i * 37 % classes) / 100.0});
    }
    return rows;
}

QStringList shownNames(const ClassTable& table)
{
    QStringList names;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        names << table.model()->index(row, 0).data().toString();
    }
    return names;
}

QToolButton* button(const QWidget& parent, const QString& text)
{
    for (QToolButton* one : parent.findChildren<QToolButton*>()) {
        if (one->text() == text) {
            return one;
        }
    }
    return nullptr;
}

double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& c) {
        const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace

class EvaluationViewsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCellIsAShareOfItsTruthOrOfWhatWasPredicted()
    {
        const MatrixFigure figure = trafficFigure();
        // 70 of 80 + 850 + 70 trucks; 70 of 20 + 70 + 900 that were predicted as buses.
        QCOMPARE(*cellShare(figure, {1, 2}, MatrixScale::ShareOfTruth), 0.07);
        QCOMPARE(*cellShare(figure, {1, 2}, MatrixScale::ShareOfPredicted), 70.0 / 990.0);
        QVERIFY(!cellShare(figure, {1, 2}, MatrixScale::Counts));
        QVERIFY(!cellShare(figure, {3, 3}, MatrixScale::ShareOfTruth));
        QCOMPARE(cellSentence(figure, {1, 2}), QStringLiteral("truth Truck, predicted Bus: 70 (7 % of all Truck, 7 % of what was predicted as Bus)"));
        QCOMPARE(cellSentence(figure, {0, 3}), QStringLiteral("truth Car, not found: 40 (4 % of all Car)"));
        QCOMPARE(cellSentence(figure, {3, 1}), QStringLiteral("nothing there, predicted Truck: 20 (2 % of what was predicted as Truck)"));
    }

    void anEmptyRowHasNoShares()
    {
        MatrixFigure figure = trafficFigure();
        std::fill(figure.counts.begin(), figure.counts.begin() + 4, 0);
        QVERIFY(!cellShare(figure, {0, 0}, MatrixScale::ShareOfTruth));
        QCOMPARE(cellSentence(figure, {0, 0}), QStringLiteral("truth Car, predicted Car: 0 (0 % of what was predicted as Car)"));
    }

    void theMostConfusedClassesComeWithTheBackground()
    {
        MatrixFigure figure = manyClasses(80);
        const auto set = [&](std::size_t truth, std::size_t predicted, std::uint64_t count) { figure.counts[truth * 81 + predicted] = count; };
        set(7, 3, 20);
        set(50, 60, 9);
        set(60, 50, 9);
        set(1, 2, 1);
        QCOMPARE(mostConfused(figure, 4), (std::vector<std::size_t>{3, 7, 50, 60, 80}));
        QCOMPARE(mostConfused(figure, 12), (std::vector<std::size_t>{1, 2, 3, 7, 50, 60, 80}));
        QCOMPARE(mostConfused(manyClasses(5), 2).size(), std::size_t(6));
    }

    void everyNumberIsReadableOnItsCell()
    {
        for (int grey = 0; grey < 256; ++grey) {
            for (const QColor& colour : {QColor(grey, grey, grey), QColor(0, grey / 2, grey), QColor(grey, 255 - grey, 40)}) {
                QVERIFY2(contrast(colour, readableOn(colour)) >= 4.5, qPrintable(colour.name()));
            }
        }
    }

    void aClickOnACellSaysTruthAndPrediction()
    {
        MatrixView view;
        view.resize(420, 320);
        view.setFigure(trafficFigure());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy activated(&view, &MatrixView::cellActivated);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cellRect({1, 2}).center());
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<MatrixCellPlace>(), (MatrixCellPlace{1, 2}));
        QCOMPARE(view.marked(), (std::vector<MatrixCellPlace>{{1, 2}}));
        // Background against background is nothing that could be counted.
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cellRect({3, 3}).center());
        QCOMPARE(activated.size(), 1);
    }

    void theKeyboardReachesEveryCell()
    {
        MatrixView view;
        view.resize(420, 320);
        view.setFigure(trafficFigure());
        view.show();
        view.setFocus();
        QSignalSpy activated(&view, &MatrixView::cellActivated);
        QSignalSpy told(&view, &MatrixView::sentenceChanged);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(told.last()[0].toString().section(QLatin1Char(':'), 0, 0), QStringLiteral("truth Truck, predicted Bus"));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated[0][0].value<MatrixCellPlace>(), (MatrixCellPlace{1, 2}));
        QTest::keyClick(&view, Qt::Key_End);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(activated[1][0].value<MatrixCellPlace>(), (MatrixCellPlace{1, 3}));
    }

    void eightyClassesFitAndZoomKeepsTheCellUnderThePointer()
    {
        MatrixView view;
        view.resize(340, 280);
        view.setFigure(manyClasses(80));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(view.viewport()->rect().contains(view.cellRect({80, 80})));
        const QPoint pointer = view.cellRect({40, 50}).center();
        QWheelEvent wheel(pointer, view.viewport()->mapToGlobal(pointer), {}, {0, 960}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &wheel);
        QVERIFY(view.zoom() > 5);
        QCOMPARE(view.cellAt(pointer), std::optional(MatrixCellPlace{40, 50}));
        QVERIFY(view.cellRect({40, 50}).width() > 12);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_0);
        QCOMPARE(view.zoom(), 1.0);
    }

    void newCountsKeepZoomAndMarksOtherClassesDoNot()
    {
        MatrixView view;
        view.resize(420, 320);
        view.setFigure(trafficFigure());
        view.show();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Plus);
        view.setMarked({{1, 2}, {2, 1}});
        MatrixFigure other = trafficFigure();
        other.counts[0] = 1;
        view.setFigure(other);
        QVERIFY(view.zoom() > 1);
        QCOMPARE(view.marked().size(), std::size_t(2));
        view.setFigure(manyClasses(4));
        QCOMPARE(view.zoom(), 1.0);
        QVERIFY(view.marked().empty());
    }

    void pairsAreRankedByTheirErrorsLikeTheSeed()
    {
        const MatrixFigure figure = trafficFigure();
        const std::vector<MatrixPair> pairs = confusedPairs(figure);
        QCOMPARE(pairs.size(), std::size_t(3));
        QCOMPARE(pairSentence(figure, pairs[0]), QStringLiteral("Truck ↔ Bus: 155 errors (7.8 % of what was found of both)"));
        QCOMPARE(pairs[1].errors(), std::uint64_t(140));
        QCOMPARE(pairs[2].errors(), std::uint64_t(35));
        // The same as the one that counts objects.
        const std::vector<metrics::ConfusedPair> counted = metrics::confusedPairs(traffic());
        QCOMPARE(counted.size(), pairs.size());
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            QCOMPARE(std::make_tuple(pairs[i].a, pairs[i].b, pairs[i].aAsB, pairs[i].bAsA, pairs[i].share),
                     std::make_tuple(counted[i].a, counted[i].b, std::uint64_t(counted[i].aAsB), std::uint64_t(counted[i].bAsA), counted[i].share));
        }
    }

    void aPairSaysWhatToDo()
    {
        ConfusedPairs view;
        const MatrixFigure figure = trafficFigure();
        view.setRemedy([&](const MatrixPair& pair) { return QStringLiteral("more of %1").arg(figure.label(pair.a)); });
        view.setFigure(&figure);
        view.resize(300, 200);
        view.show();
        QSignalSpy activated(&view, &ConfusedPairs::pairActivated);
        view.bars().setFocus();
        QTest::keyClick(&view.bars(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<MatrixPair>().errors(), std::uint64_t(155));
        QCOMPARE(view.remedyText(), QStringLiteral("more of Truck"));
        view.clearMark();
        QVERIFY(view.remedyText().isEmpty());
    }

    void barsAreReachedByMouseAndKeys()
    {
        BarPanel bars(QStringLiteral("Sizes"));
        bars.setRows({{.label = QStringLiteral("a"), .share = 0.5},
                      {.label = QStringLiteral("none"), .clickable = false},
                      {.label = QStringLiteral("head"), .heading = true},
                      {.label = QStringLiteral("b"), .share = 1.0, .mark = 0.25}});
        bars.resize(300, bars.sizeHint().height());
        bars.show();
        QSignalSpy activated(&bars, &BarPanel::activated);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowRect(1).center());
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowRect(2).center());
        QCOMPARE(activated.size(), 0);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowRect(0).center());
        QCOMPARE(activated.takeFirst()[0].toInt(), 0);
        bars.setFocus();
        QTest::keyClick(&bars, Qt::Key_Down);
        QCOMPARE(bars.currentRow(), 3);
        QTest::keyClick(&bars, Qt::Key_Space);
        QCOMPARE(activated.takeFirst()[0].toInt(), 3);
        QCOMPARE(bars.marked(), 3);
        QCOMPARE(bars.barRect(0).width() * 2, bars.barRect(3).width());
        QVERIFY(bars.rowRect(0).height() >= 24);
    }

    void errorBarsSayWhatTheyCost()
    {
        metrics::ErrorBreakdown errors;
        errors.dAp = {0.10, 0.20, 0, 0, 0.05, 0};
        errors.counts = {3, 1234, 0, 0, 7, 0};
        errors.dApOfClass = {{0, 0, 0, 0, 0.01, 0.5}};
        errors.countsOfClass = {{0, 0, 0, 0, 2, 9}};
        const std::vector<BarRow> all = errorRows(errors, metrics::none);
        QCOMPARE(all.size(), std::size_t(6));
        QCOMPARE(all[1].share, std::optional(1.0));
        QCOMPARE(all[0].share, std::optional(0.5));
        QCOMPARE(all[1].value, QStringLiteral("+20.0"));
        QCOMPARE(all[1].count, QStringLiteral("1,234"));
        QVERIFY(all[1].tip.contains(QStringLiteral("20.0 points")));
        QVERIFY(!all[2].clickable);
        const std::vector<BarRow> one = errorRows(errors, 0);
        QCOMPARE(one[5].share, std::optional(1.0));
        QCOMPARE(one[5].count, QStringLiteral("9"));
    }

    void sizeBarsShowBothClassifications()
    {
        const auto evaluation = test::evaluated(test::catsAndADog());
        const auto truths = truthsOfCocoSizes(evaluation->set());
        QCOMPARE(truths, (std::array<std::size_t, 3>{0, 3, 0}));
        const std::vector<BarRow> rows = sizeRows(evaluation->coco, truths, 640, 0);
        QCOMPARE(rows.size(), std::size_t(8));
        QVERIFY(rows[4].heading);
        // 40 × 40 px in images of 640: small to the seed, medium to COCO; cats alone are better than the mean.
        QCOMPARE(rows[1].count, QStringLiteral("3"));
        QVERIFY(rows[1].clickable && !rows[0].clickable);
        QCOMPARE(rows[6].count, QStringLiteral("3"));
        QVERIFY(*rows[1].mark > *rows[1].share);
        QCOMPARE(rows[0].value, QStringLiteral("–"));
        const evaluation::SizeBar coco = sizeOfRow(evaluation->coco, 6);
        QCOMPARE(coco.area, std::size_t(1));
        QCOMPARE(coco.classes, evaluation::SizeClasses::Coco);
        QCOMPARE(sizeOfRow(evaluation->coco, 1).area, std::size_t(1));
    }

    void sizesAreSaidInTheWindowsLanguage()
    {
        struct German : QTranslator {
            QString translate(const char* context, const char* source, const char*, int) const override
            {
                return qstrcmp(context, "gg::widgets::Selection") == 0 && qstrcmp(source, "tiny") == 0 ? QStringLiteral("winzig") : QString();
            }
            bool isEmpty() const override { return false; }
        } german;
        const auto evaluation = test::evaluated(test::catsAndADog());
        std::size_t tiny = 0;
        while (evaluation->coco.areas[tiny].range.name != "tiny") {
            ++tiny;
        }
        const evaluation::SizeBar bar{.area = tiny, .classes = evaluation::SizeClasses::Seed};
        QCOMPARE(selectionText(bar, *evaluation, {}), QStringLiteral("objects of size tiny"));
        QCoreApplication::installTranslator(&german);
        QCOMPARE(selectionText(bar, *evaluation, {}), QStringLiteral("objects of size winzig"));
        QCoreApplication::removeTranslator(&german);
    }

    void calibrationIsSaidInWords()
    {
        metrics::Calibration calibration{.ece = 0.2, .overconfidence = 0.2};
        calibration.bins = {{.from = 0, .to = 0.5}, {.from = 0.5, .to = 1, .detections = 10, .confidence = 0.8, .precision = 0.6}};
        std::vector<std::size_t> bins;
        const std::vector<BarRow> rows = calibrationRows(calibration, bins);
        QCOMPARE(bins, (std::vector<std::size_t>{1}));
        QCOMPARE(rows[0].share, std::optional(0.6));
        QCOMPARE(rows[0].mark, std::optional(0.8));
        QCOMPARE(calibrationSentence(calibration), QStringLiteral("Surer than right: confidence is 0.20 above the share that is right (ECE 0.200)."));
    }

    void theGapIsSaidWhereItIsLarge()
    {
        metrics::CocoSummary summary{.ap = 0.201, .ap50 = 0.471};
        QVERIFY(localisationSentence(summary).startsWith(QStringLiteral("mAP50 is 27 points above")));
        summary.ap = 0.40;
        QVERIFY(localisationSentence(summary).isEmpty());
        QVERIFY(localisationSentence({}).isEmpty());
        CocoStrip strip;
        strip.setSummary(summary);
        QCOMPARE(strip.valueText(0), QStringLiteral("0.400"));
        QCOMPARE(strip.valueText(2), QStringLiteral("–"));
    }

    void aClassTableSaysWhatEachClassReaches()
    {
        ClassScoreModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(scoresOfCats(0.9), 0.9);
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(model.rowCount(), 4);
        // Cats: (51 + 50 · 2/3) / 101 of recall points; P = 2/3, R = 1, F1 = 0.8.
        QCOMPARE(text(1, ClassScoreModel::Ap50), QStringLiteral("0.835"));
        QCOMPARE(text(0, ClassScoreModel::Ap50), QStringLiteral("0.417"));
        QCOMPARE(text(1, ClassScoreModel::Precision), QStringLiteral("0.667"));
        QCOMPARE(text(1, ClassScoreModel::Recall), QStringLiteral("1.000"));
        QCOMPARE(text(1, ClassScoreModel::F1), QStringLiteral("0.800"));
        QCOMPARE(text(1, ClassScoreModel::BestF1At), QStringLiteral("0.600"));
        QCOMPARE(text(1, ClassScoreModel::TargetAt), QStringLiteral("0.900"));
        QCOMPARE(text(1, ClassScoreModel::MeanIou), QStringLiteral("1.000"));
        QCOMPARE(text(0, ClassScoreModel::Truths), QStringLiteral("3"));
        // Half of all detections are right: cats' at 0.9 alone reach 90 %.
        QCOMPARE(text(0, ClassScoreModel::Precision), QStringLiteral("0.500"));
        model.setRows(scoresOfCats(0.6), 0.6);
        QCOMPARE(text(1, ClassScoreModel::TargetAt), QStringLiteral("0.600"));
        QCOMPARE(model.headerData(ClassScoreModel::TargetAt, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("P 60 % at"));
    }

    void whatIsUndefinedSaysWhyAndADeadClassStandsOut()
    {
        ClassScoreModel model;
        model.setRows(scoresOfCats(0.9), 0.9);
        const auto tip = [&](int row, int column) { return model.index(row, column).data(Qt::ToolTipRole).toString(); };
        QCOMPARE(model.index(3, ClassScoreModel::Ap50).data().toString(), QStringLiteral("–"));
        QVERIFY(tip(3, ClassScoreModel::Ap50).contains(QStringLiteral("no object of this class is labelled")));
        QVERIFY(tip(3, ClassScoreModel::Precision).contains(QStringLiteral("nothing was predicted")));
        QVERIFY(tip(2, ClassScoreModel::TargetAt).contains(QStringLiteral("90 %")));
        QVERIFY(model.scores()[2].concern.contains(QStringLiteral("AP50 is 0.000")));
        QVERIFY(tip(2, ClassScoreModel::Name).contains(QStringLiteral("the mean of 0.417 hides it")));
        QVERIFY(model.scores()[1].concern.isEmpty());
        QVERIFY(model.index(2, ClassScoreModel::Ap50).data(Qt::ForegroundRole).isValid());
    }

    void allClassesStayOnTopAndUndefinedAtTheBottom()
    {
        ClassTable table;
        table.setScores(scoresOfCats(0.9), 0.9);
        table.sortByColumn(ClassScoreModel::Ap50, Qt::DescendingOrder);
        QCOMPARE(shownNames(table), (QStringList{QStringLiteral("All classes"), QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("bird")}));
        table.sortByColumn(ClassScoreModel::Ap50, Qt::AscendingOrder);
        QCOMPARE(shownNames(table), (QStringList{QStringLiteral("All classes"), QStringLiteral("dog"), QStringLiteral("cat"), QStringLiteral("bird")}));
        table.sortByColumn(ClassScoreModel::Name, Qt::AscendingOrder);
        QCOMPARE(shownNames(table), (QStringList{QStringLiteral("All classes"), QStringLiteral("bird"), QStringLiteral("cat"), QStringLiteral("dog")}));
        const QStringList lines = table.toTsv().split(QLatin1Char('\n'));
        QVERIFY(lines[0].startsWith(QStringLiteral("Class\tTruth\tPred.\tAP50-95")));
        QVERIFY(lines[2].startsWith(QStringLiteral("bird\t0\t0\t\t\t")));
        QCOMPARE(lines[3].split(QLatin1Char('\t'))[ClassScoreModel::Precision].toDouble(), 2.0 / 3.0);
    }

    void theChosenClassStaysWhileItIsSortedAndReadAnew()
    {
        ClassTable table;
        table.resize(700, 200);
        table.setScores(manyScores(80), 0.9);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QSignalSpy chosen(&table, &ClassTable::classChosen);
        QSignalSpy activated(&table, &ClassTable::classActivated);
        table.setFocus();
        table.setChosen(metrics::none);
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(&table, Qt::Key_Down);
        }
        QCOMPARE(chosen.size(), 30);
        QCOMPARE(table.chosen(), 29U);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(activated[0][0].toUInt(), 29U);
        table.setScores(manyScores(80), 0.8);
        table.sortByColumn(ClassScoreModel::Ap, Qt::DescendingOrder);
        QCOMPARE(table.chosen(), 29U);
        QCOMPARE(chosen.size(), 30);
        // Going up, no row hides under the one that stays on top.
        table.sortByColumn(ClassScoreModel::Name, Qt::AscendingOrder);
        table.setCurrentIndex(table.model()->index(60, 0));
        const int line = table.rowHeight(1);
        for (int row = 59; row > 40; --row) {
            QTest::keyClick(&table, Qt::Key_Up);
            QVERIFY(table.visualRect(table.currentIndex()).top() >= line);
        }
    }

    void theTableIsCopiedForASpreadsheet()
    {
        ClassTable table;
        table.setScores(scoresOfCats(0.9), 0.9);
        table.show();
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), table.toTsv());
    }

    void aSliderIsToldOnceAFrameAndItsLastPlaceAlways()
    {
        ThresholdBar bar;
        bar.show();
        QSignalSpy changed(&bar, &ThresholdBar::optionsChanged);
        auto* confidence = bar.findChildren<QSlider*>().first();
        for (int value = 300; value <= 600; ++value) {
            confidence->setValue(value);
        }
        QCOMPARE(changed.size(), 0);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<evaluation::ReadingOptions>().confidence, 0.6);
        QCOMPARE(bar.findChildren<QDoubleSpinBox*>().first()->value(), 0.6);
        // Set from outside: nobody is told.
        bar.setOptions({.confidence = 0.1});
        QTest::qWait(40);
        QCOMPARE(changed.size(), 1);
    }

    void thresholdsByClassComeFromTheReading()
    {
        const auto evaluation = test::evaluated(test::catsAndADog());
        ThresholdBar bar;
        bar.setReading(test::readingOf(*evaluation));
        bar.show();
        QSignalSpy changed(&bar, &ThresholdBar::optionsChanged);
        QSignalSpy noticed(&bar, &ThresholdBar::noticed);
        button(bar, QStringLiteral("Best F1"))->click();
        QTRY_COMPARE(changed.size(), 1);
        // Dogs and birds have none and keep what they had.
        QCOMPARE(bar.options().confidenceOfClass, (std::vector<double>{0.6, 0.25, 0.25}));
        QVERIFY(noticed.last()[0].toString().startsWith(QStringLiteral("2 classes")));
        button(bar, QStringLiteral("Precision of"))->click();
        QCOMPARE(bar.options().confidenceOfClass, (std::vector<double>{0.9, 1.0, 1.0}));
        bar.findChildren<QSlider*>().first()->setValue(400);
        QVERIFY(bar.options().confidenceOfClass.empty());
        button(bar, QStringLiteral("Reset"))->click();
        QCOMPARE(bar.options(), evaluation::ReadingOptions{});
    }
};

QTEST_MAIN(EvaluationViewsTest)
#include "tst_evaluation_views.moc"
