#include "core/dataset/formats/wider_list.h"
#include "tests/fuzz/target.h"

using namespace gg::dataset;

std::vector<std::string> seeds()
{
    return {"0--Parade/0_1.jpg\n1\n449 330 122 149 0 0 0 0 0 0 \n0--Parade/0_2.jpg\n0\n0 0 0 0 0 0 0 0 0 0 \n",
            "a/1.jpg\n2\n1 1 5 5 2 1 1 1 2 1\n2 2 5 5 0 0 0 0 0 0\n", "a/1.jpg\r\n1\r\n1 1 5 5\r\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::vector<Blemish> rest;
    parseWiderList(text, "list.txt", rest);
    looksLikeWiderList(text);
    return 0;
}
