#include "app/run_lane.h"

#include "app/background_thread.h"
#include "app/job.h"
#include "core/base/error.h"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <set>

namespace gg::app {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds quickLook{100};
constexpr milliseconds slowestLook{200};
/// A share of a core that looking at runs which are not being written may take.
constexpr double quietShare = 0.01;
constexpr milliseconds stillWritten{60'000};
/// Times of files may be coarse, and those of a mount late: what seems unchanged is read after this nevertheless.
constexpr milliseconds readAnyway{5'000};
/// The same for a run that has no number yet.
constexpr milliseconds readStarting{500};
/// Runs that are due within this are looked at together.
constexpr milliseconds together{25};
constexpr milliseconds deliveryTime{120};
constexpr milliseconds retryAfterError{5'000};
constexpr milliseconds slowPoll{1'000};
constexpr milliseconds quickPoll{200};
constexpr int quickPollsToReturn = 10;
constexpr std::size_t openingSlice = 32U << 20U;
constexpr std::size_t followingSlice = 1U << 20U;

double timeOfDay()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void mix(std::uint64_t& hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29U;
}

void mixFile(std::uint64_t& hash, const std::string& path)
{
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        mix(hash, 1);
        return;
    }
    mix(hash, static_cast<std::uint64_t>(status.st_ino));
    mix(hash, static_cast<std::uint64_t>(status.st_mtim.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(status.st_mtim.tv_nsec));
    // That of a folder says nothing, and changes on some mounts.
    mix(hash, S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0);
}

/// Settings are written once, before the first number.
bool mayGrow(const std::string& file)
{
    return !file.ends_with(".yaml") && !file.ends_with(".yml");
}

/// Changes when a file of the run grows, is replaced or goes.
std::uint64_t signatureOf(const imports::RunPlace& place)
{
    std::uint64_t hash = 1;
    bool any = false;
    const std::filesystem::path root(place.path);
    for (const std::string& file : place.files) {
        if (mayGrow(file)) {
            mixFile(hash, (root / file).string());
            any = true;
        }
    }
    if (!any) {
        mixFile(hash, place.path);
    }
    return hash;
}

/// Changes when a file comes into the run's folders, or goes.
std::uint64_t folderSignatureOf(const imports::RunPlace& place)
{
    std::uint64_t hash = 1;
    mixFile(hash, place.path);
    std::set<std::filesystem::path> folders;
    for (const std::string& file : place.files) {
        const std::filesystem::path folder = std::filesystem::path(file).parent_path();
        if (!folder.empty() && folders.insert(folder).second) {
            mixFile(hash, (std::filesystem::path(place.path) / folder).string());
        }
    }
    return hash;
}

bool isEventFile(const std::string& file)
{
    return file.find("tfevents") != std::string::npos;
}

/// A trainer that was just started has written its settings alone: tables and logs that came since are taken in. Event files are found by who
/// reads them.
bool findNewFiles(FollowedRun& run)
{
    if (run.place.tool.empty() || run.place.tool == widgets::ownTool) {
        return false;
    }
    JobControl control;
    const imports::FoundRuns found = imports::findRuns(run.place.path, control);
    const auto here = std::find_if(found.places.begin(), found.places.end(), [&](const auto& one) { return one.path == run.place.path; });
    if (here == found.places.end() || (here->tool != run.place.tool && run.anyPoints)) {
        return false;
    }
    const bool anyNew = std::any_of(here->files.begin(), here->files.end(), [&](const std::string& file) {
        const auto& known = run.place.files;
        return std::find(known.begin(), known.end(), file) == known.end() && (!isEventFile(file) || !run.anyPoints);
    });
    if (anyNew) {
        run.place.tool = here->tool;
        run.place.files = here->files;
    }
    return anyNew;
}

void post(FeedState& state, RunDelivery delivery)
{
    delivery.run->undelivered = true;
    const std::scoped_lock lock(state.lock);
    state.ready.push_back(std::move(delivery));
    if (state.feed != nullptr && !std::exchange(state.drainPosted, true)) {
        QMetaObject::invokeMethod(state.feed, "drain", Qt::QueuedConnection);
    }
}

/// What came within the time of one delivery.
void readOn(FollowedRun& run, RunDelivery& delivery)
{
    const auto until = Clock::now() + deliveryTime;
    const std::size_t slice = run.listed ? followingSlice : openingSlice;
    do {
        runs::RunBatch batch = run.tail->poll(slice);
        run.more = batch.more;
        run.rhythm.add(batch);
        run.anyPoints = run.anyPoints || !batch.pieces.empty();
        if (!batch.empty()) {
            delivery.batches.push_back(std::move(batch));
        }
    } while (run.more && Clock::now() < until && !run.dropped);
}

/// Names of other tools' runs occur many times ("train", "exp"); that of the place is told apart from the others'.
void nameByPlace(const FollowedRun& run, runs::RunInfo& info)
{
    if (!run.place.name.empty() && (info.name.empty() || run.place.tool != widgets::ownTool)) {
        info.name = run.place.name;
    }
}

/// The first delivery is a history that is there already, with its verdicts where that was all.
void makeFirst(FeedState& state, FollowedRun& run, RunDelivery& delivery)
{
    delivery.first = widgets::NewRun{.place = run.place, .info = std::move(run.opened.info), .config = {}, .history = {}, .diagnosis = {}, .checks = {}, .hasPredictions = false};
    std::error_code code;
    delivery.first->hasPredictions = std::filesystem::is_regular_file(std::filesystem::path(run.place.path) / "predictions.json", code);
    nameByPlace(run, delivery.first->info);
    delivery.first->config = runs::flatConfig(delivery.first->info);
    for (runs::RunBatch& batch : delivery.batches) {
        delivery.first->history.append(std::move(batch));
    }
    delivery.batches.clear();
    if (!run.more) {
        judge(state, run, delivery.first->info, delivery.first->history, delivery.first->diagnosis, delivery.first->checks);
    }
}

void openTail(FeedState& state, FollowedRun& run)
{
    std::shared_ptr<const imports::Vocabulary> vocabulary;
    {
        const std::scoped_lock lock(state.lock);
        vocabulary = state.vocabulary;
        if (const auto column = state.stepColumns.find(run.path); column != state.stepColumns.end()) {
            run.place.stepColumn = column->second;
        }
    }
    run.folderSignature = folderSignatureOf(run.place);
    run.opened = state.opener(run.place, *vocabulary);
    run.tail = std::move(run.opened.tail);
    run.reportedProblems = 0;
    run.more = true;
}

/// True where something was handed over.
bool read(FeedState& state, const std::shared_ptr<FollowedRun>& pointer)
{
    FollowedRun& run = *pointer;
    RunDelivery delivery{.run = pointer};
    const bool again = run.openAgain.exchange(false) && run.tail != nullptr;
    if (!run.tail || again) {
        openTail(state, run);
    }
    const bool wasRead = run.caughtUp;
    readOn(run, delivery);
    if (again) {
        // Its series come anew, under their new names.
        run.rhythm = {};
        if (delivery.batches.empty()) {
            delivery.batches.emplace_back();
        }
        delivery.batches.front().again = true;
        delivery.info = std::move(run.opened.info);
        delivery.place = run.place;
        nameByPlace(run, *delivery.info);
    }
    if (wasRead && !again && !delivery.batches.empty()) {
        run.rhythm.grew(timeOfDay());
        run.lastGrowth = Clock::now();
    }
    const std::vector<std::string>& problems = run.tail->problems();
    const bool lost = run.tail->lost();
    const bool judged = run.judgeAgain.exchange(false);
    const bool news = !run.listed || judged || delivery.info || !delivery.batches.empty() || problems.size() != run.reportedProblems || lost != run.lost;
    if (!news) {
        run.caughtUp = true;
        return false;
    }
    run.lost = lost;
    run.reportedProblems = problems.size();
    delivery.problems = problems;
    delivery.lost = lost;
    delivery.activity = run.tail->activity();
    delivery.rhythm = run.rhythm;
    if (!run.listed) {
        makeFirst(state, run, delivery);
        run.listed = true;
    }
    delivery.complete = !run.more;
    run.caughtUp = delivery.complete;
    post(state, std::move(delivery));
    return true;
}

void diagnose(FeedState& state, const std::shared_ptr<FollowedRun>& run)
{
    std::shared_ptr<const widgets::RunEntry> entry;
    {
        const std::scoped_lock lock(state.lock);
        entry = std::exchange(run->toDiagnose, nullptr);
    }
    if (entry) {
        RunDelivery delivery{.run = run};
        judge(state, *run, entry->info, entry->history, delivery.diagnosis.emplace(), delivery.checks);
        post(state, std::move(delivery));
    }
}

void handOverError(FeedState& state, const std::shared_ptr<FollowedRun>& run, const Error& error)
{
    run->nextLook = Clock::now() + (run->wait ? quickLook : retryAfterError);
    if (!run->listed && run->wait && error.code() == ErrorCode::NotFound) {
        return;
    }
    run->more = false;
    run->caughtUp = true;
    run->judgeAgain = false;
    RunDelivery delivery{.run = run};
    delivery.error = errorText(error);
    post(state, std::move(delivery));
}

/// Looks at a run, and reads it where something seems to have changed.
void visit(FeedState& state, const std::shared_ptr<FollowedRun>& pointer, milliseconds quietLook)
{
    FollowedRun& run = *pointer;
    diagnose(state, pointer);
    const auto now = Clock::now();
    if (run.dropped || run.undelivered || (now + together < run.nextLook && !run.judgeAgain)) {
        return;
    }
    try {
        const std::uint64_t signature = signatureOf(run.place);
        const bool due = now >= run.nextRead;
        if (due && run.tail) {
            const std::uint64_t folders = folderSignatureOf(run.place);
            if ((std::exchange(run.folderSignature, folders) != folders || !run.anyPoints) && findNewFiles(run)) {
                run.openAgain = true;
            }
        }
        if (!run.tail || run.more || run.openAgain || run.judgeAgain || signature != run.signature || due) {
            run.signature = signature;
            run.nextRead = now + (run.anyPoints ? readAnyway : readStarting);
            read(state, pointer);
        }
        const auto done = Clock::now();
        const bool slow = done - now > slowPoll;
        run.quickPolls = done - now < quickPoll ? run.quickPolls + 1 : 0;
        const bool written = done - run.lastGrowth < stillWritten && run.lastGrowth != Clock::time_point{};
        // A slow place is left alone for three times as long as it took.
        run.nextLook = run.more ? done : slow ? done + 3 * (done - now) : done + (written ? quickLook : quietLook);
    } catch (const Error& error) {
        handOverError(state, pointer, error);
    } catch (const std::exception& error) {
        handOverError(state, pointer, Error(ErrorCode::Internal, run.place.path, error.what()));
    }
}

/// A run that became quick on a lane of its own goes back to the others.
bool goesBack(const std::shared_ptr<FeedState>& state, RunLane& lane, const std::shared_ptr<FollowedRun>& run)
{
    if (!lane.own || run->quickPolls < quickPollsToReturn) {
        return false;
    }
    run->lane = commonLane(state, run->mount);
    ++state->kicks;
    return true;
}

std::vector<std::shared_ptr<FollowedRun>> runsOf(const FeedState& state, const std::shared_ptr<RunLane>& lane)
{
    std::vector<std::shared_ptr<FollowedRun>> mine;
    std::copy_if(state.followed.begin(), state.followed.end(), std::back_inserter(mine), [&](const auto& run) { return run->lane == lane; });
    return mine;
}

/// One look at each run. The processor time that it took is returned, in seconds.
double lookAround(const std::shared_ptr<FeedState>& state, const std::shared_ptr<RunLane>& lane, milliseconds quietLook)
{
    std::unique_lock lock(state->lock);
    const auto runs = runsOf(*state, lane);
    double spent = 0;
    for (const auto& run : runs) {
        if (state->stop) {
            break;
        }
        // Another lane may have taken it while this one was held up.
        if (run->lane != lane) {
            continue;
        }
        lane->busyWith = run;
        lane->busySince = Clock::now();
        lock.unlock();
        const double before = threadSeconds();
        const bool quiet = !run->more;
        visit(*state, run, quietLook);
        spent += quiet ? threadSeconds() - before : 0;
        lock.lock();
        lane->busyWith = nullptr;
        goesBack(state, *lane, run);
    }
    return spent;
}

}  // namespace

std::shared_ptr<RunLane> commonLane(const std::shared_ptr<FeedState>& state, const std::string& mount)
{
    const auto known = std::find_if(state->lanes.begin(), state->lanes.end(), [&](const auto& lane) { return !lane->own && !lane->ended && lane->mount == mount; });
    if (known != state->lanes.end()) {
        return *known;
    }
    auto lane = std::make_shared<RunLane>();
    lane->mount = mount;
    lane->thread = std::thread([state, lane] { runLane(state, lane); });
    state->lanes.push_back(lane);
    return lane;
}

void runLane(const std::shared_ptr<FeedState>& state, const std::shared_ptr<RunLane>& lane)
{
    yieldToWindow();
    auto quietLook = quickLook;
    double round = 0;
    std::uint64_t kicks = 0;
    {
        const std::scoped_lock lock(state->lock);
        kicks = state->kicks;
    }
    while (true) {
        const double spent = lookAround(state, lane, quietLook);
        // Looks at all runs once: the longest of the last ones, slowly forgotten.
        round = std::max(spent, 0.9 * round);
        quietLook = std::clamp(milliseconds(static_cast<int>(1000 * round / quietShare)), quickLook, slowestLook);
        std::unique_lock lock(state->lock);
        const auto mine = runsOf(*state, lane);
        if (state->stop || (lane->own && mine.empty())) {
            lane->ended = true;
            state->laneEnded.notify_all();
            return;
        }
        auto next = Clock::now() + std::chrono::seconds(1);
        for (const auto& run : mine) {
            if (!run->undelivered && !run->dropped) {
                next = std::min(next, run->nextLook);
            }
        }
        state->wake.wait_until(lock, next, [&] { return state->stop || state->kicks != kicks; });
        kicks = state->kicks;
    }
}

}  // namespace gg::app
