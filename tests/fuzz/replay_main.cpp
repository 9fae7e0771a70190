// Runs a fuzz target without libFuzzer: its seeds, then some thousand mutations of them that are the same on every machine.
// With --write FOLDER it writes the seeds there instead, for libFuzzer to begin from.

#include "tests/fuzz/target.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <string_view>

namespace
{

constexpr int mutations = 3000;

void writeSeeds(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    int number = 0;
    for (const std::string& seed : seeds()) {
        std::ofstream(folder / ("seed" + std::to_string(number++)), std::ios::binary) << seed;
    }
}

void run(const std::string& input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

/// One change of the kinds that find faults in readers: a bit, a cut, a repetition, a number that no field expects, a splice.
std::string mutated(std::string text, const std::string& other, std::mt19937& random)
{
    static constexpr std::string_view tokens[] = {"-1",   "1e999", "nan", "0x7f", "4294967296", "9223372036854775808",
                                                  "\"",   "[",     "{",   "]",    "}",          ",",
                                                  ":",    "\\",    "\n",  "<",    ">",          "&",
                                                  "null", "../",   "*a",  "&a",   "%s",         "\xff\xfe",
                                                  "'"};
    const auto below = [&](std::size_t most) { return most == 0 ? 0 : static_cast<std::size_t>(random()) % most; };
    const std::size_t at = below(text.size() + 1);
    switch (below(6)) {
    case 0:
        if (!text.empty()) {
            text[below(text.size())] ^= static_cast<char>(1U << below(8));
        }
        break;
    case 1:
        text.erase(at, below(16) + 1);
        break;
    case 2:
        text.insert(at, text.substr(at, below(64)));
        break;
    case 3:
        text.insert(at, tokens[below(std::size(tokens))]);
        break;
    case 4:
        text.resize(at);
        break;
    default:
        text = text.substr(0, at) + other.substr(below(other.size() + 1));
        break;
    }
    return text;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--write") {
        writeSeeds(argv[2]);
        return 0;
    }
    const std::vector<std::string> all = seeds();
    for (const std::string& seed : all) {
        run(seed);
    }
    std::mt19937 random(20240607);
    for (int i = 0; i < mutations; ++i) {
        std::string input = all[static_cast<std::size_t>(i) % all.size()];
        for (unsigned count = 1 + random() % 4; count > 0; --count) {
            input = mutated(std::move(input), all[random() % all.size()], random);
        }
        run(input);
    }
    std::cout << all.size() << " seeds and " << mutations << " mutations survived\n";
    return 0;
}
