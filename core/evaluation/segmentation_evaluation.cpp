#include "core/evaluation/segmentation_evaluation.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/evaluation/mask_pass.h"
#include "core/evaluation/painted_truth.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

namespace gg::evaluation {
namespace {

using dataset::Dataset;
using dataset::LabelState;
using dataset::Record;
using predictions::InputIssue;
using predictions::IssueKind;
using predictions::IssueSide;
using predictions::IssueUse;

/// Masks that are looked at before all of them are read: enough to know what the set's masks are.
constexpr std::size_t mostGlances = 64;
constexpr std::size_t mostKeptBytes = std::size_t{64} << 20U;
constexpr std::size_t imagesAtOnce = 4;
constexpr std::size_t mostExamples = 5;

/// Classes of predictions that the truth does not have become classes of their own up to here; above, the masks hold something else.
constexpr std::size_t mostFurtherClasses = 64;

class Issues {
public:
    void add(IssueKind kind, IssueSide side, const std::string& file, const std::string& example, IssueUse use)
    {
        const auto [at, isNew] = m_place.try_emplace({kind, side}, m_issues.size());
        if (isNew) {
            m_issues.push_back({.kind = kind, .side = side, .file = file, .count = 0, .examples = {}, .used = use == IssueUse::Used});
        }
        InputIssue& issue = m_issues[at->second];
        ++issue.count;
        if (issue.examples.size() < mostExamples) {
            issue.examples.push_back(example);
        }
    }
    void take(const std::vector<InputIssue>& issues) { m_issues.insert(m_issues.end(), issues.begin(), issues.end()); }
    std::vector<InputIssue> list() && { return std::move(m_issues); }

private:
    std::map<std::pair<IssueKind, IssueSide>, std::size_t> m_place;
    std::vector<InputIssue> m_issues;
};

std::string baseName(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

bool isPainted(const Dataset& dataset)
{
    return dataset.format != dataset::Format::ImageMask;
}

/// The number of each class in masks: as the set writes it, else its place; where outlines are painted, 0 is the background.
std::vector<Key> classKeys(const Dataset& dataset)
{
    const bool painted = isPainted(dataset);
    const auto& ids = dataset.classIds;
    const bool usable = ids.size() == dataset.classNames.size()
                        && std::all_of(ids.begin(), ids.end(), [painted](std::int64_t id) { return id >= (painted ? 1 : 0) && id < noKey; });
    std::vector<Key> keys(dataset.classNames.size());
    for (std::size_t c = 0; c < keys.size(); ++c) {
        keys[c] = usable ? static_cast<Key>(ids[c]) : static_cast<Key>(painted ? c + 1 : c);
    }
    return keys;
}

/// The set's classes by the numbers that stand for them in masks, as far as it names any.
std::map<Key, std::string> declaredClasses(const Dataset& dataset)
{
    std::map<Key, std::string> out;
    const bool named = isPainted(dataset) || dataset.classNames.size() > 1 || !dataset.classIds.empty();
    if (!named) {
        return out;
    }
    if (isPainted(dataset)) {
        out[0] = "background";
    }
    const std::vector<Key> keys = classKeys(dataset);
    for (std::size_t c = 0; c < keys.size(); ++c) {
        if (!dataset.classNames[c].empty()) {
            out[keys[c]] = dataset.classNames[c];
        }
    }
    return out;
}

std::string nameOf(Key key, bool colours, const std::map<Key, std::string>& declared)
{
    if (const auto at = declared.find(key); at != declared.end()) {
        return at->second;
    }
    if (!colours) {
        return "class " + std::to_string(key);
    }
    char text[16];
    std::snprintf(text, sizeof text, "#%06X", key);
    return text;
}

class Comparison {
public:
    Comparison(const Dataset& dataset, const predictions::LoadedMasks& predicted, const std::string& path, const SegmentationOptions& options,
               JobControl& control)
        : m_dataset(dataset)
        , m_predicted(predicted)
        , m_options(options)
        , m_control(control)
        , m_painted(isPainted(dataset))
        , m_declared(declaredClasses(dataset))
        , m_out(std::make_shared<SegmentationEvaluation>())
    {
        m_out->path = path;
        m_out->name = baseName(path);
    }

    SegmentationPtr run()
    {
        const auto begin = std::chrono::steady_clock::now();
        m_issues.take(m_predicted.issues);
        requireOutlines();
        chooseSplits();
        collectJobs();
        decide();
        compare();
        nameClasses();
        gather();
        m_out->issues = std::move(m_issues).list();
        m_out->evaluateSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return m_out;
    }

private:
    void requireOutlines() const
    {
        if (!m_painted) {
            return;
        }
        const auto& records = m_dataset.records;
        const bool any = std::any_of(records.begin(), records.end(), [](const Record& record) {
            return std::any_of(record.objects.begin(), record.objects.end(), [](const auto& o) { return o.kind != dataset::ShapeKind::Box; });
        });
        if (!any) {
            throw Error(ErrorCode::Unsupported, m_dataset.root,
                        "The labels of this data set are boxes: there is no outline that predicted masks could be held against. "
                        "Choose a data set with masks or polygons, or predictions that are boxes.");
        }
        if (m_dataset.classNames.size() > mostPaintedClasses) {
            throw Error(ErrorCode::Unsupported, m_dataset.root,
                        "Masks of " + std::to_string(m_dataset.classNames.size()) + " classes do not fit into a byte a pixel, which holds "
                            + std::to_string(mostPaintedClasses) + ". Evaluate the outlines as instances (--iou-type segm) instead.");
        }
    }

    const std::string& fileOf(std::size_t record) const
    {
        static const std::string none;
        return record < m_predicted.fileOf.size() ? m_predicted.fileOf[record] : none;
    }

    void chooseSplits()
    {
        std::set<std::uint16_t> splits;
        for (std::size_t i = 0; i < m_dataset.records.size(); ++i) {
            const Record& record = m_dataset.records[i];
            const bool asked = m_options.split.empty() ? !fileOf(i).empty() : m_dataset.splits[record.split] == m_options.split;
            if (asked) {
                splits.insert(record.split);
            }
        }
        m_splits = splits;
        for (const std::uint16_t split : splits) {
            m_out->splits.push_back(m_dataset.splits[split]);
        }
    }

    void collectJobs()
    {
        for (std::size_t i = 0; i < m_dataset.records.size(); ++i) {
            const Record& record = m_dataset.records[i];
            if (!m_splits.contains(record.split)) {
                continue;
            }
            const bool labelled = record.state == LabelState::Labelled || record.state == LabelState::Empty;
            if (fileOf(i).empty()) {
                m_issues.add(IssueKind::MissingMasks, IssueSide::Predictions, m_out->path, record.image, IssueUse::LeftOut);
            } else if (!labelled) {
                m_issues.add(IssueKind::NoTruth, IssueSide::Truth, m_dataset.root, record.image, IssueUse::LeftOut);
            } else {
                m_jobs.push_back({.record = i,
                                  .truth = m_painted ? std::string() : m_dataset.absolute(record.label),
                                  .predicted = fileOf(i)});
            }
        }
        if (m_jobs.empty()) {
            throw Error(ErrorCode::InvalidArgument, m_out->path,
                        "No image of the data set has both a true and a predicted mask: " + std::to_string(m_predicted.found)
                            + " predicted masks fit an image, " + std::to_string(m_dataset.records.size()) + " images in " + m_dataset.root
                            + ". Masks are matched by their names: image 0007.jpg takes 0007.png.");
        }
    }

    std::vector<MaskGlance> glances(bool predicted)
    {
        const std::size_t count = std::min(mostGlances, m_jobs.size());
        std::vector<std::optional<MaskGlance>> seen(count);
        JobControl quiet(m_control.stopToken());
        parallelFor(count, 1, quiet, [&](std::size_t i) {
            const std::size_t job = i * m_jobs.size() / count;
            const std::string& file = predicted ? m_jobs[job].predicted : m_jobs[job].truth;
            try {
                auto mask = std::make_unique<dataset::MaskImage>(dataset::readMask(file));
                seen[i] = glanceAt(*mask);
                keep(predicted ? m_decoded[job].predicted : m_decoded[job].truth, std::move(mask));
            } catch (const Error&) {
                seen[i].reset();  // named when its turn comes
            }
        }, m_options.threads);
        std::vector<MaskGlance> out;
        for (auto& glance : seen) {
            if (glance) {
                out.push_back(std::move(*glance));
            }
        }
        return out;
    }

    /// So that a mask is decoded once; not more than a few large ones.
    void keep(std::unique_ptr<dataset::MaskImage>& place, std::unique_ptr<dataset::MaskImage> mask)
    {
        if (m_keptBytes.fetch_add(mask->values.total()) < mostKeptBytes) {
            place = std::move(mask);
        }
    }

    void decide()
    {
        m_decoded.resize(m_jobs.size());
        const std::vector<MaskGlance> predicted = glances(true);
        const std::size_t declared = m_declared.empty() ? 0 : m_declared.size() - (m_painted ? 1 : 0);
        m_reading = decideReading(m_painted ? std::vector<MaskGlance>() : glances(false), predicted, m_painted, declared, m_options);
        m_reading.voidNumber = !m_declared.contains(dataset::ignoredValue);
        m_out->meaning = m_reading.meaning;
        m_out->hasBoundaries = m_options.boundaryShare > 0;
        // Nothing above 15 of 255 may be a network that collapsed, or class numbers: say which was assumed.
        constexpr int faint = 15;
        const bool unclear = m_reading.meaning == MaskMeaning::Foreground && m_reading.predictedAs == PredictedAs::Probabilities
                             && !m_options.predictedAs && m_reading.highestPredicted <= faint;
        if (unclear) {
            m_issues.add(IssueKind::OtherEncoding, IssueSide::Predictions, m_out->path,
                         "no value above " + std::to_string(m_reading.highestPredicted) + ": read as probabilities of 255", IssueUse::Used);
        }
    }

    void compare()
    {
        const std::vector<Key> keys = m_painted ? classKeys(m_dataset) : std::vector<Key>();
        m_outcomes.resize(m_jobs.size());
        m_control.begin("Comparing masks", m_jobs.size());
        parallelBlocks(m_jobs.size(), imagesAtOnce, m_control, [&](std::size_t begin, std::size_t end) {
            MaskPass pass(m_dataset, keys, m_reading, m_options.boundaryShare);
            for (std::size_t i = begin; i < end; ++i) {
                m_control.throwIfStopped();
                m_outcomes[i] = pass.run(m_jobs[i], std::exchange(m_decoded[i], {}));
            }
        }, m_options.threads);
    }

    void nameClasses()
    {
        if (m_reading.meaning == MaskMeaning::Foreground) {
            const bool own = m_dataset.classNames.size() == 1 && !m_dataset.classNames.front().empty();
            m_out->classNames = {"background", own ? m_dataset.classNames.front() : "foreground"};
            m_out->classValues = {0, 1};
            m_out->counted = {1};
            m_places = {{0, 0}, {1, 1}};
            return;
        }
        std::set<Key> keys;
        std::set<Key> further;
        for (const auto& [key, name] : m_declared) {
            if (!m_reading.colours) {
                keys.insert(key);
            }
        }
        for (const MaskOutcome& outcome : m_outcomes) {
            for (const MaskOutcome::Cell& cell : outcome.cells) {
                keys.insert(cell.truth);
            }
        }
        for (const MaskOutcome& outcome : m_outcomes) {
            for (const MaskOutcome::Cell& cell : outcome.cells) {
                if (cell.predicted != noKey && !keys.contains(cell.predicted)) {
                    further.insert(cell.predicted);
                }
            }
        }
        addFurther(keys, further);
        for (const Key key : keys) {
            m_places.emplace(key, static_cast<std::uint16_t>(m_out->classNames.size()));
            m_out->counted.push_back(m_out->classNames.size());
            m_out->classNames.push_back(nameOf(key, m_reading.colours, m_declared));
            m_out->classValues.push_back(key);
        }
    }

    void addFurther(std::set<Key>& keys, const std::set<Key>& further)
    {
        const bool known = m_declared.empty() && further.size() <= mostFurtherClasses;
        for (const Key key : further) {
            m_issues.add(IssueKind::UnknownValue, IssueSide::Predictions, m_out->path, nameOf(key, m_reading.colours, {}),
                         known ? IssueUse::Used : IssueUse::LeftOut);
            if (known) {
                keys.insert(key);
            }
        }
    }

    std::uint16_t placeOf(Key key) const
    {
        const auto at = m_places.find(key);
        return at == m_places.end() ? static_cast<std::uint16_t>(m_out->classNames.size()) : at->second;
    }

    void name(const MaskJob& job, const MaskOutcome& outcome)
    {
        const std::string& image = m_dataset.records[job.record].image;
        if (!outcome.unreadable.empty()) {
            const IssueSide side = outcome.unreadable == job.predicted ? IssueSide::Predictions : IssueSide::Truth;
            m_issues.add(IssueKind::UnreadableFile, side, outcome.unreadable, baseName(outcome.unreadable) + ": " + outcome.why,
                         IssueUse::LeftOut);
        }
        if (outcome.noOutline) {
            m_issues.add(IssueKind::NoTruth, IssueSide::Truth, m_dataset.root, image + ": boxes in place of outlines", IssueUse::LeftOut);
        }
        if (!outcome.sizeDiffers.empty()) {
            m_issues.add(IssueKind::SizeDiffers, IssueSide::Predictions, m_out->path, image + ": " + outcome.sizeDiffers, IssueUse::Used);
        }
        if (outcome.truthEncoding) {
            m_issues.add(IssueKind::OtherEncoding, IssueSide::Truth, m_dataset.root, image, IssueUse::Used);
        }
        if (outcome.predictedEncoding) {
            m_issues.add(IssueKind::OtherEncoding, IssueSide::Predictions, m_out->path, image, IssueUse::Used);
        }
    }

    SegmentationImage imageOf(const MaskJob& job, MaskOutcome& outcome) const
    {
        SegmentationImage image{.image = m_dataset.absolute(m_dataset.records[job.record].image),
                                .predicted = job.predicted,
                                .record = job.record,
                                .cells = {},
                                .leftOut = outcome.leftOut,
                                .boundaries = {},
                                .levels = std::move(outcome.levels)};
        std::map<std::pair<std::uint16_t, std::uint16_t>, std::uint64_t> cells;
        for (const MaskOutcome::Cell& cell : outcome.cells) {
            cells[{placeOf(cell.truth), placeOf(cell.predicted)}] += cell.count;
        }
        for (const auto& [place, count] : cells) {
            image.cells.push_back({.truth = place.first, .predicted = place.second, .count = static_cast<std::uint32_t>(count)});
        }
        for (const MaskOutcome::Boundary& boundary : outcome.boundaries) {
            if (const std::uint16_t place = placeOf(boundary.key); place < m_out->classes()) {
                image.boundaries.push_back({.classId = place, .counts = boundary.counts});
            }
        }
        return image;
    }

    void gather()
    {
        SegmentationEpoch epoch;
        epoch.pooled = metrics::PixelConfusion(m_out->classes());
        epoch.boundaries.resize(m_out->hasBoundaries ? m_out->classes() : 0);
        for (std::size_t i = 0; i < m_jobs.size(); ++i) {
            MaskOutcome& outcome = m_outcomes[i];
            name(m_jobs[i], outcome);
            m_out->maskBytes += outcome.bytes;
            if (!outcome.unreadable.empty() || outcome.noOutline) {
                continue;
            }
            SegmentationImage image = imageOf(m_jobs[i], outcome);
            for (const PixelCell& cell : image.cells) {
                epoch.pooled.at(cell.truth, cell.predicted) += cell.count;
            }
            epoch.pooled.leftOut += image.leftOut;
            for (const ClassBoundary& boundary : image.boundaries) {
                epoch.boundaries[boundary.classId] += boundary.counts;
            }
            if (image.levels) {
                epoch.levels += *image.levels;
                ++epoch.imagesWithLevels;
            }
            epoch.images.push_back(std::move(image));
        }
        if (epoch.images.empty()) {
            throw Error(ErrorCode::Unreadable, m_out->path,
                        "None of the " + std::to_string(m_jobs.size()) + " pairs of masks could be compared. The first: "
                            + (m_outcomes.front().noOutline ? std::string("the truth has boxes in place of outlines.")
                                                            : m_outcomes.front().unreadable + ": " + m_outcomes.front().why));
        }
        m_out->epochs.push_back(std::move(epoch));
    }

    const Dataset& m_dataset;
    const predictions::LoadedMasks& m_predicted;
    const SegmentationOptions& m_options;
    JobControl& m_control;
    bool m_painted;
    std::map<Key, std::string> m_declared;
    std::shared_ptr<SegmentationEvaluation> m_out;
    std::set<std::uint16_t> m_splits;
    std::vector<MaskJob> m_jobs;
    MaskReading m_reading;
    std::vector<DecodedMasks> m_decoded;  ///< by job
    std::atomic<std::size_t> m_keptBytes{0};
    std::vector<MaskOutcome> m_outcomes;
    std::map<Key, std::uint16_t> m_places;  ///< class by key
    Issues m_issues;
};

}  // namespace

SegmentationPtr evaluateMasks(const dataset::DatasetPtr& dataset, const predictions::LoadedMasks& predicted, const std::string& path,
                              const SegmentationOptions& options, JobControl& control)
{
    return Comparison(*dataset, predicted, path, options, control).run();
}

const SegmentationEpoch& epochAt(const SegmentationEvaluation& evaluation, int epoch)
{
    if (epoch <= 0) {
        return evaluation.epochs.back();
    }
    const auto after = std::upper_bound(evaluation.epochs.begin(), evaluation.epochs.end(), epoch,
                                        [](int asked, const SegmentationEpoch& one) { return asked < one.epoch; });
    return after == evaluation.epochs.begin() ? *after : *std::prev(after);
}

}  // namespace gg::evaluation
