#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/io/files.h"

#include <unistd.h>

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

/// Signals are taken by a thread of their own: a handler may not touch a stop source.
void stopOnSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals] {
        int received = 0;
        sigwait(&signals, &received);
        stopSource().request_stop();
        sigwait(&signals, &received);
        _exit(128 + received);  // the second Ctrl-C does not wait
    }).detach();
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
    if (file == "-") {
        std::cout << contents << std::flush;
    } else {
        io::writeFileAtomically(file, contents);
    }
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
    addTrainCommand(app, exitCode);
    addSampleCommand(app, exitCode);

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
