#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

namespace gg::fuzz
{

/// A folder in memory where a target writes what its reader is to open; gone at the end.
class Scratch
{
public:
    Scratch()
    {
        std::string pattern = "/dev/shm/groundglass-fuzz-XXXXXX";
        if (::mkdtemp(pattern.data()) == nullptr) {
            pattern = (std::filesystem::temp_directory_path() / "groundglass-fuzz-XXXXXX").string();
            static_cast<void>(::mkdtemp(pattern.data()));
        }
        m_folder = pattern;
    }
    ~Scratch()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::string path(const std::string& name) const { return m_folder + "/" + name; }

    std::string write(const std::string& name, const std::uint8_t* data, std::size_t size) const
    {
        const std::string file = path(name);
        const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        const auto written = ::write(descriptor, data, size);
        static_cast<void>(written);
        ::close(descriptor);
        return file;
    }

    std::string write(const std::string& name, std::string_view text) const
    {
        return write(name, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    }

private:
    std::string m_folder;
};

}  // namespace gg::fuzz
