#pragma once

#include "core/imports/growing_file.h"
#include "core/imports/log_reader.h"
#include "core/imports/text_decoder.h"
#include "core/runs/history.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gg::imports {

/// Follows a log of text: one file, or several that go on with each other (nnU-Net and MMDetection begin a new one with every start).
class LogTail final : public runs::RunTail {
public:
    using MakeReader = std::function<std::unique_ptr<LogReader>()>;
    using IsFurther = std::function<bool(std::string_view name)>;

    /// `files` relative to the folder, in the order in which they were written. `isFurther` tells by its name what else in the folder belongs to them:
    /// a file that turns up later, with a later name, goes on where the last one ended.
    LogTail(std::string folder, const std::vector<std::string>& files, MakeReader makeReader, IsFurther isFurther = {});
    /// Whether a last line without its line break is a problem at once, or only where nobody has written for some seconds.
    void setSnapshot(bool snapshot) { m_snapshot = snapshot; }

    runs::RunBatch poll(std::size_t maxBytes) override;
    const std::vector<std::string>& problems() const override;
    bool lost() const override;
    runs::RunActivity activity() const override;

    double lastEpoch() const { return m_reader->lastEpoch(); }

private:
    struct Part {
        std::string name;
        GrowingFile file;
        TextDecoder decoder = {};
        std::string pending = {};  ///< text after the last line break
        std::size_t searched = 0;  ///< of it, what holds no line break
        bool pendingRead = false;  ///< it was read although its line break is missing
        bool skipping = false;     ///< within a line that is too long
    };

    void addPart(const std::string& name);
    void lookForFurther();
    void startAgain(bool replaced);
    /// False where everything has to be read again.
    bool readPart(Part& part, std::size_t maxBytes);
    bool readLines(Part& part);
    bool readLast(Part& part);
    void keepLastLine(std::string_view line);
    void gatherProblems();

    std::string m_folder;
    MakeReader m_makeReader;
    IsFurther m_isFurther;
    std::int64_t m_folderTime = 0;
    std::unique_ptr<LogReader> m_reader;
    std::vector<Part> m_parts;
    std::size_t m_current = 0;  ///< the part that is read
    std::vector<std::string> m_problems;
    std::string m_lastLine;
    std::string m_bytes;
    std::string m_room;  ///< of a line that is read in another form
    std::uint64_t m_replaced = 0;
    std::uint64_t m_tooLong = 0;
    bool m_delivered = false;
    bool m_snapshot = false;
};

}  // namespace gg::imports
