#include "widgets/panels/dataset_summary.h"

#include "widgets/models/record_model.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

std::optional<NumberRange> rangeOf(const HistogramBars& bars, int first, int last, double scale)
{
    if (first < 0 || last < first) {
        return std::nullopt;
    }
    return NumberRange{bars.bars()[static_cast<std::size_t>(first)].from * scale, bars.bars()[static_cast<std::size_t>(last)].to * scale};
}

int decimalsFor(const std::vector<HistogramBars::Bar>& bars)
{
    const double step = bars.empty() ? 1 : bars.front().to - bars.front().from;
    return step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
}

void keepSelection(HistogramBars& bars, const std::optional<NumberRange>& range, double scale)
{
    int first = -1;
    int last = -1;
    for (int i = 0; range && i < static_cast<int>(bars.bars().size()); ++i) {
        const auto& bar = bars.bars()[static_cast<std::size_t>(i)];
        const double middle = (bar.from + bar.to) / 2 * scale;
        if (range->contains(middle)) {
            first = first < 0 ? i : first;
            last = i;
        }
    }
    bars.setSelection(first, last);
}

}  // namespace

DatasetSummary::DatasetSummary(QWidget* parent)
    : QWidget(parent)
    , m_counts(new QLabel(this))
    , m_sizeHeading(heading(tr("Object side")))
    , m_sizes(new HistogramBars(this))
    , m_shareHeading(heading(tr("Foreground share of images")))
    , m_shares(new HistogramBars(this))
    , m_shareText(new QLabel(this))
    , m_factsHeading(heading(tr("Current image")))
    , m_facts(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::small);
    for (QLabel* label : {m_counts, m_shareText, m_facts}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_shareText->setForegroundRole(QPalette::PlaceholderText);
    m_sizes->setObjectName(QStringLiteral("sizes"));
    m_shares->setObjectName(QStringLiteral("shares"));
    m_sizes->setAccessibleName(tr("Histogram of object sides"));
    m_shares->setAccessibleName(tr("Histogram of foreground shares"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_counts, m_sizeHeading, m_sizes, m_shareHeading, m_shares, m_shareText,
                                                         m_factsHeading, m_facts}) {
        column->addWidget(part);
    }
    column->addStretch(1);
    connect(m_sizes, &HistogramBars::selected, this,
            [this](int first, int last) { Q_EMIT sideSelected(rangeOf(*m_sizes, first, last, 1)); });
    connect(m_shares, &HistogramBars::selected, this,
            [this](int first, int last) { Q_EMIT foregroundSelected(rangeOf(*m_shares, first, last, 0.01)); });
    setForeground({}, 0, 0);
}

QLabel* DatasetSummary::heading(const QString& text)
{
    auto* label = new QLabel(text, this);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setContentsMargins(0, space::medium, 0, 0);
    return label;
}

void DatasetSummary::setDataset(const dataset::DatasetPtr& dataset, const dataset::Statistics& statistics)
{
    const QLocale locale;
    const auto images = static_cast<int>(dataset ? dataset->records.size() : 0);
    QStringList lines{QStringLiteral("<b>%1</b>").arg(tr("%Ln image(s)", nullptr, images))};
    std::vector<double> sides;
    bool pixels = false;
    if (dataset) {
        pixels = !dataset->records.empty() && dataset->records.front().space == dataset::CoordinateSpace::Pixels;
        for (const dataset::Record& record : dataset->records) {
            for (const dataset::Object& object : record.objects) {
                sides.push_back(objectSide(record, object));
            }
        }
    }
    if (statistics.objects > 0) {
        lines << tr("%Ln object(s)", nullptr, static_cast<int>(statistics.objects));
        lines << tr("%1 per image").arg(locale.toString(double(statistics.objects) / std::max(1, images), 'f', 1));
    }
    if (statistics.imbalance > 0) {
        lines << tr("most frequent : rarest class %1 : 1").arg(locale.toString(statistics.imbalance, 'f', 1));
    }
    m_counts->setText(lines.join(QStringLiteral("<br>")));
    // The largest one in a hundred would squeeze all others into one bar.
    if (sides.size() > 200) {
        std::vector<double> sorted = sides;
        const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 99 / 100);
        std::nth_element(sorted.begin(), at, sorted.end());
        const double limit = *at;
        const double most = *std::max_element(sides.begin(), sides.end());
        if (most > 2 * limit) {
            std::vector<double> inside;
            std::copy_if(sides.begin(), sides.end(), std::back_inserter(inside), [&](double side) { return side <= limit; });
            auto bars = equalBins(inside, 20);
            bars.push_back({bars.back().to, most + 1e-6 * most, static_cast<qint64>(sides.size() - inside.size())});
            m_sizes->setBars(std::move(bars), pixels ? tr("px") : tr("%"), 0);
            sides.clear();
        }
    }
    if (!sides.empty() || statistics.objects == 0) {
        auto bars = equalBins(sides, 20);
        const int decimals = decimalsFor(bars);
        m_sizes->setBars(std::move(bars), pixels ? tr("px") : tr("%"), decimals);
    }
    m_sizeHeading->setText(pixels ? tr("Object side, pixels") : tr("Object side, % of the image"));
    m_sizeHeading->setVisible(statistics.objects > 0);
    m_sizes->setVisible(statistics.objects > 0);
    setForeground({}, 0, 0);
}

void DatasetSummary::setForeground(const std::vector<float>& foreground, double mean, double median)
{
    std::vector<double> shares;
    for (const float share : foreground) {
        if (share >= 0) {
            shares.push_back(static_cast<double>(share) * 100);
        }
    }
    const bool some = !shares.empty();
    if (some) {
        auto bars = equalBins(shares, 20);
        const int decimals = decimalsFor(bars);
        m_shares->setBars(std::move(bars), tr("%"), decimals);
        const QLocale locale;
        m_shareText->setText(tr("mean %1 %, median %2 %").arg(locale.toString(mean * 100, 'f', 1), locale.toString(median * 100, 'f', 1)));
    }
    for (QWidget* part : std::initializer_list<QWidget*>{m_shareHeading, m_shares, m_shareText}) {
        part->setVisible(some);
    }
}

void DatasetSummary::setFacts(const QString& facts)
{
    m_facts->setText(facts);
    m_facts->setVisible(!facts.isEmpty());
    m_factsHeading->setVisible(!facts.isEmpty());
}

void DatasetSummary::setSelections(const std::optional<NumberRange>& side, const std::optional<NumberRange>& foreground)
{
    keepSelection(*m_sizes, side, 1);
    keepSelection(*m_shares, foreground, 0.01);
}

}  // namespace gg::widgets
