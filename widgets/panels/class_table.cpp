#include "widgets/panels/class_table.h"

#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace gg::widgets {

ClassTable::ClassTable(QWidget* parent)
    : QTableView(parent)
    , m_model(new ClassScoreModel(this))
    , m_sorted(new PinnedSortModel(this))
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
    horizontalHeader()->setSectionResizeMode(ClassScoreModel::Name, QHeaderView::Stretch);
    horizontalHeader()->setMinimumHeight(space::target - 4);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    sizeColumns();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && !m_choosing) {
            Q_EMIT classChosen(index.data(ClassScoreModel::ClassRole).toUInt());
        }
    });
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& index) { Q_EMIT classActivated(index.data(ClassScoreModel::ClassRole).toUInt()); });
}

void ClassTable::sizeColumns()
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int arrow = 14;
    for (int column = 1; column < ClassScoreModel::ColumnCount; ++column) {
        const bool isCount = column == ClassScoreModel::Truths || column == ClassScoreModel::Detections;
        const QString head = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int wide = std::max(metrics.horizontalAdvance(isCount ? QStringLiteral("888,888") : QStringLiteral("0.888")),
                                  fontMetrics().horizontalAdvance(head));
        setColumnWidth(column, wide + arrow);
    }
    horizontalHeader()->setMinimumSectionSize(40);
}

void ClassTable::setScores(std::vector<ClassScores> rows, double targetPrecision)
{
    const std::uint32_t kept = chosen();
    m_choosing = true;
    m_model->setRows(std::move(rows), targetPrecision);
    m_choosing = false;
    sizeColumns();
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
    menu.exec(event->globalPos());
}

void ClassTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        sizeColumns();
    }
}

}  // namespace gg::widgets
