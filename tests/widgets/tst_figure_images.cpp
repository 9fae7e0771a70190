#include "widgets/charts/confusion_drawing.h"
#include "widgets/charts/prediction_image.h"
#include "widgets/theme/theme.h"

#include <QTest>

using namespace gg;
using namespace gg::widgets;

namespace
{

/// Four pixels in a row.
QImage row(int a, int b, int c, int d)
{
    QImage image(4, 1, QImage::Format_Grayscale8);
    const std::array values{a, b, c, d};
    for (int x = 0; x < 4; ++x) {
        image.scanLine(0)[x] = static_cast<uchar>(values[static_cast<std::size_t>(x)]);
    }
    return image;
}

/// The meaning's hue over a grey of 100, 60 parts of 100.
QColor over(QRgb meaning)
{
    const auto mix = [](int colour) { return (100 * 40 + colour * 60) / 100; };
    return {mix(qRed(meaning)), mix(qGreen(meaning)), mix(qBlue(meaning))};
}

}  // namespace

class FigureImagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOverlayTellsHitsFalseAlarmsAndMisses()
    {
        // Probability, truth: hit, false alarm, miss, background.
        const QImage picture =
            drawPrediction(row(100, 100, 100, 100), row(255, 0, 255, 0), row(200, 128, 127, 0), PredictionMode::Overlay);
        QCOMPARE(picture.pixelColor(0, 0), over(meaning::truePositive));
        QCOMPARE(picture.pixelColor(1, 0), over(meaning::falsePositive));
        QCOMPARE(picture.pixelColor(2, 0), over(meaning::miss));
        QCOMPARE(picture.pixelColor(3, 0), QColor(100, 100, 100));
    }

    void aMaskOfOnesIsForegroundToo()
    {
        const QImage picture =
            drawPrediction(row(100, 100, 100, 100), row(1, 1, 0, 0), row(255, 0, 0, 0), PredictionMode::Overlay);
        QCOMPARE(picture.pixelColor(0, 0), over(meaning::truePositive));
        QCOMPARE(picture.pixelColor(1, 0), over(meaning::miss));
        QCOMPARE(drawTruth(row(1, 0, 255, 0)).pixelColor(0, 0), QColor(Qt::white));
    }

    void probabilitiesRunFromDarkToLight()
    {
        const QImage picture = drawPrediction({}, {}, row(0, 85, 170, 255), PredictionMode::Probability);
        QCOMPARE(picture.pixelColor(0, 0), QColor(68, 1, 84));
        QCOMPARE(picture.pixelColor(3, 0), QColor(253, 231, 37));
        for (int level = 1; level < 256; ++level) {
            QVERIFY(qGray(probabilityColour(level)) >= qGray(probabilityColour(level - 1)));
        }
    }

    void outlinesAreDrawnInTheColoursOfTruthAndPrediction()
    {
        QImage truth(64, 64, QImage::Format_Grayscale8);
        truth.fill(0);
        QImage probability = truth;
        for (int y = 8; y < 24; ++y) {
            std::fill_n(truth.scanLine(y) + 8, 16, static_cast<uchar>(255));
        }
        for (int y = 40; y < 56; ++y) {
            std::fill_n(probability.scanLine(y) + 40, 16, static_cast<uchar>(255));
        }
        const QImage picture = drawPrediction({}, truth, probability, PredictionMode::Outline);
        const int factor = picture.width() / 64;
        // In the middle of the upper edges; inside there is no colour.
        QCOMPARE(picture.pixelColor(16 * factor, 8 * factor), QColor(meaning::truth));
        QCOMPARE(picture.pixelColor(48 * factor, 40 * factor), QColor(meaning::prediction));
        QCOMPARE(picture.pixelColor(16 * factor, 16 * factor), QColor(60, 60, 60));
    }

    void picturesOfAnotherSizeAreFitted()
    {
        QImage input(8, 2, QImage::Format_RGB32);
        input.fill(QColor(100, 100, 100));
        const QImage picture = drawPrediction(input, {}, row(255, 0, 0, 0), PredictionMode::Overlay);
        QCOMPARE(picture.size(), QSize(4, 1));
        QCOMPARE(picture.pixelColor(0, 0), over(meaning::prediction));
        QVERIFY(drawPrediction(input, {}, {}, PredictionMode::Overlay).isNull());
    }

    void sharesOfAMatrixAreOfItsRows()
    {
        // The worked example of core/metrics: 10 of 100 pixels are foreground.
        const metrics::PixelCounts counts{.tp = 6, .fp = 2, .fn = 4, .tn = 88};
        QCOMPARE(*rowShare(counts, ConfusionCell::TruePositive), 0.6);
        QCOMPARE(*rowShare(counts, ConfusionCell::FalseNegative), 0.4);
        QCOMPARE(*rowShare(counts, ConfusionCell::FalsePositive), 2.0 / 90);
        QCOMPARE(*rowShare(counts, ConfusionCell::TrueNegative), 88.0 / 90);
        QVERIFY(!rowShare({.tp = 0, .fp = 1, .fn = 0, .tn = 1}, ConfusionCell::TruePositive).has_value());
    }
};

QTEST_MAIN(FigureImagesTest)
#include "tst_figure_images.moc"
