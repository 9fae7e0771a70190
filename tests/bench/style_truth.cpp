#include "tests/bench/style_truth.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace gg::bench
{
namespace
{

namespace fs = std::filesystem;

fs::path dataRoot()
{
    const char* named = std::getenv("GROUNDGLASS_TEST_DATA");
    return named != nullptr ? named : GG_TEST_DATA;
}

std::vector<fs::path> filesOf(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(folder, absent)) {
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

TrueBox boxOfPolygon(const std::string& row, const cv::Size& size)
{
    std::istringstream numbers(row);
    TrueBox box;
    numbers >> box.classId;
    double x = 0;
    double y = 0;
    double left = 1;
    double top = 1;
    double right = 0;
    double bottom = 0;
    while (numbers >> x >> y) {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    box.rect = {left * size.width, top * size.height, (right - left) * size.width, (bottom - top) * size.height};
    return box;
}

/// Last frames of the videos, from the table in CVC-ClinicDB's README.
std::string polypVideo(const std::string& frame)
{
    static constexpr int last[] = {25, 50, 67, 78, 103, 126, 151, 177, 199, 205, 227, 252, 277};
    const auto video = std::ranges::lower_bound(last, std::atoi(frame.c_str())) - std::begin(last);
    return "video" + std::to_string(video + 1);
}

}  // namespace

std::vector<TruePicture> cocoPolygons(const std::string& split)
{
    const fs::path set = dataRoot() / "detection/coco128";
    std::vector<TruePicture> pictures;
    for (const fs::path& file : filesOf(set / "instance_segmentation/labels" / split)) {
        const fs::path image = set / "images" / split / (file.stem().string() + ".jpg");
        TruePicture picture{.name = file.stem().string(), .recording = {}, .pixels = cv::imread(image.string()), .boxes = {}};
        std::ifstream rows(file);
        for (std::string row; std::getline(rows, row) && !picture.pixels.empty();) {
            const TrueBox box = boxOfPolygon(row, picture.pixels.size());
            if (box.rect.width > 0 && box.rect.height > 0) {
                picture.boxes.push_back(box);
            }
        }
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

std::vector<TruePicture> polypMasks()
{
    const fs::path set = dataRoot() / "segmentation/cvc_clinicdb";
    std::vector<TruePicture> pictures;
    for (const fs::path& file : filesOf(set / "masks")) {
        TruePicture picture{
            .name = file.stem().string(), .recording = polypVideo(file.stem().string()), .pixels = {}, .boxes = {}};
        for (const char* extension : {".jpg", ".png", ".tif"}) {
            const fs::path image = set / "images" / (file.stem().string() + extension);
            if (fs::exists(image)) {
                picture.pixels = cv::imread(image.string());
            }
        }
        const cv::Mat mask = cv::imread(file.string(), cv::IMREAD_GRAYSCALE);
        if (picture.pixels.empty() || mask.size() != picture.pixels.size()) {
            continue;
        }
        cv::Mat labels;
        cv::Mat stats;
        cv::Mat centres;
        const int count = cv::connectedComponentsWithStats(mask > 127, labels, stats, centres);
        for (int i = 1; i < count; ++i) {
            const auto at = [&](int what) { return static_cast<double>(stats.at<int>(i, what)); };
            picture.boxes.push_back(
                {.rect = {at(cv::CC_STAT_LEFT), at(cv::CC_STAT_TOP), at(cv::CC_STAT_WIDTH), at(cv::CC_STAT_HEIGHT)},
                 .classId = 0});
        }
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

dataset::Rect grown(const dataset::Rect& rect, const double (&margins)[4])
{
    return {rect.x - margins[0], rect.y - margins[1], rect.width + margins[0] + margins[2],
            rect.height + margins[1] + margins[3]};
}

bool isOfStatedSize(const dataset::Rect& rect)
{
    return std::min(rect.width, rect.height) >= 20 && std::max(rect.width, rect.height) <= 200;
}

}  // namespace gg::bench
