#pragma once

#include "core/base/job_control.h"
#include "core/dataset/open.h"
#include "core/io/files.h"
#include "core/predictions/truth.h"
#include "core/runs/detection_epoch.h"
#include "core/runs/run_folder.h"
#include "core/runs/training_batch.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace gg::test {

/// A run of a detector as a trainer writes it, over a real data set, with predictions made from its truth.
struct DetectionRunOptions {
    std::string name = "v8n";
    std::string split = "val";
    int epochs = 6;
    int predictionsEvery = 1;
    double start = 0.05;  ///< share of the objects that are found in the first epoch
    double end = 0.85;    ///< and in the last
    std::size_t followed = 6;
    bool finished = true;
};

/// The same numbers everywhere: no random device, no library's own generator.
class RunNoise {
public:
    explicit RunNoise(std::uint64_t seed) : m_state(seed * 2862933555777941757ULL + 3037000493ULL) {}
    double next()
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(m_state >> 11U) / 9007199254740992.0;
    }

private:
    std::uint64_t m_state;
};

class DetectionRun {
public:
    DetectionRun(std::string folder, const std::string& dataset, DetectionRunOptions options)
        : m_folder(std::move(folder))
        , m_options(std::move(options))
    {
        JobControl control;
        m_truth = predictions::truthOf(dataset::openDataset(dataset, control), predictions::Shapes::Boxes, control);
        for (std::uint32_t i = 0; i < m_truth->images.size(); ++i) {
            if (m_truth->splits[m_truth->images[i].split] == m_options.split) {
                m_images.push_back(i);
            }
        }
        writeInfo(dataset);
    }

    /// Everything, as after the last epoch.
    void writeAll()
    {
        state("started");
        writeBatches();
        for (int epoch = 1; epoch <= m_options.epochs; ++epoch) {
            writeEpoch(epoch);
        }
        if (m_options.finished) {
            state("finished");
        }
    }

    void writeEpoch(int epoch)
    {
        const double share = m_options.epochs > 1 ? static_cast<double>(epoch - 1) / (m_options.epochs - 1) : 1;
        const double quality = m_options.start + (m_options.end - m_options.start) * std::sqrt(share);
        writeSteps(epoch, quality);
        const double predicted = writeDetail(epoch, quality);
        writeEpochEvent(epoch, quality, predicted);
    }

    const runs::RunInfo& info() const { return m_info; }
    const std::string& folder() const { return m_folder; }

private:
    static constexpr std::int64_t stepsPerEpoch = 13;

    std::string pictureOf(std::uint32_t image) const
    {
        return m_truth->dataset->records[m_truth->images[image].record].image;
    }

    void writeInfo(const std::string& dataset)
    {
        m_info.name = m_options.name;
        m_info.task = "detection";
        m_info.created = "2026-11-21T05:00:00Z";
        m_info.configYaml = "task: detection\nmodel: yolov8n\nbatch: 16\nepochs: " + std::to_string(m_options.epochs) + "\n";
        m_info.datasetPath = dataset;
        m_info.datasetFingerprint = m_truth->dataset->fingerprint;
        m_info.valImages = m_images.size();
        m_info.classes = m_truth->classNames;
        m_info.imageSize = 320;
        m_info.epochs = m_options.epochs;
        m_info.stepsPerEpoch = stepsPerEpoch;
        for (std::size_t i = 0; i < std::min(m_options.followed, m_images.size()); ++i) {
            const std::string image = m_truth->dataset->absolute(pictureOf(m_images[i]));
            m_info.samples.push_back({.name = std::filesystem::path(image).stem().string(), .image = image});
        }
        m_writer = runs::RunFolderWriter::create(m_folder, m_info);
    }

    void state(const std::string& id)
    {
        m_writer->event({.kind = runs::EventKind::State, .time = m_time, .step = m_step, .epoch = m_epoch, .values = {}, .text = id, .message = {}});
    }

    void writeSteps(int epoch, double quality)
    {
        for (std::int64_t i = 0; i < stepsPerEpoch; ++i) {
            ++m_step;
            m_time += 1.1;
            m_epoch = epoch - 1 + static_cast<double>(i + 1) / stepsPerEpoch;
            const double wobble = 0.2 * (m_noise.next() - 0.5);
            m_writer->event({.kind = runs::EventKind::Step,
                             .time = m_time,
                             .step = m_step,
                             .epoch = m_epoch,
                             .values = {{"train/loss", 7.5 - 4 * quality + 2 * wobble},
                                        {"train/box_loss", 3.1 - 1.6 * quality + wobble},
                                        {"train/class_loss", 3.0 - 2.1 * quality + wobble},
                                        {"train/dfl_loss", 2.2 - 0.8 * quality + wobble},
                                        {"train/lr", 0.0014 * (1 - m_epoch / (m_options.epochs + 1))},
                                        {"train/images_per_second", 14 + 4 * wobble},
                                        {"train/data_wait", 0.04 + 0.1 * std::abs(wobble)},
                                        {"train/grad_norm", std::exp(3 - 2 * quality + 2 * wobble)},
                                        {"train/memory_mb", 1480 + 3.0 * epoch}},
                             .text = {},
                             .message = {}});
        }
    }

    void writeEpochEvent(int epoch, double quality, double predicted)
    {
        const double boxes = static_cast<double>(truths()) / static_cast<double>(m_images.size());
        runs::RunEvent event{.kind = runs::EventKind::Epoch, .time = m_time, .step = m_step, .epoch = static_cast<double>(epoch), .values = {}, .text = {}, .message = {}};
        for (const char* part : {"train", "val"}) {
            const double more = part[0] == 'v' ? 0.15 : 0;
            event.values.insert(event.values.end(), {{std::string(part) + "/loss", 7.5 - 4 * quality + 3 * more},
                                                     {std::string(part) + "/box_loss", 3.1 - 1.6 * quality + more},
                                                     {std::string(part) + "/class_loss", 3.0 - 2.1 * quality + more},
                                                     {std::string(part) + "/dfl_loss", 2.2 - 0.8 * quality + more}});
        }
        event.values.insert(event.values.end(), {{"train/lr", 0.0014 * (1 - static_cast<double>(epoch) / (m_options.epochs + 1))},
                                                 {"val/precision", quality * 0.9},
                                                 {"val/recall", quality},
                                                 {"val/map50", quality * 0.8},
                                                 {"val/map50_95", quality * 0.45},
                                                 {"val/map75", quality * 0.3},
                                                 {"val/predicted_boxes", predicted},
                                                 {"val/true_boxes", boxes},
                                                 {"val/predicted_area", 4200 + 900 * quality},
                                                 {"val/true_area", 5150},
                                                 {"epoch/seconds", 16.0},
                                                 {"epoch/images_per_second", 13.4},
                                                 {"epoch/data_wait", 0.05},
                                                 {"epoch/validation_seconds", 3.0}});
        for (std::size_t c = 0; c < m_truth->classNames.size(); ++c) {
            event.values.emplace_back("val/ap/" + m_truth->classNames[c], quality * 0.45 * (1.4 - 0.35 * static_cast<double>(c)));
        }
        double level = 1;
        for (const char* group : {"stem", "backbone", "neck", "head_box", "head_class"}) {
            event.values.emplace_back(std::string("gradient/") + group, 1e-3 * level * (1.2 - quality));
            event.values.emplace_back(std::string("update/") + group, 1e-3 / level);
            level *= 2.2;
        }
        m_writer->event(event);
        m_writer->event({.kind = runs::EventKind::Snapshot, .time = m_time, .step = m_step, .epoch = static_cast<double>(epoch), .values = {}, .text = {}, .message = {}});
    }

    std::size_t truths() const
    {
        std::size_t count = 0;
        for (const metrics::Truth& truth : m_truth->truths) {
            count += m_truth->splits[m_truth->images[truth.image].split] == m_options.split ? 1 : 0;
        }
        return count;
    }

    nlohmann::json row(std::uint32_t image, std::size_t label, const metrics::Box& box, double score) const
    {
        return {{"image_id", pictureOf(image)}, {"category_id", label}, {"bbox", {box.x, box.y, box.width, box.height}}, {"score", score}};
    }

    /// epoch.json and predictions.json; the mean number of boxes in a picture at confidence 0.25.
    double writeDetail(int epoch, double quality)
    {
        const std::size_t classes = m_truth->classNames.size();
        runs::DetectionEpoch detail{.epoch = epoch, .confidence = 0.31, .classes = {}, .confusion = std::vector<std::int64_t>((classes + 1) * (classes + 1)), .errorGains = {}};
        std::vector<std::int64_t> counts(classes);
        nlohmann::json rows = nlohmann::json::array();
        std::size_t confident = 0;
        for (const metrics::Truth& truth : m_truth->truths) {
            if (m_truth->splits[m_truth->images[truth.image].split] != m_options.split) {
                continue;
            }
            const auto label = static_cast<std::size_t>(truth.classId);
            ++counts[label];
            const bool found = m_noise.next() < quality;
            const std::size_t as = found && m_noise.next() > 0.06 ? label : (label + 1) % classes;
            ++detail.confusion[label * (classes + 1) + (found ? as : classes)];
            if (found) {
                const double off = (1 - quality) * 0.3 * (m_noise.next() - 0.5);
                metrics::Box box = truth.box;
                box.x += off * box.width;
                box.y -= off * box.height;
                rows.push_back(row(truth.image, as, box, 0.3 + 0.69 * quality * m_noise.next()));
                ++confident;
            }
            if (m_noise.next() > quality) {
                metrics::Box box = truth.box;
                box.x += box.width * 0.8;
                rows.push_back(row(truth.image, label, box, 0.01 + 0.4 * m_noise.next()));
                ++detail.confusion[classes * (classes + 1) + label];
            }
        }
        for (std::size_t c = 0; c < classes; ++c) {
            const double ap = quality * 0.45 * (1.4 - 0.35 * static_cast<double>(c));
            detail.classes.push_back({.name = m_truth->classNames[c],
                                      .ap = counts[c] > 0 ? ap : std::numeric_limits<double>::quiet_NaN(),
                                      .ap50 = ap * 1.7,
                                      .precision = quality * 0.9,
                                      .recall = quality,
                                      .truths = counts[c],
                                      .predicted = static_cast<std::int64_t>(static_cast<double>(counts[c]) * quality)});
        }
        detail.errorGains = {0.01, 0.12 * (1 - quality), 0.01, 0.02, 0.05, 0.4 * (1 - quality)};
        if (epoch % m_options.predictionsEvery == 0) {
            io::writeFileAtomically(m_folder + "/" + runs::epochFolderName(epoch) + "/predictions.json", rows.dump());
        }
        runs::writeDetectionEpoch(m_folder, detail);
        return static_cast<double>(confident) / static_cast<double>(m_images.size());
    }

    /// Grey pictures with a bright rectangle where each box lies.
    void writeBatches()
    {
        for (const std::int64_t step : {std::int64_t{1}, std::int64_t{2}}) {
            runs::TrainingBatch batch{.step = step, .epoch = 1, .width = 160, .height = 160, .columns = 2, .pictures = {}};
            cv::Mat grid(320, 320, CV_8UC3, cv::Scalar(114, 114, 114));
            for (int i = 0; i < 4; ++i) {
                runs::BatchPicture picture{.image = m_info.samples.empty() ? "/none.jpg" : m_info.samples.front().image, .boxes = {}};
                for (int b = 0; b < 3; ++b) {
                    const auto left = static_cast<float>(10 + 45 * b);
                    const auto top = static_cast<float>(20 + 20 * i);
                    picture.boxes.push_back({.left = left, .top = top, .right = left + 30, .bottom = top + 25, .label = b % static_cast<int>(m_truth->classNames.size())});
                    grid(cv::Rect(i % 2 * 160 + static_cast<int>(left), i / 2 * 160 + static_cast<int>(top), 30, 25)).setTo(cv::Scalar(60, 120 + 40 * b, 200));
                }
                batch.pictures.push_back(std::move(picture));
            }
            runs::writeTrainingBatch(m_folder, batch, grid);
        }
    }

    std::string m_folder;
    DetectionRunOptions m_options;
    std::shared_ptr<const predictions::TruthTable> m_truth;
    std::vector<std::uint32_t> m_images;
    runs::RunInfo m_info;
    std::unique_ptr<runs::RunFolderWriter> m_writer;
    RunNoise m_noise{7};
    double m_time = 1.8e9;
    double m_epoch = 0;
    std::int64_t m_step = 0;
};

}  // namespace gg::test
