#include "core/inference/run_model.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/write/output_folder.h"
#include "core/inference/class_match.h"
#include "core/inference/decode.h"
#include "core/inference/outcome_files.h"
#include "core/io/image_codec.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <string_view>

namespace gg::inference {
namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::vector<std::size_t> recordsOf(const dataset::Dataset& dataset, const std::string& split)
{
    const auto found = std::find(dataset.splits.begin(), dataset.splits.end(), split);
    if (!split.empty() && found == dataset.splits.end()) {
        std::string names;
        for (const std::string& name : dataset.splits) {
            names += (names.empty() ? "" : ", ") + name;
        }
        throw Error(ErrorCode::InvalidArgument, dataset.opened, "The data set has no split \"" + split + "\". It has " + names + ".");
    }
    std::vector<std::size_t> records;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        if (split.empty() || dataset.records[i].split == static_cast<std::uint16_t>(found - dataset.splits.begin())) {
            records.push_back(i);
        }
    }
    if (records.empty()) {
        throw Error(ErrorCode::InvalidArgument, dataset.opened, "There is no image in " + (split.empty() ? "the data set" : "split " + split) + ".");
    }
    return records;
}

void requireUsable(const RunRequest& request, const std::vector<std::int64_t>& inputShape)
{
    const std::vector<ProcessingProblem> problems = check(request.processing, inputShape);
    if (!problems.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, texts::render(problems.front().text, problems.front().values));
    }
    if (const std::string problem = problemOf(request.variants, request.processing.post.head); !problem.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, problem);
    }
    dataset::requireFreshFolder(*request.dataset, request.outFolder);
}

/// One run over a split: what its stages share.
class Run
{
public:
    Run(Backend& backend, const RunRequest& request)
        : m_backend(backend)
        , m_request(request)
        , m_dataset(*request.dataset)
        , m_records(recordsOf(m_dataset, request.split))
        , m_names(nameImages(m_dataset, m_records))
        , m_masks(isSegmentation(request.processing.post.head))
        , m_folder(request.outFolder, dataset::OutputMode::Write)
        , m_rows(m_masks ? 0 : m_records.size())
        , m_uncertainty(m_records.size())
    {
        if (!m_masks) {
            m_classes = matchClasses(request.processing.post.classNames, m_dataset);
            m_leftOut.resize(std::max(m_classes.ofModel.size(), request.processing.post.classNames.size()) + 1);
        }
    }

    RunResult run(JobControl& control)
    {
        warmUp();
        const int threads = m_request.threads > 0 ? m_request.threads : std::max(1, usableCores() - 1);
        const std::size_t views = std::max<std::size_t>(1, m_request.variants.size());
        control.begin("Running the model", m_records.size() * views);
        const Clock::time_point start = Clock::now();
        const Looking looking{.dataset = m_dataset, .records = m_records, .processing = m_request.processing, .variants = m_request.variants, .threads = threads};
        lookAt(m_backend, looking, [this](std::size_t index, Look&& look) { take(index, look); }, control);
        m_result.seconds = millisecondsSince(start) / 1000;
        m_result.threads = threads;
        summarise();
        write();
        return std::move(m_result);
    }

private:
    void warmUp()
    {
        const PreProcessing& pre = m_request.processing.pre;
        const cv::Mat grey(pre.height, pre.width, CV_8UC3, cv::Scalar::all(pre.padding));
        m_backend.run(makeInput(grey, pre, placeImage(grey.size(), pre)));
    }

    /// A picture in all its variants.
    void take(std::size_t index, const Look& look)
    {
        if (!look.unreadable.empty()) {
            const std::lock_guard lock(m_mutex);
            m_result.unreadable.push_back({m_dataset.records[m_records[index]].image, look.unreadable});
            return;
        }
        const Clock::time_point start = Clock::now();
        m_masks ? takeMask(index, look) : takeObjects(index, look);
        const double finishMs = millisecondsSince(start);
        const std::lock_guard lock(m_mutex);
        m_network.push_back(look.networkMs);
        m_endToEnd.push_back(look.totalMs + finishMs);
    }

    bool fuses() const { return m_request.variants.size() > 1; }

    void takeObjects(std::size_t index, const Look& look)
    {
        const std::vector<FusedObject> fused = fuseLook(look, m_request.fusion);
        std::vector<Found> found;
        for (const FusedObject& object : fused) {
            found.push_back(object.found);
        }
        m_rows[index] = resultRows(m_names.ids[index], found, m_classes, m_dataset, look.image);
        if (fuses()) {
            m_uncertainty[index] = uncertaintyRow(m_names.ids[index], fused, m_classes, m_dataset, m_request.variants.size());
        }
        const std::lock_guard lock(m_mutex);
        for (const Found& object : found) {
            const std::size_t classId = std::min(static_cast<std::size_t>(std::max(object.classId, 0)), m_leftOut.size() - 1);
            const bool known = classId < m_classes.ofModel.size() && m_classes.ofModel[classId] >= 0;
            known ? ++m_result.detections : ++m_leftOut[classId];
        }
    }

    void takeMask(std::size_t index, const Look& look)
    {
        if (!fuses()) {
            writePicture(m_names.masks[index], look.maps.front());
            return;
        }
        const FusedMap fused = fuseMaps(look.maps, m_request.processing.post.head == Head::SegmentationProbability);
        writePicture(m_names.masks[index], fused.map);
        // "masks/a.png" and "entropy/a.png" belong together.
        const std::string name = "entropy" + m_names.masks[index].substr(m_names.masks[index].find('/'));
        cv::Mat levels;
        fused.entropy.convertTo(levels, CV_8U, 255 / std::log(2.0));
        writePicture(name, levels);
        m_uncertainty[index] = uncertaintyRow(m_names.ids[index], name, fused);
    }

    void writePicture(const std::string& name, const cv::Mat& picture)
    {
        std::vector<unsigned char> bytes;
        if (!io::encodeImage(".png", picture, bytes)) {
            throw Error(ErrorCode::Internal, name, "The picture could not be written as PNG.");
        }
        m_folder.write(name, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }

    void summarise()
    {
        m_result.images = m_network.size();
        m_result.network = latencyOf(m_network);
        m_result.endToEnd = latencyOf(m_endToEnd);
        m_result.imagesPerSecond = m_result.seconds > 0 ? static_cast<double>(m_result.images) / m_result.seconds : 0;
        m_result.engine = m_backend.engine();
        m_result.howMeasured = texts::render("model.how_measured", {{"images", std::to_string(m_result.images)},
                                                                    {"engine", m_result.engine},
                                                                    {"threads", std::to_string(m_result.threads)}});
        std::sort(m_result.unreadable.begin(), m_result.unreadable.end(), [](const auto& a, const auto& b) { return a.image < b.image; });
        if (m_masks) {
            return;
        }
        for (std::size_t classId = 0; classId < m_leftOut.size(); ++classId) {
            const std::int32_t index = classId < m_classes.ofModel.size() ? m_classes.ofModel[classId] : -1;
            const std::vector<std::string>& names = m_request.processing.post.classNames;
            const std::string name = classId < names.size() && !names[classId].empty() ? names[classId] : std::to_string(classId);
            if (classId + 1 < m_leftOut.size() || m_leftOut[classId] > 0) {
                m_result.classes.push_back({name, index < 0 ? std::string() : m_dataset.classNames[static_cast<std::size_t>(index)], m_leftOut[classId]});
            }
        }
    }

    void write()
    {
        const std::filesystem::path folder(m_request.outFolder);
        if (m_masks) {
            m_result.predictions = (folder / "masks").string();
        } else {
            std::string json = "[";
            for (std::string& rows : m_rows) {
                json += json.size() == 1 && !rows.empty() ? std::string_view(rows).substr(1) : std::string_view(rows);
                std::string().swap(rows);
            }
            m_folder.write("predictions.json", json += "\n]\n");
            m_result.predictions = (folder / "predictions.json").string();
        }
        if (fuses()) {
            m_folder.write("uncertainty.json", uncertaintyFile(m_uncertainty, m_request));
            m_result.uncertainty = (folder / "uncertainty.json").string();
        }
        m_result.description = (folder / "predictions.yaml").string();
        m_folder.write("predictions.yaml", describeRun(m_result, m_backend.description(), m_request));
        m_folder.commit();
    }

    Backend& m_backend;
    const RunRequest& m_request;
    const dataset::Dataset& m_dataset;
    std::vector<std::size_t> m_records;
    ImageNames m_names;
    bool m_masks;
    dataset::OutputFolder m_folder;
    ClassTable m_classes;
    std::mutex m_mutex;
    std::vector<std::string> m_rows;       ///< of predictions.json, by image
    std::vector<std::string> m_uncertainty;  ///< of uncertainty.json, by image
    std::vector<std::size_t> m_leftOut;    ///< by the network's class; the last one: classes beyond those known
    std::vector<double> m_network;
    std::vector<double> m_endToEnd;
    RunResult m_result;
};

}  // namespace

RunResult runModel(Backend& backend, const RunRequest& request, JobControl& control)
{
    requireUsable(request, backend.inputShape());
    return Run(backend, request).run(control);
}

}  // namespace gg::inference
