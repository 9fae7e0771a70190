#include "core/audit/facts.h"
#include "core/audit/image_rules.h"
#include "core/audit/rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>

namespace gg::audit
{
namespace
{

/// Fewer pictures have no spread to speak of.
constexpr std::size_t fewestForSpread = 10;
/// Of a set whose pictures are all of one size, others within this factor of it are not worth a word.
constexpr double usualSizes = 1.5;
/// A picture of less than this share of the set's usual sharpness may be called blurred; above `sharpEnough` none is.
constexpr double farBelowUsual = 0.7;
constexpr double sharpEnough = 2.2;
constexpr double quartilesPerSigma = 1.349;  // of a normal distribution

struct Quartiles {
    double first = 0;
    double median = 0;
    double third = 0;
};

std::optional<Quartiles> quartilesOf(std::vector<double> values)
{
    if (values.size() < fewestForSpread) {
        return std::nullopt;
    }
    std::ranges::sort(values);
    const auto at = [&](double share) {
        const double place = share * static_cast<double>(values.size() - 1);
        const auto low = static_cast<std::size_t>(place);
        const std::size_t high = std::min(low + 1, values.size() - 1);
        return values[low] + (values[high] - values[low]) * (place - static_cast<double>(low));
    };
    return Quartiles{.first = at(0.25), .median = at(0.5), .third = at(0.75)};
}

std::string rounded(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}

/// The rules that compare each picture with the rest of the set.
class ImageSetAudit
{
public:
    explicit ImageSetAudit(const Evidence& evidence)
        : m_evidence(evidence)
    {
        for (std::size_t i = 0; i < evidence.facts->records.size(); ++i) {
            if (!evidence.repeated[i] && evidence.facts->records[i].image.readable()) {
                m_images.push_back(i);
            }
        }
    }

    std::vector<Finding> run()
    {
        sizes();
        sharpness();
        colours();
        return std::move(m_findings);
    }

private:
    const ImageFacts& facts(std::size_t record) const { return m_evidence.facts->records[record].image; }
    double threshold(std::string_view id) const { return m_evidence.settings.threshold(id); }

    Finding& add(std::string_view rule, std::size_t record)
    {
        const std::string& image = m_evidence.dataset.records[record].image;
        return m_findings.emplace_back(makeFinding(m_evidence.dataset, rule, image, 0, static_cast<std::int64_t>(record)));
    }

    template <typename Value>
    std::optional<Quartiles> quartilesOfImages(Value value) const
    {
        std::vector<double> values;
        values.reserve(m_images.size());
        for (const std::size_t record : m_images) {
            values.push_back(value(facts(record)));
        }
        return quartilesOf(std::move(values));
    }

    void sizes()
    {
        const auto side = [](const ImageFacts& image) { return std::sqrt(static_cast<double>(image.shown.area())); };
        const std::optional<Quartiles> quartiles = quartilesOfImages(side);
        if (!quartiles) {
            return;
        }
        const double reach = threshold("image.odd_size.iqr") * (quartiles->third - quartiles->first);
        for (const std::size_t record : m_images) {
            const double size = side(facts(record));
            const bool outlies = size < quartiles->first - reach || size > quartiles->third + reach;
            const bool unusual = size * usualSizes < quartiles->median || size > quartiles->median * usualSizes;
            if (outlies && unusual) {
                const cv::Size shown = facts(record).shown;
                Finding& finding = add("image.odd_size", record);
                finding.values["image_size"] = std::to_string(shown.width) + " x " + std::to_string(shown.height);
                finding.values["factor"] = rounded(std::max(size / quartiles->median, quartiles->median / size));
                finding.values["format"] = size > quartiles->median ? "larger" : "smaller";
            }
        }
    }

    /// Blurred by itself, or far below what is usual in this set: a microscope's pictures are softer than a camera's.
    void sharpness()
    {
        const auto logarithm = [](const ImageFacts& image) { return std::log(std::max(0.01, static_cast<double>(image.sharpness))); };
        const std::optional<Quartiles> quartiles = quartilesOfImages(logarithm);
        const double usual = quartiles ? std::exp(quartiles->median) : 0;
        const double sigma = quartiles ? std::max(0.05, (quartiles->third - quartiles->first) / quartilesPerSigma) : 0;
        for (const std::size_t record : m_images) {
            const ImageFacts& image = facts(record);
            const auto sharpness = static_cast<double>(image.sharpness);
            const bool absolute = sharpness < threshold("image.blurred.sharpness");
            const bool relative =
                quartiles && sharpness < std::min(sharpEnough, farBelowUsual * usual) &&
                logarithm(image) < quartiles->median - threshold("image.blurred.deviations") * sigma;
            if ((absolute || relative) && static_cast<double>(image.contrast) >= threshold("image.flat.contrast")) {
                Finding& finding = add("image.blurred", record);
                finding.values["value"] = rounded(sharpness);
                finding.values["usual"] = rounded(usual);
                if (!quartiles) {
                    finding.values["format"] = "alone";
                }
            }
        }
    }

    bool isGrey(const ImageFacts& image) const
    {
        return static_cast<double>(image.greyShare) >= threshold("image.grey_among_colour.share");
    }

    /// The fewer of the two are named.
    void colours()
    {
        std::vector<std::size_t> images = m_images;
        // A picture of one colour has a finding of its own, whatever the colour.
        std::erase_if(images, [&](std::size_t record) { return static_cast<double>(facts(record).contrast) < threshold("image.flat.contrast"); });
        const auto grey = static_cast<std::size_t>(
            std::ranges::count_if(images, [&](std::size_t record) { return isGrey(facts(record)); }));
        if (grey == 0 || grey == images.size()) {
            return;
        }
        const bool greyIsRare = grey * 2 <= images.size();
        for (const std::size_t record : images) {
            if (isGrey(facts(record)) == greyIsRare) {
                Finding& finding = add(greyIsRare ? "image.grey_among_colour" : "image.colour_among_grey", record);
                finding.values["others"] = std::to_string(greyIsRare ? images.size() - grey : grey);
            }
        }
    }

    const Evidence& m_evidence;
    std::vector<std::size_t> m_images;  ///< records with a readable image, each image once
    std::vector<Finding> m_findings;
};

}  // namespace

std::vector<Finding> auditImages(const Evidence& evidence, JobControl& /*control*/)
{
    return ImageSetAudit(evidence).run();
}

}  // namespace gg::audit
