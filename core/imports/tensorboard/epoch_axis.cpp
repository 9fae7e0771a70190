#include "core/imports/tensorboard/epoch_axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace gg::imports::tensorboard
{
namespace
{

using namespace std::string_view_literals;

template <std::size_t n>
bool startsWithAny(std::string_view text, const std::array<std::string_view, n>& beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.starts_with(beginning); });
}

std::string_view lastPart(std::string_view tag)
{
    return tag.substr(tag.rfind('/') + 1);
}

bool isYoloTag(std::string_view tag)
{
    return startsWithAny(tag, std::array{"train/"sv, "val/"sv, "metrics/"sv, "x/lr"sv, "lr/"sv});
}

/// Keras' callback: epoch_* counts epochs; batch_* and evaluation_*_vs_iterations count batches. Keras of TensorFlow 1 had the
/// names of the metrics alone for epochs.
bool isKerasBatchTag(std::string_view name)
{
    return name.starts_with("batch_") || name.ends_with("_vs_iterations") || name.starts_with("keras");
}

}  // namespace

StepAxes::StepAxes(std::string tool)
{
    if (tool == "YOLOv5" || tool == "YOLOv7") {
        m_writer = Writer::YoloV5;
    } else if (tool == "Ultralytics") {
        m_writer = Writer::Ultralytics;
    } else if (tool == "Keras") {
        m_writer = Writer::Keras;
    } else if (tool == "Lightning") {
        m_writer = Writer::Marks;
    }
    m_told = m_writer != Writer::Unknown;
}

void StepAxes::see(std::string_view tag)
{
    if (m_told) {
        return;
    }
    if (tag == "x/lr0" || tag == "metrics/mAP_0.5") {
        m_writer = Writer::YoloV5;
    } else if (tag == "lr/pg0" || tag == "metrics/mAP50(B)") {
        m_writer = Writer::Ultralytics;
    } else if (tellsEpochs(tag) && m_writer == Writer::Unknown) {
        m_writer = Writer::Marks;
    }
}

StepAxis StepAxes::of(std::string_view tag) const
{
    const std::string_view name = lastPart(tag);
    if (name.starts_with("epoch_")) {
        return StepAxis::EpochsFromZero;
    }
    switch (m_writer) {
    case Writer::YoloV5:
        return isYoloTag(tag) ? StepAxis::EpochsFromZero : StepAxis::Steps;
    case Writer::Ultralytics:
        return isYoloTag(tag) ? StepAxis::EpochsFromOne : StepAxis::Steps;
    case Writer::Keras:
        return isKerasBatchTag(name) ? StepAxis::Steps : StepAxis::EpochsFromZero;
    case Writer::Marks:
        return StepAxis::MarkedSteps;
    case Writer::Unknown:
        break;
    }
    return StepAxis::Steps;
}

StepAxis StepAxes::ofPicture(std::string_view tag) const
{
    return m_writer == Writer::YoloV5 ? StepAxis::EpochsFromZero : of(tag);
}

bool tellsEpochs(std::string_view tag)
{
    return tag == "epoch" || tag == "train/epoch";
}

bool namesAnEpoch(std::string_view tag)
{
    return tag.ends_with("_epoch") ||
           (startsWithAny(tag, std::array{"val_"sv, "val/"sv, "valid_"sv, "valid/"sv, "validation"sv}) &&
            !tag.ends_with("_step"));
}

void EpochMarks::add(const std::vector<std::int64_t>& steps, const std::vector<double>& values, bool fromZero)
{
    const auto old = static_cast<std::ptrdiff_t>(m_marks.size());
    if (!m_first && !values.empty()) {
        const bool whole = std::all_of(values.begin(), values.end(), [](double value) { return value == std::floor(value); });
        m_first = fromZero || (whole && values.front() == 0) ? 1 : 0;
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (std::isfinite(values[i])) {
            m_marks.push_back({.step = steps[i], .epoch = values[i] + *m_first});
        }
    }
    const auto byStep = [](const Mark& a, const Mark& b) { return a.step < b.step; };
    auto changed = m_marks.begin() + std::max<std::ptrdiff_t>(0, old - 1);
    if (!std::is_sorted(changed, m_marks.end(), byStep)) {
        std::stable_sort(m_marks.begin() + old, m_marks.end(), byStep);
        std::inplace_merge(m_marks.begin(), m_marks.begin() + old, m_marks.end(), byStep);
        changed = m_marks.begin();
    }
    // Of several marks for one step the last one stays.
    const auto same = [](const Mark& a, const Mark& b) { return a.step == b.step; };
    const auto kept = std::unique(m_marks.rbegin(), std::make_reverse_iterator(changed), same);
    m_marks.erase(changed, kept.base());
}

std::optional<double> EpochMarks::at(std::int64_t step) const
{
    const auto mark = std::lower_bound(m_marks.begin(), m_marks.end(), step,
                                       [](const Mark& a, std::int64_t wanted) { return a.step < wanted; });
    return mark == m_marks.end() ? std::nullopt : std::optional(mark->epoch);
}

}  // namespace gg::imports::tensorboard
