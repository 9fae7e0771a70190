#include "core/imports/tensorboard/block_reader.h"

#include "core/base/parallel.h"
#include "core/imports/tensorboard/record.h"

#include <fcntl.h>

#include <algorithm>

namespace gg::imports::tensorboard
{
namespace
{

/// Points of such a stretch stay in the processor's cache until they are sorted by tag.
constexpr std::uint64_t stretchBytes = 2U << 20U;

/// Records from block.end on, until one begins at or behind `to`.
void readRecords(FileWindow& window, EventScanner& scanner, std::uint64_t to, Block& block)
{
    while (block.end < to) {
        const Record record = readRecord(window, block.end);
        switch (record.state) {
        case Record::State::Whole:
            scanner.record(record.data, record.dataOffset());
            break;
        case Record::State::BadData:
            block.badData.push_back(record.offset);
            break;
        case Record::State::TooLarge:
            block.tooLarge.push_back(record.offset);
            break;
        case Record::State::Waits:
            block.waits = true;
            block.error = window.error();
            return;
        case Record::State::BadLength:
            block.damaged = true;
            return;
        }
        block.end = record.end;
    }
}

}  // namespace

Block BlockReader::readStretch(int descriptor, std::uint64_t size, const Stretch& stretch)
{
    std::unique_ptr<Scratch> scratch = borrow();
    scratch->window.open(descriptor, size, stretch.to);
    Block block;
    const auto begin = stretch.exact ? std::optional(stretch.from) : findRecord(scratch->window, stretch.from, stretch.to);
    if (begin) {
        block.begin = *begin;
        block.end = *begin;
        block.found = true;
        readRecords(scratch->window, scratch->scanner, stretch.to, block);
        block.scanned = scratch->scanner.take();
    }
    giveBack(std::move(scratch));
    return block;
}

std::vector<Block> BlockReader::read(int descriptor, std::uint64_t size, std::uint64_t from, std::uint64_t bytes)
{
    const std::uint64_t to = from + std::min(bytes, size - from);
    std::vector<Stretch> stretches;
    for (std::uint64_t at = from; at < to; at += stretchBytes) {
        stretches.push_back({.from = at, .to = std::min(to, at + stretchBytes), .exact = at == from});
    }
    if (stretches.size() > 1) {
        // Threads that read in turns look like no order to the kernel; and the next slice may come while this one is used.
        ::posix_fadvise(descriptor, static_cast<off_t>(from), static_cast<off_t>(2 * (to - from)), POSIX_FADV_WILLNEED);
    }
    std::vector<Block> blocks(stretches.size());
    JobControl control;
    parallelFor(stretches.size(), 1, control, [&](std::size_t i) { blocks[i] = readStretch(descriptor, size, stretches[i]); });

    std::vector<Block> joined;
    std::uint64_t at = from;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (at >= stretches[i].to) {
            continue;  // inside a record that began before
        }
        if (!blocks[i].found || blocks[i].begin != at) {
            blocks[i] = readStretch(descriptor, size, {.from = at, .to = stretches[i].to, .exact = true});
        }
        at = blocks[i].end;
        joined.push_back(std::move(blocks[i]));
        if (joined.back().waits || joined.back().damaged) {
            break;
        }
    }
    return joined;
}

std::unique_ptr<BlockReader::Scratch> BlockReader::borrow()
{
    const std::scoped_lock lock(m_mutex);
    if (m_idle.empty()) {
        return std::make_unique<Scratch>();
    }
    std::unique_ptr<Scratch> scratch = std::move(m_idle.back());
    m_idle.pop_back();
    return scratch;
}

void BlockReader::giveBack(std::unique_ptr<Scratch> scratch)
{
    const std::scoped_lock lock(m_mutex);
    m_idle.push_back(std::move(scratch));
}

}  // namespace gg::imports::tensorboard
