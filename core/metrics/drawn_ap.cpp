#include "core/metrics/drawn_ap.h"

#include "core/base/parallel.h"
#include "core/metrics/average_precision.h"
#include "core/metrics/matching.h"
#include "core/metrics/score_order.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace gg::metrics {
namespace {

/// Four numbers, as GCC and Clang spell the vectors that every processor has.
using Four = float __attribute__((vector_size(4 * sizeof(float))));
using FourWhole = std::int32_t __attribute__((vector_size(4 * sizeof(std::int32_t))));

constexpr std::size_t foursAtOnce = drawsAtOnce / 4;
/// One number of each draw.
using Lanes = std::array<Four, foursAtOnce>;
static_assert(sizeof(Lanes) == sizeof(DrawnImage));

// Written out, so that a sum stays in registers.
void add(Lanes& sum, const Lanes& lanes)
{
    static_assert(foursAtOnce == 4);
    sum[0] += lanes[0];
    sum[1] += lanes[1];
    sum[2] += lanes[2];
    sum[3] += lanes[3];
}

void subtract(Lanes& sum, const Lanes& lanes)
{
    for (std::size_t i = 0; i < foursAtOnce; ++i) {
        sum[i] -= lanes[i];
    }
}

/// COCO counts the first 100 of an image and class.
constexpr std::size_t mostDetections = 100;

/// How many of the 101 recalls are reached with so many truths found, by draw.
class RecallsReached {
public:
    /// `truths` of each draw; 0 is allowed and reaches nothing.
    void set(const std::array<std::uint32_t, drawsAtOnce>& truths)
    {
        m_stride = std::size_t{*std::max_element(truths.begin(), truths.end())} + 1;
        m_reached.resize(m_stride * drawsAtOnce);
        for (std::size_t draw = 0; draw < drawsAtOnce; ++draw) {
            std::uint8_t* const row = m_reached.data() + draw * m_stride;
            std::fill_n(row, m_stride, std::uint8_t{0});
            if (truths[draw] > 0) {
                fill(row, truths[draw]);
            }
        }
    }

    /// For draws 4 · `four` to 4 · `four` + 3.
    Four of(Four found, std::size_t four) const
    {
        const FourWhole whole = __builtin_convertvector(found, FourWhole);
        std::array<std::uint32_t, 4> numbers{};
        std::memcpy(&numbers, &whole, sizeof numbers);
        const std::uint8_t* const row = m_reached.data() + 4 * four * m_stride;
        // Put together in registers: four small stores read back as one would make the processor wait for each other.
        const FourWhole reached{row[numbers[0]], row[m_stride + numbers[1]], row[2 * m_stride + numbers[2]], row[3 * m_stride + numbers[3]]};
        return __builtin_convertvector(reached, Four);
    }

private:
    static void fill(std::uint8_t* row, std::uint32_t truths)
    {
        const std::array<std::uint32_t, 101> needed = truePositivesFor(truths);
        for (std::size_t point = 1; point < needed.size(); ++point) {
            // Whoever has one has also reached recall 0.
            const std::uint32_t from = point == 1 ? 1 : needed[point - 1];
            std::fill(row + from, row + needed[point], static_cast<std::uint8_t>(point));
        }
        row[truths] = static_cast<std::uint8_t>(needed.size());
    }

    std::size_t m_stride = 1;
    std::vector<std::uint8_t> m_reached;
};

}  // namespace

/// Goes through one class for all draws of a block: forward to count, then backward, because the precision at a recall is the best one at that
/// recall or beyond.
class DrawnAp::Walk {
public:
    explicit Walk(std::span<const DrawnImage> images)
        : m_images(images)
    {
    }

    /// False where no draw has a truth of the class.
    bool begin(const OneClass& one)
    {
        Lanes truths{};
        for (const std::uint32_t image : one.truthImages) {
            add(truths, times(image));
        }
        std::uint32_t most = 0;
        for (std::size_t draw = 0; draw < drawsAtOnce; ++draw) {
            m_truths[draw] = static_cast<std::uint32_t>(truths[draw / 4][draw % 4]);
            most = std::max(most, m_truths[draw]);
        }
        m_reached.set(m_truths);
        return most > 0;
    }

    std::uint32_t truths(std::size_t draw) const { return m_truths[draw]; }

    /// Interpolated precision, added up over recalls and thresholds. After begin().
    Lanes points(const OneClass& one, std::size_t thresholds)
    {
        m_states.assign(thresholds, {});
        count(one);
        for (State& state : m_states) {
            for (std::size_t i = 0; i < foursAtOnce; ++i) {
                state.reached[i] = m_reached.of(state.found[i], i);
            }
        }
        for (std::size_t e = one.events.size(); e-- > 0;) {
            const Event& event = one.events[e];
            const Lanes drawn = times(event.image);
            for (std::uint32_t bits = event.right; bits != 0; bits &= bits - 1) {
                stepBack(m_states[static_cast<std::size_t>(std::countr_zero(bits))], m_before[e], drawn);
            }
            for (std::uint32_t bits = event.ignored; bits != 0; bits &= bits - 1) {
                subtract(m_states[static_cast<std::size_t>(std::countr_zero(bits))].ignored, drawn);
            }
        }
        Lanes sum{};
        for (const State& state : m_states) {
            add(sum, state.sum);
        }
        return sum;
    }

private:
    /// At one threshold, up to and with the event that is looked at.
    struct State {
        Lanes found{};
        Lanes ignored{};
        Lanes best{};     ///< precision there or beyond
        Lanes reached{};  ///< recalls
        Lanes sum{};
    };

    Lanes times(std::uint32_t image) const
    {
        Lanes lanes;
        std::memcpy(&lanes, &m_images[image], sizeof lanes);
        return lanes;
    }

    void count(const OneClass& one)
    {
        m_before.resize(one.events.size());
        Lanes sum{};
        std::size_t rank = 0;
        for (std::size_t e = 0; e < one.events.size(); ++e) {
            const Event& event = one.events[e];
            for (; rank <= event.rank; ++rank) {
                add(sum, times(one.images[rank]));
            }
            m_before[e] = sum;
            const Lanes drawn = times(event.image);
            for (std::uint32_t bits = event.right; bits != 0; bits &= bits - 1) {
                add(m_states[static_cast<std::size_t>(std::countr_zero(bits))].found, drawn);
            }
            for (std::uint32_t bits = event.ignored; bits != 0; bits &= bits - 1) {
                add(m_states[static_cast<std::size_t>(std::countr_zero(bits))].ignored, drawn);
            }
        }
    }

    /// An image that was drawn w times has the detection w times, side by side. Between them precision only rises, so that one point at their end
    /// says everything. Drawn 0 times it finds nothing new, and is not more precise than the one before: it changes nothing.
    void stepBack(State& state, const Lanes& before, const Lanes& drawn) const
    {
        for (std::size_t i = 0; i < foursAtOnce; ++i) {
            const Four precision = state.found[i] / (before[i] - state.ignored[i] + std::numeric_limits<float>::min());
            state.best[i] = precision > state.best[i] ? precision : state.best[i];
            state.found[i] -= drawn[i];
            const Four reached = m_reached.of(state.found[i], i);
            state.sum[i] += state.best[i] * (state.reached[i] - reached);
            state.reached[i] = reached;
        }
    }

    std::span<const DrawnImage> m_images;
    std::array<std::uint32_t, drawsAtOnce> m_truths{};
    RecallsReached m_reached;
    std::vector<State> m_states;
    std::vector<Lanes> m_before;  ///< by event: detections of the draw up to it, with it
};

DrawnAp::DrawnAp(const DetectionSet& set, const Overlaps& overlaps, std::span<const double> thresholds, JobControl& control)
    : m_thresholds(thresholds.size())
    , m_classes(set.classNames.size())
{
    std::vector<Matching> matchings(thresholds.size());
    parallelFor(thresholds.size(), 1, control,
                [&](std::size_t t) { matchings[t] = matchDetections(set, overlaps, thresholds[t], mostDetections); });
    const ScoreOrder order = orderByScore(set, mostDetections, control);
    for (std::size_t c = 0; c < m_classes.size(); ++c) {
        OneClass& one = m_classes[c];
        std::size_t end = 0;
        std::size_t lastRight = 0;
        for (const std::uint32_t d : order.of(c)) {
            Event event{.rank = static_cast<std::uint32_t>(one.images.size()), .image = set.detections[d].image};
            one.images.push_back(event.image);
            for (std::size_t t = 0; t < matchings.size(); ++t) {
                const Outcome outcome = matchings[t].outcomes[d];
                event.right |= std::uint32_t{outcome == Outcome::TruePositive} << t;
                event.ignored |= std::uint32_t{outcome == Outcome::Ignored} << t;
            }
            if ((event.right | event.ignored) != 0) {
                one.events.push_back(event);
            }
            if (event.right != 0) {
                end = one.images.size();
                lastRight = one.events.size();
            }
        }
        one.images.resize(end);
        one.events.resize(lastRight);
    }
    for (const Truth& truth : set.truths) {
        if (truth.counts()) {
            m_classes[static_cast<std::size_t>(truth.classId)].truthImages.push_back(truth.image);
        }
    }
}

std::array<double, drawsAtOnce> DrawnAp::of(std::span<const DrawnImage> images) const
{
    Walk walk(images);
    std::array<double, drawsAtOnce> sums{};
    std::array<std::size_t, drawsAtOnce> classes{};
    for (const OneClass& one : m_classes) {
        if (!walk.begin(one)) {
            continue;
        }
        const Lanes points = walk.points(one, m_thresholds);
        for (std::size_t draw = 0; draw < drawsAtOnce; ++draw) {
            sums[draw] += static_cast<double>(points[draw / 4][draw % 4]);
            classes[draw] += walk.truths(draw) > 0 ? 1 : 0;
        }
    }
    for (std::size_t draw = 0; draw < drawsAtOnce; ++draw) {
        const double values = static_cast<double>(classes[draw] * m_thresholds * recallPoints().size());
        sums[draw] = classes[draw] == 0 ? std::numeric_limits<double>::quiet_NaN() : sums[draw] / values;
    }
    return sums;
}

}  // namespace gg::metrics
