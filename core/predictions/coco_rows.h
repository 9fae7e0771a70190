#pragma once

#include "core/dataset/formats/coco_elements.h"
#include "core/metrics/detections.h"
#include "core/predictions/input_issue.h"
#include "core/predictions/truth.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gg::predictions {

/// Outlines and run lengths as they are written, before anybody knows the size of their image.
struct ShapePool {
    struct Shape {
        bool isRuns = false;
        std::uint32_t height = 0;  ///< of run lengths
        std::uint32_t width = 0;
        std::size_t begin = 0;  ///< range in `runs`, or in `numbers`
        std::size_t end = 0;
        std::size_t firstRing = 0;  ///< range in `rings`
        std::size_t ringEnd = 0;
    };
    std::vector<Shape> shapes;
    std::vector<std::uint32_t> runs;
    std::vector<double> numbers;     ///< x and y by turns
    std::vector<std::size_t> rings;  ///< where each ring begins in `numbers`
};

/// One prediction or annotation.
struct CocoRow {
    metrics::Box box;
    double score = 0;
    double area = 0;              ///< as written, where hasArea
    std::uint32_t image = 0;      ///< index into CocoRows::images
    std::uint32_t category = 0;   ///< index into CocoRows::categories
    std::uint32_t shape = metrics::none;
    std::uint32_t row = 0;        ///< from 0, in these rows
    bool hasBox = false;          ///< else the box is the shape's
    bool hasArea = false;
    bool crowd = false;
};

/// Rows of one piece of a file.
struct CocoRows {
    std::vector<dataset::CocoId> images;      ///< each once
    std::vector<dataset::CocoId> categories;  ///< each once
    std::vector<CocoRow> rows;                ///< those that are complete
    std::vector<dataset::CocoId> ids;         ///< of annotations, parallel to rows; ids that are missing are empty texts
    ShapePool shapes;

    /// A row that is not among `rows`, or that is in spite of a blemish.
    struct Fault {
        IssueKind kind = IssueKind::NotARow;
        IssueUse use = IssueUse::LeftOut;
        std::uint32_t row = 0;
        std::string said;  ///< what is written there; kept for the first of a kind
    };
    std::vector<Fault> faults;
    std::size_t count = 0;      ///< rows that were read, with those left out
    std::size_t withScore = 0;  ///< rows that have the field, whatever it holds
    std::size_t withShape = 0;
};

enum class RowKind : std::uint8_t { Results, Annotations };

/// Reads pieces of the array of a results file, or of a truth's annotations. One for each thread.
class CocoRowParser {
public:
    CocoRowParser(RowKind kind, Shapes shapes);
    ~CocoRowParser();

    /// Elements separated by commas. False where they are not all valid JSON: `out` then is of no use.
    bool parse(std::string_view elements, CocoRows& out);
    /// The same one by one, for pieces that parse() refused: what is no valid JSON becomes a fault.
    void parseEach(std::string_view elements, CocoRows& out);

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

}  // namespace gg::predictions
