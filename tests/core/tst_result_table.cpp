#include "core/report/result_table.h"

#include <QTest>

#include <limits>

using namespace gg::report;

namespace {

ResultCell words(const std::string& text)
{
    return {.text = text};
}

ResultCell number(double value, std::optional<double> spread = {})
{
    return {.value = value, .spread = spread};
}

/// Two losses; of the first the Dice is known over three seeds.
ResultTable twoRuns()
{
    return {.columns = {{.title = "run", .numbers = false},
                        {.title = "Dice", .best = ResultColumn::Best::Largest},
                        {.title = "loss", .best = ResultColumn::Best::Smallest, .decimals = 2}},
            .rows = {{words("bce_dice"), number(0.71249, 0.011), number(0.404)}, {words("bce, 50 %"), number(0.5), number(0.4012)}, {words("gone"), {}, {}}}};
}

}  // namespace

class TestResultTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void csvKeepsEveryDigitAndQuotesWhatHasACommaInIt();
    void latexEscapesAndPrintsTheBestInBold();
    void markdownDoesTheSame();
    void whatPrintsAlikeIsEquallyGood();
    void notANumberIsNeverBest();
    void aSmallNumberIsNotPrintedAsZero();
    void aSuffixNamesTheFormat();
};

void TestResultTable::csvKeepsEveryDigitAndQuotesWhatHasACommaInIt()
{
    QCOMPARE(toText(twoRuns(), TableFormat::Csv), std::string("run,Dice,Dice ±,loss\r\nbce_dice,0.71249,0.011,0.404\r\n\"bce, 50 %\",0.5,,0.4012\r\ngone,,,\r\n"));
}

void TestResultTable::latexEscapesAndPrintsTheBestInBold()
{
    // 0.404 and 0.4012 are both printed as 0.40.
    QCOMPARE(toText(twoRuns(), TableFormat::Latex), std::string("% needs \\usepackage{booktabs}\n\\begin{tabular}{lrr}\n\\toprule\nrun & Dice & loss \\\\\n\\midrule\n"
                                                                "bce\\_dice & \\textbf{0.712 $\\pm$ 0.011} & \\textbf{0.40} \\\\\n"
                                                                "bce, 50 \\% & 0.500 & \\textbf{0.40} \\\\\n"
                                                                "gone & – & – \\\\\n\\bottomrule\n\\end{tabular}\n"));
}

void TestResultTable::markdownDoesTheSame()
{
    QCOMPARE(toText(twoRuns(), TableFormat::Markdown), std::string("| run | Dice | loss |\n| --- | ---: | ---: |\n"
                                                                   "| bce\\_dice | **0.712 ± 0.011** | **0.40** |\n"
                                                                   "| bce, 50 % | 0.500 | **0.40** |\n"
                                                                   "| gone | – | – |\n"));
}

void TestResultTable::whatPrintsAlikeIsEquallyGood()
{
    const ResultTable table{.columns = {{.title = "AP", .best = ResultColumn::Best::Largest, .decimals = 2}}, .rows = {{number(0.514)}, {number(0.512)}, {number(0.49)}}};
    QCOMPARE(bestRows(table, 0), (std::vector<bool>{true, true, false}));
}

void TestResultTable::notANumberIsNeverBest()
{
    const ResultTable table{.columns = {{.title = "loss", .best = ResultColumn::Best::Smallest}},
                            .rows = {{number(std::numeric_limits<double>::quiet_NaN())}, {number(-std::numeric_limits<double>::infinity())}, {number(2)}}};
    QCOMPARE(bestRows(table, 0), (std::vector<bool>{false, false, true}));
}

void TestResultTable::aSmallNumberIsNotPrintedAsZero()
{
    const ResultTable table{.columns = {{.title = "lr"}}, .rows = {{number(0.0001)}, {number(0)}, {number(0.0006)}}};
    QCOMPARE(toText(table, TableFormat::Markdown), std::string("| lr |\n| ---: |\n| 1.00e-04 |\n| 0.000 |\n| 0.001 |\n"));
}

void TestResultTable::aSuffixNamesTheFormat()
{
    QVERIFY(tableFormatOf("results.tex") == TableFormat::Latex);
    QVERIFY(tableFormatOf("results.md") == TableFormat::Markdown);
    QVERIFY(!tableFormatOf("results.pdf"));
}

QTEST_APPLESS_MAIN(TestResultTable)
#include "tst_result_table.moc"
