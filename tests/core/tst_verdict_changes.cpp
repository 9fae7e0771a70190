#include "core/base/error.h"
#include "core/diagnosis/changes.h"

#include <QTest>

using namespace gg;
using diagnosis::Halt;
using diagnosis::Verdict;
using Kind = diagnosis::VerdictChange::Kind;

namespace {

Verdict verdict(const std::string& rule, audit::Severity severity = audit::Severity::Warning)
{
    return {.rule = rule, .severity = severity, .sinceEpoch = 3};
}

Verdict over(Verdict verdict)
{
    verdict.over = true;
    return verdict;
}

Verdict ofClass(Verdict verdict, const std::string& name)
{
    verdict.classes = {name};
    return verdict;
}

/// "+run.a -run.b": appeared, passed (~) and withdrawn.
QString told(const std::vector<diagnosis::VerdictChange>& changes)
{
    QStringList words;
    for (const auto& change : changes) {
        const char* sign = change.kind == Kind::Appeared ? "+" : change.kind == Kind::Passed ? "~" : "-";
        words << sign + QString::fromStdString(change.verdict.rule);
    }
    return words.join(u' ');
}

std::optional<diagnosis::Halting> halting(const std::vector<Verdict>& verdicts, const diagnosis::Settings& settings)
{
    return diagnosis::haltAt(diagnosis::changes({}, verdicts), settings);
}

}  // namespace

class TestVerdictChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNewAppears() { QCOMPARE(told(diagnosis::changes({verdict("run.a")}, {verdict("run.a"), verdict("run.b")})), "+run.b"); }

    // A warning that explains an error becomes one, and what it explains does not speak for itself.
    void whatGrowsWorseIsNews()
    {
        const Verdict warning = verdict("run.a");
        const Verdict error = verdict("run.a", audit::Severity::Error);
        QCOMPARE(told(diagnosis::changes({warning}, {error})), "+run.a");
        QCOMPARE(told(diagnosis::changes({error}, {warning})), "");
        diagnosis::Settings settings;
        settings.halts["error"] = Halt::Stop;
        QVERIFY(diagnosis::haltAt(diagnosis::changes({warning}, {error}), settings));
    }

    void otherNumbersAreNoNews()
    {
        Verdict later = verdict("run.a");
        later.sinceEpoch = 7;
        later.values = {{"score", "0.3"}};
        QCOMPARE(told(diagnosis::changes({verdict("run.a")}, {later})), "");
    }

    void whatIsOverPassesAndMayComeBack()
    {
        QCOMPARE(told(diagnosis::changes({verdict("run.a")}, {over(verdict("run.a"))})), "~run.a");
        QCOMPARE(told(diagnosis::changes({over(verdict("run.a"))}, {over(verdict("run.a"))})), "");
        QCOMPARE(told(diagnosis::changes({over(verdict("run.a"))}, {verdict("run.a")})), "+run.a");
    }

    void whatIsNoLongerSaidIsWithdrawn()
    {
        QCOMPARE(told(diagnosis::changes({verdict("run.a"), verdict("run.b")}, {verdict("run.b")})), "-run.a");
        QCOMPARE(told(diagnosis::changes({over(verdict("run.a"))}, {})), "");
    }

    void classesAreToldApart()
    {
        const Verdict cat = ofClass(verdict("run.class"), "cat");
        const Verdict dog = ofClass(verdict("run.class"), "dog");
        const auto found = diagnosis::changes({dog}, {cat, dog});
        QCOMPARE(told(found), "+run.class");
        QCOMPARE(found.front().verdict.classes.front(), std::string("cat"));
    }

    void keysAreDifferentEvenForTheSameRule()
    {
        const auto keys = diagnosis::keysOf({verdict("run.a"), verdict("run.a"), ofClass(verdict("run.a"), "cat")});
        QCOMPARE(std::set<std::string>(keys.begin(), keys.end()).size(), std::size_t(3));
        QCOMPARE(keys.front(), diagnosis::keysOf({verdict("run.a")}).front());
    }

    void nothingHaltsUnlessAsked() { QVERIFY(!halting({verdict("run.a", audit::Severity::Error)}, {})); }

    void errorsHaltWhereTheyAreToldTo()
    {
        diagnosis::Settings settings;
        settings.halts["error"] = Halt::Pause;
        QVERIFY(!halting({verdict("run.a")}, settings));
        QCOMPARE(halting({verdict("run.a", audit::Severity::Error)}, settings)->halt, Halt::Pause);
    }

    void aRulesOwnEntryGoesFirst()
    {
        diagnosis::Settings settings;
        settings.halts = {{"error", Halt::Pause}, {"run.a", Halt::GoOn}, {"run.b", Halt::Stop}};
        QVERIFY(!halting({verdict("run.a", audit::Severity::Error)}, settings));
        const auto both = halting({verdict("run.c", audit::Severity::Error), verdict("run.b")}, settings);
        QCOMPARE(both->halt, Halt::Stop);
        QCOMPARE(both->verdict.rule, std::string("run.b"));
    }

    void whatFollowsFromAnotherOrIsOverHaltsNothing()
    {
        diagnosis::Settings settings;
        settings.halts["error"] = Halt::Stop;
        Verdict follows = verdict("run.a", audit::Severity::Error);
        follows.because = "run.b";
        QVERIFY(!halting({follows, over(verdict("run.c", audit::Severity::Error))}, settings));
    }

    void haltsAreKeptInTheSettingsFile()
    {
        diagnosis::Settings settings;
        settings.halts = {{"error", Halt::Pause}, {"run.loss_not_finite", Halt::Stop}, {"run.diverged", Halt::StopSweep}};
        QCOMPARE(diagnosis::parseSettings(diagnosis::toYaml(settings), "rules.yaml").halts, settings.halts);
        QVERIFY_THROWS_EXCEPTION(Error, diagnosis::parseSettings("halt: {error: maybe}", "rules.yaml"));
        QVERIFY_THROWS_EXCEPTION(Error, diagnosis::parseSettings("halt: {run.los_not_finite: stop}", "rules.yaml"));
    }

    void rulesToStopOnAreChecked()
    {
        const std::vector<std::string> names{"error", "run.overfitting"};
        QCOMPARE(diagnosis::stoppingOn(names).halts.size(), std::size_t(2));
        const std::vector<std::string> wrong{"run.overfiting"};
        QVERIFY_THROWS_EXCEPTION(Error, diagnosis::stoppingOn(wrong));
    }
};

QTEST_APPLESS_MAIN(TestVerdictChanges)
#include "tst_verdict_changes.moc"
