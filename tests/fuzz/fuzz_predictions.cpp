#include "core/base/error.h"
#include "core/predictions/load.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/target.h"

#include <cstdlib>

using namespace gg::predictions;

std::vector<std::string> seeds()
{
    return {R"([{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.5}, {"image_id": 2, "category_id": 2, "bbox": [1, 2, -3, 4], "score": NaN}])",
            R"([{"image_id": "a", "category_id": 1, "segmentation": {"size": [6, 8], "counts": "66N"}, "score": 0.5},
{"image_id": 1, "category_id": 1, "segmentation": {"size": [6, 8], "counts": [6, 6, 36]}, "score": 1e3},
{"image_id": 1, "category_id": 1, "segmentation": [[1, 1, 6, 1, 6, 6], [1, 2]], "score": 0.25}])",
            R"({"images": [{"id": 1, "file_name": "a.jpg", "width": 8, "height": 6}], "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 5, 5],
"area": 25, "iscrowd": 1, "segmentation": [[1, 1, 6, 1, 6, 6]]}, {"id": 1, "image_id": 9, "category_id": 1}], "categories": [{"id": 1, "name": "cat"}]})",
            "1 0.5 0.5 0.2 0.4 0.9\n0 0.1 0.1 0.3 0.1 0.3 0.3 0.8\n", "[]", "[{\"image_id\": 1, \"bbox\": [1,"};
}

namespace {

void mustAccountFor(const LoadedDetections& loaded)
{
    std::size_t rows = loaded.used;
    for (const InputIssue& issue : loaded.issues) {
        rows += issue.side == IssueSide::Predictions && !issue.used && countsRows(issue.kind) ? issue.count : 0;
        static_cast<void>(sentence(issue));
    }
    if (rows != loaded.rows) {
        std::abort();  // a row was lost in silence
    }
}

void tryLoad(const std::shared_ptr<const TruthTable>& truth, const std::string& path, Shapes shapes)
{
    gg::JobControl control;
    try {
        mustAccountFor(loadDetections(truth, path, {.split = {}, .shapes = shapes}, control));
    } catch (const gg::Error&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const gg::fuzz::Scratch scratch;
    gg::JobControl control;
    static const std::string truthFile =
        scratch.write("truth.json", R"({"images": [{"id": 1, "file_name": "a.jpg", "width": 8, "height": 6}, {"id": 2, "file_name": "b.jpg"}],
"annotations": [{"id": 0, "image_id": 1, "category_id": 1, "bbox": [1, 1, 5, 5], "segmentation": [[1, 1, 6, 1, 6, 6]]}],
"categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]})");
    const std::string file = scratch.write("input.json", data, size);
    static const bool folder = std::filesystem::create_directories(scratch.path("labels"));
    static_cast<void>(folder);
    scratch.write("labels/a.txt", data, size);
    for (const Shapes shapes : {Shapes::Boxes, Shapes::Masks}) {
        const auto truth = readCocoTruth(truthFile, shapes, control);
        tryLoad(truth, file, shapes);
        tryLoad(truth, scratch.path("labels"), shapes);
        try {
            readCocoTruth(file, shapes, control);
        } catch (const gg::Error&) {
        }
    }
    return 0;
}
