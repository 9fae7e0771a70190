#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/formats/coco_assembly.h"
#include "core/dataset/formats/coco_elements.h"
#include "core/dataset/formats/coco_places.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/image_finder.h"
#include "core/dataset/formats/json_sections.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <set>
#include <unordered_set>

namespace gg::dataset
{
namespace
{

/// Batches that are parsed before their annotations are handed to their records: bounds what is held twice.
constexpr std::size_t batchesPerWave = 32;
/// Images whose places are tried to learn where a file's images lie.
constexpr std::size_t sampledNames = 64;

struct ReadImage {
    CocoImage image;
    std::uint32_t line = 0;
    ImageFinder::Found found;
};

struct ReadAnnotation {
    CocoAnnotation annotation;
    std::uint32_t line = 0;
    std::uint32_t record = CocoIdTable::none;
};

template <typename Item, typename Keep>
void parseBatch(const std::string& file, const JsonBatch& batch, Keep keep)
{
    thread_local std::vector<char> buffer;
    thread_local CocoElementParser parser;
    JsonElements elements(readJsonBatch(file, batch, buffer), batch.line);
    while (elements.next()) {
        Item item;
        parser.parse(elements.element(), item);
        keep(std::move(item), elements.line());
    }
}

/// Reads one JSON file into the data set.
class FileReader
{
public:
    FileReader(CocoFile file, std::uint16_t split, Dataset& dataset, CocoClasses& classes, JobControl& control)
        : m_file(std::move(file))
        , m_shown(relativeTo(dataset.root, m_file.path))
        , m_split(split)
        , m_dataset(dataset)
        , m_classes(classes)
        , m_control(control)
        , m_faults(dataset.blemishes)
        , m_finder(dataset.root, cocoImagePlaces(dataset.root, m_file))
    {
    }

    /// All files' classes are known before the first annotation is read.
    void readClasses()
    {
        m_control.begin("Reading " + std::string(fileName(m_file.path)), 0);
        m_sections = findJsonSections(m_file.path, m_control);
        if (!m_sections.fault.empty()) {
            m_faults.add("coco.malformed", m_shown, m_sections.faultLine, m_sections.fault, "a whole JSON file");
        }
        for (const JsonBatch& batch : batchesOf("categories")) {
            parseBatch<CocoCategory>(m_file.path, batch, [&](CocoCategory&& category, std::uint32_t line) {
                takeFaults(category.faults, line);
                m_classes.add(category, m_shown, line, m_faults);
            });
        }
    }

    void read(std::vector<RecordPrint>& prints)
    {
        m_firstRecord = static_cast<std::uint32_t>(m_dataset.records.size());
        readImages(prints);
        readAnnotations(prints);
        finishRecords();
        noteSummaries();
        m_faults.finish(m_shown);
    }

private:
    const std::vector<JsonBatch>& batchesOf(std::string_view key) const
    {
        static const std::vector<JsonBatch> none;
        const JsonSection* section = m_sections.find(key);
        return section == nullptr ? none : section->batches;
    }

    void takeFaults(std::vector<CocoFault>& faults, std::uint32_t line)
    {
        for (CocoFault& fault : faults) {
            m_faults.add(fault.rule, m_shown, line, std::move(fault.value), std::move(fault.expected));
        }
    }

    void readImages(std::vector<RecordPrint>& prints)
    {
        std::vector<ReadImage> images;
        for (const JsonBatch& batch : batchesOf("images")) {
            m_control.throwIfStopped();
            parseBatch<CocoImage>(m_file.path, batch, [&](CocoImage&& image, std::uint32_t line) {
                takeFaults(image.faults, line);
                if (!image.fileName.empty()) {
                    images.push_back({.image = std::move(image), .line = line});
                }
            });
        }
        findImages(images);
        m_ids.reserve(images.size());
        m_dataset.records.reserve(m_dataset.records.size() + images.size());
        std::unordered_set<std::string> names;
        for (ReadImage& image : images) {
            addRecord(image, names);
            prints.push_back({.imageBytes = image.found.bytes, .label = 0});
        }
    }

    void findImages(std::vector<ReadImage>& images)
    {
        std::vector<std::string_view> sample;
        for (std::size_t i = 0; i < images.size(); i += std::max<std::size_t>(1, images.size() / sampledNames)) {
            sample.push_back(images[i].image.fileName);
        }
        m_finder.order(sample);
        m_control.begin("Looking for images", images.size());
        parallelFor(images.size(), 64, m_control,
                    [&](std::size_t i) { images[i].found = m_finder.find(images[i].image.fileName, m_control); });
    }

    void addRecord(ReadImage& image, std::unordered_set<std::string>& names)
    {
        const auto index = static_cast<std::uint32_t>(m_dataset.records.size());
        Record record;
        record.image = relativeTo(m_dataset.root, image.found.path);
        record.label = m_shown;
        record.split = m_split;
        record.space = CoordinateSpace::Pixels;
        record.declaredWidth = image.image.width;
        record.declaredHeight = image.image.height;
        if (image.image.id) {
            record.makeExtras().id = image.image.id->shown();
            if (const std::uint32_t before = m_ids.put(*image.image.id, index); before != CocoIdTable::none) {
                m_superseded.push_back(before);
                m_faults.add("coco.image_id_repeated", m_shown, image.line,
                             image.image.id->shown() + " (" + m_dataset.records[before].image + ", " + record.image + ")",
                             "an id of its own for each image");
            }
        }
        if (!names.insert(record.image).second) {
            m_faults.add("coco.file_name_repeated", m_shown, image.line, image.image.fileName, "one entry for each image file");
        }
        addImageFault(image, record);
        m_dataset.records.push_back(std::move(record));
    }

    void addImageFault(const ReadImage& image, Record& record)
    {
        const std::string& name = image.image.fileName;
        const auto add = [&](const char* rule, std::string expected) {
            record.blemishes.push_back(
                {.rule = rule, .file = m_shown, .line = image.line, .value = name, .expected = std::move(expected)});
        };
        switch (image.found.how) {
        case ImageFinder::How::AsNamed:
            break;
        case ImageFinder::How::ByName:
            ++m_elsewhere;
            m_elsewhereExample = m_elsewhereExample.empty() ? name + " → " + record.image : m_elsewhereExample;
            break;
        case ImageFinder::How::Ambiguous:
            add("image.ambiguous", "one file of that name below the data set's folder");
            break;
        case ImageFinder::How::Missing:
            add("image.not_found", record.image);
            break;
        case ImageFinder::How::OutsideRoot:
            add("path.outside_root", "a path below " + m_dataset.root);
            break;
        }
    }

    void readAnnotations(std::vector<RecordPrint>& prints)
    {
        const std::vector<JsonBatch>& batches = batchesOf("annotations");
        m_control.begin("Reading annotations", batches.size());
        std::vector<std::uint64_t> sums(batches.size());
        for (std::size_t first = 0; first < batches.size(); first += batchesPerWave) {
            const std::size_t count = std::min(batchesPerWave, batches.size() - first);
            std::vector<std::vector<ReadAnnotation>> wave(count);
            parallelFor(count, 1, m_control, [&](std::size_t i) {
                parseBatch<CocoAnnotation>(m_file.path, batches[first + i], [&](CocoAnnotation&& annotation, std::uint32_t line) {
                    wave[i].push_back({.annotation = std::move(annotation), .line = line});
                });
                sums[first + i] = sumOf(batches[first + i]);
            });
            for (std::vector<ReadAnnotation>& annotations : wave) {
                assign(annotations);
            }
            distribute(wave);
        }
        // Every image's print holds all labels of its file: a change of any annotation changes the fingerprint.
        const std::uint64_t all = checksum({reinterpret_cast<const char*>(sums.data()), sums.size() * sizeof(std::uint64_t)});
        for (std::size_t i = m_firstRecord; i < prints.size(); ++i) {
            prints[i].label = all;
        }
    }

    std::uint64_t sumOf(const JsonBatch& batch) const
    {
        thread_local std::vector<char> buffer;
        return checksum(readJsonBatch(m_file.path, batch, buffer));
    }

    /// Finds image and class of each annotation, and notes what belongs to no image.
    void assign(std::vector<ReadAnnotation>& annotations)
    {
        for (ReadAnnotation& read : annotations) {
            CocoAnnotation& annotation = read.annotation;
            if (annotation.id && annotation.id->number) {
                m_numbers.push_back(*annotation.id->number);
            }
            m_keypoints += annotation.keypoints ? 1 : 0;
            if (annotation.imageId) {
                read.record = recordOf(annotation, read.line);
            }
            if (read.record == CocoIdTable::none) {
                takeFaults(annotation.faults, read.line);
            }
        }
    }

    std::uint32_t recordOf(const CocoAnnotation& annotation, std::uint32_t line)
    {
        const CocoId& id = *annotation.imageId;
        if (const std::uint32_t index = m_ids.find(id); index != CocoIdTable::none) {
            return index;
        }
        const std::uint32_t other = m_ids.findOtherType(id);
        if (other != CocoIdTable::none) {
            m_otherType += 1;
            m_otherTypeExample =
                m_otherTypeExample.empty() ? annotation.named() + ": image_id " + id.shown() : m_otherTypeExample;
            return other;
        }
        m_faults.add("coco.image_unknown", m_shown, line, annotation.named() + ": image_id " + id.shown(),
                     "the id of an image in images");
        return CocoIdTable::none;
    }

    /// Hands the annotations to their records, each record from one thread and in the order of the file.
    void distribute(std::vector<std::vector<ReadAnnotation>>& wave)
    {
        struct Item {
            ReadAnnotation* read;
            std::int32_t classId;
        };
        std::vector<Item> items;
        for (std::vector<ReadAnnotation>& annotations : wave) {
            for (ReadAnnotation& read : annotations) {
                if (read.record != CocoIdTable::none) {
                    items.push_back({&read, classOf(read)});
                }
            }
        }
        std::stable_sort(items.begin(), items.end(),
                         [](const Item& a, const Item& b) { return a.read->record < b.read->record; });
        std::vector<std::size_t> begins;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i == 0 || items[i].read->record != items[i - 1].read->record) {
                begins.push_back(i);
            }
        }
        JobControl quiet(m_control.stopToken());  // the batches are counted, not the images
        parallelFor(begins.size(), 64, quiet, [&](std::size_t group) {
            const std::size_t end = group + 1 < begins.size() ? begins[group + 1] : items.size();
            for (std::size_t i = begins[group]; i < end; ++i) {
                addTo(m_dataset.records[items[i].read->record], *items[i].read, items[i].classId);
            }
        });
    }

    std::int32_t classOf(const ReadAnnotation& read)
    {
        if (!read.annotation.categoryId) {
            return -1;
        }
        const std::int32_t index = m_classes.indexOf(*read.annotation.categoryId, m_dataset);
        m_classes.countUndeclared(index, read.line);
        return index;
    }

    void addTo(Record& record, ReadAnnotation& read, std::int32_t classId) const
    {
        const CocoAnnotation& annotation = read.annotation;
        for (CocoFault& fault : read.annotation.faults) {
            record.blemishes.push_back({.rule = fault.rule,
                                        .file = m_shown,
                                        .line = read.line,
                                        .value = std::move(fault.value),
                                        .expected = std::move(fault.expected)});
        }
        if (classId >= 0 && (annotation.box || annotation.kind != ShapeKind::Box)) {
            addCocoObject(annotation, classId, read.line, record);
        }
    }

    /// An image without annotations is a declared negative, but only where annotations could be read at all.
    void finishRecords()
    {
        const bool annotated = m_sections.find("annotations") != nullptr;
        for (std::size_t i = m_firstRecord; i < m_dataset.records.size(); ++i) {
            Record& record = m_dataset.records[i];
            record.state = !annotated                 ? LabelState::Missing
                           : !record.objects.empty()  ? LabelState::Labelled
                           : m_sections.fault.empty() ? LabelState::Empty
                                                      : LabelState::Unreadable;
            record.objects.shrink_to_fit();
            record.points.shrink_to_fit();
            if (record.extras) {
                record.extras->attributes.shrink_to_fit();
                record.extras->runs.shrink_to_fit();
            }
        }
        for (const std::uint32_t index : m_superseded) {
            m_dataset.records[index].state = LabelState::Missing;
        }
    }

    void noteSummaries()
    {
        const auto note = [&](const char* rule, std::size_t count, std::string example) {
            if (count > 0) {
                m_dataset.blemishes.push_back(
                    {.rule = rule, .file = m_shown, .value = std::to_string(count), .expected = std::move(example)});
            }
        };
        note("image.found_elsewhere", m_elsewhere, m_elsewhereExample);
        note("coco.id_type_differs", m_otherType, m_otherTypeExample);
        note("coco.keypoints_not_read", m_keypoints, {});
        std::sort(m_numbers.begin(), m_numbers.end());
        for (auto it = std::adjacent_find(m_numbers.begin(), m_numbers.end()); it != m_numbers.end();
             it = std::adjacent_find(std::upper_bound(it, m_numbers.end(), *it), m_numbers.end())) {
            const auto count = std::upper_bound(it, m_numbers.end(), *it) - it;
            m_faults.add("coco.annotation_id_repeated", m_shown, 0, std::to_string(*it), std::to_string(count));
        }
    }

    CocoFile m_file;
    std::string m_shown;  ///< relative to the root
    std::uint16_t m_split;
    Dataset& m_dataset;
    CocoClasses& m_classes;
    JobControl& m_control;
    FaultList m_faults;
    ImageFinder m_finder;
    JsonSections m_sections;
    CocoIdTable m_ids;
    std::uint32_t m_firstRecord = 0;
    std::vector<std::uint32_t> m_superseded;  ///< records whose id a later image has as well: it gets the annotations
    std::vector<std::int64_t> m_numbers;      ///< ids of all annotations
    std::size_t m_keypoints = 0;
    std::size_t m_elsewhere = 0;
    std::string m_elsewhereExample;
    std::size_t m_otherType = 0;
    std::string m_otherTypeExample;
};

void sortRecords(Dataset& dataset, std::vector<RecordPrint>& prints)
{
    std::vector<std::uint32_t> order(dataset.records.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Record& left = dataset.records[a];
        const Record& right = dataset.records[b];
        return left.split != right.split ? left.split < right.split : naturalLess(left.image, right.image);
    });
    std::vector<Record> records;
    std::vector<RecordPrint> sortedPrints;
    records.reserve(order.size());
    sortedPrints.reserve(order.size());
    for (const std::uint32_t index : order) {
        records.push_back(std::move(dataset.records[index]));
        sortedPrints.push_back(prints[index]);
    }
    dataset.records = std::move(records);
    prints = std::move(sortedPrints);
}

/// Image files beside the listed ones that no JSON names: no trainer sees them.
void noteUnlisted(Dataset& dataset, JobControl& control)
{
    std::unordered_set<std::string_view> listed;
    std::set<std::string> folders;
    for (const Record& record : dataset.records) {
        listed.insert(record.image);
        folders.insert(std::string(folderOf(record.image)));
    }
    std::vector<Blemish> unreadable;  // shows as images that are not found
    std::size_t count = 0;
    std::string example;
    for (const std::string& folder : folders) {
        const std::string place = dataset.absolute(folder);
        if (!isFolder(place)) {
            continue;
        }
        for (const std::string& file : listFiles(place, isImageFile, control, unreadable, ListOrder::AsFound)) {
            std::string shown = relativeTo(dataset.root, file);
            if (folderOf(shown) == folder && !listed.contains(shown)) {
                ++count;
                if (example.empty() || naturalLess(shown, example)) {
                    example = std::move(shown);
                }
            }
        }
    }
    if (count > 0) {
        dataset.blemishes.push_back(
            {.rule = "image.unlisted", .file = {}, .value = std::to_string(count), .expected = example});
    }
}

void noteUndeclared(Dataset& dataset, CocoClasses& classes, const std::string& file)
{
    for (const CocoClasses::Undeclared& of : classes.undeclared()) {
        dataset.blemishes.push_back({.rule = "coco.category_unknown",
                                     .file = file,
                                     .line = of.line,
                                     .value = of.id,
                                     .expected = std::to_string(of.annotations)});
    }
}

Task taskOf(const Dataset& dataset)
{
    std::size_t shapes = 0;
    std::size_t objects = 0;
    for (const Record& record : dataset.records) {
        objects += record.objects.size();
        shapes += static_cast<std::size_t>(std::count_if(record.objects.begin(), record.objects.end(),
                                                         [](const Object& object) { return object.kind != ShapeKind::Box; }));
    }
    return shapes * 2 > objects ? Task::Segmentation : Task::Detection;
}

CocoGroup groupOf(const Candidate& candidate)
{
    if (!candidate.parts.empty()) {
        return cocoGroupOf(candidate.parts);
    }
    if (!candidate.file.empty()) {
        return cocoGroupOf({candidate.file});
    }
    const std::vector<CocoGroup> groups = cocoGroups(candidate.root);
    if (groups.empty()) {
        throw Error(
            ErrorCode::NotFound, candidate.root,
            "No COCO data set found. Looked for a JSON file with images, annotations and categories, here, in annotations/ and "
            "in train/ and valid/.");
    }
    return groups.front();
}

Dataset read(const Candidate& candidate, JobControl& control)
{
    const CocoGroup group = groupOf(candidate);
    Dataset dataset;
    dataset.root = group.root;
    CocoClasses classes;
    std::vector<std::unique_ptr<FileReader>> readers;
    for (const CocoFile& file : group.files) {
        dataset.splits.push_back(file.split);
        const auto split = static_cast<std::uint16_t>(dataset.splits.size() - 1);
        readers.push_back(std::make_unique<FileReader>(file, split, dataset, classes, control));
        readers.back()->readClasses();
    }
    classes.number(dataset);
    std::vector<RecordPrint> prints;
    for (const std::unique_ptr<FileReader>& reader : readers) {
        reader->read(prints);
    }
    sortRecords(dataset, prints);
    noteUndeclared(dataset, classes, relativeTo(dataset.root, group.files.front().path));
    noteUnlisted(dataset, control);
    classes.simplify(dataset);
    dataset.task = taskOf(dataset);
    if (!dataset.records.empty()) {
        dataset.pairing = joinPath(folderOf(dataset.records.front().image), "X.jpg") + " ↔ " +
                          relativeTo(dataset.root, group.files.front().path);
    }
    dataset.fingerprint = fingerprintOf(dataset, prints);
    return dataset;
}

std::string evidenceOf(const CocoGroup& group)
{
    std::string out;
    for (const CocoFile& file : group.files) {
        out += (out.empty() ? "" : ", ") + relativeTo(group.root, file.path);
    }
    return out + " with images, annotations and categories";
}

std::vector<Candidate> recogniseFolder(const std::string& folder, const FolderGlance& /*glance*/)
{
    std::vector<Candidate> out;
    for (const CocoGroup& group : cocoGroups(folder)) {
        Candidate candidate{.format = Format::Coco, .root = group.root, .file = {}, .evidence = evidenceOf(group)};
        for (const CocoFile& file : group.files) {
            candidate.parts.push_back(file.path);
        }
        out.push_back(std::move(candidate));
    }
    return out;
}

std::optional<Candidate> recogniseFile(const std::string& file)
{
    if (!isJsonFile(file) || kindOfJson(file) != JsonKind::Objects) {
        return std::nullopt;
    }
    const CocoGroup group = cocoGroupOf({file});
    return Candidate{.format = Format::Coco, .root = group.root, .file = file, .evidence = evidenceOf(group)};
}

}  // namespace

const FormatReader cocoReader{.format = Format::Coco,
                              .looksFor = "a JSON file with images, annotations and categories (COCO)",
                              .recogniseFolder = recogniseFolder,
                              .recogniseFile = recogniseFile,
                              .read = read};

}  // namespace gg::dataset
