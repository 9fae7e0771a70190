#include "core/sample/sample_folder.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/io/image_codec.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <numeric>
#include <system_error>

namespace gg::sample {
namespace {

namespace fs = std::filesystem;

enum Purpose : std::uint64_t { ForSequenceLengths = 101, ForFaults = 102 };

[[noreturn]] void throwWriteError(const std::string& file, int error)
{
    if (error == ENOSPC || error == EDQUOT) {
        throw Error(ErrorCode::NoSpace, file, "The disk is full. Free some space, or make a sample with fewer images.");
    }
    throw Error(ErrorCode::NotWritable, file,
                "Could not be written (" + std::string(std::strerror(error)) + "). Choose a folder that you may write to.");
}

std::string encode(const cv::Mat& image, const char* extension, const std::vector<int>& parameters)
{
    std::vector<unsigned char> bytes;
    bool done = false;
    std::string reason = "no reason given";
    try {
        done = io::encodeImage(extension, image, bytes, parameters);
    } catch (const cv::Exception& exception) {
        reason = exception.what();
    }
    if (!done) {
        throw Error(ErrorCode::Internal, "", std::string("OpenCV could not encode a ") + extension + " picture: " + reason + ".");
    }
    return {bytes.begin(), bytes.end()};
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

void require(bool met, const std::string& detail)
{
    if (!met) {
        throw Error(ErrorCode::InvalidArgument, "", detail);
    }
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

}  // namespace

SampleFolder::SampleFolder(std::string folder)
    : m_folder(std::move(folder))
{
    require(!m_folder.empty(), "No folder was named for the sample. Name one that does not exist yet.");
    std::error_code code;
    const fs::file_status status = fs::status(m_folder, code);
    m_existed = fs::exists(status);
    if (m_existed && !fs::is_directory(status)) {
        throw Error(ErrorCode::InvalidArgument, m_folder, "This is a file. Name a folder that does not exist yet or is empty.");
    }
    if (m_existed) {
        const bool empty = fs::is_empty(m_folder, code);
        if (code) {
            throw Error(ErrorCode::NotWritable, m_folder, "The folder could not be read (" + code.message() + "). Choose another one.");
        }
        if (!empty) {
            throw Error(ErrorCode::InvalidArgument, m_folder,
                        "The folder is not empty. A sample is only written to a new or an empty folder, so that no data is mixed with it.");
        }
    }
    io::createFolder(m_folder);
}

SampleFolder::~SampleFolder()
{
    if (m_keep) {
        return;
    }
    std::error_code code;  // What cannot be removed stays; the reason for giving up is on its way to the caller already.
    for (fs::directory_iterator entry(m_folder, code); !code && entry != fs::directory_iterator(); entry.increment(code)) {
        std::error_code ignored;
        fs::remove_all(entry->path(), ignored);
    }
    if (!m_existed) {
        fs::remove(m_folder, code);
    }
}

void SampleFolder::createFolder(const std::string& relative) const
{
    io::createFolder(m_folder + "/" + relative);
}

void SampleFolder::write(const std::string& relative, std::string_view contents) const
{
    const std::string file = m_folder + "/" + relative;
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        throwWriteError(file, errno);
    }
    int error = 0;
    while (error == 0 && !contents.empty()) {
        const ssize_t written = ::write(descriptor, contents.data(), contents.size());
        if (written >= 0) {
            contents.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            error = errno;
        }
    }
    // Network file systems tell of a full disk only here.
    if (::close(descriptor) != 0 && error == 0 && errno != EINTR) {
        error = errno;
    }
    if (error != 0) {
        throwWriteError(file, error);
    }
}

std::string encodeJpeg(const cv::Mat& image)
{
    return encode(image, ".jpg", {cv::IMWRITE_JPEG_QUALITY, 95});
}

std::string encodePng(const cv::Mat& image)
{
    return encode(image, ".png", {cv::IMWRITE_PNG_COMPRESSION, 4});
}

void checkOptions(const SampleOptions& options, const std::vector<std::string>& knownFaults, int fewestImages)
{
    require(options.images >= fewestImages && options.images <= 1'000'000,
            "The number of images is " + std::to_string(options.images) + ". Choose " + std::to_string(fewestImages) +
                " to 1,000,000.");
    require(options.width >= 64 && options.height >= 64 && options.width <= 4096 && options.height <= 4096,
            "The image size is " + std::to_string(options.width) + "x" + std::to_string(options.height) +
                ". Choose 64 to 4096 pixels for both sides.");
    require(options.foreground > 0 && options.foreground <= 0.5,
            "The mean foreground share is " + number(options.foreground) + ". Choose more than 0 and at most 0.5.");
    for (const auto& [fault, share] : options.faults) {
        require(std::find(knownFaults.begin(), knownFaults.end(), fault) != knownFaults.end(),
                "There is no fault named \"" + fault + "\" here. Known are: " + joined(knownFaults) + ".");
        require(share > 0 && share <= 1, "The share of the fault \"" + fault + "\" is " + number(share) + ". Choose more than 0 and at most 1.");
    }
}

std::vector<int> sequenceLengths(std::uint64_t seed, int images)
{
    constexpr int shortest = 8;
    constexpr int longest = 20;
    if (images < 2 * shortest) {
        return images < 2 ? std::vector<int>{images} : std::vector<int>{images - images / 2, images / 2};
    }
    Random random(seed, ForSequenceLengths);
    std::vector<int> lengths;
    int left = images;
    while (left > 0) {
        int length = left;
        if (left > longest) {
            length = random.integer(shortest, std::min(longest, left - shortest));
        } else if (lengths.empty()) {
            length = left / 2;  // two sequences at least, so that there is one for each split
        }
        lengths.push_back(length);
        left -= length;
    }
    return lengths;
}

std::map<std::string, std::vector<int>> chooseFaults(const SampleOptions& options, const std::vector<std::string>& inPairs)
{
    std::vector<int> order(static_cast<std::size_t>(options.images));
    std::iota(order.begin(), order.end(), 0);
    Random(options.seed, ForFaults).shuffle(order);

    std::map<std::string, std::vector<int>> chosen;
    std::size_t used = 0;
    std::size_t wanted = 0;
    for (const auto& [fault, share] : options.faults) {
        auto count = static_cast<std::size_t>(std::max<long>(1, std::lround(share * options.images)));
        if (std::find(inPairs.begin(), inPairs.end(), fault) != inPairs.end()) {
            count += count % 2;
        }
        wanted += count;
        for (; count > 0 && used < order.size(); --count) {
            chosen[fault].push_back(order[used++]);
        }
    }
    require(wanted <= order.size(), "The faults need " + std::to_string(wanted) + " images, one fault each, but there are only " +
                                        std::to_string(order.size()) + ". Make more images or lower the shares.");
    return chosen;
}

std::string frameName(int sequence, int frame, int sequences)
{
    const auto padded = [](int number, std::size_t digits) {
        const std::string text = std::to_string(number);
        return std::string(digits - std::min(digits, text.size()), '0') + text;
    };
    const std::size_t digits = std::max<std::size_t>(2, std::to_string(sequences).size());
    return "seq" + padded(sequence + 1, digits) + "_" + padded(frame + 1, 4);
}

std::string toJson(const std::vector<PlantedFault>& faults)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const PlantedFault& fault : faults) {
        list.push_back({{"fault", fault.fault}, {"file", fault.file}, {"line", fault.line}});
    }
    return list.dump(1) + "\n";
}

}  // namespace gg::sample
