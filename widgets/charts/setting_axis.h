#pragma once

#include "core/runs/setting_column.h"

#include <QString>

#include <string>
#include <vector>

namespace gg::widgets {

struct AxisTick {
    double position = 0;  ///< share of the axis, from 0
    QString label;
};

/// Where an axis of settings or results is labelled: at each category, at powers of ten and their threes, or at round numbers. At most about `wanted`;
/// the ends are labelled where nothing rounder lies between them.
std::vector<AxisTick> ticksOf(const runs::SettingColumn& column, int wanted);

/// The value at an axis as a person reads it: the category, or up to four digits.
QString axisValueText(const runs::SettingColumn& column, double value);

/// A setting as a cell shows it: as it was written, a fraction of many digits ("0.0753843521345") with four of them.
QString settingText(const std::string& value);

}  // namespace gg::widgets
