#include "core/training/models/detector.h"

#include "core/base/error.h"
#include "core/recipe/plan_blocks.h"
#include "core/training/blocks/attention.h"
#include "core/training/blocks/classic.h"
#include "core/training/blocks/csp.h"
#include "core/training/blocks/darknet.h"
#include "core/training/blocks/lite.h"
#include "core/training/models/heads.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace gg::training
{
namespace
{

Activation activationOf(const recipe::PlanLayer& layer)
{
    switch (layer.activation) {
    case recipe::PlanActivation::Silu:
        return Activation::Silu;
    case recipe::PlanActivation::Leaky:
        return Activation::Leaky;
    case recipe::PlanActivation::Relu:
        return Activation::Relu;
    }
    throw Error(ErrorCode::InvalidArgument, {}, "This activation cannot be built.");
}

/// Null for what has no parameters and reads several layers or needs no module.
std::shared_ptr<Block> makeBlock(const recipe::PlanLayer& layer)
{
    const int in = layer.in.front();
    if (layer.block == "conv" || layer.block == "dwconv") {
        return std::make_shared<Conv>(in, layer.out,
                                      ConvOptions{.kernel = layer.kernel,
                                                  .stride = layer.stride,
                                                  .groups = layer.groups,
                                                  .activation = activationOf(layer)});
    }
    if (layer.block == "residual") {
        return std::make_shared<Residual>(in, layer.repeat, activationOf(layer));
    }
    if (layer.block == "maxpool") {
        return std::make_shared<MaxPool>(layer.kernel, layer.stride);
    }
    if (layer.block == "c2f") {
        return makeC2f(in, layer.out, layer.repeat, layer.shortcut, layer.expansion);
    }
    if (layer.block == "c3k2") {
        return makeC3k2(in, layer.out, layer.repeat, layer.shortcut, layer.expansion, layer.c3k);
    }
    if (layer.block == "c2psa") {
        return std::make_shared<C2psa>(in, layer.repeat);
    }
    if (layer.block == "sppf") {
        return std::make_shared<Sppf>(in, layer.out, layer.kernel);
    }
    if (layer.block == "a2c2f") {
        return std::make_shared<A2c2f>(in, layer.out,
                                       A2c2fOptions{.repeat = layer.repeat,
                                                    .expansion = layer.expansion,
                                                    .attention = layer.attention,
                                                    .area = layer.area,
                                                    .residual = layer.residual,
                                                    .mlp = layer.mlp,
                                                    .turbo = layer.turbo});
    }
    if (layer.block == "concat" || layer.block == "upsample" || recipe::isHead(layer.block)) {
        return nullptr;
    }
    for (auto make : {makeLiteBlock, makeClassicBlock}) {
        if (std::shared_ptr<Block> block = make(layer)) {
            return block;
        }
    }
    throw Error(ErrorCode::InvalidArgument, {}, "'" + layer.block + "' is not a block that can be built.");
}

std::vector<std::size_t> lastReaders(const recipe::ModelPlan& plan)
{
    std::vector<std::size_t> readers(plan.layers.size(), 0);
    for (std::size_t i = 0; i < plan.layers.size(); ++i) {
        for (const int source : plan.layers[i].from) {
            if (source >= 0) {
                readers[static_cast<std::size_t>(source)] = i;
            }
        }
    }
    return readers;
}

torch::Tensor enlarged(const torch::Tensor& x)
{
    return torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)}, 2.0, 2.0);
}

}  // namespace

DetectorImpl::DetectorImpl(const recipe::ModelPlan& plan)
    : m_plan(recipe::completed(plan))
    , m_layers(register_module("model", torch::nn::ModuleList()))
    , m_lastReader(lastReaders(m_plan))
{
    for (const recipe::PlanLayer& layer : m_plan.layers) {
        m_blocks.push_back(makeBlock(layer));
        if (m_blocks.back()) {
            m_layers->push_back(m_blocks.back());
        } else if (recipe::isHead(layer.block)) {
            m_head = makeHead(m_plan);
            m_layers->push_back(m_head);
        } else {
            m_layers->push_back(torch::nn::Identity());  // keeps the numbers in the names
        }
    }
}

void DetectorImpl::requireShape(const torch::Tensor& images) const
{
    const int multiple = recipe::sideMultiple(m_plan);
    if (images.dim() == 4 && images.size(1) == 3 && images.size(2) > 0 && images.size(3) > 0 && images.size(2) % multiple == 0 &&
        images.size(3) % multiple == 0) {
        return;
    }
    std::string shape;
    for (const std::int64_t size : images.sizes()) {
        shape += (shape.empty() ? "" : ", ") + std::to_string(size);
    }
    throw Error(ErrorCode::InvalidArgument, {},
                m_plan.name + " takes pictures as [N, 3, H, W] with H and W in multiples of " + std::to_string(multiple) +
                    ", found [" + shape + "].");
}

std::vector<torch::Tensor> DetectorImpl::forward(torch::Tensor images)
{
    return run(images, [] {});
}

std::vector<torch::Tensor> DetectorImpl::timedForward(torch::Tensor images, std::vector<double>& layerSeconds)
{
    using Clock = std::chrono::steady_clock;
    const bool queued = images.is_cuda();
    layerSeconds.clear();
    Clock::time_point begin = Clock::now();
    return run(images, [&] {
        if (queued) {
            torch::cuda::synchronize();
        }
        const Clock::time_point end = Clock::now();
        layerSeconds.push_back(std::chrono::duration<double>(end - begin).count());
        begin = end;
    });
}

std::vector<std::vector<torch::Tensor>> DetectorImpl::sampledForward(torch::Tensor images, int samples)
{
    std::vector<Maps> answers;
    runTo(images, [] {}, [&](const Maps& read) {
        answers.push_back(m_head->forward(read));
        m_head->sampleDropout(true);
        for (int i = 0; i < samples; ++i) {
            answers.push_back(m_head->forward(read));
        }
        m_head->sampleDropout(false);
    });
    return answers;
}

DetectorImpl::Maps DetectorImpl::run(const torch::Tensor& images, const std::function<void()>& afterLayer)
{
    Maps maps;
    runTo(images, afterLayer, [&](const Maps& read) { maps = m_head->forward(read); });
    return maps;
}

void DetectorImpl::runTo(const torch::Tensor& images, const std::function<void()>& afterLayer, const std::function<void(const Maps&)>& answer)
{
    requireShape(images);
    std::vector<torch::Tensor> outputs(m_plan.layers.size());
    for (std::size_t i = 0; i < m_plan.layers.size(); ++i) {
        const recipe::PlanLayer& layer = m_plan.layers[i];
        std::vector<torch::Tensor> read;
        for (const int source : layer.from) {
            read.push_back(source < 0 ? images : outputs[static_cast<std::size_t>(source)]);
        }
        if (m_blocks[i]) {
            outputs[i] = m_blocks[i]->forward(read.front());
        } else if (layer.block == "upsample") {
            outputs[i] = enlarged(read.front());
        } else if (layer.block == "concat") {
            outputs[i] = torch::cat(read, 1);
        } else {
            answer(read);
        }
        for (const int source : layer.from) {
            if (source >= 0 && m_lastReader[static_cast<std::size_t>(source)] == i) {
                outputs[static_cast<std::size_t>(source)].reset();
            }
        }
        afterLayer();
    }
}

int DetectorImpl::layerOf(const std::string& parameterName)
{
    const std::string_view prefix = "model.";
    int layer = 0;
    const char* begin = parameterName.data() + std::min(prefix.size(), parameterName.size());
    const auto [end, error] = std::from_chars(begin, parameterName.data() + parameterName.size(), layer);
    if (!parameterName.starts_with(prefix) || error != std::errc{} || *end != '.' || layer < 0) {
        throw Error(ErrorCode::InvalidArgument, {}, "'" + parameterName + "' is not the name of a detector's parameter.");
    }
    return layer;
}

void DetectorImpl::freeze(int layers)
{
    m_frozen = std::clamp(layers, 0, static_cast<int>(m_plan.layers.size()));
    for (auto& parameter : named_parameters()) {
        const bool constant = parameter.key().ends_with(".dfl.conv.weight");
        parameter.value().set_requires_grad(!constant && layerOf(parameter.key()) >= m_frozen);
    }
    train(is_training());
}

void DetectorImpl::setDropout(double share)
{
    m_head->setDropout(share);
}

double DetectorImpl::dropout() const
{
    return m_head->dropout();
}

void DetectorImpl::sampleDropout(bool on)
{
    m_head->sampleDropout(on);
}

void DetectorImpl::train(bool on)
{
    torch::nn::Module::train(on);
    for (int i = 0; on && i < m_frozen; ++i) {
        m_layers->children()[static_cast<std::size_t>(i)]->eval();
    }
}

Detector copyOf(Detector& detector)
{
    const torch::NoGradGuard noGradients;
    Detector copy(detector->plan());
    copy->to(detector->parameters().front().device());
    const auto take = [](auto from, auto to) {
        for (auto& item : to) {
            item.value().copy_(from[item.key()]);
        }
    };
    take(detector->named_parameters(), copy->named_parameters());
    take(detector->named_buffers(), copy->named_buffers());
    copy->setDropout(detector->dropout());
    copy->train(detector->is_training());
    copy->freeze(detector->frozenLayers());
    return copy;
}

void fuse(Detector& detector)
{
    for (const std::shared_ptr<torch::nn::Module>& module : detector->modules()) {
        if (auto* conv = module->as<Conv>()) {
            conv->fuse();
        }
    }
}

}  // namespace gg::training
