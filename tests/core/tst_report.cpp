#include "core/report/report.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace gg;

namespace {

runs::Run exampleRun(const std::string& name, const std::string& loss)
{
    runs::Run run;
    run.folder = "/runs/" + name;
    run.info.name = name;
    run.info.configYaml = "loss: " + loss + "\n";
    run.info.epochs = 20;
    run.info.valForeground = 0.092;
    std::vector<runs::RunEvent> events(2);
    const std::vector<std::pair<double, double>> values{{0.424, 0.896}, {0.268, 0.981}};
    for (std::size_t i = 0; i < 2; ++i) {
        events[i].kind = runs::EventKind::Epoch;
        events[i].epoch = static_cast<double>(i + 1);
        events[i].step = static_cast<std::int64_t>(60 * (i + 1));
        events[i].values = {{"val/sensitivity", values[i].first}, {"val/specificity", values[i].second}};
    }
    run.history.append(events);
    return run;
}

dataset::Dataset exampleDataset()
{
    dataset::Dataset data;
    data.name = "<b>polyps</b> & \"more\"";
    data.root = "/data";
    data.task = dataset::Task::Segmentation;
    data.format = dataset::Format::ImageMask;
    data.splits = {"all"};
    data.records.resize(3);
    data.records[0].state = dataset::LabelState::Labelled;
    return data;
}

QString text(const std::string& html)
{
    return QString::fromStdString(html);
}

/// Nothing that a page could fetch or run: it must read the same in ten years and on a machine without a network.
void verifySelfContained(const QString& html)
{
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    QVERIFY(!html.contains("<script"));
    QVERIFY(!html.contains("<link"));
    QVERIFY(!QRegularExpression("(src|href)=\"(?!data:)").match(html).hasMatch());
    QVERIFY(!html.contains("url("));
    // Every element that is opened is closed: the body is well-formed once its one void element is.
    QString body = html.mid(html.indexOf("<body>"));
    body = body.left(body.indexOf("</body>") + 7).replace(QRegularExpression("(<img [^>]*)>"), "\\1/>");
    QXmlStreamReader reader(body);
    while (!reader.atEnd()) {
        reader.readNext();
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

}  // namespace

class TestReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDataSetReportNamesRulesAndPlaces();
    void listsOfPlacesEndWithTheRest();
    void aCleanDataSetSaysSo();
    void aRunReportHoldsVerdictDifferenceAndEpochs();
    void drawingsArePartOfThePage();
};

void TestReport::aDataSetReportNamesRulesAndPlaces()
{
    audit::Report found;
    audit::Finding finding;
    finding.rule = "label.missing";
    finding.severity = audit::Severity::Error;
    finding.file = "images/<1>.png";
    finding.line = 7;
    found.findings = {finding};
    const QString html = text(report::htmlReport(exampleDataset(), found));
    verifySelfContained(html);
    QVERIFY(html.contains("&lt;b&gt;polyps&lt;/b&gt; &amp; &quot;more&quot;"));
    QVERIFY(html.contains("images/&lt;1&gt;.png:7"));
    QVERIFY(html.contains("label.missing"));
    QVERIFY(html.contains("Why it matters"));
    QVERIFY(html.contains("Remedy"));
}

void TestReport::listsOfPlacesEndWithTheRest()
{
    audit::Report found;
    for (int i = 0; i < 1030; ++i) {
        audit::Finding finding;
        finding.rule = "label.missing";
        finding.file = "images/" + std::to_string(i) + ".png";
        found.findings.push_back(finding);
    }
    const QString html = text(report::htmlReport(exampleDataset(), found, {.placesPerRule = 20}));
    QVERIFY(html.contains("images/19.png"));
    QVERIFY(!html.contains("images/20.png"));
    QVERIFY(html.contains("1,010 more"));
}

void TestReport::aCleanDataSetSaysSo()
{
    QVERIFY(text(report::htmlReport(exampleDataset(), {})).contains("Nothing was found to be wrong."));
}

void TestReport::aRunReportHoldsVerdictDifferenceAndEpochs()
{
    const runs::Run a = exampleRun("bce", "bce");
    const runs::Run b = exampleRun("both", "bce_dice");
    const QString html = text(report::htmlReport({&a, &b}, runs::compareRuns({&a, &b}, {})));
    verifySelfContained(html);
    QVERIFY(html.contains("sensitivity 0.42 → 0.27, specificity 0.90 → 0.98"));
    QVERIFY(html.contains("Train with BCE + Dice."));
    QVERIFY(html.contains("<h4>Before trusting a number</h4>"));
    QVERIFY(html.contains("<td class=\"failed\">▲ not in order</td><td>The foreground did not collapse</td>"));
    QVERIFY(html.contains("<td><code>loss</code></td><td>bce</td><td>bce_dice</td>"));
    QVERIFY(html.contains("<td class=\"number\">2</td><td class=\"number\">0.2680</td><td class=\"number\">0.9810</td>"));
    QVERIFY(!text(report::htmlReport({&a}, runs::compareRuns({&a}, {}))).contains("What differs"));
}

void TestReport::drawingsArePartOfThePage()
{
    const runs::Run a = exampleRun("bce", "bce");
    const std::string svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><text>100 % \"é\" #1</text></svg>";
    const QString html = text(report::htmlReport({&a}, runs::compareRuns({&a}, {}), {{.caption = "Loss & co", .svg = svg}}));
    verifySelfContained(html);
    const auto match = QRegularExpression("src=\"data:image/svg\\+xml,([^\"]*)\"").match(html);
    QVERIFY(match.hasMatch());
    QCOMPARE(QByteArray::fromPercentEncoding(match.captured(1).toLatin1()), QByteArray::fromStdString(svg));
    QVERIFY(html.contains("<figcaption>Loss &amp; co</figcaption>"));
}

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
