// make_big_set FOLDER [IMAGES [BOXES [LABEL_FILES]]]: a YOLO set of hard links to measure with; see big_set.h.
#include "tests/bench/big_set.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: make_big_set FOLDER [IMAGES [BOXES [LABEL_FILES]]]\n");
        return EXIT_FAILURE;
    }
    const auto number = [&](int at, unsigned long long fallback) {
        return argc > at ? std::strtoull(argv[at], nullptr, 10) : fallback;
    };
    gg::bench::makeBigSet(
        argv[1], {.images = number(2, 20000), .boxesPerImage = static_cast<int>(number(3, 10)), .labelFiles = number(4, 0)});
    return EXIT_SUCCESS;
}
