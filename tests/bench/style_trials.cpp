#include "tests/bench/style_trials.h"

#include "core/audit/style/style.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <random>

namespace gg::bench
{
namespace
{

using audit::BoxMargins;
using audit::StyleKey;

/// Margins of all boxes as they are, and drawn too wide.
struct Measured {
    std::vector<std::vector<BoxMargins>> tight;
    std::vector<std::vector<BoxMargins>> loose;
    std::vector<std::vector<BoxMargins>> cutting;
};

std::vector<std::vector<BoxMargins>> measure(const std::vector<TruePicture>& pictures, double from, double to)
{
    std::mt19937 random(17);
    std::uniform_real_distribution<double> margin(from, to);
    std::vector<std::vector<BoxMargins>> all;
    for (const TruePicture& picture : pictures) {
        std::vector<dataset::Rect> boxes;
        for (const TrueBox& box : picture.boxes) {
            boxes.push_back(grown(box.rect, {margin(random), margin(random), margin(random), margin(random)}));
        }
        all.push_back(audit::measureMargins(picture.pixels, boxes));
    }
    return all;
}

/// A data set of the pictures in random order: two splits, two folders each. Recordings are told by name only where folders are
/// those of the splits, so that trials of either have few groups.
enum class Layout { Folders, Recordings, AsTheyCome };
struct Deal {
    dataset::Dataset dataset;
    std::vector<std::size_t> order;  ///< picture of each record
};

Deal deal(const std::vector<TruePicture>& pictures, Layout layout, std::mt19937& random)
{
    Deal dealt;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        dealt.order.push_back(i);
    }
    if (layout != Layout::AsTheyCome) {
        std::ranges::shuffle(dealt.order, random);
    }
    dealt.dataset.splits = {"train", "val"};
    for (int id = 0; id < 100; ++id) {
        dealt.dataset.classNames.push_back("class " + std::to_string(id));
    }
    const std::size_t count = pictures.size();
    for (std::size_t r = 0; r < count; ++r) {
        const TruePicture& picture = pictures[dealt.order[r]];
        dataset::Record record;
        record.split = r * 2 < count ? 0 : 1;
        const std::size_t folder = r * 4 / count;
        const std::string name = std::to_string(1000 + r) + ".jpg";
        record.image = layout == Layout::Folders
                           ? "images/part" + std::to_string(folder) + "/" + name
                           : "images/" + dealt.dataset.splits[record.split] + "/cam" + std::to_string(r % 5) + "_frame_" + name;
        if (layout == Layout::AsTheyCome) {
            record.image = "images/all/" + (picture.recording.empty() ? std::string() : picture.recording + "_frame_") + name;
        }
        record.state = dataset::LabelState::Labelled;
        record.space = dataset::CoordinateSpace::Pixels;
        record.declaredWidth = picture.pixels.cols;
        record.declaredHeight = picture.pixels.rows;
        for (const TrueBox& box : picture.boxes) {
            dataset::Object object;
            object.classId = box.classId;
            object.box = box.rect;
            record.objects.push_back(object);
        }
        dealt.dataset.records.push_back(std::move(record));
    }
    return dealt;
}

using IsPlanted = std::function<bool(std::size_t record, const dataset::Object& object)>;

struct Outcome {
    int named = 0;
    std::map<StyleKey, int> others;
    double seconds = 0;
};

std::string describe(const audit::StyleMixture& mixture)
{
    return std::string(audit::styleKeyId(mixture.kind)) + " " + std::to_string(mixture.difference);
}

void runTrials(const char* what, StyleKey expected, const std::vector<TruePicture>& pictures, const Measured& measured,
               const std::vector<std::vector<BoxMargins>>& planted, int trials,
               const std::function<IsPlanted(const Deal&, std::mt19937&)>& plant)
{
    std::mt19937 random(23);
    Outcome outcome;
    for (int trial = 0; trial < trials; ++trial) {
        const Deal dealt = deal(pictures, expected == StyleKey::Source ? Layout::Recordings : Layout::Folders, random);
        const IsPlanted isPlanted = plant(dealt, random);
        std::vector<std::vector<BoxMargins>> margins;
        for (std::size_t r = 0; r < dealt.order.size(); ++r) {
            auto& row = margins.emplace_back();
            const auto& objects = dealt.dataset.records[r].objects;
            for (std::size_t o = 0; o < objects.size(); ++o) {
                row.push_back((isPlanted(r, objects[o]) ? planted : measured.tight)[dealt.order[r]][o]);
            }
        }
        JobControl control;
        const auto begin = std::chrono::steady_clock::now();
        const audit::StyleReport report = audit::judgeStyle(dealt.dataset, margins, {}, control);
        outcome.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        bool named = false;
        for (const auto& mixture : report.mixtures) {
            if (mixture.kind == expected) {
                named = true;
            } else {
                ++outcome.others[mixture.kind];
                if (std::getenv("STYLE_VERBOSE") != nullptr) {
                    std::printf("    trial %d: %s\n", trial, describe(mixture).c_str());
                }
            }
        }
        outcome.named += named ? 1 : 0;
    }
    std::printf("  %-47s named %3d of %d; others:", what, outcome.named, trials);
    for (const auto& [kind, count] : outcome.others) {
        std::printf(" %s %d", std::string(audit::styleKeyId(kind)).c_str(), count);
    }
    std::printf("%s (%.0f ms)\n", outcome.others.empty() ? " none" : "", 1000 * outcome.seconds / trials);
}

/// Neighbouring pictures of a real set are alike: that must not pass for a style.
void printAsTheyCome(const std::vector<TruePicture>& pictures, const Measured& measured)
{
    std::mt19937 random(1);
    const Deal dealt = deal(pictures, Layout::AsTheyCome, random);
    JobControl control;
    const audit::StyleReport report = audit::judgeStyle(dealt.dataset, measured.tight, {}, control);
    std::printf("  %-47s", "clean, in the order of their names");
    for (const auto& mixture : report.mixtures) {
        std::printf(" %s", describe(mixture).c_str());
    }
    std::printf("%s\n", report.mixtures.empty() ? " nothing named" : "");
}

}  // namespace

void printStyleTrials(const char* name, const std::vector<TruePicture>& pictures, int trials)
{
    if (pictures.empty()) {
        return;
    }
    std::size_t boxes = 0;
    for (const TruePicture& picture : pictures) {
        boxes += picture.boxes.size();
    }
    std::printf("%s: %zu pictures, %zu boxes\n", name, pictures.size(), boxes);
    const Measured measured{measure(pictures, 0, 0), measure(pictures, 2, 5), measure(pictures, -5, -2)};
    const auto run = [&](const char* what, StyleKey expected, const auto& planted, const auto& plant) {
        runTrials(what, expected, pictures, measured, planted, trials, plant);
    };
    const auto ofRecord = [](auto test) {
        return [test](const Deal& dealt, std::mt19937&) -> IsPlanted {
            const std::size_t count = dealt.order.size();
            return [test, count](std::size_t record, const dataset::Object&) { return test(record, count); };
        };
    };
    printAsTheyCome(pictures, measured);
    run("clean", StyleKey::Set, measured.loose, ofRecord([](std::size_t, std::size_t) { return false; }));
    run("all loose", StyleKey::Set, measured.loose, ofRecord([](std::size_t, std::size_t) { return true; }));
    run("one of two splits loose", StyleKey::Split, measured.loose,
        ofRecord([](std::size_t r, std::size_t n) { return r * 2 >= n; }));
    run("one of four folders loose", StyleKey::Folder, measured.loose,
        ofRecord([](std::size_t r, std::size_t n) { return r * 4 / n == 1; }));
    run("one of four folders cutting", StyleKey::Folder, measured.cutting,
        ofRecord([](std::size_t r, std::size_t n) { return r * 4 / n == 2; }));
    run("one of five recordings loose", StyleKey::Source, measured.loose,
        ofRecord([](std::size_t r, std::size_t) { return r % 5 == 2; }));
    run("second half of the first of four folders loose", StyleKey::Stretch, measured.loose,
        ofRecord([](std::size_t r, std::size_t n) { return r * 8 / n == 1; }));
    run("a random half of the pictures loose", StyleKey::Images, measured.loose,
        [](const Deal& dealt, std::mt19937& random) -> IsPlanted {
            std::vector<bool> loose(dealt.order.size());
            for (std::size_t i = 0; i < loose.size(); ++i) {
                loose[i] = random() % 2 == 0;
            }
            return [loose](std::size_t record, const dataset::Object&) { return loose[record]; };
        });
    run("class 1 loose", StyleKey::Class, measured.loose, [](const Deal&, std::mt19937&) -> IsPlanted {
        return [](std::size_t, const dataset::Object& object) { return object.classId == 1; };
    });
}

}  // namespace gg::bench
