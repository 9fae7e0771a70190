#include "workset.h"

#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace gg::faults {

namespace fs = std::filesystem;

Workset::Workset(const std::string& clean, std::string root)
    : m_root(std::move(root))
{
    fs::create_directories(m_root);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(clean)) {
        const fs::path to = fs::path(m_root) / entry.path().lexically_relative(clean);
        if (entry.is_directory()) {
            fs::create_directories(to);
        } else if (entry.path().filename() != "planted_faults.json") {
            fs::create_directories(to.parent_path());
            std::error_code code;
            fs::create_hard_link(entry.path(), to, code);
            if (code) {
                fs::copy_file(entry.path(), to);
            }
        }
    }
}

Workset::~Workset()
{
    std::error_code ignored;
    fs::remove_all(m_root, ignored);
}

std::vector<std::string> Workset::untouched(const std::string& folder) const
{
    std::vector<std::string> out;
    for (const fs::directory_entry& entry : fs::directory_iterator(path(folder))) {
        const std::string name = folder + "/" + entry.path().filename().string();
        if (entry.is_regular_file() && !m_used.contains(name)) {
            out.push_back(name);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> Workset::take(const std::string& folder, std::size_t count, std::mt19937& random)
{
    std::vector<std::string> names = untouched(folder);
    if (names.size() < count) {
        throw std::runtime_error("too few images left in " + folder);
    }
    std::shuffle(names.begin(), names.end(), random);
    names.resize(count);
    m_used.insert(names.begin(), names.end());
    return names;
}

std::string Workset::read(const std::string& relative) const
{
    std::ifstream in(path(relative), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void Workset::write(const std::string& relative, const std::string& contents) const
{
    fs::create_directories(fs::path(path(relative)).parent_path());
    fs::remove(path(relative));  // or the clean set would change through the link
    std::ofstream(path(relative), std::ios::binary) << contents;
}

void Workset::remove(const std::string& relative) const
{
    fs::remove(path(relative));
}

void Workset::rename(const std::string& from, const std::string& to) const
{
    fs::create_directories(fs::path(path(to)).parent_path());
    fs::rename(path(from), path(to));
}

bool Workset::exists(const std::string& relative) const
{
    return fs::exists(path(relative));
}

cv::Mat Workset::image(const std::string& relative) const
{
    return cv::imread(path(relative), cv::IMREAD_UNCHANGED);
}

void Workset::writeImage(const std::string& relative, const cv::Mat& image, int quality) const
{
    fs::create_directories(fs::path(path(relative)).parent_path());
    fs::remove(path(relative));
    if (!cv::imwrite(path(relative), image, {cv::IMWRITE_JPEG_QUALITY, quality})) {
        throw std::runtime_error("could not write " + relative);
    }
}

std::vector<std::string> Workset::lines(const std::string& relative) const
{
    std::istringstream in(read(relative));
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) {
        out.push_back(line);
    }
    return out;
}

void Workset::writeLines(const std::string& relative, const std::vector<std::string>& lines) const
{
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    write(relative, text);
}

std::string labelOf(const std::string& image)
{
    std::string label = "labels" + image.substr(image.find('/'));
    return label.substr(0, label.rfind('.')) + ".txt";
}

std::string maskOf(const std::string& image)
{
    std::string mask = "masks" + image.substr(image.find('/'));
    return mask.substr(0, mask.rfind('.')) + ".png";
}

Row rowOf(const std::string& line)
{
    Row row;
    std::istringstream(line) >> row.classId >> row.x >> row.y >> row.width >> row.height;
    return row;
}

std::string lineOf(const Row& row)
{
    char text[160];
    std::snprintf(text, sizeof text, "%d %.6f %.6f %.6f %.6f", row.classId, row.x, row.y, row.width, row.height);
    return text;
}

}  // namespace gg::faults
