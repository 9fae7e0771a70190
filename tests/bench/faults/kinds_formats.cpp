#include "kind.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace gg::faults {
namespace {

using nlohmann::ordered_json;
namespace fs = std::filesystem;

/// The annotation file of the training split, whatever the writer calls it.
std::string annotationFile(const Workset& set)
{
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(set.root())) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".json") && name.find("train") != std::string::npos) {
            return entry.path().lexically_relative(set.root()).generic_string();
        }
    }
    throw std::runtime_error("the COCO set has no annotations of a training split");
}

using ChangeAnnotation = std::function<void(ordered_json& document, ordered_json& annotation, std::mt19937& random)>;

auto changeAnnotations(ChangeAnnotation change)
{
    return [change](Workset& set, std::mt19937& random) {
        const std::string file = annotationFile(set);
        ordered_json document = ordered_json::parse(set.read(file));
        std::vector<std::size_t> order(document.at("annotations").size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::shuffle(order.begin(), order.end(), random);
        std::vector<Planted> planted;
        for (std::size_t i = 0; i < placesPerKind; ++i) {
            change(document, document["annotations"][order[i]], random);
            planted.push_back({file, 0});
        }
        set.write(file, document.dump());
        // Findings about annotations name the file; they are counted, not told apart.
        return planted;
    };
}

/// XML files of annotations, sorted.
std::vector<std::string> annotations(const Workset& set, const char* ending)
{
    std::vector<std::string> out;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(set.root())) {
        const std::string name = entry.path().lexically_relative(set.root()).generic_string();
        if (name.ends_with(ending) && name.find("mageSets") == std::string::npos && name.find("conversion") == std::string::npos) {
            out.push_back(name);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

auto changeText(const char* ending, std::string from, std::function<std::string(const std::string& text, std::size_t at)> change)
{
    return [=](Workset& set, std::mt19937& random) {
        std::vector<std::string> files = annotations(set, ending);
        std::shuffle(files.begin(), files.end(), random);
        std::vector<Planted> planted;
        for (const std::string& file : files) {
            const std::string text = set.read(file);
            const std::size_t at = text.find(from);
            if (at == std::string::npos || planted.size() == placesPerKind) {
                continue;
            }
            set.write(file, change(text, at));
            planted.push_back({file, 0});
        }
        if (planted.size() < placesPerKind) {
            throw std::runtime_error("too few annotations with " + from);
        }
        return planted;
    };
}

std::string withElement(const std::string& text, const std::string& name, const std::string& value)
{
    const std::size_t open = text.find("<" + name + ">") + name.size() + 2;
    return text.substr(0, open) + value + text.substr(text.find("</" + name + ">", open));
}

auto changeElement(const std::string& name, const std::string& value)
{
    return changeText(".xml", "<" + name + ">", [name, value](const std::string& text, std::size_t) { return withElement(text, name, value); });
}

/// Changes the first row of some label files, one a file.
std::vector<Planted> changeFirstRow(Workset& set, std::mt19937& random, const std::function<std::string(const std::string&)>& change)
{
    std::vector<std::string> files = annotations(set, ".txt");
    std::shuffle(files.begin(), files.end(), random);
    std::vector<Planted> planted;
    for (const std::string& file : files) {
        std::vector<std::string> lines = set.lines(file);
        if (lines.empty() || lines[0].find(',') == std::string::npos || planted.size() == placesPerKind) {
            continue;
        }
        lines[0] = change(lines[0]);
        set.writeLines(file, lines);
        planted.push_back({file, 1});
    }
    return planted;
}

auto changeRow(std::size_t column, const char* value)
{
    return [column, value](Workset& set, std::mt19937& random) {
        return changeFirstRow(set, random, [&](const std::string& row) {
            std::size_t from = 0;
            for (std::size_t i = 0; i < column; ++i) {
                from = row.find(',', from) + 1;
            }
            return row.substr(0, from) + value + row.substr(std::min(row.find(',', from), row.size()));
        });
    };
}

/// Gives the lines of the training annotations and the number of a line that holds a count of at least two.
std::vector<Planted> changeWider(Workset& set, const std::function<void(std::vector<std::string>&, std::size_t)>& change)
{
    for (const std::string& file : annotations(set, "_bbx_gt.txt")) {
        std::vector<std::string> lines = set.lines(file);
        for (std::size_t i = lines.size() / 2; i + 1 < lines.size(); ++i) {
            if (lines[i].find_first_of(" .") == std::string::npos && std::stoi(lines[i]) >= 2) {
                change(lines, i);
                set.writeLines(file, lines);
                return {{file, 0}};
            }
        }
    }
    throw std::runtime_error("the WIDER FACE set has no record of two faces");
}

}  // namespace

std::vector<Kind> formatKinds()
{
    return {
        {"coco_unknown_image", "annotations of an image id that is not there", Base::Coco, {"coco.image_unknown"},
         changeAnnotations([](ordered_json&, ordered_json& one, std::mt19937&) { one["image_id"] = 99999999; })},
        {"coco_unknown_category", "a category id that is not there", Base::Coco, {"coco.category_unknown"},
         changeAnnotations([](ordered_json&, ordered_json& one, std::mt19937&) { one["category_id"] = 4711; })},
        {"coco_repeated_id", "annotation ids used twice", Base::Coco, {"coco.annotation_id_repeated"},
         changeAnnotations([](ordered_json& document, ordered_json& one, std::mt19937&) {
             const auto& all = document["annotations"];
             one["id"] = &one == &all[0] ? all[1]["id"] : all[0]["id"];
         })},
        {"coco_wrong_area", "an area that is not the shape's", Base::Coco, {"coco.area_differs"},
         changeAnnotations([](ordered_json&, ordered_json& one, std::mt19937&) { one["area"] = 3.0 * one["bbox"][2].get<double>() * one["bbox"][3].get<double>() + 50; })},
        {"coco_short_bbox", "a bbox of three numbers", Base::Coco, {"coco.bbox_malformed"},
         changeAnnotations([](ordered_json&, ordered_json& one, std::mt19937&) { one["bbox"].erase(one["bbox"].size() - 1); })},
        {"coco_negative_size", "a bbox of negative width", Base::Coco, {"coco.bbox_malformed", "label.zero_size", "label.out_of_range"},
         changeAnnotations([](ordered_json&, ordered_json& one, std::mt19937&) { one["bbox"][2] = -8; }), false, false, false, {"coco.area_differs", "coco.bbox_differs"}},
        {"coco_null_category", "a null in the place of the category", Base::Coco, {"coco.missing_value", "coco.category_unknown"},
         changeAnnotations([](ordered_json&, ordered_json& one, std::mt19937&) { one["category_id"] = nullptr; })},
        {"coco_image_absent", "images that are listed, but not there", Base::Coco, {"coco.image_not_found", "image.not_found"}, [](Workset& set, std::mt19937& random) {
             const std::string file = annotationFile(set);
             ordered_json document = ordered_json::parse(set.read(file));
             std::vector<Planted> planted;
             for (std::size_t i = 0; i < placesPerKind; ++i) {
                 ordered_json& image = document["images"][random() % document["images"].size()];
                 image["file_name"] = "gone_" + std::to_string(i) + ".jpg";
                 planted.push_back({file, 0});
             }
             set.write(file, document.dump());
             return planted;
         }, false, false, false, {"image.unlisted", "coco.images_unlisted"}},
        {"coco_cut_off", "a JSON file that ends too early", Base::Coco, {"coco.malformed"}, [](Workset& set, std::mt19937&) {
             const std::string file = annotationFile(set);
             const std::string text = set.read(file);
             set.write(file, text.substr(0, text.size() * 9 / 10));
             return std::vector<Planted>{{file, 0}};
         }, false, false, true},
        {"voc_malformed", "XML that is not closed", Base::PascalVoc, {"voc.malformed"},
         changeText(".xml", "</annotation>", [](const std::string& text, std::size_t at) { return text.substr(0, at); })},
        {"voc_filename_differs", "<filename> names another picture", Base::PascalVoc, {"voc.filename_differs"}, changeElement("filename", "other_picture.jpg")},
        {"voc_size_differs", "<size> is not the picture's", Base::PascalVoc, {"voc.size_differs"}, changeElement("width", "1111"), true, false, false,
         {"label.outside_image", "label.far_outside"}},
        {"voc_no_corner", "a box without xmax", Base::PascalVoc, {"voc.missing_value"},
         changeText(".xml", "<xmax>", [](const std::string& text, std::size_t at) { return text.substr(0, at) + text.substr(text.find("</xmax>", at) + 7); })},
        {"voc_corners_swapped", "xmin and xmax exchanged", Base::PascalVoc, {"label.zero_size", "label.out_of_range", "voc.corners_swapped"},
         changeText(".xml", "<xmin>", [](const std::string& text, std::size_t) { return withElement(withElement(text, "xmin", "250"), "xmax", "40"); })},
        {"visdrone_category", "a category that VisDrone does not have", Base::VisDrone, {"visdrone.category_unknown", "label.class_outside_names"},
         changeRow(5, "27")},
        {"visdrone_letters", "letters in the place of a number", Base::VisDrone, {"label.not_a_number", "visdrone.not_a_number"}, changeRow(2, "x7")},
        {"visdrone_short_row", "a row of four columns", Base::VisDrone, {"label.columns", "visdrone.columns"}, [](Workset& set, std::mt19937& random) {
             return changeFirstRow(set, random, [](const std::string& row) {
                 std::size_t at = 0;
                 for (int comma = 0; comma < 4; ++comma) {
                     at = row.find(',', at) + 1;
                 }
                 return row.substr(0, at - 1);
             });
         }},
        {"visdrone_zero_size", "a box without a width", Base::VisDrone, {"label.zero_size"}, changeRow(2, "0")},
        {"wider_count_differs", "a count that is not the number of rows", Base::WiderFace, {"wider.count_differs"}, [](Workset& set, std::mt19937&) {
             return changeWider(set, [](std::vector<std::string>& lines, std::size_t count) {
                 lines[count] = std::to_string(std::stoi(lines[count]) + 1);
             });
         }, false, false, true},
        {"wider_cut_off", "a file that ends within a record", Base::WiderFace, {"wider.ends_early"}, [](Workset& set, std::mt19937&) {
             return changeWider(set, [](std::vector<std::string>& lines, std::size_t count) { lines.resize(count + 1); });
         }, false, false, true},
    };
}

}  // namespace gg::faults
