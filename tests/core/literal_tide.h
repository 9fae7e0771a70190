#pragma once

#include "core/metrics/error_breakdown.h"

#include <algorithm>
#include <map>
#include <optional>

namespace gg::test {

/// TIDE, slowly and step by step, as the paper and its program have it: tables of IoU for each image, a list of errors, and for every question a
/// new list of points for each class. It shares nothing with core/metrics but the IoU of two boxes.
class LiteralTide {
public:
    LiteralTide(const metrics::DetectionSet& set, double foreground, double background, std::size_t most)
        : m_set(set), m_foreground(foreground), m_background(background)
    {
        for (std::uint32_t image = 0; image < set.images; ++image) {
            evaluate(image, most);
        }
    }

    std::size_t count(metrics::ErrorKind kind) const
    {
        return static_cast<std::size_t>(std::count_if(m_errors.begin(), m_errors.end(), [&](const Error& error) { return error.kind == kind; }));
    }

    std::optional<double> meanAp() const
    {
        return mean(m_points, m_truths);
    }

    /// `size` −1: all.
    double gain(metrics::ErrorKind kind, int size = -1) const
    {
        std::map<int, long> truths = m_truths;
        Points points;
        for (const Error& error : m_errors) {
            if (error.kind != kind || (size >= 0 && size != error.size)) {
                if (error.original) {
                    points[error.classId].push_back(*error.original);
                }
            } else if (kind == metrics::ErrorKind::Missed) {
                --truths[error.classId];
            } else if (const bool kept = error.fixable && m_best.at(error.truth) == error.detection; kept) {
                points[m_set.truths[error.truth].classId].push_back({m_set.detections[error.detection].score, true});
            }
        }
        addRight(points);
        return std::max(mean(points, truths).value_or(1) - *meanAp(), 0.0);
    }

    double gainWithoutFalsePositives() const
    {
        Points points = unfixed();
        for (auto& [classId, list] : points) {
            for (Point& point : list) {
                point.score = point.right ? 1 : 0;
            }
        }
        return *mean(points, m_truths) - *meanAp();
    }

    double gainWithoutFalseNegatives() const
    {
        std::map<int, long> found;
        for (const auto& [classId, n] : m_truths) {
            found[classId] = 0;
        }
        for (std::size_t t = 0; t < m_set.truths.size(); ++t) {
            found[m_set.truths[t].classId] += m_used[t] ? 1 : 0;
        }
        return mean(unfixed(), found).value_or(1) - *meanAp();
    }

private:
    struct Point {
        double score = 0;
        bool right = false;
    };
    using Points = std::map<int, std::vector<Point>>;

    struct Error {
        metrics::ErrorKind kind = metrics::ErrorKind::None;
        std::uint32_t detection = metrics::none;
        std::uint32_t truth = metrics::none;
        int classId = 0;
        int size = 0;
        bool fixable = false;
        std::optional<Point> original;
    };

    void evaluate(std::uint32_t image, std::size_t most)
    {
        using namespace metrics;
        std::vector<std::uint32_t> dets;
        std::vector<std::uint32_t> gts;
        std::vector<std::uint32_t> regions;
        for (std::uint32_t d = 0; d < m_set.detections.size(); ++d) {
            if (m_set.detections[d].image == image) {
                dets.push_back(d);
            }
        }
        dets.resize(std::min(dets.size(), most));
        m_used.resize(m_set.truths.size());
        for (std::uint32_t t = 0; t < m_set.truths.size(); ++t) {
            if (m_set.truths[t].image == image) {
                (m_set.truths[t].ignore ? regions : gts).push_back(t);
                m_truths[m_set.truths[t].classId] += m_set.truths[t].ignore ? 0 : 1;
            }
        }
        const auto iou = [&](std::uint32_t d, std::uint32_t t) { return boxIou(m_set.detections[d].box, m_set.truths[t].box, m_set.truths[t].crowd); };
        const auto same = [&](std::uint32_t d, std::uint32_t t) { return m_set.detections[d].classId == m_set.truths[t].classId; };
        /// The highest of value(t), the first of equals.
        const auto highest = [&](auto value) {
            std::pair<double, std::uint32_t> best{-1, none};
            for (const std::uint32_t t : gts) {
                best = value(t) > best.first ? std::pair{value(t), t} : best;
            }
            return best;
        };
        std::map<std::uint32_t, bool> right;
        for (const std::uint32_t d : dets) {
            const auto [best, t] = highest([&](std::uint32_t g) { return same(d, g) && !m_used[g] ? iou(d, g) : 0.0; });
            right[d] = t != none && best >= m_foreground;
            if (right[d]) {
                m_used[t] = true;
            }
        }
        std::vector<bool> usable(m_set.truths.size(), false);
        for (const std::uint32_t d : dets) {
            const int classId = m_set.detections[d].classId;
            const Point point{m_set.detections[d].score, right[d]};
            if (right[d]) {
                m_points[classId].push_back(point);
                m_right.push_back(d);
                continue;
            }
            Error error{.detection = d, .classId = classId, .original = point};
            for (const std::uint32_t region : regions) {
                if (same(d, region) && iou(d, region) > m_foreground) {
                    error.original.reset();
                }
            }
            if (error.original) {
                m_points[classId].push_back(point);
            }
            const auto sameClass = highest([&](std::uint32_t g) { return same(d, g) ? iou(d, g) : 0.0; });
            const auto otherClass = highest([&](std::uint32_t g) { return same(d, g) ? 0.0 : iou(d, g); });
            const auto used = highest([&](std::uint32_t g) { return same(d, g) && m_used[g] ? iou(d, g) : 0.0; });
            const auto any = highest([&](std::uint32_t g) { return iou(d, g); });
            if (gts.empty()) {
                error.kind = ErrorKind::Background;
            } else if (sameClass.first >= m_background && sameClass.first <= m_foreground) {
                error.kind = ErrorKind::Location;
                error.truth = sameClass.second;
            } else if (otherClass.first >= m_foreground) {
                error.kind = ErrorKind::Class;
                error.truth = otherClass.second;
            } else if (used.first >= m_foreground) {
                error.kind = ErrorKind::Duplicate;
                error.truth = used.second;
            } else if (any.first <= m_background) {
                error.kind = ErrorKind::Background;
            } else {
                error.kind = ErrorKind::Both;
                error.truth = any.second;
            }
            error.fixable = (error.kind == ErrorKind::Class || error.kind == ErrorKind::Location) && !m_used[error.truth];
            if (error.fixable) {
                usable[error.truth] = true;
                m_best.emplace(error.truth, d);
            }
            error.size = sizeClass(error.truth == none ? m_set.detections[d].area : m_set.truths[error.truth].area);
            m_errors.push_back(error);
        }
        for (const std::uint32_t t : gts) {
            if (!m_used[t] && !usable[t]) {
                m_errors.push_back({.kind = ErrorKind::Missed,
                                    .truth = t,
                                    .classId = m_set.truths[t].classId,
                                    .size = sizeClass(m_set.truths[t].area)});
            }
        }
    }

    static int sizeClass(double area)
    {
        return area <= 1024 ? 0 : area <= 9216 ? 1 : 2;
    }

    void addRight(Points& points) const
    {
        for (const std::uint32_t d : m_right) {
            points[m_set.detections[d].classId].push_back({m_set.detections[d].score, true});
        }
    }

    Points unfixed() const
    {
        Points points;
        for (const Error& error : m_errors) {
            if (error.original) {
                points[error.classId].push_back(*error.original);
            }
        }
        addRight(points);
        return points;
    }

    static double ap(std::vector<Point> points, long truths)
    {
        if (truths == 0) {
            return 0;
        }
        std::stable_sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.score > b.score; });
        std::vector<double> precision;
        std::vector<double> recall;
        double right = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            right += points[i].right ? 1 : 0;
            precision.push_back(right / static_cast<double>(i + 1));
            recall.push_back(right / static_cast<double>(truths));
        }
        double sum = 0;
        for (int k = 0; k <= 100; ++k) {
            const auto first = std::lower_bound(recall.begin(), recall.end(), k / 100.0) - recall.begin();
            sum += first == static_cast<std::ptrdiff_t>(recall.size()) ? 0 : *std::max_element(precision.begin() + first, precision.end());
        }
        return sum / 101;
    }

    static std::optional<double> mean(const Points& points, const std::map<int, long>& truths)
    {
        std::map<int, std::pair<std::vector<Point>, long>> classes;
        for (const auto& [classId, list] : points) {
            classes[classId].first = list;
        }
        for (const auto& [classId, n] : truths) {
            classes[classId].second = n;
        }
        double sum = 0;
        int n = 0;
        for (const auto& [classId, one] : classes) {
            if (!one.first.empty() || one.second != 0) {
                sum += ap(one.first, one.second);
                ++n;
            }
        }
        return n == 0 ? std::nullopt : std::optional(sum / n);
    }

    const metrics::DetectionSet& m_set;
    double m_foreground;
    double m_background;
    std::vector<Error> m_errors;
    std::vector<std::uint32_t> m_right;
    std::map<int, long> m_truths;
    Points m_points;
    std::vector<bool> m_used;
    std::map<std::uint32_t, std::uint32_t> m_best;
};

}  // namespace gg::test
