#include "app/dataset_session.h"
#include "app/evaluation_session.h"
#include "app/main_window.h"
#include "core/sample/sample_dataset.h"
#include "tests/support/test_data.h"
#include "widgets/images/case_grid.h"
#include "widgets/images/image_view.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/case_panel.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/evaluate_page.h"
#include "widgets/panels/issue_strip.h"
#include "widgets/panels/mask_panel.h"
#include "widgets/panels/model_dialog.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/segmentation_view.h"
#include "widgets/panels/setup_panel.h"
#include "widgets/panels/source_panel.h"

#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <functional>

using namespace gg;
using app::MainWindow;
using app::Page;
using app::Workspace;

namespace {

constexpr int width = 160;
constexpr int height = 120;

/// What a detector would write that finds every labelled object, except those that `keep` refuses.
template <typename Keep>
QJsonArray perfect(const dataset::Dataset& dataset, const std::string& split, Keep&& keep)
{
    QJsonArray rows;
    int number = 0;
    for (const dataset::Record& record : dataset.records) {
        if (dataset.splits[record.split] != split) {
            continue;
        }
        for (const dataset::Object& object : record.objects) {
            if (keep(number++)) {
                rows.append(QJsonObject{{"image_id", QFileInfo(QString::fromStdString(record.image)).completeBaseName()},
                                        {"category_id", object.classId},
                                        {"bbox", QJsonArray{object.box.x * width, object.box.y * height, object.box.width * width, object.box.height * height}},
                                        {"score", 0.9}});
            }
        }
    }
    return rows;
}

/// Does something once the widget stands in the window, after what shows it has run to its end.
class WhenShown : public QObject {
public:
    WhenShown(QWidget& widget, std::function<void()> action) : m_widget(widget), m_action(std::move(action)) { m_widget.installEventFilter(this); }
    void forget() { m_widget.removeEventFilter(this); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Show) {
            QMetaObject::invokeMethod(this, m_action, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget& m_widget;
    std::function<void()> m_action;
};

}  // namespace

class TestEvaluationSession : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_sample;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;

    QString write(const QString& name, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("%s cannot be written", qPrintable(path));
        }
        return path;
    }
    QString write(const QString& name, const QJsonArray& rows) { return write(name, QJsonDocument(rows).toJson()); }

    widgets::EvaluatePage& page() { return *m_window->findChild<widgets::EvaluatePage*>(); }
    widgets::EvaluationState& state() { return page().state(); }
    const dataset::Dataset& dataset() { return *m_window->datasets().dataset(); }
    std::string split() { return dataset().splits.back(); }

    void openWindow(Workspace::Persistence persistence = Workspace::Persistence::None)
    {
        m_window.reset();
        m_workspace = std::make_unique<Workspace>(persistence);
        m_window = std::make_unique<MainWindow>(*m_workspace);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void openSample()
    {
        m_window->openPath(m_sample);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->datasets().dataset() != nullptr, 30000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_sample = m_folder.filePath(QStringLiteral("sample"));
        JobControl control;
        sample::makeDetectionSample(m_sample.toStdString(), {.images = 16, .seed = 5, .width = width, .height = height}, control);
    }
    void init() { openWindow(); }
    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void theSixthPageIsEvaluate()
    {
        QTest::keyClick(m_window.get(), Qt::Key_6, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), Page::Evaluate);
        QCOMPARE(app::pageFromName(QStringLiteral("evaluate")), std::optional(Page::Evaluate));
    }

    void predictionsAreHeldAgainstTheOpenDataSet()
    {
        openSample();
        const int all = static_cast<int>(perfect(dataset(), split(), [](int) { return true; }).size());
        QVERIFY(all > 4);
        // The third object is not found.
        const QString file = write(QStringLiteral("one-missed.json"), perfect(dataset(), split(), [](int number) { return number != 2; }));
        m_window->evaluation().openPredictions(file);
        QCOMPARE(m_window->currentPage(), Page::Evaluate);
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 30000);
        QCOMPARE(static_cast<int>(state().reading()->all.tp), all - 1);
        QCOMPARE(static_cast<int>(state().reading()->all.fn), 1);
        m_window->evaluation().select(QStringLiteral("errors:missed"));
        QTRY_COMPARE(page().cases().model().rowCount(), 1);
        QVERIFY(page().cases().sentence().startsWith(QStringLiteral("missed: 1 ")));
        QTRY_VERIFY(m_window->idle());
    }

    void predictionsThatAreOpenedFirstWaitForTheDataSet()
    {
        openSample();
        const QString file = write(QStringLiteral("early.json"), perfect(dataset(), split(), [](int) { return true; }));
        openWindow();
        m_window->evaluation().openPredictions(file);
        QVERIFY(!state().evaluation());
        openSample();
        QTRY_VERIFY_WITH_TIMEOUT(state().evaluation() != nullptr, 30000);
        QCOMPARE(state().reading()->all.fn, std::size_t{0});
    }

    void aDroppedFileOfResultsIsEvaluated()
    {
        openSample();
        const QString file = write(QStringLiteral("dropped.json"), perfect(dataset(), split(), [](int) { return true; }));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &drop);
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 30000);
        QCOMPARE(m_window->currentPage(), Page::Evaluate);
    }

    void detectionsOfUnknownImagesAreNamedAndTheRestIsEvaluated()
    {
        openSample();
        QJsonArray rows = perfect(dataset(), split(), [](int) { return true; });
        const auto all = static_cast<std::size_t>(rows.size());
        rows.append(QJsonObject{{"image_id", "not-here"}, {"category_id", 0}, {"bbox", QJsonArray{1, 1, 5, 5}}, {"score", 0.5}});
        m_window->evaluation().openPredictions(write(QStringLiteral("unknown.json"), rows));
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 30000);
        QCOMPARE(state().reading()->all.tp, all);
        QVERIFY(page().issues().isVisible());
        QVERIFY(page().issues().sentences().join(u' ').contains(QStringLiteral("not-here")));
    }

    void brokenAndForeignFilesSayWhy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not json") << QByteArray("this is no JSON");
        QTest::newRow("a truth file") << QByteArray(R"({"images": [], "annotations": [], "categories": []})");
        QTest::newRow("other images") << QByteArray(R"([{"image_id": "elsewhere", "category_id": 0, "bbox": [1, 1, 2, 2], "score": 0.5}])");
    }
    void brokenAndForeignFilesSayWhy()
    {
        QFETCH(QByteArray, bytes);
        openSample();
        m_window->evaluation().openPredictions(write(QStringLiteral("broken.json"), bytes));
        const auto said = [this] {
            auto& list = *page().sourcePanel().list();
            const bool inList = list.model()->rowCount() > 0 && list.model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("broken.json"));
            return m_window->evaluation().idle() && (page().banner().isVisible() || inList);
        };
        QTRY_VERIFY_WITH_TIMEOUT(said(), 30000);
        QVERIFY(!state().evaluation());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 30000);
    }

    void aFileThatIsNotThereSaysSo()
    {
        openSample();
        m_window->evaluation().openPredictions(m_folder.filePath(QStringLiteral("gone.json")));
        QTRY_VERIFY_WITH_TIMEOUT(page().banner().isVisible(), 30000);
        QVERIFY(page().banner().text().contains(QStringLiteral("gone.json")));
    }

    void twoFilesAreComparedWithAnInterval()
    {
        openSample();
        const QString all = write(QStringLiteral("all.json"), perfect(dataset(), split(), [](int) { return true; }));
        const QString fewer = write(QStringLiteral("fewer.json"), perfect(dataset(), split(), [](int number) { return number != 1; }));
        m_window->evaluation().openPredictions(all);
        m_window->evaluation().openToCompare(fewer);
        QTRY_VERIFY_WITH_TIMEOUT(page().sourcePanel().differenceText().contains(QStringLiteral("interval")), 60000);
        QTRY_COMPARE(state().onlyHere().value_or(99), std::size_t{1});
        QCOMPARE(state().onlyThere().value_or(99), std::size_t{0});
    }

    void aComparisonThatIsCancelledSaysSoAndIsMadeAgain()
    {
        openSample();
        const QString all = write(QStringLiteral("all.json"), perfect(dataset(), split(), [](int) { return true; }));
        const QString fewer = write(QStringLiteral("fewer.json"), perfect(dataset(), split(), [](int number) { return number != 1; }));
        widgets::SourcePanel& panel = page().sourcePanel();
        // Pressed as soon as it is seen.
        WhenShown press(panel.comparing(), [&panel] { panel.comparing().cancel()->click(); });
        m_window->evaluation().openPredictions(all);
        m_window->evaluation().openToCompare(fewer);
        QTRY_VERIFY_WITH_TIMEOUT(panel.compareAgain()->isVisible(), 60000);
        QCOMPARE(panel.differenceText(), QStringLiteral("The comparison was cancelled."));
        QVERIFY(!panel.comparing().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 60000);
        // The rest of the page goes on, and the other objects were found all the same.
        QVERIFY(state().reading() != nullptr);
        QCOMPARE(state().onlyHere().value_or(99), std::size_t{1});

        press.forget();
        panel.compareAgain()->click();
        QTRY_VERIFY_WITH_TIMEOUT(panel.differenceText().contains(QStringLiteral("interval")), 60000);
        QVERIFY(!panel.compareAgain()->isVisible());
    }

    void whatCannotBeReadIsSaidWithAWayOnAndReadAgainWhenItWasMended()
    {
        openSample();
        const QString file = write(QStringLiteral("mended.json"), QByteArray("[{\"image_id\": "));
        m_window->evaluation().openPredictions(file);
        QTRY_VERIFY_WITH_TIMEOUT(page().sourceBanner().isVisible(), 30000);
        QVERIFY(page().sourceBanner().text().contains(QStringLiteral("Copy the file again")));
        QSignalSpy open(&page(), &widgets::EvaluatePage::openPredictionsRequested);
        disconnect(&page(), &widgets::EvaluatePage::openPredictionsRequested, &m_window->evaluation(), nullptr);  // a dialog
        page().sourceBanner().action()->click();
        QCOMPARE(open.size(), 1);
        QVERIFY(page().notReady().sentence().contains(QStringLiteral("mended.json")));

        write(QStringLiteral("mended.json"), perfect(dataset(), split(), [](int) { return true; }));
        page().notReady().button()->click();
        QTRY_VERIFY_WITH_TIMEOUT(state().evaluation() != nullptr, 30000);
        QVERIFY(!page().sourceBanner().isVisible());
    }

    void whatIsComparedAndCannotBeReadSaysSo()
    {
        openSample();
        m_window->evaluation().openPredictions(write(QStringLiteral("all.json"), perfect(dataset(), split(), [](int) { return true; })));
        m_window->evaluation().openToCompare(write(QStringLiteral("torn.json"), QByteArray("[{\"image_id\": ")));
        QTRY_VERIFY_WITH_TIMEOUT(page().sourcePanel().differenceText().contains(QStringLiteral("torn.json could not be read")), 30000);
    }

    void aReadingThatIsCancelledLeavesTheSourceThere()
    {
        openSample();
        const QString file = write(QStringLiteral("cancelled.json"), perfect(dataset(), split(), [](int) { return true; }));
        m_window->evaluation().openPredictions(file);
        QListView* list = page().sourcePanel().list();
        QTRY_COMPARE(list->model()->rowCount(), 1);
        Q_EMIT page().cancelRequested();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->evaluation().idle(), 30000);
        QCOMPARE(list->model()->rowCount(), 1);
        // Asked for again it is read.
        Q_EMIT page().removeRequested(0);
        QCOMPARE(list->model()->rowCount(), 0);
        m_window->evaluation().openPredictions(file);
        QTRY_VERIFY_WITH_TIMEOUT(state().evaluation() != nullptr, 30000);
    }

    void theDatasetPageShowsTheImagesOfASelection()
    {
        openSample();
        m_window->evaluation().openPredictions(write(QStringLiteral("none-missed.json"), perfect(dataset(), split(), [](int number) { return number > 0; })));
        m_window->evaluation().select(QStringLiteral("errors:missed"));
        QTRY_COMPARE_WITH_TIMEOUT(page().cases().model().rowCount(), 1, 30000);
        page().cases().grid()->setFocus();
        QTest::keyClick(page().cases().grid(), Qt::Key_D);
        QCOMPARE(m_window->currentPage(), Page::Dataset);
    }

    void whatIsOverlookedIsKnownToTheWallOfCrops()
    {
        openSample();
        m_window->evaluation().openPredictions(write(QStringLiteral("wall.json"), perfect(dataset(), split(), [](int number) { return number > 0; })));
        auto* datasetPage = m_window->findChild<widgets::DatasetPage*>();
        QTRY_VERIFY_WITH_TIMEOUT(datasetPage->objectMeasures().knows(widgets::CropOrder::Disagreement), 30000);
        const widgets::ObjectValues& values = *datasetPage->objectMeasures().disagreement;
        QCOMPARE(values.size(), dataset().records.size());
        int overlooked = 0;
        for (const auto& objects : values) {
            overlooked += static_cast<int>(std::count(objects.begin(), objects.end(), 1.0F));
        }
        QCOMPARE(overlooked, 1);
    }

    void aFolderOfMasksIsHeldAgainstTheMasksOfTheSet()
    {
        const QString polyps = m_folder.filePath(QStringLiteral("polyps"));
        JobControl control;
        sample::makeSegmentationSample(polyps.toStdString(), {.images = 8, .seed = 4, .width = 96, .height = 72}, control);
        // The true masks as predictions: all is found; but for one that says nothing.
        const QString predicted = m_folder.filePath(QStringLiteral("polyps-predicted"));
        QVERIFY(QDir().mkpath(predicted));
        const QDir masks(QDir(polyps).filePath(QStringLiteral("masks")));
        const QStringList names = masks.entryList(QDir::Files, QDir::Name);
        QCOMPARE(names.size(), 8);
        for (const QString& name : names) {
            QImage mask(masks.filePath(name));
            if (name == names.first()) {
                mask.fill(0);
            }
            QVERIFY(mask.save(QDir(predicted).filePath(name)));
        }
        m_window->openPath(polyps);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->datasets().dataset() != nullptr, 30000);
        m_window->evaluation().openPredictions(predicted);
        QTRY_VERIFY_WITH_TIMEOUT(page().segmentation().evaluation() != nullptr, 30000);
        QVERIFY(page().segmentation().isVisible());
        QCOMPARE(page().segmentation().epoch()->images.size(), std::size_t{8});
        const evaluation::SegmentationEpoch& epoch = *page().segmentation().epoch();
        QCOMPARE(epoch.pooled.at(0, 1), std::uint64_t{0});
        QVERIFY(epoch.pooled.at(1, 0) > 0);
        Q_EMIT page().segmentation().imagesActivated({QString::fromStdString(epoch.images[0].image)}, QStringLiteral("missed in 1 image"));
        QCOMPARE(page().masks().sentence(), QStringLiteral("missed in 1 image"));
        QTRY_VERIFY_WITH_TIMEOUT(!page().masks().view()->shapes().empty(), 30000);
        QTRY_VERIFY(m_window->idle());
    }

    void aModelIsRunAndWhatItFindsIsEvaluated()
    {
        GG_REQUIRE_DATA("detection/tinycoco/tinycoco");
        GG_REQUIRE_DATA("models/yolox_nano/yolox_nano.onnx");
        m_window->openPath(QString::fromStdString(test::dataPath("detection/tinycoco/tinycoco")));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->datasets().dataset() != nullptr, 30000);
        m_window->evaluation().showModelDialog();
        auto* dialog = m_window->findChild<widgets::ModelDialog*>();
        QVERIFY(dialog != nullptr);
        // A file that is none says why, and another can be chosen.
        const QString notAModel = write(QStringLiteral("notes.onnx"), QByteArray("these are notes, no network"));
        dialog->openFile(notAModel);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<widgets::Banner*>()->isVisible(), 30000);
        QVERIFY(dialog->findChild<widgets::Banner*>()->text().contains(QStringLiteral("notes.onnx")));
        dialog->openFile(QString::fromStdString(test::dataPath("models/yolox_nano/yolox_nano.onnx")));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->evaluation().idle(), 60000);
        dialog->setSplit(QStringLiteral("val"));
        Q_EMIT dialog->runRequested(dialog->run());
        QSignalSpy evaluate(dialog, &widgets::ModelDialog::evaluateRequested);
        QPushButton* button = nullptr;
        for (QPushButton* one : dialog->findChildren<QPushButton*>()) {
            button = one->text().contains(QStringLiteral("Evaluate")) ? one : button;
        }
        QVERIFY(button != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible() && button->isEnabled(), 120000);
        button->click();
        QCOMPARE(evaluate.count(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 60000);
        QVERIFY(state().evaluation()->coco.all.ap50 > 0.2);
    }

    void aSplitThatIsChosenByHandIsHeldAgainstThePredictions()
    {
        openSample();
        QVERIFY(dataset().splits.size() > 1);
        const QString first = QString::fromStdString(dataset().splits.front());
        m_window->evaluation().openPredictions(write(QStringLiteral("of-last.json"), perfect(dataset(), split(), [](int) { return true; })));
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 30000);
        QComboBox* choice = page().sourcePanel().setup().split();
        QVERIFY(choice->isVisible());
        QVERIFY(choice->currentText().contains(QString::fromStdString(split())));
        choice->setCurrentIndex(choice->findData(first));
        Q_EMIT choice->activated(choice->currentIndex());
        // Not one of its images has predictions: the reading is of the other split, or the source says why there is none.
        QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 30000);
        if (state().evaluation()) {
            QCOMPARE(state().evaluation()->loaded.splits, std::vector<std::string>{first.toStdString()});
            QCOMPARE(state().reading()->all.tp, std::size_t{0});
        } else {
            auto& list = *page().sourcePanel().list();
            QVERIFY(list.model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(first));
        }
        QVERIFY(choice->isVisible());
        choice->setCurrentIndex(0);
        Q_EMIT choice->activated(0);
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr && m_window->idle(), 30000);
        QCOMPARE(state().reading()->all.fn, std::size_t{0});
    }

    void masksAreComparedWhereLabelsAndPredictionsHaveOutlines()
    {
        // One square as a polygon; the prediction covers its left half as a mask, and all of it as a box.
        const QString root = m_folder.filePath(QStringLiteral("outlines"));
        QVERIFY(QDir().mkpath(root + QStringLiteral("/images")) && QDir().mkpath(root + QStringLiteral("/labels")));
        QImage picture(100, 100, QImage::Format_RGB32);
        picture.fill(Qt::gray);
        QVERIFY(picture.save(root + QStringLiteral("/images/one.png")));
        write(QStringLiteral("outlines/labels/one.txt"), "0 0.2 0.2 0.6 0.2 0.6 0.6 0.2 0.6\n");
        write(QStringLiteral("outlines/data.yaml"), "path: .\nval: images\nnames: [square]\n");
        const QString file = write(QStringLiteral("halves.json"),
                                   QByteArray(R"([{"image_id": "one", "category_id": 0, "bbox": [20, 20, 40, 40], "score": 0.9,
                                                   "segmentation": [[20, 20, 36, 20, 36, 60, 20, 60]]}])"));
        m_window->openPath(root);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->datasets().dataset() != nullptr, 30000);
        m_window->evaluation().openPredictions(file);
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 30000);
        QCOMPARE(state().evaluation()->options.iouType, metrics::IouType::Box);
        QCOMPARE(state().reading()->all.tp, std::size_t{1});
        QComboBox* choice = page().sourcePanel().setup().overlap();
        QTRY_VERIFY(choice->isVisible());
        choice->setCurrentIndex(1);
        Q_EMIT choice->activated(1);
        QTRY_VERIFY_WITH_TIMEOUT(state().evaluation() && state().evaluation()->options.iouType == metrics::IouType::Mask, 30000);
        // 16 of 40 columns: an IoU of 0.4.
        QCOMPARE(state().reading()->all.tp, std::size_t{0});
        QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 30000);
        const auto overlap = state().evaluation()->overlaps.of(0);
        QCOMPARE(overlap.size(), std::size_t{1});
        QVERIFY(qAbs(overlap[0].iou - 0.4) < 1e-9);
        QVERIFY(choice->isVisible());
        QCOMPARE(choice->currentIndex(), 1);
    }

    void darkForegroundIsChosenForMasksAndTwoFoldersOfMasksAreCompared()
    {
        const QString polyps = m_folder.filePath(QStringLiteral("dark-polyps"));
        JobControl control;
        sample::makeSegmentationSample(polyps.toStdString(), {.images = 8, .seed = 6, .width = 96, .height = 72}, control);
        const QDir masks(QDir(polyps).filePath(QStringLiteral("masks")));
        const QString same = m_folder.filePath(QStringLiteral("dark-same"));
        const QString inverted = m_folder.filePath(QStringLiteral("dark-inverted"));
        QVERIFY(QDir().mkpath(same) && QDir().mkpath(inverted));
        for (const QString& name : masks.entryList(QDir::Files, QDir::Name)) {
            QImage mask(masks.filePath(name));
            QVERIFY(mask.save(QDir(same).filePath(name)));
            mask.convertTo(QImage::Format_Grayscale8);
            mask.invertPixels();
            QVERIFY(mask.save(QDir(inverted).filePath(name)));
        }
        m_window->openPath(polyps);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->datasets().dataset() != nullptr, 30000);
        m_window->evaluation().openPredictions(inverted);
        QTRY_VERIFY_WITH_TIMEOUT(page().segmentation().evaluation() != nullptr, 30000);
        QVERIFY(page().segmentation().epoch()->pooled.at(1, 0) > 0);
        m_window->evaluation().openToCompare(same);
        QTRY_VERIFY_WITH_TIMEOUT(page().sourcePanel().differenceText().contains(QStringLiteral("interval")), 60000);
        QVERIFY(page().sourcePanel().differenceText().contains(QStringLiteral("Dice")));
        QVERIFY(page().sourcePanel().differenceText().contains(QStringLiteral("dark-same is better")));
        QComboBox* choice = page().sourcePanel().setup().predictedForeground();
        QVERIFY(choice->isVisible());
        choice->setCurrentIndex(1);
        Q_EMIT choice->activated(1);
        // Now these are right to the pixel, and the others are wrong.
        QTRY_VERIFY_WITH_TIMEOUT(page().segmentation().evaluation() != nullptr && m_window->idle(), 60000);
        QCOMPARE(page().segmentation().epoch()->pooled.at(1, 0), std::uint64_t{0});
        QCOMPARE(page().segmentation().epoch()->pooled.at(0, 1), std::uint64_t{0});
        QTRY_VERIFY_WITH_TIMEOUT(page().sourcePanel().differenceText().contains(QStringLiteral("dark-inverted is better")), 60000);
    }

    void epochsOfAFolderAreSeriesAndHistories()
    {
        openSample();
        const QString folder = m_folder.filePath(QStringLiteral("epochs"));
        QVERIFY(QDir().mkpath(folder));
        // Object 0 is found from epoch 2 on, object 1 is lost at epoch 3, object 2 is never found.
        write(QStringLiteral("epochs/results_1.json"), perfect(dataset(), split(), [](int number) { return number != 0 && number != 2; }));
        write(QStringLiteral("epochs/results_2.json"), perfect(dataset(), split(), [](int number) { return number != 2; }));
        write(QStringLiteral("epochs/results_3.json"), perfect(dataset(), split(), [](int number) { return number != 1 && number != 2; }));
        m_window->evaluation().openPredictions(folder);
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 30000);
        auto* history = page().findChild<QToolButton*>(QStringLiteral("history"));
        QTRY_VERIFY_WITH_TIMEOUT(history->isEnabled(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->idle(), 30000);
        QCOMPARE(state().reading()->all.fn, std::size_t{2});
        // Epoch 2 by key: the object that is found since then.
        QTest::keyClick(&page(), Qt::Key_BracketLeft);
        QTRY_COMPARE_WITH_TIMEOUT(state().reading()->all.fn, std::size_t{1}, 30000);
        Q_EMIT history->menu()->aboutToShow();
        const QList<QAction*> actions = history->menu()->actions();
        QCOMPARE(actions.size(), 3);
        for (QAction* action : actions) {
            action->trigger();
            QTRY_COMPARE(page().cases().model().rowCount(), 1);
        }
    }

    void predictionsAreRememberedWithTheirDataSet()
    {
        openWindow(Workspace::Persistence::User);
        openSample();
        m_window->evaluation().openPredictions(write(QStringLiteral("remembered.json"), perfect(dataset(), split(), [](int) { return true; })));
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 30000);
        evaluation::ReadingOptions options = state().options();
        options.confidence = 0.37;
        page().setOptions(options);
        Q_EMIT page().optionsEdited();
        openWindow(Workspace::Persistence::User);
        openSample();
        m_window->showPage(Page::Evaluate);
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 30000);
        QCOMPARE(state().reading()->options.confidence, 0.37);
        QVERIFY(page().sourcePanel().list()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("remembered.json")));
    }

    void realPredictionsOfAnotherSplitAreEvaluatedOnTheirOwn()
    {
        GG_REQUIRE_DATA("detection/bccd_yolo");
        GG_REQUIRE_DATA("runs/ultralytics_detect_bccd_v8n/predictions.json");
        m_window->openPath(QString::fromStdString(test::dataPath("detection/bccd_yolo")));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->datasets().dataset() != nullptr, 60000);
        m_window->evaluation().openPredictions(QString::fromStdString(test::dataPath("runs/ultralytics_detect_bccd_v8n/predictions.json")));
        QTRY_VERIFY_WITH_TIMEOUT(state().reading() != nullptr, 60000);
        QCOMPARE(state().evaluation()->loaded.splits, std::vector<std::string>{"val"});
        QCOMPARE(state().evaluation()->loaded.images.size(), std::size_t{87});
        // Every number of the matrix has as many cases as it says.
        const metrics::ConfusionMatrix& matrix = *state().reading()->confusion;
        for (std::size_t truth = 0; truth <= matrix.background(); ++truth) {
            for (std::size_t predicted = 0; predicted <= matrix.background(); ++predicted) {
                QCOMPARE(evaluation::casesOf(*state().evaluation(), *state().reading(), evaluation::MatrixCell{truth, predicted}).size(),
                         std::size_t{matrix.at(truth, predicted)});
            }
        }
    }
};

QTEST_MAIN(TestEvaluationSession)
#include "tst_evaluation_session.moc"
