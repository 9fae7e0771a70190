#include "widgets/panels/split_dialog.h"

#include "widgets/panels/banner.h"
#include "widgets/panels/progress_row.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::widgets {
namespace {

using namespace dataset;

/// A share of a class that is missed by more than this is marked.
constexpr double marked = 0.05;
constexpr std::array<double, splitCount> usualShares{70, 20, 10};

}  // namespace

SplitDialog::SplitDialog(DatasetPtr dataset, const QString& folder, QWidget* parent)
    : WritingDialog(std::move(dataset), tr("Write lists"), parent)
{
    setWindowTitle(tr("Split %1").arg(QString::fromStdString(m_dataset->name)));
    QFormLayout* form = buildForm();
    layOut(form, buildResult(), tr("Lists are written into a new folder. No image is moved, and the data set itself is not changed."), {980, 580});
    setFolder(folder);
    choicesChanged();
}

QFormLayout* SplitDialog::buildForm()
{
    QFormLayout* form = makeForm(360);
    const std::array<QString, splitCount> labels{tr("&Train"), tr("&Val"), tr("T&est")};
    for (std::size_t split = 0; split < splitCount; ++split) {
        auto* share = new QDoubleSpinBox(this);
        share->setRange(0, 100);
        share->setDecimals(1);
        share->setSingleStep(5);
        share->setSuffix(tr(" %"));
        share->setValue(usualShares[split]);
        share->setMinimumHeight(space::target);
        m_shares[split] = share;
        form->addRow(labels[split], share);
        connect(share, &QDoubleSpinBox::valueChanged, this, &SplitDialog::choicesChanged);
    }
    m_by = new QComboBox(this);
    m_by->addItem(tr("Every class in these shares"), static_cast<int>(SplitBy::Class));
    m_by->addItem(tr("At random"), static_cast<int>(SplitBy::Random));
    m_by->addItem(tr("Recordings stay whole"), static_cast<int>(SplitBy::Group));
    m_by->addItem(tr("Scenes that look alike stay whole"), static_cast<int>(SplitBy::Scene));
    m_pattern = new QLineEdit(this);
    m_pattern->setPlaceholderText(tr("by the file names"));
    m_pattern->setToolTip(tr("A regular expression over the image's path; its first pair of brackets is the recording, as in ^(seq\\d+)_"));
    m_seed = new QSpinBox(this);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(1);
    m_seed->setToolTip(tr("The same seed gives the same split."));
    form->addRow(tr("&Divide"), m_by);
    form->addRow(tr("&Pattern"), m_pattern);
    form->addRow(tr("&Seed"), m_seed);
    addFolderRow(form, tr("New folder for the lists"));
    connect(m_by, &QComboBox::currentIndexChanged, this, &SplitDialog::choicesChanged);
    connect(m_pattern, &QLineEdit::textChanged, this, &SplitDialog::choicesChanged);
    connect(m_seed, &QSpinBox::valueChanged, this, &SplitDialog::choicesChanged);
    return form;
}

QWidget* SplitDialog::buildResult()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    m_headline = new QLabel(side);
    m_headline->setWordWrap(true);
    m_table = new QTableWidget(0, 1 + static_cast<int>(splitCount), side);
    m_table->setAccessibleName(tr("Shares that are reached"));
    m_table->setHorizontalHeaderLabels({tr("Images with"), tr("Train"), tr("Val"), tr("Test")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->verticalHeader()->setVisible(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_problems = new QLabel;
    m_problems->setWordWrap(true);
    m_problems->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* scroll = new QScrollArea(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_problems);
    scroll->setMaximumHeight(120);
    column->addWidget(m_headline);
    column->addWidget(m_table, 1);
    column->addWidget(scroll);
    return side;
}

SplitOptions SplitDialog::options() const
{
    SplitOptions options{.by = static_cast<SplitBy>(m_by->currentData().toInt()), .seed = static_cast<std::uint64_t>(m_seed->value())};
    for (std::size_t split = 0; split < splitCount; ++split) {
        options.shares[split] = m_shares[split]->value() / 100;
    }
    if (options.by == SplitBy::Group) {
        options.groupPattern = m_pattern->text().trimmed().toStdString();
    }
    return options;
}

void SplitDialog::setShares(double train, double val, double test)
{
    const std::array<double, splitCount> shares{train, val, test};
    for (std::size_t split = 0; split < splitCount; ++split) {
        m_shares[split]->setValue(shares[split] * 100);
    }
}

void SplitDialog::setBy(SplitBy by)
{
    m_by->setCurrentIndex(m_by->findData(static_cast<int>(by)));
}

void SplitDialog::choicesChanged()
{
    if (m_writing) {
        return;
    }
    m_pattern->setEnabled(static_cast<SplitBy>(m_by->currentData().toInt()) == SplitBy::Group);
    m_plan.reset();
    forgetWritten();
    m_problems->clear();
    m_table->setRowCount(0);
    enableWrite();
    double sum = 0;
    for (const QDoubleSpinBox* share : m_shares) {
        sum += share->value();
    }
    if (std::abs(sum - 100) > 0.05) {
        stopSettling();
        Q_EMIT cancelRequested();
        m_headline->setText(tr("The shares add up to %1 %; they have to add up to 100 %.").arg(QLocale().toString(sum, 'f', 1)));
        return;
    }
    m_headline->setText(tr("Dividing…"));
    settle();
}

void SplitDialog::addRow(const QString& name, const std::array<std::uint64_t, splitCount>& counts, const SplitShares& asked)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, 0, new QTableWidgetItem(name));
    std::uint64_t total = 0;
    for (const std::uint64_t count : counts) {
        total += count;
    }
    const QLocale locale;
    for (std::size_t split = 0; split < splitCount; ++split) {
        const double share = total == 0 ? 0 : static_cast<double>(counts[split]) / static_cast<double>(total);
        auto* item = new QTableWidgetItem(
            tr("%1  (%2 %)").arg(locale.toString(static_cast<qulonglong>(counts[split])), locale.toString(share * 100, 'f', 1)));
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        if (std::abs(share - asked[split]) > marked) {
            item->setForeground(theme().warning);
            item->setToolTip(tr("Asked for: %1 %").arg(locale.toString(asked[split] * 100, 'f', 1)));
        }
        m_table->setItem(row, 1 + static_cast<int>(split), item);
    }
}

void SplitDialog::showPlan(const SplitPlan& plan)
{
    m_table->setRowCount(0);
    addRow(tr("All images"), plan.images, plan.options.shares);
    for (const ClassShares& shares : plan.classes) {
        addRow(shares.classId < 0 && shares.name.starts_with('(') ? tr("No object") : QString::fromStdString(shares.name), shares.images,
               plan.options.shares);
    }
    QStringList problems;
    for (const std::string& problem : plan.problems) {
        problems.append(QString::fromStdString(problem));
    }
    m_problems->setText(problems.join(QLatin1Char('\n')));
}

void SplitDialog::setPlan(const SplitPlan& plan)
{
    m_progress->finish();
    m_plan = plan;
    showPlan(plan);
    const QLocale locale;
    QString text = tr("The shares of the images differ from what was asked for by at most %1 percentage points.")
                       .arg(locale.toString(plan.deviation() * 100, 'f', 1));
    if (plan.groups != m_dataset->records.size()) {
        text = tr("%n group(s) stay whole.", nullptr, static_cast<int>(plan.groups)) + QLatin1Char(' ') + text;
    }
    m_headline->setText(text);
    m_write->setText(plan.satisfied ? tr("Write lists") : tr("Write lists anyway"));
    enableWrite();
}

void SplitDialog::setWritten(const QString& folder)
{
    m_writing = false;
    m_progress->finish();
    // The lists of these name images alone; there is nothing to open without their labels.
    showWritten(folder, m_dataset->format != Format::WiderFace && m_dataset->format != Format::VisDrone && m_dataset->format != Format::ImageMask);
}

void SplitDialog::setError(const QString& text)
{
    m_writing = false;
    m_progress->finish();
    if (!m_plan) {
        m_headline->setText(tr("It cannot be divided like this."));
    }
    m_banner->showError(text);
    enableWrite();
}

void SplitDialog::setCancelled()
{
    m_writing = false;
    m_progress->finish();
    m_headline->setText(tr("Stopped. Nothing was written."));
    enableWrite();
}

void SplitDialog::enableWrite()
{
    m_write->setEnabled(!m_writing && m_plan && !folder().isEmpty());
}

void SplitDialog::compute()
{
    Q_EMIT planRequested(options());
}

void SplitDialog::write()
{
    if (!m_plan) {
        return;
    }
    m_writing = true;
    m_banner->dismiss();
    enableWrite();
    Q_EMIT writeRequested(folder(), *m_plan);
}

}  // namespace gg::widgets
