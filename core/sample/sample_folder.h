#pragma once

#include "core/sample/random.h"
#include "core/sample/sample_dataset.h"

#include <opencv2/core.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gg::sample {

/// The folder that a sample is written to: it must not exist or be empty. Unless keep() is called (the sample is complete),
/// everything written is removed again, so that a cancelled or failed attempt can be repeated.
class SampleFolder {
public:
    /// Throws Error: InvalidArgument when there is something in the folder, NotWritable, NoSpace.
    explicit SampleFolder(std::string folder);
    ~SampleFolder();
    SampleFolder(const SampleFolder&) = delete;
    SampleFolder& operator=(const SampleFolder&) = delete;

    void createFolder(const std::string& relative) const;
    /// Not synced to the disk, unlike io::writeFileAtomically(): a sample has hundreds of files and can be made again.
    void write(const std::string& relative, std::string_view contents) const;
    void keep() { m_keep = true; }

private:
    std::string m_folder;
    bool m_existed = false;
    bool m_keep = false;
};

std::string encodeJpeg(const cv::Mat& image);
std::string encodePng(const cv::Mat& image);

/// Throws Error(InvalidArgument) for an option out of its range and for an unknown fault.
void checkOptions(const SampleOptions& options, const std::vector<std::string>& knownFaults, int fewestImages);

/// Frames per sequence: 8 to 20 each, fewer only where there are not enough images for two sequences of 8.
std::vector<int> sequenceLengths(std::uint64_t seed, int images);

/// Which images get which fault: round(share · images), at least 1; no image gets two. Faults named in `inPairs` get an even number.
/// Throws Error(InvalidArgument) when there are not enough images.
std::map<std::string, std::vector<int>> chooseFaults(const SampleOptions& options, const std::vector<std::string>& inPairs);

/// "seq03_0012": numbers start at 1.
std::string frameName(int sequence, int frame, int sequences);

std::string toJson(const std::vector<PlantedFault>& faults);

}  // namespace gg::sample
