#include "widgets/panels/sweep_dialog.h"

#include "core/base/error.h"
#include "core/recipe/config_keys.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

std::vector<std::string> valuesOf(const QString& text)
{
    std::vector<std::string> values;
    for (const QString& one : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!one.trimmed().isEmpty()) {
            values.push_back(one.trimmed().toStdString());
        }
    }
    return values;
}

QString joined(const std::vector<std::string>& values)
{
    QStringList list;
    for (const std::string& value : values) {
        list << QString::fromStdString(value);
    }
    return list.join(QStringLiteral(", "));
}

QString settingsText(const recipe::SweepRun& run)
{
    QStringList list;
    for (const recipe::SweepSetting& setting : run.settings) {
        list << QString::fromStdString(setting.key + " " + setting.value);
    }
    return list.join(QStringLiteral(", "));
}

/// Keys that describe where and how a training runs, and not what it learns.
bool mayVary(const recipe::ConfigKey& key, const recipe::TrainConfig& config)
{
    return key.belongsTo(config) && key.name != "task" && key.name != "seed" && key.name != "data" && key.name != "threads" && key.name != "loaders" && key.name != "device";
}

}  // namespace

SweepDialog::SweepDialog(const recipe::TrainConfig& base, const std::function<QString(const QString& key)>& label, const QString& name, QWidget* parent)
    : QDialog(parent)
    , m_form(base)
    , m_base(base)
{
    setWindowTitle(tr("Sweep"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(buildForm(label, name));
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, theme().error);
    m_problem->setPalette(palette);
    layout->addWidget(m_problem);
    m_count = new QLabel(this);
    layout->addWidget(m_count);
    m_runs = new QTableWidget(0, 3, this);
    m_runs->setAccessibleName(tr("Runs of the sweep"));
    m_runs->setHorizontalHeaderLabels({tr("Run"), tr("Settings"), tr("Seed")});
    m_runs->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_runs->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_runs->verticalHeader()->hide();
    m_runs->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_runs->setSelectionBehavior(QAbstractItemView::SelectRows);
    layout->addWidget(m_runs, 1);
    layout->addWidget(buildButtons());
    resize(760, 620);
    changed();
}

void SweepDialog::fillKeys(QComboBox* box, const std::function<QString(const QString& key)>& label, bool mayBeNone)
{
    if (mayBeNone) {
        box->addItem(tr("None"), QString());
    }
    for (const recipe::ConfigKey& key : recipe::configKeys()) {
        if (!mayVary(key, m_base)) {
            continue;
        }
        const QString name = QString::fromStdString(key.name);
        const QString shown = label(name);
        box->addItem(shown == name ? name : tr("%1 (%2)").arg(shown, name), name);
    }
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
}

QWidget* SweepDialog::buildForm(const std::function<QString(const QString& key)>& label, const QString& name)
{
    auto* form = new QWidget(this);
    auto* layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_ready = new QComboBox(form);
    m_ready->addItem(tr("Of one's own"), -1);
    const std::vector<recipe::NamedSweep>& ready = recipe::readySweeps();
    for (std::size_t i = 0; i < ready.size(); ++i) {
        if (ready[i].plan.base.task == m_base.task) {
            const QString id = QString::fromStdString(ready[i].id);
            m_ready->addItem(catalogueText("sweep." + ready[i].id + ".title"), static_cast<int>(i));
            m_ready->setItemData(m_ready->count() - 1, catalogueText("sweep." + ready[i].id + ".description"), Qt::ToolTipRole);
        }
    }
    m_first = new QComboBox(form);
    m_second = new QComboBox(form);
    fillKeys(m_first, label, false);
    fillKeys(m_second, label, true);
    const auto start = m_first->findData(QStringLiteral("optimizer.lr"));
    m_first->setCurrentIndex(std::max(0, start));
    const auto line = [&](const QString& placeholder, const QString& toolTip) {
        auto* edit = new QLineEdit(form);
        edit->setPlaceholderText(placeholder);
        edit->setToolTip(toolTip);
        edit->setMinimumHeight(space::target);
        return edit;
    };
    m_firstValues = line(tr("0.001, 0.0003, 0.0001"), tr("Values, separated by commas"));
    m_secondValues = line(QString(), m_firstValues->toolTip());
    m_seeds = line(tr("%1 (the form's)").arg(m_base.seed), tr("Each setting is trained once a seed: 1, 2, 3. The spread over seeds is how much is luck"));
    m_name = line(QString(), tr("Of the folder that holds the runs"));
    m_name->setText(name);
    m_first->setAccessibleName(tr("First setting"));
    m_second->setAccessibleName(tr("Second setting"));
    layout->addRow(tr("&Sweep"), m_ready);
    layout->addRow(tr("S&etting"), m_first);
    layout->addRow(tr("&Values"), m_firstValues);
    layout->addRow(tr("Se&cond setting"), m_second);
    layout->addRow(tr("V&alues"), m_secondValues);
    layout->addRow(tr("See&ds"), m_seeds);
    layout->addRow(tr("&Name"), m_name);
    for (QComboBox* box : {m_ready, m_first, m_second}) {
        box->setMinimumHeight(space::target);
    }
    for (QLineEdit* edit : {m_firstValues, m_secondValues, m_seeds, m_name}) {
        connect(edit, &QLineEdit::textChanged, this, &SweepDialog::changed);
    }
    connect(m_ready, &QComboBox::currentIndexChanged, this, &SweepDialog::useReady);
    connect(m_first, &QComboBox::currentIndexChanged, this, [this] { suggestValues(m_first, m_firstValues); });
    connect(m_second, &QComboBox::currentIndexChanged, this, [this] { suggestValues(m_second, m_secondValues); });
    suggestValues(m_first, m_firstValues);
    suggestValues(m_second, m_secondValues);
    return form;
}

QWidget* SweepDialog::buildButtons()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& text, const QString& toolTip) {
        auto* button = new QPushButton(text, row);
        button->setToolTip(toolTip);
        button->setMinimumHeight(space::target + 4);
        button->setAutoDefault(false);
        layout->addWidget(button);
        return button;
    };
    QPushButton* load = add(tr("Load…"), tr("Read a sweep from a YAML file, with its own base"));
    m_save = add(tr("Save…"), tr("Write this sweep for the command line: groundglass-cli sweep FILE --out DIR"));
    QPushButton* goOn = add(tr("Continue a sweep…"), tr("Go on with a sweep that was stopped: choose its folder"));
    layout->addStretch(1);
    QPushButton* cancel = add(tr("Cancel"), {});
    m_start = add(tr("Start sweep"), {});
    m_start->setDefault(true);
    connect(load, &QPushButton::clicked, this, &SweepDialog::loadRequested);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(plan()); });
    connect(goOn, &QPushButton::clicked, this, &SweepDialog::continueRequested);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(plan(), name()); });
    return row;
}

/// The value of the form is where a person starts from.
void SweepDialog::suggestValues(QComboBox* box, QLineEdit* values)
{
    const QString key = box->currentData().toString();
    values->setEnabled(!key.isEmpty());
    if (!key.isEmpty()) {
        values->setPlaceholderText(tr("now %1").arg(QString::fromStdString(recipe::valueText(m_base, key.toStdString()))));
    } else {
        values->setPlaceholderText({});
    }
    changed();
}

void SweepDialog::useReady(int index)
{
    const int which = m_ready->itemData(index).toInt();
    if (which < 0) {
        m_entries.clear();
        m_metric.clear();
        m_base = m_form;
        changed();
        return;
    }
    recipe::SweepPlan plan = recipe::readySweeps()[static_cast<std::size_t>(which)].plan;
    plan.base.data = m_base.data;
    setPlan(plan);
}

void SweepDialog::setPlan(const recipe::SweepPlan& plan)
{
    m_filling = true;
    m_base = plan.base;
    m_entries = plan.runs;
    m_metric = plan.metric;
    const auto set = [&](QComboBox* box, QLineEdit* values, std::size_t axis) {
        const bool there = axis < plan.vary.size();
        box->setCurrentIndex(there ? box->findData(QString::fromStdString(plan.vary[axis].key)) : box == m_second ? 0 : box->currentIndex());
        values->setText(there ? joined(plan.vary[axis].values) : QString());
    };
    set(m_first, m_firstValues, 0);
    set(m_second, m_secondValues, 1);
    QStringList seeds;
    for (const std::uint64_t seed : plan.seeds) {
        seeds << QString::number(seed);
    }
    m_seeds->setText(seeds.join(QStringLiteral(", ")));
    if (!plan.name.empty()) {
        m_name->setText(QString::fromStdString(plan.name));
    }
    m_filling = false;
    changed();
}

QString SweepDialog::name() const
{
    return m_name->text().trimmed().isEmpty() ? QStringLiteral("sweep") : m_name->text().trimmed().replace(QLatin1Char('/'), QLatin1Char('-'));
}

recipe::SweepPlan SweepDialog::plan() const
{
    recipe::SweepPlan plan{.name = name().toStdString(), .base = m_base, .vary = {}, .runs = m_entries, .seeds = {}, .metric = m_metric};
    if (m_entries.empty()) {
        plan.vary.push_back({m_first->currentData().toString().toStdString(), valuesOf(m_firstValues->text())});
        if (!m_second->currentData().toString().isEmpty()) {
            plan.vary.push_back({m_second->currentData().toString().toStdString(), valuesOf(m_secondValues->text())});
        }
    }
    for (const std::string& seed : valuesOf(m_seeds->text())) {
        plan.seeds.push_back(QString::fromStdString(seed).toULongLong());
    }
    return plan;
}

void SweepDialog::changed()
{
    if (m_filling || m_runs == nullptr || m_start == nullptr) {
        return;
    }
    const bool written = !m_entries.empty();
    for (QWidget* one : {static_cast<QWidget*>(m_first), static_cast<QWidget*>(m_second), static_cast<QWidget*>(m_firstValues)}) {
        one->setDisabled(written);
    }
    m_secondValues->setDisabled(written || m_second->currentData().toString().isEmpty());
    QStringList problems;
    for (const std::string& seed : valuesOf(m_seeds->text())) {
        bool ok = false;
        QString::fromStdString(seed).toULongLong(&ok);
        if (!ok) {
            problems << tr("Seeds are whole numbers from 0; “%1” is none.").arg(QString::fromStdString(seed));
        }
    }
    const recipe::SweepPlan now = plan();
    for (const recipe::SweepProblem& problem : recipe::problemsOf(now)) {
        problems << QString::fromStdString(problem.key + " " + problem.message + ".");
    }
    m_problemText = problems.join(QLatin1Char('\n'));
    m_problem->setText(m_problemText);
    m_problem->setVisible(!m_problemText.isEmpty());
    showRuns(problems.isEmpty() ? recipe::expand(now) : std::vector<recipe::SweepRun>());
    m_start->setEnabled(problems.isEmpty());
    m_save->setEnabled(problems.isEmpty());
}

void SweepDialog::showRuns(const std::vector<recipe::SweepRun>& runs)
{
    m_count->setText(runs.empty() ? QString() : tr("%n run(s), %1 epochs each", nullptr, static_cast<int>(runs.size())).arg(m_base.epochs));
    m_runs->setRowCount(static_cast<int>(runs.size()));
    for (int row = 0; row < static_cast<int>(runs.size()); ++row) {
        const recipe::SweepRun& run = runs[static_cast<std::size_t>(row)];
        m_runs->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(run.name)));
        m_runs->setItem(row, 1, new QTableWidgetItem(settingsText(run)));
        m_runs->setItem(row, 2, new QTableWidgetItem(QString::number(run.seed)));
        m_runs->item(row, 2)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
}

void SweepDialog::setError(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

}  // namespace gg::widgets
