#include "widgets/charts/matrix_drawing.h"
#include "widgets/panels/matrix_view.h"

#include <QSignalSpy>
#include <QTest>

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
};

QTEST_MAIN(EvaluationViewsTest)
#include "tst_evaluation_views.moc"
