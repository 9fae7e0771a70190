#include "core/base/error.h"
#include "core/dataset/open.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/target.h"

using namespace gg::dataset;

std::vector<std::string> seeds()
{
    return {"path: .\ntrain: images/train\nval: images/val\ntest:\nnc: 2\nnames: [cat, dog]\n",
            "train: ../train/images\nval: [a, b]\nnames:\n  0: cat\n  7: dog\nkpt_shape: [17, 3]\n",
            "train: 'C:\\data\\images'\nval: lists/val.txt\nnc : 3\nnames: ['a', 'b', 'c']\ndownload: |\n  import os\n",
            "train:\n  images: images/train\n  masks: masks/train\nclasses:\n  0: background\n  5: cat\n",
            "a: &a [x, x]\nb: &b [*a, *a]\nnames: *b\ntrain: *a\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const gg::fuzz::Scratch scratch;
    const std::string file = scratch.write("data.yaml", data, size);
    gg::JobControl control;
    try {
        readYoloYaml(file);
    } catch (const gg::Error&) {
    }
    try {
        openDataset(file, control);
    } catch (const gg::Error&) {
    }
    return 0;
}
