#include "core/metrics/error_gain.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace gg::metrics {
namespace {

constexpr std::size_t kinds = errorKinds.size();
constexpr std::size_t sizes = 3;
constexpr auto missedKind = static_cast<std::size_t>(ErrorKind::Missed);

/// A point of a class's curve: true positive, false positive, or not there.
enum class Point : std::uint8_t { True, False, Absent };

/// What a detection is on the curve of one class, before and after its kind of error is fixed.
struct Entry {
    double score = 0;
    std::uint32_t detection = 0;
    Point before = Point::False;
    Point fixed = Point::Absent;
    std::uint8_t kind = static_cast<std::uint8_t>(ErrorKind::None);
    std::uint8_t size = 0;
};

/// Of equal scores TIDE has the wrong ones first wherever it fixes something.
bool comesBefore(const Entry& a, const Entry& b)
{
    if (a.score != b.score) {
        return a.score > b.score;
    }
    const bool rightA = a.kind == static_cast<std::uint8_t>(ErrorKind::None);
    const bool rightB = b.kind == static_cast<std::uint8_t>(ErrorKind::None);
    return rightA != rightB ? rightB : a.detection < b.detection;
}

/// AP of one class: mean of the highest precision at recalls 0.00, 0.01 … 1.00 and beyond.
class Curve {
public:
    void clear()
    {
        m_true = 0;
        m_false = 0;
        m_precision.clear();
    }
    void add(Point point)
    {
        if (point == Point::True) {
            ++m_true;
            m_precision.push_back(static_cast<double>(m_true) / static_cast<double>(m_true + m_false));
        } else if (point == Point::False) {
            ++m_false;
        }
    }
    /// nullopt where there is neither a truth nor a detection. Without truths 0.
    std::optional<double> ap(std::size_t truths)
    {
        if (truths == 0) {
            return m_true + m_false == 0 ? std::nullopt : std::optional(0.0);
        }
        for (std::size_t i = m_precision.size(); i-- > 1;) {
            m_precision[i - 1] = std::max(m_precision[i - 1], m_precision[i]);
        }
        double sum = 0;
        std::size_t i = 0;
        for (int k = 0; k <= 100; ++k) {
            const double recall = k / 100.0;
            while (i < m_precision.size() && static_cast<double>(i + 1) / static_cast<double>(truths) < recall) {
                ++i;
            }
            if (i == m_precision.size()) {
                break;
            }
            sum += m_precision[i];
        }
        return sum / 101;
    }

private:
    std::size_t m_true = 0;
    std::size_t m_false = 0;
    std::vector<double> m_precision;  ///< at each true positive: between two of them it only falls
};

/// AP of one class before, and with each thing fixed.
struct ClassGains {
    std::optional<double> ap;
    std::array<std::optional<double>, kinds> fixed;
    std::array<std::array<std::optional<double>, kinds>, sizes> fixedOfSize;
    std::optional<double> withoutFalsePositives;
    std::optional<double> withoutFalseNegatives;
};

class GainsOfClass {
public:
    GainsOfClass(const ErrorBreakdown& breakdown, const JudgedErrors& judged, const DetectionSet& set, const ScoreOrder& order)
        : m_breakdown(breakdown), m_judged(judged), m_set(set), m_order(order), m_foreign(set.classNames.size()),
          m_missed(set.classNames.size())
    {
        for (std::uint32_t t = 0; t < set.truths.size(); ++t) {
            const auto c = static_cast<std::size_t>(set.truths[t].classId);
            const std::uint32_t fixer = judged.fixerOf[t];
            if (fixer != none && judged.kindOf[fixer] == ErrorKind::Class) {
                m_foreign[c].push_back(entryOf(fixer, Point::Absent, Point::True));
            }
            if (breakdown.missed[t]) {
                ++m_missed[c][sizeOf(set.truths[t].area)];
            }
        }
    }

    ClassGains of(std::size_t c) const
    {
        ClassGains gains;
        Curve curve;
        gains.ap = before(c, curve);
        const std::vector<Entry> entries = entriesOf(c);
        const std::size_t truths = m_judged.truthsOfClass[c];
        const auto nothing = [](const Entry&) { return false; };
        const std::optional<double> unchanged = fixing(entries, truths, curve, nothing);
        gains.withoutFalseNegatives = fixing(entries, m_judged.takenOfClass[c], curve, nothing);
        gains.withoutFalsePositives = rankedBelow(c, gains.ap, curve);

        std::array<std::array<bool, kinds>, sizes> occurs{};
        for (const Entry& entry : entries) {
            if (entry.kind < kinds) {
                occurs[entry.size][entry.kind] = true;
            }
        }
        for (std::size_t k = 0; k < kinds; ++k) {
            std::size_t all = 0;
            for (std::size_t s = 0; s < sizes; ++s) {
                const std::size_t gone = k == missedKind ? m_missed[c][s] : 0;
                all += gone;
                gains.fixedOfSize[s][k] = occurs[s][k] || gone > 0
                    ? fixing(entries, truths - gone, curve, [k, s](const Entry& entry) { return entry.kind == k && entry.size == s; })
                    : unchanged;
            }
            const bool any = all > 0 || occurs[0][k] || occurs[1][k] || occurs[2][k];
            gains.fixed[k] = any ? fixing(entries, truths - all, curve, [k](const Entry& entry) { return entry.kind == k; }) : unchanged;
        }
        return gains;
    }

private:
    Entry entryOf(std::uint32_t d, Point before, Point fixed) const
    {
        const std::uint32_t truth = m_breakdown.truthOf[d];
        const double area = truth == none ? m_set.detections[d].area : m_set.truths[truth].area;
        return {.score = m_set.detections[d].score,
                .detection = d,
                .before = before,
                .fixed = fixed,
                .kind = static_cast<std::uint8_t>(m_judged.kindOf[d]),
                .size = static_cast<std::uint8_t>(sizeOf(area))};
    }

    std::optional<double> before(std::size_t c, Curve& curve) const
    {
        curve.clear();
        for (const std::uint32_t d : m_order.of(c)) {
            const Verdict verdict = m_judged.verdictOf[d];
            curve.add(verdict == Verdict::Right ? Point::True : verdict == Verdict::Wrong ? Point::False : Point::Absent);
        }
        return curve.ap(m_judged.truthsOfClass[c]);
    }

    /// All true positives first: precision 1 up to the highest recall, and what comes behind them changes nothing.
    std::optional<double> rankedBelow(std::size_t c, std::optional<double> before, Curve& curve) const
    {
        const std::size_t truths = m_judged.truthsOfClass[c];
        if (truths == 0) {
            return before;
        }
        curve.clear();
        for (std::size_t i = 0; i < m_judged.takenOfClass[c]; ++i) {
            curve.add(Point::True);
        }
        return curve.ap(truths);
    }

    std::vector<Entry> entriesOf(std::size_t c) const
    {
        std::vector<Entry> entries;
        entries.reserve(m_order.of(c).size() + m_foreign[c].size());
        for (const std::uint32_t d : m_order.of(c)) {
            const Verdict verdict = m_judged.verdictOf[d];
            if (verdict == Verdict::Beyond) {
                continue;
            }
            if (verdict == Verdict::Right) {
                entries.push_back(entryOf(d, Point::True, Point::True));
                continue;
            }
            const bool moved = m_judged.kindOf[d] == ErrorKind::Location && m_judged.fixerOf[m_breakdown.truthOf[d]] == d;
            entries.push_back(entryOf(d, verdict == Verdict::Wrong ? Point::False : Point::Absent, moved ? Point::True : Point::Absent));
        }
        putWrongFirst(entries);
        std::vector<Entry> foreign = m_foreign[c];
        std::sort(foreign.begin(), foreign.end(), comesBefore);
        const auto middle = entries.insert(entries.end(), foreign.begin(), foreign.end());
        std::inplace_merge(entries.begin(), middle, entries.end(), comesBefore);
        return entries;
    }

    /// Entries come by score and index, so that only groups of equal scores need sorting.
    static void putWrongFirst(std::vector<Entry>& entries)
    {
        for (std::size_t i = 0; i < entries.size();) {
            std::size_t end = i + 1;
            while (end < entries.size() && entries[end].score == entries[i].score) {
                ++end;
            }
            if (end - i > 1) {
                std::sort(entries.begin() + static_cast<std::ptrdiff_t>(i), entries.begin() + static_cast<std::ptrdiff_t>(end), comesBefore);
            }
            i = end;
        }
    }

    template <typename Fixed>
    static std::optional<double> fixing(const std::vector<Entry>& entries, std::size_t truths, Curve& curve, Fixed isFixed)
    {
        curve.clear();
        for (const Entry& entry : entries) {
            curve.add(isFixed(entry) ? entry.fixed : entry.before);
        }
        return curve.ap(truths);
    }

    const ErrorBreakdown& m_breakdown;
    const JudgedErrors& m_judged;
    const DetectionSet& m_set;
    const ScoreOrder& m_order;
    std::vector<std::vector<Entry>> m_foreign;             ///< by class: what a class fix brings there
    std::vector<std::array<std::size_t, sizes>> m_missed;  ///< by class and size
};

/// Mean over the classes that have one.
template <typename Value>
std::optional<double> meanOf(const std::vector<ClassGains>& classes, Value value)
{
    double sum = 0;
    std::size_t count = 0;
    for (const ClassGains& gains : classes) {
        if (const std::optional<double> one = value(gains)) {
            sum += *one;
            ++count;
        }
    }
    return count == 0 ? std::nullopt : std::optional(sum / static_cast<double>(count));
}

double gainOfClass(const ClassGains& gains, std::size_t kind)
{
    return gains.ap ? std::max(gains.fixed[kind].value_or(1) - *gains.ap, 0.0) : 0;
}

}  // namespace

std::size_t sizeOf(double area)
{
    return area <= 32 * 32 ? 0 : area <= 96 * 96 ? 1 : 2;
}

void addGains(ErrorBreakdown& breakdown, const JudgedErrors& judged, const DetectionSet& set, const ScoreOrder& order, JobControl& control)
{
    const std::size_t classes = set.classNames.size();
    const GainsOfClass gainsOf(breakdown, judged, set, order);
    std::vector<ClassGains> gains(classes);
    parallelFor(classes, 1, control, [&](std::size_t c) { gains[c] = gainsOf.of(c); });

    breakdown.apOfClass.resize(classes);
    breakdown.dApOfClass.assign(classes, {});
    for (std::size_t c = 0; c < classes; ++c) {
        breakdown.apOfClass[c] = gains[c].ap;
        for (std::size_t k = 0; k < kinds; ++k) {
            breakdown.dApOfClass[c][k] = gainOfClass(gains[c], k);
        }
    }
    breakdown.ap = meanOf(gains, [](const ClassGains& one) { return one.ap; });
    if (!breakdown.ap) {
        return;
    }
    const auto gain = [&](auto value) { return meanOf(gains, value).value_or(1) - *breakdown.ap; };
    for (std::size_t k = 0; k < kinds; ++k) {
        breakdown.dAp[k] = std::max(gain([k](const ClassGains& one) { return one.fixed[k]; }), 0.0);
        for (std::size_t s = 0; s < sizes; ++s) {
            breakdown.dApOfSize[s][k] = std::max(gain([k, s](const ClassGains& one) { return one.fixedOfSize[s][k]; }), 0.0);
        }
    }
    breakdown.dApFalsePositive = gain([](const ClassGains& one) { return one.withoutFalsePositives; });
    breakdown.dApFalseNegative = gain([](const ClassGains& one) { return one.withoutFalseNegatives; });
}

}  // namespace gg::metrics
