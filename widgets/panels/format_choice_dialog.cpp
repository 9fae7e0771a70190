#include "widgets/panels/format_choice_dialog.h"

#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

enum Column { FormatColumn, PlaceColumn, EvidenceColumn, ColumnCount };

}  // namespace

FormatChoiceDialog::FormatChoiceDialog(const QString& path, const std::vector<FormatChoice>& choices, QWidget* parent)
    : QDialog(parent)
    , m_list(new QTreeWidget(this))
{
    setWindowTitle(tr("Which data set?"));
    auto* question = new QLabel(tr("%1 can be read in several ways. The first fits best.").arg(path), this);
    question->setWordWrap(true);
    question->setTextFormat(Qt::PlainText);

    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Format"), tr("Where"), tr("What speaks for it")});
    m_list->setAccessibleName(tr("Formats that fit"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    for (const FormatChoice& choice : choices) {
        auto* item = new QTreeWidgetItem(m_list, {choice.format, choice.place, choice.evidence});
        item->setToolTip(PlaceColumn, choice.place);
        item->setToolTip(EvidenceColumn, choice.evidence);
        // Of a column that stretches: in the others a hint would take the place of the text's own width.
        item->setSizeHint(EvidenceColumn, QSize(0, space::target));
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_list->resizeColumnToContents(FormatColumn);
    m_list->resizeColumnToContents(PlaceColumn);
    m_list->setColumnWidth(PlaceColumn, std::min(m_list->columnWidth(PlaceColumn), 320));
    m_list->header()->setStretchLastSection(true);
    constexpr int mostRows = 8;
    const int rows = std::clamp(static_cast<int>(choices.size()), 3, mostRows);
    m_list->setMinimumHeight(m_list->header()->sizeHint().height() + rows * space::target + 2 * m_list->frameWidth());

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Open)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemActivated, this, &QDialog::accept);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(question);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    m_list->setFocus();
    resize(820, minimumSizeHint().height());
}

int FormatChoiceDialog::chosen() const
{
    return std::max(0, m_list->indexOfTopLevelItem(m_list->currentItem()));
}

}  // namespace gg::widgets
