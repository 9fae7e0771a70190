#include "core/audit/cache_database.h"

#include "core/base/error.h"

#include <sqlite3.h>

#include <functional>
#include <string_view>
#include <utility>

namespace gg::audit
{
namespace
{

constexpr int schemaVersion = 1;
constexpr int busyMilliseconds = 5000;

constexpr const char* schema = R"(
CREATE TABLE sets (id INTEGER PRIMARY KEY, root TEXT NOT NULL, used INTEGER NOT NULL);
CREATE TABLE facts (id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL, path TEXT NOT NULL, stamp BLOB NOT NULL, facts BLOB NOT NULL);
CREATE INDEX facts_of_set ON facts (set_id);
CREATE TABLE pairs (set_id INTEGER PRIMARY KEY, key BLOB NOT NULL, pairs BLOB NOT NULL);
)";

ErrorCode codeOf(int result)
{
    switch (result & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
    case SQLITE_SCHEMA:
    case SQLITE_ERROR:  // a table or column that is not there: not a file of ours
        return ErrorCode::Malformed;
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::NotWritable;
    default:
        return ErrorCode::Unreadable;
    }
}

struct CloseStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

}  // namespace

struct CacheDatabase::Sqlite {
    std::string file;
    sqlite3* handle = nullptr;

    ~Sqlite() { sqlite3_close_v2(handle); }

    void check(int result) const
    {
        if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE) {
            throw Error(codeOf(result), file, std::string("The cache cannot be used (") + sqlite3_errmsg(handle) + ").");
        }
    }

    void run(const char* sql) const { check(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr)); }

    std::int64_t number(const char* sql) const;
};

namespace
{

/// A statement with its values, in their order.
class Statement
{
public:
    template <typename Database>
    Statement(const Database& database, const char* sql)
        : m_check([&database](int result) { database.check(result); })
    {
        sqlite3_stmt* statement = nullptr;
        database.check(sqlite3_prepare_v2(database.handle, sql, -1, &statement, nullptr));
        m_statement.reset(statement);
    }

    Statement& bind(std::int64_t value)
    {
        m_check(sqlite3_bind_int64(m_statement.get(), ++m_bound, value));
        return *this;
    }
    Statement& bind(const std::string& bytes)
    {
        m_check(sqlite3_bind_blob64(m_statement.get(), ++m_bound, bytes.data(), bytes.size(), SQLITE_STATIC));
        return *this;
    }

    bool step()
    {
        const int result = sqlite3_step(m_statement.get());
        m_check(result);
        return result == SQLITE_ROW;
    }
    void again()
    {
        m_check(sqlite3_reset(m_statement.get()));
        m_bound = 0;
    }

    std::int64_t number(int column) const { return sqlite3_column_int64(m_statement.get(), column); }
    std::string_view bytes(int column) const
    {
        const void* data = sqlite3_column_blob(m_statement.get(), column);
        return {static_cast<const char*>(data), data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
    }

private:
    std::unique_ptr<sqlite3_stmt, CloseStatement> m_statement;
    std::function<void(int)> m_check;
    int m_bound = 0;
};

/// Ends with a rollback unless it was committed.
template <typename Database>
class Transaction
{
public:
    explicit Transaction(const Database& database)
        : m_database(database)
    {
        m_database.run("BEGIN IMMEDIATE");
    }
    ~Transaction()
    {
        if (!m_committed) {
            sqlite3_exec(m_database.handle, "ROLLBACK", nullptr, nullptr, nullptr);
        }
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit()
    {
        m_database.run("COMMIT");
        m_committed = true;
    }

private:
    const Database& m_database;
    bool m_committed = false;
};

}  // namespace

std::int64_t CacheDatabase::Sqlite::number(const char* sql) const
{
    Statement statement(*this, sql);
    return statement.step() ? statement.number(0) : 0;
}

CacheDatabase::CacheDatabase(const std::string& file)
    : m_sqlite(std::make_unique<Sqlite>())
{
    m_sqlite->file = file;
    m_sqlite->check(sqlite3_open_v2(file.c_str(), &m_sqlite->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
    m_sqlite->check(sqlite3_busy_timeout(m_sqlite->handle, busyMilliseconds));
    // A cache that loses its last facts in a power cut loses time only.
    m_sqlite->run("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 268435456");
    Transaction transaction(*m_sqlite);
    if (m_sqlite->number("PRAGMA user_version") != schemaVersion) {
        m_sqlite->run("DROP TABLE IF EXISTS pairs; DROP TABLE IF EXISTS facts; DROP TABLE IF EXISTS sets");
        m_sqlite->run(schema);
        m_sqlite->run(("PRAGMA user_version = " + std::to_string(schemaVersion)).c_str());
    }
    transaction.commit();
}

CacheDatabase::~CacheDatabase() = default;

void CacheDatabase::touchSet(std::int64_t set, const std::string& root, std::int64_t time)
{
    Statement(*m_sqlite, "INSERT OR REPLACE INTO sets (id, root, used) VALUES (?, ?, ?)").bind(set).bind(root).bind(time).step();
}

std::optional<std::string> CacheDatabase::facts(std::int64_t id, const std::string& path, const std::string& stamp)
{
    Statement statement(*m_sqlite, "SELECT path, stamp, facts FROM facts WHERE id = ?");
    if (!statement.bind(id).step() || statement.bytes(0) != path || statement.bytes(1) != stamp) {
        return std::nullopt;
    }
    return std::string(statement.bytes(2));
}

void CacheDatabase::write(const std::vector<CachedFacts>& rows)
{
    Transaction transaction(*m_sqlite);
    Statement statement(*m_sqlite, "INSERT OR REPLACE INTO facts (id, set_id, path, stamp, facts) VALUES (?, ?, ?, ?, ?)");
    for (const CachedFacts& row : rows) {
        statement.bind(row.id).bind(row.set).bind(row.path).bind(row.stamp).bind(row.facts).step();
        statement.again();
    }
    transaction.commit();
}

std::optional<std::string> CacheDatabase::pairs(std::int64_t set, const std::string& key)
{
    Statement statement(*m_sqlite, "SELECT key, pairs FROM pairs WHERE set_id = ?");
    if (!statement.bind(set).step() || statement.bytes(0) != key) {
        return std::nullopt;
    }
    return std::string(statement.bytes(1));
}

void CacheDatabase::setPairs(std::int64_t set, const std::string& key, const std::string& bytes)
{
    Statement(*m_sqlite, "INSERT OR REPLACE INTO pairs (set_id, key, pairs) VALUES (?, ?, ?)").bind(set).bind(key).bind(bytes).step();
}

void CacheDatabase::keepBelow(std::uint64_t bytes, std::int64_t current)
{
    const auto used = [&] {
        const std::int64_t pages = m_sqlite->number("PRAGMA page_count") - m_sqlite->number("PRAGMA freelist_count");
        return static_cast<std::uint64_t>(pages * m_sqlite->number("PRAGMA page_size"));
    };
    bool forgot = false;
    while (used() > bytes) {
        Statement oldest(*m_sqlite, "SELECT id FROM sets ORDER BY id = ?, used LIMIT 1");
        if (!oldest.bind(current).step()) {
            break;
        }
        const std::int64_t set = oldest.number(0);
        oldest.again();
        Transaction transaction(*m_sqlite);
        for (const char* sql : {"DELETE FROM facts WHERE set_id = ?", "DELETE FROM pairs WHERE set_id = ?", "DELETE FROM sets WHERE id = ?"}) {
            Statement(*m_sqlite, sql).bind(set).step();
        }
        transaction.commit();
        forgot = true;
    }
    if (forgot) {
        m_sqlite->run("PRAGMA incremental_vacuum");
    }
}

}  // namespace gg::audit
