#include "core/audit/pairing.h"

#include "core/audit/best_assignment.h"
#include "core/audit/mask_vectors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace gg::audit
{
namespace
{

/// Of outlines; the steps across them, without sign, tell less.
constexpr std::array cues{Cue::Edges, Cue::Direction, Cue::ColourEdges, Cue::ColourDirection, Cue::StepL, Cue::StepR, Cue::StepB};
constexpr double weightOfStep = 0.4;
/// They leave the horizon level and gravity upright, so that labels fit as well as chance allows in sets of scenes that look alike.
constexpr std::array fitNowhere{Turn::Half, Turn::MirrorX, Turn::MirrorY};

constexpr std::size_t fewest = 12;
/// In spreads of chance: labels that agree less may be anybody's.
constexpr double mayBeAnybodys = 1;
/// One in a thousand sets without faults, if errors are normal; the best of the turned assignments is another reserve.
constexpr double leastErrors = 3;
/// Of the variance of labels (pictures), at the least so much is between records.
constexpr double leastVaried = 0.3;

bool isStep(Cue cue)
{
    return cue == Cue::StepL || cue == Cue::StepR || cue == Cue::StepB;
}

template <typename VectorOf>
cv::Mat rowsOf(std::size_t count, const VectorOf& vectorOf)
{
    cv::Mat rows(static_cast<int>(count), static_cast<int>(vectorOf(0).size()), CV_32F);
    for (std::size_t i = 0; i < count; ++i) {
        std::copy_n(vectorOf(i).begin(), rows.cols, rows.ptr<float>(static_cast<int>(i)));
    }
    return rows;
}

/// Less the means of rows and of columns, and of spread 1; zero where nothing differs.
cv::Mat standardised(cv::Mat scores)
{
    cv::Mat ofRows;
    cv::Mat ofColumns;
    cv::reduce(scores, ofRows, 1, cv::REDUCE_AVG);
    cv::reduce(scores, ofColumns, 0, cv::REDUCE_AVG);
    const double mean = cv::mean(scores)[0];
    scores -= cv::repeat(ofRows, 1, scores.cols);
    scores -= cv::repeat(ofColumns, scores.rows, 1);
    scores += mean;
    constexpr double nothing = 1e-9;
    const double spread = cv::norm(scores) / std::sqrt(static_cast<double>(scores.total()));
    return spread > nothing ? cv::Mat(scores / spread) : cv::Mat(cv::Mat::zeros(scores.size(), CV_32F));
}

/// Pictures by labels.
cv::Mat agreementOf(const std::vector<PictureVectors>& pictures, const std::vector<MaskVectors>& labels)
{
    const std::size_t count = pictures.size();
    cv::Mat sum = cv::Mat::zeros(static_cast<int>(count), static_cast<int>(count), CV_32F);
    for (const Cue cue : cues) {
        const auto c = static_cast<std::size_t>(cue);
        const cv::Mat ofPictures = rowsOf(count, [&](std::size_t i) -> const Vector& { return pictures[i].of[c]; });
        const cv::Mat ofLabels = rowsOf(count, [&](std::size_t i) -> const Vector& { return labels[i].of(c); });
        const cv::Mat products = ofPictures * ofLabels.t();
        sum += isStep(cue) ? cv::Mat(standardised(cv::abs(products)) * weightOfStep) : standardised(products);
    }
    return standardised(sum);
}

/// Share of the variance that is not that of the mean of all.
double variedShare(const cv::Mat& rows)
{
    cv::Mat mean;
    cv::reduce(rows, mean, 0, cv::REDUCE_AVG);
    double within = 0;
    double between = 0;
    for (int i = 0; i < rows.rows; ++i) {
        const cv::Mat row = rows.row(i);
        within += std::pow(cv::norm(row - cv::mean(row)[0]), 2);
        between += std::pow(cv::norm(row - mean), 2);
    }
    return within > 0 ? between / within : 0;
}

class Judging
{
public:
    Judging(std::span<const LabelledPicture> set, bool classes, JobControl& control)
        : m_set(set)
        , m_classes(classes)
        , m_control(control)
    {
    }

    Pairing run()
    {
        Pairing out;
        for (const LabelledPicture& one : m_set) {
            m_planes.push_back(unpacked(*one.picture));
            m_pictures.push_back(vectorsOf(m_planes.back()));
        }
        out.varied = varied();
        m_scores = turned(Turn::None);
        std::transform(fitNowhere.begin(), fitNowhere.end(), std::back_inserter(m_chance), [&](Turn turn) { return turned(turn); });
        out.agreement = cv::mean(m_scores.diag())[0] * std::sqrt(static_cast<double>(m_set.size()));
        const std::vector<int> doubtful = belowOwn(mayBeAnybodys);
        for (const std::vector<int>& places : {belowOwn(1e9), doubtful}) {
            out.gain = places.size() < fewest || doubtful.size() < fewest ? 0 : gainOf(places);
            if (out.gain >= leastErrors) {
                out.elsewhere.assign(doubtful.begin(), doubtful.end());
                return out;
            }
        }
        out.gain = 0;
        return out;
    }

private:
    bool varied() const
    {
        const auto flat = [](const cv::Mat& map) {
            cv::Mat row;
            map.reshape(1, 1).convertTo(row, CV_32F);
            return Vector(row.begin<float>(), row.end<float>());
        };
        std::vector<Vector> labels;
        std::vector<Vector> light;
        for (std::size_t i = 0; i < m_set.size(); ++i) {
            labels.push_back(flat(m_set[i].labels));
            light.push_back(flat(m_planes[i].lightness));
        }
        const auto share = [](const std::vector<Vector>& maps) {
            return variedShare(rowsOf(maps.size(), [&](std::size_t i) -> const Vector& { return maps[i]; }));
        };
        return share(labels) >= leastVaried && share(light) >= leastVaried;
    }

    cv::Mat turned(Turn turn)
    {
        m_control.throwIfStopped();
        std::vector<MaskVectors> labels;
        for (const LabelledPicture& one : m_set) {
            labels.push_back(vectorsOf(turnedGrid(one.labels, turn), m_classes, {}, {}));
        }
        return agreementOf(m_pictures, labels);
    }

    double own(int place) const { return static_cast<double>(m_scores.at<float>(place, place)); }

    std::vector<int> belowOwn(double limit) const
    {
        std::vector<int> places;
        for (int i = 0; i < m_scores.rows; ++i) {
            if (own(i) < limit) {
                places.push_back(i);
            }
        }
        return places;
    }

    static double bestMean(const cv::Mat& scores, const std::vector<int>& places)
    {
        std::vector<double> gains;
        gains.reserve(places.size() * places.size());
        for (const int picture : places) {
            for (const int labels : places) {
                gains.push_back(static_cast<double>(scores.at<float>(picture, labels)));
            }
        }
        const std::vector<std::size_t> best = bestAssignment(gains, places.size());
        double sum = 0;
        for (std::size_t i = 0; i < best.size(); ++i) {
            sum += gains[i * best.size() + best[i]];
        }
        return sum / static_cast<double>(best.size());
    }

    /// In standard errors of a mean of so many agreements.
    double gainOf(const std::vector<int>& places) const
    {
        double chance = 0;
        for (const cv::Mat& scores : m_chance) {
            chance = std::max(chance, bestMean(scores, places));
        }
        const auto count = static_cast<double>(places.size());
        const double asTheyAre = std::accumulate(places.begin(), places.end(), 0.0, [&](double sum, int i) { return sum + own(i); }) / count;
        return (bestMean(m_scores, places) - chance - std::max(0.0, asTheyAre)) * std::sqrt(count);
    }

    std::span<const LabelledPicture> m_set;
    bool m_classes;
    JobControl& m_control;
    std::vector<PicturePlanes> m_planes;
    std::vector<PictureVectors> m_pictures;
    cv::Mat m_scores;               ///< pictures by labels
    std::vector<cv::Mat> m_chance;  ///< the same with labels that fit nowhere
};

}  // namespace

Pairing judgePairing(std::span<const LabelledPicture> set, bool classes, JobControl& control)
{
    return set.size() < fewest ? Pairing{} : Judging(set, classes, control).run();
}

}  // namespace gg::audit
