#include "core/audit/audit.h"

#include "core/audit/augmentation/augmentation_rules.h"
#include "core/audit/evidence.h"
#include "core/audit/facts.h"
#include "core/audit/gathering.h"
#include "core/audit/label_cache.h"
#include "core/audit/mask_rules.h"
#include "core/audit/same_paths.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace gg::audit
{
namespace
{

using dataset::Dataset;

/// Records whose image an earlier record has: the same file in two splits has its faults once.
std::vector<bool> repeatedRecords(const Dataset& dataset)
{
    const std::vector<std::uint32_t> first = firstWithSame(dataset, &dataset::Record::image);
    std::vector<bool> repeated(first.size(), false);
    for (std::size_t i = 0; i < first.size(); ++i) {
        repeated[i] = first[i] != i;
    }
    return repeated;
}

void append(std::vector<Finding>& findings, std::vector<Finding> more)
{
    findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// A rule that fires on every image of a large set is one finding in the end; the preview stops when that is clear.
class Preview
{
public:
    Preview(const FindingBatch& target, std::size_t images)
        : m_target(target)
        , m_most(std::max<std::size_t>(10, images / 2))
    {
    }

    bool wanted() const { return static_cast<bool>(m_target); }

    void operator()(const std::vector<Finding>& findings)
    {
        if (!wanted()) {
            return;
        }
        std::vector<Finding> shown;
        for (const Finding& finding : findings) {
            if (m_shown[finding.rule]++ < m_most) {
                shown.push_back(finding);
            }
        }
        if (!shown.empty()) {
            m_target(std::move(shown));
        }
    }

private:
    const FindingBatch& m_target;
    std::size_t m_most;
    std::map<std::string, std::size_t> m_shown;
};

/// One audit: the evidence grows, and each family is asked once what it needs is there.
class Run
{
public:
    Run(const Dataset& dataset, const Options& options, JobControl& control, const FindingBatch& onFindings)
        : m_options(options)
        , m_control(control)
        , m_repeated(repeatedRecords(dataset))
        , m_images(static_cast<std::size_t>(std::count(m_repeated.begin(), m_repeated.end(), false)))
        , m_preview(onFindings, m_images)
        , m_evidence{.dataset = dataset,
                     .settings = options.settings,
                     .repeated = m_repeated,
                     .predictions = options.predictions,
                     .reference = options.reference}
    {
    }

    Report report()
    {
        measureSizes();
        addStaleCaches(m_evidence.dataset, findLabelCaches(m_evidence.dataset, m_control), m_report.findings);
        askFamilies(RuleFamily::Needs::Labels);
        if (m_options.predictions != nullptr) {
            askFamilies(RuleFamily::Needs::Predictions);
        }
        if (m_options.pixels) {
            askAboutPixels();
        }
        recommendTraining();
        simulateTraining();
        std::erase_if(m_report.findings, [&](const Finding& finding) { return m_options.settings.muted.contains(finding.rule); });
        m_report.findings = gather(m_evidence.dataset, std::move(m_report.findings), m_images);
        sortFindings(m_report.findings);
        return std::move(m_report);
    }

private:
    void askFamilies(RuleFamily::Needs needs)
    {
        std::vector<const RuleFamily*> asked;
        for (const RuleFamily& family : ruleFamilies()) {
            if (family.needs == needs && family.run != nullptr) {
                asked.push_back(&family);
            }
        }
        std::vector<std::vector<Finding>> answers(asked.size());
        JobControl quiet(m_control.stopToken());
        // Much of a family's work is of one thread: two families at a time. More would hold the working memory of all of them.
        constexpr int together = 2;
        parallelFor(
            asked.size(), 1, quiet,
            [&](std::size_t i) {
                // The family that takes longest says how far it is.
                answers[i] = asked[i]->run(m_evidence, asked[i]->id == "label" ? m_control : quiet);
            },
            together);
        for (std::vector<Finding>& findings : answers) {
            if (m_preview.wanted()) {
                m_preview(gather(m_evidence.dataset, findings, m_images));
            }
            append(m_report.findings, std::move(findings));
        }
    }

    void measureSizes()
    {
        const Dataset& dataset = m_evidence.dataset;
        if (dataset.format == dataset::Format::ImageMask) {
            return;
        }
        m_sizes = dataset::imageSizes(dataset, m_options.sizes, m_control);
        m_evidence.sizes = m_sizes;
        SizeReport sizes = computeSizes(dataset, m_sizes, m_repeated, m_options.settings.trainingSize);
        if (sizes.all.objects > 0) {
            m_report.sizes = std::move(sizes);
            m_evidence.sizeReport = &*m_report.sizes;
        }
    }

    /// The rules of thumb are given for detectors at 640 px.
    void recommendTraining()
    {
        const Dataset& dataset = m_evidence.dataset;
        if (!m_report.sizes) {
            return;
        }
        const SizeReport at640 = m_report.sizes->trainingSize == 640 ? *m_report.sizes : computeSizes(dataset, m_sizes, m_repeated, 640);
        ReadinessNumbers numbers = countForReadiness(dataset, at640, m_repeated);
        numbers.sensorMeasured = m_options.pixels;
        numbers.sensor = m_grey ? Sensor::SingleChannel : Sensor::Colour;
        m_report.readiness = recommend(numbers);
    }

    /// A fixed number of samples keeps the spread of the shares below half a percent; the seed is fixed so that two audits of one set
    /// agree.
    void simulateTraining()
    {
        if (!m_options.augmentation || !m_report.sizes) {
            return;
        }
        constexpr std::size_t samples = 4000;
        m_report.augmentation =
            simulateAugmentation(m_evidence.dataset, m_sizes, m_repeated, *m_options.augmentation,
                                 m_options.settings.trainingSize, samples, 1, m_control);
        const Colour colour = !m_options.pixels ? Colour::Unknown : m_grey ? Colour::Grey : Colour::Coloured;
        append(m_report.findings, judgeAugmentation(m_evidence, *m_options.augmentation, *m_report.augmentation, colour));
    }

    /// Nine in ten pictures without colour: a set of grey or thermal pictures with a few strays.
    static bool isGrey(const Facts& facts)
    {
        std::size_t readable = 0;
        std::size_t grey = 0;
        for (const RecordFacts& record : facts.records) {
            readable += record.image.readable() ? 1 : 0;
            grey += record.image.readable() && record.image.greyShare >= 0.99F ? 1 : 0;
        }
        return readable > 0 && grey * 10 >= readable * 9;
    }

    void askAboutPixels()
    {
        std::vector<std::vector<Finding>> ofRecord(m_evidence.dataset.records.size());
        const Facts facts = measureFacts(m_evidence.dataset, m_repeated, m_options.settings, m_options.cache, m_control,
                                         [&](std::size_t record, const RecordFacts& measured) {
                                             ofRecord[record] = askAboutRecord(record, measured);
                                             m_preview(ofRecord[record]);
                                         });
        for (std::vector<Finding>& more : ofRecord) {
            append(m_report.findings, std::move(more));
        }
        m_grey = isGrey(facts);
        if (m_options.onFacts) {
            m_options.onFacts(facts);
        }
        m_evidence.facts = &facts;
        askFamilies(RuleFamily::Needs::Facts);
        m_evidence.facts = nullptr;
        m_report.masks = summariseMasks(m_evidence.dataset, facts);
    }

    std::vector<Finding> askAboutRecord(std::size_t record, const RecordFacts& measured)
    {
        std::vector<Finding> findings;
        for (const RuleFamily& family : ruleFamilies()) {
            if (family.ofRecord != nullptr) {
                append(findings, family.ofRecord(m_evidence, record, measured));
            }
        }
        return findings;
    }

    const Options& m_options;
    JobControl& m_control;
    std::vector<bool> m_repeated;
    std::size_t m_images;
    Preview m_preview;
    std::vector<cv::Size> m_sizes;
    bool m_grey = false;
    Evidence m_evidence;
    Report m_report;
};

}  // namespace

Report runAudit(const Dataset& dataset, const Options& options, JobControl& control, const FindingBatch& onFindings)
{
    return Run(dataset, options, control, onFindings).report();
}

}  // namespace gg::audit
