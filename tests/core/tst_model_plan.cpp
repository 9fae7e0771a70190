#include "core/base/error.h"
#include "core/recipe/model_plan.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace gg;
using recipe::ModelPlan;
using recipe::PlanCost;
using recipe::PlanLayer;

namespace {

/// What the tables of the public implementations say of a model for 80 classes; 0 where no figure is published.
struct Published {
    std::int64_t parameters = 0;
    double gflops = 0;  ///< at 640 px, batch norm not folded
    std::int64_t fused = 0;
};

ModelPlan parsed(const std::string& yaml, const std::string& scale = {}, int classes = 3)
{
    return recipe::parsePlan(yaml, "model.yaml", scale, classes);
}

/// The sentences that a description is refused with, without the file's name; empty when it is taken.
std::string refusal(const std::string& yaml, const std::string& scale = {})
{
    try {
        parsed(yaml, scale);
    } catch (const Error& error) {
        return error.detail();
    }
    return {};
}

std::string unknownName(const std::string& name)
{
    try {
        recipe::planOf(name, 80);
    } catch (const Error& error) {
        return error.code() == ErrorCode::InvalidArgument ? error.detail() : std::string("another code");
    }
    return {};
}

/// A small network over strides 4 and 8, with a place for one more row.
std::string smallModel(const std::string& row)
{
    return "layers:\n"
           "  - conv: {out: 32, stride: 2}\n"
           "  - conv: {out: 64, stride: 2}\n"
           "  " + row + "\n"
           "  - conv: {out: 64, stride: 2}\n"
           "  - detect: {from: [2, 3]}\n";
}

PlanLayer row(const std::string& block, int out, int stride)
{
    PlanLayer layer;
    layer.block = block;
    layer.out = out;
    layer.stride = stride;
    return layer;
}

/// The names of families, which have scales; without those of single networks.
std::vector<std::string> scaledNames()
{
    std::vector<std::string> names;
    for (const std::string& name : recipe::modelNames()) {
        if (!recipe::scalesOf(recipe::descriptionOf(name), name).empty()) {
            names.push_back(name);
        }
    }
    return names;
}

}  // namespace

class TestModelPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizesArePublishedOnes_data()
    {
        QTest::addColumn<Published>("published");
        QTest::newRow("yolov8n") << Published{3'157'200, 8.9, 3'151'904};
        QTest::newRow("yolov8s") << Published{11'166'560, 28.8, 11'156'544};
        QTest::newRow("yolov8m") << Published{25'902'640, 79.3, 25'886'080};
        QTest::newRow("yolov8l") << Published{43'691'520, 165.7, 43'668'288};
        QTest::newRow("yolov8x") << Published{68'229'648, 258.5, 68'200'608};
        QTest::newRow("yolo11n") << Published{2'624'080, 6.6, 2'616'248};
        QTest::newRow("yolo11s") << Published{9'458'752, 21.7, 9'443'760};
        QTest::newRow("yolo11m") << Published{20'114'688, 68.5, 20'091'712};
        QTest::newRow("yolo11l") << Published{25'372'160, 87.6, 25'340'992};
        QTest::newRow("yolo11x") << Published{56'966'176, 196.0, 56'919'424};
        QTest::newRow("yolov12n") << Published{2'553'904, 6.2};
        QTest::newRow("yolov12s") << Published{9'127'424, 19.7};
        QTest::newRow("yolov12m") << Published{19'670'784, 60.4};
        QTest::newRow("yolov12l") << Published{26'506'496, 83.3};
        QTest::newRow("yolov12x") << Published{59'414'176, 185.9};
        QTest::newRow("yolov12n-v1.0") << Published{2'602'288, 6.7};
        QTest::newRow("yolov12s-v1.0") << Published{9'284'096, 21.7};
        QTest::newRow("yolov12m-v1.0") << Published{20'199'168, 68.1};
        QTest::newRow("yolov12l-v1.0") << Published{26'450'784, 89.7};
        QTest::newRow("yolov12x-v1.0") << Published{59'210'784, 200.3};
    }

    void sizesArePublishedOnes()
    {
        QFETCH(Published, published);
        const ModelPlan plan = recipe::planOf(QTest::currentDataTag(), 80);
        QCOMPARE(plan.name, std::string(QTest::currentDataTag()));
        QCOMPARE(plan.strides, (std::vector<int>{8, 16, 32}));
        const PlanCost cost = recipe::costOf(plan, 640, 640);
        QCOMPARE(cost.parameters, published.parameters);
        QVERIFY2(std::abs(cost.gflops / published.gflops - 1) < 0.01, qPrintable(QString::number(cost.gflops)));
        if (published.fused > 0) {
            QCOMPARE(cost.fusedParameters, published.fused);
        }
    }

    /// darknet's weight files hold, beside what is learnt, two running statistics a channel with batch norm: yolov3.weights 62,001,757 numbers,
    /// yolov3-tiny.weights 8,858,734. Without those of 26,304 and 3,184 channels:
    void darknetsSizes()
    {
        const PlanCost large = recipe::costOf(recipe::planOf("yolov3", 80), 416, 416);
        QCOMPARE(large.parameters, std::int64_t(61'949'149));
        QCOMPARE(large.parameters + 2 * 26'304, std::int64_t(62'001'757));
        QVERIFY2(std::abs(large.gflops / 65.86 - 1) < 0.015, qPrintable(QString::number(large.gflops)));
        const PlanCost tiny = recipe::costOf(recipe::planOf("yolov3-tiny", 80), 416, 416);
        QCOMPARE(tiny.parameters, std::int64_t(8'852'366));
        QCOMPARE(tiny.parameters + 2 * 3'184, std::int64_t(8'858'734));
        QVERIFY2(std::abs(tiny.gflops / 5.56 - 1) < 0.015, qPrintable(QString::number(tiny.gflops)));
    }

    void darknetsMaps()
    {
        const ModelPlan large = recipe::planOf("YOLOv3", 20);
        QCOMPARE(large.name, std::string("yolov3"));
        QCOMPARE(large.strides, (std::vector<int>{8, 16, 32}));
        QCOMPARE(large.anchors.size(), std::size_t(9));
        QCOMPARE(large.layers.back().in, (std::vector<int>{256, 512, 1024}));
        const ModelPlan tiny = recipe::planOf("yolov3_tiny.pt", 20);
        QCOMPARE(tiny.strides, (std::vector<int>{16, 32}));
        QCOMPARE(tiny.anchors.back(), (recipe::AnchorSize{344, 319}));
        QCOMPARE(recipe::planOf("yolo3-tiny", 1).name, std::string("yolov3-tiny"));
    }

    void anchorsAreChecked()
    {
        const auto problemOf = [](const std::string& anchors, const std::string& head) {
            try {
                parsed("anchors: " + anchors + "\nlayers:\n  - conv: {out: 16, stride: 2}\n  - conv: {out: 16, stride: 2}\n  - " + head + "\n", "", 2);
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QCOMPARE(problemOf("[[4, 5], [9, 9.5]]", "anchor_detect: {from: 1, boxes: 2}"), std::string());
        QVERIFY(problemOf("[[4, 5]]", "anchor_detect: {from: 1, boxes: 2}").find("needs 2 anchors") != std::string::npos);
        QVERIFY(problemOf("[[4, 5], [0, 3]]", "anchor_detect: {from: 1, boxes: 2}").find("line 1: an anchor is a width and a height") != std::string::npos);
        QVERIFY(problemOf("large", "anchor_detect: {from: 1}").find("anchors needs a list") != std::string::npos);
        QVERIFY(problemOf("[[4, 5]]", "detect: {from: 1}").find("has no use for anchors") != std::string::npos);
    }

    void everyNameIsInTheTable()
    {
        QCOMPARE(scaledNames().size(), std::size_t(20));
        QCOMPARE(recipe::modelNames().size(), std::size_t(27));
        for (const std::string& name : recipe::modelNames()) {
            QCOMPARE(recipe::planOf(name, 2).name, name);
        }
    }

    /// The class branch of n is max(64, min(classes, 100)) wide, so that below 65 classes each costs three times 64 weights and a bias. 3,011,433 for
    /// 3 classes is what public logs of trainings print.
    void fewerClassesNarrowTheClassBranch()
    {
        const auto parameters = [](int classes) { return recipe::costOf(recipe::planOf("yolov8n", classes), 320, 320).parameters; };
        QCOMPARE(parameters(3) - parameters(2), std::int64_t(3 * (64 + 1)));
        QCOMPARE(parameters(3), std::int64_t(3'011'433));
    }

    /// One 3x3 convolution 3 → 16 at stride 2 on 64 x 64, worked by hand: 432 weights, 32 of batch norm, 16 biases when folded; 32·32·16 values
    /// of 27 multiply-adds and 8 operations of batch norm; kept: the picture, the convolution's output, batch norm's, and the map itself.
    void aConvolutionIsCountedByHand()
    {
        const PlanCost cost = recipe::costOf(parsed("layers:\n  - conv: {out: 16, stride: 2}\n  - detect: {from: [0]}\n"), 64, 64);
        const recipe::LayerCost& layer = cost.layers.front();
        QCOMPARE(layer.parameters, std::int64_t(432 + 32));
        QCOMPARE(layer.fusedParameters, std::int64_t(432 + 16));
        QCOMPARE(layer.gflops, 32 * 32 * 16 * (2 * 27 + 8) / 1e9);
        QCOMPARE(layer.activationBytes, std::int64_t(4) * (3 * 64 * 64 + 3 * 16 * 32 * 32));
        QCOMPARE(layer.outHeight, 32);
    }

    /// What PyTorch keeps of YOLOv8n for the backward pass at 640 px, counted through its hooks for saved tensors by distinct storage:
    /// 192,503,168 bytes, the means and deviations of batch norm among them.
    void activationsAreThoseThatAreKept()
    {
        const PlanCost cost = recipe::costOf(recipe::planOf("yolov8n", 80), 640, 640);
        QVERIFY2(std::abs(static_cast<double>(cost.activationBytes) / 192'503'168 - 1) < 0.001, qPrintable(QString::number(cost.activationBytes)));
    }

    /// Area 4 at stride 16 of 640 px: 4 strips of 400 of 1,600 positions; a2c2f of yolov12n: 2 stages of 2 blocks, 64 channels.
    void attentionIsCountedApart()
    {
        const PlanCost cost = recipe::costOf(recipe::planOf("yolov12n", 80), 640, 640);
        QCOMPARE(cost.layers[6].attentionGflops, 4 * 2.0 * 1600 * 400 * (64 + 64) / 1e9);
        QCOMPARE(recipe::costOf(recipe::planOf("yolov8n", 80), 640, 640).attentionGflops, 0.0);
    }

    void layersAddUp()
    {
        const ModelPlan plan = recipe::planOf("yolo11s", 7);
        const PlanCost cost = recipe::costOf(plan, 320, 480);
        QCOMPARE(cost.layers.size(), plan.layers.size());
        std::int64_t parameters = 0;
        std::int64_t bytes = 0;
        for (const recipe::LayerCost& layer : cost.layers) {
            parameters += layer.parameters;
            bytes += layer.activationBytes;
        }
        QCOMPARE(parameters, cost.parameters);
        QCOMPARE(bytes, cost.activationBytes);
        QCOMPARE(cost.layers.back().outHeight, 40);
        QCOMPARE(cost.layers.back().outWidth, 60);
    }

    void spellings_data()
    {
        QTest::addColumn<QString>("canonical");
        QTest::newRow("YOLOv8n") << "yolov8n";
        QTest::newRow("yolo8m") << "yolov8m";
        QTest::newRow("yolov8-s") << "yolov8s";
        QTest::newRow("yolov8x.pt") << "yolov8x";
        QTest::newRow("yolov11n") << "yolo11n";
        QTest::newRow("yolo_11l") << "yolo11l";
        QTest::newRow("yolo12n") << "yolov12n-v1.0";
        QTest::newRow("yolov12n-turbo") << "yolov12n";
        QTest::newRow("yolov12x-v1.0") << "yolov12x-v1.0";
        QTest::newRow("yolov8n-p2") << "yolov8n-p2";
        QTest::newRow("VDXNet") << "vdxnet";
        QTest::newRow("Lite-FODNet.pt") << "litefodnet";
        QTest::newRow("SSD300 VGG16") << "ssd300-vgg16";
        QTest::newRow("ssd_light") << "ssd-light";
    }

    void spellings()
    {
        QFETCH(QString, canonical);
        QCOMPARE(QString::fromStdString(recipe::planOf(QTest::currentDataTag(), 3).name), canonical);
    }

    void anUnknownNameGetsTheNearest()
    {
        QCOMPARE(unknownName("yolov8q"), std::string("'yolov8q' is not a model; the nearest is yolov8n. A description of your own is a YAML file."));
        QVERIFY(unknownName("yolov12n-v2").find("yolov12n") != std::string::npos);
        for (const char* name : {"", "n", "yolo", "yolov8", "yolov8n-turbo", "yolo1n", "yolov12", "unet"}) {
            QVERIFY2(unknownName(name).find("is not a model") != std::string::npos, name);
        }
    }

    void theFourthHeadIsAtStride4()
    {
        for (const std::string& name : recipe::modelNames()) {
            if (!recipe::hasStride4(name)) {
                QVERIFY_EXCEPTION_THROWN(recipe::planOf(name, 3, true), Error);
                continue;
            }
            const ModelPlan plan = recipe::planOf(name, 3, true);
            QCOMPARE(plan.strides, (std::vector<int>{4, 8, 16, 32}));
            QVERIFY(recipe::costOf(plan, 320, 320).parameters > 0);
            QCOMPARE(plan, recipe::planOf(plan.name, 3));
        }
    }

    void theDescriptionGivesThePlan()
    {
        const std::string text = recipe::descriptionOf("yolo11n");
        QCOMPARE(parsed(text, "x", 80), recipe::planOf("yolo11x", 80));
        QCOMPARE(parsed(text, "", 80), recipe::planOf("yolo11n", 80));
        QCOMPARE(recipe::scalesOf(text, "model.yaml"), (std::vector<std::string>{"n", "s", "m", "l", "x"}));
    }

    void aPlanSurvivesWritingAndReading()
    {
        for (const std::string& name : recipe::modelNames()) {
            QCOMPARE(recipe::parsePlan(recipe::toYaml(recipe::planOf(name, 12)), "round.yaml", "", 12), recipe::planOf(name, 12));
        }
        for (const std::string& name : scaledNames()) {
            for (const bool stride4 : {false, true}) {
                const ModelPlan plan = recipe::planOf(name, 12, stride4);
                QCOMPARE(recipe::parsePlan(recipe::toYaml(plan), "round.yaml", "", 12), plan);
            }
        }
    }

    /// A researcher takes YOLOv8 and puts YOLO11's attention behind its SPPF's place, without touching another row.
    void aBlockIsSwapped()
    {
        std::string text = recipe::descriptionOf("yolov8n");
        const std::string pools = "- sppf: {out: 1024}  ";
        text.replace(text.find(pools), pools.size(), "- c2psa: {out: 1024, repeat: 2}");
        const ModelPlan plan = parsed(text, "n", 80);
        QCOMPARE(plan.layers[9].block, std::string("c2psa"));
        QCOMPARE(plan.layers[9].out, 256);
        // By hand: of 256 channels, 1x1 each; one block of 128 channels (qkv 256, place 3x3, projection, MLP of 256); without SPPF.
        const std::int64_t block = 128 * 256 + 512 + 128 * 9 + 256 + 128 * 128 + 256 + 2 * 128 * 256 + 512 + 256;
        const std::int64_t attention = 2 * (256 * 256 + 512) + block;
        const std::int64_t pooling = 256 * 128 + 256 + 512 * 256 + 512;
        QCOMPARE(recipe::costOf(plan, 640, 640).parameters - 3'157'200, attention - pooling);
    }

    void rowsMayBeWrittenInCpp()
    {
        PlanLayer detect;
        detect.block = "detect";
        detect.from = {1, 2};
        ModelPlan plan{.name = "small", .classes = 2, .layers = {row("conv", 16, 2), row("c2f", 32, 1), row("conv", 64, 2), detect}, .strides = {}};
        plan = recipe::completed(std::move(plan));
        QCOMPARE(plan.strides, (std::vector<int>{2, 4}));
        QCOMPARE(plan.layers[2].in, std::vector<int>{32});
        QCOMPARE(recipe::parsePlan(recipe::toYaml(plan), "small.yaml", "", 2), plan);
    }

    void rowsInCppAreChecked()
    {
        PlanLayer detect;
        detect.block = "detect";
        detect.from = {0};
        try {
            recipe::completed(ModelPlan{.name = "bad", .classes = 2, .layers = {row("konv", 16, 2), row("upsample", 0, 1), detect}, .strides = {}});
            QFAIL("was taken");
        } catch (const Error& error) {
            QCOMPARE(error.detail(), std::string("layer 0 (konv) is not a block; the nearest is conv."));
        }
    }

    /// A backbone may go deeper than detect reads: 32 decides about the picture then, not 16.
    void sidesFollowTheCoarsestMap()
    {
        std::string text = recipe::descriptionOf("yolov8n");
        text = text.substr(0, text.find("  - conv: {out: 512, stride: 2}                    # 19")) + "  - detect: {from: [15, 18]}\n";
        const ModelPlan plan = parsed(text, "n");
        QCOMPARE(plan.strides, (std::vector<int>{8, 16}));
        QCOMPARE(recipe::sideMultiple(plan), 32);
        QVERIFY_EXCEPTION_THROWN(recipe::costOf(plan, 640, 336), Error);
    }

    void badRows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("block") << "- c2g: {out: 64}" << "line 4: 'c2g' is not a block; the nearest is c2f.";
        QTest::newRow("setting") << "- c2f: {out: 64, repeats: 2}" << "line 4: c2f: 'repeats' is not one of its settings; the nearest is repeat.";
        QTest::newRow("value") << "- conv: {out: many}" << "line 4: conv: out expected a whole number from 1 to 65536, found 'many'.";
        QTest::newRow("negative") << "- conv: {out: -8}" << "line 4: conv: out expected a whole number from 1 to 65536, found '-8'.";
        QTest::newRow("huge") << "- conv: {out: 99999999999}" << "line 4: conv: out expected a whole number from 1 to 65536, found '99999999999'.";
        QTest::newRow("kernel") << "- conv: {out: 64, kernel: 4}" << "line 4: conv: kernel expected an odd number from 1 to 31, found '4'.";
        QTest::newRow("list") << "- conv: {out: [64]}" << "line 4: conv: out needs a single value, found a list.";
        QTest::newRow("boolean") << "- c2f: {out: 64, shortcut: 1}" << "line 4: c2f: shortcut expected true or false, found '1'.";
        QTest::newRow("nan") << "- c2f: {out: 64, expansion: nan}" << "line 4: c2f: expansion expected a number above 0, at most 4, found 'nan'.";
        QTest::newRow("no out") << "- conv: {stride: 1}" << "line 4: conv needs 'out', the channels that it writes.";
        QTest::newRow("ahead") << "- conv: {out: 64, from: 3}" << "line 4: conv reads layer 3, which is not there yet; it may read 0 to 1.";
        QTest::newRow("back") << "- conv: {out: 64, from: -3}"
                              << "line 4: conv: from counts 3 layers back, but there are only 2 before it ('picture' reads the picture).";
        QTest::newRow("two") << "- conv: {out: 64, from: [0, 1]}" << "line 4: conv reads one layer, found 2 in 'from'; a concat before it joins them.";
        QTest::newRow("one") << "- concat: {from: [1]}" << "line 4: concat joins at least two layers; give them in 'from', such as [-1, 6].";
        QTest::newRow("sizes") << "- concat: {from: [0, 1]}"
                               << "line 4: concat joins maps of different size: layer 0 (conv) is at stride 2, layer 1 (conv) at stride 4.";
        QTest::newRow("groups") << "- conv: {out: 64, groups: 5}"
                                << "line 4: conv has 5 groups, which divide neither or only one of its 64 channels in and 64 out.";
        QTest::newRow("psa channels") << "- c2psa: {out: 128}" << "line 4: c2psa writes as many channels as it reads: 64, not 128.";
        QTest::newRow("psa heads") << "- c2psa: {out: 64}" << "line 4: c2psa needs channels in multiples of 128 (heads of 64 on one half), found 64.";
        QTest::newRow("area heads") << "- a2c2f: {out: 96}"
                                    << "line 4: a2c2f needs hidden channels (out · expansion) in multiples of 32, the width of a head, found 48.";
        QTest::newRow("residual") << "- a2c2f: {out: 128, residual: true}"
                                  << "line 4: a2c2f adds its input (residual), so it writes as many channels as it reads: 64, not 128.";
        QTest::newRow("area") << "- a2c2f: {out: 64, area: 3}"
                              << "line 4: layer 2 (a2c2f) cuts its map into 3 strips, but only 4 pixels are sure to be there at stride 4; choose an area that "
                                 "divides that.";
        QTest::newRow("scalar") << "- conv" << "line 4: a row is one block with its settings, such as '- conv: {out: 64, stride: 2}', found 'conv'.";
        QTest::newRow("number") << "- conv: 64" << "line 4: conv needs its settings in braces, such as {out: 64}, found '64'.";
        QTest::newRow("detect") << "- detect: {from: 1}" << "line 4: layer 2 (detect) is not the last layer; a network ends with its only detect.";
    }

    void badRows()
    {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        const QString refused = QString::fromStdString(refusal(smallModel(text.toStdString())));
        QVERIFY2(refused.split('\n').contains(sentence), qPrintable(refused));
    }

    void aGoodRowIsTaken() { QCOMPARE(refusal(smallModel("- c2f: {out: 64}")), std::string()); }

    void everyProblemIsNamed()
    {
        const std::string text = "nam: my\n"
                                 "scales:\n"
                                 "  n: {depth: 0, width: 0.5, mist: 3}\n"
                                 "layers:\n"
                                 "  - conv: {out: 32, stride: 3}\n"
                                 "  - upsampel: {}\n"
                                 "  - conv: {out: 32}\n";
        QCOMPARE(QString::fromStdString(refusal(text)),
                 QString("line 1: 'nam' is not a key here; the nearest is name.\n"
                         "line 3: scale n: depth expected a number above 0, at most 16, found '0'.\n"
                         "line 3: scale n: 'mist' is not a key here; the nearest is most.\n"
                         "line 5: conv: stride expected a whole number from 1 to 2, found '3'.\n"
                         "line 6: 'upsampel' is not a block; the nearest is upsample.\n"
                         "line 7: layer 2 (conv) is the last layer; a network ends with 'detect: {from: […]}'."));
    }

    void anotherToolsFormIsNamed()
    {
        const std::string text = "nc: 80\nbackbone:\n  - [-1, 1, Conv, [64, 3, 2]]\nhead:\n  - [-1, 1, Conv, [64, 3, 2]]\n";
        const std::string refused = refusal(text);
        QVERIFY(refused.find("line 1: nc is not a key; the number of classes comes from the data.") != std::string::npos);
        QVERIFY(refused.find("line 2: backbone is not a key; all rows stand under 'layers'") != std::string::npos);
    }

    void anUnreadLayerIsNamed()
    {
        const std::string text = "layers:\n  - conv: {out: 32, stride: 2}\n  - conv: {out: 64, stride: 2}\n  - conv: {out: 64, from: 0}\n  - detect: {from: [2]}\n";
        QCOMPARE(refusal(text), std::string("line 3: layer 1 (conv) is read by no layer; remove it or name 1 in a 'from'."));
    }

    void headsGoFromFineToCoarse()
    {
        const std::string text = "layers:\n  - conv: {out: 32, stride: 2}\n  - conv: {out: 64, stride: 2}\n  - detect: {from: [1, 0]}\n";
        QCOMPARE(refusal(text), std::string("line 4: layer 2 (detect) reads maps at strides 4, 2; each has to be coarser than the one before."));
    }

    void anUnknownScaleGetsTheNearest()
    {
        QVERIFY(refusal(recipe::descriptionOf("yolov8n"), "xl").find("the scale xl is not there; the nearest is l") != std::string::npos);
        QVERIFY(refusal(smallModel("- c2f: {out: 64}"), "n").find("has no scales") != std::string::npos);
    }

    void noDescriptionAtAll_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("scalar") << QByteArray("yolov8n");
        QTest::newRow("list") << QByteArray("- conv: {out: 3}");
        QTest::newRow("no layers") << QByteArray("name: x");
        QTest::newRow("layers is a map") << QByteArray("layers: {conv: {out: 3}}");
        QTest::newRow("layers is empty") << QByteArray("layers: []");
        QTest::newRow("scales is a list") << QByteArray("scales: [1, 2]\nlayers:\n  - conv: {out: 3}\n");
        QTest::newRow("open brace") << QByteArray("layers:\n  - conv: {out: 3\n");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("binary") << QByteArray("\x80\x02\x00PK", 5);
        QTest::newRow("two thousand halvings") << QByteArray("layers:\n") + QByteArray("  - conv: {out: 8, stride: 2}\n").repeated(900);
        QTest::newRow("many rows") << QByteArray("layers:\n") + QByteArray("  - conv: {out: 8}\n").repeated(1100);
        QTest::newRow("from is a map") << QByteArray("layers:\n  - detect: {from: {a: 1}}\n");
        QTest::newRow("from is empty") << QByteArray("layers:\n  - conv: {out: 8}\n  - detect: {from: []}\n");
        QTest::newRow("keys are lists") << QByteArray("layers:\n  - ? [conv]\n    : {out: 8}\n");
    }

    void noDescriptionAtAll()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!refusal(text.toStdString()).empty());
    }

    void classesAreInRange()
    {
        QVERIFY_EXCEPTION_THROWN(recipe::planOf("yolov8n", 0), Error);
        QVERIFY_EXCEPTION_THROWN(recipe::planOf("yolov8n", 2'000'000'000), Error);
    }
};

QTEST_GUILESS_MAIN(TestModelPlan)
#include "tst_model_plan.moc"
