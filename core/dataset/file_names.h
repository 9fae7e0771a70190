#pragma once

#include "core/base/export.h"

#include <string>
#include <string_view>

namespace gg::dataset
{

/// Paths are handled as strings with forward slashes: a set has tens of thousands of them, and std::filesystem::path allocates
/// for every question asked of it.
std::string_view fileName(std::string_view path);
/// Without the trailing slash; empty where the path has no folder.
std::string_view folderOf(std::string_view path);
/// File name without its last extension: "a.b" of "x/a.b.jpg".
std::string_view stemOf(std::string_view path);
/// The whole path without its last extension.
std::string_view withoutExtension(std::string_view path);
/// Lower case, without the dot: "jpg".
std::string extensionOf(std::string_view path);
/// ASCII only; other letters stay as they are.
std::string lowerCase(std::string_view text);
std::string joinPath(std::string_view folder, std::string_view name);

bool isImageFile(std::string_view path);
bool isTextFile(std::string_view path);
bool isXmlFile(std::string_view path);
bool isYamlFile(std::string_view path);
bool isJsonFile(std::string_view path);
/// Text files that lie among labels and label nothing: classes.txt, README.txt.
bool isClassList(std::string_view path);

/// The order in which a person counts: "frame2" before "frame10". Equal numbers with different zeros are told apart by bytes.
GG_EXPORT bool naturalLess(std::string_view a, std::string_view b);

/// `path` seen from `root` when it lies below it, else `path` itself.
std::string relativeTo(std::string_view root, std::string_view path);

/// True for "C:\…", "\\server\…" and for names with backslashes: what Windows wrote.
bool looksLikeWindowsPath(std::string_view path);
std::string forwardSlashes(std::string_view path);

/// Absolute, "." and ".." taken out by their letters: a link stays the link that the person named.
std::string absoluteNormal(std::string_view path);

}  // namespace gg::dataset
