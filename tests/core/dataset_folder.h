#pragma once

#include <opencv2/imgcodecs.hpp>

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

namespace gg::test
{

/// A temporary folder that a test fills with a small data set.
class DatasetFolder
{
public:
    std::string path(const std::string& relative = {}) const
    {
        const std::string root = m_folder.path().toStdString() + "/set";
        std::filesystem::create_directories(root);
        return relative.empty() ? root : root + "/" + relative;
    }

    void write(const std::string& relative, const std::string& text) const
    {
        prepare(relative);
        std::ofstream(path(relative), std::ios::binary) << text;
    }

    /// A picture with some texture, so that a JPEG of it is not trivially small; another one for each name.
    void image(const std::string& relative, int width = 64, int height = 48) const
    {
        prepare(relative);
        cv::Mat picture(height, width, CV_8UC3);
        cv::RNG random(std::hash<std::string>{}(relative));
        random.fill(picture, cv::RNG::UNIFORM, 0, 255);
        cv::imwrite(path(relative), picture);
    }

    /// A mask with a bright rectangle that covers the left `share` of the picture.
    void mask(const std::string& relative, double share, int width = 64, int height = 48, int bright = 255) const
    {
        prepare(relative);
        cv::Mat picture = cv::Mat::zeros(height, width, CV_8U);
        picture.colRange(0, static_cast<int>(width * share)).setTo(bright);
        cv::imwrite(path(relative), picture);
    }

private:
    void prepare(const std::string& relative) const
    {
        std::filesystem::create_directories(std::filesystem::path(path(relative)).parent_path());
    }

    QTemporaryDir m_folder;
};

}  // namespace gg::test
