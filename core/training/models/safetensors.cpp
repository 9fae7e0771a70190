#include "core/training/models/safetensors.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <set>

namespace gg::training
{
namespace
{

using nlohmann::json;

constexpr std::uint64_t lengthBytes = 8;
constexpr std::uint64_t mostHeader = 100'000'000;  // as the format's own library has it
constexpr std::size_t mostAxes = 16;
constexpr std::size_t mostTensors = 1'000'000;

Error malformed(const std::string& file, const std::string& what)
{
    return Error(ErrorCode::Malformed, file, "This is no usable safetensors file: " + what + ". Make or copy it again.");
}

std::uint64_t readLength(std::ifstream& stream, const std::string& file)
{
    std::array<unsigned char, lengthBytes> bytes{};
    stream.read(reinterpret_cast<char*>(bytes.data()), bytes.size());
    if (!stream) {
        throw malformed(file, "it has less than the eight bytes that it begins with");
    }
    std::uint64_t length = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) {
        length = length << 8U | bytes[i];
    }
    return length;
}

bool readUnsigned(const json& value, std::uint64_t& number)
{
    if (!value.is_number_unsigned()) {
        return false;
    }
    number = value.get<std::uint64_t>();
    return true;
}

/// Bytes of a tensor by its shape; the largest number where it overflows.
std::uint64_t bytesOfShape(const std::vector<std::int64_t>& shape, std::uint64_t valueBytes)
{
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t bytes = valueBytes;
    for (const std::int64_t axis : shape) {
        const auto length = static_cast<std::uint64_t>(axis);
        if (length == 0) {
            return 0;
        }
        bytes = bytes > most / length ? most : bytes * length;
    }
    return bytes;
}

/// What is wrong with an entry; empty where it is right.
std::string readEntry(const json& entry, StoredTensor& tensor)
{
    const bool complete =
        entry.is_object() && entry.contains("dtype") && entry.contains("shape") && entry.contains("data_offsets");
    if (!complete || !entry["dtype"].is_string() || !entry["shape"].is_array() || !entry["data_offsets"].is_array()) {
        return "has no dtype, shape and data_offsets";
    }
    tensor.type = entry["dtype"].get<std::string>();
    if (entry["shape"].size() > mostAxes) {
        return "has " + std::to_string(entry["shape"].size()) + " axes";
    }
    for (const json& axis : entry["shape"]) {
        std::uint64_t length = 0;
        if (!readUnsigned(axis, length) || length > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return "has a shape that is no list of whole numbers";
        }
        tensor.shape.push_back(static_cast<std::int64_t>(length));
    }
    const json& range = entry["data_offsets"];
    if (range.size() != 2 || !readUnsigned(range[0], tensor.begin) || !readUnsigned(range[1], tensor.end) ||
        tensor.begin > tensor.end) {
        return "has data_offsets that are no range";
    }
    const std::uint64_t valueBytes = bytesOfType(tensor.type);
    const std::uint64_t wanted = bytesOfShape(tensor.shape, valueBytes);
    if (valueBytes > 0 && wanted != tensor.end - tensor.begin) {
        return "takes " + std::to_string(wanted) + " bytes by its shape, but " + std::to_string(tensor.end - tensor.begin) +
               " by its range";
    }
    return {};
}

/// JSON of which no name stands twice in one object.
json parseOnce(std::string_view text, const std::string& file)
{
    std::vector<std::set<std::string>> names;
    std::string twice;
    const json::parser_callback_t watch = [&](int depth, json::parse_event_t event, json& value) {
        const auto level = static_cast<std::size_t>(depth);
        if (event == json::parse_event_t::object_start) {
            names.resize(level + 1);
            names[level].clear();
        } else if (event == json::parse_event_t::key && level >= 1 && level <= names.size() &&
                   !names[level - 1].insert(value.get<std::string>()).second) {
            twice = value.get<std::string>();
        }
        return true;
    };
    json root = json::parse(text, watch, false);
    if (!root.is_object()) {
        throw malformed(file, "its header is not a JSON object");
    }
    if (!twice.empty()) {
        throw malformed(file, "its header names '" + twice + "' twice");
    }
    return root;
}

}  // namespace

std::uint64_t bytesOfType(std::string_view type)
{
    if (type == "F64" || type == "I64" || type == "U64") {
        return 8;
    }
    if (type == "F32" || type == "I32" || type == "U32") {
        return 4;
    }
    if (type == "F16" || type == "BF16" || type == "I16" || type == "U16") {
        return 2;
    }
    return type == "I8" || type == "U8" || type == "BOOL" || type == "F8_E4M3" || type == "F8_E5M2" ? 1 : 0;
}

SafetensorsFile::SafetensorsFile(const std::string& file)
    : m_file(file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        throw Error(ErrorCode::NotFound, file, "There is no such file. Give the path of a safetensors file.");
    }
    const std::uint64_t size = std::filesystem::is_regular_file(file, error) ? std::filesystem::file_size(file, error) : 0;
    m_stream.open(file, std::ios::binary);
    if (error || !m_stream) {
        throw Error(ErrorCode::Unreadable, file, "The file cannot be opened for reading. Check its permissions.");
    }
    const std::uint64_t length = readLength(m_stream, file);
    if (length > mostHeader || length > size - lengthBytes) {
        throw malformed(file, "its first eight bytes announce a header of " + std::to_string(length) +
                                  " bytes, which the file of " + std::to_string(size) + " bytes cannot hold");
    }
    std::string text(length, '\0');
    m_stream.read(text.data(), static_cast<std::streamsize>(length));
    if (!m_stream) {
        throw malformed(file, "its header is broken off");
    }
    m_dataStart = lengthBytes + length;
    readHeader(text, size - m_dataStart);
}

void SafetensorsFile::readHeader(std::string_view text, std::uint64_t dataSize)
{
    const json root = parseOnce(text, m_file);
    if (root.size() > mostTensors) {
        throw malformed(m_file, "its header names " + std::to_string(root.size()) + " tensors");
    }
    for (const auto& [name, entry] : root.items()) {
        if (name == "__metadata__") {
            for (const auto& [key, value] : entry.items()) {
                m_metadata[key] = value.is_string() ? value.get<std::string>() : std::string();
            }
            continue;
        }
        StoredTensor tensor{.name = name, .type = {}, .shape = {}};
        if (const std::string problem = readEntry(entry, tensor); !problem.empty()) {
            throw malformed(m_file, "the tensor '" + name + "' " + problem);
        }
        m_tensors.push_back(std::move(tensor));
    }
    std::stable_sort(m_tensors.begin(), m_tensors.end(), [](const StoredTensor& a, const StoredTensor& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    checkRanges(dataSize);
}

void SafetensorsFile::checkRanges(std::uint64_t dataSize) const
{
    std::uint64_t at = 0;
    for (const StoredTensor& tensor : m_tensors) {
        if (tensor.end > dataSize) {
            throw malformed(m_file, "the tensor '" + tensor.name + "' ends at byte " + std::to_string(tensor.end) + " of " +
                                        std::to_string(dataSize) + "; the file is broken off");
        }
        if (tensor.begin != at) {
            throw malformed(m_file, "the tensor '" + tensor.name + "' begins at byte " + std::to_string(tensor.begin) +
                                        ", where " + std::to_string(at) + " comes next: ranges overlap or leave a gap");
        }
        at = tensor.end;
    }
    if (at != dataSize) {
        throw malformed(m_file, std::to_string(dataSize - at) + " bytes at its end belong to no tensor");
    }
}

std::vector<char> SafetensorsFile::bytes(const StoredTensor& tensor)
{
    std::vector<char> data(tensor.end - tensor.begin);
    m_stream.clear();
    m_stream.seekg(static_cast<std::streamoff>(m_dataStart + tensor.begin));
    m_stream.read(data.data(), static_cast<std::streamsize>(data.size()));
    if (!m_stream) {
        throw Error(ErrorCode::Unreadable, m_file,
                    "The tensor '" + tensor.name + "' cannot be read. The file changed or its disk fails.");
    }
    return data;
}

std::string safetensorsHeader(std::vector<StoredTensor>& tensors, const std::map<std::string, std::string>& metadata)
{
    json root = json::object();
    root["__metadata__"] = metadata;
    std::uint64_t at = 0;
    for (StoredTensor& tensor : tensors) {
        tensor.begin = at;
        tensor.end = at + bytesOfShape(tensor.shape, bytesOfType(tensor.type));
        at = tensor.end;
        root[tensor.name] = {{"dtype", tensor.type}, {"shape", tensor.shape}, {"data_offsets", {tensor.begin, tensor.end}}};
    }
    std::string text = root.dump();
    text.append((8 - text.size() % 8) % 8, ' ');  // numbers lie aligned
    std::string header;
    for (std::uint64_t length = text.size(), i = 0; i < lengthBytes; ++i, length >>= 8U) {
        header += static_cast<char>(length & 0xFFU);
    }
    return header + text;
}

}  // namespace gg::training
