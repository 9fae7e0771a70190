#pragma once

#include "core/recipe/train_config.h"
#include "core/training/blocks/map_dropout.h"
#include "core/training/engine/torch_pch.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gg::training {

/// A network that answers for every pixel: [N, 3, H, W] → logits [N, outputs, H, W]; H and W are multiples of 32. One output is the
/// foreground, several are classes.
class SegmentationNetwork : public torch::nn::Module
{
public:
    virtual torch::Tensor forward(torch::Tensor images) = 0;
    /// Names of the parts of each stage, from the picture to the answer; every parameter is in one of them.
    virtual std::vector<std::vector<std::string>> stages() const = 0;
    /// The stage that a parameter or module belongs to, by the name of its last part: "up2.weight" → "decoder2".
    std::string stageOf(const std::string& name) const;

    /// The first stages do not learn: neither weights nor batch norm's statistics. All of them at most.
    void freeze(int stages);
    void train(bool on = true) override;
    /// Dropout in evaluation mode as well: every answer is then another sample.
    void sampleDropout(bool on) { m_dropout.sample(on); }
    double dropoutShare() const { return m_dropout.share(); }

protected:
    /// `dropout`: share of the maps that a training step leaves out.
    explicit SegmentationNetwork(double dropout);
    torch::Tensor dropped(const torch::Tensor& x) const { return m_dropout.of(x, is_training()); }

private:
    MapDropout m_dropout;
    int m_frozen = 0;
};

/// The configuration's network with random weights.
std::shared_ptr<SegmentationNetwork> makeSegmentationNetwork(const recipe::TrainConfig& config, std::int64_t outputs);

}  // namespace gg::training
