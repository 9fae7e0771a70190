#include "core/training/engine/checkpoint.h"

#include "core/base/error.h"
#include "core/recipe/train_config.h"
#include "core/runs/run_folder.h"
#include "core/training/engine/checkpoint_file.h"
#include "core/training/engine/network.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
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

void writeNamed(torch::serialize::OutputArchive& archive, const std::string& namesKey, const std::string& numbersKey, const Values& values)
{
    std::vector<std::string> names;
    std::vector<double> numbers;
    for (const auto& [name, number] : values) {
        names.push_back(name);
        numbers.push_back(number);
    }
    archive.write(namesKey, c10::IValue(names));
    archive.write(numbersKey, c10::IValue(numbers));
}

void writeState(torch::serialize::OutputArchive& archive, const TrainState& state)
{
    archive.write("step", c10::IValue(state.step));
    archive.write("epochs_done", c10::IValue(state.epochsDone));
    archive.write("loss_sum", c10::IValue(state.lossSum));
    archive.write("loss_images", c10::IValue(state.lossImages));
    writeNamed(archive, "part_names", "part_sums", state.partSums);
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

/// Nothing where there is none: it was written before there were such values.
Values readNamed(torch::serialize::InputArchive& archive, const std::string& namesKey, const std::string& numbersKey)
{
    c10::IValue names;
    if (!archive.try_read(namesKey, names)) {
        return {};
    }
    Values values;
    const std::vector<double> numbers = value(archive, numbersKey.c_str()).toDoubleVector();
    for (const c10::IValue& name : names.toListRef()) {
        values.emplace_back(name.toStringRef(), numbers.at(values.size()));
    }
    return values;
}

TrainState readState(torch::serialize::InputArchive& archive)
{
    return {.step = value(archive, "step").toInt(),
            .epochsDone = value(archive, "epochs_done").toInt(),
            .lossSum = value(archive, "loss_sum").toDouble(),
            .lossImages = value(archive, "loss_images").toInt(),
            .partSums = readNamed(archive, "part_names", "part_sums"),
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

void readRandom(torch::serialize::InputArchive& archive)
{
    at::Generator random = at::globalContext().defaultGenerator(at::kCPU);
    torch::Tensor state;
    archive.read("random", state, true);
    const std::scoped_lock lock(random.mutex());
    random.set_state(state.to(torch::kCPU));
}

torch::Tensor randomState()
{
    at::Generator random = at::globalContext().defaultGenerator(at::kCPU);
    const std::scoped_lock lock(random.mutex());
    return random.get_state();
}

void requireClasses(const std::string& file, const std::vector<std::string>& saved, const std::vector<std::string>& now)
{
    if (saved == now) {
        return;
    }
    const auto told = [](const std::vector<std::string>& classes) {
        return classes.empty() ? std::string("the foreground alone") : std::to_string(classes.size()) + " classes";
    };
    throw Error(ErrorCode::InvalidArgument, file,
                "This checkpoint was trained to tell " + told(saved) + (saved.size() == now.size() ? " by other names" : "") + "; the masks are now read as "
                    + told(now) + (saved.empty() ? ". Set mask.meaning: foreground to go on with it." : ". Start a new run."));
}

/// Keys that may differ between the parts of a run: none of them changes what is computed.
bool mayDiffer(const std::string& key)
{
    constexpr std::array free{"data", "device", "threads", "loaders", "distributed.timeout", "early_stopping.patience", "validation.keep_every"};
    return std::find(free.begin(), free.end(), key) != free.end() || key.rfind("snapshots.", 0) == 0 || key.rfind("probe.", 0) == 0;
}

/// Where the number of epochs decides what is computed before the last of them: a reason, or nothing.
std::string whyEpochsMatter(const recipe::TrainConfig& config)
{
    if (config.schedule != recipe::Schedule::Constant) {
        return "the " + std::string(recipe::id(config.schedule)) + " schedule depends on it";
    }
    const recipe::DetectionConfig& detection = config.detection;
    const bool closes = config.task == "detection" && detection.closeMosaic > 0
                        && (detection.mosaic > 0 || detection.mixup > 0 || detection.copyPaste > 0);
    return closes ? "mosaic closes before the last epochs" : std::string();
}

}  // namespace

void TrainState::count(double loss, const Values& parts, std::int64_t images)
{
    const auto weight = static_cast<double>(images);
    lossSum += loss * weight;
    lossImages += images;
    partSums.resize(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        partSums[i].first = parts[i].first;
        partSums[i].second += parts[i].second * weight;
    }
}

Values TrainState::means() const
{
    const auto images = static_cast<double>(lossImages);
    Values values{{"train/loss", lossSum / images}};
    for (const auto& [name, sum] : partSums) {
        values.emplace_back(name, sum / images);
    }
    return values;
}

void TrainState::beginEpoch()
{
    lossSum = 0;
    lossImages = 0;
    partSums.clear();
    secondsInEpoch = 0;
}

void writeCheckpoint(const std::string& file, torch::serialize::OutputArchive& archive, const TrainState& state, const CheckpointOrigin& origin)
{
    archive.write("version", c10::IValue(checkpointVersion));
    archive.write("config", c10::IValue(origin.configYaml));
    archive.write("dataset", c10::IValue(origin.datasetFingerprint));
    writeState(archive, state);
    archive.write("random", randomState(), true);

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

TrainState readCheckpoint(const std::string& file, const torch::Device& device, const CheckpointOrigin& expected,
                          const std::function<void(torch::serialize::InputArchive&)>& load)
{
    if (!std::filesystem::exists(file)) {
        throw Error(ErrorCode::NotFound, file,
                    "There is no checkpoint to resume from: the run was stopped before its first one was written. Start a new run.");
    }
    try {
        torch::serialize::InputArchive archive;
        archive.load_from(file, device);
        if (value(archive, "version").toInt() > checkpointVersion) {
            throw Error(ErrorCode::Unsupported, file, "This checkpoint was written by a later version of Groundglass.");
        }
        checkOrigin(file, archive, expected);
        load(archive);
        readRandom(archive);
        return readState(archive);
    } catch (const c10::Error& error) {
        throw notACheckpoint(file, error);
    }
}

void writeValues(torch::serialize::OutputArchive& archive, const std::string& key, const Values& values)
{
    writeNamed(archive, key + "_names", key + "_values", values);
}

Values readValues(torch::serialize::InputArchive& archive, const std::string& key)
{
    return readNamed(archive, key + "_names", key + "_values");
}

Error notACheckpoint(const std::string& file, const c10::Error& error)
{
    const std::string text = error.what_without_backtrace();
    return Error(ErrorCode::Malformed, file, "This is no usable checkpoint: " + text.substr(0, text.find('\n')));
}

std::string checkpointText(torch::serialize::InputArchive& archive, const std::string& key)
{
    return value(archive, key.c_str()).toStringRef();
}

recipe::TrainConfig checkpointConfig(const std::string& file)
{
    return openingCheckpoint(file, [&file](torch::serialize::InputArchive& archive) { return recipe::parseConfig(checkpointText(archive, "config"), file); });
}

std::vector<std::string> checkpointClasses(torch::serialize::InputArchive& archive)
{
    std::vector<std::string> classes;
    c10::IValue names;
    if (archive.try_read("classes", names)) {
        for (const c10::IValue& name : names.toListRef()) {
            classes.push_back(name.toStringRef());
        }
    }
    return classes;
}

void saveCheckpoint(const std::string& file, const Network& network, const TrainState& state, const CheckpointOrigin& origin)
{
    torch::serialize::OutputArchive archive;
    torch::serialize::OutputArchive model;
    network.model->save(model);
    archive.write("model", model);
    if (!network.classes.empty()) {
        archive.write("classes", c10::IValue(network.classes));
    }
    torch::serialize::OutputArchive optimizer;
    network.optimizer->save(optimizer);
    archive.write("optimizer", optimizer);
    writeValues(archive, "groups", network.groupValues);
    writeCheckpoint(file, archive, state, origin);
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
    return readCheckpoint(file, network.device, expected, [&](torch::serialize::InputArchive& archive) {
        requireClasses(file, checkpointClasses(archive), network.classes);
        torch::serialize::InputArchive model;
        archive.read("model", model);
        network.model->load(model);
        torch::serialize::InputArchive optimizer;
        archive.read("optimizer", optimizer);
        network.optimizer->load(optimizer);
        network.groupValues = readValues(archive, "groups");
    });
}

std::string differencesThatMatter(const std::string& savedYaml, const std::string& currentYaml)
{
    const recipe::TrainConfig now = recipe::parseConfig(currentYaml, "configuration");
    // Through the parser, so that a key that the other does not write yet has its default on both sides.
    const auto flat = [](const recipe::TrainConfig& config) {
        runs::RunInfo info;
        info.configYaml = recipe::toYaml(config);
        return runs::flatConfig(info);
    };
    const std::map<std::string, std::string> saved = flat(recipe::parseConfig(savedYaml, "checkpoint"));
    std::string keys;
    for (const auto& [key, text] : flat(now)) {
        const auto before = saved.find(key);
        if (mayDiffer(key) || (before != saved.end() && before->second == text)) {
            continue;
        }
        const std::string reason = key == "epochs" ? whyEpochsMatter(now) : std::string();
        if (key != "epochs" || !reason.empty()) {
            keys += (keys.empty() ? "" : ", ") + key + (reason.empty() ? "" : " (" + reason + ")");
        }
    }
    return keys;
}

}  // namespace gg::training
