#include "core/metrics/definitions.h"
#include "definitions_by_the_letter.h"
#include "detection_cases.h"

#include "tests/support/test_data.h"

#include <QTest>

#include <set>

using namespace gg;
using namespace gg::metrics;
using gg::test::arranged;
using gg::test::overlapsOf;

class TestDefinitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHasAName();
    void oneHitOfTwoTruths_data();
    void oneHitOfTwoTruths();
    void aPerfectDetector_data();
    void aPerfectDetector();
    void aSecondChoiceIsForCocoOnly_data();
    void aSecondChoiceIsForCocoOnly();
    void theMostConfidentKeepsTheTruth();
    void aDetectionOnACrowd_data();
    void aDetectionOnACrowd();
    void vocAddsAPixel();
    void vocPairsBoxesThatDoNotTouch();
    void threeOfTenReachesThreeTenths();
    void aClassWithoutTruthIsNoPartOfTheMean_data();
    void aClassWithoutTruthIsNoPartOfTheMean();
    void nothingTrueIsUndefined();
    void vocKnowsNoMasks();
    void agreesWithTheLetter();
    void severalAtOnceAreEachAlone();
    void explainsACrowd();
    void explainsASecondChoice();
    void explainsTheLimitOfDetections();
    void explainsTheEndOfTheCurve();
    void explainsVocsPixel();
    void thePartsSumToTheDifference();
    void sameIsNoDifference();
    void realPredictions_data();
    void realPredictions();
    void aRunsOwnNumbers();
};

namespace
{

constexpr double tolerance = 1e-12;

DefinitionScore scoreOf(Definition definition, const DetectionSet& set)
{
    JobControl control;
    return scoreBy(definition, set, overlapsOf(set), control);
}

DefinitionDifference differenceOf(Definition from, Definition to, const DetectionSet& set)
{
    JobControl control;
    return explainDifference(from, to, set, overlapsOf(set), control);
}

bool isClose(std::optional<double> a, std::optional<double> b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < tolerance);
}

double partOf(const DefinitionDifference& difference, DifferenceReason reason)
{
    double sum = 0;
    for (const auto& [its, part] : difference.parts50) {
        sum += its == reason ? part : 0;
    }
    return sum;
}

/// A row a definition: what it gives.
void expect(double coco, double until2026, double ultralytics, double voc2007, double voc2012)
{
    QTest::addColumn<Definition>("definition");
    QTest::addColumn<double>("expected");
    QTest::newRow("coco") << Definition::Coco << coco;
    QTest::newRow("ultralytics-8.3") << Definition::UltralyticsUntil2026 << until2026;
    QTest::newRow("ultralytics") << Definition::Ultralytics << ultralytics;
    QTest::newRow("voc2007") << Definition::Voc2007 << voc2007;
    QTest::newRow("voc2012") << Definition::Voc2012 << voc2012;
}

void compare(const DetectionSet& set)
{
    QFETCH(Definition, definition);
    QFETCH(double, expected);
    const auto score = scoreOf(definition, set);
    QVERIFY(score.map50.has_value());
    QVERIFY2(std::abs(*score.map50 - expected) < tolerance, qPrintable(QString::number(*score.map50, 'g', 17)));
}

constexpr Box here{0, 0, 10, 10};
constexpr Box elsewhere{100, 100, 10, 10};

/// Two neighbours; the first detection lies on the left one (IoU 1), the second on the left (9/11) and the right (8/12) one.
DetectionSet neighbours()
{
    return arranged(1, 1, {{.box = here}, {.box = {3, 0, 10, 10}}}, {{.box = here, .score = 0.9}, {.box = {1, 0, 10, 10}, .score = 0.8}});
}

/// One truth that is found, and a detection of a higher score inside a crowd (IoU 0.64, all of it inside).
DetectionSet withCrowd()
{
    return arranged(1, 1, {{.box = here}, {.box = {100, 100, 10, 10}, .crowd = true}},
                    {{.box = {101, 101, 8, 8}, .score = 0.9}, {.box = here, .score = 0.8}});
}

}  // namespace

void TestDefinitions::eachHasAName()
{
    for (const Definition definition : definitions) {
        QCOMPARE(definitionFromId(definitionId(definition)), std::optional(definition));
    }
    QCOMPARE(definitionId(Definition::UltralyticsUntil2026), std::string_view("ultralytics-8.3"));
    QVERIFY(!definitionFromId("pascal"));
}

void TestDefinitions::oneHitOfTwoTruths_data()
{
    // COCO: the recalls 0.00 … 0.50 of 101. Ultralytics: 0.5, and until 2026 the triangle behind it, 0.5 · 1 / 2; since, half of the last
    // hundredth is lost. VOC: the recalls 0 … 0.5 of 11; the rectangle of width 0.5.
    expect(51.0 / 101, 0.75, 0.495, 6.0 / 11, 0.5);
}

void TestDefinitions::oneHitOfTwoTruths()
{
    compare(arranged(1, 1, {{.box = here}, {.box = elsewhere}}, {{.box = here, .score = 0.9}}));
}

void TestDefinitions::aPerfectDetector_data()
{
    // Ultralytics puts precision 0 at recall 1: the last hundredth is a triangle, and nobody ever has more than 0.995.
    expect(1, 0.995, 0.995, 1, 1);
}

void TestDefinitions::aPerfectDetector()
{
    compare(arranged(1, 1, {{.box = here}, {.box = elsewhere}}, {{.box = here, .score = 0.9}, {.box = elsewhere, .score = 0.8}}));
}

void TestDefinitions::aSecondChoiceIsForCocoOnly_data()
{
    // The others count a hit and a duplicate. Ultralytics until 2026: 49 hundredths of 1, one that falls from 1 to 1/2, and the triangle
    // from (0.5, 0.5) to (1, 0): 0.49 + 0.0075 + 0.125.
    expect(1, 0.6225, 0.495, 6.0 / 11, 0.5);
}

void TestDefinitions::aSecondChoiceIsForCocoOnly()
{
    compare(neighbours());
}

void TestDefinitions::theMostConfidentKeepsTheTruth()
{
    // IoU 0.62 with score 0.9, IoU 1 with score 0.8: up to a threshold of 0.60 the first is right and the second a duplicate, from 0.65 on
    // the first is wrong and the second right, with precision 1/2.
    const auto score = scoreOf(Definition::Ultralytics, arranged(1, 1, {{.box = here}}, {{.box = {0, 0, 10, 6.2}, .score = 0.9}, {.box = here, .score = 0.8}}));
    QVERIFY(isClose(score.map50, 0.995));
    QVERIFY(isClose(score.map5095, (3 * 0.995 + 7 * 0.4975) / 10));
}

void TestDefinitions::aDetectionOnACrowd_data()
{
    // Excused by COCO and, as difficult, by VOC (IoU 81/121 with a pixel more). Ultralytics does not see the crowd: wrong, then right, precision 1/2.
    expect(1, 0.4975, 0.4975, 1, 1);
}

void TestDefinitions::aDetectionOnACrowd()
{
    compare(withCrowd());
}

void TestDefinitions::vocAddsAPixel()
{
    // IoU 6.5 / 13.5 = 0.48; with a pixel more 7.5 · 11 / (14.5 · 11) = 0.52.
    const auto set = arranged(1, 1, {{.box = here}}, {{.box = {3.5, 0, 10, 10}, .score = 0.9}});
    QVERIFY(isClose(scoreOf(Definition::Coco, set).map50, 0));
    QVERIFY(isClose(scoreOf(Definition::Ultralytics, set).map50, 0));
    QVERIFY(isClose(scoreOf(Definition::Voc2012, set).map50, 1));
    QVERIFY(!scoreOf(Definition::Voc2012, set).map5095);
}

void TestDefinitions::vocPairsBoxesThatDoNotTouch()
{
    // Two specks with a gap of 0.1: no overlap at all; with a pixel more 0.9 · 1.2 / (2 · 1.44 - 1.08) = 0.6.
    const auto set = arranged(1, 1, {{.box = {0, 0, 0.2, 0.2}}}, {{.box = {0.3, 0, 0.2, 0.2}, .score = 0.9}});
    QVERIFY(overlapsOf(set).pairs.empty());
    QVERIFY(isClose(scoreOf(Definition::Voc2007, set).map50, 1));
}

void TestDefinitions::threeOfTenReachesThreeTenths()
{
    std::vector<Truth> truths;
    std::vector<Detection> detections;
    for (int i = 0; i < 10; ++i) {
        truths.push_back({.box = {i * 20.0, 0, 10, 10}});
    }
    for (int i = 0; i < 3; ++i) {
        detections.push_back({.box = truths[static_cast<std::size_t>(i)].box, .score = 0.9});
    }
    // Recalls 0, 0.1, 0.2 and 0.3, although 3 · 0.1 is more than 0.3 in doubles.
    QVERIFY(isClose(scoreOf(Definition::Voc2007, arranged(1, 1, truths, detections)).map50, 4.0 / 11));
}

void TestDefinitions::aClassWithoutTruthIsNoPartOfTheMean_data()
{
    expect(0.5, 0.4975, 0.4975, 0.5, 0.5);
}

void TestDefinitions::aClassWithoutTruthIsNoPartOfTheMean()
{
    // Class 0 is perfect, class 1 was never predicted: 0. Class 2 does not exist, class 3 has an ignored truth only: undefined.
    const auto set = arranged(1, 4,
                              {{.box = here, .classId = 0}, {.box = here, .classId = 1}, {.box = elsewhere, .classId = 3, .ignore = true}},
                              {{.box = here, .score = 0.9, .classId = 0}, {.box = here, .score = 0.9, .classId = 2}});
    compare(set);
    QFETCH(Definition, definition);
    const auto score = scoreOf(definition, set);
    QVERIFY(isClose(score.ap50[1], 0));
    QVERIFY(!score.ap50[2]);
    QVERIFY(!score.ap50[3]);
    QCOMPARE(score.ap5095.size(), std::size_t{4});
}

void TestDefinitions::nothingTrueIsUndefined()
{
    const auto set = arranged(1, 1, {}, {{.box = here, .score = 0.9}});
    const auto nothing = arranged(0, 1, {}, {});
    for (const Definition definition : definitions) {
        QVERIFY(!scoreOf(definition, set).map50);
        QVERIFY(!scoreOf(definition, nothing).map50);
        QVERIFY(differenceOf(definition, Definition::Ultralytics, set).parts50.empty());
    }
}

void TestDefinitions::vocKnowsNoMasks()
{
    auto set = arranged(1, 1, {{.box = {0, 0, 1, 2}, .mask = 0}}, {{.box = {0, 0, 1, 2}, .score = 0.9, .mask = 0}});
    set.masks.add(std::vector<std::uint32_t>{0, 2, 2});
    set.imageHeights = {2};
    JobControl control;
    const auto overlaps = metrics::overlapsOf(set, IouType::Mask, control);
    QVERIFY(isClose(scoreBy(Definition::Ultralytics, set, overlaps, control).map50, 0.995));
    QVERIFY(!scoreBy(Definition::Voc2012, set, overlaps, control).map50);
    const auto difference = explainDifference(Definition::Coco, Definition::Voc2007, set, overlaps, control);
    QVERIFY(!difference.to50);
    QVERIFY(difference.parts50.empty());
}

void TestDefinitions::agreesWithTheLetter()
{
    std::mt19937 random(1);
    for (unsigned number = 0; number < 1500; ++number) {
        const auto set = test::randomSet(random);
        for (const Definition definition : definitions) {
            if (definition == Definition::Coco) {
                continue;
            }
            const auto score = scoreOf(definition, set);
            const auto expected50 = test::letter::apOf(definition, set, 0.5);
            for (std::size_t c = 0; c < expected50.size(); ++c) {
                QVERIFY2(isClose(score.ap50[c], expected50[c]), qPrintable(QStringLiteral("case %1, class %2").arg(number).arg(c)));
            }
            if (!score.map5095) {
                continue;
            }
            std::vector<double> sums(expected50.size(), 0.0);
            for (int i = 0; i < 10; ++i) {
                const auto at = test::letter::apOf(definition, set, 0.5 + i * 0.05);
                for (std::size_t c = 0; c < sums.size(); ++c) {
                    sums[c] += at[c].value_or(0) / 10;
                }
            }
            for (std::size_t c = 0; c < sums.size(); ++c) {
                QVERIFY2(!score.ap5095[c] || std::abs(*score.ap5095[c] - sums[c]) < tolerance,
                         qPrintable(QStringLiteral("case %1, class %2: 50-95").arg(number).arg(c)));
            }
        }
    }
}

void TestDefinitions::severalAtOnceAreEachAlone()
{
    std::mt19937 random(2);
    for (unsigned number = 0; number < 50; ++number) {
        const auto set = test::randomSet(random);
        JobControl control;
        const auto overlaps = overlapsOf(set);
        std::vector<Definition> wanted(definitions.rbegin(), definitions.rend());
        std::shuffle(wanted.begin(), wanted.end(), random);
        wanted.resize(1 + random() % wanted.size());
        const auto all = scoresBy(wanted, set, overlaps, orderByScore(set, 0, control), cocoScores(set, overlaps, control), control);
        QCOMPARE(all.size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto alone = scoreBy(wanted[i], set, overlaps, control);
            QCOMPARE(all[i].definition, wanted[i]);
            QCOMPARE(all[i].map50, alone.map50);
            QCOMPARE(all[i].map5095, alone.map5095);
            QCOMPARE(all[i].ap50, alone.ap50);
            QCOMPARE(all[i].ap5095, alone.ap5095);
        }
    }
}

void TestDefinitions::explainsACrowd()
{
    const auto difference = differenceOf(Definition::Coco, Definition::Ultralytics, withCrowd());
    QVERIFY(isClose(difference.from50, 1));
    QVERIFY(isClose(difference.to50, 0.4975));
    QVERIFY(isClose(partOf(difference, DifferenceReason::Crowd), -0.5));
    QVERIFY(isClose(partOf(difference, DifferenceReason::SecondBest), 0));
    QVERIFY(isClose(partOf(difference, DifferenceReason::Interpolation), -0.0025));
    QCOMPARE(difference.cases.size(), std::size_t{1});
    QCOMPARE(difference.cases[0].reason, DifferenceReason::Crowd);
    QCOMPARE(difference.cases[0].detection, std::uint32_t{0});
    QCOMPARE(difference.cases[0].truth, std::uint32_t{1});
    QCOMPARE(difference.cases[0].before, Outcome::Ignored);
    QCOMPARE(difference.cases[0].after, Outcome::FalsePositive);
}

void TestDefinitions::explainsASecondChoice()
{
    const auto difference = differenceOf(Definition::Coco, Definition::Ultralytics, neighbours());
    QVERIFY(isClose(partOf(difference, DifferenceReason::SecondBest), 51.0 / 101 - 1));
    QVERIFY(isClose(partOf(difference, DifferenceReason::Interpolation), 0.495 - 51.0 / 101));
    QCOMPARE(difference.cases.size(), std::size_t{1});
    QCOMPARE(difference.cases[0].reason, DifferenceReason::SecondBest);
    QCOMPARE(difference.cases[0].detection, std::uint32_t{1});
    QCOMPARE(difference.cases[0].truth, std::uint32_t{1});
    QCOMPARE(difference.cases[0].before, Outcome::TruePositive);
    QCOMPARE(difference.cases[0].after, Outcome::FalsePositive);
}

void TestDefinitions::explainsTheLimitOfDetections()
{
    // A hundred detections of nothing before the one that is right: the 101st of its image does not count for COCO.
    std::vector<Detection> detections(100, {.box = elsewhere, .score = 0.9});
    detections.push_back({.box = here, .score = 0.1});
    const auto difference = differenceOf(Definition::Coco, Definition::Ultralytics, arranged(1, 1, {{.box = here}}, detections));
    QVERIFY(isClose(difference.from50, 0));
    QVERIFY(isClose(partOf(difference, DifferenceReason::MaxDetections), 1.0 / 101));
    QCOMPARE(difference.cases.size(), std::size_t{1});
    QCOMPARE(difference.cases[0].reason, DifferenceReason::MaxDetections);
    QCOMPARE(difference.cases[0].detection, std::uint32_t{100});
    QCOMPARE(difference.cases[0].before, Outcome::Ignored);
    QCOMPARE(difference.cases[0].after, Outcome::TruePositive);
}

void TestDefinitions::explainsTheEndOfTheCurve()
{
    const auto set = arranged(1, 1, {{.box = here}, {.box = elsewhere}}, {{.box = here, .score = 0.9}});
    const auto difference = differenceOf(Definition::UltralyticsUntil2026, Definition::Ultralytics, set);
    QCOMPARE(difference.parts50.size(), std::size_t{1});
    QVERIFY(isClose(partOf(difference, DifferenceReason::Interpolation), 0.495 - 0.75));
    QVERIFY(difference.cases.empty());
}

void TestDefinitions::explainsVocsPixel()
{
    const auto set = arranged(1, 1, {{.box = here}}, {{.box = {3.5, 0, 10, 10}, .score = 0.9}});
    const auto difference = differenceOf(Definition::Coco, Definition::Voc2012, set);
    QVERIFY(isClose(partOf(difference, DifferenceReason::PixelConvention), 1));
    QCOMPARE(difference.cases.size(), std::size_t{1});
    QCOMPARE(difference.cases[0].reason, DifferenceReason::PixelConvention);
    QCOMPARE(difference.cases[0].truth, std::uint32_t{0});
}

void TestDefinitions::thePartsSumToTheDifference()
{
    std::set<DifferenceReason> seen;
    std::mt19937 random(3);
    for (unsigned number = 0; number < 300; ++number) {
        const auto set = test::randomSet(random, 3, number % 10 == 0 ? 800 : 12);
        for (const Definition from : definitions) {
            for (const Definition to : definitions) {
                const auto difference = differenceOf(from, to, set);
                QVERIFY(isClose(difference.from50, scoreOf(from, set).map50));
                QVERIFY(isClose(difference.to50, scoreOf(to, set).map50));
                double sum = 0;
                for (const auto& [reason, part] : difference.parts50) {
                    sum += part;
                    const bool hasCases = std::any_of(difference.cases.begin(), difference.cases.end(),
                                                      [its = reason](const DifferingCase& one) { return one.reason == its; });
                    // Only the curve's area changes a number without anything that counts differently.
                    QVERIFY(part == 0 || hasCases != (reason == DifferenceReason::Interpolation));
                    if (hasCases) {
                        seen.insert(reason);
                    }
                }
                QVERIFY(std::abs(sum - (difference.to50.value_or(0) - difference.from50.value_or(0))) < tolerance);
                for (std::size_t i = 1; i < difference.cases.size(); ++i) {
                    QVERIFY(set.detections[difference.cases[i - 1].detection].score >= set.detections[difference.cases[i].detection].score);
                }
            }
        }
    }
    // The cases were varied enough for every reason that images can be responsible for.
    QCOMPARE(seen.size(), std::size_t{4});
}

void TestDefinitions::sameIsNoDifference()
{
    const auto difference = differenceOf(Definition::Voc2007, Definition::Voc2007, withCrowd());
    QVERIFY(difference.parts50.empty());
    QVERIFY(difference.cases.empty());
    QCOMPARE(difference.from50, difference.to50);
}

void TestDefinitions::realPredictions_data()
{
    QTest::addColumn<QString>("truth");
    QTest::addColumn<QString>("predictions");
    QTest::addColumn<QList<double>>("map50");
    QTest::addColumn<QList<double>>("map5095");
    // COCO's from pycocotools, the others from the published formulas in numpy 1.24.
    QTest::newRow("blood cells") << "coco/bccd_val_gt.json" << "coco/bccd_val_v8n_dt.json"
                                 << QList<double>{0.4711244915859733, 0.47078843243416957, 0.47025900676878196, 0.46576928459054384, 0.4726399624156992}
                                 << QList<double>{0.20110167329142775, 0.2020496175616164, 0.20043429031088253};
    QTest::newRow("COCO") << "coco/val2014_100/instances_val2014_100.json" << "coco/val2014_100/instances_val2014_fakebbox100_results.json"
                          << QList<double>{0.696972724729957, 0.7796682919852044, 0.6950460766524985, 0.6916793146220244, 0.6974111753960991}
                          << QList<double>{0.5045806987249628, 0.5955453737100475, 0.5012156966755148};
}

void TestDefinitions::realPredictions()
{
    QFETCH(QString, truth);
    QFETCH(QString, predictions);
    QFETCH(QList<double>, map50);
    QFETCH(QList<double>, map5095);
    GG_REQUIRE_DATA(truth.toStdString());
    const auto set = test::cocoSet(test::dataPath(truth.toStdString()), test::dataPath(predictions.toStdString()));
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        const auto score = scoreOf(definitions[i], set);
        QVERIFY(isClose(score.map50, map50[static_cast<qsizetype>(i)]));
        QVERIFY(i >= 3 ? !score.map5095 : isClose(score.map5095, map5095[static_cast<qsizetype>(i)]));
    }
}

void TestDefinitions::aRunsOwnNumbers()
{
    // Predictions of the best weights, of epoch 12, beside what the run wrote for that epoch. The weights were rounded to 16 bits before
    // they predicted, and boxes to 0.001 pixels when they were written: close, not equal. COCO's mAP50-95 is further away (0.2011).
    GG_REQUIRE_DATA("runs/ultralytics_detect_bccd_v8n/results.csv");
    std::ifstream file(test::dataPath("runs/ultralytics_detect_bccd_v8n/results.csv"));
    std::string line;
    std::string last;
    while (std::getline(file, line)) {
        last = line.empty() ? last : line;
    }
    const auto cells = QString::fromStdString(last).split(',');
    QCOMPARE(cells[0], QStringLiteral("12"));
    const auto set = test::cocoSet(test::dataPath("coco/bccd_val_gt.json"), test::dataPath("runs/ultralytics_detect_bccd_v8n/predictions.json"));
    const auto score = scoreOf(Definition::UltralyticsUntil2026, set);
    QVERIFY(std::abs(*score.map50 - cells[7].toDouble()) < 0.0001);
    QVERIFY(std::abs(*score.map5095 - cells[8].toDouble()) < 0.0005);
}

QTEST_APPLESS_MAIN(TestDefinitions)
#include "tst_definitions.moc"
