#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/target.h"

#include <opencv2/imgcodecs.hpp>

std::vector<std::string> seeds()
{
    std::vector<std::string> out;
    for (const int type : {CV_8UC1, CV_8UC3, CV_16UC1}) {
        std::vector<unsigned char> bytes;
        cv::imencode(".tiff", cv::Mat(6, 8, type, cv::Scalar(10, 20, 30)), bytes);
        out.emplace_back(bytes.begin(), bytes.end());
    }
    // The smallest GIF: one white pixel.
    static constexpr unsigned char gif[] = {'G', 'I',  'F', '8', '9', 'a', 1, 0, 1, 0, 0x80, 0, 0, 255,  255, 255, 0,   0,
                                            0,   0x2C, 0,   0,   0,   0,   1, 0, 1, 0, 0,    2, 2, 0x44, 1,   0,   0x3B};
    out.emplace_back(std::begin(gif), std::end(gif));
    return out;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const gg::fuzz::Scratch scratch;
    const std::string file = scratch.write("a.tif", data, size);
    for (const auto read : {gg::dataset::readImage, gg::dataset::readMaskGrey}) {
        try {
            read(file);
        } catch (const gg::Error&) {
        }
    }
    return 0;
}
