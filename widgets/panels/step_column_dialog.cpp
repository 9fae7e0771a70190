#include "widgets/panels/step_column_dialog.h"

#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace gg::widgets {

StepColumnDialog::StepColumnDialog(const QString& file, const imports::StepColumns& columns, const QString& now, QWidget* parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
{
    setWindowTitle(tr("Column of the steps"));
    auto* layout = new QVBoxLayout(this);
    auto* text = new QLabel(columns.obvious ? tr("Which column of %1 counts the steps?").arg(QDir::toNativeSeparators(file))
                                            : tr("No column of %1 says by its name that it counts steps or epochs. Which one does?").arg(QDir::toNativeSeparators(file)),
                            this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    layout->addWidget(text);
    m_list->setAccessibleName(tr("Columns"));
    const auto add = [&](const QString& shown, const QString& column) {
        auto* item = new QListWidgetItem(shown, m_list);
        item->setData(Qt::UserRole, column);
        item->setSizeHint(QSize(0, space::target));
    };
    add(columns.obvious ? tr("As its name tells") : tr("None: the first column of ascending whole numbers, else the rows are counted"), {});
    for (const std::string& column : columns.columns) {
        add(QString::fromStdString(column), QString::fromStdString(column));
    }
    layout->addWidget(m_list, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use it"));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    choose(now);
    resize(520, 420);
    m_list->setFocus();
}

QString StepColumnDialog::chosen() const
{
    return m_list->currentItem() == nullptr ? QString() : m_list->currentItem()->data(Qt::UserRole).toString();
}

void StepColumnDialog::choose(const QString& column)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == column) {
            m_list->setCurrentRow(row);
            return;
        }
    }
    m_list->setCurrentRow(0);
}

}  // namespace gg::widgets
