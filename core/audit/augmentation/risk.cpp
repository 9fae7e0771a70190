#include "core/audit/augmentation/risk.h"

#include "core/audit/augmentation/placement.h"
#include "core/audit/size_report.h"
#include "core/audit/augmentation/draws.h"

#include <algorithm>
#include <array>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Object;
using dataset::Record;

bool counts(const Object& object)
{
    return !object.ignore && object.box.width > 0 && object.box.height > 0;
}

/// Images that are trained on: of the split train where there is one, of a known size.
std::vector<std::uint32_t> trainingImages(const Dataset& dataset, std::span<const cv::Size> sizes, const std::vector<bool>& repeated)
{
    const auto train = std::find(dataset.splits.begin(), dataset.splits.end(), "train");
    std::vector<std::uint32_t> images;
    for (std::uint32_t i = 0; i < dataset.records.size(); ++i) {
        const bool trained = train == dataset.splits.end() || dataset.records[i].split == train - dataset.splits.begin();
        if (!repeated[i] && trained && !sizes[i].empty()) {
            images.push_back(i);
        }
    }
    return images;
}

class Simulation
{
public:
    Simulation(const Dataset& dataset, std::span<const cv::Size> sizes, const AugmentationRecipe& recipe, int trainingSize,
               std::vector<std::uint32_t> images)
        : m_dataset(dataset)
        , m_sizes(sizes)
        , m_recipe(recipe)
        , m_trainingSize(trainingSize)
        , m_images(std::move(images))
    {
        std::vector<std::size_t> objects;
        for (const std::uint32_t image : m_images) {
            const auto& all = dataset.records[image].objects;
            objects.push_back(static_cast<std::size_t>(std::count_if(all.begin(), all.end(), counts)));
            m_out.meanBefore += static_cast<double>(objects.back());
        }
        m_out.meanBefore /= static_cast<double>(objects.size());
        std::sort(objects.begin(), objects.end());
        m_out.usualMost = objects[(objects.size() - 1) * 99 / 100];
    }

    AugmentationRisk run(std::size_t samples, std::uint64_t seed, JobControl& control)
    {
        control.begin("Simulating augmentation", samples);
        for (std::size_t i = 0; i < samples; ++i) {
            control.throwIfStopped();
            control.advance();
            Draws random(seed, 3, i);
            std::size_t objects = draw(random);
            if (random.chance(m_recipe.mixup)) {
                objects += draw(random);
            }
            m_out.crowded += objects > m_out.usualMost ? 1 : 0;
            m_out.meanAfter += static_cast<double>(objects);
        }
        m_out.samples = samples;
        m_out.meanAfter /= static_cast<double>(samples);
        return m_out;
    }

private:
    /// Objects that are left in the sample.
    std::size_t draw(Draws& random)
    {
        const std::uint64_t seed = random.next();
        std::array<std::uint32_t, 4> images{};
        std::array<cv::Size, 4> sizes;
        const std::size_t pictures = picturesOfSample(m_recipe, seed);
        for (std::size_t i = 0; i < pictures; ++i) {
            images[i] = m_images[static_cast<std::size_t>(random.integer(0, static_cast<int>(m_images.size()) - 1))];
            sizes[i] = m_sizes[images[i]];
        }
        const SamplePlan plan = planSample(m_recipe, std::span(sizes).first(pictures), seed, m_trainingSize);
        std::size_t kept = 0;
        for (const PicturePlace& place : plan.pictures) {
            const Record& record = m_dataset.records[images[place.source]];
            for (const Object& object : record.objects) {
                kept += counts(object) && follow(plan, place, inPixels(record, object.box, sizes[place.source])) ? 1 : 0;
            }
        }
        return kept;
    }

    bool follow(const SamplePlan& plan, const PicturePlace& place, const dataset::Rect& box)
    {
        ++m_out.objects;
        const PlacedBox placed = placeBox(plan, place, box);
        m_out.outside += placed.fate == Fate::Outside ? 1 : 0;
        m_out.dropped += placed.fate == Fate::Dropped ? 1 : 0;
        if (placed.fate != Fate::Kept) {
            return false;
        }
        ++m_out.kept;
        const double before = std::min(box.width, box.height) * place.prescale;
        m_out.shrunk += before >= 8 && std::min(placed.box.width, placed.box.height) < 8 ? 1 : 0;
        return true;
    }

    const Dataset& m_dataset;
    std::span<const cv::Size> m_sizes;
    const AugmentationRecipe& m_recipe;
    int m_trainingSize;
    std::vector<std::uint32_t> m_images;
    AugmentationRisk m_out;
};

}  // namespace

AugmentationRisk simulateAugmentation(const Dataset& dataset, std::span<const cv::Size> sizes, const std::vector<bool>& repeated,
                                      const AugmentationRecipe& recipe, int trainingSize, std::size_t samples, std::uint64_t seed,
                                      JobControl& control)
{
    std::vector<std::uint32_t> images = trainingImages(dataset, sizes, repeated);
    if (images.empty() || samples == 0) {
        return {};
    }
    return Simulation(dataset, sizes, recipe, trainingSize, std::move(images)).run(samples, seed, control);
}

}  // namespace gg::audit
