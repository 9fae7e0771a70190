#include "core/diagnosis/scored_foreground.h"

#include "core/diagnosis/curve.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>

namespace gg::diagnosis {
namespace {

// A score that is printed with three digits is 0 below this.
constexpr double noScore = 0.001;
// Accuracy of a network that predicts the same nothing every epoch stands still: three epochs, four digits printed.
constexpr std::size_t stillEpochs = 3;
constexpr double still = 2e-4;
// With all its digits it cannot stand still while the loss moves, unless the prediction is the same everywhere.
constexpr double exactly = 1e-6;
constexpr double lossMoved = 1e-3;
// Dice of probabilities, as Keras users have it, is about the share of foreground where every pixel has that probability, and some twice that
// where the foreground's are a little higher and still below the threshold.
constexpr double softTimesShare = 2.5;
constexpr double softMost = 0.35;
// Mean with the background: 1/2 of what background alone scores, 1/3 of three classes, …
constexpr int mostClasses = 20;
constexpr double atFloor = 0.003;
constexpr double mostForeground = 0.9;
// Recall of single pixels that are found by accident.
constexpr double foundAny = 0.05;
// The share of foreground lies between the hits and hits with errors of every epoch: what is worked out with it is worth saying where that is narrow.
constexpr double wellKnown = 0.5;
// Errors without a hit count as missed foreground where they are as few as they ever were.
constexpr double fewestErrors = 1.1;
constexpr double fewestErrorsAnd = 0.002;

struct Row {
    std::int64_t step = 0;
    double epoch = 0;
    double score = 0;
    std::optional<double> accuracy;
    std::optional<double> precision;
    std::optional<double> recall;
    std::optional<double> loss;
    bool empty = false;  ///< predicts no foreground
    bool full = false;   ///< predicts nothing else

    std::optional<double> errors() const { return accuracy ? std::optional(1 - *accuracy) : std::nullopt; }
    bool findsNothing() const { return score <= noScore || (recall && precision && *recall <= noScore && *precision <= noScore); }
};

enum class Kind : std::uint8_t { Dice, Iou, Recall };

double unitOf(const runs::Series* series)
{
    return series == nullptr ? 1 : shareUnit(series->values);
}

class Scores {
public:
    explicit Scores(const RunView& run)
    {
        const auto find = [&](std::string_view name) { return run.history.find("val/" + std::string(name)); };
        const bool errorRates = find("precision") != nullptr && find("recall") != nullptr && find("accuracy") != nullptr;
        if (find("dice") != nullptr) {
            read(run, "val/dice", Kind::Dice);
        } else if (find("iou") != nullptr) {
            read(run, "val/iou", Kind::Iou);
        } else if (errorRates) {
            m_masks = false;
            read(run, find("f1") != nullptr ? "val/f1" : "val/recall", find("f1") != nullptr ? Kind::Dice : Kind::Recall);
        }
        markEmpty();
        learnTruth(run.info.valForeground);
    }

    ScoredForeground take()
    {
        ScoredForeground scored{.points = {}, .series = std::move(m_series), .masks = m_masks};
        for (const Row& row : m_rows) {
            scored.points.push_back(pointOf(row));
        }
        return scored;
    }

private:
    void read(const RunView& run, const std::string& name, Kind kind)
    {
        m_kind = kind;
        const Curve lead = finite(curveOf(run.history, name));
        const double unit = unitOf(run.history.find(name));
        if (std::any_of(lead.values.begin(), lead.values.end(), [&](double value) { return value * unit < -0.01 || value * unit > 1.01; })) {
            return;  // no score, whatever it is called
        }
        m_series.push_back(name);
        const auto companion = [&](const char* other) {
            if (run.history.find(other) != nullptr && other != name) {
                m_series.emplace_back(other);
            }
            return Companion(run.history.find(other));
        };
        Companion accuracy = companion("val/accuracy");
        Companion precision = companion("val/precision");
        Companion recall = companion("val/recall");
        Companion loss(run.history.find("val/loss"));
        const auto scaled = [&](Companion& values, const char* other, std::int64_t step) {
            const auto value = values.at(step);
            return value ? std::optional(*value * unitOf(run.history.find(other))) : std::nullopt;
        };
        for (std::size_t i = 0; i < lead.size(); ++i) {
            const std::int64_t step = lead.steps[i];
            m_rows.push_back({.step = step,
                              .epoch = lead.epochs[i],
                              .score = lead.values[i] * unit,
                              .accuracy = scaled(accuracy, "val/accuracy", step),
                              .precision = scaled(precision, "val/precision", step),
                              .recall = scaled(recall, "val/recall", step),
                              .loss = loss.at(step)});
        }
    }

    void markEmpty()
    {
        double fewest = 1;
        for (const Row& row : m_rows) {
            if (row.findsNothing()) {
                fewest = std::min(fewest, row.errors().value_or(1));
            }
        }
        for (Row& row : m_rows) {
            const auto errors = row.errors();
            row.empty = row.findsNothing() && (errors ? *errors < 0.5 && *errors <= fewestErrors * fewest + fewestErrorsAnd : m_masks);
        }
        for (std::size_t begin = 0; begin < m_rows.size();) {
            const std::size_t end = standsStillUntil(begin);
            if (end - begin >= stillEpochs) {
                judgeStandstill(begin, end);
            } else if (!m_masks) {
                for (std::size_t i = begin; i < end; ++i) {
                    m_rows[i].empty = false;  // a classification that finds nothing for an epoch
                }
            }
            begin = end;
        }
    }

    std::size_t standsStillUntil(std::size_t begin) const
    {
        std::size_t end = begin + 1;
        while (end < m_rows.size() && m_rows[begin].accuracy && m_rows[end].accuracy
               && std::abs(*m_rows[end].accuracy - *m_rows[begin].accuracy) <= still) {
            ++end;
        }
        return end;
    }

    void judgeStandstill(std::size_t begin, std::size_t end)
    {
        for (std::size_t i = begin; i < end; ++i) {
            Row& row = m_rows[i];
            const double errors = 1 - *row.accuracy;
            row.full = ofForegroundAlone(row);
            const bool findsSome = row.recall && *row.recall > foundAny && std::abs(*row.recall - 0.5) > atFloor;
            if (row.full || errors >= 0.5 || findsSome) {
                continue;
            }
            const bool soft = row.score <= std::min(softMost, softTimesShare * errors);
            row.empty = row.empty || soft || ofBackgroundAlone(row);
        }
        if (isTheSame(begin, end)) {
            for (std::size_t i = begin; i < end; ++i) {
                m_rows[i].empty = true;
            }
        }
    }

    /// Mean over classes of a network that predicts background: that one scores, the others are 0.
    bool ofBackgroundAlone(const Row& row) const
    {
        const double background = m_kind == Kind::Iou ? *row.accuracy : 2 * *row.accuracy / (1 + *row.accuracy);
        const double classes = background / std::max(row.score, 1e-9);
        const double whole = std::round(classes);
        return m_kind != Kind::Recall && whole >= 2 && whole <= mostClasses && std::abs(row.score - background / whole) <= atFloor;
    }

    /// All of it foreground: the accuracy is its share t, Dice 2 t / (1 + t), IoU t. Good networks on easy sets come near that, too.
    bool ofForegroundAlone(const Row& row) const
    {
        const double expected = m_kind == Kind::Iou ? *row.accuracy : 2 * *row.accuracy / (1 + *row.accuracy);
        return m_kind != Kind::Recall && *row.accuracy <= mostForeground && std::abs(row.score - expected) <= atFloor;
    }

    /// Every picture is predicted alike, and not as foreground, whose Dice would be 2 a / (1 + a).
    bool isTheSame(std::size_t begin, std::size_t end) const
    {
        const Row& first = m_rows[begin];
        const double digits = *first.accuracy * 1e4;
        const double foreground = m_kind == Kind::Iou ? *first.accuracy : 2 * *first.accuracy / (1 + *first.accuracy);
        if (std::abs(digits - std::round(digits)) < 1e-3 || *first.accuracy <= 0.5 || m_kind == Kind::Recall) {
            return false;
        }
        for (std::size_t i = begin + 1; i < end; ++i) {
            const Row& row = m_rows[i];
            const Row& before = m_rows[i - 1];
            const bool moved = row.loss && before.loss && std::abs(*row.loss - *before.loss) > lossMoved * std::abs(*before.loss);
            if (std::abs(*row.accuracy - *first.accuracy) > exactly || !moved || row.score >= 0.95 * foreground) {
                return false;
            }
        }
        return true;
    }

    double diceOf(const Row& row) const { return m_kind == Kind::Iou ? 2 * row.score / (1 + row.score) : row.score; }

    /// True positives, as a share of the pixels, where the scores are of all pixels together.
    std::optional<double> hits(const Row& row) const
    {
        const double dice = diceOf(row);
        if (m_kind == Kind::Recall || !row.accuracy || dice >= 1) {
            return std::nullopt;
        }
        return dice * (1 - *row.accuracy) / (2 * (1 - dice));
    }

    /// Share of foreground by what is missed of it and what is wrongly taken for it: E = t (1 - R) + t R (1 - P) / P.
    static std::optional<double> truthOf(const Row& row)
    {
        if (!row.accuracy || !row.precision || !row.recall || *row.precision < foundAny || *row.recall < foundAny) {
            return std::nullopt;
        }
        const double errorsOfOne = 1 - *row.recall + *row.recall * (1 - *row.precision) / *row.precision;
        const double share = errorsOfOne > noScore ? (1 - *row.accuracy) / errorsOfOne : 1;
        return share < 1 ? std::optional(share) : std::nullopt;
    }

    void learnTruth(double known)
    {
        std::vector<double> shares;
        std::vector<double> ofErrors;
        double least = 0;
        double most = 1;
        for (const Row& row : m_rows) {
            if (row.empty && row.accuracy) {
                shares.push_back(1 - *row.accuracy);
            }
            if (const auto share = truthOf(row)) {
                ofErrors.push_back(*share);
            }
            if (const auto found = hits(row)) {
                least = std::max(least, *found);
                most = std::min(most, *found + 1 - *row.accuracy);
            }
        }
        m_ofAllPixels = least <= most && least >= wellKnown * most;
        if (known >= 0) {
            m_truth = known;
            m_ofAllPixels = least <= known && known <= most;
        } else if (!ofErrors.empty()) {
            m_truth = median(ofErrors);
        } else if (!shares.empty()) {
            m_truth = median(shares);
        } else if (m_ofAllPixels && most < 1) {
            m_truth = (least + most) / 2;
        }
    }

    ForegroundPoint pointOf(const Row& row) const
    {
        ForegroundPoint point{.step = row.step, .epoch = row.epoch, .sensitivity = diceOf(row), .specificity = std::nullopt, .predicted = std::nullopt,
                              .truth = m_truth, .loss = row.loss, .score = row.score, .accuracy = row.accuracy};
        if (row.full) {
            point.sensitivity = 1;
            point.specificity = 0;
            point.predicted = 1;
            point.truth = row.accuracy;
            return point;
        }
        if (row.empty) {
            point.sensitivity = 0;
            point.specificity = 1;
            point.predicted = 0;
            return point;
        }
        if (!m_truth || *m_truth <= 0 || *m_truth >= 1) {
            return point;
        }
        if (row.precision && row.recall && *row.precision > noScore && *row.recall > noScore) {
            point.sensitivity = *row.recall;
            point.predicted = *m_truth * *row.recall / *row.precision;
        } else if (const auto found = hits(row); found && m_ofAllPixels) {
            point.sensitivity = std::min(1.0, *found / *m_truth);
            point.predicted = std::clamp(2 * *found + 1 - *row.accuracy - *m_truth, *found, 1.0);
        } else {
            return point;
        }
        point.specificity = std::clamp(1 - (*point.predicted - point.sensitivity * *m_truth) / (1 - *m_truth), 0.0, 1.0);
        return point;
    }

    Kind m_kind = Kind::Dice;
    bool m_masks = true;
    bool m_ofAllPixels = false;
    std::optional<double> m_truth;
    std::vector<Row> m_rows;
    std::vector<std::string> m_series;
};

}  // namespace

ScoredForeground scoredForeground(const RunView& run)
{
    return run.detector() ? ScoredForeground{} : Scores(run).take();
}

}  // namespace gg::diagnosis
