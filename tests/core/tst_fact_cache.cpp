#include "core/audit/audit.h"
#include "core/audit/fact_cache.h"
#include "core/audit/facts.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/core/painted_scene.h"

#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

#include <fstream>
#include <set>
#include <thread>

using namespace gg;
using namespace gg::audit;
using gg::test::DatasetFolder;
using gg::test::paintedScene;

namespace
{

constexpr std::size_t images = 12;
constexpr const char* row = "0 0.5 0.5 0.2 0.2\n";

void fill(const DatasetFolder& folder, std::uint64_t seed = 0)
{
    folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat]\n");
    for (std::size_t i = 0; i < images; ++i) {
        const std::string name = (i % 4 == 0 ? "val/picture-" : "train/picture-") + std::string(1, static_cast<char>('a' + i));
        std::filesystem::create_directories(std::filesystem::path(folder.path("images/" + name)).parent_path());
        cv::imwrite(folder.path("images/" + name + ".bmp"), paintedScene(seed + i, 160, 120));
        folder.write("labels/" + name + ".txt", row);
    }
}

dataset::DatasetPtr opened(const DatasetFolder& folder)
{
    JobControl control;
    return dataset::openDataset(folder.path(), control);
}

Facts measured(const dataset::Dataset& dataset, FactCache* cache)
{
    JobControl control;
    return measureFacts(dataset, std::vector<bool>(dataset.records.size(), false), {}, cache, control);
}

std::size_t knownOf(const DatasetFolder& folder, const std::string& cacheFolder)
{
    FactCache cache(cacheFolder);
    return measured(*opened(folder), &cache).fromCache;
}

/// Every file below, with its size and times.
std::set<std::string> listing(const std::string& root)
{
    std::set<std::string> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        struct stat info {
        };
        ::stat(entry.path().c_str(), &info);
        out.insert(entry.path().string() + " " + std::to_string(info.st_size) + " " + std::to_string(info.st_mtim.tv_nsec));
    }
    return out;
}

void overwriteByte(const std::string& file, std::streamoff at, char value)
{
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(at);
    out.put(value);
}

}  // namespace

class TestFactCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondTimeNothingIsDecoded()
    {
        DatasetFolder folder;
        QTemporaryDir cacheFolder;
        fill(folder);
        const auto dataset = opened(folder);
        const std::set<std::string> before = listing(folder.path());
        FactCache cache(cacheFolder.path().toStdString());
        const Facts first = measured(*dataset, &cache);
        const Facts second = measured(*dataset, &cache);
        QCOMPARE(first.fromCache, std::size_t{0});
        QCOMPARE(second.fromCache, images);
        QVERIFY(cache.notes().empty());
        QVERIFY2(listing(folder.path()) == before, "the data set was touched");
        const Facts plain = measured(*dataset, nullptr);
        for (std::size_t i = 0; i < images; ++i) {
            const ImageFacts& a = second.records[i].image;
            const ImageFacts& b = plain.records[i].image;
            QVERIFY(a.fileHash == b.fileHash && a.pixelHash == b.pixelHash && a.signature.hashes == b.signature.hashes);
            QCOMPARE(a.sharpness, b.sharpness);
            QCOMPARE(a.luminance.p99, b.luminance.p99);
            QCOMPARE(a.shown, b.shown);
            QCOMPARE(second.records[i].margins.size(), std::size_t{1});
            QVERIFY(std::memcmp(second.records[i].margins.data(), plain.records[i].margins.data(), sizeof(BoxMargins)) == 0);
        }
    }

    void findingsAreTheSameFromTheCache()
    {
        DatasetFolder folder;
        QTemporaryDir cacheFolder;
        fill(folder);
        std::filesystem::copy(folder.path("images/train/picture-b.bmp"), folder.path("images/val/twice.bmp"));
        folder.write("labels/val/twice.txt", row);
        folder.write("images/train/broken.jpg", "no picture");
        folder.write("labels/train/broken.txt", row);
        const auto dataset = opened(folder);
        FactCache cache(cacheFolder.path().toStdString());
        JobControl control;
        const std::string first = toJson(*dataset, runAudit(*dataset, {.cache = &cache}, control));
        const std::string second = toJson(*dataset, runAudit(*dataset, {.cache = &cache}, control));
        QVERIFY(first.find("leak.same_file") != std::string::npos);
        QVERIFY(first.find("image.unreadable") != std::string::npos);
        QCOMPARE(second, first);
        QCOMPARE(measured(*dataset, &cache).fromCache, images + 2);
    }

    void anEditToTheSameSizeWithItsTimeRestoredIsSeen()
    {
        DatasetFolder folder;
        QTemporaryDir cacheFolder;
        fill(folder);
        QCOMPARE(knownOf(folder, cacheFolder.path().toStdString()), std::size_t{0});
        const std::string file = folder.path("images/train/picture-f.bmp");
        struct stat before {
        };
        QCOMPARE(::stat(file.c_str(), &before), 0);
        overwriteByte(file, before.st_size / 3, '\x17');  // outside of the samples
        const timespec times[] = {before.st_atim, before.st_mtim};
        QCOMPARE(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
        struct stat after {
        };
        ::stat(file.c_str(), &after);
        QCOMPARE(after.st_size, before.st_size);
        QCOMPARE(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
        QCOMPARE(knownOf(folder, cacheFolder.path().toStdString()), images - 1);
        QCOMPARE(knownOf(folder, cacheFolder.path().toStdString()), images);
    }

    void anEditedLabelMeasuresItsMarginsAnew()
    {
        DatasetFolder folder;
        QTemporaryDir cacheFolder;
        fill(folder);
        knownOf(folder, cacheFolder.path().toStdString());
        folder.write("labels/train/picture-f.txt", "0 0.5 0.5 0.2 0.3\n");
        QCOMPARE(knownOf(folder, cacheFolder.path().toStdString()), images - 1);
    }

    void masksAreRememberedAndWatched()
    {
        DatasetFolder folder;
        QTemporaryDir cacheFolder;
        for (int i = 0; i < 6; ++i) {
            folder.image("images/m" + std::to_string(i) + ".png");
            folder.mask("masks/m" + std::to_string(i) + ".png", 0.25);
        }
        knownOf(folder, cacheFolder.path().toStdString());
        folder.mask("masks/m2.png", 0.5);
        FactCache cache(cacheFolder.path().toStdString());
        const Facts facts = measured(*opened(folder), &cache);
        QCOMPARE(facts.fromCache, std::size_t{5});
        QCOMPARE(facts.records[1].mask->foreground(), 0.25);
        QCOMPARE(facts.records[2].mask->foreground(), 0.5);
    }

    void aDamagedFileIsMadeAnew_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("no database at all") << 0;
        QTest::newRow("cut in half") << 1;
        QTest::newRow("pages overwritten") << 2;
    }

    void aDamagedFileIsMadeAnew()
    {
        QFETCH(int, kind);
        DatasetFolder folder;
        QTemporaryDir cacheFolder;
        const std::string where = cacheFolder.path().toStdString();
        fill(folder);
        knownOf(folder, where);
        const std::string file = where + "/facts.sqlite";
        const auto size = std::filesystem::file_size(file);
        if (kind == 0) {
            std::ofstream(file, std::ios::trunc) << std::string(8192, 'x');
        } else if (kind == 1) {
            std::filesystem::resize_file(file, size / 2);
        } else {
            std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
            out.seekp(4096);
            out << std::string(size - 4096, 'y');
        }
        {
            FactCache cache(where);
            QCOMPARE(measured(*opened(folder), &cache).records.size(), images);
            QCOMPARE(cache.notes().size(), std::size_t{1});
            QVERIFY(cache.notes()[0].find("made anew") != std::string::npos);
        }
        knownOf(folder, where);  // what was measured while the file was lost
        QCOMPARE(knownOf(folder, where), images);
    }

    void aFolderThatCannotBeWrittenIsNoReasonToFail()
    {
        DatasetFolder folder;
        QTemporaryDir cacheFolder;
        fill(folder);
        const std::string file = cacheFolder.path().toStdString() + "/file";
        std::ofstream(file) << "not a folder";
        FactCache cache(file);
        QCOMPARE(measured(*opened(folder), &cache).records.size(), images);
        QCOMPARE(cache.notes().size(), std::size_t{1});
    }

    void nothingIsWrittenIntoTheDataSet()
    {
        DatasetFolder folder;
        fill(folder);
        std::filesystem::create_directories(folder.path("cache"));
        FactCache cache(folder.path("cache"));
        const auto dataset = opened(folder);
        measured(*dataset, &cache);
        QCOMPARE(measured(*dataset, &cache).fromCache, std::size_t{0});
        QVERIFY(cache.notes().at(0).find("lies inside the data set") != std::string::npos);
    }

    void theSetsNotUsedForLongestAreForgotten()
    {
        DatasetFolder first;
        DatasetFolder second;
        QTemporaryDir cacheFolder;
        const std::string where = cacheFolder.path().toStdString();
        fill(first);
        fill(second, 100);
        knownOf(first, where);
        QCOMPARE(knownOf(first, where), images);
        // Room for one set of twelve pictures and a page, but not for two.
        const std::uint64_t bound = std::filesystem::file_size(where + "/facts.sqlite") + 4096;
        {
            FactCache cache(where, bound);
            QCOMPARE(measured(*opened(second), &cache).fromCache, std::size_t{0});
        }
        QCOMPARE(knownOf(second, where), images);
        QCOMPARE(knownOf(first, where), std::size_t{0});
    }

    void twoMayUseItAtOnce()
    {
        DatasetFolder first;
        DatasetFolder second;
        QTemporaryDir cacheFolder;
        const std::string where = cacheFolder.path().toStdString();
        fill(first);
        fill(second, 100);
        const auto a = opened(first);
        const auto b = opened(second);
        FactCache cacheA(where);
        FactCache cacheB(where);
        {
            const std::jthread other([&] { measured(*a, &cacheA); });
            measured(*b, &cacheB);
        }
        QVERIFY(cacheA.notes().empty() && cacheB.notes().empty());
        QCOMPARE(measured(*a, &cacheB).fromCache, images);
        QCOMPARE(measured(*b, &cacheA).fromCache, images);
    }
};

QTEST_GUILESS_MAIN(TestFactCache)
#include "tst_fact_cache.moc"
