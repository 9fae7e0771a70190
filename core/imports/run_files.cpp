#include "core/imports/run_files.h"

#include "core/imports/printed_reader.h"
#include "core/imports/table_layout.h"
#include "core/imports/tensorboard/event_file.h"
#include "core/imports/text_decoder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace gg::imports {
namespace {

/// Enough for the header of any log, and one round trip on a network mount.
constexpr std::size_t sniffed = 16384;

std::string_view extensionOf(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

bool any(const std::vector<std::string_view>& cells, std::string_view name)
{
    return std::find(cells.begin(), cells.end(), name) != cells.end();
}

/// Whose table it is, by its columns.
std::string toolOfTable(const std::vector<std::string_view>& cells)
{
    if (any(cells, "metrics/mAP_0.5") || any(cells, "x/lr0")) {
        return "YOLOv5";
    }
    if (any(cells, "lr/pg0") || any(cells, "metrics/mAP50(B)") || any(cells, "metrics/accuracy_top1")) {
        return "Ultralytics";
    }
    // CSVLogger of Keras writes each metric twice, the second time with val_ in front, and no steps.
    int pairs = 0;
    for (const std::string_view cell : cells) {
        if (cell.starts_with("val_")) {
            pairs = any(cells, cell.substr(4)) ? pairs + 1 : -1000;
        }
    }
    const bool steps = std::any_of(cells.begin(), cells.end(), [](std::string_view cell) { return roleOf(cell) == ColumnRole::Step; });
    return pairs > 0 && !steps && any(cells, "epoch") ? "Keras" : "table";
}

/// CSVLogger of Lightning writes both into its metrics.csv.
bool hasEpochAndStep(std::string_view header)
{
    std::vector<std::string_view> cells;
    splitRow(header, shapeOf(header), cells);
    return any(cells, "epoch") && any(cells, "step");
}

bool looksLikeLog(const std::vector<std::string_view>& cells)
{
    return std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
        const ColumnRole role = roleOf(cell);
        return role == ColumnRole::Epoch || role == ColumnRole::Step || lowerCase(cell).find("loss") != std::string::npos;
    });
}

LogSniff sniffTable(std::string_view text, bool given)
{
    const std::string_view header = firstLineOf(text);
    if (header.empty()) {
        return given ? LogSniff{.kind = LogKind::Table} : LogSniff{};
    }
    std::vector<std::string_view> cells;
    splitRow(header, shapeOf(header), cells);
    if (given || (cells.size() > 1 && looksLikeLog(cells))) {
        return {.kind = LogKind::Table, .tool = toolOfTable(cells)};
    }
    return {};
}

LogSniff sniffJsonLines(std::string_view text, bool given)
{
    const std::string_view first = firstLineOf(text);
    const bool object = first.starts_with('{') && (first.ends_with('}') || text.size() >= sniffed);
    if (!object && !given) {
        return {};
    }
    const auto holds = [&](std::string_view key) { return text.find("\"" + std::string(key) + "\"") != std::string_view::npos; };
    if (holds("mmcv_version") || holds("env_info") || (holds("mode") && holds("iter")) || (holds("data_time") && holds("iter"))) {
        return {.kind = LogKind::JsonLines, .tool = "MMDetection"};
    }
    const bool log = given || holds("epoch") || holds("step") || holds("iteration") || holds("global_step") || holds("iter") || text.find("loss") != std::string_view::npos;
    return log ? LogSniff{.kind = LogKind::JsonLines} : LogSniff{};
}

/// Pictures, archives and networks are full of control characters that no text has. Zeros are not told: a crash leaves them in logs.
bool isBinary(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0x01 && c <= 0x06) || (c >= 0x0E && c <= 0x1A); });
}

bool isRowOfNumbers(std::string_view line, const TableShape& shape, std::vector<std::string_view>& cells)
{
    splitRow(line, shape, cells);
    const auto numbers = std::count_if(cells.begin(), cells.end(), [&](std::string_view cell) { return readCell(cell, shape).kind == CellKind::Number || readDate(cell); });
    return 2 * numbers > static_cast<std::ptrdiff_t>(cells.size());
}

/// Many lines without a row of numbers among them are a text. A header alone may be the table of a run that has just begun.
bool isProse(std::string_view text)
{
    constexpr int enough = 5;
    const TableShape shape = shapeOf(firstLineOf(text));
    std::vector<std::string_view> cells;
    int lines = 0;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        if (isRowOfNumbers(text.substr(0, end), shape, cells)) {
            return false;
        }
        ++lines;
        text.remove_prefix(end + 1);
    }
    return lines >= enough;
}

}  // namespace

std::string beginOfFile(const std::string& file)
{
    std::string bytes;
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
        return bytes;
    }
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor >= 0) {
        bytes.resize(sniffed);
        const ssize_t n = ::pread(descriptor, bytes.data(), bytes.size(), 0);
        bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
        ::close(descriptor);
    }
    std::string text;
    TextDecoder().decode(bytes, text);
    return text;
}

std::string_view firstLineOf(std::string_view text)
{
    while (text.starts_with('#') || text.starts_with('\n') || text.starts_with('\r')) {
        const std::size_t end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    text = text.substr(0, text.find('\n'));
    return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

bool FolderListing::has(std::string_view file) const
{
    return std::binary_search(files.begin(), files.end(), file, std::less<>());
}

LogKind logKindByName(std::string_view fileName)
{
    if (isEventFileName(fileName)) {
        return LogKind::Events;
    }
    if (fileName.starts_with("training_log_") && fileName.ends_with(".txt")) {
        return LogKind::Nnunet;
    }
    const std::string extension = lowerCase(extensionOf(fileName));
    if (extension == "csv" || extension == "tsv" || fileName == "results.txt") {
        return LogKind::Table;
    }
    if (extension == "jsonl" || extension == "ndjson" || fileName.ends_with(".log.json") || fileName == "scalars.json" || fileName == "metrics.json"
        || fileName == "log.json" || fileName == "log.txt") {
        return LogKind::JsonLines;
    }
    if (extension == "log") {
        return LogKind::Printed;
    }
    return LogKind::None;
}

LogSniff sniffLog(const std::string& file, bool given)
{
    const std::string name = file.substr(file.rfind('/') + 1);
    const LogKind kind = logKindByName(name);
    if (kind == LogKind::Events) {
        return {.kind = kind, .tool = "TensorBoard"};
    }
    if (kind == LogKind::Nnunet) {
        return {.kind = kind, .tool = "nnU-Net"};
    }
    if (kind == LogKind::None && !given) {
        return {};
    }
    const std::string text = beginOfFile(file);
    const bool json = firstLineOf(text).starts_with('{');
    if ((kind == LogKind::None || kind == LogKind::Printed) && looksPrinted(text)) {
        return {.kind = LogKind::Printed, .tool = "log"};
    }
    if (kind == LogKind::Printed && !given && firstLineOf(text).find_first_of(",;\t") == std::string_view::npos) {
        return {};  // what a program said of other things than a training
    }
    if (name == "results.txt" && !given) {
        std::vector<std::string_view> cells;
        splitRow(firstLineOf(text), {.separator = ' '}, cells);
        return cells.size() == 15 && cells[0].find('/') != std::string_view::npos ? LogSniff{.kind = LogKind::Table, .tool = "YOLOv5"} : LogSniff{};
    }
    if (kind == LogKind::JsonLines || (kind != LogKind::Table && json)) {
        return sniffJsonLines(text, given);
    }
    LogSniff sniff = sniffTable(text, given);
    if (name == "metrics.csv" && sniff.tool == "table" && hasEpochAndStep(firstLineOf(text))) {
        sniff.tool = "Lightning";
    }
    return sniff;
}

std::string whyNoLog(const std::string& file)
{
    const LogKind kind = logKindByName(file.substr(file.rfind('/') + 1));
    if (kind == LogKind::Events || kind == LogKind::Nnunet) {
        return {};
    }
    const std::string text = beginOfFile(file);
    if ((kind == LogKind::None || kind == LogKind::Printed) && looksPrinted(text)) {
        return {};
    }
    const std::string remedy = " Open the folder of the run, or its table of values by epoch or step.";
    if (isBinary(text)) {
        return "This is a picture, a network or another binary file, and no log of a training." + remedy;
    }
    const bool table = kind == LogKind::Table || kind == LogKind::JsonLines;
    if (!table && firstLineOf(text).starts_with('[')) {
        return "This is a JSON list, as of predictions or annotations, and no log of a training: a log has an object a line." + remedy;
    }
    if (!table && !firstLineOf(text).starts_with('{') && isProse(text)) {
        return "There is no row of numbers in it: this is no table of values." + remedy;
    }
    return {};
}

bool isPartOfData(std::string_view folderName)
{
    constexpr std::array<std::string_view, 8> names{"train", "validation", "val", "valid", "eval", "eval_0", "test", "eval_validation"};
    return std::find(names.begin(), names.end(), folderName) != names.end();
}

bool isUltralyticsArguments(const std::string& file)
{
    const std::string text = "\n" + beginOfFile(file);
    return text.find("\nmode: train") != std::string::npos || (text.find("\ntask:") != std::string::npos && text.find("\nmodel:") != std::string::npos && text.find("\nmode:") == std::string::npos);
}

}  // namespace gg::imports
