#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/io/files.h"

#include <semaphore.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <thread>

namespace gg::cli {
namespace {

std::stop_source& stopSource()
{
    static std::stop_source source;
    return source;
}

sem_t signalCame;
volatile std::sig_atomic_t lastSignal = 0;

void onSignal(int signal)
{
    lastSignal = signal;
    sem_post(&signalCame);
}

/// A handler may not touch a stop source, so it wakes a thread that does. Blocking the signals and waiting for them would not do: some
/// libraries start threads before main(), and those would take the signal and end the program.
void stopOnSignals()
{
    sem_init(&signalCame, 0, 0);
    std::thread([] {
        const auto waitForSignal = [] {
            while (sem_wait(&signalCame) != 0 && errno == EINTR) {
            }
        };
        waitForSignal();
        stopSource().request_stop();
        waitForSignal();
        _exit(128 + static_cast<int>(lastSignal));  // the second Ctrl-C does not wait
    }).detach();
    for (const int signal : {SIGINT, SIGTERM}) {
        struct sigaction before{};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler == SIG_IGN) {
            continue;  // started in the background: Ctrl-C is meant for somebody else
        }
        struct sigaction action{};
        action.sa_handler = onSignal;
        action.sa_flags = SA_RESTART;
        sigaction(signal, &action, nullptr);
    }
}

void showProgress(const Progress& progress)
{
    if (progress.total == 0) {
        std::fprintf(stderr, "\r\033[K%s: %llu", progress.what.c_str(), static_cast<unsigned long long>(progress.done));
    } else {
        std::fprintf(stderr, "\r\033[K%s: %llu of %llu", progress.what.c_str(), static_cast<unsigned long long>(progress.done),
                     static_cast<unsigned long long>(progress.total));
        if (progress.done >= progress.total) {
            std::fputs("\r\033[K", stderr);
        }
    }
}

}  // namespace

JobControl& commandControl()
{
    static JobControl control(stopSource().get_token(), isatty(STDERR_FILENO) != 0 ? ProgressFunction(showProgress) : ProgressFunction());
    return control;
}

void writeOutput(const std::string& file, const std::string& contents)
{
    writeOutput(file, [&](const std::function<void(std::string_view)>& write) { write(contents); });
}

void writeOutput(const std::string& file, const std::function<void(const std::function<void(std::string_view)>&)>& produce)
{
    if (file == "-") {
        produce([](std::string_view piece) { std::cout << piece; });
        std::cout << std::flush;
        return;
    }
    io::AtomicFile target(file);
    produce([&](std::string_view piece) { target.write(piece); });
    target.commit();
}

}  // namespace gg::cli

int main(int argc, char** argv)
{
    using namespace gg::cli;
    stopOnSignals();

    CLI::App app{"Groundglass: look at data, labels, predictions and training before trusting a number."};
    app.name("groundglass-cli");
    app.set_version_flag("--version", GG_VERSION);
    app.require_subcommand(1);
    int exitCode = Clean;
    // COMMANDS: each line below is one file of this folder.
    addAuditCommand(app, exitCode);
    addConvertCommand(app, exitCode);
    addModelCommand(app, exitCode);
    addTrainCommand(app, exitCode);
    addSampleCommand(app, exitCode);
    addSplitCommand(app, exitCode);
    addDiagnoseCommand(app, exitCode);
    addCompareCommand(app, exitCode);
    addEvaluateCommand(app, exitCode);
    addExportCommand(app, exitCode);
    addFigureCommand(app, exitCode);
    addPredictCommand(app, exitCode);
    addRankCommand(app, exitCode);
    addRepairCommand(app, exitCode);
    addReportCommand(app, exitCode);
    addSeriesCommand(app, exitCode);
    addSweepCommand(app, exitCode);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? Clean : CouldNot;
    } catch (const gg::Cancelled&) {
        std::cerr << "Cancelled.\n";
        return CouldNot;
    } catch (const std::exception& error) {
        std::cerr << "groundglass-cli: " << error.what() << '\n';
        return CouldNot;
    }
    return exitCode;
}
