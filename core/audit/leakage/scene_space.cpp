#include "core/audit/leakage/scene_space.h"

#include "core/base/parallel.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <numeric>
#include <random>

namespace gg::audit
{
namespace
{

constexpr int frequencies = 8;
constexpr int dimensions = frequencies * frequencies - 1;
constexpr int colours = 2 * PictureSignature::chromaSide * PictureSignature::chromaSide;
/// Fewer pictures do not tell their own spread: this many of an assumed one are added.
constexpr double assumedPictures = 30;
/// Below this cosine nothing is a candidate, however little alike the pictures of the set are.
constexpr float lowestCosine = 0.5F;
constexpr std::size_t candidatesPerSplit = 8;
constexpr int probes = 6;
constexpr int rounds = 6;
constexpr std::size_t fewestForClusters = 2000;
constexpr int mostTrainingRows = 20000;

/// The lowest frequencies of the thumbnail, the mean left out.
void frequenciesOf(const PictureSignature& signature, float* row)
{
    cv::Mat thumbnail(PictureSignature::side, PictureSignature::side, CV_32F);
    std::ranges::transform(signature.luminance, thumbnail.ptr<float>(), [](std::int8_t value) { return static_cast<float>(value); });
    cv::Mat spectrum;
    cv::dct(thumbnail, spectrum);
    for (int i = 1; i <= dimensions; ++i) {
        row[i - 1] = spectrum.at<float>(i / frequencies, i % frequencies);
    }
}

void normaliseRows(cv::Mat& rows)
{
    for (int i = 0; i < rows.rows; ++i) {
        cv::Mat row = rows.row(i);
        row /= std::max(1e-6, cv::norm(row));
    }
}

/// Unit vectors [pictures, dimensions], each frequency in deviations of the set.
cv::Mat pointsOf(std::span<const SignedPicture> pictures, JobControl& control)
{
    cv::Mat points(static_cast<int>(pictures.size()), dimensions, CV_32F);
    parallelFor(pictures.size(), 256, control, [&](std::size_t i) { frequenciesOf(*pictures[i].signature, points.ptr<float>(static_cast<int>(i))); });
    const double count = points.rows;
    for (int column = 0; column < dimensions; ++column) {
        cv::Mat values = points.col(column);
        cv::Scalar mean;
        cv::Scalar deviation;
        cv::meanStdDev(values, mean, deviation);
        // Photographs hold less of a frequency the higher it is: about in inverse proportion.
        const int index = column + 1;
        const double assumed = 200.0 / (1 + index / frequencies + index % frequencies);
        const double variance = (count * deviation[0] * deviation[0] + assumedPictures * assumed * assumed) / (count + assumedPictures);
        // A camera that moves a little turns high frequencies round and leaves low ones nearly as they are.
        const double weight = 1 / (1.0 + index / frequencies + index % frequencies);
        values = (values - mean[0] * count / (count + assumedPictures)) * (weight / std::sqrt(std::max(variance, 1e-6)));
    }
    normaliseRows(points);
    return points;
}

/// Row with the largest product for each row of `points`, the best `count` of them.
std::vector<int> nearestCentres(const cv::Mat& points, const cv::Mat& centres, int count)
{
    std::vector<int> nearest;
    nearest.reserve(static_cast<std::size_t>(points.rows * count));
    cv::Mat products;
    cv::gemm(points, centres, 1, cv::noArray(), 0, products, cv::GEMM_2_T);
    std::vector<int> order(static_cast<std::size_t>(centres.rows));
    for (int i = 0; i < points.rows; ++i) {
        const float* row = products.ptr<float>(i);
        std::iota(order.begin(), order.end(), 0);
        std::partial_sort(order.begin(), order.begin() + count, order.end(), [&](int a, int b) { return row[a] > row[b]; });
        nearest.insert(nearest.end(), order.begin(), order.begin() + count);
    }
    return nearest;
}

/// Spherical k-means over a sample; the same centres for the same pictures.
cv::Mat centresOf(const cv::Mat& points, int count, JobControl& control)
{
    std::mt19937 random(7);
    std::vector<int> rows(static_cast<std::size_t>(points.rows));
    std::iota(rows.begin(), rows.end(), 0);
    std::shuffle(rows.begin(), rows.end(), random);
    rows.resize(static_cast<std::size_t>(std::min(points.rows, mostTrainingRows)));
    cv::Mat training(static_cast<int>(rows.size()), dimensions, CV_32F);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        points.row(rows[i]).copyTo(training.row(static_cast<int>(i)));
    }
    cv::Mat centres = training.rowRange(0, count).clone();
    for (int round = 0; round < rounds; ++round) {
        control.throwIfStopped();
        const std::vector<int> nearest = nearestCentres(training, centres, 1);
        cv::Mat sums = cv::Mat::zeros(count, dimensions, CV_32F);
        for (int i = 0; i < training.rows; ++i) {
            sums.row(nearest[static_cast<std::size_t>(i)]) += training.row(i);
        }
        normaliseRows(sums);
        centres = sums;
    }
    return centres;
}

struct Neighbour {
    std::uint32_t index = 0;
    float cosine = 0;
};

/// The nearest of each split, for one picture.
class NearestBySplit
{
public:
    void add(std::uint16_t split, Neighbour neighbour)
    {
        std::vector<Neighbour>& kept = m_kept[split];
        const auto nearer = [](const Neighbour& a, const Neighbour& b) { return a.cosine > b.cosine; };
        if (kept.size() == candidatesPerSplit) {
            if (neighbour.cosine <= kept.front().cosine) {
                return;
            }
            std::ranges::pop_heap(kept, nearer);
            kept.pop_back();
        }
        kept.push_back(neighbour);
        std::ranges::push_heap(kept, nearer);
    }

    const std::map<std::uint16_t, std::vector<Neighbour>>& kept() const { return m_kept; }

private:
    std::map<std::uint16_t, std::vector<Neighbour>> m_kept;
};

cv::Mat gathered(const cv::Mat& points, const std::vector<std::uint32_t>& indices)
{
    cv::Mat rows(static_cast<int>(indices.size()), dimensions, CV_32F);
    for (std::size_t i = 0; i < indices.size(); ++i) {
        points.row(static_cast<int>(indices[i])).copyTo(rows.row(static_cast<int>(i)));
    }
    return rows;
}

/// A cosine that one in a thousand pairs of the set reaches.
float backgroundCosine(const cv::Mat& points)
{
    std::mt19937 random(11);
    std::vector<float> cosines;
    for (int i = 0; i < 20000 && points.rows > 1; ++i) {
        const int a = static_cast<int>(random() % static_cast<unsigned>(points.rows));
        const int b = static_cast<int>(random() % static_cast<unsigned>(points.rows));
        if (a != b) {
            cosines.push_back(static_cast<float>(points.row(a).dot(points.row(b))));
        }
    }
    if (cosines.empty()) {
        return lowestCosine;
    }
    std::ranges::sort(cosines);
    // Median and nine tenths instead of the tail itself, which may consist of the pairs that are looked for.
    const float middle = cosines[cosines.size() / 2];
    const float high = cosines[cosines.size() * 9 / 10];
    return std::clamp(middle + 2.4F * (high - middle), lowestCosine, 0.9F);
}

/// The search: pictures are members of their nearest cluster and visit the nearest few; in each cluster all visitors are compared
/// with all members.
class SceneSearch
{
public:
    SceneSearch(std::span<const SignedPicture> pictures, JobControl& control)
        : m_pictures(pictures)
        , m_control(control)
        , m_points(pointsOf(pictures, control))
        , m_lowest(backgroundCosine(m_points))
        , m_kept(pictures.size())
        , m_locks(256)
    {
    }

    std::vector<SceneCandidate> run()
    {
        distribute();
        parallelFor(m_members.size(), 1, m_control, [&](std::size_t cluster) { compare(cluster); });
        return candidates();
    }

private:
    static constexpr std::size_t slice = 2048;

    void distribute()
    {
        const bool few = m_pictures.size() < fewestForClusters;
        const int clusters = few ? 1 : static_cast<int>(std::sqrt(static_cast<double>(m_pictures.size())));
        const auto probed = static_cast<std::size_t>(std::min(probes, clusters));
        const cv::Mat centres = centresOf(m_points, clusters, m_control);
        std::vector<int> nearest(m_pictures.size() * probed);
        parallelFor((m_pictures.size() + slice - 1) / slice, 1, m_control, [&](std::size_t block) {
            const auto begin = static_cast<int>(block * slice);
            const int end = std::min(m_points.rows, begin + static_cast<int>(slice));
            const std::vector<int> found = nearestCentres(m_points.rowRange(begin, end), centres, static_cast<int>(probed));
            std::ranges::copy(found, nearest.begin() + static_cast<std::ptrdiff_t>(block * slice * probed));
        });
        m_members.resize(static_cast<std::size_t>(clusters));
        m_visitors.resize(static_cast<std::size_t>(clusters));
        for (std::size_t i = 0; i < nearest.size(); ++i) {
            const auto picture = static_cast<std::uint32_t>(i / probed);
            const auto cluster = static_cast<std::size_t>(nearest[i]);
            m_visitors[cluster].push_back(picture);
            if (i % probed == 0) {
                m_members[cluster].push_back(picture);
            }
        }
    }

    void compare(std::size_t cluster)
    {
        const std::vector<std::uint32_t>& visitors = m_visitors[cluster];
        const cv::Mat members = gathered(m_points, m_members[cluster]);
        for (std::size_t begin = 0; begin < visitors.size() && members.rows > 0; begin += slice) {
            m_control.throwIfStopped();
            const auto end = static_cast<std::ptrdiff_t>(std::min(visitors.size(), begin + slice));
            const std::vector<std::uint32_t> block(visitors.begin() + static_cast<std::ptrdiff_t>(begin), visitors.begin() + end);
            cv::Mat cosines;
            cv::gemm(gathered(m_points, block), members, 1, cv::noArray(), 0, cosines, cv::GEMM_2_T);
            for (std::size_t i = 0; i < block.size(); ++i) {
                keepNearest(block[i], m_members[cluster], cosines.ptr<float>(static_cast<int>(i)));
            }
        }
    }

    void keepNearest(std::uint32_t picture, const std::vector<std::uint32_t>& members, const float* cosines)
    {
        const std::scoped_lock lock(m_locks[picture % m_locks.size()]);
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (cosines[i] >= m_lowest && members[i] != picture) {
                m_kept[picture].add(m_pictures[members[i]].split, {.index = members[i], .cosine = cosines[i]});
            }
        }
    }

    std::vector<SceneCandidate> candidates() const
    {
        std::vector<SceneCandidate> out;
        for (std::uint32_t i = 0; i < m_kept.size(); ++i) {
            for (const auto& [split, neighbours] : m_kept[i].kept()) {
                for (const Neighbour& neighbour : neighbours) {
                    out.push_back({.first = std::min(i, neighbour.index), .second = std::max(i, neighbour.index), .cosine = neighbour.cosine});
                }
            }
        }
        const auto key = [](const SceneCandidate& candidate) { return std::pair(candidate.first, candidate.second); };
        std::ranges::sort(out, {}, key);
        const auto repeats = std::ranges::unique(out, {}, key);
        out.erase(repeats.begin(), repeats.end());
        return out;
    }

    std::span<const SignedPicture> m_pictures;
    JobControl& m_control;
    cv::Mat m_points;
    float m_lowest;
    std::vector<std::vector<std::uint32_t>> m_members;   ///< by cluster
    std::vector<std::vector<std::uint32_t>> m_visitors;  ///< by cluster; the members are among them
    std::vector<NearestBySplit> m_kept;
    std::vector<std::mutex> m_locks;
};

}  // namespace

std::vector<SceneCandidate> sceneCandidates(std::span<const SignedPicture> pictures, JobControl& control)
{
    return pictures.size() < 2 ? std::vector<SceneCandidate>{} : SceneSearch(pictures, control).run();
}

}  // namespace gg::audit
