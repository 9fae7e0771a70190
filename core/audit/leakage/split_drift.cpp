#include "core/audit/leakage/leak_rules.h"
#include "core/audit/leakage/name_evidence.h"
#include "core/audit/rules.h"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Record;

/// Fewer images tell little of a split.
constexpr std::size_t fewestImages = 20;
/// Below this expected count the chi-squared distribution does not hold; such classes are taken together (Cochran, 1954).
constexpr double fewestExpected = 5;
constexpr double mostChance = 0.01;

std::string rounded(double value, const char* format = "%.2f")
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

/// In how many images of a split each class occurs. Objects of one image are not independent of each other; images are, more
/// or less.
std::vector<double> imagesByClass(const Dataset& dataset, std::uint16_t split, std::size_t classes)
{
    std::vector<double> counts(classes, 0);
    std::vector<bool> seen(classes);
    for (const Record& record : dataset.records) {
        if (record.split != split) {
            continue;
        }
        seen.assign(classes, false);
        for (const dataset::Object& object : record.objects) {
            const auto id = static_cast<std::size_t>(object.classId);
            if (object.classId >= 0 && id < classes && !object.ignore && !seen[id]) {
                seen[id] = true;
                ++counts[id];
            }
        }
    }
    return counts;
}

double sumOf(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum;
}

struct ClassDrift {
    double chance = 1;  ///< that two splits drawn from one pool differ as much
    double effect = 0;  ///< Cramér's V in [0, 1]
    std::size_t most = 0;  ///< the class whose share differs most
    double before = 0;     ///< its share in training
    double after = 0;
};

/// Pearson's test of homogeneity on the 2 x classes table, rare classes taken together.
ClassDrift classDrift(const std::vector<double>& first, const std::vector<double>& second)
{
    const double n1 = sumOf(first);
    const double n2 = sumOf(second);
    ClassDrift drift;
    if (n1 <= 0 || n2 <= 0) {
        return drift;
    }
    std::vector<std::array<double, 2>> cells;
    std::array<double, 2> rare{};
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double expected = (first[i] + second[i]) * std::min(n1, n2) / (n1 + n2);
        if (expected >= fewestExpected) {
            cells.push_back({first[i], second[i]});
        } else {
            rare[0] += first[i];
            rare[1] += second[i];
        }
        const double difference = std::abs(first[i] / n1 - second[i] / n2);
        if (difference > std::abs(drift.before - drift.after)) {
            drift.most = i;
            drift.before = first[i] / n1;
            drift.after = second[i] / n2;
        }
    }
    if ((rare[0] + rare[1]) * std::min(n1, n2) / (n1 + n2) >= fewestExpected) {
        cells.push_back(rare);
    }
    if (cells.size() < 2) {
        return drift;
    }
    double statistic = 0;
    for (const auto& [a, b] : cells) {
        const double e1 = (a + b) * n1 / (n1 + n2);
        const double e2 = (a + b) * n2 / (n1 + n2);
        statistic += (a - e1) * (a - e1) / e1 + (b - e2) * (b - e2) / e2;
    }
    const boost::math::chi_squared distribution(static_cast<double>(cells.size() - 1));
    drift.chance = boost::math::cdf(boost::math::complement(distribution, statistic));
    drift.effect = std::sqrt(statistic / (n1 + n2));
    return drift;
}

/// The middle object's size of each image of a split, as a share of the image's side where that is known, else in pixels.
std::vector<double> sizesOf(const Dataset& dataset, std::uint16_t split)
{
    std::vector<double> sizes;
    std::vector<double> ofImage;
    for (const Record& record : dataset.records) {
        if (record.split != split) {
            continue;
        }
        ofImage.clear();
        const bool known = record.space == dataset::CoordinateSpace::Pixels && record.declaredWidth > 0 && record.declaredHeight > 0;
        const double area = known ? static_cast<double>(record.declaredWidth) * record.declaredHeight : 1;
        for (const dataset::Object& object : record.objects) {
            const double size = object.box.width * object.box.height / area;
            if (!object.ignore && std::isfinite(size) && size > 0) {
                ofImage.push_back(std::sqrt(size));
            }
        }
        if (!ofImage.empty()) {
            const auto middle = ofImage.begin() + static_cast<std::ptrdiff_t>(ofImage.size() / 2);
            std::nth_element(ofImage.begin(), middle, ofImage.end());
            sizes.push_back(*middle);
        }
    }
    std::ranges::sort(sizes);
    return sizes;
}

/// Largest distance of the two cumulative distributions (Kolmogorov-Smirnov), in [0, 1]; both ascending.
double largestDistance(const std::vector<double>& a, const std::vector<double>& b)
{
    double largest = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const double value = std::min(a[i], b[j]);
        while (i < a.size() && a[i] <= value) {
            ++i;
        }
        while (j < b.size() && b[j] <= value) {
            ++j;
        }
        largest = std::max(largest, std::abs(static_cast<double>(i) / static_cast<double>(a.size()) -
                                             static_cast<double>(j) / static_cast<double>(b.size())));
    }
    return largest;
}

/// Chance of such a distance between samples of one distribution (Kolmogorov's series with Stephens' correction, 1970).
double chanceOf(double distance, std::size_t n1, std::size_t n2)
{
    const double n = std::sqrt(static_cast<double>(n1) * static_cast<double>(n2) / static_cast<double>(n1 + n2));
    const double lambda = (n + 0.12 + 0.11 / n) * distance;
    double sum = 0;
    for (int k = 1; k <= 100; ++k) {
        sum += (k % 2 == 1 ? 2 : -2) * std::exp(-2.0 * k * k * lambda * lambda);
    }
    return lambda < 0.2 ? 1 : std::clamp(sum, 0.0, 1.0);
}

class DriftAudit
{
public:
    explicit DriftAudit(const Evidence& evidence)
        : m_evidence(evidence)
        , m_dataset(evidence.dataset)
        , m_training(trainingSplit(evidence.dataset))
    {
    }

    std::vector<Finding> run()
    {
        const std::vector<double> classes = imagesByClass(m_dataset, m_training, m_dataset.classNames.size());
        const std::vector<double> sizes = sizesOf(m_dataset, m_training);
        for (std::uint16_t split = 0; split < m_dataset.splits.size(); ++split) {
            if (split != m_training) {
                compareClasses(classes, split);
                compareSizes(sizes, split);
            }
        }
        return std::move(m_findings);
    }

private:
    Finding& add(std::string_view rule, std::uint16_t split)
    {
        Finding& finding = m_findings.emplace_back(makeFinding(m_dataset, rule));
        finding.values["first"] = m_dataset.splits[m_training];
        finding.values["second"] = m_dataset.splits[split];
        return finding;
    }

    void compareClasses(const std::vector<double>& training, std::uint16_t split)
    {
        const std::vector<double> other = imagesByClass(m_dataset, split, training.size());
        if (sumOf(training) < fewestImages || sumOf(other) < fewestImages) {
            return;
        }
        const ClassDrift drift = classDrift(training, other);
        if (drift.chance < mostChance && drift.effect >= m_evidence.settings.threshold("split.drift_class.effect")) {
            Finding& finding = add("split.drift_class", split);
            finding.values["effect"] = rounded(drift.effect);
            finding.values["chance"] = rounded(drift.chance, "%.1g");
            finding.values["class"] = nameOfClass(m_dataset, static_cast<std::int32_t>(drift.most));
            finding.values["before"] = percent(drift.before);
            finding.values["after"] = percent(drift.after);
        }
    }

    void compareSizes(const std::vector<double>& training, std::uint16_t split)
    {
        const std::vector<double> other = sizesOf(m_dataset, split);
        if (training.size() < fewestImages || other.size() < fewestImages) {
            return;
        }
        const double distance = largestDistance(training, other);
        const double chance = chanceOf(distance, training.size(), other.size());
        if (chance < mostChance && distance >= m_evidence.settings.threshold("split.drift_size.distance")) {
            Finding& finding = add("split.drift_size", split);
            finding.values["effect"] = rounded(distance);
            finding.values["chance"] = rounded(chance, "%.1g");
            finding.values["factor"] = rounded(other[other.size() / 2] / training[training.size() / 2]);
        }
    }

    const Evidence& m_evidence;
    const Dataset& m_dataset;
    std::uint16_t m_training;
    std::vector<Finding> m_findings;
};

}  // namespace

std::vector<Finding> auditSplitDrift(const Evidence& evidence, JobControl& /*control*/)
{
    return evidence.dataset.splits.size() < 2 ? std::vector<Finding>{} : DriftAudit(evidence).run();
}

}  // namespace gg::audit
