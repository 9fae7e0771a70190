#include "core/dataset/open.h"
#include "core/predictions/own_results.h"
#include "core/training/detection/validation.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/command_line.h"
#include "tests/support/temporary_folder.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <map>
#include <random>

using namespace gg;
using namespace gg::training;

namespace {

using Number = std::uniform_real_distribution<double>;

/// A YOLO set of pictures of several shapes with up to four objects of three classes.
test::DatasetFolder yoloSet(const std::vector<std::string>& splits)
{
    test::DatasetFolder folder;
    std::mt19937 random(5);
    std::string yaml = "path: .\nnames: [red, white, “platelet”]\n";
    for (const std::string& split : splits) {
        yaml += split + ": images/" + split + "\n";
        for (int i = 0; i < 14; ++i) {
            const std::string stem = split + "/cell_" + std::to_string(i);
            folder.image("images/" + stem + ".png", i % 3 == 0 ? 64 : 90, i % 3 == 1 ? 64 : 48);
            std::string lines;
            for (int object = 0; object < i % 5; ++object) {
                const double width = Number(0.1, 0.4)(random);
                const double height = Number(0.1, 0.4)(random);
                lines += std::to_string(random() % 3) + ' ' + std::to_string(Number(width / 2, 1 - width / 2)(random)) + ' '
                         + std::to_string(Number(height / 2, 1 - height / 2)(random)) + ' ' + std::to_string(width) + ' ' + std::to_string(height) + '\n';
            }
            folder.write("labels/" + stem + ".txt", lines);
        }
    }
    folder.write("data.yaml", yaml);
    return folder;
}

/// A COCO set whose class numbers are neither places nor in a row, with a crowd in each other picture.
test::DatasetFolder cocoSet()
{
    test::DatasetFolder folder;
    std::string images;
    std::string annotations;
    for (int i = 0; i < 8; ++i) {
        const std::string name = "shot " + std::to_string(i) + ".png";
        folder.image("val/" + name, 80, 60);
        images += (i == 0 ? "" : ",") + std::string(R"({"id": )") + std::to_string(100 - i) + R"(, "file_name": ")" + name + R"(", "width": 80, "height": 60})";
        annotations += (i == 0 ? "" : ",") + std::string(R"({"id": )") + std::to_string(2 * i + 1) + R"(, "image_id": )" + std::to_string(100 - i)
                       + R"(, "category_id": )" + (i % 2 == 0 ? "7" : "3") + R"(, "bbox": [5, 5, 20, )" + std::to_string(15 + i) + R"(], "area": 300, "iscrowd": 0},)"
                       + R"({"id": )" + std::to_string(2 * i + 2) + R"(, "image_id": )" + std::to_string(100 - i)
                       + R"(, "category_id": 7, "bbox": [40, 20, 38, 38], "area": 1444, "iscrowd": )" + (i % 2 == 0 ? "1" : "0")
                       + (i % 2 == 0 ? R"(, "segmentation": {"size": [60, 80], "counts": [2420, 38, 2342]}})" : "}");
    }
    folder.write("annotations/instances_val.json", R"({"images": [)" + images + R"(], "annotations": [)" + annotations
                                                       + R"(], "categories": [{"id": 7, "name": "car"}, {"id": 3, "name": "bus"}]})");
    return folder;
}

/// Everything that a training has by the time of its first validation.
class Prepared
{
public:
    explicit Prepared(const std::string& path)
        : dataset(dataset::openDataset(path, m_control))
    {
        config.task = "detection";
        config.imageSize = 96;
        config.batch = 2;
        config.detection.confidence = 0.01;
        store.emplace(collectDetections(*dataset).samples, config.imageSize, std::size_t{1} << 26U);
        store->decodeAll(m_control);
    }

    /// Of these samples; all where none is named.
    DetectionValidator validator(std::vector<std::size_t> val = {})
    {
        for (std::size_t i = 0; val.empty() && i < store->size(); ++i) {
            all.push_back(i);
        }
        return {*dataset, *store, val.empty() ? all : val, config, 32, {.parts = {"box_loss", "class_loss", "dfl_loss"}, .details = {}}, m_control};
    }

    JobControl m_control;
    dataset::DatasetPtr dataset;
    recipe::TrainConfig config;
    std::optional<DetectionStore> store;
    std::vector<std::size_t> all;
    UnreadableLog unreadable;
};

/// A network that finds most objects more or less, confuses some, and sees some where there are none. What it says of a picture depends on
/// the picture alone.
Judgement half(const Prepared& prepared, const DetectionBatch& batch)
{
    constexpr std::int64_t anchors = 60;
    const auto classes = static_cast<std::int64_t>(prepared.dataset->classNames.size());
    const auto count = static_cast<std::int64_t>(batch.size());
    Judgement judgement{.decoded = {torch::zeros({count, anchors, 4}), torch::zeros({count, anchors, classes})},
                        .lossParts = torch::tensor({1.0, 0.5, 0.25}) * static_cast<double>(count)};
    for (std::int64_t n = 0; n < count; ++n) {
        const std::size_t index = batch.samples[static_cast<std::size_t>(n)];
        const Placement& placement = batch.placements[static_cast<std::size_t>(n)];
        std::mt19937 random(static_cast<unsigned>(index));
        const std::vector<StoredBox>& boxes = prepared.store->sample(index).boxes;
        for (std::int64_t a = 0; a < anchors; ++a) {
            const bool onTruth = !boxes.empty() && a % 3 != 0;
            const StoredBox truth = onTruth ? boxes[static_cast<std::size_t>(a) % boxes.size()] : StoredBox{0.2F, 0.2F, 0.5F, 0.6F, 0};
            const double x = Number(-6, 6)(random) * (onTruth ? 1 : 5);
            const double y = Number(-4, 4)(random);
            const auto across = [&](float share) { return static_cast<float>(static_cast<double>(share) * placement.width * placement.scale + placement.padX + x); };
            const auto down = [&](float share) { return static_cast<float>(static_cast<double>(share) * placement.height * placement.scale + placement.padY + y); };
            const std::array<float, 4> sides{across(truth.left), down(truth.top), across(truth.right), down(truth.bottom)};
            for (std::size_t side = 0; side < 4; ++side) {
                judgement.decoded.boxes[n][a][static_cast<std::int64_t>(side)] = sides[side];
            }
            const std::int64_t label = random() % 5 == 0 ? static_cast<std::int64_t>(random() % static_cast<unsigned>(classes)) : truth.label;
            judgement.decoded.scores[n][a][label] = Number(0.005, onTruth ? 0.95 : 0.5)(random);
        }
    }
    return judgement;
}

Judgement silence(const Prepared& prepared, const DetectionBatch& batch)
{
    Judgement judgement = half(prepared, batch);
    judgement.decoded.scores.zero_();
    return judgement;
}

double valueOf(const Values& values, const std::string& name)
{
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.first == name; });
    if (found == values.end()) {
        throw std::runtime_error("no value " + name);
    }
    return found->second;
}

/// −1 and null are what COCO's and other numbers are where nothing is defined.
void compareNumbers(double ours, const QJsonValue& theirs, const char* what)
{
    const double said = theirs.isNull() || theirs.toDouble() == -1 ? std::nan("") : theirs.toDouble();
    QVERIFY2((std::isnan(ours) && std::isnan(said)) || ours == said,
             qPrintable(QStringLiteral("%1: %2 here, %3 there").arg(QLatin1String(what)).arg(ours, 0, 'g', 17).arg(said, 0, 'g', 17)));
}

/// The run's folder once the validation was kept, read by the command line.
QJsonObject evaluatedByCommand(const std::string& dataset, const std::string& run)
{
    const test::CommandOutcome outcome =
        test::runCli({"evaluate", "--truth", QString::fromStdString(dataset), "--predictions", QString::fromStdString(run), "--definition", "ultralytics-8.3",
                      "--confidence", "0.25", "--iou", "0.5", "--json", "-"});
    if (outcome.exitCode != 0) {
        qWarning("%s", qPrintable(outcome.errors));
    }
    return outcome.json();
}

void keep(const DetectionValidator& validator, DetectionValidation& validation, const std::string& run, int epoch = 1)
{
    const auto sink = runs::RunFolderWriter::create(run, {.name = "test", .task = "detection"});
    validator.describe(*sink);
    keepDetections(validation, epoch, *sink);
}

void compareWithCommand(const Prepared& prepared, const DetectionValidation& validation, const QJsonObject& command, std::size_t images)
{
    const auto value = [&](const char* name) { return valueOf(validation.values, name); };
    const auto coco = command[QLatin1String("coco")];
    compareNumbers(value("val/map50_95"), coco[QLatin1String("AP")], "AP");
    compareNumbers(value("val/map50"), coco[QLatin1String("AP50")], "AP50");
    compareNumbers(value("val/map75"), coco[QLatin1String("AP75")], "AP75");
    const auto ultralytics = command[QLatin1String("definitions")][QLatin1String("ultralytics-8.3")];
    compareNumbers(value("val/map50_ultralytics"), ultralytics[QLatin1String("mAP50")], "mAP50");
    compareNumbers(value("val/map50_95_ultralytics"), ultralytics[QLatin1String("mAP50-95")], "mAP50-95");
    const auto best = command[QLatin1String("operating_points")][QLatin1String("best_mean_f1")];
    if (!best.isNull()) {
        compareNumbers(value("val/precision"), best[QLatin1String("precision")], "precision");
        compareNumbers(value("val/recall"), best[QLatin1String("recall")], "recall");
        compareNumbers(validation.detail.confidence, best[QLatin1String("confidence")], "confidence");
    }
    const auto gains = command[QLatin1String("errors")][QLatin1String("dAP")];
    const std::array<const char*, 6> kinds{"class", "location", "both", "duplicate", "background", "missed"};
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        compareNumbers(validation.detail.errorGains[k], gains[QLatin1String(kinds[k])], kinds[k]);
    }
    const auto classes = command[QLatin1String("per_class")].toObject();
    for (std::size_t c = 0; c < prepared.dataset->classNames.size(); ++c) {
        const std::string& name = prepared.dataset->classNames[c];
        const auto ofClass = classes[QString::fromStdString(name)];
        compareNumbers(valueOf(validation.values, "val/ap/" + name), ofClass[QLatin1String("AP")], name.c_str());
        compareNumbers(validation.detail.classes[c].ap50, ofClass[QLatin1String("AP50")], name.c_str());
        QCOMPARE(validation.detail.classes[c].truths, static_cast<std::int64_t>(ofClass[QLatin1String("truths")].toInt()));
    }
    QCOMPARE(static_cast<std::size_t>(command[QLatin1String("input")][QLatin1String("images")].toInt()), images);
    QCOMPARE(command[QLatin1String("input")][QLatin1String("used")], command[QLatin1String("input")][QLatin1String("rows")]);
}

}  // namespace

class DetectionValidationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCommandLineGivesTheSameNumbers()
    {
        const test::DatasetFolder folder = yoloSet({"train", "val"});
        Prepared prepared(folder.path());
        std::vector<std::size_t> val;
        for (std::size_t i = 0; i < prepared.store->size(); ++i) {
            if (prepared.dataset->splits[prepared.dataset->records[prepared.store->sample(i).record].split] == "val") {
                val.push_back(i);
            }
        }
        QCOMPARE(val.size(), std::size_t{14});
        const DetectionValidator validator = prepared.validator(val);
        TrainControl control;
        auto validation = validator.run([&](const DetectionBatch& batch) { return half(prepared, batch); }, prepared.unreadable, control);
        QVERIFY(validation.has_value());
        QVERIFY(valueOf(validation->values, "val/map50") > 0.1);
        const test::TemporaryFolder run;
        keep(validator, *validation, run.path());
        compareWithCommand(prepared, *validation, evaluatedByCommand(folder.path(), run.path()), 14);
    }

    /// Where the data set has no validation split, a share of its pictures is: those without a prediction count, the others do not.
    void aShareOfASplitIsEvaluatedAsSuch()
    {
        const test::DatasetFolder folder = yoloSet({"train"});
        Prepared prepared(folder.path());
        const std::vector<std::size_t> val{1, 4, 7, 8, 13};
        const DetectionValidator validator = prepared.validator(val);
        TrainControl control;
        auto validation = validator.run(
            [&](const DetectionBatch& batch) {
                Judgement judgement = half(prepared, batch);
                judgement.decoded.scores.masked_fill_(judgement.decoded.scores < 0.8, 0);
                return judgement;
            },
            prepared.unreadable, control);
        const test::TemporaryFolder run;
        keep(validator, *validation, run.path());
        compareWithCommand(prepared, *validation, evaluatedByCommand(folder.path(), run.path()), val.size());
    }

    void classNumbersAreTheTruthsAndCrowdsCountNeitherWay()
    {
        const test::DatasetFolder folder = cocoSet();
        Prepared prepared(folder.path());
        const DetectionValidator validator = prepared.validator();
        TrainControl control;
        auto validation = validator.run([&](const DetectionBatch& batch) { return half(prepared, batch); }, prepared.unreadable, control);
        const test::TemporaryFolder run;
        keep(validator, *validation, run.path());
        compareWithCommand(prepared, *validation, evaluatedByCommand(folder.path(), run.path()), 8);
        // Eight objects and, in each other picture, one that is no crowd.
        QCOMPARE(valueOf(validation->values, "val/true_boxes"), 12.0 / 8);
        QVERIFY(validation->predictions.find("\"category_id\":7") != std::string::npos);
        QVERIFY(validation->predictions.find("\"category_id\":0") == std::string::npos);
    }

    void aNetworkThatSaysNothingIsEvaluatedAsWell()
    {
        const test::DatasetFolder folder = yoloSet({"train", "val"});
        Prepared prepared(folder.path());
        const DetectionValidator validator = prepared.validator({1, 2, 3, 4});
        TrainControl control;
        auto validation = validator.run([&](const DetectionBatch& batch) { return silence(prepared, batch); }, prepared.unreadable, control);
        QCOMPARE(validation->predictions, std::string("[]\n"));
        QCOMPARE(valueOf(validation->values, "val/map50"), 0.0);
        QCOMPARE(valueOf(validation->values, "val/recall"), 0.0);
        QVERIFY(std::isnan(valueOf(validation->values, "val/precision")));
        QCOMPARE(valueOf(validation->values, "val/predicted_boxes"), 0.0);
        const test::TemporaryFolder run;
        keep(validator, *validation, run.path());
        compareWithCommand(prepared, *validation, evaluatedByCommand(folder.path(), run.path()), 4);
        QCOMPARE(runs::detectionEpochs(run.path()), std::vector<int>{1});
        QVERIFY(std::isnan(runs::readDetectionEpoch(run.path(), 1).confidence));
    }

    /// Two pictures of 100 x 50 with one object of 20 x 10 each; one is found, at training size 200.
    void numbersByHand()
    {
        test::DatasetFolder folder;
        for (const char* name : {"a", "b"}) {
            folder.image(std::string("images/val/") + name + ".png", 100, 50);
            folder.write(std::string("labels/val/") + name + ".txt", "0 0.2 0.3 0.2 0.2\n");  // 10 … 30, 10 … 20
        }
        folder.write("data.yaml", "path: .\ntrain: images/val\nval: images/val\nnames: [cell]\n");
        Prepared prepared(folder.path());
        prepared.config.imageSize = 200;
        prepared.store.emplace(collectDetections(*prepared.dataset).samples, 200, std::size_t{1} << 26U);
        prepared.store->decodeAll(prepared.m_control);
        const DetectionValidator validator = prepared.validator({0, 1});
        QVERIFY(validator.hasTruth());
        TrainControl control;
        const auto judge = [](const DetectionBatch& batch) {
            const auto count = static_cast<std::int64_t>(batch.size());
            Judgement judgement{.decoded = {torch::zeros({count, 1, 4}), torch::zeros({count, 1, 1})}, .lossParts = torch::tensor({1.0, 2.0, 3.0})};
            for (std::int64_t n = 0; n < count; ++n) {
                const Placement& at = batch.placements[static_cast<std::size_t>(n)];
                const std::array<double, 4> sides{10 * at.scale + at.padX, 10 * at.scale + at.padY, 30 * at.scale + at.padX, 20 * at.scale + at.padY};
                for (std::size_t side = 0; side < 4; ++side) {
                    judgement.decoded.boxes[n][0][static_cast<std::int64_t>(side)] = sides[side];
                }
                judgement.decoded.scores[n][0][0] = batch.samples[static_cast<std::size_t>(n)] == 0 ? 0.9 : 0.0;
            }
            return judgement;
        };
        const auto validation = validator.run(judge, prepared.unreadable, control);
        const auto value = [&](const char* name) { return valueOf(validation->values, name); };
        QCOMPARE(value("val/map50"), 51.0 / 101);
        QCOMPARE(value("val/map50_95"), 51.0 / 101);
        QVERIFY(std::abs(value("val/fitness") - 51.0 / 101) < 1e-12);
        QCOMPARE(value("val/precision"), 1.0);
        QCOMPARE(value("val/recall"), 0.5);
        QCOMPARE(value("val/predicted_boxes"), 0.5);
        QCOMPARE(value("val/true_boxes"), 1.0);
        // Twice as large each way at training size: 40 x 20.
        QVERIFY(std::abs(value("val/predicted_area") - 800) < 1);
        QVERIFY(std::abs(value("val/true_area") - 800) < 1e-6);
        QCOMPARE(value("val/loss"), 6.0);
        QCOMPARE(value("val/class_loss"), 2.0);
        QCOMPARE(validation->detail.confusion, (std::vector<std::int64_t>{1, 1, 0, 0}));
        QCOMPARE(validation->predictions,
                 std::string("[{\"image_id\":\"images/val/a.png\",\"category_id\":0,\"bbox\":[10,10,20,10],\"score\":0.9}]\n"));
    }

    void aStopEndsTheValidation()
    {
        const test::DatasetFolder folder = yoloSet({"val"});
        Prepared prepared(folder.path());
        const DetectionValidator validator = prepared.validator();
        TrainControl control;
        int judged = 0;
        const auto judge = [&](const DetectionBatch& batch) {
            if (++judged == 2) {
                control.stop();
            }
            return half(prepared, batch);
        };
        QVERIFY(!validator.run(judge, prepared.unreadable, control).has_value());
        QCOMPARE(judged, 2);
    }

    /// Whatever order batches come in, and however many at a time.
    void batchesDoNotMatter()
    {
        const test::DatasetFolder folder = yoloSet({"val"});
        const auto predictionsOf = [&](int batch) {
            Prepared prepared(folder.path());
            prepared.config.batch = batch;
            TrainControl control;
            return prepared.validator()
                .run([&](const DetectionBatch& of) { return half(prepared, of); }, prepared.unreadable, control)
                ->predictions.size();
        };
        const std::size_t two = predictionsOf(2);
        QVERIFY(two > 1000);
        const std::size_t five = predictionsOf(5);
        // Canvases differ, and so do the roundings of single precision: not the rows.
        QVERIFY(std::max(two, five) - std::min(two, five) < two / 20);
    }
};

QTEST_APPLESS_MAIN(DetectionValidationTest)
#include "tst_detection_validation.moc"
