#include "widgets/panels/run_choice_dialog.h"

#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

enum Column { NameColumn, ToolColumn, PlaceColumn, FilesColumn, ColumnCount };

QString filesText(const imports::RunPlace& place)
{
    QStringList files;
    for (const std::string& file : place.files) {
        files << QString::fromStdString(file);
    }
    return files.join(QStringLiteral(", "));
}

}  // namespace

RunChoiceDialog::RunChoiceDialog(const QString& folder, std::vector<imports::RunPlace> places, QWidget* parent)
    : QDialog(parent)
    , m_places(std::move(places))
    , m_list(new QTreeWidget(this))
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setWindowTitle(tr("Which runs?"));
    auto* question = new QLabel(tr("%1 holds %n run(s).", nullptr, static_cast<int>(m_places.size())).arg(QDir::toNativeSeparators(folder)), this);
    question->setWordWrap(true);
    question->setTextFormat(Qt::PlainText);
    m_search->setPlaceholderText(tr("Search: name, tool, folder"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search runs"));
    auto* all = new QPushButton(tr("Check &all"), this);
    auto* none = new QPushButton(tr("Check &none"), this);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_search, 1);
    bar->addWidget(all);
    bar->addWidget(none);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this);
    m_open = buttons->button(QDialogButtonBox::Open);
    m_open->setDefault(true);
    fill(folder);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_count, 1);
    bottom->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(question);
    column->addLayout(bar);
    column->addWidget(m_list, 1);
    column->addLayout(bottom);
    connect(all, &QPushButton::clicked, this, [this] { checkListed(true); });
    connect(none, &QPushButton::clicked, this, [this] { checkListed(false); });
    connect(m_search, &QLineEdit::textChanged, this, &RunChoiceDialog::setSearch);
    connect(m_list, &QTreeWidget::itemChanged, this, &RunChoiceDialog::sayCount);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    sayCount();
    m_list->setFocus();
    resize(860, 520);
}

void RunChoiceDialog::fill(const QString& folder)
{
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Run"), tr("Tool"), tr("Where"), tr("Files")});
    m_list->setAccessibleName(tr("Runs that were found"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const QDir from(folder);
    QList<QTreeWidgetItem*> items;
    for (const imports::RunPlace& place : m_places) {
        const QString path = QString::fromStdString(place.path);
        auto* item = new QTreeWidgetItem({QString::fromStdString(place.name), QString::fromStdString(place.tool), from.relativeFilePath(path), filesText(place)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren);
        item->setCheckState(NameColumn, Qt::Checked);
        item->setToolTip(PlaceColumn, QDir::toNativeSeparators(path));
        item->setToolTip(FilesColumn, item->text(FilesColumn));
        item->setSizeHint(FilesColumn, QSize(0, space::target));
        items << item;
    }
    m_list->addTopLevelItems(items);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    for (const Column column : {NameColumn, ToolColumn, PlaceColumn}) {
        m_list->resizeColumnToContents(column);
        constexpr int widest = 280;
        m_list->setColumnWidth(column, std::min(m_list->columnWidth(column) + space::medium, widest));
    }
    m_list->header()->setStretchLastSection(true);
}

std::vector<imports::RunPlace> RunChoiceDialog::chosen() const
{
    std::vector<imports::RunPlace> chosen;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (m_list->topLevelItem(static_cast<int>(i))->checkState(NameColumn) == Qt::Checked) {
            chosen.push_back(m_places[i]);
        }
    }
    return chosen;
}

void RunChoiceDialog::setSearch(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const QString all = item->text(NameColumn) + QLatin1Char('\n') + item->text(ToolColumn) + QLatin1Char('\n') + item->text(PlaceColumn);
        item->setHidden(!std::all_of(words.begin(), words.end(), [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); }));
    }
}

void RunChoiceDialog::checkListed(bool on)
{
    const QSignalBlocker once(m_list);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (!m_list->topLevelItem(i)->isHidden()) {
            m_list->topLevelItem(i)->setCheckState(NameColumn, on ? Qt::Checked : Qt::Unchecked);
        }
    }
    m_list->viewport()->update();
    sayCount();
}

void RunChoiceDialog::sayCount()
{
    const auto count = static_cast<int>(chosen().size());
    m_count->setText(tr("%1 of %2 are opened").arg(count).arg(m_places.size()));
    m_open->setEnabled(count > 0);
}

}  // namespace gg::widgets
