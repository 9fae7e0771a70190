#include "core/dataset/formats/image_finder.h"

#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/paths_inside.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>

namespace gg::dataset
{
namespace
{

std::optional<std::uint64_t> sizeOfFile(const std::string& path)
{
    struct stat info {
    };
    if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(info.st_size);
}

}  // namespace

ImageFinder::ImageFinder(std::string root, const std::vector<std::string>& places)
    : m_root(std::move(root))
{
    for (const std::string& place : places) {
        if (isInside(m_root, place) && isFolder(place) && std::find(m_places.begin(), m_places.end(), place) == m_places.end()) {
            m_places.push_back(place);
        }
    }
}

void ImageFinder::order(const std::vector<std::string_view>& someNames)
{
    std::vector<std::pair<std::size_t, std::string>> hits;
    for (const std::string& place : m_places) {
        const auto count = std::count_if(someNames.begin(), someNames.end(), [&](std::string_view name) {
            const std::string path = absoluteNormal(joinPath(place, forwardSlashes(name)));
            return isInside(m_root, path) && sizeOfFile(path).has_value();
        });
        hits.emplace_back(static_cast<std::size_t>(count), place);
    }
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const bool any = !hits.empty() && hits.front().first > 0;
    m_places.clear();
    for (auto& [count, place] : hits) {
        // A place that holds none of the sample is not asked for each of a hundred thousand names.
        if (!any || count > 0) {
            m_places.push_back(std::move(place));
        }
    }
    if (!any && m_places.size() > 1) {
        m_places.resize(1);
    }
}

ImageFinder::Found ImageFinder::find(const std::string& name, JobControl& control)
{
    const std::string slashed = looksLikeWindowsPath(name) ? forwardSlashes(name) : name;
    const bool plain = !slashed.starts_with('/') && slashed.find("..") == std::string::npos;
    Found missing{.path =
                      joinPath(m_places.empty() ? m_root : m_places.front(), plain ? slashed : std::string(fileName(slashed))),
                  .how = How::Missing,
                  .bytes = 0};
    bool inside = false;
    for (const std::string& place : m_places) {
        std::string path = joinPath(place, slashed);
        if (!plain) {
            path = absoluteNormal(path);
            if (!isInside(m_root, path)) {
                continue;
            }
        }
        inside = true;
        if (const auto bytes = sizeOfFile(path)) {
            return {.path = std::move(path), .how = How::AsNamed, .bytes = *bytes};
        }
    }
    if (!inside && !plain) {
        missing.how = How::OutsideRoot;
    }
    return byNameAlone(slashed, std::move(missing), control);
}

ImageFinder::Found ImageFinder::byNameAlone(const std::string& name, Found missing, JobControl& control)
{
    std::call_once(m_listed, [&] { listRoot(control); });
    const auto found = m_byName.find(std::string(fileName(name)));
    if (found == m_byName.end() || missing.how == How::OutsideRoot) {
        return missing;
    }
    if (found->second.size() > 1) {
        missing.how = How::Ambiguous;
        return missing;
    }
    const std::string& path = found->second.front();
    return {.path = path, .how = How::ByName, .bytes = sizeOfFile(path).value_or(0)};
}

void ImageFinder::listRoot(JobControl& control)
{
    JobControl quiet(control.stopToken());  // its own count would disturb the caller's
    std::vector<Blemish> unreadable;        // such a folder shows as missing images
    for (std::string& file : listFiles(m_root, isImageFile, quiet, unreadable, ListOrder::AsFound)) {
        std::string name(fileName(file));
        m_byName[std::move(name)].push_back(std::move(file));
    }
}

}  // namespace gg::dataset
