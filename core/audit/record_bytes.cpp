#include "core/audit/record_bytes.h"

#include "core/audit/fact_bytes.h"
#include "core/base/error.h"

#include <cstring>
#include <type_traits>

namespace gg::audit
{
namespace
{

/// To be raised with every change of what is measured or of how it is written.
constexpr std::uint8_t layoutVersion = 3;
/// Facts of another version of any measure are measured anew.
constexpr std::uint8_t version = layoutVersion + 16 * signatureVersion + 64 * marginsVersion;

template <typename T>
    requires std::is_trivially_copyable_v<T>
std::string_view rawBytes(const T* first, std::size_t count)
{
    return {reinterpret_cast<const char*>(first), count * sizeof(T)};
}

template <typename T>
    requires std::is_trivially_copyable_v<T>
void copyRaw(std::string_view bytes, T* first, std::size_t count)
{
    if (bytes.size() != count * sizeof(T)) {
        throw Error(ErrorCode::Malformed, {}, "The facts in the cache have another size than expected.");
    }
    std::memcpy(first, bytes.data(), bytes.size());
}

void write(FactWriter& out, cv::Size size)
{
    out.number(static_cast<std::uint32_t>(size.width));
    out.number(static_cast<std::uint32_t>(size.height));
}

cv::Size readSize(FactReader& in)
{
    const auto width = static_cast<int>(in.number<std::uint32_t>());
    return {width, static_cast<int>(in.number<std::uint32_t>())};
}

void write(FactWriter& out, const ContentHash& hash)
{
    out.number(hash.high);
    out.number(hash.low);
}

ContentHash readHash(FactReader& in)
{
    const auto high = in.number<std::uint64_t>();
    return {.high = high, .low = in.number<std::uint64_t>()};
}

void write(FactWriter& out, const ImageFacts& image)
{
    out.text(image.error);
    out.number(static_cast<std::uint8_t>(image.truncated));
    out.number(static_cast<std::uint8_t>(image.jpegTail));
    out.number(static_cast<std::uint8_t>(image.kind));
    out.number(image.fileBytes);
    write(out, image.stored);
    write(out, image.shown);
    out.small(static_cast<std::uint32_t>(image.orientation));
    out.small(static_cast<std::uint32_t>(image.channels));
    out.small(static_cast<std::uint32_t>(image.bits));
    out.text(rawBytes(&image.luminance, 1));
    for (const float value : {image.entropy, image.contrast, image.edges, image.sharpness, image.saturation, image.greyShare}) {
        out.real(value);
    }
    write(out, image.fileHash);
    write(out, image.pixelHash);
    out.small(static_cast<std::uint32_t>(image.pixelHashReduction));
    out.text(rawBytes(&image.signature, 1));
}

ImageFacts readImage(FactReader& in)
{
    ImageFacts image;
    image.error = in.text();
    image.truncated = in.number<std::uint8_t>() != 0;
    image.jpegTail = in.number<std::uint8_t>() != 0;
    image.kind = static_cast<dataset::ImageKind>(in.number<std::uint8_t>());
    image.fileBytes = in.number<std::uint64_t>();
    image.stored = readSize(in);
    image.shown = readSize(in);
    image.orientation = static_cast<int>(in.small());
    image.channels = static_cast<int>(in.small());
    image.bits = static_cast<int>(in.small());
    copyRaw(in.text(), &image.luminance, 1);
    for (float* value : {&image.entropy, &image.contrast, &image.edges, &image.sharpness, &image.saturation, &image.greyShare}) {
        *value = in.real();
    }
    image.fileHash = readHash(in);
    image.pixelHash = readHash(in);
    image.pixelHashReduction = static_cast<int>(in.small());
    copyRaw(in.text(), &image.signature, 1);
    return image;
}

}  // namespace

std::string toBytes(const RecordFacts& facts)
{
    FactWriter out(version);
    write(out, facts.image);
    out.text(facts.mask ? toBytes(*facts.mask) : std::string());
    out.text(facts.maskError);
    out.text(facts.edges ? toBytes(*facts.edges) : std::string());
    out.small(static_cast<std::uint32_t>(facts.margins.size()));
    out.text(rawBytes(facts.margins.data(), facts.margins.size()));
    return out.finish();
}

RecordFacts recordFactsFromBytes(std::string_view bytes)
{
    FactReader in(bytes, version);
    RecordFacts facts;
    facts.image = readImage(in);
    if (const std::string_view mask = in.text(); !mask.empty()) {
        facts.mask = maskFactsFromBytes(mask);
    }
    facts.maskError = in.text();
    if (const std::string_view edges = in.text(); !edges.empty()) {
        facts.edges = pictureEdgesFromBytes(edges);
    }
    const std::size_t boxes = in.count();
    facts.margins.resize(boxes);
    copyRaw(in.text(), facts.margins.data(), boxes);
    in.finish();
    return facts;
}

std::string toBytes(const std::vector<AlikePair>& pairs)
{
    FactWriter out(version);
    out.number(static_cast<std::uint64_t>(pairs.size()));
    for (const AlikePair& pair : pairs) {
        out.number(pair.first);
        out.number(pair.second);
        out.number(static_cast<std::uint8_t>(pair.kind));
        out.real(pair.similarity);
    }
    return out.finish();
}

std::vector<AlikePair> alikePairsFromBytes(std::string_view bytes)
{
    FactReader in(bytes, version);
    constexpr std::size_t bytesPerPair = 13;
    const auto count = in.number<std::uint64_t>();
    if (count > bytes.size() / bytesPerPair) {
        throw Error(ErrorCode::Malformed, {}, "The cache promises more pairs than it holds.");
    }
    std::vector<AlikePair> pairs(count);
    for (AlikePair& pair : pairs) {
        pair.first = in.number<std::uint32_t>();
        pair.second = in.number<std::uint32_t>();
        pair.kind = static_cast<AlikeKind>(in.number<std::uint8_t>());
        pair.similarity = in.real();
    }
    in.finish();
    return pairs;
}

}  // namespace gg::audit
