#pragma once

#include "core/audit/audit.h"
#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gg::audit
{

/// A finding that a person looked at and lets stand, and why.
struct Acceptance {
    std::string rule;
    std::string message;     ///< as it was read then
    std::string reason;      ///< never empty
    std::string time;        ///< ISO 8601, UTC
    std::size_t weight = 1;  ///< images or places it stood for then: one that has grown since comes back
};

/// The accepted findings of a data set, by findingKey(). One JSON file, written as a whole at every change; it may lie in version
/// control beside the labels. Undo goes back to where this store was opened.
class GG_EXPORT AcceptanceStore
{
public:
    /// The file need not exist; it is made with the first acceptance. Throws Error (Malformed) for one that is not such a file.
    explicit AcceptanceStore(std::string file);

    const std::map<std::string, Acceptance>& accepted() const { return m_accepted; }
    /// The acceptance that covers this finding; nothing where there is none, or where the finding has grown beyond it.
    std::optional<Acceptance> find(const dataset::Dataset& dataset, const Finding& finding) const;

    /// Throws Error: InvalidArgument for a blank reason; NotWritable, NoSpace, and then nothing was accepted.
    void accept(const dataset::Dataset& dataset, const std::vector<Finding>& findings, const std::string& reason);
    /// Findings come back to the list. Keys that are not accepted are passed over.
    void withdraw(const std::vector<std::string>& keys);
    /// Takes the last accept() or withdraw() back; false when there is none left.
    bool undo();

private:
    void change(std::map<std::string, Acceptance> next);
    void load();
    void save(const std::map<std::string, Acceptance>& accepted) const;

    std::string m_file;
    std::map<std::string, Acceptance> m_accepted;
    std::vector<std::map<std::string, Acceptance>> m_undo;
};

/// Moves what was accepted from report.findings to report.accepted. What was withdrawn comes back.
GG_EXPORT void applyAcceptances(const dataset::Dataset& dataset, const AcceptanceStore& store, Report& report);

}  // namespace gg::audit
