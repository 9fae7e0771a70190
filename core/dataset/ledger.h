#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/dataset/file_table.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// What became of a file. Each file has exactly one.
enum class LedgerState : std::uint8_t {
    Paired,           ///< image with its label, label with its image
    DeclaredEmpty,    ///< the label is there and says that nothing is in the image
    MissingLabel,     ///< image without a label
    OrphanLabel,      ///< label or mask without an image
    TwinStems,        ///< a.jpg and a.png share one label
    WrongCase,        ///< what would belong together differs in capitals: IMG.jpg and img.txt
    WrongFolder,      ///< the label of an image without label lies elsewhere below the root
    Unreadable,       ///< image, or the label of an image, that cannot be read
    ListedAbsent,     ///< named by a list or an annotation, but not there
    PresentUnlisted,  ///< image, or the label of an image, that no split names
    Other             ///< neither image nor label: README, data.yaml, caches, hidden files
};
inline constexpr std::size_t ledgerStates = 11;

/// "missing_label": for JSON, CSV, texts ("ledger.missing_label.title").
GG_EXPORT std::string_view ledgerStateId(LedgerState state);

enum class LedgerKind : std::uint8_t { Image, Label, Other };
GG_EXPORT std::string_view ledgerKindId(LedgerKind kind);  ///< "image", "label" (masks too), "other"

struct LedgerRow {
    std::uint32_t record = FileTable::none;   ///< first record that the file belongs to
    std::uint32_t partner = FileTable::none;  ///< row of the image's label, or of the label's image
    LedgerState state = LedgerState::Other;
    LedgerKind kind = LedgerKind::Other;
};

/// Every file below the root of a data set exactly once, and every file that is listed but not there.
class GG_EXPORT Ledger
{
public:
    /// By state.
    using Totals = std::array<std::size_t, ledgerStates>;

    Ledger(FileTable files, std::vector<LedgerRow> rows, std::size_t found, std::size_t elsewhere, std::size_t absent);

    std::size_t size() const { return m_rows.size(); }
    const LedgerRow& row(std::size_t index) const { return m_rows[index]; }
    /// Relative to the root with forward slashes; absolute where it lies elsewhere; as written where it is not there.
    std::string path(std::size_t index) const { return m_files.path(static_cast<std::uint32_t>(index)); }

    const Totals& totals() const { return m_totals; }
    const Totals& totals(LedgerKind kind) const { return m_ofKind[static_cast<std::size_t>(kind)]; }
    std::size_t total(LedgerState state) const { return m_totals[static_cast<std::size_t>(state)]; }
    std::size_t found() const { return m_found; }                          ///< files below the root
    std::size_t elsewhere() const { return m_elsewhere; }                  ///< files that records name outside of what was walked
    std::size_t absent() const { return m_absent; }                        ///< listed, but not there
    std::size_t hiddenFolders() const { return m_files.hiddenFolders(); }  ///< not looked into
    const std::vector<FileTable::UnreadableFolder>& unreadableFolders() const { return m_files.unreadable(); }

private:
    FileTable m_files;  ///< parallel to the rows
    std::vector<LedgerRow> m_rows;
    Totals m_totals{};
    std::array<Totals, 3> m_ofKind{};
    std::size_t m_found;
    std::size_t m_elsewhere;
    std::size_t m_absent;
};

using LedgerPtr = std::shared_ptr<const Ledger>;

/// Records whose image, or whose mask, could not be decoded.
struct UnreadableRecords {
    std::vector<std::uint32_t> images;
    std::vector<std::uint32_t> labels;
};

/// Walks the root once more and accounts for every file. Without `unreadable`, only files without a byte and those that may not
/// be opened are known to be unreadable.
/// The states add up to found() + elsewhere() + absent(): Error (Internal) if they ever did not.
GG_EXPORT LedgerPtr makeLedger(const Dataset& dataset, JobControl& control, const UnreadableRecords& unreadable = {});

}  // namespace gg::dataset
