#include "tests/bench/big_set.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace gg::bench
{
namespace
{

namespace fs = std::filesystem;

constexpr std::size_t pictures = 64;
/// ext4 allows 65,000 links to a file.
constexpr std::size_t mostLinks = 60000;

double share(std::mt19937_64& random, double from, double to)
{
    return from + (to - from) * static_cast<double>(random() % 1000003) / 1000003;
}

/// Sides spread over two powers of ten, as in pictures of streets and from above.
std::string labelText(std::mt19937_64& random, int boxes)
{
    const int count = boxes / 3 + static_cast<int>(random() % static_cast<std::uint64_t>(std::max(1, boxes * 4 / 3 + 1)));
    std::string text;
    for (int i = 0; i < count; ++i) {
        const double width = 0.005 + 0.3 * std::pow(share(random, 0, 1), 3);
        const double height = width * share(random, 0.5, 2);
        std::array<char, 96> row{};
        std::snprintf(row.data(), row.size(), "%d %.6f %.6f %.6f %.6f\n", static_cast<int>(random() % 10),
                      share(random, width / 2, 1 - width / 2), share(random, height / 2, 1 - height / 2), width, height);
        text += row.data();
    }
    return text;
}

void writePicture(const fs::path& file, std::mt19937_64& random)
{
    cv::Mat picture(240, 320, CV_8UC3, cv::Scalar(share(random, 40, 200), share(random, 40, 200), share(random, 40, 200)));
    for (int i = 0; i < 12; ++i) {
        const cv::Point centre(static_cast<int>(random() % 320), static_cast<int>(random() % 240));
        cv::circle(picture, centre, 4 + static_cast<int>(random() % 30),
                   cv::Scalar(share(random, 0, 255), share(random, 0, 255), share(random, 0, 255)), cv::FILLED, cv::LINE_AA);
    }
    cv::imwrite(file.string(), picture);
}

/// Files to link to, each in as many copies as its links need.
class Pool
{
public:
    Pool(fs::path folder, std::size_t different)
        : m_folder(std::move(folder))
        , m_different(different)
        , m_links(different, 0)
        , m_current(different)
    {
        fs::create_directories(m_folder);
    }

    fs::path fileOf(std::size_t which) const { return m_folder / std::to_string(which % m_different); }

    void link(std::size_t which, const fs::path& to)
    {
        which %= m_different;
        if (m_current[which].empty() || m_links[which] >= mostLinks) {
            const fs::path copy = m_folder / (std::to_string(which) + "_" + std::to_string(++m_copies));
            fs::copy_file(fileOf(which), copy);
            m_current[which] = copy;
            m_links[which] = 0;
        }
        fs::create_hard_link(m_current[which], to);
        ++m_links[which];
    }

private:
    fs::path m_folder;
    std::size_t m_different;
    std::vector<std::size_t> m_links;
    std::vector<fs::path> m_current;
    std::size_t m_copies = 0;
};

}  // namespace

void makeBigSet(const fs::path& folder, const BigSetSpec& spec)
{
    std::mt19937_64 random(7);
    const fs::path hidden = folder / ".pool";
    Pool images(hidden / "images", pictures);
    for (std::size_t i = 0; i < pictures; ++i) {
        const fs::path written = images.fileOf(i).string() + ".jpg";
        writePicture(written, random);
        fs::rename(written, images.fileOf(i));
    }
    Pool labels(hidden / "labels", std::max<std::size_t>(1, spec.labelFiles));
    for (std::size_t i = 0; i < spec.labelFiles; ++i) {
        std::ofstream(labels.fileOf(i)) << labelText(random, spec.boxesPerImage);
    }
    for (const char* split : {"train", "val"}) {
        fs::create_directories(folder / "images" / split);
        fs::create_directories(folder / "labels" / split);
    }
    for (std::size_t i = 0; i < spec.images; ++i) {
        const char* split = i % 10 == 9 ? "val" : "train";
        const std::string name = "frame_" + std::to_string(i);
        images.link(i, folder / "images" / split / (name + ".jpg"));
        const fs::path label = folder / "labels" / split / (name + ".txt");
        if (spec.labelFiles > 0) {
            labels.link(random() % spec.labelFiles, label);
        } else {
            std::ofstream(label) << labelText(random, spec.boxesPerImage);
        }
    }
    std::ofstream(folder / "data.yaml") << "path: .\ntrain: images/train\nval: images/val\n"
                                           "names: [person, bicycle, car, van, truck, bus, tram, sign, light, dog]\n";
    fs::remove_all(hidden);  // the links keep what is needed
}

}  // namespace gg::bench
