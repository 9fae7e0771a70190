#include "core/predictions/image_names.h"

#include "core/dataset/file_names.h"
#include "core/predictions/image_order.h"

#include <algorithm>

namespace gg::predictions {
namespace {

/// "139" of "000000000139": numeric image ids lose their zeros.
std::string withoutZeros(std::string_view stem)
{
    const std::optional<std::int64_t> number = numberOf(stem);
    return number ? std::to_string(*number) : std::string(stem);
}

void add(std::vector<std::uint32_t>& images, std::uint32_t image)
{
    if (images.empty() || images.back() != image) {
        images.push_back(image);
    }
}

}  // namespace

ImageNames::ImageNames(const TruthTable& truth)
{
    m_byId.reserve(truth.images.size());
    m_byName.reserve(2 * truth.images.size());
    for (std::uint32_t i = 0; i < truth.images.size(); ++i) {
        const EvaluatedImage& image = truth.images[i];
        add(m_byId[image.id], i);
        const std::string_view stem = dataset::stemOf(image.name);
        for (const std::string& name : {image.name, std::string(dataset::fileName(image.name)), std::string(stem), withoutZeros(stem)}) {
            add(m_byName[name], i);
        }
    }
}

const std::vector<std::uint32_t>* ImageNames::find(const dataset::CocoId& id) const
{
    const std::string name = id.shown();
    const auto look = [](const Names& names, const std::string& key) {
        const auto it = names.find(key);
        return it == names.end() ? nullptr : &it->second;
    };
    if (const auto* images = look(m_byId, name)) {
        return images;
    }
    const std::string_view stem = dataset::stemOf(name);
    for (const std::string& key :
         {name, std::string(dataset::fileName(name)), withoutZeros(name), std::string(stem), withoutZeros(stem)}) {
        if (const auto* images = look(m_byName, key)) {
            return images;
        }
    }
    return look(m_byId, withoutZeros(name));
}

}  // namespace gg::predictions
