// The fault bench: plants faults, one kind at a time and then all together, into copies of clean sets, and scores what the audit makes of
// them. Writes a table as Markdown and as JSON. Exit code 1 where a deterministic kind was missed or alarmed for nothing.

#include "kind.h"
#include "score.h"

#include "core/dataset/open.h"
#include "core/dataset/write/convert.h"
#include "core/sample/sample_dataset.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

namespace gg::faults {
namespace {

namespace fs = std::filesystem;

struct Arguments {
    std::string report = "faults.md";
    std::string json;
    std::vector<std::string> only;
    int seeds = 2;
    int images = 120;
};

/// A clean set of each base, made once.
class CleanSets {
public:
    CleanSets(std::string folder, int images)
        : m_folder(std::move(folder))
        , m_images(images)
    {
    }

    const std::string& of(Base base)
    {
        std::string& place = m_places[base];
        if (place.empty()) {
            place = make(base);
        }
        return place;
    }

private:
    std::string make(Base base)
    {
        JobControl control;
        const std::string place = m_folder + "/clean_" + std::to_string(static_cast<int>(base));
        if (base == Base::Yolo) {
            sample::makeDetectionSample(place, {.images = m_images, .seed = 11, .width = 640, .height = 480}, control);
        } else if (base == Base::Masks) {
            sample::makeSegmentationSample(place, {.images = m_images, .seed = 12}, control);
        } else {
            const dataset::DatasetPtr yolo = dataset::openDataset(of(Base::Yolo), control);
            dataset::convertDataset(*yolo, place, {.target = targetOf(base), .faceClass = "car"}, control);
        }
        return place;
    }

    static dataset::ConvertTarget targetOf(Base base)
    {
        switch (base) {
        case Base::Coco: return dataset::ConvertTarget::Coco;
        case Base::PascalVoc: return dataset::ConvertTarget::PascalVoc;
        case Base::WiderFace: return dataset::ConvertTarget::WiderFace;
        case Base::VisDrone: return dataset::ConvertTarget::VisDrone;
        default: return dataset::ConvertTarget::YoloSegment;
        }
    }

    std::string m_folder;
    int m_images;
    std::map<Base, std::string> m_places;
};

class Bench {
public:
    explicit Bench(const Arguments& arguments)
        : m_arguments(arguments)
        , m_folder(fs::temp_directory_path() / ("groundglass-faults-" + std::to_string(::getpid())))
        , m_clean(m_folder.string(), arguments.images)
    {
        for (Kind& kind : allKinds()) {
            if (arguments.only.empty() || std::find(arguments.only.begin(), arguments.only.end(), kind.id) != arguments.only.end()) {
                m_kinds.push_back(std::move(kind));
            }
        }
    }
    ~Bench()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    void run()
    {
        for (const Kind& kind : m_kinds) {
            for (int seed = 0; seed < m_arguments.seeds; ++seed) {
                plantAlone(kind, seed);
            }
            const Score& score = m_alone[std::string(kind.id)];
            std::fprintf(stderr, "%-28s %zu/%zu found, %zu false\n", std::string(kind.id).c_str(), score.found, score.planted, score.falseAlarms);
        }
        plantTogether(Base::Yolo);
        plantTogether(Base::Masks);
    }

    /// Whether every deterministic kind was found everywhere, and nothing else.
    bool clean() const
    {
        return std::all_of(m_kinds.begin(), m_kinds.end(), [&](const Kind& kind) {
            const Score& score = m_alone.at(std::string(kind.id));
            return kind.judged || (score.found == score.planted && score.falseAlarms == 0 && score.onClean == 0);
        });
    }

    std::string markdown() const;
    nlohmann::ordered_json json() const;

private:
    const Audited& cleanAudit(Base base)
    {
        std::optional<Audited>& audited = m_cleanAudits[base];
        if (!audited) {
            audited = auditFolder(m_clean.of(base), true);
        }
        return *audited;
    }

    std::string freshFolder() { return (m_folder / ("set" + std::to_string(++m_sets))).string() + "/" + "set"; }

    void plantAlone(const Kind& kind, int seed)
    {
        Score& score = m_alone[std::string(kind.id)];
        try {
            Workset set(m_clean.of(kind.base), freshFolder());
            std::mt19937 random(static_cast<unsigned>(seed) * 7919U + 17U);
            const std::vector<Planted> planted = kind.plant(set, random);
            scoreOne(kind, planted, auditFolder(set.root(), kind.pixels), cleanAudit(kind.base), score);
        } catch (const std::exception& error) {
            score.planted += 1;
            score.notes.push_back(std::string("not planted: ") + error.what());
        }
    }

    /// All kinds of a base that go together in one set, each in images of its own.
    void plantTogether(Base base)
    {
        Workset set(m_clean.of(base), freshFolder());
        std::mt19937 random(4242);
        std::vector<std::pair<const Kind*, std::vector<Planted>>> all;
        for (const Kind& kind : m_kinds) {
            if (kind.base != base || kind.alone) {
                continue;
            }
            try {
                all.emplace_back(&kind, kind.plant(set, random));
            } catch (const std::exception&) {
                continue;  // no images left for it; the table shows a dash
            }
        }
        const Audited audited = auditFolder(set.root(), true);
        for (const auto& [kind, planted] : all) {
            Score& score = m_together[std::string(kind->id)];
            scoreOne(*kind, planted, audited, cleanAudit(base), score);
        }
    }

    Arguments m_arguments;
    fs::path m_folder;
    CleanSets m_clean;
    std::vector<Kind> m_kinds;
    std::map<Base, std::optional<Audited>> m_cleanAudits;
    std::map<std::string, Score> m_alone;
    std::map<std::string, Score> m_together;
    int m_sets = 0;
};

std::string share(std::size_t part, std::size_t whole)
{
    char text[80];
    std::snprintf(text, sizeof text, "%.2f (%zu/%zu)", whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole), part, whole);
    return text;
}

std::string withInterval(std::size_t part, std::size_t whole)
{
    const auto [low, high] = interval(part, whole);
    char text[80];
    std::snprintf(text, sizeof text, " [%.2f, %.2f]", low, high);
    return share(part, whole) + text;
}

std::string Bench::markdown() const
{
    std::size_t deterministic = 0;
    std::size_t perfect = 0;
    std::ostringstream rows;
    std::ostringstream notes;
    for (const Kind& kind : m_kinds) {
        const Score& score = m_alone.at(std::string(kind.id));
        const auto together = m_together.find(std::string(kind.id));
        if (!kind.judged) {
            ++deterministic;
            perfect += score.found == score.planted && score.falseAlarms == 0 && score.onClean == 0 ? 1 : 0;
        }
        rows << "| " << kind.id << " | " << kind.what << " | " << (kind.judged ? withInterval(score.found, score.planted) : share(score.found, score.planted))
             << " | " << score.falseAlarms << " | " << score.onClean << " | "
             << (together == m_together.end() ? std::string("–") : share(together->second.found, together->second.planted)) << " | "
             << (kind.judged ? "judged" : "") << " |\n";
        for (const std::string& note : score.notes) {
            notes << "- " << kind.id << ": " << note << "\n";
        }
    }
    std::ostringstream out;
    out << "# Fault bench\n\n"
        << m_kinds.size() << " kinds of fault, " << placesPerKind << " places a set, " << m_arguments.seeds << " seeds, sets of " << m_arguments.images
        << " images. " << perfect << " of " << deterministic << " deterministic kinds have recall 1.00 and no false alarm, on the faulty set and on its clean twin.\n\n"
        << "| kind | what was planted | recall alone | false alarms | on the clean twin | recall with all kinds together | |\n|---|---|---|---|---|---|---|\n"
        << rows.str();
    if (!notes.str().empty()) {
        out << "\n## Misses and false alarms\n\n" << notes.str();
    }
    return out.str();
}

nlohmann::ordered_json Bench::json() const
{
    nlohmann::ordered_json kinds = nlohmann::ordered_json::array();
    for (const Kind& kind : m_kinds) {
        const Score& score = m_alone.at(std::string(kind.id));
        kinds.push_back({{"kind", kind.id}, {"judged", kind.judged}, {"planted", score.planted}, {"found", score.found}, {"recall", score.recall()},
                         {"false_alarms", score.falseAlarms}, {"precision", score.precision()}, {"on_clean", score.onClean}, {"notes", score.notes}});
    }
    return {{"kinds", kinds}};
}

}  // namespace

std::vector<Kind> allKinds()
{
    std::vector<Kind> all;
    for (auto kinds : {labelKinds(), fileKinds(), imageKinds(), maskKinds(), formatKinds(), judgedKinds()}) {
        std::move(kinds.begin(), kinds.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace gg::faults

int main(int argc, char** argv)
{
    gg::faults::Arguments arguments;
    CLI::App app("Plants faults into clean data sets and scores the audit.");
    app.add_option("--report", arguments.report, "Markdown file to write");
    app.add_option("--json", arguments.json, "JSON file to write");
    app.add_option("--only", arguments.only, "Kinds to run")->delimiter(',');
    app.add_option("--seeds", arguments.seeds, "Repetitions of each kind");
    app.add_option("--images", arguments.images, "Images of a clean set");
    CLI11_PARSE(app, argc, argv);
    gg::faults::Bench bench(arguments);
    bench.run();
    std::ofstream(arguments.report) << bench.markdown();
    if (!arguments.json.empty()) {
        std::ofstream(arguments.json) << bench.json().dump(2) << "\n";
    }
    std::cout << bench.markdown();
    return bench.clean() ? 0 : 1;
}
