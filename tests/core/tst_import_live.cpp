#include "tests/core/imported_run.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <sstream>

using namespace gg;
using Steps = std::vector<std::int64_t>;
using Values = std::vector<double>;

namespace {

struct Log {
    const char* file;
    std::string text;
};

std::string utf16(std::string_view ascii)
{
    std::string bytes = "\xFF\xFE";
    for (const char c : ascii) {
        bytes += std::string{c, '\0'};
    }
    return bytes;
}

/// One of each kind, with what is difficult in them.
std::vector<Log> logs()
{
    return {
        {"results.csv", "                  epoch,         train/box_loss,   metrics/mAP50-95(B),           val/box_loss,           val/cls_loss\n"
                        "                      0,                 1.0955,               0.12345,                      0,                      0\r\n"
                        "                      1,                    nan,                0.2345,                 1.2222,                   0.75\r\n"
                        "                      1,                 0.8155,                0.3345,                    inf,                   0.65\n"
                        "                      2,                 0.7155,                0.4345,                 1.0222,                   0.55\n"},
        {"training.csv", "\xEF\xBB\xBF" "epoch;loss;val_loss\n1;0,91;1,12\n2;0,82;\n\n3;0,73;0,95\n4;0,64;0,9\n"},
        {"log.csv", "a,images,train_loss\n0.5,100,1.5\n0.25,250,1.25\n0.75,300,1.125,7\n0.5,400,1.0,8\n0.5,500\n0.5,600,0.5,9\n"},
        {"log.csv", "time,total\n1,5\n3,4\n2,3\n4,2\n"},
        {"log.tsv", utf16("step\tloss\tval_iou\r\n10\t1.25\t\r\n20\t0.875\t0.5\r\nstep\tloss\tval_iou\r\n10\t1\t0.25\r\n")},
        {"metrics.jsonl", "{\"epoch\": 1, \"loss\": 0.91, \"time\": \"2024-02-29 12:00:00\"}\n{\"epoch\": 2, \"loss\": NaN, \"note\": \"} {\"}\n\n"
                          "{\"epoch\": 2, \"nested\": {\"iou\": 0.5}}\n{\"epoch\": 0, \"loss\": 0.8}\n{\"epoch\": 1, \"loss\": 0.75}"},
        {"training_log_2023_5_5_12_00_00.txt", "2023-05-05 12:00:01.0: Epoch 0\n2023-05-05 12:02:00.5: train_loss 0.1234\n2023-05-05 12:02:00.5: Pseudo dice [0.5, 0.75]\n"
                                               "2023-05-05 12:02:01.0: Epoch 1\n2023-05-05 12:04:00.0: train_loss 0.1\n"},
    };
}

bool same(const Values& a, const Values& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

bool same(const runs::RunHistory& a, const runs::RunHistory& b)
{
    return std::equal(a.series().begin(), a.series().end(), b.series().begin(), b.series().end(), [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.raw == y.second.raw && x.second.steps == y.second.steps && same(x.second.epochs, y.second.epochs)
            && same(x.second.times, y.second.times) && same(x.second.values, y.second.values) && x.second.branches == y.second.branches;
    });
}

/// Whether each series of `part` is the beginning of that of `whole`.
bool isBeginning(const runs::RunHistory& part, const runs::RunHistory& whole)
{
    return std::all_of(part.series().begin(), part.series().end(), [&](const auto& entry) {
        const runs::Series* all = whole.find(entry.first);
        const std::size_t count = entry.second.size();
        return all != nullptr && count <= all->size() && same(entry.second.values, Values(all->values.begin(), all->values.begin() + static_cast<std::ptrdiff_t>(count)));
    });
}

/// Reads what is there each time it is asked to.
struct Watch {
    explicit Watch(const std::string& file) : run(imports::openRun(file, imports::Vocabulary())) {}

    void look(std::size_t slice = 1 << 20)
    {
        for (bool more = true; more;) {
            runs::RunBatch batch = run.tail->poll(slice);
            more = batch.more;
            again += batch.again ? 1 : 0;
            history.append(std::move(batch));
        }
    }

    Values values(const std::string& name) const { return history.find(name) == nullptr ? Values{} : history.find(name)->values; }

    imports::OpenedRun run;
    runs::RunHistory history;
    int again = 0;
};

}  // namespace

class TestImportLive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCutAnywhereLosesAndInventsNothing();
    void smallSlicesMakeNoDifference();
    void aFileThatDoesNotExistYet();
    void aFileThatIsCutIsReadAgain();
    void aFileThatIsWrittenAnewIsReadAgain();
    void aCopyWithMoreAtItsEndGoesOn();
    void aDeletedRunIsLostAndMayComeBack();
    void aPipeIsNotWaitedFor();
    void anExternalWriterWithRestarts();
};

void TestImportLive::aCutAnywhereLosesAndInventsNothing()
{
    const test::TemporaryFolder folder;
    for (const Log& log : logs()) {
        const std::string file = folder.file(log.file);
        test::writeFile(file, log.text);
        Watch whole(file);
        whole.look();
        QVERIFY2(!whole.history.series().empty(), log.file);
        for (std::size_t cut = 0; cut <= log.text.size(); ++cut) {
            test::writeFile(file, log.text.substr(0, cut));
            // What the file is was told when it was whole: a table is not recognised by half a header.
            JobControl control;
            Watch watch(file);
            watch.run = imports::openRun(imports::RunPlace{.path = file, .name = "cut", .tool = whole.run.info.tool, .files = {log.file}}, imports::Vocabulary());
            watch.look();
            const bool fits = isBeginning(watch.history, whole.history);
            test::appendFile(file, log.text.substr(cut));
            watch.look();
            const std::string where = std::string(log.file) + " cut at " + std::to_string(cut);
            QVERIFY2(fits || watch.again > 0, qPrintable(QString::fromStdString(where)));
            QVERIFY2(same(watch.history, whole.history), qPrintable(QString::fromStdString(where)));
        }
    }
}

void TestImportLive::smallSlicesMakeNoDifference()
{
    const test::TemporaryFolder folder;
    for (const Log& log : logs()) {
        const std::string file = folder.file(log.file);
        test::writeFile(file, log.text);
        Watch whole(file);
        whole.look();
        for (const std::size_t slice : {1, 2, 3, 7, 64}) {
            Watch pieces(file);
            pieces.look(slice);
            QVERIFY2(same(pieces.history, whole.history), log.file);
        }
    }
}

void TestImportLive::aFileThatDoesNotExistYet()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("train/args.yaml"), "task: detect\nmode: train\nepochs: 2\n");
    Watch watch(folder.path());
    watch.look();
    QVERIFY(watch.history.series().empty());
    QCOMPARE(watch.run.tail->problems().size(), std::size_t(1));
    test::writeFile(folder.file("train/results.csv"), "epoch,train/box_loss\n1,0.5\n");
    watch.look();
    QCOMPARE(watch.values("train/box_loss"), (Values{0.5}));
    QVERIFY(watch.run.tail->problems().empty());
    QVERIFY(!watch.run.tail->activity().ended);
    test::appendFile(folder.file("train/results.csv"), "2,0.4\n");
    watch.look();
    QVERIFY(watch.run.tail->activity().ended);
    QCOMPARE(watch.run.tail->activity().lastLine, std::string("2,0.4"));
    QCOMPARE(watch.again, 0);
}

void TestImportLive::aFileThatIsCutIsReadAgain()
{
    const test::TemporaryFolder folder;
    const std::string file = folder.file("log.csv");
    test::writeFile(file, "epoch,loss\n1,1.0\n2,0.9\n3,0.8\n");
    Watch watch(file);
    watch.look();
    std::filesystem::resize_file(file, std::strlen("epoch,loss\n1,1.0\n"));
    watch.look();
    QCOMPARE(watch.again, 1);
    QCOMPARE(watch.values("train/loss"), (Values{1.0}));
    QCOMPARE(watch.run.tail->problems().size(), std::size_t(1));
}

void TestImportLive::aFileThatIsWrittenAnewIsReadAgain()
{
    const test::TemporaryFolder folder;
    const std::string file = folder.file("log.csv");
    test::writeFile(file, "epoch,loss\n1,1.0\n2,0.9\n");
    Watch watch(file);
    watch.look();
    // Longer than before, and in the same place: another run.
    test::writeFile(file, "epoch,loss\n1,7.0\n2,6.0\n3,5.0\n4,4.0\n");
    watch.look();
    QCOMPARE(watch.again, 1);
    QCOMPARE(watch.values("train/loss"), (Values{7, 6, 5, 4}));
}

void TestImportLive::aCopyWithMoreAtItsEndGoesOn()
{
    const test::TemporaryFolder folder;
    const std::string file = folder.file("log.csv");
    test::writeFile(file, "epoch,loss\n1,1.0\n2,0.9\n");
    Watch watch(file);
    watch.look();
    // As rsync does it.
    test::writeFile(folder.file("copy"), "epoch,loss\n1,1.0\n2,0.9\n3,0.8\n");
    std::filesystem::rename(folder.file("copy"), file);
    watch.look();
    QCOMPARE(watch.again, 0);
    QCOMPARE(watch.values("train/loss"), (Values{1.0, 0.9, 0.8}));
    test::writeFile(folder.file("other"), "epoch,loss\n1,1.5\n2,0.9\n3,0.8\n4,0.7\n");
    std::filesystem::rename(folder.file("other"), file);
    watch.look();
    QCOMPARE(watch.again, 1);
    QCOMPARE(watch.values("train/loss"), (Values{1.5, 0.9, 0.8, 0.7}));
}

void TestImportLive::aDeletedRunIsLostAndMayComeBack()
{
    const test::TemporaryFolder folder;
    const std::string file = folder.file("run/results.csv");
    test::writeFile(file, "epoch,train/box_loss,metrics/mAP50(B)\n1,1.0,0.5\n");
    Watch watch(folder.file("run"));
    watch.look();
    std::filesystem::remove_all(folder.file("run"));
    watch.look();
    QVERIFY(watch.run.tail->lost());
    QCOMPARE(watch.values("val/map50"), (Values{0.5}));
    test::writeFile(file, "epoch,train/box_loss,metrics/mAP50(B)\n1,1.0,0.5\n2,0.9,0.6\n");
    watch.look();
    QVERIFY(!watch.run.tail->lost());
    QCOMPARE(watch.values("val/map50"), (Values{0.5, 0.6}));
}

void TestImportLive::aPipeIsNotWaitedFor()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("args.yaml"), "task: detect\nmode: train\n");
    QCOMPARE(QProcess::execute("mkfifo", {QString::fromStdString(folder.file("results.csv"))}), 0);
    Watch watch(folder.path());
    watch.look();
    QVERIFY(!watch.run.tail->problems().empty());
    QVERIFY(watch.run.tail->problems().front().find("pipe") != std::string::npos);
}

void TestImportLive::anExternalWriterWithRestarts()
{
    // Rows come in three pieces each. The writer dies within row 31 and is started again from epoch 21; at the end everything is there.
    const char* const script = R"(
file="$1"
write() { e=$1; printf '%d,' $e >> "$file"; printf '0.%d,1.' $e >> "$file"; printf '%d\n' $e >> "$file"; }
printf 'epoch,loss' > "$file"; printf ',val_loss\n' >> "$file"
i=1; while [ $i -le 30 ]; do write $i; i=$((i+1)); done
printf '31,0.3' >> "$file"
printf '\nepoch,loss,val_loss\n' >> "$file"
i=21; while [ $i -le 200 ]; do write $i; i=$((i+1)); done
)";
    const test::TemporaryFolder folder;
    const std::string file = folder.file("log.csv");
    test::writeFile(file, "");
    const imports::RunPlace place{.path = file, .name = "log", .tool = "Keras", .files = {"log.csv"}};
    Watch watch(file);
    watch.run = imports::openRun(place, imports::Vocabulary());
    QProcess writer;
    writer.start("/bin/sh", {"-c", script, "writer", QString::fromStdString(file)});
    QVERIFY(writer.waitForStarted());
    std::size_t seen = 0;
    while (writer.state() != QProcess::NotRunning) {
        watch.look();
        QVERIFY(watch.values("val/loss").size() >= seen);
        seen = watch.values("val/loss").size();
        writer.waitForFinished(1);
    }
    QCOMPARE(writer.exitCode(), 0);
    watch.look();
    Steps steps;
    Values losses;
    const auto expect = [&](int from, int to) {
        for (int epoch = from; epoch <= to; ++epoch) {
            steps.push_back(epoch);
            losses.push_back(QString("1.%1").arg(epoch).toDouble());
        }
    };
    expect(1, 30);
    expect(21, 200);
    QCOMPARE(watch.history.find("val/loss")->steps, steps);
    QCOMPARE(watch.values("val/loss"), losses);
    QCOMPARE(watch.history.find("val/loss")->branches, (std::vector<std::size_t>{30}));
    QCOMPARE(watch.again, 0);
    QCOMPARE(watch.run.tail->problems().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestImportLive)
#include "tst_import_live.moc"
