#include "core/diagnosis/check_items.h"
#include "core/diagnosis/checklist.h"
#include "core/diagnosis/rule.h"
#include "core/diagnosis/run_view.h"

#include "core/audit/settings.h"

#include <QTest>

#include <algorithm>
#include <span>

using namespace gg;
using diagnosis::Check;
using diagnosis::CheckState;

namespace {

runs::RunEvent epoch(int number, const std::vector<std::pair<std::string, double>>& values)
{
    return {.kind = runs::EventKind::Epoch, .time = number * 10.0, .step = number * 10, .epoch = static_cast<double>(number), .values = values, .text = {}, .message = {}};
}

/// A detector's run of two epochs.
struct Known {
    runs::RunInfo info;
    runs::RunHistory history;
    diagnosis::RunFacts facts;
    diagnosis::Diagnosis diagnosis;

    Known()
    {
        info.task = "detection";
        info.configYaml = "epochs: 2\nseed: 7\n";
        info.epochs = 2;
        const std::vector<runs::RunEvent> events{epoch(1, {{"val/map50", 0.5}, {"val/map50_95", 0.3}}), epoch(2, {{"val/map50", 0.6}, {"val/map50_95", 0.4}})};
        history.append(std::span(events));
    }

    Check at(const std::string& id) const
    {
        const auto checks = diagnosis::checklist(diagnosis::RunView(info, history, facts), diagnosis);
        const auto found = std::ranges::find(checks, id, &Check::id);
        return found == checks.end() ? Check() : *found;
    }
};

}  // namespace

class TestChecklist : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatNobodyLookedAtIsNotTicked()
    {
        const Known run;
        QCOMPARE(run.at("check.labels").state, CheckState::Unknown);
        QCOMPARE(run.at("check.pairs").state, CheckState::Unknown);
        QCOMPARE(run.at("check.independent").state, CheckState::Unknown);
        QVERIFY(!diagnosis::checkReason(run.at("check.labels")).empty());
    }

    void theAuditTicksAndFails()
    {
        Known run;
        run.facts.audit.emplace();
        QCOMPARE(run.at("check.labels").state, CheckState::Ticked);
        run.facts.audit->findings["label.missing"] = {.places = 3, .images = {"a.jpg"}};
        const Check labels = run.at("check.labels");
        QCOMPARE(labels.state, CheckState::Failed);
        QCOMPARE(diagnosis::checkReason(labels), std::string("Found by the audit: label.missing; places: 3."));
        QCOMPARE(labels.rules, std::vector<std::string>{"label.missing"});
        QCOMPARE(run.at("check.sizes").state, CheckState::Ticked);
    }

    void aNoteOfTheAuditFailsNothing()
    {
        Known run;
        run.facts.audit.emplace();
        run.facts.audit->findings["mask.foreground"] = {.places = 1, .images = {}};
        run.info.task = "segmentation";
        run.history = {};
        QCOMPARE(run.at("check.masks").state, CheckState::Ticked);
    }

    void aVerdictFailsItsItemInItsOwnWords()
    {
        Known run;
        diagnosis::Verdict verdict{.rule = "run.overfitting"};
        verdict.values = {{"best_epoch", "4"}};
        run.diagnosis.verdicts = {verdict};
        const Check check = run.at("check.overfitting");
        QCOMPARE(check.state, CheckState::Failed);
        QVERIFY(diagnosis::checkReason(check).find("epoch 4") != std::string::npos);
        verdict.over = true;
        run.diagnosis.verdicts = {verdict};
        QCOMPARE(run.at("check.overfitting").state, CheckState::Ticked);
    }

    void aMutedVerdictStillCounts()
    {
        Known run;
        run.diagnosis.muted = {{.verdict = {.rule = "run.overfitting"}, .reason = "known"}};
        QCOMPARE(run.at("check.overfitting").state, CheckState::Failed);
    }

    void aRuleThatCouldNotJudgeTicksNothing()
    {
        Known run;
        run.diagnosis.unjudged = {{.rule = "run.overfitting", .lacking = {"train/loss"}}};
        const Check check = run.at("check.overfitting");
        QCOMPARE(check.state, CheckState::Unknown);
        QVERIFY(diagnosis::checkReason(check).find("train/loss") != std::string::npos);
    }

    void fiftyPairsWithoutABadOneAreEnough()
    {
        Known run;
        run.facts.reviewed = diagnosis::Reviewed{.pairs = 50, .bad = 0, .last = "2026-03-04T05:06:07Z"};
        QCOMPARE(run.at("check.pairs").state, CheckState::Ticked);
        QCOMPARE(diagnosis::checkReason(run.at("check.pairs")),
                 std::string("50 pairs were looked at, the last on 2026-03-04; none was marked wrong. With 95 % confidence at most 5.8 % of all are."));
        run.facts.reviewed = diagnosis::Reviewed{.pairs = 20, .bad = 0};
        QCOMPARE(run.at("check.pairs").state, CheckState::Unknown);
        run.facts.reviewed = diagnosis::Reviewed{.pairs = 50, .bad = 2};
        QCOMPARE(run.at("check.pairs").state, CheckState::Failed);
        QVERIFY(diagnosis::checkReason(run.at("check.pairs")).find("2 marked wrong") != std::string::npos);
    }

    void allPairsOfASmallSetAreEnough()
    {
        Known run;
        run.info.trainImages = 12;
        run.info.valImages = 4;
        run.facts.reviewed = diagnosis::Reviewed{.pairs = 15, .bad = 0};
        QCOMPARE(run.at("check.pairs").state, CheckState::Unknown);
        run.facts.reviewed->pairs = 16;
        QCOMPARE(run.at("check.pairs").state, CheckState::Ticked);
    }

    void oneMapAloneIsNotEnough()
    {
        Known run;
        QCOMPARE(diagnosis::checkReason(run.at("check.both_maps")), std::string("mAP50 0.60, mAP50-95 0.40 at the last epoch."));
        run.history = {};
        const std::vector<runs::RunEvent> events{epoch(1, {{"val/map50", 0.5}})};
        run.history.append(std::span(events));
        QCOMPARE(run.at("check.both_maps").state, CheckState::Failed);
    }

    void accuracyAloneFailsASegmentation()
    {
        Known run;
        run.info.task = "segmentation";
        run.history = {};
        const std::vector<runs::RunEvent> events{epoch(1, {{"val/accuracy", 0.93}})};
        run.history.append(std::span(events));
        QCOMPARE(run.at("check.foreground_measured").state, CheckState::Failed);
        QCOMPARE(run.at("check.both_maps").id, std::string());
    }

    void theEndAndTheSettingsAreReadFromTheRun()
    {
        Known run;
        QCOMPARE(run.at("check.ended").state, CheckState::Ticked);
        run.info.epochs = 30;
        QCOMPARE(run.at("check.ended").state, CheckState::Unknown);
        QCOMPARE(run.at("check.settings").state, CheckState::Ticked);
        run.info.configYaml.clear();
        QCOMPARE(run.at("check.settings").state, CheckState::Failed);
    }

    /// A rule that was renamed would never fail its item again.
    void everyRuleThatIsNamedExists()
    {
        const auto audits = audit::ruleIds();
        const auto matches = [](std::string_view pattern, std::string_view id) {
            return pattern.ends_with('*') ? id.starts_with(pattern.substr(0, pattern.size() - 1)) : id == pattern;
        };
        for (const auto& item : diagnosis::checkItems()) {
            for (const std::string_view pattern : item.audit) {
                QVERIFY2(std::ranges::any_of(audits, [&](std::string_view id) { return matches(pattern, id); }), std::string(pattern).c_str());
            }
            for (const std::string_view rule : item.rules) {
                QVERIFY2(diagnosis::findRule(rule) != nullptr, std::string(rule).c_str());
            }
            QVERIFY2(!texts::find(std::string(item.id) + ".title").empty(), std::string(item.id).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestChecklist)
#include "tst_checklist.moc"
