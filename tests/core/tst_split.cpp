#include "dataset_folder.h"
#include "tests/support/test_data.h"

#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/dataset/split.h"
#include "core/io/files.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace gg;
using namespace gg::dataset;

class TestSplit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesAreMetAndTheSeedDecides();
    void everyClassKeepsItsShare();
    void aRareClassIsInEverySplit();
    void aClassOfOneImageIsTrained();
    void recordingsStayWhole();
    void groupsCanBeNamedByAPattern();
    void scenesStayWhole();
    void anImageListedTwiceIsOnOneSide();
    void aGroupThatIsTooLargeIsToldWithItsNumbers();
    void oneGroupCannotBeSplit();
    void sharesThatMakeNoSenseAreRefused();
    void yoloListsAreReadAgain();
    void vocListsAreReadAgain();
    void cocoFilesAreReadAgain();
    void nothingIsWrittenOverTheSource();
    void realSetsKeepTheirClasses();
};

namespace
{

void addImage(Dataset& set, const std::string& image, std::initializer_list<int> classes)
{
    Record record;
    record.image = image;
    record.label = image + ".txt";
    record.state = classes.size() == 0 ? LabelState::Empty : LabelState::Labelled;
    for (const int classId : classes) {
        record.objects.push_back({.classId = classId, .box = {0.1, 0.1, 0.2, 0.2}});
    }
    set.records.push_back(std::move(record));
}

Dataset emptySet()
{
    Dataset set;
    set.root = "/nowhere";
    set.classNames = {"cat", "dog", "owl"};
    set.splits = {"all"};
    return set;
}

SplitPlan plan(const Dataset& set, const SplitOptions& options, std::span<const int> scenes = {})
{
    JobControl control;
    return planSplit(set, options, scenes, control);
}

const ClassShares& shareOf(const SplitPlan& plan, const std::string& name)
{
    for (const ClassShares& shares : plan.classes) {
        if (shares.name == name) {
            return shares;
        }
    }
    throw std::runtime_error("no class " + name);
}

using Counts = std::array<std::uint64_t, splitCount>;

template <typename Call>
std::string errorOf(Call call)
{
    try {
        call();
    } catch (const Error& error) {
        return error.detail();
    }
    return {};
}

}  // namespace

void TestSplit::sharesAreMetAndTheSeedDecides()
{
    Dataset set = emptySet();
    for (int i = 0; i < 100; ++i) {
        addImage(set, "images/photo " + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + ".jpg", {0});
    }
    const SplitPlan first = plan(set, {.by = SplitBy::Random, .seed = 7});
    QCOMPARE(first.images, (Counts{70, 20, 10}));
    QCOMPARE(first.ofRecord, plan(set, {.by = SplitBy::Random, .seed = 7}).ofRecord);
    QVERIFY(first.ofRecord != plan(set, {.by = SplitBy::Random, .seed = 8}).ofRecord);
    QCOMPARE(plan(set, {.shares = {80, 0, 20}, .by = SplitBy::Random}).images, (Counts{80, 0, 20}));
    QVERIFY(first.problems.empty());
}

void TestSplit::everyClassKeepsItsShare()
{
    // 100 images of cats, 50 of dogs, 30 of both, 20 without an object: each keeps its share by itself.
    Dataset set = emptySet();
    for (int i = 0; i < 200; ++i) {
        const std::string image = "images/" + std::to_string(i) + ".jpg";
        i < 100   ? addImage(set, image, {0, 0})
        : i < 150 ? addImage(set, image, {1})
        : i < 180 ? addImage(set, image, {0, 1})
                  : addImage(set, image, {});
    }
    const SplitPlan divided = plan(set, {.shares = {0.6, 0.2, 0.2}, .by = SplitBy::Class, .seed = 3});
    QVERIFY(divided.deviation() <= 0.01);
    for (const char* name : {"cat", "dog", "(no object)"}) {
        QVERIFY2(divided.deviation(shareOf(divided, name)) <= 0.03, name);
    }
    const ClassShares& cats = shareOf(divided, "cat");
    QCOMPARE(cats.images[0] + cats.images[1] + cats.images[2], std::uint64_t{130});
    QCOMPARE(cats.objects[0] + cats.objects[1] + cats.objects[2], std::uint64_t{230});
}

void TestSplit::aRareClassIsInEverySplit()
{
    Dataset set = emptySet();
    for (int i = 0; i < 300; ++i) {
        addImage(set, "images/" + std::to_string(i) + ".jpg", {0});
    }
    for (int i = 0; i < 3; ++i) {
        addImage(set, "images/owl" + std::to_string(i) + ".jpg", {0, 2});
    }
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const SplitPlan divided = plan(set, {.by = SplitBy::Class, .seed = seed});
        QCOMPARE(shareOf(divided, "owl").images, (Counts{1, 1, 1}));
        QVERIFY(divided.problems.empty());
    }
}

void TestSplit::aClassOfOneImageIsTrained()
{
    Dataset set = emptySet();
    for (int i = 0; i < 50; ++i) {
        addImage(set, "images/" + std::to_string(i) + ".jpg", {0});
    }
    addImage(set, "images/owl.jpg", {2});
    const SplitPlan divided = plan(set, {.by = SplitBy::Class});
    QCOMPARE(shareOf(divided, "owl").images, (Counts{1, 0, 0}));
    QCOMPARE(divided.problems, (std::vector<std::string>{"Class owl is not in val and test: 1 image shows it."}));
}

void TestSplit::recordingsStayWhole()
{
    Dataset set = emptySet();
    for (int sequence = 0; sequence < 20; ++sequence) {
        for (int frame = 0; frame < 10; ++frame) {
            addImage(set, "train/seq" + std::to_string(sequence) + "_" + std::to_string(frame) + ".jpg", {sequence % 2});
        }
    }
    const SplitPlan divided = plan(set, {.by = SplitBy::Group});
    QCOMPARE(divided.groups, std::size_t{20});
    QCOMPARE(divided.images, (Counts{140, 40, 20}));
    for (std::size_t i = 0; i < set.records.size(); ++i) {
        QCOMPARE(divided.ofRecord[i], divided.ofRecord[i / 10 * 10]);
    }
    // 10 recordings a class: 7, 2 and 1 of each.
    QCOMPARE(shareOf(divided, "cat").images, (Counts{70, 20, 10}));
}

void TestSplit::groupsCanBeNamedByAPattern()
{
    Dataset set = emptySet();
    for (int i = 0; i < 40; ++i) {
        addImage(set, "images/patient-" + std::to_string(i / 4) + "-slice" + std::to_string(i) + ".jpg", {0});
    }
    const SplitPlan divided = plan(set, {.by = SplitBy::Group, .groupPattern = "patient-(\\d+)-"});
    QCOMPARE(divided.groups, std::size_t{10});
    QCOMPARE(divided.images, (Counts{28, 8, 4}));
    const std::string error = errorOf([&] { plan(set, {.by = SplitBy::Group, .groupPattern = "patient-("}); });
    QVERIFY(error.find("not a regular expression") != std::string::npos);
}

void TestSplit::scenesStayWhole()
{
    Dataset set = emptySet();
    std::vector<int> scenes;
    for (int i = 0; i < 30; ++i) {
        addImage(set, "images/" + std::to_string(i) + ".jpg", {0});
        scenes.push_back(i < 20 ? i % 10 : -1);
    }
    const SplitPlan divided = plan(set, {.by = SplitBy::Scene}, scenes);
    QCOMPARE(divided.groups, std::size_t{20});
    for (std::size_t i = 0; i < 10; ++i) {
        QCOMPARE(divided.ofRecord[i], divided.ofRecord[i + 10]);
    }
    QVERIFY(!errorOf([&] { plan(set, {.by = SplitBy::Scene}); }).empty());
}

void TestSplit::anImageListedTwiceIsOnOneSide()
{
    Dataset set = emptySet();
    for (int i = 0; i < 40; ++i) {
        addImage(set, "images/" + std::to_string(i % 20) + ".jpg", {0});
    }
    const SplitPlan divided = plan(set, {.shares = {0.5, 0.5, 0}, .by = SplitBy::Random});
    for (std::size_t i = 0; i < 20; ++i) {
        QCOMPARE(divided.ofRecord[i], divided.ofRecord[i + 20]);
    }
}

void TestSplit::aGroupThatIsTooLargeIsToldWithItsNumbers()
{
    Dataset set = emptySet();
    for (int i = 0; i < 90; ++i) {
        addImage(set, "seq1_" + std::to_string(i) + ".jpg", {0});
    }
    for (int i = 0; i < 10; ++i) {
        addImage(set, "seq" + std::to_string(2 + i) + "_1.jpg", {0});
    }
    const SplitPlan divided = plan(set, {.by = SplitBy::Group});
    QVERIFY(!divided.satisfied);
    QCOMPARE(divided.images[0], std::uint64_t{90});
    QVERIFY2(divided.problems.front().find("Asked for train 70.0 %, val 20.0 %, test 10.0 %, reached train 90.0 %") == 0,
             divided.problems.front().c_str());
    QVERIFY(divided.problems.front().find("the largest, \"seq1\", holds 90.0 % (90 of 100 images)") != std::string::npos);
}

void TestSplit::oneGroupCannotBeSplit()
{
    Dataset set = emptySet();
    for (int i = 0; i < 9; ++i) {
        addImage(set, "frame_" + std::to_string(i) + ".jpg", {0});
    }
    const std::string error = errorOf([&] { plan(set, {.by = SplitBy::Group}); });
    QVERIFY2(error.find("only 1 group") != std::string::npos && error.find("9 of 9 images") != std::string::npos,
             error.c_str());
}

void TestSplit::sharesThatMakeNoSenseAreRefused()
{
    Dataset set = emptySet();
    addImage(set, "a.jpg", {0});
    addImage(set, "b.jpg", {0});
    for (const SplitShares& shares : {SplitShares{0.7, 0.2, 0.3}, SplitShares{1, 0, 0}, SplitShares{-0.5, 1, 0.5},
                                      SplitShares{0, 0, 0}, SplitShares{std::nan(""), 0.5, 0.5}}) {
        QVERIFY(!errorOf([&] { plan(set, {.shares = shares}); }).empty());
    }
    QVERIFY(!errorOf([&] { plan(emptySet(), {}); }).empty());
}

void TestSplit::yoloListsAreReadAgain()
{
    test::DatasetFolder folder;
    for (int i = 0; i < 10; ++i) {
        folder.image("images/" + std::to_string(i) + ".png", 16, 16);
        folder.write("labels/" + std::to_string(i) + ".txt", "1 0.5 0.5 0.2 0.2\n");
    }
    folder.write("data.yaml", "train: images\nval: images\nnames: [cat, dog]\n");
    JobControl control;
    // The same images stand in train and val there; each of them ends on one side.
    const DatasetPtr set = openDataset(folder.path(), control);
    QCOMPARE(set->records.size(), std::size_t{20});
    const std::string out = folder.path() + "-out";
    const SplitPlan divided = plan(*set, {.shares = {0.8, 0.2, 0}});
    writeSplit(*set, divided, out, control);
    const DatasetPtr again = openDataset(out, control);
    QCOMPARE(again->splits, (std::vector<std::string>{"train", "val"}));
    QCOMPARE(again->classNames, (std::vector<std::string>{"cat", "dog"}));
    std::map<std::string, std::set<int>> splitsOf;
    for (const Record& record : again->records) {
        QCOMPARE(record.objects.size(), std::size_t{1});
        splitsOf[record.image].insert(record.split);
    }
    QCOMPARE(splitsOf.size(), std::size_t{10});
    for (const auto& [image, splits] : splitsOf) {
        QCOMPARE(splits.size(), std::size_t{1});
    }
}

void TestSplit::vocListsAreReadAgain()
{
    test::DatasetFolder folder;
    for (int i = 0; i < 10; ++i) {
        const std::string stem = "p" + std::to_string(i);
        folder.image("JPEGImages/" + stem + ".png", 16, 16);
        folder.write(
            "Annotations/" + stem + ".xml",
            "<annotation><filename>" + stem +
                ".png</filename><object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox>"
                "</object></annotation>");
    }
    JobControl control;
    const DatasetPtr set = openDataset(folder.path(), control);
    const std::string out = folder.path() + "-out";
    writeSplit(*set, plan(*set, {.shares = {0.6, 0.2, 0.2}, .by = SplitBy::Random}), out, control);
    const DatasetPtr again = openDataset(out, control);
    QCOMPARE(again->splits, (std::vector<std::string>{"train", "val", "test"}));
    std::array<int, 3> counts{};
    for (const Record& record : again->records) {
        ++counts[record.split];
    }
    QCOMPARE(counts, (std::array<int, 3>{6, 2, 2}));
}

void TestSplit::cocoFilesAreReadAgain()
{
    GG_REQUIRE_DATA("detection/tinycoco/tinycoco");
    JobControl control;
    const DatasetPtr set = openDataset(test::dataPath("detection/tinycoco/tinycoco"), control);
    QTemporaryDir folder;
    const std::string out = folder.filePath("out").toStdString();
    writeSplit(*set, plan(*set, {.shares = {0.5, 0.5, 0}}), out, control);
    const DatasetPtr again = openDataset(out, control);
    QVERIFY(again->format == Format::Coco);
    QCOMPARE(again->records.size(), set->records.size());
    QCOMPARE(again->classNames, set->classNames);
    QCOMPARE(again->classIds, set->classIds);
    std::map<std::string, std::size_t> objects;
    for (const Record& record : set->records) {
        objects[std::filesystem::path(record.image).filename()] = record.objects.size();
    }
    for (const Record& record : again->records) {
        QVERIFY2(std::filesystem::exists(again->absolute(record.image)), record.image.c_str());
        QCOMPARE(record.objects.size(), objects[std::filesystem::path(record.image).filename()]);
    }
}

void TestSplit::nothingIsWrittenOverTheSource()
{
    test::DatasetFolder folder;
    for (int i = 0; i < 4; ++i) {
        folder.image("images/" + std::to_string(i) + ".png", 16, 16);
        folder.write("labels/" + std::to_string(i) + ".txt", "0 0.5 0.5 0.2 0.2\n");
    }
    JobControl control;
    const DatasetPtr set = openDataset(folder.path(), control);
    const SplitPlan divided = plan(*set, {.shares = {0.5, 0.5, 0}});
    QVERIFY(!errorOf([&] { writeSplit(*set, divided, folder.path() + "/lists", control); }).empty());
    QVERIFY(!std::filesystem::exists(folder.path("lists")));
}

void TestSplit::realSetsKeepTheirClasses()
{
    GG_REQUIRE_DATA("detection/bccd");
    JobControl control;
    const DatasetPtr set = openDataset(test::dataPath("detection/bccd"), control);
    const SplitPlan divided = plan(*set, {.seed = 5});
    QVERIFY(divided.deviation() <= 0.01);
    for (const ClassShares& shares : divided.classes) {
        QVERIFY2(divided.deviation(shares) <= 0.02, shares.name.c_str());
    }
}

QTEST_APPLESS_MAIN(TestSplit)
#include "tst_split.moc"
