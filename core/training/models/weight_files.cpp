#include "core/training/models/weight_files.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/training/models/safetensors.h"

#include <cstring>
#include <functional>
#include <set>

namespace gg::training
{
namespace
{

bool isWeight(std::string_view name)
{
    return !name.ends_with(".num_batches_tracked") && !name.ends_with(".dfl.conv.weight");
}

/// "model.0.conv.weight" of "0.conv.weight" or "model.model.0.conv.weight".
std::string ourName(const std::string& name)
{
    constexpr std::string_view prefix = "model.";
    std::string_view rest = name;
    while (rest.starts_with(prefix)) {
        rest.remove_prefix(prefix.size());
    }
    return std::string(prefix) + std::string(rest);
}

std::string shapeText(torch::IntArrayRef shape)
{
    std::string text;
    for (const std::int64_t axis : shape) {
        text += (text.empty() ? "" : ", ") + std::to_string(axis);
    }
    return "[" + text + "]";
}

/// Parameters and running statistics.
std::map<std::string, torch::Tensor> weightsOf(const torch::nn::Module& module)
{
    std::map<std::string, torch::Tensor> weights;
    for (const auto& item : module.named_parameters()) {
        weights.emplace(item.key(), item.value());
    }
    for (const auto& item : module.named_buffers()) {
        weights.emplace(item.key(), item.value());
    }
    return weights;
}

torch::ScalarType typeOf(const StoredTensor& tensor, const std::string& file)
{
    if (tensor.type == "F32") {
        return torch::kFloat;
    }
    if (tensor.type == "F16") {
        return torch::kHalf;
    }
    if (tensor.type == "BF16") {
        return torch::kBFloat16;
    }
    if (tensor.type == "F64") {
        return torch::kDouble;
    }
    throw Error(ErrorCode::Unsupported, file,
                "The weights '" + tensor.name + "' are of type " + tensor.type +
                    "; F32, F16, BF16 and F64 can be taken. Write the file in one of these.");
}

torch::Tensor readTensor(SafetensorsFile& source, const StoredTensor& tensor, const std::string& file)
{
    const torch::ScalarType type = typeOf(tensor, file);
    const std::vector<char> bytes = source.bytes(tensor);
    torch::Tensor values = torch::empty(tensor.shape, type);
    if (!bytes.empty()) {
        std::memcpy(values.data_ptr(), bytes.data(), bytes.size());
    }
    return values.to(torch::kFloat);
}

/// What a file has under a name; the numbers are asked for only where they fit.
struct Offer {
    std::vector<std::int64_t> shape;
    std::function<torch::Tensor()> values;
};

WeightMatch match(Detector& detector, const std::map<std::string, Offer>& offers)
{
    const torch::NoGradGuard noGradients;
    std::map<std::string, torch::Tensor> ours = weightsOf(*detector);
    WeightMatch result;
    std::set<std::string> seen;
    for (const auto& [name, offer] : offers) {
        const auto own = ours.find(ourName(name));
        if (!isWeight(name)) {
            continue;
        }
        if (own == ours.end()) {
            result.unused.push_back(name);
            continue;
        }
        seen.insert(own->first);
        if (own->second.sizes() == torch::IntArrayRef(offer.shape)) {
            own->second.copy_(offer.values());
            ++result.taken;
        } else {
            result.unfitting.push_back(own->first + ": " + shapeText(offer.shape) + " there, " + shapeText(own->second.sizes()) +
                                       " here");
        }
    }
    for (const auto& [name, values] : ours) {
        if (isWeight(name) && !seen.contains(name)) {
            result.missing.push_back(name);
        }
    }
    return result;
}

}  // namespace

WeightMatch takeWeights(Detector& detector, const std::map<std::string, torch::Tensor>& weights)
{
    std::map<std::string, Offer> offers;
    for (const auto& [name, values] : weights) {
        offers.emplace(name, Offer{values.sizes().vec(), [tensor = values] { return tensor; }});
    }
    return match(detector, offers);
}

WeightMatch loadSafetensors(Detector& detector, const std::string& file)
{
    SafetensorsFile source(file);
    std::map<std::string, Offer> offers;
    for (const StoredTensor& tensor : source.tensors()) {
        offers.emplace(tensor.name, Offer{tensor.shape, [&source, &tensor, &file] { return readTensor(source, tensor, file); }});
    }
    return match(detector, offers);
}

void saveSafetensors(const Detector& detector, const std::string& file)
{
    std::vector<StoredTensor> tensors;
    std::vector<torch::Tensor> values;
    for (const auto& [name, value] : weightsOf(*detector)) {
        if (value.is_floating_point()) {
            values.push_back(value.detach().to(torch::kCPU, torch::kFloat).contiguous());
            tensors.push_back({.name = name, .type = "F32", .shape = value.sizes().vec()});
        }
    }
    io::AtomicFile out(file);
    out.write(safetensorsHeader(
        tensors, {{"format", "pt"}, {"model", detector->plan().name}, {"classes", std::to_string(detector->plan().classes)}}));
    for (const torch::Tensor& value : values) {
        out.write({static_cast<const char*>(value.data_ptr()), static_cast<std::size_t>(value.numel()) * sizeof(float)});
    }
    out.commit();
}

}  // namespace gg::training
