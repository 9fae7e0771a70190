#include "core/audit/fact_cache.h"

#include "core/audit/cache_database.h"
#include "core/audit/facts.h"
#include "core/audit/file_stamp.h"
#include "core/audit/record_bytes.h"
#include "core/base/error.h"
#include "core/io/files.h"

#include <xxhash.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <mutex>

namespace gg::audit
{
namespace
{

/// Facts are written in groups: a transaction for each picture would wait for the disk each time.
constexpr std::size_t groupSize = 256;

std::int64_t idOf(std::string_view text)
{
    return static_cast<std::int64_t>(XXH3_64bits(text.data(), text.size()));
}

/// What of the labels a record's facts depend on.
std::string boxesStamp(const dataset::Record& record)
{
    XXH3_state_t* state = XXH3_createState();
    XXH3_64bits_reset(state);
    const auto feed = [&](const auto& value) { XXH3_64bits_update(state, &value, sizeof value); };
    feed(record.space);
    for (const dataset::Object& object : record.objects) {
        feed(object.kind);
        feed(object.box.x);
        feed(object.box.y);
        feed(object.box.width);
        feed(object.box.height);
    }
    const std::uint64_t hash = XXH3_64bits_digest(state);
    XXH3_freeState(state);
    return std::to_string(hash);
}

bool isInside(const std::string& path, const std::string& folder)
{
    std::error_code ignored;
    const auto normal = [&](const std::string& text) { return std::filesystem::weakly_canonical(text, ignored).string() + "/"; };
    return normal(path).starts_with(normal(folder));
}

}  // namespace

/// The database with what waits to be written to it.
class FactCache::Store
{
public:
    Store(std::string folder, std::uint64_t mostBytes)
        : m_folder(std::move(folder))
        , m_file((std::filesystem::path(m_folder) / "facts.sqlite").string())
        , m_mostBytes(mostBytes)
    {
        try {
            io::createFolder(m_folder);
            open();
        } catch (const Error& error) {
            m_notes.push_back("The audit goes on without its cache: " + std::string(error.what()));
        }
    }

    void begin(const dataset::Dataset& dataset)
    {
        const std::scoped_lock lock(m_mutex);
        m_usable = !isInside(m_folder, dataset.root);
        if (!m_usable) {
            m_notes.push_back("The cache folder " + m_folder + " lies inside the data set and is not used: nothing is written there.");
            return;
        }
        m_set = idOf(dataset.root);
        attempt([&] {
            const auto now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
            m_database->touchSet(m_set, dataset.root, now.count());
        });
    }

    std::optional<std::string> find(const std::string& path, const std::string& stamp)
    {
        const std::scoped_lock lock(m_mutex);
        std::optional<std::string> bytes;
        attempt([&] { bytes = m_database->facts(idOf(path), path, stamp); });
        return bytes;
    }

    void store(const std::string& path, const std::string& stamp, std::string bytes)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_usable || !m_database) {
            return;
        }
        m_waiting.push_back({.id = idOf(path), .set = m_set, .path = path, .stamp = stamp, .facts = std::move(bytes)});
        if (m_waiting.size() >= groupSize) {
            write();
        }
    }

    std::optional<std::string> findPairs(const std::string& key)
    {
        const std::scoped_lock lock(m_mutex);
        std::optional<std::string> bytes;
        attempt([&] { bytes = m_database->pairs(m_set, key); });
        return bytes;
    }

    void storePairs(const std::string& key, const std::string& bytes)
    {
        const std::scoped_lock lock(m_mutex);
        attempt([&] { m_database->setPairs(m_set, key, bytes); });
    }

    void flush()
    {
        const std::scoped_lock lock(m_mutex);
        const bool wrote = m_wrote || !m_waiting.empty();
        write();
        if (wrote) {
            attempt([&] { m_database->keepBelow(m_mostBytes, m_set); });
        }
        m_wrote = false;
    }

    std::vector<std::string> notes() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_notes;
    }

    const std::string& file() const { return m_file; }

private:
    void open()
    {
        try {
            m_database = std::make_unique<CacheDatabase>(m_file);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Malformed) {
                throw;
            }
            rebuild();
        }
    }

    /// A cache holds nothing that cannot be measured again.
    void rebuild()
    {
        m_database.reset();
        for (const char* suffix : {"", "-wal", "-shm"}) {
            std::error_code ignored;
            std::filesystem::remove(m_file + suffix, ignored);
        }
        m_notes.push_back("The cache " + m_file + " was damaged and is made anew.");
        m_database = std::make_unique<CacheDatabase>(m_file);
    }

    /// What goes wrong with the cache costs time, never the audit.
    void attempt(const std::function<void()>& action)
    {
        if (!m_usable || !m_database) {
            return;
        }
        try {
            action();
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Malformed && !m_rebuilt) {
                m_rebuilt = true;
                attemptRebuild();
            } else {
                m_database.reset();
                m_notes.push_back("The audit goes on without its cache: " + std::string(error.what()));
            }
        }
    }

    void attemptRebuild()
    {
        try {
            rebuild();
        } catch (const Error& error) {
            m_notes.push_back("The audit goes on without its cache: " + std::string(error.what()));
        }
    }

    void write()
    {
        if (!m_waiting.empty()) {
            attempt([&] { m_database->write(m_waiting); });
            m_waiting.clear();
            m_wrote = true;
        }
    }

    std::string m_folder;
    std::string m_file;
    std::uint64_t m_mostBytes;
    mutable std::mutex m_mutex;
    std::unique_ptr<CacheDatabase> m_database;
    std::vector<CachedFacts> m_waiting;
    std::vector<std::string> m_notes;
    std::int64_t m_set = 0;
    bool m_usable = true;
    bool m_rebuilt = false;
    bool m_wrote = false;
};

FactCache::FactCache(std::string folder, std::uint64_t mostBytes)
    : m_store(std::make_unique<Store>(std::move(folder), mostBytes))
{
}

FactCache::~FactCache()
{
    m_store->flush();
}

void FactCache::begin(const dataset::Dataset& dataset)
{
    m_store->begin(dataset);
}

std::string FactCache::stampOf(const dataset::Dataset& dataset, std::size_t index) const
{
    const dataset::Record& record = dataset.records[index];
    std::string stamp = fileStamp(dataset.absolute(record.image));
    if (dataset.format == dataset::Format::ImageMask) {
        stamp += static_cast<char>(record.state);
        stamp += record.label + '\n' + fileStamp(dataset.absolute(record.label));
        for (const std::string& other : record.extras ? record.extras->otherLabels : std::vector<std::string>{}) {
            stamp += other + '\n' + fileStamp(dataset.absolute(other));
        }
        return stamp;
    }
    return stamp + boxesStamp(record);
}

std::optional<RecordFacts> FactCache::find(const dataset::Dataset& dataset, std::size_t record, const std::string& stamp)
{
    const std::optional<std::string> bytes = m_store->find(dataset.absolute(dataset.records[record].image), stamp);
    if (!bytes) {
        return std::nullopt;
    }
    try {
        return recordFactsFromBytes(*bytes);
    } catch (const Error&) {
        return std::nullopt;  // of another version: measured anew and overwritten
    }
}

void FactCache::store(const dataset::Dataset& dataset, std::size_t record, const std::string& stamp, const RecordFacts& facts)
{
    m_store->store(dataset.absolute(dataset.records[record].image), stamp, toBytes(facts));
}

std::optional<std::vector<AlikePair>> FactCache::findPairs(const std::string& key)
{
    const std::optional<std::string> bytes = m_store->findPairs(key);
    if (!bytes) {
        return std::nullopt;
    }
    try {
        return alikePairsFromBytes(*bytes);
    } catch (const Error&) {
        return std::nullopt;
    }
}

void FactCache::storePairs(const std::string& key, const std::vector<AlikePair>& pairs)
{
    m_store->storePairs(key, toBytes(pairs));
}

void FactCache::flush()
{
    m_store->flush();
}

std::vector<std::string> FactCache::notes() const
{
    return m_store->notes();
}

const std::string& FactCache::file() const
{
    return m_store->file();
}

std::string FactCache::usualFolder()
{
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache == '/') {
        return std::string(cache) + "/groundglass";
    }
    const char* home = std::getenv("HOME");
    return home != nullptr && *home == '/' ? std::string(home) + "/.cache/groundglass" : std::string();
}

}  // namespace gg::audit
