#include "core/audit/mask_components.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace gg::audit
{
namespace
{

/// Pixels [begin, end) of one row with the same value.
struct Run {
    int begin = 0;
    int end = 0;
    std::uint8_t value = 0;
};

class RunRegions
{
public:
    explicit RunRegions(const cv::Mat& labels)
        : m_rows(labels.rows)
        , m_columns(labels.cols)
    {
        std::size_t above = 0;
        for (int y = 0; y < labels.rows; ++y) {
            const std::size_t first = m_runs.size();
            addRow(labels.ptr<std::uint8_t>(y), labels.cols);
            m_parent.resize(m_runs.size());
            std::iota(m_parent.begin() + static_cast<std::ptrdiff_t>(first), m_parent.end(), static_cast<std::uint32_t>(first));
            if (y > 0) {
                join(above, first);
            }
            for (std::size_t i = first; i < m_runs.size(); ++i) {
                m_atBorder.push_back(y == 0 || y + 1 == m_rows || m_runs[i].begin == 0 || m_runs[i].end == m_columns);
            }
            above = first;
        }
    }

    ComponentFacts facts()
    {
        std::vector<std::uint32_t> areas(m_runs.size(), 0);
        std::vector<bool> border(m_runs.size(), false);
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            const std::uint32_t root = rootOf(static_cast<std::uint32_t>(i));
            areas[root] += static_cast<std::uint32_t>(m_runs[i].end - m_runs[i].begin);
            border[root] = border[root] || m_atBorder[i];
        }
        ComponentFacts out;
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            if (m_parent[i] != i) {
                continue;
            }
            if (m_runs[i].value != 0) {
                count(areas[i], out.objects, out.largest, out.tinyObjects);
            } else if (!border[i]) {
                count(areas[i], out.holes, out.largestHole, out.tinyHoles);
            }
        }
        return out;
    }

private:
    static void count(std::uint32_t area, std::uint32_t& number, std::uint32_t& largest,
                      std::array<std::uint32_t, largestTiny + 1>& tiny)
    {
        ++number;
        largest = std::max(largest, area);
        if (area <= largestTiny) {
            ++tiny[area];
        }
    }

    void addRow(const std::uint8_t* row, int columns)
    {
        for (int x = 0; x < columns;) {
            const int begin = x;
            while (x < columns && row[x] == row[begin]) {
                ++x;
            }
            m_runs.push_back({.begin = begin, .end = x, .value = row[begin]});
        }
    }

    /// Runs of this row with those of the row above that they touch.
    void join(std::size_t above, std::size_t first)
    {
        std::size_t a = above;
        for (std::size_t i = first; i < m_runs.size(); ++i) {
            const Run& run = m_runs[i];
            const int reach = run.value == 0 ? 0 : 1;  // diagonal neighbours belong to an object, not to a hole
            while (a < first && m_runs[a].end + reach <= run.begin) {
                ++a;
            }
            for (std::size_t b = a; b < first && m_runs[b].begin < run.end + reach; ++b) {
                if (m_runs[b].value == run.value) {
                    unite(static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(i));
                }
            }
            // The next run may touch the last one above again, diagonally.
            while (a > above && m_runs[a - 1].end + 1 > run.end) {
                --a;
            }
        }
    }

    std::uint32_t rootOf(std::uint32_t i)
    {
        while (m_parent[i] != i) {
            m_parent[i] = m_parent[m_parent[i]];
            i = m_parent[i];
        }
        return i;
    }

    void unite(std::uint32_t a, std::uint32_t b)
    {
        a = rootOf(a);
        b = rootOf(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

    int m_rows;
    int m_columns;
    std::vector<Run> m_runs;
    std::vector<std::uint32_t> m_parent;
    std::vector<bool> m_atBorder;
};

}  // namespace

ComponentFacts measureComponents(const cv::Mat& labels)
{
    return RunRegions(labels).facts();
}

}  // namespace gg::audit
