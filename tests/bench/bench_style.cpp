// How well boxes that are drawn too wide (2-5 px a side) or too narrow are told from tight ones, for single boxes and for groups
// of 5, 20 and 50, and at what cost. Without arguments it reports on pictures that the fit of the edge model did not see;
// --refit fits it anew and prints core/audit/style/edge_weights.cpp; --trials plants styles in groups of real pictures and
// counts what is named; --set PATH prints what is said of a data set.

#include "core/audit/style/margins.h"
#include "core/audit/style/style.h"
#include "core/dataset/open.h"
#include "tests/bench/style_fit.h"
#include "tests/bench/style_trials.h"
#include "tests/bench/style_truth.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>
#include <string_view>

#include <time.h>

namespace
{

using namespace gg;
using audit::BoxMargins;
using bench::TruePicture;

/// ln p(pixels | the side's margin is in ranges [first, last]) - ln p(pixels | flush), summed over the sides.
double logRatio(const BoxMargins& margins, std::size_t first, std::size_t last)
{
    constexpr std::size_t flush = 3;
    double sum = 0;
    for (std::size_t side = 0; side < 4; ++side) {
        const auto likelihood = [&](std::size_t range) {
            return std::exp(-static_cast<double>(margins.unlikelihood[side][range]) * static_cast<double>(BoxMargins::unit));
        };
        double mean = 0;
        for (std::size_t range = first; range <= last; ++range) {
            mean += likelihood(range) / static_cast<double>(last - first + 1);
        }
        sum += std::isnan(margins.margin[side]) ? 0 : std::log(mean / likelihood(flush));
    }
    return sum;
}

/// Scores of the boxes, by picture.
using Scores = std::vector<std::vector<double>>;
using Move = std::function<double()>;

struct Timing {
    double seconds = 0;
    std::size_t boxes = 0;
};

/// Of this thread's work, so that other programs do not count.
double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

Scores score(const std::vector<TruePicture>& pictures, const Move& move, std::size_t first, std::size_t last, Timing& timing)
{
    Scores scores;
    for (const TruePicture& picture : pictures) {
        std::vector<dataset::Rect> boxes;
        for (const bench::TrueBox& box : picture.boxes) {
            if (bench::isOfStatedSize(box.rect)) {
                boxes.push_back(bench::grown(box.rect, {move(), move(), move(), move()}));
            }
        }
        const double begin = threadSeconds();
        const auto margins = audit::measureMargins(picture.pixels, boxes);
        timing.seconds += threadSeconds() - begin;
        timing.boxes += boxes.size();
        auto& row = scores.emplace_back();
        for (const BoxMargins& one : margins) {
            row.push_back(logRatio(one, first, last));
        }
    }
    std::erase_if(scores, [](const auto& row) { return row.empty(); });
    return scores;
}

double auc(std::vector<double> negative, const std::vector<double>& positive)
{
    std::ranges::sort(negative);
    double above = 0;
    for (const double value : positive) {
        const auto [low, high] = std::ranges::equal_range(negative, value);
        above += static_cast<double>(low - negative.begin()) + 0.5 * static_cast<double>(high - low);
    }
    return above / (static_cast<double>(negative.size()) * static_cast<double>(positive.size()));
}

/// Sums over groups of `size` boxes, drawn at random.
std::vector<double> groupSums(const std::vector<double>& scores, int size, std::mt19937& random)
{
    std::uniform_int_distribution<std::size_t> draw(0, scores.size() - 1);
    std::vector<double> sums(size == 1 ? scores.size() : 2000);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] = size == 1 ? scores[i] : 0;
        for (int k = 0; size > 1 && k < size; ++k) {
            sums[i] += scores[draw(random)];
        }
    }
    return sums;
}

std::vector<double> joined(const Scores& scores, const std::vector<std::size_t>& pictures)
{
    std::vector<double> all;
    for (const std::size_t picture : pictures) {
        all.insert(all.end(), scores[picture].begin(), scores[picture].end());
    }
    return all;
}

/// AUC with the central 95 % of 200 bootstrap draws over pictures.
void report(const char* what, const Scores& tight, const Scores& other, int size)
{
    std::mt19937 random(5);
    std::uniform_int_distribution<std::size_t> draw(0, tight.size() - 1);
    std::vector<std::size_t> all(tight.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = i;
    }
    const auto value = [&](const std::vector<std::size_t>& pictures) {
        return auc(groupSums(joined(tight, pictures), size, random), groupSums(joined(other, pictures), size, random));
    };
    const double best = value(all);
    std::vector<double> draws;
    for (int i = 0; i < 200; ++i) {
        std::vector<std::size_t> pictures(all.size());
        std::ranges::generate(pictures, [&] { return draw(random); });
        draws.push_back(value(pictures));
    }
    std::ranges::sort(draws);
    std::printf("  %-8s groups of %2d: AUC %.3f (%.3f-%.3f)\n", what, size, best, draws[5], draws[194]);
}

void reportOn(const char* name, const std::vector<TruePicture>& pictures)
{
    if (pictures.empty()) {
        std::printf("%s: the pictures are not there\n", name);
        return;
    }
    std::mt19937 random(99);
    std::uniform_real_distribution<double> margin(2, 5);
    Timing timing;
    const auto flush = [] { return 0.0; };
    const auto wide = [&] { return margin(random); };
    const auto narrow = [&] { return -margin(random); };
    const Scores tight = score(pictures, flush, 5, 6, timing);
    const Scores loose = score(pictures, wide, 5, 6, timing);
    const Scores tightForCut = score(pictures, flush, 0, 1, timing);
    const Scores cutting = score(pictures, narrow, 0, 1, timing);
    std::printf("%s: %zu boxes, %.3f ms a box\n", name, timing.boxes / 4,
                1000 * timing.seconds / static_cast<double>(timing.boxes));
    for (const int size : {1, 5, 20, 50}) {
        report("loose", tight, loose, size);
        report("cutting", tightForCut, cutting, size);
    }
}

std::string list(const std::vector<std::string>& keys)
{
    std::string text;
    for (std::size_t i = 0; i < keys.size() && i < 4; ++i) {
        text += (i == 0 ? "" : ", ") + keys[i];
    }
    return keys.size() > 4 ? text + ", and " + std::to_string(keys.size() - 4) + " more" : text;
}

/// What judgeStyle says of any data set.
void printSet(const std::string& path)
{
    JobControl control;
    const dataset::DatasetPtr set = dataset::openDataset(path, control);
    const auto margins = audit::measureSetMargins(*set, control);
    const audit::StyleReport report = audit::judgeStyle(*set, margins, {}, control);
    for (const audit::StyleGroup& group : report.groups) {
        std::printf("%-7s %-40s %5zu images %6zu boxes  margin %5.2f (%5.2f to %5.2f)  sides %5.2f %5.2f %5.2f %5.2f  "
                    "cutting %2.0f %% loose %2.0f %%  %s %.3f\n",
                    std::string(audit::styleKeyId(group.kind)).c_str(), group.key.c_str(), group.images, group.boxes,
                    static_cast<double>(group.margin), static_cast<double>(group.low), static_cast<double>(group.high),
                    static_cast<double>(group.sides[0]), static_cast<double>(group.sides[1]), static_cast<double>(group.sides[2]),
                    static_cast<double>(group.sides[3]), 100 * static_cast<double>(group.cuttingShare),
                    100 * static_cast<double>(group.looseShare), std::string(audit::boxStyleId(group.style)).c_str(),
                    group.confidence);
    }
    for (const audit::StyleMixture& mixture : report.mixtures) {
        std::printf("MIXTURE by %s %s: %.2f px (%.2f to %.2f), confidence %.4f\n  tighter %.2f: %zu boxes, %s\n  looser %.2f: "
                    "%zu boxes, %s\n",
                    std::string(audit::styleKeyId(mixture.kind)).c_str(), mixture.sequence.c_str(), mixture.difference,
                    mixture.low, mixture.high, mixture.confidence, static_cast<double>(mixture.tighter.margin),
                    mixture.tighter.boxes, list(mixture.tighter.keys).c_str(), static_cast<double>(mixture.looser.margin),
                    mixture.looser.boxes, list(mixture.looser.keys).c_str());
    }
}

/// The same boxes on pictures that have nothing to do with them: whatever is told apart here is told by the boxes' shape.
std::vector<TruePicture> shuffled(std::vector<TruePicture> pictures)
{
    std::vector<cv::Mat> pixels;
    for (const TruePicture& picture : pictures) {
        pixels.push_back(picture.pixels);
    }
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const cv::Mat& other = pixels[(i + 7) % pixels.size()];
        cv::Mat tiled(pixels[i].size(), CV_8UC3);
        for (int y = 0; y < tiled.rows; ++y) {
            for (int x = 0; x < tiled.cols; ++x) {
                tiled.at<cv::Vec3b>(y, x) = other.at<cv::Vec3b>(y % other.rows, x % other.cols);
            }
        }
        pictures[i].pixels = tiled;
    }
    return pictures;
}

}  // namespace

int main(int count, char** arguments)
{
    if (count == 2 && std::string_view(arguments[1]) == "--refit") {
        const auto pictures = bench::cocoPolygons("train2017");
        if (pictures.empty()) {
            std::fprintf(stderr, "coco128 is not there; see tests/bench/style_truth.cpp\n");
            return 1;
        }
        std::fputs(bench::asSource(bench::fitEdgeModel(pictures)).c_str(), stdout);
        return 0;
    }
    if (count == 2 && std::string_view(arguments[1]) == "--trials") {
        bench::printStyleTrials("COCO train (developed on)", bench::cocoPolygons("train2017"), 100);
        bench::printStyleTrials("COCO val (not seen by the fit)", bench::cocoPolygons("val2017"), 100);
        bench::printStyleTrials("polyps by their masks", bench::polypMasks(), 100);
        return 0;
    }
    if (count == 3 && std::string_view(arguments[1]) == "--set") {
        printSet(arguments[2]);
        return 0;
    }
    const auto pictures = bench::cocoPolygons("val2017");
    reportOn("COCO val (not seen by the fit)", pictures);
    reportOn("COCO val, boxes on other pictures (0.5 expected)", shuffled(pictures));
    reportOn("COCO train (fitted on)", bench::cocoPolygons("train2017"));
    reportOn("polyps by their masks", bench::polypMasks());
    return 0;
}
