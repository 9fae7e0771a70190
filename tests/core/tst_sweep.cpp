#include "core/base/error.h"
#include "core/recipe/sweep.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <fstream>

using namespace gg;
using recipe::SweepPlan;
using recipe::SweepRun;

namespace {

SweepPlan parse(const std::string& yaml)
{
    return recipe::parseSweep(yaml, "sweep.yaml", "/work");
}

/// The sentence that a sweep is refused with; empty when it is taken.
QString refusal(const std::string& yaml)
{
    try {
        parse(yaml);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

std::vector<std::string> names(const std::vector<SweepRun>& runs)
{
    std::vector<std::string> all;
    for (const SweepRun& run : runs) {
        all.push_back(run.name);
    }
    return all;
}

const std::string base = "base: {task: segmentation, data: polyps}\n";
const std::string detector = "base: {task: detection, data: cells}\n";

}  // namespace

class SweepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCombinationIsARunAndSeedsRepeatThemAll()
    {
        const SweepPlan plan = parse(base + "vary:\n  optimizer.lr: [0.001, 3e-4]\n  loss: [bce, bce_dice]\nseeds: [1, 7]\n");
        const std::vector<SweepRun> runs = recipe::expand(plan);
        QCOMPARE(names(runs), (std::vector<std::string>{"lr0.001_bce_seed1", "lr0.001_bce_dice_seed1", "lr0.0003_bce_seed1", "lr0.0003_bce_dice_seed1",
                                                        "lr0.001_bce_seed7", "lr0.001_bce_dice_seed7", "lr0.0003_bce_seed7", "lr0.0003_bce_dice_seed7"}));
        QCOMPARE(runs[6].group, std::string("lr0.0003_bce"));
        QCOMPARE(runs[6].config.learningRate, 3e-4);
        QCOMPARE(runs[6].config.loss, recipe::Loss::Bce);
        QCOMPARE(runs[6].config.seed, std::uint64_t{7});
        QCOMPARE(runs[6].settings, (std::vector<recipe::SweepSetting>{{"optimizer.lr", "0.0003"}, {"loss", "bce"}}));
        QCOMPARE(runs[6].config.data, std::string("/work/polyps"));
    }

    void withoutSeedsEachSettingIsTrainedOnceWithTheBaseSeed()
    {
        const std::vector<SweepRun> runs = recipe::expand(parse("base: {seed: 5}\nvary: {batch: [4, 8]}\n"));
        QCOMPARE(names(runs), (std::vector<std::string>{"batch4", "batch8"}));
        QCOMPARE(runs[1].config.seed, std::uint64_t{5});
    }

    void settingsThatGoTogetherAreWrittenOut()
    {
        const SweepPlan plan = parse(detector + "runs:\n  - {gain.class: 1, gain.box: 0.05}\n  - {name: equal, gain: {class: 1, box: 1}}\n  - {}\n");
        const std::vector<SweepRun> runs = recipe::expand(plan);
        QCOMPARE(names(runs), (std::vector<std::string>{"class1_box0.05", "equal", "base"}));
        QCOMPARE(runs[0].config.detection.boxGain, 0.05);
        QCOMPARE(runs[1].config.detection.boxGain, 1.0);
        QCOMPARE(runs[2].config.detection.boxGain, 7.5);
    }

    void aGroupsNameStandsForItsNameKey()
    {
        const SweepPlan plan = parse(base + "vary:\n  optimizer: [adam, sgd]\n");
        QCOMPARE(plan.vary.front().key, std::string("optimizer.name"));
        QCOMPARE(names(recipe::expand(plan)), (std::vector<std::string>{"adam", "sgd"}));
    }

    void theBaseMayBeAFileBesideTheSweep()
    {
        const test::TemporaryFolder folder;
        std::ofstream(folder.file("train.yaml")) << "task: segmentation\ndata: polyps\nepochs: 3\n";
        std::ofstream(folder.file("rates.yaml")) << "base: train.yaml\nvary: {optimizer.lr: [0.1, 0.01]}\n";
        const SweepPlan plan = recipe::readSweep(folder.file("rates.yaml"));
        QCOMPARE(plan.name, std::string("rates"));
        QCOMPARE(plan.base.epochs, 3);
        QCOMPARE(plan.base.data, folder.file("polyps"));
    }

    void whatIsWrittenReadsBackTheSame()
    {
        for (const std::string& rest : {std::string("vary:\n  augment.flip_vertical: [true, false]\n  image_size: [64, 128]\nseeds: [3, 18446744073709551615]\nmetric: val/iou\nname: 'a: b'\n"),
                                        std::string("runs:\n  - {name: 'x #1', loss: dice, batch: 2}\n  - {loss: bce}\n")}) {
            const SweepPlan plan = parse("base: {data: /data/polyps, model: {width: 4}}\n" + rest);
            QCOMPARE(parse(recipe::toYaml(plan)), plan);
        }
    }

    void theMetricIsWhatTheBestEpochIsChosenBy()
    {
        QCOMPARE(recipe::sweepMetric(parse(base + "vary: {batch: [2, 4]}\n")), std::string("val/dice"));
        QCOMPARE(recipe::sweepMetric(parse(detector + "vary: {batch: [2, 4]}\n")), std::string("val/map50_95"));
        QCOMPARE(recipe::sweepMetric(parse(base + "vary: {batch: [2, 4]}\nmetric: val/iou\n")), std::string("val/iou"));
    }

    void aSettingWithoutEffectIsNamed()
    {
        const std::vector<std::string> idle = recipe::idleSettings(parse("base: {optimizer: adam}\nvary: {optimizer.momentum: [0.8, 0.9]}\n"));
        QCOMPARE(idle.size(), std::size_t{1});
        QVERIFY(idle.front().starts_with("optimizer.momentum changes nothing"));
        QVERIFY(recipe::idleSettings(parse("base: {optimizer: adam}\nvary: {optimizer.momentum: [0.8, 0.9], optimizer.name: [sgd, adam]}\n")).empty());
    }

    void whatIsWrongIsNamedByLineWithTheNearest_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const std::string& yaml, const char* sentence) { QTest::newRow(name) << QString::fromStdString(yaml) << QString::fromUtf8(sentence); };
        row("unknown setting", base + "vary:\n  optimizer.rl: [0.1, 0.2]\n", "line 3: optimizer.rl is not a key; the nearest is optimizer.lr.");
        row("unknown key of the sweep", base + "varies: {batch: [1, 2]}\n", "line 2: varies is not a key of a sweep; the nearest is vary.");
        row("setting at the top", base + "epochs: 3\nvary: {batch: [1, 2]}\n", "line 2: epochs is a setting of the trainings");
        row("value out of range", base + "vary:\n  batch:\n    - 4\n    - 0\n", "line 5: batch expected a whole number from 1 to 4096, found '0'.");
        row("value of no number", base + "vary: {optimizer.lr: [fast]}\n", "line 2: optimizer.lr expected a number");
        row("same value twice", base + "vary:\n  optimizer.lr: [0.001, 1e-3]\n", "line 3: optimizer.lr has the value 0.001 twice");
        row("another task's", base + "vary: {gain.box: [1, 2]}\n", "line 2: gain.box belongs to task: detection; this is task: segmentation.");
        row("the task", base + "vary: {task: [segmentation, detection]}\n", "line 2: task cannot be varied");
        row("seed as a setting", base + "vary: {seed: [1, 2]}\n", "line 2: seed is repeated by its own line");
        row("three settings", base + "vary: {batch: [1, 2], epochs: [1, 2], loss: [bce, dice]}\n", "line 2: vary takes one or two settings, found 3");
        row("no list", base + "vary: {batch: 4}\n", "line 2: batch needs a list of values, such as [4, …].");
        row("empty list", base + "vary: {batch: []}\n", "line 2: batch needs a list of values");
        row("nothing to vary", base, "vary is missing");
        row("both", base + "vary: {batch: [1, 2]}\nruns: [{batch: 1}]\n", "line 3: runs and vary stand side by side");
        row("seed twice", base + "vary: {batch: [1, 2]}\nseeds: [1, 2, 1]\n", "line 3: seeds has 1 twice");
        row("seed of no number", base + "vary: {batch: [1, 2]}\nseeds: [1, -2]\n", "line 3: seeds expected whole numbers from 0, found '-2'.");
        row("run's unknown setting", base + "runs:\n  - {batch: 2}\n  - {bach: 3}\n", "line 4: bach is not a key; the nearest is batch.");
        row("run's value", base + "runs:\n  - {batch: 2}\n  - {batch: 9000}\n", "line 4: batch expected a whole number from 1 to 4096, found '9000'.");
        row("same run twice", base + "runs:\n  - {batch: 2}\n  - {batch: 2}\n", "line 4: runs has the settings of run 1 again in run 2");
        row("same name twice", base + "runs:\n  - {name: a, batch: 2}\n  - {name: a, batch: 3}\n", "line 4: name 'a' is that of run 1 too");
        row("no base", "vary: {batch: [1, 2]}\n", "base is missing");
        row("base's key", "base:\n  bach: 3\nvary: {batch: [1, 2]}\n", "line 2: bach is not a key; the nearest is batch.");
        row("no YAML", "base: [\n", "This is not valid YAML");
        row("a list", "- 1\n", "Expected a sweep");
    }
    void whatIsWrongIsNamedByLineWithTheNearest()
    {
        QFETCH(QString, yaml);
        QFETCH(QString, sentence);
        const QString said = refusal(yaml.toStdString());
        QVERIFY2(said.startsWith(QStringLiteral("sweep.yaml: ")), qPrintable(said));
        QVERIFY2(said.contains(sentence), qPrintable(said));
    }

    void settingsThatOnlyDisagreeTogetherNameTheRun()
    {
        const QString said = refusal("base: {task: detection, data: cells}\nvary:\n  model.name: [yolov8n, unet]\n");
        QVERIFY2(said.contains(QStringLiteral("line 3: model.name expected a detector")), qPrintable(said));
    }

    void aThousandTrainingsAreTheMost()
    {
        std::string seeds;
        for (int i = 0; i < 600; ++i) {
            seeds += (i > 0 ? ", " : "") + std::to_string(i);
        }
        const QString said = refusal(base + "vary: {batch: [1, 2]}\nseeds: [" + seeds + "]\n");
        QVERIFY2(said.contains(QStringLiteral("line 2: vary makes 1200 trainings; at most 1000")), qPrintable(said));
    }

    void theReadySweepsCanBeTrainedOnceTheyHaveADataSet()
    {
        for (const recipe::NamedSweep& sweep : recipe::readySweeps()) {
            QVERIFY2(recipe::problemsOf(sweep.plan).empty(), sweep.id.c_str());
            QVERIFY(!sweep.title.empty() && !sweep.description.empty());
            QVERIFY(recipe::idleSettings(sweep.plan).empty());
        }
    }
};

QTEST_GUILESS_MAIN(SweepTest)
#include "tst_sweep.moc"
