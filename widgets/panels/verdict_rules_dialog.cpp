#include "widgets/panels/verdict_rules_dialog.h"

#include "core/diagnosis/diagnosis.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace gg::widgets
{
namespace
{

constexpr int idRole = Qt::UserRole;
const std::string anyError = "error";

QString text(std::string_view latin)
{
    return QString::fromUtf8(latin.data(), static_cast<qsizetype>(latin.size()));
}

QString titleOf(std::string_view rule)
{
    const QString title = catalogueText(std::string(rule) + ".title");
    return title.isEmpty() ? text(rule) : title;
}

double stepOf(const diagnosis::Threshold& threshold)
{
    const double range = threshold.highest - threshold.lowest;
    return range <= 0.1 ? 0.001 : range <= 2 ? 0.01 : range <= 20 ? 0.1 : 1;
}

QLabel* words(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QComboBox* haltChoice(QWidget* parent)
{
    auto* choice = new QComboBox(parent);
    choice->setMinimumHeight(space::target);
    return choice;
}

QString measuredText(std::string_view rule)
{
    const diagnosis::Measured* measured = diagnosis::measured(rule);
    if (measured == nullptr) {
        return VerdictRulesDialog::tr("How often it is right was not measured.");
    }
    const auto share = [](double value) { return QLocale().toString(100 * value, 'f', 0); };
    return VerdictRulesDialog::tr("On labelled runs: precision %1 % of %2 verdicts, recall %3 % of %4 faults, %5 epochs after the onset.")
        .arg(share(measured->precision), QLocale().toString(measured->spoken), share(measured->recall), QLocale().toString(measured->faults),
             QLocale().toString(measured->delay, 'g', 3));
}

}  // namespace

VerdictRulesDialog::VerdictRulesDialog(const diagnosis::Settings& settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setWindowTitle(tr("Rules of the verdicts"));
    resize(960, 660);
    auto* panes = new QSplitter(this);
    panes->setChildrenCollapsible(false);
    panes->addWidget(buildRules());
    panes->addWidget(buildDetail());
    panes->setSizes({320, 620});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Judge with these"));
    connect(buttons->addButton(tr("Import…"), QDialogButtonBox::ActionRole), &QPushButton::clicked, this, &VerdictRulesDialog::importRequested);
    connect(buttons->addButton(tr("Export…"), QDialogButtonBox::ActionRole), &QPushButton::clicked, this, &VerdictRulesDialog::exportRequested);
    QPushButton* defaults = buttons->addButton(tr("Default thresholds"), QDialogButtonBox::ResetRole);
    defaults->setToolTip(tr("All thresholds as they came; mutes stay"));
    connect(defaults, &QPushButton::clicked, this, [this] {
        m_settings.changed.clear();
        setSettings(diagnosis::Settings(m_settings));
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_problem = words(this);
    QPalette red = m_problem->palette();
    red.setColor(QPalette::WindowText, theme().error);
    m_problem->setPalette(red);
    m_problem->hide();
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(panes, 1);
    column->addWidget(buildHalts());
    column->addWidget(m_problem);
    column->addWidget(buttons);
    setSettings(settings);
    m_search->setFocus();
}

QWidget* VerdictRulesDialog::buildRules()
{
    auto* area = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    m_search = new QLineEdit(area);
    m_search->setPlaceholderText(tr("Filter by rule or threshold"));
    m_search->setClearButtonEnabled(true);
    m_search->setObjectName(QStringLiteral("search"));
    m_list = new QListWidget(area);
    m_list->setAccessibleName(tr("Rules"));
    m_list->setObjectName(QStringLiteral("rules"));
    m_list->setUniformItemSizes(true);
    auto* hint = words(area);
    hint->setText(tr("A rule without its mark is muted for every run. Rules in bold have changed thresholds."));
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_mutedTitle = heading(tr("Muted for single runs"), area);
    m_muted = new QListWidget(area);
    m_muted->setAccessibleName(m_mutedTitle->text());
    m_muted->setMaximumHeight(110);
    m_unmute = new QPushButton(tr("Unmute"), area);
    connect(m_unmute, &QPushButton::clicked, this, &VerdictRulesDialog::removeMute);
    connect(m_muted, &QListWidget::currentRowChanged, this, [this](int row) { m_unmute->setEnabled(row >= 0); });
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(hint);
    column->addWidget(m_mutedTitle);
    column->addWidget(m_muted);
    column->addWidget(m_unmute, 0, Qt::AlignLeft);
    connect(m_search, &QLineEdit::textChanged, this, &VerdictRulesDialog::filter);
    // Enter would close the dialog under somebody who looks for a rule.
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Down}) {
        auto* shortcut = new QShortcut(QKeySequence(key), m_search);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, &VerdictRulesDialog::goToFirst);
    }
    connect(m_list, &QListWidget::currentItemChanged, this, &VerdictRulesDialog::showRule);
    connect(m_list, &QListWidget::itemChanged, this, &VerdictRulesDialog::setChecked);
    return area;
}

QWidget* VerdictRulesDialog::buildDetail()
{
    auto* area = new QWidget(this);
    m_detail = new QVBoxLayout(area);
    m_detail->setContentsMargins(space::large, 0, 0, 0);
    m_detail->setSpacing(space::medium);
    m_title = heading({}, area);
    m_says = words(area);
    m_measured = words(area);
    m_measured->setForegroundRole(QPalette::PlaceholderText);
    m_reason = new QLineEdit(area);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setPlaceholderText(tr("Whoever reads this later will want to know"));
    m_halt = haltChoice(area);
    auto* form = new QFormLayout;
    form->addRow(tr("Why it is muted"), m_reason);
    form->addRow(tr("A training here then"), m_halt);
    m_detail->addWidget(m_title);
    m_detail->addWidget(m_says);
    m_detail->addWidget(m_measured);
    m_detail->addStretch();
    m_detail->addLayout(form);
    connect(m_reason, &QLineEdit::textChanged, this, &VerdictRulesDialog::setReason);
    connect(m_halt, &QComboBox::activated, this, [this] {
        if (const diagnosis::Rule* rule = current()) {
            setHalt(std::string(rule->id), m_halt, true);
        }
    });
    return area;
}

QWidget* VerdictRulesDialog::buildHalts()
{
    auto* area = new QWidget(this);
    auto* form = new QFormLayout(area);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_haltOnErrors = haltChoice(area);
    for (const auto& [label, halt] : {std::pair{tr("goes on"), diagnosis::Halt::GoOn}, std::pair{tr("pauses"), diagnosis::Halt::Pause},
                                      std::pair{tr("stops; a sweep goes on with its next run"), diagnosis::Halt::Stop},
                                      std::pair{tr("stops, and its sweep with it"), diagnosis::Halt::StopSweep}}) {
        m_haltOnErrors->addItem(label, static_cast<int>(halt));
    }
    m_haltOnErrors->setToolTip(tr("Of trainings that were started in this window. A paused one can be gone on with, a stopped one continued from its checkpoint."));
    form->addRow(tr("At a verdict of error severity a training"), m_haltOnErrors);
    connect(m_haltOnErrors, &QComboBox::activated, this, [this] { setHalt(anyError, m_haltOnErrors, false); });
    return area;
}

void VerdictRulesDialog::setSettings(const diagnosis::Settings& settings)
{
    const diagnosis::Rule* rule = current();
    m_settings = settings;
    showProblem({});
    fillList();
    fillMuted();
    const auto halt = m_settings.halts.find(anyError);
    m_haltOnErrors->setCurrentIndex(m_haltOnErrors->findData(static_cast<int>(halt == m_settings.halts.end() ? diagnosis::Halt::GoOn : halt->second)));
    if (rule != nullptr) {
        select(std::string(rule->id));
    } else if (m_list->count() > 0) {
        m_list->setCurrentRow(0);
    }
    filter(m_search->text());
    check();
}

void VerdictRulesDialog::showProblem(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void VerdictRulesDialog::select(const std::string& rule)
{
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->data(idRole).toString().toStdString() == rule) {
            m_list->setCurrentRow(i);
        }
    }
}

const diagnosis::Rule* VerdictRulesDialog::current() const
{
    const QListWidgetItem* item = m_list == nullptr ? nullptr : m_list->currentItem();
    return item == nullptr ? nullptr : diagnosis::findRule(item->data(idRole).toString().toStdString());
}

diagnosis::Mute* VerdictRulesDialog::generalMute(std::string_view rule)
{
    const auto mute = std::find_if(m_settings.muted.begin(), m_settings.muted.end(), [&](const diagnosis::Mute& one) { return one.rule == rule && one.run.empty(); });
    return mute == m_settings.muted.end() ? nullptr : &*mute;
}

void VerdictRulesDialog::fillList()
{
    m_filling = true;
    m_list->clear();
    for (const diagnosis::Rule* rule : diagnosis::rules()) {
        auto* item = new QListWidgetItem(titleOf(rule->id), m_list);
        item->setData(idRole, text(rule->id));
        item->setToolTip(text(rule->id));
        item->setSizeHint({0, space::target});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(generalMute(rule->id) != nullptr ? Qt::Unchecked : Qt::Checked);
        QFont font = m_list->font();
        font.setBold(std::any_of(rule->thresholds.begin(), rule->thresholds.end(), [&](const diagnosis::Threshold& threshold) {
            return m_settings.changed.contains(std::string(rule->id) + "." + std::string(threshold.id));
        }));
        item->setFont(font);
    }
    m_list->sortItems();
    m_filling = false;
}

void VerdictRulesDialog::showRule()
{
    const diagnosis::Rule* rule = current();
    if (rule == nullptr || m_filling) {
        return;
    }
    m_filling = true;
    m_title->setText(titleOf(rule->id));
    m_says->setText(tr("%1\n\nSource: %2. Id: %3.").arg(catalogueText(std::string(rule->id) + ".why"), text(rule->source), text(rule->id)));
    m_measured->setText(measuredText(rule->id));
    delete m_thresholds;
    m_thresholds = new QWidget(m_title->parentWidget());
    auto* grid = new QGridLayout(m_thresholds);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    m_detail->insertWidget(3, m_thresholds);
    for (const diagnosis::Threshold& threshold : rule->thresholds) {
        addThreshold(*rule, threshold);
    }
    m_thresholds->show();
    QWidget* before = m_unmute;
    for (QWidget* part : m_thresholds->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (part->focusPolicy() != Qt::NoFocus) {
            setTabOrder(before, part);
            before = part;
        }
    }
    const diagnosis::Mute* mute = generalMute(rule->id);
    m_reason->setEnabled(mute != nullptr);
    m_reason->setText(mute == nullptr ? QString() : QString::fromStdString(mute->reason));
    m_halt->clear();
    m_halt->addItem(tr("does as at its severity"), -1);
    for (int i = 0; i < m_haltOnErrors->count(); ++i) {
        m_halt->addItem(m_haltOnErrors->itemText(i), m_haltOnErrors->itemData(i));
    }
    const auto halt = m_settings.halts.find(rule->id);
    m_halt->setCurrentIndex(std::max(0, m_halt->findData(halt == m_settings.halts.end() ? -1 : static_cast<int>(halt->second))));
    m_filling = false;
}

void VerdictRulesDialog::addThreshold(const diagnosis::Rule& rule, const diagnosis::Threshold& threshold)
{
    auto* grid = static_cast<QGridLayout*>(m_thresholds->layout());
    const int row = grid->rowCount();
    const std::string key = std::string(rule.id) + "." + std::string(threshold.id);
    const auto changed = m_settings.changed.find(key);
    auto* label = words(m_thresholds);
    const QString what = catalogueText(std::string(rule.id) + ".threshold." + std::string(threshold.id));
    label->setText(what.isEmpty() ? text(threshold.id) : what);
    auto* spin = new QDoubleSpinBox(m_thresholds);
    spin->setObjectName(QString::fromStdString(key));
    spin->setMinimumHeight(space::target);
    spin->setMinimumWidth(110);
    const double step = stepOf(threshold);
    spin->setDecimals(step >= 1 ? 1 : step >= 0.1 ? 2 : 4);
    spin->setRange(threshold.lowest, threshold.highest);
    spin->setSingleStep(step);
    spin->setSuffix(threshold.unit.empty() ? QString() : QLatin1Char(' ') + text(threshold.unit));
    spin->setValue(changed == m_settings.changed.end() ? threshold.value : changed->second);
    spin->setAccessibleName(label->text());
    label->setBuddy(spin);
    auto* range = new QLabel(tr("%1 to %2").arg(QLocale().toString(threshold.lowest, 'g', 4), QLocale().toString(threshold.highest, 'g', 4)), m_thresholds);
    range->setForegroundRole(QPalette::PlaceholderText);
    auto* reset = new QPushButton(tr("Default: %1").arg(QLocale().toString(threshold.value, 'g', 4)), m_thresholds);
    reset->setEnabled(changed != m_settings.changed.end());
    reset->setMinimumHeight(space::target);
    grid->addWidget(label, row, 0);
    grid->addWidget(spin, row, 1);
    grid->addWidget(range, row, 2);
    grid->addWidget(reset, row, 3);
    connect(spin, &QDoubleSpinBox::valueChanged, this, [this, key, reset, usual = threshold.value, &rule](double value) {
        const bool differs = std::abs(value - usual) > 1e-9;
        if (differs) {
            m_settings.changed[key] = value;
        } else {
            m_settings.changed.erase(key);
        }
        reset->setEnabled(differs);
        QFont font = m_list->font();
        font.setBold(std::any_of(rule.thresholds.begin(), rule.thresholds.end(), [&](const diagnosis::Threshold& one) {
            return m_settings.changed.contains(std::string(rule.id) + "." + std::string(one.id));
        }));
        m_filling = true;
        m_list->currentItem()->setFont(font);
        m_filling = false;
    });
    connect(reset, &QPushButton::clicked, spin, [spin, usual = threshold.value] { spin->setValue(usual); });
}

void VerdictRulesDialog::setChecked(const QListWidgetItem* item)
{
    if (m_filling) {
        return;
    }
    const std::string rule = item->data(idRole).toString().toStdString();
    diagnosis::Mute* mute = generalMute(rule);
    if (item->checkState() == Qt::Checked) {
        std::erase_if(m_settings.muted, [&](const diagnosis::Mute& one) { return one.rule == rule && one.run.empty(); });
    } else if (mute == nullptr) {
        m_settings.muted.push_back({.rule = rule, .run = {}, .reason = {}, .time = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString()});
    }
    select(rule);
    showRule();
    check();
    if (item->checkState() == Qt::Unchecked) {
        m_reason->setFocus();
    }
}

void VerdictRulesDialog::setReason(const QString& reason)
{
    const diagnosis::Rule* rule = current();
    diagnosis::Mute* mute = rule == nullptr || m_filling ? nullptr : generalMute(rule->id);
    if (mute != nullptr) {
        mute->reason = reason.trimmed().toStdString();
        check();
    }
}

/// `always`: that a training goes on is a decision of its own, against that for errors.
void VerdictRulesDialog::setHalt(const std::string& key, const QComboBox* choice, bool always)
{
    const int value = choice->currentData().toInt();
    if (value < 0 || (!always && value == static_cast<int>(diagnosis::Halt::GoOn))) {
        m_settings.halts.erase(key);
    } else {
        m_settings.halts[key] = static_cast<diagnosis::Halt>(value);
    }
}

void VerdictRulesDialog::fillMuted()
{
    m_muted->clear();
    for (std::size_t i = 0; i < m_settings.muted.size(); ++i) {
        const diagnosis::Mute& mute = m_settings.muted[i];
        if (!mute.run.empty()) {
            auto* item = new QListWidgetItem(tr("%1: %2 (%3)", "run: rule (reason)").arg(QFileInfo(QString::fromStdString(mute.run)).fileName(), titleOf(mute.rule),
                                                                                          QString::fromStdString(mute.reason)),
                                             m_muted);
            item->setToolTip(QString::fromStdString(mute.run));
            item->setData(idRole, static_cast<int>(i));
        }
    }
    m_unmute->setEnabled(m_muted->currentRow() >= 0);
    for (QWidget* part : std::initializer_list<QWidget*>{m_mutedTitle, m_muted, m_unmute}) {
        part->setVisible(m_muted->count() > 0);
    }
}

void VerdictRulesDialog::removeMute()
{
    if (const QListWidgetItem* item = m_muted->currentItem()) {
        m_settings.muted.erase(m_settings.muted.begin() + item->data(idRole).toInt());
        fillMuted();
    }
}

void VerdictRulesDialog::filter(const QString& wanted)
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        const std::string id = item->data(idRole).toString().toStdString();
        const diagnosis::Rule* rule = diagnosis::findRule(id);
        const bool has = item->text().contains(wanted, Qt::CaseInsensitive) || text(id).contains(wanted, Qt::CaseInsensitive)
                         || std::any_of(rule->thresholds.begin(), rule->thresholds.end(), [&](const diagnosis::Threshold& threshold) {
                                return catalogueText(id + ".threshold." + std::string(threshold.id)).contains(wanted, Qt::CaseInsensitive);
                            });
        item->setHidden(!has);
    }
}

void VerdictRulesDialog::goToFirst()
{
    for (int i = 0; i < m_list->count(); ++i) {
        if (!m_list->item(i)->isHidden()) {
            m_list->setCurrentRow(i);
            m_list->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void VerdictRulesDialog::check()
{
    const auto missing = std::find_if(m_settings.muted.begin(), m_settings.muted.end(), [](const diagnosis::Mute& mute) { return mute.reason.empty(); });
    m_ok->setEnabled(missing == m_settings.muted.end());
    const QString asked = missing == m_settings.muted.end() ? QString() : tr("Say why “%1” is muted.").arg(titleOf(missing->rule));
    if (std::exchange(m_asked, asked) != asked) {
        showProblem(asked);
    }
    m_reason->setEnabled(current() != nullptr && generalMute(current()->id) != nullptr);
}

}  // namespace gg::widgets
