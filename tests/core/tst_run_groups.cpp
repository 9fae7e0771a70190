#include "core/runs/run_groups.h"
#include "core/runs/setting_column.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>

using namespace gg::runs;

namespace {

constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> namesOf(const std::vector<RunGroup>& groups)
{
    std::vector<std::string> names;
    for (const RunGroup& group : groups) {
        names.push_back(group.name);
    }
    return names;
}

Series epochSeries(std::vector<double> epochs, std::vector<double> values)
{
    Series series;
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        series.steps.push_back(static_cast<std::int64_t>(100 * (i + 1)));
    }
    series.epochs = std::move(epochs);
    series.values = std::move(values);
    return series;
}

void compareWithin(double found, double expected)
{
    QVERIFY2(std::abs(found - expected) < 1e-12, qPrintable(QStringLiteral("%1 in place of %2").arg(found, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

}  // namespace

class TestRunGroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameSaysWhetherLargerIsBetter_data();
    void aNameSaysWhetherLargerIsBetter();
    void theFirstOfEqualBestValuesCounts();
    void aSeriesWithoutEpochsHasABestStep();
    void theValueAtAnEpochIsTheOneWrittenLastInIt();
    void afterARestartTheSecondBranchIsWhatCounts();
    void runsWithTheSameSettingAreAGroup();
    void groupsOfNumbersAreInTheirOrder();
    void aPatternGroupsNames_data();
    void aPatternGroupsNames();
    void aRunThatThePatternDoesNotFitStaysAlone();
    void aPatternIsSuggestedForNumberedNames();
    void meanAndDeviationAreOverRunsThatHaveTheEpoch();
    void stepsAreAveragedToTheEndOfTheirEpoch();
    void aMeanOfOneRunHasNoDeviation();
    void aSettingWithOneWordInItIsOneOfCategories();
    void aLearningRateOverDecadesIsLogarithmic();
    void correlationsAreAsWorkedOutByHand();
    void equalValuesShareTheirRank();
    void categoriesAndConstantsHaveNoCorrelation();
    void aScoreOfNearlyNothingDoesNotBendTheAxis();
};

void TestRunGroups::aNameSaysWhetherLargerIsBetter_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("better");
    const auto row = [](const char* name, Better better) { QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(better); };
    row("val/map50", Better::Larger);
    row("val/dice", Better::Larger);
    row("val_accuracy", Better::Larger);
    row("train/loss/step", Better::Smaller);
    row("Loss", Better::Smaller);
    row("mean_absolute_error", Better::Smaller);
    row("val/RMSE", Better::Smaller);
    row("train/lr/pg0", Better::Neither);
    row("learning_rate", Better::Neither);
    row("train/images_per_second", Better::Neither);
    row("val/predicted_foreground", Better::Neither);
    row("update/backbone", Better::Neither);
    row("val/true_boxes", Better::Neither);
    row("val/box_loss", Better::Smaller);
}

void TestRunGroups::aNameSaysWhetherLargerIsBetter()
{
    QFETCH(QString, name);
    QFETCH(int, better);
    QCOMPARE(static_cast<int>(betterOf(name.toStdString())), better);
}

void TestRunGroups::theFirstOfEqualBestValuesCounts()
{
    const Series series = epochSeries({1, 2, 3, 4}, {0.2, 0.7, noNumber, 0.7});
    const BestValue best = bestOf(series, Better::Larger);
    QCOMPARE(best.best, std::optional<double>(0.7));
    QCOMPARE(best.bestEpoch, 2);
    QCOMPARE(best.bestStep, std::int64_t{200});
    QCOMPARE(best.lastEpoch, 4);
    QVERIFY(!bestOf(series, Better::Neither).best);
}

void TestRunGroups::aSeriesWithoutEpochsHasABestStep()
{
    Series series = epochSeries({1, 2, 3}, {3, 1, 2});
    series.epochs.clear();
    const BestValue best = bestOf(series, Better::Smaller);
    QCOMPARE(best.bestEpoch, 0);
    QCOMPARE(best.bestStep, std::int64_t{200});
    QVERIFY(!valueAt(series, 2));
}

void TestRunGroups::theValueAtAnEpochIsTheOneWrittenLastInIt()
{
    const Series steps = epochSeries({0.5, 1, 1.5, 2, 2.5}, {9, 8, 7, 6, 5});
    QCOMPARE(valueAt(steps, 1), std::optional<double>(8));
    QCOMPARE(valueAt(steps, 2), std::optional<double>(6));
    QCOMPARE(valueAt(steps, 3), std::optional<double>(5));
    QVERIFY(!valueAt(steps, 4));
    QVERIFY(!valueAt(steps, 0));
}

void TestRunGroups::afterARestartTheSecondBranchIsWhatCounts()
{
    Series series = epochSeries({1, 2, 3, 2, 3}, {0.1, 0.2, 0.3, 0.25, 0.35});
    series.branches = {3};
    QCOMPARE(valueAt(series, 2), std::optional<double>(0.25));
    QCOMPARE(valueAt(series, 3), std::optional<double>(0.35));
    QCOMPARE(valueAt(series, 1), std::optional<double>(0.1));
}

void TestRunGroups::runsWithTheSameSettingAreAGroup()
{
    const Settings bce{{"loss", "bce"}};
    const Settings both{{"loss", "bce_dice"}};
    const Settings none;
    const auto groups = groupRuns(std::vector<NamedSettings>{{"a", &both}, {"b", &bce}, {"c", &none}, {"d", &both}}, {.setting = "loss"});
    QCOMPARE(namesOf(groups), (std::vector<std::string>{"bce", "bce_dice", ""}));
    QCOMPARE(groups[1].runs, (std::vector<std::size_t>{0, 3}));
    QCOMPARE(groups[2].runs, (std::vector<std::size_t>{2}));
}

void TestRunGroups::groupsOfNumbersAreInTheirOrder()
{
    const Settings slow{{"lr", "1e-4"}};
    const Settings fast{{"lr", "0.01"}};
    const Settings middle{{"lr", "0.002"}};
    const auto groups = groupRuns(std::vector<NamedSettings>{{"a", &fast}, {"b", &slow}, {"c", &middle}}, {.setting = "lr"});
    QCOMPARE(namesOf(groups), (std::vector<std::string>{"1e-4", "0.002", "0.01"}));
}

void TestRunGroups::aPatternGroupsNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("group");
    QTest::newRow("seed") << "bce_seed12" << "{}_seed*" << "bce";
    QTest::newRow("as much as it can") << "a_s_b_s1" << "{}_s*" << "a_s_b";
    QTest::newRow("in the middle") << "exp7-bce-cold" << "*-{}-*" << "bce";
    QTest::newRow("all of it") << "bce_2" << "bce*" << "bce*";
    QTest::newRow("does not fit") << "dice_2" << "bce*" << QString();
    QTest::newRow("nothing left for the name") << "_seed1" << "{}_seed*" << QString();
    QTest::newRow("many stars") << QString(60, 'a') << "*a*a*a*a*a*a*a*a*a*b" << QString();
}

void TestRunGroups::aPatternGroupsNames()
{
    QFETCH(QString, name);
    QFETCH(QString, pattern);
    QFETCH(QString, group);
    const auto found = groupOfName(name.toStdString(), pattern.toStdString());
    QCOMPARE(QString::fromStdString(found.value_or(std::string())), group);
}

void TestRunGroups::aRunThatThePatternDoesNotFitStaysAlone()
{
    const Settings none;
    const auto groups = groupRuns(std::vector<NamedSettings>{{"bce_s1", &none}, {"long", &none}, {"dice_s1", &none}, {"bce_s2", &none}}, {.namePattern = "{}_s*"});
    QCOMPARE(namesOf(groups), (std::vector<std::string>{"bce", "dice", "long"}));
    QCOMPARE(groups[0].runs, (std::vector<std::size_t>{0, 3}));
    QVERIFY(groups[2].alone);
    QVERIFY(!groups[1].alone);
}

void TestRunGroups::aPatternIsSuggestedForNumberedNames()
{
    QCOMPARE(suggestedPattern(std::vector<std::string>{"bce_seed1", "bce_seed2", "other"}), std::string("{}_seed*"));
    QCOMPARE(suggestedPattern(std::vector<std::string>{"train2", "train11", "train"}), std::string("{}*"));
    QCOMPARE(suggestedPattern(std::vector<std::string>{"bce", "dice"}), std::string());
}

void TestRunGroups::meanAndDeviationAreOverRunsThatHaveTheEpoch()
{
    const std::vector<double> epochs{1, 2, 3};
    const std::vector<double> a{0.2, 0.4, 0.6};
    const std::vector<double> b{0.4, noNumber};
    const std::vector<double> c{0.6, 0.8};
    const auto first = [&](std::size_t n) { return std::span<const double>(epochs).first(n); };
    const std::array runs{Points{.x = epochs, .y = a}, Points{.x = first(2), .y = b}, Points{.x = first(2), .y = c}};
    const GroupBand band = bandOf(runs);
    // Epoch 3 is one run's alone; at epoch 2 the one that is not a number does not count.
    QCOMPARE(band.epochs, (std::vector<double>{1, 2}));
    QCOMPARE(band.runs, (std::vector<int>{3, 2}));
    compareWithin(band.mean[0], 0.4);
    compareWithin(band.deviation[0], 0.2);  // sqrt((0.04 + 0 + 0.04) / 2)
    compareWithin(band.mean[1], 0.6);
    compareWithin(band.deviation[1], std::sqrt(0.08));
    QCOMPARE(band.lowest, (std::vector<double>{0.2, 0.4}));
    QCOMPARE(band.highest, (std::vector<double>{0.6, 0.8}));
}

void TestRunGroups::stepsAreAveragedToTheEndOfTheirEpoch()
{
    const std::vector<double> x{0.5, 1, 1.5, 2};
    const std::vector<double> a{2, 4, 6, 8};
    const std::vector<double> b{4, 4, 2, 2};
    const std::array runs{Points{.x = x, .y = a}, Points{.x = x, .y = b}};
    const GroupBand band = bandOf(runs);
    // Means within the runs: 3, 7 and 4, 2.
    QCOMPARE(band.epochs, (std::vector<double>{1, 2}));
    QCOMPARE(band.mean, (std::vector<double>{3.5, 4.5}));
}

void TestRunGroups::aMeanOfOneRunHasNoDeviation()
{
    const GroupValue one = meanOf(std::vector<std::optional<double>>{0.5, std::nullopt});
    QCOMPARE(one.mean, std::optional<double>(0.5));
    QVERIFY(!one.deviation);
    QCOMPARE(one.runs, 1);
    const GroupValue two = meanOf(std::vector<std::optional<double>>{1.0, 3.0});
    QCOMPARE(two.mean, std::optional<double>(2));
    compareWithin(*two.deviation, std::sqrt(2.0));
    QVERIFY(!meanOf({}).mean);
}

void TestRunGroups::aSettingWithOneWordInItIsOneOfCategories()
{
    const Settings a{{"batch", "16"}};
    const Settings b{{"batch", "auto"}};
    const Settings c;
    const std::vector<const Settings*> settings{&a, &b, &c, &a};
    const SettingColumn column = settingColumn("batch", settings);
    QCOMPARE(column.categories, (std::vector<std::string>{"16", "auto"}));
    QCOMPARE(column.values[0], 0.0);
    QCOMPARE(column.values[1], 1.0);
    QVERIFY(std::isnan(column.values[2]));
    QCOMPARE(column.position(column.values[3]), 0.0);
    QCOMPARE(column.position(column.values[1]), 1.0);
}

void TestRunGroups::aLearningRateOverDecadesIsLogarithmic()
{
    const Settings a{{"lr", "0.0001"}};
    const Settings b{{"lr", "1e-3"}};
    const Settings c{{"lr", "0.01"}};
    const std::vector<const Settings*> settings{&a, &b, &c};
    const SettingColumn column = settingColumn("lr", settings);
    QVERIFY(column.numeric());
    QVERIFY(column.logarithmic);
    compareWithin(column.position(0.001), 0.5);
    const std::vector<const Settings*> one{&a, &b};
    QVERIFY(!settingColumn("lr", one).logarithmic);
    QCOMPARE(numberOf("1e-3"), std::optional<double>(0.001));
    QVERIFY(!numberOf("1e-3 x"));
    QVERIFY(!numberOf("nan"));
    QVERIFY(!numberOf(""));
}

void TestRunGroups::correlationsAreAsWorkedOutByHand()
{
    using Values = std::vector<std::optional<double>>;
    const auto column = [](const Values& values) { return resultColumn("x", values); };
    const Correlation found = correlate(column(Values{1, 2, 3, std::nullopt}), column(Values{1, 3, 2, 4}));
    QCOMPARE(found.runs, 3);
    compareWithin(*found.spearman, 0.5);
    compareWithin(*found.pearson, 0.5);  // the values are their ranks
    // (−1, 0, 1) and (−10, −9, 19) / … : Σxy = 29, Σx² = 2, Σy² = 542.
    const Correlation bent = correlate(column(Values{1, 2, 3}), column(Values{0, 1, 29}));
    compareWithin(*bent.spearman, 1);
    compareWithin(*bent.pearson, 29 / std::sqrt(2.0 * 542.0));
}

void TestRunGroups::equalValuesShareTheirRank()
{
    using Values = std::vector<std::optional<double>>;
    const auto column = [](const Values& values) { return resultColumn("x", values); };
    // Ranks 1.5, 1.5, 3 and 1, 2, 3: Σxy = 1.5, Σx² = 1.5, Σy² = 2.
    compareWithin(*correlate(column(Values{5, 5, 9}), column(Values{1, 2, 3})).spearman, 1.5 / std::sqrt(3.0));
}

void TestRunGroups::categoriesAndConstantsHaveNoCorrelation()
{
    const Settings a{{"loss", "bce"}};
    const Settings b{{"loss", "dice"}};
    const std::vector<const Settings*> settings{&a, &b, &a};
    const SettingColumn loss = settingColumn("loss", settings);
    const SettingColumn result = resultColumn("val/dice", std::vector<std::optional<double>>{0.1, 0.2, 0.3});
    QVERIFY(!correlate(loss, result).pearson);
    QVERIFY(!correlate(loss, result).spearman);
    const SettingColumn same = resultColumn("x", std::vector<std::optional<double>>{2, 2, 2});
    QVERIFY(!correlate(same, result).pearson);
    QVERIFY(!correlate(same, result).spearman);
}

void TestRunGroups::aScoreOfNearlyNothingDoesNotBendTheAxis()
{
    const std::vector<std::optional<double>> values{0.003, 0.59, 0.67};
    QVERIFY(!resultColumn("val/map50_95", values).logarithmic);
    QVERIFY(resultColumn("val/loss", values).logarithmic);
}

QTEST_APPLESS_MAIN(TestRunGroups)
#include "tst_run_groups.moc"
