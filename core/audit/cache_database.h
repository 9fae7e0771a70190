#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::audit
{

/// A row of the cache. Ids are hashes of paths; the path is compared as well.
struct CachedFacts {
    std::int64_t id = 0;
    std::int64_t set = 0;
    std::string path;
    std::string stamp;
    std::string facts;
};

/// The SQLite file of the cache. Every function throws Error: Malformed where the file is damaged, else Unreadable or NotWritable.
/// A file of another schema version is emptied. Not safe from several threads at once; safe from several processes.
class CacheDatabase
{
public:
    explicit CacheDatabase(const std::string& file);
    ~CacheDatabase();
    CacheDatabase(const CacheDatabase&) = delete;
    CacheDatabase& operator=(const CacheDatabase&) = delete;

    void touchSet(std::int64_t set, const std::string& root, std::int64_t time);
    std::optional<std::string> facts(std::int64_t id, const std::string& path, const std::string& stamp);
    /// All or none of them.
    void write(const std::vector<CachedFacts>& rows);
    std::optional<std::string> pairs(std::int64_t set, const std::string& key);
    void setPairs(std::int64_t set, const std::string& key, const std::string& bytes);
    /// Forgets the sets that were not used for longest until the file holds less; `current` last, and then as a whole.
    void keepBelow(std::uint64_t bytes, std::int64_t current);

private:
    struct Sqlite;
    std::unique_ptr<Sqlite> m_sqlite;
};

}  // namespace gg::audit
