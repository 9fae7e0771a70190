#pragma once

#include "widgets/charts/chart_spec.h"

namespace gg::widgets {

/// Columns of pixels of a print: 84 mm at 300 dots per inch are 992.
std::size_t printColumns(double widthMm, double dpi);

/// The chart with only those points that are seen in `columns` columns of pixels (first, last, lowest and highest of each): for files whose size
/// must not grow with the run. Every series of the result is a plain line: smoothed ones become a faint and a strong one, a part that was
/// abandoned becomes a faint one of its own, and parts and gaps are set apart by NaN. x from `lower` to `upper`; all of it where they are absent.
ChartSpec thinned(const ChartSpec& spec, std::size_t columns, std::optional<double> lower = {}, std::optional<double> upper = {});

/// The same with all points: for who draws or writes plain lines only.
ChartSpec separated(const ChartSpec& spec);

}  // namespace gg::widgets
