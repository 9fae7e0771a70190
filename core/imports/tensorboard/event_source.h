#pragma once

#include "core/imports/tensorboard/problem_list.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace gg::imports::tensorboard
{

/// One event file that is being followed.
struct EventSource {
    std::string file;          ///< relative to the run
    std::string prefix;        ///< before its tags: "validation/", or empty
    std::uint64_t offset = 0;  ///< of the next record
    std::uint64_t size = 0;    ///< when it was last looked at
    std::uint64_t inode = 0;
    std::int64_t written = 0;  ///< nanoseconds since 1970
    std::string head;          ///< the first bytes: another file in the same place has another time there
    bool stopped = false;      ///< nothing more to be read before it changes
    bool replaced = false;     ///< it is no longer what was read: cut, or another file
    bool lost = false;
    SkippedRecords badData;
    SkippedRecords tooLarge;
    SkippedRecords noEvents;

    bool wantsReading() const { return !stopped && !lost && offset < size; }
};

/// The event files of a run, those that turn up later included.
class EventSources
{
public:
    EventSources(std::string folder, std::vector<std::string> files);

    /// Looks at names, sizes and times; nothing is read but the head of a file that changed.
    void look();
    /// Everything is to be read again.
    void startAgain();

    std::string path(const EventSource& source) const;
    std::vector<EventSource>& all() { return m_sources; }
    const std::vector<EventSource>& all() const { return m_sources; }

private:
    struct Folder {
        std::string name;           ///< relative to the run, empty for the run itself
        std::int64_t changed = -1;  ///< when what was seen of it last is known to be all; nanoseconds since 1970
        bool seen = false;
        bool followed = false;  ///< all event files in it are the run's, so that new ones are, too
        bool optional = false;  ///< not there yet, perhaps
    };

    void lookInto(Folder& folder);
    void add(const std::string& file);
    void lookAt(EventSource& source) const;

    std::string m_folder;
    std::vector<EventSource> m_sources;
    std::set<std::string> m_known;
    std::vector<Folder> m_folders;
};

}  // namespace gg::imports::tensorboard
