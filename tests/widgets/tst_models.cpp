#include "tests/widgets/made_dataset.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/models/finding_model.h"
#include "widgets/models/object_model.h"
#include "widgets/models/record_model.h"
#include "widgets/models/record_query.h"
#include "widgets/models/review_session.h"
#include "widgets/models/rule_model.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using namespace gg::widgets;
using audit::Severity;
using audit::Verdict;

namespace {

QStringList shown(const QAbstractItemModel& model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells << model.index(row, column).data().toString();
        }
        rows << cells.join(QStringLiteral(" | "));
    }
    return rows;
}

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

}  // namespace

class TestModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSearchFindsWhatItNames_data();
    void aSearchFindsWhatItNames();
    void aSearchThatMakesNoSenseSaysWhy_data();
    void aSearchThatMakesNoSenseSaysWhy();
    void recordsKeepTheOrderTheyAreAskedFor();
    void recordsAreOrderedByWhatIsKnownOfThem();
    void sizesThatArriveLaterChangeWhatIsFound();
    void objectsAreListedInPixels();
    void findingsAreSortedFilteredAndKept();
    void aHundredThousandFindingsAreSortable();
    void rulesComeWorstFirst();
    void catalogueTextsAreFilled();
    void aVerdictMovesOnToTheNextPairWithoutOne();
    void aNoteBeforeTheVerdictIsSavedWithIt();
    void undoGoesBackToThePair();
    void aVerdictThatCannotBeSavedDoesNotCount();
    void aCheckIsResumedWhereItStopped();
};

void TestModels::aSearchFindsWhatItNames_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");
    const QString a = QStringLiteral("a.png");
    const QString b = QStringLiteral("b.png");
    const QString c = QStringLiteral("c.png");
    QTest::newRow("nothing asked") << QString() << QStringList{a, b, c};
    QTest::newRow("class") << QStringLiteral("class:Person") << QStringList{a};
    QTest::newRow("class and count of it") << QStringLiteral("class:car count:>1") << QStringList{};
    QTest::newRow("count of all") << QStringLiteral("count:>1") << QStringList{a};
    QTest::newRow("count between") << QStringLiteral("count:0..1") << QStringList{b, c};
    QTest::newRow("any finding") << QStringLiteral("finding:*") << QStringList{a, c};
    QTest::newRow("no finding") << QStringLiteral("finding:none") << QStringList{b};
    QTest::newRow("a rule") << QStringLiteral("finding:label.missing") << QStringList{c};
    QTest::newRow("a family of rules") << QStringLiteral("finding:box") << QStringList{a};
    QTest::newRow("split and part of a name") << QStringLiteral("split:train B.p") << QStringList{b};
    QTest::newRow("label state") << QStringLiteral("label:empty") << QStringList{b};
    QTest::newRow("negated") << QStringLiteral("-label:empty -class:car") << QStringList{c};
    QTest::newRow("reviewed bad") << QStringLiteral("review:bad") << QStringList{b};
    QTest::newRow("a verdict") << QStringLiteral("review:good") << QStringList{c};
}

void TestModels::aSearchFindsWhatItNames()
{
    QFETCH(QString, search);
    QFETCH(QStringList, found);
    const auto set = test::boxDataset();
    RecordModel model;
    QAbstractItemModelTester tester(&model, strict);
    model.setDataset(set);
    model.setFindings({test::finding("box.duplicate", Severity::Warning, "labels/train/a.txt", 0, 1),
                       test::finding("label.missing", Severity::Error, "labels/val/c.txt", 2)});
    model.setReviews({{"images/train/b.png", {Verdict::Loose, "", ""}}, {"images/val/c.png", {Verdict::Good, "", ""}}});
    RecordConditions conditions;
    conditions.query = parseRecordQuery(search, *set);
    QCOMPARE(conditions.query.error, QString());
    model.setConditions(conditions);
    QCOMPARE(shown(model), found);
}

void TestModels::aSearchThatMakesNoSenseSaysWhy_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("says");
    QTest::newRow("class") << QStringLiteral("class:bus") << QStringLiteral("No class is called “bus”.");
    QTest::newRow("count") << QStringLiteral("count:many") << QStringLiteral("count:>20");
    QTest::newRow("key") << QStringLiteral("clas:car") << QStringLiteral("“clas:” is not known");
    QTest::newRow("value") << QStringLiteral("class:") << QStringLiteral("needs a value");
    QTest::newRow("split") << QStringLiteral("split:test") << QStringLiteral("train, val");
    QTest::newRow("quote") << QStringLiteral("\"two words") << QStringLiteral("not closed");
}

void TestModels::aSearchThatMakesNoSenseSaysWhy()
{
    QFETCH(QString, search);
    QFETCH(QString, says);
    const RecordQuery query = parseRecordQuery(search, *test::boxDataset());
    QVERIFY2(query.error.contains(says), qPrintable(query.error));
}

void TestModels::recordsKeepTheOrderTheyAreAskedFor()
{
    RecordModel model;
    model.setDataset(test::boxDataset());
    RecordConditions conditions;
    conditions.only = QStringList{QStringLiteral("/data/street/images/val/c.png"), QStringLiteral("/elsewhere/x.png"),
                                  QStringLiteral("/data/street/images/train/a.png")};
    model.setConditions(conditions);
    QCOMPARE(shown(model), (QStringList{QStringLiteral("c.png"), QStringLiteral("a.png")}));
    QCOMPARE(model.strangers(), 1);
    QCOMPARE(model.rowOf(0), 1);
    QCOMPARE(model.rowOf(1), -1);
    QCOMPARE(model.recordAt(0), 2);
}

void TestModels::recordsAreOrderedByWhatIsKnownOfThem()
{
    RecordModel model;
    QAbstractItemModelTester tester(&model, strict);
    model.setDataset(test::boxDataset());
    RecordConditions conditions;
    conditions.order = RecordOrder::Brightness;
    conditions.descending = true;
    model.setConditions(conditions);
    model.setBrightness({0.2F, -1.0F, 0.7F});
    // Brightest first; what is not known comes last either way.
    QCOMPARE(shown(model), (QStringList{QStringLiteral("c.png"), QStringLiteral("a.png"), QStringLiteral("b.png")}));
    conditions.descending = false;
    model.setConditions(conditions);
    QCOMPARE(shown(model), (QStringList{QStringLiteral("a.png"), QStringLiteral("c.png"), QStringLiteral("b.png")}));
    conditions.order = RecordOrder::ObjectCount;
    conditions.descending = true;
    model.setConditions(conditions);
    QCOMPARE(model.recordAt(0), 0);
}

void TestModels::sizesThatArriveLaterChangeWhatIsFound()
{
    const auto set = test::boxDataset();
    RecordModel model;
    model.setDataset(set);
    RecordConditions conditions;
    conditions.query = parseRecordQuery(QStringLiteral("size:<11"), *set);
    model.setConditions(conditions);
    QCOMPARE(shown(model), QStringList{});  // normalised boxes of images of unknown size
    model.setImageSizes({{100, 80}, {100, 80}, {100, 80}});
    QCOMPARE(shown(model), QStringList{QStringLiteral("a.png")});  // the person: 10 x 10 pixels
}

void TestModels::objectsAreListedInPixels()
{
    ObjectModel model;
    QAbstractItemModelTester tester(&model, strict);
    const auto set = test::boxDataset();
    model.setRecord(set, 0, {});
    QCOMPARE(shown(model).front(), QStringLiteral("car | 40.0 × 50.0 % | 1 | "));
    model.setRecord(set, 0, {100, 80});
    model.setFindings({test::finding("no.such_rule", Severity::Error, "labels/train/a.txt", 0, 1)});
    QCOMPARE(shown(model), (QStringList{QStringLiteral("car | 40 × 40 | 1 | "), QStringLiteral("person | 10 × 10 | 2 | no.such_rule")}));
    model.setRecord(nullptr, -1, {});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(className(*set, 7), QStringLiteral("class 7 (no name)"));
}

void TestModels::findingsAreSortedFilteredAndKept()
{
    FindingModel model;
    QAbstractItemModelTester tester(&model, strict);
    model.setFindings({test::finding("x.b", Severity::Error, "labels/b.txt", 1, 4), test::finding("x.a", Severity::Warning, "labels/c.txt", 2)});
    model.addFindings({test::finding("x.a", Severity::Warning, "labels/a.txt", 0), test::finding("x.c", Severity::Info, "", -1)});
    QCOMPARE(shown(model), (QStringList{QStringLiteral("● | b.txt:5 | x.b"), QStringLiteral("▲ | c.txt | x.a"),
                                        QStringLiteral("▲ | a.txt | x.a"), QStringLiteral("○ | whole data set | x.c")}));
    const QPersistentModelIndex error = model.index(0, 0);
    model.sort(FindingModel::PlaceColumn);
    QCOMPARE(model.at(1).file, std::string("labels/a.txt"));
    QCOMPARE(error.row(), 2);
    model.setRule("x.a");
    QCOMPARE(shown(model), (QStringList{QStringLiteral("▲ | a.txt | x.a"), QStringLiteral("▲ | c.txt | x.a")}));
    model.setText(QStringLiteral("C.TXT"));
    QCOMPARE(model.rowCount(), 1);
    model.addFindings({test::finding("x.a", Severity::Warning, "labels/abc.txt", 5), test::finding("x.a", Severity::Warning, "labels/z.txt", 6)});
    QCOMPARE(model.rowCount(), 2);
}

void TestModels::aHundredThousandFindingsAreSortable()
{
    std::vector<audit::Finding> many;
    for (int i = 0; i < 100000; ++i) {
        many.push_back(test::finding(i % 2 ? "x.odd" : "x.even", i % 3 ? Severity::Info : Severity::Error, "labels/" + std::to_string(99999 - i) + ".txt", i));
    }
    FindingModel model;
    model.setFindings(std::move(many));
    model.sort(FindingModel::PlaceColumn);
    QCOMPARE(model.at(0).file, std::string("labels/0.txt"));
    model.sort(FindingModel::MessageColumn, Qt::DescendingOrder);
    QCOMPARE(model.at(0).rule, std::string("x.odd"));
    model.setRule("x.even");
    QCOMPARE(model.rowCount(), 50000);
}

void TestModels::rulesComeWorstFirst()
{
    RuleModel model;
    QAbstractItemModelTester tester(&model, strict);
    model.setFindings({test::finding("x.note", Severity::Info, "a", 0), test::finding("x.warn", Severity::Warning, "a", 0),
                       test::finding("x.note", Severity::Info, "b", 1), test::finding("x.err", Severity::Error, "a", 0)});
    QCOMPARE(shown(model), (QStringList{QStringLiteral("All findings | 4"), QStringLiteral("●  x.err | 1"),
                                        QStringLiteral("▲  x.warn | 1"), QStringLiteral("○  x.note | 2")}));
    QCOMPARE(model.ruleAt(0), std::string());
    QCOMPARE(model.ruleAt(3), std::string("x.note"));
    QCOMPARE(model.rowOf("x.warn"), 2);
    QCOMPARE(model.rowOf("gone"), 0);
}

void TestModels::catalogueTextsAreFilled()
{
    QCOMPARE(catalogueText("no.such.text"), QString());
    for (const texts::Entry& entry : texts::auditTexts()) {
        QVERIFY(!catalogueText(entry.id).isEmpty());
    }
}

namespace {

struct Check {
    QTemporaryDir folder;
    std::string file = folder.filePath(QStringLiteral("reviews/street.jsonl")).toStdString();
    audit::ReviewStore store{file, "street", "0123456789abcdef"};
    ReviewSession session;

    Check()
    {
        session.setStore(test::boxDataset(), &store);
        session.start({2, 0, 1});
    }
};

}  // namespace

void TestModels::aVerdictMovesOnToTheNextPairWithoutOne()
{
    Check check;
    QueueModel queue(check.session);
    QAbstractItemModelTester tester(&queue, strict);
    QSignalSpy moved(&check.session, &ReviewSession::positionChanged);
    QCOMPARE(check.session.imageAt(0), QStringLiteral("images/val/c.png"));
    QVERIFY(check.session.give(Verdict::MissingLabel));
    QCOMPARE(check.session.position(), 1);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(check.session.checked(), 1);
    QCOMPARE(check.session.bad(), 1);
    QCOMPARE(shown(queue), (QStringList{QStringLiteral("c.png"), QStringLiteral("a.png"), QStringLiteral("b.png")}));
    QCOMPARE(queue.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("c.png, missing label"));
    QCOMPARE(verdictMark(check.session.reviewAt(0)), QStringLiteral("▲"));
    QCOMPARE(verdictMark(check.session.reviewAt(1)), QStringLiteral("·"));
    check.session.moveTo(2);
    QVERIFY(check.session.give(Verdict::Good));
    QCOMPARE(check.session.position(), 1);  // round the end, past what has a verdict
    QVERIFY(check.session.give(Verdict::Good));
    QVERIFY(check.session.complete());
    // 1 bad of 3: the 95 % quantile of Beta(2, 2), from 3x² - 2x³ = 0.95.
    QVERIFY(qAbs(check.session.bound() - 0.8646) < 0.0005);
}

void TestModels::aNoteBeforeTheVerdictIsSavedWithIt()
{
    Check check;
    QVERIFY(check.session.setNote(QStringLiteral("blurred")));
    QCOMPARE(check.session.checked(), 0);
    QCOMPARE(check.session.noteAt(0), QStringLiteral("blurred"));
    QVERIFY(check.session.give(Verdict::Other));
    QCOMPARE(check.store.find("images/val/c.png")->note, std::string("blurred"));
    check.session.moveTo(0);
    QVERIFY(check.session.give(Verdict::Good));
    QCOMPARE(check.store.find("images/val/c.png")->note, std::string("blurred"));
}

void TestModels::undoGoesBackToThePair()
{
    Check check;
    check.session.give(Verdict::Good);
    check.session.give(Verdict::Loose);
    QCOMPARE(check.session.position(), 2);
    QVERIFY(check.session.undo());
    QCOMPARE(check.session.position(), 1);
    QCOMPARE(check.session.checked(), 1);
    QVERIFY(check.session.undo());
    QCOMPARE(check.session.checked(), 0);
    QVERIFY(!check.session.undo());
}

void TestModels::aVerdictThatCannotBeSavedDoesNotCount()
{
    QTemporaryDir folder;
    const QString blocked = folder.filePath(QStringLiteral("reviews"));
    // A file where the folder would have to be: nobody can write there, root included.
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    audit::ReviewStore store((blocked + QStringLiteral("/street.jsonl")).toStdString(), "street", "0123456789abcdef");
    ReviewSession session;
    session.setStore(test::boxDataset(), &store);
    session.start({0, 1});
    QSignalSpy failed(&session, &ReviewSession::failed);
    QSignalSpy reviewed(&session, &ReviewSession::reviewed);
    QVERIFY(!session.give(Verdict::Good));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.front().front().toString().contains(QStringLiteral("reviews")));
    QCOMPARE(reviewed.size(), 0);
    QCOMPARE(session.position(), 0);
    QCOMPARE(session.checked(), 0);
}

void TestModels::aCheckIsResumedWhereItStopped()
{
    Check check;
    check.session.give(Verdict::Good);
    audit::ReviewStore reopened(check.file, "street", "0123456789abcdef");
    ReviewSession session;
    session.setStore(test::boxDataset(), &reopened);
    session.start({2, 0, 1});
    QCOMPARE(session.position(), 1);
    QCOMPARE(session.checked(), 1);
    session.add(0);
    QCOMPARE(session.size(), 3);
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"
