#include "core/training/detection/detection_task.h"

#include "core/training/detection/batch_picture.h"
#include "core/training/detection/detection_learner.h"
#include "core/training/detection/kept_predictions.h"
#include "core/training/detection/validation.h"
#include "core/training/engine/process_memory.h"
#include "core/training/engine/samples.h"
#include "core/training/engine/schedule.h"
#include "core/training/ranks/rank_group.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <utility>

namespace gg::training {
namespace {

using Clock = std::chrono::steady_clock;

/// The first batches of a training that are kept to be looked at.
constexpr std::int64_t batchesShown = 3;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Every picture of which something is in the batch, also the second to fourth of a mosaic, each once.
std::vector<std::string> namesOf(const DetectionBatch& batch, const DetectionStore& store)
{
    std::vector<std::string> names;
    std::set<std::size_t> named;
    for (const std::vector<std::size_t>& sources : batch.sources) {
        for (const std::size_t sample : sources) {
            if (named.insert(sample).second) {
                names.push_back(store.sample(sample).image);
            }
        }
    }
    return names;
}

/// Of the followed pictures those with the most boxes: cells without a truth have little to tell.
std::vector<std::size_t> picturesOfFollowedCells(const DetectionPreparation& data)
{
    const std::vector<FollowedPicture> pictures = followedPictures(data);
    std::vector<std::size_t> samples;
    for (auto it = pictures.rbegin(); it != pictures.rend() && samples.size() < FollowedCells::pictures; ++it) {
        if (!data.store.sample(it->index).boxes.empty()) {
            samples.push_back(it->index);
        }
    }
    return samples;
}

Values lossValues(const LossNames& names, const DetectionLearner::Step& step)
{
    Values values;
    for (std::size_t i = 0; i < step.parts.size(); ++i) {
        values.emplace_back("train/" + names.parts[i], step.parts[i]);
    }
    for (std::size_t i = 0; i < step.details.size(); ++i) {
        values.emplace_back("train/" + names.details[i], step.details[i]);
    }
    if (step.softLoss) {
        values.emplace_back("train/hard_loss", *step.hardLoss);
        values.emplace_back("train/soft_loss", *step.softLoss);
    }
    return values;
}

}  // namespace

DetectionTask::DetectionTask(const DetectionPreparation& data, std::string device, RankGroup* ranks)
    : m_data(data)
    , m_config(data.config)
    , m_device(std::move(device))
    , m_ranks(ranks)
    , m_stepsPerEpoch(detectionStepsPerEpoch(data.train.size(), data.config))
{
}

DetectionTask::~DetectionTask() = default;

void DetectionTask::build(Beginning beginning)
{
    recipe::TrainConfig config = m_config;
    if (m_device == "cpu") {
        recipe::TrainConfig own = m_config;
        own.batch /= m_ranks != nullptr ? m_ranks->size() : 1;
        requireMemory(own, recipe::detectorCost(own, m_data.plan), availableMemory());
    }
    if (beginning == Beginning::Resumed && config.startRateShare == 1) {
        config.startFrom.clear();  // its weights are in the checkpoint, and the file need not be there any more
    }
    m_learner = std::make_unique<DetectionLearner>(config, m_data.plan, m_device, m_ranks);
    m_learner->learnFrom(openDetectionTeacher(m_config, m_data.plan, m_data.classes, torch::Device(m_device)));
    JobControl job;
    m_validator = std::make_unique<DetectionValidator>(m_data.dataset, m_data.store, m_data.val, m_config, m_data.canvasStep(),
                                                       m_learner->lossNames(), job);
    m_validator->follow(picturesOfFollowedCells(m_data));
}

std::vector<std::string> DetectionTask::notes() const
{
    std::vector<std::string> notes = m_data.notes;
    if (m_learner && !m_learner->startNote().empty()) {
        notes.push_back(m_learner->startNote());
    }
    if (const std::string note = keptNote(m_config, m_data.val.size()); !note.empty()) {
        notes.push_back(note);
    }
    return notes;
}

void DetectionTask::writeSamples(runs::RunSink& sink)
{
    m_validator->describe(sink);
    for (const FollowedPicture& followed : followedPictures(m_data)) {
        const DetectionBatch batch = detectionPlainBatch(m_data.store, {followed.index});
        sink.sample(followed.sample, gridOf(batch), {});
    }
}

void DetectionTask::begin(std::int64_t step, runs::RunSink& sink)
{
    m_sink = &sink;
    m_step = step;
    m_stream = detectionTrainingStream(m_data.store, m_data.train, m_config, m_data.canvasStep(), step, m_unreadable, partOf(m_ranks));
}

StepResult DetectionTask::step(std::int64_t number)
{
    const auto start = Clock::now();
    const DetectionBatch* batch = m_stream->next();
    const double waited = secondsSince(start);
    if (shown(number) && batch->size() > 0) {
        const int epoch = static_cast<int>((number - 1) / m_stepsPerEpoch) + 1;
        runs::keepTrainingBatch(*m_sink, describeBatch(*batch, m_data.store, number, epoch), gridOf(*batch));
    }
    const DetectionPace pace = detectionPace(m_config, number, m_stepsPerEpoch);
    // The last optimiser step of an epoch is among its last steps; which one it is need not be known.
    const bool measure = (number - 1) % m_stepsPerEpoch >= m_stepsPerEpoch - fullAccumulation(m_config);
    const DetectionLearner::Step learnt = m_learner->step(*batch, number, pace, measure);

    const double seconds = secondsSince(start);
    StepResult result{.loss = learnt.loss,
                      .parts = lossValues(m_learner->lossNames(), learnt),
                      .values = {{"train/lr", pace.rate},
                                 {"train/data_wait", waited / seconds},
                                 {"train/memory_mb", static_cast<double>(processBytes("VmRSS:")) / (1 << 20)}},
                      .images = learnt.pictures,
                      .imagesSeen = {},
                      .note = newlyUnreadable()};
    if (learnt.gradientNorm) {
        result.values.emplace_back("train/grad_norm", *learnt.gradientNorm);
    }
    if (!std::isfinite(result.loss)) {
        result.imagesSeen = namesOf(*batch, m_data.store);
    }
    m_pace.seconds += seconds;
    m_pace.waited += waited;
    m_pace.images += result.images;
    m_step = number;
    return result;
}

/// Whether a step's batch is kept to be looked at: the first ones, and the first without mosaic.
bool DetectionTask::shown(std::int64_t step) const
{
    const recipe::DetectionConfig& detection = m_config.detection;
    const bool mixes = detection.mosaic > 0 || detection.mixup > 0 || detection.copyPaste > 0;
    const bool closes = mixes && detection.closeMosaic > 0 && detection.closeMosaic < m_config.epochs;
    return step <= batchesShown || (closes && step == (m_config.epochs - detection.closeMosaic) * m_stepsPerEpoch + 1);
}

std::string DetectionTask::newlyUnreadable()
{
    const std::vector<std::string> all = m_unreadable.all();
    if (all.size() == m_unreadableTold) {
        return {};
    }
    m_unreadableTold = all.size();
    return leftOut(all.size(), "that can no longer be read", all);
}

void DetectionTask::alignRanks()
{
    m_learner->alignRanks();
}

Values DetectionTask::epochValues()
{
    Values values{{"train/lr", detectionPace(m_config, m_step, m_stepsPerEpoch).rate}};
    if (m_pace.seconds > 0) {
        values.emplace_back("epoch/images_per_second", static_cast<double>(m_pace.images) / m_pace.seconds);
        values.emplace_back("epoch/data_wait", m_pace.waited / m_pace.seconds);
    }
    values.insert(values.end(), m_learner->groupValues().begin(), m_learner->groupValues().end());
    m_pace = {};
    return values;
}

std::optional<Values> DetectionTask::validate(int epoch, TrainControl& control)
{
    m_validation.reset();
    const int every = std::max(1, m_config.detection.validateEvery);
    if (epoch % every != 0 && epoch != m_config.epochs) {
        return Values{};
    }
    const auto start = Clock::now();
    const int signalled = m_config.detection.signalsEvery;
    const bool withSignals = signalled > 0 && (epoch % signalled == 0 || epoch == 1 || epoch == m_config.epochs);
    m_validation = m_validator->run(m_learner->judge(withSignals), m_unreadable, control);
    if (!m_validation) {
        return std::nullopt;
    }
    Values values = m_validation->values;
    values.emplace_back("epoch/validation_seconds", secondsSince(start));
    return values;
}

bool DetectionTask::keepEpoch(const KeptEpoch& epoch, runs::RunSink& sink)
{
    if (!m_validation) {
        return false;
    }
    keepDetections(*m_validation, epoch.epoch, sink);
    m_validation.reset();
    for (const int old : outlived(epoch, keptEvery(m_config, m_data.val.size()), std::max(1, m_config.detection.validateEvery))) {
        sink.removeFile(predictionsName(old));
    }
    return true;
}

std::string DetectionTask::decidingValue() const
{
    return moreIsBetter() ? "val/" + m_config.metric : "val/loss";
}

bool DetectionTask::moreIsBetter() const
{
    return m_config.metric != "loss" && m_validator->hasTruth();
}

void DetectionTask::save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin) const
{
    m_learner->save(file, state, origin, m_data.classes);
}

TrainState DetectionTask::load(const std::string& file, const CheckpointOrigin& expected)
{
    return m_learner->load(file, expected);
}

}  // namespace gg::training
