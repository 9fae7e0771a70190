#pragma once

#include "core/imports/tensorboard/event_file.h"
#include "core/imports/tensorboard/record.h"

#include <core/imports/tensorboard/event_schema.pb.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <string>
#include <tuple>
#include <vector>

// Event files as TensorFlow and PyTorch write them, and what is read of them.

namespace gg::test
{

namespace schema = imports::tensorboard::schema;

inline std::string record(const schema::Event& event)
{
    return imports::tensorboard::framed(event.SerializeAsString());
}

inline schema::Event event(std::int64_t step, double time)
{
    schema::Event event;
    event.set_step(step);
    event.set_wall_time(time);
    return event;
}

/// The first record of every file.
inline std::string versionRecord(double time = 1000)
{
    schema::Event first = event(0, time);
    first.set_file_version("brain.Event:2");
    return record(first);
}

inline std::string scalarRecord(const std::string& tag, std::int64_t step, float value, double time = 1000)
{
    schema::Event scalar = event(step, time);
    auto* entry = scalar.mutable_summary()->add_value();
    entry->set_tag(tag);
    entry->set_simple_value(value);
    return record(scalar);
}

inline void writeBytes(const std::string& file, const std::string& bytes, bool append = false)
{
    std::ofstream(file, append ? std::ios::binary | std::ios::app : std::ios::binary) << bytes;
}

/// A point of a run, to be compared whole.
struct ReadPoint {
    std::string series;
    std::int64_t step = 0;
    double time = 0;
    double value = 0;
    friend bool operator==(const ReadPoint&, const ReadPoint&) = default;
    friend auto operator<=>(const ReadPoint&, const ReadPoint&) = default;
};

/// Everything that came of a tail.
struct ReadRun {
    runs::RunHistory history;
    std::vector<std::string> problems;
    bool again = false;

    /// Polls until nothing comes.
    void follow(runs::RunTail& tail, std::size_t maxBytes)
    {
        for (runs::RunBatch batch = tail.poll(maxBytes); !batch.empty(); batch = tail.poll(maxBytes)) {
            again = again || batch.again;
            history.append(std::move(batch));
        }
        problems = tail.problems();
    }

    /// By series, in order; NaN does not occur in what is compared.
    std::vector<ReadPoint> points() const
    {
        std::vector<ReadPoint> all;
        for (const auto& [name, series] : history.series()) {
            for (std::size_t i = 0; i < series.size(); ++i) {
                all.push_back({name, series.steps[i], series.times.empty() ? -1 : series.times[i], series.values[i]});
            }
        }
        return all;
    }

    std::vector<std::tuple<int, std::string, std::int64_t, std::uint64_t, std::uint64_t>> attachments() const
    {
        std::vector<std::tuple<int, std::string, std::int64_t, std::uint64_t, std::uint64_t>> all;
        for (const runs::RunAttachment& one : history.attachments()) {
            all.emplace_back(static_cast<int>(one.kind), one.name, one.step, one.offset, one.length);
        }
        return all;
    }
};

inline ReadRun readEvents(imports::EventFiles files, std::size_t maxBytes = 32U << 20U)
{
    ReadRun run;
    run.follow(*imports::openEventFiles(std::move(files)), maxBytes);
    return run;
}

}  // namespace gg::test
