#include "widgets/panels/difference_dialog.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

/// Rows shown of each kind: a list of a hundred thousand is for a file, not for a dialog.
constexpr std::size_t mostRows = 2000;

QString placeOf(const audit::FindingRecord& record)
{
    const QString file = QString::fromStdString(record.file);
    return record.line > 0 ? QStringLiteral("%1:%2").arg(file).arg(record.line) : file;
}

void addRow(QTreeWidgetItem* group, const audit::FindingRecord& record, const QString& note = {})
{
    auto* item = new QTreeWidgetItem(group, {placeOf(record), note + QString::fromStdString(record.message)});
    item->setToolTip(0, QString::fromStdString(record.rule));
    item->setToolTip(1, item->text(1));
}

template <typename Records, typename Add>
void addGroup(QTreeWidget& tree, const QString& title, const QColor& colour, const Records& records, Add add)
{
    auto* group = new QTreeWidgetItem(&tree, {QStringLiteral("%1 (%2)").arg(title, QLocale().toString(static_cast<qulonglong>(records.size())))});
    group->setFirstColumnSpanned(true);
    group->setForeground(0, colour);
    QFont font = tree.font();
    font.setBold(true);
    group->setFont(0, font);
    for (std::size_t i = 0; i < std::min(records.size(), mostRows); ++i) {
        add(group, records[i]);
    }
    if (records.size() > mostRows) {
        new QTreeWidgetItem(group, {QString(), DifferenceDialog::tr("… and %Ln more", nullptr, static_cast<int>(records.size() - mostRows))});
    }
    group->setExpanded(records.size() <= 50);
}

}  // namespace

DifferenceDialog::DifferenceDialog(const audit::AuditDifference& difference, const QString& earlier, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Since the earlier audit"));
    resize(900, 560);
    auto* sentence = new QLabel(tr("Compared with %1. %Ln finding(s) as before.", nullptr, static_cast<int>(difference.same)).arg(earlier), this);
    sentence->setWordWrap(true);
    auto* tree = new QTreeWidget(this);
    tree->setHeaderLabels({tr("Where"), tr("What was found")});
    tree->setAccessibleName(tr("Difference"));
    tree->setUniformRowHeights(true);
    tree->setColumnWidth(0, 300);
    const auto plain = [](QTreeWidgetItem* group, const audit::FindingRecord& record) { addRow(group, record); };
    const auto changed = [](QTreeWidgetItem* group, const audit::AuditDifference::Changed& one) {
        const QLocale locale;
        addRow(group, one.now, tr("%1 → %2: ").arg(locale.toString(static_cast<qulonglong>(one.weightBefore)), locale.toString(static_cast<qulonglong>(one.now.weight))));
    };
    addGroup(*tree, tr("Broke"), theme().error, difference.appeared, plain);
    addGroup(*tree, tr("Of more images than before"), theme().warning, difference.grew, changed);
    addGroup(*tree, tr("Got better"), theme().success, difference.gone, plain);
    addGroup(*tree, tr("Of fewer images than before"), theme().success, difference.shrank, changed);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(sentence);
    column->addWidget(tree, 1);
    column->addWidget(buttons);
}

}  // namespace gg::widgets
