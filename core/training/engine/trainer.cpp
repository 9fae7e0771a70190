#include "core/training/engine/trainer.h"

#include "core/base/error.h"
#include "core/training/engine/checkpoint.h"
#include "core/training/engine/evaluation.h"
#include "core/training/engine/feed.h"
#include "core/training/engine/learner.h"
#include "core/training/engine/schedule.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>

namespace gg::training {
namespace {

using runs::EventKind;
using runs::RunEvent;
using runs::RunState;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double wallTime()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

std::string joined(const std::vector<std::string>& sentences)
{
    std::string text;
    for (const std::string& sentence : sentences) {
        text += (text.empty() ? "" : " ") + sentence;
    }
    return text;
}

/// A seam of the file system: anything but letters, digits, '-' and '_' becomes '_'.
std::string safeName(const std::string& stem)
{
    std::string name;
    for (const char c : stem) {
        const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        name += safe ? c : '_';
    }
    return name.empty() ? "image" : name.substr(0, 80);
}

class Trainer
{
public:
    Trainer(const TrainTask& task, runs::RunSink& sink, TrainControl& control)
        : m_task(task)
        , m_config(task.config)
        , m_data(task.data)
        , m_sink(sink)
        , m_control(control)
        , m_stepsPerEpoch(stepsPerEpoch(task.data.train.size(), task.config))
        , m_followed(followedImages(task.data, task.config))
        , m_probe(plainBatch(task.data.store, chooseProbe(task.data, static_cast<std::size_t>(std::max(1, task.config.probeImages)))))
        , m_lossDecides(task.config.metric == "loss" || task.data.meanForeground(task.data.val) == 0)
    {
    }

    TrainOutcome run()
    {
        try {
            return train();
        } catch (const Error& error) {
            tryToReportFailure(error.what());
            throw;
        } catch (const std::exception& error) {
            tryToReportFailure(error.what());
            throw Error(ErrorCode::Internal, {}, std::string("The training failed: ") + error.what());
        }
    }

private:
    TrainOutcome train()
    {
        m_learner.emplace(m_config, m_task.device);
        begin();
        m_stream = trainingStream(m_data.store, m_data.train, m_config, m_state.step);
        while (m_state.epochsDone < m_config.epochs && !m_state.stoppedEarly) {
            const auto start = Clock::now();
            m_paused = 0;
            const double secondsBefore = m_state.secondsInEpoch;
            const bool finished = runSteps() && finishEpoch([&] { return secondsBefore + secondsSince(start) - m_paused; });
            if (!finished) {
                m_state.secondsInEpoch = secondsBefore + secondsSince(start) - m_paused;
                saveLast();
                state(RunState::Stopped, "Stopped at step " + std::to_string(m_state.step) + ".");
                return TrainOutcome::Stopped;
            }
        }
        state(RunState::Finished, m_state.stoppedEarly ? earlyStopMessage() : std::string());
        return m_state.stoppedEarly ? TrainOutcome::StoppedEarly : TrainOutcome::Finished;
    }

    void begin()
    {
        if (m_task.resume) {
            m_state = m_learner->load(m_sink.checkpointPath("last"), origin());
            m_state.stoppedEarly = m_state.stoppedEarly && patienceSpent();
            state(RunState::Resumed, {});
            return;
        }
        state(RunState::Started, joined(m_data.notes));
        for (const Followed& followed : m_followed) {
            const Pixels pixels = m_data.store.pixels(followed.index);
            m_sink.sample(followed.sample, pixels.image, pixels.mask * 255);
        }
        probe();
    }

    /// The rest of the epoch's steps. False when a stop was asked for.
    bool runSteps()
    {
        while (m_state.step < (m_state.epochsDone + 1) * m_stepsPerEpoch) {
            waitWhilePaused();
            if (m_control.stopRequested()) {
                return false;
            }
            step();
            if (m_config.probeEvery > 0 && (m_state.step == 1 || m_state.step % m_config.probeEvery == 0)) {
                probe();
            }
        }
        return !m_control.stopRequested();
    }

    void step()
    {
        const auto start = Clock::now();
        const Batch* batch = m_stream->next();
        const std::int64_t number = m_state.step + 1;
        const double rate = learningRate(m_config, number, m_stepsPerEpoch);
        const double loss = m_learner->step(*batch, rate);
        const auto images = static_cast<std::int64_t>(batch->samples.size());
        m_state.step = number;
        m_state.lossSum += loss * static_cast<double>(images);
        m_state.lossImages += images;
        event(EventKind::Step, {{"train/loss", loss},
                                {"train/lr", rate},
                                {"train/images_per_second", static_cast<double>(images) / secondsSince(start)}});
        if (!std::isfinite(loss)) {
            throw Error(ErrorCode::InvalidArgument, {}, divergedMessage(loss, rate));
        }
    }

    void probe()
    {
        if (m_config.probeEvery <= 0) {
            return;
        }
        Values values;
        addMetrics(values, "probe/", evaluateBatch(*m_learner, m_data.store, m_probe));
        event(EventKind::Probe, std::move(values));
    }

    /// Validation, snapshots and checkpoints. False when a stop was asked for during the validation, which is then made again on resuming.
    template <typename Seconds>
    bool finishEpoch(Seconds seconds)
    {
        std::vector<std::size_t> keep;
        for (const Followed& followed : m_followed) {
            keep.push_back(followed.index);
        }
        std::optional<Evaluation> evaluation = evaluate(*m_learner, m_data, m_config, m_data.val, keep, m_control);
        if (!evaluation) {
            return false;
        }
        Values values{{"train/loss", m_state.lossSum / static_cast<double>(m_state.lossImages)}};
        addMetrics(values, "val/", *evaluation);
        values.emplace_back("epoch/seconds", seconds());
        const bool best = closeEpoch(values);
        event(EventKind::Epoch, std::move(values));
        writeDetail(*evaluation);
        saveLast();
        if (best) {
            copyCheckpoint(m_sink.checkpointPath("last"), m_sink.checkpointPath("best"));
            event(EventKind::Checkpoint, {}, "best");
        }
        return true;
    }

    /// Counts the epoch as done. True when it is the best so far.
    bool closeEpoch(const Values& values)
    {
        const std::string name = "val/" + (m_lossDecides ? std::string("loss") : m_config.metric);
        const auto found = std::find_if(values.begin(), values.end(), [&name](const auto& value) { return value.first == name; });
        // Undefined (nothing predicted, nothing there) is no result; it is never better.
        const double metric = found == values.end() ? std::nan("") : found->second;
        const bool best = std::isfinite(metric)
                          && (std::isnan(m_state.bestMetric) || (m_lossDecides ? metric < m_state.bestMetric : metric > m_state.bestMetric));
        ++m_state.epochsDone;
        m_state.lossSum = 0;
        m_state.lossImages = 0;
        m_state.secondsInEpoch = 0;
        m_state.epochsWithoutBetter = best ? 0 : m_state.epochsWithoutBetter + 1;
        if (best) {
            m_state.bestMetric = metric;
            m_state.bestEpoch = m_state.epochsDone;
        }
        m_state.stoppedEarly = patienceSpent() && m_state.epochsDone < m_config.epochs;
        return best;
    }

    bool patienceSpent() const { return m_config.patience > 0 && m_state.epochsWithoutBetter >= m_config.patience; }

    void writeDetail(Evaluation& evaluation)
    {
        const bool lastEpoch = m_state.epochsDone == m_config.epochs || m_state.stoppedEarly;
        const bool withPictures = !m_followed.empty() && (lastEpoch || m_state.epochsDone % std::max(1, m_config.snapshotEvery) == 0);
        std::vector<std::pair<std::string, cv::Mat>> predictions;
        for (const auto& [index, picture] : evaluation.predictions) {
            const auto followed = std::find_if(m_followed.begin(), m_followed.end(), [i = index](const Followed& f) { return f.index == i; });
            if (withPictures && followed != m_followed.end()) {
                predictions.emplace_back(followed->sample.name, picture);
            }
        }
        const runs::EpochDetail detail{
            .epoch = static_cast<int>(m_state.epochsDone), .pooled = evaluation.pooled, .images = std::move(evaluation.images)};
        m_sink.epochDetail(detail, predictions);
        if (withPictures) {
            event(EventKind::Snapshot, {});
        }
    }

    void saveLast()
    {
        m_learner->save(m_sink.checkpointPath("last"), m_state, origin());
        event(EventKind::Checkpoint, {}, "last");
    }

    void waitWhilePaused()
    {
        if (!m_control.paused() || m_control.stopRequested()) {
            return;
        }
        const auto start = Clock::now();
        state(RunState::Paused, {});
        m_control.waitWhilePaused();
        m_paused += secondsSince(start);
        if (!m_control.stopRequested()) {
            state(RunState::Resumed, {});
        }
    }

    void event(EventKind kind, Values values, std::string text = {}, std::string message = {})
    {
        m_sink.event({.kind = kind,
                      .time = wallTime(),
                      .step = m_state.step,
                      .epoch = static_cast<double>(m_state.step) / static_cast<double>(m_stepsPerEpoch),
                      .values = std::move(values),
                      .text = std::move(text),
                      .message = std::move(message)});
    }

    void state(RunState state, std::string message) { event(EventKind::State, {}, std::string(runStateId(state)), std::move(message)); }

    /// The error itself is what the caller gets; that it could not be written as well (full disk) adds nothing.
    void tryToReportFailure(const std::string& message)
    {
        try {
            state(RunState::Failed, message);
        } catch (const std::exception& ignored) {
            static_cast<void>(ignored);
        }
    }

    CheckpointOrigin origin() const
    {
        return {.configYaml = recipe::toYaml(m_config), .datasetFingerprint = m_task.datasetFingerprint};
    }

    std::string divergedMessage(double loss, double rate) const
    {
        const std::int64_t epoch = (m_state.step - 1) / m_stepsPerEpoch + 1;
        return "The loss became " + std::string(std::isnan(loss) ? "NaN" : "infinite") + " at step " + std::to_string(m_state.step)
               + " (epoch " + std::to_string(epoch) + ", learning rate " + number(rate)
               + "). The training was stopped before the step changed the weights. Start again with a lower learning rate or a warm-up"
               + (m_state.epochsDone > 0 ? "; the checkpoints of epoch " + std::to_string(m_state.epochsDone) + " are intact." : ".");
    }

    std::string earlyStopMessage() const
    {
        const std::string metric = m_lossDecides ? "loss" : m_config.metric;
        return "Stopped early: validation " + metric + " has not improved for " + std::to_string(m_state.epochsWithoutBetter) + " epochs"
               + (m_state.bestEpoch > 0 ? " (best " + number(m_state.bestMetric) + " at epoch " + std::to_string(m_state.bestEpoch) + ")." : ".");
    }

    const TrainTask& m_task;
    const recipe::TrainConfig& m_config;
    const Preparation& m_data;
    runs::RunSink& m_sink;
    TrainControl& m_control;
    std::int64_t m_stepsPerEpoch;
    std::vector<Followed> m_followed;
    Batch m_probe;
    bool m_lossDecides;
    TrainState m_state;
    double m_paused = 0;  ///< seconds, since the clock of the epoch was started
    std::optional<Learner> m_learner;
    std::unique_ptr<BatchStream> m_stream;
};

}  // namespace

std::vector<Followed> followedImages(const Preparation& data, const recipe::TrainConfig& config)
{
    std::vector<Followed> result;
    std::set<std::string> taken;
    for (const std::size_t index : chooseSnapshots(data, static_cast<std::size_t>(std::max(0, config.snapshotImages)))) {
        const std::string& image = data.store.sample(index).image;
        const std::string base = safeName(std::filesystem::path(image).stem().string());
        std::string name = base;
        for (int i = 2; !taken.insert(name).second; ++i) {
            name = base + "-" + std::to_string(i);
        }
        result.push_back({.index = index, .sample = {.name = name, .image = image}});
    }
    return result;
}

TrainOutcome trainInto(const TrainTask& task, runs::RunSink& sink, TrainControl& control)
{
    return Trainer(task, sink, control).run();
}

}  // namespace gg::training
