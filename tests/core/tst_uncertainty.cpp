#include "core/base/error.h"
#include "core/inference/uncertainty.h"

#include <QTest>

#include <cmath>

using namespace gg;
using namespace gg::inference;

namespace {

void compareClose(double found, double expected)
{
    QVERIFY2(std::abs(found - expected) < 1e-6, qPrintable(QStringLiteral("%1 in place of %2").arg(found).arg(expected)));
}

}  // namespace

class UncertaintyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictionsThatContradictEachOtherShareInformation()
    {
        const std::vector<std::vector<float>> predictions{{0.9F}, {0.1F}};
        const Uncertainty found = uncertaintyOf(predictions, 1);
        compareClose(found.mean[0], 0.5);
        compareClose(found.entropy[0], 0.69314718);
        compareClose(found.mutualInformation[0], 0.69314718 - 0.32508297);  // −0.9 log 0.9 − 0.1 log 0.1
    }

    void predictionsThatAgreeToBeUndecidedShareNone()
    {
        const std::vector<std::vector<float>> predictions{{0.5F}, {0.5F}, {0.5F}};
        const Uncertainty found = uncertaintyOf(predictions, 1);
        compareClose(found.entropy[0], 0.69314718);
        compareClose(found.mutualInformation[0], 0);
    }

    void certainPredictionsOfDifferentClassesAreAllInformation()
    {
        // Two places, three classes, [class][place]. Place 0: once a, once b. Place 1: always c.
        const std::vector<std::vector<float>> predictions{{1, 0, 0, 0, 0, 1}, {0, 0, 1, 0, 0, 1}};
        const Uncertainty found = uncertaintyOf(predictions, 3);
        QCOMPARE(found.places(), std::size_t{2});
        compareClose(found.entropy[0], std::log(2.0));
        compareClose(found.mutualInformation[0], std::log(2.0));
        compareClose(found.entropy[1], 0);
        compareClose(found.mutualInformation[1], 0);
        compareClose(found.meanEntropy(), std::log(2.0) / 2);
        compareClose(found.mean[2], 0.5);  // class b, place 0
    }

    void oneForegroundIsTwoClasses()
    {
        const std::vector<std::vector<float>> foreground{{0.7F}, {0.2F}};
        const std::vector<std::vector<float>> both{{0.3F, 0.7F}, {0.8F, 0.2F}};
        compareClose(uncertaintyOf(foreground, 1).entropy[0], uncertaintyOf(both, 2).entropy[0]);
        compareClose(uncertaintyOf(foreground, 1).mutualInformation[0], uncertaintyOf(both, 2).mutualInformation[0]);
        const std::vector<float> one{0.7F};
        const std::vector<float> two{0.3F, 0.7F};
        compareClose(entropyOf(one), entropyOf(two));
    }

    void aPredictionOfAnotherSizeIsRefused()
    {
        UncertaintySum sum(2, 3);
        QVERIFY_EXCEPTION_THROWN(sum.result(), Error);
        QVERIFY_EXCEPTION_THROWN(sum.add(std::vector<float>(5)), Error);
        QVERIFY_EXCEPTION_THROWN(UncertaintySum(1, 0), Error);
        QVERIFY_EXCEPTION_THROWN(uncertaintyOf({}, 1), Error);
    }
};

QTEST_GUILESS_MAIN(UncertaintyTest)
#include "tst_uncertainty.moc"
