#include "core/base/error.h"
#include "core/io/files.h"
#include "core/recipe/foreign_recipe.h"
#include "core/recipe/suggestions.h"
#include "core/recipe/train_config.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace gg;
using namespace gg::recipe;

namespace {

QString refusal(const std::string& yaml)
{
    try {
        parseConfig(yaml, "train.yaml");
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

const RecipeNote* noteOf(const ForeignRecipe& recipe, const std::string& key)
{
    const auto found = std::find_if(recipe.notes.begin(), recipe.notes.end(), [&](const RecipeNote& note) { return note.key == key; });
    return found == recipe.notes.end() ? nullptr : &*found;
}

}  // namespace

class TestDetectionRecipe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTaskBringsItsOwnDefaults()
    {
        const TrainConfig config = parseConfig("model: yolo11s\ntask: detection\n", "train.yaml");
        QCOMPARE(config.model, std::string("yolo11s"));
        QCOMPARE(config.imageSize, 640);
        QCOMPARE(config.detection.boxGain, 7.5);
        QCOMPARE(config.metric, std::string("map50_95"));
        QVERIFY(validate(config).empty());
        QCOMPARE(parseConfig("epochs: 3\n", "train.yaml").imageSize, 128);
    }

    void commonSpellingsOfAModelAreTaken()
    {
        QCOMPARE(parseConfig("task: detection\nmodel: YOLOv11n\n", "t").model, std::string("yolo11n"));
        QCOMPARE(parseConfig("task: detection\nmodel: yolo12n\n", "t").model, std::string("yolov12n-v1.0"));
        QVERIFY(refusal("task: detection\nmodel: yolov8q\n").contains(QStringLiteral("a detector such as yolov8")));
        QVERIFY(refusal("model: yolov8n\n").contains(QStringLiteral("task: detection")));
    }

    /// The task alone decides what the other keys are, wherever it stands.
    void whatIsNotWrittenIsTheTasksOwn()
    {
        QCOMPARE(parseConfig("task: detection\n", "t"), defaultConfig("detection"));
        TrainConfig expected = defaultConfig("detection");
        expected.epochs = 12;
        QCOMPARE(parseConfig("epochs: 12\ntask: detection\n", "t"), expected);
        QCOMPARE(parseConfig("epochs: 20\n", "t"), defaultConfig("segmentation"));
    }

    void everyKeyOfADetectorSurvivesWritingAndReading()
    {
        TrainConfig config = defaultConfig("detection");
        config.detection.modelFile = "mine: #1.yaml";
        config.detection.stride4 = true;
        config.freezeLayers = 10;
        config.detection.warmupStepsAtLeast = 7;
        config.detection.mosaic = 0.25;
        config.detection.copyPasteBoxes = true;
        config.detection.rectangular = false;
        config.detection.keepEvery = 5;
        config.optimizer = Optimizer::Auto;
        config.schedule = Schedule::Step;
        QCOMPARE(parseConfig(toYaml(config), "round.yaml"), config);
        QVERIFY(toYaml(config).find("mask") == std::string::npos);
        QVERIFY(toYaml(TrainConfig{}).find("mosaic") == std::string::npos);
    }

    void aKeyOfTheOtherTaskIsNamed()
    {
        QVERIFY(refusal("augment: {mosaic: 1}\n").contains(QStringLiteral("augment.mosaic belongs to task: detection; this is task: segmentation")));
        QVERIFY(refusal("task: detection\nloss: dice\n").contains(QStringLiteral("loss belongs to task: segmentation")));
        QVERIFY(refusal("optimizer: auto\n").contains(QStringLiteral("auto is for task: detection")));
        QVERIFY(refusal("task: detection\nearly_stopping: {metric: dice}\n").contains(QStringLiteral("one of map50_95, map50, fitness, loss")));
    }

    /// The run's own log: lr/pg0 of the first epoch is 0.00017148 = 12 / 100 of 0.001429.
    void autoChoosesAsTheReferenceDid()
    {
        TrainConfig config = defaultConfig("detection");
        config.epochs = 12;
        const ResolvedOptimizer chosen = resolveOptimizer(config, 205, 3);
        QCOMPARE(chosen.config.optimizer, Optimizer::AdamW);
        QCOMPARE(chosen.config.learningRate, 0.001429);
        QCOMPARE(chosen.config.detection.betaOne, 0.9);
        QCOMPARE(chosen.config.detection.warmupBiasRate, 0.0);
        QVERIFY(!chosen.note.empty());
        config.epochs = 300;
        QCOMPARE(resolveOptimizer(config, 118287, 80).config.optimizer, Optimizer::Sgd);  // 1,849 · 300 steps
        config.optimizer = Optimizer::Sgd;
        QVERIFY(resolveOptimizer(config, 205, 3).note.empty());
    }

    void theReferenceRunsSettingsAreRead()
    {
        GG_REQUIRE_DATA("runs/ultralytics_detect_bccd_v8n/args.yaml");
        const std::string file = test::dataPath("runs/ultralytics_detect_bccd_v8n/args.yaml");
        const std::string yaml = io::readFile(file);
        QVERIFY(isUltralyticsArgs(yaml));
        const ForeignRecipe recipe = readUltralyticsArgs(yaml, file);
        QCOMPARE(recipe.config.model, std::string("yolov8n"));
        QCOMPARE(recipe.config.imageSize, 320);
        QCOMPARE(recipe.config.epochs, 12);
        QCOMPARE(recipe.config.optimizer, Optimizer::Auto);
        QCOMPARE(recipe.config.schedule, Schedule::Linear);
        QCOMPARE(recipe.config.detection.closeMosaic, 10);
        QCOMPARE(recipe.config.detection.copyPaste, 0.1);
        QVERIFY(!recipe.config.detection.copyPasteBoxes);
        QCOMPARE(recipe.config.device, Device::Cpu);
        for (const RecipeNote& note : recipe.notes) {
            QVERIFY2(note.kind != RecipeNote::Kind::NotHonoured, note.key.c_str());
        }
        QVERIFY(validate(recipe.config).empty());
    }

    void whatIsNotHonouredIsNamedWithItsLine()
    {
        const ForeignRecipe recipe = readUltralyticsArgs("imgsz: 640\nmodel: yolo11m.pt\nbatch: -1\nrect: true\nhsv_h: 3\nnew_key: 1\nsingle_cls: false\n", "args.yaml");
        QCOMPARE(recipe.config.model, std::string("yolo11m"));
        QCOMPARE(recipe.config.batch, 16);
        for (const char* key : {"model", "batch", "rect", "hsv_h", "new_key"}) {
            QVERIFY2(noteOf(recipe, key)->kind == RecipeNote::Kind::NotHonoured, key);
        }
        QCOMPARE(noteOf(recipe, "single_cls")->kind, RecipeNote::Kind::NoEffect);
        QCOMPARE(noteOf(recipe, "rect")->line, 4);
        const std::vector<std::string> lines = summary(recipe);
        QCOMPARE(lines.size(), std::size_t{6});
        QVERIFY(lines.front().find("line 2: model: yolo11m.pt is not honoured") == 0);
        QCOMPARE(lines.back(), std::string("1 settings are honoured, 1 have no effect on what is learnt."));
    }

    void otherTasksAndFilesAreRefused()
    {
        QVERIFY(!isUltralyticsArgs("image_size: 640\n"));
        QVERIFY(!isUltralyticsArgs("{"));
        QVERIFY_EXCEPTION_THROWN((void)readUltralyticsArgs("task: pose\nimgsz: 640\n", "args.yaml"), Error);
        QVERIFY_EXCEPTION_THROWN((void)readUltralyticsArgs("- a\n", "args.yaml"), Error);
        QVERIFY_EXCEPTION_THROWN((void)readUltralyticsArgs("a: [", "args.yaml"), Error);
    }

    void suggestionsShowTheirArithmetic()
    {
        const std::vector<Suggestion> one = suggestionsFor(1, Sensor::Thermal);
        QCOMPARE(one[0].value, std::string("750"));  // the guide's table 24
        QCOMPARE(one[0].arithmetic, std::string("600 + 150 · √1 = 750"));
        const std::vector<Suggestion> ten = suggestionsFor(10, Sensor::Colour);
        QCOMPARE(ten[0].value, std::string("503"));  // table 25
        QCOMPARE(ten[2].value, std::string("0.0055"));
        for (const Suggestion& suggestion : one) {
            TrainConfig config = defaultConfig("detection");
            QCOMPARE(setValue(config, suggestion.key, suggestion.value), std::string());
            QVERIFY(validate(config).empty());
        }
    }

    void everyRecipeThatComesWithTheProgramIsValid()
    {
        for (const NamedRecipe& recipe : detectionRecipes()) {
            QVERIFY2(validate(recipe.config).empty(), recipe.id.c_str());
            const bool isThermal = recipe.id.rfind("thermal", 0) == 0;
            QVERIFY(!isThermal || (recipe.config.detection.hue == 0 && recipe.config.detection.saturation == 0 && recipe.config.detection.mixup == 0));
        }
    }
};

QTEST_GUILESS_MAIN(TestDetectionRecipe)
#include "tst_detection_recipe.moc"
