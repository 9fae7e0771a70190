#include "widgets/panels/vocabulary_dialog.h"

#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace gg::widgets {
namespace {

/// Offers the names that are in use while one is typed.
class NameDelegate final : public QStyledItemDelegate {
public:
    NameDelegate(QStringList names, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_names(std::move(names))
    {
    }

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        auto* line = new QLineEdit(parent);
        auto* completer = new QCompleter(m_names, line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        line->setCompleter(completer);
        return line;
    }

private:
    QStringList m_names;
};

QStringList namesInUse()
{
    std::set<QString> names;
    for (const imports::Word& word : imports::Vocabulary::builtIn()) {
        const QString name = QString::fromStdString(word.name);
        if (!name.contains(QLatin1Char('*'))) {
            names.insert(name);
        }
    }
    return {names.begin(), names.end()};
}

QTableWidgetItem* fixedItem(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
    item->setToolTip(text);
    return item;
}

}  // namespace

std::vector<RawName> rawNames(const RunCollection& runs)
{
    std::set<RawName> names;
    for (int i = 0; i < runs.size(); ++i) {
        for (const auto& [name, series] : runs.at(i).history.series()) {
            if (!series.raw.empty()) {
                names.insert({.raw = series.raw, .tool = runs.at(i).place.tool});
            }
        }
    }
    return {names.begin(), names.end()};
}

VocabularyDialog::VocabularyDialog(const std::vector<imports::Word>& own, const std::vector<RawName>& seen, QWidget* parent)
    : QDialog(parent)
    , m_seen(seen)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_count(new QLabel(this))
    , m_error(new QLabel(this))
{
    setWindowTitle(tr("Names of series"));
    auto* what = new QLabel(tr("Series that have one name here are drawn in one chart, whatever the tools that wrote them call them. A name that is changed holds for every "
                               "run of that tool; where the tool is empty, for all."),
                            this);
    what->setWordWrap(true);
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(tr("Search: name, tool"));
    line->setClearButtonEnabled(true);
    line->setAccessibleName(tr("Search names"));
    m_table->setHorizontalHeaderLabels({tr("In the file"), tr("Tool"), tr("Here")});
    m_table->setAccessibleName(tr("Names of series"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(space::target);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(ToolColumn, QHeaderView::ResizeToContents);
    m_table->setItemDelegateForColumn(NameColumn, new NameDelegate(namesInUse(), m_table));
    m_error->setForegroundRole(QPalette::WindowText);
    m_error->setWordWrap(true);
    m_error->hide();

    auto* resetRow = new QPushButton(tr("&Reset chosen"), this);
    resetRow->setToolTip(tr("The built-in names again, for the chosen rows (Del)"));
    auto* resetAll = new QPushButton(tr("Reset &all"), this);
    auto* read = new QPushButton(tr("&Import…"), this);
    read->setToolTip(tr("Words from a YAML file, in place of these"));
    auto* write = new QPushButton(tr("E&xport…"), this);
    write->setToolTip(tr("The changed words as a YAML file, for other people and for groundglass-cli"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(line, 1);
    for (QPushButton* button : {resetRow, resetAll, read, write}) {
        button->setAutoDefault(false);
        bar->addWidget(button);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use these names"));
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_count, 1);
    bottom->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(what);
    column->addLayout(bar);
    column->addWidget(m_error);
    column->addWidget(m_table, 1);
    column->addLayout(bottom);

    fill(own);
    connect(m_table, &QTableWidget::itemChanged, this, &VocabularyDialog::changed);
    connect(line, &QLineEdit::textChanged, this, &VocabularyDialog::search);
    connect(resetRow, &QPushButton::clicked, this, &VocabularyDialog::resetChosen);
    connect(resetAll, &QPushButton::clicked, this, [this] { setWords({}); });
    connect(read, &QPushButton::clicked, this, &VocabularyDialog::importRequested);
    connect(write, &QPushButton::clicked, this, &VocabularyDialog::exportRequested);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* reset = new QShortcut(QKeySequence(QKeySequence::Delete), m_table);
    reset->setContext(Qt::WidgetShortcut);
    connect(reset, &QShortcut::activated, this, &VocabularyDialog::resetChosen);
    m_table->setFocus();
    resize(860, 560);
}

void VocabularyDialog::setError(const QString& text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
}

void VocabularyDialog::setWords(const std::vector<imports::Word>& own)
{
    setError({});
    fill(own);
}

void VocabularyDialog::fill(const std::vector<imports::Word>& own)
{
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(0);
    const imports::Vocabulary vocabulary(own);
    std::set<RawName> rows(m_seen.begin(), m_seen.end());
    for (const imports::Word& word : own) {
        rows.insert({.raw = word.pattern, .tool = word.tool});
    }
    for (const RawName& name : rows) {
        addRow(name, vocabulary);
    }
    if (m_table->rowCount() > 0) {
        m_table->setCurrentCell(0, NameColumn);
    }
    sayCount();
}

void VocabularyDialog::addRow(const RawName& name, const imports::Vocabulary& vocabulary)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, RawColumn, fixedItem(QString::fromStdString(name.raw)));
    m_table->setItem(row, ToolColumn, fixedItem(QString::fromStdString(name.tool)));
    // A pattern is no name that could be looked up: its own word says it.
    const auto& own = vocabulary.own();
    const auto exact = std::find_if(own.begin(), own.end(), [&](const imports::Word& word) { return word.pattern == name.raw && word.tool == name.tool; });
    auto* item = new QTableWidgetItem(QString::fromStdString(exact != own.end() ? exact->name : vocabulary.name(name.raw, name.tool)));
    m_table->setItem(row, NameColumn, item);
    show(item);
}

RawName VocabularyDialog::nameAt(int row) const
{
    return {.raw = m_table->item(row, RawColumn)->text().toStdString(), .tool = m_table->item(row, ToolColumn)->text().toStdString()};
}

QString VocabularyDialog::builtIn(int row) const
{
    static const imports::Vocabulary words;
    const RawName name = nameAt(row);
    return QString::fromStdString(words.name(name.raw, name.tool));
}

/// A person's own names are bold.
void VocabularyDialog::show(QTableWidgetItem* item)
{
    const QString usual = builtIn(item->row());
    const bool own = item->text() != usual;
    QFont font = m_table->font();
    font.setBold(own);
    item->setFont(font);
    item->setToolTip(own ? tr("built in: %1").arg(usual) : tr("built in; type to change it"));
}

void VocabularyDialog::changed(QTableWidgetItem* item)
{
    const QSignalBlocker quiet(m_table);
    const QString name = item->text().simplified();
    item->setText(name.isEmpty() ? builtIn(item->row()) : name);
    show(item);
    sayCount();
}

void VocabularyDialog::resetChosen()
{
    const QSignalBlocker quiet(m_table);
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        QTableWidgetItem* item = m_table->item(index.row(), NameColumn);
        item->setText(builtIn(index.row()));
        show(item);
    }
    sayCount();
}

void VocabularyDialog::search(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QString all;
        for (int column = 0; column < ColumnCount; ++column) {
            all += m_table->item(row, column)->text() + QLatin1Char('\n');
        }
        m_table->setRowHidden(row, !std::all_of(words.begin(), words.end(), [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); }));
    }
}

std::vector<imports::Word> VocabularyDialog::words() const
{
    std::vector<imports::Word> own;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, NameColumn)->text();
        if (name != builtIn(row)) {
            const RawName raw = nameAt(row);
            own.push_back({.pattern = raw.raw, .tool = raw.tool, .name = name.toStdString()});
        }
    }
    // The first word that fits counts: those for one tool stand before those for all.
    std::stable_partition(own.begin(), own.end(), [](const imports::Word& word) { return !word.tool.empty(); });
    return own;
}

void VocabularyDialog::sayCount()
{
    m_count->setText(m_table->rowCount() == 0 ? tr("No open run has series of another tool.") : tr("%n name(s) of your own", nullptr, static_cast<int>(words().size())));
}

}  // namespace gg::widgets
