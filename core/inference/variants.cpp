#include "core/inference/variants.h"

#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/inference/pipeline.h"
#include "core/inference/uncertainty.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <mutex>

namespace gg::inference {
namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

bool mirrored(const Variant& variant)
{
    return variant.flipHorizontal || variant.flipVertical;
}

/// Its own inverse.
cv::Mat mirror(const cv::Mat& picture, const Variant& variant)
{
    if (!mirrored(variant)) {
        return picture;
    }
    cv::Mat out;
    cv::flip(picture, out, variant.flipHorizontal && variant.flipVertical ? -1 : variant.flipHorizontal ? 1 : 0);
    return out;
}

/// Pictures whose variants are under way.
class Looker {
public:
    Looker(const Looking& looking, const std::function<void(std::size_t, Look&&)>& take)
        : m_looking(looking)
        , m_variants(looking.variants.empty() ? std::vector<Variant>{Variant{}} : looking.variants)
        , m_segments(isSegmentation(looking.processing.post.head))
        , m_take(take)
    {
    }

    std::size_t passages() const { return m_looking.records.size() * m_variants.size(); }

    void prepare(Passage& passage)
    {
        const std::string& image = m_looking.dataset.records[m_looking.records[passage.index / m_variants.size()]].image;
        const Variant& variant = m_variants[passage.index % m_variants.size()];
        try {
            const cv::Mat bgr = mirror(dataset::readImage(m_looking.dataset.absolute(image)), variant);
            passage.placement = placeVariant(bgr.size(), m_looking.processing.pre, variant);
            passage.input = makeInput(bgr, m_looking.processing.pre, passage.placement);
        } catch (const Error& error) {
            const std::lock_guard lock(m_mutex);
            underWay(passage.index / m_variants.size()).look.unreadable = error.detail();
        }
    }

    void finish(Passage& passage)
    {
        const Clock::time_point start = Clock::now();
        const std::size_t index = passage.index / m_variants.size();
        const std::size_t which = passage.index % m_variants.size();
        std::vector<Found> objects;
        cv::Mat map;
        if (!passage.input.empty()) {
            m_segments ? void(map = mirror(decodeSegmentation(passage.outputs, m_looking.processing, passage.placement), m_variants[which]))
                       : void(objects = decodeObjects(passage.outputs, m_looking.processing, passage.placement));
            for (Found& object : objects) {
                object.box = unflipped(object.box, passage.placement.image, m_variants[which]);
            }
        }
        Look whole;
        {
            const std::lock_guard lock(m_mutex);
            UnderWay& one = underWay(index);
            one.look.image = passage.placement.image;
            (m_segments ? void(one.look.maps[which] = map) : void(one.look.objects[which] = std::move(objects)));
            one.look.networkMs += passage.networkMs;
            one.look.totalMs += passage.prepareMs + passage.networkMs + millisecondsSince(start);
            if (++one.done < m_variants.size()) {
                return;
            }
            whole = std::move(one.look);
            m_underWay.erase(index);
        }
        m_take(index, std::move(whole));
    }

private:
    struct UnderWay {
        Look look;
        std::size_t done = 0;
    };

    /// To be called with the lock held.
    UnderWay& underWay(std::size_t index)
    {
        UnderWay& one = m_underWay[index];
        (m_segments ? one.look.maps.resize(m_variants.size()) : one.look.objects.resize(m_variants.size()));
        return one;
    }

    const Looking& m_looking;
    const std::vector<Variant> m_variants;
    const bool m_segments;
    const std::function<void(std::size_t, Look&&)>& m_take;
    std::mutex m_mutex;
    std::map<std::size_t, UnderWay> m_underWay;
};

/// By the 256 values that a probability in 8 bits has.
const std::array<double, 256>& entropyTable()
{
    static const std::array<double, 256> table = [] {
        std::array<double, 256> values{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = entropyOf(static_cast<double>(i) / 255);
        }
        return values;
    }();
    return table;
}

/// Of one pixel in all variants.
struct PixelSum {
    uchar value = 0;
    double entropy = 0;
    double mutualInformation = 0;
};

PixelSum meanOf(const std::vector<uchar>& values)
{
    int sum = 0;
    double alone = 0;
    for (const uchar value : values) {
        sum += value;
        alone += entropyTable()[value];
    }
    const auto count = static_cast<double>(values.size());
    const double entropy = entropyOf(sum / (255 * count));
    return {.value = static_cast<uchar>(std::lround(sum / count)), .entropy = entropy, .mutualInformation = mutualInformation(entropy, alone / count)};
}

/// The value that most have, of equally many the lowest. A vote is certain in itself: all its entropy is disagreement.
PixelSum votesOf(std::vector<uchar>& values)
{
    std::sort(values.begin(), values.end());
    PixelSum out;
    std::size_t most = 0;
    for (std::size_t begin = 0; begin < values.size();) {
        const auto end = static_cast<std::size_t>(std::upper_bound(values.begin() + static_cast<std::ptrdiff_t>(begin), values.end(), values[begin]) - values.begin());
        const double share = static_cast<double>(end - begin) / static_cast<double>(values.size());
        out.entropy += entropyTerm(share);
        if (end - begin > most) {
            most = end - begin;
            out.value = values[begin];
        }
        begin = end;
    }
    out.mutualInformation = mutualInformation(out.entropy, 0);
    return out;
}

}  // namespace

std::vector<Variant> variantsOf(bool horizontal, bool vertical, const std::vector<double>& scales)
{
    std::vector<double> sizes{1.0};
    for (const double scale : scales) {
        if (std::find(sizes.begin(), sizes.end(), scale) == sizes.end()) {
            sizes.push_back(scale);
        }
    }
    std::vector<Variant> variants;
    for (const double scale : sizes) {
        variants.push_back({.scale = scale});
        if (horizontal) {
            variants.push_back({.flipHorizontal = true, .scale = scale});
        }
        if (vertical) {
            variants.push_back({.flipVertical = true, .scale = scale});
        }
        if (horizontal && vertical) {
            variants.push_back({.flipHorizontal = true, .flipVertical = true, .scale = scale});
        }
    }
    return variants;
}

std::vector<Variant> repeated(std::vector<Variant> variants, int times)
{
    if (variants.empty()) {
        variants.emplace_back();
    }
    std::vector<Variant> all;
    for (const Variant& variant : variants) {
        all.insert(all.end(), static_cast<std::size_t>(std::max(1, times)), variant);
    }
    return all;
}

std::string problemOf(const std::vector<Variant>& variants, Head head)
{
    for (const Variant& variant : variants) {
        if (!(variant.scale >= 0.1 && variant.scale <= 1)) {
            return "A picture is shown at 0.1 to 1 times its size in the input; larger ones would not fit.";
        }
    }
    if (variants.size() > 1 && (head == Head::YoloMasks || head == Head::YoloObjectnessMasks)) {
        return "Masks of single objects are not fused over several views; boxes, and masks of whole pictures, are.";
    }
    return {};
}

Placement placeVariant(cv::Size image, const PreProcessing& processing, const Variant& variant)
{
    Placement place = placeImage(image, processing);
    if (variant.scale == 1) {
        return place;
    }
    const cv::Size before(static_cast<int>(std::lround(place.scaleX * image.width)), static_cast<int>(std::lround(place.scaleY * image.height)));
    const cv::Size after(std::max(1, static_cast<int>(std::lround(before.width * variant.scale))), std::max(1, static_cast<int>(std::lround(before.height * variant.scale))));
    place.scaleX = static_cast<double>(after.width) / image.width;
    place.scaleY = static_cast<double>(after.height) / image.height;
    if (processing.resize != Resize::LetterboxTopLeft) {
        place.offsetX += (before.width - after.width) / 2;
        place.offsetY += (before.height - after.height) / 2;
    }
    return place;
}

metrics::Box unflipped(const metrics::Box& box, cv::Size image, const Variant& variant)
{
    metrics::Box out = box;
    out.x = variant.flipHorizontal ? image.width - box.x - box.width : box.x;
    out.y = variant.flipVertical ? image.height - box.y - box.height : box.y;
    return out;
}

void lookAt(Backend& backend, const Looking& looking, const std::function<void(std::size_t, Look&&)>& take, JobControl& control)
{
    Looker looker(looking, take);
    const Stages stages{.prepare = [&](Passage& passage) { looker.prepare(passage); }, .finish = [&](Passage& passage) { looker.finish(passage); }};
    runPipeline(backend, looker.passages(), looking.threads, stages, control);
}

std::vector<FusedObject> fuseLook(const Look& look, metrics::FusionOptions options)
{
    std::vector<FusedObject> all;
    if (look.objects.size() == 1) {
        for (const Found& found : look.objects.front()) {
            all.push_back({.found = found, .agreement = {.box = found.box, .score = found.score, .classId = found.classId, .found = 1}});
        }
        return all;
    }
    options.sources = look.objects.size();
    std::vector<metrics::SourceBox> boxes;
    for (std::uint32_t source = 0; source < look.objects.size(); ++source) {
        for (const Found& found : look.objects[source]) {
            boxes.push_back({.box = found.box, .score = found.score, .classId = found.classId, .source = source});
        }
    }
    for (const metrics::FusedBox& fused : metrics::fuseBoxes(boxes, options)) {
        all.push_back({.found = {.box = fused.box, .score = fused.score, .classId = fused.classId, .mask = {}}, .agreement = fused});
    }
    return all;
}

FusedMap fuseMaps(const std::vector<cv::Mat>& maps, bool probabilities)
{
    const bool alike = !maps.empty() && std::all_of(maps.begin(), maps.end(), [&](const cv::Mat& map) { return map.size() == maps.front().size() && map.type() == CV_8UC1; });
    if (!alike) {
        throw Error(ErrorCode::InvalidArgument, {}, "Maps of several views of a picture need one size.");
    }
    FusedMap out{.map = cv::Mat(maps.front().size(), CV_8U), .entropy = cv::Mat(maps.front().size(), CV_32F)};
    std::vector<uchar> values(maps.size());
    double entropy = 0;
    double mutual = 0;
    for (int y = 0; y < out.map.rows; ++y) {
        for (int x = 0; x < out.map.cols; ++x) {
            std::transform(maps.begin(), maps.end(), values.begin(), [&](const cv::Mat& map) { return map.at<uchar>(y, x); });
            const PixelSum pixel = probabilities ? meanOf(values) : votesOf(values);
            out.map.at<uchar>(y, x) = pixel.value;
            out.entropy.at<float>(y, x) = static_cast<float>(pixel.entropy);
            entropy += pixel.entropy;
            mutual += pixel.mutualInformation;
        }
    }
    const double pixels = std::max<double>(1, static_cast<double>(out.map.total()));
    out.meanEntropy = entropy / pixels;
    out.meanMutualInformation = mutual / pixels;
    return out;
}

}  // namespace gg::inference
