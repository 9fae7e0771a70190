#include "core/evaluation/segmentation_evaluation.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/evaluation/declared_classes.h"
#include "core/evaluation/mask_issues.h"
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

/// Images of all epochs together whose degrees of foreground are kept: 7 KB each.
constexpr std::size_t mostImagesWithLevels = 20'000;

/// Classes of predictions that the truth does not have become classes of their own up to here; above, the masks hold something else.
constexpr std::size_t mostFurtherClasses = 64;

std::string baseName(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

class Comparison {
public:
    Comparison(const Dataset& dataset, const std::vector<MasksOfEpoch>& epochs, const std::string& path, const SegmentationOptions& options,
               JobControl& control)
        : m_dataset(dataset)
        , m_epochs(epochs)
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
        for (const MasksOfEpoch& epoch : m_epochs) {
            m_issues.take(epoch.masks.issues);
        }
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

    static const std::string& fileOf(const MasksOfEpoch& epoch, std::size_t record)
    {
        static const std::string none;
        return record < epoch.masks.fileOf.size() ? epoch.masks.fileOf[record] : none;
    }

    bool isPredicted(std::size_t record) const
    {
        return std::any_of(m_epochs.begin(), m_epochs.end(), [record](const MasksOfEpoch& epoch) { return !fileOf(epoch, record).empty(); });
    }

    void chooseSplits()
    {
        for (std::size_t i = 0; i < m_dataset.records.size(); ++i) {
            const Record& record = m_dataset.records[i];
            if (m_options.split.empty() ? isPredicted(i) : m_dataset.splits[record.split] == m_options.split) {
                m_splits.insert(record.split);
            }
        }
        for (const std::uint16_t split : m_splits) {
            m_out->splits.push_back(m_dataset.splits[split]);
        }
    }

    /// Record by record, so that a true mask is read once for the predictions of all epochs.
    void collectJobs()
    {
        for (std::size_t i = 0; i < m_dataset.records.size(); ++i) {
            if (m_splits.contains(m_dataset.records[i].split)) {
                collectJobsOf(i);
            }
        }
        if (m_jobs.empty()) {
            std::size_t found = 0;
            for (const MasksOfEpoch& epoch : m_epochs) {
                found += epoch.masks.found;
            }
            throw Error(ErrorCode::InvalidArgument, m_out->path,
                        "No image of the data set has both a true and a predicted mask: " + std::to_string(found)
                            + " predicted masks fit an image, " + std::to_string(m_dataset.records.size()) + " images in " + m_dataset.root
                            + ". Masks are matched by their names: image 0007.jpg takes 0007.png.");
        }
        chooseDegrees();
    }

    void collectJobsOf(std::size_t i)
    {
        const Record& record = m_dataset.records[i];
        const bool labelled = record.state == LabelState::Labelled || record.state == LabelState::Empty;
        if (!labelled && isPredicted(i)) {
            m_issues.add(IssueKind::NoTruth, IssueSide::Truth, m_dataset.root, record.image, IssueUse::LeftOut);
        }
        bool first = true;
        for (std::size_t e = 0; e < m_epochs.size(); ++e) {
            const std::string& predicted = fileOf(m_epochs[e], i);
            if (predicted.empty()) {
                m_issues.add(IssueKind::MissingMasks, IssueSide::Predictions, m_out->path, ofEpoch(e, record.image), IssueUse::LeftOut);
            } else if (labelled) {
                if (std::exchange(first, false)) {
                    m_firstJobs.push_back(m_jobs.size());
                }
                m_jobs.push_back({.record = i,
                                  .epoch = e,
                                  .truth = m_painted ? std::string() : m_dataset.absolute(record.label),
                                  .predicted = predicted,
                                  .keepLevels = true});
            }
        }
    }

    /// Of many epochs only the newest keep theirs, so that memory does not grow with the epochs.
    void chooseDegrees()
    {
        std::vector<std::size_t> images(m_epochs.size(), 0);
        for (const MaskJob& job : m_jobs) {
            ++images[job.epoch];
        }
        std::size_t kept = 0;
        std::size_t oldest = m_epochs.size() - 1;
        for (std::size_t e = m_epochs.size(); e-- > 0;) {
            kept += images[e];
            if (kept > mostImagesWithLevels) {
                break;
            }
            oldest = e;
        }
        for (MaskJob& job : m_jobs) {
            job.keepLevels = job.epoch >= oldest;
        }
    }

    /// An example, with its epoch where there are several.
    std::string ofEpoch(std::size_t epoch, const std::string& example) const
    {
        return m_epochs.size() > 1 ? "epoch " + std::to_string(m_epochs[epoch].epoch) + ": " + example : example;
    }

    /// Places in m_jobs, spread over images and epochs alike.
    std::vector<std::size_t> jobsToGlanceAt(bool predicted) const
    {
        const std::size_t all = predicted ? m_jobs.size() : m_firstJobs.size();
        const std::size_t count = std::min(mostGlances, all);
        const std::size_t turns = std::max<std::size_t>(1, std::min(m_epochs.size(), all / count));
        std::vector<std::size_t> places(count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t place = i * all / count;
            places[i] = predicted ? std::min(all - 1, place + i % turns) : m_firstJobs[place];
        }
        return places;
    }

    std::vector<MaskGlance> glances(bool predicted)
    {
        const std::vector<std::size_t> places = jobsToGlanceAt(predicted);
        std::vector<std::optional<MaskGlance>> seen(places.size());
        JobControl quiet(m_control.stopToken());
        parallelFor(places.size(), 1, quiet, [&](std::size_t i) {
            const std::size_t job = places[i];
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
        m_out->classesAreColours = m_reading.colours;
        m_out->palette = m_reading.palette;
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
        parallelBlocks(m_jobs.size(), imagesAtOnce * m_epochs.size(), m_control, [&](std::size_t begin, std::size_t end) {
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
        const bool truthUnreadable = !outcome.unreadable.empty() && outcome.unreadable != job.predicted;
        const bool ofTruth = truthUnreadable || outcome.noOutline || outcome.truthEncoding;
        if (ofTruth && m_namedTruths.insert(job.record).second) {
            nameTruth(image, outcome, truthUnreadable);
        }
        if (!outcome.unreadable.empty() && !truthUnreadable) {
            m_issues.add(IssueKind::UnreadableFile, IssueSide::Predictions, outcome.unreadable,
                         ofEpoch(job.epoch, baseName(outcome.unreadable) + ": " + outcome.why), IssueUse::LeftOut);
        }
        if (!outcome.sizeDiffers.empty()) {
            m_issues.add(IssueKind::SizeDiffers, IssueSide::Predictions, m_out->path, ofEpoch(job.epoch, image + ": " + outcome.sizeDiffers),
                         IssueUse::Used);
        }
        if (outcome.predictedEncoding) {
            m_issues.add(IssueKind::OtherEncoding, IssueSide::Predictions, m_out->path, ofEpoch(job.epoch, image), IssueUse::Used);
        }
    }

    void nameTruth(const std::string& image, const MaskOutcome& outcome, bool unreadable)
    {
        if (unreadable) {
            m_issues.add(IssueKind::UnreadableFile, IssueSide::Truth, outcome.unreadable, baseName(outcome.unreadable) + ": " + outcome.why,
                         IssueUse::LeftOut);
        }
        if (outcome.noOutline) {
            m_issues.add(IssueKind::NoTruth, IssueSide::Truth, m_dataset.root, image + ": boxes in place of outlines", IssueUse::LeftOut);
        }
        if (outcome.truthEncoding) {
            m_issues.add(IssueKind::OtherEncoding, IssueSide::Truth, m_dataset.root, image, IssueUse::Used);
        }
    }

    SegmentationImage imageOf(const MaskJob& job, MaskOutcome& outcome) const
    {
        SegmentationImage image{.image = m_dataset.absolute(m_dataset.records[job.record].image),
                                .predicted = job.predicted,
                                .record = job.record,
                                .cells = {},
                                .leftOut = outcome.leftOut,
                                .hasBoundaries = outcome.hasBoundaries,
                                .boundaries = {},
                                .levels = std::move(outcome.levels),
                                .boundarySweep = std::move(outcome.boundarySweep)};
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
        std::vector<SegmentationEpoch> epochs(m_epochs.size());
        for (std::size_t e = 0; e < epochs.size(); ++e) {
            epochs[e].epoch = m_epochs[e].epoch;
            epochs[e].pooled = metrics::PixelConfusion(m_out->classes());
            epochs[e].boundaries.resize(m_out->hasBoundaries ? m_out->classes() : 0);
        }
        for (std::size_t i = 0; i < m_jobs.size(); ++i) {
            MaskOutcome& outcome = m_outcomes[i];
            name(m_jobs[i], outcome);
            m_out->maskBytes += outcome.bytes;
            if (outcome.unreadable.empty() && !outcome.noOutline) {
                addTo(epochs[m_jobs[i].epoch], imageOf(m_jobs[i], outcome));
            }
        }
        std::erase_if(epochs, [](const SegmentationEpoch& epoch) { return epoch.images.empty(); });
        if (epochs.empty()) {
            throw Error(ErrorCode::Unreadable, m_out->path,
                        "None of the " + std::to_string(m_jobs.size()) + " pairs of masks could be compared. The first: "
                            + (m_outcomes.front().noOutline ? std::string("the truth has boxes in place of outlines.")
                                                            : m_outcomes.front().unreadable + ": " + m_outcomes.front().why));
        }
        m_out->epochs = std::move(epochs);
    }

    const Dataset& m_dataset;
    const std::vector<MasksOfEpoch>& m_epochs;
    const SegmentationOptions& m_options;
    JobControl& m_control;
    bool m_painted;
    std::map<Key, std::string> m_declared;
    std::shared_ptr<SegmentationEvaluation> m_out;
    std::set<std::uint16_t> m_splits;
    std::vector<MaskJob> m_jobs;
    std::vector<std::size_t> m_firstJobs;  ///< of each record
    std::set<std::size_t> m_namedTruths;   ///< records whose truth is in an issue already
    MaskReading m_reading;
    std::vector<DecodedMasks> m_decoded;  ///< by job
    std::atomic<std::size_t> m_keptBytes{0};
    std::vector<MaskOutcome> m_outcomes;
    std::map<Key, std::uint16_t> m_places;  ///< class by key
    MaskIssues m_issues;
};

}  // namespace

SegmentationPtr evaluateMasks(const dataset::DatasetPtr& dataset, const predictions::LoadedMasks& predicted, const std::string& path,
                              const SegmentationOptions& options, JobControl& control)
{
    return evaluateMaskEpochs(dataset, {{.epoch = 0, .folder = path, .masks = predicted}}, path, options, control);
}

std::vector<MasksOfEpoch> findMaskEpochs(const dataset::Dataset& dataset, const predictions::PredictionPlace& place, JobControl& control)
{
    std::vector<MasksOfEpoch> out;
    for (const auto& epoch : place.epochs) {
        out.push_back({.epoch = epoch.epoch, .folder = epoch.path, .masks = predictions::findMasks(dataset, epoch.path, control)});
    }
    return out;
}

SegmentationPtr evaluateMaskEpochs(const dataset::DatasetPtr& dataset, const std::vector<MasksOfEpoch>& epochs, const std::string& path,
                                   const SegmentationOptions& options, JobControl& control)
{
    if (epochs.empty()) {
        throw Error(ErrorCode::InvalidArgument, path, "Holds no masks of any epoch.");
    }
    return Comparison(*dataset, epochs, path, options, control).run();
}

void addTo(SegmentationEpoch& epoch, SegmentationImage image)
{
    for (const PixelCell& cell : image.cells) {
        epoch.pooled.at(cell.truth, cell.predicted) += cell.count;
    }
    epoch.pooled.leftOut += image.leftOut;
    if (image.hasBoundaries) {
        ++epoch.imagesWithBoundaries;
        epoch.boundaries.resize(epoch.pooled.classes);
        for (const ClassBoundary& boundary : image.boundaries) {
            epoch.boundaries[boundary.classId] += boundary.counts;
        }
    }
    if (image.levels) {
        epoch.levels += *image.levels;
        ++epoch.imagesWithLevels;
    }
    if (image.boundarySweep) {
        metrics::add(epoch.boundarySweep, *image.boundarySweep);
    }
    epoch.images.push_back(std::move(image));
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
