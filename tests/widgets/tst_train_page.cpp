#include "core/recipe/config_keys.h"
#include "core/recipe/model_cost.h"
#include "core/recipe/model_plan.h"
#include "tests/widgets/made_dataset.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/form_editors.h"
#include "widgets/panels/recipe_notes_dialog.h"
#include "widgets/panels/train_form.h"
#include "widgets/panels/train_layers_dialog.h"
#include "widgets/panels/train_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <memory>

using namespace gg;
using widgets::TrainPage;

namespace {

/// 100 images with masks and no split of their own: 80 train and 20 validate.
std::shared_ptr<dataset::Dataset> maskDataset()
{
    auto set = std::make_shared<dataset::Dataset>();
    set->format = dataset::Format::ImageMask;
    set->task = dataset::Task::Segmentation;
    set->name = "polyps";
    set->root = "/data/polyps";
    set->opened = "/data/polyps";
    set->splits = {"all"};
    for (int i = 0; i < 100; ++i) {
        set->records.push_back({.image = "images/" + std::to_string(i) + ".jpg", .label = "masks/" + std::to_string(i) + ".png",
                                .state = dataset::LabelState::Labelled});
    }
    return set;
}

QPushButton* button(const QWidget& page, const QString& text)
{
    for (auto* candidate : page.findChildren<QPushButton*>()) {
        if (candidate->text() == text) {
            return candidate;
        }
    }
    return nullptr;
}

/// Whether a visible label of the page says so.
bool says(const QWidget& page, const QString& text)
{
    const auto labels = page.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->isVisibleTo(&page) && label->text().contains(text); });
}

void type(QLineEdit* field, const QString& text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

}  // namespace

class TestTrainPage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TrainPage> m_page;

    QLineEdit* field(const char* key) const { return m_page->findChild<QLineEdit*>(QString::fromLatin1(key)); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void init()
    {
        m_page = std::make_unique<TrainPage>();
        m_page->resize(1280, 800);
        m_page->setDataset(maskDataset());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void withoutADataSetItOffersToOpenOne()
    {
        m_page->setDataset(nullptr);
        QSignalSpy opened(m_page.get(), &TrainPage::openDatasetRequested);
        auto* open = button(*m_page, QStringLiteral("Open a folder…"));
        QVERIFY(open != nullptr && open->isVisibleTo(m_page.get()));
        QTest::mouseClick(open, Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
        QSignalSpy started(m_page.get(), &TrainPage::startRequested);
        QTest::keyClick(m_page.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(started.count(), 0);
    }

    void theFirstRecipeIsReadyToStart()
    {
        QSignalSpy started(m_page.get(), &TrainPage::startRequested);
        QTest::mouseClick(button(*m_page, QStringLiteral("Start training")), Qt::LeftButton);
        QCOMPARE(started.count(), 1);
        QCOMPARE(started.front().at(0).value<recipe::TrainConfig>(), recipe::TrainConfig{});
        QCOMPARE(started.front().at(1).toString(), QStringLiteral("bce_dice"));
    }

    void theKeyStartsFromAField()
    {
        QSignalSpy started(m_page.get(), &TrainPage::startRequested);
        type(field("epochs"), QStringLiteral("3"));
        QTest::keyClick(field("epochs"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(started.count(), 1);
        QCOMPARE(started.front().at(0).value<recipe::TrainConfig>().epochs, 3);
    }

    void choosingARecipeFillsTheForm()
    {
        auto* recipes = m_page->findChild<QListWidget*>();
        recipes->setFocus();
        QTest::keyClick(recipes, Qt::Key_Down);
        QCOMPARE(m_page->config().loss, recipe::Loss::Bce);
        QCOMPARE(m_page->runName(), QStringLiteral("bce"));
        QTest::keyClick(recipes, Qt::Key_End);
        QCOMPARE(m_page->config().width, 32);
        QCOMPARE(field("image_size")->text(), QStringLiteral("256"));
    }

    void anInvalidFieldSaysWhyAsItIsTypedAndBlocksTheStart()
    {
        QSignalSpy started(m_page.get(), &TrainPage::startRequested);
        auto* start = button(*m_page, QStringLiteral("Start training"));
        type(field("image_size"), QStringLiteral("100"));
        QVERIFY(says(*m_page, QStringLiteral("Expected a multiple of 32 from 32 to 2048 (the network halves it five times), found 100.")));
        QVERIFY(!start->isEnabled());
        QVERIFY(says(*m_page, QStringLiteral("see the marked fields")));
        QTest::keyClick(m_page.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(started.count(), 0);

        type(field("image_size"), QStringLiteral("96"));
        QVERIFY(!says(*m_page, QStringLiteral("Expected a multiple")));
        QVERIFY(start->isEnabled());
        type(field("optimizer.lr"), QStringLiteral("fast"));
        QVERIFY(says(*m_page, QStringLiteral("Expected a number above 0, at most 10.")));
        QVERIFY(!start->isEnabled());
    }

    void aRunNeedsANameThatIsAFolder()
    {
        type(field("run"), QStringLiteral("a/b"));
        QVERIFY(says(*m_page, QStringLiteral("Expected a name for a folder, without slashes.")));
        QVERIFY(!button(*m_page, QStringLiteral("Start training"))->isEnabled());
    }

    void theCostFollowsTheForm()
    {
        QVERIFY(says(*m_page, QStringLiteral("7,778,609")));
        QVERIFY(says(*m_page, QStringLiteral("10 × 20")));  // 80 images in batches of 8, 20 epochs
        type(field("model.width"), QStringLiteral("32"));
        QVERIFY(says(*m_page, QStringLiteral("31,100,513")));
        type(field("batch"), QStringLiteral("40"));
        QVERIFY(says(*m_page, QStringLiteral("2 × 20")));
    }

    void tooMuchMemoryIsSaidInWords()
    {
        const QString warning = QStringLiteral("More memory than this machine has");
        m_page->setMachineMemory(64LL << 30);
        QVERIFY(!says(*m_page, warning));
        m_page->setMachineMemory(100LL << 20);  // the weights of w = 16 alone take 124 MB with Adam
        QVERIFY(says(*m_page, warning));
    }

    void aMeasurementReplacesTheEstimate()
    {
        QSignalSpy asked(m_page.get(), &TrainPage::measureRequested);
        auto* measure = button(*m_page, QStringLiteral("Measure on this machine"));
        QTest::mouseClick(measure, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        m_page->setMeasuring(QStringLiteral("Timing two steps"));
        QVERIFY(!measure->isVisibleTo(m_page.get()));
        QVERIFY(says(*m_page, QStringLiteral("Timing two steps")));
        QSignalSpy cancelled(m_page.get(), &TrainPage::cancelMeasureRequested);
        QTest::mouseClick(button(*m_page, QStringLiteral("Cancel")), Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        type(field("epochs"), QStringLiteral("3"));
        QVERIFY(!measure->isVisibleTo(m_page.get()));
        m_page->setMeasuring({});
        QVERIFY(measure->isVisibleTo(m_page.get()) && measure->isEnabled());
        m_page->setMeasured(10);
        // 80 images at 10 a second, and 20 forward passes at a third of a step: 8.7 s; three epochs 26 s.
        QVERIFY(says(*m_page, QStringLiteral("8.7 s")));
        QVERIFY(says(*m_page, QStringLiteral("26 s")));
    }

    void errorsOfTheAuditBlockAndWarningsDoNot()
    {
        auto* start = button(*m_page, QStringLiteral("Start training"));
        m_page->setAuditSummary(audit::Summary{.errors = 0, .warnings = 4, .infos = 0});
        QVERIFY(start->isEnabled());
        m_page->setAuditSummary(audit::Summary{.errors = 2, .warnings = 4, .infos = 0});
        QVERIFY(!start->isEnabled());
        QSignalSpy shown(m_page.get(), &TrainPage::showAuditRequested);
        QTest::mouseClick(button(*m_page, QStringLiteral("Show the findings")), Qt::LeftButton);
        QCOMPARE(shown.count(), 1);

        QCheckBox* anyway = nullptr;
        for (auto* box : m_page->findChildren<QCheckBox*>()) {
            if (box->text() == QStringLiteral("Train all the same")) {
                anyway = box;
            }
        }
        anyway->setFocus();
        QTest::keyClick(anyway, Qt::Key_Space);
        QVERIFY(start->isEnabled());
        // A new audit is a new question.
        m_page->setAuditSummary(audit::Summary{.errors = 1, .warnings = 0, .infos = 0});
        QVERIFY(!start->isEnabled());
    }

    void theTaskFollowsTheDataSet()
    {
        auto* task = m_page->findChild<QComboBox*>(QStringLiteral("task"));
        QCOMPARE(m_page->config().task, std::string("segmentation"));
        QVERIFY(!task->isVisibleTo(m_page.get()));

        m_page->setDataset(test::boxDataset());
        QCOMPARE(m_page->config(), recipe::defaultConfig("detection"));
        QCOMPARE(m_page->runName(), QStringLiteral("reference"));
        QVERIFY(!task->isVisibleTo(m_page.get()));
        QVERIFY(field("gain.box") != nullptr && field("model.width") == nullptr);
        QSignalSpy started(m_page.get(), &TrainPage::startRequested);
        QTest::mouseClick(button(*m_page, QStringLiteral("Start training")), Qt::LeftButton);
        QCOMPARE(started.count(), 1);
        QCOMPARE(started.front().at(0).value<recipe::TrainConfig>().task, std::string("detection"));

        auto polygons = test::boxDataset();
        polygons->records.front().objects.front().kind = dataset::ShapeKind::Polygon;
        m_page->setDataset(polygons);
        QVERIFY(task->isVisibleTo(m_page.get()));
        QCOMPARE(m_page->config().task, std::string("detection"));
        type(field("epochs"), QStringLiteral("7"));
        task->setFocus();
        QTest::keyClick(task, Qt::Key_Down);
        QCOMPARE(m_page->config().task, std::string("segmentation"));
        QVERIFY(button(*m_page, QStringLiteral("Start training"))->isEnabled());
        m_page->setDataset(std::make_shared<dataset::Dataset>(*polygons));  // the same, read to its end
        QCOMPARE(m_page->config().task, std::string("segmentation"));
        QTest::keyClick(task, Qt::Key_Up);
        QCOMPARE(m_page->config().epochs, 7);  // what was typed is still there
    }

    void aSetWithoutLabelsCannotBeTrainedOn()
    {
        auto bare = test::boxDataset();
        for (dataset::Record& record : bare->records) {
            record.objects.clear();
        }
        m_page->setDataset(bare);
        QVERIFY(!button(*m_page, QStringLiteral("Start training"))->isEnabled());
        QVERIFY(!button(*m_page, QStringLiteral("Measure on this machine"))->isEnabled());
        QVERIFY(says(*m_page, QStringLiteral("neither boxes nor polygons nor masks")));
    }

    void settingsOfTheOtherTaskAreRefusedInWords()
    {
        m_page->setConfig(recipe::defaultConfig("detection"));  // on a set of masks
        QVERIFY(!button(*m_page, QStringLiteral("Start training"))->isEnabled());
        QVERIFY(says(*m_page, QStringLiteral("This data set has masks alone")));
        m_page->setDataset(test::boxDataset());
        m_page->setConfig({});
        QVERIFY(says(*m_page, QStringLiteral("neither masks nor polygons")));
    }

    void everyKeyOfADetectorHasAField()
    {
        m_page->setDataset(test::boxDataset());
        const auto* form = m_page->findChild<widgets::TrainForm*>();
        const recipe::TrainConfig config = recipe::defaultConfig("detection");
        for (const recipe::ConfigKey& key : recipe::configKeys()) {
            if (key.belongsTo(config) && key.name != "task" && key.name != "data") {
                QVERIFY2(form->findChild<QWidget*>(QString::fromStdString(key.name)) != nullptr, key.name.c_str());
            }
        }
    }

    void whatIsTypedInTheFormIsTheConfiguration()
    {
        m_page->setDataset(test::boxDataset());
        type(field("gain.box"), QStringLiteral("5"));
        type(field("augment.mosaic"), QStringLiteral("0.5"));
        auto* scale = m_page->findChild<QComboBox*>(QStringLiteral("model.letter"));
        scale->setFocus();
        QTest::keyClick(scale, Qt::Key_Down);
        auto* family = m_page->findChild<QComboBox*>(QStringLiteral("model.family"));
        family->setCurrentIndex(family->findData(QStringLiteral("yolov12%1-v1.0")));
        m_page->findChild<QCheckBox*>(QStringLiteral("gain.weigh_small"))->click();
        const recipe::TrainConfig config = m_page->config();
        QCOMPARE(config.detection.boxGain, 5.0);
        QCOMPARE(config.detection.mosaic, 0.5);
        QCOMPARE(config.model, std::string("yolov12s-v1.0"));
        QVERIFY(config.detection.weighSmall);
        type(field("augment.perspective"), QStringLiteral("0.1"));
        QTRY_VERIFY(says(*m_page, QStringLiteral("found 0.1")));
        QVERIFY(!button(*m_page, QStringLiteral("Start training"))->isEnabled());
    }

    void whatAnotherNetworkHasIsNotThere()
    {
        m_page->setDataset(test::boxDataset());
        auto* family = m_page->findChild<QComboBox*>(QStringLiteral("model.family"));
        auto* anchors = m_page->findChild<QComboBox*>(QStringLiteral("anchors.from"));
        const QWidget* group = anchors->parentWidget()->parentWidget();
        QTRY_VERIFY(!group->isVisibleTo(group->parentWidget()));
        family->setCurrentIndex(family->findData(QStringLiteral("yolov3-tiny")));
        QTRY_VERIFY(group->isVisibleTo(group->parentWidget()));
        QVERIFY(anchors->isEnabled());
        QVERIFY(!m_page->findChild<QComboBox*>(QStringLiteral("model.letter"))->isEnabled());
        QVERIFY(!field("anchors.list")->isEnabled());
        QVERIFY(!field("gain.dfl")->isEnabled());
        anchors->setCurrentIndex(anchors->findData(QStringLiteral("list")));
        QVERIFY(field("anchors.list")->isEnabled());
        QCOMPARE(m_page->config().detection.anchor.from, recipe::AnchorSource::List);
        QTRY_VERIFY(says(*m_page, QStringLiteral("10x13")));  // there is no list yet
    }

    void whatHasNoEffectIsGrey()
    {
        m_page->setDataset(test::boxDataset());
        QVERIFY(!field("optimizer.lr")->isEnabled());
        // 2 images of the train split, 2 classes: 0.002 · 5 / 6.
        QTRY_VERIFY(says(*m_page, QStringLiteral("Here: AdamW with a rate of 0.001667, for 2 images")));
        auto* optimiser = m_page->findChild<QComboBox*>(QStringLiteral("optimizer.name"));
        optimiser->setFocus();
        QTest::keyClick(optimiser, Qt::Key_End);
        QVERIFY(field("optimizer.lr")->isEnabled() && field("optimizer.momentum")->isEnabled());
        QVERIFY(!field("optimizer.beta1")->isEnabled());
        QVERIFY(!says(*m_page, QStringLiteral("Here: AdamW")));
        QVERIFY(!field("schedule.step_factor")->isEnabled());
    }

    void theCostOfADetectorFollowsTheForm()
    {
        auto set = test::boxDataset();
        set->classNames.resize(80);
        m_page->setDataset(set);
        QVERIFY(says(*m_page, QStringLiteral("3,157,200")));
        auto* scale = m_page->findChild<QComboBox*>(QStringLiteral("model.letter"));
        scale->setFocus();
        QTest::keyClick(scale, Qt::Key_Down);
        QVERIFY(says(*m_page, QStringLiteral("11,166,560")));
        QTest::mouseClick(button(*m_page, QStringLiteral("Layers…")), Qt::LeftButton);
        auto* layers = m_page->findChild<widgets::TrainLayersDialog*>();
        QVERIFY(layers != nullptr);
        QCOMPARE(layers->findChild<QTableWidget*>()->rowCount(), 23);
        layers->reject();

        m_page->setLatency(12.34, std::vector<double>(23, 0.5));
        QVERIFY(says(*m_page, QStringLiteral("12.3 ms")));
        scale->setFocus();
        QTest::keyClick(scale, Qt::Key_Up);
        QVERIFY(!says(*m_page, QStringLiteral("12.3 ms")));  // of another network
        QVERIFY(says(*m_page, QStringLiteral("not measured")));
    }

    /// Whoever changes the form while it is being measured is not told the numbers of another network.
    void aMeasurementBelongsToWhatWasAskedFor()
    {
        m_page->setDataset(test::boxDataset());
        auto* scale = m_page->findChild<QComboBox*>(QStringLiteral("model.letter"));
        QTest::mouseClick(button(*m_page, QStringLiteral("Measure on this machine")), Qt::LeftButton);
        scale->setFocus();
        QTest::keyClick(scale, Qt::Key_Down);
        m_page->setLatency(12.34, std::vector<double>(23, 0.5));
        QVERIFY(!says(*m_page, QStringLiteral("12.3 ms")));
        QTest::keyClick(scale, Qt::Key_Up);
        QVERIFY(says(*m_page, QStringLiteral("12.3 ms")));
    }

    void theLargestBatchThatFitsIsNamed()
    {
        m_page->setDataset(test::boxDataset());
        type(field("batch"), QStringLiteral("64"));
        const recipe::TrainConfig config = m_page->config();
        const recipe::ModelCost cost = recipe::detectorCost(config, recipe::planOf("yolov8n", 2));
        // A machine that holds the weights and ten and a half of the 64 pictures.
        m_page->setMachineMemory(cost.weightBytes + cost.activationBytes / 64 * 21 / 2);
        QTRY_VERIFY(says(*m_page, QStringLiteral("a batch of at most 10 fits")));
        type(field("batch"), QStringLiteral("10"));
        QVERIFY(!says(*m_page, QStringLiteral("More memory than this machine has")));
    }

    void suggestionsAreAppliedOneByOne()
    {
        m_page->setDataset(test::boxDataset());
        const auto apply = [&](const char* key) {
            for (auto* candidate : m_page->findChildren<QPushButton*>(QStringLiteral("apply.") + QString::fromLatin1(key))) {
                if (!candidate->parentWidget()->isHidden()) {
                    return candidate;
                }
            }
            return static_cast<QPushButton*>(nullptr);
        };
        QTRY_VERIFY(says(*m_page, QStringLiteral("250 + 80 · √2 = 363")));
        QTest::mouseClick(apply("epochs"), Qt::LeftButton);
        QCOMPARE(m_page->config().epochs, 363);
        QVERIFY(!apply("epochs")->isEnabled());
        QVERIFY(!apply("optimizer.lr")->isEnabled());  // the optimiser chooses it
        QVERIFY(apply("augment.hue") == nullptr);
        auto* sensor = m_page->findChild<QComboBox*>(QStringLiteral("sensor"));
        sensor->setFocus();
        QTest::keyClick(sensor, Qt::Key_End);
        QTRY_VERIFY(says(*m_page, QStringLiteral("600 + 150 · √2 = 812")));
        QTest::mouseClick(apply("augment.hue"), Qt::LeftButton);
        QCOMPARE(m_page->config().detection.hue, 0.0);
        QCOMPARE(m_page->config().epochs, 363);
    }

    void aDescriptionOfOnesOwnIsCounted()
    {
        m_page->setDataset(test::boxDataset());
        connect(m_page.get(), &TrainPage::modelDescriptionRequested, this, [this](const QString& file) {
            if (file == u"/mine.yaml") {
                m_page->setModelDescription(QString::fromStdString(recipe::descriptionOf("yolo11n")), {});
            } else {
                m_page->setModelDescription({}, file + QStringLiteral(": There is no such file."));
            }
        });
        auto* file = m_page->findChild<widgets::FileEdit*>(QStringLiteral("model.file"));
        file->setValue(QStringLiteral("/none.yaml"));
        QVERIFY(says(*m_page, QStringLiteral("/none.yaml: There is no such file.")));
        QVERIFY(!button(*m_page, QStringLiteral("Start training"))->isEnabled());
        file->setValue(QStringLiteral("/mine.yaml"));
        const QString parameters = QLocale().toString(static_cast<qlonglong>(recipe::costOf(recipe::planOf("yolo11n", 2), 640, 640).parameters));
        QVERIFY(says(*m_page, parameters));
        QVERIFY(button(*m_page, QStringLiteral("Start training"))->isEnabled());
        QVERIFY(!m_page->findChild<QComboBox*>(QStringLiteral("model.family"))->isEnabled());
        type(field("model.scale"), QStringLiteral("q"));
        QVERIFY(!button(*m_page, QStringLiteral("Start training"))->isEnabled());
    }

    void aRecipeOverSettingsChangedByHandCanBeUndone()
    {
        auto* recipes = m_page->findChild<QListWidget*>();
        auto* banner = m_page->findChild<widgets::Banner*>();
        recipes->setFocus();
        QTest::keyClick(recipes, Qt::Key_Down);
        QVERIFY(!banner->isVisibleTo(m_page.get()));  // nothing had been changed
        type(field("epochs"), QStringLiteral("33"));
        type(field("run"), QStringLiteral("mine"));
        recipes->setFocus();
        QTest::keyClick(recipes, Qt::Key_End);
        QCOMPARE(m_page->config().epochs, 100);
        QVERIFY(banner->isVisibleTo(m_page.get()) && !banner->showsError());
        QTest::mouseClick(banner->action(), Qt::LeftButton);
        QCOMPARE(m_page->config().epochs, 33);
        QCOMPARE(m_page->config().loss, recipe::Loss::Bce);
        QCOMPARE(m_page->runName(), QStringLiteral("mine"));
        QCOMPARE(recipes->currentRow(), 1);
        QVERIFY(!banner->isVisibleTo(m_page.get()));
    }

    void settingsOfAnotherToolAreTakenAndAccountedFor()
    {
        m_page->setDataset(test::boxDataset());
        m_page->setRecipe(recipe::readUltralyticsArgs("task: detect\nmodel: yolo11s.yaml\nepochs: 12\nimgsz: 320\nlabel_smoothing: 0.1\nplots: true\n", "args.yaml"),
                          QStringLiteral("args.yaml"));
        QCOMPARE(m_page->config().model, std::string("yolo11s"));
        QCOMPARE(field("image_size")->text(), QStringLiteral("320"));
        auto* dialog = m_page->findChild<widgets::RecipeNotesDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        auto* tree = dialog->findChild<QTreeWidget*>();
        const QTreeWidgetItem* refused = tree->topLevelItem(0);
        QCOMPARE(refused->childCount(), 1);
        QCOMPARE(refused->child(0)->text(0), QStringLiteral("label_smoothing"));
        QCOMPARE(refused->child(0)->text(1), QStringLiteral("5"));
        QCOMPARE(tree->topLevelItem(1)->childCount(), 4);  // task, model, epochs, imgsz
        QCOMPARE(tree->topLevelItem(2)->childCount(), 1);
        dialog->reject();
    }

    void rareForegroundWarnsOfBceAlone()
    {
        const QString warning = QStringLiteral("With BCE alone the network may learn to predict background only");
        m_page->setMeanForeground(0.092);
        QVERIFY(says(*m_page, QStringLiteral("Mean foreground 9.2 %.")));
        QVERIFY(!says(*m_page, warning));
        auto* loss = m_page->findChild<QComboBox*>(QStringLiteral("loss"));
        loss->setFocus();
        QTest::keyClick(loss, Qt::Key_Home);
        QCOMPARE(m_page->config().loss, recipe::Loss::Bce);
        QVERIFY(says(*m_page, warning));
        m_page->setMeanForeground(0.4);
        QVERIFY(!says(*m_page, warning));
    }

    void aRunningTrainingIsPausedResumedAndStopped()
    {
        QSignalSpy paused(m_page.get(), &TrainPage::pauseRequested);
        QSignalSpy resumed(m_page.get(), &TrainPage::resumeRequested);
        QSignalSpy stopped(m_page.get(), &TrainPage::stopRequested);
        m_page->setState(TrainPage::State::Running);
        QVERIFY(!field("epochs")->isEnabled());
        QTest::mouseClick(button(*m_page, QStringLiteral("Pause")), Qt::LeftButton);
        QCOMPARE(paused.count(), 1);
        m_page->setState(TrainPage::State::Pausing);
        QVERIFY(!button(*m_page, QStringLiteral("Pause"))->isEnabled());
        m_page->setState(TrainPage::State::Paused);
        QTest::mouseClick(button(*m_page, QStringLiteral("Resume")), Qt::LeftButton);
        QCOMPARE(resumed.count(), 1);
        QTest::mouseClick(button(*m_page, QStringLiteral("Stop")), Qt::LeftButton);
        QCOMPARE(stopped.count(), 1);
        m_page->setState(TrainPage::State::Stopping);
        QVERIFY(!button(*m_page, QStringLiteral("Stop"))->isEnabled());
        m_page->setState(TrainPage::State::Idle);
        QVERIFY(button(*m_page, QStringLiteral("Start training"))->isVisibleTo(m_page.get()));
        QVERIFY(field("epochs")->isEnabled());
    }

    void progressIsTheShareOfAllEpochs()
    {
        m_page->setState(TrainPage::State::Running);
        m_page->setProgress(5, 20, 0.5, 11.4, 95);
        auto* bar = m_page->findChild<QProgressBar*>(QStringLiteral("trainingProgress"));
        QCOMPARE(bar->value() * 1000 / bar->maximum(), 225);  // 4.5 of 20
        QVERIFY(says(*m_page, QStringLiteral("Epoch 5 of 20 · 11.4 images/s · about 2 minute")));
    }

    void anErrorStaysInTheBannerUntilItIsDismissed()
    {
        m_page->setError(QStringLiteral("/data: The disk is full."));
        auto* banner = m_page->findChild<widgets::Banner*>();
        QVERIFY(banner->isVisibleTo(m_page.get()) && banner->showsError());
        m_page->setNotice(QStringLiteral("The reference BLAS is in use."));
        QCOMPARE(banner->text(), QStringLiteral("/data: The disk is full."));
        m_page->setError({});
        QVERIFY(!banner->isVisibleTo(m_page.get()));
    }

    void everyFieldIsReachedByTab()
    {
        field("run")->setFocus();
        QStringList visited;
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
            visited += m_page->focusWidget()->objectName();
        }
        QStringList inOrder;
        for (const QString& name : visited) {
            if (!name.isEmpty() && !inOrder.contains(name)) {
                inOrder += name;
            }
        }
        const QStringList expected{QStringLiteral("image_size"), QStringLiteral("split.val"), QStringLiteral("split.by"),
                                   QStringLiteral("mask.foreground"), QStringLiteral("mask.meaning"), QStringLiteral("seed"), QStringLiteral("model.name"),
                                   QStringLiteral("model.width"), QStringLiteral("model.dropout"), QStringLiteral("loss")};
        QCOMPARE(inOrder.mid(0, expected.size()), expected);
    }
};

QTEST_MAIN(TestTrainPage)
#include "tst_train_page.moc"
