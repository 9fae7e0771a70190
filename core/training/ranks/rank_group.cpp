#include "core/training/ranks/rank_group.h"

// ProcessGroupGloo.hpp includes Gloo's own headers, which LibTorch does not bring along.
#if defined(USE_C10D_GLOO) && __has_include(<gloo/context.h>)

#include "core/training/ranks/rank_board.h"

#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <mutex>
#include <thread>

namespace gg::training {
namespace {

using namespace std::chrono_literals;

/// The address of this machine from which it reaches another: what the others can reach it at. What the host's own name resolves to is often
/// 127.0.1.1. Empty where the name is unknown.
std::string addressTowards(const RankPlace& place)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(place.address.c_str(), std::to_string(place.port).c_str(), &hints, &found) != 0) {
        return {};
    }
    std::string address;
    for (const addrinfo* candidate = found; candidate != nullptr && address.empty(); candidate = candidate->ai_next) {
        const int descriptor = ::socket(candidate->ai_family, candidate->ai_socktype | SOCK_CLOEXEC, candidate->ai_protocol);
        sockaddr_storage own{};
        socklen_t length = sizeof own;
        // Connecting a datagram socket sends nothing; it asks for the route.
        if (descriptor >= 0 && ::connect(descriptor, candidate->ai_addr, candidate->ai_addrlen) == 0
            && ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&own), &length) == 0) {
            std::array<char, NI_MAXHOST> text{};
            if (getnameinfo(reinterpret_cast<const sockaddr*>(&own), length, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0) {
                address = text.data();
            }
        }
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
    freeaddrinfo(found);
    return address;
}

/// The network that Gloo uses: GLOO_SOCKET_IFNAME where it is set, as everywhere with c10d, else the one towards rank 0.
std::shared_ptr<gloo::transport::Device> deviceFor(const RankPlace& place)
{
    if (const char* interface = std::getenv("GLOO_SOCKET_IFNAME"); interface != nullptr && *interface != '\0') {
        return c10d::ProcessGroupGloo::createDeviceForInterface(interface);
    }
    const std::string address = addressTowards(place);
    return address.empty() ? c10d::ProcessGroupGloo::createDefaultDevice() : c10d::ProcessGroupGloo::createDeviceForHostname(address);
}

std::string firstLine(const std::exception& error)
{
    const auto* torchError = dynamic_cast<const c10::Error*>(&error);
    const std::string message = torchError != nullptr ? torchError->what_without_backtrace() : error.what();
    return message.substr(0, message.find('\n'));
}

/// Gloo takes contiguous memory of the processor.
torch::Tensor plain(const torch::Tensor& values)
{
    return values.detach().to(torch::kCPU).contiguous();
}

}  // namespace

class RankGroup::Connection
{
public:
    Connection(const RankPlace& place, std::chrono::milliseconds patience)
        : board(place, patience)
    {
        auto options = c10d::ProcessGroupGloo::Options::create(patience);
        options->devices.push_back(deviceFor(place));
        options->threads = 2;
        board.store()->setTimeout(patience);
        const auto store = c10::make_intrusive<c10d::PrefixStore>("gloo", board.store());
        gloo = c10::make_intrusive<c10d::ProcessGroupGloo>(store, place.rank, place.size, options);
    }

    RankBoard board;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> gloo;
};

RankGroup::RankGroup(const RankPlace& place, std::chrono::milliseconds patience)
    : m_place(place)
    , m_patience(patience)
{
    try {
        m_connection = std::make_unique<Connection>(place, patience);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        throw Error(ErrorCode::NotFound, {},
                    "Rank " + std::to_string(place.rank) + " met the others at " + place.address + ":" + std::to_string(place.port)
                        + " but cannot exchange data with them (" + firstLine(error)
                        + "). Gloo needs free ports between all machines; GLOO_SOCKET_IFNAME names the network interface to use.");
    }
    // One end of a connection is made before the other: a rank that left at once, for a reason of its own, would cut off others that still connect.
    gather(std::int64_t{0});
}

RankGroup::~RankGroup() = default;

std::string RankGroup::nameOf(int rank) const
{
    return m_connection->board.nameOf(rank);
}

void RankGroup::lose(const std::exception& error)
{
    if (m_lost.empty()) {
        const std::string reason = firstLine(error);
        const std::string found = m_connection->board.diagnosis();
        m_lost = !found.empty() ? found
                                : "A rank did not answer within " + std::to_string(std::chrono::ceil<std::chrono::seconds>(m_patience).count())
                                      + " s (distributed.timeout), though all of them are alive: " + reason
                                      + ". Where one machine is that much slower, raise the time.";
        leave(m_lost);
    }
    throw RankLost(m_lost);
}

void RankGroup::guarded(const std::function<void()>& collective)
{
    if (!m_lost.empty() || !m_connection->gloo) {
        throw RankLost(m_lost);
    }
    try {
        collective();
    } catch (const std::exception& error) {
        lose(error);
    }
}

void RankGroup::sum(torch::Tensor values)
{
    guarded([&] {
        std::vector<torch::Tensor> sent{plain(values)};
        m_connection->gloo->allreduce(sent)->wait();
        values.detach().copy_(sent.front());
    });
}

void RankGroup::takeLeaders(torch::Tensor values)
{
    guarded([&] {
        std::vector<torch::Tensor> sent{plain(values)};
        m_connection->gloo->broadcast(sent)->wait();
        values.detach().copy_(sent.front());
    });
}

std::vector<torch::Tensor> RankGroup::gather(const torch::Tensor& own, const std::vector<std::int64_t>& rows)
{
    // Gloo gathers equal pieces: the shorter ones are filled up.
    const std::int64_t longest = *std::max_element(rows.begin(), rows.end());
    std::vector<std::int64_t> shape = own.sizes().vec();
    shape[0] = longest;
    std::vector<torch::Tensor> pieces;
    guarded([&] {
        torch::Tensor sent = plain(own);
        if (sent.size(0) < longest) {
            torch::Tensor filled = torch::zeros(shape, sent.options());
            filled.narrow(0, 0, sent.size(0)).copy_(sent);
            sent = filled;
        }
        std::vector<std::vector<torch::Tensor>> received(1);
        for (int rank = 0; rank < m_place.size; ++rank) {
            received[0].push_back(torch::empty(shape, sent.options()));
        }
        std::vector<torch::Tensor> sending{sent};
        if (sent.numel() > 0) {
            m_connection->gloo->allgather(received, sending)->wait();
        }
        for (std::size_t rank = 0; rank < rows.size(); ++rank) {
            pieces.push_back(received[0][rank].narrow(0, 0, rows[rank]).to(own.device()));
        }
    });
    return pieces;
}

std::vector<std::int64_t> RankGroup::gather(std::int64_t own)
{
    const std::vector<std::int64_t> ones(static_cast<std::size_t>(m_place.size), 1);
    std::vector<std::int64_t> values;
    for (const torch::Tensor& piece : gather(torch::full({1}, own, torch::kInt64), ones)) {
        values.push_back(piece.item<std::int64_t>());
    }
    return values;
}

std::vector<std::string> RankGroup::gather(const std::string& own)
{
    const std::vector<std::int64_t> lengths = gather(static_cast<std::int64_t>(own.size()));
    const torch::Tensor letters = torch::empty({static_cast<std::int64_t>(own.size())}, torch::kUInt8);
    std::memcpy(letters.data_ptr<std::uint8_t>(), own.data(), own.size());
    std::vector<std::string> texts;
    for (const torch::Tensor& piece : gather(letters, lengths)) {
        const torch::Tensor whole = piece.contiguous();
        const auto* first = whole.data_ptr<std::uint8_t>();
        texts.emplace_back(first, first + whole.numel());
    }
    return texts;
}

std::string RankGroup::leaders(const std::string& own)
{
    torch::Tensor length = torch::full({1}, static_cast<std::int64_t>(own.size()), torch::kInt64);
    takeLeaders(length);
    torch::Tensor letters = torch::zeros({length.item<std::int64_t>()}, torch::kUInt8);
    if (leads()) {
        std::memcpy(letters.data_ptr<std::uint8_t>(), own.data(), own.size());
    }
    if (letters.numel() > 0) {
        takeLeaders(letters);
    }
    const auto* first = letters.data_ptr<std::uint8_t>();
    return {first, first + letters.numel()};
}

void RankGroup::together(const std::function<void()>& work)
{
    struct State {
        std::mutex mutex;
        std::condition_variable wake;
        bool done = false;
        bool failed = false;
    } state;
    std::int64_t failures = 0;
    std::exception_ptr lost;
    // While the work is under way another thread keeps telling the others so; nobody else uses the connection meanwhile.
    std::thread waiting([&] {
        try {
            for (bool busy = true; busy;) {
                torch::Tensor told = torch::zeros({2}, torch::kInt64);
                {
                    std::unique_lock lock(state.mutex);
                    state.wake.wait_for(lock, 200ms, [&] { return state.done; });
                    told[0] = state.done ? 0 : 1;
                    told[1] = state.failed ? 1 : 0;
                }
                sum(told);
                failures = told[1].item<std::int64_t>();
                busy = told[0].item<std::int64_t>() > 0 && failures == 0;
            }
        } catch (...) {
            lost = std::current_exception();
        }
    });
    std::exception_ptr failure;
    try {
        work();
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        try {
            std::rethrow_exception(failure);
        } catch (const std::exception& error) {
            m_connection->board.postReason(firstLine(error));
        } catch (...) {
            m_connection->board.postReason("stopped.");
        }
    }
    {
        const std::scoped_lock lock(state.mutex);
        state.done = true;
        state.failed = failure != nullptr;
    }
    state.wake.notify_all();
    waiting.join();
    if (failure) {
        std::rethrow_exception(failure);
    }
    if (lost) {
        std::rethrow_exception(lost);
    }
    if (failures > 0) {
        lose(std::runtime_error("another rank failed"));
    }
}

void RankGroup::leave(const std::string& reason)
{
    if (!m_connection->gloo) {
        return;
    }
    m_lost = m_lost.empty() ? "This rank has left." : m_lost;
    m_connection->board.postReason(reason);
    m_connection->gloo.reset();  // whoever waits for this rank notices now
    m_connection->board.leave();
}

}  // namespace gg::training

#else

// Nothing of a group can be called: it cannot be made.
namespace gg::training {

class RankGroup::Connection
{
};

RankGroup::RankGroup(const RankPlace& place, std::chrono::milliseconds patience)
    : m_place(place)
    , m_patience(patience)
{
    throw Error(ErrorCode::Unsupported, {},
                "This Groundglass was built with a LibTorch " TORCH_VERSION
                " without Gloo, or without Gloo's headers (libgloo-dev), and trains with one process alone. Unset WORLD_SIZE.");
}

RankGroup::~RankGroup() = default;

void RankGroup::lose(const std::exception&)
{
    throw RankLost(m_lost);
}

// clang-format off
std::string RankGroup::nameOf(int) const { return {}; }
void RankGroup::guarded(const std::function<void()>&) {}
void RankGroup::sum(torch::Tensor) {}
void RankGroup::takeLeaders(torch::Tensor) {}
std::vector<torch::Tensor> RankGroup::gather(const torch::Tensor&, const std::vector<std::int64_t>&) { return {}; }
std::vector<std::string> RankGroup::gather(const std::string&) { return {}; }
std::vector<std::int64_t> RankGroup::gather(std::int64_t) { return {}; }
std::string RankGroup::leaders(const std::string&) { return {}; }
void RankGroup::together(const std::function<void()>&) {}
void RankGroup::leave(const std::string&) {}
// clang-format on

}  // namespace gg::training

#endif
