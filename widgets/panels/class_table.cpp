#include "widgets/panels/class_table.h"

#include "widgets/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFrame>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace gg::widgets {

ClassTable::ClassTable(QWidget* parent)
    : QTableView(parent)
    , m_model(new ClassScoreModel(this))
    , m_sorted(new PinnedSortModel(this))
    , m_pinned(new QTableView(this))
{
    setAccessibleName(tr("Scores by class"));
    m_sorted->setSourceModel(m_model);
    setModel(m_sorted);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(space::target - 4);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setMinimumHeight(space::target - 4);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    buildPinned();
    sizeColumns();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && !m_choosing) {
            Q_EMIT classChosen(index.data(ClassScoreModel::ClassRole).toUInt());
        }
    });
    for (QTableView* view : {static_cast<QTableView*>(this), m_pinned}) {
        connect(view, &QTableView::clicked, this, [this](const QModelIndex& index) { Q_EMIT classActivated(index.data(ClassScoreModel::ClassRole).toUInt()); });
    }
    // The chosen row looks the same with and without the focus.
    auto* frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("focusFrame"));
    frame->setAttribute(Qt::WA_TransparentForMouseEvents);
    frame->setStyleSheet(QStringLiteral("#focusFrame { border: 2px solid palette(highlight); background: transparent; }"));
    frame->hide();
    connect(qApp, &QApplication::focusChanged, this, [this, frame](QWidget*, QWidget* now) {
        frame->setGeometry(rect());
        frame->raise();
        frame->setVisible(now == this);
    });
}

void ClassTable::buildPinned()
{
    m_pinned->setModel(m_sorted);
    m_pinned->setSelectionModel(selectionModel());
    m_pinned->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_pinned->setSelectionMode(QAbstractItemView::SingleSelection);
    m_pinned->setShowGrid(false);
    m_pinned->setWordWrap(false);
    m_pinned->setFocusPolicy(Qt::NoFocus);
    m_pinned->setFrameShape(QFrame::NoFrame);
    m_pinned->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pinned->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pinned->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_pinned->setAutoScroll(false);
    m_pinned->horizontalHeader()->hide();
    m_pinned->verticalHeader()->hide();
    m_pinned->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_pinned->verticalHeader()->setDefaultSectionSize(verticalHeader()->defaultSectionSize());
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) { m_pinned->setColumnWidth(column, width); });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, m_pinned->horizontalScrollBar(), &QScrollBar::setValue);
    m_pinned->setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    // It shows the first row, whichever is the current one.
    connect(m_pinned->verticalScrollBar(), &QScrollBar::valueChanged, m_pinned, [this] { m_pinned->verticalScrollBar()->setValue(0); });
}

void ClassTable::placePinned()
{
    m_pinned->setVisible(m_sorted->rowCount() > 0);
    m_pinned->setGeometry(viewport()->x(), viewport()->y(), viewport()->width(), verticalHeader()->defaultSectionSize());
}

void ClassTable::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    QTableView::scrollTo(index, hint);
    // The row at the top lies under the pinned one.
    if (index.row() > 0 && verticalScrollBar()->value() >= index.row()) {
        verticalScrollBar()->setValue(index.row() - 1);
    }
}

/// Numbers are as wide as they have to be, names as wide as there is room; what is left on a wide screen goes to all of them.
void ClassTable::sizeColumns()
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int arrow = 14;
    const int widestName = 260;
    std::array<int, ClassScoreModel::ColumnCount> widths{};
    int numbers = 0;
    for (int column = 1; column < ClassScoreModel::ColumnCount; ++column) {
        const bool isCount = column == ClassScoreModel::Truths || column == ClassScoreModel::Detections;
        const QString longest = isCount && m_model->rowCount() > 0 ? m_model->index(0, column).data().toString() : QStringLiteral("0.888");
        const QString head = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        widths[static_cast<std::size_t>(column)] = std::max(metrics.horizontalAdvance(longest), fontMetrics().horizontalAdvance(head)) + arrow;
        numbers += widths[static_cast<std::size_t>(column)];
    }
    const int left = viewport()->width() - numbers;
    const int name = std::clamp(left, 90, widestName);
    const int more = std::max(0, left - name) / (ClassScoreModel::ColumnCount - 1);
    widths[0] = std::max(name, left - more * (ClassScoreModel::ColumnCount - 1));
    for (int column = 0; column < ClassScoreModel::ColumnCount; ++column) {
        setColumnWidth(column, widths[static_cast<std::size_t>(column)] + (column > 0 ? more : 0));
    }
}

void ClassTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if (auto* frame = findChild<QFrame*>(QStringLiteral("focusFrame"), Qt::FindDirectChildrenOnly)) {
        frame->setGeometry(rect());
    }
    sizeColumns();
    placePinned();
}

void ClassTable::setScores(std::vector<ClassScores> rows, double targetPrecision)
{
    const std::uint32_t kept = chosen();
    m_choosing = true;
    m_model->setRows(std::move(rows), targetPrecision);
    m_choosing = false;
    sizeColumns();
    placePinned();
    // No empty lines below the last class.
    const int lines = std::max(4, m_sorted->rowCount()) * verticalHeader()->defaultSectionSize();
    setMaximumHeight(std::max(horizontalHeader()->minimumHeight(), horizontalHeader()->sizeHint().height()) + lines + 2 * frameWidth() + space::small);
    setChosen(kept);
}

void ClassTable::setChosen(std::uint32_t classId)
{
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const QModelIndex index = m_sorted->index(row, 0);
        if (index.data(ClassScoreModel::ClassRole).toUInt() == classId) {
            if (currentIndex().row() != row) {
                m_choosing = true;
                setCurrentIndex(index);
                m_choosing = false;
            }
            return;
        }
    }
}

std::uint32_t ClassTable::chosen() const
{
    return currentIndex().isValid() ? currentIndex().data(ClassScoreModel::ClassRole).toUInt() : metrics::none;
}

QString ClassTable::toTsv() const
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < ClassScoreModel::ColumnCount; ++column) {
        cells << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    lines << cells.join(QLatin1Char('\t'));
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < ClassScoreModel::ColumnCount; ++column) {
            const QVariant value = m_sorted->index(row, column).data(ClassScoreModel::SortRole);
            const bool isNumber = value.userType() == QMetaType::Double;
            cells << (isNumber ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                               : value.toString().replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' ')));
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void ClassTable::copy() const
{
    QGuiApplication::clipboard()->setText(toTsv());
}

void ClassTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        if (currentIndex().isValid()) {
            Q_EMIT classActivated(chosen());
        }
    } else {
        QTableView::keyPressEvent(event);
    }
}

void ClassTable::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy the table"), QKeySequence::Copy, this, [this] { copy(); });
    // The header is out of the keyboard's reach; the menu key is not.
    QMenu* sort = menu.addMenu(tr("Sort by"));
    for (int column = 0; column < ClassScoreModel::ColumnCount; ++column) {
        const bool name = column == ClassScoreModel::Name;
        sort->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this,
                        [this, column, name] { sortByColumn(column, name ? Qt::AscendingOrder : Qt::DescendingOrder); });
    }
    sort->addAction(tr("Order of the data set"), this, [this] { sortByColumn(-1, Qt::AscendingOrder); });
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid();
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos());
}

void ClassTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        sizeColumns();
    }
}

}  // namespace gg::widgets
