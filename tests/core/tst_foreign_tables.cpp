#include "tests/core/diagnosed_run.h"

#include <QtTest>

using namespace gg;
using test::constant;
using test::DiagnosedRun;
using test::joined;

namespace {

using Columns = std::map<std::string, std::vector<double>>;

/// A table with a row an epoch, as other people's trainings write it: nothing is known but its columns.
DiagnosedRun table(const Columns& columns)
{
    DiagnosedRun run;
    run.info.stepsPerEpoch = 0;
    run.stepsPerEpoch = 1;
    run.epochs(columns);
    return run;
}

std::optional<diagnosis::Verdict> collapseOf(const Columns& columns)
{
    return table(columns).said("run.foreground_collapse");
}

QString evidenceOf(const Columns& columns)
{
    const auto verdict = collapseOf(columns);
    return verdict ? QString::fromStdString(diagnosis::evidence(*verdict)) : QStringLiteral("nothing");
}

/// The first so many values of every column.
Columns first(Columns columns, std::size_t count)
{
    for (auto& [name, values] : columns) {
        values.resize(std::min(values.size(), count));
    }
    return columns;
}

}  // namespace

class TestForeignTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partialCollapseFollowsFromDiceAndAccuracy();
    void zeroDiceAfterLearningIsACollapse();
    void collapseFromTheStartIsNamedAtTheThirdEpoch();
    void meanWithTheBackgroundHasItsOwnFloor();
    void diceOfProbabilitiesIsNeverZero();
    void emptyPicturesKeepTheMeanHigh();
    void precisionAndRecallTellToo();
    void percentAreShares();
    void sensitivityAndSpecificityAloneAreQuoted();
    void aSlowStartIsNone();
    void anEpochWithoutDetectionsIsNone();
    void aConvergedRunIsNone();
    void whatCannotBeToldIsSaid();
    void aHarmfulRiseOfTheRateIsNoArtefact();
    void everythingForegroundIsToldByDiceAndAccuracy();
    void overfittingIsSeenInLossesAlone();
    void aLikelihoodMayBeNegative();
    void aSetbackThatValidationDoesNotShareIsNoDivergence();
};

void TestForeignTables::partialCollapseFollowsFromDiceAndAccuracy()
{
    // Of 100 pixels 10 are foreground. Found 6, 2 others taken for it: Dice 12/18, accuracy 0.94. Then found 2, half another taken: Dice 4/12.5,
    // accuracy 0.915; predicted is 2.5 of 10.
    DiagnosedRun run = table({{"val/dice", joined(constant(6, 12.0 / 18), constant(2, 4 / 12.5))}, {"val/accuracy", joined(constant(6, 0.94), constant(2, 0.915))}});
    run.info.valForeground = 0.10;
    const auto verdict = run.said("run.foreground_collapse");
    QVERIFY(verdict);
    QCOMPARE(verdict->sinceEpoch, 7.0);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("val/dice 0.67 → 0.32, val/accuracy 0.94 → 0.92; worked out from them, predicted foreground 2.5 % of 10.0 %"));
    QCOMPARE(verdict->series, (std::vector<std::string>{"val/dice", "val/accuracy"}));
}

void TestForeignTables::zeroDiceAfterLearningIsACollapse()
{
    const Columns columns{{"val/dice", {0.2, 0.4, 0.55, 0.62, 0, 0, 0}}};
    QVERIFY(!collapseOf(first(columns, 5)));  // one epoch may be an accident
    const auto verdict = collapseOf(first(columns, 6));
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Error);
    QCOMPARE(verdict->sinceEpoch, 5.0);
    QCOMPARE(evidenceOf(columns), QStringLiteral("val/dice 0.55 → 0.00"));
}

void TestForeignTables::collapseFromTheStartIsNamedAtTheThirdEpoch()
{
    // BCE on polyps of 2.9 % of the picture; Dice is smoothed by 1e-8.
    const Columns columns{{"train/loss", {0.65, 0.55, 0.47, 0.40, 0.34, 0.30, 0.27}}, {"val/dice", constant(7, 8e-9)}, {"val/accuracy", constant(7, 0.971)}};
    QVERIFY(!collapseOf(first(columns, 2)));
    QCOMPARE(collapseOf(first(columns, 3))->severity, audit::Severity::Error);  // the record ends in it
    QCOMPARE(collapseOf(columns)->severity, audit::Severity::Error);
    QCOMPARE(collapseOf(columns)->sinceEpoch, 1.0);
    QCOMPARE(evidenceOf(columns), QStringLiteral("val/dice 0.00, val/accuracy 0.97; worked out from them, predicted foreground 0.0 % of 2.9 %"));
}

void TestForeignTables::meanWithTheBackgroundHasItsOwnFloor()
{
    // Background alone: IoU (0.9015 + 0) / 2.
    const Columns columns{{"val/iou", joined({0.55, 0.62, 0.70, 0.71}, constant(3, 0.45075))}, {"val/accuracy", joined({0.91, 0.93, 0.95, 0.95}, constant(3, 0.9015))}};
    const auto verdict = collapseOf(columns);
    QVERIFY(verdict);
    QCOMPARE(verdict->sinceEpoch, 5.0);
    QVERIFY(evidenceOf(columns).endsWith("predicted foreground 0.0 % of 9.9 %"));
    // The same fall of the mean while the accuracy moves is something else.
    QVERIFY(!collapseOf({{"val/iou", columns.at("val/iou")}, {"val/accuracy", {0.91, 0.93, 0.95, 0.95, 0.93, 0.92, 0.94}}}));
}

void TestForeignTables::diceOfProbabilitiesIsNeverZero()
{
    QVERIFY(collapseOf({{"val/dice", {0.10, 0.12, 0.13, 0.15}}, {"val/accuracy", constant(4, 0.93)}}));
    QVERIFY(!collapseOf({{"val/dice", {0.10, 0.12, 0.13, 0.15}}, {"val/accuracy", {0.90, 0.91, 0.925, 0.93}}}));
}

void TestForeignTables::emptyPicturesKeepTheMeanHigh()
{
    // Six pictures of ten have no foreground and score 1 where nothing is predicted. With all its digits the accuracy cannot stand still while the
    // loss moves, unless every prediction is the same.
    const Columns columns{{"val/dice", joined({0.3}, constant(5, 0.64))}, {"val/accuracy", joined({0.95}, constant(5, 0.98971234))}, {"val/loss", {0.5, 0.3, 0.2, 0.12, 0.09, 0.07}}};
    QVERIFY(collapseOf(columns));
    Columns moving = columns;
    moving["val/accuracy"] = {0.95, 0.98971, 0.98975, 0.98977, 0.98973, 0.98979};
    QVERIFY(!collapseOf(moving));
}

void TestForeignTables::precisionAndRecallTellToo()
{
    // Of 100 pixels 10 are foreground: found 5, 6, 7 and 7, with 3.3, 2.6, 1.75 and 1.75 others.
    const Columns columns{{"val/precision", {0.6, 0.7, 0.8, 0.8, 0, 0, 0, 0}}, {"val/recall", {0.5, 0.6, 0.7, 0.7, 0, 0, 0, 0}},
                          {"val/accuracy", {0.9167, 0.9343, 0.9525, 0.9525, 0.9, 0.9, 0.9, 0.9}}};
    const auto verdict = collapseOf(columns);
    QVERIFY(verdict);
    QCOMPARE(verdict->sinceEpoch, 5.0);
    QVERIFY(diagnosis::message(*verdict).find("positive class") != std::string::npos);  // nothing says that it is of pixels
    QVERIFY(evidenceOf(columns).endsWith("predicted positives 0.0 % of 10.0 %"));
}

void TestForeignTables::percentAreShares()
{
    QVERIFY(collapseOf({{"val/dice", {40, 62, 63, 0, 0}}, {"val/accuracy", {93, 95, 95, 90, 90}}}));
}

void TestForeignTables::sensitivityAndSpecificityAloneAreQuoted()
{
    const Columns columns{{"val/sensitivity", {0.4, 0.1, 0.01, 0, 0, 0}}, {"val/specificity", {0.7, 0.97, 0.999, 1, 1, 1}}};
    QCOMPARE(evidenceOf(columns), QStringLiteral("sensitivity 0.00, specificity 1.00"));
}

void TestForeignTables::aSlowStartIsNone()
{
    // A real U-Net under BCE + Dice: for two epochs hardly anything is predicted.
    QVERIFY(!collapseOf({{"val/dice", {0.071, 0.087, 0.0007, 0.009, 0.197, 0.164, 0.315, 0.444, 0.385, 0.362}},
                         {"val/accuracy", {0.241, 0.890, 0.9641, 0.9671, 0.836, 0.9734, 0.9744, 0.966, 0.977, 0.977}}}));
}

void TestForeignTables::anEpochWithoutDetectionsIsNone()
{
    QVERIFY(!collapseOf({{"val/precision", {0.6, 0, 0.8, 0.8}}, {"val/recall", {0.5, 0, 0.7, 0.7}}, {"val/accuracy", {0.93, 0.9, 0.9525, 0.9525}}}));
    DiagnosedRun detector = table({{"val/map50", constant(6, 0.0)}, {"val/precision", constant(6, 0.0)}, {"val/recall", constant(6, 0.0)}, {"val/accuracy", constant(6, 0.9)}});
    QVERIFY(!detector.said("run.foreground_collapse"));
}

void TestForeignTables::aConvergedRunIsNone()
{
    QVERIFY(!collapseOf({{"val/dice", joined({0.3, 0.6, 0.8}, constant(6, 0.85))}, {"val/accuracy", joined({0.92, 0.95, 0.97}, constant(6, 0.9751))},
                         {"val/loss", {0.5, 0.3, 0.2, 0.19, 0.188, 0.187, 0.1865, 0.186, 0.1855}}}));
}

void TestForeignTables::whatCannotBeToldIsSaid()
{
    const DiagnosedRun run = table({{"train/loss", constant(6, 0.3)}, {"val/accuracy", constant(6, 0.9)}});
    QCOMPARE(run.lacking("run.foreground_collapse"), (std::vector<std::string>{"val/sensitivity (or val/dice, val/iou)"}));
}

void TestForeignTables::aHarmfulRiseOfTheRateIsNoArtefact()
{
    // A restart at a hundred times the rate that ends learning.
    const auto loss = joined({0.60, 0.45, 0.38, 0.32, 0.28, 0.26, 0.24, 0.22}, {1895, 0.7, 0.69, 0.69, 0.69, 0.69});
    const DiagnosedRun run = table({{"train/loss", loss}, {"train/lr", joined(constant(8, 0.001), constant(6, 0.1))}});
    QVERIFY(!run.said("run.schedule_artefact"));
}

void TestForeignTables::everythingForegroundIsToldByDiceAndAccuracy()
{
    // A tenth is foreground: Dice 2 x 10 / (100 + 10).
    const DiagnosedRun run = table({{"val/dice", constant(6, 20.0 / 110)}, {"val/accuracy", constant(6, 0.1)}});
    const auto verdict = run.said("run.predicts_everything");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("sensitivity 1.00, specificity 0.00, predicted foreground 100.0 % of 10.0 %"));
    QVERIFY(!run.said("run.foreground_collapse"));
    QVERIFY(!table({{"val/dice", constant(6, 0.7)}, {"val/accuracy", constant(6, 0.95)}}).said("run.predicts_everything"));
}

void TestForeignTables::overfittingIsSeenInLossesAlone()
{
    const auto training = test::decay(30, 0.6, 8, 0.02);
    std::vector<double> turns;
    std::vector<double> rises;
    for (std::size_t i = 0; i < 30; ++i) {
        const double after = i < 10 ? 0 : static_cast<double>(i - 10);
        turns.push_back(training[std::min<std::size_t>(i, 10)] + 0.1 + 0.02 * after);
        rises.push_back(training[std::min<std::size_t>(i, 10)] + 0.1 + 0.001 * after);  // a network that grows surer
    }
    const auto verdict = table({{"train/loss", training}, {"val/loss", turns}}).said("run.overfitting");
    QVERIFY(verdict);
    QVERIFY(verdict->sinceEpoch >= 9 && verdict->sinceEpoch <= 14);
    QVERIFY(QString::fromStdString(diagnosis::evidence(*verdict)).startsWith("val/loss 0."));
    QVERIFY(diagnosis::message(*verdict).find("at epoch 1") != std::string::npos);
    QVERIFY(!table({{"train/loss", training}, {"val/loss", rises}}).said("run.overfitting"));
}

void TestForeignTables::aLikelihoodMayBeNegative()
{
    QVERIFY(!table({{"train/rle_loss", {0.5, -0.2, -0.9, -1.4, -1.6}}, {"val/map50", constant(5, 0.5)}}).said("run.negative_loss"));
    QVERIFY(table({{"train/box_loss", {0.5, -0.2, -0.9, -1.4, -1.6}}, {"val/map50", constant(5, 0.5)}}).said("run.negative_loss"));
}

void TestForeignTables::aSetbackThatValidationDoesNotShareIsNoDivergence()
{
    // A small Keras classifier whose training loss jumps once, late, and comes down again.
    const std::vector<double> training{0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.35, 0.31, 0.28, 0.25, 0.24, 0.22, 0.68, 0.50, 0.48, 0.47, 0.46, 0.45};
    const std::vector<double> validation{0.98, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.38, 0.35, 0.30, 0.27, 0.24, 0.19, 0.48, 0.27, 0.34, 0.30, 0.25, 0.23};
    QVERIFY(table({{"train/loss", training}}).said("run.diverged"));
    QVERIFY(!table({{"train/loss", training}, {"val/loss", validation}}).said("run.diverged"));
}

QTEST_GUILESS_MAIN(TestForeignTables)
#include "tst_foreign_tables.moc"
