#include "core/base/error.h"
#include "tests/core/imported_run.h"

#include <QTest>

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

using namespace gg;
using Names = std::vector<std::string>;

namespace {

const char* const ultralytics = "epoch,train/box_loss,metrics/mAP50(B)\n1,1.0,0.5\n";
const char* const arguments = "task: detect\nmode: train\nepochs: 10\n";

imports::FoundRuns find(const std::string& path)
{
    JobControl control;
    return imports::findRuns(path, control);
}

Names namesOf(const imports::FoundRuns& found)
{
    Names names;
    for (const imports::RunPlace& place : found.places) {
        names.push_back(place.name + ":" + place.tool);
    }
    return names;
}

/// An event file of nothing but its version: enough to be found.
void writeEvents(const std::string& file)
{
    test::writeFile(file, std::string("\x0f\0\0\0\0\0\0\0\x6d\x53\x2b\x09\x1a\x0d" "brain.Event:2\xfc\x98\x51\x29", 31));
}

}  // namespace

class TestImportPlaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsOfSeveralLevels();
    void namesThatOccurTwiceGetTheirFolder();
    void kerasEventsOfTrainAndValidationAreOneRun();
    void aFolderOfRunsNamedTrainIsNoPart();
    void aTableAndItsEventsAreOneRun();
    void severalTablesAreSeveralRuns();
    void aDataSetIsNoRun();
    void aChosenFileIsReadAlone();
    void whatIsNoLogIsNoRun();
    void settingsStandForTheirFolder();
    void loopsOfLinksAreWalkedOnce();
    void aFolderThatCannotBeListedIsNamed();
    void whatLiesTooDeepIsNamed();
    void aCancelledSearchEnds();
    void oneRunIsOpenedByItsPath();
    void brokenSettingsAreNamedAndCurvesStay();
    void settingsArePlainLinesOrYaml();
    void classesOfTheDataSet();
    void aRunOfOurOwn();
};

void TestImportPlaces::runsOfSeveralLevels()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("a/detect/exp1/args.yaml"), arguments);
    test::writeFile(folder.file("a/detect/exp1/results.csv"), ultralytics);
    test::writeFile(folder.file("a/detect/exp1/weights/best.pt"), "x");
    test::writeFile(folder.file("b/opt.yaml"), "epochs: 3\n");
    test::writeFile(folder.file("c/d/e/lightning_logs/version_0/metrics.csv"), "epoch,step,val_loss\n0,9,1\n");
    test::writeFile(folder.file("c/d/e/lightning_logs/version_0/hparams.yaml"), "lr: 1\n");
    test::writeFile(folder.file("c/fold_2/training_log_2023_1_1_00_00_00.txt"), "2023-01-01 00:00:00: Epoch 0\n");
    test::writeFile(folder.file("csv_logs/version_7/metrics.csv"), "epoch,step,train_loss\n0,9,1\n");
    test::writeFile(folder.file("old/results.csv"), "epoch, x/lr0\n0,1\n");
    test::writeFile(folder.file("z.jsonl"), "{\"step\": 1, \"loss\": 2}\n");
    const imports::FoundRuns found = find(folder.path());
    QCOMPARE(namesOf(found), (Names{"exp1:Ultralytics", "b:YOLOv5", "version_0:Lightning", "fold_2:nnU-Net", "version_7:Lightning", "old:YOLOv5", "z:table"}));
    QVERIFY(found.problems.empty());
    QVERIFY(std::is_sorted(found.places.begin(), found.places.end(), [](const auto& a, const auto& b) { return a.path < b.path; }));
}

void TestImportPlaces::namesThatOccurTwiceGetTheirFolder()
{
    const test::TemporaryFolder folder;
    for (const char* name : {"detect/train", "segment/train", "segment/train2", "other/detect/train"}) {
        test::writeFile(folder.file(std::string("runs/") + name + "/args.yaml"), arguments);
    }
    QCOMPARE(namesOf(find(folder.file("runs"))), (Names{"runs/detect/train:Ultralytics", "other/detect/train:Ultralytics", "segment/train:Ultralytics", "train2:Ultralytics"}));
}

void TestImportPlaces::kerasEventsOfTrainAndValidationAreOneRun()
{
    const test::TemporaryFolder folder;
    writeEvents(folder.file("logs/fit/train/events.out.tfevents.1.host"));
    writeEvents(folder.file("logs/fit/validation/events.out.tfevents.2.host"));
    writeEvents(folder.file("logs/other/events.out.tfevents.3.host"));
    const imports::FoundRuns found = find(folder.path());
    QCOMPARE(namesOf(found), (Names{"fit:TensorBoard", "other:TensorBoard"}));
    QCOMPARE(found.places.front().files, (Names{"train/events.out.tfevents.1.host", "validation/events.out.tfevents.2.host"}));
}

void TestImportPlaces::aFolderOfRunsNamedTrainIsNoPart()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("detect/train/args.yaml"), arguments);
    writeEvents(folder.file("detect/train/events.out.tfevents.1.host"));
    test::writeFile(folder.file("detect/train2/args.yaml"), arguments);
    QCOMPARE(namesOf(find(folder.path())), (Names{"train:Ultralytics", "train2:Ultralytics"}));
}

void TestImportPlaces::aTableAndItsEventsAreOneRun()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("model/training.csv"), "epoch,loss,val_loss\n0,1,1\n");
    writeEvents(folder.file("model/train/events.out.tfevents.1.host"));
    const imports::FoundRuns found = find(folder.path());
    QCOMPARE(namesOf(found), (Names{"model:Keras"}));
    QCOMPARE(found.places.front().files.size(), std::size_t(2));
}

void TestImportPlaces::severalTablesAreSeveralRuns()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("small.csv"), "epoch,loss\n1,1\n");
    test::writeFile(folder.file("large.csv"), "epoch,loss\n1,1\n");
    QCOMPARE(namesOf(find(folder.path())), (Names{"large:table", "small:table"}));
}

void TestImportPlaces::aDataSetIsNoRun()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("labels.csv"), "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,640,480,raccoon,1,2,3,4\n");
    test::writeFile(folder.file("args.yaml"), "name: of another program\n");
    test::writeFile(folder.file("log.txt"), "just text\n");
    test::writeFile(folder.file("instances.json"), "{\"images\": []}\n");
    QVERIFY(find(folder.path()).places.empty());
    QVERIFY_THROWS_EXCEPTION(Error, imports::openRun(folder.path(), imports::Vocabulary()));
}

void TestImportPlaces::aChosenFileIsReadAlone()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("exp/opt.yaml"), "epochs: 7\n");
    test::writeFile(folder.file("exp/results.csv"), "epoch, metrics/mAP_0.5\n0,0.5\n");
    writeEvents(folder.file("exp/events.out.tfevents.1.host"));
    const imports::FoundRuns found = find(folder.file("exp/results.csv"));
    QCOMPARE(namesOf(found), (Names{"exp:YOLOv5"}));
    QCOMPARE(found.places.front().files, (Names{"results.csv"}));
    QCOMPARE(test::readRunAt(folder.file("exp/results.csv")).info.epochs, 7);
    // Whatever is chosen is taken for a table where it can be one.
    test::writeFile(folder.file("numbers.dat"), "1 0.5\n2 0.4\n");
    const runs::Run run = test::readRunAt(folder.file("numbers.dat"));
    QCOMPARE(run.history.find("column 2")->values, (std::vector<double>{0.5, 0.4}));
    QCOMPARE(run.history.find("column 2")->steps, (std::vector<std::int64_t>{1, 2}));
}

void TestImportPlaces::whatIsNoLogIsNoRun()
{
    const test::TemporaryFolder folder;
    const auto why = [&](const std::string& name, const std::string& contents) -> std::string {
        test::writeFile(folder.file(name), contents);
        try {
            find(folder.file(name));
        } catch (const Error& error) {
            return error.detail();
        }
        return {};
    };
    QVERIFY(why("matrix.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)).find("picture") != std::string::npos);
    QVERIFY(why("weights.csv", "PK\x03\x04 torn, whatever its name").find("binary") != std::string::npos);
    QVERIFY(why("predictions.json", R"([{"image_id": 1, "category_id": 2, "score": 0.5}])").find("JSON list") != std::string::npos);
    QVERIFY(why("LICENSE", "GNU General Public License\nVersion 3, 29 June 2007\n\nEveryone is permitted to copy.\n\nPreamble\n").find("no row of numbers") != std::string::npos);
    // What a program printed, whatever the file is called.
    QCOMPARE(why("output.txt", "Epoch 1/9 | Train Loss: 0.61\nsaved\nEpoch 2/9 | Train Loss: 0.51\nsaved\nEpoch 3/9 | Train Loss: 0.41\nsaved\n"), std::string());
    // A run that has just begun: nothing, a header, a remark before it, a hole of zeros.
    QCOMPARE(why("new.dat", ""), std::string());
    QCOMPARE(why("header.txt", "epoch loss iou\n"), std::string());
    QCOMPARE(why("remarks.txt", "# a\n# b\n# c\n# d\n# e\nepoch,loss\n1,0.5\n"), std::string());
    QCOMPARE(why("hole.csv", std::string("epoch,loss\n1,0.5\n\0\0\0\0\n", 22)), std::string());
}

void TestImportPlaces::settingsStandForTheirFolder()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("exp/args.yaml"), arguments);
    test::writeFile(folder.file("exp/results.csv"), ultralytics);
    const imports::FoundRuns found = find(folder.file("exp/args.yaml"));
    QCOMPARE(found.places.size(), std::size_t(1));
    QCOMPARE(found.places.front().path, folder.file("exp"));
}

void TestImportPlaces::loopsOfLinksAreWalkedOnce()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("runs/exp/args.yaml"), arguments);
    std::filesystem::create_directory_symlink(folder.file("runs"), folder.file("runs/exp/back"));
    const imports::FoundRuns found = find(folder.path());
    QCOMPARE(found.places.size(), std::size_t(1));
    QCOMPARE(found.problems.size(), std::size_t(1));
    QVERIFY(found.problems.front().find("exp/back") != std::string::npos);
}

void TestImportPlaces::aFolderThatCannotBeListedIsNamed()
{
    if (::geteuid() == 0) {
        QSKIP("nothing is forbidden to root");
    }
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("runs/closed/args.yaml"), arguments);
    test::writeFile(folder.file("runs/open/args.yaml"), arguments);
    ::chmod(folder.file("runs/closed").c_str(), 0);
    const imports::FoundRuns found = find(folder.file("runs"));
    ::chmod(folder.file("runs/closed").c_str(), 0700);
    QCOMPARE(namesOf(found), (Names{"open:Ultralytics"}));
    QCOMPARE(found.problems.size(), std::size_t(1));
}

void TestImportPlaces::whatLiesTooDeepIsNamed()
{
    const test::TemporaryFolder folder;
    std::string deep = "a";
    for (int level = 0; level < 20; ++level) {
        deep += "/b";
    }
    test::writeFile(folder.file(deep + "/args.yaml"), arguments);
    test::writeFile(folder.file("a/exp/args.yaml"), arguments);
    const imports::FoundRuns found = find(folder.path());
    QCOMPARE(namesOf(found), (Names{"exp:Ultralytics"}));
    QCOMPARE(found.problems.size(), std::size_t(1));
    QVERIFY(found.problems.front().find("deeper than 16 levels") != std::string::npos);
}

void TestImportPlaces::aCancelledSearchEnds()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("exp/args.yaml"), arguments);
    std::stop_source source;
    source.request_stop();
    JobControl control(source.get_token());
    QVERIFY(imports::findRuns(folder.path(), control).places.empty());
}

void TestImportPlaces::oneRunIsOpenedByItsPath()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("a/args.yaml"), arguments);
    QCOMPARE(imports::openRun(folder.path(), imports::Vocabulary()).info.name, std::string("a"));
    test::writeFile(folder.file("b/args.yaml"), arguments);
    try {
        imports::openRun(folder.path(), imports::Vocabulary());
        QFAIL("two runs were taken for one");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::InvalidArgument);
        QVERIFY(error.detail().find("a, b") != std::string::npos);
    }
    QVERIFY_THROWS_EXCEPTION(Error, find(folder.file("nothing")));
}

void TestImportPlaces::brokenSettingsAreNamedAndCurvesStay()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("exp/args.yaml"), "mode: train\nepochs: [1, 2\n");
    test::writeFile(folder.file("exp/results.csv"), ultralytics);
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(run.history.find("val/map50")->size(), std::size_t(1));
    QCOMPARE(run.problems.size(), std::size_t(1));
    QVERIFY(run.problems.front().starts_with("args.yaml, line"));
}

void TestImportPlaces::settingsArePlainLinesOrYaml()
{
    const test::TemporaryFolder folder;
    const auto config = [&](const std::string& text) {
        test::writeFile(folder.file("exp/args.yaml"), text);
        return runs::flatConfig(test::readRunAt(folder.file("exp")).info);
    };
    using Config = std::map<std::string, std::string>;
    QCOMPARE(config("mode: train\nlr0: 1e-05\nsave_period: -1\ncfg: null\n"), (Config{{"mode", "train"}, {"lr0", "1e-05"}, {"save_period", "-1"}, {"cfg", ""}}));
    QCOMPARE(config("mode: train\nnames: 'a b: c'\nnote: x # why\nfreeze:\n- 0\n- 1\nempty:\nnested: {k: v}\n"),
             (Config{{"mode", "train"}, {"names", "a b: c"}, {"note", "x"}, {"freeze[0]", "0"}, {"freeze[1]", "1"}, {"empty", ""}, {"nested.k", "v"}}));
}

void TestImportPlaces::classesOfTheDataSet()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("data.yaml"), "names:\n  1: dog\n  0: cat\n");
    test::writeFile(folder.file("exp/args.yaml"), "mode: train\ntask: segment\nseed: 3\nimgsz: 640\ndata: " + folder.file("data.yaml") + "\n");
    const runs::Run run = test::readRunAt(folder.file("exp"));
    QCOMPARE(run.info.classes, (Names{"cat", "dog"}));
    QCOMPARE(run.info.seed, std::uint64_t(3));
    QCOMPARE(run.info.imageSize, 640);
    test::writeFile(folder.file("data.yaml"), "names: [one, two]\n");
    QCOMPARE(test::readRunAt(folder.file("exp")).info.classes, (Names{"one", "two"}));
    std::filesystem::remove(folder.file("data.yaml"));
    QVERIFY(test::readRunAt(folder.file("exp")).info.classes.empty());
}

void TestImportPlaces::aRunOfOurOwn()
{
    const test::TemporaryFolder folder;
    runs::RunInfo info;
    info.name = "ours";
    const auto writer = runs::RunFolderWriter::create(folder.file("runs/ours"), info);
    runs::RunEvent event;
    event.kind = runs::EventKind::Epoch;
    event.epoch = 1;
    event.step = 60;
    event.values = {{"val/dice", 0.5}};
    writer->event(event);
    QCOMPARE(namesOf(find(folder.path())), (Names{"ours:Groundglass"}));
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(run.history.find("val/dice")->steps, (std::vector<std::int64_t>{60}));
    QCOMPARE(namesOf(find(folder.file("runs/ours/events.jsonl"))), (Names{"ours:Groundglass"}));
}

QTEST_GUILESS_MAIN(TestImportPlaces)
#include "tst_import_places.moc"
