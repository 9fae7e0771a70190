#include "core/dataset/formats/visdrone_rows.h"
#include "tests/fuzz/target.h"

using namespace gg::dataset;

std::vector<std::string> seeds()
{
    return {"684,8,273,116,0,0,0,0\n406,119,265,70,1,4,0,1\n", "1,1,9,9,1,4,0,0,\r\n",
            "1,0,10,11,12,13,1,4,0,0\n2,0,11,11,12,13,1,4,0,1\n", ""};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Record record;
    parseVisDroneLabel(text, record);
    Record frame;
    Record rest;
    parseVisDroneVideo(
        text, [&](std::int64_t number) { return number % 2 == 0 ? &frame : nullptr; }, rest);
    visDroneKind(text);
    return 0;
}
