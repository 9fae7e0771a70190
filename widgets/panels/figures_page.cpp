#include "widgets/panels/figures_page.h"

#include "core/base/error.h"
#include "widgets/charts/chart_builder.h"
#include "widgets/figures/figure_grid.h"
#include "widgets/figures/figure_writing.h"
#include "widgets/figures/panel_building.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/figure_export_dialog.h"
#include "widgets/panels/figure_settings.h"
#include "widgets/panels/figure_sheet.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/tool_buttons.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPointer>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <utility>

namespace gg::widgets {
namespace {

constexpr std::array zooms{50, 75, 100, 150, 200, 300, 400};
constexpr double mmPerInch = 25.4;

/// The list of what can be shown: an entry is dragged onto the page by its name.
class AvailableList final : public QListWidget {
public:
    using QListWidget::QListWidget;

protected:
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override
    {
        auto* dragged = new QMimeData;
        if (!items.isEmpty()) {
            dragged->setData(QLatin1String(FigureSheet::mimeType), items.front()->data(Qt::UserRole).toString().toUtf8());
        }
        return dragged;
    }
    QStringList mimeTypes() const override { return {QLatin1String(FigureSheet::mimeType)}; }
};

/// What a panel shows, without its place and what it is drawn with.
QByteArray contentKey(const ComposedFigure& figure, const ComposedPanel& panel)
{
    if (panel.kept) {
        return {};
    }
    ComposedFigure alone;
    alone.columns = 1;
    alone.rowsMm = {50};
    alone.runs = figure.runs;
    ComposedPanel plain = panel;
    plain.cells = QRect(0, 0, 1, 1);
    plain.title.clear();
    plain.letter.reset();
    plain.legend.reset();
    plain.lower.reset();
    plain.upper.reset();
    alone.panels = {plain};
    return toJson(alone);
}

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
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState({}, {}, this))
    , m_banner(new Banner(this))
    , m_progress(new ProgressRow(this))
    , m_available(new AvailableList(this))
    , m_scroll(new QScrollArea(this))
    , m_sheet(new FigureSheet)
    , m_settings(new FigureSettings)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildTools();
    column->addWidget(m_tools);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    auto* left = new QWidget(this);
    left->setFixedWidth(190);
    auto* list = new QVBoxLayout(left);
    list->setContentsMargins(space::medium, space::medium, space::small, space::medium);
    list->addWidget(heading(tr("Panels"), left));
    m_available->setDragEnabled(true);
    m_available->setFrameShape(QFrame::NoFrame);
    m_available->setAccessibleName(tr("What the runs can be shown as"));
    m_available->setToolTip(tr("Drag onto the page, or press Enter"));
    list->addWidget(m_available, 1);
    body->addWidget(left);
    m_scroll->setWidget(m_sheet);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setBackgroundRole(QPalette::Window);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_empty);
    body->addWidget(m_stack, 1);
    auto* right = new QScrollArea(this);
    right->setWidget(m_settings);
    right->setWidgetResizable(true);
    right->setFrameShape(QFrame::NoFrame);
    right->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    right->setFixedWidth(316);
    body->addWidget(right);
    column->addLayout(body, 1);
    setFocusProxy(m_sheet);

    connect(m_available, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) { addByName(item->data(Qt::UserRole).toString()); });
    connect(m_sheet, &FigureSheet::currentChanged, this, [this](int panel) { m_settings->setFigure(figure(), panel); });
    connect(m_sheet, &FigureSheet::placeRequested, this, [this](int panel, const QRect& cells) {
        ComposedFigure next = figure();
        placePanel(next, static_cast<std::size_t>(panel), cells);
        apply(next, {});
    });
    const auto remove = [this](int panel) {
        if (panel >= 0 && panel < static_cast<int>(figure().panels.size())) {
            ComposedFigure next = figure();
            removePanel(next, static_cast<std::size_t>(panel));
            apply(next, {});
        }
    };
    connect(m_sheet, &FigureSheet::removeRequested, this, remove);
    connect(m_settings, &FigureSettings::removeRequested, this, remove);
    connect(m_sheet, &FigureSheet::rowHeightRequested, this, [this](int row, double mm) {
        ComposedFigure next = figure();
        next.rowsMm[static_cast<std::size_t>(row)] = mm;
        apply(next, QStringLiteral("row"));
    });
    connect(m_sheet, &FigureSheet::dropped, this, [this](const QString& what, const QPoint& cell) { addByName(what, cell); });
    connect(m_settings, &FigureSettings::changed, this, &FiguresPage::apply);
    connect(m_empty, &EmptyState::clicked, this, [this] {
        for (int i = 0; i < m_available->count(); ++i) {
            if (const QString what = m_available->item(i)->data(Qt::UserRole).toString(); !what.isEmpty()) {
                addByName(what);
                return;
            }
        }
        Q_EMIT openRunRequested();
    });
    connect(m_progress, &ProgressRow::cancelRequested, this, [this] {
        m_work->cancel(QStringLiteral("figure/write"));
        m_work->cancel(QStringLiteral("figure/read"));
        m_writing = false;
        m_reading = 0;
        m_progress->finish();
        refreshState();
    });
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
    buildKeys();
    fillAvailable();
    changed();
}

FiguresPage::~FiguresPage() = default;

void FiguresPage::buildTools()
{
    m_tools = new QWidget(this);
    m_tools->setStyleSheet(toolButtonStyle());
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(space::medium, space::small, space::medium, space::small);
    row->setSpacing(space::small);
    const auto tool = [&](const QString& text, const QString& tip, auto&& what) {
        auto* button = new QToolButton(m_tools);
        button->setText(text);
        button->setToolTip(tip);
        button->setMinimumHeight(space::target);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, what);
        return button;
    };
    tool(tr("New"), tr("Begin another figure"), [this] {
        ComposedFigure next = figure();
        next.panels.clear();
        next.runs.clear();
        next.rowsMm = {50};
        apply(next, {});
    });
    tool(tr("Open…"), tr("Open the recipe of a figure, NAME.figure.json"), [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Open figure"), m_folder, tr("Recipes of figures (*.figure.json *.json)"));
        if (!file.isEmpty()) {
            openRecipe(file);
        }
    });
    tool(tr("Read again"), tr("Read the runs again: they may have grown (F5)"), [this] { redraw(); });
    m_undo = tool(tr("Undo"), tr("Take the last change back (Ctrl+Z)"), [this] { undo(); });
    m_redo = tool(tr("Redo"), tr("Do it again (Ctrl+Shift+Z)"), [this] { redo(); });
    row->addStretch();
    auto* seen = new QLabel(tr("Seen"), m_tools);
    row->addWidget(seen);
    m_visionBox = new QComboBox(m_tools);
    m_visionBox->addItems({tr("as it is"), tr("without green cones"), tr("without red cones"), tr("in grey")});
    m_visionBox->setToolTip(tr("How readers with deuteranopia or protanopia see the figure, and a copy in grey. What is exported keeps its colours."));
    seen->setBuddy(m_visionBox);
    row->addWidget(m_visionBox);
    connect(m_visionBox, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_vision = static_cast<Vision>(index);
        paintPage();
    });
    m_zoomBox = new QComboBox(m_tools);
    m_zoomBox->addItem(tr("Fit"), 0);
    for (const int zoom : zooms) {
        m_zoomBox->addItem(tr("%1 %").arg(zoom), zoom);
    }
    m_zoomBox->setToolTip(tr("Size of the page on the screen; at 100 % a millimetre is a millimetre (Ctrl++, Ctrl+-, Ctrl+0)"));
    m_zoomBox->setAccessibleName(tr("Zoom"));
    row->addWidget(m_zoomBox);
    connect(m_zoomBox, &QComboBox::activated, this, [this] { setZoom(m_zoomBox->currentData().toDouble()); });
    m_export = tool(tr("Export…"), tr("Write the figure as PDF, SVG, PGF, PNG or TIFF (Ctrl+S)"), [this] { showExport(); });
}

void FiguresPage::buildKeys()
{
    const auto key = [this](const QKeySequence& keys, auto&& what) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    const auto zoomBy = [this](int by) {
        const double now = m_sheet->pixelsPerMm() / realPixelsPerMm() * 100;
        const auto next = by > 0 ? std::find_if(zooms.begin(), zooms.end(), [&](int zoom) { return zoom > now + 1; })
                                 : std::find_if(zooms.rbegin(), zooms.rend(), [&](int zoom) { return zoom < now - 1; }).base() - 1;
        if (next >= zooms.begin() && next < zooms.end()) {
            setZoom(*next);
        }
    };
    key(QKeySequence::Undo, [this] { undo(); });
    key(QKeySequence::Redo, [this] { redo(); });
    key(QKeySequence::Save, [this] { showExport(); });
    key(QKeySequence::Refresh, [this] { redraw(); });
    key(QKeySequence::ZoomIn, [zoomBy] { zoomBy(1); });
    key(QKeySequence::ZoomOut, [zoomBy] { zoomBy(-1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { setZoom(0); });
}

QList<std::pair<QString, QString>> FiguresPage::shortcuts()
{
    return {{QStringLiteral("Tab, ←→↑↓"), tr("Choose a panel")},
            {QStringLiteral("Ctrl+←→↑↓"), tr("Move it to another cell")},
            {QStringLiteral("Shift+←→↑↓"), tr("Change how many cells it takes")},
            {QStringLiteral("Alt+↑↓"), tr("Change the height of its row")},
            {QStringLiteral("Delete"), tr("Remove it")},
            {QStringLiteral("Ctrl+Z, Ctrl+Shift+Z"), tr("Take back, do again")},
            {QStringLiteral("Ctrl++, Ctrl+-, Ctrl+0"), tr("Zoom; the whole page")},
            {QStringLiteral("F5"), tr("Read the runs again")},
            {QStringLiteral("Ctrl+S"), tr("Export the figure")}};
}

/// Everything that the open runs have something for.
void FiguresPage::fillAvailable()
{
    std::vector<const RunEntry*> runs;
    for (int i = 0; i < m_runs.size(); ++i) {
        runs.push_back(&m_runs.at(i));
    }
    std::vector<std::pair<QString, QString>> entries;  // name and what it is called; a name that is empty heads a group
    for (const ChartGroupNames& group : chartsWithData(runs)) {
        entries.emplace_back(QString(), group.title);
        for (const QString& chart : group.charts) {
            entries.emplace_back(chart, chartTitle(chart));
        }
    }
    if (!runs.empty()) {
        entries.emplace_back(QString(), tr("Results"));
        entries.emplace_back(QStringLiteral("table"), tr("Table of results"));
        const bool followed = std::any_of(runs.begin(), runs.end(), [](const RunEntry* run) { return !isDetector(*run) && !run->info.samples.empty(); });
        if (followed) {
            entries.emplace_back(QStringLiteral("snapshots"), tr("Snapshots"));
            entries.emplace_back(QStringLiteral("confusion"), tr("Matrices of pixels"));
        }
    }
    QStringList names;
    QStringList shown;
    for (const auto& [name, title] : entries) {
        names << name + title;
    }
    for (int i = 0; i < m_available->count(); ++i) {
        shown << m_available->item(i)->data(Qt::UserRole).toString() + m_available->item(i)->text();
    }
    if (names != shown) {
        m_available->clear();
        for (const auto& [name, title] : entries) {
            auto* item = new QListWidgetItem(title, m_available);
            item->setData(Qt::UserRole, name);
            item->setSizeHint(QSize(0, name.isEmpty() ? 30 : 26));
            if (name.isEmpty()) {
                item->setFlags(Qt::ItemIsEnabled);
                item->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
                QFont bold = m_available->font();
                bold.setBold(true);
                item->setFont(bold);
            }
        }
    }
    refreshState();
}

void FiguresPage::refreshState()
{
    const bool empty = figure().panels.empty();
    m_stack->setCurrentIndex(empty ? 1 : 0);
    if (empty) {
        const bool some = m_available->count() > 0;
        m_empty->setSentence(some ? tr("Drag a panel from the left onto the page, or begin with the first one.")
                                  : tr("A figure is made of the charts, snapshots and tables of runs; open a run first."));
        m_empty->setButton(some ? tr("&Begin a figure") : tr("Open a &run…"));
    }
    m_undo->setEnabled(m_history.canUndo());
    m_redo->setEnabled(m_history.canRedo());
    m_export->setEnabled(!empty && !m_writing);
}

void FiguresPage::setFigure(const ComposedFigure& figure)
{
    m_history.reset(figure);
    m_sheet->setCurrent(-1);
    changed();
}

/// Numbers that are kept may be many: they are written down in the background.
void FiguresPage::remember()
{
    auto recipe = std::make_shared<QByteArray>();
    m_work->run(
        QStringLiteral("figure/remember"), [recipe, figure = figure()](JobControl&) { *recipe = toJson(figure); }, [this, recipe] { Q_EMIT figureChanged(*recipe); });
}

void FiguresPage::restore(const QByteArray& recipe)
{
    auto last = std::make_shared<std::optional<ComposedFigure>>();
    m_work->run(
        QStringLiteral("figure/restore"),
        [recipe, last](JobControl&) {
            try {
                *last = parseComposedFigure(recipe, {});
            } catch (const Error&) {
                last->reset();  // of another version; nobody asked for it
            }
        },
        [this, last] {
            if (*last && figure().panels.empty() && !m_history.canUndo()) {
                setFigure(**last);
            }
        });
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
    refreshState();
    fit();
    readPanels();
    paintPage();
    m_later.start();
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
    figure.runs.push_back({folder, known >= 0 ? m_runs.at(known).colour : QColor(Qt::black), known >= 0 ? QString::fromStdString(m_runs.at(known).info.name) : QFileInfo(folder).fileName()});
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
    if (what == QLatin1String("snapshots")) {
        panel.cells.setWidth(next.columns);
    }
    addPanelTo(std::move(next), std::move(panel), defaultHeight(what), cell);
}

void FiguresPage::addFigure(const Figure& content, const FigureRecipe& recipe, bool redrawable)
{
    ComposedFigure next = figure();
    ComposedPanel panel{.what = recipe.chart, .logarithmic = recipe.logarithmic, .epochs = recipe.epochs, .samples = recipe.samples, .mode = recipe.mode};
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

void FiguresPage::openRecipe(const QString& file)
{
    auto opened = std::make_shared<ComposedFigure>();
    auto problem = std::make_shared<QString>();
    m_work->run(
        QStringLiteral("figure/open"),
        [opened, problem, file](JobControl&) {
            try {
                *opened = readFigureRecipe(file);
            } catch (const std::exception& error) {
                *problem = QString::fromUtf8(error.what());
            }
        },
        [this, opened, problem, file] {
            if (!problem->isEmpty()) {
                showError(tr("The figure was not opened: %1").arg(*problem));
                return;
            }
            setFigure(*opened);
            m_banner->dismiss();
            m_folder = QFileInfo(file).absolutePath();
            m_name = QFileInfo(file).fileName().remove(QStringLiteral(".figure.json"));
            Q_EMIT folderChanged(m_folder);
        });
}

/// Reads what is not known yet.
void FiguresPage::readPanels()
{
    struct Wanted {
        QByteArray key;
        ComposedPanel panel;
        PanelContent content;
    };
    auto wanted = std::make_shared<std::vector<Wanted>>();
    for (const ComposedPanel& panel : figure().panels) {
        const QByteArray key = contentKey(figure(), panel);
        if (!panel.kept && !m_contents.contains(key)) {
            wanted->push_back({key, panel, {}});
        }
    }
    if (wanted->empty()) {
        return;
    }
    const int turn = ++m_reading;
    QTimer::singleShot(500, this, [this] {
        if (m_reading != 0 && !m_writing) {
            m_progress->setProgress(tr("Reading runs"), 0, 0);
        }
    });
    m_work->run(
        QStringLiteral("figure/read"),
        [wanted, figure = figure(), builder = m_builder](JobControl& control) {
            for (Wanted& one : *wanted) {
                control.throwIfStopped();
                one.content = builder->build(figure, one.panel);
            }
        },
        [this, wanted, turn] {
            for (Wanted& one : *wanted) {
                m_contents[one.key] = std::move(one.content);
            }
            m_reading = turn == m_reading ? 0 : m_reading;
            if (m_reading == 0 && !m_writing) {
                m_progress->finish();
            }
            paintPage();
        });
}

void FiguresPage::redraw()
{
    m_contents.clear();
    m_builder->forget();
    readPanels();
}

/// Paints the page with what was read so far.
void FiguresPage::paintPage()
{
    if (!isVisible() || figure().panels.empty()) {
        return;
    }
    if (m_painting) {
        m_paintAgain = true;  // one after the other: a long one is not overtaken by ten more
        return;
    }
    m_painting = true;
    std::vector<PanelContent> contents;
    for (const ComposedPanel& panel : figure().panels) {
        const auto it = m_contents.find(contentKey(figure(), panel));
        contents.push_back(panel.kept ? PanelContent{panel.kept, {}} : it != m_contents.end() ? it->second : PanelContent{});
    }
    auto image = std::make_shared<QImage>();
    auto problem = std::make_shared<QString>();
    const double scale = m_sheet->pixelsPerMm() * devicePixelRatioF();
    m_work->run(
        QStringLiteral("figure/paint"),
        [image, problem, contents = std::move(contents), figure = figure(), scale, vision = m_vision](JobControl&) {
            try {
                checkFigure(figure);
                *image = figureImage(figure, contents, scale, vision);
            } catch (const std::exception& error) {
                *problem = QString::fromUtf8(error.what());
            }
        },
        [this, image, problem] {
            if (!problem->isEmpty()) {
                showError(*problem);
            } else {
                m_sheet->setImage(*image);
            }
            m_painting = false;
            if (std::exchange(m_paintAgain, false)) {
                paintPage();
            }
        });
}

double FiguresPage::realPixelsPerMm() const
{
    // Screens that lie about their size, and screens that are none, are taken as the desktop's dots.
    const QScreen* own = screen();
    const double physical = own != nullptr ? own->physicalDotsPerInch() : 0;
    return (physical > 60 && physical < 400 ? physical : logicalDpiX()) / mmPerInch;
}

void FiguresPage::setZoom(double percent)
{
    m_zoom = percent;
    m_zoomBox->setCurrentIndex(std::max(0, m_zoomBox->findData(static_cast<int>(percent))));
    fit();
    paintPage();
}

void FiguresPage::fit()
{
    double scale = realPixelsPerMm() * m_zoom / 100;
    if (m_zoom <= 0) {
        const QSize room = m_scroll->viewport()->size() - QSize(90, 110);
        scale = std::clamp(std::min(room.width() / figure().widthMm, room.height() / figure().heightMm()), 0.5, 12.0);
    }
    m_sheet->setZoom(scale);
    const QSize size = m_sheet->sizeHint().expandedTo(m_scroll->viewport()->size());
    m_sheet->resize(size);
}

void FiguresPage::showExport()
{
    if (figure().panels.empty() || m_writing) {
        return;
    }
    const QString name = (m_folder.isEmpty() ? QDir::homePath() : m_folder) + QLatin1Char('/') + (m_name.isEmpty() ? QStringLiteral("figure") : m_name);
    auto* dialog = new FigureExportDialog(figure(), name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { write(dialog->file(), dialog->formats(), dialog->dpi()); });
    dialog->open();
}

void FiguresPage::write(const QString& file, const QString& formats, int dpi)
{
    ComposedFigure next = figure();
    next.format = formats;
    next.dpi = dpi;
    apply(next, {});
    m_folder = QFileInfo(file).absolutePath();
    m_name = QFileInfo(file).fileName();
    Q_EMIT folderChanged(m_folder);
    m_writing = true;
    m_progress->setProgress(tr("Writing %1").arg(m_name), 0, 0);
    refreshState();
    auto files = std::make_shared<QStringList>();
    auto problem = std::make_shared<QString>();
    QPointer<FiguresPage> page(this);
    m_work->run(
        QStringLiteral("figure/write"),
        [files, problem, page, builder = m_builder, next, file](JobControl& control) {
            JobControl own(control.stopToken(), [page](const Progress& progress) {
                QMetaObject::invokeMethod(page, [page, progress] {
                    if (page != nullptr && page->m_writing) {
                        page->m_progress->setProgress(QString::fromStdString(progress.what), progress.done, progress.total);
                    }
                }, Qt::QueuedConnection);
            });
            try {
                // What is written is what the runs hold now.
                builder->forget();
                const std::vector<PanelContent> contents = builder->build(next, own);
                *files = writeFigureFiles(next, contents, file, own);
            } catch (const Cancelled&) {
                throw;
            } catch (const std::exception& error) {
                *problem = QString::fromUtf8(error.what());
            }
        },
        [this, files, problem] {
            m_writing = false;
            m_progress->finish();
            if (!problem->isEmpty()) {
                showError(tr("The figure was not written: %1").arg(*problem));
            } else {
                QStringList names;
                for (const QString& one : *files) {
                    names << QFileInfo(one).fileName();
                }
                m_banner->dismiss();
                m_banner->showNotice(tr("Written to %1: %2").arg(m_folder, names.join(QStringLiteral(", "))));
                Q_EMIT written(*files);
            }
            refreshState();
        });
}

void FiguresPage::showError(const QString& text)
{
    m_banner->showError(text);
}

void FiguresPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
    paintPage();
}

void FiguresPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fillAvailable();
    fit();
    paintPage();
}

void FiguresPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_sheet != nullptr) {
        m_sheet->update();
    }
}

}  // namespace gg::widgets
