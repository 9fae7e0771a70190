#pragma once

#include "core/runs/run_folder.h"

#include <set>
#include <string>

namespace gg::training {

/// Gives followed pictures names that are unique in their run and safe in a file system.
class SnapshotNames
{
public:
    runs::SnapshotSample add(const std::string& image);

private:
    std::set<std::string> m_taken;
};

}  // namespace gg::training
