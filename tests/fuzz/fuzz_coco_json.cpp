#include "core/base/error.h"
#include "core/dataset/formats/coco_rle.h"
#include "core/dataset/open.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/target.h"

using namespace gg::dataset;

std::vector<std::string> seeds()
{
    return {R"({"images": [{"id": 1, "file_name": "a.jpg", "width": 8, "height": 6}], "annotations": [
{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 5, 5], "area": 25, "iscrowd": 0, "segmentation": [[1, 1, 6, 1, 6, 6]]},
{"id": 2, "image_id": 1, "category_id": 1, "segmentation": {"counts": [6, 6, 36], "size": [6, 8]}, "iscrowd": 1},
{"id": 3, "image_id": 1, "category_id": 2, "segmentation": {"counts": "66N", "size": [6, 8]}}], "categories": [{"id": 1, "name": "cat"}]})",
            R"({"annotations": [], "categories": [], "images": [{"id": "x", "file_name": "b\\c.jpg"}], "info": {"year": 2024}})",
            R"([{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.5}])"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const gg::fuzz::Scratch scratch;
    const std::string file = scratch.write("set.json", data, size);
    decodeCocoRle({reinterpret_cast<const char*>(data), size});
    gg::JobControl control;
    try {
        recognise(file);
        openDataset(Candidate{.format = Format::Coco, .root = scratch.path(""), .file = file}, control);
    } catch (const gg::Error&) {
    }
    return 0;
}
