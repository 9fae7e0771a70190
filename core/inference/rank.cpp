#include "core/inference/rank.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/inference/uncertainty.h"
#include "core/metrics/overlaps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <numeric>

namespace gg::inference {
namespace {

constexpr std::array<std::string_view, 5> rankIds{"least-confidence", "margin", "entropy", "disagreement", "mutual-information"};
constexpr std::array<std::string_view, 3> poolIds{"mean", "max", "sum"};
constexpr double samePlace = 0.7;

/// The strongest thing that speaks against an object.
double against(std::span<const FusedObject> objects, std::size_t index)
{
    const Found& one = objects[index].found;
    double strongest = 1 - one.score;
    for (const FusedObject& other : objects) {
        if (other.found.classId != one.classId && metrics::boxIou(other.found.box, one.box) > samePlace) {
            strongest = std::max(strongest, other.found.score);
        }
    }
    return strongest;
}

bool ofSeveral(RankBy by)
{
    return by == RankBy::Disagreement || by == RankBy::MutualInformation;
}

class Ranker {
public:
    Ranker(const RankRequest& request, std::size_t views)
        : m_request(request)
        , m_views(views)
        , m_segments(isSegmentation(request.processing.post.head))
    {
    }

    RankedImage of(std::size_t record, const Look& look) const
    {
        RankedImage out{.record = record, .uncertainty = 0, .objects = {}, .image = look.image};
        if (m_segments) {
            out.uncertainty = uncertaintyOf(fuseMaps(look.maps, m_request.processing.post.head == Head::SegmentationProbability), m_request.by);
            return out;
        }
        std::vector<FusedObject> objects = fuseLook(look, m_request.fusion);
        std::erase_if(objects, [&](const FusedObject& object) { return object.found.score < m_request.confidence; });
        out.uncertainty = pooled(uncertaintyOf(objects, m_request.by, m_views), m_request.pool);
        for (FusedObject& object : objects) {
            out.objects.push_back(std::move(object.found));
        }
        return out;
    }

private:
    const RankRequest& m_request;
    std::size_t m_views;
    bool m_segments;
};

}  // namespace

std::string_view rankId(RankBy by)
{
    return rankIds.at(static_cast<std::size_t>(by));
}

std::optional<RankBy> rankFromId(std::string_view id)
{
    const auto found = std::find(rankIds.begin(), rankIds.end(), id);
    return found == rankIds.end() ? std::nullopt : std::optional(static_cast<RankBy>(found - rankIds.begin()));
}

std::string_view poolId(Pool pool)
{
    return poolIds.at(static_cast<std::size_t>(pool));
}

std::optional<Pool> poolFromId(std::string_view id)
{
    const auto found = std::find(poolIds.begin(), poolIds.end(), id);
    return found == poolIds.end() ? std::nullopt : std::optional(static_cast<Pool>(found - poolIds.begin()));
}

std::vector<double> uncertaintyOf(std::span<const FusedObject> objects, RankBy by, std::size_t variants)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const double p = std::clamp(objects[i].found.score, 0.0, 1.0);
        switch (by) {
        case RankBy::LeastConfidence: values.push_back(1 - p); break;
        case RankBy::Margin: values.push_back(1 - std::abs(p - against(objects, i))); break;
        case RankBy::Entropy: values.push_back(entropyOf(p)); break;
        case RankBy::Disagreement:
        case RankBy::MutualInformation: values.push_back(objects[i].agreement.disagreement(variants)); break;
        }
    }
    return values;
}

double pooled(std::span<const double> values, Pool pool)
{
    if (values.empty()) {
        return 0;
    }
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return pool == Pool::Sum ? sum : pool == Pool::Max ? *std::max_element(values.begin(), values.end()) : sum / static_cast<double>(values.size());
}

double uncertaintyOf(const FusedMap& map, RankBy by)
{
    if (by == RankBy::Entropy) {
        return map.meanEntropy;
    }
    if (ofSeveral(by)) {
        return map.meanMutualInformation;
    }
    double sum = 0;
    for (int y = 0; y < map.map.rows; ++y) {
        for (int x = 0; x < map.map.cols; ++x) {
            const double p = map.map.at<uchar>(y, x) / 255.0;
            sum += by == RankBy::Margin ? 1 - std::abs(2 * p - 1) : 1 - std::max(p, 1 - p);
        }
    }
    return map.map.empty() ? 0 : sum / static_cast<double>(map.map.total());
}

std::string problemOf(const RankRequest& request)
{
    const Head head = request.processing.post.head;
    const std::string id(rankId(request.by));
    if (request.by == RankBy::Disagreement && isSegmentation(head)) {
        return "Disagreement is of objects, and this model gives masks; mutual-information is the same of pixels.";
    }
    if (request.by == RankBy::MutualInformation && !isSegmentation(head)) {
        return "Mutual information is of pixels, and this model gives objects; disagreement is the same of objects.";
    }
    if (ofSeveral(request.by) && request.variants.size() < 2) {
        return id + " compares several views of a picture: turn on test-time augmentation.";
    }
    if (head == Head::SegmentationLabels && request.by != RankBy::MutualInformation && (request.by != RankBy::Entropy || request.variants.size() < 2)) {
        return "This model gives classes without probabilities: only the votes of several views say how sure it is. Rank by mutual-information with test-time augmentation.";
    }
    return problemOf(request.variants, head);
}

Ranking rankImages(Backend& backend, const RankRequest& request, JobControl& control)
{
    std::string problem = problemOf(request);
    if (const std::vector<ProcessingProblem> problems = check(request.processing, backend.inputShape()); problem.empty() && !problems.empty()) {
        problem = texts::render(problems.front().text, problems.front().values);
    }
    if (!problem.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, problem);
    }
    std::vector<std::size_t> records = request.records;
    if (records.empty()) {
        records.resize(request.dataset->records.size());
        std::iota(records.begin(), records.end(), std::size_t{0});
    }
    const std::size_t views = std::max<std::size_t>(1, request.variants.size());
    const Looking looking{.dataset = *request.dataset,
                          .records = records,
                          .processing = request.processing,
                          .variants = request.variants,
                          .threads = request.threads > 0 ? request.threads : std::max(1, usableCores() - 1)};
    const Ranker ranker(request, views);
    Ranking ranking{.by = request.by, .images = {}, .unreadable = {}};
    std::mutex mutex;
    control.begin("Ranking images", records.size() * views);
    lookAt(backend, looking,
           [&](std::size_t index, Look&& look) {
               if (!look.unreadable.empty()) {
                   const std::lock_guard lock(mutex);
                   ranking.unreadable.push_back({records[index], look.unreadable});
                   return;
               }
               RankedImage image = ranker.of(records[index], look);
               const std::lock_guard lock(mutex);
               ranking.images.push_back(std::move(image));
           },
           control);
    std::sort(ranking.images.begin(), ranking.images.end(), [](const RankedImage& a, const RankedImage& b) {
        return a.uncertainty != b.uncertainty ? a.uncertainty > b.uncertainty : a.record < b.record;
    });
    std::sort(ranking.unreadable.begin(), ranking.unreadable.end(), [](const auto& a, const auto& b) { return a.record < b.record; });
    return ranking;
}

}  // namespace gg::inference
