#include "widgets/panels/split_dialog.h"

#include "widgets/panels/banner.h"
#include "widgets/panels/progress_row.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
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

constexpr int settleMs = 250;
/// A share of a class that is missed by more than this is marked.
constexpr double marked = 0.05;
constexpr std::array<double, splitCount> usualShares{70, 20, 10};

}  // namespace

SplitDialog::SplitDialog(DatasetPtr dataset, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_dataset(std::move(dataset))
    , m_banner(new Banner(this))
    , m_progress(new ProgressRow(this))
    , m_write(new QPushButton(tr("Write lists"), this))
    , m_open(new QPushButton(tr("Open"), this))
{
    setWindowTitle(tr("Split %1").arg(QString::fromStdString(m_dataset->name)));
    auto* sides = new QHBoxLayout;
    sides->setSpacing(space::large);
    sides->addWidget(buildForm());
    sides->addWidget(buildResult(), 1);
    auto* promise = new QLabel(tr("Lists are written into a new folder. No image is moved, and the data set itself is not changed."), this);
    promise->setForegroundRole(QPalette::PlaceholderText);
    promise->setWordWrap(true);
    auto* close = new QPushButton(tr("Close"), this);
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
    m_folder->setText(folder);
    resize(980, 580);

    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] { Q_EMIT planRequested(options()); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, &SplitDialog::cancelRequested);
    connect(m_progress, &ProgressRow::cancelRequested, this, &SplitDialog::cancelRequested);
    connect(m_write, &QPushButton::clicked, this, &SplitDialog::write);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_written) {
            Q_EMIT openRequested(*m_written);
            accept();
        }
    });
    choicesChanged();
}

QWidget* SplitDialog::buildForm()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(360);
    m_form = new QFormLayout(side);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const std::array<QString, splitCount> labels{tr("&Train"), tr("&Val"), tr("T&est")};
    for (std::size_t split = 0; split < splitCount; ++split) {
        auto* share = new QDoubleSpinBox(side);
        share->setRange(0, 100);
        share->setDecimals(1);
        share->setSingleStep(5);
        share->setSuffix(tr(" %"));
        share->setValue(usualShares[split]);
        share->setMinimumHeight(space::target);
        m_shares[split] = share;
        m_form->addRow(labels[split], share);
        connect(share, &QDoubleSpinBox::valueChanged, this, &SplitDialog::choicesChanged);
    }
    m_by = new QComboBox(side);
    m_by->addItem(tr("Every class in these shares"), static_cast<int>(SplitBy::Class));
    m_by->addItem(tr("At random"), static_cast<int>(SplitBy::Random));
    m_by->addItem(tr("Recordings stay whole"), static_cast<int>(SplitBy::Group));
    m_by->addItem(tr("Scenes that look alike stay whole"), static_cast<int>(SplitBy::Scene));
    m_pattern = new QLineEdit(side);
    m_pattern->setPlaceholderText(tr("by the file names"));
    m_pattern->setToolTip(tr("A regular expression over the image's path; its first pair of brackets is the recording, as in ^(seq\\d+)_"));
    m_seed = new QSpinBox(side);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(1);
    m_seed->setToolTip(tr("The same seed gives the same split."));
    m_folder = new QLineEdit(side);
    m_folder->setAccessibleName(tr("New folder"));
    auto* choose = new QPushButton(tr("C&hoose…"), side);
    auto* row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    m_form->addRow(tr("&Divide"), m_by);
    m_form->addRow(tr("&Pattern"), m_pattern);
    m_form->addRow(tr("&Seed"), m_seed);
    m_form->addRow(tr("New f&older"), row);
    if (auto* label = qobject_cast<QLabel*>(m_form->labelForField(row))) {
        label->setBuddy(m_folder);
    }
    connect(choose, &QPushButton::clicked, this, &SplitDialog::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, &SplitDialog::enableWrite);
    connect(m_by, &QComboBox::currentIndexChanged, this, &SplitDialog::choicesChanged);
    connect(m_pattern, &QLineEdit::textChanged, this, &SplitDialog::choicesChanged);
    connect(m_seed, &QSpinBox::valueChanged, this, &SplitDialog::choicesChanged);
    return side;
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

QString SplitDialog::folder() const
{
    return m_folder->text().trimmed();
}

void SplitDialog::setFolder(const QString& folder)
{
    m_folder->setText(folder);
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
    m_written.reset();
    m_open->setVisible(false);
    m_write->setVisible(true);
    m_write->setDefault(true);
    m_banner->dismiss();
    m_problems->clear();
    m_table->setRowCount(0);
    enableWrite();
    double sum = 0;
    for (const QDoubleSpinBox* share : m_shares) {
        sum += share->value();
    }
    if (std::abs(sum - 100) > 0.05) {
        m_settle.stop();
        Q_EMIT cancelRequested();
        m_headline->setText(tr("The shares add up to %1 %; they have to add up to 100 %.").arg(QLocale().toString(sum, 'f', 1)));
        return;
    }
    m_headline->setText(tr("Dividing…"));
    m_settle.start();
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
    m_written = folder;
    m_banner->showNotice(tr("Written to %1").arg(folder));
    m_write->setVisible(false);
    // The lists of these two name images alone; there is nothing to open without their labels.
    const bool opens = m_dataset->format != Format::WiderFace && m_dataset->format != Format::VisDrone && m_dataset->format != Format::ImageMask;
    m_open->setVisible(opens);
    if (opens) {
        m_open->setDefault(true);
        m_open->setFocus();
    }
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

void SplitDialog::setProgress(const QString& what, quint64 done, quint64 total)
{
    m_progress->setProgress(what, done, total);
}

void SplitDialog::enableWrite()
{
    m_write->setEnabled(!m_writing && m_plan && !folder().isEmpty());
}

void SplitDialog::chooseFolder()
{
    const QString chosen = QFileDialog::getSaveFileName(this, tr("New folder for the lists"), folder(), QString(), nullptr,
                                                        QFileDialog::ShowDirsOnly | QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) {
        m_folder->setText(chosen);
    }
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
