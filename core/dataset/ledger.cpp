#include "core/dataset/ledger.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/formats/yolo_paths.h"
#include "core/dataset/open_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace gg::dataset
{
namespace
{

constexpr std::uint32_t none = FileTable::none;
/// Of a row that no step has spoken for yet.
constexpr auto undecided = static_cast<LedgerState>(ledgerStates);
constexpr std::size_t stopEvery = 4096;

/// The type of file that labels one image each; Other where one file labels many.
FileType labelTypeOf(Format format)
{
    switch (format) {
    case Format::Yolo:
    case Format::VisDrone:
        return FileType::Text;
    case Format::PascalVoc:
        return FileType::Xml;
    case Format::ImageMask:
        return FileType::Image;
    case Format::Coco:
    case Format::WiderFace:
        break;
    }
    return FileType::Other;
}

LedgerState stateOf(LabelState state)
{
    switch (state) {
    case LabelState::Labelled:
        return LedgerState::Paired;
    case LabelState::Empty:
        return LedgerState::DeclaredEmpty;
    case LabelState::Missing:
        return LedgerState::MissingLabel;
    case LabelState::Unreadable:
        return LedgerState::Unreadable;
    }
    return LedgerState::Unreadable;
}

bool hasLabelsPart(const std::string& folder)
{
    const std::string lower = "/" + lowerCase(folder) + "/";
    return lower.find("/labels/") != std::string::npos || lower.find("/annotations/") != std::string::npos;
}

class Accountant
{
public:
    Accountant(const Dataset& dataset, JobControl& control)
        : m_dataset(dataset)
        , m_control(control)
        , m_labelType(labelTypeOf(dataset.format))
        , m_files(dataset.root, control)
        , m_rows(m_files.size(), {.record = none, .partner = none, .state = undecided, .kind = LedgerKind::Other})
        , m_found(m_files.size())
        , m_isLabelFolder(m_files.folderCount(), false)
    {
    }

    LedgerPtr account(const UnreadableRecords& unreadable)
    {
        takeRecords();
        takeAbsent();
        takeOrphans();
        takeLoose();
        takeRest();
        matchAbsent();
        takeUnreadable(unreadable);
        return std::make_shared<Ledger>(std::move(m_files), std::move(m_rows), m_found, m_elsewhere, m_absent);
    }

private:
    using Rows = std::vector<std::uint32_t>;

    LedgerRow& row(std::uint32_t index) { return m_rows[index]; }

    std::uint32_t add(std::string_view path)
    {
        m_rows.push_back({.record = none, .partner = none, .state = undecided, .kind = LedgerKind::Other});
        return m_files.add(path);
    }

    /// The row of a file that a record names: one that was walked, or a new one.
    std::uint32_t placeOf(FileFinder& finder, const std::string& path)
    {
        std::uint32_t index = finder.find(path);
        if (index == none) {
            const bool there = isFile(m_dataset.absolute(path));
            index = add(path);
            ++(there ? m_elsewhere : m_absent);
            if (!there) {
                row(index).state = LedgerState::ListedAbsent;
            }
        }
        return index;
    }

    void takeRecords()
    {
        FileFinder images(m_files);
        FileFinder labels(m_files);
        for (std::uint32_t i = 0; i < m_dataset.records.size(); ++i) {
            if (i % stopEvery == 0) {
                m_control.throwIfStopped();
            }
            takeRecord(i, images, labels);
        }
    }

    void takeRecord(std::uint32_t number, FileFinder& images, FileFinder& labels)
    {
        const Record& record = m_dataset.records[number];
        const bool unlisted = m_dataset.splits[record.split] == "unlisted";
        const LedgerState state = unlisted ? LedgerState::PresentUnlisted : stateOf(record.state);
        const std::uint32_t image = placeOf(images, record.image);
        if (row(image).record == none) {
            row(image).record = number;
            row(image).kind = LedgerKind::Image;
            if (row(image).state == undecided) {
                row(image).state = state;
            }
        }
        takeLabel(record.label, number, image, state, labels);
        for (std::size_t i = 0; record.extras && i < record.extras->otherLabels.size(); ++i) {
            takeLabel(record.extras->otherLabels[i], number, image, state, labels);
        }
    }

    void takeLabel(const std::string& path, std::uint32_t number, std::uint32_t image, LedgerState state, FileFinder& labels)
    {
        const bool missing = m_dataset.records[number].state == LabelState::Missing;
        if (path.empty()) {
            return;
        }
        const std::uint32_t label = missing ? labels.find(path) : placeOf(labels, path);
        if (label == none || label == image) {
            return;
        }
        if (missing) {
            // A link to nothing looks missing to whoever opens it.
            if (m_files.file(label).dangling) {
                own(label, number, image, LedgerState::Unreadable);
            }
            return;
        }
        const bool listsMany = m_files.file(label).type == FileType::Json;
        if (row(label).record == none) {
            own(label, number, image, listsMany && state != LedgerState::Unreadable ? LedgerState::Paired : state);
        } else if (row(label).record != number && !listsMany) {
            share(label, image);
        }
        row(image).partner = row(image).partner == none ? label : row(image).partner;
        markLabelFolder(label);
    }

    void own(std::uint32_t label, std::uint32_t number, std::uint32_t image, LedgerState state)
    {
        row(label).record = number;
        row(label).partner = image;
        row(label).kind = LedgerKind::Label;
        row(label).state = row(label).state == undecided ? state : row(label).state;
    }

    /// A second image with the same label: twins where the stems are equal; else the file labels many images.
    void share(std::uint32_t label, std::uint32_t image)
    {
        const std::uint32_t first = row(label).partner;
        if (first == image) {
            return;
        }
        const bool twins = first != none && lowerCase(stemOf(m_files.name(first))) == lowerCase(stemOf(m_files.name(image)));
        if (!twins) {
            row(label).state = row(label).state == LedgerState::DeclaredEmpty ? LedgerState::Paired : row(label).state;
            return;
        }
        for (const std::uint32_t index : {label, first, image}) {
            if (row(index).state != LedgerState::ListedAbsent && row(index).state != LedgerState::Unreadable) {
                row(index).state = LedgerState::TwinStems;
            }
        }
    }

    void markLabelFolder(std::uint32_t label)
    {
        const std::uint32_t folder = m_files.file(label).folder;
        if (folder < m_isLabelFolder.size()) {
            m_isLabelFolder[folder] = true;
        }
    }

    /// Lines of lists whose image the reader did not find. The same image may be listed twice.
    void takeAbsent()
    {
        std::unordered_set<std::string> seen;
        for (const Blemish& blemish : m_dataset.blemishes) {
            if (blemish.rule != "split.file_not_found") {
                continue;
            }
            std::string path = forwardSlashes(blemish.value);
            path = path.starts_with("./") ? path.substr(2) : path;
            if (path.empty() || !seen.insert(path).second || m_files.find(path) != none) {
                continue;
            }
            const std::uint32_t index = add(path);
            ++m_absent;
            row(index).state = LedgerState::ListedAbsent;
            row(index).kind = LedgerKind::Image;
        }
    }

    void takeOrphans()
    {
        FileFinder finder(m_files);
        for (const std::string& path : m_dataset.orphanLabels) {
            const std::uint32_t index = placeOf(finder, path);
            if (row(index).state == undecided) {
                row(index).state = LedgerState::OrphanLabel;
                row(index).kind = LedgerKind::Label;
                m_loose[lowerCase(stemOf(m_files.name(index)))].push_back(index);
            }
        }
    }

    /// Label files that no record uses: they may belong to an image that lies elsewhere, is spelt otherwise, or is in no split.
    void takeLoose()
    {
        if (m_labelType == FileType::Text || m_labelType == FileType::Xml) {
            for (std::uint32_t i = 0; i < m_found; ++i) {
                const FileTable::File& file = m_files.file(i);
                if (row(i).state == undecided && file.type == m_labelType && !file.hidden && !isClassList(m_files.name(i))) {
                    m_loose[lowerCase(stemOf(m_files.name(i)))].push_back(i);
                }
            }
        }
        if (!m_loose.empty()) {
            matchImages();
            settleLoose();
        }
    }

    void matchImages()
    {
        std::string stem;
        for (std::uint32_t i = 0; i < m_files.size(); ++i) {
            const LedgerRow& image = m_rows[i];
            const bool unlisted = image.state == undecided && m_files.file(i).type == FileType::Image && !m_files.file(i).hidden;
            if (image.kind != LedgerKind::Image && !unlisted) {
                continue;
            }
            const bool missing = image.state == LedgerState::MissingLabel;
            stem = lowerCase(stemOf(missing ? m_dataset.records[image.record].label : m_files.name(i)));
            const auto found = m_loose.find(stem);
            if (found == m_loose.end()) {
                continue;
            }
            if (missing) {
                matchMissing(i, found->second);
            } else {
                matchOther(i, found->second, unlisted);
            }
        }
    }

    /// The expected label is spelt otherwise, or lies elsewhere.
    void matchMissing(std::uint32_t image, const Rows& candidates)
    {
        const std::string expected = lowerCase(m_dataset.records[row(image).record].label);
        const auto spelt = std::find_if(candidates.begin(), candidates.end(),
                                        [&](std::uint32_t label) { return lowerCase(m_files.path(label)) == expected; });
        const std::uint32_t label = spelt != candidates.end() ? *spelt : candidates.front();
        const LedgerState state = spelt != candidates.end() ? LedgerState::WrongCase : LedgerState::WrongFolder;
        row(image).state = state;
        row(image).partner = label;
        row(label).state = state;
        row(label).kind = LedgerKind::Label;
        row(label).partner = row(label).partner == none ? image : row(label).partner;
        row(label).record = row(label).record == none ? row(image).record : row(label).record;
    }

    /// An unlisted image takes its label along. A second label of an image that has one, in a folder that no split looks at, is
    /// not listed either; in a folder that is looked at, it has no image there.
    void matchOther(std::uint32_t image, const Rows& candidates, bool unlisted)
    {
        for (const std::uint32_t label : candidates) {
            const bool orphan = row(label).state == LedgerState::OrphanLabel;
            const bool inPlace = unlisted && belongsTo(image, label);
            if ((row(label).state != undecided && !orphan) || (orphan && !inPlace)) {
                continue;
            }
            row(label).state = LedgerState::PresentUnlisted;
            row(label).kind = LedgerKind::Label;
            if (inPlace) {
                row(label).partner = image;
                row(image).partner = label;
            }
        }
    }

    bool belongsTo(std::uint32_t image, std::uint32_t label) const
    {
        const std::string_view folder = m_files.folder(m_files.file(image).folder);
        return folder == m_files.folder(m_files.file(label).folder) ||
               yoloLabelPath("/" + m_files.path(image)) == "/" + m_files.path(label);
    }

    void settleLoose()
    {
        for (const auto& [stem, rows] : m_loose) {
            for (const std::uint32_t index : rows) {
                if (row(index).state != undecided) {
                    continue;
                }
                const std::uint32_t folder = m_files.file(index).folder;
                const bool amongLabels =
                    (folder < m_isLabelFolder.size() && m_isLabelFolder[folder]) || hasLabelsPart(m_files.folder(folder));
                row(index).state = amongLabels ? LedgerState::OrphanLabel : LedgerState::Other;
                row(index).kind = amongLabels ? LedgerKind::Label : LedgerKind::Other;
            }
        }
    }

    void takeRest()
    {
        for (std::uint32_t i = 0; i < m_files.size(); ++i) {
            const FileTable::File& file = m_files.file(i);
            if (row(i).state != undecided) {
                continue;
            }
            const bool image = file.type == FileType::Image && !file.hidden;
            row(i).state = !image ? LedgerState::Other : file.dangling ? LedgerState::Unreadable : LedgerState::PresentUnlisted;
            row(i).kind = image ? LedgerKind::Image : LedgerKind::Other;
        }
    }

    /// IMG_1.jpg is listed, img_1.jpg is there.
    void matchAbsent()
    {
        std::unordered_map<std::string, std::uint32_t> absent;
        for (std::uint32_t i = 0; m_absent > 0 && i < m_files.size(); ++i) {
            if (row(i).state == LedgerState::ListedAbsent) {
                absent.emplace(lowerCase(m_files.path(i)), i);
            }
        }
        for (std::uint32_t i = 0; !absent.empty() && i < m_files.size(); ++i) {
            if (row(i).state != LedgerState::PresentUnlisted || row(i).kind != LedgerKind::Image) {
                continue;
            }
            if (const auto it = absent.find(lowerCase(m_files.path(i))); it != absent.end()) {
                row(i).state = LedgerState::WrongCase;
                row(i).partner = it->second;
                row(it->second).partner = i;
            }
        }
    }

    void takeUnreadable(const UnreadableRecords& unreadable)
    {
        std::vector<bool> marked(m_dataset.records.size(), false);
        for (const std::uint32_t record : unreadable.images) {
            marked[record] = true;
        }
        std::vector<bool> labelMarked(m_dataset.records.size(), false);
        for (const std::uint32_t record : unreadable.labels) {
            labelMarked[record] = true;
        }
        constexpr std::size_t block = 256;
        m_control.begin("Checking files", m_rows.size());
        parallelBlocks(m_rows.size(), block, m_control, [&](std::size_t begin, std::size_t end) {
            OpenFolder folder;
            for (std::size_t i = begin; i < end; ++i) {
                LedgerRow& of = m_rows[i];
                const bool image = of.kind == LedgerKind::Image && of.state != LedgerState::ListedAbsent;
                // A label that cannot be read takes its image along: the pair is of no use to a trainer.
                const bool label = of.record != none && of.state != LedgerState::ListedAbsent && labelMarked[of.record];
                if (label ||
                    (image && ((of.record != none && marked[of.record]) || !opens(static_cast<std::uint32_t>(i), folder)))) {
                    of.state = LedgerState::Unreadable;
                }
            }
        });
    }

    /// False for what is empty, and for what may not be read.
    bool opens(std::uint32_t index, OpenFolder& folder) const
    {
        const int descriptor = folder.at(m_dataset.absolute(m_files.folder(m_files.file(index).folder)));
        const std::string name(m_files.name(index));
        struct stat info {
        };
        if (descriptor < 0 || ::fstatat(descriptor, name.c_str(), &info, 0) != 0 || info.st_size == 0) {
            return false;
        }
        constexpr mode_t everyone = S_IRUSR | S_IRGRP | S_IROTH;
        return (info.st_mode & everyone) == everyone || ::faccessat(descriptor, name.c_str(), R_OK, AT_EACCESS) == 0;
    }

    const Dataset& m_dataset;
    JobControl& m_control;
    FileType m_labelType;
    FileTable m_files;
    std::vector<LedgerRow> m_rows;
    std::size_t m_found;
    std::size_t m_elsewhere = 0;
    std::size_t m_absent = 0;
    std::vector<bool> m_isLabelFolder;
    std::unordered_map<std::string, Rows> m_loose;  ///< by stem in lower case
};

}  // namespace

std::string_view ledgerStateId(LedgerState state)
{
    static constexpr std::array<std::string_view, ledgerStates> ids{
        "paired",       "declared_empty", "missing_label", "orphan_label",     "twin_stems", "wrong_case",
        "wrong_folder", "unreadable",     "listed_absent", "present_unlisted", "other"};
    return ids.at(static_cast<std::size_t>(state));
}

std::string_view ledgerKindId(LedgerKind kind)
{
    static constexpr std::array<std::string_view, 3> ids{"image", "label", "other"};
    return ids.at(static_cast<std::size_t>(kind));
}

Ledger::Ledger(FileTable files, std::vector<LedgerRow> rows, std::size_t found, std::size_t elsewhere, std::size_t absent)
    : m_files(std::move(files))
    , m_rows(std::move(rows))
    , m_found(found)
    , m_elsewhere(elsewhere)
    , m_absent(absent)
{
    std::size_t sum = 0;
    for (const LedgerRow& row : m_rows) {
        const auto state = static_cast<std::size_t>(row.state);
        if (state < ledgerStates) {
            ++sum;
            ++m_totals[state];
            ++m_ofKind.at(static_cast<std::size_t>(row.kind))[state];
        }
    }
    if (sum != m_files.size() || sum != found + elsewhere + absent || total(LedgerState::ListedAbsent) != absent) {
        throw Error(ErrorCode::Internal, {},
                    "The ledger does not add up: " + std::to_string(sum) + " files have a state, " + std::to_string(found) +
                        " + " + std::to_string(elsewhere) + " were found and " + std::to_string(absent) +
                        " are listed but absent.");
    }
}

LedgerPtr makeLedger(const Dataset& dataset, JobControl& control, const UnreadableRecords& unreadable)
{
    control.begin("Accounting for files", 0);
    return Accountant(dataset, control).account(unreadable);
}

}  // namespace gg::dataset
