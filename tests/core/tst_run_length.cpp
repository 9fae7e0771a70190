#include "core/dataset/run_length.h"

#include <opencv2/imgproc.hpp>

#include <QTest>

using namespace gg::dataset;

class TestRunLength : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsGoDownTheColumns();
    void runsThatDoNotFitAreNoHarm();
    void theOutlineOfAPixelBlockFollowsItsEdges();
    void aHoleIsARingOfItsOwn();
    void pixelsThatTouchAtACornerStayApart();
    void joinedRingsCoverTheSamePixels();
    void aPixelBelongsToARingWhenItsCentreDoes();
    void randomMasksComeBackFromTheirOutlines();
    void simplifyingKeepsTheDistance();
};

namespace
{

cv::Mat maskOf(std::initializer_list<const char*> rows)
{
    cv::Mat mask;
    for (const char* row : rows) {
        cv::Mat line(1, static_cast<int>(std::strlen(row)), CV_8U);
        for (int x = 0; x < line.cols; ++x) {
            line.at<uchar>(0, x) = row[x] == '#' ? 1 : 0;
        }
        mask.push_back(line);
    }
    return mask;
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::countNonZero((a != 0) != (b != 0)) == 0;
}

bool samePoints(const Ring& ring, std::initializer_list<Point> expected)
{
    return std::equal(ring.begin(), ring.end(), expected.begin(), expected.end(),
                      [](const Point& a, const Point& b) { return a.x == b.x && a.y == b.y; });
}

}  // namespace

void TestRunLength::runsGoDownTheColumns()
{
    const cv::Mat mask = maskOf({".#.", "##.", "..."});
    // Columns from above: .#. | ##. | ...  →  1 off, 1 on, 1 off, 2 on, 4 off.
    const std::vector<std::uint32_t> runs{1, 1, 1, 2, 4};
    QCOMPARE(maskToRuns(mask), runs);
    QVERIFY(same(runsToMask(runs, {3, 3}), mask));
    QCOMPARE(maskToRuns(maskOf({"#"})), (std::vector<std::uint32_t>{0, 1}));
    QCOMPARE(maskToRuns(maskOf({"."})), (std::vector<std::uint32_t>{1}));
}

void TestRunLength::runsThatDoNotFitAreNoHarm()
{
    const std::vector<std::uint32_t> tooLong{0, 4000000000U, 3};
    QCOMPARE(cv::countNonZero(runsToMask(tooLong, {2, 2})), 4);
    const std::vector<std::uint32_t> tooShort{1, 1};
    QCOMPARE(cv::countNonZero(runsToMask(tooShort, {2, 2})), 1);
    QCOMPARE(runsToMask({}, {0, 0}).total(), std::size_t{0});
}

void TestRunLength::theOutlineOfAPixelBlockFollowsItsEdges()
{
    const std::vector<Ring> rings = maskOutlines(maskOf({"....", ".##.", ".##.", "...."}));
    QCOMPARE(rings.size(), std::size_t{1});
    QVERIFY(samePoints(rings.front(), {{1, 1}, {3, 1}, {3, 3}, {1, 3}}));
    QCOMPARE(ringArea(rings.front()), 4.0);
}

void TestRunLength::aHoleIsARingOfItsOwn()
{
    const std::vector<Ring> rings = maskOutlines(maskOf({"###", "#.#", "###"}));
    QCOMPARE(rings.size(), std::size_t{2});
    QCOMPARE(ringArea(rings[0]), 9.0);
    QCOMPARE(ringArea(rings[1]), 1.0);
}

void TestRunLength::pixelsThatTouchAtACornerStayApart()
{
    for (const cv::Mat& mask : {maskOf({"#.", ".#"}), maskOf({".#", "#."})}) {
        const std::vector<Ring> rings = maskOutlines(mask);
        QCOMPARE(rings.size(), std::size_t{2});
        QCOMPARE(rings[0].size(), std::size_t{4});
        QCOMPARE(rings[1].size(), std::size_t{4});
    }
}

void TestRunLength::joinedRingsCoverTheSamePixels()
{
    const cv::Mat mask = maskOf({"###..#", "#.#...", "###..#", ".....#"});
    const Ring joined = joinRings(maskOutlines(mask));
    cv::Mat again = cv::Mat::zeros(mask.size(), CV_8U);
    paintRing(again, joined, 1);
    QVERIFY(same(again, mask));
}

void TestRunLength::aPixelBelongsToARingWhenItsCentreDoes()
{
    cv::Mat picture = cv::Mat::zeros(4, 4, CV_8U);
    const Ring box{{0.6, 0.4}, {2.6, 0.4}, {2.6, 2.5}, {0.6, 2.5}};
    paintRing(picture, box, 7);
    // Centres at 1.5 and 2.5 lie between 0.6 and 2.6; rows with centres 0.5 and 1.5 lie in [0.4, 2.5).
    QCOMPARE(cv::countNonZero(picture), 4);
    QCOMPARE(picture.at<uchar>(0, 1), uchar{7});
    QCOMPARE(picture.at<uchar>(1, 2), uchar{7});
    paintRing(picture, Ring{{-1e9, -1e9}, {1e9, -1e9}, {1e9, 1e9}, {-1e9, 1e9}}, 1);
    QCOMPARE(cv::countNonZero(picture), 16);
}

void TestRunLength::randomMasksComeBackFromTheirOutlines()
{
    cv::RNG random(20);
    for (int round = 0; round < 200; ++round) {
        cv::Mat mask(random.uniform(1, 24), random.uniform(1, 24), CV_8U);
        random.fill(mask, cv::RNG::UNIFORM, 0, 100);
        mask = mask < random.uniform(5, 95);
        QVERIFY(same(runsToMask(maskToRuns(mask), mask.size()), mask));
        cv::Mat again = cv::Mat::zeros(mask.size(), CV_8U);
        paintRing(again, joinRings(maskOutlines(mask)), 1);
        QCOMPARE(maskOverlap(mask, again), 1.0);
    }
}

void TestRunLength::simplifyingKeepsTheDistance()
{
    // A staircase of single steps lies within 0.71 pixels of its diagonal.
    Ring stairs{{0, 0}};
    for (int i = 0; i < 10; ++i) {
        stairs.push_back({i + 1.0, static_cast<double>(i)});
        stairs.push_back({i + 1.0, i + 1.0});
    }
    stairs.push_back({0, 10});
    QCOMPARE(simplified(stairs, 0.8).size(), std::size_t{3});
    QCOMPARE(simplified(stairs, 0.1).size(), stairs.size());
    QCOMPARE(simplified(stairs, 0).size(), stairs.size());
}

QTEST_APPLESS_MAIN(TestRunLength)
#include "tst_run_length.moc"
