#include "core/base/error.h"
#include "core/io/files.h"
#include "core/runs/detection_epoch.h"
#include "core/runs/inner_signals.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cmath>
#include <filesystem>
#include <memory>
#include <numeric>
#include <random>

using namespace gg;
using namespace gg::runs;

namespace {

/// A picture of 6 x 4 cells with 3 boxes each, filled from a seed.
struct Picture {
    static constexpr int rows = 6;
    static constexpr int columns = 4;
    static constexpr int boxes = 3;
    static constexpr std::size_t count = rows * columns * boxes;

    explicit Picture(unsigned seed)
    {
        std::mt19937 random(seed);
        std::uniform_real_distribution<float> share(0.0F, 1.0F);
        for (std::size_t i = 0; i < count; ++i) {
            objectness.push_back(share(random));
            overlap.push_back(share(random));
            matched[i] = random() % 5 == 0;
            negative[i] = !matched[i] && random() % 2 == 0;
        }
    }

    PictureSignals view() const
    {
        return {.stride = 16,
                .boxesPerCell = boxes,
                .rows = rows,
                .columns = columns,
                .objectness = objectness.data(),
                .overlap = overlap.data(),
                .matched = matched.get(),
                .negative = negative.get()};
    }

    std::vector<float> objectness;
    std::vector<float> overlap;
    std::unique_ptr<bool[]> matched = std::make_unique<bool[]>(count);
    std::unique_ptr<bool[]> negative = std::make_unique<bool[]>(count);
};

std::int64_t sum(const std::vector<std::int64_t>& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

void compareNear(double actual, double expected)
{
    QVERIFY2(std::abs(actual - expected) <= 1e-12 * std::max(1.0, std::abs(expected)),
             qPrintable(QString::number(actual, 'g', 17) + " is not " + QString::number(expected, 'g', 17)));
}

InnerSignals someSignals()
{
    InnerSignals signals;
    signals.epoch = 3;
    signals.pictures = 2;
    signals.scales.resize(2);
    addPicture(signals.scales[0], Picture(1).view());
    addPicture(signals.scales[1], Picture(2).view());
    signals.truths.add(0.5, 0.125, 1);
    signals.predicted.add(0.25, 0.25, 0.75);
    signals.followed.push_back({.image = "val/ä.jpg", .stride = 16, .row = 2, .column = 3, .box = 1, .matched = true, .objectness = 0.5, .overlap = 0.25});
    return signals;
}

}  // namespace

class TestInnerSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void momentsAreThoseOfTheWholeSet()
    {
        // The example of the header: mean 5, standard deviation 2.
        Moments all;
        for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) {
            all.add(value);
        }
        QCOMPARE(all.count, 8);
        compareNear(all.mean, 5);
        compareNear(all.deviation(), 2);
        QVERIFY(std::isnan(Moments().deviation()));
    }

    void momentsOfPartsAddUp()
    {
        std::mt19937 random(7);
        std::normal_distribution<double> value(1e6, 1e-3);  // where Σx² − (Σx)²/n has no digit left
        Moments all;
        std::array<Moments, 3> parts;
        for (int i = 0; i < 3000; ++i) {
            const double x = value(random);
            all.add(x);
            parts[static_cast<std::size_t>(i) % 3].add(x);
        }
        Moments joined;
        for (const Moments& part : parts) {
            joined.add(part);
        }
        QCOMPARE(joined.count, all.count);
        compareNear(joined.mean, all.mean);
        QVERIFY(std::abs(joined.deviation() - all.deviation()) < 1e-6 * all.deviation());
        QVERIFY(std::abs(all.deviation() - 1e-3) < 1e-4);
    }

    void binsHoldTheirEdges()
    {
        QCOMPARE(signalBin(0), std::size_t{0});
        QCOMPARE(signalBin(1), signalBins - 1);
        QCOMPARE(signalBin(0.5), signalBins / 2);
        QCOMPARE(signalBin(std::nan("")), std::size_t{0});
        QCOMPARE(signalBin(INFINITY), signalBins - 1);
        QCOMPARE(signalBin(-1), std::size_t{0});
        // 32 px of a picture of 512 px a side: 2^-4.
        QCOMPARE(sizeBin(0.0625), std::size_t{12});
        compareNear(sizeOfBin(12), 0.0625);
        QCOMPARE(sizeBin(0), std::size_t{0});
        QCOMPARE(sizeBin(1), sizeBins - 1);
        QCOMPARE(sizeBin(5), sizeBins - 1);
    }

    void aScaleCountsWhatAnybodyCounts()
    {
        const std::vector<unsigned> seeds{11, 12, 13};
        ScaleSignals scale;
        ScaleSignals first;
        ScaleSignals others;
        for (const unsigned seed : seeds) {
            const Picture picture(seed);
            addPicture(scale, picture.view());
            addPicture(seed == seeds.front() ? first : others, picture.view());
        }
        std::int64_t matched = 0;
        std::int64_t negatives = 0;
        std::int64_t said = 0;
        std::int64_t corner = 0;       // objectness in [0.975, 1], IoU in [0, 0.025)
        std::int64_t lastPlaceRow = 0; // negatives of the last row of cells
        double objectnessOfMatched = 0;
        for (const unsigned seed : seeds) {
            const Picture picture(seed);
            for (std::size_t i = 0; i < Picture::count; ++i) {
                matched += picture.matched[i] ? 1 : 0;
                objectnessOfMatched += picture.matched[i] ? static_cast<double>(picture.objectness[i]) : 0;
                negatives += picture.negative[i] ? 1 : 0;
                said += picture.objectness[i] >= 0.25F ? 1 : 0;
                corner += picture.objectness[i] >= 0.975F && picture.overlap[i] < 0.025F ? 1 : 0;
                lastPlaceRow += picture.negative[i] && i / (Picture::columns * Picture::boxes) == Picture::rows - 1 ? 1 : 0;
            }
        }
        QCOMPARE(scale.boxes, static_cast<std::int64_t>(seeds.size() * Picture::count));
        QCOMPARE(scale.matched.objectness.count, matched);
        QCOMPARE(scale.unmatched.overlap.count, scale.boxes - matched);
        compareNear(scale.matched.objectness.mean, objectnessOfMatched / static_cast<double>(matched));
        QCOMPARE(scale.said, said);
        QCOMPARE(scale.negatives, negatives);
        QCOMPARE(sum(scale.negativeOverlapBins), negatives);
        QCOMPARE(sum(scale.density), scale.boxes);
        QCOMPARE(sum(scale.matchedDensity), matched);
        QCOMPARE(scale.density[(signalBins - 1) * signalBins], corner);
        // Of 16 places down the picture row 5 of 6 covers the last two alone (13.3 to 16); each of 4 columns covers 4 across.
        QCOMPARE(std::accumulate(scale.negativePlaces.begin() + 14 * positionBins, scale.negativePlaces.end(), std::int64_t{0}), 2 * 4 * lastPlaceRow);

        addScale(first, others);
        QCOMPARE(first.density, scale.density);
        QCOMPARE(first.negativePlaces, scale.negativePlaces);
        compareNear(first.matched.overlap.deviation(), scale.matched.overlap.deviation());
    }

    void whatIsWrittenIsRead()
    {
        const test::TemporaryFolder folder;
        const std::string run = folder.path();
        const InnerSignals signals = someSignals();
        io::writeFileAtomically(run + "/" + epochFolderName(3) + "/signals.json", innerSignalsJson(signals));
        QCOMPARE(signalEpochs(run), std::vector<int>{3});
        QVERIFY(readInnerSignals(run, 3) == signals);
    }

    void aCutFileIsNamed()
    {
        const test::TemporaryFolder folder;
        const std::string run = folder.path();
        const std::string text = innerSignalsJson(someSignals());
        for (std::size_t length = 0; length + 2 < text.size(); length += 37) {
            io::writeFileAtomically(run + "/" + epochFolderName(1) + "/signals.json", text.substr(0, length));
            try {
                readInnerSignals(run, 1);
                QFAIL(qPrintable("cut at " + QString::number(length) + " it was read"));
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::Malformed);
                QVERIFY2(std::string(error.what()).find("signals.json") != std::string::npos, error.what());
            }
        }
    }

    void wrongMembersAreNamed_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("named");
        QTest::newRow("another version") << "\"version\":1" << "\"version\":2" << "version 2";
        QTest::newRow("no pictures") << "\"pictures\":2" << "\"pictures\":\"two\"" << "\"pictures\"";
        QTest::newRow("a list too short") << "\"sizes\":[0," << "\"sizes\":[" << "expected 28";
        QTest::newRow("a count below 0") << "\"sizes\":[0," << "\"sizes\":[-1," << "no count";
        QTest::newRow("a followed cell without picture") << "\"image\"" << "\"picture\"" << "\"image\"";
    }

    void wrongMembersAreNamed()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, named);
        const test::TemporaryFolder folder;
        const std::string run = folder.path();
        QString text = QString::fromStdString(innerSignalsJson(someSignals()));
        const auto at = text.indexOf(from);
        QVERIFY(at >= 0);
        text.replace(at, from.size(), to);
        io::writeFileAtomically(run + "/" + epochFolderName(1) + "/signals.json", text.toStdString());
        try {
            readInnerSignals(run, 1);
            QFAIL("it was read");
        } catch (const Error& error) {
            QVERIFY2(QString::fromStdString(error.what()).contains(named), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(TestInnerSignals)
#include "tst_inner_signals.moc"
