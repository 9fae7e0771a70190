#include "core/audit/class_names.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace gg::audit
{
namespace
{

bool isLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

bool isPluralOf(std::string_view longer, std::string_view shorter)
{
    if (shorter.size() < 3) {
        return false;
    }
    if (longer == std::string(shorter) + "s" || longer == std::string(shorter) + "es") {
        return true;
    }
    return shorter.back() == 'y' && longer == std::string(shorter.substr(0, shorter.size() - 1)) + "ies";
}

/// What differs once the equal beginnings and endings are taken off.
struct Difference {
    std::string_view a;
    std::string_view b;
    std::size_t at = 0;
};

Difference differenceOf(std::string_view a, std::string_view b)
{
    std::size_t front = 0;
    while (front < std::min(a.size(), b.size()) && a[front] == b[front]) {
        ++front;
    }
    std::size_t back = 0;
    while (back < std::min(a.size(), b.size()) - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) {
        ++back;
    }
    return {a.substr(front, a.size() - front - back), b.substr(front, b.size() - front - back), front};
}

std::string_view wordAt(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    std::size_t begin = at;
    while (begin > 0 && isLetter(text[begin - 1])) {
        --begin;
    }
    std::size_t end = at;
    while (end < text.size() && isLetter(text[end])) {
        ++end;
    }
    return text.substr(begin, end - begin);
}

bool isRoman(std::string_view word)
{
    return !word.empty() && word.find_first_not_of("ivx") == std::string_view::npos;
}

bool isOneSlip(std::string_view a, std::string_view b)
{
    const Difference difference = differenceOf(a, b);
    const bool swapped = difference.a.size() == 2 && difference.b.size() == 2 && difference.a[0] == difference.b[1] &&
                         difference.a[1] == difference.b[0];
    if (!swapped && std::max(difference.a.size(), difference.b.size()) > 1) {
        return false;
    }
    // Numbers differ on purpose, and one letter of Chinese is a word.
    const auto isPlainLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (!std::all_of(difference.a.begin(), difference.a.end(), isPlainLetter) ||
        !std::all_of(difference.b.begin(), difference.b.end(), isPlainLetter)) {
        return false;
    }
    const std::string_view wordA = wordAt(a, difference.at);
    const std::string_view wordB = wordAt(b, difference.at);
    if (std::min(wordA.size(), wordB.size()) < 2 || (isRoman(wordA) && isRoman(wordB))) {
        return false;
    }
    return std::max(wordA.size(), wordB.size()) >= 4;
}

}  // namespace

std::string plainName(std::string_view name)
{
    std::string out = lower(name);
    std::erase_if(out, [](char c) { return std::string_view(" \t\r\n_-./").find(c) != std::string_view::npos; });
    return out;
}

NameLikeness compareNames(std::string_view first, std::string_view second)
{
    const std::string a = lower(first);
    const std::string b = lower(second);
    if (a == b) {
        return NameLikeness::Case;
    }
    const std::string plainA = plainName(a);
    const std::string plainB = plainName(b);
    if (plainA == plainB && !plainA.empty()) {
        return NameLikeness::SpacesOrSigns;
    }
    if (isPluralOf(a, b) || isPluralOf(b, a)) {
        return NameLikeness::Plural;
    }
    return isOneSlip(a, b) ? NameLikeness::OneLetter : NameLikeness::Different;
}

bool hasOddSpaces(std::string_view name)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    if (name.empty()) {
        return false;
    }
    return isSpace(name.front()) || isSpace(name.back()) || name.find("  ") != std::string_view::npos ||
           name.find_first_of("\t\r\n") != std::string_view::npos || name.starts_with("\xC2\xA0") || name.ends_with("\xC2\xA0");
}

}  // namespace gg::audit
