#include "core/training/detection/flat_parameters.h"

#include "core/training/blocks/batch_norm.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

namespace gg::training {
namespace {

constexpr std::int64_t alignment = 16;  // floats: 64 bytes

std::int64_t aligned(std::int64_t count)
{
    return (count + alignment - 1) / alignment * alignment;
}

std::set<std::string> normWeightNames(const torch::nn::Module& module)
{
    std::set<std::string> names;
    for (const auto& item : module.named_modules(std::string(), false)) {
        if (item.value()->as<BatchNormImpl>() != nullptr || item.value()->as<torch::nn::BatchNorm2d>() != nullptr) {
            names.insert(item.key() + ".weight");
        }
    }
    return names;
}

bool endsWith(const std::string& text, const std::string& end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// Lays tensors out one behind the other from `at` on; returns where the next one would go.
std::int64_t lay(std::vector<FlatParameters::Entry>& entries, const std::string& name, ParameterGroup group, const torch::Tensor& tensor,
                 std::int64_t at)
{
    entries.push_back({.name = name, .group = group, .first = at, .shape = tensor.sizes().vec()});
    return at + aligned(tensor.numel());
}

torch::Tensor viewOf(const torch::Tensor& flat, const FlatParameters::Entry& entry)
{
    return FlatParameters::part(flat, entry).view(entry.shape);
}

/// Copies a tensor's values into its place and makes it a view of it.
void move(torch::Tensor& tensor, const torch::Tensor& flat, const FlatParameters::Entry& entry)
{
    const torch::NoGradGuard noGradients;
    const torch::Tensor view = viewOf(flat, entry);
    view.copy_(tensor);
    tensor.set_data(view);
}

}  // namespace

std::int64_t FlatParameters::Entry::count() const
{
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

FlatParameters::FlatParameters(torch::nn::Module& module)
{
    const std::set<std::string> norms = normWeightNames(module);
    const auto groupOf = [&norms](const std::string& name, const torch::Tensor& tensor) {
        if (!tensor.requires_grad()) {
            return ParameterGroup::Frozen;
        }
        if (endsWith(name, "bias")) {
            return ParameterGroup::Biases;
        }
        return norms.count(name) > 0 ? ParameterGroup::NormWeights : ParameterGroup::Weights;
    };
    auto parameters = module.named_parameters();
    std::int64_t end = 0;
    for (const ParameterGroup group :
         {ParameterGroup::Weights, ParameterGroup::NormWeights, ParameterGroup::Biases, ParameterGroup::Frozen}) {
        m_groupStarts.push_back(end);
        for (const auto& item : parameters) {
            if (groupOf(item.key(), item.value()) == group) {
                end = lay(m_entries, item.key(), group, item.value(), end);
            }
        }
    }
    m_groupStarts.push_back(end);
    const torch::Device device = parameters.front().value().device();
    values = torch::zeros({end}, torch::TensorOptions().device(device));
    gradients = torch::zeros_like(values);
    for (const Entry& entry : m_entries) {
        torch::Tensor& parameter = parameters[entry.name];
        move(parameter, values, entry);
        if (entry.group != ParameterGroup::Frozen) {
            parameter.mutable_grad() = viewOf(gradients, entry);
        }
    }

    auto buffers = module.named_buffers();
    end = 0;
    for (const auto& item : buffers) {
        if (item.value().is_floating_point()) {
            end = lay(m_statisticEntries, item.key(), ParameterGroup::Frozen, item.value(), end);
        }
    }
    statistics = torch::zeros({end}, torch::TensorOptions().device(device));
    for (const Entry& entry : m_statisticEntries) {
        move(buffers[entry.name], statistics, entry);
    }
}

torch::Tensor FlatParameters::part(const torch::Tensor& flat, ParameterGroup group) const
{
    const auto index = static_cast<std::size_t>(group);
    return flat.narrow(0, m_groupStarts[index], m_groupStarts[index + 1] - m_groupStarts[index]);
}

torch::Tensor FlatParameters::part(const torch::Tensor& flat, const Entry& entry)
{
    return flat.narrow(0, entry.first, entry.count());
}

}  // namespace gg::training
