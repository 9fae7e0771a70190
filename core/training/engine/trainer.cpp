#include "core/training/engine/trainer.h"

#include "core/base/error.h"
#include "core/training/engine/shared_checkpoint.h"
#include "core/training/ranks/rank_group.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <utility>

namespace gg::training {
namespace {

using runs::EventKind;
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

double valueOf(const Values& values, const std::string& name)
{
    const auto found = std::find_if(values.begin(), values.end(), [&name](const auto& value) { return value.first == name; });
    return found == values.end() ? std::nan("") : found->second;
}

void append(Values& values, Values more)
{
    values.insert(values.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// " The batch held a.jpg, b.jpg and 14 more."
std::string namesOf(const std::vector<std::string>& images)
{
    constexpr std::size_t mostNamed = 16;
    std::string text;
    for (std::size_t i = 0; i < std::min(mostNamed, images.size()); ++i) {
        text += (text.empty() ? " The batch held " : ", ") + std::filesystem::path(images[i]).filename().string();
    }
    const std::size_t more = images.size() - std::min(mostNamed, images.size());
    return text.empty() ? text : text + (more > 0 ? " and " + std::to_string(more) + " more." : ".");
}

/// A loss or its gradient was not finite.
class Diverged : public Error
{
public:
    Diverged(std::string detail, std::vector<std::string> images)
        : Error(ErrorCode::InvalidArgument, {}, std::move(detail))
        , batch(std::move(images))
    {
    }

    std::vector<std::string> batch;  ///< its pictures
};

class Trainer
{
public:
    Trainer(TrainingTask& task, const TrainOrder& order, runs::RunSink& sink, TrainControl& control)
        : m_task(task)
        , m_order(order)
        , m_config(order.config)
        , m_sink(sink)
        , m_control(control)
        , m_stepsPerEpoch(task.stepsPerEpoch())
    {
    }

    TrainOutcome run()
    {
        try {
            return train();
        } catch (const RankLost& lost) {
            const std::string message = lost.detail() + keptAfterLoss();
            tryToReportFailure(message);
            throw RankLost(message);
        } catch (const Diverged& error) {
            tryToReportFailure(error.what(), error.batch);
            throw;
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
        m_task.build(m_order.resume ? Beginning::Resumed : Beginning::New);
        begin();
        m_begun = true;
        m_task.begin(m_state.step, m_sink);
        while (m_state.epochsDone < m_config.epochs && !m_state.stoppedEarly) {
            const auto start = Clock::now();
            m_paused = 0;
            const double secondsBefore = m_state.secondsInEpoch;
            const bool finished = runSteps() && finishEpoch([&] { return secondsBefore + secondsSince(start) - m_paused; });
            if (!finished) {
                m_state.secondsInEpoch = secondsBefore + secondsSince(start) - m_paused;
                onLeader([this] { saveLast(); });
                state(RunState::Stopped, "Stopped at step " + std::to_string(m_state.step) + ".");
                return TrainOutcome::Stopped;
            }
        }
        state(RunState::Finished, m_state.stoppedEarly ? earlyStopMessage() : std::string());
        return m_state.stoppedEarly ? TrainOutcome::StoppedEarly : TrainOutcome::Finished;
    }

    void begin()
    {
        if (m_order.resume) {
            m_state = loadShared(m_order.ranks, m_sink.checkpointPath("last"), [this](const std::string& file) { return m_task.load(file, origin()); });
            m_state.stoppedEarly = m_state.stoppedEarly && patienceSpent();
            state(RunState::Resumed, {});
            return;
        }
        state(RunState::Started, joined(m_task.notes()));
        onLeader([this] { m_task.writeSamples(m_sink); });
        probe();
    }

    /// The rest of the epoch's steps. False when a stop was asked for.
    bool runSteps()
    {
        while (m_state.step < (m_state.epochsDone + 1) * m_stepsPerEpoch) {
            if (!mayGoOn()) {
                return false;
            }
            step();
            if (m_config.probeEvery > 0 && (m_state.step == 1 || m_state.step % m_config.probeEvery == 0)) {
                probe();
            }
        }
        return m_order.ranks != nullptr ? !wishes().stop : !m_control.stopRequested();
    }

    /// Waits while the training is paused. False when a stop was asked for.
    bool mayGoOn()
    {
        if (m_order.ranks != nullptr) {
            return mayAllGoOn();
        }
        waitWhilePaused();
        return !m_control.stopRequested();
    }

    /// What is asked for on any rank.
    struct Wishes {
        bool stop = false;
        bool pause = false;
    };
    Wishes wishes()
    {
        constexpr std::int64_t stop = 1;
        constexpr std::int64_t pause = 2;
        Wishes all;
        for (const std::int64_t own : m_order.ranks->gather((m_control.stopRequested() ? stop : 0) + (m_control.paused() ? pause : 0))) {
            all.stop = all.stop || (own & stop) != 0;
            all.pause = all.pause || (own & pause) != 0;
        }
        return all;
    }

    bool leads() const { return m_order.ranks == nullptr || m_order.ranks->leads(); }

    /// What rank 0 alone has to do; the others wait for it, as long as it takes.
    template <typename Work>
    void onLeader(Work work)
    {
        if (m_order.ranks == nullptr) {
            work();
        } else {
            m_order.ranks->together([&] {
                if (leads()) {
                    work();
                }
            });
        }
    }

    void step()
    {
        const auto start = Clock::now();
        const std::int64_t number = m_state.step + 1;
        StepResult result = m_task.step(number);
        m_state.step = number;
        m_state.count(result.loss, result.parts, result.images);
        Values values{{"train/loss", result.loss}};
        append(values, std::move(result.parts));
        append(values, result.values);
        values.emplace_back("train/images_per_second", static_cast<double>(result.images) / secondsSince(start));
        event(EventKind::Step, std::move(values));
        if (!result.note.empty()) {
            m_ownNotes += leads() ? std::string() : (m_ownNotes.empty() ? "" : " ") + result.note;
            event(EventKind::Note, {}, {}, std::move(result.note));
        }
        if (!std::isfinite(result.loss)) {
            result.imagesSeen = ofAllRanks(result.imagesSeen);
            throw Diverged(divergedMessage(result), result.imagesSeen);
        }
    }

    /// One after the other, in the order of the ranks.
    std::vector<std::string> ofAllRanks(const std::vector<std::string>& own)
    {
        if (m_order.ranks == nullptr) {
            return own;
        }
        std::string lines;
        for (const std::string& line : own) {
            lines += line + '\0';
        }
        std::vector<std::string> all;
        for (const std::string& rank : m_order.ranks->gather(lines)) {
            std::istringstream text(rank);
            for (std::string line; std::getline(text, line, '\0');) {
                all.push_back(line);
            }
        }
        return all;
    }

    void probe()
    {
        if (m_config.probeEvery <= 0 || !leads()) {
            return;
        }
        if (Values values = m_task.probe(); !values.empty()) {
            event(EventKind::Probe, std::move(values));
        }
    }

    /// Validation, snapshots and checkpoints. False when a stop was asked for during the validation, which is then made again on resuming.
    template <typename Seconds>
    bool finishEpoch(Seconds seconds)
    {
        Values values = m_state.means();
        append(values, m_task.epochValues());
        std::optional<Values> validation;
        onLeader([&] { validation = m_task.validate(static_cast<int>(m_state.epochsDone + 1), m_control); });
        if (m_order.ranks != nullptr) {
            validation = leadersDecision(validation);
            tellNotesOfRanks();
        }
        if (!validation) {
            return false;
        }
        append(values, std::move(*validation));
        values.emplace_back("epoch/seconds", seconds());
        const std::int64_t bestBefore = m_state.bestEpoch;
        const bool best = closeEpoch(values);
        event(EventKind::Epoch, std::move(values));
        onLeader([&] { keepEpoch(best, bestBefore); });
        m_task.alignRanks();
        return true;
    }

    /// All that rank 0 validated, or the value that decides alone; nullopt where it was stopped.
    std::optional<Values> leadersDecision(const std::optional<Values>& own)
    {
        char text[64] = "stopped";
        if (own) {
            std::snprintf(text, sizeof text, "%a", valueOf(*own, m_task.decidingValue()));
        }
        const std::string told = m_order.ranks->leaders(text);
        if (leads() || told == "stopped") {
            return own;
        }
        return Values{{m_task.decidingValue(), std::strtod(told.c_str(), nullptr)}};
    }

    /// What the others had to say of the epoch: only rank 0 has a run to write it to.
    void tellNotesOfRanks()
    {
        const std::vector<std::string> notes = m_order.ranks->gather(std::exchange(m_ownNotes, {}));
        for (std::size_t rank = 0; rank < notes.size(); ++rank) {
            if (!notes[rank].empty()) {
                event(EventKind::Note, {}, {}, "On " + m_order.ranks->nameOf(static_cast<int>(rank)) + ": " + notes[rank]);
            }
        }
    }

    void keepEpoch(bool best, std::int64_t bestBefore)
    {
        const bool lastEpoch = m_state.epochsDone == m_config.epochs || m_state.stoppedEarly;
        if (m_task.keepEpoch({.epoch = static_cast<int>(m_state.epochsDone),
                              .best = static_cast<int>(m_state.bestEpoch),
                              .bestBefore = static_cast<int>(bestBefore),
                              .last = lastEpoch},
                             m_sink)) {
            event(EventKind::Snapshot, {});
        }
        saveLast();
        if (best) {
            copyCheckpoint(m_sink.checkpointPath("last"), m_sink.checkpointPath("best"));
            event(EventKind::Checkpoint, {}, "best");
        }
    }

    /// Counts the epoch as done. True when it is the best so far.
    bool closeEpoch(const Values& values)
    {
        // Undefined (nothing predicted, nothing there, not validated) is no result; it is never better.
        const double metric = valueOf(values, m_task.decidingValue());
        const bool better = m_task.moreIsBetter() ? metric > m_state.bestMetric : metric < m_state.bestMetric;
        const bool best = std::isfinite(metric) && (std::isnan(m_state.bestMetric) || better);
        ++m_state.epochsDone;
        m_state.beginEpoch();
        m_state.epochsWithoutBetter = best ? 0 : m_state.epochsWithoutBetter + 1;
        if (best) {
            m_state.bestMetric = metric;
            m_state.bestEpoch = m_state.epochsDone;
        }
        m_state.stoppedEarly = patienceSpent() && m_state.epochsDone < m_config.epochs;
        return best;
    }

    bool patienceSpent() const { return m_config.patience > 0 && m_state.epochsWithoutBetter >= m_config.patience; }

    void saveLast()
    {
        m_task.save(m_sink.checkpointPath("last"), m_state, origin());
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

    /// A paused rank comes back every now and then, so that the others see that it lives.
    bool mayAllGoOn()
    {
        constexpr std::chrono::milliseconds between(200);
        const auto start = Clock::now();
        bool told = false;
        Wishes all = wishes();
        for (; all.pause && !all.stop; all = wishes()) {
            if (!told) {
                state(RunState::Paused, {});
                told = true;
            }
            m_control.waitWhilePaused(between);
        }
        if (told) {
            m_paused += secondsSince(start);
            if (!all.stop) {
                state(RunState::Resumed, {});
            }
        }
        return !all.stop;
    }

    void event(EventKind kind, Values values, std::string text = {}, std::string message = {}, std::vector<std::string> images = {})
    {
        if (!leads()) {
            return;
        }
        m_sink.event({.kind = kind,
                      .time = wallTime(),
                      .step = m_state.step,
                      .epoch = static_cast<double>(m_state.step) / static_cast<double>(m_stepsPerEpoch),
                      .values = std::move(values),
                      .text = std::move(text),
                      .message = std::move(message),
                      .images = std::move(images)});
    }

    void state(RunState state, std::string message) { event(EventKind::State, {}, std::string(runStateId(state)), std::move(message)); }

    /// The error itself is what the caller gets; that it could not be written as well (full disk) adds nothing.
    void tryToReportFailure(const std::string& message, const std::vector<std::string>& images = {})
    {
        try {
            event(EventKind::State, {}, std::string(runStateId(RunState::Failed)), message, images);
        } catch (const std::exception& ignored) {
            static_cast<void>(ignored);
        }
    }

    /// After another rank was lost: rank 0's checkpoint of the last whole step, without asking the others. What was left, a sentence.
    std::string keptAfterLoss()
    {
        std::string kept;
        if (leads() && m_begun) {
            try {
                saveLast();
                kept = " The checkpoint stands at step " + std::to_string(m_state.step) + ": go on by starting all ranks again with --resume.";
            } catch (const std::exception& error) {
                kept = std::string(" The checkpoint of the last whole step could not be written (") + error.what() + "); the one before is untouched.";
            }
        }
        return kept;
    }

    CheckpointOrigin origin() const
    {
        return {.configYaml = recipe::toYaml(m_config), .datasetFingerprint = m_order.datasetFingerprint};
    }

    std::string divergedMessage(const StepResult& result) const
    {
        const std::int64_t epoch = (m_state.step - 1) / m_stepsPerEpoch + 1;
        return "The loss became " + std::string(std::isnan(result.loss) ? "NaN" : "infinite") + " at step " + std::to_string(m_state.step)
               + " (epoch " + std::to_string(epoch) + ", learning rate " + number(valueOf(result.values, "train/lr"))
               + "). The training was stopped before the step changed the weights. Start again with a lower learning rate or a warm-up"
               + (m_state.epochsDone > 0 ? "; the checkpoints of epoch " + std::to_string(m_state.epochsDone) + " are intact." : ".")
               + namesOf(result.imagesSeen);
    }

    std::string earlyStopMessage() const
    {
        const std::string metric = m_task.decidingValue().substr(std::string_view("val/").size());
        return "Stopped early: validation " + metric + " has not improved for " + std::to_string(m_state.epochsWithoutBetter) + " epochs"
               + (m_state.bestEpoch > 0 ? " (best " + number(m_state.bestMetric) + " at epoch " + std::to_string(m_state.bestEpoch) + ")." : ".");
    }

    TrainingTask& m_task;
    const TrainOrder& m_order;
    const recipe::TrainConfig& m_config;
    runs::RunSink& m_sink;
    TrainControl& m_control;
    std::int64_t m_stepsPerEpoch;
    TrainState m_state;
    bool m_begun = false;
    std::string m_ownNotes;  ///< of a rank that has nowhere to write them, until rank 0 does
    double m_paused = 0;  ///< seconds, since the clock of the epoch was started
};

}  // namespace

TrainOutcome trainInto(TrainingTask& task, const TrainOrder& order, runs::RunSink& sink, TrainControl& control)
{
    return Trainer(task, order, sink, control).run();
}

}  // namespace gg::training
