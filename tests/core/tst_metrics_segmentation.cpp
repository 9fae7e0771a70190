#include "core/metrics/segmentation.h"

#include <QTest>

#include <limits>
#include <vector>

using namespace gg::metrics;

class TestSegmentationMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWorkedExampleHolds();
    void whatHasNoDenominatorIsUndefined_data();
    void whatHasNoDenominatorIsUndefined();
    void pixelsAreCountedIntoFourCells();
    void aProbabilityAtTheThresholdIsBackground();
    void notANumberIsBackground();
    void countsAdd();
};

void TestSegmentationMetrics::theWorkedExampleHolds()
{
    const PixelCounts counts{.tp = 6, .fp = 2, .fn = 4, .tn = 88};
    QCOMPARE(*sensitivity(counts), 0.6);
    QCOMPARE(*specificity(counts), 88.0 / 90.0);
    QCOMPARE(*iou(counts), 0.5);
    QCOMPARE(*dice(counts), 12.0 / 18.0);
    QCOMPARE(*precision(counts), 0.75);
    QCOMPARE(*pixelAccuracy(counts), 0.94);
    QCOMPARE(*predictedForeground(counts), 0.08);
    QCOMPARE(*trueForeground(counts), 0.10);
}

void TestSegmentationMetrics::whatHasNoDenominatorIsUndefined_data()
{
    QTest::addColumn<int>("tp");
    QTest::addColumn<int>("fp");
    QTest::addColumn<int>("fn");
    QTest::addColumn<int>("tn");
    QTest::addColumn<QString>("undefined");

    QTest::newRow("no pixels") << 0 << 0 << 0 << 0 << "sens spec iou dice prec acc pred true";
    QTest::newRow("nothing there, nothing found") << 0 << 0 << 0 << 9 << "sens iou dice prec";
    QTest::newRow("nothing there, something found") << 0 << 2 << 0 << 7 << "sens";
    QTest::newRow("all foreground, nothing found") << 0 << 0 << 9 << 0 << "spec prec";
    QTest::newRow("all foreground, all found") << 9 << 0 << 0 << 0 << "spec";
}

void TestSegmentationMetrics::whatHasNoDenominatorIsUndefined()
{
    QFETCH(int, tp);
    QFETCH(int, fp);
    QFETCH(int, fn);
    QFETCH(int, tn);
    QFETCH(QString, undefined);
    const auto n = [](int value) { return static_cast<std::uint64_t>(value); };
    const PixelCounts counts{.tp = n(tp), .fp = n(fp), .fn = n(fn), .tn = n(tn)};

    QStringList found;
    const auto check = [&](const char* name, const std::optional<double>& value) {
        if (!value) {
            found << QString::fromLatin1(name);
        }
    };
    check("sens", sensitivity(counts));
    check("spec", specificity(counts));
    check("iou", iou(counts));
    check("dice", dice(counts));
    check("prec", precision(counts));
    check("acc", pixelAccuracy(counts));
    check("pred", predictedForeground(counts));
    check("true", trueForeground(counts));
    QCOMPARE(found.join(' '), undefined);
}

void TestSegmentationMetrics::pixelsAreCountedIntoFourCells()
{
    const std::vector<float> probability{0.9F, 0.8F, 0.7F, 0.2F, 0.1F, 0.0F};
    const std::vector<std::uint8_t> truth{1, 255, 0, 1, 0, 0};
    QVERIFY(countPixels(probability.data(), truth.data(), truth.size()) == (PixelCounts{.tp = 2, .fp = 1, .fn = 1, .tn = 2}));
    QVERIFY(countPixels(probability.data(), truth.data(), truth.size(), 0.05F) == (PixelCounts{.tp = 3, .fp = 2, .fn = 0, .tn = 1}));
}

void TestSegmentationMetrics::aProbabilityAtTheThresholdIsBackground()
{
    const float half = 0.5F;
    const std::uint8_t foreground = 1;
    QVERIFY(countPixels(&half, &foreground, 1) == (PixelCounts{.tp = 0, .fp = 0, .fn = 1, .tn = 0}));
}

void TestSegmentationMetrics::notANumberIsBackground()
{
    const std::vector<float> probability(2, std::numeric_limits<float>::quiet_NaN());
    const std::vector<std::uint8_t> truth{1, 0};
    QVERIFY(countPixels(probability.data(), truth.data(), 2) == (PixelCounts{.tp = 0, .fp = 0, .fn = 1, .tn = 1}));
}

void TestSegmentationMetrics::countsAdd()
{
    PixelCounts sum{.tp = 1, .fp = 2, .fn = 3, .tn = 4};
    sum += PixelCounts{.tp = 10, .fp = 20, .fn = 30, .tn = 40};
    QVERIFY(sum == (PixelCounts{.tp = 11, .fp = 22, .fn = 33, .tn = 44}));
    QCOMPARE(sum.total(), std::uint64_t{110});
}

QTEST_APPLESS_MAIN(TestSegmentationMetrics)
#include "tst_metrics_segmentation.moc"
