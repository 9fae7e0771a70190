#include "core/training/engine/preparation.h"

#include "core/base/error.h"
#include "core/training/engine/split.h"

#include <algorithm>
#include <utility>

namespace gg::training {
namespace {

void noteForeground(Preparation& data)
{
    const double train = data.meanForeground(data.train);
    if (train == 0) {
        data.notes.emplace_back("The training masks hold no foreground at all: the network can only learn background. Check the masks and "
                                "mask.foreground.");
    } else if (train > 0.5) {
        data.notes.emplace_back("More than half of the training masks' pixels are foreground: the masks may be inverted (mask.foreground).");
    }
    if (data.meanForeground(data.val) == 0) {
        data.notes.emplace_back("The validation masks hold no foreground: sensitivity, IoU and Dice say nothing there, and the best checkpoint "
                                "is chosen by the loss.");
    }
}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t shown = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return text + (names.size() > shown ? ", …" : "");
}

/// Which classes there are, and which cannot be learnt or judged.
void noteClasses(Preparation& data, const std::vector<ImageStore::Check>& checks)
{
    const std::vector<std::string>& classes = data.classes();
    data.notes.push_back(std::to_string(classes.size()) + " classes: " + listed(classes) + ".");
    for (const auto& [side, name] : {std::pair{&data.train, "training"}, std::pair{&data.val, "validation"}}) {
        std::vector<std::uint64_t> pixels(classes.size());
        for (const std::size_t i : *side) {
            for (std::size_t c = 0; c < pixels.size(); ++c) {
                pixels[c] += checks[i].classPixels[c];
            }
        }
        std::vector<std::string> missing;
        for (std::size_t c = 0; c < pixels.size(); ++c) {
            if (pixels[c] == 0) {
                missing.push_back(classes[c]);
            }
        }
        if (!missing.empty()) {
            data.notes.push_back("No " + std::string(name) + " mask holds " + listed(missing) + (missing.size() == 1 ? ": it cannot be " : ": they cannot be ")
                                 + (side == &data.train ? "learnt." : "judged, unless they are predicted."));
        }
    }
}

/// `count` of `all` at even distances, the first and the last included.
std::vector<std::size_t> spread(const std::vector<std::size_t>& all, std::size_t count)
{
    if (count >= all.size()) {
        return all;
    }
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < count; ++i) {
        chosen.push_back(all[count == 1 ? all.size() / 2 : i * (all.size() - 1) / (count - 1)]);
    }
    return chosen;
}

}  // namespace

double Preparation::meanForeground(const std::vector<std::size_t>& indices) const
{
    double sum = 0;
    for (const std::size_t i : indices) {
        sum += foreground[i];
    }
    return indices.empty() ? 0 : sum / static_cast<double>(indices.size());
}

Preparation prepare(const recipe::TrainConfig& config, const dataset::Dataset& dataset, JobControl& control)
{
    UsableSamples usable = collectSamples(dataset);
    Split split = splitSamples(dataset, usable.samples, config);
    MaskLabels labels = findMaskLabels(dataset, usable.samples, config, control);
    Preparation data{.store = ImageStore(dataset, std::move(usable.samples), config.imageSize, std::move(labels)),
                     .train = std::move(split.train),
                     .val = std::move(split.val),
                     .foreground = {},
                     .notes = {}};
    data.notes.push_back(split.note);
    data.notes.insert(data.notes.end(), usable.notes.begin(), usable.notes.end());
    const std::vector<ImageStore::Check> checks = data.store.decodeAll(control);
    for (const ImageStore::Check& check : checks) {
        data.foreground.push_back(check.foreground);
    }
    dropUnreadable(data.train, data.val, checks, data.notes, dataset.root);
    if (data.classes().empty()) {
        noteForeground(data);
    } else {
        noteClasses(data, checks);
    }
    return data;
}

std::vector<std::size_t> chooseSnapshots(const Preparation& data, std::size_t count)
{
    std::vector<std::size_t> positives;
    std::vector<std::size_t> negatives;
    for (const std::size_t i : data.val) {
        (data.foreground[i] > 0 ? positives : negatives).push_back(i);
    }
    std::stable_sort(positives.begin(), positives.end(),
                     [&data](std::size_t a, std::size_t b) { return data.foreground[a] < data.foreground[b]; });
    std::vector<std::size_t> chosen = spread(positives, count);
    for (std::size_t i = 0; i < negatives.size() && chosen.size() < count; ++i) {
        chosen.push_back(negatives[i]);
    }
    return chosen;
}

std::vector<std::size_t> chooseProbe(const Preparation& data, std::size_t count)
{
    const bool blind = data.meanForeground(data.val) == 0;
    std::vector<std::size_t> positives;
    for (const std::size_t i : blind ? data.train : data.val) {
        if (data.foreground[i] > 0) {
            positives.push_back(i);
        }
    }
    return spread(positives.size() >= count ? positives : (blind ? data.train : data.val), count);
}

}  // namespace gg::training
