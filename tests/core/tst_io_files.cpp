#include "core/base/error.h"
#include "core/io/files.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>

using namespace gg::io;
namespace fs = std::filesystem;

namespace {

void append(const std::string& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::app) << bytes;
}

gg::ErrorCode codeOf(const std::function<void()>& what)
{
    try {
        what();
    } catch (const gg::Error& error) {
        return error.code();
    }
    return gg::ErrorCode::Internal;
}

/// Files of this process may not grow beyond a size: what a full disk does to a write, without filling a disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
};

}  // namespace

class TestFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writtenIsRead();
    void aMissingFileIsNamed();
    void aFullDiskIsNoSpace();
    void aFailedWriteLeavesTheOldContents();
    void aReadOnlyFolderIsNotWritable();
    void aPipeIsWrittenToAndStaysAPipe();
    void aHalfWrittenLastLineWaits();
    void linesComeOnceWhereverTheyAreCut();
    void slicesAreBounded();
    void aLineLongerThanTheSliceIsReadWhole();
    void carriageReturnsAreTakenOff();
    void aShorterFileIsReadAgain();
    void aReplacedFileIsReadAgain();
    void aDeletedFileIsLostUntilItIsBack();
    void whatHasNoLineBreaksComesInPieces();
    void anAppendThatFailsLeavesWholeLines();
    void aHalfLineOfAnEarlierWriterIsEnded();
};

void TestFiles::writtenIsRead()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("a/b/c.txt");
    const std::string bytes("zero \0 and more\n", 16);
    writeFileAtomically(file, bytes);
    QCOMPARE(readFile(file), bytes);
    QCOMPARE(std::distance(fs::directory_iterator(fs::path(file).parent_path()), {}), 1);
    QVERIFY(readFile("/proc/self/status").find("Name:") != std::string::npos);
}

void TestFiles::aMissingFileIsNamed()
{
    const gg::test::TemporaryFolder folder;
    try {
        readFile(folder.file("none.yaml"));
        QFAIL("there is no such file");
    } catch (const gg::Error& error) {
        QCOMPARE(error.code(), gg::ErrorCode::NotFound);
        QCOMPARE(error.path(), folder.file("none.yaml"));
    }
}

void TestFiles::aFullDiskIsNoSpace()
{
    if (!fs::exists("/dev/full")) {
        QSKIP("no /dev/full here");
    }
    AppendLog log("/dev/full", AppendLog::Sync::Lazy);
    QCOMPARE(codeOf([&] { log.append("line"); }), gg::ErrorCode::NoSpace);
}

void TestFiles::aFailedWriteLeavesTheOldContents()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("run.yaml");
    writeFileAtomically(file, "old");
    {
        const FileSizeLimit limit(4096);
        QVERIFY_EXCEPTION_THROWN(writeFileAtomically(file, std::string(100000, 'x')), gg::Error);
    }
    QCOMPARE(readFile(file), std::string("old"));
    QCOMPARE(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

void TestFiles::aPipeIsWrittenToAndStaysAPipe()
{
    const gg::test::TemporaryFolder folder;
    const std::string pipe = folder.file("pipe");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(reader >= 0);
    writeFileAtomically(pipe, "six by");
    std::array<char, 16> bytes{};
    QCOMPARE(::read(reader, bytes.data(), bytes.size()), ssize_t{6});
    ::close(reader);
    QVERIFY(fs::is_fifo(pipe));
}

void TestFiles::aReadOnlyFolderIsNotWritable()
{
    if (::geteuid() == 0) {
        QSKIP("root may write everywhere");
    }
    const gg::test::TemporaryFolder folder;
    fs::create_directory(folder.file("locked"));
    fs::permissions(folder.file("locked"), fs::perms::owner_read | fs::perms::owner_exec);
    QCOMPARE(codeOf([&] { writeFileAtomically(folder.file("locked/a"), "x"); }), gg::ErrorCode::NotWritable);
    QCOMPARE(codeOf([&] { createFolder(folder.file("locked/b")); }), gg::ErrorCode::NotWritable);
    fs::permissions(folder.file("locked"), fs::perms::owner_all);
}

void TestFiles::aHalfWrittenLastLineWaits()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("events.jsonl");
    LineTail tail(file);
    QVERIFY(tail.poll(1 << 20).empty());
    QVERIFY(!tail.lost());  // it was never there
    append(file, "one\ntw");
    QCOMPARE(tail.poll(1 << 20), std::vector<std::string>{"one"});
    QVERIFY(tail.poll(1 << 20).empty());
    append(file, "o\n\nthree\n");
    QCOMPARE(tail.poll(1 << 20), (std::vector<std::string>{"two", "", "three"}));
}

void TestFiles::linesComeOnceWhereverTheyAreCut()
{
    const std::string text = "first\nsecond line\n\nlast\n";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        const gg::test::TemporaryFolder folder;
        const std::string file = folder.file("events.jsonl");
        LineTail tail(file);
        append(file, text.substr(0, cut));
        std::vector<std::string> lines = tail.poll(1 << 20);
        append(file, text.substr(cut));
        for (std::string& line : tail.poll(1 << 20)) {
            lines.push_back(std::move(line));
        }
        QCOMPARE(lines, (std::vector<std::string>{"first", "second line", "", "last"}));
        QVERIFY(!tail.restarted());
    }
}

void TestFiles::slicesAreBounded()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("events.jsonl");
    std::string text;
    for (int i = 0; i < 50000; ++i) {
        text += "line " + std::to_string(i) + "\n";
    }
    append(file, text);
    LineTail tail(file);
    std::size_t polls = 0;
    std::size_t count = 0;
    for (auto lines = tail.poll(100000); !lines.empty(); lines = tail.poll(100000)) {
        for (const auto& line : lines) {
            QCOMPARE(line, "line " + std::to_string(count++));
        }
        ++polls;
    }
    QCOMPARE(count, std::size_t{50000});
    QVERIFY(polls >= 3);  // half a megabyte, in slices of at most two blocks of 64 KiB
}

void TestFiles::aLineLongerThanTheSliceIsReadWhole()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("events.jsonl");
    const std::string line(300000, 'x');
    append(file, line + "\nnext\n");
    LineTail tail(file);
    QCOMPARE(tail.poll(1000).at(0), line);
}

void TestFiles::carriageReturnsAreTakenOff()
{
    const gg::test::TemporaryFolder folder;
    append(folder.file("e"), "one\r\ntwo\r\n\r\n");
    LineTail tail(folder.file("e"));
    QCOMPARE(tail.poll(1 << 20), (std::vector<std::string>{"one", "two", ""}));
}

void TestFiles::aShorterFileIsReadAgain()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("events.jsonl");
    append(file, "one\ntwo\n");
    LineTail tail(file);
    QCOMPARE(tail.poll(1 << 20).size(), std::size_t{2});
    fs::resize_file(file, 4);
    QCOMPARE(tail.poll(1 << 20), std::vector<std::string>{"one"});
    QVERIFY(tail.restarted());
    append(file, "three\n");
    QCOMPARE(tail.poll(1 << 20), std::vector<std::string>{"three"});
    QVERIFY(!tail.restarted());
}

void TestFiles::aReplacedFileIsReadAgain()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("events.jsonl");
    append(file, "one\n");
    LineTail tail(file);
    QCOMPARE(tail.poll(1 << 20), std::vector<std::string>{"one"});
    append(folder.file("other"), "another run\nof the same name\n");
    fs::rename(folder.file("other"), file);
    QCOMPARE(tail.poll(1 << 20), (std::vector<std::string>{"another run", "of the same name"}));
    QVERIFY(tail.restarted());
}

void TestFiles::aDeletedFileIsLostUntilItIsBack()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("events.jsonl");
    append(file, "one\n");
    LineTail tail(file);
    tail.poll(1 << 20);
    fs::remove(file);
    QVERIFY(tail.poll(1 << 20).empty());
    QVERIFY(tail.lost());
    append(file, "new\n");
    QCOMPARE(tail.poll(1 << 20), std::vector<std::string>{"new"});
    QVERIFY(!tail.lost());
}

void TestFiles::whatHasNoLineBreaksComesInPieces()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("events.jsonl");
    append(file, "one\n");
    fs::resize_file(file, 20U << 20U);  // the hole that a crash of the machine leaves behind
    append(file, "\ntwo\n");
    LineTail tail(file);
    std::vector<std::string> lines;
    for (auto more = tail.poll(1 << 20); !more.empty(); more = tail.poll(1 << 20)) {
        for (auto& line : more) {
            QVERIFY(line.size() <= (17U << 20U));
            lines.push_back(std::move(line));
        }
    }
    QCOMPARE(lines.front(), std::string("one"));
    QCOMPARE(lines.back(), std::string("two"));
}

void TestFiles::anAppendThatFailsLeavesWholeLines()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("events.jsonl");
    AppendLog log(file, AppendLog::Sync::EachLine);
    log.append("first");
    {
        const FileSizeLimit limit(4096);
        QVERIFY_EXCEPTION_THROWN(log.append(std::string(100000, 'x')), gg::Error);
    }
    QCOMPARE(readFile(file), std::string("first\n"));
    log.append("second");
    QCOMPARE(readFile(file), std::string("first\nsecond\n"));
}

void TestFiles::aHalfLineOfAnEarlierWriterIsEnded()
{
    const gg::test::TemporaryFolder folder;
    const std::string file = folder.file("events.jsonl");
    append(file, "whole\nhal");
    AppendLog log(file, AppendLog::Sync::Lazy);
    log.append("next");
    QCOMPARE(readFile(file), std::string("whole\nhal\nnext\n"));
}

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_io_files.moc"
