#pragma once

#include "core/base/error.h"
#include "core/runs/run_folder.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gg::test {

/// Keeps what a training says; checkpoints go to a folder. `onEvent` may stop the training or throw as a full disk does.
class MemorySink final : public runs::RunSink
{
public:
    std::vector<runs::RunEvent> events;
    std::vector<std::string> samples;
    std::vector<std::pair<runs::EpochDetail, std::size_t>> details;  ///< with the number of pictures
    std::function<void(const runs::RunEvent&)> onEvent;

    void event(const runs::RunEvent& event) override
    {
        if (onEvent) {
            onEvent(event);
        }
        events.push_back(event);
    }
    void sample(const runs::SnapshotSample& sample, const cv::Mat& input, const cv::Mat& truth) override
    {
        QCOMPARE(input.type(), CV_8UC3);
        if (!truth.empty()) {
            QCOMPARE(cv::countNonZero(truth == 255) + cv::countNonZero(truth == 0), static_cast<int>(truth.total()));
        }
        samples.push_back(sample.name);
    }
    void epochDetail(const runs::EpochDetail& detail, const std::vector<std::pair<std::string, cv::Mat>>& predictions) override
    {
        details.emplace_back(detail, predictions.size());
    }
    std::string checkpointPath(std::string_view which) override
    {
        return m_folder.filePath(QString::fromStdString(std::string(which) + ".pt")).toStdString();
    }

    void removeFile(const std::string& name) override { std::filesystem::remove(std::filesystem::path(folder()) / name); }
    void file(const std::string& name, std::string_view contents) override
    {
        const std::filesystem::path target = std::filesystem::path(folder()) / name;
        std::filesystem::create_directories(target.parent_path());
        std::ofstream(target, std::ios::binary) << contents;
    }
    std::string folder() const { return m_folder.path().toStdString(); }

    std::vector<runs::RunEvent> of(runs::EventKind kind) const
    {
        std::vector<runs::RunEvent> found;
        std::copy_if(events.begin(), events.end(), std::back_inserter(found), [kind](const runs::RunEvent& e) { return e.kind == kind; });
        return found;
    }
    std::vector<std::string> states() const
    {
        std::vector<std::string> found;
        for (const runs::RunEvent& event : of(runs::EventKind::State)) {
            found.push_back(event.text);
        }
        return found;
    }

private:
    QTemporaryDir m_folder;
};

inline double valueOf(const runs::RunEvent& event, const std::string& name)
{
    for (const auto& [key, value] : event.values) {
        if (key == name) {
            return value;
        }
    }
    qFatal("no value %s", name.c_str());
}

inline std::optional<Error> errorOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

/// Everything that must be the same in two trainings: names, steps and the bits of all values but times and memory.
inline std::vector<std::string> numbers(const std::vector<runs::RunEvent>& events)
{
    const std::set<std::string> times{"train/images_per_second", "train/data_wait",  "train/memory_mb",         "epoch/seconds",
                                      "epoch/images_per_second", "epoch/data_wait", "epoch/validation_seconds"};
    std::vector<std::string> lines;
    for (const runs::RunEvent& event : events) {
        if (event.kind != runs::EventKind::Step && event.kind != runs::EventKind::Probe && event.kind != runs::EventKind::Epoch) {
            continue;
        }
        for (const auto& [name, value] : event.values) {
            if (times.count(name) == 0) {
                lines.push_back(std::to_string(event.step) + " " + name + " " + std::to_string(std::bit_cast<std::uint64_t>(value)));
            }
        }
    }
    return lines;
}

/// What a history keeps of a resumed run: points after the Resumed event's step are computed again.
inline std::vector<runs::RunEvent> keptAfterResume(const std::vector<runs::RunEvent>& events)
{
    std::vector<runs::RunEvent> kept;
    for (const runs::RunEvent& event : events) {
        if (event.kind == runs::EventKind::State && event.text == runs::runStateId(runs::RunState::Resumed)) {
            std::erase_if(kept, [&event](const runs::RunEvent& earlier) { return earlier.step > event.step; });
        }
        kept.push_back(event);
    }
    return kept;
}

}  // namespace gg::test
