#include "widgets/panels/writing_dialog.h"

#include "widgets/panels/banner.h"
#include "widgets/panels/progress_row.h"
#include "widgets/theme/theme.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

constexpr int settleMs = 250;

}  // namespace

WritingDialog::WritingDialog(dataset::DatasetPtr dataset, const QString& writeText, QWidget* parent)
    : QDialog(parent)
    , m_dataset(std::move(dataset))
    , m_banner(new Banner(this))
    , m_progress(new ProgressRow(this))
    , m_write(new QPushButton(writeText, this))
    , m_folder(new QLineEdit(this))
    , m_open(new QPushButton(tr("Open"), this))
{
    m_folder->setAccessibleName(tr("New folder"));
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] { compute(); });
    connect(this, &QDialog::rejected, this, &WritingDialog::cancelRequested);
    connect(m_progress, &ProgressRow::cancelRequested, this, &WritingDialog::cancelRequested);
    connect(m_write, &QPushButton::clicked, this, [this] { write(); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_written) {
            Q_EMIT openRequested(*m_written);
            accept();
        }
    });
}

QFormLayout* WritingDialog::makeForm(int width)
{
    auto* side = new QWidget(this);
    side->setFixedWidth(width);
    auto* form = new QFormLayout(side);
    form->setContentsMargins(0, 0, 0, 0);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

void WritingDialog::addFolderRow(QFormLayout* form, const QString& title)
{
    auto* choose = new QPushButton(tr("C&hoose…"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    form->addRow(tr("New f&older"), row);
    if (auto* label = qobject_cast<QLabel*>(form->labelForField(row))) {
        label->setBuddy(m_folder);
    }
    connect(choose, &QPushButton::clicked, this, [this, title] { chooseFolder(title); });
    connect(m_folder, &QLineEdit::textChanged, this, [this] { enableWrite(); });
}

void WritingDialog::layOut(QFormLayout* form, QWidget* result, const QString& promiseText, QSize size)
{
    auto* sides = new QHBoxLayout;
    sides->setSpacing(space::large);
    sides->addWidget(form->parentWidget());
    sides->addWidget(result, 1);
    auto* promise = new QLabel(promiseText, this);
    promise->setForegroundRole(QPalette::PlaceholderText);
    promise->setWordWrap(true);
    auto* close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(promise, 1);
    buttons->addWidget(m_open);
    buttons->addWidget(m_write);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(m_banner);
    column->addLayout(sides, 1);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    m_open->setVisible(false);
    m_write->setDefault(true);
    resize(size);
}

QString WritingDialog::folder() const
{
    return m_folder->text().trimmed();
}

void WritingDialog::setFolder(const QString& folder)
{
    m_folder->setText(folder);
}

void WritingDialog::setProgress(const QString& what, quint64 done, quint64 total)
{
    m_progress->setProgress(what, done, total);
}

void WritingDialog::settle()
{
    m_settle.start();
}

void WritingDialog::forgetWritten()
{
    m_written.reset();
    m_open->setVisible(false);
    m_write->setVisible(true);
    m_write->setDefault(true);
    m_banner->dismiss();
}

void WritingDialog::showWritten(const QString& folder, bool opens)
{
    m_written = folder;
    m_banner->showNotice(tr("Written to %1").arg(folder));
    m_write->setVisible(false);
    m_open->setVisible(opens);
    if (opens) {
        m_open->setDefault(true);
        m_open->setFocus();
    }
}

void WritingDialog::chooseFolder(const QString& title)
{
    const QString chosen = QFileDialog::getSaveFileName(this, title, folder(), QString(), nullptr,
                                                        QFileDialog::ShowDirsOnly | QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) {
        m_folder->setText(chosen);
    }
}

}  // namespace gg::widgets
