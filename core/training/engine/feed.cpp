#include "core/training/engine/feed.h"

#include "core/base/error.h"
#include "core/training/engine/augment.h"
#include "core/training/engine/random.h"

#include <algorithm>
#include <functional>

namespace gg::training {
namespace {

constexpr std::uint64_t orderKey = 0x4F52444552U;
constexpr std::uint64_t augmentKey = 0x4155474DU;

int loaderThreads(const recipe::TrainConfig& config)
{
    // One thread keeps up with the network on a processor: it converts thousands of cached images a second.
    return config.loaders > 0 ? config.loaders : 1;
}

void fill(Batch& batch, const ImageStore& store, std::vector<std::size_t> samples, const std::function<Augmentation(std::size_t)>& draw)
{
    const std::size_t plane = static_cast<std::size_t>(store.side()) * static_cast<std::size_t>(store.side());
    batch.samples = std::move(samples);
    batch.images.resize(batch.samples.size() * 3 * plane);
    batch.masks.resize(batch.samples.size() * plane);
    for (std::size_t i = 0; i < batch.samples.size(); ++i) {
        const Augmentation augmentation = draw(batch.samples[i]);
        const Pixels pixels = applyGeometry(augmentation, store.pixels(batch.samples[i]));
        writePlanes(pixels, augmentation, batch.images.data() + i * 3 * plane, batch.masks.data() + i * plane);
    }
}

std::vector<std::size_t> part(const std::vector<std::size_t>& all, std::size_t batch, std::size_t size)
{
    const std::size_t first = std::min(all.size(), batch * size);
    const std::size_t last = std::min(all.size(), first + size);
    return {all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last)};
}

Augmentation none(std::size_t)
{
    return {};
}

}  // namespace

std::int64_t stepsPerEpoch(std::size_t images, const recipe::TrainConfig& config)
{
    const auto size = static_cast<std::size_t>(config.batch);
    std::size_t steps = (images + size - 1) / size;
    const bool onePixel = config.imageSize == 32;  // five halvings
    if (onePixel && images % size == 1 % size) {
        steps = size == 1 ? 0 : steps - 1;
    }
    if (steps == 0) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "A batch of one image at image_size 32 is a single pixel at the bottleneck, and batch norm needs at least two: use a "
                    "larger batch, image_size, or more training images.");
    }
    return static_cast<std::int64_t>(steps);
}

std::unique_ptr<BatchStream> trainingStream(const ImageStore& store, const std::vector<std::size_t>& train,
                                            const recipe::TrainConfig& config, std::int64_t firstStep, BatchPart own)
{
    const auto perEpoch = static_cast<std::size_t>(stepsPerEpoch(train.size(), config));
    const auto make = [&store, &train, config, perEpoch, own](std::size_t step, Batch& batch) {
        const std::uint64_t epoch = step / perEpoch;
        std::vector<std::size_t> order = train;
        Random{config.seed, orderKey, epoch}.shuffle(order);
        const std::vector<std::size_t> whole = part(order, step % perEpoch, static_cast<std::size_t>(config.batch));
        const auto [first, last] = own.of(whole.size());
        fill(batch, store, {whole.begin() + static_cast<std::ptrdiff_t>(first), whole.begin() + static_cast<std::ptrdiff_t>(last)},
             [&](std::size_t sample) { return drawAugmentation(config, Random{config.seed, augmentKey, epoch, sample}); });
        batch.ofAllRanks = whole.size();
    };
    const std::size_t end = perEpoch * static_cast<std::size_t>(config.epochs);
    return std::make_unique<BatchStream>(static_cast<std::size_t>(firstStep), end, loaderThreads(config), make);
}

std::unique_ptr<BatchStream> plainStream(const ImageStore& store, const std::vector<std::size_t>& indices,
                                         const recipe::TrainConfig& config)
{
    const auto size = static_cast<std::size_t>(config.batch);
    const auto make = [&store, &indices, size](std::size_t index, Batch& batch) {
        fill(batch, store, part(indices, index, size), none);
    };
    return std::make_unique<BatchStream>(0, (indices.size() + size - 1) / size, loaderThreads(config), make);
}

Batch plainBatch(const ImageStore& store, const std::vector<std::size_t>& indices)
{
    Batch batch;
    fill(batch, store, indices, none);
    return batch;
}

}  // namespace gg::training
