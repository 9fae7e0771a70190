#include "tests/core/dataset_folder.h"
#include "tests/support/command_line.h"

#include <opencv2/imgcodecs.hpp>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using gg::test::DatasetFolder;

/// `groundglass-cli evaluate` on folders of predicted masks.
class TestEvaluateMasksCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFolderOfMasksIsScored();
    void whatDoesNotFitIsNamed();
    void twoFoldersAreCompared();
    void otherImagesCannotBeCompared();
    void foregroundMayBeDark();
    void foldersOfEpochsAreASeries();
    void anEnsembleOfMasksIsTheirMajority();
};

namespace {

/// Twelve images of 40 x 20 whose left half is foreground.
class Halves {
public:
    Halves()
    {
        for (int i = 0; i < 12; ++i) {
            m_truth.image("images/" + name(i) + ".jpg", 40, 20);
            m_truth.mask("masks/" + name(i) + ".png", 0.5, 40, 20);
        }
    }

    /// Masks of which the left `share` is foreground, one each.
    void predict(const std::string& folder, double share, int images = 12) const
    {
        for (int i = 0; i < images; ++i) {
            m_predicted.mask(folder + "/" + name(i) + ".png", share, 40, 20);
        }
    }

    gg::test::CommandOutcome evaluate(const QString& folder, const QStringList& further = {}) const
    {
        return gg::test::runCli(QStringList{QStringLiteral("evaluate"), QStringLiteral("--truth"), QString::fromStdString(m_truth.path()),
                                        QStringLiteral("--predictions"), predicted(folder)} + further);
    }
    QJsonObject json(const QString& folder, const QStringList& further = {}) const
    {
        return evaluate(folder, further + QStringList{QStringLiteral("--json"), QStringLiteral("-")}).json();
    }
    QString predicted(const QString& folder) const { return QString::fromStdString(m_predicted.path(folder.toStdString())); }
    static std::string name(int i) { return "frame" + std::to_string(100 + i); }

private:
    DatasetFolder m_truth;
    DatasetFolder m_predicted;
};

}  // namespace

void TestEvaluateMasksCommand::aFolderOfMasksIsScored()
{
    const Halves halves;
    halves.predict("quarter", 0.25);
    const QJsonObject found = halves.json(QStringLiteral("quarter"))[QLatin1String("segmentation")].toObject();
    QCOMPARE(found[QLatin1String("images")].toInt(), 12);
    const QJsonObject micro = found[QLatin1String("pooled")][QLatin1String("micro")].toObject();
    QCOMPARE(micro[QLatin1String("sensitivity")].toDouble(), 0.5);
    QCOMPARE(micro[QLatin1String("specificity")].toDouble(), 1.0);
    QCOMPARE(micro[QLatin1String("dice")].toDouble(), 2.0 / 3.0);
    QVERIFY(found[QLatin1String("thresholds")].isNull());
    const gg::test::CommandOutcome text = halves.evaluate(QStringLiteral("quarter"));
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.output.contains(QStringLiteral("0.6667")));
}

void TestEvaluateMasksCommand::whatDoesNotFitIsNamed()
{
    const Halves halves;
    halves.predict("some", 0.5, 10);
    QFile broken(halves.predicted(QStringLiteral("some/frame103.png")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no picture");
    broken.close();
    const QJsonObject found = halves.json(QStringLiteral("some"))[QLatin1String("segmentation")].toObject();
    QCOMPARE(found[QLatin1String("images")].toInt(), 9);
    QStringList kinds;
    for (const auto& issue : found[QLatin1String("issues")].toArray()) {
        kinds << issue[QLatin1String("kind")].toString() + QLatin1Char(' ') + QString::number(issue[QLatin1String("count")].toInt());
        QVERIFY(!issue[QLatin1String("message")].toString().isEmpty());
    }
    kinds.sort();
    QCOMPARE(kinds, (QStringList{QStringLiteral("missing_masks 2"), QStringLiteral("unreadable_file 1")}));
}

void TestEvaluateMasksCommand::twoFoldersAreCompared()
{
    const Halves halves;
    halves.predict("quarter", 0.25);
    halves.predict("half", 0.5);
    const QStringList against{QStringLiteral("--against"), halves.predicted(QStringLiteral("half"))};
    const QJsonObject compared = halves.json(QStringLiteral("quarter"), against)[QLatin1String("against")].toObject();
    const QJsonObject dice = compared[QLatin1String("dice")].toObject();
    QVERIFY(std::abs(dice[QLatin1String("difference")].toDouble() - 1.0 / 3.0) < 1e-12);
    QCOMPARE(dice[QLatin1String("images")].toInt(), 12);
    QVERIFY(!dice[QLatin1String("within_noise")].toBool(true));
    QVERIFY(halves.evaluate(QStringLiteral("quarter"), against).output.contains(QStringLiteral("more than noise")));
    const QStringList itself{QStringLiteral("--against"), halves.predicted(QStringLiteral("quarter"))};
    QVERIFY(halves.evaluate(QStringLiteral("quarter"), itself).output.contains(QStringLiteral("within noise")));
}

void TestEvaluateMasksCommand::otherImagesCannotBeCompared()
{
    const Halves halves;
    halves.predict("first", 0.5, 1);
    QVERIFY(QFile::exists(halves.predicted(QStringLiteral("first"))));
    halves.predict("all", 0.5);
    QDir(halves.predicted(QStringLiteral("all"))).remove(QStringLiteral("frame100.png"));
    const gg::test::CommandOutcome outcome = halves.evaluate(QStringLiteral("first"), {QStringLiteral("--against"), halves.predicted(QStringLiteral("all"))});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.errors.contains(QStringLiteral("other images")), qPrintable(outcome.errors));
}

void TestEvaluateMasksCommand::foldersOfEpochsAreASeries()
{
    const Halves halves;
    halves.predict("run/epoch_1", 0.25);
    halves.predict("run/epoch_2", 0.5);
    const QJsonObject found = halves.json(QStringLiteral("run"))[QLatin1String("segmentation")].toObject();
    QCOMPARE(found[QLatin1String("epoch")].toInt(), 2);
    QCOMPARE(found[QLatin1String("epochs")][QLatin1String("epoch")].toArray(), (QJsonArray{1, 2}));
    QCOMPARE(found[QLatin1String("epochs")][QLatin1String("sensitivity")].toArray(), (QJsonArray{0.5, 1.0}));
    const QJsonObject first = halves.json(QStringLiteral("run"), {QStringLiteral("--epoch"), QStringLiteral("1")});
    QCOMPARE(first[QLatin1String("segmentation")][QLatin1String("pooled")][QLatin1String("micro")][QLatin1String("sensitivity")].toDouble(), 0.5);
    const gg::test::CommandOutcome none = halves.evaluate(QStringLiteral("run"), {QStringLiteral("--epoch"), QStringLiteral("7")});
    QCOMPARE(none.exitCode, 2);
    QVERIFY2(none.errors.contains(QStringLiteral("2 epochs, from 1 to 2")), qPrintable(none.errors));
    // A folder of one prediction against one of several: its newest epoch.
    halves.predict("quarter", 0.25);
    const QJsonObject compared = halves.json(QStringLiteral("quarter"), {QStringLiteral("--against"), halves.predicted(QStringLiteral("run"))});
    QVERIFY(std::abs(compared[QLatin1String("against")][QLatin1String("dice")][QLatin1String("difference")].toDouble() - 1.0 / 3.0) < 1e-12);
}

void TestEvaluateMasksCommand::foregroundMayBeDark()
{
    const Halves halves;
    halves.predict("quarter", 0.25);
    const QJsonObject found = halves.json(QStringLiteral("quarter"), {QStringLiteral("--mask-foreground"), QStringLiteral("dark"), QStringLiteral("--predicted-foreground"),
                                                                     QStringLiteral("dark")})[QLatin1String("segmentation")].toObject();
    // Foreground is the right half, predicted are three quarters.
    QCOMPARE(found[QLatin1String("pooled")][QLatin1String("micro")][QLatin1String("iou")].toDouble(), 2.0 / 3.0);
}

void TestEvaluateMasksCommand::anEnsembleOfMasksIsTheirMajority()
{
    const Halves halves;
    halves.predict("right", 0.5);
    halves.predict("wide", 0.75);
    halves.predict("right2", 0.5);
    const QStringList others{QStringLiteral("--ensemble"), halves.predicted(QStringLiteral("wide")), halves.predicted(QStringLiteral("right2"))};
    const auto outcome = halves.evaluate(QStringLiteral("right"), others);
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
    QVERIFY2(outcome.errors.contains(QStringLiteral("12 masks fused by the majority of their labels")), qPrintable(outcome.errors));
    // Two of three are right everywhere.
    const auto alone = halves.evaluate(QStringLiteral("right"));
    QCOMPARE(outcome.output.section(QLatin1Char('\n'), 1), alone.output.section(QLatin1Char('\n'), 1));
}

QTEST_APPLESS_MAIN(TestEvaluateMasksCommand)
#include "tst_evaluate_masks_command.moc"
