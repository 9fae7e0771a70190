#include "app/mount_point.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sstream>

namespace gg::app {
namespace {

constexpr std::array slowTypes{"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "lustre", "glusterfs", "davfs", "autofs", "ncpfs"};

bool isSlow(std::string_view type)
{
    return type.starts_with("fuse") || std::find(slowTypes.begin(), slowTypes.end(), type) != slowTypes.end();
}

/// Blanks are written as \040.
std::string unescaped(const std::string& text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 3 < text.size()) {
            plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

bool isAtOrBelow(std::string_view path, std::string_view mount)
{
    return mount == "/" || (path.starts_with(mount) && (path.size() == mount.size() || path[mount.size()] == '/'));
}

}  // namespace

std::string slowMountOf(std::string_view path, std::string_view table)
{
    std::istringstream lines{std::string(table)};
    std::string line;
    std::string best;
    bool slow = false;
    while (std::getline(lines, line)) {
        // "36 35 98:0 /root /mount options - type source options": the mount is the fifth field, the type follows the lone dash.
        std::istringstream fields(line);
        std::string field;
        for (int i = 0; i < 5 && fields >> field; ++i) {
        }
        const std::string mount = unescaped(field);
        while (fields >> field && field != "-") {
        }
        // Of two mounts at one place the later one is seen.
        if (fields >> field && isAtOrBelow(path, mount) && mount.size() >= best.size()) {
            best = mount;
            slow = isSlow(field);
        }
    }
    return slow ? best : std::string();
}

std::string slowMountOf(std::string_view path)
{
    std::ifstream file("/proc/self/mountinfo");
    return slowMountOf(path, std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace gg::app
