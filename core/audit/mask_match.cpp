#include "core/audit/mask_match.h"

#include "core/audit/best_assignment.h"
#include "core/base/parallel.h"

#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace gg::audit
{
namespace
{

/// Records with the lowest scores that are compared with each other; all of a smaller set.
constexpr std::size_t mostSuspects = 300;
constexpr std::size_t mostInCycles = 150;
constexpr std::size_t mostTurned = 40;
/// Of the usual score: below it a pair is suspect, and a claim has to come near it.
constexpr double suspectBelow = 0.7;
constexpr double fitsAbove = 0.25;
constexpr double leftOutBelow = 0.25;
constexpr std::size_t shortestShift = 4;
/// Of the pairs of a shifted stretch so many fit better than as they are.
constexpr double mostShifted = 0.8;
/// Of the usual score: what they gain on average.
constexpr double leastShiftGain = 0.4;
/// One claim of a set without faults may be wrong this often.
constexpr double wrongAlone = 0.05;

/// How often chance gains as much, from what it gained here: a normal distribution with their median, and the widest spread that
/// three of their quantiles give. Scores are likelihood ratios, so that few values are replaced by theory: exp(-gain).
class Tail
{
public:
    explicit Tail(std::vector<double> gains)
    {
        std::sort(gains.begin(), gains.end());
        constexpr std::size_t enough = 200;
        if (gains.size() < enough) {
            return;
        }
        const auto at = [&](double share) { return gains[static_cast<std::size_t>(share * static_cast<double>(gains.size() - 1))]; };
        m_middle = at(0.5);
        m_spread = std::max({0.5, (at(0.90) - m_middle) / 1.2816, (at(0.99) - m_middle) / 2.3263, (m_middle - at(0.16)) / 0.9945});
        m_known = true;
    }

    double share(double gain) const
    {
        return m_known ? 0.5 * std::erfc((gain - m_middle) / (m_spread * std::sqrt(2.0))) : std::min(1.0, std::exp(-gain));
    }
    /// The gain that chance reaches `often` times in `trials`.
    double gainFor(double often, double trials) const
    {
        const double wanted = often / trials;
        return m_known ? m_middle + m_spread * std::sqrt(2.0) * boost::math::erfc_inv(2 * wanted) : -std::log(wanted);
    }

private:
    bool m_known = false;
    double m_middle = 0;
    double m_spread = 1;
};

/// Of claims ordered by gain, as many as may be made so that `falseShare` of them are wrong on average (Benjamini and Hochberg);
/// a claim that stands alone has to be sure by itself. `confidence` gets one value a claim.
std::size_t trustworthy(const std::vector<double>& gains, const Tail& tail, double trials, double falseShare,
                        std::vector<double>& confidence)
{
    std::size_t kept = 0;
    confidence.clear();
    for (std::size_t i = 0; i < gains.size(); ++i) {
        const double wrong = trials * tail.share(gains[i]);
        confidence.push_back(1 - std::min(1.0, wrong / static_cast<double>(i + 1)));
        if (wrong <= std::max(wrongAlone, falseShare * static_cast<double>(i + 1))) {
            kept = i + 1;
        }
    }
    return kept;
}

class Matching
{
public:
    Matching(std::span<const MaskPair> pairs, double falseShare, JobControl& control)
        : m_agreement(pairs, control)
        , m_falseShare(falseShare)
        , m_control(control)
        , m_count(m_agreement.usable().size())
    {
    }

    MaskMatches run()
    {
        m_out.wholeSet = m_agreement.wholeSet();
        if (m_agreement.own().empty() || !m_agreement.tells()) {
            return std::move(m_out);
        }
        m_claimed.assign(m_count, false);
        findShifts();
        chooseSuspects();
        m_scores = m_agreement.scores(m_suspects, m_control);
        findExchanges();
        findCycles();
        findTurned();
        return std::move(m_out);
    }

private:
    std::size_t record(std::size_t place) const { return m_agreement.usable()[place]; }
    double own(std::size_t place) const { return m_agreement.own()[place]; }
    double count() const { return static_cast<double>(m_count); }

    /// Stretches of the list in which the mask some places further fits better: the segment with the largest sum of gains.
    void findShifts()
    {
        constexpr double toll = 0.5;
        const double least = std::max(12.0, std::log(count() * count() * farthestShift / wrongAlone));
        for (int shift = -farthestShift; shift <= farthestShift; ++shift) {
            double sum = 0;
            double best = 0;
            std::size_t begin = 0;
            std::size_t bestBegin = 0;
            std::size_t bestEnd = 0;
            for (std::size_t p = 0; shift != 0 && p < m_count; ++p) {
                const bool there = static_cast<std::ptrdiff_t>(p) + shift >= 0 && p + static_cast<std::size_t>(shift + farthestShift) < m_count + farthestShift;
                // One pair that is far wrong must not carry its neighbours.
                const double gain = there ? std::min(m_agreement.neighbour(p, shift) - own(p), m_agreement.usual()) - toll : -1e6;
                if (sum + gain <= 0) {
                    sum = 0;
                    begin = p + 1;
                    continue;
                }
                sum += gain;
                if (sum > best) {
                    best = sum;
                    bestBegin = begin;
                    bestEnd = p + 1;
                }
            }
            if (best > least && bestEnd - bestBegin >= shortestShift) {
                takeShift(shift, bestBegin, bestEnd);
            }
        }
    }

    void takeShift(int shift, std::size_t begin, std::size_t end)
    {
        // At its ends only what gains by itself: the pair next to a stretch may be wrong, and gain by chance.
        const auto gains = [&](std::size_t p) {
            return m_agreement.neighbour(p, shift) - own(p) > m_agreement.usual() / 2 && m_agreement.neighbour(p, shift) > m_agreement.usual() / 4;
        };
        while (begin < end && !gains(begin)) {
            ++begin;
        }
        while (begin < end && !gains(end - 1)) {
            --end;
        }
        if (end - begin < shortestShift) {
            return;
        }
        double owns = 0;
        double others = 0;
        double better = 0;
        for (std::size_t p = begin; p < end; ++p) {
            if (m_claimed[p]) {
                return;
            }
            owns += own(p);
            others += m_agreement.neighbour(p, shift);
            better += m_agreement.neighbour(p, shift) > own(p) ? 1 : 0;
        }
        const auto length = static_cast<double>(end - begin);
        const double gain = (others - owns) / length;
        if (others / length < m_agreement.usual() / 2 || gain < leastShiftGain * m_agreement.usual() || better < mostShifted * length) {
            return;
        }
        MaskShift found{.shift = shift};
        for (std::size_t p = begin; p < end; ++p) {
            const std::size_t mask = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(p) + shift);
            found.records.push_back(record(mask));
            m_claimed[p] = true;
            m_claimed[mask] = true;
        }
        m_out.shifts.push_back(std::move(found));
    }

    void chooseSuspects()
    {
        m_suspects.resize(m_count);
        std::iota(m_suspects.begin(), m_suspects.end(), std::size_t{0});
        std::stable_sort(m_suspects.begin(), m_suspects.end(), [&](std::size_t a, std::size_t b) { return own(a) < own(b); });
        m_suspects.resize(std::min(m_suspects.size(), mostSuspects));
    }

    double score(std::size_t picture, std::size_t mask) const { return m_scores[picture * m_suspects.size() + mask]; }
    bool isSuspect(std::size_t s) const
    {
        return !m_claimed[m_suspects[s]] && score(s, s) < suspectBelow * m_agreement.usual();
    }
    double exchangeGain(std::size_t a, std::size_t b) const { return score(a, b) + score(b, a) - score(a, a) - score(b, b); }

    struct Exchange {
        std::size_t a = 0;
        std::size_t b = 0;
        double gain = 0;
    };

    /// Best first, every record once.
    std::vector<Exchange> bestExchanges() const
    {
        const double fits = fitsAbove * m_agreement.usual();
        std::vector<Exchange> all;
        for (std::size_t a = 0; a < m_suspects.size(); ++a) {
            for (std::size_t b = a + 1; isSuspect(a) && b < m_suspects.size(); ++b) {
                if (isSuspect(b) && score(a, b) > fits && score(b, a) > fits && exchangeGain(a, b) > 0) {
                    all.push_back({.a = a, .b = b, .gain = exchangeGain(a, b)});
                }
            }
        }
        std::stable_sort(all.begin(), all.end(), [](const Exchange& x, const Exchange& y) { return x.gain > y.gain; });
        std::set<std::size_t> used;
        std::erase_if(all, [&](const Exchange& one) {
            if (used.contains(one.a) || used.contains(one.b)) {
                return true;
            }
            used.insert({one.a, one.b});
            return false;
        });
        return all;
    }

    /// Chance's gains, without the records that are claimed to be wrong: their pairs gain for another reason.
    Tail tailWithout(const std::vector<Exchange>& exchanges, std::size_t kept) const
    {
        if (m_suspects.size() < m_count) {
            return Tail(m_agreement.exchangeGains());
        }
        std::vector<bool> wrong(m_suspects.size(), false);
        for (std::size_t s = 0; s < m_suspects.size(); ++s) {
            wrong[s] = m_claimed[m_suspects[s]] || score(s, s) < leftOutBelow * m_agreement.usual();
        }
        for (std::size_t i = 0; i < kept; ++i) {
            wrong[exchanges[i].a] = true;
            wrong[exchanges[i].b] = true;
        }
        std::vector<double> gains;
        for (std::size_t a = 0; a < m_suspects.size(); ++a) {
            for (std::size_t b = a + 1; b < m_suspects.size(); ++b) {
                if (!wrong[a] && !wrong[b]) {
                    gains.push_back(exchangeGain(a, b));
                }
            }
        }
        return Tail(std::move(gains));
    }

    void findExchanges()
    {
        const std::vector<Exchange> exchanges = bestExchanges();
        std::vector<double> gains;
        std::transform(exchanges.begin(), exchanges.end(), std::back_inserter(gains), [](const Exchange& one) { return one.gain; });
        std::vector<double> confidence;
        const double trials = count() * (count() - 1) / 2;
        std::size_t kept = 0;
        m_tail = tailWithout(exchanges, 0);
        for (int round = 0; round < 10; ++round) {
            const std::size_t now = trustworthy(gains, m_tail, trials, m_falseShare, confidence);
            if (now == kept && round > 0) {
                break;
            }
            kept = now;
            m_tail = tailWithout(exchanges, kept);
        }
        for (std::size_t i = 0; i < kept; ++i) {
            const Exchange& one = exchanges[i];
            claim(one.a, one.b, confidence[i]);
            claim(one.b, one.a, confidence[i]);
        }
    }

    /// The mask of suspect `mask` fits the picture of suspect `picture`.
    void claim(std::size_t mask, std::size_t picture, double confidence)
    {
        m_claimed[m_suspects[mask]] = true;
        m_out.elsewhere.push_back(
            {.record = record(m_suspects[mask]), .fits = record(m_suspects[picture]), .confidence = confidence});
    }

    /// Three masks and more that went round: the best assignment of what is suspect, taken apart into cycles.
    void findCycles()
    {
        std::vector<std::size_t> left;
        for (std::size_t s = 0; s < m_suspects.size() && left.size() < mostInCycles; ++s) {
            if (isSuspect(s)) {
                left.push_back(s);
            }
        }
        const std::size_t n = left.size();
        if (n < 3) {
            return;
        }
        std::vector<double> gains(n * n);
        for (std::size_t p = 0; p < n; ++p) {
            for (std::size_t m = 0; m < n; ++m) {
                gains[p * n + m] = score(left[p], left[m]);
            }
        }
        const std::vector<std::size_t> maskOf = bestAssignment(gains, n);
        std::vector<bool> seen(n, false);
        for (std::size_t start = 0; start < n; ++start) {
            std::vector<std::size_t> cycle;
            for (std::size_t p = start; !seen[p]; p = maskOf[p]) {
                seen[p] = true;
                cycle.push_back(p);
            }
            takeCycle(cycle, maskOf, gains, left);
        }
    }

    void takeCycle(const std::vector<std::size_t>& cycle, const std::vector<std::size_t>& maskOf, const std::vector<double>& gains,
                   const std::vector<std::size_t>& left)
    {
        const std::size_t n = left.size();
        const auto length = static_cast<double>(cycle.size());
        double gain = 0;
        for (const std::size_t p : cycle) {
            gain += gains[p * n + maskOf[p]] - gains[p * n + p];
        }
        // There are about N times as many cycles for every further record in them.
        const double pairs = count() * count() / 2;
        const double further = m_tail.gainFor(wrongAlone / count(), pairs) - m_tail.gainFor(wrongAlone, pairs);
        const double least = std::max(0.0, m_tail.gainFor(wrongAlone, pairs)) + (length - 2) * std::max(1.0, further);
        if (cycle.size() < 3 || gain < least) {
            return;
        }
        const double wrong = wrongAlone * std::exp(least - gain);
        for (const std::size_t p : cycle) {
            if (gains[p * n + maskOf[p]] > fitsAbove * m_agreement.usual()) {
                claim(left[maskOf[p]], left[p], 1 - wrong);
            }
        }
    }

    struct Turning {
        std::size_t place = 0;
        double gain = 0;
        Turn turn = Turn::None;  ///< None: inverted
    };

    /// Masks that lie wrongly, or inversely, on their own pictures; against what the same gains for records all over the set.
    void findTurned()
    {
        std::vector<std::size_t> suspects;
        for (const std::size_t place : m_suspects) {
            if (!m_claimed[place] && own(place) < suspectBelow * m_agreement.usual() && suspects.size() < mostTurned) {
                suspects.push_back(place);
            }
        }
        if (suspects.empty()) {
            return;
        }
        std::vector<std::size_t> probes;
        const std::size_t wanted = std::min(mostTurned, m_count);
        for (std::size_t i = 0; i < wanted; ++i) {
            if (const std::size_t place = i * m_count / wanted; !m_claimed[place]) {
                probes.push_back(place);
            }
        }
        std::vector<double> turnGains;
        std::vector<double> flipGains;
        for (const Turning& one : turningsOf(probes)) {
            (one.turn == Turn::None ? flipGains : turnGains).push_back(one.gain);
        }
        std::vector<Turning> turns;
        std::vector<Turning> flips;
        for (const Turning& one : turningsOf(suspects)) {
            (one.turn == Turn::None ? flips : turns).push_back(one);
        }
        take(turns, Tail(turnGains), count() * (turnCount - 1));
        take(flips, Tail(flipGains), count());
    }

    std::vector<Turning> turningsOf(const std::vector<std::size_t>& places) const
    {
        std::vector<Turning> out(places.size() * turnCount);
        JobControl quiet(m_control.stopToken());
        parallelFor(places.size(), 1, quiet, [&](std::size_t i) {
            const std::array<double, turnCount> scores = m_agreement.turned(places[i]);
            for (std::size_t turn = 1; turn < turnCount; ++turn) {
                out[i * turnCount + turn] = {.place = places[i], .gain = scores[turn] - scores[0], .turn = static_cast<Turn>(turn)};
            }
            out[i * turnCount] = {.place = places[i], .gain = m_agreement.inversionGain(places[i]), .turn = Turn::None};
        });
        return out;
    }

    void take(std::vector<Turning>& found, const Tail& tail, double trials)
    {
        std::stable_sort(found.begin(), found.end(), [](const Turning& a, const Turning& b) { return a.gain > b.gain; });
        std::set<std::size_t> seen;
        std::erase_if(found, [&](const Turning& one) { return !seen.insert(one.place).second; });
        std::vector<double> gains;
        std::transform(found.begin(), found.end(), std::back_inserter(gains), [](const Turning& one) { return one.gain; });
        std::vector<double> confidence;
        const std::size_t kept = trustworthy(gains, tail, trials, m_falseShare, confidence);
        for (std::size_t i = 0; i < kept; ++i) {
            if (m_claimed[found[i].place]) {
                continue;
            }
            m_claimed[found[i].place] = true;
            if (found[i].turn == Turn::None) {
                m_out.inverted.push_back({.record = record(found[i].place), .confidence = confidence[i]});
            } else {
                m_out.turned.push_back({.record = record(found[i].place), .turn = found[i].turn, .confidence = confidence[i]});
            }
        }
    }

    MaskAgreement m_agreement;
    double m_falseShare;
    JobControl& m_control;
    std::size_t m_count;
    std::vector<bool> m_claimed;           ///< by place
    std::vector<std::size_t> m_suspects;   ///< places
    std::vector<double> m_scores;          ///< of the suspects
    Tail m_tail{{}};
    MaskMatches m_out;
};

}  // namespace

MaskMatches matchMasks(std::span<const MaskPair> pairs, double falseShare, JobControl& control)
{
    return Matching(pairs, falseShare, control).run();
}

const char* turnName(Turn turn)
{
    switch (turn) {
    case Turn::Quarter:
        return "turned by 90 degrees clockwise";
    case Turn::Half:
        return "turned by 180 degrees";
    case Turn::ThreeQuarters:
        return "turned by 90 degrees counterclockwise";
    case Turn::MirrorX:
        return "mirrored left to right";
    case Turn::MirrorY:
        return "mirrored top to bottom";
    case Turn::Transpose:
        return "transposed";
    case Turn::AntiTranspose:
        return "transposed about the other diagonal";
    case Turn::None:
        break;
    }
    return "left as it is";
}

}  // namespace gg::audit
