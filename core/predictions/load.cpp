#include "core/predictions/load.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/formats/coco_assembly.h"
#include "core/dataset/formats/split_word.h"
#include "core/metrics/overlaps.h"
#include "core/predictions/class_numbers.h"
#include "core/predictions/image_names.h"
#include "core/predictions/issue_log.h"
#include "core/predictions/mask_shapes.h"
#include "core/predictions/own_results.h"
#include "core/predictions/row_source.h"
#include "core/predictions/split_choice.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace gg::predictions {
namespace {

using dataset::CocoId;
using metrics::Detection;
using Images = std::vector<std::uint32_t>;

class Loader {
public:
    Loader(std::shared_ptr<const TruthTable> truth, RowSource source, std::optional<Validated> validated, const LoadOptions& options,
           JobControl& control)
        : m_truth(*truth)
        , m_source(std::move(source))
        , m_validated(std::move(validated))
        , m_options(options)
        , m_control(control)
        , m_log(m_source.path, IssueSide::Predictions)
        , m_names(*truth)
    {
        m_out.truth = std::move(truth);
        m_out.path = m_source.path;
        m_out.rows = m_source.count;
    }

    LoadedDetections load()
    {
        m_control.begin("Bringing predictions and truth together", 0);
        checkScores();
        findImages();
        chooseImages();
        findClasses();
        addTruths();
        addDetections();
        noteFile();
        m_out.set.arrange();
        m_out.issues = m_truth.issues;
        std::vector<InputIssue> own = m_log.take();
        m_out.issues.insert(m_out.issues.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
        return std::move(m_out);
    }

private:
    void checkScores() const
    {
        if (m_source.count == 0 || m_source.withScore > 0) {
            return;
        }
        if (m_source.places == RowSource::Places::Lines) {
            throw Error(ErrorCode::InvalidArgument, m_source.path,
                        "Its " + std::to_string(m_source.count) +
                            " rows hold no confidence: expected “class x y width height confidence”. Write them with save_conf=True.");
        }
        throw Error(ErrorCode::InvalidArgument, m_source.path,
                    "None of its " + std::to_string(m_source.count) +
                        " entries has a score: these are labels, not predictions. Choose the results that the model wrote.");
    }

    void findImages()
    {
        bool any = false;
        const CocoId* first = nullptr;
        std::size_t names = 0;
        for (const RowSource::Piece& piece : m_source.pieces) {
            std::vector<const Images*>& found = m_candidates.emplace_back();
            for (const CocoId& id : piece.rows.images) {
                found.push_back(m_names.find(id));
                any = any || found.back() != nullptr;
                first = first == nullptr ? &id : first;
                ++names;
            }
        }
        if (names > 0 && !any) {
            const std::string of = m_truth.dataset ? m_truth.dataset->name : std::string(dataset::fileName(m_truth.path));
            throw Error(ErrorCode::InvalidArgument, m_source.path,
                        "None of its images is in " + of + ": it names " + first->shown() + ", the data set has " +
                            (m_truth.images.empty() ? std::string("no image") : m_truth.images.front().name) +
                            ". Choose the predictions of a run on this data set.");
        }
    }

    void chooseImages()
    {
        std::vector<bool> chosen = validatedImages();
        m_namedImages = std::find(chosen.begin(), chosen.end(), true) != chosen.end();
        if (!m_namedImages) {
            chosen = imagesOfSplits();
        }
        m_imageOf.assign(m_truth.images.size(), metrics::none);
        for (std::uint32_t i = 0; i < m_truth.images.size(); ++i) {
            if (chosen[i]) {
                m_imageOf[i] = static_cast<std::uint32_t>(m_out.images.size());
                m_out.images.push_back(i);
                m_out.set.imageHeights.push_back(static_cast<std::uint32_t>(std::max(0, m_truth.images[i].height)));
            }
        }
        m_out.set.images = m_out.images.size();
        m_rowsOf.assign(m_out.images.size(), 0);
    }

    /// By image of the truth, for a run that says which ones it looked at: they may be a part of a split, and some have no row.
    std::vector<bool> validatedImages()
    {
        std::vector<bool> chosen(m_truth.images.size(), false);
        std::vector<bool> ofSplit(m_truth.splits.size(), false);
        for (const std::string& name : m_validated ? m_validated->images : std::vector<std::string>{}) {
            const Images* images = m_names.find({.number = {}, .text = name});
            for (const std::uint32_t image : images == nullptr ? Images{} : *images) {
                const std::uint16_t split = m_truth.images[image].split;
                chosen[image] = m_options.split.empty() || m_truth.splits[split] == m_options.split;
                ofSplit[split] = ofSplit[split] || chosen[image];
            }
        }
        for (std::size_t split = 0; split < ofSplit.size(); ++split) {
            if (ofSplit[split]) {
                m_out.splits.push_back(m_truth.splits[split]);
            }
        }
        return chosen;
    }

    std::vector<bool> imagesOfSplits()
    {
        RowsOfImages rows;
        for (std::size_t p = 0; p < m_source.pieces.size(); ++p) {
            const CocoRows& of = m_source.pieces[p].rows;
            for (const CocoRow& row : of.rows) {
                if (const Images* images = m_candidates[p][row.image]) {
                    ++rows[images];
                }
            }
        }
        const std::vector<std::uint16_t> splits = predictions::chooseSplits(m_truth, rows, m_options);
        for (const std::uint16_t split : splits) {
            m_out.splits.push_back(m_truth.splits[split]);
        }
        std::vector<bool> chosen;
        for (const EvaluatedImage& image : m_truth.images) {
            chosen.push_back(std::find(splits.begin(), splits.end(), image.split) != splits.end());
        }
        return chosen;
    }

    void findClasses()
    {
        dataset::CocoIdTable table;
        std::vector<CocoId> categories;
        for (const RowSource::Piece& piece : m_source.pieces) {
            std::vector<std::uint32_t>& of = m_categories.emplace_back();
            for (const CocoId& id : piece.rows.categories) {
                std::uint32_t index = table.find(id);
                if (index == dataset::CocoIdTable::none) {
                    index = static_cast<std::uint32_t>(categories.size());
                    table.put(id, index);
                    categories.push_back(id);
                }
                of.push_back(index);
            }
        }
        m_out.set.classNames = m_truth.classNames;
        if (classesByName(categories)) {
            return;
        }
        m_out.numbering = numberingOf(m_truth, categories, m_source.countsFromZero,
                                      [&](const ClassesOfCategories& classes) { return agreement(classes); });
        m_classes = classesBy(m_out.numbering, m_truth, categories);
    }

    /// For a run that says what its numbers are called; false where the truth knows one of them by no such name.
    bool classesByName(const std::vector<CocoId>& categories)
    {
        if (!m_validated) {
            return false;
        }
        ClassesOfCategories classes;
        for (const CocoId& category : categories) {
            const auto& known = m_validated->classes;
            const auto found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == category.number; });
            const auto& names = m_truth.classNames;
            // By number and name first: two classes may bear one name.
            const auto same = static_cast<std::size_t>(
                std::find(m_truth.classIds.begin(), m_truth.classIds.end(), category.number) - m_truth.classIds.begin());
            const bool bothFit = found != known.end() && same < names.size() && names[same] == found->second;
            const auto name = found == known.end() ? names.end()
                              : bothFit            ? names.begin() + static_cast<std::ptrdiff_t>(same)
                                                   : std::find(names.begin(), names.end(), found->second);
            if (name == names.end()) {
                return false;
            }
            classes.push_back(static_cast<std::int32_t>(name - names.begin()));
        }
        m_classes = std::move(classes);
        return true;
    }

    /// Rows on a truth of their class.
    std::size_t agreement(const ClassesOfCategories& classes)
    {
        constexpr double confident = 0.05;
        constexpr std::size_t enough = 20000;
        if (m_truthsOf.empty()) {
            m_truthsOf.resize(m_truth.images.size());
            for (const metrics::Truth& truth : m_truth.truths) {
                m_truthsOf[truth.image].push_back(&truth);
            }
        }
        std::size_t agreeing = 0;
        std::size_t looked = 0;
        for (std::size_t p = 0; p < m_source.pieces.size() && looked < enough; ++p) {
            for (const CocoRow& row : m_source.pieces[p].rows.rows) {
                const Images* images = m_candidates[p][row.image];
                if (images == nullptr || row.score < confident) {
                    continue;
                }
                ++looked;
                const metrics::Box box = inPixels(boxOf(p, row), images->front());
                const std::int32_t classId = classes[m_categories[p][row.category]];
                agreeing += std::any_of(m_truthsOf[images->front()].begin(), m_truthsOf[images->front()].end(), [&](const metrics::Truth* truth) {
                    return truth->classId == classId && metrics::boxIou(box, truth->box) >= 0.5;
                });
            }
        }
        return agreeing;
    }

    metrics::Box boxOf(std::size_t piece, const CocoRow& row) const
    {
        return row.hasBox ? row.box : boundsOf(m_source.pieces[piece].rows.shapes, row.shape);
    }

    metrics::Box inPixels(const metrics::Box& box, std::uint32_t truthImage) const
    {
        const double x = m_source.normalised ? m_truth.images[truthImage].width : 1;
        const double y = m_source.normalised ? m_truth.images[truthImage].height : 1;
        return {box.x * x, box.y * y, box.width * x, box.height * y};
    }

    void addTruths()
    {
        for (metrics::Truth truth : m_truth.truths) {
            truth.image = m_imageOf[truth.image];
            if (truth.image == metrics::none) {
                continue;
            }
            truth.mask = truth.mask == metrics::none ? metrics::none : m_out.set.masks.add(m_truth.masks[truth.mask]);
            m_out.set.truths.push_back(truth);
        }
    }

    void addDetections()
    {
        std::size_t rows = 0;
        for (const RowSource::Piece& piece : m_source.pieces) {
            rows += piece.rows.rows.size();
            m_out.hasMasks = m_out.hasMasks || piece.rows.withShape > 0;
        }
        m_out.set.detections.reserve(rows);
        for (std::size_t p = 0; p < m_source.pieces.size(); ++p) {
            m_control.throwIfStopped();
            RowSource::Piece& piece = m_source.pieces[p];
            const std::vector<Target> targets = targetsOf(p);
            auto fault = piece.rows.faults.cbegin();
            for (const CocoRow& row : piece.rows.rows) {
                noteFaults(piece, fault, row.row);  // in the order of the file, so that the first examples are its first
                addRow(p, row, targets[row.image]);
            }
            noteFaults(piece, fault, metrics::none);
            piece.rows = {};  // a large file is not held twice
        }
        m_out.used = m_out.set.detections.size();
    }

    /// Those of rows up to `row`.
    void noteFaults(const RowSource::Piece& piece, std::vector<CocoRows::Fault>::const_iterator& fault, std::uint32_t row)
    {
        for (; fault != piece.rows.faults.end() && fault->row <= row; ++fault) {
            m_log.add(fault->kind, fault->use, [&] { return m_source.placeOf(piece, fault->row) + ": " + fault->said; });
        }
    }

    /// Where the rows of one image id go.
    struct Target {
        std::uint32_t image = metrics::none;  ///< of the set
        std::uint32_t of = metrics::none;     ///< of the truth
        IssueKind why = IssueKind::UnknownImage;
    };

    std::vector<Target> targetsOf(std::size_t piece) const
    {
        std::vector<Target> targets;
        for (const Images* images : m_candidates[piece]) {
            targets.push_back(images == nullptr ? Target{} : targetAmong(*images));
        }
        return targets;
    }

    Target targetAmong(const Images& images) const
    {
        Target target{.of = images.front(), .why = IssueKind::OtherSplit};
        for (const std::uint32_t image : images) {
            if (m_imageOf[image] == metrics::none) {
                continue;
            }
            if (target.image != metrics::none && m_truth.images[target.of].split == m_truth.images[image].split) {
                return {.of = image, .why = IssueKind::AmbiguousImage};
            }
            if (target.image == metrics::none) {
                target.image = m_imageOf[image];
                target.of = image;
            }
        }
        return target;
    }

    void addRow(std::size_t p, const CocoRow& row, const Target& target)
    {
        const RowSource::Piece& piece = m_source.pieces[p];
        const auto refuse = [&](IssueKind kind, const auto& said) {
            m_log.add(kind, IssueUse::LeftOut, [&] { return m_source.placeOf(piece, row.row) + ": " + said(); });
        };
        const auto imageId = [&] { return "image_id " + piece.rows.images[row.image].shown(); };
        if (target.image == metrics::none) {
            refuse(target.why, [&] {
                return imageId() + (target.why == IssueKind::OtherSplit ? " is of " + m_truth.splits[m_truth.images[target.of].split] + ", not of " + joinedSplits()
                                                                        : std::string());
            });
            return;
        }
        ++m_rowsOf[target.image];
        const std::int32_t classId = m_classes[m_categories[p][row.category]];
        if (classId < 0) {
            refuse(IssueKind::UnknownClass, [&] { return "category_id " + piece.rows.categories[row.category].shown(); });
            return;
        }
        if (m_source.normalised && (m_truth.images[target.of].width <= 0 || m_truth.images[target.of].height <= 0)) {
            refuse(IssueKind::NotABox, [&] { return imageId() + " has no known size"; });
            return;
        }
        Detection detection{.box = inPixels(boxOf(p, row), target.of),
                            .score = row.score,
                            .image = target.image,
                            .classId = classId,
                            .source = piece.first + row.row};
        // As pycocotools: the box's area where a box is written, else the mask's.
        detection.area = row.hasBox ? detection.box.width * detection.box.height : areaOf(piece.rows.shapes, row.shape);
        if (m_options.shapes == Shapes::Masks && m_out.hasMasks && !addMask(p, row, target.of, detection)) {
            refuse(IssueKind::RunLength, [&] { return imageId(); });
            return;
        }
        noteUsed(piece, row, detection);
        m_out.set.detections.push_back(detection);
    }

    /// False for run lengths that do not fill the image. A box among masks stands for its rectangle, as in pycocotools.
    bool addMask(std::size_t p, const CocoRow& row, std::uint32_t truthImage, Detection& detection)
    {
        const EvaluatedImage& image = m_truth.images[truthImage];
        const auto height = static_cast<std::uint32_t>(std::max(0, image.height));
        const auto width = static_cast<std::uint32_t>(std::max(0, image.width));
        if (row.shape == metrics::none) {
            detection.mask = m_out.set.masks.add(rectangleRuns(detection.box, height, width));
            return true;
        }
        const auto runs = runsOf(m_source.pieces[p].rows.shapes, row.shape, height, width, m_source.normalised ? width : 1, m_source.normalised ? height : 1);
        if (runs) {
            detection.mask = m_out.set.masks.add(*runs);
        }
        return runs.has_value();
    }

    /// What is odd but evaluated as it stands, as pycocotools does.
    void noteUsed(const RowSource::Piece& piece, const CocoRow& row, const Detection& detection)
    {
        if (row.score < 0 || row.score > 1) {
            m_log.add(IssueKind::ScoreOutside, IssueUse::Used, [&] { return m_source.placeOf(piece, row.row) + ": score " + shortNumber(row.score); });
        }
        if (detection.box.width < 0 || detection.box.height < 0) {
            m_log.add(IssueKind::NegativeSize, IssueUse::Used, [&] {
                return m_source.placeOf(piece, row.row) + ": " + shortNumber(detection.box.width) + " × " + shortNumber(detection.box.height);
            });
        }
    }

    void noteFile()
    {
        for (std::size_t i = 0; i < m_rowsOf.size(); ++i) {
            m_out.imagesWithRows += m_rowsOf[i] > 0 ? 1 : 0;
            // A run that names its pictures looked at those, too, and found nothing.
            if (m_rowsOf[i] == 0 && !m_namedImages) {
                m_log.add(IssueKind::MissingImages, IssueUse::Used, [&] { return m_truth.images[m_out.images[i]].name; });
            }
        }
        for (const std::string& file : m_source.unreadable) {
            m_log.add(IssueKind::UnreadableFile, IssueUse::LeftOut, [&] { return file; });
        }
        if (!m_source.brokenOff.empty()) {
            m_log.add(IssueKind::BrokenOff, IssueUse::Used, [&] { return m_source.brokenOff; });
        }
        noteFolderName();
    }

    /// Ultralytics names a folder after the command: "val" may hold what was predicted on the test split.
    void noteFolderName()
    {
        const auto word = dataset::splitWord(dataset::fileName(dataset::folderOf(m_source.path)));
        if (!word || word->split() == "train" || !m_options.split.empty() || m_out.used == 0) {
            return;
        }
        const std::string split = word->split();
        const bool known = std::find(m_truth.splits.begin(), m_truth.splits.end(), split) != m_truth.splits.end();
        if (known && std::find(m_out.splits.begin(), m_out.splits.end(), split) == m_out.splits.end()) {
            m_log.add(IssueKind::OtherSplit, IssueUse::Used,
                      [&] { return "the folder is called " + split + ", the images are those of " + joinedSplits(); }, m_out.used);
        }
    }

    std::string joinedSplits() const
    {
        std::string out;
        for (const std::string& split : m_out.splits) {
            out += (out.empty() ? "" : ", ") + split;
        }
        return out;
    }

    static std::string shortNumber(double value)
    {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), "%.6g", value);
        return text.data();
    }

    const TruthTable& m_truth;
    RowSource m_source;
    std::optional<Validated> m_validated;
    const LoadOptions& m_options;
    JobControl& m_control;
    IssueLog m_log;
    ImageNames m_names;
    LoadedDetections m_out;
    std::vector<std::vector<const Images*>> m_candidates;   ///< by piece and image id: images of the truth
    std::vector<std::vector<std::uint32_t>> m_categories;   ///< by piece and category: among all categories
    ClassesOfCategories m_classes;
    bool m_namedImages = false;                             ///< the run says which images it looked at
    std::vector<std::uint32_t> m_imageOf;                   ///< by image of the truth: image of the set, or none
    std::vector<std::size_t> m_rowsOf;                      ///< by image of the set
    std::vector<std::vector<const metrics::Truth*>> m_truthsOf;
};

std::string grouped(std::size_t count)
{
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

}  // namespace

LoadedDetections loadDetections(std::shared_ptr<const TruthTable> truth, const std::string& path, const LoadOptions& options, JobControl& control)
{
    if (truth->dataset && truth->dataset->format == dataset::Format::ImageMask) {
        throw Error(ErrorCode::InvalidArgument, truth->path,
                    "Its labels are masks, not objects: boxes cannot be held against them. Choose a folder of predicted masks, or labels with boxes.");
    }
    if (options.shapes == Shapes::Masks && truth->masks.size() == 0 && !truth->truths.empty()) {
        throw Error(ErrorCode::InvalidArgument, truth->path,
                    "Its labels are boxes: there is no outline that masks could be held against. Compare boxes, or choose labels with outlines.");
    }
    const PredictionPlace place = findPredictions(path);
    const std::string& file = place.epochs.back().path;
    if (place.format == PredictionFormat::MaskFolder) {
        throw Error(ErrorCode::Unsupported, path, "Holds masks, not boxes: they are evaluated with a data set whose labels are masks.");
    }
    RowSource source = place.format == PredictionFormat::YoloText ? readYoloText(file, options.shapes, control) : readResults(file, options.shapes, control);
    LoadedDetections loaded = Loader(std::move(truth), std::move(source), readValidated(file), options, control).load();
    loaded.format = place.format;
    return loaded;
}

std::string describe(const LoadedDetections& loaded)
{
    std::string splits;
    for (const std::string& split : loaded.splits) {
        splits += (splits.empty() ? " of " : ", ") + split;
    }
    std::string out = grouped(loaded.used) + (loaded.used == 1 ? " detection for " : " detections for ") + grouped(loaded.imagesWithRows) + " of " +
                      grouped(loaded.images.size()) + (loaded.images.size() == 1 ? " image" : " images") + splits;
    if (hasIgnoredClass(*loaded.truth) && loaded.truth->classNames.size() > 1) {
        // Ten numbers for twelve categories: which of them 0 is has to be seen.
        const bool counted = loaded.numbering == ClassNumbering::Counted;
        out += counted ? "; class 0 is " + loaded.truth->classNames[1] + ", " + loaded.truth->classNames[0] + " have no number"
                       : "; class " + std::string(loaded.numbering == ClassNumbering::FromOne ? "1" : "0") + " is " + loaded.truth->classNames[0];
    }
    if (declaresIds(*loaded.truth) && loaded.format != PredictionFormat::YoloText && loaded.numbering != ClassNumbering::Ids) {
        out += loaded.numbering == ClassNumbering::FromOne    ? "; classes are counted from 1, not by their ids"
               : loaded.numbering == ClassNumbering::FromZero ? "; classes are counted from 0, not by their ids"
                                                              : "; classes have COCO's 91 numbers, not their ids";
    }
    if (loaded.rows > loaded.used) {
        out += "; " + grouped(loaded.rows - loaded.used) + (loaded.rows - loaded.used == 1 ? " row was" : " rows were") + " left out";
    }
    return out;
}

}  // namespace gg::predictions
