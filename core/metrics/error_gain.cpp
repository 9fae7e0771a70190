#include "core/metrics/error_gain.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <limits>

namespace gg::metrics {
namespace {

constexpr std::size_t kinds = errorKinds.size();
constexpr std::size_t sizes = 3;
constexpr double lowest = -std::numeric_limits<double>::infinity();

constexpr std::size_t detectionKinds = kinds - 1;  // a missed truth is no detection

/// False positives by kind and size.
using Wrong = std::array<std::array<std::uint32_t, sizes>, detectionKinds>;

/// A true positive of a class's curve, or what becomes one once its kind of error is fixed, and the false positives before it. Precision peaks
/// at true positives only, so that these rows hold all that any average needs, and are few.
struct Row {
    ErrorKind kind = ErrorKind::None;  ///< None: a true positive as it is
    std::uint8_t size = 0;
    std::uint32_t wrongAsItIs = 0;  ///< before it where nothing is fixed
    std::uint32_t wrong = 0;        ///< before it where something is fixed: then TIDE has wrong ones first where scores tie
    Wrong wrongOf{};                ///< the same by kind and size
};

struct RowList {
    std::vector<Row> rows;
    std::uint32_t wrong = 0;  ///< all false positives of the class, also those behind the last row
    Wrong wrongOf{};
};

/// What is fixed: one kind, of one size or of all.
struct Fix {
    ErrorKind kind = ErrorKind::None;
    std::optional<std::size_t> size;

    bool concerns(const Row& row) const { return row.kind == kind && (!size || row.size == *size); }
    std::uint32_t removed(const Wrong& wrong) const
    {
        if (kind == ErrorKind::None || kind == ErrorKind::Missed) {
            return 0;
        }
        const auto& ofSize = wrong[static_cast<std::size_t>(kind)];
        return size ? ofSize[*size] : ofSize[0] + ofSize[1] + ofSize[2];
    }
};

/// TIDE's AP of one class: mean of the highest precision at recalls 0.00, 0.01 … 1.00 and beyond. Made to be used again, for its memory.
class Curve {
public:
    void clear() { m_precision.clear(); }
    void addRight(std::uint32_t wrongBefore)
    {
        const double right = static_cast<double>(m_precision.size() + 1);
        m_precision.push_back(right / (right + static_cast<double>(wrongBefore)));
    }
    /// nullopt where there is neither a truth nor a detection. Without truths 0.
    std::optional<double> ap(std::size_t truths, std::size_t wrong)
    {
        if (truths == 0) {
            return m_precision.empty() && wrong == 0 ? std::nullopt : std::optional(0.0);
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
    std::vector<double> m_precision;  ///< at each true positive
};

/// Walks the detections of one class, with those that a class fix brings there, group by group of equal scores.
class RowMaker {
public:
    RowMaker(const ErrorBreakdown& breakdown, const JudgedErrors& judged) : m_breakdown(breakdown), m_judged(judged) {}

    /// `own` by falling score; `foreign` by falling score, too, ties by index.
    RowList rows(std::span<const std::uint32_t> own, const std::vector<std::uint32_t>& foreign)
    {
        m_list = {};
        std::size_t o = 0;
        std::size_t f = 0;
        while (o < own.size() || f < foreign.size()) {
            const double score = std::max(o < own.size() ? scoreOf(own[o]) : lowest, f < foreign.size() ? scoreOf(foreign[f]) : lowest);
            const std::size_t ownBegin = o;
            const std::size_t foreignBegin = f;
            while (o < own.size() && scoreOf(own[o]) == score) {
                ++o;
            }
            while (f < foreign.size() && scoreOf(foreign[f]) == score) {
                ++f;
            }
            addGroup(own.subspan(ownBegin, o - ownBegin), std::span(foreign).subspan(foreignBegin, f - foreignBegin));
        }
        return std::move(m_list);
    }

private:
    double scoreOf(std::uint32_t detection) const { return m_judged.scoreOf[detection]; }

    void addGroup(std::span<const std::uint32_t> own, std::span<const std::uint32_t> foreign)
    {
        std::uint32_t asItIs = m_list.wrong;
        m_right.clear();
        for (const std::uint32_t d : own) {
            const Verdict verdict = m_judged.verdictOf[d];
            if (verdict == Verdict::Beyond) {
                continue;
            }
            if (verdict == Verdict::Right) {
                m_right.push_back(asItIs);
                continue;
            }
            while (!foreign.empty() && foreign.front() < d) {
                addFixed(foreign.front());
                foreign = foreign.subspan(1);
            }
            asItIs += verdict == Verdict::Wrong ? 1U : 0U;
            addWrong(d, verdict);
        }
        for (const std::uint32_t d : foreign) {
            addFixed(d);
        }
        for (const std::uint32_t wrongBefore : m_right) {
            m_list.rows.push_back({.wrongAsItIs = wrongBefore, .wrong = m_list.wrong, .wrongOf = m_list.wrongOf});
        }
    }

    void addWrong(std::uint32_t d, Verdict verdict)
    {
        const ErrorKind kind = m_judged.kindOf[d];
        if (kind == ErrorKind::Location && m_judged.fixerOf[m_breakdown.truthOf[d]] == d) {
            addFixed(d);
        }
        if (verdict == Verdict::Wrong) {
            ++m_list.wrong;
            ++m_list.wrongOf[static_cast<std::size_t>(kind)][m_judged.sizeOf[d]];
        }
    }

    void addFixed(std::uint32_t d)
    {
        m_list.rows.push_back({.kind = m_judged.kindOf[d], .size = m_judged.sizeOf[d], .wrong = m_list.wrong, .wrongOf = m_list.wrongOf});
    }

    const ErrorBreakdown& m_breakdown;
    const JudgedErrors& m_judged;
    RowList m_list;
    std::vector<std::uint32_t> m_right;  ///< of the group: false positives before each, as it is
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
        : m_breakdown(breakdown), m_judged(judged), m_order(order), m_foreign(set.classNames.size()), m_missed(set.classNames.size())
    {
        for (std::uint32_t t = 0; t < set.truths.size(); ++t) {
            const auto c = static_cast<std::size_t>(set.truths[t].classId);
            const std::uint32_t fixer = judged.fixerOf[t];
            if (fixer != none && judged.kindOf[fixer] == ErrorKind::Class) {
                m_foreign[c].push_back(fixer);
            }
            if (breakdown.missed[t]) {
                ++m_missed[c][sizeClass(set.truths[t].area)];
            }
        }
        for (auto& list : m_foreign) {
            std::sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
                return judged.scoreOf[a] != judged.scoreOf[b] ? judged.scoreOf[a] > judged.scoreOf[b] : a < b;
            });
        }
    }

    ClassGains of(std::size_t c) const
    {
        const RowList list = RowMaker(m_breakdown, m_judged).rows(m_order.of(c), m_foreign[c]);
        const std::size_t truths = m_judged.truthsOfClass[c];
        Curve curve;
        ClassGains gains;
        gains.ap = asItIs(list, truths, curve);
        const std::optional<double> unchanged = fixing(list, {}, truths, curve);
        gains.withoutFalseNegatives = fixing(list, {}, m_judged.takenOfClass[c], curve);
        gains.withoutFalsePositives = truths == 0 ? gains.ap : rankedBelow(c, curve);
        for (const ErrorKind kind : errorKinds) {
            const auto k = static_cast<std::size_t>(kind);
            std::size_t occurring = 0;
            for (std::size_t s = 0; s < sizes; ++s) {
                const std::size_t missed = kind == ErrorKind::Missed ? m_missed[c][s] : 0;
                const bool occurs = missed > 0 || concerned(list, {.kind = kind, .size = s});
                gains.fixedOfSize[s][k] = occurs ? fixing(list, {.kind = kind, .size = s}, truths - missed, curve) : unchanged;
                occurring += occurs ? 1 : 0;
                // Where one size has them all, all sizes together are that one.
                gains.fixed[k] = occurring <= 1 && occurs ? gains.fixedOfSize[s][k] : gains.fixed[k];
            }
            if (occurring != 1) {
                const std::size_t missed = kind == ErrorKind::Missed ? m_missed[c][0] + m_missed[c][1] + m_missed[c][2] : 0;
                gains.fixed[k] = occurring == 0 ? unchanged : fixing(list, {.kind = kind}, truths - missed, curve);
            }
        }
        return gains;
    }

private:
    static bool concerned(const RowList& list, const Fix& fix)
    {
        return fix.removed(list.wrongOf) > 0 || std::any_of(list.rows.begin(), list.rows.end(), [&](const Row& row) { return fix.concerns(row); });
    }

    static std::optional<double> asItIs(const RowList& list, std::size_t truths, Curve& curve)
    {
        curve.clear();
        for (const Row& row : list.rows) {
            if (row.kind == ErrorKind::None) {
                curve.addRight(row.wrongAsItIs);
            }
        }
        return curve.ap(truths, list.wrong);
    }

    static std::optional<double> fixing(const RowList& list, const Fix& fix, std::size_t truths, Curve& curve)
    {
        curve.clear();
        for (const Row& row : list.rows) {
            if (row.kind == ErrorKind::None || fix.concerns(row)) {
                curve.addRight(row.wrong - fix.removed(row.wrongOf));
            }
        }
        return curve.ap(truths, list.wrong - fix.removed(list.wrongOf));
    }

    /// All true positives first: precision 1 up to the highest recall, and what comes behind them changes nothing.
    std::optional<double> rankedBelow(std::size_t c, Curve& curve) const
    {
        curve.clear();
        for (std::size_t i = 0; i < m_judged.takenOfClass[c]; ++i) {
            curve.addRight(0);
        }
        return curve.ap(m_judged.truthsOfClass[c], 0);
    }

    const ErrorBreakdown& m_breakdown;
    const JudgedErrors& m_judged;
    const ScoreOrder& m_order;
    std::vector<std::vector<std::uint32_t>> m_foreign;     ///< by class: what a class fix brings there
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

std::uint8_t sizeClass(double area)
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
