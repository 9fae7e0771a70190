#include "core/base/error.h"
#include "core/recipe/key_effect.h"
#include "core/recipe/model_cost.h"
#include "core/recipe/train_config.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using recipe::TrainConfig;

namespace {

/// The sentence that a configuration is refused with; empty when it is taken.
QString refusal(const std::string& yaml)
{
    try {
        recipe::parseConfig(yaml, "train.yaml");
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

}  // namespace

class TestRecipe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDocumentedExampleIsRead()
    {
        const TrainConfig config = recipe::parseConfig("{task: segmentation, data: polyps, model: {name: unet, width: 16}, loss: bce_dice, image_size: 128,"
                                                       " batch: 8, epochs: 20, seed: 1, optimizer: {name: adam, lr: 0.0001}}",
                                                       "train.yaml");
        QCOMPARE(config.data, std::string("polyps"));
        QCOMPARE(config.width, 16);
        QCOMPARE(config.loss, recipe::Loss::BceDice);
        QCOMPARE(config.learningRate, 0.0001);
        QCOMPARE(config.optimizer, recipe::Optimizer::Adam);
    }

    void everyKeySurvivesWritingAndReading()
    {
        TrainConfig config;
        config.data = "/data/with: colon #and 'quotes'";
        config.width = 7;
        config.loss = recipe::Loss::Dice;
        config.imageSize = 96;
        config.seed = 18446744073709551615ULL;
        config.optimizer = recipe::Optimizer::Sgd;
        config.learningRate = 0.1 + 0.2;
        config.schedule = recipe::Schedule::Cosine;
        config.warmupEpochs = 1.5;
        config.splitBy = "sequence";
        config.flipHorizontal = false;
        config.flipVertical = true;
        config.foreground = recipe::MaskForeground::Dark;
        config.device = recipe::Device::Cpu;
        config.segmentation.tverskyBeta = 0.9;
        config.segmentation.focalGamma = 0.5;
        config.segmentation.comboLovasz = 1.25;
        QCOMPARE(recipe::parseConfig(recipe::toYaml(config), "round.yaml"), config);
    }

    void everyLossIsReadByItsName()
    {
        for (const recipe::Loss loss : recipe::allLosses()) {
            QCOMPARE(recipe::parseConfig("loss: " + std::string(recipe::id(loss)) + "\n", "train.yaml").loss, loss);
        }
        QCOMPARE(recipe::parseConfig("loss: cross_entropy\n", "train.yaml").loss, recipe::Loss::Bce);
        QCOMPARE(recipe::parseConfig("loss: lovasz_softmax\n", "train.yaml").loss, recipe::Loss::Lovasz);
    }

    void aLossHasSettingsOfItsOwn()
    {
        const TrainConfig config = recipe::parseConfig("loss: tversky\ntversky: {alpha: 0.2, beta: 0.8}\n", "train.yaml");
        QCOMPARE(config.segmentation.tverskyAlpha, 0.2);
        QCOMPARE(config.segmentation.tverskyBeta, 0.8);
        QVERIFY(recipe::hasEffect(config, "tversky.beta"));
        QVERIFY(!recipe::hasEffect(config, "focal.gamma"));
        TrainConfig combo;
        combo.loss = recipe::Loss::Combo;
        QVERIFY(recipe::hasEffect(combo, "combo.dice"));
        QVERIFY(!recipe::hasEffect(combo, "focal.gamma"));
        combo.segmentation.comboFocal = 1;
        QVERIFY(recipe::hasEffect(combo, "focal.gamma"));
    }

    void aLossThatWouldAlwaysBeNothingIsRefused()
    {
        QVERIFY(refusal("loss: combo\ncombo: {bce: 0, dice: 0}\n").contains(QStringLiteral("a combo with a weight above 0")));
        QVERIFY(refusal("loss: tversky\ntversky: {alpha: 0, beta: 0}\n").contains(QStringLiteral("tversky.beta")));
        QVERIFY(refusal("loss: focal\nfocal: {alpha: 1.5}\n").contains(QStringLiteral("a number from 0 to 1")));
        QVERIFY(refusal("task: detection\ntversky: {alpha: 0.5}\n").contains(QStringLiteral("belongs to task: segmentation")));
    }

    void networksStartsAndRegularisationAreKeys()
    {
        const TrainConfig config = recipe::parseConfig("model: {name: dff_unet, dropout: 0.3}\nstart: {from: /old.pt, freeze: 5, rate_share: 0.1}\n"
                                                       "optimizer: {l1: 0.0001}\nmask: {meaning: classes}\nvalidation: {flips: true, dropout_samples: 4}\n",
                                                       "train.yaml");
        QCOMPARE(config.model, std::string("dff_unet"));
        QCOMPARE(config.freezeLayers, 5);
        QCOMPARE(config.startRateShare, 0.1);
        QCOMPARE(config.l1, 0.0001);
        QCOMPARE(config.segmentation.meaning, recipe::MaskMeaning::Classes);
        QCOMPARE(recipe::parseConfig(recipe::toYaml(config), "round.yaml"), config);
        QVERIFY(!recipe::hasEffect(config, "model.width"));
        QVERIFY(refusal("model: deeplab\n").contains(QStringLiteral("one of unet, dff_unet, litefusionnet")));
        QVERIFY(refusal("validation: {dropout_samples: 4}\n").contains(QStringLiteral("0 where model.dropout is 0")));
    }

    void anUnknownKeyNamesTheNearest()
    {
        const QString sentence = refusal("epochs: 5\noptimiser: {name: adam}\n");
        QVERIFY2(sentence.contains(QStringLiteral("line 2: optimiser is not a key")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("optimizer")), qPrintable(sentence));
        QVERIFY(refusal("lr: 0.1\n").contains(QStringLiteral("nearest is optimizer.lr")));
        QVERIFY(refusal("model: {widht: 8}\n").contains(QStringLiteral("nearest is model.width")));
        QVERIFY(refusal("optimizer: {rl: 0.1}\n").contains(QStringLiteral("nearest is optimizer.lr")));
        QVERIFY(refusal("schedule: {final_lr: 0.1}\n").contains(QStringLiteral("nearest is schedule.final")));
    }

    void keysOfOtherToolsLeadToOurs()
    {
        QVERIFY(refusal("batch_size: 8\n").contains(QStringLiteral("nearest is batch.")));
        QVERIFY(refusal("learning_rate: 0.1\n").contains(QStringLiteral("nearest is optimizer.lr.")));
        QVERIFY(refusal("optimizer: {learning_rate: 0.1}\n").contains(QStringLiteral("nearest is optimizer.lr.")));
    }

    void everyProblemIsSaidAtOnceByLine()
    {
        const QString sentence = refusal("image_size: 100\nepochs: many\nloss: hinge\nsplit: {val: 1}\n");
        const QStringList lines = sentence.split(u'\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines.at(0).startsWith(QStringLiteral("train.yaml: line 1: image_size expected a multiple of 32")));
        QVERIFY(lines.at(1).startsWith(QStringLiteral("line 2: epochs expected a whole number")));
        QVERIFY(lines.at(2).contains(QStringLiteral("one of bce, dice, bce_dice, tversky, focal, lovasz, combo, found 'hinge'")));
        QVERIFY(lines.at(3).startsWith(QStringLiteral("line 4: split.val")));
    }

    void oddFilesGetAClearSentence()
    {
        QVERIFY(refusal("model:\n\twidth: 8\n").contains(QStringLiteral("line 2: A tab stands")));
        QVERIFY(refusal("").contains(QStringLiteral("Expected a training configuration")));
        QVERIFY(refusal("- a\n- b\n").contains(QStringLiteral("Expected a training configuration")));
        QVERIFY(refusal("epochs: [1, 2]\n").contains(QStringLiteral("found a list")));
        QVERIFY(refusal("epochs: 5\nepochs: 6\n").contains(QStringLiteral("is there twice")));
        QCOMPARE(recipe::parseConfig("\xEF\xBB\xBFloss: bce\r\nepochs: 3\r\n", "crlf.yaml").epochs, 3);
        QVERIFY(refusal("epochs: 5\ndata: \"C:\\data\"\n").contains(QStringLiteral("line 2: A backslash in double quotes")));
        QVERIFY(refusal("optimizer: {lr: nan}\n").contains(QStringLiteral("optimizer.lr")));
    }

    void aRelativeDataPathStartsAtTheConfigurationFile()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("train.yaml")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("data: ../polyps\n");
        file.close();
        const QString expected = QDir::cleanPath(folder.path() + QStringLiteral("/../polyps"));
        QCOMPARE(QString::fromStdString(recipe::readConfig(file.fileName().toStdString()).data), expected);
    }

    void aWindowsPathStaysAsWritten()
    {
        QTemporaryDir folder;
        for (const char* path : {"C:\\scans\\polyps", "D:/scans", "\\\\server\\scans"}) {
            QFile file(folder.filePath(QStringLiteral("train.yaml")));
            QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
            file.write(QByteArray("data: ") + path + "\r\n");
            file.close();
            QCOMPARE(recipe::readConfig(file.fileName().toStdString()).data, std::string(path));
        }
    }

    /// Batch norm has nothing to average over: one image, one pixel at the bottleneck.
    void aBatchOfOneNeedsMoreThanOnePixelAtTheBottleneck()
    {
        TrainConfig config;
        config.batch = 1;
        QVERIFY(recipe::validate(config).empty());
        config.imageSize = 32;
        QCOMPARE(recipe::validate(config).size(), std::size_t{1});
        QCOMPARE(recipe::validate(config).front().key, std::string("batch"));
    }

    void theFormChecksWhatTheReaderChecks()
    {
        TrainConfig config;
        QVERIFY(recipe::validate(config).empty());
        config.batch = 0;
        config.warmupEpochs = 30;
        config.epochs = 20;
        const auto problems = recipe::validate(config);
        QCOMPARE(problems.size(), std::size_t{2});
        QCOMPARE(problems.at(0).key, std::string("batch"));
        QCOMPARE(problems.at(1).key, std::string("schedule.warmup_epochs"));
    }

    void aGroupStandsForItsName()
    {
        TrainConfig config = recipe::defaultConfig("detection");
        QCOMPARE(recipe::setValue(config, "model", "yolo11n"), std::string());
        QCOMPARE(config.model, std::string("yolo11n"));
        QCOMPARE(recipe::valueText(config, "optimizer"), recipe::valueText(config, "optimizer.name"));
        QVERIFY(recipe::hasKey(config, "schedule"));
        QVERIFY(!recipe::hasKey(config, "augment"));  // a group without a name
        try {
            recipe::setValue(config, "augment", "1");
            QFAIL("an error was expected");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::InvalidArgument);
        }
    }

    void parametersAreCountedExactly()
    {
        TrainConfig config;
        config.width = 32;
        QCOMPARE(recipe::unetCost(config).parameters, 31'100'513);
        config.width = 16;
        QCOMPARE(recipe::unetCost(config).parameters, 7'778'609);
    }

    /// w = 1 at 32 px, worked out by hand: the first stage alone is (3·1·9 + 1·1·9)·2·32² = 73,728 operations; see the layers in the test.
    void operationsOfASmallNetAddUp()
    {
        TrainConfig config;
        config.width = 1;
        config.imageSize = 32;
        config.batch = 1;
        double flops = 0;
        const auto block = [&](double in, double out, double side) { flops += 2 * 9 * (in * out + out * out) * side * side; };
        block(3, 1, 32);
        block(1, 2, 16);
        block(2, 4, 8);
        block(4, 8, 4);
        block(8, 16, 2);
        block(16, 32, 1);
        double side = 1;
        for (const double out : {16.0, 8.0, 4.0, 2.0, 1.0}) {
            flops += 2 * (2 * out) * out * 4 * side * side;
            side *= 2;
            block(2 * out, out, side);
        }
        flops += 2 * 1 * 1 * 32 * 32;
        QCOMPARE(recipe::unetCost(config).gflopsPerImage * 1e9, flops);
        QCOMPARE(flops, 510'976.0);
    }

    void memoryOfASmallNetByHand()
    {
        TrainConfig config;
        config.width = 1;
        config.imageSize = 32;
        config.batch = 3;
        const recipe::ModelCost cost = recipe::unetCost(config);
        // Encoder 40, 62, 232, 896, 3520, bottleneck 13952; up and decoder 2064 + 6976, 520 + 1760, 132 + 448, 34 + 116, 9 + 31; head 2.
        QCOMPARE(cost.parameters, 30'794);
        // Picture and truth 16384, convolutions 16 · 4000, pools 12 · 496, concatenations 8 · 1984, logits 4096 = 106304 bytes an image.
        QCOMPARE(cost.activationBytes, 3 * 106'304);
        // Weights, gradients and two moments of Adam.
        QCOMPARE(cost.weightBytes, 30'794 * 16);
        config.optimizer = recipe::Optimizer::Sgd;
        QCOMPARE(recipe::unetCost(config).weightBytes, 30'794 * 12);
        config.momentum = 0;
        QCOMPARE(recipe::unetCost(config).weightBytes, 30'794 * 8);
    }

    void anEpochIsThreeForwardPassesATrainingImage()
    {
        // 100 images at 3 · 2 GFLOP and 30 at 2 GFLOP, 60 GFLOP a second: 10 + 1 seconds.
        QCOMPARE(recipe::estimateEpochSeconds({.gflopsPerImage = 2}, 100, 30, 60), 11.0);
    }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
