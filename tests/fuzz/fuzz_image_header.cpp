#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/target.h"

#include <opencv2/imgcodecs.hpp>

std::vector<std::string> seeds()
{
    std::vector<std::string> out;
    cv::Mat picture(6, 8, CV_8UC3, cv::Scalar(10, 20, 30));
    for (const char* ending : {".jpg", ".png", ".bmp", ".webp", ".ppm"}) {
        std::vector<unsigned char> bytes;
        cv::imencode(ending, picture, bytes);
        out.emplace_back(bytes.begin(), bytes.end());
    }
    return out;
}

/// The header alone: a decoder's own faults are not ours to find.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const gg::fuzz::Scratch scratch;
    gg::dataset::readImageSize(scratch.write("a.jpg", data, size));
    return 0;
}
