#include "app/cli/command.h"
#include "app/cli/command_dataset.h"
#include "app/cli/verdict_guard.h"
#include "app/cli/verdict_text.h"

#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/recipe/foreign_recipe.h"
#include "core/recipe/model_cost.h"
#include "core/runs/history.h"
#include "core/training/engine.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <iostream>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace gg::cli {
namespace {

struct Options {
    std::string config;
    std::string run;
    std::string data;
    std::string format;
    std::vector<std::string> settings;  // "key=value"
    std::vector<std::string> stopOn;    // ids of rules, or "error"
    bool resume = false;
};

struct Column {
    std::string_view value;
    std::string_view title;
    int digits;
};

constexpr Column segmentationColumns[] = {
    {"train/loss", "train loss", 4},
    {"val/loss", "val loss", 4},
    {"val/sensitivity", "sensitivity", 4},
    {"val/specificity", "specificity", 4},
    {"val/iou", "IoU", 4},
    {"val/dice", "Dice", 4},
    {"val/predicted_foreground", "predicted fg", 4},
    {"val/true_foreground", "true fg", 4},
    {"epoch/seconds", "seconds", 1},
};

constexpr Column detectionColumns[] = {
    {"train/box_loss", "box loss", 4},
    {"train/class_loss", "class loss", 4},
    {"train/dfl_loss", "DFL loss", 4},
    {"val/loss", "val loss", 4},
    {"val/precision", "precision", 4},
    {"val/recall", "recall", 4},
    {"val/map50", "mAP50", 4},
    {"val/map50_95", "mAP50-95", 4},
    {"epoch/images_per_second", "images/s", 2},
    {"epoch/seconds", "seconds", 1},
};

/// The terms of detectors that tell objects from background by a number of its own.
constexpr Column objectnessColumns[] = {
    {"train/xy_loss", "xy loss", 4},
    {"train/wh_loss", "wh loss", 4},
    {"train/object_loss", "object loss", 4},
    {"train/no_object_loss", "no object", 4},
    {"train/class_loss", "class loss", 4},
    {"val/loss", "val loss", 4},
    {"val/precision", "precision", 4},
    {"val/recall", "recall", 4},
    {"val/map50", "mAP50", 4},
    {"val/map50_95", "mAP50-95", 4},
    {"epoch/images_per_second", "images/s", 2},
    {"epoch/seconds", "seconds", 1},
};

std::span<const Column> columnsFor(const recipe::TrainConfig& config)
{
    if (config.task != "detection") {
        return segmentationColumns;
    }
    const std::string head = recipe::planFor(config, 1).layers.back().block;
    return head == "anchor_detect" || head == "grid_detect" ? std::span<const Column>(objectnessColumns) : std::span<const Column>(detectionColumns);
}

int widthOf(const Column& column)
{
    return static_cast<int>(std::max<std::size_t>(8, column.title.size()));
}

/// One line an epoch, as it is finished; everything a training says of itself goes to standard error.
class EpochTable
{
public:
    /// Events from before `since` (seconds since 1970) belong to an earlier part of the run.
    EpochTable(double since, std::span<const Column> columns)
        : m_since(since)
        , m_columns(columns)
    {
    }

    void show(const runs::RunEvent& event)
    {
        if (event.time < m_since) {
            return;
        }
        if (event.kind == runs::EventKind::Epoch) {
            showEpoch(event);
        } else if (!event.message.empty()
                   && (event.kind == runs::EventKind::Note
                       || (event.kind == runs::EventKind::State && runs::runStateFromId(event.text) != runs::RunState::Failed))) {
            std::cerr << event.message << std::endl;
        }
    }

private:
    void showEpoch(const runs::RunEvent& event)
    {
        if (!m_headed) {
            std::printf("epoch");
            for (const Column& column : m_columns) {
                std::printf("  %*s", widthOf(column), std::string(column.title).c_str());
            }
            std::printf("\n");
            m_headed = true;
        }
        std::printf("%5lld", std::llround(event.epoch));
        for (const Column& column : m_columns) {
            double value = std::nan("");
            for (const auto& [name, found] : event.values) {
                value = name == column.value ? found : value;
            }
            if (std::isnan(value)) {
                std::printf("  %*s", widthOf(column), "-");
            } else {
                std::printf("  %*.*f", widthOf(column), column.digits, value);
            }
        }
        std::printf("\n");
        std::fflush(stdout);
    }

    double m_since;
    std::span<const Column> m_columns;
    bool m_headed = false;
};

/// What is set on the command line stands over what is written in the file.
void applySettings(recipe::TrainConfig& config, const std::vector<std::string>& settings)
{
    for (const std::string& setting : settings) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw Error(ErrorCode::InvalidArgument, {}, "--set " + setting + ": expected KEY=VALUE, such as epochs=12.");
        }
        const std::string key = setting.substr(0, equals);
        const std::string value = setting.substr(equals + 1);
        if (key == "task" && value != config.task) {
            throw Error(ErrorCode::InvalidArgument, {},
                        "--set " + setting + ": the configuration is for task: " + config.task + ", and its other keys are that task's; write another one.");
        }
        if (const std::string expected = recipe::setValue(config, key, value); !expected.empty()) {
            throw Error(ErrorCode::InvalidArgument, {}, "--set " + setting + ": expected " + expected + ".");
        }
        if (!recipe::hasKey(config, key)) {
            throw Error(ErrorCode::InvalidArgument, {}, "--set " + setting + ": a training with task: " + config.task + " has no such key.");
        }
        if (key == "data" || key == "model.file" || key == "start.from" || key == "distill.teacher") {
            const std::string absolute = value.empty() ? value : std::filesystem::absolute(value).lexically_normal().string();
            recipe::setValue(config, key, absolute);
        }
    }
    std::string text;
    for (const recipe::ConfigProblem& problem : settings.empty() ? std::vector<recipe::ConfigProblem>() : recipe::validate(config)) {
        text += (text.empty() ? "" : "\n") + problem.key + " " + problem.message + ".";
    }
    if (!text.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, text);
    }
}

/// The configuration to train with, its data set's path absolute.
recipe::TrainConfig configuration(const Options& options)
{
    recipe::TrainConfig config;
    if (!options.config.empty()) {
        const recipe::ForeignRecipe read = recipe::readRecipe(options.config);
        config = read.config;
        if (!read.notes.empty()) {
            for (const std::string& line : recipe::summary(read)) {
                std::cerr << options.config << ": " << line << '\n';
            }
        }
    } else {
        const runs::RunInfo info = runs::readRunInfo(options.run);
        config = recipe::parseConfig(info.configYaml, options.run + "/run.yaml");
        config.data = info.datasetPath;
    }
    applySettings(config, options.settings);
    if (!options.data.empty()) {
        config.data = std::filesystem::absolute(options.data).string();
    }
    if (config.data.empty()) {
        throw Error(ErrorCode::InvalidArgument, options.config, "The configuration names no data set. Write data: PATH, or use --data PATH.");
    }
    return config;
}

void warnOfSlowBlas(const training::EngineInfo& info)
{
    if (info.slowBlas) {
        std::cerr << "Warning: LibTorch uses the reference BLAS here and trains at about half the speed. "
                     "Install libopenblas0-pthread.\n";
    }
}

double now()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

int train(const Options& options)
{
    using namespace std::chrono_literals;
    const diagnosis::Settings halting = diagnosis::stoppingOn(options.stopOn);
    training::TrainRequest request{.config = configuration(options), .dataset = {}, .runFolder = options.run, .resume = options.resume};
    request.dataset = openCommandDataset(request.config.data, options.format);
    request.ranks = training::rankPlace([](const char* name) { return std::getenv(name); });
    training::Engine& engine = training::loadEngine();
    warnOfSlowBlas(engine.info());
    const bool leads = !request.ranks || request.ranks->rank == 0;
    if (!leads) {
        std::cerr << "Rank " << request.ranks->rank << " of " << request.ranks->size << ": trains along with rank 0 at " << request.ranks->address << ':'
                  << request.ranks->port << ", which writes the run folder." << std::endl;
    }

    training::TrainControl control;
    const std::stop_callback stopOnSignal(commandControl().stopToken(), [&control] { control.stop(); });
    EpochTable table(now(), columnsFor(request.config));
    std::future<training::TrainOutcome> outcome = std::async(std::launch::async, [&] { return engine.train(request, control); });
    // The run folder is the only way in which a training tells anything, here as in the window.
    std::unique_ptr<runs::RunTail> tail;
    std::optional<VerdictGuard> guard;
    const auto showNews = [&] {
        if (!tail && leads && runs::isRunFolder(options.run)) {
            tail = runs::openRunTail(options.run);
            guard.emplace(options.run, halting, options.resume ? VerdictGuard::Earlier::Known : VerdictGuard::Earlier::None);
        }
        for (bool more = tail != nullptr; more;) {
            runs::RunBatch batch = tail->poll();
            for (const runs::RunEvent& event : batch.events) {
                table.show(event);
            }
            more = batch.more;
            guard->take(std::move(batch));
        }
        if (guard && !guard->halted() && guard->judge()) {
            std::cerr << "Stopping at " << verdictLine(*guard->halted()) << "\n  Do: " << diagnosis::action(*guard->halted()) << std::endl;
            control.stop();
        }
    };
    while (outcome.wait_for(100ms) != std::future_status::ready) {
        showNews();
    }
    showNews();
    if (outcome.get() == training::TrainOutcome::Stopped) {
        std::cerr << (leads ? "Go on with: groundglass-cli train --resume --run " + options.run : std::string("Stopped with the other ranks.")) << '\n';
        return guard && guard->halted() ? FindingsOfErrorSeverity : CouldNot;
    }
    return Clean;
}

}  // namespace

void addTrainCommand(CLI::App& app, int& exitCode)
{
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("train", "Train a network and write a run folder");
    CLI::Option* config = command->add_option("--config", options->config, "Training configuration (YAML), or Ultralytics' args.yaml")->check(CLI::ExistingFile);
    command->add_option("--run", options->run, "Run folder to write")->required();
    command->add_option("--data", options->data, "Data set, in place of the configuration's");
    command->add_option("--set", options->settings, "A setting in place of the configuration's, KEY=VALUE; may be given several times")->take_all();
    addFormatOption(*command, options->format);
    command->add_flag("--resume", options->resume, "Go on with the run from its last checkpoint");
    command->add_option("--stop-on", options->stopOn, "Stop when this rule of diagnose speaks; error: any verdict of error severity. May be given several times")
        ->take_all();
    command->footer("Prints a table, one line an epoch. Ctrl-C stops after the current step and leaves a checkpoint.\n"
                    "Several processes or machines train together where WORLD_SIZE, RANK, MASTER_ADDR and MASTER_PORT are set: start\n"
                    "each with the same configuration; a step then learns from `batch` pictures of each, and rank 0 writes the run.\n"
                    "Exit code: 0 trained, 1 stopped at a verdict, 2 failed or stopped.");
    command->callback([options, config, &exitCode] {
        if (!options->resume && config->count() == 0) {
            throw CLI::RequiredError("--config");
        }
        exitCode = train(*options);
    });
}

}  // namespace gg::cli
