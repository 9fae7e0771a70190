#include "core/dataset/fingerprint.h"

#include <boost/crc.hpp>

#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <filesystem>

namespace gg::dataset
{
namespace
{

// CRC-64/XZ. It tells data sets apart; it guards against nobody.
using Crc64 = boost::crc_optimal<64, 0x42F0E1EBA9EA3693ULL, ~0ULL, ~0ULL, true, true>;

void feed(Crc64& crc, std::string_view text)
{
    crc.process_bytes(text.data(), text.size());
    crc.process_byte(0);
}

void feed(Crc64& crc, std::uint64_t number)
{
    std::array<unsigned char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<unsigned char>(number >> (8 * i));  // the same on every byte order
    }
    crc.process_bytes(bytes.data(), bytes.size());
}

/// Paths outside the root are absolute in the record; seen from the root they do not depend on where both lie.
std::string fromRoot(const Dataset& dataset, const std::string& path)
{
    if (!path.starts_with('/')) {
        return path;
    }
    return std::filesystem::path(path).lexically_relative(dataset.root).generic_string();
}

}  // namespace

std::uint64_t checksum(std::string_view bytes)
{
    Crc64 crc;
    crc.process_bytes(bytes.data(), bytes.size());
    return crc.checksum();
}

std::uint64_t fileSize(const std::string& path)
{
    struct stat info {
    };
    return ::stat(path.c_str(), &info) == 0 && info.st_size > 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

std::string fingerprintOf(const Dataset& dataset, const std::vector<RecordPrint>& prints)
{
    Crc64 crc;
    for (std::size_t i = 0; i < dataset.records.size() && i < prints.size(); ++i) {
        const Record& record = dataset.records[i];
        feed(crc, fromRoot(dataset, record.image));
        feed(crc, prints[i].imageBytes);
        if (record.state != LabelState::Missing) {
            feed(crc, fromRoot(dataset, record.label));
        }
        feed(crc, prints[i].label);
    }
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(crc.checksum()));
    return text.data();
}

}  // namespace gg::dataset
