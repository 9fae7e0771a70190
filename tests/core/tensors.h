#pragma once

#include "core/inference/backend.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace gg::test {

/// A tensor of zeros whose values are set by index: set(t, {0, 4, 5}, 0.9F).
inline inference::Tensor zeros(const std::string& name, const std::vector<int>& shape)
{
    return {.name = name, .values = cv::Mat::zeros(static_cast<int>(shape.size()), shape.data(), CV_32F)};
}

inline void set(inference::Tensor& tensor, const std::vector<int>& index, float value)
{
    *reinterpret_cast<float*>(tensor.values.ptr(index.data())) = value;
}

/// A row of a table [1, N, columns].
inline void setRow(inference::Tensor& table, int row, std::initializer_list<float> values)
{
    int column = 0;
    for (const float value : values) {
        set(table, {0, row, column++}, value);
    }
}

/// A row of a table that lies as [1, columns, N].
inline void setColumn(inference::Tensor& table, int row, std::initializer_list<float> values)
{
    int column = 0;
    for (const float value : values) {
        set(table, {0, column++, row}, value);
    }
}

}  // namespace gg::test
