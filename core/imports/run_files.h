#pragma once

#include "core/imports/run_place.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::imports {

/// What a folder holds, by name, sorted. Only names are looked at where the file system tells what is a folder.
struct FolderListing {
    std::vector<std::string> files;
    std::vector<std::string> folders;

    bool has(std::string_view file) const;
};

/// The beginning of a file as text, enough for the header of any log. Empty for what is no regular file: opening a pipe would wait for its writer.
std::string beginOfFile(const std::string& file);

/// The first line that is neither empty nor a comment.
std::string_view firstLineOf(std::string_view text);

/// What a log is, by its name and first bytes.
enum class LogKind : std::uint8_t { None, Table, JsonLines, Events, Nnunet, Printed };

LogKind logKindByName(std::string_view fileName);

/// Of a file of that kind: whether its first lines are those of a log. `given`: a person chose it, so that any table will do.
struct LogSniff {
    LogKind kind = LogKind::None;
    std::string tool = "table";
};
LogSniff sniffLog(const std::string& file, bool given);

/// Why a file that a person chose is no log of a training, as a sentence; empty where it may be one. An empty file may become one.
std::string whyNoLog(const std::string& file);

/// True for a folder in which Keras and TensorFlow keep the events of one part of the data: train, validation, eval….
bool isPartOfData(std::string_view folderName);

/// True for an args.yaml of a training by Ultralytics; others use the name, too.
bool isUltralyticsArguments(const std::string& file);

}  // namespace gg::imports
