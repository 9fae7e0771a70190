#pragma once

#include <cstddef>
#include <utility>

namespace gg::training {

/// Which part of every batch a process learns from, where several train together. The parts lie one behind the other and differ by one picture
/// at most; a small last batch may leave some without any.
struct BatchPart {
    std::size_t index = 0;
    std::size_t count = 1;

    /// Of a batch of `pictures`: from the first on, up to the second. 10 pictures in 4 parts: 0–2, 2–5, 5–7, 7–10.
    std::pair<std::size_t, std::size_t> of(std::size_t pictures) const { return {pictures * index / count, pictures * (index + 1) / count}; }
};

}  // namespace gg::training
