#include "core/audit/name_rules.h"

#include "core/audit/rules.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Format;
using dataset::LabelState;
using dataset::Record;

constexpr std::size_t mostSlips = 2;

std::string_view stem(std::string_view path)
{
    path = path.substr(path.rfind('/') + 1);
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot);
}

/// A name without what people change by accident: its numbers without leading zeros, and its letters in lower case.
struct Name {
    std::string numbers;  ///< "12 7 "
    std::string letters;
};

Name nameOf(std::string_view path)
{
    Name name;
    bool inNumber = false;
    for (const char c : stem(path)) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !(c == '0' && !inNumber)) {
            name.numbers.push_back(c);
            inNumber = true;
        } else if (!digit) {
            if (inNumber) {
                name.numbers.push_back(' ');
            }
            inNumber = false;
            if ((c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0) {
                name.letters.push_back(c);
            } else if (c >= 'A' && c <= 'Z') {
                name.letters.push_back(static_cast<char>(c - 'A' + 'a'));
            }
        }
    }
    if (inNumber) {
        name.numbers.push_back(' ');
    }
    return name;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

/// "image" against "mask" is not a slip, but "polyp" against "polpy" is; a short name leaves little room for slips.
bool similar(const Name& a, const Name& b)
{
    if (a.letters == b.letters) {
        return !a.letters.empty() || !a.numbers.empty();
    }
    const std::size_t longer = std::max(a.letters.size(), b.letters.size());
    return longer >= 5 && editDistance(a.letters, b.letters) <= mostSlips;
}

std::string fileNameOf(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

void addMispairedNames(const Dataset& dataset, std::vector<Finding>& findings)
{
    // By the numbers first: in a set of thousands only a handful share them.
    std::unordered_map<std::string, std::vector<std::pair<Name, const std::string*>>> orphans;
    for (const std::string& file : dataset.orphanLabels) {
        Name name = nameOf(file);
        orphans[name.numbers].emplace_back(name, &file);
    }
    constexpr std::size_t mostTried = 200;
    for (std::size_t i = 0; !orphans.empty() && i < dataset.records.size(); ++i) {
        const Record& record = dataset.records[i];
        const Name name = nameOf(record.label);
        const auto near = orphans.find(name.numbers);
        if (record.state != LabelState::Missing || near == orphans.end()) {
            continue;
        }
        for (std::size_t k = 0; k < std::min(near->second.size(), mostTried); ++k) {
            if (!similar(name, near->second[k].first)) {
                continue;
            }
            const bool mask = dataset.format == Format::ImageMask;
            Finding finding =
                makeFinding(dataset, mask ? "mask.mispaired" : "label.mispaired", record.image, 0, static_cast<std::int64_t>(i));
            finding.values["other"] = *near->second[k].second;
            finding.values["expected"] = record.label;
            findings.push_back(std::move(finding));
            break;
        }
    }
}

void addOrderDifference(const Dataset& dataset, std::vector<Finding>& findings)
{
    const auto hasSeveral = [](const Record& record) { return record.extras && !record.extras->otherLabels.empty(); };
    if (dataset.format != Format::ImageMask || dataset.splits.size() > 1 ||
        std::any_of(dataset.records.begin(), dataset.records.end(), hasSeveral)) {
        return;
    }
    std::vector<std::size_t> images(dataset.records.size());
    std::iota(images.begin(), images.end(), std::size_t{0});
    std::sort(images.begin(), images.end(),
              [&](std::size_t a, std::size_t b) { return dataset.records[a].image < dataset.records[b].image; });
    std::vector<std::string> masks = dataset.orphanLabels;
    for (const Record& record : dataset.records) {
        if (record.state != LabelState::Missing) {
            masks.push_back(record.label);
        }
    }
    std::sort(masks.begin(), masks.end());
    std::size_t wrong = 0;
    std::size_t labelled = 0;
    Finding finding = makeFinding(dataset, "mask.order_differs");
    for (std::size_t i = 0; i < images.size(); ++i) {
        const Record& record = dataset.records[images[i]];
        if (record.state == LabelState::Missing) {
            continue;
        }
        ++labelled;
        const std::string given = i < masks.size() ? masks[i] : std::string{};
        if (given != record.label) {
            finding.records.push_back(static_cast<std::uint32_t>(images[i]));
            if (wrong++ == 0) {
                finding.values["example"] = fileNameOf(record.image);
                finding.values["other"] = given.empty() ? "no mask" : fileNameOf(given);
            }
        }
    }
    if (wrong > 0) {
        std::sort(finding.records.begin(), finding.records.end());
        finding.values["count"] = std::to_string(wrong);
        finding.values["total"] = std::to_string(labelled);
        findings.push_back(std::move(finding));
    }
}

}  // namespace gg::audit
