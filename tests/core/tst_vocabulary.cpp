#include "core/base/error.h"
#include "core/imports/vocabulary.h"

#include <QTest>

using namespace gg;
using imports::Vocabulary;
using imports::Word;

class TestVocabulary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneWordInManyTools_data();
    void oneWordInManyTools();
    void ownWordsComeFirst();
    void aStarIsPartOfAName();
    void wordsSurviveYaml();
    void wrongWordsAreNamedWithTheirLine_data();
    void wrongWordsAreNamedWithTheirLine();
};

void TestVocabulary::oneWordInManyTools_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* raw, const char* tool, const char* name) { QTest::addRow("%s of %s", raw, tool) << QString(raw) << QString(tool) << QString(name); };
    row("metrics/recall(B)", "Ultralytics", "val/recall");
    row("val_recall", "Keras", "val/recall");
    row("metrics/recall", "YOLOv5", "val/recall");
    row("recall", "Keras", "train/recall");
    row("recall", "table", "val/recall");
    row("metrics/recall(M)", "Ultralytics", "val/mask_recall");
    row("metrics/mAP50-95(B)", "Ultralytics", "val/map50_95");
    row("metrics/mAP_0.5:0.95", "YOLOv5", "val/map50_95");
    row("coco/bbox_mAP", "MMDetection", "val/map50_95");
    row("bbox_mAP_50", "MMDetection", "val/map50");
    row("DetectionBoxes_Precision/mAP@.50IOU", "TensorBoard", "val/map50");
    row("train/cls_loss", "Ultralytics", "train/class_loss");
    row("val/l1_loss", "Ultralytics", "val/l1_loss");
    row("train/seg_loss", "Ultralytics", "train/segmentation_loss");
    row("  x/lr2 ", "YOLOv5", "train/lr/pg2");
    row("lr/pg2", "Ultralytics", "train/lr/pg2");
    row("lr-Adam", "Lightning", "train/lr/Adam");
    row("mIoU", "MMDetection", "val/iou");
    row("val_mean_io_u", "Keras", "val/iou");
    // Segmentations as people log them.
    row("val_dice_coef", "Keras", "val/dice");
    row("val_iou_score", "Keras", "val/iou");
    row("val_binary_accuracy", "Keras", "val/accuracy");
    row("val_precision_4", "Keras", "val/precision");
    row("recall_m", "Keras", "train/recall");
    row("Val Loss", "table", "val/loss");
    row("Val Sensitivity", "table", "val/sensitivity");
    row("val/pixel_accuracy", "table", "val/accuracy");
    row("Validation Dice Score", "table", "val/dice");
    row("val-miou", "table", "val/iou");
    row("aAcc", "MMDetection", "val/accuracy");
    row("dice_val", "table", "val/dice");
    row("Loss/train", "TensorBoard", "train/loss");
    row("IoU/validation", "TensorBoard", "val/iou");
    row("val_dice_epoch", "Lightning", "val/dice");
    row("train_loss_step", "Lightning", "train/loss/step");
    // Of one class; not every ending is one.
    row("val_iou_polyp", "table", "val/iou/polyp");
    row("val_dice_RV", "table", "val/dice/RV");
    row("IoU.road", "MMDetection", "val/iou/road");
    row("Acc.road", "MMDetection", "val/sensitivity/road");
    row("eval_iou_background", "Hugging Face", "val/iou/background");
    row("val_dice_mean", "table", "val/dice");
    row("val_dice_loss", "table", "val/dice_loss");
    row("dice", "table", "val/dice");
    row("mean_fg_dice", "nnU-Net", "val/dice");
    row("loss", "Keras", "train/loss");
    row("val_loss", "Lightning", "val/loss");
    row("validation/epoch_loss", "TensorBoard", "val/loss");
    row("train/epoch_accuracy", "TensorBoard", "train/accuracy");
    row("Train_Loss", "table", "train/loss");
    row("eval_loss", "table", "val/loss");
    row("accuracy", "table", "val/accuracy");
    row("val/dice", "table", "val/dice");
    row("something/else", "table", "something/else");
}

void TestVocabulary::oneWordInManyTools()
{
    QFETCH(QString, raw);
    QFETCH(QString, tool);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(Vocabulary().name(raw.toStdString(), tool.toStdString())), name);
}

void TestVocabulary::ownWordsComeFirst()
{
    const Vocabulary vocabulary({{.pattern = "recall", .tool = "Keras", .name = "val/sensitivity"}, {.pattern = "oddly named", .tool = "", .name = "val/dice"}});
    QCOMPARE(vocabulary.name("Recall", "keras"), std::string("val/sensitivity"));
    QCOMPARE(vocabulary.name("recall", "table"), std::string("val/recall"));
    QCOMPARE(vocabulary.name("oddly named", "Lightning"), std::string("val/dice"));
    QVERIFY(!vocabulary.ownName("val_loss", "Keras"));
}

void TestVocabulary::aStarIsPartOfAName()
{
    const Vocabulary vocabulary({{.pattern = "head/*/loss", .tool = "", .name = "train/*_loss"}});
    QCOMPARE(vocabulary.name("head/box/loss", ""), std::string("train/box_loss"));
    QCOMPARE(vocabulary.name("head/a/b/loss", ""), std::string("head/a/b/loss"));
    QCOMPARE(vocabulary.name("head//loss", ""), std::string("head//loss"));
}

void TestVocabulary::wordsSurviveYaml()
{
    const std::vector<Word> words{{.pattern = "a \"b\": c", .tool = "Keras", .name = "val/d"}, {.pattern = "größe*", .tool = "", .name = "train/*"}, {.pattern = "true", .tool = "", .name = "0x10"}};
    QCOMPARE(imports::parseWords(imports::toYaml(words), "words.yaml"), words);
    QVERIFY(imports::parseWords("", "words.yaml").empty());
    QVERIFY(imports::parseWords(imports::toYaml({}), "words.yaml").empty());
}

void TestVocabulary::wrongWordsAreNamedWithTheirLine_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no list") << "raw: a\n" << "Line 1";
    QTest::newRow("no name") << "- raw: a\n  name: b\n- raw: c\n" << "Line 3: name is missing";
    QTest::newRow("an unknown key") << "- raw: a\n  name: b\n  kind: c\n" << "Line 3: the key \"kind\"";
    QTest::newRow("two stars") << "- raw: a*b*\n  name: b\n" << "one * at most";
    QTest::newRow("a star from nowhere") << "- raw: a\n  name: b*\n" << "no * to be put there";
    QTest::newRow("no YAML") << "- raw: [a\n" << "this is no YAML";
    QTest::newRow("a list as name") << "- raw: a\n  name: [b]\n" << "Line 2: name is no text";
}

void TestVocabulary::wrongWordsAreNamedWithTheirLine()
{
    QFETCH(QString, yaml);
    QFETCH(QString, expected);
    try {
        imports::parseWords(yaml.toStdString(), "words.yaml");
        QFAIL("was taken");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Malformed);
        QCOMPARE(error.path(), std::string("words.yaml"));
        QVERIFY2(error.detail().find(expected.toStdString()) != std::string::npos, error.what());
    }
}

QTEST_GUILESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
