#include "app/cli/audit_sections.h"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <sstream>

namespace gg::cli
{
namespace
{

constexpr std::size_t shownClasses = 12;

std::string share(const audit::SizeCounts& counts, std::size_t count)
{
    std::ostringstream out;
    out << std::fixed << std::setprecision(1) << counts.share(count) * 100 << " %";
    return out.str();
}

void printRow(std::ostream& out, const std::string& name, const audit::SizeCounts& counts)
{
    constexpr int width = 11;
    out << "  " << std::left << std::setw(20) << name << std::right << std::setw(width) << counts.objects;
    for (const std::size_t count : counts.fine) {
        out << std::setw(width) << share(counts, count);
    }
    out << std::setw(width) << share(counts, counts.below8);
    for (const std::size_t count : counts.seen) {
        out << std::setw(width) << share(counts, count);
    }
    out << '\n';
}

}  // namespace

void printSizes(std::ostream& out, const dataset::Dataset& dataset, const audit::SizeReport& sizes)
{
    out << "\nSizes at " << sizes.trainingSize << " px (tiny < 32², small < 96², medium ≤ 320²; a stride sees what spans two of its cells)\n"
        << "                          objects       tiny      small     medium      large     < 8 px   stride 4   stride 8  stride 16  "
           "stride 32\n";
    printRow(out, "all", sizes.all);
    printRow(out, "at their own size", sizes.native);
    for (std::size_t split = 0; split < sizes.bySplit.size() && sizes.bySplit.size() > 1; ++split) {
        printRow(out, dataset.splits[split], sizes.bySplit[split]);
    }
    std::vector<std::size_t> order;
    for (std::size_t id = 0; id < sizes.byClass.size(); ++id) {
        if (sizes.byClass[id].objects > 0) {
            order.push_back(id);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sizes.byClass[a].objects > sizes.byClass[b].objects; });
    for (std::size_t i = 0; i < std::min(order.size(), shownClasses); ++i) {
        printRow(out, dataset.classNames[order[i]], sizes.byClass[order[i]]);
    }
    if (order.size() > shownClasses) {
        out << "  … and " << order.size() - shownClasses << " more classes (--json lists them)\n";
    }
    if (sizes.withoutSize > 0) {
        out << "  " << sizes.withoutSize << " objects are in none of these rows: the size of their image is not known.\n";
    }
}

void printAugmentation(std::ostream& out, const audit::AugmentationRisk& risk)
{
    out << "\nAugmentation, drawn " << risk.samples << " times: of " << risk.objects << " labelled objects " << risk.outside
        << " are out of the picture, " << risk.dropped << " are visible in part and lose their label, " << risk.kept
        << " are kept, of which " << risk.shrunk << " shrink under 8 px; " << std::fixed << std::setprecision(1) << risk.meanAfter
        << " objects a sample, " << risk.meanBefore << " an image; " << risk.crowded << " samples have more objects than 99 % of the images ("
        << risk.usualMost << ").\n";
}

void printReadiness(std::ostream& out, const audit::Readiness& readiness)
{
    if (readiness.lines.empty()) {
        return;
    }
    out << "\nReadiness (rules of thumb for detectors that are trained from scratch)\n";
    for (const audit::ReadinessLine& line : readiness.lines) {
        using Part = audit::ReadinessPart;
        out << "  " << audit::readinessText(line, Part::Topic) << ": " << audit::readinessText(line, Part::Recommendation) << '\n'
            << "    " << audit::readinessText(line, Part::Numbers) << ' ' << audit::readinessText(line, Part::Formula) << " ("
            << audit::readinessText(line, Part::Source) << ")\n";
    }
}

}  // namespace gg::cli
