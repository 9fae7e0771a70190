#include "widgets/panels/signals_view.h"

#include "widgets/charts/chart_view.h"
#include "widgets/charts/signal_charts.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/heat_view.h"
#include "widgets/theme/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

enum Chart : std::size_t { OverEpochs, Objectness, Overlap, Said, Sizes, Boxes, Followed };
constexpr int cellWidth = 270;
constexpr int cellHeight = 240;

QLabel* words(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, theme().mutedText);
    label->setPalette(palette);
    return label;
}

}  // namespace

SignalsView::SignalsView(EpochCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_cursor(cursor)
    , m_choice(new QComboBox(this))
    , m_scales(new QButtonGroup(this))
    , m_matchedOnly(new QCheckBox(tr("Matched boxes only"), this))
    , m_sentence(words(this))
    , m_why(words(this))
    , m_stack(new QStackedWidget(this))
    , m_scroll(new QScrollArea(m_stack))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::small, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(buildBar());
    layout->addWidget(m_stack, 1);
    m_why->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_why);
    m_stack->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    buildFigures();
    connect(m_choice, &QComboBox::activated, this, [this] {
        showScales();
        refresh();
    });
    connect(m_scales, &QButtonGroup::idClicked, this, [this](int id) { setScale(static_cast<std::size_t>(id)); });
    connect(m_matchedOnly, &QCheckBox::toggled, this, &SignalsView::refresh);
    connect(&m_cursor, &EpochCursor::changed, this, &SignalsView::refresh);
    refresh();
}

QWidget* SignalsView::buildBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_choice->setAccessibleName(tr("Run"));
    m_choice->setToolTip(tr("The run whose cells are looked at"));
    m_scales->setExclusive(true);
    m_scaleBar = new QHBoxLayout;
    m_scaleBar->setSpacing(space::small);
    m_matchedOnly->setToolTip(tr("Of the density: only boxes that learn a truth"));
    row->addWidget(m_choice);
    row->addLayout(m_scaleBar);
    row->addWidget(m_matchedOnly);
    row->addWidget(m_sentence, 1);
    return bar;
}

QWidget* SignalsView::cell(QWidget* figure, QLabel*& title, const std::function<void()>& write)
{
    auto* frame = new QWidget(m_scroll);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    title = new QLabel(frame);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto* button = new QToolButton(frame);
    button->setText(tr("Export…"));
    button->setAutoRaise(true);
    button->setMinimumHeight(space::target);
    button->setToolTip(tr("Write this figure for a paper (E)"));
    connect(button, &QToolButton::clicked, this, write);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::small, 0, 0, 0);
    head->addWidget(title, 1);
    head->addWidget(button);
    layout->addLayout(head);
    figure->setParent(frame);
    layout->addWidget(figure, 1);
    frame->setMinimumSize(cellWidth - 40, cellHeight);
    return frame;
}

void SignalsView::buildFigures()
{
    auto* body = new QWidget(m_scroll);
    m_grid = new QGridLayout(body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space::medium);
    const auto chart = [&](Chart which, ChartView* view) {
        m_charts[which] = view;
        view->setWheelZoom(ChartView::WheelZoom::WithControl);
        connect(view, &ChartView::exportRequested, this, [this, which] { writeChart(which); });
        m_cells.push_back(cell(view, m_titles[which], [this, which] { writeChart(which); }));
    };
    const auto heat = [&](HeatView*& view, QLabel*& title) {
        view = new HeatView(body);
        const auto write = [this, shown = view] {
            if (shown->figure()) {
                Q_EMIT exportRequested(*shown->figure(), shown->figure()->name);
            }
        };
        connect(view, &HeatView::exportRequested, this, write);
        m_cells.push_back(cell(view, title, write));
    };
    chart(OverEpochs, new ChartView(m_cursor, body));
    chart(Objectness, new ChartView(body));
    chart(Overlap, new ChartView(body));
    heat(m_density, m_densityTitle);
    chart(Said, new ChartView(m_cursor, body));
    chart(Sizes, new ChartView(body));
    chart(Boxes, new ChartView(m_cursor, body));
    heat(m_negatives, m_negativesTitle);
    chart(Followed, new ChartView(m_cursor, body));
    m_scroll->setWidget(body);
    arrange();
}

void SignalsView::arrange()
{
    const int columns = std::clamp((width() - m_scroll->verticalScrollBar()->sizeHint().width()) / cellWidth, 1, 5);
    if (columns == m_columns) {
        return;
    }
    for (int i = 0; i < m_grid->columnCount(); ++i) {
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
    m_columns = columns;
    for (int i = 0; i < static_cast<int>(m_cells.size()); ++i) {
        m_grid->addWidget(m_cells[static_cast<std::size_t>(i)], i / columns, i % columns);
    }
    for (int i = 0; i < columns; ++i) {
        m_grid->setColumnStretch(i, 1);
    }
}

void SignalsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SignalsView::setShown(const std::vector<Shown>& shown)
{
    const Kept* before = chosen();
    const QString folder = before == nullptr ? QString() : before->folder;
    const bool sameRuns = std::equal(shown.begin(), shown.end(), m_runs.begin(), m_runs.end(),
                                     [](const Shown& a, const Kept& b) { return a.run->folder == b.folder; });
    m_runs.clear();
    for (const Shown& one : shown) {
        m_runs.push_back({.folder = one.run->folder, .name = QString::fromStdString(one.run->info.name), .kept = one.kept, .problem = one.problem});
    }
    if (!sameRuns) {
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        for (const Kept& run : m_runs) {
            m_choice->addItem(run.name, run.folder);
        }
        const int same = m_choice->findData(folder);
        m_choice->setCurrentIndex(same >= 0 ? same : m_runs.empty() ? -1 : 0);
        m_choice->setVisible(m_runs.size() > 1);
    }
    showScales();
    refresh();
}

const SignalsView::Kept* SignalsView::chosen() const
{
    const int index = m_choice->currentIndex();
    return index >= 0 && index < static_cast<int>(m_runs.size()) ? &m_runs[static_cast<std::size_t>(index)] : nullptr;
}

/// A button a scale of the chosen run.
void SignalsView::showScales()
{
    const Kept* run = chosen();
    std::vector<int> strides;
    if (run != nullptr && run->kept && !run->kept->empty()) {
        for (const runs::ScaleSignals& scale : run->kept->back().scales) {
            strides.push_back(scale.stride);
        }
    }
    const QList<QAbstractButton*> buttons = m_scales->buttons();
    const bool same = std::equal(buttons.begin(), buttons.end(), strides.begin(), strides.end(),
                                 [](const QAbstractButton* button, int stride) { return button->property("stride").toInt() == stride; });
    if (same) {
        return;
    }
    qDeleteAll(buttons);
    m_scale = std::min(m_scale, strides.empty() ? 0 : strides.size() - 1);
    for (std::size_t i = 0; i < strides.size(); ++i) {
        auto* button = new QPushButton(tr("Stride %1").arg(strides[i]), this);
        button->setProperty("stride", strides[i]);
        button->setCheckable(true);
        button->setChecked(i == m_scale);
        button->setToolTip(tr("Cells %1 pixels apart").arg(strides[i]));
        m_scales->addButton(button, static_cast<int>(i));
        m_scaleBar->addWidget(button);
    }
}

void SignalsView::setScale(std::size_t scale)
{
    m_scale = scale;
    if (QAbstractButton* button = m_scales->button(static_cast<int>(scale))) {
        button->setChecked(true);
    }
    refresh();
}

const runs::InnerSignals* SignalsView::atCursor() const
{
    const Kept* run = chosen();
    if (run == nullptr || !run->kept || run->kept->empty()) {
        return nullptr;
    }
    const auto after = std::upper_bound(run->kept->begin(), run->kept->end(), m_cursor.epoch(),
                                        [](int epoch, const runs::InnerSignals& one) { return epoch < one.epoch; });
    return after == run->kept->begin() ? nullptr : &*std::prev(after);
}

int SignalsView::shownEpoch() const
{
    const runs::InnerSignals* now = atCursor();
    return now == nullptr ? 0 : now->epoch;
}

void SignalsView::refresh()
{
    const Kept* run = chosen();
    const runs::InnerSignals* now = atCursor();
    m_stack->setCurrentIndex(now == nullptr ? 0 : 1);
    m_matchedOnly->setVisible(now != nullptr);
    m_sentence->setVisible(now != nullptr);
    if (now == nullptr) {
        m_why->setText(run == nullptr          ? tr("Inner signals are those of detectors: show such a run.")
                       : !run->problem.isEmpty() ? run->problem
                                                 : tr("Nothing was kept up to this epoch."));
        return;
    }
    const std::vector<runs::InnerSignals>& epochs = *run->kept;
    m_sentence->setText(tr("Epoch %1, %2").arg(now->epoch).arg(scaleSentence(*now, m_scale)));
    const auto show = [&](Chart which, const ChartSpec& spec) {
        m_charts[which]->setSpec(spec);
        m_titles[which]->setText(spec.title);
    };
    show(OverEpochs, objectnessOverEpochs(epochs, m_scale));
    show(Objectness, objectnessHistogram(*now, m_scale));
    show(Overlap, overlapHistogram(*now, m_scale));
    show(Said, saidOverEpochs(epochs));
    show(Sizes, sizeHistogram(*now));
    show(Boxes, boxesOverEpochs(epochs));
    show(Followed, followedCells(epochs, m_scale));
    const HeatFigure density = objectnessAgainstOverlap(*now, m_scale, m_matchedOnly->isChecked());
    m_densityTitle->setText(density.title);
    m_density->setFigure(density, tr("No box of this scale learns a truth."));
    const HeatFigure negatives = negativePlaces(*now, m_scale);
    m_negativesTitle->setText(negatives.title);
    m_negatives->setFigure(negatives, tr("No box of this scale is learnt as background."));
}

void SignalsView::writeChart(std::size_t index)
{
    const ChartSpec& spec = m_charts[index]->spec();
    if (!spec.empty()) {
        Q_EMIT exportRequested(spec, spec.name);
    }
}

}  // namespace gg::widgets
