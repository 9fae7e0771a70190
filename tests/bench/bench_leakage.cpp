// Finding alike pictures: how long 100,000 signatures take to compare (promised: at most 10 s), and which share of planted copies
// of each kind is found. Run without arguments; the pictures are painted, the same ones every time. Times are for all cores.

#include "core/audit/leakage/alike_search.h"
#include "core/base/parallel.h"
#include "tests/core/painted_scene.h"

#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace
{

using gg::audit::AlikePair;
using gg::audit::PictureSignature;
using gg::audit::SignedPicture;

constexpr std::uint64_t defaultPictures = 100'000;
/// Every so many pictures of the training split have one planted relative in the validation split.
constexpr std::uint64_t plantedEach = 50;

cv::Mat cut(const cv::Mat& in, double left, double top, double right, double bottom)
{
    const auto part = [](double share, int length) { return static_cast<int>(std::lround(share * length)); };
    const int x = part(left, in.cols);
    const int y = part(top, in.rows);
    return in(cv::Rect(x, y, in.cols - x - part(right, in.cols), in.rows - y - part(bottom, in.rows))).clone();
}

cv::Mat encoded(const cv::Mat& in, int quality)
{
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", in, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
    return cv::imdecode(bytes, cv::IMREAD_COLOR);
}

cv::Mat halved(const cv::Mat& in)
{
    cv::Mat out;
    cv::resize(in, out, {}, 0.5, 0.5, cv::INTER_AREA);
    return out;
}

cv::Mat flippedOver(const cv::Mat& in)
{
    cv::Mat out;
    cv::flip(in, out, 1);
    return out;
}

struct Kind {
    const char* name;
    std::function<cv::Mat(const cv::Mat&)> change;
};

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all{
        {"re-encoded at quality 30", [](const cv::Mat& in) { return encoded(in, 30); }},
        {"half the size", halved},
        {"10 % brighter", [](const cv::Mat& in) -> cv::Mat { return in * 1.1; }},
        {"10 % darker", [](const cv::Mat& in) -> cv::Mat { return in * 0.9; }},
        {"2 % cut off all around", [](const cv::Mat& in) { return cut(in, 0.02, 0.02, 0.02, 0.02); }},
        {"3 % cut off all around", [](const cv::Mat& in) { return cut(in, 0.03, 0.03, 0.03, 0.03); }},
        {"3 % cut off left and top", [](const cv::Mat& in) { return cut(in, 0.03, 0.03, 0, 0); }},
        {"2 % cut off at the right", [](const cv::Mat& in) { return cut(in, 0, 0, 0.02, 0); }},
        {"all of these at once", [](const cv::Mat& in) { return encoded(halved(cut(in, 0.02, 0, 0, 0.02)) * 1.1, 30); }},
        {"mirrored", flippedOver},
        {"camera moved by 5 %", [](const cv::Mat& in) { return cut(in, 0.05, 0, 0, 0); }},
    };
    return all;
}

struct Bench {
    std::vector<PictureSignature> signatures;
    std::vector<SignedPicture> pictures;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> planted;  ///< kind by pair of records
};

Bench paint(std::uint64_t count)
{
    Bench bench;
    const std::uint64_t relatives = count / plantedEach;
    const std::uint64_t scenes = count - relatives;
    bench.signatures.resize(count);
    gg::JobControl control;
    gg::parallelFor(scenes, 64, control, [&](std::size_t i) {
        const cv::Mat scene = gg::test::paintedScene(i, 160, 120);
        bench.signatures[i] = gg::audit::signatureOf(encoded(scene, 95));
        if (i < relatives) {
            bench.signatures[scenes + i] = gg::audit::signatureOf(kinds()[i % kinds().size()].change(scene));
        }
    });
    for (std::uint32_t i = 0; i < count; ++i) {
        // The relatives and a fifth of the scenes, none of which has one, are the validation split.
        const bool validation = i >= scenes || (i >= relatives && i % 5 == 0);
        bench.pictures.push_back({.record = i, .split = static_cast<std::uint16_t>(validation), .signature = &bench.signatures[i]});
        if (i < relatives) {
            bench.planted[{i, static_cast<std::uint32_t>(scenes + i)}] = i % kinds().size();
        }
    }
    return bench;
}

void report(const Bench& bench, const std::vector<AlikePair>& pairs)
{
    std::vector<std::size_t> found(kinds().size(), 0);
    std::vector<std::size_t> planted(kinds().size(), 0);
    for (const auto& [pair, kind] : bench.planted) {
        ++planted[kind];
    }
    std::size_t others = 0;
    for (const AlikePair& pair : pairs) {
        const auto it = bench.planted.find({pair.first, pair.second});
        if (it == bench.planted.end()) {
            ++others;
        } else {
            ++found[it->second];
        }
    }
    for (std::size_t kind = 0; kind < kinds().size(); ++kind) {
        std::printf("%-28s %6zu planted, %6zu found, recall %.4f\n", kinds()[kind].name, planted[kind], found[kind],
                    static_cast<double>(found[kind]) / static_cast<double>(std::max<std::size_t>(1, planted[kind])));
    }
    std::printf("%-28s %6zu\n", "pairs that were not planted", others);
}

}  // namespace

int main(int argc, char** argv)
{
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : defaultPictures;
    const Bench bench = paint(count);
    gg::JobControl control;
    const std::clock_t processorBegin = std::clock();
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<AlikePair> pairs = gg::audit::findAlikePictures(bench.pictures, {}, control);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    const double processor = static_cast<double>(std::clock() - processorBegin) / CLOCKS_PER_SEC;
    report(bench, pairs);
    std::printf("%llu signatures compared in %.2f s, %.2f s of processor time (promised for 100,000: at most 10 s)\n",
                static_cast<unsigned long long>(count), seconds.count(), processor);
    return EXIT_SUCCESS;
}
