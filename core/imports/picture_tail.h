#pragma once

#include "core/runs/history.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace gg::imports {

/// Pictures that a tool draws into the folder of a run: val_batch0_pred.jpg, confusion_matrix.png, progress.png…. Known by their names; they are
/// decoded when somebody looks at one. The folder is listed when something was added to it.
class PictureTail final : public runs::RunTail {
public:
    explicit PictureTail(std::string folder);

    runs::RunBatch poll(std::size_t maxBytes) override;
    const std::vector<std::string>& problems() const override { return m_problems; }
    bool lost() const override { return false; }
    runs::RunActivity activity() const override { return {}; }

private:
    std::string m_folder;
    std::int64_t m_folderTime = 0;
    std::set<std::string> m_known;
    std::vector<std::string> m_problems;
};

}  // namespace gg::imports
