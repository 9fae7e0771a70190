#pragma once

#include "core/base/export.h"
#include "core/imports/tensorboard/file_window.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gg::imports::tensorboard
{

// record = u64 LE length · u32 LE masked crc32c(length) · data · u32 LE masked crc32c(data)
inline constexpr std::size_t recordHead = 12;
inline constexpr std::size_t recordFoot = 4;
/// What a writer puts into one record is far below: a larger one is checked, but not read.
inline constexpr std::uint64_t largestRecord = 256U << 20U;

struct Record {
    enum class State : std::uint8_t {
        Whole,
        Waits,      ///< its end is not there yet
        BadLength,  ///< where the next one begins is not known
        BadData,    ///< to be skipped
        TooLarge    ///< to be skipped
    };
    State state = State::Waits;
    std::uint64_t offset = 0;  ///< of its head
    std::uint64_t end = 0;     ///< of the record, where its length is known
    std::string_view data;     ///< of a whole one, valid until the window moves

    std::uint64_t dataOffset() const { return offset + recordHead; }
};

Record readRecord(FileWindow& window, std::uint64_t offset);

/// The first place in [from, to) that looks like a record's beginning, by the CRC of its length: one of 4 billion places looks so
/// by chance.
std::optional<std::uint64_t> findRecord(FileWindow& window, std::uint64_t from, std::uint64_t to);

/// A record around the data.
GG_EXPORT std::string framed(std::string_view data);

}  // namespace gg::imports::tensorboard
