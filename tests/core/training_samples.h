#pragma once

#include "core/dataset/dataset.h"
#include "core/training/engine/random.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <string>

namespace gg::test {

/// Images of a bright disc on a dark, noisy ground with their masks, in a folder of its own.
class SyntheticSet
{
public:
    SyntheticSet(int images, int side)
        : m_dataset(std::make_shared<dataset::Dataset>())
    {
        m_dataset->format = dataset::Format::ImageMask;
        m_dataset->task = dataset::Task::Segmentation;
        m_dataset->root = m_dataset->opened = m_folder.path().toStdString();
        m_dataset->splits = {"all"};
        m_dataset->fingerprint = "0123456789abcdef";
        std::filesystem::create_directories(m_dataset->root + "/images");
        std::filesystem::create_directories(m_dataset->root + "/masks");
        for (int i = 0; i < images; ++i) {
            add(i, side);
        }
    }

    const dataset::Dataset& dataset() const { return *m_dataset; }
    dataset::DatasetPtr pointer() const { return m_dataset; }
    dataset::Dataset& edit() { return *m_dataset; }
    std::string folder() const { return m_dataset->root; }

private:
    void add(int i, int side)
    {
        training::Random random{99, static_cast<std::uint64_t>(i)};
        cv::Mat image(side, side, CV_8UC3);
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < 3 * side; ++x) {
                image.ptr<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(40 + random.below(40));
            }
        }
        cv::Mat mask = cv::Mat::zeros(side, side, CV_8UC1);
        const int radius = side / 8 + static_cast<int>(random.below(static_cast<std::size_t>(side / 8)));
        const cv::Point centre(side / 4 + static_cast<int>(random.below(static_cast<std::size_t>(side / 2))),
                               side / 4 + static_cast<int>(random.below(static_cast<std::size_t>(side / 2))));
        cv::circle(image, centre, radius, {180, 190, 220}, cv::FILLED);
        cv::circle(mask, centre, radius, 255, cv::FILLED);
        const std::string name = std::to_string(i) + ".png";
        cv::imwrite(m_dataset->root + "/images/" + name, image);
        cv::imwrite(m_dataset->root + "/masks/" + name, mask);
        m_dataset->records.push_back(
            {.image = "images/" + name, .label = "masks/" + name, .state = dataset::LabelState::Labelled});
    }

    QTemporaryDir m_folder;
    std::shared_ptr<dataset::Dataset> m_dataset;
};

}  // namespace gg::test
