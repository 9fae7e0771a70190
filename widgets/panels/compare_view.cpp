#include "widgets/panels/compare_view.h"

#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/series_text.h"
#include "widgets/panels/compare_table.h"
#include "widgets/panels/run_difference_view.h"
#include "widgets/panels/run_remarks_menu.h"
#include "widgets/panels/run_tables.h"
#include "widgets/theme/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>

namespace gg::widgets {
namespace {

constexpr int rowHeight = 24;
/// More axes than this are not told apart; names of folders and seeds of their own in each run are no axis.
constexpr std::size_t mostAxes = 9;
constexpr std::size_t mostSeriesListed = 60;

QTableView* plainTable(QAbstractItemModel* model, const QString& name, QWidget* parent)
{
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setAccessibleName(name);
    view->setShowGrid(false);
    view->setAlternatingRowColors(true);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setFrameShape(QFrame::NoFrame);
    view->setIconSize(QSize(10, 10));
    view->setTabKeyNavigation(false);
    view->setWordWrap(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(rowHeight);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setMinimumSectionSize(48);
    return view;
}

QToolButton* menuButton(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setMinimumHeight(space::target);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    return button;
}

}  // namespace

CompareView::CompareView(RunCollection& runs, EpochCursor& cursor, ImageProvider& images, Comparison& comparison, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_cursor(cursor)
    , m_comparison(comparison)
    , m_model(new CompareTableModel(this))
    , m_order(new CompareTableOrder(this))
    , m_difference(new RunDifferenceView(images, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(6);
    m_rows->addWidget(buildTable());
    m_tabs = new QTabWidget(m_rows);
    m_tabs->setDocumentMode(true);
    m_tabs->insertTab(ScatterTab, buildScatter(), tr("Scatter"));
    m_parallel = new ParallelView(m_tabs);
    m_tabs->insertTab(ParallelTab, m_parallel, tr("Parallel coordinates"));
    m_tabs->insertTab(DifferencesTab, buildDifferences(), tr("Differences"));
    m_tabs->insertTab(PredictionsTab, m_difference, tr("Predictions of two runs"));
    m_rows->addWidget(m_tabs);
    m_rows->setStretchFactor(0, 0);
    m_rows->setStretchFactor(1, 1);
    layout->addWidget(m_rows, 1);
    connectParts();
}

QWidget* CompareView::buildBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_resultBox = new QComboBox(bar);
    m_resultBox->setAccessibleName(tr("Result"));
    m_resultBox->setToolTip(tr("What runs are judged by in the plots"));
    m_resultBox->setMinimumHeight(space::target);
    m_resultBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_whichBox = new QComboBox(bar);
    m_whichBox->setAccessibleName(tr("Which value of the result"));
    m_whichBox->setMinimumHeight(space::target);
    for (const runs::ValueOf which : {runs::ValueOf::Best, runs::ValueOf::Last, runs::ValueOf::AtCursor}) {
        m_whichBox->addItem(valueOfText(which), static_cast<int>(which));
    }
    m_count = new QLabel(bar);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_unbrush = new QPushButton(tr("Show all &again"), bar);
    m_unbrush->setToolTip(tr("Take the brushes of the parallel coordinates away"));
    m_columns = menuButton(tr("Columns"), tr("Which settings and results are shown, here and as axes"), bar);
    m_export = menuButton(tr("Export"), tr("Write or copy the table as CSV, LaTeX or Markdown"), bar);
    auto* result = new QLabel(tr("&Result"), bar);
    result->setBuddy(m_resultBox);
    row->addWidget(result);
    row->addWidget(m_resultBox);
    row->addWidget(m_whichBox);
    row->addSpacing(space::medium);
    row->addWidget(m_count);
    row->addWidget(m_unbrush);
    row->addStretch();
    m_filter = new QLineEdit(bar);
    m_filter->setPlaceholderText(tr("Name, note or #tag"));
    m_filter->setAccessibleName(tr("Filter runs"));
    m_filter->setToolTip(tr("Only runs in whose name, note and tags every word occurs; the others are faint in plots and charts"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumHeight(space::target);
    m_filter->setMaximumWidth(200);
    row->addWidget(m_filter);
    row->addWidget(m_columns);
    row->addWidget(m_export);
    return bar;
}

QWidget* CompareView::buildTable()
{
    m_order->setSourceModel(m_model);
    m_order->setSortRole(CompareTableModel::SortRole);
    m_table = plainTable(m_order, tr("Runs"), this);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->horizontalHeader()->setSectionsMovable(false);
    return m_table;
}

QWidget* CompareView::buildScatter()
{
    auto* area = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, space::small, 0, 0);
    column->setSpacing(space::small);
    m_settingBox = new QComboBox(area);
    m_settingBox->setAccessibleName(tr("Setting"));
    m_settingBox->setMinimumHeight(space::target);
    m_settingBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::medium, 0, space::medium, 0);
    auto* label = new QLabel(tr("&Setting"), area);
    label->setBuddy(m_settingBox);
    row->addWidget(label);
    row->addWidget(m_settingBox);
    row->addStretch();
    m_scatter = new ScatterView(area);
    column->addLayout(row);
    column->addWidget(m_scatter, 1);
    return area;
}

QWidget* CompareView::buildDifferences()
{
    auto* area = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    m_differences = new RunDifferencesModel(this);
    m_differencesTable = plainTable(m_differences, tr("Differences of the configurations"), area);
    m_differencesTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_noDifference = new QLabel(area);
    m_noDifference->setAlignment(Qt::AlignCenter);
    m_noDifference->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_noDifference);
    column->addWidget(m_differencesTable, 1);
    return area;
}

void CompareView::connectParts()
{
    connect(&m_comparison, &Comparison::changed, this, [this] {
        if (isVisible()) {
            refresh();
        }
    });
    connect(&m_comparison, &Comparison::brushesChanged, this, &CompareView::applyBrushes);
    const auto resultChosen = [this] {
        m_comparison.setResult({.key = m_resultBox->currentData().toString().toStdString(), .which = static_cast<runs::ValueOf>(m_whichBox->currentData().toInt())});
    };
    connect(m_resultBox, &QComboBox::activated, this, resultChosen);
    connect(m_whichBox, &QComboBox::activated, this, resultChosen);
    connect(m_settingBox, &QComboBox::activated, this, [this] { m_comparison.setScatterSetting(m_settingBox->currentData().toString().toStdString()); });
    connect(m_columns->menu(), &QMenu::aboutToShow, this, &CompareView::fillColumnsMenu);
    connect(m_export->menu(), &QMenu::aboutToShow, this, &CompareView::fillExportMenu);
    connect(m_unbrush, &QPushButton::clicked, &m_comparison, &Comparison::clearBrushes);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CompareView::showChosen);
    connect(m_table->horizontalHeader(), &QWidget::customContextMenuRequested, this, &CompareView::headerMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CompareView::rowMenu);
    connect(m_filter, &QLineEdit::textChanged, this, &CompareView::applyBrushes);
    connect(&m_runs, &RunCollection::remarksChanged, this, &CompareView::applyBrushes);
    auto* note = new QShortcut(Qt::Key_F2, m_table);
    note->setContext(Qt::WidgetShortcut);
    connect(note, &QShortcut::activated, this, [this] {
        if (const QList<int> runs = chosenRuns(); runs.size() == 1) {
            editNote(m_runs, runs.front(), this);
        }
    });
    connect(m_scatter, &ScatterView::runActivated, this, [this](const QString& folder) { choose({folder}); });
    connect(m_parallel, &ParallelView::runActivated, this, [this](const QString& folder) { choose({folder}); });
    connect(m_parallel, &ParallelView::brushChanged, this,
            [this](const QString& axis, double low, double high) { m_comparison.setBrush(axis, Comparison::Brush{.low = low, .high = high}); });
    connect(m_parallel, &ParallelView::brushRemoved, this, [this](const QString& axis) { m_comparison.setBrush(axis, std::nullopt); });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (isVisible()) {
            refresh();
        }
    });
    connect(m_difference, &RunDifferenceView::imageActivated, this, &CompareView::imageRequested);
}

void CompareView::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

CompareView::Tab CompareView::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void CompareView::sortBy(int column, Qt::SortOrder order)
{
    m_table->sortByColumn(column, order);
}

void CompareView::refresh()
{
    m_shown = visibleRuns(m_runs);
    m_series = comparedSeries(m_shown);
    QStringList folders;
    for (const RunEntry* run : m_shown) {
        folders << run->folder;
    }
    // Configurations do not change while a run goes on.
    if (folders != m_settingsFor) {
        m_settingsFor = folders;
        m_settings = differingSettings(m_shown);
    }
    m_result = m_comparison.resultOrFirst(m_series);
    fillResults();
    fillScatterSettings();
    updateFaint();
    refreshTable();
    refreshPlots();
    if (tab() == DifferencesTab) {
        m_differences->setRuns(m_shown);
        const bool any = m_differences->rowCount() > 0;
        m_noDifference->setText(m_shown.size() < 2 ? tr("Show two runs to see what differs.") : tr("The configurations are the same, as far as the runs tell them."));
        m_noDifference->setVisible(!any);
        m_differencesTable->setVisible(any);
    }
    m_difference->setRuns(m_shown);
    m_difference->setEpoch(m_cursor.epoch());
}

void CompareView::fillResults()
{
    const QSignalBlocker quiet(m_resultBox);
    QStringList names;
    for (std::size_t i = 0; i < std::min(m_series.size(), mostSeriesListed); ++i) {
        names << QString::fromStdString(m_series[i]);
    }
    if (const QString chosen = QString::fromStdString(m_result.key); !chosen.isEmpty() && !names.contains(chosen)) {
        names << chosen;
    }
    QStringList before;
    for (int i = 0; i < m_resultBox->count(); ++i) {
        before << m_resultBox->itemData(i).toString();
    }
    if (names != before) {
        m_resultBox->clear();
        for (const QString& name : names) {
            m_resultBox->addItem(seriesText(name.toStdString()), name);
            m_resultBox->setItemData(m_resultBox->count() - 1, name, Qt::ToolTipRole);
        }
    }
    m_resultBox->setCurrentIndex(m_resultBox->findData(QString::fromStdString(m_result.key)));
    m_whichBox->setCurrentIndex(m_whichBox->findData(static_cast<int>(m_result.which)));
}

void CompareView::fillScatterSettings()
{
    const QSignalBlocker quiet(m_settingBox);
    QStringList names;
    for (const std::string& key : m_settings) {
        names << QString::fromStdString(key);
    }
    QStringList before;
    for (int i = 0; i < m_settingBox->count(); ++i) {
        before << m_settingBox->itemData(i).toString();
    }
    if (names != before) {
        m_settingBox->clear();
        for (const QString& name : names) {
            m_settingBox->addItem(name, name);
        }
    }
    const int chosen = m_settingBox->findData(QString::fromStdString(m_comparison.scatterSetting()));
    m_settingBox->setCurrentIndex(chosen >= 0 ? chosen : names.isEmpty() ? -1 : 0);
    m_settingBox->setEnabled(!names.isEmpty());
}

void CompareView::refreshTable()
{
    const QStringList before = chosen();
    m_model->refresh(m_shown, m_comparison, m_cursor.epoch());
    QStringList ids;
    for (const ComparedColumn& column : m_model->columns()) {
        ids << column.id();
    }
    if (ids != m_widthsFor) {
        m_widthsFor = ids;
        m_table->setColumnWidth(0, 190);
        for (int column = 1; column < m_model->columnCount(); ++column) {
            const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            m_table->setColumnWidth(column, std::clamp(fontMetrics().horizontalAdvance(title) + 36, 92, 200));
        }
    }
    if (chosen() != before) {
        choose(before);
    }
    fitTable();
}

/// Three runs need no half of the page; two hundred get one, and scroll. Where a person moved the handle it stays.
void CompareView::fitTable()
{
    const QList<int> sizes = m_rows->sizes();
    const int all = sizes[0] + sizes[1];
    if (all <= 0 || !isVisible() || (m_tableHeight > 0 && std::abs(sizes[0] - m_tableHeight) > 2)) {
        return;
    }
    const int wanted = m_table->horizontalHeader()->height() + rowHeight * (m_model->rowCount() + 1) + space::medium;
    const int height = std::clamp(wanted, std::min(110, all / 3), all * 9 / 20);
    if (height != m_tableHeight) {
        m_rows->setSizes({height, all - height});
        m_tableHeight = m_rows->sizes()[0];
    }
}

std::vector<PlottedRun> CompareView::plotted() const
{
    std::vector<PlottedRun> runs;
    for (const RunEntry* run : m_shown) {
        runs.push_back({.folder = run->folder, .name = QString::fromStdString(run->info.name), .colour = run->colour, .faint = run->faint});
    }
    return runs;
}

/// The columns of the table, and the result that runs are judged by.
std::vector<ComparedColumn> CompareView::axes() const
{
    std::vector<ComparedColumn> axes = m_model->columns();
    if (axes.size() > mostAxes) {
        axes.resize(mostAxes);
    }
    if (!m_result.key.empty() && std::find(axes.begin(), axes.end(), m_result) == axes.end()) {
        axes.push_back(m_result);
    }
    return axes;
}

void CompareView::refreshPlots()
{
    const int epoch = m_cursor.epoch();
    if (tab() == ScatterTab) {
        const std::string setting = m_settingBox->currentData().toString().toStdString();
        const ComparedColumn x{.setting = true, .key = setting};
        const QString empty = m_shown.size() < 2    ? tr("Show two runs to compare them.")
                              : m_settings.empty()  ? tr("No setting differs between these runs.")
                              : m_series.empty()    ? tr("Nothing was measured yet.")
                                                    : QString();
        if (empty.isEmpty()) {
            m_scatter->setData(plotted(), {x.title(), columnOf(x, m_shown, m_comparison, epoch)}, {m_result.title(), columnOf(m_result, m_shown, m_comparison, epoch)});
        } else {
            m_scatter->setData({}, {}, {}, empty);
        }
    } else if (tab() == ParallelTab) {
        std::vector<ParallelView::Axis> axesOfRuns;
        for (const ComparedColumn& column : axes()) {
            axesOfRuns.push_back({.id = column.id(), .title = column.title(), .column = columnOf(column, m_shown, m_comparison, epoch)});
        }
        const QString empty = m_shown.size() < 2 ? tr("Show two runs to compare them.") : axesOfRuns.size() < 2 ? tr("Choose two columns of the table: they are the axes.") : QString();
        m_parallel->setData(plotted(), std::move(axesOfRuns), empty);
    }
}

void CompareView::applyBrushes()
{
    m_shown = visibleRuns(m_runs);
    updateFaint();
    if (isVisible()) {
        refreshTable();
        refreshPlots();
    }
}

/// A run without a value lies outside each brush.
void CompareView::updateFaint()
{
    const std::vector<const RunEntry*>& shown = m_shown;
    std::set<const RunEntry*> outside;
    std::map<QString, ParallelView::Brush> brushes;
    for (const auto& [id, brush] : m_comparison.brushes()) {
        brushes.emplace(id, ParallelView::Brush{brush.low, brush.high});
        const auto column = ComparedColumn::fromId(id);
        if (!column || shown.empty()) {
            continue;
        }
        const std::vector<double> positions = columnOf(*column, shown, m_comparison, m_cursor.epoch()).positions();
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const double position = positions[i];
            if (!(position >= brush.low - 1e-9 && position <= brush.high + 1e-9)) {
                outside.insert(shown[i]);
            }
        }
    }
    const QStringList words = filterWords();
    for (const RunEntry* run : shown) {
        if (!hasWords(searchedText(*run), words)) {
            outside.insert(run);
        }
    }
    m_order->setWords(words);
    std::vector<bool> faint;
    for (int i = 0; i < m_runs.size(); ++i) {
        faint.push_back(outside.contains(&m_runs.at(i)));
    }
    m_parallel->setBrushes(brushes);
    m_unbrush->setVisible(!brushes.empty());
    m_count->setText(outside.empty() ? tr("%n run(s)", nullptr, static_cast<int>(shown.size()))
                                     : tr("%1 of %n run(s)", nullptr, static_cast<int>(shown.size())).arg(shown.size() - outside.size()));
    m_runs.setFaint(faint);
}

QStringList CompareView::chosen() const
{
    std::set<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        rows.insert(index.row());
    }
    QStringList folders;
    for (const int row : rows) {
        const QString folder = m_model->folderOf(m_order->mapToSource(m_order->index(row, 0)).row());
        if (!folder.isEmpty()) {
            folders << folder;
        }
    }
    return folders;
}

void CompareView::choose(const QStringList& folders)
{
    m_choosing = true;
    m_table->clearSelection();
    for (int row = 0; row < m_order->rowCount(); ++row) {
        const QModelIndex index = m_order->index(row, 0);
        if (folders.contains(m_model->folderOf(m_order->mapToSource(index).row()))) {
            m_table->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
            if (folders.size() == 1) {
                m_table->scrollTo(index);
            }
        }
    }
    m_choosing = false;
    showChosen();
}

void CompareView::showChosen()
{
    if (m_choosing) {
        return;
    }
    const QStringList folders = chosen();
    m_scatter->setChosen(folders);
    m_parallel->setChosen(folders);
    if (folders.size() == 2) {
        m_difference->choose(folders[0], folders[1]);
    }
    Q_EMIT chosenChanged();
}

void CompareView::fillColumnsMenu()
{
    QMenu* menu = m_columns->menu();
    menu->clear();
    QStringList shown;
    for (const ComparedColumn& column : m_model->columns()) {
        shown << column.id();
    }
    const auto add = [&](QMenu* to, const ComparedColumn& column, const QString& text) {
        QAction* action = to->addAction(text);
        action->setCheckable(true);
        action->setChecked(shown.contains(column.id()));
        connect(action, &QAction::toggled, this, [this, id = column.id(), shown](bool on) {
            QStringList ids = shown;
            ids.removeAll(id);
            m_comparison.setColumns(on ? ids << id : ids);
        });
    };
    QMenu* settings = menu->addMenu(tr("&Settings that differ"));
    settings->setEnabled(!m_settings.empty());
    for (const std::string& key : m_settings) {
        const ComparedColumn column{.setting = true, .key = key};
        add(settings, column, column.title());
    }
    for (const auto& [which, text] : {std::pair(runs::ValueOf::Best, tr("&Best value")), std::pair(runs::ValueOf::Last, tr("&Last value")), std::pair(runs::ValueOf::AtCursor, tr("Value at the &cursor"))}) {
        QMenu* of = menu->addMenu(text);
        of->setEnabled(!m_series.empty());
        for (std::size_t i = 0; i < std::min(m_series.size(), mostSeriesListed); ++i) {
            add(of, {.key = m_series[i], .which = which}, seriesText(m_series[i]));
        }
    }
    menu->addSeparator();
    menu->addAction(tr("&As at first"), this, [this] { m_comparison.setColumns({}); })->setEnabled(!m_comparison.columns().isEmpty());
}

void CompareView::fillExportMenu()
{
    QMenu* menu = m_export->menu();
    menu->clear();
    using Format = report::TableFormat;
    const std::array formats{std::pair(Format::Csv, QStringLiteral("CSV")), std::pair(Format::Latex, QStringLiteral("LaTeX")), std::pair(Format::Markdown, QStringLiteral("Markdown"))};
    for (const auto& [format, name] : formats) {
        menu->addAction(tr("Write as %1…").arg(name), this, [this, format = format] {
            Q_EMIT writeRequested(tableText(format), QString::fromLatin1(report::tableSuffix(format).data(), static_cast<qsizetype>(report::tableSuffix(format).size())));
        });
    }
    menu->addSeparator();
    for (const auto& [format, name] : formats) {
        menu->addAction(tr("Copy as %1").arg(name), this, [this, format = format] { QApplication::clipboard()->setText(QString::fromUtf8(tableText(format))); });
    }
}

QByteArray CompareView::tableText(report::TableFormat format) const
{
    std::vector<int> rows;
    for (int row = 0; row < m_order->rowCount(); ++row) {
        rows.push_back(m_order->mapToSource(m_order->index(row, 0)).row());
    }
    return QByteArray::fromStdString(report::toText(m_model->table(rows, format), format));
}

void CompareView::setFilter(const QString& text)
{
    m_filter->setText(text);
}

QStringList CompareView::filterWords() const
{
    return m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QList<int> CompareView::chosenRuns() const
{
    QList<int> runs;
    for (const QString& folder : chosen()) {
        runs << m_runs.indexOf(folder);
    }
    return runs;
}

void CompareView::rowMenu(const QPoint& at)
{
    QMenu menu(this);
    addRemarkActions(menu, m_runs, chosenRuns(), this);
    QList<int> archived;
    for (int i = 0; i < m_runs.size(); ++i) {
        if (m_runs.at(i).remarks.archived) {
            archived << i;
        }
    }
    menu.addAction(tr("Take %n run(s) out of the archive", nullptr, static_cast<int>(archived.size())), this, [this, archived] { setArchived(m_runs, archived, false); })
        ->setEnabled(!archived.isEmpty());
    menu.exec(m_table->viewport()->mapToGlobal(at));
}

/// Of a result: which values of it are the better ones.
void CompareView::headerMenu(const QPoint& at)
{
    const int section = m_table->horizontalHeader()->logicalIndexAt(at);
    if (section < 1 || section > static_cast<int>(m_model->columns().size())) {
        return;
    }
    const ComparedColumn column = m_model->columns()[static_cast<std::size_t>(section) - 1];
    QMenu menu(this);
    if (!column.setting) {
        auto* group = new QActionGroup(&menu);
        const runs::Better now = m_comparison.betterOf(column.key);
        const bool chosen = m_comparison.betterIsChosen(column.key);
        const auto add = [&](const QString& text, bool checked, std::optional<runs::Better> better) {
            QAction* action = menu.addAction(text, this, [this, series = column.key, better] { m_comparison.setBetter(series, better); });
            action->setCheckable(true);
            action->setChecked(checked);
            group->addAction(action);
        };
        add(tr("Better as its name says"), !chosen, std::nullopt);
        add(tr("Larger is better"), chosen && now == runs::Better::Larger, runs::Better::Larger);
        add(tr("Smaller is better"), chosen && now == runs::Better::Smaller, runs::Better::Smaller);
        add(tr("Neither is better"), chosen && now == runs::Better::Neither, runs::Better::Neither);
        menu.addSeparator();
    }
    menu.addAction(tr("Hide this column"), this, [this, id = column.id()] {
        QStringList ids;
        for (const ComparedColumn& one : m_model->columns()) {
            ids << one.id();
        }
        ids.removeAll(id);
        m_comparison.setColumns(ids);
    });
    menu.exec(m_table->horizontalHeader()->mapToGlobal(at));
}

}  // namespace gg::widgets
