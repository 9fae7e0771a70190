#include "core/audit/pixel_pass.h"

#include "core/audit/mask_rules.h"
#include "core/audit/rules.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/image_io.h"

#include <mutex>
#include <string_view>
#include <unordered_map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Format;
using dataset::LabelState;
using dataset::Record;

constexpr int smallestSide = 10;  // Ultralytics leaves smaller pictures out
constexpr float noMask = -1;

/// What the pixels of one record tell.
class RecordAudit
{
public:
    RecordAudit(const Dataset& dataset, std::size_t index)
        : m_dataset(dataset)
        , m_record(dataset.records[index])
        , m_index(index)
    {
    }

    std::vector<Finding> run(float& foreground)
    {
        image();
        if (m_dataset.format == Format::ImageMask && m_record.state == LabelState::Labelled) {
            mask(foreground);
        }
        return std::move(m_findings);
    }

private:
    Finding& add(std::string_view rule, const std::string& file)
    {
        return m_findings.emplace_back(makeFinding(m_dataset, rule, file, 0, static_cast<std::int64_t>(m_index)));
    }

    void image()
    {
        dataset::ImageCheck check;
        try {
            check = dataset::checkImage(m_dataset.absolute(m_record.image));
        } catch (const Error& error) {
            add("image.unreadable", m_record.image).values["reason"] = error.detail();
            return;
        }
        m_size = check.size;
        const std::string size = std::to_string(m_size.width) + " x " + std::to_string(m_size.height);
        if (m_size.width < smallestSide || m_size.height < smallestSide) {
            add("image.too_small", m_record.image).values["image_size"] = size;
        }
        if (check.jpegTail) {
            add("image.jpeg_tail", m_record.image);
        }
        const bool declared = m_record.declaredWidth > 0 && m_record.declaredHeight > 0;
        if (declared && m_size != cv::Size(m_record.declaredWidth, m_record.declaredHeight)) {
            const bool coco = m_dataset.format == Format::Coco;
            Finding& finding = add(coco ? "coco.size_differs" : "voc.size_differs", m_record.label);
            finding.values["image_size"] = size;
            finding.values["declared"] = std::to_string(m_record.declaredWidth) + " x " + std::to_string(m_record.declaredHeight);
        }
    }

    void mask(float& foreground)
    {
        try {
            const MaskFacts facts = measureMask(dataset::readMaskGrey(m_dataset.absolute(m_record.label)));
            foreground = static_cast<float>(facts.foreground());
            for (Finding& finding : auditMask(m_dataset, m_index, facts, m_size)) {
                m_findings.push_back(std::move(finding));
            }
        } catch (const Error& error) {
            add("mask.unreadable", m_record.label).values["reason"] = error.detail();
        }
    }

    const Dataset& m_dataset;
    const Record& m_record;
    std::size_t m_index;
    cv::Size m_size;
    std::vector<Finding> m_findings;
};

/// Images of two splits are decoded once; the second record gets the first one's share of foreground.
void copyToRepeats(const Dataset& dataset, const std::vector<bool>& skip, std::vector<float>& foreground)
{
    std::unordered_map<std::string_view, std::size_t> firstOf;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const auto [it, isNew] = firstOf.emplace(dataset.records[i].image, i);
        if (!isNew && skip[i]) {
            foreground[i] = foreground[it->second];
        }
    }
}

}  // namespace

PixelResult auditPixels(const Dataset& dataset, const std::vector<bool>& skip, JobControl& control, const FindingBatch& emit)
{
    PixelResult result;
    result.perRecord.resize(dataset.records.size());
    std::vector<float> foreground(dataset.records.size(), noMask);
    std::mutex emitting;
    control.begin("Reading images", dataset.records.size());
    parallelFor(dataset.records.size(), 1, control, [&](std::size_t i) {
        if (skip[i]) {
            return;
        }
        result.perRecord[i] = RecordAudit(dataset, i).run(foreground[i]);
        if (emit && !result.perRecord[i].empty()) {
            const std::scoped_lock lock(emitting);
            emit(result.perRecord[i]);
        }
    });
    if (dataset.format == Format::ImageMask) {
        copyToRepeats(dataset, skip, foreground);
        result.masks = summariseMasks(std::move(foreground));
    }
    return result;
}

}  // namespace gg::audit
