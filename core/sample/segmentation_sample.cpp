#include "core/sample/sample_dataset.h"

#include "core/base/parallel.h"
#include "core/sample/foreground_shares.h"
#include "core/sample/sample_folder.h"
#include "core/sample/segmentation_scene.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace gg::sample {
namespace {

/// What there is to know before a picture is drawn.
struct PlannedFrame {
    int sequence = 0;
    int frame = 0;
    double share = 0;
    std::string name;
    std::string fault;
    int partner = -1;  ///< mispaired: the image whose mask this one gets
};

struct Plan {
    std::vector<int> lengths;
    std::vector<int> firsts;
    std::vector<PlannedFrame> frames;
};

Plan makePlan(const SampleOptions& options)
{
    Plan plan;
    plan.lengths = sequenceLengths(options.seed, options.images);
    const std::vector<double> shares = foregroundShares(options.seed, options.foreground, plan.lengths);
    const int sequences = static_cast<int>(plan.lengths.size());
    for (int sequence = 0; sequence < sequences; ++sequence) {
        plan.firsts.push_back(static_cast<int>(plan.frames.size()));
        for (int frame = 0; frame < plan.lengths[static_cast<std::size_t>(sequence)]; ++frame) {
            plan.frames.push_back({sequence, frame, shares[plan.frames.size()], frameName(sequence, frame, sequences), "", -1});
        }
    }
    for (auto& [fault, images] : chooseFaults(options, {"mispaired"})) {
        for (const int image : images) {
            plan.frames[static_cast<std::size_t>(image)].fault = fault;
        }
        if (fault == "mispaired") {
            // Half the list apart in name order: as a rule another sequence, where the swap can be seen.
            std::vector<int> ordered = images;
            std::sort(ordered.begin(), ordered.end());
            const std::size_t half = ordered.size() / 2;
            for (std::size_t i = 0; i < half; ++i) {
                plan.frames[static_cast<std::size_t>(ordered[i])].partner = ordered[i + half];
                plan.frames[static_cast<std::size_t>(ordered[i + half])].partner = ordered[i];
            }
        }
    }
    return plan;
}

cv::Mat blurredMask(const cv::Mat& mask)
{
    // What saving a mask as JPEG or enlarging it smoothly does: values between 0 and 255 along the outline.
    cv::Mat blurred;
    cv::GaussianBlur(mask, blurred, {}, 2.0);
    return blurred;
}

cv::Mat faultyMask(const std::string& fault, const cv::Mat& mask)
{
    cv::Mat result = mask;
    if (fault == "all-background") {
        result = cv::Mat::zeros(mask.size(), CV_8U);
    } else if (fault == "all-foreground") {
        result = cv::Mat(mask.size(), CV_8U, cv::Scalar(255));
    } else if (fault == "in-between") {
        result = blurredMask(mask);
    } else if (fault == "inverted") {
        result = 255 - mask;
    } else if (fault == "size-differs") {
        cv::resize(mask, result, {}, 0.5, 0.5, cv::INTER_NEAREST);
    }
    return result;
}

std::string faultyImage(const std::string& fault, std::string encoded)
{
    if (fault == "truncated") {
        encoded.resize(encoded.size() * 2 / 5);
    } else if (fault == "zero-byte") {
        encoded.clear();
    }
    return encoded;
}

bool isImageFault(const std::string& fault)
{
    return fault == "missing-label" || fault == "truncated" || fault == "zero-byte";
}

class SegmentationWriter {
public:
    SegmentationWriter(const SampleFolder& folder, const SampleOptions& options, const Plan& plan)
        : m_folder(folder)
        , m_options(options)
        , m_plan(plan)
    {
    }

    void writeSequence(int sequence, JobControl& control) const
    {
        const auto index = static_cast<std::size_t>(sequence);
        const SegmentationScene scene = sceneOf(sequence);
        for (int frame = 0; frame < m_plan.lengths[index]; ++frame) {
            control.throwIfStopped();
            writePair(scene, m_plan.frames[static_cast<std::size_t>(m_plan.firsts[index] + frame)]);
            control.advance();
        }
    }

private:
    SegmentationScene sceneOf(int sequence) const
    {
        return {m_options.seed, sequence, m_plan.lengths[static_cast<std::size_t>(sequence)], {m_options.width, m_options.height}};
    }

    void writePair(const SegmentationScene& scene, const PlannedFrame& planned) const
    {
        const SegmentationScene::Frame frame = scene.render(planned.frame, planned.share);
        if (planned.fault != "orphan-label") {
            m_folder.write("images/" + planned.name + ".jpg", faultyImage(planned.fault, encodeJpeg(frame.image)));
        }
        if (planned.fault != "missing-label") {
            const cv::Mat mask = planned.partner < 0 ? faultyMask(planned.fault, frame.mask) : maskOf(planned.partner);
            m_folder.write("masks/" + planned.name + ".png", encodePng(mask));
        }
    }

    cv::Mat maskOf(int image) const
    {
        const PlannedFrame& other = m_plan.frames[static_cast<std::size_t>(image)];
        return sceneOf(other.sequence).render(other.frame, other.share).mask;
    }

    const SampleFolder& m_folder;
    const SampleOptions& m_options;
    const Plan& m_plan;
};

}  // namespace

std::vector<std::string> segmentationFaults()
{
    return {"missing-label", "orphan-label", "all-background", "all-foreground", "in-between",
            "inverted",      "size-differs", "mispaired",      "truncated",      "zero-byte"};
}

std::vector<PlantedFault> makeSegmentationSample(const std::string& folder, const SampleOptions& options, JobControl& control)
{
    checkOptions(options, segmentationFaults(), 1);
    const Plan plan = makePlan(options);
    SampleFolder target(folder);
    target.createFolder("images");
    target.createFolder("masks");

    control.begin("Drawing images", static_cast<std::uint64_t>(options.images));
    const SegmentationWriter writer(target, options, plan);
    JobControl sequences(control.stopToken());  // counts sequences; the caller's control counts images
    parallelFor(plan.lengths.size(), 1, sequences,
                [&](std::size_t sequence) { writer.writeSequence(static_cast<int>(sequence), control); });

    std::vector<PlantedFault> planted;
    for (const PlannedFrame& frame : plan.frames) {
        if (!frame.fault.empty()) {
            const bool image = isImageFault(frame.fault);
            planted.push_back({frame.fault, image ? "images/" + frame.name + ".jpg" : "masks/" + frame.name + ".png", 0});
        }
    }
    target.write("planted_faults.json", toJson(planted));
    target.keep();
    return planted;
}

}  // namespace gg::sample
