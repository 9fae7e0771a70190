#include "tests/core/dataset_folder.h"
#include "tests/support/command_line.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace gg;
using test::CommandOutcome;

namespace {

CommandOutcome model(const QStringList& arguments)
{
    return test::runCli(QStringList{QStringLiteral("model")} + arguments);
}

QString write(const test::TemporaryFolder& folder, const std::string& name, const QString& text)
{
    QFile file(QString::fromStdString(folder.file(name)));
    if (!file.open(QIODevice::WriteOnly)) {
        return {};
    }
    file.write(text.toUtf8());
    return file.fileName();
}

}  // namespace

class ModelCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theJsonHasThePublishedSizeAndALayerForEachRow()
    {
        const CommandOutcome outcome = model({"yolov8n", "--classes", "80", "--size", "640", "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject json = outcome.json();
        QCOMPARE(json["parameters"].toInt(), 3'157'200);
        QCOMPARE(json["fused_parameters"].toInt(), 3'151'904);
        QVERIFY(std::abs(json["gflops"].toDouble() - 8.9) < 0.089);
        const QJsonArray layers = json["layers"].toArray();
        QCOMPARE(layers.size(), 23);  // ten of the backbone, twelve of the neck, detect
        int parameters = 0;
        double gflops = 0;
        for (const QJsonValue& layer : layers) {
            parameters += layer.toObject()["parameters"].toInt();
            gflops += layer.toObject()["gflops"].toDouble();
        }
        QCOMPARE(parameters, 3'157'200);
        QVERIFY(std::abs(gflops - json["gflops"].toDouble()) < 1e-9);
        // The stem: 3 to 16 channels, 3x3, and two values a channel of batch norm; 640 px halved.
        const QJsonObject stem = layers.first().toObject();
        QCOMPARE(stem["parameters"].toInt(), 3 * 16 * 9 + 2 * 16);
        QCOMPARE(stem["output"].toArray(), (QJsonArray{320, 320}));
        QCOMPARE(layers.last().toObject()["block"].toString(), QStringLiteral("detect"));
    }

    /// Two pictures of 64x48 px at 128 px: boxes of half and of a quarter of their width, 64 and 32 px wide, 48 and 24 px high.
    void anchorsAreFoundInADataSet()
    {
        const test::DatasetFolder set;
        set.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [thing]\n");
        for (const char* name : {"train/a", "train/b", "val/c"}) {
            set.image("images/" + std::string(name) + ".png", 64, 48);
        }
        set.write("labels/train/a.txt", "0 0.5 0.5 0.5 0.5\n");
        set.write("labels/train/b.txt", "0 0.5 0.5 0.25 0.25\n0 0.5 0.5 0.5 0.5\n");
        set.write("labels/val/c.txt", "0 0.5 0.5 0.9 0.1\n");
        const CommandOutcome outcome = model({"yolov3-tiny", "--size", "128", "--anchors", QString::fromStdString(set.path("")), "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject json = outcome.json();
        QCOMPARE(json["anchor_fit"].toObject()["boxes"].toInt(), 3);
        QCOMPARE(json["anchor_fit"].toObject()["mean_iou"].toDouble(), 1.0);
        // The sizes themselves, and what fills up, 5/4 times as large and again: 32x24, 40x30, 50x37.5, 64x48, 80x60, 100x75.
        QCOMPARE(json["anchors"].toArray().first().toArray(), (QJsonArray{32, 24}));
        QCOMPARE(json["anchors"].toArray().last().toArray(), (QJsonArray{100, 75}));
        QVERIFY2(outcome.errors.contains("of the split train"), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("list: 32x24 40x30 50x37.5 64x48 80x60 100x75"), qPrintable(outcome.errors));
        QCOMPARE(model({"yolov8n", "--anchors", QString::fromStdString(set.path(""))}).exitCode, 2);
    }

    void classesAndSizeAreThoseAskedFor()
    {
        const QJsonObject large = model({"yolo11s", "--json", "-"}).json();
        QCOMPARE(large["parameters"].toInt(), 9'458'752);
        const QJsonObject small = model({"yolo11s", "--size", "320", "--classes", "80", "--json", "-"}).json();
        QCOMPARE(small["parameters"].toInt(), 9'458'752);
        QVERIFY(std::abs(small["gflops"].toDouble() * 4 - large["gflops"].toDouble()) < 1e-6);
        QVERIFY(model({"yolo11s", "--classes", "3", "--json", "-"}).json()["parameters"].toInt() < 9'458'752);
    }

    void aPersonReadsATable()
    {
        const CommandOutcome outcome = model({"yolov12n", "--layers"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.output.contains("2,553,904"), qPrintable(outcome.output));
        QVERIFY(outcome.output.contains("products of attention"));
        QVERIFY(outcome.output.contains("a2c2f"));
        QVERIFY(!model({"yolov12n"}).output.contains("a2c2f"));
    }

    void withoutANameEveryNameIsListed()
    {
        const CommandOutcome outcome = model({});
        QCOMPARE(outcome.exitCode, 0);
        for (const char* text : {"yolov8x", "68,229,648", "yolo11m", "20,114,688", "yolov12l-v1.0", "26,450,784"}) {
            QVERIFY2(outcome.output.contains(text), text);
        }
    }

    void aFourthHeadIsAnOption()
    {
        const QJsonObject json = model({"yolov8n", "--stride4", "--json", "-"}).json();
        QCOMPARE(json["strides"].toArray(), (QJsonArray{4, 8, 16, 32}));
        QCOMPARE(model({"yolov8n", "--json", "-"}).json()["strides"].toArray(), (QJsonArray{8, 16, 32}));
    }

    void aPrintedDescriptionIsReadBack()
    {
        const test::TemporaryFolder folder;
        const QString file = write(folder, "mine.yaml", model({"yolov8n", "--yaml"}).output);
        const QJsonObject json = model({file, "--scale", "s", "--json", "-"}).json();
        QCOMPARE(json["model"].toString(), QStringLiteral("yolov8s"));
        QCOMPARE(json["parameters"].toInt(), 11'166'560);
        QCOMPARE(model({file, "--json", "-"}).json()["parameters"].toInt(), 3'157'200);  // the first scale
    }

    void mistakesAreNamed()
    {
        const test::TemporaryFolder folder;
        const CommandOutcome name = model({"yolov8nn"});
        QCOMPARE(name.exitCode, 2);
        QVERIFY2(name.errors.contains("yolov8n"), qPrintable(name.errors));
        const CommandOutcome size = model({"yolov8n", "--size", "100"});
        QCOMPARE(size.exitCode, 2);
        QVERIFY2(size.errors.contains("32"), qPrintable(size.errors));
        const CommandOutcome row = model({write(folder, "bad.yaml", "layers:\n  - conf: {out: 16, stride: 2}\n")});
        QCOMPARE(row.exitCode, 2);
        QVERIFY2(row.errors.contains("bad.yaml") && row.errors.contains("line 2") && row.errors.contains("conv"), qPrintable(row.errors));
        QCOMPARE(model({QString::fromStdString(folder.file("none.yaml"))}).exitCode, 2);
        QCOMPARE(model({"yolov8n", "--classes", "0"}).exitCode, 2);
        QCOMPARE(model({"yolov8n", "--scale", "s"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(ModelCommandTest)
#include "tst_model_command.moc"
