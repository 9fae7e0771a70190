#include "core/dataset/fingerprint.h"

#define XXH_INLINE_ALL  // the state is a member here
#include <xxhash.h>

#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <filesystem>

namespace gg::dataset
{
namespace
{

/// XXH3 over a stream. It tells data sets apart; it guards against nobody.
class Hash
{
public:
    Hash() { XXH3_64bits_reset(&m_state); }

    void feed(std::string_view text)
    {
        XXH3_64bits_update(&m_state, text.data(), text.size());
        XXH3_64bits_update(&m_state, "", 1);  // with its zero: "ab", "c" is not "a", "bc"
    }

    void feed(std::uint64_t number)
    {
        std::array<unsigned char, 8> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<unsigned char>(number >> (8 * i));  // the same on every byte order
        }
        XXH3_64bits_update(&m_state, bytes.data(), bytes.size());
    }

    std::uint64_t digest() const { return XXH3_64bits_digest(&m_state); }

private:
    XXH3_state_t m_state;
};

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
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t fileSize(const std::string& path)
{
    struct stat info {
    };
    return ::stat(path.c_str(), &info) == 0 && info.st_size > 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

std::uint64_t fileSizeAt(int folder, const char* name)
{
    struct stat info {
    };
    return ::fstatat(folder, name, &info, 0) == 0 && info.st_size > 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

std::string fingerprintOf(const Dataset& dataset, const std::vector<RecordPrint>& prints)
{
    Hash hash;
    for (std::size_t i = 0; i < dataset.records.size() && i < prints.size(); ++i) {
        const Record& record = dataset.records[i];
        hash.feed(fromRoot(dataset, record.image));
        hash.feed(prints[i].imageBytes);
        if (record.state != LabelState::Missing) {
            hash.feed(fromRoot(dataset, record.label));
        }
        hash.feed(prints[i].label);
    }
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hash.digest()));
    return text.data();
}

}  // namespace gg::dataset
