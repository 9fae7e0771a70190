#include "tests/bench/made_predictions.h"

#include "core/dataset/formats/coco_rle.h"
#include "core/metrics/mask_runs.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <numbers>
#include <random>
#include <stdexcept>

namespace gg::bench
{
namespace
{

using metrics::Box;
using metrics::Detection;
using metrics::Truth;

double rounded(double value, double steps)
{
    return std::round(value * steps) / steps;
}

class Maker
{
public:
    explicit Maker(const MadePredictionsSpec& spec) : m_spec(spec), m_random(spec.seed)
    {
        std::vector<double> ofClass;
        for (std::size_t c = 0; c < spec.classes; ++c) {
            ofClass.push_back(1 / std::pow(static_cast<double>(c) + 1, 0.9));
        }
        m_class = std::discrete_distribution<std::int32_t>(ofClass.begin(), ofClass.end());
        std::vector<double> ofImage;
        for (std::size_t i = 0; i < spec.images; ++i) {
            ofImage.push_back(std::exponential_distribution(1.0)(m_random));
        }
        m_image = std::discrete_distribution<std::uint32_t>(ofImage.begin(), ofImage.end());
    }

    MadePredictions make()
    {
        metrics::DetectionSet& set = m_made.set;
        set.images = m_spec.images;
        set.imageHeights.assign(set.images, madeHeight);
        for (std::size_t c = 0; c < m_spec.classes; ++c) {
            set.classNames.push_back("class " + std::to_string(c + 1));
        }
        for (std::size_t i = 0; i < m_spec.truths; ++i) {
            addTruth();
        }
        std::stable_sort(set.truths.begin(), set.truths.end(), [](const Truth& a, const Truth& b) { return a.image < b.image; });
        addDetections();
        set.arrange();
        return std::move(m_made);
    }

private:
    double uniform(double from, double to) { return std::uniform_real_distribution(from, to)(m_random); }
    double normal(double sigma) { return std::normal_distribution(0.0, sigma)(m_random); }
    bool with(double chance) { return uniform(0, 1) < chance; }

    static Box inside(Box box)
    {
        box.width = rounded(std::clamp(box.width, 2.0, 638.0), 100);
        box.height = rounded(std::clamp(box.height, 2.0, 478.0), 100);
        box.x = rounded(std::clamp(box.x, 0.0, madeWidth - box.width), 100);
        box.y = rounded(std::clamp(box.y, 0.0, madeHeight - box.height), 100);
        return box;
    }

    Box anyBox()
    {
        const double side = 50 * std::exp(normal(0.9));
        const double shape = std::exp(normal(0.35));
        return inside({uniform(0, 640), uniform(0, 480), side * shape, side / shape});
    }

    /// An outline with a dozen corners that fills its box as objects do.
    std::vector<double> outlineIn(const Box& box)
    {
        std::vector<double> ring;
        constexpr int corners = 14;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners;
            const double reach = uniform(0.8, 1.0);
            ring.push_back(rounded(box.x + box.width / 2 * (1 + reach * std::cos(angle)), 100));
            ring.push_back(rounded(box.y + box.height / 2 * (1 + reach * std::sin(angle)), 100));
        }
        return ring;
    }

    std::uint32_t addMask(const std::vector<double>& ring) { return m_made.set.masks.add(metrics::polygonRuns(ring, madeHeight, madeWidth)); }

    void addTruth()
    {
        const Box box = anyBox();
        Truth truth{.box = box,
                    .area = rounded(box.width * box.height * uniform(0.5, 0.9), 10000),
                    .image = m_image(m_random),
                    .classId = m_class(m_random),
                    .crowd = m_spec.crowds && with(0.01)};
        truth.ignore = truth.crowd;
        if (m_spec.masks) {
            m_made.outlines.push_back(outlineIn(box));
            truth.mask = addMask(m_made.outlines.back());
            truth.area = static_cast<double>(metrics::areaOf(m_made.set.masks[truth.mask]));
        }
        m_made.set.truths.push_back(truth);
    }

    Box around(const Box& box)
    {
        const double loose = std::abs(normal(0.12)) + 0.01;
        return inside({box.x + normal(loose) * box.width, box.y + normal(loose) * box.height, box.width * std::exp(normal(loose)),
                       box.height * std::exp(normal(loose))});
    }

    void add(const Box& box, std::uint32_t image, std::int32_t classId, double score)
    {
        m_made.set.detections.push_back({.box = box,
                                         .area = box.width * box.height,
                                         .score = rounded(std::clamp(score, 0.001, 0.999), 1000),
                                         .image = image,
                                         .classId = classId});
    }

    /// Three a truth (one in six of them takes it for another class), the rest anywhere.
    void addDetections()
    {
        const std::size_t wanted = m_spec.detections * m_spec.scale;
        const std::vector<Truth>& truths = m_made.set.truths;
        m_made.set.detections.reserve(wanted);
        while (m_made.set.detections.size() < wanted) {
            if (!truths.empty() && with(0.3)) {
                const Truth& truth = truths[std::uniform_int_distribution<std::size_t>(0, truths.size() - 1)(m_random)];
                add(around(truth.box), truth.image, with(1.0 / 6) ? m_class(m_random) : truth.classId, std::pow(uniform(0, 1), 1.5));
            } else {
                add(anyBox(), std::uniform_int_distribution<std::uint32_t>(0, static_cast<std::uint32_t>(m_spec.images - 1))(m_random),
                    m_class(m_random), 0.4 * std::pow(uniform(0, 1), 4));
            }
        }
        writeImageByImage();
    }

    /// As a detector does.
    void writeImageByImage()
    {
        std::vector<Detection>& detections = m_made.set.detections;
        std::stable_sort(detections.begin(), detections.end(), [](const Detection& a, const Detection& b) { return a.image < b.image; });
        for (std::uint32_t d = 0; d < detections.size(); ++d) {
            detections[d].source = d;
            if (m_spec.masks) {
                detections[d].mask = addMask(outlineIn(detections[d].box));
                detections[d].area = static_cast<double>(metrics::areaOf(m_made.set.masks[detections[d].mask]));
            }
        }
    }

    MadePredictionsSpec m_spec;
    std::mt19937 m_random;
    std::discrete_distribution<std::int32_t> m_class;
    std::discrete_distribution<std::uint32_t> m_image;
    MadePredictions m_made;
};

using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

File openFor(const std::string& path)
{
    File file(std::fopen(path.c_str(), "w"), &std::fclose);
    if (!file) {
        throw std::runtime_error("cannot write " + path);
    }
    return file;
}

/// As far apart as COCO's: from 139 to 581,781 for 5,000 images.
int imageId(std::uint32_t image)
{
    return 139 + 116 * static_cast<int>(image) + static_cast<int>(image % 7);
}

/// COCO leaves out ten numbers of ninety.
int classNumber(std::int32_t classId)
{
    return 1 + classId + classId / 8;
}

void writeBox(std::FILE* file, const Box& box)
{
    std::fprintf(file, "\"bbox\": [%.2f, %.2f, %.2f, %.2f]", box.x, box.y, box.width, box.height);
}

void writeRuns(std::FILE* file, std::span<const std::uint32_t> runs)
{
    std::string text = dataset::encodeCocoRle(runs);
    for (std::size_t at = text.find('\\'); at != std::string::npos; at = text.find('\\', at + 2)) {
        text.insert(at, 1, '\\');
    }
    std::fprintf(file, "\"segmentation\": {\"size\": [%u, %u], \"counts\": \"%s\"}", madeHeight, madeWidth, text.c_str());
}

void writeOutline(std::FILE* file, const std::vector<double>& ring)
{
    std::fprintf(file, ", \"segmentation\": [[");
    for (std::size_t i = 0; i < ring.size(); ++i) {
        std::fprintf(file, "%s%.2f", i > 0 ? ", " : "", ring[i]);
    }
    std::fprintf(file, "]]");
}

void writeTruth(const MadePredictions& made, const std::string& path)
{
    const File file = openFor(path);
    std::fprintf(file.get(), "{\"info\": {}, \"images\": [");
    for (std::uint32_t i = 0; i < made.set.images; ++i) {
        std::fprintf(file.get(), "%s{\"id\": %d, \"file_name\": \"%012d.jpg\", \"width\": %u, \"height\": %u}", i > 0 ? ", " : "", imageId(i),
                     imageId(i), madeWidth, madeHeight);
    }
    std::fprintf(file.get(), "], \"categories\": [");
    for (std::size_t c = 0; c < made.set.classNames.size(); ++c) {
        std::fprintf(file.get(), "%s{\"id\": %d, \"name\": \"%s\"}", c > 0 ? ", " : "", classNumber(static_cast<std::int32_t>(c)),
                     made.set.classNames[c].c_str());
    }
    std::fprintf(file.get(), "], \"annotations\": [");
    for (std::size_t i = 0; i < made.set.truths.size(); ++i) {
        const Truth& truth = made.set.truths[i];
        std::fprintf(file.get(), "%s{\"id\": %zu, \"image_id\": %d, \"category_id\": %d, \"iscrowd\": %d, \"area\": %.4f, ", i > 0 ? ", " : "", i + 1,
                     imageId(truth.image), classNumber(truth.classId), truth.crowd ? 1 : 0, truth.area);
        writeBox(file.get(), truth.box);
        if (truth.mask != metrics::none) {
            if (truth.crowd) {
                std::fprintf(file.get(), ", ");
                writeRuns(file.get(), made.set.masks[truth.mask]);
            } else {
                writeOutline(file.get(), made.outlines[truth.mask]);
            }
        }
        std::fprintf(file.get(), "}");
    }
    std::fprintf(file.get(), "]}\n");
}

void writeResults(const MadePredictions& made, const std::string& path)
{
    const File file = openFor(path);
    for (std::size_t i = 0; i < made.set.detections.size(); ++i) {
        const Detection& detection = made.set.detections[i];
        std::fprintf(file.get(), "%s{\"image_id\": %d, \"category_id\": %d, ", i > 0 ? ", " : "[", imageId(detection.image),
                     classNumber(detection.classId));
        if (detection.mask != metrics::none) {
            writeRuns(file.get(), made.set.masks[detection.mask]);
        } else {
            writeBox(file.get(), detection.box);
        }
        std::fprintf(file.get(), ", \"score\": %.3f}", detection.score);
    }
    std::fprintf(file.get(), "%s]\n", made.set.detections.empty() ? "[" : "");
}

}  // namespace

MadePredictions makePredictions(const MadePredictionsSpec& spec)
{
    return Maker(spec).make();
}

void writePredictions(const MadePredictions& made, const std::string& folder)
{
    std::filesystem::create_directories(folder);
    writeTruth(made, folder + "/truth.json");
    writeResults(made, folder + "/results.json");
}

}  // namespace gg::bench
