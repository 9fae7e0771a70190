#pragma once

#include "kind.h"

#include "core/audit/audit.h"
#include "core/dataset/dataset.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace gg::faults {

/// What came of one kind, over all sets and seeds.
struct Score {
    std::size_t planted = 0;
    std::size_t found = 0;
    std::size_t falseAlarms = 0;  ///< findings of its rules at places that nothing was planted at, beside what the clean twin has
    std::size_t onClean = 0;      ///< findings of its rules on the clean twin
    std::size_t runs = 0;
    std::vector<std::string> notes;  ///< what was missed, and what alarmed for nothing; the first few

    double recall() const { return planted == 0 ? 1 : static_cast<double>(found) / static_cast<double>(planted); }
    double precision() const { return found + falseAlarms == 0 ? 1 : static_cast<double>(found) / static_cast<double>(found + falseAlarms); }
};

/// An audit of one folder; findings by key, so that two audits can be compared.
struct Audited {
    dataset::DatasetPtr dataset;
    audit::Report report;
    std::string error;  ///< the set could not be opened, which a fault may well cause
    std::string errorFile;
};
Audited auditFolder(const std::string& root, bool pixels);

/// Counts what of `planted` was found in `audited`, and what else was.
void scoreOne(const Kind& kind, const std::vector<Planted>& planted, const Audited& audited, const Audited& clean, Score& score);

/// Two-sided 95 % interval of a share (Clopper-Pearson).
std::pair<double, double> interval(std::size_t successes, std::size_t trials);

}  // namespace gg::faults
