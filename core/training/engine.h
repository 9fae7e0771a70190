#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/inference/backend.h"
#include "core/inference/uncertainty.h"
#include "core/recipe/model_plan.h"
#include "core/recipe/train_config.h"
#include "core/runs/run_folder.h"
#include "core/training/rank_place.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gg::training {

/// Lets another thread pause, resume and stop a training. Stop ends after the current step and leaves checkpoints/last.pt.
class GG_EXPORT TrainControl {
public:
    void pause();
    void resume();
    void stop();
    bool stopRequested() const { return m_stop; }
    bool paused() const { return m_paused; }
    /// Called by the trainer between steps; blocks while paused, returns at once when stopped.
    void waitWhilePaused();
    /// The same, but no longer than `time`.
    void waitWhilePaused(std::chrono::milliseconds time);

private:
    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_paused{false};
    std::mutex m_mutex;
    std::condition_variable m_wake;
};

struct TrainRequest {
    recipe::TrainConfig config;
    dataset::DatasetPtr dataset;
    std::string runFolder;
    bool resume = false;  ///< go on from runFolder's last checkpoint, to the same numbers as without the stop
    /// Where several processes train together: this one's place. Each has a request of its own with the same configuration, whose `batch` is the
    /// pictures of one process, and the same data; only rank 0 has a run folder.
    std::optional<RankPlace> ranks = std::nullopt;
};

enum class TrainOutcome { Finished, StoppedEarly, Stopped };

struct DeviceInfo {
    std::string id;    ///< "cpu", "cuda:0"
    std::string name;
    std::int64_t memoryBytes = 0;
};

struct EngineInfo {
    std::string libtorch;  ///< "1.13.1"
    std::string blas;      ///< "OpenBLAS", "reference"
    bool slowBlas = false; ///< the reference BLAS: training takes about twice as long
    std::vector<DeviceInfo> devices;
};

/// Measured, on this machine, with this configuration.
struct StepCost {
    double secondsPerStep = 0;
    double imagesPerSecond = 0;
    std::int64_t peakBytes = 0;  ///< 0 where it is not known
};

/// The forward pass of one picture, batch norm folded, measured on this machine. Milliseconds, medians.
struct ModelTiming {
    std::string device;           ///< "cpu", "cuda:0"
    int threads = 0;              ///< on the processor
    std::size_t runs = 0;
    double milliseconds = 0;
    std::vector<double> layers;   ///< parallel to the plan's, measured in runs of their own
};

/// A trained network as a file for other programs: a detector as ONNX or safetensors, a segmentation as ONNX.
struct ExportRequest {
    std::string source;           ///< a run folder, or a checkpoint
    std::string which = "best";   ///< of a run folder: "best" or "last"; the last where there is no best yet
    std::string file;             ///< *.onnx or *.safetensors
    int height = 0;               ///< of ONNX' input; 0: the size that was trained with
    int width = 0;
};

struct ExportResult {
    std::string checkpoint;
    std::string task;             ///< "detection", "segmentation"
    std::string model;            ///< "yolov8n", "unet"
    std::vector<std::string> classes;
    int epoch = 0;                ///< of the run; 0 where it is not known
    std::vector<std::pair<std::string, double>> metrics;  ///< "val/map50" …, of that epoch
    int height = 0;
    int width = 0;
    double boxDifference = 0;     ///< ONNX: largest difference of the file's answer in OpenCV from LibTorch's, in pixels,
    double scoreDifference = 0;   ///< and of scores, or of a segmentation's probabilities
};

/// How often a network is asked about one picture.
struct AskedTimes {
    bool flips = true;       ///< the picture and its three mirrored copies
    int dropoutSamples = 0;  ///< so many answers of each with dropout (Monte-Carlo dropout); 0: one without
};

/// What a checkpoint's network is run for: one answer a picture, or samples with dropout, of which every run gives another.
enum class Answers : std::uint8_t { Plain, Sampled };

/// A trained segmentation that says how sure it is. Not for several threads at once.
class SegmentationPredictor {
public:
    virtual ~SegmentationPredictor() = default;
    /// Names; empty: foreground and background.
    virtual const std::vector<std::string>& classes() const = 0;
    /// Pixels: pictures are stretched to a square of it, as in training.
    virtual int side() const = 0;
    /// model.dropout that it was trained with: at 0 dropout says nothing.
    virtual double dropout() const = 0;
    /// `image` is 8-bit BGR. The answer's places are the pixels of side x side, row by row; asked once, its mutual information is 0. Throws Error
    /// (InvalidArgument) for samples of a network without dropout, and an empty picture.
    virtual inference::Uncertainty ask(const cv::Mat& image, const AskedTimes& times) = 0;
};

/// What the training library offers. One instance a process. Trainings, measurements and exports wait for each other.
class Engine {
public:
    virtual ~Engine() = default;
    virtual EngineInfo info() = 0;
    /// Trains and writes the run folder. Throws Error (also NoSpace, NotWritable: then a Failed state was written if it could be).
    virtual TrainOutcome train(const TrainRequest& request, TrainControl& control) = 0;
    /// Two steps on real batches of the data set.
    virtual StepCost measureStep(const recipe::TrainConfig& config, const dataset::Dataset& dataset, JobControl& control) = 0;
    /// Runs a detector of random weights. Throws Error (InvalidArgument) for a size that it does not take.
    virtual ModelTiming timeModel(const recipe::ModelPlan& plan, int height, int width, recipe::Device device, JobControl& control) = 0;
    /// Writes the weights of a checkpoint, of a detector the averaged ones. Throws Error: NotFound, Malformed (no checkpoint), InvalidArgument (a
    /// size that the network does not take, another ending), Unsupported (safetensors of a segmentation), see also exportOnnx.
    virtual ExportResult exportModel(const ExportRequest& request) = 0;
    /// A TorchScript file as a model that can be run, in float32, on `options.device` (empty or "auto": as for training). Throws Error:
    /// Unreadable (no TorchScript, broken off), Unsupported (names the operator, or what the network did not take).
    virtual std::unique_ptr<inference::Backend> openTorchScript(const std::string& file, const inference::OpenOptions& options) = 0;
    /// The network of a run folder or a checkpoint as a model that LibTorch runs, in the form in which it would be exported as ONNX; `which` as in
    /// ExportRequest, `device` as for openTorchScript. Sampled: with dropout; the n-th run with one picture is the same sample, whatever else is asked.
    /// Throws Error: NotFound, Malformed, and InvalidArgument for samples of a network that was trained without dropout.
    virtual std::unique_ptr<inference::Backend> openTrained(const std::string& source, const std::string& which, const std::string& device, Answers answers) = 0;
    /// The network of a segmentation's run folder (its checkpoint "best" or "last", the last where there is no best yet) or of a checkpoint, on
    /// `device` (as chosen for training). Throws Error: NotFound, Malformed, InvalidArgument (a detector's).
    virtual std::unique_ptr<SegmentationPredictor> openSegmentation(const std::string& source, const std::string& which, recipe::Device device) = 0;
};

/// Loads the training library (and LibTorch with it: most of a second) on the first call. Throws Error (Unsupported) where it is
/// missing, naming the file that was looked for.
GG_EXPORT Engine& loadEngine();
GG_EXPORT bool engineAvailable();

}  // namespace gg::training
