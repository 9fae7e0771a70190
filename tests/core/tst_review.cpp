#include "core/audit/review.h"
#include "core/base/error.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

using namespace gg;
using namespace gg::audit;
using gg::test::DatasetFolder;

namespace
{

dataset::Dataset setOf(std::size_t train, std::size_t val)
{
    dataset::Dataset dataset;
    dataset.splits = {"train", "val"};
    for (std::size_t i = 0; i < train + val; ++i) {
        dataset::Record record;
        record.image = "images/" + std::to_string(i) + ".jpg";
        record.split = i < train ? 0 : 1;
        record.state = i % 10 == 0 ? dataset::LabelState::Empty : dataset::LabelState::Labelled;
        if (i % 10 != 0) {
            record.objects.push_back({.classId = i % 10 < 3 ? 1 : 0, .box = {}});
        }
        dataset.records.push_back(std::move(record));
    }
    return dataset;
}

std::string contentsOf(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUpperBoundIsClopperPearsons_data()
    {
        QTest::addColumn<int>("bad");
        QTest::addColumn<int>("checked");
        QTest::addColumn<double>("bound");
        // 0 of n: 1 - 0.05^(1/n). 1 of 2: the root of 1 - p^2 = 0.05. The others: bisection of the binomial tail in Python.
        QTest::newRow("none of 50") << 0 << 50 << 1 - std::pow(0.05, 1.0 / 50);
        QTest::newRow("none of 300") << 0 << 300 << 1 - std::pow(0.05, 1.0 / 300);
        QTest::newRow("1 of 2") << 1 << 2 << std::sqrt(0.95);
        QTest::newRow("2 of 300") << 2 << 300 << 0.020836;
        QTest::newRow("1 of 10") << 1 << 10 << 0.394163;
        QTest::newRow("5 of 50") << 5 << 50 << 0.198833;
        QTest::newRow("none checked") << 0 << 0 << 1.0;
        QTest::newRow("all bad") << 7 << 7 << 1.0;
    }

    void theUpperBoundIsClopperPearsons()
    {
        QFETCH(int, bad);
        QFETCH(int, checked);
        QFETCH(double, bound);
        const double found = badShareUpperBound(static_cast<std::size_t>(bad), static_cast<std::size_t>(checked));
        QVERIFY2(std::abs(found - bound) < 1e-6, qPrintable(QString::number(found, 'g', 8)));
    }

    void theBoundIsWhereTheBinomialTailIsFivePercent()
    {
        // The definition: at the bound, seeing at most 3 bad ones of 40 has probability 0.05.
        const double p = badShareUpperBound(3, 40);
        double tail = 0;
        double term = std::pow(1 - p, 40);
        for (int k = 0; k <= 3; ++k) {
            tail += term;
            term *= p / (1 - p) * (40 - k) / (k + 1);
        }
        QVERIFY(std::abs(tail - 0.05) < 1e-9);
    }

    void theQueueFollowsTheSplitsAndLabels()
    {
        const dataset::Dataset dataset = setOf(300, 100);
        const std::vector<std::size_t> queue = spotCheckQueue(dataset, 40, 7);
        QCOMPARE(queue.size(), std::size_t{40});
        QCOMPARE(std::set<std::size_t>(queue.begin(), queue.end()).size(), std::size_t{40});
        const auto count = [&](auto test) {
            return std::count_if(queue.begin(), queue.end(), [&](std::size_t i) { return test(dataset.records[i]); });
        };
        QCOMPARE(count([](const auto& record) { return record.split == 0; }), 30);
        QCOMPARE(count([](const auto& record) { return record.state == dataset::LabelState::Empty; }), 4);
        QCOMPARE(count([](const auto& record) { return !record.objects.empty() && record.objects[0].classId == 1; }), 8);
    }

    void theSameSeedGivesTheSameQueueOnEveryMachine()
    {
        const dataset::Dataset dataset = setOf(20, 10);
        const std::vector<std::size_t> queue = spotCheckQueue(dataset, 6, 42);
        QCOMPARE(queue, spotCheckQueue(dataset, 6, 42));
        QVERIFY(queue != spotCheckQueue(dataset, 6, 43));
        QCOMPARE(spotCheckQueue(dataset, 500, 1).size(), std::size_t{30});
        QVERIFY(spotCheckQueue({}, 50, 1).empty());
    }

    void aVerdictIsInTheFileBeforeTheNextKey()
    {
        DatasetFolder folder;
        const std::string file = folder.path("deep/down/reviews.jsonl");
        ReviewStore store(file, "set", "0123456789abcdef");
        QVERIFY(!std::filesystem::exists(file));
        store.set("images/1.jpg", Verdict::Good, {});
        store.set("images/2.jpg", Verdict::Loose, "left side");
        store.sync();
        ReviewStore again(file, "set", "0123456789abcdef");
        QCOMPARE(again.checked(), std::size_t{2});
        QCOMPARE(again.bad(), std::size_t{1});
        QCOMPARE(again.find("images/2.jpg")->note, std::string("left side"));
        QCOMPARE(again.find("images/2.jpg")->time.size(), std::size_t{20});
        QVERIFY(!again.find("images/3.jpg"));
    }

    void undoGoesBackWithinTheSession()
    {
        DatasetFolder folder;
        const std::string file = folder.path("reviews.jsonl");
        {
            ReviewStore store(file, "set", "f");
            store.set("a.jpg", Verdict::Good, {});
            store.set("a.jpg", Verdict::WrongClass, {});
            store.set("b.jpg", Verdict::Other, {});
            QCOMPARE(store.undo(), std::optional<std::string>("b.jpg"));
            QCOMPARE(store.undo(), std::optional<std::string>("a.jpg"));
            QCOMPARE(store.find("a.jpg")->verdict, Verdict::Good);
        }
        ReviewStore again(file, "set", "f");
        QCOMPARE(again.checked(), std::size_t{1});
        QCOMPARE(again.find("a.jpg")->verdict, Verdict::Good);
        QVERIFY(!again.undo());
    }

    void aNoteKeepsItsVerdict()
    {
        DatasetFolder folder;
        ReviewStore store(folder.path("reviews.jsonl"), "set", "f");
        store.set("a.jpg", Verdict::CutsObject, {});
        store.setNote("a.jpg", "the tail");
        QCOMPARE(store.find("a.jpg")->verdict, Verdict::CutsObject);
        QCOMPARE(store.find("a.jpg")->note, std::string("the tail"));
    }

    void aCrashCostsAtMostTheLineItWasWriting()
    {
        DatasetFolder folder;
        const std::string file = folder.path("reviews.jsonl");
        {
            ReviewStore store(file, "set", "f");
            store.set("a.jpg", Verdict::Good, {});
            store.set("b.jpg", Verdict::Good, {});
        }
        const std::string contents = contentsOf(file);
        folder.write("reviews.jsonl", contents.substr(0, contents.size() - 10));
        {
            ReviewStore store(file, "set", "f");
            QCOMPARE(store.checked(), std::size_t{1});
            store.set("c.jpg", Verdict::Loose, {});
        }
        ReviewStore again(file, "set", "f");
        QCOMPARE(again.checked(), std::size_t{2});
        QCOMPARE(again.skippedLines(), std::size_t{1});
    }

    void anotherFileIsNotOverwritten()
    {
        DatasetFolder folder;
        folder.write("notes.txt", "my notes\n");
        QVERIFY_EXCEPTION_THROWN(ReviewStore(folder.path("notes.txt"), "set", "f"), Error);
        ReviewStore(folder.path("reviews.jsonl"), "set", "f").set("a.jpg", Verdict::Good, {});
        QVERIFY_EXCEPTION_THROWN(ReviewStore(folder.path("reviews.jsonl"), "other", "g"), Error);
    }

    void aFailedWriteLeavesNoVerdict()
    {
        if (!std::filesystem::exists("/dev/full")) {
            QSKIP("no /dev/full on this machine");
        }
        ReviewStore store("/dev/full", "set", "f");
        try {
            store.set("a.jpg", Verdict::Good, {});
            QFAIL("a verdict was accepted although the disk is full");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NoSpace);
        }
        QCOMPARE(store.checked(), std::size_t{0});
        QVERIFY(!store.undo());
    }

    void csvQuotesWhatNeedsIt()
    {
        DatasetFolder folder;
        ReviewStore store(folder.path("reviews.jsonl"), "set", "f");
        store.set("a,b.jpg", Verdict::MissingLabel, "two \"cats\"\nand a dog");
        const std::string csv = store.toCsv();
        QVERIFY(csv.starts_with("image,verdict,note,time\r\n\"a,b.jpg\",missing_label,\"two \"\"cats\"\"\nand a dog\",2"));
        QVERIFY(store.toJson().find("\"bad_share_upper_bound_95\": 1.0") != std::string::npos);
    }

    void objectsHaveVerdictsOfTheirOwn()
    {
        DatasetFolder folder;
        const std::string file = folder.path("reviews.jsonl");
        const std::vector<ObjectKey> two{{"a.jpg", 0}, {"a.jpg", 7}};
        {
            ReviewStore store(file, "set", "f");
            store.set("a.jpg", Verdict::Good, "as a whole");
            store.setObjects(two, Verdict::Loose);
            store.setObjects(std::vector{two[1]}, Verdict::CutsObject);
            QCOMPARE(store.checked(), std::size_t{1});  // pairs only
            QCOMPARE(store.objectReviews().at(two[0]).verdict, Verdict::Loose);
        }
        ReviewStore store(file, "set", "f");
        QCOMPARE(store.objectReviews().at(two[1]).verdict, Verdict::CutsObject);
        QCOMPARE(store.find("a.jpg")->verdict, Verdict::Good);
        QVERIFY(store.undoObjects().empty());  // goes back to where this session began
        store.setObjects(two, Verdict::Good);
        QCOMPARE(store.undoObjects(), two);
        QCOMPARE(store.objectReviews().at(two[1]).verdict, Verdict::CutsObject);
        QVERIFY(!store.undo());  // the pairs have an undo of their own
        QVERIFY(store.toCsv().find(",loose,") != std::string::npos);
        QVERIFY(store.toJson().find("\"object_of\": \"a.jpg\"") != std::string::npos);
    }

    void aProgramThatKnowsNoObjectsSkipsTheirVerdicts()
    {
        DatasetFolder folder;
        ReviewStore(folder.path("reviews.jsonl"), "set", "f").setObjects(std::vector<ObjectKey>{{"a.jpg", 3}}, Verdict::Loose);
        // Such a program looks for "image": the line must not have it.
        const std::string contents = contentsOf(folder.path("reviews.jsonl"));
        QVERIFY(contents.find("\"object_of\":\"a.jpg\"") != std::string::npos);
        QVERIFY(contents.find("\"image\"") == std::string::npos);
    }

    void verdictsHaveStableIds()
    {
        for (int i = 0; i < verdictCount; ++i) {
            const auto verdict = static_cast<Verdict>(i);
            QCOMPARE(verdictFromId(verdictId(verdict)), std::optional(verdict));
        }
        QVERIFY(!verdictFromId("superb"));
    }
};

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
