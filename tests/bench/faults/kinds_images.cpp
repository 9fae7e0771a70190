#include "kind.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace gg::faults {
namespace {

using ChangePicture = std::function<cv::Mat(const cv::Mat&, std::mt19937&)>;

auto eachPicture(ChangePicture change, const char* folder = "images/train")
{
    return [change, folder](Workset& set, std::mt19937& random) {
        std::vector<Planted> planted;
        for (const std::string& image : set.take(folder, placesPerKind, random)) {
            set.writeImage(image, change(set.image(image), random));
            planted.push_back({image, 0});
        }
        return planted;
    };
}

auto eachFile(std::function<std::string(const std::string&, std::mt19937&)> change)
{
    return [change](Workset& set, std::mt19937& random) {
        std::vector<Planted> planted;
        for (const std::string& image : set.take("images/train", placesPerKind, random)) {
            set.write(image, change(set.read(image), random));
            planted.push_back({image, 0});
        }
        return planted;
    };
}

/// The same picture in the other split, written anew by `change`, under a name that does not give it away.
auto copyAcross(ChangePicture change, int quality)
{
    return [change, quality](Workset& set, std::mt19937& random) {
        std::vector<Planted> planted;
        for (const std::string& image : set.take("images/train", placesPerKind, random)) {
            const std::string to = "images/val/photo" + std::to_string(100000 + random() % 900000) + ".jpg";
            set.writeImage(to, change(set.image(image), random), quality);
            set.write(labelOf(to), set.read(labelOf(image)));
            set.markUsed(to);
            planted.push_back({to, 0});
        }
        return planted;
    };
}

std::string withExif(const std::string& jpeg, unsigned char orientation)
{
    const unsigned char exif[] = {0xFF, 0xE1, 0x00, 0x22, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0};
    return jpeg.substr(0, 2) + std::string(reinterpret_cast<const char*>(exif), sizeof exif) + jpeg.substr(2);
}

const std::vector<std::string_view> leaks{"leak.same_pixels", "leak.copy", "leak.same_scene"};

}  // namespace

std::vector<Kind> imageKinds()
{
    return {
        {"image_truncated", "a JPEG cut off at 60 %", Base::Yolo, {"image.truncated", "image.unreadable"},
         eachFile([](const std::string& bytes, std::mt19937&) { return bytes.substr(0, bytes.size() * 6 / 10); }), true},
        {"image_garbage", "random bytes under an image's name", Base::Yolo, {"image.unreadable"}, eachFile([](const std::string&, std::mt19937& random) {
             std::string bytes(3000, '\0');
             for (char& byte : bytes) {
                 byte = static_cast<char>(random() % 256);
             }
             return bytes;
         }), true},
        {"image_empty_file", "an image of no bytes", Base::Yolo, {"image.unreadable"}, eachFile([](const std::string&, std::mt19937&) { return std::string(); }), true},
        {"image_web_page", "an error page saved as an image", Base::Yolo, {"image.unreadable"},
         eachFile([](const std::string&, std::mt19937&) { return std::string("<!DOCTYPE html><html><body>404 Not Found</body></html>"); }), true},
        {"image_jpeg_tail", "bytes behind the JPEG's end", Base::Yolo, {"image.jpeg_tail"},
         eachFile([](const std::string& bytes, std::mt19937&) { return bytes + "camera maker's notes"; }), true},
        {"image_wrong_ending", "a PNG named .jpg", Base::Yolo, {"image.wrong_extension"}, eachFile([](const std::string& bytes, std::mt19937&) {
             const cv::Mat picture = cv::imdecode(std::vector<char>(bytes.begin(), bytes.end()), cv::IMREAD_COLOR);
             std::vector<unsigned char> png;
             cv::imencode(".png", picture, png);
             return std::string(png.begin(), png.end());
         }), true},
        {"image_exif_rotated", "EXIF says turn by 90 degrees", Base::Yolo, {"image.exif_rotation"},
         eachFile([](const std::string& bytes, std::mt19937&) { return withExif(bytes, 6); }), true, false, false, {"image.odd_size"}},
        {"image_too_small", "a picture of 8 x 6 pixels", Base::Yolo, {"image.too_small"}, eachPicture([](const cv::Mat& picture, std::mt19937&) {
             cv::Mat small;
             cv::resize(picture, small, {8, 6}, 0, 0, cv::INTER_AREA);
             return small;
         }), true, false, false, {"image.odd_size", "image.low_information", "image.blurred", "image.flat"}},
        {"image_odd_size", "a picture ten times as large as the others", Base::Yolo, {"image.odd_size"}, eachPicture([](const cv::Mat& picture, std::mt19937&) {
             cv::Mat large;
             cv::resize(picture, large, {}, 5, 5, cv::INTER_CUBIC);
             return large;
         }), true, false, false, {"image.blurred"}},
        {"image_odd_aspect", "a strip", Base::Yolo, {"image.odd_aspect"},
         eachPicture([](const cv::Mat& picture, std::mt19937&) { return cv::Mat(picture.rowRange(0, picture.cols / 5)).clone(); }), true, false, false, {"image.odd_size"}},
        {"image_dark", "an underexposed picture", Base::Yolo, {"image.dark"}, eachPicture([](const cv::Mat& picture, std::mt19937&) { return cv::Mat(picture * 0.12); }), true,
         false, false, {"image.low_information", "image.flat", "image.blurred"}},
        {"image_light", "an overexposed picture", Base::Yolo, {"image.light"}, eachPicture([](const cv::Mat& picture, std::mt19937&) {
             cv::Mat bright;
             picture.convertTo(bright, -1, 0.05, 245);
             return bright;
         }), true, false, false, {"image.low_information", "image.flat", "image.blurred"}},
        {"image_flat", "one colour, as a covered lens gives it", Base::Yolo, {"image.flat", "image.low_information"},
         eachPicture([](const cv::Mat& picture, std::mt19937&) { return cv::Mat(picture.size(), picture.type(), cv::Scalar(120, 118, 122)); }), true, false, false,
         {"image.blurred", "image.grey_among_colour"}},
        {"image_blurred", "out of focus, sigma 6 px", Base::Yolo, {"image.blurred"}, eachPicture([](const cv::Mat& picture, std::mt19937&) {
             cv::Mat soft;
             cv::GaussianBlur(picture, soft, {}, 6);
             return soft;
         }), true},
        {"image_grey_among_colour", "grey pictures among colour ones", Base::Yolo, {"image.grey_among_colour"}, eachPicture([](const cv::Mat& picture, std::mt19937&) {
             cv::Mat grey;
             cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
             return grey;
         }), true},
        {"leak_reencoded", "the same picture in val, JPEG quality 30", Base::Yolo, leaks, copyAcross([](const cv::Mat& picture, std::mt19937&) { return picture.clone(); }, 30), true},
        {"leak_resized", "the same picture in val at half the size", Base::Yolo, leaks, copyAcross([](const cv::Mat& picture, std::mt19937&) {
             cv::Mat small;
             cv::resize(picture, small, {}, 0.5, 0.5, cv::INTER_AREA);
             return small;
         }, 90), true, false, false, {"image.odd_size"}},
        {"leak_brighter", "the same picture in val, 10 % brighter", Base::Yolo, leaks, copyAcross([](const cv::Mat& picture, std::mt19937&) { return cv::Mat(picture * 1.1); }, 90), true},
        {"leak_cropped", "the same picture in val, 3 % cut off", Base::Yolo, leaks, copyAcross([](const cv::Mat& picture, std::mt19937&) {
             const int x = picture.cols * 3 / 100;
             const int y = picture.rows * 3 / 100;
             return cv::Mat(picture(cv::Rect(x, y, picture.cols - 2 * x, picture.rows - 2 * y))).clone();
         }, 90), true, true, false, {"image.odd_size"}},
    };
}

}  // namespace gg::faults
