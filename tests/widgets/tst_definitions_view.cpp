#include "widgets/models/definition_text.h"
#include "widgets/panels/definition_table.h"
#include "widgets/panels/definitions_view.h"
#include "widgets/panels/difference_table.h"
#include "widgets/panels/empty_state.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace gg;
using namespace gg::widgets;
using metrics::Definition;
using metrics::DifferenceReason;

namespace {

/// Image 0: two neighbours and a second choice. Image 1: a truth that is found, and a crowd that something more confident lies on. Class b
/// has no truth.
evaluation::EvaluationPtr evaluated(metrics::IouType type = metrics::IouType::Box)
{
    auto result = std::make_shared<evaluation::DetectionEvaluation>();
    metrics::DetectionSet& set = result->loaded.set;
    set.classNames = {"a", "b"};
    set.images = 2;
    set.truths = {{.box = {0, 0, 10, 10}}, {.box = {3, 0, 10, 10}}, {.box = {0, 0, 10, 10}, .image = 1}, {.box = {100, 0, 10, 10}, .image = 1, .crowd = true}};
    set.detections = {{.box = {0, 0, 10, 10}, .score = 0.9},
                      {.box = {1, 0, 10, 10}, .score = 0.8},
                      {.box = {101, 1, 8, 8}, .score = 0.95, .image = 1},
                      {.box = {0, 0, 10, 10}, .score = 0.7, .image = 1}};
    if (type == metrics::IouType::Mask) {
        const auto mask = set.masks.add(std::vector<std::uint32_t>{0, 4});
        set.truths = {{.box = {0, 0, 2, 2}, .mask = mask}};
        set.detections = {{.box = {0, 0, 2, 2}, .score = 0.9, .mask = mask}};
        set.imageHeights = {2, 2};
    }
    set.arrange();
    JobControl control;
    result->overlaps = metrics::overlapsOf(set, type, control);
    for (const Definition definition : metrics::definitions) {
        result->definitions.push_back(metrics::scoreBy(definition, set, result->overlaps, control));
    }
    return result;
}

/// Keeps work until it is told to do it, as a thread would.
class Later final : public BackgroundWork {
public:
    void run(const QString& name, std::function<void(JobControl&)> work, std::function<void()> done) override
    {
        cancel(name);
        m_work = std::move(work);
        m_done = std::move(done);
    }
    void cancel(const QString& /*name*/) override
    {
        m_work = nullptr;
        m_done = nullptr;
    }
    void finish()
    {
        JobControl control;
        auto work = std::exchange(m_work, nullptr);
        auto done = std::exchange(m_done, nullptr);
        if (work) {
            work(control);
            done();
        }
    }
    bool waits() const { return static_cast<bool>(m_work); }

private:
    std::function<void(JobControl&)> m_work;
    std::function<void()> m_done;
};

struct Shown {
    explicit Shown(evaluation::EvaluationPtr evaluation, BackgroundWork* work = nullptr)
        : view(work)
    {
        view.setEvaluation(std::move(evaluation));
        view.resize(900, 700);
        view.show();
    }
    DifferenceTable& difference() { return *view.findChild<DifferenceTable*>(); }
    DefinitionTable& scores() { return *view.findChild<DefinitionTable*>(); }
    QPushButton& button() { return *view.findChild<QPushButton*>(QStringLiteral("showCases")); }
    QTreeWidgetItem* row(DifferenceReason reason)
    {
        for (int i = 0; i < difference().topLevelItemCount(); ++i) {
            difference().setCurrentItem(difference().topLevelItem(i));
            if (difference().chosenReason() == reason) {
                return difference().topLevelItem(i);
            }
        }
        return nullptr;
    }
    bool says(const QString& words)
    {
        const auto labels = view.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
    }

    DefinitionsView view;
};

}  // namespace

class DefinitionsViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void withoutPredictionsItSaysWhatIsNeeded()
    {
        Shown shown(nullptr);
        QVERIFY(shown.view.findChild<EmptyState*>()->isVisible());
        QVERIFY(!shown.scores().isVisible());
    }

    void theScoresStandSideBySide()
    {
        Shown shown(evaluated());
        auto& table = shown.scores();
        QCOMPARE(table.columnCount(), 6);
        QCOMPARE(table.headerItem()->text(1), QStringLiteral("COCO"));
        QCOMPARE(table.headerItem()->text(5), QStringLiteral("VOC 2012"));
        QCOMPARE(table.topLevelItem(0)->text(0), QStringLiteral("mAP50"));
        // The second choice counts for COCO: three truths, three hits.
        QCOMPARE(table.topLevelItem(0)->text(1), QStringLiteral("1.0000"));
        QCOMPARE(table.topLevelItem(1)->text(5), QStringLiteral("–"));
        QCOMPARE(table.topLevelItem(0)->childCount(), 2);
        QCOMPARE(table.topLevelItem(0)->child(0)->text(0), QStringLiteral("a"));
        QCOMPARE(table.topLevelItem(0)->child(0)->text(1), QStringLiteral("1.0000"));
        QCOMPARE(table.topLevelItem(0)->child(1)->text(1), QStringLiteral("–"));
    }

    void everyDefinitionSaysItsFormula()
    {
        Shown shown(evaluated());
        for (int column = 1; column <= 5; ++column) {
            QVERIFY(shown.scores().headerItem()->toolTip(column).contains(QStringLiteral("AP = ")));
        }
        QVERIFY(shown.says(QStringLiteral("51/101 = 0.505")));
        QVERIFY(shown.says(QStringLiteral("0.495")));
        QVERIFY(!shown.says(QStringLiteral("0.750")));
        shown.view.compare(Definition::UltralyticsUntil2026, Definition::Voc2007);
        QVERIFY(shown.says(QStringLiteral("0.750")));
        QVERIFY(shown.says(QStringLiteral("6/11 = 0.545")));
    }

    void theDifferenceIsTakenApart()
    {
        Shown shown(evaluated());
        auto& table = shown.difference();
        // COCO, ignored objects, second choice, limit of 100, area, Ultralytics.
        QCOMPARE(table.topLevelItemCount(), 6);
        QCOMPARE(table.topLevelItem(0)->text(DifferenceTable::What), QStringLiteral("COCO"));
        QCOMPARE(table.topLevelItem(5)->text(DifferenceTable::What), QStringLiteral("Ultralytics"));
        QCOMPARE(table.topLevelItem(5)->text(DifferenceTable::Score), scoreText(table.difference()->to50));
        double sum = *table.difference()->from50;
        for (const auto& [reason, part] : table.difference()->parts50) {
            QVERIFY(shown.row(reason));
            QCOMPARE(shown.row(reason)->text(DifferenceTable::Score), signedScoreText(part));
            sum += part;
        }
        QVERIFY(std::abs(sum - *table.difference()->to50) < 1e-12);
        QCOMPARE(shown.row(DifferenceReason::Crowd)->text(DifferenceTable::Cases), QStringLiteral("1 in 1 image(s)"));
        QCOMPARE(shown.row(DifferenceReason::MaxDetections)->text(DifferenceTable::Cases), QStringLiteral("none"));
        QCOMPARE(shown.row(DifferenceReason::Interpolation)->text(DifferenceTable::Cases), QStringLiteral("all alike"));
    }

    void aRowGivesItsImages()
    {
        Shown shown(evaluated());
        QSignalSpy spy(&shown.view, &DefinitionsView::casesActivated);
        QVERIFY(shown.row(DifferenceReason::SecondBest));
        QCOMPARE(shown.button().text(), QStringLiteral("Show 1 prediction(s) in 1 image(s)"));
        shown.button().click();
        QCOMPARE(spy.size(), 1);
        const auto cases = spy[0][0].value<std::vector<metrics::DifferingCase>>();
        QCOMPARE(cases.size(), std::size_t{1});
        QCOMPARE(cases[0].image, std::uint32_t{0});
        QCOMPARE(cases[0].truth, std::uint32_t{1});
        QCOMPARE(spy[0][1].toString(), QStringLiteral("Second choice, COCO → Ultralytics: 1 prediction(s) in 1 image(s)"));

        // By keyboard, and those of another row.
        shown.difference().setCurrentItem(shown.row(DifferenceReason::Crowd));
        shown.difference().setFocus();
        QTest::keyClick(&shown.difference(), Qt::Key_Return);
        QCOMPARE(spy.size(), 2);
        QCOMPARE(spy[1][0].value<std::vector<metrics::DifferingCase>>()[0].image, std::uint32_t{1});
    }

    void aDefinitionsRowGivesAllOfThem()
    {
        Shown shown(evaluated());
        QSignalSpy spy(&shown.view, &DefinitionsView::casesActivated);
        shown.difference().setCurrentItem(shown.difference().topLevelItem(0));
        shown.button().click();
        QCOMPARE(spy[0][0].value<std::vector<metrics::DifferingCase>>().size(), std::size_t{2});
        QCOMPARE(spy[0][1].toString(), QStringLiteral("COCO → Ultralytics: 2 prediction(s) in 2 image(s)"));
    }

    void withoutCasesThereIsNothingToShow()
    {
        Shown shown(evaluated());
        QVERIFY(shown.row(DifferenceReason::Interpolation));
        QVERIFY(!shown.button().isEnabled());
        shown.view.compare(Definition::Ultralytics, Definition::UltralyticsUntil2026);
        QVERIFY(!shown.button().isEnabled());
        QCOMPARE(shown.difference().topLevelItemCount(), 3);
    }

    void theSameTwiceIsNoDifference()
    {
        Shown shown(evaluated());
        shown.view.compare(Definition::Coco, Definition::Coco);
        QVERIFY(shown.says(QStringLiteral("two different definitions")));
    }

    void vocHasNoMasks()
    {
        Shown shown(evaluated(metrics::IouType::Mask));
        QVERIFY(shown.difference().topLevelItemCount() > 0);
        shown.view.compare(Definition::Coco, Definition::Voc2012);
        QVERIFY(shown.says(QStringLiteral("boxes only")));
        QCOMPARE(shown.difference().topLevelItemCount(), 0);
    }

    void itComparesInTheBackground()
    {
        Later work;
        Shown shown(evaluated(), &work);
        QVERIFY(work.waits());
        QVERIFY(shown.says(QStringLiteral("Comparing")));
        QCOMPARE(shown.difference().topLevelItemCount(), 0);
        // Another pair replaces what was asked for.
        shown.view.compare(Definition::Coco, Definition::Voc2007);
        work.finish();
        QCOMPARE(shown.difference().difference()->to, Definition::Voc2007);
        // Other predictions, or none, take it away.
        shown.view.setEvaluation(evaluated());
        shown.view.setEvaluation(nullptr);
        QVERIFY(!work.waits());
    }

    void nothingIsComparedWhileHidden()
    {
        Later work;
        DefinitionsView view(&work);
        view.setEvaluation(evaluated());
        QVERIFY(!work.waits());
        view.show();
        QVERIFY(work.waits());
    }

    void theChosenReasonStays()
    {
        Shown shown(evaluated());
        QVERIFY(shown.row(DifferenceReason::Crowd));
        shown.view.setEvaluation(evaluated());
        QCOMPARE(shown.difference().chosenReason(), std::optional(DifferenceReason::Crowd));
    }

    void tabGoesAsItIsRead()
    {
        Shown shown(evaluated());
        shown.view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.view));
        shown.scores().setFocus();
        const auto choices = shown.view.findChildren<QComboBox*>();
        const auto* swap = shown.view.findChild<QToolButton*>(QStringLiteral("swap"));
        for (const QWidget* next : {static_cast<const QWidget*>(choices[0]), static_cast<const QWidget*>(choices[1]), static_cast<const QWidget*>(swap),
                                    static_cast<const QWidget*>(&shown.difference()), static_cast<const QWidget*>(&shown.button())}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), next);
        }
    }

    void swappingTurnsTheDifferenceAround()
    {
        Shown shown(evaluated());
        const double before = *shown.difference().difference()->to50;
        shown.view.findChild<QToolButton*>(QStringLiteral("swap"))->click();
        QCOMPARE(shown.view.from(), Definition::Ultralytics);
        QCOMPARE(*shown.difference().difference()->from50, before);
        QCOMPARE(shown.difference().topLevelItem(0)->text(DifferenceTable::What), QStringLiteral("Ultralytics"));
    }

    void everyReasonHasASentenceBothWays()
    {
        for (const Definition from : metrics::definitions) {
            for (const Definition to : metrics::definitions) {
                for (const DifferenceReason reason : metrics::differenceReasons) {
                    QVERIFY(!reasonSentence(reason, from, to).isEmpty());
                }
            }
            QVERIFY(!definitionFormula(from).isEmpty());
        }
        QCOMPARE(signedScoreText(-0.0008), QStringLiteral("\u22120.0008"));
        QCOMPARE(signedScoreText(0.00001), QStringLiteral("0.0000"));
    }

    void looksAsItShould()
    {
        // A picture for a person, where one is asked for: GROUNDGLASS_PICTURES=folder.
        const QString folder = qEnvironmentVariable("GROUNDGLASS_PICTURES");
        if (folder.isEmpty()) {
            QSKIP("no folder for pictures");
        }
        for (const bool dark : {false, true}) {
            applyAppearance(dark ? Appearance::Dark : Appearance::Light);
            Shown shown(evaluated());
            shown.view.compare(Definition::Coco, Definition::Voc2012);
            shown.scores().expandItem(shown.scores().topLevelItem(0));
            QVERIFY(shown.row(DifferenceReason::SecondBest));
            QCoreApplication::processEvents();
            QVERIFY(shown.view.grab().save(folder + (dark ? QStringLiteral("/definitions_dark.png") : QStringLiteral("/definitions_light.png"))));
        }
    }
};

QTEST_MAIN(DefinitionsViewTest)
#include "tst_definitions_view.moc"
