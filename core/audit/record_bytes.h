#pragma once

#include "core/audit/facts.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::audit
{

/// A record's facts as bytes, for the cache. Reading throws Error (Malformed) for bytes that are damaged or of another version.
std::string toBytes(const RecordFacts& facts);
RecordFacts recordFactsFromBytes(std::string_view bytes);

std::string toBytes(const std::vector<AlikePair>& pairs);
std::vector<AlikePair> alikePairsFromBytes(std::string_view bytes);

}  // namespace gg::audit
