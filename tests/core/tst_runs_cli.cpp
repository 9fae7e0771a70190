#include "core/audit/review.h"
#include "core/io/files.h"
#include "core/runs/run_folder.h"
#include "tests/support/command_line.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace gg;

namespace {

/// A run folder with these epochs of (sensitivity, specificity).
QString writeRun(const test::TemporaryFolder& folder, const std::string& name, const std::string& loss,
                 const std::vector<std::pair<double, double>>& epochs)
{
    runs::RunInfo info;
    info.name = name;
    info.configYaml = "loss: " + loss + "\n";
    info.epochs = 20;
    info.valForeground = 0.092;
    info.datasetFingerprint = "f00d";
    const auto writer = runs::RunFolderWriter::create(folder.file(name), info);
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        runs::RunEvent event;
        event.kind = runs::EventKind::Epoch;
        event.epoch = static_cast<double>(i + 1);
        event.step = static_cast<std::int64_t>(60 * (i + 1));
        event.values = {{"val/sensitivity", epochs[i].first}, {"val/specificity", epochs[i].second}};
        writer->event(event);
    }
    return QString::fromStdString(folder.file(name));
}

/// What a command writes until it says this, or until nothing comes any more.
QString saidBy(QProcess& command, const char* words)
{
    QByteArray said;
    while (!said.contains(words) && command.waitForReadyRead(120000)) {
        said += command.readAllStandardOutput();
    }
    return QString::fromUtf8(said);
}

}  // namespace

class TestRunsCommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void diagnoseExitsWithOneForACollapse();
    void diagnoseExitsWithZeroForAHealthyRun();
    void diagnoseNamesWhatIsNoRun();
    void diagnoseReadsARunThatWasCut();
    void diagnoseJudgesSeveralRuns();
    void diagnoseTakesSettings();
    void diagnoseGoesThroughTheChecklist();
    void checklistAndReportKnowTheSpotCheck();
    void watchingTellsWhatAppearsUntilTheEnd();
    void watchingAFolderFindsRunsThatBeginLater();
    void aWatchedFolderMayBeEmpty();
    void watchingEndsCleanlyOnCtrlC();
    void compareShowsWhatDiffers();
    void compareNeedsTwoRuns();
    void compareGroupsAndWritesATable();
    void compareSaysWhetherADifferenceIsNoise();
    void reportOnRunsIsWritten();
    void figureOfWhatIsNoRunIsRefused();
};

void TestRunsCommandLine::diagnoseExitsWithOneForACollapse()
{
    const test::TemporaryFolder folder;
    const QString bce = writeRun(folder, "bce", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    const QString json = QString::fromStdString(folder.file("out/verdicts.json"));
    const test::CommandOutcome outcome = test::runCli({"diagnose", bce, "--json", json});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.output.contains("sensitivity 0.42 → 0.27"));
    QFile file(json);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto object = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(object["run"].toString(), "bce");
    QCOMPARE(object["verdicts"].toArray().at(0).toObject()["rule"].toString(), "run.foreground_collapse");
}

void TestRunsCommandLine::diagnoseExitsWithZeroForAHealthyRun()
{
    const test::TemporaryFolder folder;
    const test::CommandOutcome outcome = test::runCli({"diagnose", writeRun(folder, "both", "bce_dice", {{0.606, 0.906}, {0.684, 0.918}}), "--json", "-"});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.json()["verdicts"].toArray().size(), 0);
}

void TestRunsCommandLine::diagnoseNamesWhatIsNoRun()
{
    const test::TemporaryFolder folder;
    const test::CommandOutcome outcome = test::runCli({"diagnose", QString::fromStdString(folder.path())});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.errors.contains(QString::fromStdString(folder.path())));
    QVERIFY(outcome.errors.contains("run.yaml"));
}

void TestRunsCommandLine::diagnoseReadsARunThatWasCut()
{
    const test::TemporaryFolder folder;
    const QString bce = writeRun(folder, "bce", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    QFile events(bce + "/events.jsonl");
    QVERIFY(events.open(QIODevice::Append));
    events.write("{\"kind\":\"epo\n{\"kind\":\"epoch\",\"ep");
    events.close();
    const test::CommandOutcome outcome = test::runCli({"diagnose", bce});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.errors.contains("line 4"), qPrintable(outcome.errors));
}

void TestRunsCommandLine::diagnoseJudgesSeveralRuns()
{
    const test::TemporaryFolder folder;
    const QString bce = writeRun(folder, "bce", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    const QString both = writeRun(folder, "both", "bce_dice", {{0.606, 0.906}, {0.684, 0.918}});
    const test::CommandOutcome outcome = test::runCli({"diagnose", bce, both, "--json", "-"});
    QCOMPARE(outcome.exitCode, 1);
    const QJsonArray runs = QJsonDocument::fromJson(outcome.output.toUtf8()).array();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0].toObject()["folder"].toString(), bce);
    QCOMPARE(runs[0].toObject()["verdicts"].toArray().size(), 1);
    QCOMPARE(runs[1].toObject()["verdicts"].toArray().size(), 0);
    QCOMPARE(test::runCli({"diagnose", QString::fromStdString(folder.path())}).exitCode, 1);
}

void TestRunsCommandLine::diagnoseTakesSettings()
{
    const test::TemporaryFolder folder;
    const QString bce = writeRun(folder, "bce", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    const QString other = writeRun(folder, "other", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    QFile settings(QString::fromStdString(folder.file("rules.yaml")));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write(QStringLiteral("muted: [{rule: run.foreground_collapse, run: \"%1\", reason: known since Monday}]\n").arg(bce).toUtf8());
    settings.close();
    const test::CommandOutcome muted = test::runCli({"diagnose", bce, "--settings", settings.fileName()});
    QCOMPARE(muted.exitCode, 0);
    QVERIFY2(muted.output.contains("Reason: known since Monday"), qPrintable(muted.output));
    QCOMPARE(test::runCli({"diagnose", other, "--settings", settings.fileName()}).exitCode, 1);
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("thresholds: {run.overfiting: {fall: 2}}\n");
    settings.close();
    const test::CommandOutcome wrong = test::runCli({"diagnose", bce, "--settings", settings.fileName()});
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY2(wrong.errors.contains("rules.yaml:1"), qPrintable(wrong.errors));
}

void TestRunsCommandLine::diagnoseGoesThroughTheChecklist()
{
    const test::TemporaryFolder folder;
    const QString bce = writeRun(folder, "bce", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    const test::CommandOutcome outcome = test::runCli({"diagnose", bce, "--checklist"});
    QVERIFY2(outcome.output.contains("[!] The foreground did not collapse"), qPrintable(outcome.output));
    QVERIFY2(outcome.output.contains("[ ] Somebody looked at 50 pairs"), qPrintable(outcome.output));
    const test::CommandOutcome json = test::runCli({"diagnose", bce, "--checklist", "--json", "-"});
    QVERIFY(!json.json()["checklist"].toArray().isEmpty());
    QVERIFY(!test::runCli({"diagnose", bce, "--json", "-"}).json().contains("checklist"));
}

void TestRunsCommandLine::checklistAndReportKnowTheSpotCheck()
{
    const test::TemporaryFolder folder;
    const QString bce = writeRun(folder, "bce", "bce", {{0.424, 0.896}, {0.68, 0.9}});
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString(folder.file("home")));
    audit::ReviewStore reviews(audit::ReviewStore::fileIn(audit::ReviewStore::usualFolder(), "f00d"), "set", "f00d");
    reviews.set("a.jpg", audit::Verdict::Good, {});
    reviews.set("b.jpg", audit::Verdict::WrongPair, {});
    const QString page = QString::fromStdString(folder.file("report.html"));
    const test::CommandOutcome outcome = test::runCli({"diagnose", bce, "--checklist"});
    const test::CommandOutcome written = test::runCli({"report", bce, "--no-curves", "--out", page});
    qunsetenv("XDG_DATA_HOME");
    const QString day = QString::fromStdString(reviews.lastTime()).left(10);
    const QString said = QStringLiteral("2 pairs were looked at, the last on %1: 1 marked wrong.").arg(day);
    QVERIFY2(outcome.output.contains("[!] Somebody looked at 50 pairs"), qPrintable(outcome.output));
    QVERIFY2(outcome.output.contains(said), qPrintable(outcome.output));
    QCOMPARE(written.exitCode, 0);
    QFile file(page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(file.readAll()).contains(said));
}

void TestRunsCommandLine::watchingTellsWhatAppearsUntilTheEnd()
{
    const test::TemporaryFolder folder;
    const QString run = writeRun(folder, "bce", "bce", {{0.424, 0.896}});
    QProcess watch;
    test::startCli(watch, {"diagnose", "--watch", run});
    const auto writer = runs::RunFolderWriter::resume(folder.file("bce"));
    writer->event({.kind = runs::EventKind::Epoch, .time = 0, .step = 120, .epoch = 2, .values = {{"val/sensitivity", 0.268}, {"val/specificity", 0.981}}, .text = {}, .message = {}});
    // A warning where it was seen to grow, an error where the two epochs were there when it was first looked at.
    const QString said = saidBy(watch, "Foreground collapse");
    QVERIFY2(said.contains(": Foreground collapse, since epoch 2: sensitivity 0.42 → 0.27"), qPrintable(said));
    writer->event({.kind = runs::EventKind::State, .time = 0, .step = 120, .epoch = 2, .values = {}, .text = std::string(runs::runStateId(runs::RunState::Finished)), .message = {}});
    const test::CommandOutcome outcome = test::finished(watch);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.output.contains("bce: finished after epoch 2"), qPrintable(outcome.output));
}

void TestRunsCommandLine::watchingAFolderFindsRunsThatBeginLater()
{
    const test::TemporaryFolder folder;
    writeRun(folder, "first", "bce", {{0.6, 0.9}});
    QProcess watch;
    test::startCli(watch, {"diagnose", "--watch", QString::fromStdString(folder.path())});
    const QString first = saidBy(watch, "are followed from their start on");
    QVERIFY2(first.contains("Runs that begin in " + QString::fromStdString(folder.path())), qPrintable(first));
    const QString second = writeRun(folder, "second", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    const QString said = saidBy(watch, "Foreground collapse");
    QVERIFY2(said.contains("second: a new run, in " + second), qPrintable(said));
    QVERIFY2(said.contains("second: error: Foreground collapse, since epoch 2"), qPrintable(said));
    QVERIFY2(!said.contains("first: a new run"), qPrintable(said));
    watch.terminate();
    QCOMPARE(test::finished(watch).exitCode, 1);
}

void TestRunsCommandLine::aWatchedFolderMayBeEmpty()
{
    const test::TemporaryFolder folder;
    const QString nowhere = QString::fromStdString(folder.file("nowhere"));
    QCOMPARE(test::runCli({"diagnose", "--watch", nowhere}).exitCode, 2);
    QProcess watch;
    test::startCli(watch, {"diagnose", "--watch", QString::fromStdString(folder.path())});
    saidBy(watch, "are followed from their start on");
    // A training of another tool: its settings first, its table a while later.
    const std::string exp = folder.file("exp");
    io::createFolder(exp);
    io::writeFileAtomically(exp + "/args.yaml", "task: detect\nmodel: yolov8n.pt\ndata: data.yaml\nepochs: 3\nimgsz: 640\n");
    const QString began = saidBy(watch, "exp: a new run");
    QVERIFY2(began.contains("exp: a new run"), qPrintable(began));
    io::writeFileAtomically(exp + "/results.csv",
                            "epoch,train/box_loss,metrics/mAP50(B),metrics/mAP50-95(B)\n1,1.5,0.2,0.1\n2,nan,0.2,0.1\n3,nan,0.2,0.1\n");
    const QString said = saidBy(watch, "finished after epoch 3");
    QVERIFY2(said.contains("run.loss_not_finite"), qPrintable(said));
    watch.terminate();
    QCOMPARE(test::finished(watch).exitCode, 1);
}

void TestRunsCommandLine::watchingEndsCleanlyOnCtrlC()
{
    const test::TemporaryFolder folder;
    const QString run = writeRun(folder, "bce", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    const QString json = QString::fromStdString(folder.file("verdicts.json"));
    QProcess watch;
    test::startCli(watch, {"diagnose", "--watch", run, "--json", json});
    QVERIFY(watch.waitForReadyRead(120000));
    watch.terminate();
    QCOMPARE(test::finished(watch).exitCode, 1);
    QVERIFY(QFile::exists(json));
}

void TestRunsCommandLine::compareShowsWhatDiffers()
{
    const test::TemporaryFolder folder;
    const QString bce = writeRun(folder, "bce", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    const QString both = writeRun(folder, "both", "bce_dice", {{0.606, 0.906}, {0.684, 0.918}});
    const test::CommandOutcome outcome = test::runCli({"compare", bce, both});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.output.contains("loss      bce   bce_dice"));
    QVERIFY(outcome.output.contains("0.424 (1), 0.268"));
    QVERIFY(outcome.output.contains("0.684 (2), 0.684"));
}

void TestRunsCommandLine::compareGroupsAndWritesATable()
{
    const test::TemporaryFolder folder;
    const QString first = writeRun(folder, "bce_s1", "bce", {{0.4, 0.9}, {0.6, 0.9}});
    const QString second = writeRun(folder, "bce_s2", "bce", {{0.8, 0.9}});
    const QString other = writeRun(folder, "dice_s1", "dice", {{0.5, 0.9}});
    const QString table = QString::fromStdString(folder.file("runs.csv"));
    const test::CommandOutcome outcome = test::runCli({"compare", first, second, other, "--group-names", "{}_s*", "--json", "-", "--table", table});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonArray groups = outcome.json()["groups"].toArray();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups.at(0).toObject()["name"].toString(), "bce");
    const QJsonObject sensitivity = groups.at(0).toObject()["best"].toArray().at(0).toObject();
    QCOMPARE(sensitivity["series"].toString(), "val/sensitivity");
    QCOMPARE(sensitivity["n"].toInt(), 2);
    QVERIFY(qAbs(sensitivity["mean"].toDouble() - 0.7) < 1e-12);
    QVERIFY(qAbs(sensitivity["deviation"].toDouble() - std::sqrt(0.02)) < 1e-12);
    QFile file(table);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.startsWith("group,val/sensitivity,val/sensitivity ±,val/specificity,val/specificity ±\r\n"), text.constData());
    QVERIFY2(text.contains("dice (n = 1)") || text.contains("dice,0.5,,0.9,"), text.constData());
    QCOMPARE(test::runCli({"compare", first, second, "--table", "runs.pdf"}).exitCode, 2);
}

void TestRunsCommandLine::compareSaysWhetherADifferenceIsNoise()
{
    const test::TemporaryFolder folder;
    const auto writeCounts = [&](const std::string& name, std::uint64_t hit) {
        const QString path = writeRun(folder, name, name, {{0.5, 0.9}});
        runs::EpochDetail detail{.epoch = 1, .pooled = {}, .images = {}};
        for (int i = 0; i < 30; ++i) {
            detail.images.push_back({"/d/" + std::to_string(i) + ".png", {.tp = hit + static_cast<std::uint64_t>(i % 3), .fp = 10, .fn = 10, .tn = 100}});
        }
        runs::RunFolderWriter::resume(folder.file(name))->epochDetail(detail, {});
        return path;
    };
    const test::CommandOutcome outcome = test::runCli({"compare", writeCounts("worse", 20), writeCounts("better", 60), "--json", "-"});
    const QJsonArray verdicts = outcome.json()["verdicts"].toArray();
    QCOMPARE(verdicts.size(), 1);
    const QJsonObject dice = verdicts.at(0).toObject()["measures"].toArray().at(0).toObject();
    QCOMPARE(dice["measure"].toString(), "image_dice");
    QVERIFY(!dice["within_noise"].toBool(true));
    QVERIFY(dice["low"].toDouble() > 0);
    QCOMPARE(verdicts.at(0).toObject()["wins"].toInt(), 30);
}

void TestRunsCommandLine::compareNeedsTwoRuns()
{
    const test::TemporaryFolder folder;
    QCOMPARE(test::runCli({"compare", writeRun(folder, "bce", "bce", {})}).exitCode, 2);
}

void TestRunsCommandLine::reportOnRunsIsWritten()
{
    const test::TemporaryFolder folder;
    const QString bce = writeRun(folder, "bce", "bce", {{0.424, 0.896}, {0.268, 0.981}});
    const QString out = QString::fromStdString(folder.file("report.html"));
    QCOMPARE(test::runCli({"report", bce, "--no-curves", "--out", out}).exitCode, 0);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("run.foreground_collapse"));
    const test::TemporaryFolder empty;
    QCOMPARE(test::runCli({"report", bce, QString::fromStdString(empty.path()), "--out", out}).exitCode, 2);
}

void TestRunsCommandLine::figureOfWhatIsNoRunIsRefused()
{
    const test::TemporaryFolder folder;
    const test::CommandOutcome outcome = test::runCli({"figure", QString::fromStdString(folder.path()), "--chart", "loss", "--out", "x.svg"});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.errors.contains("no run folder"));
}

QTEST_GUILESS_MAIN(TestRunsCommandLine)
#include "tst_runs_cli.moc"
