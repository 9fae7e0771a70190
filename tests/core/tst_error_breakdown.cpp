#include "core/base/error.h"
#include "core/metrics/error_breakdown.h"
#include "tests/core/detection_cases.h"
#include "tests/core/literal_tide.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace gg;
using namespace gg::metrics;
using gg::test::crowd;
using gg::test::detection;
using gg::test::setOf;
using gg::test::truth;

class TestErrorBreakdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsRecognised();
    void anImageWithoutTruthsHasBackgroundOnly();
    void aLocationErrorCostsWhatMovingItWouldBring();
    void aClassErrorMovesToItsTruthsClass();
    void aDuplicateCostsPrecision();
    void aMissedTruthIsNoLongerAskedFor();
    void onlyTheSurestOfSeveralErrorsAboutATruthIsFixed();
    void anErrorAboutAFoundTruthOnlyGoes();
    void whatLiesInACrowdIsNoError();
    void sizesSeparateTheErrors();
    void onlyTheFirstHundredOfAnImageCount();
    void randomCasesAgreeWithTheRuleAsItIsWritten();
    void realRunsHaveTidesOwnNumbers_data();
    void realRunsHaveTidesOwnNumbers();
    void itCanBeStopped();
};

namespace
{

constexpr std::size_t at(ErrorKind kind)
{
    return static_cast<std::size_t>(kind);
}

ErrorBreakdown breakdownOf(const DetectionSet& set)
{
    JobControl control;
    return errorBreakdown(set, gg::test::overlapsOf(set), control);
}

using Counts = std::array<std::size_t, 6>;

}  // namespace

void TestErrorBreakdown::everyKindIsRecognised()
{
    const DetectionSet set = setOf({truth({0, 0, 10, 10}, 0), truth({100, 0, 10, 10}, 0), truth({200, 0, 10, 10}, 1), truth({300, 0, 10, 10}, 0)},
                                   {detection({0, 0, 10, 10}, 0.9, 0),      // right
                                    detection({0, 0, 10, 9}, 0.8, 0),       // the same object again
                                    detection({100, 0, 10, 4}, 0.7, 0),     // IoU 0.4
                                    detection({200, 0, 10, 10}, 0.6, 0),    // an object of class b
                                    detection({200, 0, 10, 3}, 0.5, 0),     // IoU 0.3 with it
                                    detection({400, 0, 10, 10}, 0.4, 0)},   // nothing there
                                   2);
    const ErrorBreakdown breakdown = breakdownOf(set);

    using enum ErrorKind;
    QCOMPARE(breakdown.kindOf, (std::vector{None, Duplicate, Location, Class, Both, Background}));
    QCOMPARE(breakdown.truthOf, (std::vector<std::uint32_t>{none, 0, 1, 2, 2, none}));
    QCOMPARE(breakdown.missed, (std::vector{false, false, false, true}));
    QCOMPARE(breakdown.counts, (Counts{1, 1, 1, 1, 1, 1}));
    QCOMPARE(breakdown.countsOfClass[0], (Counts{1, 1, 1, 1, 1, 1}));
    QCOMPARE(breakdown.countsOfClass[1], (Counts{}));
}

void TestErrorBreakdown::anImageWithoutTruthsHasBackgroundOnly()
{
    const ErrorBreakdown breakdown = breakdownOf(setOf({}, {detection({0, 0, 10, 10}, 0.9)}));
    QCOMPARE(breakdown.kindOf[0], ErrorKind::Background);
    // TIDE counts a class that was predicted and does not exist as AP 0; without the detection there is no class left.
    QCOMPARE(*breakdown.ap, 0.0);
    QVERIFY(!breakdownOf(setOf({}, {})).ap);
}

void TestErrorBreakdown::aLocationErrorCostsWhatMovingItWouldBring()
{
    const ErrorBreakdown breakdown =
        breakdownOf(setOf({truth({0, 0, 10, 10}), truth({50, 0, 10, 10})}, {detection({0, 0, 10, 10}, 0.9), detection({50, 0, 10, 3}, 0.8)}));
    // One of two found without a mistake before it: precision 1 at recalls 0.00 … 0.50.
    QCOMPARE(*breakdown.ap, 51.0 / 101);
    QCOMPARE(breakdown.dAp[at(ErrorKind::Location)], 1 - 51.0 / 101);
    QCOMPARE(breakdown.dAp[at(ErrorKind::Missed)], 0.0);
    QCOMPARE(breakdown.counts, (Counts{0, 1, 0, 0, 0, 0}));
    QCOMPARE(breakdown.dApFalseNegative, 1 - 51.0 / 101);
    QCOMPARE(breakdown.dApFalsePositive, 0.0);
}

void TestErrorBreakdown::aClassErrorMovesToItsTruthsClass()
{
    // Class a: an object that was taken for b. Class b: an object found at 0.5, behind the mistake at 0.9: precision 1/2.
    const ErrorBreakdown breakdown = breakdownOf(setOf({truth({0, 0, 10, 10}, 0), truth({50, 0, 10, 10}, 1)},
                                                       {detection({0, 0, 10, 10}, 0.9, 1), detection({50, 0, 10, 10}, 0.5, 1)}, 2));
    QCOMPARE(*breakdown.ap, 0.25);
    QCOMPARE(breakdown.dAp[at(ErrorKind::Class)], 0.75);
    QCOMPARE(breakdown.dApOfClass[0][at(ErrorKind::Class)], 1.0);
    QCOMPARE(breakdown.dApOfClass[1][at(ErrorKind::Class)], 0.5);
    QCOMPARE(breakdown.dApFalsePositive, 0.25);
    QCOMPARE(*breakdown.apOfClass[1], 0.5);
}

void TestErrorBreakdown::aDuplicateCostsPrecision()
{
    const ErrorBreakdown breakdown = breakdownOf(setOf({truth({0, 0, 10, 10}), truth({50, 0, 10, 10})},
                                                       {detection({0, 0, 10, 10}, 0.9), detection({0, 0, 10, 9}, 0.8), detection({50, 0, 10, 10}, 0.7)}));
    QCOMPARE(*breakdown.ap, (51 + 50 * 2.0 / 3) / 101);
    QCOMPARE(breakdown.dAp[at(ErrorKind::Duplicate)], 1 - *breakdown.ap);
}

void TestErrorBreakdown::aMissedTruthIsNoLongerAskedFor()
{
    const ErrorBreakdown breakdown = breakdownOf(setOf({truth({0, 0, 10, 10}), truth({50, 0, 10, 10}), truth({0, 0, 10, 10}, 1)},
                                                       {detection({0, 0, 10, 10}, 0.9)}, 2));
    // Class a: 51/101, and 1 once its second object is not asked for. Class b: 0; without its only object it is no class.
    QCOMPARE(*breakdown.ap, 51.0 / 101 / 2);
    QCOMPARE(breakdown.dAp[at(ErrorKind::Missed)], 1 - 51.0 / 101 / 2);
    QCOMPARE(breakdown.dApOfClass[0][at(ErrorKind::Missed)], 1 - 51.0 / 101);
    QCOMPARE(breakdown.dApOfClass[1][at(ErrorKind::Missed)], 1.0);
    QCOMPARE(breakdown.counts[at(ErrorKind::Missed)], 2u);
}

void TestErrorBreakdown::onlyTheSurestOfSeveralErrorsAboutATruthIsFixed()
{
    // A class error at 0.9 and a location error at 0.8 about the same object: fixing locations alone drops the second.
    const ErrorBreakdown breakdown =
        breakdownOf(setOf({truth({0, 0, 10, 10}, 0)}, {detection({0, 0, 10, 10}, 0.9, 1), detection({0, 0, 10, 4}, 0.8, 0)}, 2));
    QCOMPARE(breakdown.counts, (Counts{1, 1, 0, 0, 0, 0}));
    QCOMPARE(*breakdown.ap, 0.0);
    QCOMPARE(breakdown.dAp[at(ErrorKind::Location)], 0.0);
    QCOMPARE(breakdown.dAp[at(ErrorKind::Class)], 1.0);
}

void TestErrorBreakdown::anErrorAboutAFoundTruthOnlyGoes()
{
    // The object is found at 0.5, after a badly placed detection at 0.9.
    const ErrorBreakdown breakdown = breakdownOf(setOf({truth({0, 0, 10, 10})}, {detection({0, 0, 10, 4}, 0.9), detection({0, 0, 10, 10}, 0.5)}));
    QCOMPARE(*breakdown.ap, 0.5);
    QCOMPARE(breakdown.dAp[at(ErrorKind::Location)], 0.5);
    QCOMPARE(breakdown.counts, (Counts{0, 1, 0, 0, 0, 0}));
}

void TestErrorBreakdown::whatLiesInACrowdIsNoError()
{
    const ErrorBreakdown breakdown =
        breakdownOf(setOf({crowd({0, 0, 100, 100}), truth({200, 0, 10, 10})}, {detection({5, 5, 10, 10}, 0.9), detection({200, 0, 10, 10}, 0.8)}));
    QCOMPARE(breakdown.kindOf[0], ErrorKind::None);
    QCOMPARE(breakdown.counts, (Counts{}));
    QCOMPARE(breakdown.onIgnored[at(ErrorKind::Background)], 1u);
    QCOMPARE(*breakdown.ap, 1.0);
}

void TestErrorBreakdown::sizesSeparateTheErrors()
{
    // Missed: a small and a large object. Background: a detection of medium size.
    const ErrorBreakdown breakdown = breakdownOf(setOf({truth({0, 0, 32, 32}), truth({100, 0, 97, 97}), truth({300, 0, 50, 50})},
                                                       {detection({300, 0, 50, 50}, 0.5), detection({500, 0, 33, 32}, 0.9)}));
    QCOMPARE(breakdown.countsOfSize[0], (Counts{0, 0, 0, 0, 0, 1}));
    QCOMPARE(breakdown.countsOfSize[1], (Counts{0, 0, 0, 0, 1, 0}));
    QCOMPARE(breakdown.countsOfSize[2], (Counts{0, 0, 0, 0, 0, 1}));
    // One of three found with precision 1/2 (34 recalls); without the background precision 1; without one or both missed: 51 or 101 recalls.
    QCOMPARE(*breakdown.ap, 34 * 0.5 / 101);
    QCOMPARE(breakdown.dApOfSize[1][at(ErrorKind::Background)], 34 * 0.5 / 101);
    QCOMPARE(breakdown.dApOfSize[0][at(ErrorKind::Missed)], 17 * 0.5 / 101);
    QCOMPARE(breakdown.dApOfSize[2][at(ErrorKind::Missed)], 17 * 0.5 / 101);
    QCOMPARE(breakdown.dAp[at(ErrorKind::Missed)], 67 * 0.5 / 101);
    QCOMPARE(breakdown.dApOfSize[0][at(ErrorKind::Background)], 0.0);
}

void TestErrorBreakdown::onlyTheFirstHundredOfAnImageCount()
{
    std::vector<Detection> detections(100, detection({50, 50, 10, 10}, 0.9, 1));
    detections.push_back(detection({0, 0, 10, 10}, 0.5, 0));
    const DetectionSet set = setOf({truth({0, 0, 10, 10}, 0)}, detections, 2);
    const ErrorBreakdown breakdown = breakdownOf(set);
    QCOMPARE(breakdown.counts, (Counts{0, 0, 0, 0, 100, 1}));
    QCOMPARE(breakdown.kindOf[100], ErrorKind::None);

    JobControl control;
    QCOMPARE(errorBreakdown(set, gg::test::overlapsOf(set), control, 0.5, 0.1, 101).counts, (Counts{0, 0, 0, 0, 100, 0}));
}

void TestErrorBreakdown::randomCasesAgreeWithTheRuleAsItIsWritten()
{
    std::mt19937 random(17);
    for (int i = 0; i < 3000; ++i) {
        const DetectionSet set = gg::test::randomSet(random);
        const std::size_t most = i % 2 == 0 ? 100 : 5;
        JobControl control;
        const ErrorBreakdown breakdown = errorBreakdown(set, gg::test::overlapsOf(set), control, 0.5, 0.1, most);
        const gg::test::LiteralTide tide(set, 0.5, 0.1, most);
        const QByteArray which = QByteArray::number(i);
        QVERIFY2(breakdown.ap.has_value() == tide.meanAp().has_value(), which);
        for (std::size_t k = 0; k < 6; ++k) {
            QVERIFY2(breakdown.counts[k] + breakdown.onIgnored[k] == tide.count(errorKinds[k]), which);
        }
        if (!breakdown.ap) {
            continue;
        }
        QVERIFY2(std::abs(*breakdown.ap - *tide.meanAp()) < 1e-12, which);
        for (std::size_t k = 0; k < 6; ++k) {
            QVERIFY2(std::abs(breakdown.dAp[k] - tide.gain(errorKinds[k])) < 1e-12, which);
            for (int size = 0; size < 3; ++size) {
                QVERIFY2(std::abs(breakdown.dApOfSize[static_cast<std::size_t>(size)][k] - tide.gain(errorKinds[k], size)) < 1e-12, which);
            }
        }
        QVERIFY2(std::abs(breakdown.dApFalsePositive - tide.gainWithoutFalsePositives()) < 1e-12, which);
        QVERIFY2(std::abs(breakdown.dApFalseNegative - tide.gainWithoutFalseNegatives()) < 1e-12, which);
    }
}

void TestErrorBreakdown::realRunsHaveTidesOwnNumbers_data()
{
    QTest::addColumn<QString>("truth");
    QTest::addColumn<QString>("results");
    QTest::addColumn<QList<double>>("dAp");  // class, location, both, duplicate, background, missed, all false positives, all missed
    QTest::addColumn<QList<int>>("counts");
    QTest::addColumn<double>("ap");

    // Computed with tidecv 1.0.1 (boxes; crowds as its ignore regions), in percent as there.
    QTest::newRow("bccd") << "coco/bccd_val_gt.json" << "coco/bccd_val_v8n_dt.json"
                          << QList<double>{0, 3.682294971009398, 0.011387682808766897, 3.685145608441431, 4.932365329021259, 23.845806421754908,
                                           16.915799982457763, 25.690776346173116}
                          << QList<int>{0, 2943, 130, 2133, 2516, 95} << 47.110602657806275;
    QTest::newRow("val2014") << "coco/val2014_100/instances_val2014_100.json" << "coco/val2014_100/instances_val2014_fakebbox100_results.json"
                             << QList<double>{22.2460397441685, 0.22789102370710168, 0, 0.018972971237019465, 0, 8.523573787723365, 6.821587524510463,
                                              17.684978535217198}
                             << QList<int>{83, 1, 0, 1, 0, 97} << 64.20498881733425;
}

void TestErrorBreakdown::realRunsHaveTidesOwnNumbers()
{
    QFETCH(QString, truth);
    QFETCH(QString, results);
    QFETCH(QList<double>, dAp);
    QFETCH(QList<int>, counts);
    QFETCH(double, ap);
    GG_REQUIRE_DATA(truth.toStdString());
    const DetectionSet set = gg::test::cocoSet(gg::test::dataPath(truth.toStdString()), gg::test::dataPath(results.toStdString()));
    const ErrorBreakdown breakdown = breakdownOf(set);

    QVERIFY(std::abs(*breakdown.ap * 100 - ap) < 1e-10);
    for (int k = 0; k < 6; ++k) {
        const auto index = static_cast<std::size_t>(k);
        QVERIFY2(std::abs(breakdown.dAp[index] * 100 - dAp[k]) < 1e-10, qPrintable(QString::number(breakdown.dAp[index] * 100, 'g', 17)));
        QCOMPARE(static_cast<int>(breakdown.counts[index] + breakdown.onIgnored[index]), counts[k]);
    }
    QVERIFY(std::abs(breakdown.dApFalsePositive * 100 - dAp[6]) < 1e-10);
    QVERIFY(std::abs(breakdown.dApFalseNegative * 100 - dAp[7]) < 1e-10);
}

void TestErrorBreakdown::itCanBeStopped()
{
    std::stop_source stop;
    stop.request_stop();
    JobControl control(stop.get_token());
    const DetectionSet set = setOf({truth({0, 0, 10, 10})}, {detection({0, 0, 10, 10}, 0.9)});
    QVERIFY_EXCEPTION_THROWN(errorBreakdown(set, gg::test::overlapsOf(set), control), Cancelled);
}

QTEST_APPLESS_MAIN(TestErrorBreakdown)
#include "tst_error_breakdown.moc"
