#include "kind.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace gg::faults {
namespace {

using ChangeMask = std::function<cv::Mat(const cv::Mat& mask, std::mt19937&)>;

auto eachMask(ChangeMask change)
{
    return [change](Workset& set, std::mt19937& random) {
        std::vector<Planted> planted;
        for (const std::string& image : set.take("images", placesPerKind, random)) {
            set.writeImage(maskOf(image), change(set.image(maskOf(image)), random));
            planted.push_back({maskOf(image), 0});
        }
        return planted;
    };
}

std::vector<Planted> swapMasks(Workset& set, std::mt19937& random, bool neighbours)
{
    std::vector<Planted> planted;
    std::vector<std::string> images = set.untouched("images");
    for (std::size_t pair = 0; pair < placesPerKind; ++pair) {
        const std::size_t first = random() % (images.size() - 1);
        std::size_t second = neighbours ? first + 1 : random() % images.size();
        const auto sequence = [](const std::string& name) { return name.substr(0, name.rfind('_')); };
        while (!neighbours && sequence(images[second]) == sequence(images[first])) {
            second = random() % images.size();
        }
        const std::string a = images[first];
        const std::string b = images[second];
        const std::string maskA = set.read(maskOf(a));
        set.write(maskOf(a), set.read(maskOf(b)));
        set.write(maskOf(b), maskA);
        for (const std::string& image : {a, b}) {
            planted.push_back({maskOf(image), 0});
            set.markUsed(image);
            std::erase(images, image);
        }
    }
    return planted;
}

}  // namespace

std::vector<Kind> maskKinds()
{
    return {
        {"mask_missing", "a mask is deleted", Base::Masks, {"label.missing"}, [](Workset& set, std::mt19937& random) {
             std::vector<Planted> planted;
             for (const std::string& image : set.take("images", placesPerKind, random)) {
                 set.remove(maskOf(image));
                 planted.push_back({image, 0});
             }
             return planted;
         }},
        {"mask_orphan", "an image is deleted, its mask stays", Base::Masks, {"label.orphan"}, [](Workset& set, std::mt19937& random) {
             std::vector<Planted> planted;
             for (const std::string& image : set.take("images", placesPerKind, random)) {
                 set.remove(image);
                 planted.push_back({maskOf(image), 0});
             }
             return planted;
         }},
        {"mask_unreadable", "a mask cut off", Base::Masks, {"mask.unreadable"}, [](Workset& set, std::mt19937& random) {
             std::vector<Planted> planted;
             for (const std::string& image : set.take("images", placesPerKind, random)) {
                 const std::string bytes = set.read(maskOf(image));
                 set.write(maskOf(image), bytes.substr(0, bytes.size() / 2));
                 planted.push_back({maskOf(image), 0});
             }
             return planted;
         }, true},
        {"mask_empty", "a mask without foreground", Base::Masks, {"mask.all_background"},
         eachMask([](const cv::Mat& mask, std::mt19937&) { return cv::Mat(cv::Mat::zeros(mask.size(), mask.type())); }), true},
        {"mask_full", "a mask of foreground alone", Base::Masks, {"mask.all_foreground"},
         eachMask([](const cv::Mat& mask, std::mt19937&) { return cv::Mat(mask.size(), mask.type(), cv::Scalar::all(255)); }), true, false, false, {"mask.share_outlier", "mask.inverted"}},
        {"mask_inverted", "foreground and background exchanged in some masks", Base::Masks, {"mask.inverted", "mask.share_outlier"},
         eachMask([](const cv::Mat& mask, std::mt19937&) { return cv::Mat(255 - mask); }), true},
        {"mask_grey_border", "in-between values, as resizing leaves them", Base::Masks, {"mask.in_between_values"}, eachMask([](const cv::Mat& mask, std::mt19937&) {
             cv::Mat soft;
             cv::GaussianBlur(mask, soft, {}, 2);
             return soft;
         }), true, false, false, {"mask.mixed_kinds"}},
        {"mask_values_0_1", "0 and 1 among masks of 0 and 255", Base::Masks, {"mask.unusual_values", "mask.mixed_kinds"},
         eachMask([](const cv::Mat& mask, std::mt19937&) { return cv::Mat(mask / 255); }), true},
        {"mask_size_differs", "a mask of another size", Base::Masks, {"mask.size_differs"}, eachMask([](const cv::Mat& mask, std::mt19937&) {
             cv::Mat small;
             cv::resize(mask, small, {}, 0.8, 0.7, cv::INTER_NEAREST);
             return small;
         }), true},
        {"mask_turned", "a mask turned by 90 degrees", Base::Masks, {"mask.size_transposed", "mask.size_differs"}, eachMask([](const cv::Mat& mask, std::mt19937&) {
             cv::Mat turned;
             cv::rotate(mask, turned, cv::ROTATE_90_CLOCKWISE);
             return turned;
         }), true},
        {"mask_specks", "stray dots of foreground", Base::Masks, {"mask.specks"}, eachMask([](const cv::Mat& mask, std::mt19937& random) {
             cv::Mat out = mask.clone();
             for (int i = 0; i < 12; ++i) {
                 const cv::Point at(static_cast<int>(random() % static_cast<unsigned>(mask.cols)), static_cast<int>(random() % static_cast<unsigned>(mask.rows)));
                 cv::circle(out, at, 1, cv::Scalar::all(255), cv::FILLED);
             }
             return out;
         }), true},
        {"mask_pinholes", "holes of a pixel or two", Base::Masks, {"mask.pinholes"}, eachMask([](const cv::Mat& mask, std::mt19937& random) {
             cv::Mat grey = mask;
             if (mask.channels() > 1) {
                 cv::cvtColor(mask, grey, cv::COLOR_BGR2GRAY);
             }
             cv::Mat core;
             cv::erode(grey, core, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
             std::vector<cv::Point> inside;
             cv::findNonZero(core, inside);
             cv::Mat out = mask.clone();
             for (int i = 0; i < 8 && !inside.empty(); ++i) {
                 cv::circle(out, inside[random() % inside.size()], 1, cv::Scalar::all(0), cv::FILLED);
             }
             return out;
         }), true},
        {"mask_of_another", "one mask copied to other images", Base::Masks, {"mask.same_as_another"}, [](Workset& set, std::mt19937& random) {
             const std::vector<std::string> images = set.take("images", placesPerKind + 1, random);
             std::vector<Planted> planted;
             for (std::size_t i = 1; i < images.size(); ++i) {
                 set.write(maskOf(images[i]), set.read(maskOf(images[0])));
                 planted.push_back({maskOf(images[i]), 0});
             }
             return planted;
         }, true, false, false, {"mask.fits_another"}},
        {"mask_swapped_scenes", "masks swapped between images of different scenes", Base::Masks, {"mask.fits_another"},
         [](Workset& set, std::mt19937& random) { return swapMasks(set, random, false); }, true, true},
        {"mask_flipped", "a mask flipped left to right", Base::Masks, {"mask.fits_turned", "mask.fits_another"}, eachMask([](const cv::Mat& mask, std::mt19937&) {
             cv::Mat out;
             cv::flip(mask, out, 1);
             return out;
         }), true, true},
    };
}

}  // namespace gg::faults
