#include "core/training/detection/fused_terms.h"

#include "core/training/detection/class_entropy.h"

#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace gg::training {
namespace {

/// Values that one thread takes at a time.
constexpr std::int64_t grain = 1 << 15;
/// Runs shorter than this are brought together before the entropy is taken of them.
constexpr std::int64_t shortRun = 512;
constexpr std::int64_t gathered = 2048;

/// Where the numbers of a map lie. Of each run the first `boxes` values are the distributions', the others class logits.
struct Layout {
    std::int64_t runs = 0;      ///< one a cell (channels last) or one a picture
    std::int64_t boxes = 0;
    std::int64_t classes = 0;
    std::int64_t channels = 0;
    std::int64_t cells = 0;     ///< of a picture
    bool channelsLast = false;

    std::int64_t length() const { return boxes + classes; }
    /// Where a channel of a picture's cell lies.
    std::int64_t place(std::int64_t image, std::int64_t channel, std::int64_t cell) const
    {
        return channelsLast ? (image * cells + cell) * channels + channel : (image * channels + channel) * cells + cell;
    }
};

Layout layoutOf(const torch::Tensor& map, std::int64_t bins)
{
    const std::int64_t cells = map.size(2) * map.size(3);
    const std::int64_t channels = map.size(1);
    const bool last = !map.is_contiguous();
    const std::int64_t each = last ? 1 : cells;
    return {.runs = last ? map.size(0) * cells : map.size(0),
            .boxes = 4 * bins * each,
            .classes = (channels - 4 * bins) * each,
            .channels = channels,
            .cells = cells,
            .channelsLast = last};
}

/// Of some neighbouring runs, each too short for a pass of its own.
template <typename T>
double entropyOfShort(const T* values, T* slopes, const Layout& layout, std::int64_t first, std::int64_t last, T weight)
{
    std::array<T, gathered> row{};
    const std::int64_t atOnce = gathered / layout.classes;
    double sum = 0;
    for (std::int64_t run = first; run < last; run += atOnce) {
        const std::int64_t end = std::min(last, run + atOnce);
        for (std::int64_t i = run; i < end; ++i) {
            std::copy_n(values + i * layout.length() + layout.boxes, layout.classes, row.data() + (i - run) * layout.classes);
        }
        sum += backgroundEntropy(row.data(), slopes != nullptr ? row.data() : nullptr, static_cast<std::size_t>((end - run) * layout.classes), weight);
        for (std::int64_t i = run; slopes != nullptr && i < end; ++i) {
            std::copy_n(row.data() + (i - run) * layout.classes, layout.classes, slopes + i * layout.length() + layout.boxes);
        }
    }
    return sum;
}

/// Σ softplus of the class logits; where `slopes` is there, its gradient times `weight`, and zeros for the distributions.
template <typename T>
double entropyOf(const T* values, T* slopes, const Layout& layout, T weight)
{
    // Long runs are cut, so that a batch of two pictures is work for more than two threads.
    const bool brief = layout.classes < shortRun;
    const std::int64_t pieces = brief ? 1 : (layout.classes + grain - 1) / grain;
    const std::int64_t together = std::max<std::int64_t>(1, pieces > 1 ? 1 : grain / layout.length());
    const std::int64_t groups = (layout.runs + together - 1) / together;
    // Added up in their order, whatever the threads.
    std::vector<double> sums(static_cast<std::size_t>(groups * pieces));
    at::parallel_for(0, groups * pieces, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t work = begin; work < end; ++work) {
            const std::int64_t piece = work % pieces;
            const std::int64_t first = work / pieces * together;
            const std::int64_t last = std::min(layout.runs, first + together);
            double& sum = sums[static_cast<std::size_t>(work)];
            for (std::int64_t run = first; slopes != nullptr && piece == 0 && run < last; ++run) {
                std::fill_n(slopes + run * layout.length(), layout.boxes, T(0));
            }
            if (brief) {
                sum = entropyOfShort(values, slopes, layout, first, last, weight);
                continue;
            }
            const std::int64_t from = piece * layout.classes / pieces;
            const std::int64_t count = (piece + 1) * layout.classes / pieces - from;
            for (std::int64_t run = first; run < last; ++run) {
                const std::int64_t start = run * layout.length() + layout.boxes + from;
                sum += backgroundEntropy(values + start, slopes != nullptr ? slopes + start : nullptr, static_cast<std::size_t>(count), weight);
            }
        }
    });
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

template <typename T>
void take(const T* values, const Layout& layout, const MapPlaces& places, std::int64_t bins, T* sides, T* logits)
{
    for (std::size_t p = 0; p < places.cells.size(); ++p) {
        for (std::int64_t channel = 0; channel < 4 * bins; ++channel) {
            *sides++ = values[layout.place(places.images[p], channel, places.cells[p])];
        }
        *logits++ = values[layout.place(places.images[p], 4 * bins + places.labels[p], places.cells[p])];
    }
}

/// The gradients of take(), added to those that are there.
template <typename T>
void giveBack(T* gradient, const Layout& layout, const MapPlaces& places, std::int64_t bins, const T* sides, const T* logits)
{
    for (std::size_t p = 0; p < places.cells.size(); ++p) {
        for (std::int64_t channel = 0; channel < 4 * bins; ++channel) {
            gradient[layout.place(places.images[p], channel, places.cells[p])] += *sides++;
        }
        gradient[layout.place(places.images[p], 4 * bins + places.labels[p], places.cells[p])] += *logits++;
    }
}

struct Fused : torch::autograd::Function<Fused> {
    static torch::autograd::variable_list forward(torch::autograd::AutogradContext* context, const torch::Tensor& map, const MapPlaces& places,
                                                  std::int64_t bins, double weight, bool withGradient)
    {
        const Layout layout = layoutOf(map, bins);
        const auto count = static_cast<std::int64_t>(places.cells.size());
        const torch::Tensor gradient = withGradient ? torch::empty_like(map) : torch::Tensor();
        torch::Tensor background = torch::empty({}, map.options());
        torch::Tensor sides = torch::empty({count, 4 * bins}, map.options());
        torch::Tensor logits = torch::empty({count}, map.options());
        AT_DISPATCH_FLOATING_TYPES(map.scalar_type(), "termsOfMap", [&] {
            const auto* values = map.data_ptr<scalar_t>();
            const double sum = entropyOf(values, withGradient ? gradient.data_ptr<scalar_t>() : nullptr, layout, static_cast<scalar_t>(weight));
            *background.data_ptr<scalar_t>() = static_cast<scalar_t>(weight * sum);
            take(values, layout, places, bins, sides.data_ptr<scalar_t>(), logits.data_ptr<scalar_t>());
        });
        context->saved_data["gradient"] = gradient;
        context->saved_data["bins"] = bins;
        context->saved_data["images"] = places.images;
        context->saved_data["labels"] = places.labels;
        context->saved_data["cells"] = places.cells;
        return {background, sides, logits};
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, const torch::autograd::variable_list& of)
    {
        const auto kept = context->saved_data.find("gradient");
        TORCH_CHECK(kept != context->saved_data.end(), "the gradient of the loss is asked for a second time");
        torch::Tensor gradient = kept->second.toTensor();
        context->saved_data.erase(kept);  // from here on it is the engine's
        const std::int64_t bins = context->saved_data["bins"].toInt();
        const auto list = [context](const char* name) { return context->saved_data[name].toIntVector(); };
        const MapPlaces places{.images = list("images"), .labels = list("labels"), .cells = list("cells")};
        const double factor = of[0].defined() ? of[0].item<double>() : 0;
        if (factor != 1) {
            gradient.mul_(factor);
        }
        const torch::Tensor sides = of[1].defined() ? of[1].contiguous() : torch::zeros({static_cast<std::int64_t>(places.cells.size()), 4 * bins}, gradient.options());
        const torch::Tensor logits = of[2].defined() ? of[2].contiguous() : torch::zeros({static_cast<std::int64_t>(places.cells.size())}, gradient.options());
        const Layout layout = layoutOf(gradient, bins);
        AT_DISPATCH_FLOATING_TYPES(gradient.scalar_type(), "termsOfMap", [&] {
            giveBack(gradient.data_ptr<scalar_t>(), layout, places, bins, sides.data_ptr<scalar_t>(), logits.data_ptr<scalar_t>());
        });
        return {gradient, torch::Tensor(), torch::Tensor(), torch::Tensor(), torch::Tensor()};
    }
};

}  // namespace

MapTerms termsOfMap(const torch::Tensor& map, const MapPlaces& places, std::int64_t bins, double weight)
{
    const bool lies = map.is_contiguous() || map.is_contiguous(at::MemoryFormat::ChannelsLast);
    const torch::Tensor plain = lies ? map : map.contiguous();
    const bool withGradient = at::GradMode::is_enabled() && plain.requires_grad();
    const torch::autograd::variable_list terms = Fused::apply(plain, places, bins, weight, withGradient);
    return {.background = terms[0], .sides = terms[1], .logits = terms[2]};
}

}  // namespace gg::training
