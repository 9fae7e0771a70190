#include "core/audit/readiness.h"

#include "core/audit/rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace gg::audit
{
namespace
{

using dataset::Dataset;

std::string text(std::size_t number)
{
    return std::to_string(number);
}

std::string rounded(double value)
{
    return std::to_string(static_cast<long long>(std::llround(value)));
}

bool isThermal(const ReadinessNumbers& numbers)
{
    return numbers.sensor == Sensor::SingleChannel;
}

/// Algorithm 3: the largest scale that a number of images supports.
std::size_t scaleOf(std::size_t images)
{
    return images < 3000 ? 0 : images < 8000 ? 1 : images < 15000 ? 2 : 3;
}

ReadinessLine sensor(const ReadinessNumbers& n)
{
    return {"sensor", {{"variant", isThermal(n) ? "single" : n.sensorMeasured ? "colour" : "assumed"}}};
}

ReadinessLine scale(const ReadinessNumbers& n)
{
    static constexpr std::array<std::string_view, 4> names{"n", "s", "m", "l, x"};
    return {"scale", {{"scale", std::string(names[scaleOf(n.images)])}, {"images", text(n.images)}}};
}

/// Algorithm 4.
int resolutionOf(const ReadinessNumbers& n)
{
    const double small = n.sizes.share(n.sizes.below64);
    return small < 0.2 ? 640 : small < 0.5 ? 1280 : 1920;
}

ReadinessLine resolution(const ReadinessNumbers& n)
{
    return {"resolution",
            {{"resolution", std::to_string(resolutionOf(n))},
             {"variant", resolutionOf(n) == 1920 ? "p2" : ""},
             {"share", percent(n.sizes.share(n.sizes.below64))},
             {"count", text(n.sizes.below64)},
             {"total", text(n.sizes.objects)}}};
}

/// Algorithm 5.
ReadinessLine architecture(const ReadinessNumbers& n)
{
    const double tiny = n.sizes.share(n.sizes.fine[0]);
    const double small = n.sizes.share(n.sizes.fine[1]);
    const double medium = n.sizes.share(n.sizes.fine[2]);
    const char* variant = tiny > 0.3 || small > 0.5 ? "tiny" : small > 0.3 ? "small" : medium > 0.5 ? "medium" : "large";
    return {"architecture",
            {{"variant", variant},
             {"tiny", percent(tiny)},
             {"small", percent(small)},
             {"medium", percent(medium)},
             {"large", percent(n.sizes.share(n.sizes.fine[3]))}}};
}

/// Equations 20 to 23.
ReadinessLine images(const ReadinessNumbers& n)
{
    constexpr std::size_t backbone = 3000;
    const std::size_t least = isThermal(n) ? 5000 : 1000;
    const std::size_t advised = isThermal(n) ? 10000 : 1500;
    const std::size_t needed = backbone + n.classes * least;
    const std::size_t enough = backbone + n.classes * advised;
    return {"images",
            {{"variant", n.images >= enough ? "enough" : n.images >= needed ? "just" : "collect"},
             {"missing", text(n.images < needed ? needed - n.images : 0)},
             {"images", text(n.images)},
             {"classes", text(n.classes)},
             {"least", text(least)},
             {"advised", text(advised)},
             {"needed", text(needed)},
             {"enough", text(enough)}}};
}

ReadinessLine rarest(const ReadinessNumbers& n)
{
    constexpr std::size_t target = 1000;
    std::vector<std::size_t> order(n.ofClass.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return n.ofClass[a] < n.ofClass[b]; });
    std::vector<std::string> rare;
    for (const std::size_t id : order) {
        if (n.ofClass[id] < target) {
            rare.push_back(n.names[id] + " (" + text(n.ofClass[id]) + ")");
        }
    }
    return {"classes",
            {{"variant", rare.empty() ? "enough" : "collect"},
             {"names", listed(rare)},
             {"rare", text(rare.size())},
             {"classes", text(n.classes)},
             {"largest", text(n.largestClass)},
             {"smallest", text(n.smallestClass)}}};
}

struct EpochRange {
    std::size_t from = 0;   ///< images
    std::size_t below = 0;
    std::array<int, 2> colour{};
    std::array<int, 2> thermal{};
};

/// Table 10. For fewer than 500 images the guide has no number, and its first row is the nearest.
constexpr std::size_t unbounded = static_cast<std::size_t>(-1);
constexpr std::array epochTable{EpochRange{500, 1000, {800, 1500}, {2000, 3000}}, EpochRange{1000, 3000, {400, 800}, {1200, 2000}},
                                EpochRange{3000, 8000, {200, 400}, {700, 1200}}, EpochRange{8000, 15000, {150, 250}, {500, 900}},
                                EpochRange{15000, unbounded, {100, 200}, {400, 700}}};

ReadinessLine epochsByImages(const ReadinessNumbers& n)
{
    const auto row = std::find_if(epochTable.begin(), epochTable.end(), [&](const EpochRange& r) { return n.images < r.below; });
    const std::array<int, 2>& range = isThermal(n) ? row->thermal : row->colour;
    return {"epochs_by_images",
            {{"variant", n.images < row->from ? "few" : row->below == unbounded ? "many" : ""},
             {"low", std::to_string(range[0])},
             {"high", std::to_string(range[1])},
             {"images", text(n.images)},
             {"from", text(row->from)},
             {"to", text(row->below)},
             {"set", rounded(range[1] * 1.2)}}};
}

/// Equation 55 with the values of tables 24 and 25.
ReadinessLine epochsByClasses(const ReadinessNumbers& n)
{
    const double backbone = isThermal(n) ? 600 : 250;
    const double k = isThermal(n) ? 150 : 80;
    const double epochs = backbone + k * std::sqrt(static_cast<double>(n.classes));
    const double set = epochs * 1.2;
    return {"epochs_by_classes",
            {{"epochs", rounded(epochs)},
             {"backbone", rounded(backbone)},
             {"k", rounded(k)},
             {"classes", text(n.classes)},
             {"set", rounded(set)},
             {"patience", rounded(set * 0.275)}}};
}

/// Equation 56, bounded by what table 26 gives for one class.
ReadinessLine learningRate(const ReadinessNumbers& n)
{
    const double base = isThermal(n) ? 0.008 : 0.01;
    const double rate = std::min(base, base / std::sqrt(static_cast<double>(n.classes) / 3));
    return {"learning_rate",
            {{"rate", shortNumber(rate, 2)}, {"base", shortNumber(base, 2)}, {"classes", text(n.classes)}}};
}

struct BatchRow {
    std::string_view name;
    std::array<int, 2> small;  ///< 10 GB, 640 px
    std::array<int, 2> large;  ///< 24 GB, 640 px
};

/// Tables 13 and 14 at 640 px.
constexpr std::array batchTable{BatchRow{"nano", {32, 48}, {64, 96}}, BatchRow{"small", {16, 24}, {32, 48}},
                                BatchRow{"medium", {8, 12}, {16, 24}}, BatchRow{"large", {4, 6}, {12, 16}}};

ReadinessLine batch(const ReadinessNumbers& n)
{
    const BatchRow& row = batchTable[scaleOf(n.images)];
    const int side = resolutionOf(n);
    // The tables give half as many images at 1280 px; beyond that memory goes with the number of pixels.
    const double factor = side == 640 ? 1 : 0.5 * std::pow(1280.0 / side, 2);
    const auto range = [&](const std::array<int, 2>& at640) {
        const auto low = std::max(1LL, std::llround(at640[0] * factor));
        const auto high = std::max(low, std::llround(at640[1] * factor));
        return low == high ? std::to_string(low) : std::to_string(low) + " to " + std::to_string(high);
    };
    return {"batch",
            {{"small", range(row.small)},
             {"large", range(row.large)},
             {"scale", std::string(row.name)},
             {"resolution", std::to_string(side)}}};
}

ReadinessLine augmentation(const ReadinessNumbers& n)
{
    const double small = n.sizes.share(n.sizes.below64);
    const bool smallObjects = small > 0.3;
    const char* variant = isThermal(n) ? (smallObjects ? "single_small" : "single") : (smallObjects ? "small" : "");
    return {"augmentation", {{"variant", variant}, {"share", percent(small)}}};
}

}  // namespace

ReadinessNumbers countForReadiness(const Dataset& dataset, const SizeReport& sizes640, const std::vector<bool>& repeated)
{
    ReadinessNumbers n;
    const auto train = std::find(dataset.splits.begin(), dataset.splits.end(), "train");
    const auto split = static_cast<std::uint16_t>(train - dataset.splits.begin());
    std::vector<std::size_t> images(dataset.classNames.size(), 0);
    std::vector<std::size_t> objects(dataset.classNames.size(), 0);
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const dataset::Record& record = dataset.records[i];
        if (repeated[i] || (train != dataset.splits.end() && record.split != split)) {
            continue;
        }
        ++n.images;
        std::vector<std::int32_t> seen;
        for (const dataset::Object& object : record.objects) {
            if (object.classId < 0 || static_cast<std::size_t>(object.classId) >= images.size() || object.ignore) {
                continue;
            }
            ++objects[static_cast<std::size_t>(object.classId)];
            if (std::find(seen.begin(), seen.end(), object.classId) == seen.end()) {
                seen.push_back(object.classId);
                ++images[static_cast<std::size_t>(object.classId)];
            }
        }
    }
    for (std::size_t id = 0; id < images.size(); ++id) {
        if (objects[id] > 0) {
            n.ofClass.push_back(images[id]);
            n.names.push_back(dataset.classNames[id]);
            n.smallestClass = n.classes == 0 ? objects[id] : std::min(n.smallestClass, objects[id]);
            n.largestClass = std::max(n.largestClass, objects[id]);
            ++n.classes;
        }
    }
    n.sizes = sizes640.all;
    return n;
}

Readiness recommend(const ReadinessNumbers& numbers)
{
    if (numbers.images == 0 || numbers.classes == 0) {
        return {};
    }
    Readiness readiness{{sensor(numbers), scale(numbers), images(numbers), rarest(numbers)}};
    if (numbers.sizes.objects > 0) {
        readiness.lines.push_back(resolution(numbers));
        readiness.lines.push_back(architecture(numbers));
    }
    readiness.lines.push_back(epochsByImages(numbers));
    readiness.lines.push_back(epochsByClasses(numbers));
    readiness.lines.push_back(learningRate(numbers));
    readiness.lines.push_back(batch(numbers));
    readiness.lines.push_back(augmentation(numbers));
    return readiness;
}

std::string_view readinessTemplate(const ReadinessLine& line, ReadinessPart part)
{
    static constexpr std::array<std::string_view, 5> parts{".topic", ".recommendation", ".numbers", ".formula", ".source"};
    const std::string id = "readiness." + line.id + std::string(parts[static_cast<std::size_t>(part)]);
    if (const auto variant = line.values.find("variant"); variant != line.values.end() && !variant->second.empty()) {
        if (const std::string_view special = texts::find(id + "." + variant->second); !special.empty()) {
            return special;
        }
    }
    return texts::find(id);
}

std::string readinessText(const ReadinessLine& line, ReadinessPart part)
{
    return texts::fill(readinessTemplate(line, part), line.values);
}

}  // namespace gg::audit
