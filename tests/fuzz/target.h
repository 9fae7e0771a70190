#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// What a fuzz target consists of: valid examples to begin from, and one function that must survive any bytes. libFuzzer calls the
// function by its own name; replay_main.cpp calls it without clang.

std::vector<std::string> seeds();

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
