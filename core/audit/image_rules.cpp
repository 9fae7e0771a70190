#include "core/audit/image_rules.h"

#include "core/audit/facts.h"
#include "core/audit/rules.h"
#include "core/dataset/file_names.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <initializer_list>
#include <string>

namespace gg::audit
{
namespace
{

std::string sizeText(cv::Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

std::string number(double value, int digits)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string number(float value, int digits)
{
    return number(static_cast<double>(value), digits);
}

bool extensionFits(dataset::ImageKind kind, std::string_view extension)
{
    using dataset::ImageKind;
    const auto isOneOf = [&](std::initializer_list<std::string_view> names) {
        return std::ranges::find(names, extension) != names.end();
    };
    switch (kind) {
    case ImageKind::Jpeg:
        return isOneOf({"jpg", "jpeg", "jpe", "jfif", "jif", "mpo"});
    case ImageKind::Png:
        return isOneOf({"png", "apng"});
    case ImageKind::Bmp:
        return isOneOf({"bmp", "dib"});
    case ImageKind::Gif:
        return isOneOf({"gif"});
    case ImageKind::Tiff:
        return isOneOf({"tif", "tiff", "dng"});
    case ImageKind::WebP:
        return isOneOf({"webp"});
    case ImageKind::Pnm:
        return isOneOf({"pnm", "ppm", "pgm", "pbm", "pfm"});
    case ImageKind::Unknown:
        break;
    }
    return true;  // what nobody can tell is no contradiction
}

/// Which of the two pictures that a rotated file holds the labels were drawn on.
enum class LabelsFit { Unknown, Shown, Stored };

LabelsFit labelsFit(const dataset::Record& record, const ImageFacts& facts)
{
    if (facts.shown == facts.stored) {
        return LabelsFit::Unknown;
    }
    const cv::Size declared(record.declaredWidth, record.declaredHeight);
    if (!declared.empty()) {
        return declared == facts.stored ? LabelsFit::Stored : declared == facts.shown ? LabelsFit::Shown : LabelsFit::Unknown;
    }
    if (record.space == dataset::CoordinateSpace::Normalised) {
        return LabelsFit::Unknown;
    }
    const auto holds = [&](cv::Size size) {
        return std::ranges::all_of(record.objects, [&](const dataset::Object& object) {
            return object.box.x + object.box.width <= size.width + 1 && object.box.y + object.box.height <= size.height + 1;
        });
    };
    const bool shown = holds(facts.shown);
    const bool stored = holds(facts.stored);
    return shown == stored ? LabelsFit::Unknown : stored ? LabelsFit::Stored : LabelsFit::Shown;
}

bool isFlat(const Settings& settings, const ImageFacts& facts)
{
    return static_cast<double>(facts.contrast) < settings.threshold("image.flat.contrast");
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
            Finding& finding = add(m_facts.truncated ? "image.truncated" : "image.unreadable");
            finding.values["reason"] = m_facts.error;
            if (m_facts.truncated) {
                finding.values["kind"] = dataset::imageKindName(m_facts.kind);
                finding.values["bytes"] = std::to_string(m_facts.fileBytes);
            }
            return std::move(m_findings);
        }
        file();
        size();
        light();
        return std::move(m_findings);
    }

private:
    Finding& add(std::string_view rule) { return addAt(rule, m_record.image); }

    Finding& addAt(std::string_view rule, const std::string& file)
    {
        return m_findings.emplace_back(makeFinding(m_evidence.dataset, rule, file, 0, static_cast<std::int64_t>(m_index)));
    }

    double threshold(std::string_view id) const { return m_evidence.settings.threshold(id); }

    void file()
    {
        if (m_facts.jpegTail) {
            add("image.jpeg_tail");
        }
        const std::string extension = dataset::extensionOf(m_record.image);
        if (!extensionFits(m_facts.kind, extension)) {
            Finding& finding = add("image.wrong_extension");
            finding.values["extension"] = extension;
            finding.values["kind"] = dataset::imageKindName(m_facts.kind);
        }
    }

    void size()
    {
        const std::string size = sizeText(m_facts.shown);
        const int shorter = std::min(m_facts.shown.width, m_facts.shown.height);
        const int longer = std::max(m_facts.shown.width, m_facts.shown.height);
        if (shorter < threshold("image.too_small.side")) {
            add("image.too_small").values["image_size"] = size;
        } else if (shorter < threshold("image.odd_aspect.ratio") * longer) {
            Finding& finding = add("image.odd_aspect");
            finding.values["image_size"] = size;
            finding.values["ratio"] = number(static_cast<double>(longer) / shorter, 1);
        }
        const LabelsFit fit = m_facts.orientation == 1 ? LabelsFit::Unknown : labelsFit(m_record, m_facts);
        if (m_facts.orientation != 1) {
            Finding& finding = add("image.exif_rotation");
            finding.values["orientation"] = std::to_string(m_facts.orientation);
            finding.values["stored"] = sizeText(m_facts.stored);
            finding.values["image_size"] = size;
            finding.values["format"] = fit == LabelsFit::Stored ? "stored" : fit == LabelsFit::Shown ? "shown" : "unknown";
            finding.severity = fit == LabelsFit::Stored ? Severity::Error : finding.severity;
        }
        const cv::Size declared(m_record.declaredWidth, m_record.declaredHeight);
        if (!declared.empty() && declared != m_facts.shown && fit != LabelsFit::Stored) {
            Finding& finding = addAt("voc.size_differs", m_record.label);
            finding.values["image_size"] = size;
            finding.values["declared"] = sizeText(declared);
        }
    }

    void light()
    {
        const ImageFacts::Luminance& luminance = m_facts.luminance;
        const double darkBelow = threshold("image.dark.p99");
        const double lightAbove = threshold("image.light.p05");
        const bool dark = static_cast<double>(luminance.p99) < darkBelow;
        const bool overexposed = static_cast<double>(luminance.p05) > lightAbove;
        if (dark) {
            add("image.dark").values["value"] = number(luminance.p99, 2);
        } else if (overexposed) {
            add("image.light").values["value"] = number(luminance.p05, 2);
        }
        // Dark and overexposed pictures hold little by nature; that needs no second finding.
        const double entropy = static_cast<double>(m_facts.entropy);
        if (isFlat(m_evidence.settings, m_facts)) {
            add("image.flat").values["value"] = number(m_facts.contrast, 1);
        } else if (!dark && !overexposed && entropy < threshold("image.low_information.entropy")) {
            add("image.low_information").values["value"] = number(m_facts.entropy, 1);
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

}  // namespace gg::audit
