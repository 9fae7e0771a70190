#include "core/dataset/formats/split_word.h"

#include "core/dataset/file_names.h"
#include "core/dataset/formats/format_reader.h"

#include <algorithm>
#include <array>

namespace gg::dataset
{
namespace
{

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

}  // namespace

std::string SplitWord::split() const
{
    return letters == "trainval" || letters == "minival" ? letters : splitOfFolder(letters).value_or(letters);
}

std::optional<SplitWord> splitWord(std::string_view name)
{
    static constexpr std::array<std::string_view, 9> words{"train", "training", "val",     "valid",   "validation",
                                                           "test",  "testing",  "minival", "trainval"};
    for (std::size_t at = 0; at < name.size();) {
        if (!isLetter(name[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < name.size() && isLetter(name[end])) {
            ++end;
        }
        std::size_t digits = end;
        while (digits < name.size() && isDigit(name[digits])) {
            ++digits;
        }
        const std::string letters = lowerCase(name.substr(at, end - at));
        if (std::find(words.begin(), words.end(), letters) != words.end()) {
            return SplitWord{.written = std::string(name.substr(at, digits - at)), .letters = letters, .at = at};
        }
        at = end;
    }
    return std::nullopt;
}

bool isSplitFolder(std::string_view name)
{
    const auto word = splitWord(name);
    return word && word->written.size() == name.size();
}

}  // namespace gg::dataset
