#include "tests/core/dataset_folder.h"
#include "tests/support/command_line.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using gg::test::DatasetFolder;
using gg::test::runCli;
using Outcome = gg::test::CommandOutcome;

namespace {

QString dataFile(const char* relative)
{
    return QString::fromStdString(gg::test::dataPath(relative));
}

QJsonObject golden(const char* relative)
{
    QFile file(dataFile(relative));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// Two pictures of 100 × 100 with a cat each, left and right of the first a dog.
class Cats {
public:
    Cats()
    {
        m_folder.write("truth.json", R"({"images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 100},
            {"id": 2, "file_name": "b.jpg", "width": 100, "height": 100}],
            "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 40, 40], "area": 1600, "iscrowd": 0},
            {"id": 2, "image_id": 2, "category_id": 1, "bbox": [10, 10, 40, 40], "area": 1600, "iscrowd": 0}],
            "categories": [{"id": 1, "name": "cat"}]})");
    }
    QString file(const char* name, const char* text) const
    {
        m_folder.write(name, text);
        return QString::fromStdString(m_folder.path(name));
    }
    QString truth() const { return QString::fromStdString(m_folder.path("truth.json")); }
    QString folder() const { return QString::fromStdString(m_folder.path("epochs")); }

    static constexpr const char* oneHit = R"([{"image_id": 1, "category_id": 1, "bbox": [10, 10, 40, 40], "score": 0.9}])";
    static constexpr const char* bothHit = R"([{"image_id": 1, "category_id": 1, "bbox": [10, 10, 40, 40], "score": 0.9},
        {"image_id": 2, "category_id": 1, "bbox": [10, 10, 40, 40], "score": 0.8}])";

private:
    DatasetFolder m_folder;
};

}  // namespace

class TestEvaluateCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEnsembleFindsWhatEitherFindsAndIsKeptWhereAsked()
    {
        const Cats cats;
        const QString one = cats.file("one.json", Cats::oneHit);
        const QString both = cats.file("both.json", Cats::bothHit);
        const QString kept = cats.file("kept.json", "");
        const Outcome outcome = runCli({"evaluate", "--truth", cats.truth(), "--predictions", one, "--ensemble", both, "--ensemble-out", kept, "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QCOMPARE(outcome.json()[QLatin1String("coco")][QLatin1String("AR1")].toDouble(), 1.0);
        // (0.9 + 0.9) / 2 on the first picture, 0.8 of one of two on the second.
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].toObject()[QLatin1String("score")].toDouble(), 0.9);
        QCOMPARE(rows[1].toObject()[QLatin1String("score")].toDouble(), 0.4);
        const Outcome weights = runCli({"evaluate", "--truth", cats.truth(), "--predictions", one, "--ensemble", both, "--weights", "1,2,3"});
        QCOMPARE(weights.exitCode, 2);
        QVERIFY2(weights.errors.contains(QStringLiteral("needs a positive weight for each")), qPrintable(weights.errors));
    }

    void oneHitOfTwoIsHalfTheRecallPoints()
    {
        const Cats cats;
        const Outcome outcome = runCli({"evaluate", "--truth", cats.truth(), "--predictions", cats.file("p.json", Cats::oneHit), "--definition", "all", "--json", "-"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject json = outcome.json();
        // Recall 0.5 at precision 1: 51 of 101 points, at every threshold.
        QCOMPARE(json[QLatin1String("coco")][QLatin1String("AP")].toDouble(), 51.0 / 101);
        QCOMPARE(json[QLatin1String("coco")][QLatin1String("AR1")].toDouble(), 0.5);
        QCOMPARE(json[QLatin1String("coco")][QLatin1String("APs")].toDouble(), -1.0);
        QCOMPARE(json[QLatin1String("per_class")][QLatin1String("cat")][QLatin1String("truths")].toInt(), 2);
        QCOMPARE(json[QLatin1String("errors")][QLatin1String("counts")][QLatin1String("missed")].toInt(), 1);
        QCOMPARE(json[QLatin1String("confusion")][QLatin1String("counts")].toArray().at(0).toArray().at(1).toInt(), 1);
        QVERIFY(json[QLatin1String("definitions")][QLatin1String("ultralytics-8.3")][QLatin1String("mAP50")].toDouble() > 0.74);
        QVERIFY(json[QLatin1String("timing")][QLatin1String("load_s")].toDouble() > 0);
        QVERIFY(json[QLatin1String("timing")][QLatin1String("evaluate_s")].toDouble() > 0);
        QCOMPARE(json[QLatin1String("input")][QLatin1String("issues")].toArray().at(0)[QLatin1String("id")].toString(), QStringLiteral("missing_images"));
    }

    void theTableIsForPeople()
    {
        const Cats cats;
        const Outcome outcome = runCli({"evaluate", "--truth", cats.truth(), "--predictions", cats.file("p.json", Cats::oneHit)});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.output.startsWith("1 detection for 1 of 2 images of all.\n"), qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains("0.505"), qPrintable(outcome.output));
        QVERIFY(outcome.output.contains("Evaluated images without any usable prediction: 1 (b.jpg)"));
    }

    void severalEpochsAreASeries()
    {
        const Cats cats;
        cats.file("epochs/predictions_2.json", Cats::oneHit);
        cats.file("epochs/predictions_10.json", Cats::bothHit);
        const QStringList common{"evaluate", "--truth", cats.truth(), "--predictions", cats.folder(), "--json", "-"};
        const QJsonObject json = runCli(common).json();
        QCOMPARE(json[QLatin1String("coco")][QLatin1String("AP")].toDouble(), 1.0);
        QCOMPARE(json[QLatin1String("epochs")].toArray().size(), 2);
        QCOMPARE(json[QLatin1String("epochs")].toArray().at(0)[QLatin1String("epoch")].toInt(), 2);
        QCOMPARE(json[QLatin1String("epochs")].toArray().at(0)[QLatin1String("coco")][QLatin1String("AP50")].toDouble(), 51.0 / 101);
        QCOMPARE(runCli(common + QStringList{"--epoch", "2"}).json()[QLatin1String("coco")][QLatin1String("AP")].toDouble(), 51.0 / 101);
        const Outcome none = runCli(common + QStringList{"--epoch", "7"});
        QCOMPARE(none.exitCode, 2);
        QVERIFY(none.errors.contains("from 2 to 10"));
    }

    void twoPredictionsAreCompared()
    {
        const Cats cats;
        const QString one = cats.file("one.json", Cats::oneHit);
        const QJsonObject same = runCli({"evaluate", "--truth", cats.truth(), "--predictions", one, "--against", one, "--json", "-"}).json();
        QCOMPARE(same[QLatin1String("against")][QLatin1String("AP")][QLatin1String("difference")].toDouble(), 0.0);
        QVERIFY(same[QLatin1String("against")][QLatin1String("AP")][QLatin1String("within_noise")].toBool());
        const Outcome table = runCli({"evaluate", "--truth", cats.truth(), "--predictions", one, "--against", cats.file("two.json", Cats::bothHit)});
        QVERIFY2(table.output.contains("difference 0.495"), qPrintable(table.output));
    }

    void rowsOfWhichNoneCanBeUsedEndWithOne()
    {
        const Cats cats;
        const Outcome outcome = runCli({"evaluate", "--truth", cats.truth(), "--predictions", cats.file("p.json", R"([{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "score": NaN}])")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.output.contains("Rows whose confidence is no finite number: 1 (row 1: score NaN)"), qPrintable(outcome.output));
        QCOMPARE(runCli({"evaluate", "--truth", cats.truth(), "--predictions", cats.file("none.json", "[]")}).exitCode, 0);
    }

    void whatCannotBeEvaluatedEndsWithTwo()
    {
        const Cats cats;
        const QString results = cats.file("p.json", Cats::oneHit);
        const Outcome swapped = runCli({"evaluate", "--truth", results, "--predictions", cats.truth()});
        QCOMPARE(swapped.exitCode, 2);
        QVERIFY2(swapped.errors.contains("it is no truth"), qPrintable(swapped.errors));
        const Outcome truth = runCli({"evaluate", "--truth", cats.truth(), "--predictions", cats.truth()});
        QCOMPARE(truth.exitCode, 2);
        QVERIFY2(truth.errors.contains("it is a truth file, not predictions"), qPrintable(truth.errors));
        const Outcome masks = runCli({"evaluate", "--truth", cats.truth(), "--predictions", results, "--iou-type", "segm"});
        QCOMPARE(masks.exitCode, 2);
        QVERIFY2(masks.errors.contains("Its labels are boxes"), qPrintable(masks.errors));
    }

    void theNumbersArePycocotools_data()
    {
        QTest::addColumn<QString>("truth");
        QTest::addColumn<QString>("predictions");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("golden");
        QTest::newRow("boxes") << "coco/val2014_100/instances_val2014_100.json" << "coco/val2014_100/instances_val2014_fakebbox100_results.json" << "bbox"
                               << "coco/golden/coco_val2014_100_bbox.json";
        QTest::newRow("masks") << "coco/val2014_100/instances_val2014_100.json" << "coco/val2014_100/instances_val2014_fakesegm100_results.json" << "segm"
                               << "coco/golden/coco_val2014_100_segm.json";
        QTest::newRow("cells") << "coco/bccd_val_gt.json" << "coco/bccd_val_v8n_dt.json" << "bbox" << "coco/golden/bccd_val_v8n_bbox.json";
    }

    void theNumbersArePycocotools()
    {
        GG_REQUIRE_DATA("coco/golden");
        QFETCH(QString, truth);
        QFETCH(QString, predictions);
        QFETCH(QString, type);
        QFETCH(QString, golden);
        const QJsonObject expected = ::golden(qPrintable(golden));
        const Outcome outcome = runCli({"evaluate", "--truth", dataFile(qPrintable(truth)), "--predictions", dataFile(qPrintable(predictions)), "--iou-type", type, "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject json = outcome.json();
        const QJsonArray names = expected[QLatin1String("names")].toArray();
        QCOMPARE(names.size(), 12);
        for (int i = 0; i < names.size(); ++i) {
            const double here = json[QLatin1String("coco")][names[i].toString()].toDouble(-7);
            QVERIFY2(std::abs(here - expected[QLatin1String("stats")].toArray()[i].toDouble()) <= 1e-12, qPrintable(names[i].toString() + QString::number(here, 'g', 17)));
        }
        const QJsonObject classes = expected[QLatin1String("per_class")].toObject();
        for (auto it = classes.begin(); it != classes.end(); ++it) {
            for (const QString& name : {QStringLiteral("AP"), QStringLiteral("AP50")}) {
                const double here = json[QLatin1String("per_class")][it.key()][name].toDouble(-7);
                QVERIFY2(std::abs(here - it.value()[name].toDouble(-1)) <= 1e-12, qPrintable(it.key() + " " + name + " " + QString::number(here, 'g', 17)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestEvaluateCommand)
#include "tst_evaluate_command.moc"
