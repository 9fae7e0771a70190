#include "core/base/error.h"
#include "core/dataset/known_lists.h"
#include "core/inference/processing.h"
#include "tests/core/tensors.h"

#include <QTest>

using namespace gg;
using namespace gg::inference;
using test::set;
using test::setColumn;
using test::setRow;
using test::zeros;

namespace {

const std::vector<std::int64_t> small{1, 3, 64, 64};  // grids of 64, 16 and 4 cells

ModelDescription described(const std::map<std::string, std::string>& metadata = {})
{
    ModelDescription model;
    model.file = "/models/a.onnx";
    model.inputs = {{"images", "float32", small}};
    model.firstOperator = "Conv";
    model.metadata = metadata;
    return model;
}

/// A table of boxes in pixels with scores between 0 and 1.
Tensor boxes(const std::vector<int>& shape, bool transposed)
{
    Tensor table = zeros("output0", shape);
    const int rows = shape[transposed ? 2 : 1];
    for (int row = 0; row < rows; ++row) {
        transposed ? setColumn(table, row, {32, 40, 20, 10, 0.4F, 0.1F}) : setRow(table, row, {32, 40, 20, 10, 0.4F, 0.1F});
    }
    return table;
}

Recognition recognised(const std::vector<Tensor>& outputs, const std::map<std::string, std::string>& metadata = {})
{
    return recognise(described(metadata), small, outputs, nullptr);
}

std::string reasonFor(const Recognition& recognition, const std::string& field)
{
    for (const Reason& reason : recognition.reasons) {
        if (reason.field == field) {
            return reason.text;
        }
    }
    return {};
}

std::string refusal(const std::vector<Tensor>& outputs, const std::map<std::string, std::string>& metadata = {})
{
    try {
        recognised(outputs, metadata);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class InferenceRecogniseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBoxACellAlongTheLastAxisIsUltralytics()
    {
        const Recognition result = recognised({boxes({1, 7, 84}, true)}, {{"names", "{0: 'a', 1: 'b', 2: 'c'}"}, {"stride", "32"}});
        QVERIFY(result.processing.post.head == Head::YoloClasses);
        QCOMPARE(result.processing.post.classNames, (std::vector<std::string>{"a", "b", "c"}));
        QVERIFY(result.processing.pre.resize == Resize::Letterbox);
        QVERIFY(result.processing.pre.colours == Colours::Rgb);
        QVERIFY(result.processing.post.activation == Activation::None);
        QVERIFY(!result.processing.post.normalised);
        QCOMPARE(reasonFor(result, "resize"), std::string("model.resize.ultralytics"));
    }

    void threeBoxesACellAreYolov5()
    {
        const Recognition result = recognised({boxes({1, 252, 8}, false)});
        QVERIFY(result.processing.post.head == Head::YoloObjectness);
        QCOMPARE(result.processing.post.classNames.size(), std::size_t{3});  // 8 - 5, unnamed
        QCOMPARE(result.processing.post.nmsIou, 0.6);
    }

    void theNumberOfNamesDecidesWhetherThereIsObjectness()
    {
        const std::map<std::string, std::string> names{{"names", "['a', 'b', 'c']"}};
        QVERIFY(recognised({boxes({1, 84, 7}, false)}, names).processing.post.head == Head::YoloClasses);
        QVERIFY(recognised({boxes({1, 84, 8}, false)}, names).processing.post.head == Head::YoloObjectness);
    }

    void sidesBelowZeroAreLogarithms()
    {
        Tensor table = boxes({1, 84, 8}, false);
        setRow(table, 9, {0.3F, 0.2F, -1.5F, 0.2F, 0.5F});
        const Recognition result = recognised({table});
        QVERIFY(result.processing.post.head == Head::Yolox);
        QVERIFY(result.processing.pre.resize == Resize::LetterboxTopLeft);
        QVERIFY(result.processing.pre.colours == Colours::Bgr);
        QCOMPARE(result.processing.pre.scale, 1.0);
        QVERIFY(!result.processing.post.everyClass);
    }

    void scoresOutsideOfZeroAndOneNeedTheSigmoid()
    {
        Tensor table = boxes({1, 7, 84}, true);
        setColumn(table, 9, {32, 40, 20, 10, -4});
        const Recognition result = recognised({table});
        QVERIFY(result.processing.post.activation == Activation::Sigmoid);
        QCOMPARE(reasonFor(result, "activation"), std::string("model.activation.sigmoid"));
    }

    void coordinatesUpToOneAreShares()
    {
        Tensor table = zeros("output0", {1, 7, 84});
        setColumn(table, 9, {0.5F, 0.5F, 0.9F, 0.3F, 0.4F});
        QVERIFY(recognised({table}).processing.post.normalised);
    }

    void prototypesMakeItASegmentationOfObjects()
    {
        const Recognition result = recognised({boxes({1, 4 + 3 + 32, 84}, true), zeros("output1", {1, 32, 16, 16})});
        QVERIFY(result.processing.post.head == Head::YoloMasks);
        QCOMPARE(result.processing.post.classNames.size(), std::size_t{3});
        QCOMPARE(result.processing.post.output, std::string("output0"));
        QCOMPARE(result.processing.post.prototypes, std::string("output1"));
        QVERIFY(recognised({zeros("output1", {1, 32, 16, 16}), boxes({1, 252, 5 + 3 + 32}, false)}).processing.post.head == Head::YoloObjectnessMasks);
    }

    void fallingScoresAndWholeClassesAreFinishedBoxes()
    {
        Tensor table = zeros("output0", {1, 30, 6});
        for (int row = 0; row < 30; ++row) {
            setRow(table, row, {1, 2, 30, 40, 0.9F - 0.01F * static_cast<float>(row), static_cast<float>(row % 3)});
        }
        const Recognition result = recognised({table}, {{"names", "{0: 'a', 1: 'b', 2: 'c'}"}});
        QVERIFY(result.processing.post.head == Head::EndToEnd);
        QCOMPARE(result.processing.post.nmsIou, 1.0);
    }

    void aCoarseGridWithClassesThatAddUpIsFastestDet()
    {
        Tensor grid = zeros("758", {1, 8, 4, 4});
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < 4; ++x) {
                set(grid, {0, 0, y, x}, 0.3F);
                set(grid, {0, 1, y, x}, -2);
                set(grid, {0, 5, y, x}, 0.25F);
                set(grid, {0, 6, y, x}, 0.75F);
            }
        }
        const Recognition result = recognised({grid});
        QVERIFY(result.processing.post.head == Head::FastestDet);
        QCOMPARE(result.processing.post.classNames.size(), std::size_t{3});
        QVERIFY(result.processing.pre.resize == Resize::Stretch);
    }

    void planesAreSegmentations()
    {
        Tensor logits = zeros("out", {1, 1, 64, 64});
        set(logits, {0, 0, 3, 3}, -7);
        Recognition result = recognised({logits});
        QVERIFY(result.processing.post.head == Head::SegmentationProbability);
        QVERIFY(result.processing.post.activation == Activation::Sigmoid);

        Tensor shares = zeros("out", {1, 2, 64, 64});
        shares.values.setTo(0.5);
        result = recognised({shares});
        QVERIFY(result.processing.post.head == Head::SegmentationProbability);
        QVERIFY(result.processing.post.activation == Activation::None);
        QCOMPARE(result.processing.pre.mean[0], 0.485);

        result = recognised({zeros("out", {1, 21, 8, 8}), zeros("aux", {1, 21, 8, 8})});
        QVERIFY(result.processing.post.head == Head::SegmentationLabels);
        QVERIFY(result.processing.post.activation == Activation::Softmax);
        QCOMPARE(result.processing.post.output, std::string("out"));
    }

    void wholeNumbersOfTheInputsSizeAreClassNumbers()
    {
        Tensor numbers = zeros("out", {1, 64, 64});
        set(numbers, {0, 5, 5}, 12);
        QVERIFY(recognised({numbers}).processing.post.head == Head::SegmentationLabels);
    }

    void aNetworkThatNormalisesItselfTakesPixelsAsTheyAre()
    {
        ModelDescription model = described();
        model.firstOperator = "Sub";
        const std::vector<Tensor> outputs{zeros("out", {1, 1, 64, 64})};
        const Recognition result = recognise(model, small, outputs, nullptr);
        QCOMPARE(result.processing.pre.scale, 1.0);
        QCOMPARE(result.processing.pre.mean[0], 0.0);
    }

    void channelsMayComeLast()
    {
        const std::vector<Tensor> outputs{zeros("out", {1, 32, 48, 1})};
        const Recognition result = recognise(described(), {1, 32, 48, 3}, outputs, nullptr);
        QVERIFY(result.processing.pre.layout == Layout::ChannelsLast);
        QCOMPARE(result.processing.pre.width, 48);
        QCOMPARE(result.processing.pre.height, 32);
    }

    void namesComeFromTheFileThenTheDataSetThenCoco()
    {
        dataset::Dataset data;
        data.classNames = {"x", "y", "z"};
        const std::vector<Tensor> three{boxes({1, 7, 84}, true)};
        QCOMPARE(recognise(described({{"names", "['a', 'b', 'c']"}}), small, three, &data).processing.post.classNames[0], std::string("a"));
        QCOMPARE(recognise(described(), small, three, &data).processing.post.classNames[2], std::string("z"));
        const Recognition eighty = recognised({boxes({1, 252, 85}, false)});
        QCOMPARE(eighty.processing.post.classNames[0], std::string("person"));
        QCOMPARE(reasonFor(eighty, "names"), std::string("model.names.coco"));
        // A data set may have COCO's classes in an order of its own; the network has COCO's.
        const std::vector<Tensor> wide{boxes({1, 252, 85}, false)};
        const auto names = dataset::knownLists().front().names;
        data.classNames.assign(names.rbegin(), names.rend());
        QCOMPARE(recognise(described(), small, wide, &data).processing.post.classNames[0], std::string("person"));
        data.classNames.assign(80, "gear");
        QCOMPARE(recognise(described(), small, wide, &data).processing.post.classNames[0], std::string("gear"));
    }

    void whatCannotBeReadSaysWhy()
    {
        QVERIFY(refusal({zeros("scores", {1, 1000})}).find("it classifies") != std::string::npos);
        QVERIFY(refusal({boxes({1, 8, 84}, true)}, {{"task", "obb"}}).find("rotated boxes") != std::string::npos);
        const std::string grids = refusal({zeros("p3", {1, 3, 8, 8, 8}), zeros("p4", {1, 3, 4, 4, 8})});
        QVERIFY2(grids.find("p3 [1, 3, 8, 8, 8]") != std::string::npos && grids.find("anchors") != std::string::npos, grids.c_str());
        const std::string pair = refusal({zeros("boxes", {1, 100, 4}), zeros("scores", {1, 100, 3})});
        QVERIFY2(pair.find("boxes [1, 100, 4], scores [1, 100, 3]") != std::string::npos, pair.c_str());
        const std::string narrow = refusal({boxes({1, 6, 84}, true)}, {{"names", "['a', 'b', 'c']"}});
        QVERIFY2(narrow.find("3 classes") != std::string::npos, narrow.c_str());
    }

    void everyFieldHasAReasonThatCanBeRead()
    {
        Tensor table = boxes({1, 84, 8}, false);
        setRow(table, 9, {0.3F, 0.2F, -1.5F, 0.2F, 0.5F});
        for (const Recognition& result : {recognised({table}), recognised({boxes({1, 7, 84}, true)}), recognised({boxes({1, 252, 8}, false)})}) {
            for (const char* field : {"size", "resize", "padding", "colours", "scale", "mean", "layout", "head", "normalised", "activation",
                                      "names", "confidence", "nms_iou", "max_detections", "class_agnostic", "every_class"}) {
                QVERIFY2(!reasonFor(result, field).empty(), field);
            }
            for (const Reason& reason : result.reasons) {
                QVERIFY2(!sentence(reason).empty() && sentence(reason).find('{') == std::string::npos, sentence(reason).c_str());
            }
        }
    }

    void aChoiceSurvivesItsFile()
    {
        Recognition result = recognised({boxes({1, 4 + 3 + 32, 84}, true), zeros("output1", {1, 32, 16, 16})});
        Processing& edited = result.processing;
        edited.pre.mean = {0.1, 0.2, 1.0 / 3};
        edited.pre.colours = Colours::Bgr;
        edited.post.classNames = {"a: b", "it's", ""};
        edited.post.confidence = 0.05;
        edited.post.classAgnostic = true;
        const Processing again = processingFromYaml(toYaml(edited), "a.yaml");
        QVERIFY(again.pre == edited.pre);
        QVERIFY(again.post == edited.post);
        const Recognition own = recognised({boxes({1, 7, 84}, true)}, {{"groundglass.processing", toYaml(edited)}});
        QVERIFY(own.processing.post == edited.post);
    }

    void mistakesInAFileAreNamedWithTheirLine()
    {
        const auto mistake = [](const std::string& yaml) {
            try {
                processingFromYaml(yaml, "p.yaml");
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QVERIFY(mistake("input: {}\noutput:\n  head: yolo99\n").find("line 3: head") != std::string::npos);
        QVERIFY(mistake("input:\n  scale: many\noutput: {}\n").find("line 2: scale") != std::string::npos);
        QVERIFY(mistake("input:\n  shrink: 2\noutput: {}\n").find("line 2: \"shrink\"") != std::string::npos);
        QVERIFY(mistake("[1, 2").find("line ") != std::string::npos);
        QVERIFY(mistake("just a text").find("input and output") != std::string::npos);
    }

    void whatCannotBeRunIsToldByField()
    {
        Processing process;
        QVERIFY(check(process, {}).empty());
        process.pre.width = 320;
        process.pre.colours = Colours::Grey;
        process.post.nmsIou = 1.5;
        const std::vector<ProcessingProblem> problems = check(process, {1, 3, 640, 640});
        QCOMPARE(problems.size(), std::size_t{3});
        QCOMPARE(problems[0].field, std::string("size"));
        QCOMPARE(problems[1].field, std::string("colours"));
        QCOMPARE(problems[2].field, std::string("nms_iou"));
        QVERIFY(texts::render(problems[0].text, problems[0].values).find("[1, 3, 640, 640]") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(InferenceRecogniseTest)
#include "tst_inference_recognise.moc"
