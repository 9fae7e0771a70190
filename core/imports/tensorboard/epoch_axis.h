#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::imports::tensorboard
{

/// What the steps of a tag count. One Keras file holds tags of both kinds.
enum class StepAxis : std::uint8_t {
    Steps,
    EpochsFromZero,
    EpochsFromOne,
    MarkedSteps  ///< another tag says which epoch a step belongs to
};

/// Decides per tag, from who wrote the file, or where nobody knows that, from the tags that were seen.
class StepAxes
{
public:
    explicit StepAxes(std::string tool);
    void see(std::string_view tag);
    StepAxis of(std::string_view tag) const;
    /// Of pictures: YOLOv5 draws them when an epoch is over, under tags of any name.
    StepAxis ofPicture(std::string_view tag) const;

private:
    enum class Writer : std::uint8_t { Unknown, YoloV5, Ultralytics, Keras, Marks };
    Writer m_writer = Writer::Unknown;
    bool m_told = false;  ///< by the tool's name
};

/// True for the tag whose values are the epochs of steps: Lightning's "epoch", and "train/epoch" of Hugging Face's trainer, which
/// counts parts of epochs.
bool tellsEpochs(std::string_view tag);

/// True for a tag that Lightning and others log once an epoch: "train_loss_epoch", "val_loss".
bool namesAnEpoch(std::string_view tag);

/// Epochs by step, from the tag that tells them.
class EpochMarks
{
public:
    /// Values of the tag; `fromZero`: as Lightning counts, where the writer is known. Otherwise a first value of 0 tells.
    void add(const std::vector<std::int64_t>& steps, const std::vector<double>& values, bool fromZero);
    bool empty() const { return m_marks.empty(); }
    /// The epoch (from 1) of a step: that of the next mark, because a writer logs "epoch" after what belongs to it. nullopt
    /// before there is such a mark.
    std::optional<double> at(std::int64_t step) const;
    /// For a step that no mark follows: the last one's epoch.
    double last() const { return m_marks.empty() ? 0 : m_marks.back().epoch; }
    void clear() { *this = {}; }

private:
    struct Mark {
        std::int64_t step = 0;
        double epoch = 0;
    };
    std::vector<Mark> m_marks;      ///< by step; of two for one step the later one stays
    std::optional<double> m_first;  ///< what is added to the values
};

}  // namespace gg::imports::tensorboard
