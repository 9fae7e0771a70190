#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gg::training
{

/// One tensor of a safetensors file, by its header.
struct StoredTensor {
    std::string name;
    std::string type;  ///< "F32", "F16", "BF16", "I64", …
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;  ///< from the end of the header
    std::uint64_t end = 0;
};

/// A safetensors file (huggingface.co/docs/safetensors): eight bytes of the header's length, little-endian; the header, a JSON
/// object of name to dtype, shape and data_offsets; the numbers. The header is read and checked at once: every range lies in the
/// file, none overlaps another, none is missing.
class SafetensorsFile
{
public:
    /// Throws Error (NotFound, Unreadable, Malformed).
    explicit SafetensorsFile(const std::string& file);

    /// By where they lie in the file.
    const std::vector<StoredTensor>& tensors() const { return m_tensors; }
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    /// Throws Error (Unreadable).
    std::vector<char> bytes(const StoredTensor& tensor);

private:
    void readHeader(std::string_view text, std::uint64_t dataSize);
    void checkRanges(std::uint64_t dataSize) const;

    std::string m_file;
    std::ifstream m_stream;
    std::uint64_t m_dataStart = 0;
    std::vector<StoredTensor> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

/// Bytes of one value; 0 for a type that is not known.
std::uint64_t bytesOfType(std::string_view type);

/// The header for tensors that follow each other in this order, their ranges filled in; with its length before it.
std::string safetensorsHeader(std::vector<StoredTensor>& tensors, const std::map<std::string, std::string>& metadata);

}  // namespace gg::training
