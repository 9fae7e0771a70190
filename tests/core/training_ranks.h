#pragma once

#include "core/training/rank_place.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <exception>
#include <functional>
#include <thread>
#include <vector>

namespace gg::test {

/// A port of this machine that nobody listens at.
inline int freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &length);
    ::close(descriptor);
    return ntohs(address.sin_port);
}

/// The variables that a rank is started with.
inline QProcessEnvironment rankEnvironment(int rank, int size, int port)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("RANK"), QString::number(rank));
    environment.insert(QStringLiteral("WORLD_SIZE"), QString::number(size));
    environment.insert(QStringLiteral("MASTER_ADDR"), QStringLiteral("127.0.0.1"));
    environment.insert(QStringLiteral("MASTER_PORT"), QString::number(port));
    return environment;
}

/// Runs `rank` on a thread for each place, and rethrows what the first of them threw.
inline void onRanks(int size, const std::function<void(const training::RankPlace&)>& rank)
{
    const int port = freePort();
    std::vector<std::exception_ptr> errors(static_cast<std::size_t>(size));
    std::vector<std::thread> threads;
    for (int i = 0; i < size; ++i) {
        threads.emplace_back([&, i] {
            try {
                rank({.rank = i, .size = size, .address = "127.0.0.1", .port = port});
            } catch (...) {
                errors[static_cast<std::size_t>(i)] = std::current_exception();
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const std::exception_ptr& error : errors) {
        if (error) {
            std::rethrow_exception(error);
        }
    }
}

}  // namespace gg::test
