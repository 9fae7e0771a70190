#include "core/imports/tensorboard/attachment.h"

#include "core/base/error.h"
#include "core/imports/tensorboard/event_values.h"
#include "core/imports/tensorboard/record.h"
#include "core/io/files.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <filesystem>
#include <fstream>

namespace gg::imports
{
namespace
{

using namespace tensorboard;

[[noreturn]] void throwMalformed(const std::string& detail)
{
    throw Error(ErrorCode::Malformed, {}, "This histogram cannot be read: " + detail);
}

/// Drops buckets without anything in them from both ends.
std::vector<HistogramBucket> trimmed(const std::vector<HistogramBucket>& buckets)
{
    const auto holds = [](const HistogramBucket& bucket) { return bucket.count != 0; };
    const auto first = std::find_if(buckets.begin(), buckets.end(), holds);
    const auto last = std::find_if(buckets.rbegin(), buckets.rend(), holds).base();
    return first < last ? std::vector<HistogramBucket>(first, last) : std::vector<HistogramBucket>();
}

std::vector<HistogramBucket> bucketsOf(const schema::HistogramProto& histogram)
{
    const int count = histogram.bucket_limit_size();
    if (count != histogram.bucket_size()) {
        throwMalformed("it has " + std::to_string(count) + " limits and " + std::to_string(histogram.bucket_size()) +
                       " counts; one of each is expected.");
    }
    // The first bucket begins, and the last one ends, nowhere: writers put the greatest double there.
    const auto open = [](double limit) { return !(std::abs(limit) < DBL_MAX); };
    std::vector<HistogramBucket> buckets;
    for (int i = 0; i < count; ++i) {
        const double right = histogram.bucket_limit(i);
        const double left = i > 0 ? histogram.bucket_limit(i - 1) : std::min(histogram.min(), right);
        buckets.push_back({.left = open(left) ? histogram.min() : left,
                           .right = open(right) ? histogram.max() : right,
                           .count = histogram.bucket(i)});
    }
    return trimmed(buckets);
}

std::vector<HistogramBucket> bucketsOf(const schema::TensorProto& tensor)
{
    const auto elements = elementsOf(tensor.tensor_shape());
    const auto numbers = elements && tensor.tensor_shape().dim_size() == 2 && tensor.tensor_shape().dim(1).size() == 3
                             ? numbersOf(tensor, *elements)
                             : std::nullopt;
    if (!numbers) {
        throwMalformed("a table of three columns (left, right, count) of float or double was expected.");
    }
    std::vector<HistogramBucket> buckets;
    for (std::size_t i = 0; i + 2 < numbers->size(); i += 3) {
        buckets.push_back({(*numbers)[i], (*numbers)[i + 1], (*numbers)[i + 2]});
    }
    return trimmed(buckets);
}

}  // namespace

std::string readAttachment(const std::string& runFolder, const runs::RunAttachment& attachment)
{
    const std::string path = (std::filesystem::path(runFolder) / attachment.file).string();
    if (attachment.length == 0) {
        return io::readFile(path);
    }
    std::error_code code;
    const std::uint64_t size = std::filesystem::file_size(path, code);
    if (code) {
        throw Error(ErrorCode::NotFound, path, "This file is gone; \"" + attachment.name + "\" lay in it.");
    }
    if (attachment.offset > size || attachment.length > size - attachment.offset) {
        throw Error(ErrorCode::Malformed, path,
                    "The file has become shorter: \"" + attachment.name + "\" lay at byte " + std::to_string(attachment.offset) +
                        ". Open the run again.");
    }
    std::string bytes(attachment.length, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(attachment.offset));
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
        throw Error(ErrorCode::Unreadable, path,
                    "\"" + attachment.name + "\" could not be read at byte " + std::to_string(attachment.offset) + ".");
    }
    return bytes;
}

std::vector<HistogramBucket> decodeHistogram(std::string_view bytes)
{
    schema::Summary::Value value;
    if (bytes.size() > largestRecord || !value.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        throwMalformed("its bytes are no value of a TensorBoard summary.");
    }
    if (value.has_histo()) {
        return bucketsOf(value.histo());
    }
    if (value.has_tensor()) {
        return bucketsOf(value.tensor());
    }
    throwMalformed("the value is something else.");
}

}  // namespace gg::imports
