#include "core/base/error.h"
#include "core/imports/tensorboard/attachment.h"
#include "core/imports/tensorboard/event_file.h"
#include "core/imports/tensorboard/record.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/target.h"

#include <filesystem>
#include <string>
#include <utility>

using namespace gg;
using imports::tensorboard::framed;
using namespace std::string_literals;

namespace
{

/// Events without their frames: tag, then a scalar, a tensor, a picture, a histogram, a table, texts.
const std::string events[] = {
    "\x1a\x0d"s
    "brain.Event:2",
    "\x09\0\0\0\0\0\0\xf0\x3f\x10\x07\x2a\x0d\x0a\x0b\x0a\x04loss\x15\0\0\0\x3f"s,
    "\x09\0\0\0\0\0\0\xf0\x3f\x10\x07\x2a\x13\x0a\x11\x0a\x01x\x42\x0a\x08\x01\x12\0\x22\x04\0\0\0\x3f\x4a\0"s,
    "\x2a\x16\x0a\x14\x0a\x01p\x22\x0f\x08\x01\x10\x01\x18\x03\x22\x07\x89PNG123"s,
    "\x2a\x2d\x0a\x2b\x0a\x01h\x2a\x26\x09\0\0\0\0\0\0\xf0\xbf\x11\0\0\0\0\0\0\xf0\x3f\x32\x08\0\0\0\0\0\0\0\0\x3a\x08\0\0\0\0\0\0\0\x40"s,
    "\x2a\x2d\x0a\x2b\x0a\x01t\x42\x26\x08\x02\x12\x08\x12\x02\x08\x01\x12\x02\x08\x03\x22\x18\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\0\x40"s,
    "\x2a\x12\x0a\x10\x0a\x01n\x42\x0b\x08\x07\x12\0\x42\x05hello"s,
};

/// As a file that is read to its end, with what lies in it.
void readAll(const std::string& file)
{
    const std::filesystem::path path(file);
    const auto tail = imports::openEventFiles({.folder = path.parent_path().string(), .files = {path.filename().string()}});
    runs::RunHistory history;
    for (runs::RunBatch batch = tail->poll(1U << 16U); !batch.empty(); batch = tail->poll(1U << 16U)) {
        history.append(std::move(batch));
    }
    for (const runs::RunAttachment& attachment : history.attachments()) {
        const std::string bytes = imports::readAttachment(path.parent_path().string(), attachment);
        if (attachment.kind == runs::RunAttachment::Kind::Histogram) {
            try {
                imports::decodeHistogram(bytes);
            } catch (const Error&) {
            }
        }
    }
}

}  // namespace

std::vector<std::string> seeds()
{
    std::vector<std::string> all;
    std::string file;
    for (const std::string& event : events) {
        all.push_back("e" + event);
        file += framed(event);
    }
    all.push_back("f" + file);
    return all;
}

/// After "e" comes an event that gets its frame here, so that mutations pass its checksum; after anything else a whole file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const gg::fuzz::Scratch scratch;
    std::string input(reinterpret_cast<const char*>(data), size);
    if (input.starts_with("e")) {
        input = framed(input.substr(1)) + framed(events[1]);
    } else {
        input.erase(0, 1);
    }
    readAll(scratch.write("a.tfevents.1", reinterpret_cast<const std::uint8_t*>(input.data()), input.size()));
    try {
        imports::decodeHistogram(input);
    } catch (const Error&) {
    }
    return 0;
}
