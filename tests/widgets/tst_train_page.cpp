#include "tests/widgets/made_dataset.h"
#include "widgets/panels/banner.h"
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
#include <QTest>

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
        QTest::mouseClick(button(*m_page, QStringLiteral("Measure on this machine")), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        auto* measuring = button(*m_page, QStringLiteral("Measuring…"));
        QVERIFY(measuring != nullptr && !measuring->isEnabled());
        type(field("epochs"), QStringLiteral("3"));
        QVERIFY(!measuring->isEnabled());
        m_page->setMeasured(10);
        QVERIFY(measuring->isEnabled());
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

    void boxesAloneCannotBeTrainedOn()
    {
        m_page->setDataset(test::boxDataset());
        QVERIFY(!button(*m_page, QStringLiteral("Start training"))->isEnabled());
        QVERIFY(!button(*m_page, QStringLiteral("Measure on this machine"))->isEnabled());
        QVERIFY(says(*m_page, QStringLiteral("neither masks nor polygons")));
        auto polygons = test::boxDataset();
        polygons->records.front().objects.front().kind = dataset::ShapeKind::Polygon;
        m_page->setDataset(polygons);
        QVERIFY(button(*m_page, QStringLiteral("Start training"))->isEnabled());
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
        auto* bar = m_page->findChild<QProgressBar*>();
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
                                   QStringLiteral("mask.foreground"), QStringLiteral("seed"), QStringLiteral("model.name"),
                                   QStringLiteral("model.width"), QStringLiteral("loss")};
        QCOMPARE(inOrder.mid(0, expected.size()), expected);
    }
};

QTEST_MAIN(TestTrainPage)
#include "tst_train_page.moc"
