#include "core/base/error.h"
#include "core/recipe/anchor_fit.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace gg;
using namespace gg::recipe;

using Sizes = std::vector<AnchorSize>;

namespace {

bool close(double a, double b, double within = 1e-9)
{
    return std::abs(a - b) <= within;
}

/// The best mean IoU that two centres reach which are means of some division of the boxes in two: by trying every division.
double bestOfAllDivisions(const Sizes& boxes)
{
    double best = 0;
    for (unsigned division = 1; division + 1 < (1U << boxes.size()); ++division) {
        Sizes centres(2, AnchorSize{});
        std::array<double, 2> counts{};
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const std::size_t side = (division >> i) & 1U;
            centres[side][0] += boxes[i][0];
            centres[side][1] += boxes[i][1];
            counts[side] += 1;
        }
        for (std::size_t side = 0; side < 2; ++side) {
            centres[side][0] /= counts[side];
            centres[side][1] /= counts[side];
        }
        best = std::max(best, fitOf(centres, boxes).meanIou);
    }
    return best;
}

TrainConfig configFrom(AnchorSource source, const std::string& list = {}, const std::string& dataset = {})
{
    TrainConfig config = defaultConfig("detection");
    config.model = "yolov3-tiny";
    config.imageSize = 416;
    config.detection.anchor.from = source;
    config.detection.anchor.list = list;
    config.detection.anchor.listDataset = dataset;
    return config;
}

bool anyNote(const AnchorChoice& choice, const std::string& words)
{
    return std::any_of(choice.notes.begin(), choice.notes.end(), [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

}  // namespace

class TestAnchorFit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapesAreComparedWithACommonCorner()
    {
        QCOMPARE(shapeIou({10, 10}, {10, 10}), 1.0);
        QVERIFY(close(shapeIou({10, 10}, {20, 5}), 50.0 / 150.0));
        QVERIFY(close(shapeIou({20, 20}, {10, 10}), 0.25));
    }

    /// 10x10 lies on its anchor; 50x10 has 100 of 500 in common with it and is five times as wide.
    void theFitByHand()
    {
        const AnchorFit fit = fitOf(Sizes{{10, 10}}, Sizes{{10, 10}, {50, 10}});
        QCOMPARE(fit.boxes, std::size_t(2));
        QVERIFY(close(fit.meanIou, (1 + 0.2) / 2));
        QCOMPARE(fit.bestPossibleRecall, 0.5);
        QCOMPARE(fitOf(Sizes{{10, 10}}, Sizes{{40, 10}}).bestPossibleRecall, 0.0);  // exactly 4 times is not less than 4
        QCOMPARE(fitOf(Sizes{{10, 10}}, Sizes{{39.9, 2.6}}).bestPossibleRecall, 1.0);
    }

    void twoKindsOfBoxesGiveTwoAnchors()
    {
        Sizes boxes;
        for (int i = -2; i <= 2; ++i) {
            boxes.push_back({20.0 + i, 30.0 - i});
            boxes.push_back({200.0 - 2 * i, 100.0 + 2 * i});
        }
        QCOMPARE(kMeansAnchors(boxes, 2, 1), (Sizes{{20, 30}, {200, 100}}));
        // One anchor between the two would be like neither; the best one is of a kind.
        QVERIFY(fitOf(kMeansAnchors(boxes, 1, 1), boxes).meanIou > fitOf(Sizes{{110, 65}}, boxes).meanIou);
    }

    void noDivisionOfTheBoxesIsBetter()
    {
        std::mt19937 random(5);
        std::uniform_real_distribution<double> side(5, 300);
        for (int round = 0; round < 40; ++round) {
            Sizes boxes;
            for (int i = 0; i < 9; ++i) {
                boxes.push_back({side(random), side(random)});
            }
            const double found = fitOf(kMeansAnchors(boxes, 2, static_cast<std::uint64_t>(round)), boxes).meanIou;
            // The nearest in IoU is not the nearest in width and height: k-means need not end at the very best division.
            QVERIFY2(found >= 0.97 * bestOfAllDivisions(boxes), qPrintable(QString::number(round)));
        }
    }

    void theSameBoxesGiveTheSameAnchorsInAnyOrder()
    {
        std::mt19937 random(6);
        std::lognormal_distribution<double> side(4, 0.7);
        Sizes boxes;
        for (int i = 0; i < 400; ++i) {
            boxes.push_back({side(random), side(random)});
        }
        const Sizes anchors = kMeansAnchors(boxes, 9, 7);
        QCOMPARE(anchors.size(), std::size_t(9));
        QVERIFY(std::is_sorted(anchors.begin(), anchors.end(), [](const AnchorSize& a, const AnchorSize& b) { return a[0] * a[1] < b[0] * b[1]; }));
        std::shuffle(boxes.begin(), boxes.end(), random);
        QCOMPARE(kMeansAnchors(boxes, 9, 7), anchors);
        QVERIFY(fitOf(anchors, boxes).meanIou > fitOf(kMeansAnchors(boxes, 3, 7), boxes).meanIou);
    }

    /// Nine anchors of two sizes: the sizes themselves come first, and enlarged ones fill up.
    void fewerSizesThanAnchorsAreEnough()
    {
        const Sizes anchors = kMeansAnchors(Sizes{{10, 20}, {40, 40}, {10, 20}}, 3, 1);
        QCOMPARE(anchors, (Sizes{{10, 20}, {12.5, 25}, {40, 40}}));
    }

    void sizesThatAreNoneArePassedOver()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(kMeansAnchors(Sizes{{0, 5}, {nan, 3}, {-1, 4}, {10, 20}}, 1, 1), (Sizes{{10, 20}}));
        QVERIFY_EXCEPTION_THROWN(kMeansAnchors(Sizes{{0, 0}}, 3, 1), Error);
    }

    void anchorsAreReadAsPeopleWriteThem()
    {
        const Sizes expected{{10, 13}, {16.5, 30}};
        QCOMPARE(*parseAnchors("10x13 16.5x30"), expected);
        QCOMPARE(*parseAnchors("10,13,  16.5,30"), expected);
        QCOMPARE(anchorsText(expected), std::string("10x13 16.5x30"));
        for (const char* wrong : {"", "10", "10x", "0x3", "-1x3", "ten", "10x13 5", "10x13p"}) {
            QVERIFY2(!parseAnchors(wrong), wrong);
        }
    }

    void theNoteTellsWhereTheAnchorsComeFrom()
    {
        const ModelPlan plan = planOf("yolov3-tiny", 1);
        const Sizes boxes{{200, 190}, {210, 180}, {100, 300}, {90, 280}, {50, 50}, {45, 55}, {300, 300}, {20, 22}};
        const AnchorChoice own = anchorsFor(configFrom(AnchorSource::Data), plan, boxes, "abc");
        QCOMPARE(own.anchors.size(), std::size_t(6));
        QCOMPARE(own.notes.size(), std::size_t(1));
        QVERIFY(anyNote(own, "by k-means of 8 training boxes"));
        QVERIFY(anyNote(own, anchorsText(own.anchors)));

        const AnchorChoice coco = anchorsFor(configFrom(AnchorSource::Coco), plan, boxes, "abc");
        QCOMPARE(coco.anchors, plan.anchors);
        QVERIFY(coco.fit.meanIou < own.fit.meanIou);
    }

    void anchorsOfAnotherDataSetAreWarnedOf()
    {
        const ModelPlan plan = planOf("yolov3-tiny", 1);
        const Sizes boxes{{200, 190}, {210, 180}};
        const std::string list = "10x10 20x20 30x30 40x40 45x45 49x40";
        const AnchorChoice other = anchorsFor(configFrom(AnchorSource::List, list, "other"), plan, boxes, "this");
        QVERIFY(anyNote(other, "comes from another data set (anchors.dataset other, this one is this)"));
        QVERIFY(anyNote(other, "the best possible recall is 0.000, below 0.98"));
        const AnchorChoice same = anchorsFor(configFrom(AnchorSource::List, list, "this"), plan, Sizes{{20, 21}}, "this");
        QCOMPARE(same.notes.size(), std::size_t(1));
        QVERIFY_EXCEPTION_THROWN(anchorsFor(configFrom(AnchorSource::List, "10x10", ""), plan, boxes, "this"), Error);
    }

    void aPlanWithoutAnchorsIsLeftAlone()
    {
        const AnchorChoice none = anchorsFor(configFrom(AnchorSource::Data), planOf("yolov8n", 1), Sizes{{1, 1}}, "abc");
        QVERIFY(none.anchors.empty() && none.notes.empty());
    }

    void settingsAreChecked()
    {
        TrainConfig config = configFrom(AnchorSource::Data);
        QVERIFY(validate(config).empty());
        config.detection.anchor.signFault = SignFault::Signed;  // of a cross-entropy it has no least value
        QCOMPARE(validate(config).size(), std::size_t(1));
        QCOMPARE(validate(config)[0].key, std::string("objectness.sign_fault"));
        config.detection.anchor.loss = ObjectnessLoss::Mse;
        QVERIFY(validate(config).empty());
        config.detection.anchor.from = AnchorSource::List;
        QCOMPARE(validate(config)[0].key, std::string("anchors.list"));
        QCOMPARE(parseConfig(toYaml(configFrom(AnchorSource::List, "10x13 16x30", "f")), "c.yaml"), configFrom(AnchorSource::List, "10x13 16x30", "f"));
    }
};

QTEST_GUILESS_MAIN(TestAnchorFit)
#include "tst_anchor_fit.moc"
