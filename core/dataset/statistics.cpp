#include "core/dataset/statistics.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace gg::dataset
{
namespace
{

/// Counts of some of the records. Classes that have a name are counted in a row, the others, which are few, in a map.
class Counts
{
public:
    Counts(std::size_t splits, std::size_t named)
        : m_splits(splits)
        , m_named(named)
        , m_lastImage(named, 0)
    {
    }

    void add(const Record& record)
    {
        SplitCount& split = m_splits[record.split];
        ++split.images;
        split.labelled += record.state == LabelState::Labelled ? 1 : 0;
        split.empty += record.state == LabelState::Empty ? 1 : 0;
        split.missing += record.state == LabelState::Missing ? 1 : 0;
        split.objects += record.objects.size();
        ++m_images;
        for (const Object& object : record.objects) {
            const auto id = static_cast<std::size_t>(object.classId);
            if (object.classId >= 0 && id < m_named.size()) {
                count(m_named[id], m_lastImage[id]);
            } else {
                auto& [of, last] = m_others[object.classId];
                count(of, last);
            }
        }
    }

    void mergeInto(Counts& sum) const
    {
        for (std::size_t i = 0; i < m_splits.size(); ++i) {
            sum.m_splits[i].images += m_splits[i].images;
            sum.m_splits[i].labelled += m_splits[i].labelled;
            sum.m_splits[i].empty += m_splits[i].empty;
            sum.m_splits[i].missing += m_splits[i].missing;
            sum.m_splits[i].objects += m_splits[i].objects;
        }
        for (std::size_t i = 0; i < m_named.size(); ++i) {
            plus(sum.m_named[i], m_named[i]);
        }
        for (const auto& [id, of] : m_others) {
            plus(sum.m_others[id].first, of.first);
        }
    }

    std::vector<SplitCount>& splits() { return m_splits; }
    const std::vector<ClassCount>& named() const { return m_named; }
    const std::map<std::int32_t, std::pair<ClassCount, std::size_t>>& others() const { return m_others; }

private:
    void count(ClassCount& of, std::size_t& last) const
    {
        ++of.objects;
        of.images += last == m_images ? 0 : 1;
        last = m_images;
    }

    static void plus(ClassCount& sum, const ClassCount& more)
    {
        sum.objects += more.objects;
        sum.images += more.images;
    }

    std::vector<SplitCount> m_splits;
    std::vector<ClassCount> m_named;
    std::vector<std::size_t> m_lastImage;  ///< number, from 1, of the last image that had an object of the class
    std::map<std::int32_t, std::pair<ClassCount, std::size_t>> m_others;
    std::size_t m_images = 0;
};

Counts countAll(const Dataset& dataset, JobControl& control)
{
    constexpr std::size_t block = 65536;
    const auto empty = [&] { return Counts(dataset.splits.size(), dataset.classNames.size()); };
    Counts sum = empty();
    std::mutex mutex;
    JobControl quiet(control.stopToken());  // not a phase of its own
    parallelBlocks(dataset.records.size(), block, quiet, [&](std::size_t begin, std::size_t end) {
        Counts part = empty();
        for (std::size_t i = begin; i < end; ++i) {
            part.add(dataset.records[i]);
        }
        const std::scoped_lock lock(mutex);
        part.mergeInto(sum);
    });
    return sum;
}

double imbalanceOf(const std::vector<ClassCount>& classes)
{
    std::size_t largest = 0;
    std::size_t smallest = 0;
    std::size_t present = 0;
    for (const ClassCount& count : classes) {
        if (count.objects > 0) {
            ++present;
            largest = std::max(largest, count.objects);
            smallest = smallest == 0 ? count.objects : std::min(smallest, count.objects);
        }
    }
    return present < 2 ? 0 : static_cast<double>(largest) / static_cast<double>(smallest);
}

}  // namespace

Statistics computeStatistics(const Dataset& dataset, JobControl& control)
{
    Statistics out;
    Counts counts = countAll(dataset, control);
    out.splits = std::move(counts.splits());
    const bool named = dataset.format != Format::ImageMask;
    for (std::size_t id = 0; named && id < counts.named().size(); ++id) {
        out.classes.push_back(counts.named()[id]);
        out.classes.back().classId = static_cast<std::int32_t>(id);
    }
    for (const auto& [id, of] : counts.others()) {
        out.classes.push_back(of.first);
        out.classes.back().classId = id;
    }
    for (const SplitCount& split : out.splits) {
        out.objects += split.objects;
    }
    out.imbalance = imbalanceOf(out.classes);
    return out;
}

Statistics computeStatistics(const Dataset& dataset)
{
    JobControl control;
    return computeStatistics(dataset, control);
}

}  // namespace gg::dataset
