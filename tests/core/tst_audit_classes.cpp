#include "core/audit/class_names.h"
#include "tests/core/audited_set.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace gg;
using gg::test::AuditedSet;
using gg::test::auditFolder;
using gg::test::DatasetFolder;
using gg::test::writeCleanYolo;

namespace
{

AuditedSet withNames(const std::string& names)
{
    DatasetFolder folder;
    writeCleanYolo(folder, 4, names);
    return auditFolder(folder.path());
}

}  // namespace

class TestAuditClasses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCleanTwinIsSilent()
    {
        for (const char* names : {"[cat, dog]", "[wbc, rbc]", "[car, cat]", "[type A, type B]", "[p10, p11]", "[stage I, stage II]",
                                  "[helmet, no helmet]", "[红灯, 绿灯]", "[helmet+, helmet-]"}) {
            QCOMPARE(withNames(names).rules(), std::set<std::string>{});
        }
    }

    void namesThatHardlyDifferAreTold_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("difference");
        QTest::newRow("case") << "[Person, person]" << "upper and lower case";
        QTest::newRow("underscore") << "[traffic light, Traffic_light]" << "spaces or hyphens";
        QTest::newRow("plural") << "[dog, dogs]" << "singular and plural";
        QTest::newRow("plural y") << "[berry, berries]" << "singular and plural";
        QTest::newRow("a letter lost") << "[person, persn]" << "one letter";
        QTest::newRow("a letter doubled") << "[truck, truckk]" << "one letter";
        QTest::newRow("a letter changed") << "[bicycle, bycycle]" << "one letter";
        QTest::newRow("letters swapped") << "[pedestrian, pedestrain]" << "one letter";
    }

    void namesThatHardlyDifferAreTold()
    {
        QFETCH(QString, names);
        QFETCH(QString, difference);
        const AuditedSet audited = withNames(names.toStdString());
        QCOMPARE(audited.rules(), std::set<std::string>{"class.similar_names"});
        QCOMPARE(QString::fromStdString(audited.one("class.similar_names").values.at("difference")), difference);
    }

    void straySpacesInANameAreTold()
    {
        QCOMPARE(audit::message(withNames("['cat ', dog]").one("class.name_spaces")),
                 std::string("The name of class 0, “cat ”, begins or ends with a space or holds several in a row."));
    }

    void namesWithoutObjectsAreListed()
    {
        const audit::Finding found = withNames("[cat, dog, bird]").one("class.unused");
        QCOMPARE(audit::message(found), std::string("1 of 3 classes have no object: bird."));
        QCOMPARE(found.severity, audit::Severity::Warning);
        // A list that was made for another, larger set.
        QCOMPARE(withNames("[cat, dog, bird, fish, worm]").one("class.unused").severity, audit::Severity::Info);
    }

    void aClassThatIsNotTrainedIsAnError()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 4, "[cat, dog, bird]");
        folder.write("labels/val/v1.txt", "2 0.301234 0.312345 0.212345 0.251234\n");
        const AuditedSet audited = auditFolder(folder.path());
        QCOMPARE(audited.rules(), std::set<std::string>{"class.not_trained"});
        QCOMPARE(audit::message(audited.one("class.not_trained")), std::string("bird has 1 objects in val and none in train."));
        QCOMPARE(audited.one("class.not_trained").records, std::vector<std::uint32_t>{5});
    }

    void aClassThatIsNeverCheckedIsAWarning()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 4, "[cat, dog, bird]");
        folder.write("labels/train/t1.txt", "2 0.301234 0.312345 0.212345 0.251234\n");
        QCOMPARE(auditFolder(folder.path()).rules(), std::set<std::string>{"class.one_split"});
    }

    void imbalanceIsCounted()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 12);
        // 24 cats as before; the dogs of all but two images go.
        for (const char* split : {"train", "val"}) {
            for (int i = 1; i < 12; ++i) {
                folder.write(std::string("labels/") + split + "/" + split[0] + std::to_string(i) + ".txt",
                             "0 0." + std::to_string(301234 + 999 * i) + " 0.312345 0.212345 0.251234\n");
            }
        }
        const AuditedSet audited = auditFolder(folder.path());
        QCOMPARE(audited.rules(), std::set<std::string>{"class.imbalance"});
        QCOMPARE(audit::message(audited.one("class.imbalance")),
                 std::string("There are 24 of cat and 2 of dog: 12 to 1. dog is 7.7 % of all objects; 1 classes are that much rarer "
                             "than the largest."));
        JobControl control;
        const audit::Report patient =
            audit::runAudit(*audited.dataset, {.pixels = false, .settings = {.changed = {{"class.imbalance.ratio", 13}}}}, control);
        QVERIFY(patient.findings.empty());
    }

    void anotherSetsOrderIsCompared()
    {
        DatasetFolder here;
        DatasetFolder there;
        writeCleanYolo(here, 3, "[cat, dog]");
        writeCleanYolo(there, 3, "[Dog, bird, cat]");
        JobControl control;
        const dataset::DatasetPtr other = dataset::openDataset(there.path(), control);
        const AuditedSet audited = auditFolder(here.path(), {.pixels = false, .reference = other.get()});
        QCOMPARE(audit::message(audited.one("class.order_differs")),
                 std::string("2 of 2 classes that set has as well have another number: cat (0 here, 2 there), dog (1 here, 0 there)."));
        QCOMPARE(audit::message(audited.one("class.names_differ")),
                 std::string("2 class names are the same as in set. Only here: none. Only there: bird."));
        const dataset::DatasetPtr same = dataset::openDataset(here.path(), control);
        QVERIFY(auditFolder(here.path(), {.pixels = false, .reference = same.get()}).rules().empty());
    }

    void aWellKnownListInAnotherOrderIsTold()
    {
        const audit::KnownList visDrone = audit::knownLists()[2];
        QCOMPARE(visDrone.title, std::string_view("VisDrone"));
        std::string asKnown;
        std::string sorted = "[awning-tricycle, bicycle, bus, car, motor, pedestrian, people, tricycle, truck, van]";
        for (const std::string_view name : visDrone.names) {
            asKnown += (asKnown.empty() ? "[" : ", ") + std::string(name);
        }
        QVERIFY(withNames(asKnown + "]").of("class.known_order").empty());
        QCOMPARE(audit::message(withNames(sorted).one("class.known_order")),
                 std::string("The names are those of VisDrone in another order: class 0 is awning-tricycle here and pedestrian "
                             "there."));
        QCOMPARE(audit::knownLists()[0].names.size(), std::size_t{80});
        QCOMPARE(audit::knownLists()[1].names.size(), std::size_t{20});
    }

    void bccdIsImbalanced()
    {
        GG_REQUIRE_DATA("detection/bccd");
        const AuditedSet audited = auditFolder(test::dataPath("detection/bccd"));
        QCOMPARE(audited.one("class.imbalance").values.at("ratio"), std::string("11.5"));
        QVERIFY(audited.of("class.similar_names").empty());
    }
};

QTEST_GUILESS_MAIN(TestAuditClasses)
#include "tst_audit_classes.moc"
