#pragma once

#include "core/evaluation/label_masks.h"

#include <map>
#include <string>
#include <vector>

namespace gg::evaluation {

/// The truth is drawn as outlines, which are painted, and not as masks.
GG_EXPORT bool isPainted(const dataset::Dataset& dataset);

/// The number of each class in masks: as the set writes it, else its place; where outlines are painted, 0 is the background.
GG_EXPORT std::vector<Key> classKeys(const dataset::Dataset& dataset);

/// The set's classes by the numbers that stand for them in masks, as far as it names any.
GG_EXPORT std::map<Key, std::string> declaredClasses(const dataset::Dataset& dataset);

/// As the set calls it, else "class 7", or "#800000" where colours are the classes.
GG_EXPORT std::string nameOf(Key key, bool colours, const std::map<Key, std::string>& declared);

}  // namespace gg::evaluation
