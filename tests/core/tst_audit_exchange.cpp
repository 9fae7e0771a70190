#include "core/audit/acceptance.h"
#include "core/audit/audit.h"
#include "core/audit/difference.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/io/files.h"
#include "dataset_folder.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>

using namespace gg;
using gg::test::DatasetFolder;
using namespace gg::audit;

namespace {

struct Audited {
    dataset::DatasetPtr dataset;
    Report report;
};

Audited auditOf(const DatasetFolder& folder)
{
    JobControl control;
    Audited out;
    out.dataset = dataset::openDataset(folder.path(), control);
    out.report = runAudit(*out.dataset, {.pixels = false}, control);
    return out;
}

const Finding* findRule(const std::vector<Finding>& findings, std::string_view rule)
{
    const auto it = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.rule == rule; });
    return it == findings.end() ? nullptr : &*it;
}

}  // namespace

class TestAuditExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAcceptedFindingStaysAcceptedWhenItsLineMoves();
    void anAcceptanceNeedsAReason();
    void anAcceptanceCoversWhatWasSeenAndNoMore();
    void acceptanceIsUndone();
    void aFileThatIsNoAcceptanceFileIsNamed();
    void theDifferenceNamesWhatBrokeAndWhatGotBetter();
    void aHalfWrittenAuditIsNotCompared();
    void csvQuotesWhatNeedsIt();
    void sarifHoldsRulesPlacesAndSuppressions();

private:
    static void fill(const DatasetFolder& folder, const std::string& label);
};

void TestAuditExchange::fill(const DatasetFolder& folder, const std::string& label)
{
    folder.image("images/train/a.png");
    folder.image("images/val/b.png");
    folder.write("labels/train/a.txt", label);
    folder.write("labels/val/b.txt", "0 0.5 0.5 0.2 0.2\n");
    folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cell]\n");
}

void TestAuditExchange::anAcceptedFindingStaysAcceptedWhenItsLineMoves()
{
    DatasetFolder folder;
    fill(folder, "0 0.5 0.5 0 0.1\n");
    const std::string file = folder.path("accepted.json");
    {
        Audited audited = auditOf(folder);
        const Finding* zero = findRule(audited.report.findings, "label.zero_size");
        QVERIFY(zero != nullptr);
        QCOMPARE(zero->line, 1U);
        AcceptanceStore store(file);
        store.accept(*audited.dataset, {*zero}, "a crack seen edge on");
    }
    fill(folder, "0 0.2 0.2 0.1 0.1\n0 0.5 0.5 0 0.1\n");
    Audited audited = auditOf(folder);
    QCOMPARE(findRule(audited.report.findings, "label.zero_size")->line, 2U);
    applyAcceptances(*audited.dataset, AcceptanceStore(file), audited.report);
    QVERIFY(findRule(audited.report.findings, "label.zero_size") == nullptr);
    QCOMPARE(audited.report.accepted.size(), std::size_t{1});
    QCOMPARE(audited.report.accepted.front().reason, std::string("a crack seen edge on"));
}

void TestAuditExchange::anAcceptanceNeedsAReason()
{
    DatasetFolder folder;
    fill(folder, "0 0.5 0.5 0 0.1\n");
    const Audited audited = auditOf(folder);
    AcceptanceStore store(folder.path("accepted.json"));
    try {
        store.accept(*audited.dataset, audited.report.findings, " \n");
        QFAIL("accepted without a reason");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::InvalidArgument);
    }
    QVERIFY(store.accepted().empty());
}

void TestAuditExchange::anAcceptanceCoversWhatWasSeenAndNoMore()
{
    DatasetFolder folder;
    fill(folder, "0 0.5 0.5 0.2 0.2\n");
    const Audited audited = auditOf(folder);
    Finding finding{.rule = "split.shared_images", .severity = Severity::Error};
    finding.records = {0};
    AcceptanceStore store(folder.path("accepted.json"));
    store.accept(*audited.dataset, {finding}, "the test images are shown on purpose");
    QVERIFY(store.find(*audited.dataset, finding).has_value());
    finding.records = {0, 1};
    QVERIFY(!store.find(*audited.dataset, finding).has_value());
}

void TestAuditExchange::acceptanceIsUndone()
{
    DatasetFolder folder;
    fill(folder, "0 0.5 0.5 0 0.1\n");
    Audited audited = auditOf(folder);
    const std::size_t all = audited.report.findings.size();
    AcceptanceStore store(folder.path("accepted.json"));
    store.accept(*audited.dataset, audited.report.findings, "known");
    applyAcceptances(*audited.dataset, store, audited.report);
    QCOMPARE(audited.report.findings.size(), std::size_t{0});
    QVERIFY(store.undo());
    applyAcceptances(*audited.dataset, store, audited.report);
    QCOMPARE(audited.report.findings.size(), all);
    QVERIFY(audited.report.accepted.empty());
    QVERIFY(!store.undo());
    QVERIFY(AcceptanceStore(folder.path("accepted.json")).accepted().empty());
}

void TestAuditExchange::aFileThatIsNoAcceptanceFileIsNamed()
{
    DatasetFolder folder;
    folder.write("accepted.json", "{\"schema\": \"other\"}");
    try {
        const AcceptanceStore store(folder.path("accepted.json"));
        QFAIL("opened");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Malformed);
        QCOMPARE(error.path(), folder.path("accepted.json"));
    }
}

void TestAuditExchange::theDifferenceNamesWhatBrokeAndWhatGotBetter()
{
    DatasetFolder folder;
    fill(folder, "0 0.5 0.5 0 0.1\n0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.2\n");
    const Audited before = auditOf(folder);
    const std::string file = folder.path("before.json");
    io::writeFileAtomically(file, toJson(*before.dataset, before.report));
    // The box of no width was removed, the doubled one stayed, and another class came that has no name.
    fill(folder, "0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.2\n7 0.1 0.1 0.1 0.1\n");
    const Audited now = auditOf(folder);
    const AuditDifference difference = compareAudits(readAuditJson(file), findingRecords(*now.dataset, now.report));
    const auto has = [](const std::vector<FindingRecord>& records, const char* rule) {
        return std::count_if(records.begin(), records.end(), [&](const FindingRecord& r) { return r.rule == rule; });
    };
    QCOMPARE(has(difference.gone, "label.zero_size"), 1);
    QCOMPARE(has(difference.appeared, "label.class_outside_names"), 1);
    QVERIFY(difference.same >= 1);
    QCOMPARE(has(difference.gone, "label.class_outside_names"), 0);
}

void TestAuditExchange::aHalfWrittenAuditIsNotCompared()
{
    DatasetFolder folder;
    folder.write("before.json", "{\"findings\": [{\"rule\": ");
    try {
        readAuditJson(folder.path("before.json"));
        QFAIL("read");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Malformed);
    }
}

void TestAuditExchange::csvQuotesWhatNeedsIt()
{
    DatasetFolder folder;
    folder.image("images/train/a, \"b\".png");
    folder.image("images/val/b.png");
    folder.write("labels/val/b.txt", "0 0.5 0.5 0.2 0.2\n");
    folder.write("labels/train/x.txt", "");
    folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cell]\n");
    const Audited audited = auditOf(folder);
    const std::string csv = toCsv(*audited.dataset, audited.report);
    QVERIFY(csv.starts_with("severity,rule,file,line,image,count,message,effect,remedy,key,accepted\r\n"));
    QVERIFY(csv.find("warning,label.missing,\"images/train/a, \"\"b\"\".png\",") != std::string::npos);
}

void TestAuditExchange::sarifHoldsRulesPlacesAndSuppressions()
{
    DatasetFolder folder;
    fill(folder, "0 0.5 0.5 0 0.1\n");
    Audited audited = auditOf(folder);
    AcceptanceStore store(folder.path("accepted.json"));
    store.accept(*audited.dataset, {*findRule(audited.report.findings, "label.zero_size")}, "known");
    applyAcceptances(*audited.dataset, store, audited.report);
    const auto log = nlohmann::json::parse(toSarif(*audited.dataset, audited.report));
    QCOMPARE(log.at("version").get<std::string>(), std::string("2.1.0"));
    const auto& run = log.at("runs").at(0);
    const auto& results = run.at("results");
    const auto zero = std::find_if(results.begin(), results.end(), [](const auto& r) { return r.at("ruleId") == "label.zero_size"; });
    QVERIFY(zero != results.end());
    const auto& rule = run.at("tool").at("driver").at("rules").at(zero->at("ruleIndex").template get<std::size_t>());
    QCOMPARE(rule.at("id").get<std::string>(), std::string("label.zero_size"));
    const auto& place = zero->at("locations").at(0).at("physicalLocation");
    QCOMPARE(place.at("artifactLocation").at("uri").get<std::string>(), std::string("labels/train/a.txt"));
    QCOMPARE(place.at("region").at("startLine").get<int>(), 1);
    QCOMPARE(zero->at("suppressions").at(0).at("justification").get<std::string>(), std::string("known"));
}

QTEST_APPLESS_MAIN(TestAuditExchange)
#include "tst_audit_exchange.moc"
