#include "widgets/panels/banner.h"
#include "widgets/panels/model_dialog.h"
#include "widgets/panels/processing_form.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using namespace gg::widgets;
using namespace gg::inference;

namespace {

ModelDescription yolox(std::vector<std::int64_t> input = {1, 3, 416, 416})
{
    ModelDescription model;
    model.file = "/home/somebody/models/yolox_nano.onnx";
    model.bytes = 3'678'356;
    model.fingerprint = "40446410afd7b50e";
    model.producer = "pytorch 1.11.0";
    model.opset = 11;
    model.inputs = {{"images", "float32", std::move(input)}};
    model.outputs = {{"output", "float32", {1, 3549, 85}}};
    return model;
}

Recognition recognition()
{
    Recognition result;
    result.processing.pre = {.width = 416, .height = 416, .resize = Resize::LetterboxTopLeft, .colours = Colours::Bgr, .scale = 1};
    result.processing.post = {.head = Head::Yolox, .output = "output", .classNames = {"person", "bicycle", "car"}, .nmsIou = 0.65, .everyClass = false};
    result.reasons = {{"size", "model.size.fixed", {{"size", "416 x 416"}}},
                      {"resize", "model.resize.yolox", {}},
                      {"padding", "model.padding.yolo", {}},
                      {"colours", "model.colours.yolox", {}},
                      {"scale", "model.scale.yolox", {}},
                      {"mean", "model.mean.none", {}},
                      {"layout", "model.layout.nchw", {}},
                      {"head", "model.head.yolox",
                       {{"output", "output"}, {"shape", "[1, 3549, 85]"}, {"boxes", "3549"}, {"size", "416 x 416"}, {"low", "-1.371"}, {"classes", "80"}}},
                      {"normalised", "model.unit.grid", {}},
                      {"activation", "model.activation.ready", {{"low", "0"}, {"high", "0.74"}}},
                      {"names", "model.names.coco", {}},
                      {"confidence", "model.confidence.low", {}},
                      {"nms_iou", "model.nms.yolox", {}},
                      {"max_detections", "model.max_detections.usual", {}},
                      {"class_agnostic", "model.class_agnostic.no", {}},
                      {"every_class", "model.every_class.no", {}}};
    return result;
}

RunResult result()
{
    RunResult run;
    run.predictions = "/home/somebody/results/yolox_nano-val/predictions.json";
    run.images = 5000;
    run.detections = 412'345;
    run.network = {.images = 5000, .mean = 24.1, .p50 = 23.8, .p95 = 29.4, .p99 = 41.2, .longest = 88.1};
    run.endToEnd = {.images = 5000, .mean = 33.9, .p50 = 33.1, .p95 = 40.2, .p99 = 55.7, .longest = 120.5};
    run.imagesPerSecond = 39.6;
    run.engine = "OpenCV DNN 4.6.0 on the processor";
    run.threads = 1;
    return run;
}

QPushButton* button(const QWidget& dialog, const QString& text)
{
    for (QPushButton* candidate : dialog.findChildren<QPushButton*>()) {
        if (candidate->text() == text) {
            return candidate;
        }
    }
    return nullptr;
}

QComboBox* comboWith(const QWidget& dialog, const QString& item)
{
    for (QComboBox* box : dialog.findChildren<QComboBox*>()) {
        if (box->findText(item) >= 0) {
            return box;
        }
    }
    return nullptr;
}

bool shows(const QWidget& dialog, const QString& text)
{
    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&dialog) && label->text().contains(text)) {
            return true;
        }
    }
    return false;
}

ModelDialog* opened(QObject& owner)
{
    auto* dialog = new ModelDialog({{"train", 118'287}, {"val", 5000}}, QStringLiteral("/home/somebody/results"));
    QObject::connect(&owner, &QObject::destroyed, dialog, &QObject::deleteLater);
    dialog->setSplit(QStringLiteral("val"));
    dialog->openFile(QStringLiteral("/home/somebody/models/yolox_nano.onnx"));
    dialog->setModel(yolox(), {1, 3, 416, 416}, recognition());
    return dialog;
}

}  // namespace

class ModelDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalViewsAndARankingAreAskedFor()
    {
        ModelDialog dialog({{.name = QStringLiteral("val"), .images = 87}}, QStringLiteral("/home/somebody/results"));
        dialog.setModel(yolox(), {1, 3, 416, 416}, recognition());
        QVERIFY(dialog.run().variants().empty());
        QPushButton* rank = nullptr;
        for (auto* button : dialog.findChildren<QPushButton*>()) {
            rank = button->menu() != nullptr ? button : rank;
        }
        QVERIFY(rank != nullptr);
        const auto enabled = [&] {
            Q_EMIT rank->menu()->aboutToShow();
            QList<bool> all;
            for (const QAction* action : rank->menu()->actions()) {
                all << action->isEnabled();
            }
            return all;
        };
        // Objects have no mutual information, and there is one view: nothing to disagree.
        QCOMPARE(enabled(), (QList<bool>{true, true, true, false, false}));
        dialog.setAugment(true);
        QCOMPARE(dialog.run().variants().size(), std::size_t{6});
        QCOMPARE(enabled(), (QList<bool>{true, true, true, true, false}));
        QSignalSpy asked(&dialog, &ModelDialog::rankRequested);
        rank->menu()->actions().at(3)->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].value<RankBy>(), RankBy::Disagreement);
        QVERIFY(!rank->isEnabled());  // until it is ranked
    }

    void aFileIsAskedForAndNothingElse()
    {
        ModelDialog dialog({{"val", 10}}, "/results");
        QSignalSpy chosen(&dialog, &ModelDialog::modelChosen);
        QVERIFY(button(dialog, QStringLiteral("Choose a model…")) != nullptr);
        QVERIFY(!button(dialog, QStringLiteral("Run"))->isEnabled());
        dialog.openFile(QStringLiteral("/models/a.onnx"));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("/models/a.onnx"));
        QVERIFY(!button(dialog, QStringLiteral("Run"))->isEnabled());
    }

    void everyFieldIsShownWithItsReason()
    {
        QObject owner;
        ModelDialog* dialog = opened(owner);
        QVERIFY(shows(*dialog, QStringLiteral("YOLOX keeps the shape of pictures")));
        QVERIFY(shows(*dialog, QStringLiteral("sides go down to -1.371")));
        QVERIFY(shows(*dialog, QStringLiteral("opset 11")));
        QVERIFY(dialog->run().processing.pre == recognition().processing.pre);
        QVERIFY(dialog->run().processing.post == recognition().processing.post);
        QCOMPARE(dialog->run().outFolder, QStringLiteral("/home/somebody/results/yolox_nano-val"));
    }

    void whatIsEditedIsMarkedKeptAndTakenBack()
    {
        QObject owner;
        ModelDialog* dialog = opened(owner);
        QSignalSpy run(dialog, &ModelDialog::runRequested);
        QSignalSpy kept(dialog, &ModelDialog::processingEdited);
        QPushButton* reset = button(*dialog, QStringLiteral("As recognised"));
        QVERIFY(!reset->isEnabled());
        QComboBox* colours = comboWith(*dialog, QStringLiteral("Red, green, blue"));
        colours->setCurrentText(QStringLiteral("Red, green, blue"));
        QVERIFY(reset->isEnabled());
        QVERIFY(shows(*dialog, QStringLiteral("Changed by you. Recognised for this reason: YOLOX is trained with blue first.")));
        button(*dialog, QStringLiteral("Run"))->click();
        QCOMPARE(run.size(), 1);
        QVERIFY(run[0][0].value<ModelRun>().processing.pre.colours == Colours::Rgb);
        QCOMPARE(run[0][0].value<ModelRun>().split, QStringLiteral("val"));
        QVERIFY(kept[0][1].value<std::optional<Processing>>().has_value());
        dialog->setCancelled();
        reset->click();
        QVERIFY(dialog->run().processing.pre == recognition().processing.pre);
        QVERIFY(!kept.back()[1].value<std::optional<Processing>>().has_value());
    }

    void anEarlierEditIsTakenUp()
    {
        QObject owner;
        ModelDialog* dialog = opened(owner);
        Processing edited = recognition().processing;
        edited.post.confidence = 0.25;
        dialog->setModel(yolox(), {1, 3, 416, 416}, recognition(), edited);
        QCOMPARE(dialog->run().processing.post.confidence, 0.25);
        QVERIFY(button(*dialog, QStringLiteral("As recognised"))->isEnabled());
    }

    void whatCannotBeRunIsSaidAndNotRun()
    {
        QObject owner;
        ModelDialog* dialog = opened(owner);
        comboWith(*dialog, QStringLiteral("Grey"))->setCurrentText(QStringLiteral("Grey"));
        QVERIFY(shows(*dialog, QStringLiteral("channels that were chosen are 1")));
        QVERIFY(!button(*dialog, QStringLiteral("Run"))->isEnabled());
        comboWith(*dialog, QStringLiteral("Grey"))->setCurrentText(QStringLiteral("Blue, green, red"));
        QVERIFY(button(*dialog, QStringLiteral("Run"))->isEnabled());
    }

    void onlyAnOpenSizeMayBeChanged()
    {
        QObject owner;
        ModelDialog* dialog = opened(owner);
        const auto width = [&] {
            for (QSpinBox* box : dialog->findChildren<QSpinBox*>()) {
                if (box->accessibleName() == QStringLiteral("Width")) {
                    return box;
                }
            }
            return static_cast<QSpinBox*>(nullptr);
        }();
        QVERIFY(!width->isEnabled());
        dialog->setModel(yolox({1, 3, -1, -1}), {1, 3, 416, 416}, recognition());
        QVERIFY(width->isEnabled());
        QSignalSpy chosen(dialog, &ModelDialog::modelChosen);
        width->setValue(640);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][1].toInt(), 640);
        QCOMPARE(chosen[0][2].toInt(), 416);
    }

    void fieldsThatASegmentationDoesNotHaveAreHidden()
    {
        QObject owner;
        ModelDialog* dialog = opened(owner);
        const auto* agnostic = dialog->findChild<QCheckBox*>();
        QVERIFY(agnostic->isVisibleTo(dialog));
        comboWith(*dialog, QStringLiteral("A class for every pixel"))->setCurrentText(QStringLiteral("A class for every pixel"));
        QVERIFY(!agnostic->isVisibleTo(dialog));
    }

    void aSecondRunGetsAFolderOfItsOwn()
    {
        const QTemporaryDir base;
        ModelDialog dialog({{"val", 10}}, base.path());
        QSignalSpy run(&dialog, &ModelDialog::runRequested);
        dialog.openFile(QStringLiteral("/home/somebody/models/yolox_nano.onnx"));
        dialog.setModel(yolox(), {1, 3, 416, 416}, recognition());
        button(dialog, QStringLiteral("Run"))->click();
        QVERIFY(QDir(base.path()).mkdir(QStringLiteral("yolox_nano-val")));
        dialog.setResult(result());
        button(dialog, QStringLiteral("Run"))->click();
        QCOMPARE(run[0][0].value<ModelRun>().outFolder, base.filePath(QStringLiteral("yolox_nano-val")));
        QCOMPARE(run[1][0].value<ModelRun>().outFolder, base.filePath(QStringLiteral("yolox_nano-val-2")));
    }

    void theResultShowsLatencyAndLeadsToEvaluation()
    {
        QObject owner;
        ModelDialog* dialog = opened(owner);
        QSignalSpy evaluate(dialog, &ModelDialog::evaluateRequested);
        button(*dialog, QStringLiteral("Run"))->click();
        dialog->setProgress(QStringLiteral("Running the model"), 10, 5000);
        dialog->setResult(result());
        const auto* table = dialog->findChild<QTableWidget*>();
        QCOMPARE(table->item(0, 3)->text(), QLocale().toString(41.2, 'f', 1));
        QVERIFY(shows(*dialog, QStringLiteral("images one by one with OpenCV DNN 4.6.0")));
        QCOMPARE(table->item(1, 0)->text(), QLocale().toString(33.9, 'f', 1));
        button(*dialog, QStringLiteral("Evaluate"))->click();
        QCOMPARE(evaluate[0][0].toString(), QStringLiteral("/home/somebody/results/yolox_nano-val/predictions.json"));
    }

    void whatWasLeftOutIsSaid()
    {
        QObject owner;
        ModelDialog* dialog = opened(owner);
        RunResult run = result();
        run.unreadable = {{"val/a.jpg", "The file is empty."}};
        run.classes = {{"person", "person", 0}, {"zebra", "", 12}};
        dialog->setResult(run);
        const auto* banner = dialog->findChild<Banner*>();
        QVERIFY(banner->text().contains(QStringLiteral("val/a.jpg: The file is empty.")));
        QVERIFY(banner->text().contains(QStringLiteral("zebra")));
        QVERIFY(!banner->showsError());
    }

    void anErrorIsABannerAndAnotherModelCanBeChosen()
    {
        ModelDialog dialog({{"val", 10}}, "/results");
        dialog.openFile(QStringLiteral("/models/a.onnx"));
        dialog.setError(QStringLiteral("/models/a.onnx: OpenCV's DNN 4.6.0 does not have the operator NonMaxSuppression."));
        QVERIFY(dialog.findChild<Banner*>()->showsError());
        QVERIFY(button(dialog, QStringLiteral("Choose a model…"))->isEnabled());
        QVERIFY(!button(dialog, QStringLiteral("Run"))->isEnabled());
    }

    void closingStopsTheWork()
    {
        QObject owner;
        ModelDialog* dialog = opened(owner);
        QSignalSpy cancelled(dialog, &ModelDialog::cancelRequested);
        dialog->show();
        dialog->reject();
        QCOMPARE(cancelled.size(), 1);
    }

    void itLooksRight_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    /// With GROUNDGLASS_GRAB set to a folder the dialog is kept as pictures, to be looked at.
    void itLooksRight()
    {
        QFETCH(bool, dark);
        applyAppearance(dark ? Appearance::Dark : Appearance::Light);
        ModelDialog empty({{"val", 5000}}, "/home/somebody/results");
        empty.show();
        QObject owner;
        ModelDialog* dialog = opened(owner);
        dialog->show();
        comboWith(*dialog, QStringLiteral("Red, green, blue"))->setCurrentText(QStringLiteral("Red, green, blue"));
        QVERIFY(dialog->minimumSizeHint().height() < 680);
        for (const QPushButton* candidate : dialog->findChildren<QPushButton*>()) {
            QVERIFY(candidate->sizeHint().height() >= 24);
        }
        const QString folder = qEnvironmentVariable("GROUNDGLASS_GRAB");
        if (!folder.isEmpty()) {
            const QString look = dark ? QStringLiteral("dark") : QStringLiteral("light");
            QVERIFY(empty.grab().save(folder + QStringLiteral("/model-empty-%1.png").arg(look)));
            QVERIFY(dialog->grab().save(folder + QStringLiteral("/model-%1.png").arg(look)));
            dialog->setResult(result());
            QVERIFY(dialog->grab().save(folder + QStringLiteral("/model-result-%1.png").arg(look)));
        }
        applyAppearance(Appearance::Light);
    }
};

QTEST_MAIN(ModelDialogTest)
#include "tst_model_dialog.moc"
