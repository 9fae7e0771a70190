#include "core/audit/facts.h"
#include "core/audit/neighbour_rules.h"
#include "tests/core/audited_set.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace gg;
using gg::test::AuditedSet;
using gg::test::auditFolder;
using gg::test::DatasetFolder;

namespace
{

std::string row(int classId, double x, double y, double width = 0.1, double height = 0.12)
{
    return std::to_string(classId) + " " + std::to_string(x) + " " + std::to_string(y) + " " + std::to_string(width) + " " +
           std::to_string(height) + "\n";
}

std::string nameOf(int frame)
{
    const std::string digits = std::to_string(frame);
    return "seq1_" + std::string(6 - digits.size(), '0') + digits;
}

/// A recording of `frames` frames in which two cars drive to the right and a person walks down; the label of a frame may be changed.
void writeRecording(const DatasetFolder& folder, int frames, const std::function<std::string(int, std::string)>& change = {})
{
    folder.write("data.yaml", "train: images\nval: images\nnames: [car, person]\n");
    for (int i = 0; i < frames; ++i) {
        std::string label = row(0, 0.15 + 0.02 * i, 0.3) + row(0, 0.22 + 0.02 * i, 0.62) + row(1, 0.83, 0.2 + 0.012 * i, 0.06, 0.15);
        folder.image("images/" + nameOf(i) + ".png");
        folder.write("labels/" + nameOf(i) + ".txt", change ? change(i, label) : label);
    }
}

std::string withoutLine(std::string text, int line)
{
    std::size_t begin = 0;
    for (int i = 0; i < line; ++i) {
        begin = text.find('\n', begin) + 1;
    }
    return text.erase(begin, text.find('\n', begin) + 1 - begin);
}

/// Image → how many of the copy's objects are missing, only here, of another class, elsewhere.
std::map<std::string, std::string> differences(const DatasetFolder& folder, const audit::Facts& facts)
{
    JobControl control;
    const dataset::DatasetPtr dataset = dataset::openDataset(folder.path(), control);
    const std::vector<bool> repeated(dataset->records.size(), false);
    const audit::Settings settings;
    const audit::Evidence evidence{.dataset = *dataset, .settings = settings, .repeated = repeated, .facts = &facts};
    std::map<std::string, std::string> found;
    for (const audit::Finding& finding : audit::auditAlikeLabels(evidence, control)) {
        const auto& v = finding.values;
        found[finding.file] = v.at("missing") + v.at("extra") + v.at("swapped") + v.at("moved");
    }
    return found;
}

const audit::Settings quiet{.muted = {"split.train_equals_val", "class.one_split", "class.not_trained", "class.unused"}};

AuditedSet auditQuietly(const DatasetFolder& folder)
{
    return auditFolder(folder.path(), {.pixels = false, .settings = quiet});
}

}  // namespace

class TestAuditMissing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCompleteRecordingIsSilent()
    {
        DatasetFolder folder;
        writeRecording(folder, 24);
        QCOMPARE(auditQuietly(folder).rules("missing."), std::set<std::string>{});
    }

    void anObjectOfTheFramesAroundIsMissed()
    {
        DatasetFolder folder;
        writeRecording(folder, 24, [](int i, std::string label) { return i == 9 ? withoutLine(std::move(label), 1) : label; });
        const audit::Finding found = auditQuietly(folder).one("missing.sequence_gap");
        QCOMPARE(audit::message(found), std::string("car: labelled in images/seq1_000008.png and in images/seq1_000010.png, but not in "
                                                    "images/seq1_000009.png between them."));
        // Between 0.22 + 0.02·8 and 0.22 + 0.02·10, less half the width: 0.35.
        QCOMPARE(found.values.at("place"), std::string("0.350 0.560 0.100 0.120"));
        QCOMPARE(found.record, std::int64_t{9});
    }

    void gapsOfAFewFramesAreFound()
    {
        DatasetFolder folder;
        writeRecording(folder, 24, [](int i, std::string label) { return i >= 9 && i <= 11 ? withoutLine(std::move(label), 2) : label; });
        QCOMPARE(auditQuietly(folder).of("missing.sequence_gap").size(), std::size_t{3});
        writeRecording(folder, 24, [](int i, std::string label) { return i >= 9 && i <= 12 ? withoutLine(std::move(label), 2) : label; });
        QVERIFY(auditQuietly(folder).of("missing.sequence_gap").empty());
    }

    void anObjectThatLeavesIsNotMissed()
    {
        DatasetFolder folder;
        writeRecording(folder, 24, [](int i, std::string label) { return i >= 14 ? withoutLine(std::move(label), 0) : label; });
        QVERIFY(auditQuietly(folder).of("missing.sequence_gap").empty());
    }

    void aClassThatChangesForAFrameIsTold()
    {
        DatasetFolder folder;
        writeRecording(folder, 24, [](int i, std::string label) {
            if (i == 7) {
                label[0] = '1';
            }
            return label;
        });
        const AuditedSet audited = auditQuietly(folder);
        QCOMPARE(audited.rules("missing."), std::set<std::string>{"missing.sequence_class"});
        const audit::Finding found = audited.one("missing.sequence_class");
        QCOMPARE(found.file, std::string("labels/seq1_000007.txt"));
        QCOMPARE(found.values.at("other_class"), std::string("car"));
    }

    void aNumberedCollectionIsNoRecording()
    {
        // One large object in each picture: neighbours overlap by chance, and no more than any others.
        DatasetFolder folder;
        folder.write("data.yaml", "train: images\nval: images\nnames: [raccoon]\n");
        for (int i = 0; i < 40; ++i) {
            const double phase = std::fmod(i * 0.618034, 1.0);
            const std::string name = "raccoon-" + std::to_string(i);
            folder.image("images/" + name + ".png");
            folder.write("labels/" + name + ".txt", i % 9 == 4 ? "" : row(0, 0.42 + 0.16 * phase, 0.58 - 0.16 * phase, 0.6, 0.5 + 0.2 * phase));
        }
        QCOMPARE(auditQuietly(folder).rules("missing."), std::set<std::string>{});
    }

    void aFrameFarBelowItsNeighboursIsTold()
    {
        const auto crowd = [](int i, const std::string& label) {
            std::string text = label;
            for (int k = 0; k < 9; ++k) {
                text += row(1, 0.06 + 0.1 * k, 0.9, 0.05, 0.1);
            }
            return i == 13 ? row(0, 0.15 + 0.02 * i, 0.3) : text;
        };
        DatasetFolder folder;
        writeRecording(folder, 24, crowd);
        const audit::Finding found = auditQuietly(folder).one("missing.below_neighbours");
        QCOMPARE(audit::message(found),
                 std::string("images/seq1_000013.png has 1 objects; the pictures around it have 12 (from 12 to 12)."));
    }

    void copiesWithDifferentLabelsAreTold()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cat, dog]\n");
        const std::string label = row(0, 0.3, 0.3) + row(1, 0.7, 0.6);
        const std::vector<std::pair<std::string, std::string>> copies{
            {"lacking", row(0, 0.3, 0.3)},
            {"mirrored", row(0, 0.7, 0.3) + row(1, 0.3, 0.6)},
            {"moved", row(0, 0.33, 0.3) + row(1, 0.7, 0.6)},
            {"nearly", row(0, 0.305, 0.3) + row(1, 0.7, 0.605)},
            {"same", label},
            {"swapped", row(1, 0.3, 0.3) + row(1, 0.7, 0.6)},
        };
        audit::Facts facts;
        for (std::size_t i = 0; i < copies.size(); ++i) {
            folder.image("images/train/" + copies[i].first + ".png");
            folder.image("images/val/" + copies[i].first + "_copy.png");
            folder.write("labels/train/" + copies[i].first + ".txt", label);
            folder.write("labels/val/" + copies[i].first + "_copy.txt", copies[i].second);
            facts.alike.push_back({.first = static_cast<std::uint32_t>(i),
                                   .second = static_cast<std::uint32_t>(copies.size() + i),
                                   .kind = copies[i].first == "mirrored" ? audit::AlikeKind::Mirrored : audit::AlikeKind::Copy});
        }
        const std::map<std::string, std::string> found = differences(folder, facts);
        // Moved by 0.03 of 0.1: 0.07 / 0.13 = 0.54.
        QCOMPARE(found, (std::map<std::string, std::string>{{"images/val/lacking_copy.png", "1000"},
                                                            {"images/val/moved_copy.png", "0001"},
                                                            {"images/val/swapped_copy.png", "0010"}}));
    }

    void realCollectionsAreSilent()
    {
        GG_REQUIRE_DATA("detection/raccoon");
        for (const char* set : {"detection/raccoon", "detection/bccd", "detection/coco128/object_detection"}) {
            QCOMPARE(auditFolder(test::dataPath(set)).rules("missing."), std::set<std::string>{});
        }
    }
};

QTEST_GUILESS_MAIN(TestAuditMissing)
#include "tst_audit_missing.moc"
