#include "core/training/detection/detection_tensors.h"

namespace gg::training {
namespace {

/// A tensor over memory that LibTorch only reads.
template <typename T>
torch::Tensor over(const std::vector<T>& values, at::IntArrayRef shape, torch::Dtype type)
{
    // from_blob takes a pointer to what could be written; nobody writes to it.
    return torch::from_blob(const_cast<T*>(values.data()), shape, torch::TensorOptions().dtype(type));
}

/// To a graphics card from memory that the driver can read while the processor goes on; nothing has no memory that could be pinned.
torch::Tensor moved(const torch::Tensor& tensor, const torch::Device& device)
{
    if (device.is_cpu()) {
        return tensor;
    }
    return tensor.numel() > 0 ? tensor.pin_memory().to(device, true) : tensor.to(device);
}

}  // namespace

torch::Tensor imagesOf(const DetectionBatch& batch, const torch::Device& device)
{
    const auto count = static_cast<std::int64_t>(batch.size());
    const torch::Tensor bytes = over(batch.pixels, {count, batch.height, batch.width, 3}, torch::kUInt8);
    return moved(bytes, device).permute({0, 3, 1, 2}).to(torch::kFloat32).div_(255);
}

Truths truthsOf(const DetectionBatch& batch, const torch::Device& device)
{
    const auto count = static_cast<std::int64_t>(batch.labels.size());
    // Copies: the batch's memory is reused while the loss may still be read.
    return {.boxes = moved(over(batch.boxes, {count, 4}, torch::kFloat32).clone(), device),
            .labels = moved(over(batch.labels, {count}, torch::kInt32).to(torch::kInt64), device),
            .images = moved(over(batch.imageOf, {count}, torch::kInt32).to(torch::kInt64), device)};
}

}  // namespace gg::training
