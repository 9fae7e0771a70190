#include "core/imports/tensorboard/event_values.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <bit>
#include <cctype>
#include <cstring>
#include <vector>

namespace gg::imports::tensorboard
{
namespace
{

/// tensorflow/core/framework/types.proto
enum DataType : std::int32_t {
    Float = 1,
    Double = 2,
    Int32 = 3,
    UInt8 = 4,
    Int16 = 5,
    Int8 = 6,
    String = 7,
    Int64 = 9,
    Bool = 10,
    BFloat16 = 14,
    UInt16 = 17,
    Half = 19,
    UInt32 = 22,
    UInt64 = 23
};

/// Numbers of a histogram; TensorFlow writes 30 rows of 3.
constexpr std::size_t longestTable = 3U << 20U;

double fromHalf(std::uint16_t bits)
{
    const auto number = cv::float16_t::fromBits(bits);
    return static_cast<double>(static_cast<float>(number));
}

double fromBFloat(std::uint16_t bits)
{
    return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16U));
}

static_assert(std::endian::native == std::endian::little, "tensor_content is little-endian");

template <typename T>
std::optional<T> content(const std::string& bytes)
{
    if (bytes.size() != sizeof(T)) {
        return std::nullopt;
    }
    T value{};
    std::memcpy(&value, bytes.data(), sizeof(T));
    return value;
}

template <typename T>
std::optional<double> numeric(const std::string& bytes)
{
    const auto value = content<T>(bytes);
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

std::optional<double> fromContent(std::int32_t type, const std::string& bytes)
{
    const auto bits = content<std::uint16_t>(bytes);
    switch (type) {
    case Float:
        return numeric<float>(bytes);
    case Double:
        return numeric<double>(bytes);
    case Int32:
        return numeric<std::int32_t>(bytes);
    case UInt8:
    case Bool:
        return numeric<std::uint8_t>(bytes);
    case Int16:
        return numeric<std::int16_t>(bytes);
    case Int8:
        return numeric<std::int8_t>(bytes);
    case Int64:
        return numeric<std::int64_t>(bytes);
    case UInt16:
        return numeric<std::uint16_t>(bytes);
    case UInt32:
        return numeric<std::uint32_t>(bytes);
    case UInt64:
        return numeric<std::uint64_t>(bytes);
    case Half:
        return bits ? std::optional(fromHalf(*bits)) : std::nullopt;
    case BFloat16:
        return bits ? std::optional(fromBFloat(*bits)) : std::nullopt;
    default:
        return std::nullopt;
    }
}

template <typename Field>
double firstOf(const Field& field)
{
    return field.empty() ? 0.0 : static_cast<double>(field.Get(0));
}

std::optional<double> fromFields(const schema::TensorProto& tensor)
{
    const auto bits = static_cast<std::uint16_t>(tensor.half_val().empty() ? 0 : tensor.half_val(0));
    switch (tensor.dtype()) {
    case Float:
        return firstOf(tensor.float_val());
    case Double:
        return firstOf(tensor.double_val());
    case Int32:
    case UInt8:
    case Int16:
    case Int8:
    case UInt16:
        return firstOf(tensor.int_val());
    case Int64:
        return firstOf(tensor.int64_val());
    case Bool:
        return firstOf(tensor.bool_val());
    case UInt32:
        return firstOf(tensor.uint32_val());
    case UInt64:
        return firstOf(tensor.uint64_val());
    case Half:
        return fromHalf(bits);
    case BFloat16:
        return fromBFloat(bits);
    default:
        return std::nullopt;
    }
}

bool isCount(const std::string& text)
{
    return !text.empty() && text.size() < 10 &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

ValueKind stringsKind(const schema::TensorProto& tensor, const std::string& plugin)
{
    // [width, height, first picture, …]
    const auto& strings = tensor.string_val();
    if (strings.size() >= 2 && isCount(strings.Get(0)) && isCount(strings.Get(1)) &&
        (plugin == "images" || (strings.size() > 2 && looksLikePicture(strings.Get(2))))) {
        return {.kind = strings.size() > 2 ? ValueKind::Pictures : ValueKind::Nothing, .what = {}};
    }
    if (plugin == "audio" || strings.empty()) {
        return {.kind = ValueKind::Unread, .what = plugin == "audio" ? "audio" : "texts without anything in them"};
    }
    return {.kind = ValueKind::Texts, .what = {}};
}

bool isHistogram(const schema::TensorProto& tensor)
{
    const auto& shape = tensor.tensor_shape();
    return shape.dim_size() == 2 && shape.dim(1).size() == 3 && (tensor.dtype() == Float || tensor.dtype() == Double) &&
           elementsOf(shape).has_value();
}

ValueKind tensorKind(const schema::Summary::Value& value)
{
    const schema::TensorProto& tensor = value.tensor();
    const std::string& plugin = value.metadata().plugin_data().plugin_name();
    if (tensor.dtype() == String) {
        return stringsKind(tensor, plugin);
    }
    if (const auto number = singleNumber(tensor)) {
        return {.kind = ValueKind::Scalar, .number = *number, .what = {}};
    }
    if (isHistogram(tensor)) {
        return {.kind = ValueKind::Histogram, .what = {}};
    }
    return {.kind = ValueKind::Unread,
            .what = plugin.empty() ? "tensors with more than one number" : "tensors of the plugin " + plugin};
}

}  // namespace

std::optional<std::uint64_t> elementsOf(const schema::TensorShapeProto& shape)
{
    if (shape.unknown_rank()) {
        return std::nullopt;
    }
    std::uint64_t count = 1;
    for (const auto& dim : shape.dim()) {
        if (dim.size() < 0 || dim.size() > (1 << 30) || count > (1U << 30U)) {
            return std::nullopt;
        }
        count *= static_cast<std::uint64_t>(dim.size());
    }
    return count;
}

std::optional<double> singleNumber(const schema::TensorProto& tensor)
{
    if (elementsOf(tensor.tensor_shape()) != 1U) {
        return std::nullopt;
    }
    return tensor.tensor_content().empty() ? fromFields(tensor) : fromContent(tensor.dtype(), tensor.tensor_content());
}

std::optional<std::vector<double>> numbersOf(const schema::TensorProto& tensor, std::size_t count)
{
    const std::string& bytes = tensor.tensor_content();
    std::vector<double> numbers;
    if (tensor.dtype() == Double && bytes.size() == count * sizeof(double)) {
        numbers.resize(count);
        std::memcpy(numbers.data(), bytes.data(), bytes.size());
    } else if (tensor.dtype() == Float && bytes.size() == count * sizeof(float)) {
        std::vector<float> narrow(count);
        std::memcpy(narrow.data(), bytes.data(), bytes.size());
        numbers.assign(narrow.begin(), narrow.end());
    } else if (tensor.dtype() == Double && bytes.empty()) {
        numbers.assign(tensor.double_val().begin(), tensor.double_val().end());
    } else if (tensor.dtype() == Float && bytes.empty()) {
        numbers.assign(tensor.float_val().begin(), tensor.float_val().end());
    } else {
        return std::nullopt;
    }
    if (numbers.size() > count || count > longestTable) {
        return std::nullopt;
    }
    numbers.resize(count, numbers.empty() ? 0 : numbers.back());  // TensorFlow leaves out repetitions of the last
    return numbers;
}

bool looksLikePicture(std::string_view bytes)
{
    using namespace std::string_view_literals;
    return bytes.starts_with("\x89PNG"sv) || bytes.starts_with("\xff\xd8\xff"sv) || bytes.starts_with("GIF8"sv) ||
           bytes.starts_with("BM"sv) ||
           (bytes.starts_with("RIFF"sv) && bytes.substr(std::min<std::size_t>(8, bytes.size())).starts_with("WEBP"sv));
}

ValueKind kindOf(const schema::Summary::Value& value)
{
    using Value = schema::Summary::Value;
    switch (value.value_case()) {
    case Value::kSimpleValue:
        return {.kind = ValueKind::Scalar, .number = static_cast<double>(value.simple_value()), .what = {}};
    case Value::kImage:
        return {.kind = value.image().encoded_image_string().empty() ? ValueKind::Nothing : ValueKind::Picture, .what = {}};
    case Value::kHisto:
        return {.kind = ValueKind::Histogram, .what = {}};
    case Value::kTensor:
        return tensorKind(value);
    case Value::kAudio:
        return {.kind = ValueKind::Unread, .what = "audio"};
    case Value::kObsoleteOldStyleHistogram:
        return {.kind = ValueKind::Unread, .what = "histograms of a form before TensorFlow 1"};
    case Value::VALUE_NOT_SET:
        break;
    }
    return {};
}

}  // namespace gg::imports::tensorboard
