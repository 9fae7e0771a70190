#include "core/dataset/file_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>

namespace gg::dataset
{
namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// `extension` in lower case, without its dot.
bool hasExtension(std::string_view path, std::string_view extension)
{
    if (path.size() < extension.size() + 2 || path[path.size() - extension.size() - 1] != '.' ||
        path[path.size() - extension.size() - 2] == '/') {
        return false;
    }
    const std::string_view end = path.substr(path.size() - extension.size());
    return std::equal(end.begin(), end.end(), extension.begin(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

}  // namespace

std::string_view fileName(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folderOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) {
        return {};
    }
    return slash == 0 ? path.substr(0, 1) : path.substr(0, slash);
}

std::string_view stemOf(std::string_view path)
{
    const std::string_view name = fileName(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string_view withoutExtension(std::string_view path)
{
    return path.substr(0, path.size() - (fileName(path).size() - stemOf(path).size()));
}

std::string extensionOf(std::string_view path)
{
    const std::string_view name = fileName(path);
    const std::string_view stem = stemOf(path);
    return stem.size() == name.size() ? std::string{} : lowerCase(name.substr(stem.size() + 1));
}

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

std::string joinPath(std::string_view folder, std::string_view name)
{
    if (folder.empty() || name.starts_with('/')) {
        return std::string(name);
    }
    std::string out(folder);
    if (!name.empty()) {
        if (out.back() != '/') {
            out.push_back('/');
        }
        out.append(name);
    }
    return out;
}

bool isImageFile(std::string_view path)
{
    // Asked for each of millions of names: the extension becomes a number, and the numbers are compared.
    const auto code = [](std::string_view extension) {
        std::uint32_t number = 0;
        for (const char c : extension) {
            number = number << 8U | static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
        return number;
    };
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || path[dot - 1] == '/' || path.size() - dot > 5) {
        return false;
    }
    // GIF, HEIC and the like are images of the set although they may not be decodable: then the audit says so.
    static const std::array<std::uint32_t, 19> extensions{
        code("jpg"), code("png"), code("jpeg"), code("tif"), code("tiff"), code("bmp"), code("webp"), code("jpe"), code("jp2"), code("pgm"),
        code("ppm"), code("pbm"), code("pnm"),  code("gif"), code("heic"), code("dng"), code("mpo"),  code("pfm"), code("jfif")};
    return std::find(extensions.begin(), extensions.end(), code(path.substr(dot + 1))) != extensions.end();
}

bool isTextFile(std::string_view path)
{
    return hasExtension(path, "txt");
}

bool isXmlFile(std::string_view path)
{
    return hasExtension(path, "xml");
}

bool isYamlFile(std::string_view path)
{
    return hasExtension(path, "yaml") || hasExtension(path, "yml");
}

bool isJsonFile(std::string_view path)
{
    return hasExtension(path, "json");
}

bool isClassList(std::string_view path)
{
    static constexpr std::array<std::string_view, 5> names{"classes.txt", "predefined_classes.txt", "readme.txt", "notes.txt",
                                                           "labels.txt"};
    const std::string name = lowerCase(fileName(path));
    return std::find(names.begin(), names.end(), name) != names.end() || name.starts_with("readme");
}

bool naturalLess(std::string_view a, std::string_view b)
{
    // Paths of one folder share their beginning; only from the number in which they differ on does it matter how to compare.
    const auto [differsA, differsB] =
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    std::size_t i = static_cast<std::size_t>(differsA - a.begin());
    while (i > 0 && isDigit(a[i - 1])) {
        --i;
    }
    std::size_t j = i;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j]) {
                return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            }
            ++i;
            ++j;
            continue;
        }
        while (i < a.size() && a[i] == '0') {
            ++i;
        }
        while (j < b.size() && b[j] == '0') {
            ++j;
        }
        const std::size_t beginA = i;
        const std::size_t beginB = j;
        while (i < a.size() && isDigit(a[i])) {
            ++i;
        }
        while (j < b.size() && isDigit(b[j])) {
            ++j;
        }
        if (i - beginA != j - beginB) {
            return i - beginA < j - beginB;
        }
        if (const int order = a.substr(beginA, i - beginA).compare(b.substr(beginB, j - beginB)); order != 0) {
            return order < 0;
        }
    }
    if ((i < a.size()) != (j < b.size())) {
        return j < b.size();
    }
    return a < b;
}

std::string relativeTo(std::string_view root, std::string_view path)
{
    while (root.size() > 1 && root.ends_with('/')) {
        root.remove_suffix(1);
    }
    if (root == "/" && path.starts_with('/')) {
        return std::string(path.substr(1));
    }
    if (!root.empty() && path.size() > root.size() && path.starts_with(root) && path[root.size()] == '/') {
        return std::string(path.substr(root.size() + 1));
    }
    return std::string(path);
}

bool looksLikeWindowsPath(std::string_view path)
{
    const bool drive =
        path.size() > 1 && path[1] == ':' && ((path[0] >= 'A' && path[0] <= 'Z') || (path[0] >= 'a' && path[0] <= 'z'));
    return drive || path.find('\\') != std::string_view::npos;
}

std::string forwardSlashes(std::string_view path)
{
    std::string out(path);
    std::replace(out.begin(), out.end(), '\\', '/');
    return out;
}

std::string absoluteNormal(std::string_view path)
{
    std::string normal = std::filesystem::absolute(std::filesystem::path(path)).lexically_normal().string();
    while (normal.size() > 1 && normal.ends_with('/')) {
        normal.pop_back();
    }
    return normal;
}

}  // namespace gg::dataset
