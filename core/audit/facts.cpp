#include "core/audit/facts.h"

#include "core/audit/fact_cache.h"
#include "core/audit/leakage/alike_records.h"
#include "core/audit/pairing.h"
#include "core/audit/picture_measures.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/image_io.h"
#include "core/dataset/image_tiff.h"
#include "core/dataset/mask_image.h"
#include "core/io/files.h"

#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string_view>
#include <unordered_map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Format;
using dataset::ImageHeader;
using dataset::ImageKind;
using dataset::LabelState;
using dataset::Record;

/// Decoding a larger picture takes gigabytes; trainers fail on it, too.
constexpr std::uint64_t mostPixels = 400'000'000;

ContentHash hashOf(const void* bytes, std::size_t size, std::uint64_t seed = 0)
{
    const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes, size, seed);
    return {.high = hash.high64, .low = hash.low64};
}

ContentHash hashOf(const cv::Mat& picture)
{
    const cv::Mat whole = picture.isContinuous() ? picture : picture.clone();
    const auto shape = static_cast<std::uint64_t>(whole.cols) << 32U | static_cast<std::uint64_t>(whole.rows);
    return hashOf(whole.data, whole.total() * whole.elemSize(), shape);
}

/// The largest fraction at which a JPEG can be decoded without being smaller than what is measured.
int reductionFor(const ImageHeader& header)
{
    if (header.kind != ImageKind::Jpeg) {
        return 1;
    }
    const int longest = std::max(header.size.width, header.size.height);
    for (const int factor : {8, 4, 2}) {
        if (longest / factor >= ImageFacts::measuredSide) {
            return factor;
        }
    }
    return 1;
}

void takeHeader(ImageFacts& facts, const std::string& file, const std::string& bytes, const ImageHeader& header)
{
    facts.kind = header.kind;
    facts.stored = header.size;
    facts.shown = header.rotatedSize();
    facts.orientation = header.orientation;
    facts.channels = header.channels;
    facts.bits = header.bits;
    const dataset::Ending ending = dataset::imageEnding(bytes);
    facts.truncated = ending == dataset::Ending::Truncated;
    facts.jpegTail = header.kind == ImageKind::Jpeg && ending == dataset::Ending::Tail;
    if (header.kind == ImageKind::Tiff) {
        const dataset::TiffInfo tiff = dataset::readTiffInfo(file);
        facts.stored = cv::Size(tiff.width, tiff.height);
        facts.orientation = tiff.orientation;
        facts.shown = tiff.orientation >= 5 ? cv::Size(tiff.height, tiff.width) : facts.stored;
        facts.channels = tiff.samples;
        facts.bits = tiff.bits;
    }
}

/// Why a picture with these facts is not worth decoding; empty where it is.
std::string refusal(const ImageFacts& facts)
{
    if (facts.fileBytes == 0) {
        return "The file is empty (0 bytes). Copy it again from its source.";
    }
    if (facts.truncated) {
        return "The " + std::string(dataset::imageKindName(facts.kind)) + " is cut off after " + std::to_string(facts.fileBytes) +
               " bytes: its end is missing. Copy it again from its source.";
    }
    const std::uint64_t pixels =
        static_cast<std::uint64_t>(facts.stored.width) * static_cast<std::uint64_t>(facts.stored.height);
    if (pixels > mostPixels) {
        return "It is " + std::to_string(facts.stored.width) + " x " + std::to_string(facts.stored.height) +
               " pixels, which is more than the " + std::to_string(mostPixels / 1'000'000) +
               " million that are decoded. Cut it into tiles before training.";
    }
    return {};
}

/// Fills the facts that need pixels; returns the picture.
cv::Mat measurePicture(ImageFacts& facts, const std::string& file, const std::string& bytes, int reduction)
{
    cv::Mat picture = dataset::decodeImage(file, bytes, reduction);
    if (reduction == 1 || facts.shown.empty()) {
        facts.shown = picture.size();
    }
    if (facts.stored.empty()) {
        facts.stored = facts.shown;
    }
    facts.pixelHash = hashOf(picture);
    facts.pixelHashReduction = reduction;
    measurePixels(picture, facts);
    facts.signature = signatureOf(picture);
    return picture;
}

enum class Detail { Reduced, Full };

/// `picture` becomes what was decoded, empty where that failed.
ImageFacts measureImage(const std::string& file, Detail detail, cv::Mat& picture)
{
    ImageFacts facts;
    try {
        const std::string bytes = io::readFile(file);
        const ImageHeader header = dataset::readImageHeader(bytes);
        facts.fileBytes = bytes.size();
        facts.fileHash = hashOf(bytes.data(), bytes.size());
        takeHeader(facts, file, bytes, header);
        facts.error = refusal(facts);
        if (facts.error.empty()) {
            picture = measurePicture(facts, file, bytes, detail == Detail::Full ? 1 : reductionFor(header));
        }
    } catch (const Error& error) {
        facts.error = error.detail();
    } catch (const std::bad_alloc&) {
        facts.error = "The picture is too large for the memory that is left.";
    }
    return facts;
}

/// Masks are compared with pictures one by one, too; other labels over the set, for which a part of a large one is enough.
bool wantsEdges(const Dataset& dataset, std::size_t record)
{
    return dataset.format == Format::ImageMask || (!dataset.records[record].objects.empty() && record % pairedStep(dataset.records.size()) == 0);
}

bool hasBoxes(const Record& record)
{
    return std::ranges::any_of(record.objects, [](const dataset::Object& object) { return object.kind == dataset::ShapeKind::Box; });
}

/// Margins of the boxes; of other shapes, which follow the object by themselves, an empty box is asked for.
std::vector<BoxMargins> measureBoxes(const Record& record, const cv::Mat& picture)
{
    const bool normalised = record.space == dataset::CoordinateSpace::Normalised;
    const double width = normalised ? picture.cols : 1;
    const double height = normalised ? picture.rows : 1;
    std::vector<dataset::Rect> boxes;
    boxes.reserve(record.objects.size());
    for (const dataset::Object& object : record.objects) {
        const dataset::Rect& box = object.box;
        const bool isBox = object.kind == dataset::ShapeKind::Box;
        boxes.push_back(isBox ? dataset::Rect{box.x * width, box.y * height, box.width * width, box.height * height}
                              : dataset::Rect{});
    }
    return measureMargins(picture, boxes);
}

void compareWith(const std::string& file, const dataset::MaskImage& mask, MaskFacts& facts)
{
    try {
        compareAnnotator(facts, mask, dataset::readMask(file));
    } catch (const Error& error) {
        facts.agreement.push_back(-1);
        facts.otherErrors.push_back(error.detail());
    }
}

void measureMaskOf(const Dataset& dataset, const Record& record, RecordFacts& facts)
{
    if (dataset.format != Format::ImageMask || record.state != LabelState::Labelled) {
        return;
    }
    try {
        const dataset::MaskImage mask = dataset::readMask(dataset.absolute(record.label));
        facts.mask = measureMask(mask);
        for (const std::string& other : record.extras ? record.extras->otherLabels : std::vector<std::string>{}) {
            compareWith(dataset.absolute(other), mask, *facts.mask);
        }
    } catch (const Error& error) {
        facts.maskError = error.detail();
    }
}

/// Images of two splits are decoded once; the later records get what was measured of the first.
void copyToRepeats(const Dataset& dataset, const std::vector<bool>& repeated, Facts& facts)
{
    std::unordered_map<std::string_view, std::size_t> firstOf;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const auto [it, isNew] = firstOf.emplace(dataset.records[i].image, i);
        if (!isNew && repeated[i]) {
            facts.records[i] = facts.records[it->second];
        }
    }
}

}  // namespace

RecordFacts measureRecord(const Dataset& dataset, std::size_t index)
{
    const Record& record = dataset.records[index];
    RecordFacts facts;
    const bool boxes = hasBoxes(record);
    cv::Mat picture;
    facts.image = measureImage(dataset.absolute(record.image), boxes ? Detail::Full : Detail::Reduced, picture);
    if (boxes && !picture.empty()) {
        facts.margins = measureBoxes(record, picture);
    }
    measureMaskOf(dataset, record, facts);
    if (wantsEdges(dataset, index) && !picture.empty()) {
        facts.edges = measureEdges(picture, facts.image.shown);
    }
    return facts;
}

namespace
{

RecordFacts rememberedOrMeasured(const Dataset& dataset, std::size_t record, FactCache* cache, std::atomic<std::size_t>& known)
{
    if (cache == nullptr) {
        return measureRecord(dataset, record);
    }
    // Taken first: a file that changes while it is read has another stamp the next time.
    const std::string stamp = cache->stampOf(dataset, record);
    // Of a set that has changed since, other records are compared than then.
    if (std::optional<RecordFacts> remembered = cache->find(dataset, record, stamp);
        remembered && (remembered->edges || !remembered->image.readable() || !wantsEdges(dataset, record))) {
        ++known;
        return std::move(*remembered);
    }
    RecordFacts facts = measureRecord(dataset, record);
    cache->store(dataset, record, stamp, facts);
    return facts;
}

std::vector<AlikePair> rememberedOrFoundPairs(const Dataset& dataset, const std::vector<bool>& repeated,
                                              const std::vector<RecordFacts>& records, const Settings& settings, FactCache* cache,
                                              JobControl& control)
{
    if (cache == nullptr) {
        return alikeRecords(dataset, repeated, records, settings, control);
    }
    const std::string key = alikeKey(dataset, repeated, records, settings);
    if (std::optional<std::vector<AlikePair>> remembered = cache->findPairs(key)) {
        return std::move(*remembered);
    }
    std::vector<AlikePair> pairs = alikeRecords(dataset, repeated, records, settings, control);
    cache->storePairs(key, pairs);
    return pairs;
}

}  // namespace

Facts measureFacts(const Dataset& dataset, const std::vector<bool>& repeated, const Settings& settings, FactCache* cache,
                   JobControl& control, const RecordMeasured& measured)
{
    Facts facts;
    facts.records.resize(dataset.records.size());
    std::atomic<std::size_t> known = 0;
    std::mutex announcing;
    if (cache != nullptr) {
        cache->begin(dataset);
    }
    control.begin("Reading images", dataset.records.size());
    parallelFor(dataset.records.size(), 1, control, [&](std::size_t i) {
        if (repeated[i]) {
            return;
        }
        facts.records[i] = rememberedOrMeasured(dataset, i, cache, known);
        if (measured) {
            const std::scoped_lock lock(announcing);
            measured(i, facts.records[i]);
        }
    });
    facts.fromCache = known;
    copyToRepeats(dataset, repeated, facts);
    facts.alike = rememberedOrFoundPairs(dataset, repeated, facts.records, settings, cache, control);
    if (cache != nullptr) {
        cache->flush();
    }
    return facts;
}

}  // namespace gg::audit
