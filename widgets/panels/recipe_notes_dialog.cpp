#include "widgets/panels/recipe_notes_dialog.h"

#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

using Kind = recipe::RecipeNote::Kind;

int countOf(const std::vector<recipe::RecipeNote>& notes, Kind kind)
{
    return static_cast<int>(std::count_if(notes.begin(), notes.end(), [kind](const recipe::RecipeNote& note) { return note.kind == kind; }));
}

void addGroup(QTreeWidget& tree, const QString& title, const QColor& colour, const std::vector<recipe::RecipeNote>& notes, Kind kind, bool open)
{
    auto* group = new QTreeWidgetItem(&tree, {title});
    group->setFirstColumnSpanned(true);
    QFont bold = tree.font();
    bold.setBold(true);
    group->setFont(0, bold);
    group->setForeground(0, colour);
    for (const recipe::RecipeNote& note : notes) {
        if (note.kind == kind) {
            auto* item = new QTreeWidgetItem(group, {QString::fromStdString(note.key), QString::number(note.line), QString::fromStdString(note.value),
                                                     QString::fromStdString(note.message)});
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setToolTip(3, QString::fromStdString(note.message));
        }
    }
    group->setHidden(group->childCount() == 0);
    group->setExpanded(open);
}

}  // namespace

RecipeNotesDialog::RecipeNotesDialog(const QString& fileName, const std::vector<recipe::RecipeNote>& notes, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Settings of %1").arg(fileName));
    auto* column = new QVBoxLayout(this);
    const int refused = countOf(notes, Kind::NotHonoured);
    auto* head = new QLabel(refused == 0 ? tr("Every setting that matters for what is learnt is honoured.")
                                         : tr("%n setting(s) would change what is learnt and cannot be honoured.", nullptr, refused),
                            this);
    head->setWordWrap(true);
    column->addWidget(head);
    auto* tree = new QTreeWidget(this);
    tree->setColumnCount(4);
    tree->setHeaderLabels({tr("Setting"), tr("Line"), tr("Value"), tr("What becomes of it")});
    tree->setAccessibleName(windowTitle());
    addGroup(*tree, tr("Not honoured (%1)").arg(refused), theme().error, notes, Kind::NotHonoured, true);
    addGroup(*tree, tr("Honoured (%1)").arg(countOf(notes, Kind::Honoured)), theme().success, notes, Kind::Honoured, true);
    addGroup(*tree, tr("Without effect on what is learnt (%1)").arg(countOf(notes, Kind::NoEffect)), theme().mutedText, notes, Kind::NoEffect, false);
    tree->header()->resizeSection(0, 190);
    tree->header()->resizeSection(1, 50);
    tree->header()->resizeSection(2, 150);
    column->addWidget(tree, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(800, 560);
}

}  // namespace gg::widgets
