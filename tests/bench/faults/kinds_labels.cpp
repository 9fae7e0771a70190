#include "kind.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace gg::faults {
namespace {

/// Images whose label has at least `least` rows.
std::vector<std::string> takeLabelled(Workset& set, std::size_t count, std::size_t least, std::mt19937& random)
{
    std::vector<std::string> names = set.untouched("images/train");
    std::shuffle(names.begin(), names.end(), random);
    std::vector<std::string> out;
    for (const std::string& name : names) {
        if (out.size() < count && set.lines(labelOf(name)).size() >= least) {
            out.push_back(name);
            set.markUsed(name);
        }
    }
    if (out.size() < count) {
        throw std::runtime_error("too few labelled images");
    }
    return out;
}

using ChangeLine = std::function<std::string(const std::string&, std::mt19937&)>;

/// Changes one row of each of some labels.
auto changeRow(ChangeLine change)
{
    return [change](Workset& set, std::mt19937& random) {
        std::vector<Planted> planted;
        for (const std::string& image : takeLabelled(set, placesPerKind, 2, random)) {
            std::vector<std::string> lines = set.lines(labelOf(image));
            const std::size_t at = random() % lines.size();
            lines[at] = change(lines[at], random);
            set.writeLines(labelOf(image), lines);
            planted.push_back({labelOf(image), static_cast<std::uint32_t>(at + 1)});
        }
        return planted;
    };
}

/// Appends a row that is made from one of the others.
auto addRow(ChangeLine make)
{
    return [make](Workset& set, std::mt19937& random) {
        std::vector<Planted> planted;
        for (const std::string& image : takeLabelled(set, placesPerKind, 2, random)) {
            std::vector<std::string> lines = set.lines(labelOf(image));
            lines.push_back(make(lines[random() % lines.size()], random));
            set.writeLines(labelOf(image), lines);
            planted.push_back({labelOf(image), static_cast<std::uint32_t>(lines.size())});
        }
        return planted;
    };
}

std::string withToken(const std::string& line, std::size_t number, const std::string& token)
{
    std::size_t from = 0;
    for (std::size_t i = 0; i < number; ++i) {
        from = line.find(' ', from) + 1;
    }
    const std::size_t to = std::min(line.find(' ', from), line.size());
    return line.substr(0, from) + token + line.substr(to);
}

std::string moved(const std::string& line, double share)
{
    Row row = rowOf(line);
    row.x += row.width * share;
    return lineOf(row);
}

std::vector<Planted> pixelCoordinates(Workset& set, std::mt19937& random)
{
    std::vector<Planted> planted;
    for (const std::string& image : takeLabelled(set, placesPerKind, 2, random)) {
        const cv::Size size = set.image(image).size();
        std::vector<std::string> lines;
        for (const std::string& line : set.lines(labelOf(image))) {
            const Row row = rowOf(line);
            char text[120];
            std::snprintf(text, sizeof text, "%d %d %d %d %d", row.classId, static_cast<int>(row.x * size.width), static_cast<int>(row.y * size.height),
                          static_cast<int>(row.width * size.width), static_cast<int>(row.height * size.height));
            lines.emplace_back(text);
        }
        set.writeLines(labelOf(image), lines);
        planted.push_back({labelOf(image), 0});
    }
    return planted;
}

std::vector<Planted> cornersEverywhere(Workset& set, std::mt19937& /*random*/)
{
    for (const char* split : {"images/train", "images/val"}) {
        for (const std::string& image : set.untouched(split)) {
            std::vector<std::string> lines;
            for (const std::string& line : set.lines(labelOf(image))) {
                const Row row = rowOf(line);
                lines.push_back(lineOf({row.classId, std::max(0.0, row.x - row.width / 2), std::max(0.0, row.y - row.height / 2),
                                        std::min(1.0, row.x + row.width / 2), std::min(1.0, row.y + row.height / 2)}));
            }
            set.writeLines(labelOf(image), lines);
        }
    }
    return {{}};
}

std::vector<Planted> truncatedRow(Workset& set, std::mt19937& random)
{
    std::vector<Planted> planted;
    for (const std::string& image : takeLabelled(set, placesPerKind, 2, random)) {
        std::string text = set.read(labelOf(image));
        // Cut in the middle of the last row, as a full disk leaves it.
        const std::size_t last = text.rfind('\n', text.size() - 2) + 1;
        text.resize(last + 12);
        set.write(labelOf(image), text);
        planted.push_back({labelOf(image), static_cast<std::uint32_t>(set.lines(labelOf(image)).size())});
    }
    return planted;
}

std::vector<Planted> binaryLabel(Workset& set, std::mt19937& random)
{
    std::vector<Planted> planted;
    for (const std::string& image : takeLabelled(set, placesPerKind, 1, random)) {
        std::string bytes(400, '\0');
        std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random() % 256); });
        set.write(labelOf(image), bytes);
        planted.push_back({labelOf(image), 0});
    }
    return planted;
}

}  // namespace

std::vector<Kind> labelKinds()
{
    return {
        {"columns_too_few", "a row of four columns", Base::Yolo, {"label.columns"},
         changeRow([](const std::string& line, std::mt19937&) { return line.substr(0, line.rfind(' ')); })},
        {"columns_six", "a sixth column, a confidence", Base::Yolo, {"label.columns"},
         changeRow([](const std::string& line, std::mt19937&) { return line + " 0.87"; })},
        {"not_a_number", "a letter in the place of a number", Base::Yolo, {"label.not_a_number"},
         changeRow([](const std::string& line, std::mt19937&) { return withToken(line, 2, "O.5"); })},
        {"nan", "a coordinate that is not a number", Base::Yolo, {"label.not_a_number", "label.out_of_range"},
         changeRow([](const std::string& line, std::mt19937&) { return withToken(line, 3, "nan"); })},
        {"comma_decimals", "decimal commas", Base::Yolo, {"label.not_a_number"}, changeRow([](std::string line, std::mt19937&) {
             std::replace(line.begin(), line.end(), '.', ',');
             return line;
         })},
        {"class_outside_names", "a class that has no name", Base::Yolo, {"label.class_outside_names"},
         changeRow([](const std::string& line, std::mt19937&) { return withToken(line, 0, "63"); })},
        {"class_negative", "class -1", Base::Yolo, {"label.class_outside_names", "label.not_a_number"},
         changeRow([](const std::string& line, std::mt19937&) { return withToken(line, 0, "-1"); })},
        {"class_fractional", "a class with a fraction", Base::Yolo, {"label.class_fractional"},
         changeRow([](const std::string& line, std::mt19937&) { return withToken(line, 0, "1.5"); })},
        {"out_of_range", "a centre outside [0, 1]", Base::Yolo, {"label.out_of_range"},
         changeRow([](const std::string& line, std::mt19937&) { return withToken(line, 1, "1.73"); }), false, false, false, {"label.far_outside", "label.outside_image"}},
        {"pixel_coordinates", "a file in pixels", Base::Yolo, {"label.out_of_range", "label.pixels"}, pixelCoordinates},
        {"corners_for_centres", "corners in the place of centres, whole set", Base::Yolo, {"label.corners"}, cornersEverywhere, false, false, true,
         {"label.outside_image", "label.far_outside", "label.over_one"}},
        {"zero_size", "a box without a width", Base::Yolo, {"label.zero_size"},
         changeRow([](const std::string& line, std::mt19937&) { return withToken(line, 3, "0"); })},
        {"negative_size", "a box of negative height", Base::Yolo, {"label.out_of_range", "label.zero_size"},
         changeRow([](const std::string& line, std::mt19937&) { return withToken(line, 4, "-0.1"); })},
        {"past_the_border", "a box that hangs over the border", Base::Yolo, {"label.outside_image", "label.far_outside"},
         addRow([](const std::string& line, std::mt19937&) {
             return lineOf({rowOf(line).classId, 0.97, 0.5, 0.14, 0.1});
         })},
        {"duplicate_row", "the same row twice", Base::Yolo, {"label.duplicate_row", "label.duplicate"},
         addRow([](const std::string& line, std::mt19937&) { return line; })},
        {"near_duplicate_box", "a box pasted beside itself, IoU about .94", Base::Yolo, {"label.duplicate"},
         addRow([](const std::string& line, std::mt19937&) { return moved(line, 0.03); })},
        {"two_classes_on_one_box", "one box under two classes", Base::Yolo, {"label.two_classes"},
         addRow([](const std::string& line, std::mt19937&) {
             Row row = rowOf(line);
             row.classId = (row.classId + 1) % 10;
             return lineOf(row);
         })},
        {"polygon_among_boxes", "a polygon in a file of boxes", Base::Yolo, {"label.read_as_polygon", "label.mixed_shapes"},
         [](Workset& set, std::mt19937& random) {
             auto places = addRow([](const std::string&, std::mt19937&) { return std::string("2 0.2 0.2 0.35 0.2 0.35 0.33 0.2 0.33"); })(set, random);
             for (Planted& place : places) {
                 place.line = 0;
             }
             return places;
         }},
        {"polygon_two_points", "a polygon of three points, two of them equal", Base::Yolo, {"label.polygon_degenerate"},
         addRow([](const std::string&, std::mt19937&) { return std::string("2 0.2 0.2 0.4 0.4 0.2 0.2"); }), false, false, false, {"label.read_as_polygon", "label.mixed_shapes"}},
        {"whole_image_box", "a box around the whole image", Base::Yolo, {"label.whole_image", "label.area_outlier"},
         addRow([](const std::string& line, std::mt19937&) { return lineOf({rowOf(line).classId, 0.5, 0.5, 1, 1}); })},
        {"row_cut_off", "a label that ends within a row", Base::Yolo, {"label.columns", "label.not_a_number"}, truncatedRow},
        {"binary_label", "a label of random bytes", Base::Yolo, {"label.not_a_number", "label.columns", "label.unreadable", "label.more_faults"}, binaryLabel},
    };
}

}  // namespace gg::faults
