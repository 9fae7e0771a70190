#include "core/dataset/formats/yolo_labels.h"
#include "tests/fuzz/target.h"

using namespace gg::dataset;

std::vector<std::string> seeds()
{
    return {"0 0.5 0.5 0.1 0.1\n1 0.25 0.25 0.5 0.5\n",
            "2 0.1 0.2 0.5 0.2 0.3 0.6\r\n",
            "0 0.5 0.5 0.2 0.1 0.93\n",
            "",
            "0 .5 .5 .1 .1 0.2 0.2 2 0.3 0.3 1\n",
            "\xEF\xBB\xBF"
            "0 0.5 0.5 0.1 0.1"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    for (const int keypoints : {0, 6}) {
        Record record;
        parseYoloLabel({reinterpret_cast<const char*>(data), size}, {.keypointValues = keypoints}, record);
    }
    return 0;
}
