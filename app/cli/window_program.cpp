#include "app/cli/window_program.h"

#include "core/base/error.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string_view>

extern char** environ;

namespace gg::cli {
namespace {

namespace fs = std::filesystem;

/// Our environment with the platform that needs no display, unless somebody chose one.
std::vector<std::string> childEnvironment()
{
    std::vector<std::string> variables;
    bool chosen = false;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        chosen = chosen || std::string_view(*variable).starts_with("QT_QPA_PLATFORM=");
        variables.emplace_back(*variable);
    }
    if (!chosen) {
        variables.emplace_back("QT_QPA_PLATFORM=offscreen");
    }
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& strings)
{
    std::vector<char*> result;
    for (std::string& string : strings) {
        result.push_back(string.data());
    }
    result.push_back(nullptr);
    return result;
}

/// The main thread takes no SIGINT and no SIGTERM (main.cpp); the child must.
class SpawnAttributes {
public:
    SpawnAttributes()
    {
        sigset_t none;
        sigemptyset(&none);
        ::posix_spawnattr_init(&m_attributes);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnAttributes() { ::posix_spawnattr_destroy(&m_attributes); }
    SpawnAttributes(const SpawnAttributes&) = delete;
    SpawnAttributes& operator=(const SpawnAttributes&) = delete;
    const posix_spawnattr_t* get() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes{};
};

}  // namespace

std::string windowProgram()
{
    std::error_code code;
    const fs::path self = fs::read_symlink("/proc/self/exe", code);
    const fs::path program = self.parent_path() / "groundglass";
    if (code || ::access(program.c_str(), X_OK) != 0) {
        throw Error(ErrorCode::Unsupported, program.string(),
                    "Charts are drawn by the window's program, which is not installed beside this one. Install it, or build with -DGG_WINDOW=ON.");
    }
    return program.string();
}

int runWindowProgram(const std::vector<std::string>& arguments)
{
    const std::string program = windowProgram();
    std::vector<std::string> command{program};
    command.insert(command.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = childEnvironment();
    const std::vector<char*> argv = pointers(command);
    const std::vector<char*> envp = pointers(environment);
    const SpawnAttributes attributes;
    pid_t child = 0;
    if (const int error = ::posix_spawn(&child, program.c_str(), nullptr, attributes.get(), argv.data(), envp.data()); error != 0) {
        throw Error(ErrorCode::Unsupported, program, "Could not be started (" + std::string(std::strerror(error)) + ").");
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            throw Error(ErrorCode::Internal, program, "Could not be waited for (" + std::string(std::strerror(errno)) + ").");
        }
    }
    if (WIFSIGNALED(status)) {
        throw Error(ErrorCode::Internal, program, "Ended by signal " + std::to_string(WTERMSIG(status)) + " while drawing.");
    }
    return WEXITSTATUS(status);
}

}  // namespace gg::cli
