#include "core/dataset/formats/assembled_records.h"

#include "core/dataset/file_names.h"

#include <algorithm>
#include <set>
#include <utility>

namespace gg::dataset
{

void takeRecords(Dataset& dataset, std::vector<SplitRecord> records)
{
    std::set<std::string> names;
    for (const SplitRecord& record : records) {
        names.insert(record.split);
    }
    dataset.splits.assign(names.begin(), names.end());
    std::sort(dataset.splits.begin(), dataset.splits.end(), splitLess);
    if (dataset.splits.empty()) {
        dataset.splits.emplace_back("all");
    }
    for (SplitRecord& record : records) {
        const auto split = std::find(dataset.splits.begin(), dataset.splits.end(), record.split);
        record.record.split = static_cast<std::uint16_t>(split - dataset.splits.begin());
    }
    std::stable_sort(records.begin(), records.end(), [](const SplitRecord& a, const SplitRecord& b) {
        return a.record.split != b.record.split ? a.record.split < b.record.split : naturalLess(a.record.image, b.record.image);
    });
    std::vector<RecordPrint> prints;
    for (SplitRecord& record : records) {
        prints.push_back(record.print);
        dataset.records.push_back(std::move(record.record));
    }
    dataset.fingerprint = fingerprintOf(dataset, prints);
}

}  // namespace gg::dataset
