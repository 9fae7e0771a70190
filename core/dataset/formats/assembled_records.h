#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/formats/format_reader.h"

#include <string>
#include <vector>

namespace gg::dataset
{

/// A record whose split has no number yet.
struct SplitRecord {
    Record record;
    std::string split;
    RecordPrint print;
};

/// Names the splits, orders the records as a Dataset has them, and gives the set its fingerprint.
void takeRecords(Dataset& dataset, std::vector<SplitRecord> records);

}  // namespace gg::dataset
