#pragma once

#include "core/io/files.h"
#include "core/metrics/segmentation.h"
#include "core/runs/run_event.h"

#include <opencv2/core.hpp>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gg::runs {

// A run folder:
//   run.yaml                    RunInfo, written once, atomically
//   events.jsonl                append only
//   samples/NAME.input.png      snapshot image as the network sees it (8-bit BGR, image_size x image_size)
//   samples/NAME.truth.png      its mask, 0 and 255; not of a detector: its truths are the data set's boxes
//   epochs/NNNN/NAME.png        predicted foreground probability, 8-bit grey: round(255 p)
//   epochs/NNNN/epoch.json      {"epoch", "pooled": {tp, fp, fn, tn}, "images": [{"image", tp, fp, fn, tn}]}
// Where a segmentation tells classes apart (RunInfo::classes), truth and prediction are PNG files with a palette, RunInfo::classPixels the
// indices; an entry of "images" also has "cells": [[true class, predicted class, pixels], …].
//   epochs/NNNN/NAME.uncertainty.png   where the validation asked several times: predictive entropy, 8-bit grey, 255 · H / log(classes)
//   checkpoints/{last,best}.pt
// What a detector's run keeps of its epochs and batches: see detection_epoch.h and training_batch.h.

/// A validation image that is followed through all epochs.
struct SnapshotSample {
    std::string name;   ///< file name part, safe for a file system
    std::string image;  ///< absolute path of the original
};

struct RunInfo {
    std::string name;
    std::string tool = {};    ///< what wrote it: "Ultralytics", "Keras"…; empty where it was not asked for; not part of run.yaml
    std::string task = "segmentation";
    std::string created;      ///< ISO 8601, UTC
    std::string configYaml;   ///< the complete training configuration, as recipe::toYaml writes it
    std::uint64_t seed = 0;
    std::string datasetPath;
    std::string datasetFingerprint;
    std::string datasetFormat;
    std::size_t trainImages = 0;
    std::size_t valImages = 0;
    std::vector<std::string> classes;  ///< of a detector or a segmentation of classes, in the order of their numbers; empty: foreground alone
    std::string anchors = {};  ///< of a detector that has some, "10x13 16x30 …" in pixels at image_size
    std::vector<std::uint32_t> classValues = {};   ///< of a segmentation: the number in the data set's masks, or 0xRRGGBB
    std::vector<std::uint32_t> classPixels = {};   ///< of a segmentation: the value that stands for a class in the run's pictures
    bool classesAreColours = false;                ///< classValues are colours
    double trainForeground = -1;  ///< mean share of foreground in the training masks, [0, 1]; negative: unknown
    double valForeground = -1;
    int imageSize = 0;
    int epochs = 0;           ///< planned
    std::int64_t stepsPerEpoch = 0;
    std::vector<SnapshotSample> samples;
    std::map<std::string, std::string> versions;  ///< groundglass, libtorch, opencv
    std::map<std::string, std::string> machine;   ///< device, cores, memory, blas
};

/// Reads and writes run.yaml. Reading throws Error naming the file and the key.
GG_EXPORT RunInfo readRunInfo(const std::string& runFolder);
GG_EXPORT void writeRunInfo(const std::string& runFolder, const RunInfo& info);
GG_EXPORT bool isRunFolder(const std::string& folder);
/// The run folders at and directly under a folder, newest last.
GG_EXPORT std::vector<std::string> findRunFolders(const std::string& folder);
/// The configuration as flat keys ("optimizer.lr" → "0.0001"), for comparing.
GG_EXPORT std::map<std::string, std::string> flatConfig(const RunInfo& info);

/// Pixels of one class that were predicted as a class.
struct ClassCell {
    std::uint16_t truth = 0;
    std::uint16_t predicted = 0;
    std::uint64_t count = 0;
    friend bool operator==(const ClassCell&, const ClassCell&) = default;
};

struct ImageCounts {
    std::string image;  ///< absolute path
    metrics::PixelCounts counts;            ///< of classes: summed over all of them (micro)
    std::vector<ClassCell> cells = {};      ///< of classes: those that occur
};

/// epochs/NNNN/epoch.json.
struct EpochDetail {
    int epoch = 0;
    metrics::PixelCounts pooled;
    std::vector<ImageCounts> images;
};
GG_EXPORT EpochDetail readEpochDetail(const std::string& runFolder, int epoch);
/// Epochs whose epoch.json holds counts of pixels, ascending; those of a detector are detectionEpochs().
GG_EXPORT std::vector<int> epochsWithDetail(const std::string& runFolder);
GG_EXPORT std::string sampleInputFile(const std::string& runFolder, const std::string& sample);
GG_EXPORT std::string sampleTruthFile(const std::string& runFolder, const std::string& sample);
GG_EXPORT std::string predictionFile(const std::string& runFolder, int epoch, const std::string& sample);
GG_EXPORT std::string checkpointFile(const std::string& runFolder, std::string_view which);

/// Where a trainer writes to. The one seam between training and the rest.
class GG_EXPORT RunSink {
public:
    virtual ~RunSink();
    virtual void event(const RunEvent& event) = 0;
    /// 8-bit BGR and 0/255, both image_size x image_size. An empty truth: there is no mask.
    virtual void sample(const SnapshotSample& sample, const cv::Mat& input, const cv::Mat& truth) = 0;
    /// Probabilities of the samples by name, CV_32F in [0, 1], and the counts of every validation image.
    virtual void epochDetail(const EpochDetail& detail, const std::vector<std::pair<std::string, cv::Mat>>& predictions) = 0;
    virtual std::string checkpointPath(std::string_view which) = 0;
    /// A file of the run by its path in the folder, "epochs/0003/predictions.json": whole or not at all.
    virtual void file(const std::string& name, std::string_view contents) = 0;
    /// Takes such a file away again; nothing where it is not there. One that cannot be removed stays: it harms nothing.
    virtual void removeFile(const std::string& name) = 0;
};

/// A sink that writes a run folder. Throws Error (NotWritable, NoSpace) from any member; what was written before stays readable.
class GG_EXPORT RunFolderWriter final : public RunSink {
public:
    /// Starts a new run: creates the folder, run.yaml and events.jsonl. Throws InvalidArgument when there is a run already.
    static std::unique_ptr<RunFolderWriter> create(const std::string& folder, const RunInfo& info);
    /// Goes on with a run that exists.
    static std::unique_ptr<RunFolderWriter> resume(const std::string& folder);

    void event(const RunEvent& event) override;
    void sample(const SnapshotSample& sample, const cv::Mat& input, const cv::Mat& truth) override;
    void epochDetail(const EpochDetail& detail, const std::vector<std::pair<std::string, cv::Mat>>& predictions) override;
    std::string checkpointPath(std::string_view which) override;
    void file(const std::string& name, std::string_view contents) override;
    void removeFile(const std::string& name) override;

private:
    explicit RunFolderWriter(std::string folder);
    std::string m_folder;
    io::AppendLog m_events;
};

}  // namespace gg::runs
