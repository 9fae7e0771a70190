#pragma once

#include "core/dataset/formats/coco_elements.h"
#include "core/predictions/truth.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace gg::predictions {

/// Finds images by what result files call them: their id as a number or text, path, file name, stem, numeric stem without zeros.
class ImageNames {
public:
    explicit ImageNames(const TruthTable& truth);

    /// Indices into TruthTable::images; null where there is none. Ids come first: COCO's need not be the stem.
    const std::vector<std::uint32_t>* find(const dataset::CocoId& id) const;

private:
    using Names = std::unordered_map<std::string, std::vector<std::uint32_t>>;
    Names m_byId;
    Names m_byName;
};

}  // namespace gg::predictions
