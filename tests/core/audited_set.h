#pragma once

#include "core/audit/audit.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace gg::test
{

/// A data set and what the audit found in it.
struct AuditedSet {
    dataset::DatasetPtr dataset;
    audit::Report report;

    std::vector<const audit::Finding*> of(const std::string& rule) const
    {
        std::vector<const audit::Finding*> out;
        for (const audit::Finding& finding : report.findings) {
            if (finding.rule == rule) {
                out.push_back(&finding);
            }
        }
        return out;
    }

    /// The only finding of the rule; a default one where there is none or more than one, so that the comparison after it fails.
    audit::Finding one(const std::string& rule) const
    {
        const auto found = of(rule);
        return found.size() == 1 ? *found.front() : audit::Finding{};
    }

    /// Ids of the rules that fired, whose names begin so.
    std::set<std::string> rules(const std::string& prefix = {}) const
    {
        std::set<std::string> out;
        for (const audit::Finding& finding : report.findings) {
            if (finding.rule.starts_with(prefix)) {
                out.insert(finding.rule);
            }
        }
        return out;
    }
};

/// Opens and audits; labels and names only unless told otherwise.
inline AuditedSet auditFolder(const std::string& path, const audit::Options& options = {.pixels = false})
{
    JobControl control;
    AuditedSet out;
    out.dataset = dataset::openDataset(path, control);
    out.report = audit::runAudit(*out.dataset, options, control);
    return out;
}

/// A sane YOLO set: `images` pictures of 64 x 48 in train and as many in val, with a cat and a dog each, all boxes inside, of
/// similar size, apart from each other and with no round numbers.
inline void writeCleanYolo(const DatasetFolder& folder, int images = 12, const std::string& names = "[cat, dog]")
{
    folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: " + names + "\n");
    for (const char* split : {"train", "val"}) {
        for (int i = 0; i < images; ++i) {
            const std::string name = std::string(split) + "/" + split[0] + std::to_string(i);
            const double shift = 0.0137 * (i % 9);
            folder.image("images/" + name + ".jpg");
            folder.write("labels/" + name + ".txt", "0 " + std::to_string(0.2711 + shift) + " 0.312345 0.212345 0.251234\n1 " +
                                                        std::to_string(0.7123 - shift) + " 0.701234 0.223456 0.241234\n");
        }
    }
}

}  // namespace gg::test
