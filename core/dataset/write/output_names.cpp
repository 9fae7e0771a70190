#include "core/dataset/write/output_names.h"

#include "core/dataset/file_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace gg::dataset
{
namespace
{

bool isUsual(std::string_view word)
{
    static constexpr std::array<std::string_view, 20> usual{
        "images",     "image", "img",     "imgs",     "jpegimages", "labels", "train", "training", "val",     "valid",
        "validation", "test",  "testing", "trainval", "unlisted",   "frames", "rgb",   "data",     "dataset", "datasets"};
    return std::find(usual.begin(), usual.end(), word) != usual.end();
}

/// "train2017" and "img1" of one word; "VisDrone2019-DET-train" and "WIDER_train" by their last.
bool saysNothing(std::string_view folder)
{
    std::string word = lowerCase(folder);
    const std::size_t mark = word.find_last_of("-_ ");
    if (mark != std::string::npos) {
        const std::string last = word.substr(mark + 1);
        return last == "train" || last == "val" || last == "valid" || last == "test" || last == "images";
    }
    while (!word.empty() && word.back() >= '0' && word.back() <= '9') {
        word.pop_back();
    }
    return isUsual(word);
}

std::string withSuffix(std::string_view path, std::size_t number)
{
    const std::string_view base = withoutExtension(path);
    return std::string(base) + "_" + std::to_string(number) + std::string(path.substr(base.size()));
}

}  // namespace

std::string nameBelowImages(std::string_view image)
{
    std::string out(fileName(image));
    // What lies outside the root keeps one folder: the rest of the path is about the machine, not about the picture.
    const bool outside = image.starts_with('/') || image.starts_with("../");
    std::size_t kept = 0;
    for (std::string_view rest = folderOf(image); !rest.empty() && rest != "/"; rest = folderOf(rest)) {
        const std::string_view folder = fileName(rest);
        const bool climbs = folder == ".." || folder == ".";
        if (!climbs && !saysNothing(folder) && !(outside && kept == 1)) {
            out = std::string(folder) + "/" + out;
            ++kept;
        }
    }
    return out;
}

std::vector<OutputName> outputNames(const Dataset& dataset, SplitFolders folders, LossLedger& ledger)
{
    const bool together = folders == SplitFolders::Together;
    std::vector<OutputName> names;
    names.reserve(dataset.records.size());
    std::unordered_map<std::string, std::size_t> taken;  // split and stem → record
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const Record& record = dataset.records[i];
        const auto keyOf = [&](const std::string& path) {
            return (together ? std::string() : std::to_string(record.split)) + "\n" + std::string(withoutExtension(path));
        };
        OutputName name{.path = nameBelowImages(record.image), .sameAs = {}};
        const std::string plain = name.path;
        for (std::size_t number = 2;; ++number) {
            const auto [it, added] = taken.emplace(keyOf(name.path), i);
            if (added) {
                break;
            }
            const Record& other = dataset.records[it->second];
            if (together && other.split != record.split && other.image == record.image) {
                name = {.path = names[it->second].path, .sameAs = it->second};
                break;
            }
            name.path = withSuffix(plain, number);
        }
        if (!name.sameAs && name.path != plain) {
            ledger.add(LossKind::Renamed, {}, 1, record.image, name.path);
        }
        names.push_back(std::move(name));
    }
    return names;
}

}  // namespace gg::dataset
