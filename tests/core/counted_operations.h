#pragma once

// Before anything of LibTorch: it is built with NDEBUG, without which RecordFunction has other members and a check of its own.
#ifndef NDEBUG
#define NDEBUG
#endif

#include <ATen/record_function.h>
#include <torch/torch.h>

#include <memory>
#include <string_view>

namespace gg::test {

/// Multiplications and additions of all convolutions and matrices that LibTorch runs on this thread while it lives, from the shapes that it is given.
class CountedOperations
{
public:
    CountedOperations()
    {
        counted() = 0;
        m_handle = at::addThreadLocalCallback(at::RecordFunctionCallback(&count).needsInputs(true).scopes({at::RecordScope::FUNCTION}));
    }
    ~CountedOperations() { at::removeCallback(m_handle); }
    CountedOperations(const CountedOperations&) = delete;
    CountedOperations& operator=(const CountedOperations&) = delete;

    double operations() const { return counted(); }

private:
    static double& counted()
    {
        thread_local double operations = 0;
        return operations;
    }

    static std::unique_ptr<at::ObserverContext> count(const at::RecordFunction& function)
    {
        const std::string_view name = function.name();
        if (name == "aten::mm" || name == "aten::addmm") {
            const auto first = static_cast<std::size_t>(name == "aten::addmm");
            const at::Tensor rows = function.inputs()[first].toTensor();
            const at::Tensor columns = function.inputs()[first + 1].toTensor();
            counted() += 2.0 * static_cast<double>(rows.numel()) * static_cast<double>(columns.size(1));
        } else if (name == "aten::bmm") {
            counted() += 2.0 * static_cast<double>(function.inputs()[0].toTensor().numel()) * static_cast<double>(function.inputs()[1].toTensor().size(2));
        } else if (name == "aten::convolution") {
            counted() += ofConvolution(function.inputs());
        }
        return nullptr;
    }

    /// input, weight, bias, stride, padding, dilation, transposed, …
    template <typename Inputs>
    static double ofConvolution(const Inputs& inputs)
    {
        const at::Tensor x = inputs[0].toTensor();
        const at::Tensor weight = inputs[1].toTensor();
        double places = static_cast<double>(x.size(0));
        for (std::int64_t axis = 2; axis < x.dim(); ++axis) {
            const auto at = [&](int input) {
                const std::vector<std::int64_t> values = inputs[static_cast<std::size_t>(input)].toIntVector();
                return values[std::min<std::size_t>(values.size() - 1, static_cast<std::size_t>(axis - 2))];
            };
            const bool transposed = inputs[6].toBool();  // each place of the input is read once, with the whole kernel
            const std::int64_t written = (x.size(axis) + 2 * at(4) - at(5) * (weight.size(axis) - 1) - 1) / at(3) + 1;
            places *= static_cast<double>(transposed ? x.size(axis) : written);
        }
        return 2 * places * static_cast<double>(weight.numel());
    }

    at::CallbackHandle m_handle = 0;
};

}  // namespace gg::test
