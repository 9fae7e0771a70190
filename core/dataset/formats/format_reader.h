#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/open.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gg::dataset
{

/// One format: how to tell it at a place, and how to read it. A new format is one file of this folder and one line of the table
/// in format_table.cpp.
struct FormatReader {
    Format format;
    /// What the reader looks for, as the end of a sentence: "a data.yaml with train and val".
    const char* looksFor;
    /// The format's candidates at this folder itself, not below it.
    std::vector<Candidate> (*recogniseFolder)(const std::string& folder, const FolderGlance& glance);
    /// A candidate when this file describes a data set of the format.
    std::optional<Candidate> (*recogniseFile)(const std::string& file);
    /// Reads listing and labels; fills everything but name, opened and format.
    Dataset (*read)(const Candidate& candidate, JobControl& control);
    /// The first images with their labels, within a fraction of a second, however large the set: what read() would begin with.
    /// Null where reading is quick, or where nothing can be known before all is read.
    Dataset (*preview)(const Candidate& candidate, JobControl& control) = nullptr;
};

extern const FormatReader yoloReader;
extern const FormatReader cocoReader;
extern const FormatReader pascalVocReader;
extern const FormatReader widerFaceReader;
extern const FormatReader visDroneReader;
extern const FormatReader imageMaskReader;

/// In the order of preference for a folder that fits several.
std::span<const FormatReader* const> formatReaders();

/// The name of a folder that holds a part of a data set, in the words of this project: "train", "val" or "test"; nothing for
/// others.
std::optional<std::string> splitOfFolder(std::string_view name);
/// train, val, test, then the rest by natural order.
bool splitLess(const std::string& a, const std::string& b);

}  // namespace gg::dataset
