#include "core/runs/run_folder.h"

#include "core/base/error.h"
#include "core/io/image_codec.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <set>

namespace gg::runs {
namespace {

namespace fs = std::filesystem;

std::string epochFolder(const std::string& runFolder, int epoch)
{
    char name[16];
    std::snprintf(name, sizeof name, "%04d", epoch);
    return (fs::path(runFolder) / "epochs" / name).string();
}

std::string detailFile(const std::string& runFolder, int epoch)
{
    return (fs::path(epochFolder(runFolder, epoch)) / "epoch.json").string();
}

void writePng(const std::string& file, const cv::Mat& image)
{
    std::vector<unsigned char> bytes;
    try {
        if (!io::encodeImage(".png", image, bytes)) {
            throw Error(ErrorCode::Internal, file, "The picture could not be encoded as PNG.");
        }
    } catch (const cv::Exception& error) {
        throw Error(ErrorCode::InvalidArgument, file, "The picture could not be encoded as PNG (" + error.msg + ").");
    }
    io::writeFileAtomically(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// round(255 p); a network that diverged yields NaN, which is drawn as background.
cv::Mat toGrey(const cv::Mat& probability)
{
    cv::Mat clean = probability.clone();
    cv::patchNaNs(clean, 0);
    cv::Mat grey;
    clean.convertTo(grey, CV_8U, 255.0);
    return grey;
}

nlohmann::ordered_json countsJson(const metrics::PixelCounts& counts)
{
    return {{"tp", counts.tp}, {"fp", counts.fp}, {"fn", counts.fn}, {"tn", counts.tn}};
}

[[noreturn]] void throwBadDetail(const std::string& file, const std::string& what)
{
    throw Error(ErrorCode::Malformed, file, "The counts of this epoch cannot be read: " + what + ". The other epochs are not affected.");
}

metrics::PixelCounts readCounts(const simdjson::dom::element& element, const std::string& file)
{
    metrics::PixelCounts counts;
    const auto read = [&](const char* key, std::uint64_t& target) {
        if (element[key].get(target) != simdjson::SUCCESS) {
            throwBadDetail(file, std::string("\"") + key + "\" is missing or not a whole number");
        }
    };
    read("tp", counts.tp);
    read("fp", counts.fp);
    read("fn", counts.fn);
    read("tn", counts.tn);
    return counts;
}

/// What tells classes apart; an epoch of a foreground alone has none.
std::vector<ClassCell> readCells(const simdjson::dom::element& entry, const std::string& file)
{
    std::vector<ClassCell> cells;
    simdjson::dom::array rows;
    if (entry["cells"].get(rows) == simdjson::NO_SUCH_FIELD) {
        return cells;
    }
    constexpr std::uint64_t mostClasses = 65535;
    for (const auto row : rows) {
        std::array<std::uint64_t, 3> numbers{};
        simdjson::dom::array values;
        bool right = row.get(values) == simdjson::SUCCESS && values.size() == numbers.size();
        for (std::size_t i = 0; right && i < numbers.size(); ++i) {
            right = values.at(i).get(numbers[i]) == simdjson::SUCCESS;
        }
        if (!right || numbers[0] > mostClasses || numbers[1] > mostClasses) {
            throwBadDetail(file, "an entry of \"cells\" is not [true class, predicted class, pixels]");
        }
        cells.push_back({.truth = static_cast<std::uint16_t>(numbers[0]), .predicted = static_cast<std::uint16_t>(numbers[1]), .count = numbers[2]});
    }
    return cells;
}

/// When a run was started, as text that sorts by time; runs whose run.yaml cannot be read come first.
std::string sortKey(const std::string& folder)
{
    try {
        return readRunInfo(folder).created;
    } catch (const Error&) {
        return {};
    }
}

/// Whether run.yaml says so; where it cannot be read, what lies in the epochs' folders has to tell.
bool isDetectors(const std::string& runFolder)
{
    try {
        return readRunInfo(runFolder).task == "detection";
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

RunSink::~RunSink() = default;

std::vector<std::string> findRunFolders(const std::string& folder)
{
    std::vector<std::pair<std::string, std::string>> found;
    const auto consider = [&](const std::string& candidate) {
        if (isRunFolder(candidate)) {
            found.emplace_back(sortKey(candidate), candidate);
        }
    };
    consider(folder);
    std::error_code code;
    for (fs::directory_iterator it(folder, fs::directory_options::skip_permission_denied, code), end; !code && it != end;
         it.increment(code)) {
        std::error_code ignored;
        if (it->is_directory(ignored)) {
            consider(it->path().string());
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> folders;
    folders.reserve(found.size());
    for (auto& [created, path] : found) {
        folders.push_back(std::move(path));
    }
    return folders;
}

EpochDetail readEpochDetail(const std::string& runFolder, int epoch)
{
    const std::string file = detailFile(runFolder, epoch);
    const std::string text = io::readFile(file);
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (const auto error = parser.parse(text).get(root); error != simdjson::SUCCESS) {
        throwBadDetail(file, simdjson::error_message(error));
    }
    EpochDetail detail;
    std::int64_t number = 0;
    simdjson::dom::element pooled;
    simdjson::dom::array images;
    if (root["epoch"].get(number) != simdjson::SUCCESS || root["pooled"].get(pooled) != simdjson::SUCCESS
        || root["images"].get(images) != simdjson::SUCCESS) {
        throwBadDetail(file, "expected \"epoch\", \"pooled\" and \"images\"");
    }
    detail.epoch = static_cast<int>(number);
    detail.pooled = readCounts(pooled, file);
    detail.images.reserve(images.size());
    for (const auto entry : images) {
        std::string_view image;
        if (entry["image"].get(image) != simdjson::SUCCESS) {
            throwBadDetail(file, "an entry of \"images\" has no \"image\"");
        }
        detail.images.push_back({.image = std::string(image), .counts = readCounts(entry, file), .cells = readCells(entry, file)});
    }
    return detail;
}

std::vector<int> epochsWithDetail(const std::string& runFolder)
{
    std::set<int> epochs;
    if (isDetectors(runFolder)) {
        return {};
    }
    std::error_code code;
    for (fs::directory_iterator it(fs::path(runFolder) / "epochs", code), end; !code && it != end; it.increment(code)) {
        const std::string name = it->path().filename().string();
        const bool number = !name.empty() && name.size() < 9
            && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
        std::error_code ignored;
        const bool boxes = number && fs::exists(it->path() / "predictions.json", ignored);
        if (number && !boxes && fs::is_regular_file(it->path() / "epoch.json", ignored)) {
            epochs.insert(std::stoi(name));
        }
    }
    return {epochs.begin(), epochs.end()};
}

std::string sampleInputFile(const std::string& runFolder, const std::string& sample)
{
    return (fs::path(runFolder) / "samples" / (sample + ".input.png")).string();
}

std::string sampleTruthFile(const std::string& runFolder, const std::string& sample)
{
    return (fs::path(runFolder) / "samples" / (sample + ".truth.png")).string();
}

std::string predictionFile(const std::string& runFolder, int epoch, const std::string& sample)
{
    return (fs::path(epochFolder(runFolder, epoch)) / (sample + ".png")).string();
}

std::string checkpointFile(const std::string& runFolder, std::string_view which)
{
    return (fs::path(runFolder) / "checkpoints" / (std::string(which) + ".pt")).string();
}

RunFolderWriter::RunFolderWriter(std::string folder)
    : m_folder(std::move(folder))
    , m_events((fs::path(m_folder) / "events.jsonl").string(), io::AppendLog::Sync::Lazy)
{
}

std::unique_ptr<RunFolderWriter> RunFolderWriter::create(const std::string& folder, const RunInfo& info)
{
    std::error_code code;
    const fs::path events = fs::path(folder) / "events.jsonl";
    if (fs::exists(fs::path(folder) / "run.yaml", code) || (fs::exists(events, code) && fs::file_size(events, code) > 0)) {
        throw Error(ErrorCode::InvalidArgument, folder, "There is a run in this folder already. Resume it, or choose another folder.");
    }
    writeRunInfo(folder, info);
    std::unique_ptr<RunFolderWriter> writer(new RunFolderWriter(folder));
    writer->m_events.append(eventSchemaLine);
    return writer;
}

std::unique_ptr<RunFolderWriter> RunFolderWriter::resume(const std::string& folder)
{
    readRunInfo(folder);  // says what is wrong when this is no run
    return std::unique_ptr<RunFolderWriter>(new RunFolderWriter(folder));
}

void RunFolderWriter::event(const RunEvent& event)
{
    m_events.append(toLine(event));
}

void RunFolderWriter::sample(const SnapshotSample& sample, const cv::Mat& input, const cv::Mat& truth)
{
    writePng(sampleInputFile(m_folder, sample.name), input);
    if (!truth.empty()) {
        writePng(sampleTruthFile(m_folder, sample.name), truth);
    }
}

void RunFolderWriter::epochDetail(const EpochDetail& detail, const std::vector<std::pair<std::string, cv::Mat>>& predictions)
{
    for (const auto& [name, probability] : predictions) {
        writePng(predictionFile(m_folder, detail.epoch, name), toGrey(probability));
    }
    nlohmann::ordered_json json{{"epoch", detail.epoch}, {"pooled", countsJson(detail.pooled)}};
    json["images"] = nlohmann::ordered_json::array();
    for (const auto& image : detail.images) {
        nlohmann::ordered_json entry{{"image", image.image}};
        entry.update(countsJson(image.counts));
        for (const ClassCell& cell : image.cells) {
            entry["cells"].push_back({cell.truth, cell.predicted, cell.count});
        }
        json["images"].push_back(std::move(entry));
    }
    // Last: an epoch that has its epoch.json has its pictures as well.
    io::writeFileAtomically(detailFile(m_folder, detail.epoch),
                            json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

std::string RunFolderWriter::checkpointPath(std::string_view which)
{
    io::createFolder((fs::path(m_folder) / "checkpoints").string());
    return checkpointFile(m_folder, which);
}

void RunFolderWriter::file(const std::string& name, std::string_view contents)
{
    io::writeFileAtomically((fs::path(m_folder) / name).string(), contents);
}

void RunFolderWriter::removeFile(const std::string& name)
{
    std::error_code ignored;
    fs::remove(fs::path(m_folder) / name, ignored);
}

}  // namespace gg::runs
