#include "core/imports/tensorboard/event_writer.h"

#include "core/base/error.h"
#include "core/imports/tensorboard/event_file.h"
#include "core/imports/tensorboard/record.h"
#include "core/io/files.h"

#include <core/imports/tensorboard/event_schema.pb.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace gg::imports
{
namespace
{

namespace fs = std::filesystem;
using namespace tensorboard;

/// One point to be written, by its place: a large run has millions.
struct Place {
    double time = 0;
    std::uint32_t series = 0;
    std::uint32_t point = 0;
};

struct Tag {
    std::string name;
    const runs::Series* series = nullptr;
    bool described = false;  ///< its first value, with what it is, was written
};

/// The epochs that ended, by step; empty where the steps are epochs.
runs::Series epochMarks(const runs::RunHistory& history)
{
    std::map<std::int64_t, std::pair<double, double>> marks;  // epoch, time
    bool otherThanSteps = false;
    for (const auto& [name, series] : history.series()) {
        if (!history.isEpochSeries(name) || series.epochs.empty()) {
            continue;
        }
        for (std::size_t i = 0; i < series.size(); ++i) {
            const double epoch = series.epochs[i];
            const double time = series.times.empty() ? history.firstTime() : series.times[i];
            otherThanSteps = otherThanSteps || std::abs(epoch - static_cast<double>(series.steps[i])) > 1;
            if (std::isfinite(epoch)) {
                auto& mark = marks[series.steps[i]];
                mark = {epoch - 1, std::max(mark.second, time)};
            }
        }
    }
    runs::Series result;
    for (const auto& [step, mark] : marks) {
        if (otherThanSteps) {
            result.steps.push_back(step);
            result.values.push_back(mark.first);
            result.times.push_back(mark.second);
        }
    }
    return result;
}

std::vector<Place> byTime(const std::vector<Tag>& tags, double otherwise)
{
    std::vector<Place> places;
    for (std::uint32_t s = 0; s < tags.size(); ++s) {
        const runs::Series& series = *tags[s].series;
        for (std::uint32_t i = 0; i < series.size(); ++i) {
            const double time = series.times.empty() || std::isnan(series.times[i]) ? otherwise : series.times[i];
            places.push_back({.time = time, .series = s, .point = i});
        }
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.time < b.time; });
    return places;
}

std::string record(const schema::Event& event)
{
    return framed(event.SerializeAsString());
}

std::string pointRecord(Tag& tag, const Place& place)
{
    schema::Event event;
    event.set_wall_time(place.time);
    event.set_step(tag.series->steps[place.point]);
    auto* value = event.mutable_summary()->add_value();
    value->set_tag(tag.name);
    value->set_simple_value(static_cast<float>(tag.series->values[place.point]));
    if (!tag.described) {
        constexpr int scalars = 1;  // DATA_CLASS_SCALAR
        value->mutable_metadata()->mutable_plugin_data()->set_plugin_name("scalars");
        value->mutable_metadata()->set_data_class(scalars);
        tag.described = true;
    }
    return record(event);
}

/// The same each time, so that a run that is written again replaces its file.
std::string fileName(const runs::RunHistory& history)
{
    const double time = history.firstTime();
    const auto seconds = time > 0 && time < 1e11 ? static_cast<long long>(time) : 0LL;
    return "events.out.tfevents." + std::to_string(seconds) + ".groundglass";
}

void refuseOthers(const std::string& folder, const std::string& name)
{
    std::error_code code;
    for (fs::directory_iterator entry(folder, code); !code && entry != fs::directory_iterator(); entry.increment(code)) {
        const std::string other = entry->path().filename().string();
        if (isEventFileName(other) && other != name) {
            throw Error(ErrorCode::InvalidArgument, folder,
                        "This folder holds events of another run (" + other +
                            "); TensorBoard would show both as one. Name a folder of its own for each run.");
        }
    }
}

}  // namespace

WrittenEvents writeEventFile(const runs::RunHistory& history, const std::string& folder)
{
    const runs::Series marks = epochMarks(history);
    std::vector<Tag> tags;
    for (const auto& [name, series] : history.series()) {
        tags.push_back({.name = name, .series = &series});
    }
    if (marks.size() > 0 && history.find("epoch") == nullptr) {
        tags.push_back({.name = "epoch", .series = &marks});  // last: it follows the values of its epoch
    }
    const std::string name = fileName(history);
    refuseOthers(folder, name);
    io::createFolder(folder);
    WrittenEvents written{.file = (fs::path(folder) / name).string(), .series = history.series().size()};

    io::AtomicFile file(written.file);
    schema::Event first;
    first.set_wall_time(history.firstTime());
    first.set_file_version("brain.Event:2");
    std::string buffer = record(first);
    for (const Place& place : byTime(tags, history.firstTime())) {
        constexpr std::size_t enough = 1U << 20U;
        Tag& tag = tags[place.series];
        buffer += pointRecord(tag, place);
        written.points += tag.series == &marks ? 0 : 1;
        if (buffer.size() > enough) {
            file.write(buffer);
            buffer.clear();
        }
    }
    file.write(buffer);
    file.commit();
    return written;
}

}  // namespace gg::imports
