#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gg::io
{
class AppendLog;
}

namespace gg::audit
{

/// What a person says of one pair. The keys 1 to 7 in this order.
enum class Verdict : std::uint8_t { Good, MissingLabel, WrongClass, Loose, CutsObject, WrongPair, Other };
inline constexpr int verdictCount = 7;
GG_EXPORT std::string_view verdictId(Verdict verdict);  ///< "good", "missing_label", …: for files
GG_EXPORT std::optional<Verdict> verdictFromId(std::string_view id);

struct Review {
    Verdict verdict = Verdict::Good;
    std::string note;
    std::string time;  ///< ISO 8601, UTC
};

/// One labelled object of an image: its index in Record::objects, which the data set's fingerprint keeps true.
struct ObjectKey {
    std::string image;
    std::uint32_t object = 0;
    auto operator<=>(const ObjectKey&) const = default;
};

/// Records to look at: `count` of them (all when there are fewer), drawn without replacement from every split in proportion to
/// its size and, inside a split, in proportion from labelled, empty and missing labels and from the classes (a record counts for
/// its rarest one). In random order, so that stopping early leaves a fair sample. The same seed and data set give the same queue
/// on every machine.
GG_EXPORT std::vector<std::size_t> spotCheckQueue(const dataset::Dataset& dataset, std::size_t count, std::uint64_t seed);

/// One-sided upper bound at `confidence` on the share of bad pairs, of `bad` in `checked` (Clopper-Pearson: the quantile of
/// Beta(bad + 1, checked - bad)). 1 where nothing was checked or all were bad. 50 checked, 0 bad: 0.0582. 300 checked, 2 bad:
/// 0.0208.
GG_EXPORT double badShareUpperBound(std::size_t bad, std::size_t checked, double confidence = 0.95);

/// The verdicts of one data set, in an append-only file. Each verdict is one write, made before set() returns: a crash of the
/// program loses none. sync() makes them safe against a crash of the machine. A half-written last line is ignored on opening.
/// Keyed by the image's relative path. Undo appends, it erases nothing; it goes back to where this session began.
class GG_EXPORT ReviewStore
{
public:
    /// `file` is created on the first verdict, with its folders. Throws Error when it exists and is not a review file, or is
    /// another data set's.
    ReviewStore(std::string file, std::string datasetName, std::string fingerprint);
    ~ReviewStore();

    /// Where the window keeps the reviews of all data sets, a file each. Empty where there is no home.
    static std::string usualFolder();
    static std::string fileIn(const std::string& folder, const std::string& fingerprint);

    const std::map<std::string, Review>& reviews() const { return m_reviews; }
    std::optional<Review> find(const std::string& image) const;
    /// Throws Error (NotWritable, NoSpace) when the verdict could not be saved; it is then not in reviews() either.
    void set(const std::string& image, Verdict verdict, std::string note);
    void setNote(const std::string& image, std::string note);
    /// Takes back the last change; returns the image it belonged to, or nothing when there is none left.
    std::optional<std::string> undo();

    /// Verdicts on single objects. They are kept apart from those on pairs: a spot check neither counts them nor takes them back.
    const std::map<ObjectKey, Review>& objectReviews() const { return m_objectReviews; }
    /// One verdict on all of them; one undoObjects() takes it back. As set().
    void setObjects(std::span<const ObjectKey> objects, Verdict verdict);
    /// Takes back the last setObjects(); the objects that it was about, none when there is nothing left.
    std::vector<ObjectKey> undoObjects();

    /// Waits until the verdicts are on the disk. May be called from another thread than the rest. Throws Error (NotWritable,
    /// NoSpace).
    void sync();

    /// Lines of the file that made no sense, such as one half-written by a crash.
    std::size_t skippedLines() const { return m_skippedLines; }

    std::size_t checked() const;
    std::size_t bad() const;
    /// When the last pair was looked at; empty where none was.
    std::string lastTime() const;

    /// image,verdict,note,time; quoted as RFC 4180 says. With a fifth column, object, where there are verdicts on objects.
    std::string toCsv() const;
    std::string toJson() const;  ///< "objects" only where there are verdicts on objects

private:
    struct Change {
        std::string image;
        std::optional<Review> before;
    };
    using ObjectChanges = std::vector<std::pair<ObjectKey, std::optional<Review>>>;
    void changeObjects(const ObjectChanges& after);
    void applyObject(const ObjectKey& object, const std::optional<Review>& review);
    void load();
    void append(const std::string& line);
    void apply(const std::string& image, const std::optional<Review>& review);
    void readLine(const std::string& line, std::size_t number);
    void change(const std::string& image, const std::optional<Review>& review);

    std::string m_file;
    std::string m_datasetName;
    std::string m_fingerprint;
    std::map<std::string, Review> m_reviews;
    std::map<ObjectKey, Review> m_objectReviews;
    std::vector<Change> m_undo;
    std::vector<ObjectChanges> m_undoObjects;  ///< what was before
    std::size_t m_skippedLines = 0;
    std::mutex m_logMutex;  ///< guards the pointer, not the log: a verdict never waits for the disk
    std::shared_ptr<io::AppendLog> m_log;
};

}  // namespace gg::audit
