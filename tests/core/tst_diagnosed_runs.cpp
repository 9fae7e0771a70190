#include "tests/core/imported_run.h"
#include "tests/support/test_data.h"

#include "core/diagnosis/diagnosis.h"

#include <QTest>

using namespace gg;

namespace {

/// All that stands by itself: "warning run.overfitting 11".
QStringList saidOf(const std::string& relative)
{
    const runs::Run run = test::readRunAt(test::dataPath(relative));
    QStringList all;
    for (const auto& verdict : diagnosis::diagnose(run.info, run.history).verdicts) {
        if (verdict.because.empty()) {
            all << QStringLiteral("%1 %2%3").arg(QString::fromUtf8(audit::severityName(verdict.severity).data()), QString::fromStdString(verdict.rule),
                                                 verdict.over ? QStringLiteral(" (over)") : QString());
        }
    }
    return all;
}

}  // namespace

/// What is said of real runs that other tools wrote, against what is known of them.
class TestDiagnosedRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsSaid_data();
    void whatIsSaid();
    void noPrefixOfAHealthyRunIsCalledRuined_data();
    void noPrefixOfAHealthyRunIsCalledRuined();
};

void TestDiagnosedRuns::whatIsSaid_data()
{
    QTest::addColumn<QString>("run");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* run, const QStringList& said) { QTest::newRow(run) << QStringLiteral("runs/%1").arg(QLatin1String(run)) << said; };
    row("yolov5_radar/exp5", {"warning run.overfitting"});
    row("yolov5_radar/exp10", {});
    row("yolov5_radar/exp22", {});
    row("ultralytics_segment/train", {"info run.schedule_artefact", "info run.stopped_early", "info run.loss_not_finite (over)"});
    row("ultralytics_segment/train3", {"info run.schedule_artefact"});
    row("ultralytics_segment/train11", {"error run.learning_rate_high"});
    row("ultralytics_detect_yolo11/detect/train2", {"info run.stopped_early"});
    row("ultralytics_detect_yolo11/detect/train3", {});
    row("ultralytics_detect_yolo11/detect/train4", {"info run.schedule_artefact"});
    row("ultralytics_detect_bccd_v8n", {"info run.stopped_early"});
    row("yolo12_coco_logs/yolov12n.csv", {"info run.loss_not_finite (over)"});
    row("yolo12_coco_logs/yolov12m.csv", {"info run.loss_not_finite (over)"});
}

void TestDiagnosedRuns::whatIsSaid()
{
    QFETCH(const QString, run);
    QFETCH(const QStringList, said);
    GG_REQUIRE_DATA(run.toStdString());
    QCOMPARE(saidOf(run.toStdString()).join(", "), said.join(", "));
}

void TestDiagnosedRuns::noPrefixOfAHealthyRunIsCalledRuined_data()
{
    QTest::addColumn<QString>("run");
    for (const char* run : {"yolov5_radar/exp10", "yolov5_radar/exp22", "yolov5_radar/exp5", "ultralytics_segment/train", "ultralytics_segment/train3", "ultralytics_detect_yolo11/detect/train3",
                            "ultralytics_detect_yolo11/detect/train4", "ultralytics_detect_bccd_v8n", "yolo12_coco_logs/yolov12n.csv"}) {
        QTest::newRow(run) << QStringLiteral("runs/%1").arg(QLatin1String(run));
    }
}

void TestDiagnosedRuns::noPrefixOfAHealthyRunIsCalledRuined()
{
    QFETCH(const QString, run);
    GG_REQUIRE_DATA(run.toStdString());
    const runs::Run whole = test::readRunAt(test::dataPath(run.toStdString()));
    const int last = whole.history.lastEpoch();
    for (int until = 1; until <= last; until += last > 200 ? 7 : 1) {
        runs::RunBatch batch;
        for (const auto& [name, series] : whole.history.series()) {
            const auto end = std::upper_bound(series.epochs.begin(), series.epochs.end(), until + 1e-6) - series.epochs.begin();
            batch.pieces.push_back({.name = name,
                                    .raw = series.raw,
                                    .file = series.file,
                                    .ofEpochs = whole.history.isEpochSeries(name),
                                    .steps = {series.steps.begin(), series.steps.begin() + end},
                                    .epochs = {series.epochs.begin(), series.epochs.begin() + end},
                                    .times = {},
                                    .values = {series.values.begin(), series.values.begin() + end},
                                    .branches = {}});
        }
        runs::RunHistory history;
        history.append(std::move(batch));
        for (const auto& verdict : diagnosis::diagnose(whole.info, history).verdicts) {
            QVERIFY2(verdict.severity != audit::Severity::Error, qPrintable(QStringLiteral("epoch %1: %2").arg(until).arg(QString::fromStdString(verdict.rule))));
        }
    }
}

QTEST_APPLESS_MAIN(TestDiagnosedRuns)
#include "tst_diagnosed_runs.moc"
