#include "core/base/error.h"
#include "core/report/sweep_results.h"
#include "core/training/sweep_queue.h"
#include "tests/support/command_line.h"
#include "tests/support/fake_engine.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <fstream>

using namespace gg;
using training::SweepQueue;
using training::TrainOutcome;

namespace {

QByteArray contents(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

/// Dice of 0.5 with BCE and 0.7 with Dice, 0.02 more with seed 2; each run's first epoch is its best.
std::vector<std::pair<std::string, double>> validation(const recipe::TrainConfig& config, int epoch)
{
    const double dice = (config.loss == recipe::Loss::Bce ? 0.5 : 0.7) + (config.seed == 2 ? 0.02 : 0.0) - 0.01 * (epoch - 1);
    return {{"val/dice", dice}, {"val/loss", 1 - dice}, {"val/predicted_foreground", 0.1}};
}

}  // namespace

/// groundglass-cli sweep, over trainings that were made up.
class SweepCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<test::TemporaryFolder>();
        m_folder = m_temporary->file("losses");
    }

    void theTableHasARowForEachSettingWithItsSpreadOverSeeds()
    {
        begin("vary: {loss: [bce, dice]}\nseeds: [1, 2]\n");
        const test::CommandOutcome outcome = sweep({QStringLiteral("--table"), place("table.csv")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        // Mean of 0.50 and 0.52; deviation √(2 · 0.01²) = 0.01414 with n − 1.
        const QByteArray csv = contents(place("table.csv"));
        QVERIFY2(csv.startsWith("loss,runs,val/dice,val/dice ±,val/loss,val/loss ±\r\nbce,2,0.51,0.0141421356"), csv.constData());
        QVERIFY2(csv.contains("\r\ndice,2,0.71,0.0141421356"), csv.constData());
        QVERIFY2(outcome.output.contains(QStringLiteral("**0.710 ± 0.014**")), qPrintable(outcome.output));
    }

    void valuesOfARowAreThoseOfOneNetwork()
    {
        test::FakeEngine engine;
        // Dice is best in the first epoch, the loss in the second: the row is that of the first.
        const auto falls = [](const recipe::TrainConfig& config, int epoch) -> std::vector<std::pair<std::string, double>> {
            return {{"val/dice", 0.5 + 0.1 * config.batch - 0.1 * epoch}, {"val/loss", 0.9 - 0.1 * epoch}};
        };
        begin("vary: {batch: [1, 2]}\n", &engine, falls);
        sweep({QStringLiteral("--table"), place("batches.csv")});
        const QByteArray csv = contents(place("batches.csv"));
        QVERIFY2(csv.contains("\r\n1,1,0.5,,0.8,") && csv.contains("\r\n2,1,0.6,,0.8,"), csv.constData());
    }

    void lossesOfDifferentKindsHaveNoBest()
    {
        begin("vary: {loss: [bce, dice]}\n");
        QCOMPARE(sweep({}).output.count(QStringLiteral("**")), 2);  // Dice alone
        m_folder = m_temporary->file("batches");
        begin("vary: {batch: [1, 2]}\nseeds: [1]\n");
        QCOMPARE(sweep({}).output.count(QStringLiteral("**")), 8);  // both, and both runs are as good
    }

    void aFailedRunIsNamedAndMissingInItsRow()
    {
        test::FakeEngine engine;
        engine.does["dice_seed2"] = [](training::TrainControl&) -> TrainOutcome { throw Error(ErrorCode::InvalidArgument, {}, "The disk made a noise."); };
        begin("vary: {loss: [bce, dice]}\nseeds: [1, 2]\n", &engine);
        std::filesystem::remove_all(m_folder + "/dice_seed2");
        const test::CommandOutcome outcome = sweep({});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains(QStringLiteral("dice_seed2 failed: The disk made a noise.")), qPrintable(outcome.errors));
        QVERIFY2(outcome.output.contains(QStringLiteral("1 of 2")), qPrintable(outcome.output));
    }

    void theFigureShowsTheMetricAgainstANumberOnAnAxisThatFits()
    {
        begin("vary: {optimizer.lr: [0.1, 0.001, 0.01]}\nseeds: [1, 2]\n");
        const test::CommandOutcome outcome = sweep({QStringLiteral("--figure"), place("rates.svg")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(contents(place("rates.svg")).contains("<svg"));
        const QByteArray recipe = contents(place("rates.figure.json"));
        QVERIFY(recipe.contains("\"label\": \"optimizer.lr\""));
        QVERIFY(recipe.contains("\"logarithmic\": true"));
        // The recipe holds the numbers: it is drawn again without the runs.
        std::filesystem::remove_all(m_folder);
        const test::CommandOutcome again = test::runCli({QStringLiteral("figure"), QStringLiteral("--recipe"), place("rates.figure.json"), QStringLiteral("--out"), place("again.png")});
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
    }

    void aRecipeThatWasChangedIsKept()
    {
        begin("vary: {batch: [1, 2]}\n");
        QCOMPARE(sweep({QStringLiteral("--figure"), place("size.svg")}).exitCode, 0);
        const QByteArray first = contents(place("size.figure.json"));
        // Drawn again from the same runs it is the same, and nothing is set aside.
        const test::CommandOutcome same = sweep({QStringLiteral("--figure"), place("size.svg")});
        QVERIFY2(!same.errors.contains(QStringLiteral("is kept")), qPrintable(same.errors));
        QByteArray changed = first;
        changed.replace("\"label\": \"batch\"", "\"label\": \"Pictures a step\"");
        QVERIFY(changed != first);
        write("size.figure.json", changed.toStdString());
        const test::CommandOutcome again = sweep({QStringLiteral("--figure"), place("size.svg")});
        QVERIFY2(again.exitCode == 0 && again.errors.contains(QStringLiteral("size-1.figure.json")), qPrintable(again.errors));
        QCOMPARE(contents(place("size-1.figure.json")), changed);
        QCOMPARE(contents(place("size.figure.json")), first);
    }

    void wordsAreBarsAndASecondSettingIsALineEach()
    {
        begin("vary: {loss: [bce, dice]}\nseeds: [1, 2]\n");
        QVERIFY(figureText().find("\"kind\": \"bars\"") != std::string::npos);
        m_folder = m_temporary->file("both");
        begin("vary: {loss: [bce, dice], batch: [2, 4]}\nseeds: [1, 2]\n");
        const std::string text = figureText();
        QVERIFY(text.find("\"run\": \"loss bce\"") != std::string::npos);
        QVERIFY(text.find("\"run\": \"loss dice\"") != std::string::npos);
        QVERIFY(text.find("\"label\": \"batch\"") != std::string::npos);
    }

    void aMetricThatNoRunHasIsNamedWithThoseThereAre()
    {
        begin("vary: {loss: [bce, dice]}\n");
        const test::CommandOutcome outcome = sweep({QStringLiteral("--metric"), QStringLiteral("val/map50"), QStringLiteral("--figure"), place("no.svg")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains(QStringLiteral("No run of this sweep has values of val/map50. They have val/dice, val/loss.")), qPrintable(outcome.errors));
        QCOMPARE(sweep({QStringLiteral("--metric"), QStringLiteral("loss")}).output.count(QStringLiteral("val/loss")), 1);
    }

    void theRunsAreListedBeforeAnythingIsTrained()
    {
        write("losses.yaml", "base: {data: polyps}\nvary: {loss: [bce, dice]}\nseeds: [4]\n");
        const test::CommandOutcome outcome = test::runCli({QStringLiteral("sweep"), place("losses.yaml"), QStringLiteral("--list")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.output.contains(QStringLiteral("dice_seed4")), qPrintable(outcome.output));
        const test::CommandOutcome ready = test::runCli({QStringLiteral("sweep"), QStringLiteral("--ready"), QStringLiteral("list")});
        QVERIFY(ready.output.contains(QStringLiteral("segmentation_losses: ")));
    }

    void aMistakeInTheFileIsNamedByLine()
    {
        write("losses.yaml", "base: {data: polyps}\nvary:\n  losss: [bce, dice]\n");
        const test::CommandOutcome outcome = test::runCli({QStringLiteral("sweep"), place("losses.yaml"), QStringLiteral("--out"), place("x")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains(QStringLiteral("losses.yaml: line 3: losss is not a key; the nearest is loss.")), qPrintable(outcome.errors));
        QVERIFY(!QFileInfo::exists(place("x")));
    }

    void aFolderWithAnotherSweepIsNotMixed()
    {
        begin("vary: {loss: [bce, dice]}\n");
        write("losses.yaml", "base: {data: polyps}\nvary: {loss: [bce, bce_dice]}\n");
        const QString out = QString::fromStdString(m_folder);
        const test::CommandOutcome begun = test::runCli({QStringLiteral("sweep"), place("losses.yaml"), QStringLiteral("--out"), out});
        QCOMPARE(begun.exitCode, 2);
        QVERIFY2(begun.errors.contains(QStringLiteral("There is a sweep in this folder already.")), qPrintable(begun.errors));
        const test::CommandOutcome mixed = test::runCli({QStringLiteral("sweep"), place("losses.yaml"), QStringLiteral("--resume"), QStringLiteral("--out"), out});
        QCOMPARE(mixed.exitCode, 2);
        QVERIFY2(mixed.errors.contains(QStringLiteral("is another one than")), qPrintable(mixed.errors));
        QCOMPARE(test::runCli({QStringLiteral("sweep"), QStringLiteral("--out"), place("none")}).exitCode, 2);
    }

private:
    QString place(const char* name) const { return QString::fromStdString(m_temporary->file(name)); }
    void write(const char* name, const std::string& text) const { std::ofstream(m_temporary->file(name)) << text; }

    using Validation = decltype(test::FakeEngine::validates);
    void begin(const std::string& rest, test::FakeEngine* given = nullptr, const Validation& validates = validation)
    {
        test::FakeEngine own;
        test::FakeEngine& engine = given != nullptr ? *given : own;
        engine.validates = validates;
        const auto queue = SweepQueue::create(recipe::parseSweep("base: {data: /data, epochs: 2}\n" + rest, "sweep.yaml", "/"), m_folder);
        queue->run(engine, [](const std::string&) { return std::make_shared<const dataset::Dataset>(); }, [](const training::QueuedRun&) {});
    }

    test::CommandOutcome sweep(const QStringList& more) const
    {
        return test::runCli(QStringList{QStringLiteral("sweep"), QStringLiteral("--out"), QString::fromStdString(m_folder)} + more);
    }

    /// What is drawn; the drawing itself is the window program's.
    std::string figureText()
    {
        const test::CommandOutcome outcome = sweep({QStringLiteral("--figure"), place("figure.png")});
        return outcome.exitCode == 0 ? contents(place("figure.figure.json")).toStdString() : outcome.errors.toStdString();
    }

    std::unique_ptr<test::TemporaryFolder> m_temporary;
    std::string m_folder;
};

QTEST_GUILESS_MAIN(SweepCommandTest)
#include "tst_sweep_command.moc"
