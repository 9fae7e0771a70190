#pragma once

#include "core/base/job_control.h"
#include "core/training/engine/samples.h"

#include <cstddef>
#include <string>
#include <vector>

namespace gg::training {

/// The samples at the size of the network. What fits into the cache is decoded once; the rest is decoded each time.
class ImageStore
{
public:
    /// The data set must outlive the store.
    ImageStore(const dataset::Dataset& dataset, std::vector<Sample> samples, int side, MaskLabels labels,
               std::size_t cacheBytes = defaultCacheBytes());

    /// A gibibyte, or a quarter of the machine's memory where that is less.
    static std::size_t defaultCacheBytes();

    struct Check {
        double foreground = 0;  ///< share of the mask that is foreground, or another class than the background, [0, 1]
        std::vector<std::uint64_t> classPixels;  ///< by class; empty for the foreground alone
        std::string problem;    ///< why the sample cannot be read; empty where it can
    };
    /// Decodes every sample once, on all cores, and fills the cache. Throws Cancelled.
    std::vector<Check> decodeAll(JobControl& control);

    std::size_t size() const { return m_samples.size(); }
    int side() const { return m_side; }
    const MaskLabels& labels() const { return m_labels; }
    const Sample& sample(std::size_t index) const { return m_samples[index]; }
    /// Safe from several threads after decodeAll. Throws Error (Unreadable).
    Pixels pixels(std::size_t index) const;

private:
    const dataset::Dataset& m_dataset;
    std::vector<Sample> m_samples;
    int m_side;
    MaskLabels m_labels;
    std::vector<Pixels> m_cache;  ///< of the first samples; entries without data were not decoded
};

}  // namespace gg::training
