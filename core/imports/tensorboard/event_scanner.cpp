#include "core/imports/tensorboard/event_scanner.h"

#include "core/imports/tensorboard/event_values.h"
#include "core/imports/tensorboard/utf8.h"
#include "core/imports/tensorboard/wire.h"

#include <xxhash.h>

#include <cstring>

namespace gg::imports::tensorboard
{
namespace
{

template <typename T>
T read(const char* at)
{
    T value{};
    std::memcpy(&value, at, sizeof(T));
    return value;
}

// The keys of the fields in a scalar: number << 3 | type.
constexpr char wallTimeKey = 0x09;
constexpr char stepKey = 0x10;
constexpr char fileVersionKey = 0x1a;
constexpr char summaryKey = 0x2a;
constexpr char valueKey = 0x0a;
constexpr char tagKey = 0x0a;
constexpr char simpleValueKey = 0x15;
constexpr char tensorKey = 0x42;
constexpr char metadataKey = 0x4a;

/// A tensor of rank 0 as TensorFlow 2 writes it: type, empty shape, and its only value as content or as a field.
bool scanTensor(std::string_view tensor, double& value)
{
    using namespace std::string_view_literals;
    const std::string_view head = tensor.substr(0, 6);
    if (tensor.size() == 10 && (head == "\x08\x01\x12\x00\x22\x04"sv || head == "\x08\x01\x12\x00\x2a\x04"sv)) {
        value = static_cast<double>(read<float>(tensor.data() + 6));
        return true;
    }
    if (tensor.size() == 14 && (head == "\x08\x02\x12\x00\x22\x08"sv || head == "\x08\x02\x12\x00\x32\x08"sv)) {
        value = read<double>(tensor.data() + 6);
        return true;
    }
    return false;
}

runs::RunAttachment attachment(runs::RunAttachment::Kind kind, std::string name, std::int64_t step, std::string_view place,
                               std::string_view data, std::uint64_t offset)
{
    return {.kind = kind,
            .name = std::move(name),
            .step = step,
            .file = {},
            .offset = offset + static_cast<std::uint64_t>(place.data() - data.data()),
            .length = place.size()};
}

/// Where the pictures or texts of a value lie.
std::vector<std::string_view> placesIn(std::string_view value, ValueKind::Kind kind)
{
    constexpr std::uint32_t imageField = 4;
    constexpr std::uint32_t encodedField = 4;
    constexpr std::uint32_t tensorField = 8;
    constexpr std::uint32_t stringField = 8;
    if (kind == ValueKind::Histogram) {
        return {value};
    }
    if (kind == ValueKind::Picture) {
        // Protobuf takes the last one where a field occurs twice.
        const auto images = fieldsOf(value, imageField);
        const auto encoded = images.empty() ? images : fieldsOf(images.back(), encodedField);
        return encoded.empty() ? encoded : std::vector{encoded.back()};
    }
    std::vector<std::string_view> strings;
    for (const std::string_view tensor : fieldsOf(value, tensorField)) {
        for (const std::string_view string : fieldsOf(tensor, stringField)) {
            strings.push_back(string);
        }
    }
    if (kind == ValueKind::Pictures && strings.size() > 2) {
        strings.erase(strings.begin(), strings.begin() + 2);  // width and height
    }
    return strings;
}

}  // namespace

std::size_t EventScanner::TextHash::operator()(std::string_view text) const
{
    return XXH3_64bits(text.data(), text.size());
}

void EventScanner::record(std::string_view data, std::uint64_t offset)
{
    const std::size_t before = m_points.size();
    if (scanEvent(data)) {
        return;
    }
    while (m_points.size() > before) {
        --m_tags[m_points.back().tag].points;
        m_points.pop_back();
    }
    parseEvent(data, offset);
}

bool EventScanner::scanEvent(std::string_view data)
{
    const char* at = data.data();
    const char* const end = at + data.size();
    std::int64_t step = 0;
    double time = 0;
    std::string_view summary;
    unsigned seen = 0;
    while (at < end) {
        const char key = *at++;
        // Twice the same field is legal, and left to protobuf.
        const unsigned bit = 1U << (static_cast<unsigned char>(key) >> 3U);
        if ((seen & bit) != 0) {
            return false;
        }
        seen |= bit;
        std::uint64_t number = 0;
        switch (key) {
        case wallTimeKey:
            if (end - at < 8) {
                return false;
            }
            time = read<double>(at);
            at += 8;
            break;
        case stepKey:
            at = readVarint(at, end, number);
            if (at == nullptr) {
                return false;
            }
            step = static_cast<std::int64_t>(number);
            break;
        case fileVersionKey:
        case summaryKey:
            at = readLength(at, end, number);
            if (at == nullptr) {
                return false;
            }
            if (key == summaryKey) {
                summary = {at, number};
            }
            at += number;
            break;
        default:
            return false;
        }
    }
    return scanSummary(summary, step, time);
}

bool EventScanner::scanSummary(std::string_view summary, std::int64_t step, double time)
{
    const char* at = summary.data();
    const char* const end = at + summary.size();
    while (at < end) {
        std::uint64_t length = 0;
        if (*at++ != valueKey || (at = readLength(at, end, length)) == nullptr || !scanValue({at, length}, step, time)) {
            return false;
        }
        at += length;
    }
    return true;
}

bool EventScanner::scanValue(std::string_view value, std::int64_t step, double time)
{
    const char* at = value.data();
    const char* const end = at + value.size();
    std::uint64_t length = 0;
    if (at == end || *at++ != tagKey || (at = readLength(at, end, length)) == nullptr) {
        return false;
    }
    const std::string_view tag(at, length);
    at += length;
    if (end - at == 5 && *at == simpleValueKey) {
        add(tag, step, time, static_cast<double>(read<float>(at + 1)));
        return true;
    }
    if (at == end || *at++ != tensorKey || (at = readLength(at, end, length)) == nullptr) {
        return false;
    }
    double number = 0;
    if (!scanTensor({at, length}, number)) {
        return false;
    }
    at += length;
    // What kind of value it is can be seen of the value itself.
    if (at != end && (*at++ != metadataKey || (at = readLength(at, end, length)) == nullptr || at + length != end)) {
        return false;
    }
    add(tag, step, time, number);
    return true;
}

void EventScanner::parseEvent(std::string_view data, std::uint64_t offset)
{
    schema::Event event;
    if (!event.ParseFromArray(data.data(), static_cast<int>(data.size()))) {
        m_scanned.noEvents.push_back(offset);
        return;
    }
    constexpr std::uint32_t summaryField = 5;
    constexpr std::uint32_t valueField = 1;
    std::vector<std::string_view> places;
    for (const std::string_view summary : fieldsOf(data, summaryField)) {
        const auto values = fieldsOf(summary, valueField);
        places.insert(places.end(), values.begin(), values.end());
    }
    for (int i = 0; i < event.summary().value_size() && static_cast<std::size_t>(i) < places.size(); ++i) {
        const auto& value = event.summary().value(i);
        const ValueKind kind = kindOf(value);
        if (kind.kind == ValueKind::Scalar) {
            add(value.tag(), event.step(), event.wall_time(), kind.number);
        } else if (kind.kind == ValueKind::Unread) {
            ++m_scanned.unread[kind.what];
        } else if (kind.kind != ValueKind::Nothing) {
            using Kind = runs::RunAttachment::Kind;
            const Kind is = kind.kind == ValueKind::Histogram ? Kind::Histogram
                            : kind.kind == ValueKind::Texts   ? Kind::Text
                                                              : Kind::Picture;
            int number = 0;
            for (const std::string_view place : placesIn(places[static_cast<std::size_t>(i)], kind.kind)) {
                std::string name = validUtf8(value.tag());
                if (++number > 1) {
                    name += " [" + std::to_string(number) + "]";
                }
                if (!place.empty()) {  // a length of 0 would mean the whole file
                    m_scanned.attachments.push_back(attachment(is, std::move(name), event.step(), place, data, offset));
                }
            }
        }
    }
}

std::uint32_t EventScanner::tagId(std::string_view tag)
{
    if (!m_tags.empty()) {
        const std::uint32_t guess = m_tags[m_lastTag].follower;
        if (m_tags[guess].bytes == tag) {
            return guess;
        }
    }
    const auto known = m_ids.find(tag);
    const std::uint32_t id = known != m_ids.end() ? known->second : static_cast<std::uint32_t>(m_tags.size());
    if (known == m_ids.end()) {
        m_ids.emplace(std::string(tag), id);
        m_tags.push_back({.bytes = std::string(tag)});
    }
    m_tags[m_lastTag].follower = id;
    return id;
}

void EventScanner::add(std::string_view tag, std::int64_t step, double time, double value)
{
    const std::uint32_t id = tagId(tag);
    ++m_tags[id].points;
    m_lastTag = id;
    m_points.push_back({.step = step, .time = time, .value = value, .tag = id});
}

Scanned EventScanner::take()
{
    Scanned result = std::move(m_scanned);
    m_scanned = {};
    for (const Point& point : m_points) {
        Tag& tag = m_tags[point.tag];
        if (tag.points > 0) {  // its first point in this stretch
            tag.column = result.columns.size();
            TagColumn& column = result.columns.emplace_back();
            column.tag = validUtf8(tag.bytes);
            column.steps.reserve(tag.points);
            column.times.reserve(tag.points);
            column.values.reserve(tag.points);
            tag.points = 0;
        }
        TagColumn& column = result.columns[tag.column];
        if (!column.steps.empty() && point.step < column.steps.back()) {
            column.branches.push_back(column.steps.size());
        }
        column.steps.push_back(point.step);
        column.times.push_back(point.time);
        column.values.push_back(point.value);
        result.lastColumn = tag.column;
    }
    m_points.clear();
    constexpr std::size_t manyTags = 100000;
    if (m_tags.size() > manyTags) {
        m_tags.clear();
        m_ids.clear();
        m_lastTag = 0;
    }
    return result;
}

}  // namespace gg::imports::tensorboard
