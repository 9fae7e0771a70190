#include "core/dataset/statistics.h"

#include <algorithm>
#include <map>

namespace gg::dataset
{
namespace
{

constexpr std::size_t stopEvery = 4096;

void countRecord(const Record& record, SplitCount& split, std::map<std::int32_t, ClassCount>& classes)
{
    ++split.images;
    switch (record.state) {
    case LabelState::Labelled:
        ++split.labelled;
        break;
    case LabelState::Empty:
        ++split.empty;
        break;
    case LabelState::Missing:
        ++split.missing;
        break;
    case LabelState::Unreadable:
        break;
    }
    split.objects += record.objects.size();
    std::vector<std::int32_t> seen;
    for (const Object& object : record.objects) {
        ClassCount& count = classes[object.classId];
        ++count.objects;
        if (std::find(seen.begin(), seen.end(), object.classId) == seen.end()) {
            seen.push_back(object.classId);
            ++count.images;
        }
    }
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
    out.splits.resize(dataset.splits.size());
    std::map<std::int32_t, ClassCount> classes;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        if (i % stopEvery == 0) {
            control.throwIfStopped();
        }
        countRecord(dataset.records[i], out.splits[dataset.records[i].split], classes);
    }
    const auto known = static_cast<std::int32_t>(dataset.classNames.size());
    const bool named = dataset.format != Format::ImageMask;
    for (std::int32_t id = 0; named && id < known; ++id) {
        ClassCount count = classes[id];
        count.classId = id;
        out.classes.push_back(count);
    }
    for (auto& [id, count] : classes) {
        if (id < 0 || id >= known) {
            count.classId = id;
            out.classes.push_back(count);
        }
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
