#include "core/recipe/anchor_fit.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <random>

namespace gg::recipe {
namespace {

constexpr std::size_t mostBoxes = 20'000;
constexpr int starts = 8;
constexpr int mostRounds = 300;
constexpr double tolerableRatio = 4;
constexpr double enoughRecall = 0.98;

double area(const AnchorSize& size)
{
    return size[0] * size[1];
}

bool byArea(const AnchorSize& a, const AnchorSize& b)
{
    return area(a) != area(b) ? area(a) < area(b) : a < b;
}

/// [0, 1). The standard library's distributions differ between machines, its generators do not.
double uniform(std::mt19937_64& random)
{
    return static_cast<double>(random() >> 11U) * 0x1.0p-53;
}

/// Sizes above 0, sorted, at most mostBoxes of them.
std::vector<AnchorSize> usable(std::span<const AnchorSize> boxes)
{
    std::vector<AnchorSize> all;
    std::copy_if(boxes.begin(), boxes.end(), std::back_inserter(all), [](const AnchorSize& box) {
        return box[0] > 0 && box[1] > 0 && std::isfinite(box[0]) && std::isfinite(box[1]);
    });
    std::sort(all.begin(), all.end(), byArea);
    if (all.size() <= mostBoxes) {
        return all;
    }
    std::vector<AnchorSize> some(mostBoxes);
    for (std::size_t i = 0; i < mostBoxes; ++i) {
        some[i] = all[i * all.size() / mostBoxes];
    }
    return some;
}

struct Nearest {
    std::size_t anchor = 0;
    double iou = -1;
};

Nearest nearestOf(std::span<const AnchorSize> anchors, const AnchorSize& box)
{
    Nearest best;
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        const double iou = shapeIou(anchors[i], box);
        if (iou > best.iou) {
            best = {.anchor = i, .iou = iou};
        }
    }
    return best;
}

double meanIouOf(std::span<const AnchorSize> anchors, std::span<const AnchorSize> boxes)
{
    double sum = 0;
    for (const AnchorSize& box : boxes) {
        sum += nearestOf(anchors, box).iou;
    }
    return boxes.empty() ? 0 : sum / static_cast<double>(boxes.size());
}

std::vector<AnchorSize> seeded(std::span<const AnchorSize> boxes, std::size_t count, std::mt19937_64& random)
{
    const auto anyOf = [&](double share) { return std::min(boxes.size() - 1, static_cast<std::size_t>(share * static_cast<double>(boxes.size()))); };
    std::vector<AnchorSize> centres{boxes[anyOf(uniform(random))]};
    while (centres.size() < count) {
        std::vector<double> reached(boxes.size());
        double sum = 0;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const double distance = 1 - nearestOf(centres, boxes[i]).iou;
            sum += distance * distance;
            reached[i] = sum;
        }
        const auto drawn = std::upper_bound(reached.begin(), reached.end(), uniform(random) * sum);
        centres.push_back(boxes[std::min(boxes.size() - 1, static_cast<std::size_t>(drawn - reached.begin()))]);
    }
    return centres;
}

/// Means of the clusters; one that lost its last box begins anew at the box that is worst off.
std::vector<AnchorSize> moved(std::span<const AnchorSize> centres, std::span<const AnchorSize> boxes)
{
    std::vector<AnchorSize> sums(centres.size(), AnchorSize{});
    std::vector<std::size_t> counts(centres.size(), 0);
    AnchorSize worst = boxes.front();
    double worstIou = 2;
    for (const AnchorSize& box : boxes) {
        const Nearest nearest = nearestOf(centres, box);
        sums[nearest.anchor][0] += box[0];
        sums[nearest.anchor][1] += box[1];
        ++counts[nearest.anchor];
        if (nearest.iou < worstIou) {
            worstIou = nearest.iou;
            worst = box;
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const auto count = static_cast<double>(counts[i]);
        sums[i] = counts[i] > 0 ? AnchorSize{sums[i][0] / count, sums[i][1] / count} : worst;
    }
    return sums;
}

/// The mean does not minimise this distance: of all rounds the best is kept.
std::vector<AnchorSize> settled(std::vector<AnchorSize> centres, std::span<const AnchorSize> boxes, double& iou)
{
    std::vector<AnchorSize> best = centres;
    iou = meanIouOf(centres, boxes);
    for (int round = 0; round < mostRounds; ++round) {
        std::vector<AnchorSize> next = moved(centres, boxes);
        if (next == centres) {
            break;
        }
        centres = std::move(next);
        if (const double now = meanIouOf(centres, boxes); now > iou) {
            iou = now;
            best = centres;
        }
    }
    return best;
}

std::vector<AnchorSize> enlargedToo(std::vector<AnchorSize> sizes, std::size_t count)
{
    constexpr double step = 1.25;
    const std::size_t own = sizes.size();
    for (std::size_t i = 0; sizes.size() < count; ++i) {
        const double factor = std::pow(step, 1 + static_cast<double>(i / own));
        sizes.push_back({sizes[i % own][0] * factor, sizes[i % own][1] * factor});
    }
    return sizes;
}

std::vector<AnchorSize> tidied(std::vector<AnchorSize> anchors)
{
    for (AnchorSize& anchor : anchors) {
        for (double& side : anchor) {
            side = std::max(0.01, std::round(side * 100) / 100);
        }
    }
    std::sort(anchors.begin(), anchors.end(), byArea);
    return anchors;
}

std::string decimals(double value, int digits)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string sideText(double value)
{
    std::array<char, 40> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed).ptr};
}

/// "mean IoU 0.741 with the nearest, best possible recall 0.998".
std::string fitText(const AnchorFit& fit)
{
    return "mean IoU " + decimals(fit.meanIou, 3) + " of a box with its nearest, best possible recall " + decimals(fit.bestPossibleRecall, 3);
}

std::vector<AnchorSize> listed(const AnchorConfig& config, std::size_t wanted)
{
    std::optional<std::vector<AnchorSize>> list = parseAnchors(config.list);
    if (!list || list->size() != wanted) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "anchors.list holds " + std::to_string(list ? list->size() : 0) + " anchors; the network needs " + std::to_string(wanted) + ". anchors.from: data finds them.");
    }
    return *list;
}

void warn(AnchorChoice& choice, const TrainConfig& config, const std::string& fingerprint)
{
    const AnchorConfig& anchor = config.detection.anchor;
    const std::string remedy = "; anchors.from: data finds those of this one.";
    if (anchor.from == AnchorSource::List && !anchor.listDataset.empty() && anchor.listDataset != fingerprint) {
        choice.notes.push_back("anchors.list comes from another data set (anchors.dataset " + anchor.listDataset + ", this one is " + fingerprint + ")" + remedy);
    }
    if (choice.fit.boxes > 0 && choice.fit.bestPossibleRecall < enoughRecall) {
        choice.notes.push_back("The anchors do not suit these boxes: the best possible recall is " + decimals(choice.fit.bestPossibleRecall, 3)
                               + ", below 0.98. The remaining boxes are at least 4 times as wide, narrow, high or low as every anchor"
                               + (anchor.from == AnchorSource::Data ? "; a larger image_size or tiles may help small ones." : remedy));
    }
}

}  // namespace

double shapeIou(const AnchorSize& a, const AnchorSize& b)
{
    const double common = std::min(a[0], b[0]) * std::min(a[1], b[1]);
    return common / (area(a) + area(b) - common);
}

std::vector<AnchorSize> kMeansAnchors(std::span<const AnchorSize> boxes, std::size_t count, std::uint64_t seed)
{
    const std::vector<AnchorSize> points = usable(boxes);
    if (points.empty() || count == 0) {
        throw Error(ErrorCode::InvalidArgument, {}, "There is no box to find anchors from. anchors.from: coco takes those of YOLOv3.");
    }
    std::vector<AnchorSize> different = points;
    different.erase(std::unique(different.begin(), different.end()), different.end());
    if (different.size() <= count) {
        return tidied(enlargedToo(std::move(different), count));
    }
    std::mt19937_64 random(seed);
    std::vector<AnchorSize> best;
    double bestIou = -1;
    for (int start = 0; start < starts; ++start) {
        double iou = 0;
        std::vector<AnchorSize> found = settled(seeded(points, count, random), points, iou);
        if (iou > bestIou) {
            bestIou = iou;
            best = std::move(found);
        }
    }
    return tidied(std::move(best));
}

AnchorFit fitOf(std::span<const AnchorSize> anchors, std::span<const AnchorSize> boxes)
{
    AnchorFit fit{.boxes = boxes.size(), .meanIou = meanIouOf(anchors, boxes)};
    const auto near = [](double a, double b) { return a < tolerableRatio * b && b < tolerableRatio * a; };
    const auto reachable = std::count_if(boxes.begin(), boxes.end(), [&](const AnchorSize& box) {
        return std::any_of(anchors.begin(), anchors.end(), [&](const AnchorSize& anchor) { return near(anchor[0], box[0]) && near(anchor[1], box[1]); });
    });
    fit.bestPossibleRecall = boxes.empty() ? 1 : static_cast<double>(reachable) / static_cast<double>(boxes.size());
    return fit;
}

std::optional<std::vector<AnchorSize>> parseAnchors(std::string_view text)
{
    std::vector<double> numbers;
    const auto separates = [](char letter) { return letter == ' ' || letter == ',' || letter == 'x' || letter == ';' || letter == '\t' || letter == '\n'; };
    for (std::size_t at = 0; at < text.size();) {
        if (separates(text[at])) {
            ++at;
            continue;
        }
        double number = 0;
        const auto result = std::from_chars(text.data() + at, text.data() + text.size(), number);
        if (result.ec != std::errc{} || !(number > 0) || !std::isfinite(number)) {
            return std::nullopt;
        }
        at = static_cast<std::size_t>(result.ptr - text.data());
        if (at < text.size() && !separates(text[at])) {
            return std::nullopt;
        }
        numbers.push_back(number);
    }
    if (numbers.empty() || numbers.size() % 2 != 0) {
        return std::nullopt;
    }
    std::vector<AnchorSize> anchors;
    for (std::size_t i = 0; i < numbers.size(); i += 2) {
        anchors.push_back({numbers[i], numbers[i + 1]});
    }
    return anchors;
}

std::string anchorsText(std::span<const AnchorSize> anchors)
{
    std::string text;
    for (const AnchorSize& anchor : anchors) {
        text += (text.empty() ? "" : " ") + sideText(anchor[0]) + "x" + sideText(anchor[1]);
    }
    return text;
}

AnchorChoice anchorsFor(const TrainConfig& config, const ModelPlan& plan, std::span<const AnchorSize> boxes, const std::string& datasetFingerprint)
{
    AnchorChoice choice;
    if (plan.anchors.empty()) {
        return choice;
    }
    const AnchorConfig& anchor = config.detection.anchor;
    const bool fromData = anchor.from == AnchorSource::Data && !boxes.empty();
    choice.anchors = fromData                              ? kMeansAnchors(boxes, plan.anchors.size(), config.seed)
                     : anchor.from == AnchorSource::List ? listed(anchor, plan.anchors.size())
                                                           : plan.anchors;
    choice.fit = fitOf(choice.anchors, boxes);
    const std::string origin = fromData ? "by k-means of " + std::to_string(boxes.size()) + (boxes.size() == 1 ? " training box" : " training boxes")
                               : anchor.from == AnchorSource::List ? std::string("of anchors.list")
                               : anchor.from == AnchorSource::Coco ? std::string("the model's own")
                                                                   : std::string("the model's own, for want of a training box");
    choice.notes.push_back("Anchors at " + std::to_string(config.imageSize) + " px, " + origin + ": " + anchorsText(choice.anchors) + " (" + fitText(choice.fit) + ").");
    warn(choice, config, datasetFingerprint);
    return choice;
}

}  // namespace gg::recipe
