#include "core/training/detection/detection_feed.h"

#include "core/base/error.h"
#include "core/training/detection/detection_augment.h"
#include "core/training/engine/random.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace gg::training {
namespace {

constexpr std::uint64_t orderKey = 0x4F524445U;
constexpr std::uint64_t canvasKey = 0x43414E56U;

/// A canvas that pictures are put on whole: the reference's letterbox without enlarging.
struct Canvas {
    int width = 0;
    int height = 0;
};

void clear(DetectionBatch& batch, const Canvas& canvas, std::size_t pictures)
{
    batch.width = canvas.width;
    batch.height = canvas.height;
    batch.pixels.resize(pictures * static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height) * 3);
    batch.boxes.clear();
    batch.labels.clear();
    batch.imageOf.clear();
    batch.samples.clear();
    batch.sources.clear();
    batch.placements.clear();
}

/// The place of the next picture in the batch, as a Mat over its memory.
cv::Mat nextPicture(DetectionBatch& batch)
{
    const std::size_t bytes = static_cast<std::size_t>(batch.width) * static_cast<std::size_t>(batch.height) * 3;
    return {batch.height, batch.width, CV_8UC3, batch.pixels.data() + batch.samples.size() * bytes};
}

void addBox(DetectionBatch& batch, const cv::Rect2f& box, std::int32_t label)
{
    batch.boxes.insert(batch.boxes.end(), {box.x, box.y, box.x + box.width, box.y + box.height});
    batch.labels.push_back(label);
    batch.imageOf.push_back(static_cast<std::int32_t>(batch.samples.size()));
}

/// Takes back the memory of pictures that could not be read.
void finish(DetectionBatch& batch)
{
    batch.pixels.resize(batch.samples.size() * static_cast<std::size_t>(batch.width) * static_cast<std::size_t>(batch.height) * 3);
}

/// Puts a sample as it is in the middle of the canvas, reduced where it does not fit.
void addWhole(DetectionBatch& batch, const DetectionStore& store, std::size_t sample)
{
    const cv::Mat picture = store.picture(sample);
    const double fit = std::min({1.0, static_cast<double>(batch.width) / picture.cols, static_cast<double>(batch.height) / picture.rows});
    const cv::Size size(static_cast<int>(std::lround(picture.cols * fit)), static_cast<int>(std::lround(picture.rows * fit)));
    const cv::Point corner((batch.width - size.width) / 2, (batch.height - size.height) / 2);
    cv::Mat target = nextPicture(batch);
    target.setTo(cv::Scalar::all(canvasGrey));
    cv::Mat inside = target(cv::Rect(corner, size));
    if (size == picture.size()) {
        picture.copyTo(inside);
    } else {
        cv::resize(picture, inside, size, 0, 0, cv::INTER_AREA);
    }
    for (const StoredBox& box : store.sample(sample).boxes) {
        const cv::Point2f low(box.left * static_cast<float>(size.width), box.top * static_cast<float>(size.height));
        const cv::Point2f high(box.right * static_cast<float>(size.width), box.bottom * static_cast<float>(size.height));
        addBox(batch, cv::Rect2f(low + cv::Point2f(corner), high + cv::Point2f(corner)), box.label);
    }
    const cv::Size original = store.originalSize(sample);
    batch.placements.push_back({.scale = static_cast<double>(std::max(size.width, size.height)) / std::max(original.width, original.height),
                                .padX = static_cast<double>(corner.x),
                                .padY = static_cast<double>(corner.y),
                                .width = original.width,
                                .height = original.height});
    batch.samples.push_back(sample);
}

void fillWhole(DetectionBatch& batch, const DetectionStore& store, const std::vector<std::size_t>& samples, const Canvas& canvas,
               UnreadableLog& unreadable)
{
    clear(batch, canvas, samples.size());
    for (const std::size_t sample : samples) {
        try {
            addWhole(batch, store, sample);
        } catch (const Error& error) {
            unreadable.add(store.sample(sample).image, error.detail());
        }
    }
    finish(batch);
}

/// Every picture once in an order of the epoch's own, or drawn by how rare its classes are.
std::vector<std::size_t> orderOf(const std::vector<std::size_t>& train, const std::vector<double>& cumulated, std::uint64_t seed,
                                 std::uint64_t epoch)
{
    std::vector<std::size_t> order = train;
    Random random{seed, orderKey, epoch};
    if (cumulated.empty()) {
        random.shuffle(order);
        return order;
    }
    for (std::size_t& sample : order) {
        const auto at = std::upper_bound(cumulated.begin(), cumulated.end(), random.uniform() * cumulated.back());
        sample = train[std::min(static_cast<std::size_t>(at - cumulated.begin()), train.size() - 1)];
    }
    return order;
}

/// The canvas of a step where multi-scale is on: image_size ± share, rounded to multiples of the step.
int canvasOf(const recipe::TrainConfig& config, int canvasStep, std::uint64_t step)
{
    if (config.detection.multiScale == 0) {
        return config.imageSize;
    }
    Random random{config.seed, canvasKey, step};
    const double side = config.imageSize * (1 + random.symmetric(config.detection.multiScale));
    return std::max(canvasStep, static_cast<int>(std::lround(side / canvasStep)) * canvasStep);
}

int loaderThreads(const recipe::TrainConfig& config)
{
    return config.loaders > 0 ? config.loaders : 2;  // mosaic and colours take about 2 ms a picture at 320 px
}

/// Pictures that share a canvas.
struct Group {
    std::vector<std::size_t> samples;
    Canvas canvas;
};

int roundedUp(double share, int side, int step)
{
    // Half a step of padding, as the reference pads its rectangular batches.
    return static_cast<int>(std::ceil(share * side / step + 0.5)) * step;
}

std::vector<Group> groupsOf(const DetectionStore& store, std::vector<std::size_t> samples, const recipe::TrainConfig& config, int canvasStep)
{
    const auto aspect = [&store](std::size_t sample) {
        const cv::Size size = store.originalSize(sample);
        return size.empty() ? 1.0 : static_cast<double>(size.height) / size.width;
    };
    const bool rectangular = config.detection.rectangular;
    if (rectangular) {
        std::stable_sort(samples.begin(), samples.end(), [&aspect](std::size_t a, std::size_t b) { return aspect(a) < aspect(b); });
    }
    std::vector<Group> groups;
    const auto size = 2 * static_cast<std::size_t>(config.batch);
    for (std::size_t first = 0; first < samples.size(); first += size) {
        Group& group = groups.emplace_back();
        const std::size_t last = std::min(samples.size(), first + size);
        group.samples.assign(samples.begin() + static_cast<std::ptrdiff_t>(first), samples.begin() + static_cast<std::ptrdiff_t>(last));
        group.canvas = {.width = config.imageSize, .height = config.imageSize};
        if (rectangular) {
            const double flattest = aspect(group.samples.front());
            const double tallest = aspect(group.samples.back());
            const double height = tallest < 1 ? tallest : 1;
            const double width = flattest > 1 ? 1 / flattest : 1;
            group.canvas = {.width = roundedUp(width, config.imageSize, canvasStep), .height = roundedUp(height, config.imageSize, canvasStep)};
        }
    }
    return groups;
}

}  // namespace

void UnreadableLog::add(const std::string& image, const std::string& reason)
{
    const std::scoped_lock lock(m_mutex);
    m_reasons.emplace(image, reason);
}

std::vector<std::string> UnreadableLog::all() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<std::string> lines;
    for (const auto& [image, reason] : m_reasons) {
        lines.push_back(image + ": " + reason);
    }
    return lines;
}

std::int64_t detectionStepsPerEpoch(std::size_t images, const recipe::TrainConfig& config)
{
    const auto batch = static_cast<std::size_t>(config.batch);
    return static_cast<std::int64_t>((images + batch - 1) / batch);
}

std::vector<double> drawingShares(const DetectionStore& store, const std::vector<std::size_t>& train)
{
    std::map<std::int32_t, double> pictures;
    std::vector<std::set<std::int32_t>> classes;
    for (const std::size_t sample : train) {
        std::set<std::int32_t>& own = classes.emplace_back();
        for (const StoredBox& box : store.sample(sample).boxes) {
            own.insert(box.label);
        }
        for (const std::int32_t label : own) {
            pictures[label] += 1;
        }
    }
    double most = 1;
    for (const auto& [label, count] : pictures) {
        most = std::max(most, count);
    }
    std::vector<double> shares;
    double sum = 0;
    for (const std::set<std::int32_t>& own : classes) {
        double rarity = 0;
        for (const std::int32_t label : own) {
            rarity += 1 / pictures[label];
        }
        shares.push_back(own.empty() ? 1 / most : rarity / static_cast<double>(own.size()));
        sum += shares.back();
    }
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

std::unique_ptr<DetectionStream> detectionTrainingStream(const DetectionStore& store, const std::vector<std::size_t>& train,
                                                         const recipe::TrainConfig& config, int canvasStep, std::int64_t firstStep,
                                                         UnreadableLog& unreadable, BatchPart own)
{
    const auto perEpoch = static_cast<std::size_t>(detectionStepsPerEpoch(train.size(), config));
    std::vector<double> cumulated;
    if (config.detection.classWeights) {
        for (const double share : drawingShares(store, train)) {
            cumulated.push_back((cumulated.empty() ? 0 : cumulated.back()) + share);
        }
    }
    const auto make = [&store, &train, &unreadable, config, canvasStep, perEpoch, cumulated, own](std::size_t step, DetectionBatch& batch) {
        const std::size_t epoch = step / perEpoch;
        const std::vector<std::size_t> order = orderOf(train, cumulated, config.seed, epoch);
        const auto size = static_cast<std::size_t>(config.batch);
        const std::size_t begin = step % perEpoch * size;
        const auto [ownFirst, ownLast] = own.of(std::min(order.size(), begin + size) - begin);
        const std::size_t first = begin + ownFirst;
        const std::size_t last = begin + ownLast;
        const int side = canvasOf(config, canvasStep, step);
        clear(batch, {.width = side, .height = side}, last - first);
        const auto tell = [&](std::size_t sample, const std::string& reason) { unreadable.add(store.sample(sample).image, reason); };
        for (std::size_t i = first; i < last; ++i) {
            Mixed mixed = augmented(store, train, order[i], config, {.epoch = static_cast<std::int64_t>(epoch), .position = i}, side, tell);
            if (mixed.picture.empty()) {
                continue;
            }
            mixed.picture.copyTo(nextPicture(batch));
            for (const CanvasBox& object : mixed.boxes) {
                addBox(batch, object.box, object.label);
            }
            batch.samples.push_back(order[i]);
            batch.sources.push_back(std::move(mixed.samples));
        }
        finish(batch);
    };
    const std::size_t end = perEpoch * static_cast<std::size_t>(config.epochs);
    return std::make_unique<DetectionStream>(static_cast<std::size_t>(firstStep), end, loaderThreads(config), make);
}

std::unique_ptr<DetectionStream> detectionPlainStream(const DetectionStore& store, const std::vector<std::size_t>& indices,
                                                      const recipe::TrainConfig& config, int canvasStep, UnreadableLog& unreadable)
{
    const std::vector<Group> groups = groupsOf(store, indices, config, canvasStep);
    const auto make = [&store, &unreadable, groups](std::size_t index, DetectionBatch& batch) {
        fillWhole(batch, store, groups[index].samples, groups[index].canvas, unreadable);
    };
    return std::make_unique<DetectionStream>(0, groups.size(), loaderThreads(config), make);
}

DetectionBatch detectionPlainBatch(const DetectionStore& store, const std::vector<std::size_t>& indices)
{
    DetectionBatch batch;
    UnreadableLog unreadable;
    fillWhole(batch, store, indices, {.width = store.side(), .height = store.side()}, unreadable);
    return batch;
}

}  // namespace gg::training
