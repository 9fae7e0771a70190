#include "core/imports/picture_tail.h"

#include "core/imports/table_layout.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace gg::imports {
namespace {

namespace fs = std::filesystem;

/// A folder with more pictures is one of a data set that somebody trains in.
constexpr std::size_t mostPictures = 500;

bool isPicture(const fs::path& file)
{
    constexpr std::array<std::string_view, 5> endings{".jpg", ".jpeg", ".png", ".bmp", ".gif"};
    return std::find(endings.begin(), endings.end(), lowerCase(file.extension().string())) != endings.end();
}

}  // namespace

PictureTail::PictureTail(std::string folder)
    : m_folder(std::move(folder))
{
}

runs::RunBatch PictureTail::poll(std::size_t)
{
    runs::RunBatch batch;
    std::error_code code;
    const auto changed = fs::last_write_time(m_folder, code).time_since_epoch().count();
    if (code || changed == m_folderTime || m_known.size() > mostPictures) {
        return batch;
    }
    m_folderTime = changed;
    std::vector<std::string> names;
    for (fs::directory_iterator it(m_folder, code), end; !code && it != end; it.increment(code)) {
        std::string name = it->path().filename().string();
        if (isPicture(it->path()) && !name.starts_with('.') && !m_known.contains(name)) {
            names.push_back(std::move(name));
        }
    }
    std::sort(names.begin(), names.end());
    for (std::string& name : names) {
        if (!m_known.insert(name).second || m_known.size() > mostPictures) {
            break;
        }
        runs::RunAttachment picture;
        picture.kind = runs::RunAttachment::Kind::Picture;
        picture.name = name;
        picture.file = std::move(name);
        batch.attachments.push_back(std::move(picture));
    }
    if (m_known.size() > mostPictures) {
        runs::RunEvent event;
        event.kind = runs::EventKind::Note;
        event.message = "There are more than " + std::to_string(mostPictures) + " pictures beside the run; the first " + std::to_string(mostPictures) + " are listed.";
        batch.events.push_back(std::move(event));
    }
    return batch;
}

}  // namespace gg::imports
