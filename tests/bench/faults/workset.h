#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace gg::faults {

/// A copy of a clean data set that faults are planted into. Files are hard links until they are changed; the clean set is never touched.
class Workset {
public:
    /// `root` must not exist.
    Workset(const std::string& clean, std::string root);
    ~Workset();
    Workset(const Workset&) = delete;
    Workset& operator=(const Workset&) = delete;

    const std::string& root() const { return m_root; }
    std::string path(const std::string& relative) const { return m_root + "/" + relative; }

    /// Images under the folder ("images/train"), sorted, that no fault was planted into so far.
    std::vector<std::string> untouched(const std::string& folder) const;
    /// Draws `count` of them and marks them as used, so that faults planted together do not meet. Throws std::runtime_error where
    /// there are too few.
    std::vector<std::string> take(const std::string& folder, std::size_t count, std::mt19937& random);
    void markUsed(const std::string& image) { m_used.insert(image); }

    std::string read(const std::string& relative) const;
    void write(const std::string& relative, const std::string& contents) const;
    void remove(const std::string& relative) const;
    void rename(const std::string& from, const std::string& to) const;
    bool exists(const std::string& relative) const;

    cv::Mat image(const std::string& relative) const;
    /// JPEG at quality 95, or PNG, by the ending.
    void writeImage(const std::string& relative, const cv::Mat& image, int quality = 95) const;

    std::vector<std::string> lines(const std::string& relative) const;
    void writeLines(const std::string& relative, const std::vector<std::string>& lines) const;

private:
    std::string m_root;
    std::set<std::string> m_used;
};

/// labels/train/a.txt of images/train/a.jpg.
std::string labelOf(const std::string& image);
/// masks/a.png of images/a.jpg.
std::string maskOf(const std::string& image);

struct Row {
    int classId = 0;
    double x = 0, y = 0, width = 0, height = 0;  ///< centre and size
};
Row rowOf(const std::string& line);
std::string lineOf(const Row& row);

}  // namespace gg::faults
