#include "core/audit/predictions.h"

#include "core/audit/boxes.h"
#include "core/audit/prediction_file.h"
#include "core/base/error.h"
#include "core/dataset/file_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Object;
using dataset::Record;

constexpr std::size_t shownUnknown = 20;

/// "139" of "000000000139": numeric image ids lose their zeros.
std::string withoutZeros(std::string_view stem)
{
    const bool numeric = !stem.empty() && stem.find_first_not_of("0123456789") == std::string_view::npos;
    if (!numeric) {
        return std::string(stem);
    }
    const std::size_t first = stem.find_first_not_of('0');
    return first == std::string_view::npos ? "0" : std::string(stem.substr(first));
}

/// Finds records by what result files call images.
class ImageNames
{
public:
    explicit ImageNames(const Dataset& dataset)
    {
        for (std::size_t i = 0; i < dataset.records.size(); ++i) {
            const Record& record = dataset.records[i];
            const auto index = static_cast<std::uint32_t>(i);
            m_byName[record.image].push_back(index);
            m_byName[std::string(dataset::fileName(record.image))].push_back(index);
            m_byName[withoutZeros(dataset::stemOf(record.image))].push_back(index);
            if (record.extras && !record.extras->id.empty()) {
                m_byId[record.extras->id].push_back(index);
            }
        }
    }

    /// Null where there is none. Ids that the data set itself declares come first: COCO's need not be the stem.
    const std::vector<std::uint32_t>* find(const std::string& name) const
    {
        for (const auto& [names, key] : {std::pair{&m_byId, name}, {&m_byName, name}, {&m_byName, withoutZeros(name)},
                                         {&m_byName, withoutZeros(dataset::stemOf(name))},
                                         {&m_byName, std::string(dataset::fileName(name))}}) {
            if (const auto it = names->find(key); it != names->end()) {
                return &it->second;
            }
        }
        return nullptr;
    }

private:
    using Names = std::unordered_map<std::string, std::vector<std::uint32_t>>;
    Names m_byName;
    Names m_byId;
};

/// COCO's numbers for its 80 classes, by their place in the list.
constexpr std::array<int, 80> cocoNumbers{1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21,
                                          22, 23, 24, 25, 27, 28, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44,
                                          46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65,
                                          67, 70, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 84, 85, 86, 87, 88, 89, 90};

/// How the file numbers the classes, and which class of the data set a number is.
struct ClassNumbers {
    int first = 0;
    std::map<std::int64_t, std::int32_t> listed;  ///< used where it is not empty

    /// −1 for a number that stands for no class.
    std::int32_t classOf(std::int64_t number, std::size_t classes) const
    {
        if (!listed.empty()) {
            const auto it = listed.find(number);
            return it == listed.end() ? -1 : it->second;
        }
        const std::int64_t id = number - first;
        return id >= 0 && id < static_cast<std::int64_t>(classes) ? static_cast<std::int32_t>(id) : -1;
    }
};

class Loader
{
public:
    Loader(const Dataset& dataset, const PredictionFile& file, JobControl& control)
        : m_dataset(dataset)
        , m_file(file)
        , m_names(dataset)
        , m_sizes(dataset::imageSizes(dataset, dataset::SizeSource::Headers, control))
        , m_control(control)
    {
    }

    PredictionSet load()
    {
        findImages();
        const ClassNumbers numbers = classNumbers();
        m_out.firstClass = numbers.first;
        m_control.begin("Sorting predictions", m_file.rows.size());
        auto predictions = emptyCopy();
        for (std::size_t i = 0; i < m_file.rows.size(); ++i) {
            m_control.advance();
            place(m_file.rows[i], numbers, *predictions);
        }
        count(*predictions);
        m_out.unusable += m_file.unusable;
        m_out.dataset = std::move(predictions);
        return std::move(m_out);
    }

private:
    void findImages()
    {
        m_images.reserve(m_file.images.size());
        for (const std::string& name : m_file.images) {
            const std::vector<std::uint32_t>* records = m_names.find(name);
            m_images.push_back(records);
            if (records == nullptr) {
                ++m_out.unknownImages;
                if (m_out.unknown.size() < shownUnknown) {
                    m_out.unknown.push_back(name);
                }
            }
        }
        if (m_out.unknownImages == m_file.images.size() && !m_file.images.empty()) {
            throw Error(ErrorCode::InvalidArgument, m_file.path,
                        "None of its " + std::to_string(m_file.images.size()) + " images is in " + m_dataset.name +
                            ": it names " + m_file.images.front() + ", the data set has " +
                            (m_dataset.records.empty() ? std::string("no image") : m_dataset.records.front().image) +
                            ". Choose the predictions of a run on this data set.");
        }
    }

    ClassNumbers classNumbers() const
    {
        ClassNumbers numbers;
        if (!m_dataset.classIds.empty() && !m_file.countsFromZero) {
            for (std::size_t i = 0; i < m_dataset.classIds.size(); ++i) {
                numbers.listed[m_dataset.classIds[i]] = static_cast<std::int32_t>(i);
            }
            return numbers;
        }
        std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
        std::int64_t highest = -1;
        for (const PredictedBox& row : m_file.rows) {
            lowest = std::min(lowest, row.category);
            highest = std::max(highest, row.category);
        }
        const auto classes = static_cast<std::int64_t>(m_dataset.classNames.size());
        if (m_file.countsFromZero || lowest <= 0) {
            return numbers;
        }
        if (classes == 80 && highest > 80) {
            for (std::size_t i = 0; i < cocoNumbers.size(); ++i) {
                numbers.listed[cocoNumbers[i]] = static_cast<std::int32_t>(i);
            }
            return numbers;
        }
        ClassNumbers fromOne{.first = 1, .listed = {}};
        if (highest >= classes) {
            return fromOne;
        }
        // Both are possible: the one whose boxes lie on labels of their class is right.
        return agreement(fromOne) > agreement(numbers) ? fromOne : numbers;
    }

    std::size_t agreement(const ClassNumbers& numbers) const
    {
        std::size_t agreeing = 0;
        for (const PredictedBox& row : m_file.rows) {
            const std::vector<std::uint32_t>* records = m_images[row.image];
            if (records == nullptr || row.confidence < 0.05) {
                continue;
            }
            const Record& record = m_dataset.records[records->front()];
            const std::int32_t classId = numbers.classOf(row.category, m_dataset.classNames.size());
            const dataset::Rect box = placed(row, m_sizes[records->front()], record);
            agreeing += std::any_of(record.objects.begin(), record.objects.end(), [&](const Object& object) {
                return object.classId == classId && intersectionOverUnion(object.box, box) >= 0.5;
            })
                            ? 1
                            : 0;
        }
        return agreeing;
    }

    /// In the coordinates of a record of the data set.
    dataset::Rect placed(const PredictedBox& row, const cv::Size& size, const Record& record) const
    {
        const bool normalisedHere = record.space == dataset::CoordinateSpace::Normalised;
        if (row.normalised == normalisedHere || size.empty()) {
            return row.box;
        }
        const double width = normalisedHere ? 1.0 / size.width : size.width;
        const double height = normalisedHere ? 1.0 / size.height : size.height;
        return {row.box.x * width, row.box.y * height, row.box.width * width, row.box.height * height};
    }

    std::shared_ptr<Dataset> emptyCopy() const
    {
        auto copy = std::make_shared<Dataset>();
        copy->format = m_dataset.format;
        copy->task = dataset::Task::Detection;
        copy->name = m_file.path;
        copy->root = m_dataset.root;
        copy->opened = m_file.path;
        copy->classNames = m_dataset.classNames;
        copy->splits = m_dataset.splits;
        copy->records.resize(m_dataset.records.size());
        for (std::size_t i = 0; i < copy->records.size(); ++i) {
            Record& record = copy->records[i];
            record.image = m_dataset.records[i].image;
            record.split = m_dataset.records[i].split;
            record.space = m_dataset.records[i].space;
            record.declaredWidth = m_sizes[i].width;
            record.declaredHeight = m_sizes[i].height;
        }
        return copy;
    }

    void place(const PredictedBox& row, const ClassNumbers& numbers, Dataset& predictions)
    {
        const std::vector<std::uint32_t>* records = m_images[row.image];
        if (records == nullptr) {
            return;
        }
        const std::int32_t classId = numbers.classOf(row.category, m_dataset.classNames.size());
        bool placedOnce = false;
        for (const std::uint32_t index : *records) {
            const Record& record = m_dataset.records[index];
            const bool needsSize = row.normalised != (record.space == dataset::CoordinateSpace::Normalised);
            if (classId < 0 || (needsSize && m_sizes[index].empty())) {
                continue;
            }
            Record& to = predictions.records[index];
            to.makeExtras().add(static_cast<std::uint32_t>(to.objects.size()), dataset::AttributeKey::Confidence, row.confidence);
            to.objects.push_back({.kind = dataset::ShapeKind::Box, .classId = classId, .box = placed(row, m_sizes[index], record)});
            to.state = dataset::LabelState::Labelled;
            placedOnce = true;
        }
        m_out.boxes += placedOnce ? 1 : 0;
        m_out.unusable += placedOnce ? 0 : 1;
    }

    void count(const Dataset& predictions)
    {
        m_out.imagesOfSplit.assign(m_dataset.splits.size(), 0);
        std::set<std::string_view> images;
        for (const Record& record : predictions.records) {
            if (!record.objects.empty()) {
                ++m_out.imagesOfSplit[record.split];
                images.insert(record.image);
            }
        }
        m_out.images = images.size();
    }

    const Dataset& m_dataset;
    const PredictionFile& m_file;
    ImageNames m_names;
    std::vector<cv::Size> m_sizes;
    JobControl& m_control;
    std::vector<const std::vector<std::uint32_t>*> m_images;  ///< by PredictedBox::image
    PredictionSet m_out;
};

}  // namespace

PredictionSet loadPredictions(const Dataset& dataset, const std::string& path, JobControl& control)
{
    const PredictionFile file = readPredictionFile(path, control);
    return Loader(dataset, file, control).load();
}

std::string describe(const Dataset& dataset, const PredictionSet& predictions)
{
    std::string splits;
    for (std::size_t split = 0; split < predictions.imagesOfSplit.size(); ++split) {
        if (predictions.imagesOfSplit[split] == 0) {
            continue;
        }
        const auto all = std::count_if(dataset.records.begin(), dataset.records.end(),
                                       [&](const Record& record) { return record.split == split; });
        splits += (splits.empty() ? "" : ", ") + std::to_string(predictions.imagesOfSplit[split]) + " of " + std::to_string(all) +
                  " images of " + dataset.splits[split];
    }
    std::string out = std::to_string(predictions.boxes) + " predicted boxes for " + splits;
    if (predictions.unknownImages > 0) {
        out += "; " + std::to_string(predictions.unknownImages) + " images of the file are not in the data set, such as " +
               predictions.unknown.front();
    }
    if (predictions.unusable > 0) {
        out += "; " + std::to_string(predictions.unusable) + " rows could not be used";
    }
    return out + ".";
}

std::vector<double> confidencesOf(const Record& record)
{
    std::vector<double> confidences(record.objects.size(), 1);
    if (record.extras) {
        for (const dataset::Attribute& attribute : record.extras->attributes) {
            const double* value = std::get_if<double>(&attribute.value);
            if (attribute.key == dataset::AttributeKey::Confidence && value != nullptr && attribute.object < confidences.size()) {
                confidences[attribute.object] = *value;
            }
        }
    }
    return confidences;
}

}  // namespace gg::audit
