#include "core/dataset/recording.h"

#include "core/dataset/file_names.h"
#include "core/dataset/formats/format_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace gg::dataset
{
namespace
{

constexpr std::string_view nameless = "(no name)";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    // Bytes of UTF-8 letters count as letters.
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

enum class TokenKind { Word, Number, Hash };

struct Token {
    TokenKind kind = TokenKind::Word;
    std::string_view text;
    std::size_t begin = 0;
};

/// "b1c66a42" and "dQw4w9WgXcQ" are names of their own: the digits in them count nothing.
bool isHash(std::string_view run)
{
    std::size_t boundaries = 0;
    for (std::size_t i = 1; i < run.size(); ++i) {
        boundaries += isDigit(run[i - 1]) != isDigit(run[i]) ? 1 : 0;
    }
    const bool hex = std::all_of(run.begin(), run.end(), isHex);
    const bool longNumber = boundaries == 0 && run.size() > 19 && isDigit(run.front());
    return (hex && run.size() >= 8 && boundaries >= 2) || (run.size() >= 10 && boundaries >= 4) || longNumber;
}

/// 8-4-4-4-12 hex digits.
bool isUuidAt(std::string_view stem, std::size_t at)
{
    constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (stem.size() - at < shape.size()) {
        return false;
    }
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == '-' ? stem[at + i] != '-' : !isHex(stem[at + i])) {
            return false;
        }
    }
    return true;
}

void splitRun(std::string_view run, std::size_t begin, std::vector<Token>& tokens)
{
    if (isHash(run)) {
        tokens.push_back({TokenKind::Hash, run, begin});
        return;
    }
    for (std::size_t at = 0; at < run.size();) {
        std::size_t end = at + 1;
        while (end < run.size() && isDigit(run[end]) == isDigit(run[at])) {
            ++end;
        }
        tokens.push_back({isDigit(run[at]) ? TokenKind::Number : TokenKind::Word, run.substr(at, end - at), begin + at});
        at = end;
    }
}

std::vector<Token> tokensOf(std::string_view stem)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < stem.size();) {
        if (isHex(stem[at]) && isUuidAt(stem, at)) {
            tokens.push_back({TokenKind::Hash, stem.substr(at, 36), at});
            at += 36;
            continue;
        }
        if (!isDigit(stem[at]) && !isLetter(stem[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < stem.size() && (isDigit(stem[end]) || isLetter(stem[end]))) {
            ++end;
        }
        splitRun(stem.substr(at, end - at), at, tokens);
        at = end;
    }
    return tokens;
}

template <std::size_t N>
bool isOneOf(std::string_view text, const std::array<std::string_view, N>& words)
{
    const std::string lower = lowerCase(text);
    return std::find(words.begin(), words.end(), lower) != words.end();
}

bool isFrameWord(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> words{"frame", "frames", "fram", "frm", "fr"};
    return isOneOf(text, words);
}

bool isVideoWord(std::string_view text)
{
    static constexpr std::array<std::string_view, 22> words{
        "mp",     "avi", "mov",  "mkv",   "video", "vid",   "clip", "seq",   "sequence", "scene", "cam",
        "camera", "dji", "gopr", "gopro", "uav",   "drone", "mvi",  "track", "stream",   "rec",   "recording"};
    return isOneOf(text, words);
}

/// "train", "val2014", "testing": says where a picture is used, not where it comes from.
bool isSplitWord(std::string_view text)
{
    static constexpr std::array<std::string_view, 9> words{"train", "training", "val",      "valid",  "validation",
                                                           "test",  "testing",  "trainval", "testdev"};
    return isOneOf(text, words);
}

/// A folder that every data set has.
bool isUsualFolder(std::string_view name)
{
    static constexpr std::array<std::string_view, 24> words{
        "images",   "image",  "img",   "imgs",           "jpegimages", "rgb",      "data",      "dataset",
        "datasets", "frames", "frame", "pictures",       "photos",     "labels",   "sequences", "jpgs",
        "jpg",      "png",    "pngs",  "obj_train_data", "all",        "original", "originals", "."};
    std::string_view letters = name;
    while (!letters.empty() && isDigit(letters.back())) {
        letters.remove_suffix(1);  // img1, train2017
    }
    return isOneOf(letters, words) || isSplitWord(letters) || isOneOf(name, words);
}

bool isYear(std::string_view digits)
{
    return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

/// Suffixes with digits that say nothing of the frame.
std::string_view withoutSensorSuffix(std::string_view stem)
{
    for (const std::string_view suffix : {"_leftImg8bit", "_rightImg8bit", "_leftImg16bit"}) {
        if (stem.size() > suffix.size() && stem.ends_with(suffix)) {
            return stem.substr(0, stem.size() - suffix.size());
        }
    }
    return stem;
}

std::optional<std::int64_t> numberOf(std::string_view digits)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// Index of the token that counts the frames; nothing where none does.
std::optional<std::size_t> frameToken(const std::vector<Token>& tokens)
{
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].kind == TokenKind::Word && isFrameWord(tokens[i].text) && tokens[i + 1].kind == TokenKind::Number) {
            return i + 1;
        }
    }
    // VisDrone: recording_frame_d_picture, where the frame of single pictures is 0.
    if (tokens.size() == 4 && tokens[2].text == "d" && tokens[0].kind == TokenKind::Number &&
        tokens[1].kind == TokenKind::Number && tokens[3].kind == TokenKind::Number) {
        return tokens[1].text.find_first_not_of('0') == std::string_view::npos ? 3 : 1;
    }
    // Words behind the number belong to the moment ("000123_left"); a hash behind it names another picture.
    for (std::size_t i = tokens.size(); i-- > 0 && tokens[i].kind != TokenKind::Hash;) {
        if (tokens[i].kind == TokenKind::Number) {
            return i;
        }
    }
    return std::nullopt;
}

/// What stands before the frame number, without split words and without the word for "frame".
struct Prefix {
    std::string text;
    bool frameWord = false;
    bool videoWord = false;
    bool number = false;  ///< a recording number, not a year
};

Prefix prefixOf(std::string_view stem, const std::vector<Token>& tokens, std::size_t frame)
{
    Prefix prefix;
    prefix.frameWord = frame + 1 < tokens.size() && isFrameWord(tokens[frame + 1].text);
    for (std::size_t i = 0; i < frame; ++i) {
        const Token& token = tokens[i];
        if (token.kind == TokenKind::Word && isSplitWord(token.text)) {
            i += i + 1 < frame && isYear(tokens[i + 1].text) ? 1 : 0;
            continue;
        }
        if (i + 1 == frame && isFrameWord(token.text)) {
            prefix.frameWord = true;
            continue;
        }
        if (i == 1 && frame == 3 && tokens[2].text == "d" && token.kind == TokenKind::Number) {
            break;  // VisDrone's single pictures: the recording alone
        }
        prefix.videoWord |= token.kind == TokenKind::Word && isVideoWord(token.text);
        prefix.number |=
            token.kind == TokenKind::Hash || (token.kind == TokenKind::Number && !(frame == 1 && isYear(token.text)));
        const std::size_t before = i == 0 ? 0 : tokens[i - 1].begin + tokens[i - 1].text.size();
        if (!prefix.text.empty()) {
            prefix.text.append(stem.substr(before, token.begin - before));
        }
        prefix.text.append(token.text);
    }
    return prefix;
}

/// The folders that tell recordings apart: "seq12" of "train/seq12/images/000003.jpg".
std::string recordingFolder(std::string_view image)
{
    std::string out;
    for (std::string_view rest = folderOf(image); !rest.empty() && rest != "/";) {
        const std::string_view name = fileName(rest);
        if (!isUsualFolder(name)) {
            out = out.empty() ? std::string(name) : std::string(name) + "/" + out;
        }
        rest = folderOf(rest);
    }
    return out;
}

bool namesRecording(std::string_view folder)
{
    const std::vector<Token> tokens = tokensOf(fileName(folder));
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.kind == TokenKind::Word ? isVideoWord(token.text) : !(tokens.size() == 1 && isYear(token.text));
    });
}

RecordingEvidence evidenceOf(const Prefix& prefix, std::string_view folder)
{
    const bool inName = prefix.frameWord || prefix.videoWord || prefix.number;
    const bool inFolder = !folder.empty() && namesRecording(folder);
    return inName || inFolder ? RecordingEvidence::Sequence : RecordingEvidence::Counter;
}

}  // namespace

std::string_view originalStem(std::string_view image)
{
    std::string_view stem = stemOf(image);
    const std::size_t mark = stem.rfind(".rf.");
    if (mark == std::string_view::npos || mark == 0 || stem.size() - mark < 12 ||
        !std::all_of(stem.begin() + static_cast<std::ptrdiff_t>(mark) + 4, stem.end(),
                     [](char c) { return isDigit(c) || isLetter(c); })) {
        return stem;
    }
    stem = stem.substr(0, mark);
    const std::size_t underscore = stem.rfind('_');
    if (underscore != std::string_view::npos && underscore > 0 && isImageFile("x." + std::string(stem.substr(underscore + 1)))) {
        stem = stem.substr(0, underscore);
    }
    return stem;
}

Recording recordingOf(std::string_view image)
{
    const std::string_view stem = withoutSensorSuffix(originalStem(image));
    const std::string folder = recordingFolder(image);
    const std::vector<Token> tokens = tokensOf(stem);
    const auto frame = frameToken(tokens);
    if (!frame || !numberOf(tokens[*frame].text)) {
        return {.id = joinPath(folder, stem), .frame = {}, .evidence = RecordingEvidence::None};
    }
    const Prefix prefix = prefixOf(stem, tokens, *frame);
    std::string id = prefix.text.empty() ? folder : joinPath(folder, prefix.text);
    if (id.empty()) {
        id = prefix.frameWord ? std::string("frame") : std::string(nameless);
    }
    return {.id = std::move(id), .frame = numberOf(tokens[*frame].text), .evidence = evidenceOf(prefix, folder)};
}

RecordingIndex indexRecordings(const Dataset& dataset)
{
    RecordingIndex index;
    std::unordered_map<std::string, std::uint32_t> known;
    std::vector<std::uint32_t> found;
    std::vector<std::string> ids;
    std::size_t sequences = 0;
    std::size_t numbered = 0;
    for (const Record& record : dataset.records) {
        Recording recording = recordingOf(record.image);
        const auto [it, added] = known.emplace(recording.id, static_cast<std::uint32_t>(ids.size()));
        if (added) {
            ids.push_back(recording.id);
        }
        found.push_back(it->second);
        index.frames.push_back(recording.frame);
        if (recording.evidence != RecordingEvidence::None) {
            ++numbered;
            sequences += recording.evidence == RecordingEvidence::Sequence ? 1 : 0;
        }
    }
    std::vector<std::uint32_t> order(ids.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return naturalLess(ids[a], ids[b]); });
    std::vector<std::uint32_t> placeOf(ids.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        placeOf[order[i]] = i;
        index.ids.push_back(ids[order[i]]);
    }
    for (const std::uint32_t id : found) {
        index.ofRecord.push_back(placeOf[id]);
    }
    if (numbered > 0) {
        index.evidence = sequences * 2 > numbered ? RecordingEvidence::Sequence : RecordingEvidence::Counter;
    }
    return index;
}

}  // namespace gg::dataset
