#include "core/audit/review.h"

#include "core/base/error.h"
#include "core/io/csv.h"
#include "core/io/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace gg::audit
{
namespace
{

using nlohmann::json;

constexpr std::string_view schema = "groundglass-reviews";
constexpr int version = 1;

constexpr std::array<std::string_view, verdictCount> verdictIds{"good",        "missing_label", "wrong_class", "loose",
                                                                "cuts_object", "wrong_pair",    "other"};

std::string dumped(const json& value, int indent = -1)
{
    // File names need not be UTF-8; JSON has to be.
    return value.dump(indent, ' ', false, json::error_handler_t::replace);
}

std::string now()
{
    const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&time, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

json toLine(const std::string& image, const std::optional<Review>& review)
{
    if (!review) {
        return {{"image", image}, {"removed", true}};
    }
    return {{"image", image}, {"verdict", verdictId(review->verdict)}, {"note", review->note}, {"time", review->time}};
}

/// Not under "image": a program that knows nothing of objects must not take the line for a verdict on the pair.
json toLine(const ObjectKey& object, const std::optional<Review>& review)
{
    json line = toLine(object.image, review);
    line.erase("image");
    line["object_of"] = object.image;
    line["object"] = object.object;
    return line;
}

std::string textOf(const json& line, const char* key)
{
    const auto it = line.find(key);
    return it != line.end() && it->is_string() ? it->get<std::string>() : std::string{};
}

}  // namespace

std::string_view verdictId(Verdict verdict)
{
    return verdictIds.at(static_cast<std::size_t>(verdict));
}

std::optional<Verdict> verdictFromId(std::string_view id)
{
    const auto it = std::find(verdictIds.begin(), verdictIds.end(), id);
    return it == verdictIds.end() ? std::nullopt : std::optional(static_cast<Verdict>(it - verdictIds.begin()));
}

ReviewStore::ReviewStore(std::string file, std::string datasetName, std::string fingerprint)
    : m_file(std::move(file))
    , m_datasetName(std::move(datasetName))
    , m_fingerprint(std::move(fingerprint))
{
    load();
}

ReviewStore::~ReviewStore() = default;

std::string ReviewStore::usualFolder()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && *data == '/') {
        return std::string(data) + "/groundglass/reviews";
    }
    const char* home = std::getenv("HOME");
    return home != nullptr && *home == '/' ? std::string(home) + "/.local/share/groundglass/reviews" : std::string();
}

std::string ReviewStore::fileIn(const std::string& folder, const std::string& fingerprint)
{
    return folder + "/" + fingerprint + ".jsonl";
}

std::optional<Review> ReviewStore::find(const std::string& image) const
{
    const auto it = m_reviews.find(image);
    return it == m_reviews.end() ? std::nullopt : std::optional(it->second);
}

void ReviewStore::set(const std::string& image, Verdict verdict, std::string note)
{
    change(image, Review{.verdict = verdict, .note = std::move(note), .time = now()});
}

void ReviewStore::setNote(const std::string& image, std::string note)
{
    Review review = find(image).value_or(Review{});
    if (!find(image)) {
        review.verdict = Verdict::Other;  // a note says that something is the matter; what, only the person knows
    }
    review.note = std::move(note);
    review.time = now();
    change(image, review);
}

std::optional<std::string> ReviewStore::undo()
{
    if (m_undo.empty()) {
        return std::nullopt;
    }
    const Change last = m_undo.back();
    append(dumped(toLine(last.image, last.before)));
    apply(last.image, last.before);
    m_undo.pop_back();
    return last.image;
}

void ReviewStore::setObjects(std::span<const ObjectKey> objects, Verdict verdict)
{
    ObjectChanges before;
    ObjectChanges after;
    const std::string time = now();
    for (const ObjectKey& object : objects) {
        const auto it = m_objectReviews.find(object);
        before.emplace_back(object, it == m_objectReviews.end() ? std::nullopt : std::optional(it->second));
        after.emplace_back(object, Review{.verdict = verdict, .note = it == m_objectReviews.end() ? std::string{} : it->second.note, .time = time});
    }
    changeObjects(after);
    if (!before.empty()) {
        m_undoObjects.push_back(std::move(before));
    }
}

std::vector<ObjectKey> ReviewStore::undoObjects()
{
    std::vector<ObjectKey> objects;
    if (m_undoObjects.empty()) {
        return objects;
    }
    changeObjects(m_undoObjects.back());
    for (const auto& [object, review] : m_undoObjects.back()) {
        objects.push_back(object);
    }
    m_undoObjects.pop_back();
    return objects;
}

void ReviewStore::changeObjects(const ObjectChanges& after)
{
    if (after.empty()) {
        return;
    }
    // One write for all: a crash leaves either nothing of it or whole lines.
    std::string lines;
    for (const auto& [object, review] : after) {
        lines += (lines.empty() ? "" : "\n") + dumped(toLine(object, review));
    }
    append(lines);
    for (const auto& [object, review] : after) {
        applyObject(object, review);
    }
}

void ReviewStore::applyObject(const ObjectKey& object, const std::optional<Review>& review)
{
    if (review) {
        m_objectReviews[object] = *review;
    } else {
        m_objectReviews.erase(object);
    }
}

void ReviewStore::sync()
{
    std::shared_ptr<io::AppendLog> log;
    {
        const std::scoped_lock lock(m_logMutex);
        log = m_log;
    }
    if (log) {
        log->sync();
    }
}

std::size_t ReviewStore::checked() const
{
    return m_reviews.size();
}

std::size_t ReviewStore::bad() const
{
    return static_cast<std::size_t>(std::count_if(m_reviews.begin(), m_reviews.end(),
                                                  [](const auto& entry) { return entry.second.verdict != Verdict::Good; }));
}

std::string ReviewStore::lastTime() const
{
    std::string last;
    for (const auto& [image, review] : m_reviews) {
        last = std::max(last, review.time);
    }
    return last;
}

std::string ReviewStore::toCsv() const
{
    const bool objects = !m_objectReviews.empty();
    const auto row = [](const std::string& image, const Review& review) {
        return io::csvField(image) + "," + std::string(verdictId(review.verdict)) + "," + io::csvField(review.note) + "," + review.time;
    };
    std::string out = objects ? "image,verdict,note,time,object\r\n" : "image,verdict,note,time\r\n";
    for (const auto& [image, review] : m_reviews) {
        out += row(image, review) + (objects ? ",\r\n" : "\r\n");
    }
    for (const auto& [object, review] : m_objectReviews) {
        out += row(object.image, review) + "," + std::to_string(object.object) + "\r\n";
    }
    return out;
}

std::string ReviewStore::toJson() const
{
    json reviews = json::array();
    for (const auto& [image, review] : m_reviews) {
        reviews.push_back(toLine(image, review));
    }
    json out{{"dataset", m_datasetName},
             {"fingerprint", m_fingerprint},
             {"checked", checked()},
             {"bad", bad()},
             {"bad_share_upper_bound_95", badShareUpperBound(bad(), checked())},
             {"reviews", std::move(reviews)}};
    if (!m_objectReviews.empty()) {
        json objects = json::array();
        for (const auto& [object, review] : m_objectReviews) {
            objects.push_back(toLine(object, review));
        }
        out["objects"] = std::move(objects);
    }
    return dumped(out, 2) + "\n";
}

void ReviewStore::load()
{
    std::error_code code;
    if (!std::filesystem::is_regular_file(m_file, code)) {
        return;
    }
    const std::string contents = io::readFile(m_file);
    std::size_t number = 0;
    std::size_t begin = 0;
    for (std::size_t end = contents.find('\n'); end != std::string::npos; end = contents.find('\n', begin)) {
        readLine(contents.substr(begin, end - begin), ++number);
        begin = end + 1;
    }
}

void ReviewStore::readLine(const std::string& line, std::size_t number)
{
    const json value = json::parse(line, nullptr, false);
    if (!value.is_object()) {
        // A crash leaves at most half a line; a first line of another kind is another kind of file.
        if (number == 1 && !line.starts_with("{\"")) {
            throw Error(
                ErrorCode::Malformed, m_file,
                "Line 1 is no review of Groundglass. The file is left as it is; move it away to start the spot check anew.");
        }
        ++m_skippedLines;
        return;
    }
    if (value.contains("schema") || number == 1) {
        if (textOf(value, "schema") != schema) {
            throw Error(ErrorCode::Malformed, m_file,
                        "Line " + std::to_string(number) + " does not say \"" + std::string(schema) +
                            "\". The file is left as it is; move it away to start the spot check anew.");
        }
        if (const std::string of = textOf(value, "fingerprint"); of != m_fingerprint) {
            throw Error(ErrorCode::Malformed, m_file,
                        "These are the reviews of another data set (fingerprint " + of + ", expected " + m_fingerprint + ").");
        }
        return;
    }
    const std::string objectOf = textOf(value, "object_of");
    const std::string image = objectOf.empty() ? textOf(value, "image") : objectOf;
    const auto verdict = verdictFromId(textOf(value, "verdict"));
    const bool removed = value.contains("removed");
    if (image.empty() || (!verdict && !removed)) {
        ++m_skippedLines;
        return;
    }
    const auto review =
        removed ? std::nullopt : std::optional(Review{.verdict = *verdict, .note = textOf(value, "note"), .time = textOf(value, "time")});
    if (objectOf.empty()) {
        apply(image, review);
    } else if (const auto index = value.find("object"); index != value.end() && index->is_number_unsigned()) {
        applyObject({objectOf, index->get<std::uint32_t>()}, review);
    } else {
        ++m_skippedLines;
    }
}

void ReviewStore::append(const std::string& line)
{
    if (!m_log) {
        std::error_code code;
        const auto size = std::filesystem::file_size(m_file, code);
        const bool hasHeader = !code && size > 0 && io::readFile(m_file).find(schema) != std::string::npos;
        auto log = std::make_shared<io::AppendLog>(m_file, io::AppendLog::Sync::Lazy);
        if (!hasHeader) {
            log->append(
                dumped({{"schema", schema}, {"version", version}, {"dataset", m_datasetName}, {"fingerprint", m_fingerprint}}));
        }
        const std::scoped_lock lock(m_logMutex);
        m_log = std::move(log);
    }
    m_log->append(line);
}

void ReviewStore::apply(const std::string& image, const std::optional<Review>& review)
{
    if (review) {
        m_reviews[image] = *review;
    } else {
        m_reviews.erase(image);
    }
}

void ReviewStore::change(const std::string& image, const std::optional<Review>& review)
{
    append(dumped(toLine(image, review)));
    m_undo.push_back({.image = image, .before = find(image)});
    apply(image, review);
}

}  // namespace gg::audit
