#include "widgets/models/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::widgets {
namespace {

constexpr std::size_t stopEvery = 4096;
constexpr double endless = std::numeric_limits<double>::infinity();

/// Steps of the square root of two: 1, 1.4, 2, 2.8, 4 … The strides of detectors and the classes of sizes are among them.
std::vector<double> sideEdges()
{
    std::vector<double> edges{0};
    for (int k = 0; k <= 26; ++k) {
        const double x = std::pow(2.0, k / 2.0);
        edges.push_back(x < 10 ? std::round(x * 10) / 10 : std::round(x));
    }
    edges.push_back(endless);
    return edges;
}

/// Four steps from a ratio to its double, from 1 : 16 to 16 : 1.
std::vector<double> aspectEdges()
{
    std::vector<double> edges{0};
    for (int k = -16; k <= 16; ++k) {
        edges.push_back(std::round(std::pow(2.0, k / 4.0) * 100) / 100);
    }
    edges.push_back(endless);
    return edges;
}

/// From 0 in steps of 1, 2 or 5 times a power of ten to the 99th percentile and beyond: what is far larger shares the last bin.
std::vector<double> evenEdges(std::vector<float> values, double smallestStep)
{
    std::vector<double> edges;
    if (values.empty()) {
        return edges;
    }
    const auto largest = static_cast<double>(*std::max_element(values.begin(), values.end()));
    const auto at = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) * 99 / 100);
    std::nth_element(values.begin(), at, values.end());
    const double most = largest > 2.0 * static_cast<double>(*at) ? std::max(static_cast<double>(*at), smallestStep) : largest;
    constexpr int atMost = 20;
    const double rough = std::max(most / atMost, smallestStep);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power * 10;
    for (const double factor : {5.0, 2.0, 1.0}) {
        if (power * factor >= rough * (1 - 1e-9)) {
            step = power * factor;
        }
    }
    const int bins = static_cast<int>(std::floor(most / step)) + 1;
    for (int i = 0; i <= bins; ++i) {
        edges.push_back(i * step);
    }
    if (largest >= edges.back()) {
        edges.push_back(endless);
    }
    return edges;
}

Histogram emptyHistogram(std::vector<double> edges)
{
    const std::size_t bins = edges.size() < 2 ? 0 : edges.size() - 1;
    return {.edges = std::move(edges), .all = std::vector<std::int64_t>(bins), .chosen = std::vector<std::int64_t>(bins)};
}

void count(Histogram& histogram, double value, bool chosen)
{
    if (histogram.empty() || !(value >= histogram.edges.front())) {
        return;
    }
    const auto after = std::upper_bound(histogram.edges.begin(), histogram.edges.end(), value);
    const auto bin = std::min<std::size_t>(static_cast<std::size_t>(after - histogram.edges.begin()), histogram.all.size()) - 1;
    ++histogram.all[bin];
    histogram.chosen[bin] += chosen ? 1 : 0;
}

void trim(Histogram& histogram)
{
    const auto some = [](std::int64_t n) { return n > 0; };
    const auto first = std::find_if(histogram.all.begin(), histogram.all.end(), some) - histogram.all.begin();
    const auto last = std::find_if(histogram.all.rbegin(), histogram.all.rend(), some).base() - histogram.all.begin();
    if (first >= last) {
        histogram = {};
        return;
    }
    histogram = {.edges = {histogram.edges.begin() + first, histogram.edges.begin() + last + 1},
                 .all = {histogram.all.begin() + first, histogram.all.begin() + last},
                 .chosen = {histogram.chosen.begin() + first, histogram.chosen.begin() + last}};
}

void add(Share& share, bool chosen)
{
    ++share.all;
    share.chosen += chosen ? 1 : 0;
}

class Measuring {
public:
    Measuring(const RecordSnapshot& set, const RecordQuery& query, int trainingSize)
        : m_set(set)
        , m_query(query)
        , m_someOfObjects(query.asksOfObjects())
    {
        m_out.trainingSize = trainingSize;
        m_out.side = emptyHistogram(sideEdges());
        m_out.aspect = emptyHistogram(aspectEdges());
        m_out.perImage = emptyHistogram(evenEdges(counts(), 1));
        m_out.foreground = emptyHistogram(evenEdges(percent(set.measures->foreground), 0.1));
        m_out.brightness = emptyHistogram(evenEdges(percent(set.measures->brightness), 0.1));
    }

    void record(std::size_t index, bool chosen)
    {
        const RecordView view = m_set.view(index);
        add(m_out.records, chosen);
        add(m_out.splits[view.record.split], chosen);
        add(m_out.states[static_cast<int>(view.record.state)], chosen);
        notes(view, chosen);
        count(m_out.perImage, static_cast<double>(view.record.objects.size()), chosen);
        count(m_out.foreground, static_cast<double>(view.foreground) * 100, chosen);
        count(m_out.brightness, static_cast<double>(view.brightness) * 100, chosen);
        bool ignores = false;
        for (const dataset::Object& object : view.record.objects) {
            ignores = ignores || object.ignore;
            this->object(view, object, chosen && (!m_someOfObjects || matchesObjectTerms(m_query, view, object)));
        }
        if (ignores) {
            add(m_out.withIgnoreRegions, chosen);
        }
    }

    Distributions finish(const std::vector<bool>& chosen)
    {
        for (const auto& [rule, records] : m_set.notes->ofSet) {
            for (const std::uint32_t record : records) {
                add(m_out.rules[rule], record < chosen.size() && chosen[record]);
            }
        }
        for (Histogram* histogram : {&m_out.side, &m_out.aspect, &m_out.perImage, &m_out.foreground, &m_out.brightness}) {
            trim(*histogram);
        }
        return std::move(m_out);
    }

private:
    std::vector<float> counts() const
    {
        std::vector<float> out;
        for (const dataset::Record& record : m_set.dataset->records) {
            out.push_back(static_cast<float>(record.objects.size()));
        }
        return out;
    }

    static std::vector<float> percent(const std::vector<float>& shares)
    {
        std::vector<float> out;
        for (const float share : shares) {
            if (share >= 0) {
                out.push_back(share * 100);
            }
        }
        return out;
    }

    void notes(const RecordView& view, bool chosen)
    {
        if (!view.notes) {
            return;
        }
        for (const std::string& rule : view.notes->rules) {
            add(m_out.rules[rule], chosen);
        }
        if (view.notes->verdict) {
            add(m_out.verdicts[static_cast<int>(*view.notes->verdict)], chosen);
        }
    }

    void object(const RecordView& view, const dataset::Object& object, bool chosen)
    {
        add(m_out.objects, chosen);
        add(m_out.classes[object.classId], chosen);
        position(view, object, chosen);
        const auto side = objectSideAt(view, object, m_out.trainingSize);
        if (!side) {
            ++m_out.objectsWithoutSize;
            return;
        }
        m_out.smallAtTraining += *side < 8 ? 1 : 0;
        count(m_out.side, *side, chosen);
        if (const auto aspect = objectAspect(view, object)) {
            count(m_out.aspect, *aspect, chosen);
        }
    }

    void position(const RecordView& view, const dataset::Object& object, bool chosen)
    {
        const bool normalised = view.record.space == dataset::CoordinateSpace::Normalised;
        if (!normalised && !view.size.known()) {
            return;
        }
        constexpr int cells = Distributions::positionCells;
        const double x = (object.box.x + object.box.width / 2) / (normalised ? 1.0 : view.size.width);
        const double y = (object.box.y + object.box.height / 2) / (normalised ? 1.0 : view.size.height);
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            return;
        }
        const int column = std::min(cells - 1, static_cast<int>(x * cells));
        const int row = std::min(cells - 1, static_cast<int>(y * cells));
        const auto cell = static_cast<std::size_t>(row * cells + column);
        ++m_out.positions[cell];
        m_out.chosenPositions[cell] += chosen ? 1 : 0;
    }

    const RecordSnapshot& m_set;
    const RecordQuery& m_query;
    bool m_someOfObjects;
    Distributions m_out;
};

}  // namespace

Distributions measureDistributions(const RecordSnapshot& set, const RecordQuery& query, std::span<const qsizetype> chosen, int trainingSize,
                                   JobControl& control)
{
    if (!set.dataset) {
        return {};
    }
    std::vector<bool> isChosen(set.dataset->records.size(), false);
    for (const qsizetype record : chosen) {
        isChosen[static_cast<std::size_t>(record)] = true;
    }
    Measuring measuring(set, query, trainingSize);
    for (std::size_t i = 0; i < isChosen.size(); ++i) {
        if (i % stopEvery == 0) {
            control.throwIfStopped();
        }
        measuring.record(i, isChosen[i]);
    }
    return measuring.finish(isChosen);
}

}  // namespace gg::widgets
