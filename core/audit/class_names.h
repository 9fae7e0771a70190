#pragma once

#include "core/dataset/known_lists.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::audit
{

/// How two class names resemble each other, the closest first.
enum class NameLikeness { Different, OneLetter, Plural, SpacesOrSigns, Case };

/// "Person" and "person": Case. "traffic light" and "traffic_light": SpacesOrSigns. "dogs" and "dog": Plural. "persn" and "person":
/// OneLetter. Names that differ in a number or in a word of one letter ("type A", "type B", "car", "cat") are different on purpose.
NameLikeness compareNames(std::string_view a, std::string_view b);

/// A name by which lists are compared: lower case, without spaces, hyphens, underscores, dots and slashes.
std::string plainName(std::string_view name);

/// True for a name that begins or ends with a space, or has two in a row or a line break or tab within.
bool hasOddSpaces(std::string_view name);

using dataset::KnownList;
using dataset::knownLists;

}  // namespace gg::audit
