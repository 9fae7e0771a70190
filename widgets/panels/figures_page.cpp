#include "widgets/panels/figures_page.h"

#include "widgets/figures/figure_grid.h"
#include "widgets/figures/figure_painting.h"
#include "widgets/figures/panel_building.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/available_panels.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/figure_renderer.h"
#include "widgets/panels/figure_settings.h"
#include "widgets/panels/figure_sheet.h"
#include "widgets/panels/progress_row.h"

#include <QEvent>
#include <QFileInfo>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace gg::widgets {
namespace {

double defaultHeight(const QString& what)
{
    return what == QLatin1String("table") ? 22 : what == QLatin1String("confusion") ? 38 : what == QLatin1String("snapshots") ? 55 : 50;
}

}  // namespace

FiguresPage::FiguresPage(RunCollection& runs, std::shared_ptr<PanelBuilder> builder, BackgroundWork* work, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_builder(std::move(builder))
    , m_work(work != nullptr ? work : &m_atOnce)
    , m_renderer(new FigureRenderer(m_builder, *m_work, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState({}, {}, this))
    , m_banner(new Banner(this))
    , m_progress(new ProgressRow(this))
    , m_available(new AvailablePanels(this))
    , m_scroll(new QScrollArea(this))
    , m_sheet(new FigureSheet)
    , m_settings(new FigureSettings)
{
    buildTools();
    buildBody();
    buildKeys();
    connectParts();
    connectRenderer();
    // Lists follow the runs at leisure: a run that is followed says something every second.
    m_grown.setSingleShot(true);
    m_grown.setInterval(400);
    connect(&m_grown, &QTimer::timeout, this, &FiguresPage::fillAvailable);
    for (const auto signal : {&RunCollection::added, &RunCollection::removed, &RunCollection::changed}) {
        connect(&m_runs, signal, this, [this] {
            if (!m_grown.isActive()) {
                m_grown.start();
            }
        });
    }
    m_later.setSingleShot(true);
    m_later.setInterval(500);
    connect(&m_later, &QTimer::timeout, this, &FiguresPage::remember);
    fillAvailable();
    changed();
}

FiguresPage::~FiguresPage() = default;

void FiguresPage::connectParts()
{
    connect(m_available, &AvailablePanels::chosen, this, [this](const QString& what) { addByName(what); });
    connect(m_available, &AvailablePanels::runRequested, this, &FiguresPage::openRunRequested);
    connect(m_sheet, &FigureSheet::currentChanged, this, [this](int panel) { m_settings->setFigure(figure(), panel); });
    connect(m_sheet, &FigureSheet::placeRequested, this, [this](int panel, const QRect& cells) {
        ComposedFigure next = figure();
        placePanel(next, static_cast<std::size_t>(panel), cells);
        apply(next, {});
    });
    connect(m_sheet, &FigureSheet::removeRequested, this, &FiguresPage::removeAt);
    connect(m_settings, &FigureSettings::removeRequested, this, &FiguresPage::removeAt);
    connect(m_sheet, &FigureSheet::rowHeightRequested, this, [this](int row, double mm) {
        ComposedFigure next = figure();
        next.rowsMm[static_cast<std::size_t>(row)] = mm;
        apply(next, QStringLiteral("row"));
    });
    connect(m_sheet, &FigureSheet::dropped, this, [this](const QString& what, const QPoint& cell) { addByName(what, cell); });
    connect(m_settings, &FigureSettings::changed, this, &FiguresPage::apply);
    connect(m_empty, &EmptyState::clicked, this, [this] {
        if (const QString what = m_available->first(); !what.isEmpty()) {
            addByName(what);
        } else {
            Q_EMIT openRunRequested();
        }
    });
}

void FiguresPage::connectRenderer()
{
    connect(m_renderer, &FigureRenderer::painted, m_sheet, &FigureSheet::setImage);
    connect(m_renderer, &FigureRenderer::failed, this, &FiguresPage::showError);
    connect(m_renderer, &FigureRenderer::progressed, this, [this](const QString& what, quint64 done, quint64 total) {
        if (!m_writing) {
            m_progress->setProgress(what, done, total);
        }
    });
    connect(m_renderer, &FigureRenderer::readingDone, this, [this] {
        if (!m_writing) {
            m_progress->finish();
        }
        showNotices();
    });
    connect(m_progress, &ProgressRow::cancelRequested, this, [this] {
        m_work->cancel(QStringLiteral("figure/write"));
        m_writing = false;
        m_renderer->cancel();
        m_progress->finish();
        refreshState();
    });
}

bool FiguresPage::idle() const
{
    return m_renderer->idle() && !m_writing && !m_later.isActive();
}

/// Numbers of the last time are said to be that, as long as they are shown.
void FiguresPage::showNotices()
{
    const QStringList notices = m_renderer->notices();
    if (notices == m_notices) {
        return;
    }
    m_notices = notices;
    if (m_banner->showsError()) {
        return;
    }
    m_banner->dismiss();
    if (!notices.isEmpty()) {
        m_banner->showNotice(notices.join(QLatin1Char('\n')));
    }
}

/// Everything that the open runs have something for; without any, what the figure's own runs have.
void FiguresPage::fillAvailable()
{
    if (m_runs.size() == 0 && !figure().runs.empty()) {
        readOffers();
    } else {
        std::vector<const RunEntry*> runs;
        for (int i = 0; i < m_runs.size(); ++i) {
            runs.push_back(&m_runs.at(i));
        }
        m_offered.clear();
        m_available->setOffers(offersOf(runs));
    }
    refreshState();
}

void FiguresPage::readOffers()
{
    if (m_offered == figure().runs || !isVisible()) {
        return;
    }
    m_offered = figure().runs;
    auto offers = std::make_shared<PanelOffers>();
    m_work->run(
        QStringLiteral("figure/offers"), [offers, builder = m_builder, figure = figure()](JobControl& control) { *offers = builder->offers(figure, control); },
        [this, offers] {
            if (m_runs.size() == 0) {
                m_available->setOffers(*offers);
                refreshState();
            }
        });
}

void FiguresPage::refreshState()
{
    const bool empty = figure().panels.empty();
    m_stack->setCurrentIndex(empty ? 1 : 0);
    if (empty) {
        const bool some = !m_available->first().isEmpty();
        m_empty->setSentence(some ? tr("Drag a panel from the left onto the page, or begin with the first one.")
                                  : tr("A figure is made of the charts, snapshots and tables of runs; open a run first."));
        m_empty->setButton(some ? tr("&Begin a figure") : tr("Open a &run…"));
    }
    m_undo->setEnabled(m_history.canUndo());
    m_redo->setEnabled(m_history.canRedo());
    m_export->setEnabled(!empty && !m_writing);
}

void FiguresPage::setFigure(const ComposedFigure& next)
{
    m_history.reset(next);
    m_sheet->setCurrent(-1);
    changed();
}

void FiguresPage::apply(const ComposedFigure& next, const QString& kind)
{
    if (m_history.change(next, kind)) {
        changed();
    }
}

void FiguresPage::undo()
{
    m_history.undo();
    changed();
}

void FiguresPage::redo()
{
    m_history.redo();
    changed();
}

void FiguresPage::changed()
{
    m_sheet->setFigure(figure());
    m_settings->setFigure(figure(), m_sheet->current());
    if (m_runs.size() == 0) {
        fillAvailable();
    }
    refreshState();
    m_renderer->setFigure(figure());
    fit();
    showNotices();
    m_later.start();
}

void FiguresPage::readAgain()
{
    m_offered.clear();
    m_renderer->readAgain();
    fillAvailable();
}

void FiguresPage::removeAt(int panel)
{
    if (panel >= 0 && panel < static_cast<int>(figure().panels.size())) {
        ComposedFigure next = figure();
        removePanel(next, static_cast<std::size_t>(panel));
        apply(next, {});
    }
}

int FiguresPage::runIndex(ComposedFigure& figure, const QString& folder) const
{
    const auto it = std::find_if(figure.runs.begin(), figure.runs.end(), [&](const FigureRun& run) { return run.folder == folder; });
    if (it != figure.runs.end()) {
        return static_cast<int>(it - figure.runs.begin());
    }
    // Panels of all runs stay panels of the runs that they have.
    for (ComposedPanel& panel : figure.panels) {
        for (int run = 0; panel.runs.empty() && !panel.kept && run < static_cast<int>(figure.runs.size()); ++run) {
            panel.runs.push_back(run);
        }
    }
    const int known = m_runs.indexOf(folder);
    if (known >= 0) {
        const RunEntry& run = m_runs.at(known);
        figure.runs.push_back({folder, run.colour, QString::fromStdString(run.info.name), QString::fromStdString(run.place.stepColumn)});
    } else {
        figure.runs.push_back({folder, QColor(Qt::black), QFileInfo(folder).fileName()});
    }
    return static_cast<int>(figure.runs.size()) - 1;
}

void FiguresPage::addPanelTo(ComposedFigure figure, ComposedPanel panel, double heightMm, QPoint cell)
{
    const std::size_t index = cell.x() < 0 ? addPanel(figure, std::move(panel), heightMm) : addPanelAt(figure, std::move(panel), heightMm, cell);
    m_history.close();
    apply(figure, {});
    m_sheet->setCurrent(static_cast<int>(index));
}

void FiguresPage::addByName(const QString& what, QPoint cell)
{
    if (what.isEmpty()) {
        return;
    }
    ComposedFigure next = figure();
    ComposedPanel panel{.what = what};
    const bool ofPixels = what == QLatin1String("snapshots") || what == QLatin1String("confusion");
    for (int i = 0; i < m_runs.size(); ++i) {
        if (m_runs.at(i).visible && !(ofPixels && isDetector(m_runs.at(i)))) {
            panel.runs.push_back(runIndex(next, m_runs.at(i).folder));
        }
    }
    // Without open runs the panel shows those that the figure has.
    if (what == QLatin1String("snapshots")) {
        panel.cells.setWidth(next.columns);
    }
    addPanelTo(std::move(next), std::move(panel), defaultHeight(what), cell);
}

void FiguresPage::addFigure(const Figure& content, const FigureRecipe& recipe, bool redrawable)
{
    ComposedFigure next = figure();
    ComposedPanel panel{.what = recipe.chart, .evaluation = recipe.evaluation, .logarithmic = recipe.logarithmic, .epochs = recipe.epochs, .samples = recipe.samples, .mode = recipe.mode};
    const PanelFigure shown = panelFigure(content);
    if (redrawable) {
        for (const FigureRecipe::Run& run : recipe.runs) {
            panel.runs.push_back(runIndex(next, run.folder));
        }
    } else {
        panel.kept = std::make_shared<const PanelFigure>(shown);
    }
    if (std::holds_alternative<SnapshotFigure>(shown)) {
        panel.cells.setWidth(next.columns);
    }
    const double height = pleasantHeightMm(next, panel, shown);
    addPanelTo(std::move(next), std::move(panel), height, {-1, -1});
}

void FiguresPage::showError(const QString& text)
{
    m_banner->showError(text);
}

void FiguresPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void FiguresPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fillAvailable();
    fit();
    m_renderer->setShown(true);
}

void FiguresPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_renderer->setShown(false);
}

void FiguresPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_sheet != nullptr) {
        m_sheet->update();
    }
}

}  // namespace gg::widgets
