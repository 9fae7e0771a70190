#include "core/audit/image_rules.h"

#include "core/audit/facts.h"
#include "core/audit/rules.h"

#include <string>

namespace gg::audit
{
namespace
{

constexpr int smallestSide = 10;  // Ultralytics leaves smaller pictures out

std::string sizeText(cv::Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

/// The rules about one picture.
class ImageAudit
{
public:
    ImageAudit(const Evidence& evidence, std::size_t record, const ImageFacts& facts)
        : m_evidence(evidence)
        , m_record(evidence.dataset.records[record])
        , m_index(record)
        , m_facts(facts)
    {
    }

    std::vector<Finding> run()
    {
        if (!m_facts.readable()) {
            add("image.unreadable").values["reason"] = m_facts.error;
            return std::move(m_findings);
        }
        file();
        size();
        return std::move(m_findings);
    }

private:
    Finding& add(std::string_view rule) { return addAt(rule, m_record.image); }

    Finding& addAt(std::string_view rule, const std::string& file)
    {
        return m_findings.emplace_back(makeFinding(m_evidence.dataset, rule, file, 0, static_cast<std::int64_t>(m_index)));
    }

    void file()
    {
        if (m_facts.jpegTail) {
            add("image.jpeg_tail");
        }
    }

    void size()
    {
        const std::string size = sizeText(m_facts.shown);
        if (m_facts.shown.width < smallestSide || m_facts.shown.height < smallestSide) {
            add("image.too_small").values["image_size"] = size;
        }
        const cv::Size declared(m_record.declaredWidth, m_record.declaredHeight);
        if (!declared.empty() && declared != m_facts.shown) {
            Finding& finding = addAt("voc.size_differs", m_record.label);
            finding.values["image_size"] = size;
            finding.values["declared"] = sizeText(declared);
        }
    }

    const Evidence& m_evidence;
    const dataset::Record& m_record;
    std::size_t m_index;
    const ImageFacts& m_facts;
    std::vector<Finding> m_findings;
};

}  // namespace

std::vector<Finding> auditImage(const Evidence& evidence, std::size_t record, const RecordFacts& facts)
{
    return ImageAudit(evidence, record, facts.image).run();
}

std::vector<Finding> auditImages(const Evidence& /*evidence*/, JobControl& /*control*/)
{
    return {};
}

}  // namespace gg::audit
