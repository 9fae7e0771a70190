#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/mask_image.h"
#include "core/dataset/write/convert.h"
#include "core/dataset/write/output_folder.h"
#include "core/io/image_codec.h"
#include "core/predictions/ensemble.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace gg::predictions {
namespace {

/// Folders of masks by the data set's records.
using Folders = std::vector<LoadedMasks>;

cv::Mat numbersOf(const std::string& file)
{
    const dataset::MaskImage mask = dataset::readMask(file);
    if (mask.encoding == dataset::MaskEncoding::Colour) {
        throw Error(ErrorCode::Unsupported, file, "Its classes are colours; masks with class numbers or degrees of grey are fused.");
    }
    return mask.values;
}

/// Degrees of grey in any folder's first masks say that they are probabilities.
MaskFusion fusionOf(const Folders& folders)
{
    constexpr int looked = 5;
    for (const LoadedMasks& folder : folders) {
        int count = 0;
        for (const std::string& file : folder.fileOf) {
            if (file.empty()) {
                continue;
            }
            if (dataset::readMask(file).kind == dataset::MaskValues::Greys) {
                return MaskFusion::Mean;
            }
            if (++count == looked) {
                break;
            }
        }
    }
    return MaskFusion::Majority;
}

template <typename Value>
cv::Mat fused(std::span<const cv::Mat> masks, MaskFusion fusion)
{
    cv::Mat out(masks.front().size(), masks.front().type());
    std::vector<Value> values(masks.size());
    for (int y = 0; y < out.rows; ++y) {
        for (int x = 0; x < out.cols; ++x) {
            std::uint64_t sum = 0;
            for (std::size_t i = 0; i < masks.size(); ++i) {
                values[i] = masks[i].at<Value>(y, x);
                sum += values[i];
            }
            if (fusion == MaskFusion::Mean) {
                out.at<Value>(y, x) = static_cast<Value>((2 * sum + masks.size()) / (2 * masks.size()));
                continue;
            }
            std::sort(values.begin(), values.end());
            std::size_t most = 0;
            for (std::size_t begin = 0; begin < values.size();) {
                std::size_t end = begin;
                while (end < values.size() && values[end] == values[begin]) {
                    ++end;
                }
                if (end - begin > most) {
                    most = end - begin;
                    out.at<Value>(y, x) = values[begin];
                }
                begin = end;
            }
        }
    }
    return out;
}

/// The image's stem, or its path where two images share the stem.
std::vector<std::string> namesOf(const dataset::Dataset& dataset)
{
    std::map<std::string, int> uses;
    for (const dataset::Record& record : dataset.records) {
        ++uses[std::string(dataset::stemOf(record.image))];
    }
    std::vector<std::string> names;
    for (const dataset::Record& record : dataset.records) {
        const std::string stem(dataset::stemOf(record.image));
        const std::string path = std::filesystem::path(record.image).relative_path().replace_extension().generic_string();
        names.push_back((uses[stem] == 1 || path.find("..") != std::string::npos ? stem : path) + ".png");
    }
    return names;
}

}  // namespace

cv::Mat fuseMasks(std::span<const cv::Mat> masks, MaskFusion fusion)
{
    const bool alike = !masks.empty() && std::all_of(masks.begin(), masks.end(), [&](const cv::Mat& mask) {
        return mask.size() == masks.front().size() && mask.type() == masks.front().type() && (mask.type() == CV_8UC1 || mask.type() == CV_16UC1);
    });
    if (!alike) {
        std::string sizes;
        for (const cv::Mat& mask : masks) {
            sizes += (sizes.empty() ? "" : ", ") + std::to_string(mask.cols) + " x " + std::to_string(mask.rows);
        }
        throw Error(ErrorCode::InvalidArgument, {}, "Masks to be fused need one size and one channel; found " + (sizes.empty() ? "none" : sizes) + ".");
    }
    return masks.front().type() == CV_8UC1 ? fused<std::uint8_t>(masks, fusion) : fused<std::uint16_t>(masks, fusion);
}

MaskEnsemble writeMaskEnsemble(const dataset::Dataset& dataset, const std::vector<std::string>& folders, std::optional<MaskFusion> fusion,
                               const std::string& outFolder, JobControl& control)
{
    if (folders.size() < 2) {
        throw Error(ErrorCode::InvalidArgument, folders.empty() ? std::string() : folders.front(), "An ensemble needs two folders of masks or more; name another one.");
    }
    dataset::requireFreshFolder(dataset, outFolder);
    Folders found;
    for (const std::string& folder : folders) {
        found.push_back(findMasks(dataset, folder, control));
        if (found.back().found == 0) {
            throw Error(ErrorCode::InvalidArgument, folder, "None of its masks is of an image of " + dataset.name + ".");
        }
    }
    MaskEnsemble result{.fusion = fusion.value_or(fusionOf(found)), .images = 0, .missing = {}};
    const std::vector<std::string> names = namesOf(dataset);
    dataset::OutputFolder out(outFolder, dataset::OutputMode::Write);
    control.begin("Fusing masks", dataset.records.size());
    for (std::size_t record = 0; record < dataset.records.size(); ++record) {
        control.throwIfStopped();
        control.advance();
        std::vector<cv::Mat> masks;
        std::string first;
        for (const LoadedMasks& folder : found) {
            if (!folder.fileOf[record].empty()) {
                masks.push_back(numbersOf(folder.fileOf[record]));
                first = first.empty() ? folder.fileOf[record] : first;
                if (masks.back().size() != masks.front().size()) {
                    throw Error(ErrorCode::InvalidArgument, folder.fileOf[record], "Its size differs from that of " + first + ". Predict both at one size.");
                }
            }
        }
        if (masks.size() < found.size() && !masks.empty()) {
            result.missing.push_back(dataset.records[record].image);
        }
        if (masks.empty()) {
            continue;
        }
        std::vector<unsigned char> bytes;
        if (!io::encodeImage(".png", fuseMasks(masks, result.fusion), bytes)) {
            throw Error(ErrorCode::Internal, names[record], "The mask could not be written as PNG.");
        }
        out.write(names[record], {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        ++result.images;
    }
    out.commit();
    return result;
}

}  // namespace gg::predictions
