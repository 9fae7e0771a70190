#include "widgets/panels/ledger_page.h"

#include "widgets/models/path_text.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace gg::widgets {

/// The states as parts of one bar. A state that occurs is at least two pixels wide: one orphan among a million files is to be seen.
class LedgerPage::ShareBar : public QWidget {
public:
    explicit ShareBar(QWidget* parent)
        : QWidget(parent)
    {
        setFixedHeight(space::target);
        setAccessibleName(tr("Share of each state"));
    }

    std::function<void(dataset::LedgerState)> clicked;

    void setLedger(dataset::LedgerPtr ledger)
    {
        m_ledger = std::move(ledger);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        for (const Part& part : parts()) {
            painter.fillRect(part.place, ledgerStateColour(part.state));
        }
        painter.setPen(theme().line);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

    void mousePressEvent(QMouseEvent* event) override
    {
        for (const Part& part : parts()) {
            if (part.place.contains(event->pos()) && clicked) {
                clicked(part.state);
            }
        }
    }

private:
    struct Part {
        dataset::LedgerState state;
        QRect place;
    };

    std::vector<Part> parts() const
    {
        std::vector<Part> out;
        if (!m_ledger || m_ledger->size() == 0) {
            return out;
        }
        constexpr int least = 2;
        int states = 0;
        for (const std::size_t count : m_ledger->totals()) {
            states += count > 0 ? 1 : 0;
        }
        const double room = std::max(0, width() - states * least);
        double at = 0;
        for (std::size_t i = 0; i < dataset::ledgerStates; ++i) {
            const std::size_t count = m_ledger->totals()[i];
            if (count > 0) {
                const double wide = least + room * static_cast<double>(count) / static_cast<double>(m_ledger->size());
                const int from = static_cast<int>(at + 0.5);
                out.push_back({static_cast<dataset::LedgerState>(i), QRect(from, 0, static_cast<int>(at + wide + 0.5) - from, height())});
                at += wide;
            }
        }
        return out;
    }

    dataset::LedgerPtr m_ledger;
};

namespace {

QTableView* tableOf(QAbstractItemModel& model, const QString& name, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setModel(&model);
    table->setAccessibleName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(space::target);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

}  // namespace

LedgerPage::LedgerPage(QWidget* parent)
    : QWidget(parent)
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(tr("Open a folder of images and labels to account for its files."), tr("Open…"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    auto* halves = new QSplitter(Qt::Vertical);
    halves->setChildrenCollapsible(false);
    halves->addWidget(makeTop());
    halves->addWidget(makeFiles());
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(halves);
    connect(m_empty, &EmptyState::clicked, this, &LedgerPage::openRequested);
    setDataset({});
}

QWidget* LedgerPage::makeTop()
{
    auto* top = new QWidget(this);
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(space::large, space::medium, space::large, space::small);
    auto* line = new QHBoxLayout;
    m_sum = new QLabel(top);
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setWordWrap(true);
    m_sum->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* exportButton = new QPushButton(tr("Export CSV…"), top);
    exportButton->setToolTip(tr("Every file, its state, and what trainers do with it"));
    line->addWidget(m_sum, 1);
    line->addWidget(exportButton);
    column->addLayout(line);
    m_bar = new ShareBar(top);
    column->addWidget(m_bar);
    m_stateTable = tableOf(m_states, tr("States"), top);
    m_stateTable->setWordWrap(true);
    m_stateTable->setTextElideMode(Qt::ElideNone);
    QHeaderView* header = m_stateTable->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(LedgerStateModel::UltralyticsColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(LedgerStateModel::TorchvisionColumn, QHeaderView::Stretch);
    column->addWidget(m_stateTable, 1);
    connect(exportButton, &QPushButton::clicked, this, &LedgerPage::exportRequested);
    // The columns are resized one after another: texts are wrapped anew when all have their widths.
    m_fitting.setSingleShot(true);
    m_fitting.setInterval(0);
    connect(header, &QHeaderView::sectionResized, &m_fitting, qOverload<>(&QTimer::start));
    connect(&m_fitting, &QTimer::timeout, this, &LedgerPage::fitStates);
    connect(m_stateTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { stateChosen(); });
    m_bar->clicked = [this](dataset::LedgerState state) { m_stateTable->selectRow(m_states.rowOf(state)); };
    return top;
}

QWidget* LedgerPage::makeFiles()
{
    auto* files = new QWidget(this);
    auto* column = new QVBoxLayout(files);
    column->setContentsMargins(space::large, space::small, space::large, space::medium);
    auto* line = new QHBoxLayout;
    m_chosen = new QLabel(files);
    m_chosen->setObjectName(QStringLiteral("chosen"));
    m_showImages = new QPushButton(tr("Show the images"), files);
    m_showImages->setToolTip(tr("Show the images of these files on the dataset page"));
    line->addWidget(m_chosen, 1);
    line->addWidget(m_showImages);
    column->addLayout(line);
    m_rowTable = tableOf(m_rows, tr("Files"), files);
    // A section of fixed height each: asking a million rows for theirs would take seconds.
    m_rowTable->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_rowTable->setTextElideMode(Qt::ElideMiddle);
    QHeaderView* header = m_rowTable->horizontalHeader();
    header->setSectionResizeMode(LedgerRowModel::FileColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(LedgerRowModel::PartnerColumn, QHeaderView::Stretch);
    header->resizeSection(LedgerRowModel::KindColumn, 80);
    header->resizeSection(LedgerRowModel::StateColumn, 200);
    column->addWidget(m_rowTable, 1);
    connect(m_showImages, &QPushButton::clicked, this, &LedgerPage::showAll);
    connect(m_rowTable, &QTableView::activated, this, &LedgerPage::showRow);
    return files;
}

void LedgerPage::setDataset(dataset::DatasetPtr dataset)
{
    m_dataset = std::move(dataset);
    m_banner->dismiss();
    m_empty->setSentence(m_dataset ? tr("The files are being accounted for.") : tr("Open a folder of images and labels to account for its files."));
    m_empty->button()->setVisible(!m_dataset);
    setLedger({});
}

void LedgerPage::setLedger(dataset::LedgerPtr ledger)
{
    m_ledger = std::move(ledger);
    m_bar->setLedger(m_ledger);
    m_states.setLedger(m_dataset, m_ledger);
    m_rows.setLedger(m_dataset, m_ledger);
    m_stack->setCurrentIndex(m_ledger ? 1 : 0);
    if (!m_ledger) {
        return;
    }
    const QLocale locale;
    QString sum = tr("%Ln file(s) found", nullptr, static_cast<int>(m_ledger->found()));
    if (m_ledger->elsewhere() > 0) {
        sum += tr(" + %Ln elsewhere", nullptr, static_cast<int>(m_ledger->elsewhere()));
    }
    if (m_ledger->absent() > 0) {
        sum += tr(" + %Ln listed but absent", nullptr, static_cast<int>(m_ledger->absent()));
    }
    sum += tr(" = %1 with one state each.").arg(locale.toString(static_cast<qulonglong>(m_ledger->size())));
    if (m_ledger->hiddenFolders() > 0) {
        sum += u' ' + tr("%Ln hidden folder(s) not looked into.", nullptr, static_cast<int>(m_ledger->hiddenFolders()));
    }
    if (!m_ledger->unreadableFolders().empty()) {
        sum += u' ' + tr("%Ln folder(s) could not be read.", nullptr, static_cast<int>(m_ledger->unreadableFolders().size()));
    }
    m_sum->setText(sum);
    m_stateTable->selectRow(m_states.rowOf(std::nullopt));
    fitStates();
}

void LedgerPage::setError(const QString& text)
{
    m_banner->showError(text);
}

void LedgerPage::fitStates()
{
    m_stateTable->resizeRowsToContents();
    for (int row = 0; row < m_states.rowCount(); ++row) {
        m_stateTable->setRowHeight(row, std::max(space::target, m_stateTable->rowHeight(row) + space::medium));
    }
}

void LedgerPage::stateChosen()
{
    if (!m_ledger) {
        return;
    }
    const auto state = m_states.stateAt(m_stateTable->currentIndex().row());
    m_rows.setState(state);
    m_chosen->setText(tr("%1: %Ln file(s)", nullptr, m_rows.rowCount()).arg(state ? ledgerStateName(*state) : tr("All files")));
    const bool some = !m_rows.images(1).isEmpty();
    m_showImages->setEnabled(some);
}

void LedgerPage::showRow(const QModelIndex& index)
{
    const qsizetype record = m_rows.recordAt(index.row());
    if (record >= 0) {
        const std::string& image = m_dataset->records[static_cast<std::size_t>(record)].image;
        Q_EMIT showImagesRequested({pathText(m_dataset->absolute(image))}, index.siblingAtColumn(LedgerRowModel::FileColumn).data().toString());
    }
}

void LedgerPage::showAll()
{
    const QStringList images = m_rows.images(mostImages);
    const auto state = m_states.stateAt(m_stateTable->currentIndex().row());
    QString reason = tr("ledger: %1").arg(state ? ledgerStateName(*state) : tr("All files"));
    if (images.size() == mostImages) {
        reason += tr(", the first %1").arg(QLocale().toString(mostImages));
    }
    Q_EMIT showImagesRequested(images, reason);
}

}  // namespace gg::widgets
