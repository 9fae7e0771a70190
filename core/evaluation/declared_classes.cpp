#include "core/evaluation/declared_classes.h"

#include <algorithm>
#include <cstdio>

namespace gg::evaluation {

bool isPainted(const dataset::Dataset& dataset)
{
    return dataset.format != dataset::Format::ImageMask;
}

std::vector<Key> classKeys(const dataset::Dataset& dataset)
{
    const bool painted = isPainted(dataset);
    const auto& ids = dataset.classIds;
    const bool usable = ids.size() == dataset.classNames.size()
                        && std::all_of(ids.begin(), ids.end(), [painted](std::int64_t id) { return id >= (painted ? 1 : 0) && id < noKey; });
    std::vector<Key> keys(dataset.classNames.size());
    for (std::size_t c = 0; c < keys.size(); ++c) {
        keys[c] = usable ? static_cast<Key>(ids[c]) : static_cast<Key>(painted ? c + 1 : c);
    }
    return keys;
}

std::map<Key, std::string> declaredClasses(const dataset::Dataset& dataset)
{
    std::map<Key, std::string> out;
    const bool named = isPainted(dataset) || dataset.classNames.size() > 1 || !dataset.classIds.empty();
    if (!named) {
        return out;
    }
    if (isPainted(dataset)) {
        out[0] = "background";
    }
    const std::vector<Key> keys = classKeys(dataset);
    for (std::size_t c = 0; c < keys.size(); ++c) {
        if (!dataset.classNames[c].empty()) {
            out[keys[c]] = dataset.classNames[c];
        }
    }
    return out;
}

std::string nameOf(Key key, bool colours, const std::map<Key, std::string>& declared)
{
    if (const auto at = declared.find(key); at != declared.end()) {
        return at->second;
    }
    if (!colours) {
        return "class " + std::to_string(key);
    }
    char text[16];
    std::snprintf(text, sizeof text, "#%06X", key);
    return text;
}

}  // namespace gg::evaluation
