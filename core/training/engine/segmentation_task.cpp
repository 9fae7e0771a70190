#include "core/training/engine/segmentation_task.h"

#include "core/runs/detection_epoch.h"
#include "core/training/engine/distillation.h"
#include "core/training/engine/feed.h"
#include "core/training/engine/schedule.h"
#include "core/training/engine/snapshot_names.h"
#include "core/training/engine/snapshot_pictures.h"
#include "core/training/ranks/rank_group.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gg::training {

std::vector<Followed> followedImages(const Preparation& data, const recipe::TrainConfig& config)
{
    SnapshotNames names;
    std::vector<Followed> result;
    for (const std::size_t index : chooseSnapshots(data, static_cast<std::size_t>(std::max(0, config.snapshotImages)))) {
        result.push_back({.index = index, .sample = names.add(data.store.sample(index).image)});
    }
    return result;
}

SegmentationTask::SegmentationTask(const recipe::TrainConfig& config, const Preparation& data, std::string device, RankGroup* ranks)
    : m_config(config)
    , m_data(data)
    , m_device(std::move(device))
    , m_ranks(ranks)
    , m_stepsPerEpoch(training::stepsPerEpoch(data.train.size(), config))
    , m_followed(followedImages(data, config))
    , m_probe(plainBatch(data.store, chooseProbe(data, static_cast<std::size_t>(std::max(1, config.probeImages)))))
    , m_lossDecides(config.metric == "loss" || data.meanForeground(data.val) == 0)
{
}

std::int64_t SegmentationTask::stepsPerEpoch() const
{
    return m_stepsPerEpoch;
}

std::vector<std::string> SegmentationTask::notes() const
{
    std::vector<std::string> notes = m_data.notes;
    if (m_learner && !m_learner->startNote().empty()) {
        notes.push_back(m_learner->startNote());
    }
    return notes;
}

void SegmentationTask::build(Beginning beginning)
{
    recipe::TrainConfig config = m_config;
    if (beginning == Beginning::Resumed && config.startRateShare == 1) {
        config.startFrom.clear();  // its weights are in the checkpoint, and the file need not be there any more
    }
    m_learner.emplace(config, m_device, m_data.classes(), m_ranks);
    m_learner->learnFrom(openSegmentationTeacher(m_config, m_data.classes().empty() ? std::vector<std::string>{"foreground"} : m_data.classes(), torch::Device(m_device)));
}

void SegmentationTask::writeSamples(runs::RunSink& sink)
{
    for (const Followed& followed : m_followed) {
        const Pixels pixels = m_data.store.pixels(followed.index);
        if (m_data.classes().empty()) {
            sink.sample(followed.sample, pixels.image, foregroundPicture(pixels.mask));
        } else {
            sink.sample(followed.sample, pixels.image, cv::Mat());
            sink.file("samples/" + followed.sample.name + ".truth.png", classPicture(pixels.mask, m_data.store.labels()));
        }
    }
}

void SegmentationTask::begin(std::int64_t step, runs::RunSink&)
{
    m_stream = trainingStream(m_data.store, m_data.train, m_config, step, partOf(m_ranks));
}

StepResult SegmentationTask::step(std::int64_t number)
{
    const Batch* batch = m_stream->next();
    const double rate = learningRate(m_config, number, m_stepsPerEpoch);
    const bool measure = number % m_stepsPerEpoch == 0;  // once an epoch, like a detector
    const double loss = m_learner->step(*batch, rate, measure);
    StepResult result{.loss = loss,
                      .parts = m_learner->lossParts(),
                      .values = {{"train/lr", rate}, {"train/grad_norm", m_learner->gradientNorm()}},
                      .images = static_cast<std::int64_t>(batch->ofAllRanks),
                      .imagesSeen = {},
                      .note = {}};
    if (!std::isfinite(result.loss)) {
        for (const std::size_t sample : batch->samples) {
            result.imagesSeen.push_back(m_data.store.sample(sample).image);
        }
    }
    return result;
}

void SegmentationTask::alignRanks()
{
    m_learner->alignRanks();
}

Values SegmentationTask::probe()
{
    Values values;
    addMetrics(values, "probe/", evaluateBatch(*m_learner, m_data.store, m_probe));
    return values;
}

Values SegmentationTask::epochValues()
{
    return m_learner->groupValues();
}

std::optional<Values> SegmentationTask::validate(int, TrainControl& control)
{
    std::vector<std::size_t> keep;
    for (const Followed& followed : m_followed) {
        keep.push_back(followed.index);
    }
    m_evaluation = evaluate(*m_learner, m_data, m_config, m_data.val, keep, control);
    if (!m_evaluation) {
        return std::nullopt;
    }
    Values values;
    addMetrics(values, "val/", *m_evaluation);
    return values;
}

bool SegmentationTask::keepEpoch(const KeptEpoch& epoch, runs::RunSink& sink)
{
    const bool withPictures = !m_followed.empty() && (epoch.last || epoch.epoch % std::max(1, m_config.snapshotEvery) == 0);
    std::vector<std::pair<std::string, cv::Mat>> predictions;
    for (const Evaluation::Kept& kept : m_evaluation->predictions) {
        const auto followed = std::find_if(m_followed.begin(), m_followed.end(), [&kept](const Followed& f) { return f.index == kept.sample; });
        if (!withPictures || followed == m_followed.end()) {
            continue;
        }
        const std::string file = runs::epochFolderName(epoch.epoch) + "/" + followed->sample.name;
        if (m_data.classes().empty()) {
            predictions.emplace_back(followed->sample.name, kept.answer);
        } else {
            sink.file(file + ".png", classPicture(kept.answer, m_data.store.labels()));
        }
        if (!kept.uncertainty.empty()) {
            sink.file(file + ".uncertainty.png", greyPicture(kept.uncertainty));
        }
    }
    sink.epochDetail({.epoch = epoch.epoch, .pooled = m_evaluation->pooled, .images = std::move(m_evaluation->images)}, predictions);
    m_evaluation.reset();
    return withPictures;
}

std::string SegmentationTask::decidingValue() const
{
    return "val/" + (m_lossDecides ? std::string("loss") : m_config.metric);
}

void SegmentationTask::save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin) const
{
    m_learner->save(file, state, origin);
}

TrainState SegmentationTask::load(const std::string& file, const CheckpointOrigin& expected)
{
    return m_learner->load(file, expected);
}

}  // namespace gg::training
