#include "core/base/error.h"
#include "core/runs/event_line.h"
#include "core/runs/history.h"

#include <chrono>
#include <filesystem>

namespace gg::runs {
namespace {

namespace fs = std::filesystem;

/// Our own events.jsonl.
class EventTail final : public RunTail {
public:
    explicit EventTail(std::string runFolder)
        : m_folder(std::move(runFolder))
        , m_lines((fs::path(m_folder) / "events.jsonl").string())
    {
    }

    RunBatch poll(std::size_t maxBytes) override
    {
        RunBatch batch;
        std::vector<RunEvent>& events = batch.events;
        std::vector<std::string> lines;
        // Nothing means that nothing came: a slice without a single event is not the end.
        do {
            lines = m_lines.poll(maxBytes);
            events.reserve(lines.size());
            if (m_lines.restarted()) {
                startAgain(batch);
            }
            for (const std::string& line : lines) {
                read(line, events);
            }
        } while (events.empty() && !lines.empty());
        std::error_code code;
        m_lost = m_lines.lost() || !fs::is_directory(m_folder, code);
        batch.more = !events.empty();
        return batch;
    }

    RunActivity activity() const override
    {
        std::error_code code;
        const auto written = fs::last_write_time(fs::path(m_folder) / "events.jsonl", code);
        const auto time = std::chrono::file_clock::to_sys(written).time_since_epoch();
        return {.lastWrite = code ? 0 : std::chrono::duration<double>(time).count(), .ended = m_ended, .lastLine = {}};
    }

    const std::vector<std::string>& problems() const override { return m_problems; }
    bool lost() const override { return m_lost; }

private:
    static bool isEnd(const RunEvent& event)
    {
        const RunState state = event.kind == EventKind::State ? runStateFromId(event.text) : RunState::Unknown;
        return state == RunState::Finished || state == RunState::Failed || state == RunState::Stopped;
    }

    void startAgain(RunBatch& batch)
    {
        batch.again = true;
        m_lineNumber = 0;
        m_malformed = 0;
        m_unknown = 0;
        m_problems.assign(1, "events.jsonl was replaced or cut while it was open; it was read again from its start.");
        m_ended = false;
    }

    void read(const std::string& line, std::vector<RunEvent>& events)
    {
        ++m_lineNumber;
        if (line.empty()) {
            return;
        }
        RunEvent event;
        std::string detail;
        switch (readLine(line, event, detail)) {
        case LineContents::Event:
            m_ended = isEnd(event);
            events.push_back(std::move(event));
            break;
        case LineContents::Schema:
            break;
        case LineContents::UnknownKind:
            countUnknown(detail);
            break;
        case LineContents::Malformed:
            countMalformed(detail);
            break;
        }
    }

    /// A broken disk can hold millions of such lines; the first ones tell what is wrong.
    void countMalformed(const std::string& detail)
    {
        ++m_malformed;
        if (m_malformed <= maxListed) {
            m_problems.push_back("events.jsonl, line " + std::to_string(m_lineNumber) + " was skipped: " + detail + ".");
            return;
        }
        const std::uint64_t more = m_malformed - maxListed;
        if (more == 1) {
            m_moreProblem = m_problems.size();
            m_problems.emplace_back();
        }
        m_problems[m_moreProblem] = "events.jsonl: " + std::to_string(more) + (more == 1 ? " more line was" : " more lines were")
            + " skipped, up to line " + std::to_string(m_lineNumber) + ".";
    }

    void countUnknown(const std::string& kind)
    {
        ++m_unknown;
        if (m_unknown == 1) {
            m_unknownProblem = m_problems.size();
            m_unknownKind = kind;
            m_problems.emplace_back();
        }
        m_problems[m_unknownProblem] = "events.jsonl: " + std::to_string(m_unknown) + (m_unknown == 1 ? " line" : " lines")
            + " of a kind that this version does not know (\"" + m_unknownKind + "\") " + (m_unknown == 1 ? "was" : "were") + " skipped.";
    }

    static constexpr std::uint64_t maxListed = 50;

    std::string m_folder;
    io::LineTail m_lines;
    std::vector<std::string> m_problems;
    std::string m_unknownKind;
    std::size_t m_unknownProblem = 0;
    std::size_t m_moreProblem = 0;
    std::uint64_t m_lineNumber = 0;
    std::uint64_t m_malformed = 0;
    std::uint64_t m_unknown = 0;
    bool m_lost = false;
    bool m_ended = false;
};

}  // namespace

RunTail::~RunTail() = default;

std::unique_ptr<RunTail> openRunTail(const std::string& runFolder)
{
    if (!isRunFolder(runFolder)) {
        throw Error(ErrorCode::NotFound, runFolder, "This is no run folder: a run.yaml that starts with \"schema: groundglass.run\" was looked for.");
    }
    return std::make_unique<EventTail>(runFolder);
}

Run readRun(const std::string& runFolder)
{
    const auto tail = openRunTail(runFolder);
    Run run{.folder = runFolder, .info = readRunInfo(runFolder), .history = {}, .problems = {}};
    for (RunBatch batch = tail->poll(); !batch.empty(); batch = tail->poll()) {
        run.history.append(std::move(batch));
    }
    run.problems = tail->problems();
    return run;
}

}  // namespace gg::runs
