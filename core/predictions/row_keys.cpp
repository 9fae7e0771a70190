#include "core/predictions/row_keys.h"

#include <algorithm>

namespace gg::predictions {

std::string excerptAt(const char* at, const char* end)
{
    constexpr std::size_t longestShown = 60;
    const std::string_view rest(at, std::min<std::size_t>(longestShown, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, end - at))));
    std::size_t length = 0;
    if (!rest.empty() && (rest.front() == '[' || rest.front() == '{')) {
        const std::size_t close = rest.find(rest.front() == '[' ? ']' : '}');
        length = close == std::string_view::npos ? rest.size() : close + 1;
    } else if (!rest.empty() && rest.front() == '"') {
        const std::size_t close = rest.find('"', 1);
        length = close == std::string_view::npos ? rest.size() : close + 1;
    } else {
        length = std::min(rest.find_first_of(",]}\n"), rest.size());
    }
    while (length > 0 && length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    const std::string text(rest.substr(0, length));
    return text.size() == longestShown ? text + "…" : text;
}

}  // namespace gg::predictions
