#include "core/metrics/average_precision.h"

#include <QTest>

using namespace gg::metrics;

class TestAveragePrecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneHitOfTwoTruths();
    void aFalsePositiveBehindCostsNothing();
    void precisionIsTheBestOfWhatFollows();
    void withoutTruthItIsUndefined();
    void withoutHitsItIsZero();
    void theFirstCountThatReachesARecallIsFound();
    void meansAreAddedInPairs();
};

namespace
{

std::optional<double> apOf(const std::vector<std::uint8_t>& hits, std::size_t truths)
{
    return averagePrecision(falseBeforeTrue(hits), truths);
}

std::vector<double> harmonic(int count)
{
    std::vector<double> values;
    for (int i = 1; i <= count; ++i) {
        values.push_back(1.0 / i);
    }
    return values;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

}  // namespace

void TestAveragePrecision::oneHitOfTwoTruths()
{
    QVERIFY(near(*apOf({1}, 2), 51.0 / 101.0));
    const auto precision = interpolatedPrecision(falseBeforeTrue(std::vector<std::uint8_t>{1}), 2);
    QVERIFY(near(precision[50], 1.0));
    QCOMPARE(precision[51], 0.0);
}

void TestAveragePrecision::aFalsePositiveBehindCostsNothing()
{
    QVERIFY(near(*apOf({1, 0, 0}, 1), 1.0));
    QVERIFY(near(*apOf({0, 1}, 1), 0.5));
}

void TestAveragePrecision::precisionIsTheBestOfWhatFollows()
{
    // Precision 1, 1/2, 2/3: recall 1 is reached with 2/3.
    QVERIFY(near(*apOf({1, 0, 1}, 2), (51.0 + 50.0 * 2.0 / 3.0) / 101.0));
    // A late run of hits lifts what stands before it: 0, 1/2, 2/3, 3/4.
    QVERIFY(near(*apOf({0, 1, 1, 1}, 3), 0.75));
}

void TestAveragePrecision::withoutTruthItIsUndefined()
{
    QVERIFY(!apOf({0, 0}, 0).has_value());
}

void TestAveragePrecision::withoutHitsItIsZero()
{
    QCOMPARE(*apOf({0, 0}, 3), 0.0);
    QCOMPARE(*apOf({}, 3), 0.0);
}

void TestAveragePrecision::theFirstCountThatReachesARecallIsFound()
{
    // 35 of 100 are less than 35 · 0.01 in doubles: COCO asks for 36.
    QCOMPARE(truePositivesFor(100).at(35), 36u);
    QCOMPARE(truePositivesFor(100).at(36), 36u);
    for (std::size_t truths = 1; truths <= 1500; ++truths) {
        const auto needed = truePositivesFor(truths);
        std::uint32_t found = 0;
        for (std::size_t point = 0; point < needed.size(); ++point) {
            while (static_cast<double>(found) / static_cast<double>(truths) < recallPoints()[point]) {
                ++found;
            }
            QCOMPARE(needed[point], found);
        }
    }
}

void TestAveragePrecision::meansAreAddedInPairs()
{
    QCOMPARE(pairwiseMean({}), 0.0);
    QCOMPARE(pairwiseMean(std::vector<double>{1, 2, 6}), 3.0);
    // numpy.mean([0.1] * 1000) and numpy.mean(1 / numpy.arange(1, n + 1)) for n of 1000 and of 30,000, to the last bit; adding one after the
    // other gives others.
    QCOMPARE(pairwiseMean(std::vector<double>(1000, 0.1)) - 0.10000000000000002, 0.0);
    QCOMPARE(pairwiseMean(harmonic(1000)) - 0.007485470860550345, 0.0);
    QCOMPARE(pairwiseMean(harmonic(30000)) - 0.0003628728330706633, 0.0);
}

QTEST_APPLESS_MAIN(TestAveragePrecision)
#include "tst_average_precision.moc"
