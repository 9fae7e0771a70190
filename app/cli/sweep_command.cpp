#include "app/cli/command.h"
#include "app/cli/command_dataset.h"
#include "app/cli/text_table.h"
#include "app/cli/window_program.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/report/sweep_results.h"
#include "core/runs/history.h"
#include "core/runs/run_folder.h"
#include "core/training/sweep_queue.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

namespace fs = std::filesystem;
using training::QueuedRun;
using training::QueuedState;
using training::SweepQueue;

struct Options {
    std::string file;
    std::string ready;
    std::string out;
    std::string data;
    std::string format;
    std::string metric;
    std::string tableFile;
    std::string figureFile;
    bool resume = false;
    bool retryFailed = false;
    bool listOnly = false;
};

recipe::SweepPlan readySweep(const std::string& id)
{
    std::string names;
    for (const recipe::NamedSweep& sweep : recipe::readySweeps()) {
        if (sweep.id == id) {
            return sweep.plan;
        }
        names += (names.empty() ? "" : ", ") + sweep.id;
    }
    throw Error(ErrorCode::InvalidArgument, {}, "--ready " + id + ": there are " + names + ".");
}

recipe::SweepPlan planOf(const Options& options)
{
    recipe::SweepPlan plan = options.ready.empty() ? recipe::readSweep(options.file) : readySweep(options.ready);
    if (!options.data.empty()) {
        plan.base.data = fs::absolute(options.data).lexically_normal().string();
    }
    if (!options.metric.empty()) {
        plan.metric = options.metric;
    }
    for (const std::string& sentence : recipe::idleSettings(plan)) {
        std::cerr << sentence << '\n';
    }
    return plan;
}

std::string settingsText(const recipe::SweepRun& run)
{
    std::string text;
    for (const recipe::SweepSetting& setting : run.settings) {
        text += (text.empty() ? "" : ", ") + setting.key + " " + setting.value;
    }
    return text;
}

void list(const std::vector<recipe::SweepRun>& runs)
{
    TextTable table;
    table.add({"run", "settings", "seed"});
    for (const recipe::SweepRun& run : runs) {
        table.add({run.name, settingsText(run), std::to_string(run.seed)});
    }
    std::cout << table.text();
}

/// Of every run that has a folder; what cannot be read has no history and is said.
struct Histories {
    std::map<std::string, runs::Run> runs;

    explicit Histories(const SweepQueue& queue)
    {
        for (const QueuedRun& one : queue.runs()) {
            const std::string folder = queue.runFolder(one.run.name);
            if (!runs::isRunFolder(folder)) {
                continue;
            }
            try {
                runs.emplace(one.run.name, runs::readRun(folder));
            } catch (const Error& error) {
                std::cerr << error.what() << '\n';
            }
        }
    }
};

report::SweepResults resultsOf(const SweepQueue& queue, const Histories& histories, const std::string& metric)
{
    // In the plan's order: somebody may have moved runs in the queue.
    const std::vector<recipe::SweepRun> planned = recipe::expand(queue.plan());
    std::vector<report::SweepRunResult> results;
    for (const recipe::SweepRun& run : planned) {
        const auto found = histories.runs.find(run.name);
        results.push_back({.run = &run, .history = found == histories.runs.end() ? nullptr : &found->second.history});
    }
    return report::sweepResults(results, metric);
}

/// What of a run is told while it trains: one line when it began, one an epoch, one at its end.
class Narrator {
public:
    Narrator(std::size_t runs, std::string metric, const SweepQueue& queue)
        : m_runs(runs)
        , m_metric(std::move(metric))
        , m_queue(queue)
    {
    }

    void changed(const QueuedRun& run)
    {
        const std::lock_guard lock(m_mutex);
        m_changes.push_back(run);
    }

    void tell()
    {
        std::vector<QueuedRun> changes;
        {
            const std::lock_guard lock(m_mutex);
            changes.swap(m_changes);
        }
        if (changes.empty()) {
            tellEpochs();
        }
        for (const QueuedRun& run : changes) {
            tellEpochs();
            tellState(run);
        }
    }

private:
    void tellState(const QueuedRun& run)
    {
        if (run.state == QueuedState::Running) {
            m_name = run.run.name;
            m_epochs = run.run.config.epochs;
            m_tail.reset();
            // Epochs of a run that goes on were told when they were trained.
            const std::string folder = m_queue.runFolder(m_name);
            m_seen = runs::isRunFolder(folder) ? runs::readRun(folder).history.lastEpoch() : 0;
            ++m_begun;
            std::printf("%zu of %zu: %s\n", m_begun, m_runs, m_name.c_str());
        } else {
            std::printf("  %s%s\n", std::string(training::id(run.state)).c_str(), run.reason.empty() ? "" : (": " + run.reason).c_str());
        }
        std::fflush(stdout);
    }

    /// Through the run's folder, as everybody else follows it.
    void tellEpochs()
    {
        const std::string folder = m_queue.runFolder(m_name);
        if (m_name.empty() || (!m_tail && !runs::isRunFolder(folder))) {
            return;
        }
        if (!m_tail) {
            m_tail = runs::openRunTail(folder);
            m_history = {};
        }
        for (bool more = true; more;) {
            runs::RunBatch batch = m_tail->poll();
            more = batch.more;
            m_history.append(std::move(batch));
        }
        for (; m_seen < m_history.lastEpoch(); ++m_seen) {
            const auto value = m_history.at(m_metric, m_seen + 1);
            std::printf("  epoch %d of %d: %s %s\n", m_seen + 1, m_epochs, m_metric.c_str(), value && std::isfinite(*value) ? digits(*value).c_str() : "-");
            std::fflush(stdout);
        }
    }

    static std::string digits(double value)
    {
        char buffer[32];
        std::snprintf(buffer, sizeof buffer, "%.4f", value);
        return buffer;
    }

    std::mutex m_mutex;
    std::vector<QueuedRun> m_changes;
    std::size_t m_runs;
    std::string m_metric;
    const SweepQueue& m_queue;
    std::string m_name;
    int m_epochs = 0;
    int m_seen = 0;
    std::size_t m_begun = 0;
    std::unique_ptr<runs::RunTail> m_tail;
    runs::RunHistory m_history;
};

void train(SweepQueue& queue, const Options& options)
{
    using namespace std::chrono_literals;
    training::Engine& engine = training::loadEngine();
    if (engine.info().slowBlas) {
        std::cerr << "Warning: LibTorch uses the reference BLAS here and trains at about half the speed. Install libopenblas0-pthread.\n";
    }
    const auto waiting = [&] {
        const std::vector<QueuedRun> runs = queue.runs();
        return static_cast<std::size_t>(std::count_if(runs.begin(), runs.end(), [](const QueuedRun& run) { return run.state == QueuedState::Waiting; }));
    };
    Narrator narrator(waiting(), recipe::sweepMetric(queue.plan()), queue);
    const std::stop_callback stopOnSignal(commandControl().stopToken(), [&queue] { queue.stop(); });
    std::future<void> done = std::async(std::launch::async, [&] {
        queue.run(engine, [&](const std::string& path) { return openCommandDataset(path, options.format); }, [&](const QueuedRun& run) { narrator.changed(run); });
    });
    while (done.wait_for(200ms) != std::future_status::ready) {
        narrator.tell();
    }
    narrator.tell();
    done.get();
}

/// A recipe that was there may have been changed by hand: it goes on under another name.
void keepRecipe(const std::string& name, const std::string& contents)
{
    std::string file;
    int number = 0;
    do {
        file = name + "-" + std::to_string(++number) + ".figure.json";
    } while (fs::exists(file));
    io::writeFileAtomically(file, contents);
    std::cerr << "The recipe that was in " << name << ".figure.json is kept as " << file << ".\n";
}

/// The figure, beside it the recipe that draws it again.
void drawFigure(const report::SweepResults& results, const std::string& file)
{
    const fs::path path(file);
    if (path.extension().empty()) {
        throw Error(ErrorCode::InvalidArgument, file, "--figure needs a file that ends in .pdf, .svg, .pgf, .png or .tiff.");
    }
    const std::string name = (path.parent_path() / path.stem()).string();
    const std::string recipeFile = name + ".figure.json";
    const std::string recipe = report::sweepFigure(results, path.extension().string().substr(1));
    const std::string before = fs::exists(recipeFile) ? io::readFile(recipeFile) : std::string();
    io::writeFileAtomically(recipeFile, recipe);
    const int drawn = runWindowProgram({"--figure", recipeFile, "--out", file});
    if (!before.empty() && before != recipe && before != io::readFile(recipeFile)) {
        keepRecipe(name, before);
    }
    if (drawn != 0) {
        throw Error(ErrorCode::Internal, file, "The figure was not drawn; its recipe is " + recipeFile + ".");
    }
}

void printOutcome(const SweepQueue& queue, const report::SweepResults& results)
{
    std::cout << '\n' << report::toText(report::sweepTable(results), report::TableFormat::Markdown);
    for (const QueuedRun& run : queue.runs()) {
        if (run.state == QueuedState::Failed) {
            std::cerr << run.run.name << " failed: " << run.reason << '\n';
        }
    }
}

std::optional<report::TableFormat> tableFormat(const std::string& file)
{
    const std::optional<report::TableFormat> format = file.empty() ? std::nullopt : report::tableFormatOf(file);
    if (!file.empty() && !format) {
        throw Error(ErrorCode::InvalidArgument, file, "--table: a table is written as .csv, .tex or .md.");
    }
    return format;
}

/// Going on with another plan than the one that was begun would mix two sweeps in one table.
void checkSame(const recipe::SweepPlan& begun, const recipe::SweepPlan& given, const Options& options)
{
    if (begun.base != given.base || begun.vary != given.vary || begun.runs != given.runs || begun.seeds != given.seeds) {
        throw Error(ErrorCode::InvalidArgument, options.out, "The sweep that was begun here is another one than " + (options.file.empty() ? options.ready : options.file)
                                                                 + ". Leave that out to go on with the one that was begun, or name another folder.");
    }
}

std::unique_ptr<SweepQueue> queueOf(const Options& options, bool planGiven, bool goesOn)
{
    if (!goesOn) {
        return SweepQueue::create(planOf(options), options.out);
    }
    std::unique_ptr<SweepQueue> queue = SweepQueue::open(options.out);
    if (planGiven) {
        checkSame(queue->plan(), planOf(options), options);
    }
    return queue;
}

int sweep(const Options& options)
{
    const std::optional<report::TableFormat> format = tableFormat(options.tableFile);
    const bool planGiven = !options.file.empty() || !options.ready.empty();
    if (options.listOnly && planGiven) {
        list(recipe::expand(planOf(options)));
        return Clean;
    }
    const bool goesOn = SweepQueue::isSweep(options.out) && (options.resume || options.retryFailed || !planGiven);
    if (!goesOn && !planGiven) {
        throw Error(ErrorCode::NotFound, options.out, "There is no sweep in this folder: it has no sweep.yaml. Name the sweep's file to begin one.");
    }
    const std::unique_ptr<SweepQueue> queue = queueOf(options, planGiven, goesOn);
    if (options.resume) {
        queue->againAll(QueuedState::Stopped);
    }
    if (options.retryFailed) {
        queue->againAll(QueuedState::Failed);
    }
    if (!goesOn || options.resume || options.retryFailed) {
        train(*queue, options);
    }
    const Histories histories(*queue);
    const report::SweepResults results = resultsOf(*queue, histories, options.metric.empty() ? recipe::sweepMetric(queue->plan()) : options.metric);
    printOutcome(*queue, results);
    if (format) {
        writeOutput(options.tableFile, report::toText(report::sweepTable(results), *format));
    }
    if (!options.figureFile.empty()) {
        drawFigure(results, options.figureFile);
    }
    const training::QueueCounts counts = training::countsOf(queue->runs());
    if (counts.open > 0) {
        std::cerr << counts.open << " of " << queue->runs().size() << " runs are open. Go on with: groundglass-cli sweep --resume --out " << options.out << '\n';
        return CouldNot;
    }
    return counts.failed > 0 ? FindingsOfErrorSeverity : Clean;
}

}  // namespace

void addSweepCommand(CLI::App& app, int& exitCode)
{
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("sweep", "Train several runs that differ in one or two settings, one after the other, and compare them");
    CLI::Option* file = command->add_option("FILE", options->file, "The sweep (YAML): base, vary or runs, seeds")->check(CLI::ExistingFile);
    command->add_option("--ready", options->ready, "A sweep that comes with the program, in place of FILE; --ready list names them")->excludes(file);
    command->add_option("--out", options->out, "Folder of the sweep: a run folder each, sweep.yaml and queue.json");
    command->add_option("--data", options->data, "Data set, in place of the base's");
    addFormatOption(*command, options->format);
    command->add_flag("--resume", options->resume, "Go on with what stopped or waits; what is finished is left as it is");
    command->add_flag("--retry-failed", options->retryFailed, "Train again what failed");
    command->add_flag("--list", options->listOnly, "Show the runs and train nothing");
    command->add_option("--metric", options->metric, "Series of the table's first column and the figure, such as map50; the sweep's own unless given");
    command->add_option("--table", options->tableFile, "Write settings and best values, mean and deviation over seeds: .csv, .tex or .md");
    command->add_option("--figure", options->figureFile, "Draw the metric against the setting: .pdf, .svg, .pgf, .png or .tiff, with NAME.figure.json to draw it again");
    command->footer("Without FILE, --out names a sweep that was begun: its table and figure are made anew from what its runs are now.\n"
                    "Ctrl-C stops after the current step; --resume goes on from there. A run that fails does not end the sweep.\n"
                    "Exit code: 0 all trained, 1 a run failed, 2 failed or stopped.");
    command->callback([options, &exitCode] {
        if (options->ready == "list") {
            for (const recipe::NamedSweep& one : recipe::readySweeps()) {
                std::cout << one.id << ": " << one.title << ". " << one.description << ".\n";
            }
            return;
        }
        const bool onlyList = options->listOnly && (!options->file.empty() || !options->ready.empty());
        if (options->out.empty() && !onlyList) {
            throw CLI::RequiredError("--out");
        }
        exitCode = sweep(*options);
    });
}

}  // namespace gg::cli
