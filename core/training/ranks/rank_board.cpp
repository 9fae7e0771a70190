#include "core/training/ranks/rank_board.h"

#include "core/base/error.h"

#include <unistd.h>

#include <array>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace gg::training {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto beatEvery = 500ms;
constexpr auto silentFor = 5s;       // ten beats: a rank on a crowded machine misses some
constexpr auto storeAnswersIn = 8s;  // longer than a diagnosis takes
constexpr auto lookEvery = 50ms;

std::string key(const char* what, int rank)
{
    return std::string(what) + "/" + std::to_string(rank);
}

std::vector<std::uint8_t> bytes(const std::string& text)
{
    return {text.begin(), text.end()};
}

std::string text(const std::vector<std::uint8_t>& bytes)
{
    return {bytes.begin(), bytes.end()};
}

std::string hostName()
{
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown host";
}

std::string firstLine(const std::exception& error)
{
    const auto* torchError = dynamic_cast<const c10::Error*>(&error);
    const std::string message = torchError != nullptr ? torchError->what_without_backtrace() : error.what();
    return message.substr(0, message.find('\n'));
}

std::string addressOf(const RankPlace& place)
{
    return place.address + ":" + std::to_string(place.port);
}

RankBoard::Store opened(const RankPlace& place, bool server, std::chrono::milliseconds patience)
{
    c10d::TCPStoreOptions options;
    options.port = static_cast<std::uint16_t>(place.port);
    options.isServer = server;
    options.waitWorkers = false;
    options.timeout = patience;
    return c10::make_intrusive<c10d::TCPStore>(place.address, options);
}

RankBoard::Store openedFirst(const RankPlace& place, std::chrono::milliseconds patience)
{
    const bool leads = place.rank == 0;
    try {
        return opened(place, leads, patience);
    } catch (const std::exception& error) {
        const std::string seconds = std::to_string(std::chrono::ceil<std::chrono::seconds>(patience).count());
        throw Error(ErrorCode::NotFound, {},
                    leads ? "Rank 0 cannot listen at " + addressOf(place) + " (" + firstLine(error)
                                + "). Choose another MASTER_PORT, the same for all ranks; MASTER_ADDR has to be an address of this machine."
                          : "Rank " + std::to_string(place.rank) + " found no rank 0 at " + addressOf(place) + " within " + seconds
                                + " s (distributed.timeout). Start the training with RANK=0 there, and check MASTER_ADDR, MASTER_PORT and the firewall. ("
                                + firstLine(error) + ")");
    }
}

/// Calls `work` on a thread that may be left behind: a machine that vanished from the network never answers. False where it did not end in time or
/// threw. What `work` uses it must own.
template <typename Work>
bool endsInTime(std::chrono::milliseconds time, Work work)
{
    std::packaged_task<void()> task(std::move(work));
    std::future<void> done = task.get_future();
    std::thread(std::move(task)).detach();
    if (done.wait_for(time) != std::future_status::ready) {
        return false;
    }
    try {
        done.get();
        return true;
    } catch (const std::exception&) {
        return false;  // the store is gone, which is the answer
    }
}

std::vector<std::int64_t> beats(c10d::TCPStore& store, int size)
{
    std::vector<std::int64_t> counts;
    for (int rank = 0; rank < size; ++rank) {
        counts.push_back(store.add(key("beat", rank), 0));
    }
    return counts;
}

}  // namespace

/// Counts until it is destroyed, or until the store is gone.
class RankBoard::Beat
{
public:
    Beat(Store store, int rank)
        : m_shared(std::make_shared<Shared>())
    {
        std::thread([shared = m_shared, store = std::move(store), name = key("beat", rank)] {
            try {
                std::unique_lock lock(shared->mutex);
                while (!shared->stop) {
                    lock.unlock();
                    store->add(name, 1);
                    lock.lock();
                    shared->wake.wait_for(lock, beatEvery, [&] { return shared->stop; });
                }
            } catch (const std::exception&) {
                // Rank 0 is gone: whoever needs it will find out.
            }
            const std::scoped_lock lock(shared->mutex);
            shared->ended = true;
            shared->wake.notify_all();
        }).detach();
    }

    ~Beat()
    {
        std::unique_lock lock(m_shared->mutex);
        m_shared->stop = true;
        m_shared->wake.notify_all();
        // A store that does not answer any more keeps its thread for ever.
        m_shared->wake.wait_for(lock, 2s, [this] { return m_shared->ended; });
    }

    Beat(const Beat&) = delete;
    Beat& operator=(const Beat&) = delete;

private:
    struct Shared {
        std::mutex mutex;
        std::condition_variable wake;
        bool stop = false;
        bool ended = false;
    };
    std::shared_ptr<Shared> m_shared;
};

RankBoard::RankBoard(const RankPlace& place, std::chrono::milliseconds patience)
    : m_place(place)
    , m_store(openedFirst(place, patience))
{
    try {
        meet(patience);
        // A connection of its own: the other one may be waiting for something.
        m_beat = std::make_unique<Beat>(opened(place, false, patience), place.rank);
    } catch (const Error&) {
        leave();
        throw;
    } catch (const std::exception& error) {
        throw Error(ErrorCode::NotFound, {}, "Rank 0 at " + addressOf(place) + " left before the training began (" + firstLine(error) + ").");
    }
}

RankBoard::~RankBoard()
{
    leave();
}

void RankBoard::meet(std::chrono::milliseconds patience)
{
    if (m_store->add(key("come", m_place.rank), 1) > 1) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "Two processes came to " + addressOf(m_place) + " as rank " + std::to_string(m_place.rank) + ". Give each a RANK of its own.");
    }
    m_store->set(key("here", m_place.rank), bytes(std::to_string(m_place.size) + " " + hostName()));
    const auto deadline = Clock::now() + patience;
    for (int rank = 0; rank < m_place.size; ++rank) {
        while (!m_store->check({key("here", rank)})) {
            if (Clock::now() > deadline) {
                std::string missing;
                for (int other = rank; other < m_place.size; ++other) {
                    if (!m_store->check({key("here", other)})) {
                        missing += (missing.empty() ? "" : ", ") + std::to_string(other);
                    }
                }
                throw Error(ErrorCode::NotFound, {},
                            "Not all of the " + std::to_string(m_place.size) + " ranks came to " + addressOf(m_place) + " within "
                                + std::to_string(std::chrono::ceil<std::chrono::seconds>(patience).count())
                                + " s (distributed.timeout). Missing: rank " + missing + ".");
            }
            std::this_thread::sleep_for(lookEvery);
        }
        const std::string here = text(m_store->get(key("here", rank)));
        const std::size_t space = here.find(' ');
        m_hosts.push_back(here.substr(space + 1));
        if (here.substr(0, space) != std::to_string(m_place.size)) {
            throw Error(ErrorCode::InvalidArgument, {},
                        nameOf(rank) + " was started with WORLD_SIZE=" + here.substr(0, space) + ", rank " + std::to_string(m_place.rank) + " with WORLD_SIZE="
                            + std::to_string(m_place.size) + ". Start all with the same.");
        }
    }
}

std::string RankBoard::nameOf(int rank) const
{
    const auto index = static_cast<std::size_t>(rank);
    return "rank " + std::to_string(rank) + (index < m_hosts.size() ? " (" + m_hosts[index] + ")" : std::string());
}

void RankBoard::postReason(const std::string& reason)
{
    endsInTime(storeAnswersIn, [store = m_store, name = key("gone", m_place.rank), reason] { store->set(name, bytes(reason)); });
}

std::string RankBoard::diagnosis() const
{
    struct Found {
        std::mutex mutex;
        int left = -1;
        std::string reason;
        std::vector<int> silent;
    };
    const auto found = std::make_shared<Found>();
    const bool answered = endsInTime(storeAnswersIn, [store = m_store, own = m_place.rank, size = m_place.size, found] {
        const std::vector<std::int64_t> first = beats(*store, size);
        const auto deadline = Clock::now() + silentFor;
        while (Clock::now() < deadline) {
            for (int rank = 0; rank < size; ++rank) {
                if (rank != own && store->check({key("gone", rank)})) {
                    const std::scoped_lock lock(found->mutex);
                    found->left = rank;
                    found->reason = text(store->get(key("gone", rank)));
                    return;
                }
            }
            std::this_thread::sleep_for(lookEvery);
        }
        const std::vector<std::int64_t> last = beats(*store, size);
        const std::scoped_lock lock(found->mutex);
        for (int rank = 0; rank < size; ++rank) {
            const auto i = static_cast<std::size_t>(rank);
            if (rank != own && first[i] == last[i]) {
                found->silent.push_back(rank);
            }
        }
    });
    if (!answered) {
        return "Lost " + nameOf(0) + " at " + addressOf(m_place) + ", which leads the training and holds its run folder: it ended, its machine stopped, or the "
               "network between broke.";
    }
    const std::scoped_lock lock(found->mutex);
    if (found->left >= 0) {
        return "The training was ended by " + nameOf(found->left) + ": " + found->reason;
    }
    std::string names;
    for (const int rank : found->silent) {
        names += (names.empty() ? "" : ", ") + nameOf(rank);
    }
    return names.empty() ? names : "Lost " + names + ": it was killed, its machine stopped, or the network between broke.";
}

void RankBoard::leave()
{
    if (m_left) {
        return;
    }
    m_left = true;
    m_beat.reset();
    endsInTime(storeAnswersIn, [store = m_store, place = m_place] {
        std::int64_t left = store->add("left", 1);
        std::int64_t came = 0;
        for (int rank = 0; rank < place.size; ++rank) {
            came += store->check({key("come", rank)}) ? 1 : 0;
        }
        const auto deadline = Clock::now() + silentFor + 1s;
        while (place.rank == 0 && left < came && Clock::now() < deadline) {
            std::this_thread::sleep_for(lookEvery);
            left = store->add("left", 0);
        }
    });
}

}  // namespace gg::training
