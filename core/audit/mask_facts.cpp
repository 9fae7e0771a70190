#include "core/audit/mask_facts.h"

#include "core/audit/fact_bytes.h"
#include "core/base/error.h"
#include "core/dataset/mask_values.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstring>

namespace gg::audit
{
namespace
{

using dataset::MaskEncoding;
using dataset::MaskImage;
using dataset::MaskValues;

constexpr std::uint8_t version = 1;

bool isClasses(const MaskFacts& facts)
{
    return facts.kind == MaskValues::Classes;
}

/// In a table of colours and of 16-bit numbers 255 is one entry of many.
bool ignoresLast(MaskEncoding encoding, const std::vector<std::uint32_t>& table)
{
    return encoding == MaskEncoding::Palette || table.empty();
}

/// 0 for background; 1 for foreground, or the number of the class.
cv::Mat regionsOf(const MaskImage& mask, int threshold)
{
    cv::Mat out;
    if (mask.kind != MaskValues::Classes) {
        cv::threshold(mask.values, out, threshold, 1, cv::THRESH_BINARY);
        return out;
    }
    if (!ignoresLast(mask.encoding, mask.table)) {
        return mask.values;
    }
    mask.values.copyTo(out);
    out.setTo(0, mask.values == dataset::ignoredValue);
    return out;
}

std::uint64_t hashOfRows(const cv::Mat& values, const std::vector<std::uint32_t>& table)
{
    // Eight bytes a step: a mask of a photograph has millions of pixels.
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL ^ (static_cast<std::uint64_t>(values.rows) << 32U) ^ static_cast<std::uint64_t>(values.cols);
    const auto mix = [&](std::uint64_t word) {
        hash ^= word;
        hash *= 0xFF51AFD7ED558CCDULL;
        hash ^= hash >> 32U;
    };
    for (int y = 0; y < values.rows; ++y) {
        const auto* row = values.ptr<std::uint8_t>(y);
        int x = 0;
        for (; x + 8 <= values.cols; x += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, row + x, sizeof(word));
            mix(word);
        }
        for (; x < values.cols; ++x) {
            mix(row[x]);
        }
    }
    std::for_each(table.begin(), table.end(), mix);
    return hash;
}

/// Both as foreground and background: annotators disagree about the shape first.
float agreementOf(const MaskImage& mask, const MaskImage& other)
{
    const cv::Mat a = dataset::binariseMask(dataset::maskGrey(mask));
    const cv::Mat b = dataset::binariseMask(dataset::maskGrey(other));
    if (a.size() != b.size()) {
        return -1;
    }
    const int either = cv::countNonZero(a | b);
    return either == 0 ? 1.0F : static_cast<float>(cv::countNonZero(a & b)) / static_cast<float>(either);
}

template <std::size_t N>
void writeCounts(FactWriter& out, const std::array<std::uint32_t, N>& counts)
{
    out.small(static_cast<std::uint32_t>(std::count_if(counts.begin(), counts.end(), [](std::uint32_t count) { return count > 0; })));
    for (std::size_t i = 0; i < N; ++i) {
        if (counts[i] > 0) {
            out.small(static_cast<std::uint32_t>(i));
            out.small(counts[i]);
        }
    }
}

template <std::size_t N>
void readCounts(FactReader& in, std::array<std::uint32_t, N>& counts)
{
    for (std::size_t left = in.count(); left > 0; --left) {
        const std::uint32_t place = in.small();
        counts.at(std::min<std::size_t>(place, N - 1)) = in.small();
    }
}

}  // namespace

double MaskFacts::foreground() const
{
    if (isClasses(*this)) {
        return share(1, ignoresLast(encoding, table) ? dataset::ignoredValue - 1 : 255);
    }
    if (!table.empty()) {
        return share(1, 255);
    }
    dataset::MaskHistogram histogram{};
    for (const ValueCount& count : values) {
        histogram[count.value] = count.pixels;
    }
    return share(dataset::brightThreshold(histogram) + 1, 255);
}

double MaskFacts::share(int first, int last) const
{
    std::size_t count = 0;
    for (const ValueCount& value : values) {
        count += value.value >= first && value.value <= last ? value.pixels : 0;
    }
    return pixels() == 0 ? 0 : static_cast<double>(count) / static_cast<double>(pixels());
}

MaskFacts measureMask(const MaskImage& mask)
{
    const dataset::MaskHistogram histogram = dataset::histogramOf(mask.values);
    MaskFacts facts{.size = mask.values.size(), .encoding = mask.encoding, .kind = mask.kind, .bits = mask.bits, .pages = mask.pages};
    for (std::size_t v = 0; v < histogram.size(); ++v) {
        if (histogram[v] > 0) {
            facts.values.push_back({.value = static_cast<std::uint8_t>(v), .pixels = histogram[v]});
        }
    }
    facts.table = mask.table;
    facts.table.resize(std::min(facts.table.size(), static_cast<std::size_t>(facts.highest()) + 1));
    const int threshold = mask.table.empty() ? dataset::brightThreshold(histogram) : 0;
    facts.components = measureComponents(regionsOf(mask, threshold));
    facts.sketch = sketchMask(mask);
    facts.contents = hashOfRows(mask.values, facts.table);
    return facts;
}

void compareAnnotator(MaskFacts& facts, const MaskImage& mask, const MaskImage& other)
{
    facts.agreement.push_back(agreementOf(mask, other));
    facts.otherErrors.emplace_back();
}

std::string toBytes(const MaskFacts& facts)
{
    FactWriter out(version);
    out.small(static_cast<std::uint32_t>(facts.size.width));
    out.small(static_cast<std::uint32_t>(facts.size.height));
    out.number(static_cast<std::uint8_t>(facts.encoding));
    out.number(static_cast<std::uint8_t>(facts.kind));
    out.small(static_cast<std::uint32_t>(facts.bits));
    out.small(static_cast<std::uint32_t>(facts.pages));
    out.small(static_cast<std::uint32_t>(facts.values.size()));
    for (const ValueCount& count : facts.values) {
        out.number(count.value);
        out.small(count.pixels);
    }
    out.small(static_cast<std::uint32_t>(facts.table.size()));
    for (const std::uint32_t entry : facts.table) {
        out.small(entry);
    }
    out.small(facts.components.objects);
    out.small(facts.components.largest);
    out.small(facts.components.holes);
    out.small(facts.components.largestHole);
    writeCounts(out, facts.components.tinyObjects);
    writeCounts(out, facts.components.tinyHoles);
    out.number(static_cast<std::uint8_t>(facts.sketch.classes ? 1 : 0));
    out.text(facts.sketch.packed);
    out.number(facts.contents);
    out.small(static_cast<std::uint32_t>(facts.agreement.size()));
    for (const float overlap : facts.agreement) {
        out.real(overlap);
    }
    for (const std::string& error : facts.otherErrors) {
        out.text(error);
    }
    return out.finish();
}

MaskFacts maskFactsFromBytes(std::string_view bytes)
{
    FactReader in(bytes, version);
    MaskFacts facts;
    facts.size.width = static_cast<int>(in.small());
    facts.size.height = static_cast<int>(in.small());
    facts.encoding = static_cast<MaskEncoding>(std::min<std::uint8_t>(in.number<std::uint8_t>(), static_cast<std::uint8_t>(MaskEncoding::Alpha)));
    facts.kind = static_cast<MaskValues>(std::min<std::uint8_t>(in.number<std::uint8_t>(), static_cast<std::uint8_t>(MaskValues::Classes)));
    facts.bits = static_cast<int>(in.small());
    facts.pages = static_cast<int>(in.small());
    for (std::size_t left = in.count(); left > 0; --left) {
        const auto value = in.number<std::uint8_t>();
        facts.values.push_back({.value = value, .pixels = in.small()});
    }
    for (std::size_t left = in.count(); left > 0; --left) {
        facts.table.push_back(in.small());
    }
    facts.components.objects = in.small();
    facts.components.largest = in.small();
    facts.components.holes = in.small();
    facts.components.largestHole = in.small();
    readCounts(in, facts.components.tinyObjects);
    readCounts(in, facts.components.tinyHoles);
    facts.sketch.classes = in.number<std::uint8_t>() != 0;
    facts.sketch.packed = in.text();
    facts.contents = in.number<std::uint64_t>();
    for (std::size_t left = in.count(); left > 0; --left) {
        facts.agreement.push_back(in.real());
    }
    for (std::size_t i = 0; i < facts.agreement.size(); ++i) {
        facts.otherErrors.emplace_back(in.text());
    }
    in.finish();
    return facts;
}

}  // namespace gg::audit
