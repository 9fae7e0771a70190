#pragma once

#include "core/imports/tensorboard/event_scanner.h"
#include "core/imports/tensorboard/file_window.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace gg::imports::tensorboard
{

/// What the records that begin in a stretch of a file say.
struct Block {
    std::uint64_t begin = 0;  ///< of the first record
    std::uint64_t end = 0;    ///< where the next stretch begins: behind the last record, or at what stopped the reading
    bool found = false;       ///< a record begins in the stretch
    bool waits = false;       ///< the record at `end` is not all there
    bool damaged = false;     ///< the length of the record at `end` is not to be trusted
    int error = 0;            ///< errno of a read that failed
    Scanned scanned;
    std::vector<std::uint64_t> badData;   ///< offsets of records whose data is damaged
    std::vector<std::uint64_t> tooLarge;  ///< offsets of records that were not read
};

/// Reads a file in stretches, large ones on all cores. Each thread looks for the first record of its stretch by itself, by the
/// CRC of its length; afterwards every stretch must begin where the one before it ended, or it is read again from there.
class BlockReader
{
public:
    /// The records that begin in [from, from + bytes), of a file that has `size` bytes; a record begins at `from`. In order, each
    /// block going on where the one before ended.
    std::vector<Block> read(int descriptor, std::uint64_t size, std::uint64_t from, std::uint64_t bytes);

private:
    /// Buffers of one thread, kept for the next slice.
    struct Scratch {
        FileWindow window;
        EventScanner scanner;
    };
    struct Stretch {
        std::uint64_t from = 0;
        std::uint64_t to = 0;
        bool exact = false;  ///< a record begins at `from`
    };

    Block readStretch(int descriptor, std::uint64_t size, const Stretch& stretch);
    std::unique_ptr<Scratch> borrow();
    void giveBack(std::unique_ptr<Scratch> scratch);

    std::mutex m_mutex;
    std::vector<std::unique_ptr<Scratch>> m_idle;
};

}  // namespace gg::imports::tensorboard
