#include "tests/widgets/made_dataset.h"
#include "widgets/models/distributions.h"
#include "widgets/models/query_text.h"
#include "widgets/models/record_query.h"

#include <QTest>

using namespace gg;
using namespace gg::widgets;

namespace {

constexpr ImageSize picture{100, 80};

/// Numbers of the records that match, of images of 100 x 80 pixels.
QList<int> found(const QString& search, const dataset::Dataset& set)
{
    const RecordQuery query = parseRecordQuery(search, set);
    QList<int> out;
    for (int i = 0; i < static_cast<int>(set.records.size()); ++i) {
        const RecordView view{.record = set.records[static_cast<std::size_t>(i)], .size = picture, .foreground = i == 0 ? 0.25F : -1.0F};
        if (query.error.isEmpty() && matches(query, view)) {
            out << i;
        }
    }
    return out;
}

}  // namespace

class TestRecordQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSearchFinds_data();
    void aSearchFinds();
    void sizesAreOfTheImageOrOfTheTrainingSize();
    void whatIsSaidOfObjectsHoldsForOneAndTheSame();
    void ofObjectsOnlyThoseAskedForCount();
    void mistakesSayWhatWouldBeRight_data();
    void mistakesSayWhatWouldBeRight();
    void aPropertyOfTheSetIsFoundByItsRuleAlone();
    void facetsAreWrittenIntoTheText();
    void rangesAreWrittenIntoTheText();
    void namesThatNeedMarksAreFoundAgain();
    void chipsSayTheSearchInWords();
    void distributionsCountTheSetAndWhatWasSearchedFor();
};

void TestRecordQuery::aSearchFinds_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QList<int>>("records");
    // Record 0 holds a car of 40 x 40 and a person of 10 x 10 pixels, record 1 nothing, record 2 has no label and is in val.
    QTest::newRow("alternatives of a class") << "class:car,person" << QList<int>{0};
    QTest::newRow("alternatives of a split") << "split:train,val" << QList<int>{0, 1, 2};
    QTest::newRow("alternatives as two words") << "split:train split:val" << QList<int>{0, 1, 2};
    QTest::newRow("two kinds must both hold") << "split:val label:empty" << QList<int>{};
    QTest::newRow("alternatives of a label") << "label:empty,missing" << QList<int>{1, 2};
    QTest::newRow("number of alternatives") << "class:car,person count:2" << QList<int>{0};
    QTest::newRow("side below") << "size:<11" << QList<int>{0};
    QTest::newRow("side below all") << "size:<10" << QList<int>{};
    QTest::newRow("side from to") << "size:32..96" << QList<int>{0};
    QTest::newRow("area") << "area:1600" << QList<int>{0};
    QTest::newRow("aspect") << "aspect:0.99..1.01" << QList<int>{0};
    QTest::newRow("width of a box") << "boxwidth:>=40" << QList<int>{0};
    QTest::newRow("height of a box") << "boxheight:>40" << QList<int>{};
    QTest::newRow("width of the image") << "width:100" << QList<int>{0, 1, 2};
    QTest::newRow("height of the image") << "height:<80" << QList<int>{};
    QTest::newRow("foreground") << "foreground:20..30" << QList<int>{0};
    QTest::newRow("no ignore region") << "ignore:none" << QList<int>{0, 1, 2};
    QTest::newRow("ignore region") << "ignore:yes" << QList<int>{};
    QTest::newRow("without a class") << "-class:person" << QList<int>{1, 2};
    QTest::newRow("name with a space") << "\"train/a\"" << QList<int>{0};
    QTest::newRow("name in capitals") << "TRAIN" << QList<int>{0, 1};
    QTest::newRow("class by number") << "class:#1" << QList<int>{0};
}

void TestRecordQuery::aSearchFinds()
{
    QFETCH(QString, search);
    QFETCH(QList<int>, records);
    QCOMPARE(parseRecordQuery(search, *test::boxDataset()).error, QString());
    QCOMPARE(found(search, *test::boxDataset()), records);
}

void TestRecordQuery::sizesAreOfTheImageOrOfTheTrainingSize()
{
    const auto set = test::boxDataset();
    const RecordView view{.record = set->records[0], .size = picture};
    const dataset::Object& person = set->records[0].objects[1];
    QCOMPARE(*objectSide(view, person), 10.0);
    QCOMPARE(*objectSideAt(view, person, 640), 64.0);  // 100 pixels become 640
    QVERIFY(!objectSide({.record = set->records[0]}, person));  // normalised, and no size to go by
    QCOMPARE(found(QStringLiteral("size:60..70@640"), *set), QList<int>{0});
    QCOMPARE(found(QStringLiteral("size:60..70"), *set), QList<int>{});
    QCOMPARE(found(QStringLiteral("size:<8@64"), *set), QList<int>{0});  // 6.4
}

void TestRecordQuery::whatIsSaidOfObjectsHoldsForOneAndTheSame()
{
    const auto set = test::boxDataset();
    QCOMPARE(found(QStringLiteral("class:person size:<11"), *set), QList<int>{0});
    QCOMPARE(found(QStringLiteral("class:car size:<11"), *set), QList<int>{});
    QCOMPARE(found(QStringLiteral("class:car -size:<11"), *set), QList<int>{});  // the person is below 11
    QCOMPARE(found(QStringLiteral("class:car -size:<9"), *set), QList<int>{0});
}

void TestRecordQuery::ofObjectsOnlyThoseAskedForCount()
{
    const auto set = test::boxDataset();
    const RecordView view{.record = set->records[0], .size = picture};
    const auto asked = [&](const QString& search) {
        const RecordQuery query = parseRecordQuery(search, *set);
        QList<int> out;
        for (int i = 0; i < 2; ++i) {
            if (matchesRecordTerms(query, view) && matchesObjectTerms(query, view, set->records[0].objects[static_cast<std::size_t>(i)])) {
                out << i;
            }
        }
        return out;
    };
    QCOMPARE(asked({}), (QList<int>{0, 1}));
    QCOMPARE(asked(QStringLiteral("class:car")), QList<int>{0});
    QCOMPARE(asked(QStringLiteral("-class:car")), QList<int>{1});  // of an object: any other
    QCOMPARE(asked(QStringLiteral("split:val")), QList<int>{});
    QCOMPARE(asked(QStringLiteral("class:car,person size:<11 count:2")), QList<int>{1});
}

void TestRecordQuery::mistakesSayWhatWouldBeRight_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("says");
    QTest::newRow("size") << "size:small" << "size:32..96";
    QTest::newRow("backwards") << "size:96..32" << "size:32..96";
    QTest::newRow("decimal comma") << "aspect:0,5" << "with a point";
    QTest::newRow("training size") << "size:<8@big" << "size:<8@640";
    QTest::newRow("half an object") << "count:1.5" << "count:>20";
    QTest::newRow("ignore") << "ignore:maybe" << "ignore:yes";
    QTest::newRow("unknown key") << "colour:red" << "class, split, label";
    QTest::newRow("one of several") << "class:car,bus" << "No class is called “bus”.";
    QTest::newRow("state") << "label:gone" << "labelled, empty, missing or unreadable";
    QTest::newRow("verdict") << "review:fine" << "missing_label";
    QTest::newRow("none and more") << "finding:none,box" << "stands alone";
    QTest::newRow("empty value") << "split:train," << "needs a value";
}

void TestRecordQuery::mistakesSayWhatWouldBeRight()
{
    QFETCH(QString, search);
    QFETCH(QString, says);
    const RecordQuery query = parseRecordQuery(search, *test::boxDataset());
    QVERIFY2(query.error.contains(says), qPrintable(query.error));
    QVERIFY(query.terms.empty());
}

void TestRecordQuery::aPropertyOfTheSetIsFoundByItsRuleAlone()
{
    const auto set = test::boxDataset();
    const SetFindings ofSet{{"image.dark", {0, 2}}};
    const auto holds = [&](const QString& search, std::uint32_t record) {
        return matches(parseRecordQuery(search, *set), {.record = set->records[record], .setFindings = &ofSet, .index = record});
    };
    QVERIFY(holds(QStringLiteral("finding:image.dark"), 2));
    QVERIFY(holds(QStringLiteral("finding:image"), 0));
    QVERIFY(!holds(QStringLiteral("finding:image.dark"), 1));
    QVERIFY(!holds(QStringLiteral("finding:*"), 0));
}

void TestRecordQuery::facetsAreWrittenIntoTheText()
{
    const auto set = test::boxDataset();
    const auto facet = [&](const QString& text, QueryTerm::Kind kind, const QStringList& values) {
        return withFacet(text, parseRecordQuery(text, *set), kind, values);
    };
    QCOMPARE(facet({}, QueryTerm::Kind::Split, {QStringLiteral("train")}), QStringLiteral("split:train"));
    QCOMPARE(facet(QStringLiteral("split:train frame"), QueryTerm::Kind::Split, {QStringLiteral("train"), QStringLiteral("val")}),
             QStringLiteral("split:train,val frame"));
    QCOMPARE(facet(QStringLiteral("split:train frame split:val"), QueryTerm::Kind::Split, {}), QStringLiteral("frame"));
    // What is negated was typed, and stays; a class goes before the count that it belongs to.
    QCOMPARE(facet(QStringLiteral("-class:car count:>1"), QueryTerm::Kind::Class, {QStringLiteral("traffic light")}),
             QStringLiteral("class:\"traffic light\" -class:car count:>1"));
    QCOMPARE(withoutWords(QStringLiteral("a \"b c\" d"), {1}), QStringLiteral("a d"));
}

void TestRecordQuery::rangesAreWrittenIntoTheText()
{
    const auto set = test::boxDataset();
    const auto range = [&](const QString& text, QueryTerm::Kind kind, std::optional<NumberRange> r, int at = 0) {
        return withRange(text, parseRecordQuery(text, *set), kind, r, at);
    };
    QCOMPARE(range(QStringLiteral("x size:<8"), QueryTerm::Kind::Side, NumberRange{8, 16}, 640), QStringLiteral("x size:8..16@640"));
    QCOMPARE(range(QStringLiteral("x size:<8"), QueryTerm::Kind::Side, std::nullopt), QStringLiteral("x"));
    QCOMPARE(range({}, QueryTerm::Kind::Count, NumberRange{2, 4}), QStringLiteral("count:2..3"));  // whole numbers: with the last one
    QCOMPARE(range({}, QueryTerm::Kind::Area, NumberRange{9216, std::nullopt}), QStringLiteral("area:>=9216"));
    // Read again it is the same range.
    QCOMPARE(parseRecordQuery(QStringLiteral("count:2..3"), *set).terms.front().range, (NumberRange{2, 4}));
    QCOMPARE(parseRecordQuery(QStringLiteral("size:8..16@640"), *set).terms.front().range, (NumberRange{8, 16}));
}

void TestRecordQuery::namesThatNeedMarksAreFoundAgain()
{
    auto set = test::boxDataset();
    set->classNames = {"traffic light", "a,b", "", "car", "car", "7", "say \"hi\""};
    const auto idOf = [&](std::int32_t id) {
        const RecordQuery query = parseRecordQuery(QStringLiteral("class:") + quotedValue(classValue(*set, id)), *set);
        return query.terms.size() == 1 ? query.terms.front().ids.front() : -1;
    };
    for (std::int32_t id = 0; id < 7; ++id) {
        QCOMPARE(idOf(id), id);
    }
    QCOMPARE(idOf(42), 42);  // outside the names
}

void TestRecordQuery::chipsSayTheSearchInWords()
{
    const auto set = test::boxDataset();
    const auto words = [&](const QString& search) {
        QStringList out;
        for (const FilterChip& chip : filterChips(parseRecordQuery(search, *set), *set)) {
            out << chip.text;
        }
        return out;
    };
    QCOMPARE(words(QStringLiteral("class:car class:person size:<8@640")),
             (QStringList{QStringLiteral("class car or person"), QStringLiteral("side under 8 px at 640")}));
    QCOMPARE(words(QStringLiteral("-class:car count:>20 finding:none")),
             (QStringList{QStringLiteral("without class car"), QStringLiteral("objects of car: from 21"), QStringLiteral("no finding")}));
    QCOMPARE(words(QStringLiteral("label:missing a \"b c\" size:32..96")),
             (QStringList{QStringLiteral("no label"), QStringLiteral("name with “a”"), QStringLiteral("name with “b c”"), QStringLiteral("side 32 to 96 px")}));
    QCOMPARE(words(QStringLiteral("count:<=3 aspect:>=2 review:bad")),
             (QStringList{QStringLiteral("objects: at most 3"), QStringLiteral("aspect ratio from 2"), QStringLiteral("reviewed: bad")}));
    QCOMPARE(filterChips(parseRecordQuery(QStringLiteral("class:car x class:person"), *set), *set).front().words, (QList<int>{0, 2}));
}

void TestRecordQuery::distributionsCountTheSetAndWhatWasSearchedFor()
{
    const auto set = test::boxDataset();
    auto measures = std::make_shared<RecordMeasures>();
    measures->sizes = {picture, picture, picture};
    auto notes = std::make_shared<NotesByRecord>();
    notes->records[2].rules = {"label.missing"};
    notes->ofSet["image.dark"] = {0, 1};
    const RecordQuery query = parseRecordQuery(QStringLiteral("class:person"), *set);
    const std::vector<qsizetype> chosen{0};
    JobControl control;
    const Distributions counts = measureDistributions({set, measures, notes}, query, chosen, 640, control);
    QCOMPARE(counts.records.all, 3);
    QCOMPARE(counts.records.chosen, 1);
    QCOMPARE(counts.objects.all, 2);
    QCOMPARE(counts.objects.chosen, 1);
    QCOMPARE(counts.splits.at(0).all, 2);
    QCOMPARE(counts.splits.at(1).chosen, 0);
    QCOMPARE(counts.classes.at(0).chosen, 0);
    QCOMPARE(counts.classes.at(1).chosen, 1);
    QCOMPARE(counts.rules.at("label.missing").chosen, 0);
    QCOMPARE(counts.rules.at("image.dark").all, 2);
    QCOMPARE(counts.rules.at("image.dark").chosen, 1);
    QCOMPARE(counts.smallAtTraining, 0);
    // Sides of 64 and 256 at 640: from the bar 64-91 to the bar 256-362.
    QCOMPARE(counts.side.edges.front(), 64.0);
    QCOMPARE(counts.side.all.front(), 1);
    QCOMPARE(counts.side.chosen.front(), 1);
    QCOMPARE(counts.side.all.back(), 1);
    QCOMPARE(counts.side.chosen.back(), 0);
    // The car's centre (0.3, 0.5) lies in column 9, row 16; the person's (0.25, 0.4375) in column 8, row 14.
    QCOMPARE(counts.positions[16 * 32 + 9], 1);
    QCOMPARE(counts.positions[14 * 32 + 8], 1);
    QCOMPARE(counts.chosenPositions[16 * 32 + 9], 0);
    QCOMPARE(counts.chosenPositions[14 * 32 + 8], 1);
    QCOMPARE(counts.perImage.all, (std::vector<std::int64_t>{2, 0, 1}));  // two images with none, one with two
}

QTEST_MAIN(TestRecordQuery)
#include "tst_record_query.moc"
