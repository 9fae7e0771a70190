#pragma once

#include "trained_cases.h"

#include <string>
#include <vector>

namespace gg::injection {

/// Trains what was not trained before, with groundglass-cli, and says where each case's run folder lies. Runs are kept under FOLDER/runs by their
/// fingerprint, sets under FOLDER/sets.
class TrainedRuns {
public:
    TrainedRuns(const std::string& folder, std::string program, int jobs);

    /// Trains those that are not there. What a killed bench left behind is used.
    void make(const std::vector<TrainedCase>& cases) const;
    std::string folderOf(const TrainedCase& which) const;
    bool there(const TrainedCase& which) const;

private:
    void makeStart(const std::string& base) const;
    void trainTogether(const std::string& name, const std::vector<const TrainedCase*>& cases) const;
    void keepFinished(const std::string& sweep) const;
    std::string startOf(const std::string& base) const;

    std::string m_folder;
    std::string m_program;
    int m_jobs;
};

}  // namespace gg::injection
