#include "core/dataset/write/mask_objects.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/image_io.h"
#include "core/dataset/run_length.h"

#include <opencv2/imgproc.hpp>

#include <memory>

namespace gg::dataset
{
namespace
{

class RecordFiller
{
public:
    RecordFiller(Record& record, MaskRegions regions)
        : m_record(record)
        , m_regions(regions)
    {
    }

    void fill(const cv::Mat& values)
    {
        m_record.declaredWidth = values.cols;
        m_record.declaredHeight = values.rows;
        m_record.space = CoordinateSpace::Pixels;
        if (m_regions == MaskRegions::WholeClass) {
            add(values, 0);
        } else {
            addConnected(values, 0);
        }
        m_record.state = m_record.objects.empty() ? LabelState::Empty : LabelState::Labelled;
    }

private:
    void addConnected(const cv::Mat& where, std::int32_t classId)
    {
        cv::Mat labels;
        cv::Mat stats;
        cv::Mat centres;
        const int count = cv::connectedComponentsWithStats(where, labels, stats, centres, 8, CV_32S);
        for (int label = 1; label < count; ++label) {
            const cv::Rect bounds(stats.at<int>(label, cv::CC_STAT_LEFT), stats.at<int>(label, cv::CC_STAT_TOP),
                                  stats.at<int>(label, cv::CC_STAT_WIDTH), stats.at<int>(label, cv::CC_STAT_HEIGHT));
            cv::Mat region = cv::Mat::zeros(where.size(), CV_8U);
            region(bounds).setTo(1, labels(bounds) == label);
            add(region, classId);
        }
    }

    void add(const cv::Mat& region, std::int32_t classId)
    {
        const cv::Rect bounds = cv::boundingRect(region);
        if (bounds.empty()) {
            return;
        }
        RecordExtras& extras = m_record.makeExtras();
        const std::vector<std::uint32_t> runs = maskToRuns(region);
        m_record.objects.push_back({.kind = ShapeKind::Mask,
                                    .pointCount = static_cast<std::uint32_t>(runs.size()) & Object::mostPoints,
                                    .classId = classId,
                                    .firstPoint = static_cast<std::uint32_t>(extras.runs.size()),
                                    .box = {static_cast<double>(bounds.x), static_cast<double>(bounds.y),
                                            static_cast<double>(bounds.width), static_cast<double>(bounds.height)}});
        extras.runs.insert(extras.runs.end(), runs.begin(), runs.end());
    }

    Record& m_record;
    MaskRegions m_regions;
};

}  // namespace

Dataset withMaskObjects(const Dataset& dataset, MaskRegions regions, LossLedger& ledger, JobControl& control)
{
    Dataset out = dataset;
    control.begin("Reading masks", out.records.size());
    parallelFor(out.records.size(), 4, control, [&](std::size_t i) {
        Record& record = out.records[i];
        if (record.state != LabelState::Labelled) {
            return;
        }
        // The copy shares its extras with the source, which nobody may change.
        record.extras = record.extras ? std::make_shared<RecordExtras>(*record.extras) : nullptr;
        try {
            RecordFiller(record, regions).fill(binariseMask(readMaskGrey(dataset.absolute(record.label))));
        } catch (const Error&) {
            record.state = LabelState::Unreadable;
        }
    });
    if (regions == MaskRegions::Connected) {
        for (const Record& record : out.records) {
            if (!record.objects.empty()) {
                ledger.add(LossKind::RegionsAsObjects, {}, record.objects.size(), record.image);
            }
        }
    }
    return out;
}

}  // namespace gg::dataset
