#include "app/run_feed.h"

#include "core/runs/run_folder.h"
#include "tests/core/event_records.h"
#include "widgets/models/run_collection.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;

namespace {

/// Appends a file to another one in so many pieces, as a process of its own: pieces end within numbers and lines.
const char* const feeder = R"(
source=$1; target=$2; pieces=$3; i=0
size=$(wc -c < "$source")
piece=$((size / pieces + 1))
while [ $((i * piece)) -lt "$size" ]; do
  dd if="$source" bs="$piece" skip="$i" count=1 status=none >> "$target"
  i=$((i + 1))
done
)";

void write(const QString& file, const QByteArray& text)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
}

struct Column {
    std::vector<std::int64_t> steps;
    std::vector<double> values;
};

/// One point a row, values that no other row has.
double recallAt(int attempt, int epoch)
{
    return 0.25 * attempt + 0.001 * epoch;
}

QByteArray row(int attempt, int epoch)
{
    return QByteArray::number(epoch) + ',' + QByteArray::number(10.5 * epoch) + ',' + QByteArray::number(3.0 / epoch, 'g', 17) + ','
           + QByteArray::number(recallAt(attempt, epoch), 'g', 17) + '\n';
}

}  // namespace

/// A scalar as TensorFlow and PyTorch write them; the value is one that 32 bits hold exactly.
const char* const scoreTag = "custom/score";
double scoreAt(int attempt, int step)
{
    return attempt + step / 1024.0;
}
std::string score(int attempt, int step)
{
    return test::scalarRecord(scoreTag, step, static_cast<float>(scoreAt(attempt, step)), 1.7e9 + 100.0 * attempt + step);
}

/// A trainer that knows nothing of us writes beside the window.
class TestExternalWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_run = m_folder->filePath(QStringLiteral("train"));
        QVERIFY(QDir().mkpath(m_run));
        write(m_run + QStringLiteral("/args.yaml"), "task: detect\nmode: train\nmodel: yolov8n.pt\nepochs: 60\npatience: 50\n");
        m_runs = std::make_unique<widgets::RunCollection>();
        m_feed = std::make_unique<app::RunFeed>(*m_runs);
        m_invented.clear();
    }

    void cleanup()
    {
        m_feed.reset();
        m_runs.reset();
    }

    /// Two attempts: the first breaks off in the middle of its epoch 25, the second goes on from epoch 20, as a resumed training does.
    void nothingIsLostOrInvented()
    {
        Column expected;
        QByteArray text("epoch,time,train/box_loss,metrics/recall(B)\n");
        for (int epoch = 1; epoch <= 24; ++epoch) {
            text += row(1, epoch);
            expected.steps.push_back(epoch);
            expected.values.push_back(recallAt(1, epoch));
        }
        text += "25,262.5,0.1";  // killed here
        text += '\n';            // what the next writer's first line break makes of it
        for (int epoch = 20; epoch <= 60; ++epoch) {
            text += row(2, epoch);
            expected.steps.push_back(epoch);
            expected.values.push_back(recallAt(2, epoch));
        }
        watch(QStringLiteral("val/recall"), expected);
        feed(text, 31);
        QTRY_COMPARE_WITH_TIMEOUT(shown(QStringLiteral("val/recall")).values.size(), expected.values.size(), 60000);
        QVERIFY2(m_invented.isEmpty(), qPrintable(m_invented));
        QCOMPARE(shown(QStringLiteral("val/recall")).values, expected.values);
        QCOMPARE(shown(QStringLiteral("val/recall")).steps, expected.steps);
        QCOMPARE(m_runs->at(0).history.find("val/recall")->branches, std::vector<std::size_t>{24});
        // The half line is named, not guessed.
        QTRY_VERIFY(!m_runs->at(0).problems.empty());
        QVERIFY2(QString::fromStdString(m_runs->at(0).problems.front()).contains(QStringLiteral("results.csv")), m_runs->at(0).problems.front().c_str());
    }

    void theLastLineWaitsForItsEnd()
    {
        Column expected{.steps = {1, 2}, .values = {recallAt(1, 1), recallAt(1, 2)}};
        watch(QStringLiteral("val/recall"), expected);
        feed("epoch,time,train/box_loss,metrics/recall(B)\n" + row(1, 1) + row(1, 2).chopped(3), 7);
        QTRY_COMPARE_WITH_TIMEOUT(shown(QStringLiteral("val/recall")).values.size(), 1U, 60000);
        feed(row(1, 2).right(3), 1);
        QTRY_COMPARE_WITH_TIMEOUT(shown(QStringLiteral("val/recall")).values.size(), 2U, 60000);
        QVERIFY2(m_invented.isEmpty(), qPrintable(m_invented));
    }

    void ourOwnEventsInPieces()
    {
        const QString run = m_folder->filePath(QStringLiteral("own"));
        runs::RunInfo info;
        info.name = "own";
        info.epochs = 40;
        info.configYaml = "loss: bce\n";
        QByteArray text;
        {
            auto writer = runs::RunFolderWriter::create(run.toStdString(), info);
        }
        Column expected;
        for (int epoch = 1; epoch <= 40; ++epoch) {
            const runs::RunEvent event{.kind = runs::EventKind::Epoch, .time = 1.7e9 + epoch, .step = epoch, .epoch = static_cast<double>(epoch),
                                       .values = {{"val/recall", recallAt(1, epoch)}}, .text = {}, .message = {}};
            text += QByteArray::fromStdString(runs::toLine(event)) + '\n';
            expected.steps.push_back(epoch);
            expected.values.push_back(recallAt(1, epoch));
        }
        m_run = run;
        watch(QStringLiteral("val/recall"), expected);
        feed(text, 23, QStringLiteral("events.jsonl"));
        QTRY_COMPARE_WITH_TIMEOUT(shown(QStringLiteral("val/recall")).values.size(), expected.values.size(), 60000);
        QVERIFY2(m_invented.isEmpty(), qPrintable(m_invented));
        QCOMPARE(shown(QStringLiteral("val/recall")).values, expected.values);
        QVERIFY(m_runs->at(0).problems.empty());
    }

    /// Two programs write at the same time, of two runs: one a table, the other event files. The second is killed within a record, and started again
    /// from an earlier step, which makes a file of its own.
    void eventFilesAndATableBesideEachOther()
    {
        const QString events = m_folder->filePath(QStringLiteral("events"));
        QVERIFY(QDir().mkpath(events));
        Column scores;
        std::string first = test::versionRecord(1.7e9);
        for (int step = 1; step <= 120; ++step) {
            first += score(1, step);
            scores.steps.push_back(step);
            scores.values.push_back(scoreAt(1, step));
        }
        const std::string torn = score(1, 121);
        first += torn.substr(0, torn.size() - 7);  // killed here
        std::string second = test::versionRecord(1.7e9 + 500);
        for (int step = 81; step <= 260; ++step) {
            second += score(2, step);
            scores.steps.push_back(step);
            scores.values.push_back(scoreAt(2, step));
        }
        Column recalls;
        QByteArray table("epoch,time,train/box_loss,metrics/recall(B)\n");
        for (int epoch = 1; epoch <= 60; ++epoch) {
            table += row(1, epoch);
            recalls.steps.push_back(epoch);
            recalls.values.push_back(recallAt(1, epoch));
        }
        const auto written = startWriting(QByteArray::fromStdString(first), events + QStringLiteral("/events.out.tfevents.1700000000.host.1.0"), 97);
        QVERIFY(written);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(events + QStringLiteral("/events.out.tfevents.1700000000.host.1.0")), 60000);
        watch(QStringLiteral("val/recall"), recalls);
        watchRun(events, QString::fromLatin1(scoreTag), scores);
        const auto beside = startWriting(table, m_run + QStringLiteral("/results.csv"), 41);
        QVERIFY(beside);
        QTRY_COMPARE_WITH_TIMEOUT(written->state(), QProcess::NotRunning, 120000);
        const auto restarted = startWriting(QByteArray::fromStdString(second), events + QStringLiteral("/events.out.tfevents.1700000500.host.2.0"), 131);
        QVERIFY(restarted);
        QTRY_COMPARE_WITH_TIMEOUT(restarted->state(), QProcess::NotRunning, 120000);
        QTRY_COMPARE_WITH_TIMEOUT(shownOf(events, QString::fromLatin1(scoreTag)).values.size(), scores.values.size(), 60000);
        QTRY_COMPARE_WITH_TIMEOUT(shownOf(m_run, QStringLiteral("val/recall")).values.size(), recalls.values.size(), 60000);
        QVERIFY2(m_invented.isEmpty(), qPrintable(m_invented));
        QCOMPARE(shownOf(events, QString::fromLatin1(scoreTag)).values, scores.values);
        QCOMPARE(shownOf(events, QString::fromLatin1(scoreTag)).steps, scores.steps);
        QCOMPARE(shownOf(m_run, QStringLiteral("val/recall")).values, recalls.values);
        const widgets::RunEntry& run = m_runs->at(m_runs->indexOf(events));
        QCOMPARE(run.history.find(scoreTag)->branches, std::vector<std::size_t>{120});
        QCOMPARE(run.history.series().size(), 1U);
    }

    /// A record comes in three pieces; its checksum holds only when the last one is there.
    void halfARecordIsNoPoint()
    {
        const QString events = m_folder->filePath(QStringLiteral("events"));
        const QString file = events + QStringLiteral("/events.out.tfevents.1700000000.host.1.0");
        QVERIFY(QDir().mkpath(events));
        const std::string whole = score(1, 2);
        write(file, QByteArray::fromStdString(test::versionRecord() + score(1, 1) + whole.substr(0, 5)));
        const Column expected{.steps = {1, 2, 3}, .values = {scoreAt(1, 1), scoreAt(1, 2), scoreAt(1, 3)}};
        watchRun(events, QString::fromLatin1(scoreTag), expected);
        QTRY_COMPARE_WITH_TIMEOUT(shownOf(events, QString::fromLatin1(scoreTag)).values.size(), 1U, 60000);
        test::writeBytes(file.toStdString(), whole.substr(5, whole.size() - 9), true);
        // The next run's point is the sign that this one was looked at meanwhile.
        watch(QStringLiteral("val/recall"), {.steps = {1}, .values = {recallAt(1, 1)}});
        feed("epoch,time,train/box_loss,metrics/recall(B)\n" + row(1, 1), 1);
        QTRY_COMPARE_WITH_TIMEOUT(shownOf(m_run, QStringLiteral("val/recall")).values.size(), 1U, 60000);
        QCOMPARE(shownOf(events, QString::fromLatin1(scoreTag)).values.size(), 1U);
        test::writeBytes(file.toStdString(), whole.substr(whole.size() - 4) + score(1, 3), true);
        QTRY_COMPARE_WITH_TIMEOUT(shownOf(events, QString::fromLatin1(scoreTag)).values.size(), 3U, 60000);
        QVERIFY2(m_invented.isEmpty(), qPrintable(m_invented));
        QCOMPARE(shownOf(events, QString::fromLatin1(scoreTag)).values, expected.values);
        QVERIFY(m_runs->at(m_runs->indexOf(events)).problems.empty());
    }

private:
    /// At every moment what is shown has to be a beginning of what will be there.
    void watch(const QString& series, const Column& expected) { watchRun(m_run, series, expected); }

    void watchRun(const QString& run, const QString& series, const Column& expected)
    {
        const auto look = [this, run, series, expected] {
            const Column now = shownOf(run, series);
            const bool begins = now.values.size() <= expected.values.size()
                                && std::equal(now.values.begin(), now.values.end(), expected.values.begin())
                                && std::equal(now.steps.begin(), now.steps.end(), expected.steps.begin());
            if (!begins && m_invented.isEmpty()) {
                m_invented = QStringLiteral("after %1 points the series is no beginning of the expected one").arg(now.values.size());
            }
        };
        connect(m_runs.get(), &widgets::RunCollection::added, this, look);
        connect(m_runs.get(), &widgets::RunCollection::changed, this, look);
        m_feed->follow(run, false);
    }

    void feed(const QByteArray& text, int pieces, const QString& target = QStringLiteral("results.csv"))
    {
        const auto writer = startWriting(text, m_run + QLatin1Char('/') + target, pieces);
        QVERIFY(writer);
        // The window's thread goes on while the other process writes.
        QTRY_COMPARE_WITH_TIMEOUT(writer->state(), QProcess::NotRunning, 60000);
        QCOMPARE(writer->exitCode(), 0);
        QVERIFY2(writer->readAllStandardError().isEmpty(), "the writer failed");
    }

    /// Null where it did not start.
    std::unique_ptr<QProcess> startWriting(const QByteArray& text, const QString& target, int pieces)
    {
        const QString source = m_folder->filePath(QStringLiteral("text%1").arg(m_sources++));
        write(source, text);
        auto writer = std::make_unique<QProcess>();
        writer->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromLatin1(feeder), QStringLiteral("feeder"), source, target, QString::number(pieces)});
        return writer->waitForStarted() ? std::move(writer) : nullptr;
    }

    Column shown(const QString& series) const { return shownOf(m_run, series); }

    Column shownOf(const QString& run, const QString& series) const
    {
        const int index = m_runs->indexOf(run);
        const runs::Series* found = index < 0 ? nullptr : m_runs->at(index).history.find(series.toStdString());
        return found == nullptr ? Column{} : Column{.steps = found->steps, .values = found->values};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<widgets::RunCollection> m_runs;
    std::unique_ptr<app::RunFeed> m_feed;
    QString m_run;
    QString m_invented;
    int m_sources = 0;
};

QTEST_MAIN(TestExternalWriter)
#include "tst_external_writer.moc"
