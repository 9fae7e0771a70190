#include "core/audit/best_assignment.h"

#include <limits>

namespace gg::audit
{

std::vector<std::size_t> bestAssignment(const std::vector<double>& gains, std::size_t n)
{
    // Rows and columns count from 1; column 0 stands for the row that is being placed.
    std::vector<double> ofRow(n + 1, 0);
    std::vector<double> ofColumn(n + 1, 0);
    std::vector<std::size_t> rowOf(n + 1, 0);
    for (std::size_t row = 1; row <= n; ++row) {
        std::vector<double> least(n + 1, std::numeric_limits<double>::max());
        std::vector<std::size_t> before(n + 1, 0);
        std::vector<bool> done(n + 1, false);
        std::size_t column = 0;
        rowOf[0] = row;
        do {
            done[column] = true;
            const std::size_t from = rowOf[column];
            double step = std::numeric_limits<double>::max();
            std::size_t next = 0;
            for (std::size_t c = 1; c <= n; ++c) {
                if (done[c]) {
                    continue;
                }
                const double cost = -gains[(from - 1) * n + c - 1] - ofRow[from] - ofColumn[c];
                if (cost < least[c]) {
                    least[c] = cost;
                    before[c] = column;
                }
                if (least[c] < step) {
                    step = least[c];
                    next = c;
                }
            }
            for (std::size_t c = 0; c <= n; ++c) {
                if (done[c]) {
                    ofRow[rowOf[c]] += step;
                    ofColumn[c] -= step;
                } else {
                    least[c] -= step;
                }
            }
            column = next;
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }
    std::vector<std::size_t> out(n);
    for (std::size_t c = 1; c <= n; ++c) {
        out[rowOf[c] - 1] = c - 1;
    }
    return out;
}

}  // namespace gg::audit
