#include "core/dataset/write/convert.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/image_io.h"
#include "core/dataset/write/convert_as_listed.h"
#include "core/dataset/write/format_writer.h"
#include "core/dataset/write/mask_objects.h"
#include "core/dataset/write/output_names.h"
#include "core/dataset/write/sheet.h"
#include "core/io/image_codec.h"

#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>

namespace gg::dataset
{
namespace
{

/// Ultralytics' letterbox grey.
constexpr int paintedGrey = 114;

struct TargetInfo {
    ConvertTarget target;
    std::string_view id;
    std::string_view name;
    std::unique_ptr<FormatWriter> (*make)(const Plan& plan);
};

constexpr std::array targets{
    TargetInfo{ConvertTarget::Yolo, "yolo", "YOLO", makeYoloWriter},
    TargetInfo{ConvertTarget::YoloSegment, "yolo-seg", "YOLO with outlines", makeYoloWriter},
    TargetInfo{ConvertTarget::Coco, "coco", "COCO", makeCocoWriter},
    TargetInfo{ConvertTarget::PascalVoc, "voc", "Pascal VOC", makeVocWriter},
    TargetInfo{ConvertTarget::WiderFace, "wider", "WIDER FACE", makeWiderWriter},
    TargetInfo{ConvertTarget::VisDrone, "visdrone", "VisDrone", makeVisDroneWriter},
    TargetInfo{ConvertTarget::Mask, "mask", "images and masks", makeMaskWriter},
};

const TargetInfo& infoOf(ConvertTarget target)
{
    return targets[static_cast<std::size_t>(target)];
}

/// A name that is one folder.
std::string folderName(const std::string& split)
{
    std::string name = split.empty() ? "all" : split;
    std::replace(name.begin(), name.end(), '/', '_');
    return name == "." || name == ".." ? "_" : name;
}

bool isStandardSplit(const std::string& split)
{
    return split == "train" || split == "val" || split == "test";
}

/// The splits of the target. A data.yaml has to name one, so a set without splits becomes "train" there.
Plan makePlan(const Dataset& dataset, const ConvertOptions& options, LossLedger& ledger)
{
    Plan plan{.dataset = dataset, .options = options, .splits = {}, .splitListed = {}, .classes = ClassPlan(dataset, options)};
    plan.classes.note(ledger);
    const bool yolo = options.target == ConvertTarget::Yolo || options.target == ConvertTarget::YoloSegment;
    const bool anyName = options.target == ConvertTarget::Coco || options.target == ConvertTarget::WiderFace;
    const bool whole = dataset.splits.size() == 1 && folderName(dataset.splits.front()) == "all";
    for (const std::string& split : dataset.splits) {
        const std::string name = yolo && whole ? "train" : folderName(split);
        plan.splits.push_back(name);
        plan.splitListed.push_back(anyName || isStandardSplit(name) || (whole && !yolo));
        const std::string& shown = split.empty() ? name : split;
        if (name != split) {
            ledger.add(LossKind::SplitRenamed, shown, 1, {}, name);
        }
        // "unlisted" is what a set calls the images that no list of it names: then there is nothing to be lost.
        if (!plan.splitListed.back() && !(options.target == ConvertTarget::PascalVoc && name == "unlisted")) {
            const auto index = static_cast<std::uint16_t>(plan.splits.size() - 1);
            ledger.add(LossKind::SplitNotNamed, shown,
                       static_cast<std::uint64_t>(std::count_if(dataset.records.begin(), dataset.records.end(),
                                                                [&](const Record& record) { return record.split == index; })),
                       {});
        }
    }
    return plan;
}

struct RecordResult {
    std::vector<LossNote> notes;
    Placed placed = Placed::NotPlaced;
    bool painted = false;
    std::uint64_t objects = 0;
    std::uint64_t ignored = 0;
    bool labelled = false;
    bool listed = true;
};

enum class Naming : std::uint8_t { ForTarget, AsInSource };

class Conversion
{
public:
    Conversion(const Dataset& dataset, const ConvertOptions& options, OutputFolder& out, JobControl& control,
               Naming naming = Naming::ForTarget)
        : m_dataset(dataset)
        , m_options(options)
        , m_naming(naming)
        , m_out(out)
        , m_control(control)
        , m_plan(makePlan(dataset, options, m_ledger))
        , m_writer(infoOf(options.target).make(m_plan))
    {
    }

    ConversionReport run(const Dataset& opened)
    {
        nameImages();
        m_sheets.resize(m_dataset.records.size());
        m_files.resize(m_dataset.records.size());
        m_results.resize(m_dataset.records.size());
        m_control.begin(m_out.preview() ? "Counting what would change" : "Writing images and labels", m_sheets.size());
        parallelFor(m_sheets.size(), 8, m_control, [this](std::size_t i) { convert(i); });
        noteDataset();
        m_control.throwIfStopped();
        m_writer->finish(m_sheets, m_files, m_out, m_ledger);
        return report(opened);
    }

private:
    void nameImages()
    {
        if (m_naming == Naming::AsInSource) {
            for (const Record& record : m_dataset.records) {
                m_names.push_back({.path = record.image, .sameAs = {}});
            }
            return;
        }
        const auto folders = m_options.target == ConvertTarget::PascalVoc ? SplitFolders::Together : SplitFolders::Apart;
        m_names = outputNames(m_dataset, folders, m_ledger);
    }

    void convert(std::size_t i)
    {
        const Record& record = m_dataset.records[i];
        Sheet& sheet = m_sheets[i];
        RecordNotes notes;
        sheet.index = i;
        sheet.source = record.image;
        sheet.imageId = record.extras ? std::string_view(record.extras->id) : std::string_view();
        sheet.name = m_names[i].path;
        sheet.split = record.split;
        sheet.state = record.state;
        sheet.size = sizeOf(record);
        if (m_options.target != ConvertTarget::Coco && !sheet.imageId.empty()) {
            notes.add(LossKind::ImageIdDropped, {}, 1, 0, sheet.imageId);
        }
        IgnoredPlaces ignored;
        const cv::Size measured = sheet.size;
        if (!fillSheet(m_plan, *m_writer, record, measured, sheet, ignored, notes)) {
            sheet.state = LabelState::Unreadable;
        }
        if (sheet.size.empty()) {
            sheet.size = {record.declaredWidth, record.declaredHeight};
        }
        placeImage(i, ignored, notes);
        writeLabel(i, notes);
        m_results[i].notes = notes.take();
        sheet.objects = {};
    }

    cv::Size sizeOf(const Record& record) const
    {
        const bool normalised = record.space == CoordinateSpace::Normalised;
        const bool scales = normalised != (m_writer->space() == SheetSpace::Normalised) && !record.objects.empty();
        const bool needed = scales || m_writer->sizeNeed() != SizeNeed::ForScaling || m_options.border == BorderPolicy::Clip ||
                            m_options.ignore == IgnorePolicy::Paint;
        return needed ? readImageSize(m_dataset.absolute(record.image)) : cv::Size();
    }

    void placeImage(std::size_t i, const IgnoredPlaces& ignored, RecordNotes& notes)
    {
        RecordResult& result = m_results[i];
        if (m_options.images == ImagePlacement::None || m_names[i].sameAs) {
            return;
        }
        const std::string source = m_dataset.absolute(m_dataset.records[i].image);
        const std::string folder = m_writer->imageFolder(m_sheets[i].split);
        if (!ignored.toPaint.empty() && paint(i, source, folder, ignored, notes)) {
            result.painted = true;
            return;
        }
        const Placement placement = m_out.place(source, joinPath(folder, m_sheets[i].name), m_options.images);
        result.placed = placement.placed;
        if (placement.placed == Placed::NotPlaced) {
            notes.add(LossKind::ImageNotPlaced, {}, 1, 0, placement.reason);
        } else if (placement.jpegTail) {
            notes.add(LossKind::JpegTailCopied);
        }
    }

    /// A PNG, so that no pixel outside the regions changes.
    bool paint(std::size_t i, const std::string& source, const std::string& folder, const IgnoredPlaces& ignored,
               RecordNotes& notes)
    {
        m_names[i].path = std::string(withoutExtension(m_names[i].path)) + ".png";
        m_sheets[i].name = m_names[i].path;
        if (m_out.preview()) {
            return true;
        }
        try {
            cv::Mat picture = readImage(source);
            cv::Mat regions = cv::Mat::zeros(picture.size(), CV_8U);
            for (const SheetObject& object : ignored.toPaint) {
                paintObject(regions, object, 1);
            }
            picture.setTo(cv::Scalar::all(paintedGrey), regions);
            std::vector<uchar> bytes;
            io::encodeImage(".png", picture, bytes);
            m_out.write(joinPath(folder, m_names[i].path), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
            return true;
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Unreadable && error.code() != ErrorCode::NotFound) {
                throw;
            }
            m_names[i].path =
                std::string(withoutExtension(m_names[i].path)) + std::string(fileName(source).substr(stemOf(source).size()));
            m_sheets[i].name = m_names[i].path;
            notes.add(LossKind::IgnoreDropped, "unreadable image", ignored.toPaint.size(), 0, error.detail());
            return false;
        }
    }

    void writeLabel(std::size_t i, RecordNotes& notes)
    {
        SheetFiles files = m_writer->write(m_sheets[i], notes);
        RecordResult& result = m_results[i];
        result.objects = files.objects;
        result.ignored = files.ignored;
        result.labelled = files.labelled;
        result.listed = files.listed;
        std::erase_if(files.files, [&](const auto& file) {
            if (!file.first.empty() && !m_names[i].sameAs) {
                m_out.write(file.first, file.second);
            }
            return !file.first.empty();
        });
        m_files[i] = std::move(files);
    }

    void noteDataset()
    {
        for (std::size_t i = 0; i < m_results.size(); ++i) {
            m_ledger.add(m_dataset.records[i].image, m_results[i].notes);
            m_results[i].notes = {};
        }
        for (const std::string& label : m_dataset.orphanLabels) {
            m_ledger.add(LossKind::OrphanLabel, {}, 1, label);
        }
        for (const Blemish& blemish : m_dataset.blemishes) {
            if (blemish.rule == "coco.keypoints_not_read") {
                std::uint64_t count = 0;
                std::from_chars(blemish.value.data(), blemish.value.data() + blemish.value.size(), count);
                m_ledger.add(LossKind::KeypointsDropped, {}, count, {}, blemish.file);
            }
        }
    }

    ConversionReport report(const Dataset& opened)
    {
        ConversionReport report{.sourceFormat = std::string(formatName(opened.format)),
                                .source = opened.opened,
                                .name = opened.name,
                                .out = m_out.target(),
                                .options = m_options};
        report.imagesIn = m_dataset.records.size();
        report.classes = m_plan.classes.all();
        for (std::size_t split = 0; split < m_plan.splits.size(); ++split) {
            report.splits.push_back(
                {.source = m_dataset.splits[split], .target = m_plan.splitListed[split] ? m_plan.splits[split] : ""});
        }
        for (std::size_t i = 0; i < m_results.size(); ++i) {
            add(report, m_dataset.records[i], m_results[i]);
        }
        report.losses = m_ledger.take();
        return report;
    }

    static void add(ConversionReport& report, const Record& record, const RecordResult& result)
    {
        report.imagesOut += result.listed ? 1 : 0;
        report.labelsOut += result.labelled ? 1 : 0;
        report.objectsIn += record.objects.size();
        report.ignoreIn += static_cast<std::uint64_t>(
            std::count_if(record.objects.begin(), record.objects.end(), [](const Object& object) { return object.ignore; }));
        report.objectsOut += result.objects;
        report.ignoreOut += result.ignored;
        report.linked += result.placed == Placed::Linked ? 1 : 0;
        report.copied += result.placed == Placed::Copied ? 1 : 0;
        report.symlinked += result.placed == Placed::Symlinked ? 1 : 0;
        report.painted += result.painted ? 1 : 0;
        report.splits[record.split].images += 1;
    }

    const Dataset& m_dataset;
    ConvertOptions m_options;
    Naming m_naming;
    OutputFolder& m_out;
    JobControl& m_control;
    LossLedger m_ledger;
    Plan m_plan;
    std::unique_ptr<FormatWriter> m_writer;
    std::vector<OutputName> m_names;
    std::vector<Sheet> m_sheets;
    std::vector<SheetFiles> m_files;
    std::vector<RecordResult> m_results;
};

void requireUsable(const Dataset& dataset, const ConvertOptions& options)
{
    if (!dataset.complete) {
        throw Error(ErrorCode::InvalidArgument, dataset.root, "The data set is still being read. Wait until all of it is there.");
    }
    if (options.images == ImagePlacement::None && options.ignore == IgnorePolicy::Paint) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "Ignore regions are painted into copies of the images; that needs images in the new folder.");
    }
}

ConversionReport convertInto(const Dataset& dataset, OutputFolder& out, const ConvertOptions& options, JobControl& control)
{
    requireUsable(dataset, options);
    if (dataset.format != Format::ImageMask) {
        return Conversion(dataset, options, out, control).run(dataset);
    }
    LossLedger ledger;
    const Dataset objects = withMaskObjects(
        dataset, options.target == ConvertTarget::Mask ? MaskRegions::WholeClass : MaskRegions::Connected, ledger, control);
    ConversionReport report = Conversion(objects, options, out, control).run(dataset);
    std::vector<Loss> losses = ledger.take();
    losses.insert(losses.end(), report.losses.begin(), report.losses.end());
    std::stable_sort(losses.begin(), losses.end(), [](const Loss& a, const Loss& b) { return a.kind < b.kind; });
    report.losses = std::move(losses);
    return report;
}

/// Links resolved, as far as the path exists.
std::string real(const std::string& path)
{
    std::error_code code;
    const std::filesystem::path resolved = std::filesystem::weakly_canonical(path, code);
    return code ? absoluteNormal(path) : absoluteNormal(resolved.string());
}

bool isInside(const std::string& path, const std::string& folder)
{
    return path == folder || folder == "/" || path.starts_with(folder + "/");
}

}  // namespace

std::string_view targetId(ConvertTarget target)
{
    return infoOf(target).id;
}

std::optional<ConvertTarget> targetFromId(std::string_view id)
{
    const auto known = std::find_if(targets.begin(), targets.end(), [id](const TargetInfo& info) { return info.id == id; });
    return known == targets.end() ? std::nullopt : std::optional(known->target);
}

std::string_view targetName(ConvertTarget target)
{
    return infoOf(target).name;
}

std::span<const ConvertTarget> convertTargets()
{
    static constexpr std::array all{ConvertTarget::Yolo,      ConvertTarget::YoloSegment, ConvertTarget::Coco,
                                    ConvertTarget::PascalVoc, ConvertTarget::WiderFace,   ConvertTarget::VisDrone,
                                    ConvertTarget::Mask};
    return all;
}

std::size_t ConversionReport::lossKinds() const
{
    return static_cast<std::size_t>(
        std::count_if(losses.begin(), losses.end(), [](const Loss& loss) { return lossWeight(loss.kind) != LossWeight::Note; }));
}

void requireFreshFolder(const Dataset& dataset, const std::string& out)
{
    namespace fs = std::filesystem;
    std::error_code code;
    const std::string target = real(out);
    for (const std::string& source : {dataset.root, dataset.opened}) {
        const std::string place = real(source);
        if (!source.empty() && (isInside(target, place) || isInside(place, target))) {
            throw Error(ErrorCode::InvalidArgument, out,
                        (target == place           ? std::string("This is the data set itself.")
                         : isInside(target, place) ? "This folder lies inside the data set " + place + "."
                                                   : "The data set " + place + " lies inside this folder.") +
                            " The source is never written to: choose a folder of its own.");
        }
    }
    if (fs::is_symlink(fs::symlink_status(out, code)) || (fs::exists(out, code) && !fs::is_directory(out, code))) {
        throw Error(ErrorCode::InvalidArgument, out,
                    "There is a file or link of this name. Choose a folder that does not exist yet.");
    }
    if (fs::exists(out, code) && !fs::is_empty(out, code)) {
        throw Error(ErrorCode::InvalidArgument, out,
                    code ? "The folder cannot be read (" + code.message() + ")."
                         : std::string("The folder is not empty. Choose one that is empty or does not exist yet."));
    }
}

ConversionReport convertDataset(const Dataset& dataset, const std::string& out, const ConvertOptions& options,
                                JobControl& control)
{
    const std::string target = absoluteNormal(out);
    requireFreshFolder(dataset, target);
    OutputFolder folder(target, OutputMode::Write);
    ConversionReport report = convertInto(dataset, folder, options, control);
    folder.write("conversion.json", toJson(report));
    folder.write("conversion.md", toMarkdown(report));
    control.throwIfStopped();
    folder.commit();
    return report;
}

void convertAsListed(const Dataset& dataset, const ConvertOptions& options, OutputFolder& out, JobControl& control)
{
    Conversion(dataset, options, out, control, Naming::AsInSource).run(dataset);
}

ConversionReport previewConversion(const Dataset& dataset, const ConvertOptions& options, JobControl& control)
{
    OutputFolder folder({}, OutputMode::Preview);
    return convertInto(dataset, folder, options, control);
}

}  // namespace gg::dataset
