#pragma once

#include "core/dataset/dataset.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// An id as written: numbers and texts are not the same to pycocotools, 7 and "7" do not meet.
struct CocoId {
    std::optional<std::int64_t> number;
    std::string text;  ///< of a text; empty for numbers

    bool operator==(const CocoId&) const = default;
    std::string shown() const { return number ? std::to_string(*number) : text; }
};

/// What is wrong with one element; the reader adds file and line.
struct CocoFault {
    const char* rule;
    std::string value;
    std::string expected;
};

struct CocoImage {
    std::optional<CocoId> id;
    std::string fileName;
    int width = 0;
    int height = 0;
    std::vector<CocoFault> faults;
};

struct CocoCategory {
    std::optional<CocoId> id;
    std::string name;
    std::vector<CocoFault> faults;
};

struct CocoAnnotation {
    std::optional<CocoId> id;
    std::optional<CocoId> imageId;
    std::optional<CocoId> categoryId;
    std::optional<Rect> box;  ///< as written, whatever its size
    std::optional<double> area;
    std::optional<double> score;
    bool crowd = false;
    bool keypoints = false;
    bool shapeless = false;  ///< a caption or the label of a whole image: neither bbox nor segmentation is there

    ShapeKind kind = ShapeKind::Box;
    std::vector<Point> points;              ///< of all rings
    std::vector<std::uint32_t> ringStarts;  ///< into points, the first ring left out
    std::vector<std::uint32_t> runs;
    std::uint32_t maskWidth = 0;
    std::uint32_t maskHeight = 0;
    std::vector<CocoFault> faults;

    /// For messages: "annotation 17".
    std::string named() const;
    void clear();
};

/// Reads single elements of the arrays of a COCO file. One for each thread.
/// The bytes behind an element must be readable for another 64 bytes (readJsonBatch sees to it).
class CocoElementParser
{
public:
    CocoElementParser();
    ~CocoElementParser();

    void parse(std::string_view element, CocoImage& out);
    void parse(std::string_view element, CocoCategory& out);
    void parse(std::string_view element, CocoAnnotation& out);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

}  // namespace gg::dataset
