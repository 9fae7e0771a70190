#include "core/audit/style/margins.h"
#include "tests/core/style_pictures.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace gg;
using audit::BoxMargins;
using dataset::Rect;

namespace
{

/// Median over all boxes and sides of forty pictures whose boxes were grown by as much.
double medianMargin(double growth, bool grey = false)
{
    std::vector<float> margins;
    for (unsigned seed = 0; seed < 40; ++seed) {
        test::StylePicture picture = test::stylePicture(seed);
        for (Rect& box : picture.boxes) {
            box = test::grownBy(box, growth, growth, growth, growth);
        }
        if (grey) {
            cv::cvtColor(picture.pixels, picture.pixels, cv::COLOR_BGR2GRAY);
        }
        for (const BoxMargins& box : audit::measureMargins(picture.pixels, picture.boxes)) {
            margins.insert(margins.end(), box.margin.begin(), box.margin.end());
        }
    }
    std::ranges::sort(margins);
    return static_cast<double>(margins[margins.size() / 2]);
}

}  // namespace

class TestAuditStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marginsAreFound_data()
    {
        QTest::addColumn<double>("growth");
        QTest::addColumn<bool>("grey");
        QTest::newRow("tight") << 0.0 << false;
        QTest::newRow("loose") << 4.0 << false;
        QTest::newRow("cutting") << -3.0 << false;
        QTest::newRow("loose by a fraction") << 2.5 << false;
        QTest::newRow("loose, one channel") << 4.0 << true;
    }
    void marginsAreFound()
    {
        QFETCH(double, growth);
        QFETCH(bool, grey);
        const double median = medianMargin(growth, grey);
        QVERIFY2(std::abs(median - growth) < 1.0, qPrintable(QString::number(median)));
    }

    void sidesAreToldApart()
    {
        std::vector<float> left;
        std::vector<float> bottom;
        for (unsigned seed = 0; seed < 40; ++seed) {
            test::StylePicture picture = test::stylePicture(seed);
            for (Rect& box : picture.boxes) {
                box = test::grownBy(box, 5, 0, 0, -3);
            }
            for (const BoxMargins& box : audit::measureMargins(picture.pixels, picture.boxes)) {
                left.push_back(box.margin[0]);
                bottom.push_back(box.margin[3]);
            }
        }
        std::ranges::sort(left);
        std::ranges::sort(bottom);
        QVERIFY2(std::abs(left[left.size() / 2] - 5) < 1.5F, qPrintable(QString::number(left[left.size() / 2])));
        QVERIFY2(std::abs(bottom[bottom.size() / 2] + 3) < 1.5F, qPrintable(QString::number(bottom[bottom.size() / 2])));
    }

    void aSideOnThePicturesBorderCannotBeTold()
    {
        const test::StylePicture picture = test::stylePicture(1);
        const Rect cut{0, 40, 60, 60};
        const BoxMargins margins = audit::measureMargins(picture.pixels, std::vector{cut}).front();
        QVERIFY(std::isnan(margins.margin[0]));
        QCOMPARE(margins.evidence[0], 0.0F);
        QVERIFY(!std::isnan(margins.margin[2]));
    }

    void boxesThatMakeNoSenseCannotBeTold_data()
    {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("width");
        QTest::newRow("empty") << 50.0 << 0.0;
        QTest::newRow("reversed") << 50.0 << -40.0;
        QTest::newRow("not a number") << nan << 40.0;
        QTest::newRow("infinite") << 50.0 << std::numeric_limits<double>::infinity();
        QTest::newRow("outside the picture") << 5000.0 << 40.0;
        QTest::newRow("too small") << 50.0 << 6.0;
        QTest::newRow("absurdly far") << -1e300 << 1.0;
    }
    void boxesThatMakeNoSenseCannotBeTold()
    {
        QFETCH(double, x);
        QFETCH(double, width);
        const test::StylePicture picture = test::stylePicture(1);
        const auto margins = audit::measureMargins(picture.pixels, std::vector{Rect{x, 50, width, 40}});
        QCOMPARE(margins.size(), std::size_t{1});
        for (std::size_t side = 0; side < 4; ++side) {
            QVERIFY(std::isnan(margins.front().margin[side]));
            QCOMPARE(margins.front().evidence[side], 0.0F);
        }
    }

    void aBoxLargerThanThePictureIsMeasuredWhereItLiesInIt()
    {
        const test::StylePicture picture = test::stylePicture(1);
        const auto margins =
            audit::measureMargins(picture.pixels, std::vector{Rect{-1e6, 40, 2e6, 100}, Rect{100, -50, 100, 120}});
        QVERIFY(std::isnan(margins[0].margin[0]) && std::isnan(margins[0].margin[2]));
        QVERIFY(!std::isnan(margins[0].margin[1]) && !std::isnan(margins[0].margin[3]));
        QVERIFY(std::isnan(margins[1].margin[1]));
        QVERIFY(!std::isnan(margins[1].margin[3]));
    }

    void aPictureOfOneColourTellsNothing()
    {
        const cv::Mat flat(200, 200, CV_8UC3, cv::Scalar(90, 90, 90));
        const BoxMargins margins = audit::measureMargins(flat, std::vector{Rect{50, 50, 60, 60}}).front();
        for (const float evidence : margins.evidence) {
            QVERIFY2(evidence < 0.2F, qPrintable(QString::number(evidence)));
        }
        QVERIFY(std::isnan(audit::measureMargins({}, std::vector{Rect{50, 50, 60, 60}}).front().margin[0]));
    }
};

QTEST_APPLESS_MAIN(TestAuditStyle)
#include "tst_audit_style.moc"
