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

/// Pictures with one or two bright rectangles on a dark, noisy ground, and their boxes as YOLO labels: class 0 is wide, class 1 is tall.
/// The first three quarters are for training.
class BoxedSet
{
public:
    BoxedSet(int images, cv::Size size)
        : m_dataset(std::make_shared<dataset::Dataset>())
    {
        m_dataset->root = m_dataset->opened = m_folder.path().toStdString();
        m_dataset->splits = {"train", "val"};
        m_dataset->classNames = {"wide", "tall"};
        m_dataset->fingerprint = "fedcba9876543210";
        std::filesystem::create_directories(m_dataset->root + "/images");
        for (int i = 0; i < images; ++i) {
            add(i, size, 4 * i >= 3 * images);
        }
    }

    const dataset::Dataset& dataset() const { return *m_dataset; }
    dataset::DatasetPtr pointer() const { return m_dataset; }
    dataset::Dataset& edit() { return *m_dataset; }
    std::string folder() const { return m_dataset->root; }

private:
    void add(int i, cv::Size size, bool validation)
    {
        training::Random random{17, static_cast<std::uint64_t>(i)};
        cv::Mat image(size, CV_8UC3);
        for (int y = 0; y < size.height; ++y) {
            for (int x = 0; x < 3 * size.width; ++x) {
                image.ptr<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(20 + random.below(30));
            }
        }
        const std::string name = std::to_string(i);
        dataset::Record record{.image = "images/" + name + ".png",
                               .label = "labels/" + name + ".txt",
                               .state = dataset::LabelState::Labelled,
                               .split = static_cast<std::uint16_t>(validation ? 1 : 0)};
        for (int object = 0; object <= i % 2; ++object) {
            const bool wide = random.uniform() < 0.5;
            const int a = size.width / 4 + static_cast<int>(random.below(static_cast<std::size_t>(size.width / 8)));
            const int b = size.width / 8;
            const cv::Rect place(static_cast<int>(random.below(static_cast<std::size_t>(size.width - a))),
                                 static_cast<int>(random.below(static_cast<std::size_t>(size.height - a))), wide ? a : b, wide ? b : a);
            cv::rectangle(image, place, wide ? cv::Scalar(80, 200, 250) : cv::Scalar(250, 160, 60), cv::FILLED);
            record.objects.push_back({.kind = dataset::ShapeKind::Box,
                                      .classId = wide ? 0 : 1,
                                      .line = static_cast<std::uint32_t>(object + 1),
                                      .box = {static_cast<double>(place.x) / size.width, static_cast<double>(place.y) / size.height,
                                              static_cast<double>(place.width) / size.width, static_cast<double>(place.height) / size.height}});
        }
        cv::imwrite(m_dataset->root + "/" + record.image, image);
        m_dataset->records.push_back(std::move(record));
    }

    QTemporaryDir m_folder;
    std::shared_ptr<dataset::Dataset> m_dataset;
};

}  // namespace gg::test
