#pragma once

#include "core/base/export.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::imports {

/// One word: a column or tag of some tool, and what we call it.
struct Word {
    std::string pattern;  ///< of the raw name, trimmed; "*" stands for one part, as in "lr/pg*"; letter case counts not, and "_" may be " " or "-"
    std::string tool;     ///< empty: of any tool
    std::string name;     ///< "val/recall"; "*" is put where the pattern has it
    friend bool operator==(const Word&, const Word&) = default;
};

/// Names of one thing in many tools, so that a Keras val_recall, an Ultralytics metrics/recall(B) and ours are one series name. The first
/// word that fits counts; those of a person stand before the built-in ones. What no word fits keeps its raw name.
/// Names in use: train/…, val/… with loss, box_loss, class_loss, dfl_loss, xy_loss, wh_loss, object_loss, no_object_loss (each also by scale, xy_loss/8 of the cells
/// at stride 8), segmentation_loss, l1_loss, accuracy, precision,
/// recall, sensitivity, specificity, dice, iou, map50, map50_95, map75; masks of a segmenting detector val/mask_…; train/lr and train/lr/GROUP.
class GG_EXPORT Vocabulary {
public:
    Vocabulary();  ///< the built-in words
    explicit Vocabulary(std::vector<Word> own);

    std::string name(std::string_view raw, std::string_view tool) const;
    /// By a person's words alone; nullopt where none fits.
    std::optional<std::string> ownName(std::string_view raw, std::string_view tool) const;
    const std::vector<Word>& own() const { return m_own; }
    static const std::vector<Word>& builtIn();

private:
    std::vector<Word> m_own;
};

/// YAML: a list of {raw, tool, name}. Throws Error (Malformed) naming file, line and key. parse(write(v)) is v.
GG_EXPORT std::vector<Word> parseWords(const std::string& yaml, const std::string& file);
GG_EXPORT std::string toYaml(const std::vector<Word>& words);

}  // namespace gg::imports
