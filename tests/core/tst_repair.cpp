#include "core/audit/audit.h"
#include "core/audit/repair/repair.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/io/files.h"
#include "dataset_folder.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <map>

using namespace gg;
using gg::test::DatasetFolder;
using namespace gg::audit;
namespace fs = std::filesystem;

namespace {

/// A set with one repairable fault of each kind; b.txt ends without a line break, c.txt has CRLF.
void fill(const DatasetFolder& folder)
{
    for (const char* name : {"a", "b", "c", "d"}) {
        folder.image(std::string("images/train/") + name + ".png");
    }
    folder.image("images/val/v.png");
    folder.write("labels/val/v.txt", "0 0.5 0.5 0.2 0.2\n");
    folder.write("labels/train/a.txt", "0 0.3 0.3 0.2 0.2\n0 0.3 0.3 0.2 0.2\n1 0.7 0.7 0.1 0.1\n");
    folder.write("labels/train/b.txt", "0 0.95 0.5 0.2 0.4\n1 0.2 0.2 0 0.1\n1 0.4 0.4 0.1 0.1");
    folder.write("labels/train/c.txt", "0 0.5 0.5 0.2 0.1\r\n1 0.1 0.1 0.3 0.1 0.3 0.3\r\n");
    folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cell, plate]\n");
}

dataset::DatasetPtr opened(const DatasetFolder& folder)
{
    JobControl control;
    return dataset::openDataset(folder.path(), control);
}

std::vector<Repair> proposalsFor(const dataset::Dataset& dataset)
{
    JobControl control;
    return proposeRepairs(dataset, runAudit(dataset, {.pixels = false}, control).findings, control);
}

std::vector<Repair> ofKind(std::vector<Repair> repairs, RepairKind kind)
{
    std::erase_if(repairs, [&](const Repair& r) { return r.kind != kind; });
    return repairs;
}

std::map<std::string, std::string> contentsOf(const std::string& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            contents[entry.path().lexically_relative(folder).generic_string()] = io::readFile(entry.path().string());
        }
    }
    return contents;
}

bool gitApply(const std::string& diff, const std::string& folder)
{
    QProcess git;
    git.setWorkingDirectory(QString::fromStdString(folder));
    git.start(QStringLiteral("git"), {QStringLiteral("apply"), QStringLiteral("-p1"), QStringLiteral("-")});
    git.write(diff.data(), static_cast<qint64>(diff.size()));
    git.closeWriteChannel();
    git.waitForFinished();
    if (git.exitCode() != 0) {
        qWarning("%s", git.readAllStandardError().constData());
    }
    return git.exitStatus() == QProcess::NormalExit && git.exitCode() == 0;
}

}  // namespace

class TestRepair : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoxPastTheBorderEndsAtTheBorder();
    void theLaterOfTwoEqualRowsGoes();
    void aBoxWithoutAreaGoes();
    void aBoxInAFileOfPolygonsBecomesFourCorners();
    void aMissingLabelIsProposedButNotCertain();
    void classNumbersFollowAnotherSetsNames();
    void aSetThatIsInOrderHasNoProposals();
    void theDiffIsWhatDiffWouldWrite();
    void aPatchIsAppliedAndTakenBackByGit();
    void aRepairedCopyLeavesTheOriginalAlone();
    void aCopyIntoTheDataSetIsRefused();
    void aFileThatChangedMeanwhileIsNotOverwritten();
};

void TestRepair::aBoxPastTheBorderEndsAtTheBorder()
{
    DatasetFolder folder;
    fill(folder);
    // Centre .95, width .2: from .85 to 1.05; cut at 1 it is .85 to 1, centre .925, width .15.
    const auto repairs = ofKind(proposalsFor(*opened(folder)), RepairKind::Clamp);
    QCOMPARE(repairs.size(), std::size_t{1});
    QCOMPARE(repairs[0].file, std::string("labels/train/b.txt"));
    QCOMPARE(repairs[0].line, 1U);
    QCOMPARE(repairs[0].after.value(), std::string("0 0.925 0.5 0.15 0.4"));
}

void TestRepair::theLaterOfTwoEqualRowsGoes()
{
    DatasetFolder folder;
    fill(folder);
    const auto repairs = ofKind(proposalsFor(*opened(folder)), RepairKind::DropDuplicate);
    QCOMPARE(repairs.size(), std::size_t{1});
    QCOMPARE(repairs[0].file, std::string("labels/train/a.txt"));
    QCOMPARE(repairs[0].line, 2U);
    QVERIFY(!repairs[0].after);
}

void TestRepair::aBoxWithoutAreaGoes()
{
    DatasetFolder folder;
    fill(folder);
    const auto repairs = ofKind(proposalsFor(*opened(folder)), RepairKind::DropZeroSize);
    QCOMPARE(repairs.size(), std::size_t{1});
    QCOMPARE(repairs[0].line, 2U);
}

void TestRepair::aBoxInAFileOfPolygonsBecomesFourCorners()
{
    DatasetFolder folder;
    fill(folder);
    const auto repairs = ofKind(proposalsFor(*opened(folder)), RepairKind::BoxToPolygon);
    QCOMPARE(repairs.size(), std::size_t{1});
    QCOMPARE(repairs[0].after.value(), std::string("0 0.4 0.45 0.6 0.45 0.6 0.55 0.4 0.55"));
}

void TestRepair::aMissingLabelIsProposedButNotCertain()
{
    DatasetFolder folder;
    fill(folder);
    const auto repairs = ofKind(proposalsFor(*opened(folder)), RepairKind::CreateEmptyLabel);
    QCOMPARE(repairs.size(), std::size_t{1});
    QCOMPARE(repairs[0].file, std::string("labels/train/d.txt"));
    QVERIFY(!isCertain(RepairKind::CreateEmptyLabel));
}

void TestRepair::classNumbersFollowAnotherSetsNames()
{
    DatasetFolder folder;
    fill(folder);
    JobControl control;
    const auto dataset = opened(folder);
    const auto repairs = proposeRenumbering(*dataset, {"plate", "other", "cell"}, control);
    QVERIFY(!repairs.empty());
    QCOMPARE(repairs[0].before, std::string("0 0.3 0.3 0.2 0.2"));
    QCOMPARE(repairs[0].after.value(), std::string("2 0.3 0.3 0.2 0.2"));
    QCOMPARE(repairs[2].after.value(), std::string("0 0.7 0.7 0.1 0.1"));
    QVERIFY(proposeRenumbering(*dataset, {"cell", "plate", "other"}, control).empty());
    QVERIFY_EXCEPTION_THROWN(proposeRenumbering(*dataset, {"plate"}, control), Error);
}

void TestRepair::aSetThatIsInOrderHasNoProposals()
{
    DatasetFolder folder;
    folder.image("images/train/a.png");
    folder.image("images/val/v.png");
    folder.write("labels/train/a.txt", "0 0.5 0.5 1 1\n");
    folder.write("labels/val/v.txt", "");
    folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cell]\n");
    QVERIFY(proposalsFor(*opened(folder)).empty());
}

void TestRepair::theDiffIsWhatDiffWouldWrite()
{
    const std::vector<FileChange> changes{
        {.file = "labels/a b.txt", .before = "1\n2\n3\n4\n5\n6\n7\n8\n", .after = "1\n2\n3\n4\n6\n7\n8\n"},
        {.file = "new.txt", .before = std::nullopt, .after = ""},
        {.file = "last.txt", .before = "x", .after = "y"},
        {.file = "same.txt", .before = "x", .after = "x"},
    };
    QCOMPARE(QString::fromStdString(unifiedDiff(changes)),
             QStringLiteral("diff --git \"a/labels/a b.txt\" \"b/labels/a b.txt\"\n"
                            "--- \"a/labels/a b.txt\"\n+++ \"b/labels/a b.txt\"\n"
                            "@@ -2,7 +2,6 @@\n 2\n 3\n 4\n-5\n 6\n 7\n 8\n"
                            "diff --git a/new.txt b/new.txt\nnew file mode 100644\n"
                            "diff --git a/last.txt b/last.txt\n--- a/last.txt\n+++ b/last.txt\n"
                            "@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n"));
}

void TestRepair::aPatchIsAppliedAndTakenBackByGit()
{
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty()) {
        QSKIP("git is not installed");
    }
    DatasetFolder folder;
    fill(folder);
    const auto before = contentsOf(folder.path());
    JobControl control;
    const auto dataset = opened(folder);
    const auto changes = applyRepairs(*dataset, proposalsFor(*dataset), control);
    QVERIFY(gitApply(unifiedDiff(changes), folder.path()));
    auto expected = before;
    expected["labels/train/a.txt"] = "0 0.3 0.3 0.2 0.2\n1 0.7 0.7 0.1 0.1\n";
    expected["labels/train/b.txt"] = "0 0.925 0.5 0.15 0.4\n1 0.4 0.4 0.1 0.1";
    expected["labels/train/c.txt"] = "0 0.4 0.45 0.6 0.45 0.6 0.55 0.4 0.55\r\n1 0.1 0.1 0.3 0.1 0.3 0.3\r\n";
    expected["labels/train/d.txt"] = "";
    QCOMPARE(contentsOf(folder.path()), expected);
    QVERIFY(proposalsFor(*opened(folder)).empty());
    QVERIFY(gitApply(unifiedDiff(reversed(changes)), folder.path()));
    QCOMPARE(contentsOf(folder.path()), before);
}

void TestRepair::aRepairedCopyLeavesTheOriginalAlone()
{
    DatasetFolder folder;
    fill(folder);
    const auto before = contentsOf(folder.path());
    const QTemporaryDir elsewhere;
    const std::string out = elsewhere.filePath(QStringLiteral("copy")).toStdString();
    JobControl control;
    const auto dataset = opened(folder);
    writeRepairedCopy(*dataset, applyRepairs(*dataset, proposalsFor(*dataset), control), out, control);
    QCOMPARE(contentsOf(folder.path()), before);
    QCOMPARE(io::readFile(out + "/labels/train/a.txt"), std::string("0 0.3 0.3 0.2 0.2\n1 0.7 0.7 0.1 0.1\n"));
    QCOMPARE(contentsOf(out).size(), before.size() + 1);
    QVERIFY(!fs::exists(out + ".part"));
}

void TestRepair::aCopyIntoTheDataSetIsRefused()
{
    DatasetFolder folder;
    fill(folder);
    JobControl control;
    const auto dataset = opened(folder);
    for (const std::string& out : {folder.path("copy"), folder.path(), fs::path(folder.path()).parent_path().string()}) {
        try {
            writeRepairedCopy(*dataset, {}, out, control);
            QFAIL("written over the source");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::InvalidArgument);
        }
    }
}

void TestRepair::aFileThatChangedMeanwhileIsNotOverwritten()
{
    DatasetFolder folder;
    fill(folder);
    JobControl control;
    const auto dataset = opened(folder);
    const auto repairs = proposalsFor(*dataset);
    folder.write("labels/train/a.txt", "1 0.5 0.5 0.1 0.1\n");
    try {
        applyRepairs(*dataset, repairs, control);
        QFAIL("applied to another file");
    } catch (const Error& error) {
        QCOMPARE(error.path(), std::string("labels/train/a.txt"));
    }
}

QTEST_APPLESS_MAIN(TestRepair)
#include "tst_repair.moc"
