#include "core/training/engine/checkpoint.h"

#include "core/base/error.h"
#include "core/recipe/train_config.h"
#include "core/training/engine/network.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <string_view>

namespace gg::training {
namespace {

constexpr std::int64_t checkpointVersion = 1;

Error writeError(const std::string& file, int code)
{
    const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return Error(full ? ErrorCode::NoSpace : ErrorCode::NotWritable, file,
                 full ? "The disk is full: the checkpoint could not be written. The one before it is untouched. Make room and resume the run."
                      : std::string("The checkpoint could not be written (") + std::strerror(code) + "). The one before it is untouched.");
}

/// A file that remembers its first error instead of reporting it: LibTorch's archive writer ends the process when a write fails while
/// it is being destroyed.
class PatientFile
{
public:
    explicit PatientFile(const std::string& file)
        : m_descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644))
        , m_error(m_descriptor < 0 ? errno : 0)
    {
    }
    ~PatientFile() { close(); }
    PatientFile(const PatientFile&) = delete;
    PatientFile& operator=(const PatientFile&) = delete;

    std::size_t write(const void* data, std::size_t size)
    {
        const char* bytes = static_cast<const char*>(data);
        for (std::size_t done = 0; done < size && m_error == 0;) {
            const ssize_t written = ::write(m_descriptor, bytes + done, size - done);
            if (written < 0 && errno != EINTR) {
                m_error = errno;
            }
            done += written > 0 ? static_cast<std::size_t>(written) : 0;
        }
        return size;
    }

    /// The first error, 0 where everything reached the disk.
    int finish()
    {
        if (m_error == 0 && ::fsync(m_descriptor) != 0) {
            m_error = errno;
        }
        close();
        return m_error;
    }

private:
    void close()
    {
        if (m_descriptor >= 0 && ::close(m_descriptor) != 0 && m_error == 0) {
            m_error = errno;
        }
        m_descriptor = -1;
    }

    int m_descriptor;
    int m_error;
};

void rename(const std::string& from, const std::string& to)
{
    if (std::rename(from.c_str(), to.c_str()) != 0) {
        const int code = errno;
        std::filesystem::remove(from);
        throw writeError(to, code);
    }
}

void writeState(torch::serialize::OutputArchive& archive, const TrainState& state)
{
    archive.write("step", c10::IValue(state.step));
    archive.write("epochs_done", c10::IValue(state.epochsDone));
    archive.write("loss_sum", c10::IValue(state.lossSum));
    archive.write("loss_images", c10::IValue(state.lossImages));
    archive.write("seconds_in_epoch", c10::IValue(state.secondsInEpoch));
    archive.write("best_metric", c10::IValue(state.bestMetric));
    archive.write("best_epoch", c10::IValue(state.bestEpoch));
    archive.write("epochs_without_better", c10::IValue(state.epochsWithoutBetter));
    archive.write("stopped_early", c10::IValue(state.stoppedEarly));
}

c10::IValue value(torch::serialize::InputArchive& archive, const char* key)
{
    c10::IValue result;
    archive.read(key, result);
    return result;
}

TrainState readState(torch::serialize::InputArchive& archive)
{
    return {.step = value(archive, "step").toInt(),
            .epochsDone = value(archive, "epochs_done").toInt(),
            .lossSum = value(archive, "loss_sum").toDouble(),
            .lossImages = value(archive, "loss_images").toInt(),
            .secondsInEpoch = value(archive, "seconds_in_epoch").toDouble(),
            .bestMetric = value(archive, "best_metric").toDouble(),
            .bestEpoch = value(archive, "best_epoch").toInt(),
            .epochsWithoutBetter = value(archive, "epochs_without_better").toInt(),
            .stoppedEarly = value(archive, "stopped_early").toBool()};
}

void checkOrigin(const std::string& file, torch::serialize::InputArchive& archive, const CheckpointOrigin& expected)
{
    const std::string fingerprint = value(archive, "dataset").toStringRef();
    if (fingerprint != expected.datasetFingerprint) {
        throw Error(ErrorCode::InvalidArgument, file,
                    "The data set has changed since this checkpoint was written (fingerprint " + fingerprint + ", now "
                        + expected.datasetFingerprint + "), so the run cannot go on to the same numbers. Start a new run.");
    }
    const std::string differences = differencesThatMatter(value(archive, "config").toStringRef(), expected.configYaml);
    if (!differences.empty()) {
        throw Error(ErrorCode::InvalidArgument, file,
                    "The configuration differs from the run's in " + differences
                        + ", so the run cannot go on to the same numbers. Use the run's own configuration, or start a new run.");
    }
}

void load(const std::string& file, Network& network, torch::serialize::InputArchive& archive)
{
    torch::serialize::InputArchive model;
    archive.read("model", model);
    network.model->load(model);
    torch::serialize::InputArchive optimizer;
    archive.read("optimizer", optimizer);
    network.optimizer->load(optimizer);
    if (value(archive, "version").toInt() > checkpointVersion) {
        throw Error(ErrorCode::Unsupported, file, "This checkpoint was written by a later version of Groundglass.");
    }
    at::Generator random = at::globalContext().defaultGenerator(at::kCPU);
    torch::Tensor state;
    archive.read("random", state, true);
    const std::scoped_lock lock(random.mutex());
    random.set_state(state.to(torch::kCPU));
}

}  // namespace

void saveCheckpoint(const std::string& file, const Network& network, const TrainState& state, const CheckpointOrigin& origin)
{
    torch::serialize::OutputArchive archive;
    torch::serialize::OutputArchive model;
    network.model->save(model);
    archive.write("model", model);
    torch::serialize::OutputArchive optimizer;
    network.optimizer->save(optimizer);
    archive.write("optimizer", optimizer);
    archive.write("version", c10::IValue(checkpointVersion));
    archive.write("config", c10::IValue(origin.configYaml));
    archive.write("dataset", c10::IValue(origin.datasetFingerprint));
    writeState(archive, state);
    at::Generator random = at::globalContext().defaultGenerator(at::kCPU);
    {
        const std::scoped_lock lock(random.mutex());
        archive.write("random", random.get_state(), true);
    }

    const std::string part = file + ".part";
    PatientFile output(part);
    archive.save_to([&output](const void* data, std::size_t size) { return output.write(data, size); });
    if (const int error = output.finish(); error != 0) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        throw writeError(file, error);
    }
    rename(part, file);
}

void copyCheckpoint(const std::string& from, const std::string& to)
{
    const std::string part = to + ".part";
    std::error_code error;
    std::filesystem::remove(part, error);
    // Checkpoints are replaced, never changed, so both names may share one file.
    std::filesystem::create_hard_link(from, part, error);
    if (error) {
        std::filesystem::copy_file(from, part, std::filesystem::copy_options::overwrite_existing, error);
    }
    if (error) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        throw writeError(to, error.value());
    }
    rename(part, to);
}

TrainState loadCheckpoint(const std::string& file, Network& network, const CheckpointOrigin& expected)
{
    if (!std::filesystem::exists(file)) {
        throw Error(ErrorCode::NotFound, file,
                    "There is no checkpoint to resume from: the run was stopped before its first one was written. Start a new run.");
    }
    try {
        torch::serialize::InputArchive archive;
        archive.load_from(file, network.device);
        checkOrigin(file, archive, expected);
        load(file, network, archive);
        return readState(archive);
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        throw Error(ErrorCode::Malformed, file, "This is no usable checkpoint: " + text.substr(0, text.find('\n')));
    }
}

std::string differencesThatMatter(const std::string& savedYaml, const std::string& currentYaml)
{
    const recipe::TrainConfig saved = recipe::parseConfig(savedYaml, "checkpoint");
    const recipe::TrainConfig now = recipe::parseConfig(currentYaml, "configuration");
    std::string keys;
    const auto compare = [&keys](bool same, std::string_view key) {
        if (!same) {
            keys += (keys.empty() ? "" : ", ") + std::string(key);
        }
    };
    compare(saved.width == now.width, "model.width");
    compare(saved.loss == now.loss, "loss");
    compare(saved.imageSize == now.imageSize, "image_size");
    compare(saved.batch == now.batch, "batch");
    compare(saved.seed == now.seed, "seed");
    compare(saved.optimizer == now.optimizer, "optimizer.name");
    compare(saved.learningRate == now.learningRate, "optimizer.lr");
    compare(saved.momentum == now.momentum, "optimizer.momentum");
    compare(saved.weightDecay == now.weightDecay, "optimizer.weight_decay");
    compare(saved.schedule == now.schedule, "schedule.name");
    compare(saved.warmupEpochs == now.warmupEpochs, "schedule.warmup_epochs");
    compare(saved.finalLrShare == now.finalLrShare, "schedule.final");
    compare(saved.schedule == recipe::Schedule::Constant || saved.epochs == now.epochs, "epochs (the cosine schedule depends on it)");
    compare(saved.valShare == now.valShare, "split.val");
    compare(saved.splitBy == now.splitBy, "split.by");
    compare(saved.metric == now.metric, "early_stopping.metric");
    compare(saved.flipHorizontal == now.flipHorizontal, "augment.flip_horizontal");
    compare(saved.flipVertical == now.flipVertical, "augment.flip_vertical");
    compare(saved.rotateDegrees == now.rotateDegrees, "augment.rotate");
    compare(saved.scale == now.scale, "augment.scale");
    compare(saved.brightness == now.brightness, "augment.brightness");
    compare(saved.contrast == now.contrast, "augment.contrast");
    compare(saved.foreground == now.foreground, "mask.foreground");
    return keys;
}

}  // namespace gg::training
