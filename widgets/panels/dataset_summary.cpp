#include "widgets/panels/dataset_summary.h"

#include "widgets/panels/heading.h"
#include "widgets/panels/position_map.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

using Kind = QueryTerm::Kind;

constexpr int smallestTraining = 32;
constexpr int largestTraining = 8192;

double imbalance(const Distributions& counts)
{
    std::int64_t least = 0;
    std::int64_t most = 0;
    int present = 0;
    for (const auto& [id, share] : counts.classes) {
        least = least == 0 ? share.all : std::min(least, share.all);
        most = std::max(most, share.all);
        present += share.all > 0 ? 1 : 0;
    }
    return present > 1 ? double(most) / double(least) : 0;
}

const Histogram& histogramOf(const Distributions& counts, Kind kind)
{
    switch (kind) {
    case Kind::Side: return counts.side;
    case Kind::Aspect: return counts.aspect;
    case Kind::Count: return counts.perImage;
    case Kind::Foreground: return counts.foreground;
    default: return counts.brightness;
    }
}

}  // namespace

DatasetSummary::DatasetSummary(QWidget* parent)
    : QWidget(parent)
    , m_counts(new QLabel(this))
    , m_trainingRow(makeTrainingSize())
    , m_charts{makeChart(Kind::Side, tr("Object side at the training size"), QStringLiteral("sizes")),
               makeChart(Kind::Aspect, tr("Aspect ratio, width : height"), QStringLiteral("aspects")),
               makeChart(Kind::Count, tr("Objects per image"), QStringLiteral("counts")),
               makeChart(Kind::Foreground, tr("Foreground share of images"), QStringLiteral("shares")),
               makeChart(Kind::Brightness, tr("Brightness of images"), QStringLiteral("brightness"))}
    , m_sizeNote(new QLabel(this))
    , m_positionHeading(spacedHeading(tr("Positions")))
    , m_positions(new PositionMap(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::small);
    m_counts->setWordWrap(true);
    m_counts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sizeNote->setWordWrap(true);
    m_sizeNote->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_counts);
    for (const Chart& chart : m_charts) {
        column->addWidget(chart.heading);
        if (chart.kind == Kind::Side) {
            column->addWidget(m_trainingRow);
        }
        column->addWidget(chart.bars);
        if (chart.kind == Kind::Side) {
            column->addWidget(m_sizeNote);
        }
    }
    column->addWidget(m_positionHeading);
    column->addWidget(m_positions);
    column->addStretch(1);
    setDistributions({}, false);
}

QLabel* DatasetSummary::spacedHeading(const QString& text)
{
    auto* label = heading(text, this);
    label->setContentsMargins(0, space::medium, 0, 0);
    return label;
}

DatasetSummary::Chart DatasetSummary::makeChart(QueryTerm::Kind kind, const QString& title, const QString& name)
{
    auto* bars = new HistogramBars(this);
    bars->setObjectName(name);
    bars->setAccessibleName(title);
    connect(bars, &HistogramBars::rangeSelected, this, [this, kind](std::optional<NumberRange> range) { Q_EMIT rangeSelected(kind, range); });
    return {kind, spacedHeading(title), bars};
}

QWidget* DatasetSummary::makeTrainingSize()
{
    auto* part = new QWidget(this);
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("Trained at"), part);
    m_trainingSize = new QComboBox(part);
    m_trainingSize->setEditable(true);
    m_trainingSize->setInsertPolicy(QComboBox::NoInsert);
    m_trainingSize->setValidator(new QIntValidator(smallestTraining, largestTraining, m_trainingSize));
    for (const int size : {320, 416, 512, 640, 800, 960, 1024, 1280}) {
        m_trainingSize->addItem(QString::number(size));
    }
    m_trainingSize->setCurrentText(QStringLiteral("640"));
    m_trainingSize->setToolTip(tr("Longer side of the images after letterboxing, in pixels: object sides are counted at this size"));
    m_trainingSize->setAccessibleName(tr("Training size in pixels"));
    m_trainingSize->setMinimumHeight(space::target);
    label->setBuddy(m_trainingSize);
    row->addWidget(label);
    row->addWidget(m_trainingSize);
    row->addWidget(new QLabel(tr("px"), part));
    row->addStretch(1);
    connect(m_trainingSize, &QComboBox::activated, this, [this] { Q_EMIT trainingSizeChanged(trainingSize()); });
    connect(m_trainingSize->lineEdit(), &QLineEdit::editingFinished, this, [this] { Q_EMIT trainingSizeChanged(trainingSize()); });
    return part;
}

int DatasetSummary::trainingSize() const
{
    return std::clamp(m_trainingSize->currentText().toInt(), smallestTraining, largestTraining);
}

void DatasetSummary::setTrainingSize(int pixels)
{
    const QSignalBlocker blocked(m_trainingSize);
    m_trainingSize->setCurrentText(QString::number(pixels));
}

HistogramBars* DatasetSummary::histogram(QueryTerm::Kind kind) const
{
    const auto it = std::find_if(m_charts.begin(), m_charts.end(), [&](const Chart& chart) { return chart.kind == kind; });
    return it == m_charts.end() ? nullptr : it->bars;
}

QString DatasetSummary::countsText(const Distributions& counts, bool filtered) const
{
    const QLocale locale;
    const auto images = static_cast<int>(counts.records.all);
    const auto objects = static_cast<int>(counts.objects.all);
    QStringList lines;
    if (filtered) {
        lines << QStringLiteral("<b>%1</b>").arg(tr("%1 of %Ln image(s)", nullptr, images).arg(locale.toString(qlonglong(counts.records.chosen))));
    } else {
        lines << QStringLiteral("<b>%1</b>").arg(tr("%Ln image(s)", nullptr, images));
    }
    if (counts.objects.all > 0) {
        lines << (filtered ? tr("%1 of %Ln object(s)", nullptr, objects).arg(locale.toString(qlonglong(counts.objects.chosen)))
                           : tr("%Ln object(s)", nullptr, objects));
        const double per = double(filtered ? counts.objects.chosen : counts.objects.all)
                         / double(std::max<std::int64_t>(1, filtered ? counts.records.chosen : counts.records.all));
        lines << tr("%1 per image").arg(locale.toString(per, 'f', 1));
    }
    if (const double ratio = imbalance(counts); ratio > 0) {
        lines << tr("most frequent : rarest class %1 : 1").arg(locale.toString(ratio, 'f', 1));
    }
    return lines.join(QStringLiteral("<br>"));
}

void DatasetSummary::setDistributions(const Distributions& counts, bool filtered)
{
    m_counts->setText(countsText(counts, filtered));
    const bool objects = counts.objects.all > 0;
    for (const Chart& chart : m_charts) {
        const Histogram& histogram = histogramOf(counts, chart.kind);
        const bool percent = chart.kind == Kind::Foreground || chart.kind == Kind::Brightness;
        const bool shown = !histogram.empty() && (percent || objects);
        chart.bars->setHistogram(histogram, chart.kind == Kind::Side ? tr("px") : percent ? tr("%") : QString());
        chart.bars->setVisible(shown);
        chart.heading->setVisible(shown);
    }
    const bool sides = objects && !counts.side.empty();
    m_trainingRow->setVisible(sides);
    m_sizeNote->setVisible(objects && (sides || counts.objectsWithoutSize > 0));
    m_sizeNote->setText(counts.objectsWithoutSize > 0
                            ? tr("%Ln object(s) of images whose size is not known are left out.", nullptr, static_cast<int>(counts.objectsWithoutSize))
                            : tr("%1 % under 8 px").arg(QLocale().toString(100.0 * double(counts.smallAtTraining) / double(std::max<std::int64_t>(1, counts.objects.all)), 'f', 1)));
    m_positions->setPositions(filtered ? counts.chosenPositions : counts.positions);
    m_positions->setVisible(objects);
    m_positionHeading->setVisible(objects);
}

void DatasetSummary::setQuery(const RecordQuery& query)
{
    for (const Chart& chart : m_charts) {
        std::optional<NumberRange> range;
        for (const QueryTerm& term : query.terms) {
            // The bars count at the training size that is chosen; a side in pixels of the image is another thing.
            const bool same = term.kind == chart.kind && !term.negated && (chart.kind != Kind::Side || term.trainingSize == trainingSize());
            if (same) {
                range = term.range;
            }
        }
        chart.bars->setSelectedRange(range);
    }
}

}  // namespace gg::widgets
