#include "core/dataset/formats/mask_pairing.h"
#include "tests/fuzz/target.h"

using namespace gg::dataset;

std::vector<std::string> seeds()
{
    return {"fine_3_1_fram fine_3_2_fram\nfine_3_1_mask fine_3_2_mask", "img001 img002\nimg001_1stHO img002_1stHO",
            "a b c\na b c", "1 2\nmask_1 mask_2"};
}

/// The stems of images, a line break, the stems of masks.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::vector<std::string> stems[2];
    std::size_t side = 0;
    std::string stem;
    for (std::size_t i = 0; i <= size; ++i) {
        const char c = i < size ? static_cast<char>(data[i]) : ' ';
        if (c != ' ' && c != '\n') {
            stem.push_back(c);
            continue;
        }
        if (!stem.empty() && stems[side].size() < 200) {
            stems[side].push_back(stem);
        }
        stem.clear();
        side = c == '\n' ? 1 : side;
    }
    const PairingRule rule = inferPairing(stems[0], stems[1]);
    for (const std::string& image : stems[0]) {
        rule.maskStem(image);
        plainStem(image);
    }
    return 0;
}
