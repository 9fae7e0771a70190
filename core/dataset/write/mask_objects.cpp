#include "core/dataset/write/mask_objects.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/image_io.h"
#include "core/dataset/mask_image.h"
#include "core/dataset/run_length.h"
#include "core/dataset/text_file.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace gg::dataset
{
namespace
{

/// What a mask value stands for in the whole set: masks with class colours number them each for itself.
using ClassKey = std::uint64_t;
constexpr ClassKey foregroundKey = 0;
constexpr ClassKey colourKey = ClassKey{1} << 32U;
constexpr ClassKey ignoredKey = ClassKey{1} << 33U;
/// Masks that are looked at to learn whether the set's values are class numbers.
constexpr std::size_t sampledMasks = 64;

bool isNumbered(const MaskImage& mask)
{
    return mask.encoding == MaskEncoding::Grey || mask.encoding == MaskEncoding::Palette;
}

/// A mask that happens to show one class looks like one of two values; its neighbours tell.
bool setIsNumbered(const Dataset& dataset, JobControl& control)
{
    const std::size_t step = std::max<std::size_t>(1, dataset.records.size() / sampledMasks);
    for (std::size_t i = 0; i < dataset.records.size(); i += step) {
        control.throwIfStopped();
        const Record& record = dataset.records[i];
        if (record.state != LabelState::Labelled) {
            continue;
        }
        try {
            const MaskImage mask = readMask(dataset.absolute(record.label));
            if (mask.kind == MaskValues::Classes && isNumbered(mask)) {
                return true;
            }
        } catch (const Error&) {
            continue;  // told when it is converted
        }
    }
    return false;
}

/// Takes one mask apart. Class ids are places in `keys` until the keys of the whole set are known.
class RecordFiller
{
public:
    RecordFiller(Record& record, std::vector<ClassKey>& keys, MaskRegions regions)
        : m_record(record)
        , m_keys(keys)
        , m_regions(regions)
    {
    }

    void fill(const MaskImage& mask, bool numberedSet)
    {
        m_record.declaredWidth = mask.values.cols;
        m_record.declaredHeight = mask.values.rows;
        m_record.space = CoordinateSpace::Pixels;
        const bool numbers =
            isNumbered(mask) && (mask.kind == MaskValues::Classes || (numberedSet && mask.kind != MaskValues::Greys));
        if (numbers || mask.kind == MaskValues::Classes) {
            fillClasses(mask, numbers);
        } else {
            addRegions(binariseMask(maskGrey(mask)), foregroundKey);
        }
        m_record.state = m_record.objects.empty() ? LabelState::Empty : LabelState::Labelled;
    }

private:
    void fillClasses(const MaskImage& mask, bool numbers)
    {
        std::array<bool, 256> present{};
        for (int y = 0; y < mask.values.rows; ++y) {
            const auto* row = mask.values.ptr<uchar>(y);
            for (int x = 0; x < mask.values.cols; ++x) {
                present[row[x]] = true;
            }
        }
        for (std::size_t value = 1; value < present.size(); ++value) {
            if (present[value]) {
                addRegions(mask.values == static_cast<int>(value), keyOf(mask, value, numbers));
            }
        }
    }

    static ClassKey keyOf(const MaskImage& mask, std::size_t value, bool numbers)
    {
        if (numbers && mask.bits <= 8) {
            return value == ignoredValue ? ignoredKey : value;
        }
        const ClassKey behind = value < mask.table.size() ? mask.table[value] : value;
        return mask.encoding == MaskEncoding::Colour ? colourKey | behind : behind;
    }

    void addRegions(const cv::Mat& where, ClassKey key)
    {
        if (cv::countNonZero(where) == 0) {
            return;
        }
        m_keys.push_back(key);
        const auto place = static_cast<std::int32_t>(m_keys.size() - 1);
        if (m_regions == MaskRegions::WholeClass || key == ignoredKey) {
            add(where, place, key == ignoredKey);
            return;
        }
        cv::Mat labels;
        cv::Mat stats;
        cv::Mat centres;
        const int count = cv::connectedComponentsWithStats(where, labels, stats, centres, 8, CV_32S);
        for (int label = 1; label < count; ++label) {
            const cv::Rect bounds(stats.at<int>(label, cv::CC_STAT_LEFT), stats.at<int>(label, cv::CC_STAT_TOP),
                                  stats.at<int>(label, cv::CC_STAT_WIDTH), stats.at<int>(label, cv::CC_STAT_HEIGHT));
            cv::Mat region = cv::Mat::zeros(where.size(), CV_8U);
            region(bounds).setTo(1, labels(bounds) == label);
            add(region, place, false);
        }
    }

    void add(const cv::Mat& region, std::int32_t place, bool ignore)
    {
        const cv::Rect bounds = cv::boundingRect(region);
        RecordExtras& extras = m_record.makeExtras();
        const std::vector<std::uint32_t> runs = maskToRuns(region);
        m_record.objects.push_back({.kind = ShapeKind::Mask,
                                    .pointCount = static_cast<std::uint32_t>(runs.size()) & Object::mostPoints,
                                    .classId = place,
                                    .ignore = ignore,
                                    .firstPoint = static_cast<std::uint32_t>(extras.runs.size()),
                                    .box = {static_cast<double>(bounds.x), static_cast<double>(bounds.y),
                                            static_cast<double>(bounds.width), static_cast<double>(bounds.height)}});
        extras.runs.insert(extras.runs.end(), runs.begin(), runs.end());
    }

    Record& m_record;
    std::vector<ClassKey>& m_keys;
    MaskRegions m_regions;
};

/// Names as this program writes them beside its masks: value,"name",red,green,blue.
std::map<ClassKey, std::string> namesBeside(const Dataset& dataset)
{
    std::map<ClassKey, std::string> names;
    TextFile file;
    if (!file.read(joinPath(dataset.root, "classes.csv"))) {
        return names;
    }
    std::istringstream lines{std::string(file.text())};
    for (std::string line; std::getline(lines, line);) {
        const std::size_t open = line.find(",\"");
        const std::size_t close = line.rfind("\",");
        ClassKey value = 0;
        const auto [end, error] = std::from_chars(line.data(), line.data() + std::min(open, line.size()), value);
        if (open == std::string::npos || close == std::string::npos || close < open + 2 || error != std::errc{} || value == 0) {
            continue;
        }
        std::string name;
        for (std::size_t i = open + 2; i < close; ++i) {
            name.push_back(line[i]);
            i += line[i] == '"' && line[i + 1] == '"' ? 1 : 0;
        }
        names[value] = name;
    }
    return names;
}

std::string nameOf(ClassKey key, const std::map<ClassKey, std::string>& names)
{
    if (key == ignoredKey) {
        return "ignored";
    }
    if (key == foregroundKey) {
        const auto white = names.find(ignoredValue);
        return white != names.end() && white->second != "ignored" ? white->second : "foreground";
    }
    if ((key & colourKey) != 0) {
        char text[16];
        std::snprintf(text, sizeof text, "#%06X", static_cast<unsigned>(key & 0xFFFFFFU));
        return text;
    }
    const auto named = names.find(key);
    return named != names.end() ? named->second : "class_" + std::to_string(key);
}

/// Classes of the set by their keys; the objects' places become class ids.
void numberClasses(Dataset& dataset, const std::vector<std::vector<ClassKey>>& keys)
{
    const std::map<ClassKey, std::string> names = namesBeside(dataset);
    std::set<ClassKey> found;
    for (const std::vector<ClassKey>& of : keys) {
        found.insert(of.begin(), of.end());
    }
    const bool numbered =
        std::any_of(found.begin(), found.end(), [](ClassKey key) { return key != foregroundKey && key < colourKey; });
    for (const auto& [value, name] : names) {
        if (numbered && value < ignoredValue) {
            found.insert(value);  // a class that no mask shows is still a class
        }
    }
    if (found.empty()) {
        found.insert(foregroundKey);
    }
    dataset.classNames.clear();
    dataset.classIds.clear();
    std::map<ClassKey, std::int32_t> index;
    for (const ClassKey key : found) {
        index[key] = static_cast<std::int32_t>(dataset.classNames.size());
        dataset.classNames.push_back(nameOf(key, names));
        if (numbered) {
            dataset.classIds.push_back(key == ignoredKey ? ignoredValue : static_cast<std::int64_t>(key & 0xFFFFFFU));
        }
    }
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        for (Object& object : dataset.records[i].objects) {
            object.classId = index[keys[i][static_cast<std::size_t>(object.classId)]];
        }
    }
}

}  // namespace

Dataset withMaskObjects(const Dataset& dataset, MaskRegions regions, LossLedger& ledger, JobControl& control)
{
    Dataset out = dataset;
    control.begin("Reading masks", out.records.size());
    const bool numberedSet = setIsNumbered(dataset, control);
    std::vector<std::vector<ClassKey>> keys(out.records.size());
    parallelFor(out.records.size(), 4, control, [&](std::size_t i) {
        Record& record = out.records[i];
        record.objects.clear();
        if (record.state != LabelState::Labelled) {
            return;
        }
        // The copy shares its extras with the source, which nobody may change.
        record.extras = record.extras ? std::make_shared<RecordExtras>(*record.extras) : nullptr;
        try {
            RecordFiller(record, keys[i], regions).fill(readMask(dataset.absolute(record.label)), numberedSet);
        } catch (const Error&) {
            record.state = LabelState::Unreadable;
        }
    });
    numberClasses(out, keys);
    for (const Record& record : out.records) {
        if (regions == MaskRegions::Connected && !record.objects.empty()) {
            ledger.add(LossKind::RegionsAsObjects, {}, record.objects.size(), record.image);
        }
    }
    return out;
}

}  // namespace gg::dataset
