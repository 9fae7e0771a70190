#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::audit
{

struct AlikePair;
struct RecordFacts;

/// Remembers what was measured of pictures and masks, so that a second audit decodes only what changed. One SQLite file in a
/// folder that is the caller's choice, for all data sets; several processes may use it at once. Facts are found by path and a
/// stamp of the files: size, time of the last change of contents and of the entry (ctime), in nanoseconds, and a hash of samples
/// of the contents; a file that was edited in place to the same size, with its old time restored, has another ctime. A file that
/// cannot be used is no reason to fail: the audit then goes on without, and notes() says why. Safe from several threads.
class GG_EXPORT FactCache
{
public:
    static constexpr std::uint64_t usualBytes = 1ULL << 30U;

    /// Creates `folder` and its file where they are missing, and makes a damaged file anew. When the file holds more than
    /// `mostBytes`, the data sets that were not used for longest are forgotten.
    explicit FactCache(std::string folder, std::uint64_t mostBytes = usualBytes);
    ~FactCache();
    FactCache(const FactCache&) = delete;
    FactCache& operator=(const FactCache&) = delete;

    /// To be called before facts of a data set are asked for. Nothing is kept where the folder lies inside the data set.
    void begin(const dataset::Dataset& dataset);

    /// What a record's facts depend on, at this moment: to be taken before they are measured.
    std::string stampOf(const dataset::Dataset& dataset, std::size_t record) const;
    std::optional<RecordFacts> find(const dataset::Dataset& dataset, std::size_t record, const std::string& stamp);
    void store(const dataset::Dataset& dataset, std::size_t record, const std::string& stamp, const RecordFacts& facts);

    /// Pairs of the whole set, under a key of all that they depend on; the last ones of each data set are kept.
    std::optional<std::vector<AlikePair>> findPairs(const std::string& key);
    void storePairs(const std::string& key, const std::vector<AlikePair>& pairs);

    /// Writes what is still in memory, and keeps to the bound. Called by the destructor, too.
    void flush();

    /// Sentences for a person: what went wrong with the cache, and what was done about it.
    std::vector<std::string> notes() const;
    const std::string& file() const;

    /// $XDG_CACHE_HOME/groundglass, or ~/.cache/groundglass; empty where neither is known.
    static std::string usualFolder();

private:
    class Store;
    std::unique_ptr<Store> m_store;
};

}  // namespace gg::audit
