#pragma once

#include "core/base/error.h"
#include "core/training/engine/torch_pch.h"

#include <new>
#include <string>

namespace gg::training {

/// LibTorch's messages run over pages; the first line says what happened. `remedy`: what to do where memory does not suffice, a sentence.
Error translated(const c10::Error& error, const std::string& remedy);
Error outOfMemory(const std::string& detail, const std::string& remedy);

/// Calls `function`; LibTorch's exceptions and those of the allocator leave as Error.
template <typename Function>
auto translating(const std::string& remedy, Function function) -> decltype(function())
{
    try {
        return function();
    } catch (const c10::Error& error) {
        throw translated(error, remedy);
    } catch (const std::bad_alloc&) {
        throw outOfMemory({}, remedy);
    }
}

}  // namespace gg::training
