#include "core/runs/inner_signals.h"

#include "core/runs/detection_epoch.h"
#include "core/runs/kept_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

namespace gg::runs {
namespace {

namespace json = simdjson::dom;
using Json = nlohmann::ordered_json;

constexpr const char* fileName = "signals.json";
constexpr int version = 1;

void addCounts(std::vector<std::int64_t>& to, const std::vector<std::int64_t>& from)
{
    std::transform(to.begin(), to.end(), from.begin(), to.begin(), std::plus<>());
}

void addGroup(SignalGroup& to, const SignalGroup& from)
{
    to.objectness.add(from.objectness);
    to.overlap.add(from.overlap);
    addCounts(to.objectnessBins, from.objectnessBins);
    addCounts(to.overlapBins, from.overlapBins);
}

/// The places that a cell covers, from the first to one behind the last: several where there are fewer cells than places.
std::pair<std::size_t, std::size_t> placesOf(int cell, int cells)
{
    const auto count = static_cast<std::size_t>(cells);
    const auto at = static_cast<std::size_t>(cell);
    return {at * positionBins / count, ((at + 1) * positionBins + count - 1) / count};
}

void addPlaces(std::vector<std::int64_t>& places, std::pair<std::size_t, std::size_t> rows, std::pair<std::size_t, std::size_t> columns)
{
    for (std::size_t row = rows.first; row < rows.second; ++row) {
        for (std::size_t column = columns.first; column < columns.second; ++column) {
            ++places[row * positionBins + column];
        }
    }
}

Json written(const Moments& moments)
{
    return {{"count", moments.count}, {"mean", moments.mean}, {"squares", moments.squares}};
}

Json written(const SignalGroup& group)
{
    return {{"objectness", written(group.objectness)},
            {"overlap", written(group.overlap)},
            {"objectness_bins", group.objectnessBins},
            {"overlap_bins", group.overlapBins}};
}

Json written(const ScaleSignals& scale)
{
    return {{"stride", scale.stride},
            {"boxes_per_cell", scale.boxesPerCell},
            {"boxes", scale.boxes},
            {"said", scale.said},
            {"matched", written(scale.matched)},
            {"unmatched", written(scale.unmatched)},
            {"density", scale.density},
            {"matched_density", scale.matchedDensity},
            {"negatives", scale.negatives},
            {"negative_overlap_bins", scale.negativeOverlapBins},
            {"negative_places", scale.negativePlaces}};
}

Json written(const BoxCensus& census)
{
    return {{"score", written(census.score)}, {"side", written(census.side)}, {"sizes", census.sizes}};
}

Json written(const FollowedCell& cell)
{
    return {{"image", cell.image}, {"stride", cell.stride},         {"row", cell.row},
            {"column", cell.column}, {"box", cell.box},             {"matched", cell.matched},
            {"objectness", cell.objectness}, {"overlap", cell.overlap}};
}

Moments momentsOf(const KeptJson& kept, const json::element& of, const char* key)
{
    const json::element found = kept.member(of, key);
    return {.count = kept.whole(found, "count"), .mean = kept.number(found, "mean"), .squares = kept.number(found, "squares")};
}

SignalGroup groupOf(const KeptJson& kept, const json::element& of, const char* key)
{
    const json::element found = kept.member(of, key);
    return {.objectness = momentsOf(kept, found, "objectness"),
            .overlap = momentsOf(kept, found, "overlap"),
            .objectnessBins = kept.counts(found, "objectness_bins", signalBins),
            .overlapBins = kept.counts(found, "overlap_bins", signalBins)};
}

ScaleSignals scaleOf(const KeptJson& kept, const json::element& found)
{
    return {.stride = static_cast<int>(kept.whole(found, "stride")),
            .boxesPerCell = static_cast<int>(kept.whole(found, "boxes_per_cell")),
            .boxes = kept.whole(found, "boxes"),
            .matched = groupOf(kept, found, "matched"),
            .unmatched = groupOf(kept, found, "unmatched"),
            .density = kept.counts(found, "density", signalBins * signalBins),
            .matchedDensity = kept.counts(found, "matched_density", signalBins * signalBins),
            .said = kept.whole(found, "said"),
            .negatives = kept.whole(found, "negatives"),
            .negativeOverlapBins = kept.counts(found, "negative_overlap_bins", signalBins),
            .negativePlaces = kept.counts(found, "negative_places", positionBins * positionBins)};
}

BoxCensus censusOf(const KeptJson& kept, const char* key)
{
    const json::element found = kept.member(kept.root(), key);
    return {.score = momentsOf(kept, found, "score"), .sizes = kept.counts(found, "sizes", sizeBins), .side = momentsOf(kept, found, "side")};
}

FollowedCell cellOf(const KeptJson& kept, const json::element& found)
{
    const auto number = [&](const char* key) { return static_cast<int>(kept.whole(found, key)); };
    return {.image = kept.text(found, "image"),
            .stride = number("stride"),
            .row = number("row"),
            .column = number("column"),
            .box = number("box"),
            .matched = kept.flag(found, "matched"),
            .objectness = kept.number(found, "objectness"),
            .overlap = kept.number(found, "overlap")};
}

}  // namespace

void Moments::add(const Moments& other)
{
    if (other.count == 0) {
        return;
    }
    const auto mine = static_cast<double>(count);
    const auto theirs = static_cast<double>(other.count);
    const double step = other.mean - mean;
    count += other.count;
    mean += step * theirs / (mine + theirs);
    squares += other.squares + step * step * mine * theirs / (mine + theirs);
}

double Moments::deviation() const
{
    return count > 0 ? std::sqrt(squares / static_cast<double>(count)) : std::numeric_limits<double>::quiet_NaN();
}

std::size_t signalBin(double share)
{
    // The comparison is false for NaN too.
    return share > 0 ? std::min(signalBins - 1, static_cast<std::size_t>(std::min(share, 1.0) * static_cast<double>(signalBins))) : 0;
}

std::size_t sizeBin(double side)
{
    if (!(side > sizeOfBin(0))) {
        return 0;
    }
    return std::min(sizeBins - 1, static_cast<std::size_t>(4 * (std::log2(side) + 7)));
}

double sizeOfBin(std::size_t bin)
{
    return std::exp2(static_cast<double>(bin) / 4 - 7);
}

void BoxCensus::add(double width, double height, double boxScore)
{
    const double ofPicture = std::sqrt(std::max(0.0, width) * std::max(0.0, height));
    score.add(boxScore);
    side.add(ofPicture);
    ++sizes[sizeBin(ofPicture)];
}

void addPicture(ScaleSignals& scale, const PictureSignals& picture)
{
    scale.stride = picture.stride;
    scale.boxesPerCell = picture.boxesPerCell;
    std::size_t at = 0;
    for (int row = 0; row < picture.rows; ++row) {
        const auto placeRows = placesOf(row, picture.rows);
        for (int column = 0; column < picture.columns; ++column) {
            const auto placeColumns = placesOf(column, picture.columns);
            for (int box = 0; box < picture.boxesPerCell; ++box, ++at) {
                const auto objectness = static_cast<double>(picture.objectness[at]);
                const auto overlap = static_cast<double>(picture.overlap[at]);
                const std::size_t objectnessBin = signalBin(objectness);
                const std::size_t overlapBin = signalBin(overlap);
                SignalGroup& group = picture.matched[at] ? scale.matched : scale.unmatched;
                group.objectness.add(objectness);
                group.overlap.add(overlap);
                ++group.objectnessBins[objectnessBin];
                ++group.overlapBins[overlapBin];
                ++scale.density[objectnessBin * signalBins + overlapBin];
                scale.matchedDensity[objectnessBin * signalBins + overlapBin] += picture.matched[at] ? 1 : 0;
                scale.said += objectness >= saidAbove ? 1 : 0;
                if (picture.negative[at]) {
                    ++scale.negatives;
                    ++scale.negativeOverlapBins[overlapBin];
                    addPlaces(scale.negativePlaces, placeRows, placeColumns);
                }
            }
        }
    }
    scale.boxes += static_cast<std::int64_t>(at);
}

void addScale(ScaleSignals& scale, const ScaleSignals& other)
{
    scale.stride = other.stride;
    scale.boxesPerCell = other.boxesPerCell;
    scale.boxes += other.boxes;
    scale.said += other.said;
    scale.negatives += other.negatives;
    addGroup(scale.matched, other.matched);
    addGroup(scale.unmatched, other.unmatched);
    addCounts(scale.density, other.density);
    addCounts(scale.matchedDensity, other.matchedDensity);
    addCounts(scale.negativeOverlapBins, other.negativeOverlapBins);
    addCounts(scale.negativePlaces, other.negativePlaces);
}

std::string innerSignalsJson(const InnerSignals& signals)
{
    Json scales = Json::array();
    for (const ScaleSignals& scale : signals.scales) {
        scales.push_back(written(scale));
    }
    Json followed = Json::array();
    for (const FollowedCell& cell : signals.followed) {
        followed.push_back(written(cell));
    }
    const Json out{{"version", version},
                   {"epoch", signals.epoch},
                   {"pictures", signals.pictures},
                   {"scales", std::move(scales)},
                   {"truths", written(signals.truths)},
                   {"predicted", written(signals.predicted)},
                   {"followed", std::move(followed)}};
    // NaN, which JSON has not, is written as null.
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

InnerSignals readInnerSignals(const std::string& runFolder, int epoch)
{
    const KeptJson kept((std::filesystem::path(runFolder) / epochFolderName(epoch) / fileName).string());
    if (const std::int64_t found = kept.whole(kept.root(), "version"); found != version) {
        kept.refuse("it has version " + std::to_string(found) + ", this program reads version " + std::to_string(version));
    }
    InnerSignals signals;
    signals.epoch = static_cast<int>(kept.whole(kept.root(), "epoch"));
    signals.pictures = kept.whole(kept.root(), "pictures");
    for (const json::element entry : kept.list(kept.root(), "scales")) {
        signals.scales.push_back(scaleOf(kept, entry));
    }
    signals.truths = censusOf(kept, "truths");
    signals.predicted = censusOf(kept, "predicted");
    for (const json::element entry : kept.list(kept.root(), "followed")) {
        signals.followed.push_back(cellOf(kept, entry));
    }
    return signals;
}

std::vector<int> signalEpochs(const std::string& runFolder)
{
    return epochsThatKeep(runFolder, {fileName});
}

}  // namespace gg::runs
