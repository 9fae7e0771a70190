#include "kind.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace gg::faults {
namespace {

using Change = std::function<Planted(Workset&, const std::string& image, std::mt19937&)>;

/// Does something to some images of the training split and their files.
auto each(Change change)
{
    return [change](Workset& set, std::mt19937& random) {
        std::vector<Planted> planted;
        for (const std::string& image : set.take("images/train", placesPerKind, random)) {
            planted.push_back(change(set, image, random));
        }
        return planted;
    };
}

std::string yaml(const Workset& set)
{
    return set.exists("data.yaml") ? "data.yaml" : throw std::runtime_error("the clean set has no data.yaml");
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    if (at == std::string::npos) {
        throw std::runtime_error("the data.yaml does not hold " + from);
    }
    return text.replace(at, from.size(), to);
}

auto changeYaml(std::string from, std::string to)
{
    return [from, to](Workset& set, std::mt19937&) {
        set.write(yaml(set), replaced(set.read(yaml(set)), from, to));
        return std::vector<Planted>{{}};
    };
}

/// Every row of one class gets another number, so that its name is never used.
std::vector<Planted> unusedClass(Workset& set, std::mt19937&)
{
    for (const char* split : {"images/train", "images/val"}) {
        for (const std::string& image : set.untouched(split)) {
            std::vector<std::string> lines = set.lines(labelOf(image));
            for (std::string& line : lines) {
                Row row = rowOf(line);
                row.classId = row.classId == 3 ? 4 : row.classId;
                line = lineOf(row);
            }
            set.writeLines(labelOf(image), lines);
        }
    }
    return {{}};
}

/// A class stays in the training split only.
std::vector<Planted> classInOneSplit(Workset& set, std::mt19937&)
{
    for (const std::string& image : set.untouched("images/val")) {
        std::vector<std::string> lines = set.lines(labelOf(image));
        for (std::string& line : lines) {
            Row row = rowOf(line);
            row.classId = row.classId == 3 ? 4 : row.classId;
            line = lineOf(row);
        }
        set.writeLines(labelOf(image), lines);
    }
    return {{}};
}

Planted copyAcross(Workset& set, const std::string& image)
{
    const std::string to = "images/val/" + image.substr(image.rfind('/') + 1, image.rfind('.') - image.rfind('/') - 1) + "_b" + image.substr(image.rfind('.'));
    set.write(to, set.read(image));
    set.write(labelOf(to), set.read(labelOf(image)));
    set.markUsed(to);
    return {image, 0};
}

}  // namespace

std::vector<Kind> fileKinds()
{
    return {
        {"label_missing", "a label file is deleted", Base::Yolo, {"label.missing"}, each([](Workset& set, const std::string& image, std::mt19937&) {
             set.remove(labelOf(image));
             return Planted{image, 0};
         })},
        {"label_orphan", "an image is deleted, its label stays", Base::Yolo, {"label.orphan"}, each([](Workset& set, const std::string& image, std::mt19937&) {
             set.remove(image);
             return Planted{labelOf(image), 0};
         })},
        {"label_wrong_case", "the label's name differs in case", Base::Yolo, {"label.missing", "label.mispaired"},
         each([](Workset& set, const std::string& image, std::mt19937&) {
             std::string upper = labelOf(image);
             std::transform(upper.begin() + static_cast<std::ptrdiff_t>(upper.rfind('/')), upper.end() - 4,
                            upper.begin() + static_cast<std::ptrdiff_t>(upper.rfind('/')), [](unsigned char c) { return std::toupper(c); });
             set.rename(labelOf(image), upper);
             return Planted{image, 0};
         }), false, false, false, {"label.orphan"}, {"wrong_case"}},
        {"label_wrong_folder", "the label lies in another folder", Base::Yolo, {"label.missing"},
         each([](Workset& set, const std::string& image, std::mt19937&) {
             std::string elsewhere = labelOf(image);
             elsewhere.replace(0, std::string("labels/train").size(), "labels/old");
             set.rename(labelOf(image), elsewhere);
             return Planted{image, 0};
         }), false, false, false, {"label.orphan"}, {"wrong_folder"}},
        {"label_mistyped_name", "a letter too many in the label's name", Base::Yolo, {"label.mispaired", "label.missing"},
         each([](Workset& set, const std::string& image, std::mt19937&) {
             std::string typo = labelOf(image);
             typo.insert(typo.size() - 4, "_");
             set.rename(labelOf(image), typo);
             return Planted{image, 0};
         }), false, false, false, {"label.orphan"}},
        {"twin_stems", "a.jpg and a.png share a label", Base::Yolo, {"label.shared"}, each([](Workset& set, const std::string& image, std::mt19937& random) {
             const std::string twin = image.substr(0, image.rfind('.')) + ".png";
             cv::Mat other = set.image(image);
             cv::flip(other, other, static_cast<int>(random() % 2));
             set.writeImage(twin, other);
             set.markUsed(twin);
             return Planted{labelOf(image), 0, image};
         }), false, false, false, {}, {"twin_stems"}},
        {"list_names_absent", "a list names images that are not there", Base::Yolo, {"split.file_not_found"}, [](Workset& set, std::mt19937& random) {
             std::string list;
             for (const std::string& image : set.untouched("images/train")) {
                 list += "./" + image + "\n";
             }
             std::vector<Planted> planted;
             for (std::size_t i = 0; i < placesPerKind; ++i) {
                 list += "./images/train/gone_" + std::to_string(random() % 100000) + ".jpg\n";
                 planted.push_back({"train.txt", static_cast<std::uint32_t>(set.untouched("images/train").size() + i + 1)});
             }
             set.write("train.txt", list);
             set.write(yaml(set), replaced(set.read(yaml(set)), "train: images/train", "train: train.txt"));
             return planted;
         }, false, false, true},
        {"val_is_train", "val names the training images", Base::Yolo, {"split.train_equals_val"}, changeYaml("val: images/val", "val: images/train"), false, false, true},
        {"val_inside_train", "training names both folders", Base::Yolo, {"split.shared_images", "split.train_equals_val", "split.val_inside_train"},
         changeYaml("train: images/train", "train: [images/train, images/val]"), false, false, true},
        {"val_names_labels", "val names a folder of labels", Base::Yolo, {"yaml.split_points_at_labels"}, changeYaml("val: images/val", "val: labels/val"), false, false, true},
        {"split_not_there", "val names a folder that is not there", Base::Yolo, {"yaml.split_not_found"}, changeYaml("val: images/val", "val: images/validation"), false, false, true},
        {"windows_path", "a path with backslashes", Base::Yolo, {"yaml.windows_path", "yaml.backslash"}, changeYaml("val: images/val", "val: images\\val"), false, false, true},
        {"nc_differs", "nc is not the number of names", Base::Yolo, {"yaml.nc_differs"}, [](Workset& set, std::mt19937&) {
             set.write(yaml(set), "nc: 4\n" + set.read(yaml(set)));
             return std::vector<Planted>{{}};
         }, false, false, true},
        {"names_alike", "two names that differ by their case", Base::Yolo, {"class.similar_names"}, [](Workset& set, std::mt19937&) {
             std::string text = set.read(yaml(set));
             set.write(yaml(set), replaced(replaced(std::move(text), "van", "Car"), "bus", "trucks"));
             return std::vector<Planted>{{}};
         }, false, false, true},
        {"class_unused", "a name that no label uses", Base::Yolo, {"class.unused"}, unusedClass, false, false, true},
        {"class_in_one_split", "a class that the validation split lacks", Base::Yolo, {"class.one_split"}, classInOneSplit, false, false, true},
        {"copy_across_splits", "the same file in both splits", Base::Yolo, {"leak.same_file"},
         each([](Workset& set, const std::string& image, std::mt19937&) { return copyAcross(set, image); }), true, false, false,
         {"label.missing"}},
    };
}

}  // namespace gg::faults
