#include "tests/core/coco_protocol.h"

#include <algorithm>
#include <cmath>

namespace gg::test {
namespace {

using metrics::AreaRange;
using metrics::Detection;
using metrics::Truth;

constexpr std::size_t noMatch = static_cast<std::size_t>(-1);

/// What an image and class come to for one range of areas.
struct ImageResult {
    std::vector<double> scores;                 // of the detections, highest first
    std::vector<std::size_t> detections;        // their indices
    std::vector<std::vector<std::size_t>> taken;  // [threshold][detection]: index of the truth, or noMatch
    std::vector<std::vector<bool>> ignored;     // [threshold][detection]
    std::vector<bool> truthIgnored;
};

double scaleOf(const ProtocolInput& input, std::size_t image)
{
    return input.imageScales.empty() ? 1 : input.imageScales[image] * input.imageScales[image];
}

/// "A truth outside the area range is ignored; crowd implies ignore."
bool isIgnored(const ProtocolInput& input, const Truth& truth, const AreaRange& range, bool scaled)
{
    const double area = truth.area * (scaled ? scaleOf(input, truth.image) : 1);
    return truth.ignore || truth.crowd || area < range.from || area > range.to;
}

struct Query {
    std::size_t image = 0;
    std::int32_t classId = 0;
    AreaRange range;
    bool scaled = false;
    std::size_t maxDetections = 100;
};

std::vector<std::size_t> truthsOf(const ProtocolInput& input, const Query& query)
{
    std::vector<std::size_t> found;
    for (std::size_t g = 0; g < input.truths.size(); ++g) {
        if (input.truths[g].image == query.image && input.truths[g].classId == query.classId) {
            found.push_back(g);
        }
    }
    // "Truths non-ignored first."
    std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
        return isIgnored(input, input.truths[a], query.range, query.scaled) < isIgnored(input, input.truths[b], query.range, query.scaled);
    });
    return found;
}

std::vector<std::size_t> detectionsOf(const ProtocolInput& input, const Query& query)
{
    std::vector<std::size_t> found;
    for (std::size_t d = 0; d < input.detections.size(); ++d) {
        if (input.detections[d].image == query.image && input.detections[d].classId == query.classId) {
            found.push_back(d);
        }
    }
    // "By −score with a stable sort, cut at maxDets."
    std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) { return -input.detections[a].score < -input.detections[b].score; });
    if (found.size() > query.maxDetections) {
        found.resize(query.maxDetections);
    }
    return found;
}

/// "The best-IoU unmatched truth with IoU ≥ min(t, 1 − 1e-10); ties go to the later truth; stop at ignored truths once a real one is matched;
/// a crowd may match many."
std::size_t chooseTruth(const ProtocolInput& input, const Detection& detection, const std::vector<std::size_t>& truths,
                        const std::vector<bool>& truthIgnored, const std::vector<bool>& truthTaken, double threshold)
{
    double best = std::min(threshold, 1 - 1e-10);
    std::size_t chosen = noMatch;
    for (std::size_t g = 0; g < truths.size(); ++g) {
        const Truth& truth = input.truths[truths[g]];
        if (truthTaken[g] && !truth.crowd) {
            continue;
        }
        if (chosen != noMatch && !truthIgnored[chosen] && truthIgnored[g]) {
            break;
        }
        const double iou = input.iou(detection, truth);
        if (iou < best) {
            continue;
        }
        best = iou;
        chosen = g;
    }
    return chosen;
}

ImageResult evaluateImage(const ProtocolInput& input, const Query& query)
{
    ImageResult result;
    const std::vector<std::size_t> truths = truthsOf(input, query);
    result.detections = detectionsOf(input, query);
    for (const std::size_t g : truths) {
        result.truthIgnored.push_back(isIgnored(input, input.truths[g], query.range, query.scaled));
    }
    for (const std::size_t d : result.detections) {
        result.scores.push_back(input.detections[d].score);
    }
    for (const double threshold : input.thresholds) {
        std::vector<bool> truthTaken(truths.size(), false);
        std::vector<std::size_t> taken;
        std::vector<bool> ignored;
        for (const std::size_t d : result.detections) {
            const Detection& detection = input.detections[d];
            const std::size_t g = chooseTruth(input, detection, truths, result.truthIgnored, truthTaken, threshold);
            const double area = detection.area * (query.scaled ? scaleOf(input, query.image) : 1);
            const bool outside = area < query.range.from || area > query.range.to;
            if (g == noMatch) {
                taken.push_back(noMatch);
                ignored.push_back(outside);
            } else {
                taken.push_back(truths[g]);
                ignored.push_back(result.truthIgnored[g]);
                truthTaken[g] = true;
            }
        }
        result.taken.push_back(taken);
        result.ignored.push_back(ignored);
    }
    return result;
}

struct Curve {
    double recall = -1;
    std::vector<double> precision = std::vector<double>(101, -1);
};

struct Row {
    double score = 0;
    bool matched = false;
    bool ignored = false;
};

/// "Concatenate images in order, stable sort by −score; precision tp / (tp + fp + spacing(1)); envelope from the right; left search of the
/// recall thresholds; −1 where a class has no truth."
Curve accumulate(const std::vector<ImageResult>& images, std::size_t threshold, std::size_t maxDetections)
{
    std::vector<Row> rows;
    std::size_t truths = 0;
    for (const ImageResult& image : images) {
        for (std::size_t d = 0; d < std::min(maxDetections, image.scores.size()); ++d) {
            rows.push_back({image.scores[d], image.taken[threshold][d] != noMatch, image.ignored[threshold][d]});
        }
        truths += static_cast<std::size_t>(std::count(image.truthIgnored.begin(), image.truthIgnored.end(), false));
    }
    Curve curve;
    if (truths == 0) {
        return curve;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return -a.score < -b.score; });
    std::vector<double> recall;
    std::vector<double> precision;
    double tp = 0;
    double fp = 0;
    for (const Row& row : rows) {
        tp += row.matched && !row.ignored ? 1 : 0;
        fp += !row.matched && !row.ignored ? 1 : 0;
        recall.push_back(tp / static_cast<double>(truths));
        precision.push_back(tp / (fp + tp + std::nextafter(1.0, 2.0) - 1.0));
    }
    for (std::size_t i = precision.size(); i-- > 1;) {
        precision[i - 1] = std::max(precision[i - 1], precision[i]);
    }
    curve.recall = recall.empty() ? 0 : recall.back();
    for (std::size_t r = 0; r < curve.precision.size(); ++r) {
        const double wanted = r == 100 ? 1.0 : static_cast<double>(r) * 0.01;
        const auto at = static_cast<std::size_t>(std::lower_bound(recall.begin(), recall.end(), wanted) - recall.begin());
        curve.precision[r] = at < precision.size() ? precision[at] : 0;
    }
    return curve;
}

/// Curves of one range and limit: [threshold][class].
using Table = std::vector<std::vector<Curve>>;

Table tableOf(const ProtocolInput& input, const AreaRange& range, bool scaled, std::size_t maxDetections)
{
    Table table(input.thresholds.size());
    for (std::size_t classId = 0; classId < input.classes; ++classId) {
        std::vector<ImageResult> images;
        for (std::size_t image = 0; image < input.images; ++image) {
            images.push_back(evaluateImage(input, {image, static_cast<std::int32_t>(classId), range, scaled}));
        }
        for (std::size_t t = 0; t < input.thresholds.size(); ++t) {
            table[t].push_back(accumulate(images, t, maxDetections));
        }
    }
    return table;
}

/// "Means over values > −1."
double meanOf(const std::vector<double>& values)
{
    double sum = 0;
    std::size_t count = 0;
    for (const double value : values) {
        if (value > -1) {
            sum += value;
            ++count;
        }
    }
    return count > 0 ? sum / static_cast<double>(count) : -1;
}

struct Classes {
    std::size_t first = 0;
    std::size_t last = 0;
};

double averagePrecision(const ProtocolInput& input, const Table& table, Classes classes, double only = 0)
{
    std::vector<double> values;
    for (std::size_t t = 0; t < input.thresholds.size(); ++t) {
        for (std::size_t c = classes.first; c < classes.last; ++c) {
            if (only == 0 || input.thresholds[t] == only) {
                values.insert(values.end(), table[t][c].precision.begin(), table[t][c].precision.end());
            }
        }
    }
    return meanOf(values);
}

double averageRecall(const Table& table, Classes classes)
{
    std::vector<double> values;
    for (const auto& row : table) {
        for (std::size_t c = classes.first; c < classes.last; ++c) {
            values.push_back(row[c].recall);
        }
    }
    return meanOf(values);
}

}  // namespace

ProtocolScores scoreByProtocol(const ProtocolInput& input)
{
    const Table all = tableOf(input, {"all", 0, 1e10}, false, 100);
    const Table small = tableOf(input, {"small", 0, 1024}, false, 100);
    const Table medium = tableOf(input, {"medium", 1024, 9216}, false, 100);
    const Table large = tableOf(input, {"large", 9216, 1e10}, false, 100);
    const Table one = tableOf(input, {"all", 0, 1e10}, false, 1);
    const Table ten = tableOf(input, {"all", 0, 1e10}, false, 10);
    const auto twelve = [&](Classes c) {
        return std::vector<double>{averagePrecision(input, all, c),   averagePrecision(input, all, c, 0.5), averagePrecision(input, all, c, 0.75),
                                   averagePrecision(input, small, c), averagePrecision(input, medium, c),   averagePrecision(input, large, c),
                                   averageRecall(one, c),             averageRecall(ten, c),                averageRecall(all, c),
                                   averageRecall(small, c),           averageRecall(medium, c),             averageRecall(large, c)};
    };
    ProtocolScores scores{.summary = twelve({0, input.classes})};
    for (std::size_t c = 0; c < input.classes; ++c) {
        scores.classes.push_back(twelve({c, c + 1}));
    }
    for (const auto& row : all) {
        for (const Curve& curve : row) {
            scores.precision.insert(scores.precision.end(), curve.precision.begin(), curve.precision.end());
        }
    }
    for (const AreaRange& range : input.furtherAreas) {
        const Table table = tableOf(input, range, true, 100);
        const Classes every{0, input.classes};
        scores.areas.push_back({averagePrecision(input, table, every), averagePrecision(input, table, every, 0.5), averageRecall(table, every)});
    }
    return scores;
}

std::vector<std::uint32_t> matchByProtocol(const ProtocolInput& input, double threshold)
{
    ProtocolInput once = input;
    once.thresholds = {threshold};
    std::vector<std::uint32_t> taken(input.detections.size(), metrics::none);
    for (std::size_t classId = 0; classId < input.classes; ++classId) {
        for (std::size_t image = 0; image < input.images; ++image) {
            const ImageResult result = evaluateImage(
                once, {image, static_cast<std::int32_t>(classId), {"any", -INFINITY, INFINITY}, false, input.detections.size()});
            for (std::size_t i = 0; i < result.detections.size(); ++i) {
                taken[result.detections[i]] = result.taken[0][i] == noMatch ? metrics::none : static_cast<std::uint32_t>(result.taken[0][i]);
            }
        }
    }
    return taken;
}

}  // namespace gg::test
