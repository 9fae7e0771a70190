#include "core/imports/tensorboard/record.h"

#include "core/imports/tensorboard/crc32c.h"

#include <algorithm>
#include <cstring>

namespace gg::imports::tensorboard
{
namespace
{

std::uint32_t little32(const char* bytes)
{
    const auto* at = reinterpret_cast<const unsigned char*>(bytes);
    return at[0] | static_cast<std::uint32_t>(at[1]) << 8U | static_cast<std::uint32_t>(at[2]) << 16U |
           static_cast<std::uint32_t>(at[3]) << 24U;
}

std::uint64_t little64(const char* bytes)
{
    return little32(bytes) | static_cast<std::uint64_t>(little32(bytes + 4)) << 32U;
}

bool isHead(const char* bytes)
{
    return masked(crc32c(bytes, 8)) == little32(bytes + 8);
}

void putLittle(std::string& out, std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i) {
        out.push_back(static_cast<char>(value >> static_cast<unsigned>(8 * i) & 0xffU));
    }
}

/// The CRC of a record that is too large for the memory.
bool hasDataCrc(FileWindow& window, std::uint64_t offset, std::uint64_t length)
{
    constexpr std::uint64_t step = 1U << 20U;
    std::uint32_t crc = 0;
    for (std::uint64_t done = 0; done < length;) {
        const std::size_t count = std::min(step, length - done);
        const char* bytes = window.at(offset + done, count);
        if (bytes == nullptr) {
            return false;
        }
        crc = crc32c(bytes, count, crc);
        done += count;
    }
    const char* foot = window.at(offset + length, recordFoot);
    return foot != nullptr && little32(foot) == masked(crc);
}

}  // namespace

Record readRecord(FileWindow& window, std::uint64_t offset)
{
    using State = Record::State;
    Record record{.offset = offset, .end = offset, .data = {}};
    const char* head = window.at(offset, recordHead);
    if (head == nullptr) {
        return record;
    }
    if (!isHead(head)) {
        record.state = State::BadLength;
        return record;
    }
    const std::uint64_t length = little64(head);
    const std::uint64_t left = window.size() - offset;
    if (left < recordHead + recordFoot || length > left - recordHead - recordFoot) {
        return record;
    }
    record.end = offset + recordHead + length + recordFoot;
    if (length > largestRecord) {
        record.state = hasDataCrc(window, record.dataOffset(), length) ? State::TooLarge : State::BadData;
        return record;
    }
    const char* data = window.at(record.dataOffset(), length + recordFoot);
    if (data == nullptr) {
        return record;
    }
    record.data = {data, length};
    record.state = masked(crc32c(data, length)) == little32(data + length) ? State::Whole : State::BadData;
    return record;
}

std::optional<std::uint64_t> findRecord(FileWindow& window, std::uint64_t from, std::uint64_t to)
{
    for (std::uint64_t offset = from; offset < to; ++offset) {
        const char* head = window.at(offset, recordHead);
        if (head == nullptr) {
            return std::nullopt;
        }
        // No record has 4 GiB, so four zeros come first: that spares most places their CRC.
        if (little32(head + 4) == 0 && isHead(head)) {
            return offset;
        }
    }
    return std::nullopt;
}

std::string framed(std::string_view data)
{
    std::string out;
    out.reserve(recordHead + data.size() + recordFoot);
    putLittle(out, data.size(), 8);
    putLittle(out, masked(crc32c(out.data(), 8)), 4);
    out += data;
    putLittle(out, masked(crc32c(data.data(), data.size())), 4);
    return out;
}

}  // namespace gg::imports::tensorboard
