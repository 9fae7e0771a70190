#include "core/runs/compare.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace gg::runs;

namespace {

Run makeRun(const std::string& name, const std::string& config, const std::string& root,
            const std::vector<std::vector<std::pair<std::string, double>>>& epochs)
{
    Run run;
    run.info.name = name;
    run.info.configYaml = config;
    run.info.datasetPath = root;
    std::vector<RunEvent> events;
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        RunEvent event;
        event.kind = EventKind::Epoch;
        event.step = static_cast<std::int64_t>(10 * (i + 1));
        event.epoch = static_cast<double>(i + 1);
        event.values = epochs[i];
        events.push_back(event);
    }
    run.history.append(events);
    return run;
}

ImageCounts image(const std::string& file, std::uint64_t tp, std::uint64_t fp, std::uint64_t fn)
{
    return {.image = file, .counts = {.tp = tp, .fp = fp, .fn = fn, .tn = 100}};
}

}  // namespace

class TestCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatDiffersIsListed();
    void theBestLossIsTheSmallestAndTheBestDiceTheLargest();
    void notANumberIsNeverBest();
    void aMetricThatOneRunLacksHasAnEmptyCell();
    void imagesComeWithTheLargestDifferenceFirst();
    void imagesOfADataSetAtTwoPlacesAreTheSame();
    void jsonHoldsWhatTheTableHolds();
};

void TestCompare::onlyWhatDiffersIsListed()
{
    const Run a = makeRun("bce", "loss: bce\nseed: 1\noptimizer: {lr: 0.1}\n", "/d", {});
    const Run b = makeRun("both", "loss: bce_dice\nseed: 1\noptimizer: {lr: 0.1, momentum: 0.9}\n", "/d", {});
    const auto differences = compareRuns({&a, &b}, {}).differences;
    QCOMPARE(differences.size(), std::size_t{2});
    QCOMPARE(differences[0].key, std::string("loss"));
    QCOMPARE(differences[0].values, (std::vector<std::string>{"bce", "bce_dice"}));
    QCOMPARE(differences[1].key, std::string("optimizer.momentum"));
    QCOMPARE(differences[1].values, (std::vector<std::string>{"", "0.9"}));
}

void TestCompare::theBestLossIsTheSmallestAndTheBestDiceTheLargest()
{
    const Run a = makeRun("a", "", "/d",
                          {{{"val/dice", 0.4}, {"val/loss", 0.9}, {"val/predicted_foreground", 0.1}},
                           {{"val/dice", 0.7}, {"val/loss", 0.5}, {"val/predicted_foreground", 0.2}},
                           {{"val/dice", 0.6}, {"val/loss", 0.6}, {"val/predicted_foreground", 0.1}}});
    const auto metrics = compareRuns({&a}, {}).metrics;
    QCOMPARE(metrics.size(), std::size_t{2});  // a share of foreground has no better and no worse
    QCOMPARE(metrics[0].series, std::string("val/dice"));
    QCOMPARE(metrics[0].values[0].best, std::optional<double>(0.7));
    QCOMPARE(metrics[0].values[0].bestEpoch, 2);
    QCOMPARE(metrics[0].values[0].last, std::optional<double>(0.6));
    QCOMPARE(metrics[1].series, std::string("val/loss"));
    QCOMPARE(metrics[1].values[0].best, std::optional<double>(0.5));
    QCOMPARE(metrics[1].values[0].bestEpoch, 2);
}

void TestCompare::notANumberIsNeverBest()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Run a = makeRun("a", "", "/d", {{{"val/loss", nan}}, {{"val/loss", 0.5}}, {{"val/loss", nan}}});
    const auto value = compareRuns({&a}, {}).metrics.at(0).values.at(0);
    QCOMPARE(value.best, std::optional<double>(0.5));
    QCOMPARE(value.bestEpoch, 2);
    QVERIFY(std::isnan(*value.last));
}

void TestCompare::aMetricThatOneRunLacksHasAnEmptyCell()
{
    const Run a = makeRun("a", "", "/d", {{{"val/dice", 0.4}}});
    const Run b = makeRun("b", "", "/d", {{{"val/iou", 0.3}}});
    const auto metrics = compareRuns({&a, &b}, {}).metrics;
    QCOMPARE(metrics.size(), std::size_t{2});
    QVERIFY(metrics[0].values[0].best.has_value());
    QVERIFY(!metrics[0].values[1].best.has_value());
    QVERIFY(!metrics[0].values[1].last.has_value());
}

void TestCompare::imagesComeWithTheLargestDifferenceFirst()
{
    const Run a = makeRun("a", "", "/d", {});
    const Run b = makeRun("b", "", "/d", {});
    // Dice = 2 TP / (2 TP + FP + FN).
    const EpochDetail ofA{.epoch = 1,
                          .pooled = {},
                          .images = {image("/d/same.png", 1, 1, 1), image("/d/lost.png", 8, 2, 2), image("/d/empty.png", 0, 0, 0),
                                     image("/d/only_a.png", 1, 0, 0)}};
    const EpochDetail ofB{.epoch = 1,
                          .pooled = {},
                          .images = {image("/d/empty.png", 0, 3, 0), image("/d/lost.png", 1, 0, 9), image("/d/same.png", 1, 1, 1)}};
    const auto images = compareRuns({&a, &b}, {ofA, ofB}).images;
    QCOMPARE(images.size(), std::size_t{3});
    QCOMPARE(images[0].image, std::string("/d/empty.png"));  // nothing there: a is right, b finds something
    QCOMPARE(images[0].dice, (std::vector<std::optional<double>>{std::nullopt, 0.0}));
    QCOMPARE(images[1].image, std::string("/d/lost.png"));
    QCOMPARE(*images[1].dice[0], 0.8);
    QCOMPARE(*images[1].dice[1], 2.0 / 11.0);
    QCOMPARE(images[2].image, std::string("/d/same.png"));
    QVERIFY(compareRuns({&a, &b}, {ofA, std::nullopt}).images.empty());
}

void TestCompare::imagesOfADataSetAtTwoPlacesAreTheSame()
{
    const Run a = makeRun("a", "", "/home/a/polyps", {});
    const Run b = makeRun("b", "", "/mnt/polyps", {});
    const EpochDetail ofA{.epoch = 1, .pooled = {}, .images = {image("/home/a/polyps/images/1.png", 1, 0, 0)}};
    const EpochDetail ofB{.epoch = 1, .pooled = {}, .images = {image("/mnt/polyps/images/1.png", 0, 0, 1)}};
    const auto images = compareRuns({&a, &b}, {ofA, ofB}).images;
    QCOMPARE(images.size(), std::size_t{1});
    QCOMPARE(images[0].image, std::string("/home/a/polyps/images/1.png"));
    QCOMPARE(images[0].dice, (std::vector<std::optional<double>>{1.0, 0.0}));
}

void TestCompare::jsonHoldsWhatTheTableHolds()
{
    const Run a = makeRun("a", "loss: bce\n", "/d", {{{"val/dice", 0.4}}});
    const Run b = makeRun("b", "loss: dice\n", "/d", {});
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(compareRuns({&a, &b}, {})))).object();
    QCOMPARE(json["runs"].toArray(), (QJsonArray{"a", "b"}));
    QCOMPARE(json["differences"].toArray()[0].toObject()["values"].toArray(), (QJsonArray{"bce", "dice"}));
    const auto cells = json["metrics"].toArray()[0].toObject()["values"].toArray();
    QCOMPARE(cells[0].toObject()["best"].toDouble(), 0.4);
    QVERIFY(cells[1].toObject()["best"].isNull());
}

QTEST_APPLESS_MAIN(TestCompare)
#include "tst_compare.moc"
