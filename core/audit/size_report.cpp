#include "core/audit/size_report.h"

#include <algorithm>
#include <cmath>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Object;
using dataset::Record;
using dataset::Rect;

std::size_t clampedBin(double value, int bins)
{
    return static_cast<std::size_t>(std::clamp(static_cast<int>(std::floor(value)), 0, bins - 1));
}

void addPosition(const Rect& box, const cv::Size& size, SizeReport& report)
{
    const double x = (box.x + box.width / 2) / size.width * SizeReport::heatSide;
    const double y = (box.y + box.height / 2) / size.height * SizeReport::heatSide;
    ++report.positions[clampedBin(y, SizeReport::heatSide) * SizeReport::heatSide + clampedBin(x, SizeReport::heatSide)];
}

class Summing
{
public:
    Summing(const Dataset& dataset, int trainingSize)
    {
        m_report.trainingSize = trainingSize;
        m_report.byClass.resize(dataset.classNames.size());
        m_report.bySplit.resize(dataset.splits.size());
        m_report.byClassAndSplit.assign(dataset.classNames.size(), std::vector<SizeCounts>(dataset.splits.size()));
    }

    void add(const Record& record, const cv::Size& size, bool repeated)
    {
        std::size_t objects = 0;
        for (const Object& object : record.objects) {
            if (object.ignore || object.box.width <= 0 || object.box.height <= 0) {
                continue;
            }
            ++objects;
            if (size.empty()) {
                m_report.withoutSize += repeated ? 0 : 1;
            } else {
                add(record, object, size, repeated);
            }
        }
        if (!repeated && record.state != dataset::LabelState::Missing && record.state != dataset::LabelState::Unreadable) {
            ++m_report.objectsPerImage[objects];
        }
    }

    SizeReport take() { return std::move(m_report); }

private:
    void add(const Record& record, const Object& object, const cv::Size& size, bool repeated)
    {
        const Rect box = inPixels(record, object.box, size);
        const double scale = letterboxScale(size, m_report.trainingSize);
        const double width = box.width * scale;
        const double height = box.height * scale;
        m_report.bySplit[record.split].add(width, height);
        const auto id = static_cast<std::size_t>(object.classId);
        const bool named = object.classId >= 0 && id < m_report.byClass.size();
        if (named) {
            m_report.byClassAndSplit[id][record.split].add(width, height);
        }
        if (repeated) {
            return;
        }
        if (named) {
            m_report.byClass[id].add(width, height);
        }
        m_report.all.add(width, height);
        m_report.native.add(box.width, box.height);
        ++m_report.sides[clampedBin(std::log2(width * height), SizeReport::sideBins)];
        ++m_report.aspects[clampedBin(4 * std::log2(width / height) + 16.5, SizeReport::aspectBins)];
        addPosition(box, size, m_report);
    }

    SizeReport m_report;
};

}  // namespace

void SizeCounts::add(double width, double height)
{
    const double area = width * height;
    const double shorter = std::min(width, height);
    ++objects;
    ++coco[area < 32 * 32 ? 0 : area < 96 * 96 ? 1 : 2];
    ++fine[area < 32 * 32 ? 0 : area < 96 * 96 ? 1 : area <= 320 * 320 ? 2 : 3];
    below8 += shorter < 8 ? 1 : 0;
    below64 += area < 64 * 64 ? 1 : 0;
    for (std::size_t i = 0; i < strides.size(); ++i) {
        seen[i] += shorter >= 2 * strides[i] ? 1 : 0;
    }
}

Rect inPixels(const Record& record, const Rect& box, const cv::Size& size)
{
    if (record.space == dataset::CoordinateSpace::Pixels) {
        return box;
    }
    return {box.x * size.width, box.y * size.height, box.width * size.width, box.height * size.height};
}

double letterboxScale(const cv::Size& size, int trainingSize)
{
    return static_cast<double>(trainingSize) / std::max(size.width, size.height);
}

SizeReport computeSizes(const Dataset& dataset, std::span<const cv::Size> sizes, const std::vector<bool>& repeated,
                        int trainingSize)
{
    Summing sum(dataset, trainingSize);
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        sum.add(dataset.records[i], sizes[i], repeated[i]);
    }
    return sum.take();
}

}  // namespace gg::audit
