#include "core/runs/run_folder.h"
#include "tests/support/command_line.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"
#include "widgets/figures/figure_writing.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QTest>

using namespace gg;
using namespace gg::widgets;

namespace {

QByteArray contents(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

}  // namespace

/// groundglass-cli figure --recipe, which starts the window's program without a window.
class FigureCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::TemporaryFolder>();
        m_run = m_folder->path() + "/run";
        runs::RunInfo info;
        info.name = "run";
        info.configYaml = "epochs: 10\n";
        info.epochs = 10;
        m_writer = runs::RunFolderWriter::create(m_run, info);
        writeEpochs(1, 3);
        ComposedFigure figure{.widthMm = 84, .rowsMm = {40, 20}, .columns = 1};
        figure.runs = {{QString::fromStdString(m_run), QColor(0, 0x72, 0xb2), QStringLiteral("mine")}};
        figure.panels.push_back({.what = QStringLiteral("dice_iou"), .cells = QRect(0, 0, 1, 1)});
        figure.panels.push_back({.what = QStringLiteral("table"), .cells = QRect(0, 1, 1, 1)});
        figure.format = QStringLiteral("pdf,png,tex");
        figure.dpi = 150;
        m_recipe = place("paper.figure.json");
        QFile file(m_recipe);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toJson(figure));
    }

    void aRecipeDrawsItsFormatsBesideIt()
    {
        const test::CommandOutcome outcome = test::runCli({QStringLiteral("figure"), QStringLiteral("--recipe"), m_recipe});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(contents(place("paper.pdf")).startsWith("%PDF-"));
        QCOMPARE(QImage(place("paper.png")).size(), QSize(qRound(84 / 25.4 * 150), qRound(63 / 25.4 * 150)));
        QVERIFY(contents(place("paper.tex")).contains("mine & 0.530"));
        QVERIFY(outcome.output.contains(place("paper.pdf")));
    }

    void theRecipeShowsWhatTheRunHasGrownTo()
    {
        QCOMPARE(test::runCli({QStringLiteral("figure"), QStringLiteral("--recipe"), m_recipe}).exitCode, 0);
        const QByteArray before = contents(place("paper.csv"));
        QVERIFY(before.contains("mine,Dice,3,0.53\n"));
        QVERIFY(!before.contains("mine,Dice,4"));
        writeEpochs(4, 5);
        QCOMPARE(test::runCli({QStringLiteral("figure"), QStringLiteral("--recipe"), m_recipe}).exitCode, 0);
        QVERIFY(contents(place("paper.csv")).contains("mine,Dice,5,0.55\n"));
        QVERIFY(contents(place("paper.tex")).contains("mine & 0.550"));
    }

    void theFormatOfOutIsTheOneThatIsWritten()
    {
        const test::CommandOutcome outcome = test::runCli({QStringLiteral("figure"), QStringLiteral("--recipe"), m_recipe, QStringLiteral("--out"), place("other.svg")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(contents(place("other.svg")).contains("width=\"84mm\" height=\"63mm\""));
        QVERIFY(!QFileInfo::exists(place("paper.pdf")));
    }

    void whatIsWrongIsNamedAndNothingIsWritten()
    {
        QByteArray json = contents(m_recipe);
        json.replace("dice_iou", "dice");
        QFile file(m_recipe);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(json);
        file.close();
        const test::CommandOutcome outcome = test::runCli({QStringLiteral("figure"), QStringLiteral("--recipe"), m_recipe});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains(QStringLiteral("panel a: dice")), qPrintable(outcome.errors));
        QVERIFY(!QFileInfo::exists(place("paper.pdf")));
        const test::CommandOutcome missing = test::runCli({QStringLiteral("figure"), QStringLiteral("--recipe"), place("none.figure.json")});
        QCOMPARE(missing.exitCode, 2);
        QVERIFY(missing.errors.contains(QStringLiteral("none.figure.json")));
        QCOMPARE(test::runCli({QStringLiteral("figure"), QStringLiteral("--recipe"), m_recipe, QString::fromStdString(m_run)}).exitCode, 2);
    }

    void aRunOfAnotherToolIsDrawn()
    {
        GG_REQUIRE_DATA("runs/yolov5_radar/exp5");
        const QString run = QString::fromStdString(test::dataPath("runs/yolov5_radar/exp5"));
        const test::CommandOutcome outcome = test::runCli({QStringLiteral("figure"), run, QStringLiteral("--chart"), QStringLiteral("map"), QStringLiteral("--out"), place("exp5.svg")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        // 100 epochs; the first two values as results.csv has them.
        const QByteArray csv = contents(place("exp5.csv"));
        QCOMPARE(csv.count('\n'), 201);
        QVERIFY(csv.contains(",mAP50,1,0.20309\n"));
        QVERIFY(csv.contains(",mAP50,2,0.17237\n"));
    }

    /// A column that no tool is known to write, in the words of a file.
    void runsOfOtherToolsAreReadInOwnWords()
    {
        put("foreign/log.csv", "epoch,my_dsc\n1,0.4\n2,0.5\n3,0.55\n");
        put("words.yaml", "- {raw: my_dsc, name: val/dice}\n");
        const QStringList draw{QStringLiteral("figure"), place("foreign"), QStringLiteral("--chart"), QStringLiteral("dice_iou"), QStringLiteral("--out"), place("own.svg")};
        QCOMPARE(test::runCli(draw).exitCode, 2);
        const test::CommandOutcome outcome = test::runCli(draw + QStringList{QStringLiteral("--words"), place("words.yaml")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(contents(place("own.csv")).contains(",Dice,3,0.55\n"));
    }

    void predictionsAreEvaluatedAgainAndKeptForWhenTheyAreGone()
    {
        put("truth.json", R"({"images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 100}, {"id": 2, "file_name": "b.jpg", "width": 100, "height": 100}],
            "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 40, 40], "area": 1600, "iscrowd": 0},
            {"id": 2, "image_id": 2, "category_id": 1, "bbox": [10, 10, 40, 40], "area": 1600, "iscrowd": 0}], "categories": [{"id": 1, "name": "cat"}]})");
        const char* first = R"({"image_id": 1, "category_id": 1, "bbox": [10, 10, 40, 40], "score": 0.9})";
        const char* second = R"({"image_id": 2, "category_id": 1, "bbox": [10, 10, 40, 40], "score": 0.8})";
        put("predictions.json", QByteArray("[") + first + "]");
        ComposedFigure figure{.widthMm = 84, .rowsMm = {60}, .columns = 1};
        figure.panels.push_back({.what = QStringLiteral("confusion_matrix"),
                                 .evaluation = EvaluationRecipe{.figure = QStringLiteral("confusion_matrix"),
                                                                .input = {.predictions = place("predictions.json"), .truth = place("truth.json")},
                                                                .scale = MatrixScale::Counts}});
        put("matrix.figure.json", toJson(figure));
        const QStringList draw{QStringLiteral("figure"), QStringLiteral("--recipe"), place("matrix.figure.json")};
        test::CommandOutcome outcome = test::runCli(draw);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(contents(place("matrix.csv")).contains("cat,cat,1,"), contents(place("matrix.csv")).constData());
        put("predictions.json", QByteArray("[") + first + "," + second + "]");
        outcome = test::runCli(draw);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(contents(place("matrix.csv")).contains("cat,cat,2,"));
        QVERIFY(QFile::remove(place("predictions.json")));
        outcome = test::runCli(draw);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(contents(place("matrix.csv")).contains("cat,cat,2,"));
        QVERIFY2(outcome.errors.contains(QStringLiteral("panel a: the numbers of the last time are shown")), qPrintable(outcome.errors));
        QVERIFY(outcome.errors.contains(place("predictions.json")));
    }

    void aBrokenRecipeIsNamedByItsLine()
    {
        QByteArray json = contents(m_recipe);
        const auto line = 1 + json.left(json.indexOf("\"line_pt\"")).count('\n');
        json.replace("\"line_pt\": 1", "\"line_pt\": \"thick\"");
        put("paper.figure.json", json);
        const test::CommandOutcome outcome = test::runCli({QStringLiteral("figure"), QStringLiteral("--recipe"), m_recipe});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains(QStringLiteral("paper.figure.json: line %1: ").arg(line)), qPrintable(outcome.errors));
    }

private:
    void put(const char* name, const QByteArray& bytes) const
    {
        const QString path = place(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }

    QString place(const char* name) const { return QString::fromStdString(m_folder->path()) + QLatin1Char('/') + QLatin1String(name); }

    void writeEpochs(int first, int last)
    {
        for (int epoch = first; epoch <= last; ++epoch) {
            m_writer->event({.kind = runs::EventKind::Epoch,
                             .time = 1000.0 + epoch,
                             .step = epoch * 10,
                             .epoch = static_cast<double>(epoch),
                             .values = {{"val/dice", (50 + epoch) / 100.0}, {"val/iou", (30 + epoch) / 100.0}},
                             .text = {},
                             .message = {}});
        }
    }

    std::unique_ptr<test::TemporaryFolder> m_folder;
    std::unique_ptr<runs::RunFolderWriter> m_writer;
    std::string m_run;
    QString m_recipe;
};

QTEST_MAIN(FigureCommandTest)
#include "tst_figure_command.moc"
