#include "core/base/error.h"
#include "core/io/files.h"
#include "core/sample/sample_dataset.h"

#include <opencv2/imgcodecs.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

using namespace gg;
using namespace gg::sample;

namespace {

namespace fs = std::filesystem;
using Make = std::vector<PlantedFault> (*)(const std::string&, const SampleOptions&, JobControl&);

/// Every file below a folder with its bytes, by relative name.
std::map<std::string, std::string> contentsOf(const std::string& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files[fs::relative(entry.path(), folder).string()] = io::readFile(entry.path().string());
        }
    }
    return files;
}

SampleOptions smallOptions(int images, int width = 96, int height = 72)
{
    SampleOptions options;
    options.images = images;
    options.width = width;
    options.height = height;
    return options;
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> fieldsOf(const std::string& line)
{
    std::istringstream stream(line);
    std::vector<std::string> fields;
    for (std::string field; stream >> field;) {
        fields.push_back(field);
    }
    return fields;
}

double brightShare(const cv::Mat& mask)
{
    return static_cast<double>(cv::countNonZero(mask)) / static_cast<double>(mask.total());
}

QString messageOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

std::string stemOf(const std::string& file)
{
    return fs::path(file).stem().string();
}

}  // namespace

class TestSample : public QObject {
    Q_OBJECT

private:
    std::string fresh() { return m_folder.path().toStdString() + "/" + std::to_string(++m_count); }

    QTemporaryDir m_folder;
    int m_count = 0;
    JobControl m_control;

private Q_SLOTS:
    void theSameSeedGivesTheSameBytes_data()
    {
        QTest::addColumn<bool>("detection");
        QTest::newRow("segmentation") << false;
        QTest::newRow("detection") << true;
    }

    void theSameSeedGivesTheSameBytes()
    {
        QFETCH(bool, detection);
        const Make make = detection ? makeDetectionSample : makeSegmentationSample;
        SampleOptions options = smallOptions(20);
        options.faults = {{"missing-label", 0.1}, {"truncated", 0.1}};
        const std::string first = fresh();
        const std::string second = fresh();
        const std::string other = fresh();
        make(first, options, m_control);
        make(second, options, m_control);
        QVERIFY(contentsOf(first) == contentsOf(second));
        options.seed = 2;
        make(other, options, m_control);
        QVERIFY(contentsOf(first) != contentsOf(other));
    }

    void foregroundIsAsWanted_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<double>("mean");
        QTest::newRow("seed 1") << quint64{1} << 0.092;
        QTest::newRow("seed 7") << quint64{7} << 0.092;
        QTest::newRow("a third") << quint64{1} << 0.30;
    }

    void foregroundIsAsWanted()
    {
        QFETCH(quint64, seed);
        QFETCH(double, mean);
        SampleOptions options = smallOptions(400);
        options.seed = seed;
        options.foreground = mean;
        const std::string folder = fresh();
        QVERIFY(makeSegmentationSample(folder, options, m_control).empty());

        std::vector<double> shares;
        for (const auto& entry : fs::directory_iterator(folder + "/masks")) {
            const cv::Mat mask = cv::imread(entry.path().string(), cv::IMREAD_UNCHANGED);
            QCOMPARE(mask.type(), CV_8UC1);
            QCOMPARE(cv::countNonZero(mask == 0) + cv::countNonZero(mask == 255), static_cast<int>(mask.total()));
            QVERIFY(fs::exists(folder + "/images/" + entry.path().stem().string() + ".jpg"));
            shares.push_back(brightShare(mask));
        }
        QCOMPARE(shares.size(), std::size_t{400});
        std::sort(shares.begin(), shares.end());
        double sum = 0;
        for (const double share : shares) {
            sum += share;
        }
        QVERIFY2(std::abs(sum / 400 - mean) < 0.005, qPrintable(QString::number(sum / 400)));
        const double median = (shares[199] + shares[200]) / 2;
        const double expected = mean * 0.068 / 0.092;
        QVERIFY2(std::abs(median - expected) < 0.007 * std::max(1.0, 4 * mean / 0.092), qPrintable(QString::number(median)));
    }

    void framesOfASequenceAreNumberedAndStayInOneSplit()
    {
        const std::string folder = fresh();
        makeDetectionSample(folder, smallOptions(60), m_control);
        std::map<std::string, std::set<std::string>> splits;
        std::map<std::string, std::set<int>> numbers;
        for (const auto& [file, bytes] : contentsOf(folder)) {
            if (fs::path(file).extension() == ".jpg") {
                const std::string stem = stemOf(file);
                const std::string sequence = stem.substr(0, stem.find('_'));
                splits[sequence].insert(fs::path(file).parent_path().string());
                numbers[sequence].insert(std::stoi(stem.substr(stem.find('_') + 1)));
            }
        }
        std::set<std::string> used;
        for (const auto& [sequence, folders] : splits) {
            QCOMPARE(folders.size(), std::size_t{1});
            used.insert(*folders.begin());
            const std::set<int>& frames = numbers[sequence];
            QCOMPARE(*frames.begin(), 1);
            QCOMPARE(*frames.rbegin(), static_cast<int>(frames.size()));
            QVERIFY(frames.size() >= 8 && frames.size() <= 20);
        }
        QCOMPARE(used, (std::set<std::string>{"images/train", "images/val"}));
    }

    void aDetectionSampleWithoutFaultsHasCleanLabelsOfAllClasses()
    {
        const std::string folder = fresh();
        QVERIFY(makeDetectionSample(folder, smallOptions(40, 640, 480), m_control).empty());
        std::set<int> classes;
        for (const auto& [file, text] : contentsOf(folder)) {
            if (fs::path(file).extension() != ".txt") {
                continue;
            }
            const std::vector<std::string> lines = linesOf(text);
            QVERIFY2(!lines.empty(), file.c_str());
            QCOMPARE(std::set<std::string>(lines.begin(), lines.end()).size(), lines.size());
            for (const std::string& line : lines) {
                const std::vector<std::string> fields = fieldsOf(line);
                QCOMPARE(fields.size(), std::size_t{5});
                classes.insert(std::stoi(fields[0]));
                const double x = std::stod(fields[1]), y = std::stod(fields[2]), w = std::stod(fields[3]), h = std::stod(fields[4]);
                constexpr double tiny = 1e-9;
                QVERIFY2(w > 0 && h > 0 && x - w / 2 > -tiny && y - h / 2 > -tiny && x + w / 2 < 1 + tiny && y + h / 2 < 1 + tiny, line.c_str());
            }
        }
        QCOMPARE(classes, (std::set<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        QCOMPARE(linesOf(io::readFile(folder + "/planted_faults.json")), std::vector<std::string>{"[]"});
    }

    void segmentationFaultsAreThere()
    {
        SampleOptions options = smallOptions(40);
        const std::string clean = fresh();
        makeSegmentationSample(clean, options, m_control);
        for (const std::string& fault : segmentationFaults()) {
            options.faults[fault] = 0.05;
        }
        const std::string folder = fresh();
        const std::vector<PlantedFault> planted = makeSegmentationSample(folder, options, m_control);
        QCOMPARE(planted.size(), segmentationFaults().size() * 2);  // 5 % of 40

        std::map<std::string, int> counts;
        std::set<std::string> touched;
        for (const PlantedFault& fault : planted) {
            ++counts[fault.fault];
            QVERIFY(touched.insert(stemOf(fault.file)).second);
            checkSegmentationFault(fault, clean, folder);
        }
        for (const std::string& fault : segmentationFaults()) {
            QCOMPARE(counts[fault], 2);
        }
        // Whatever is not listed is as it is without faults.
        for (const auto& [file, bytes] : contentsOf(clean)) {
            if (file != "planted_faults.json" && touched.count(stemOf(file)) == 0) {
                QVERIFY2(io::readFile(folder + "/" + file) == bytes, file.c_str());
            }
        }
    }

    void detectionFaultsAreThere()
    {
        SampleOptions options = smallOptions(40, 320, 240);
        const std::string clean = fresh();
        makeDetectionSample(clean, options, m_control);
        for (const std::string& fault : detectionFaults()) {
            options.faults[fault] = 0.05;
        }
        const std::string folder = fresh();
        const std::vector<PlantedFault> planted = makeDetectionSample(folder, options, m_control);
        QCOMPARE(planted.size(), detectionFaults().size() * 2);
        const std::string listed = io::readFile(folder + "/planted_faults.json");
        for (const PlantedFault& fault : planted) {
            QVERIFY(listed.find("\"" + fault.file + "\"") != std::string::npos);
            checkDetectionFault(fault, clean, folder);
        }
    }

    void aSmallShareStillPlantsOne()
    {
        SampleOptions options = smallOptions(10);
        options.faults = {{"inverted", 0.001}};
        const std::vector<PlantedFault> planted = makeSegmentationSample(fresh(), options, m_control);
        QCOMPARE(planted.size(), std::size_t{1});
    }

    void anUnknownFaultNamesTheKnownOnes()
    {
        SampleOptions options = smallOptions(10);
        options.faults = {{"mising-label", 0.1}};
        const std::string folder = fresh();
        const QString message = messageOf([&] { makeSegmentationSample(folder, options, m_control); });
        QVERIFY2(message.contains("mising-label") && message.contains("missing-label") && message.contains("mispaired"), qPrintable(message));
        QVERIFY(!fs::exists(folder));
        options.faults = {{"mispaired", 0.1}};  // masks only
        QVERIFY(messageOf([&] { makeDetectionSample(folder, options, m_control); }).contains("class-fractional"));
    }

    void moreFaultsThanImagesIsAnError()
    {
        SampleOptions options = smallOptions(10);
        options.faults = {{"inverted", 0.6}, {"truncated", 0.5}};
        const QString message = messageOf([&] { makeSegmentationSample(fresh(), options, m_control); });
        QVERIFY2(message.contains("11 images") && message.contains("only 10"), qPrintable(message));
    }

    void optionsOutOfRangeAreNamed()
    {
        SampleOptions options = smallOptions(10);
        options.foreground = 0.7;
        QVERIFY(messageOf([&] { makeSegmentationSample(fresh(), options, m_control); }).contains("0.7"));
        options = smallOptions(0);
        QVERIFY(messageOf([&] { makeSegmentationSample(fresh(), options, m_control); }).contains("number of images is 0"));
        options = smallOptions(10, 10, 72);
        QVERIFY(messageOf([&] { makeDetectionSample(fresh(), options, m_control); }).contains("10x72"));
        options = smallOptions(10);
        options.faults = {{"inverted", 1.5}};
        QVERIFY(messageOf([&] { makeSegmentationSample(fresh(), options, m_control); }).contains("1.5"));
    }

    void aFolderWithSomethingInItIsLeftAlone()
    {
        const std::string folder = fresh();
        io::writeFileAtomically(folder + "/thesis.txt", "years of work");
        const QString message = messageOf([&] { makeSegmentationSample(folder, smallOptions(10), m_control); });
        QVERIFY2(message.contains("not empty"), qPrintable(message));
        QCOMPARE(contentsOf(folder), (std::map<std::string, std::string>{{"thesis.txt", "years of work"}}));
        QVERIFY(messageOf([&] { makeDetectionSample(folder + "/thesis.txt", smallOptions(10), m_control); }).contains("file"));
    }

    void cancellingLeavesNothingBehind()
    {
        for (const Make make : {makeSegmentationSample, makeDetectionSample}) {
            std::stop_source source;
            JobControl control(source.get_token(), [&](const Progress& progress) {
                if (progress.done >= 3) {
                    source.request_stop();
                }
            });
            const std::string folder = fresh();
            QVERIFY_EXCEPTION_THROWN(make(folder, smallOptions(5000), control), Cancelled);
            QVERIFY(!fs::exists(folder));
        }
    }

    void progressCountsImages()
    {
        std::uint64_t last = 0;
        std::uint64_t total = 0;
        JobControl control({}, [&](const Progress& progress) {
            last = std::max(last, progress.done);
            total = progress.total;
        });
        makeSegmentationSample(fresh(), smallOptions(30), control);
        QCOMPARE(last, std::uint64_t{30});
        QCOMPARE(total, std::uint64_t{30});
    }

private:
    static void checkSegmentationFault(const PlantedFault& fault, const std::string& clean, const std::string& folder)
    {
        const std::string image = folder + "/images/" + stemOf(fault.file) + ".jpg";
        const std::string maskName = "/masks/" + stemOf(fault.file) + ".png";
        const cv::Mat truth = cv::imread(clean + maskName, cv::IMREAD_UNCHANGED);
        const cv::Mat mask = fs::exists(folder + maskName) ? cv::imread(folder + maskName, cv::IMREAD_UNCHANGED) : cv::Mat();
        const auto same = [](const cv::Mat& a, const cv::Mat& b) { return a.size() == b.size() && cv::countNonZero(a != b) == 0; };
        QCOMPARE(fs::exists(image), fault.fault != "orphan-label");
        QCOMPARE(mask.empty(), fault.fault == "missing-label");
        if (fault.fault == "all-background") {
            QCOMPARE(brightShare(mask), 0.0);
        } else if (fault.fault == "all-foreground") {
            QVERIFY(cv::countNonZero(mask == 255) == static_cast<int>(mask.total()));
        } else if (fault.fault == "in-between") {
            QVERIFY(cv::countNonZero((mask > 0) & (mask < 255)) > 20);
        } else if (fault.fault == "inverted") {
            QVERIFY(same(mask, 255 - truth));
        } else if (fault.fault == "size-differs") {
            QVERIFY(mask.cols == truth.cols / 2 && mask.rows == truth.rows / 2);
        } else if (fault.fault == "mispaired") {
            QVERIFY(mask.size() == truth.size() && !same(mask, truth));
        } else if (fault.fault == "truncated") {
            const std::string whole = io::readFile(clean + "/images/" + stemOf(fault.file) + ".jpg");
            QVERIFY(io::readFile(image) == whole.substr(0, whole.size() * 2 / 5));
        } else if (fault.fault == "zero-byte") {
            QCOMPARE(fs::file_size(image), std::uintmax_t{0});
        }
    }

    static void checkDetectionFault(const PlantedFault& fault, const std::string& clean, const std::string& folder)
    {
        const std::string split = fault.file.find("/val/") != std::string::npos ? "val/" : "train/";
        const std::string image = "/images/" + split + stemOf(fault.file) + ".jpg";
        const std::string label = "/labels/" + split + stemOf(fault.file) + ".txt";
        QCOMPARE(fs::exists(folder + image), fault.fault != "orphan-label");
        QCOMPARE(fs::exists(folder + label), fault.fault != "missing-label");
        if (fault.fault == "empty-label") {
            QCOMPARE(fs::file_size(folder + label), std::uintmax_t{0});
        } else if (fault.fault == "zero-byte") {
            QCOMPARE(fs::file_size(folder + image), std::uintmax_t{0});
        } else if (fault.fault == "truncated") {
            QVERIFY(fs::file_size(folder + image) < fs::file_size(clean + image) / 2);
        } else if (fault.fault != "missing-label" && fault.fault != "orphan-label") {
            checkLineFault(fault, linesOf(io::readFile(clean + label)), linesOf(io::readFile(folder + label)));
        }
    }

    static void checkLineFault(const PlantedFault& fault, const std::vector<std::string>& clean, const std::vector<std::string>& lines)
    {
        QVERIFY(fault.line >= 1 && fault.line <= static_cast<int>(lines.size()));
        const std::string& line = lines[static_cast<std::size_t>(fault.line - 1)];
        const std::vector<std::string> fields = fieldsOf(line);
        if (fault.fault == "duplicate") {
            QCOMPARE(lines.size(), clean.size() + 1);
            QVERIFY(std::count(lines.begin(), lines.end(), line) == 2);
            return;
        }
        QCOMPARE(lines.size(), clean.size());
        QVERIFY(line != clean[static_cast<std::size_t>(fault.line - 1)]);
        QCOMPARE(fields.size(), fault.fault == "columns" ? std::size_t{4} : std::size_t{5});
        if (fault.fault == "not-a-number") {
            QCOMPARE(fields[2], std::string("abc"));
        } else if (fault.fault == "out-of-range") {
            QVERIFY(std::stod(fields[1]) > 1.01 || std::stod(fields[2]) > 1.01);
        } else if (fault.fault == "class-outside") {
            QVERIFY(std::stoi(fields[0]) >= 10);
        } else if (fault.fault == "class-fractional") {
            QVERIFY(std::stod(fields[0]) != std::floor(std::stod(fields[0])));
        } else if (fault.fault == "zero-size") {
            QVERIFY(std::stod(fields[3]) == 0 || std::stod(fields[4]) == 0);
        } else if (fault.fault == "outside-image") {
            QVERIFY(std::stod(fields[1]) <= 1 && std::stod(fields[1]) + std::stod(fields[3]) / 2 > 1.05);
        }
    }
};

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
