// What opening event files costs: 500 MB as PyTorch writes them, 60 tags, read by our reader, by protobuf's classes record by
// record, and as bytes and checksums alone, which is the floor. Each case runs in a process of its own, so that its peak memory
// is its own; "cold" has the file's pages dropped from memory before (as far as the disk lets go of them).
//
//     bench_events [FILE [MEGABYTES]]
//
// FILE is made where it is not there; without it, one in the folder for temporary files, which is removed in the end.

#include "core/imports/tensorboard/crc32c.h"
#include "core/imports/tensorboard/event_file.h"
#include "core/imports/tensorboard/record.h"

#include <core/imports/tensorboard/event_schema.pb.h>

#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace
{

using namespace gg;
using imports::tensorboard::framed;
namespace schema = imports::tensorboard::schema;

struct Outcome {
    double seconds = 0;
    double points = 0;
    double sum = 0;               ///< of the values: the cases must agree
    double processorSeconds = 0;  ///< of all threads: what remains comparable on a machine that does other things, too
    double peakMegabytes = 0;
};

std::vector<std::string> tagNames()
{
    std::vector<std::string> names;
    for (const char* group : {"train/loss", "train/accuracy", "gradients/norm", "weights/mean", "lr/group", "system/load"}) {
        for (int i = 0; i < 10; ++i) {
            names.push_back(std::string(group) + "_" + std::to_string(i));
        }
    }
    return names;
}

void makeFile(const std::string& path, std::uint64_t bytes)
{
    std::ofstream stream(path, std::ios::binary);
    schema::Event event;
    event.set_wall_time(1.7e9);
    event.set_file_version("brain.Event:2");
    std::string buffer = framed(event.SerializeAsString());
    event.clear_file_version();
    const std::vector<std::string> tags = tagNames();
    auto* value = event.mutable_summary()->add_value();
    std::uint64_t written = 0;
    for (std::int64_t step = 0; written < bytes; ++step) {
        event.set_step(step);
        event.set_wall_time(1.7e9 + 0.01 * static_cast<double>(step));
        for (std::size_t tag = 0; tag < tags.size(); ++tag) {
            value->set_tag(tags[tag]);
            value->set_simple_value(static_cast<float>(std::sin(0.001 * static_cast<double>(step) + static_cast<double>(tag))));
            buffer += framed(event.SerializeAsString());
        }
        if (buffer.size() > (4U << 20U)) {
            stream << buffer;
            written += buffer.size();
            buffer.clear();
        }
    }
    stream << buffer;
}

Outcome ours(const std::string& path, bool history)
{
    const std::filesystem::path file(path);
    const auto tail = imports::openEventFiles({.folder = file.parent_path().string(), .files = {file.filename().string()}});
    Outcome outcome;
    runs::RunHistory run;
    for (runs::RunBatch batch = tail->poll(64U << 20U); !batch.empty(); batch = tail->poll(64U << 20U)) {
        for (const runs::SeriesPiece& piece : batch.pieces) {
            outcome.points += static_cast<double>(piece.values.size());
            outcome.sum += history ? 0 : piece.values.back();
        }
        if (history) {
            run.append(std::move(batch));
        }
    }
    for (const auto& [name, series] : run.series()) {
        outcome.sum += series.values.back();
    }
    return outcome;
}

/// Calls for each record of a file; the bytes come through a buffer of 1 MiB as ours do.
Outcome eachRecord(const std::string& path, const std::function<void(const char* data, std::size_t size, Outcome&)>& use)
{
    Outcome outcome;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::vector<char> buffer(1U << 20U);
    std::size_t held = 0;
    for (ssize_t count = 0; (count = ::read(descriptor, buffer.data() + held, buffer.size() - held)) > 0;) {
        held += static_cast<std::size_t>(count);
        std::size_t at = 0;
        std::uint64_t length = 0;
        while (held - at >= 16 && (std::memcpy(&length, buffer.data() + at, 8), length + 16 <= held - at)) {
            use(buffer.data() + at + 12, length, outcome);
            at += length + 16;
        }
        std::memmove(buffer.data(), buffer.data() + at, held - at);
        held -= at;
    }
    ::close(descriptor);
    return outcome;
}

Outcome checksumsAlone(const std::string& path)
{
    return eachRecord(path, [](const char* data, std::size_t size, Outcome& outcome) {
        outcome.sum += imports::tensorboard::crc32c(data - 12, 8) + imports::tensorboard::crc32c(data, size) > 0 ? 0 : 1;
        outcome.points += 1;
    });
}

/// Checksums, protobuf's classes, and the points by tag.
Outcome protobufAlone(const std::string& path)
{
    struct Columns {
        std::vector<std::int64_t> steps;
        std::vector<double> times;
        std::vector<double> values;
    };
    std::map<std::string, Columns, std::less<>> series;
    Outcome outcome = eachRecord(path, [&](const char* data, std::size_t size, Outcome& result) {
        imports::tensorboard::crc32c(data - 12, 8);
        imports::tensorboard::crc32c(data, size);
        schema::Event event;
        event.ParseFromArray(data, static_cast<int>(size));
        for (const auto& value : event.summary().value()) {
            Columns& columns = series[value.tag()];
            columns.steps.push_back(event.step());
            columns.times.push_back(event.wall_time());
            columns.values.push_back(static_cast<double>(value.simple_value()));
            result.points += 1;
        }
    });
    for (const auto& [name, columns] : series) {
        outcome.sum += columns.values.back();
    }
    return outcome;
}

void dropFromMemory(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    ::fsync(descriptor);
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    ::close(descriptor);
}

/// In a process of its own, on so many cores.
Outcome measured(const std::function<Outcome()>& run, int cores)
{
    int pipes[2];
    if (::pipe(pipes) != 0) {
        std::exit(2);
    }
    const pid_t child = ::fork();
    if (child == 0) {
        cpu_set_t set;
        CPU_ZERO(&set);
        for (int core = 0; core < cores; ++core) {
            CPU_SET(core, &set);
        }
        ::sched_setaffinity(0, sizeof(set), &set);
        const auto begin = std::chrono::steady_clock::now();
        Outcome outcome = run();
        outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        const bool written = ::write(pipes[1], &outcome, sizeof(outcome)) == sizeof(outcome);
        ::_exit(written ? 0 : 1);
    }
    Outcome outcome;
    const bool read = ::read(pipes[0], &outcome, sizeof(outcome)) == sizeof(outcome);
    rusage usage{};
    int status = 0;
    ::wait4(child, &status, 0, &usage);
    ::close(pipes[0]);
    ::close(pipes[1]);
    if (!read || status != 0) {
        std::fputs("A case failed.\n", stderr);
        std::exit(1);
    }
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    outcome.processorSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    outcome.peakMegabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    return outcome;
}

void print(const char* name, const Outcome& outcome, double megabytes)
{
    std::printf("%-34s %7.3f s (processor %6.3f s)  %7.0f MB/s  %6.1f M points/s  peak %5.0f MB  (%.0f points, sum %.4f)\n", name,
                outcome.seconds, outcome.processorSeconds, megabytes / outcome.seconds, outcome.points / outcome.seconds * 1e-6,
                outcome.peakMegabytes, outcome.points, outcome.sum);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv)
{
    const std::string path =
        argc > 1 ? argv[1] : (std::filesystem::temp_directory_path() / "groundglass-bench.tfevents.1").string();
    const std::uint64_t wanted = (argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 500) * 1000000;
    const bool isMade = !std::filesystem::exists(path);
    if (isMade) {
        makeFile(path, wanted);
    }
    const double megabytes = static_cast<double>(std::filesystem::file_size(path)) * 1e-6;
    std::printf("%s: %.0f MB\n", path.c_str(), megabytes);
    dropFromMemory(path);
    print("opened cold, 2 cores", measured([&] { return ours(path, true); }, 2), megabytes);
    print("opened warm, 2 cores", measured([&] { return ours(path, true); }, 2), megabytes);
    print("opened warm, 1 core", measured([&] { return ours(path, true); }, 1), megabytes);
    print("batches only, 2 cores", measured([&] { return ours(path, false); }, 2), megabytes);
    print("bytes and checksums alone, 1 core", measured([&] { return checksumsAlone(path); }, 1), megabytes);
    print("protobuf's classes, 1 core", measured([&] { return protobufAlone(path); }, 1), megabytes);
    if (isMade && argc <= 1) {
        std::filesystem::remove(path);
    }
    return 0;
}
