#include "widgets/panels/rules_dialog.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>

namespace gg::widgets {
namespace {

enum Column { NameColumn, ValueColumn, UnitColumn, ColumnCount };
constexpr int idRole = Qt::UserRole;

QString idOf(const QTreeWidgetItem* item)
{
    return item->data(NameColumn, idRole).toString();
}

/// Steps that a person would take: a hundredth of a share, a whole pixel.
double stepOf(const audit::Threshold& threshold)
{
    return threshold.highest - threshold.lowest <= 2 ? 0.01 : threshold.highest - threshold.lowest <= 20 ? 0.1 : 1;
}

}  // namespace

RulesDialog::RulesDialog(const audit::Settings& settings, QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
    , m_size(new QSpinBox(this))
{
    setWindowTitle(tr("Rules of the audit"));
    resize(900, 660);
    m_search->setPlaceholderText(tr("Filter by rule or threshold"));
    m_search->setClearButtonEnabled(true);
    m_size->setRange(32, 8192);
    m_size->setSingleStep(32);
    m_size->setSuffix(tr(" px"));
    m_size->setToolTip(tr("The longer side of a picture as the network gets it; sizes of objects are judged at it"));
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("Rule and threshold"), tr("Value"), QString()});
    m_tree->setAccessibleName(tr("Rules"));
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_tree->setColumnWidth(ValueColumn, 110);
    m_tree->setColumnWidth(UnitColumn, 44);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Audit with these"));
    QPushButton* defaults = buttons->addButton(tr("Defaults"), QDialogButtonBox::ResetRole);
    connect(defaults, &QPushButton::clicked, this, [this] { fill({}); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &RulesDialog::filter);

    auto* form = new QFormLayout;
    // As wide as its number, not as the dialog.
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("Training size"), m_size);
    auto* hint = new QLabel(tr("A rule without its mark is not run. Thresholds in bold differ from their defaults."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addLayout(form);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);
    column->addWidget(hint);
    column->addWidget(buttons);
    fill(settings);
    m_search->setFocus();
}

void RulesDialog::fill(const audit::Settings& settings)
{
    m_size->setValue(settings.trainingSize);
    m_tree->clear();
    for (const std::string_view id : audit::ruleIds()) {
        auto* rule = new QTreeWidgetItem(m_tree);
        const QString title = catalogueText(std::string(id) + ".title");
        rule->setText(NameColumn, title.isEmpty() ? QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())) : title);
        rule->setData(NameColumn, idRole, QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())));
        rule->setToolTip(NameColumn, QStringLiteral("%1\n%2").arg(idOf(rule), catalogueText(std::string(id) + ".why")));
        rule->setSizeHint(NameColumn, {0, space::target});
        rule->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        rule->setCheckState(NameColumn, settings.muted.contains(id) ? Qt::Unchecked : Qt::Checked);
        for (const audit::Threshold& threshold : audit::thresholds()) {
            if (threshold.rule == id) {
                addThreshold(rule, threshold, settings.threshold(threshold.id));
            }
        }
        rule->setExpanded(rule->childCount() > 0);
    }
    filter(m_search->text());
}

void RulesDialog::addThreshold(QTreeWidgetItem* rule, const audit::Threshold& threshold, double value)
{
    auto* item = new QTreeWidgetItem(rule);
    const QString what = catalogueText(std::string(threshold.id) + ".threshold");
    item->setText(NameColumn, what.isEmpty() ? QString::fromUtf8(threshold.id.data(), static_cast<qsizetype>(threshold.id.size())) : what);
    item->setData(NameColumn, idRole, QString::fromUtf8(threshold.id.data(), static_cast<qsizetype>(threshold.id.size())));
    item->setToolTip(NameColumn, item->text(NameColumn));
    item->setSizeHint(NameColumn, {0, space::target});
    item->setText(UnitColumn, QString::fromUtf8(threshold.unit.data(), static_cast<qsizetype>(threshold.unit.size())));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    auto* spin = new QDoubleSpinBox;
    spin->setRange(threshold.lowest, threshold.highest);
    spin->setDecimals(stepOf(threshold) >= 1 ? 1 : 3);
    spin->setSingleStep(stepOf(threshold));
    spin->setValue(value);
    spin->setAccessibleName(item->text(NameColumn));
    spin->setToolTip(tr("Default: %1").arg(QLocale().toString(threshold.value)));
    spin->setProperty("default", threshold.value);
    m_tree->setItemWidget(item, ValueColumn, spin);
    connect(spin, &QDoubleSpinBox::valueChanged, this, [this, item] { markChanged(item); });
    markChanged(item);
}

void RulesDialog::markChanged(QTreeWidgetItem* item)
{
    const auto* spin = qobject_cast<QDoubleSpinBox*>(m_tree->itemWidget(item, ValueColumn));
    QFont font = m_tree->font();
    font.setBold(std::abs(spin->value() - spin->property("default").toDouble()) > 1e-9);
    item->setFont(NameColumn, font);
}

void RulesDialog::filter(const QString& text)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* rule = m_tree->topLevelItem(i);
        const auto has = [&](const QTreeWidgetItem* item) {
            return item->text(NameColumn).contains(text, Qt::CaseInsensitive) || idOf(item).contains(text, Qt::CaseInsensitive);
        };
        bool any = has(rule);
        for (int j = 0; j < rule->childCount(); ++j) {
            any = any || has(rule->child(j));
        }
        rule->setHidden(!any);
    }
}

audit::Settings RulesDialog::settings() const
{
    audit::Settings settings;
    settings.trainingSize = m_size->value();
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* rule = m_tree->topLevelItem(i);
        if (rule->checkState(NameColumn) == Qt::Unchecked) {
            settings.muted.insert(idOf(rule).toStdString());
        }
        for (int j = 0; j < rule->childCount(); ++j) {
            QTreeWidgetItem* item = rule->child(j);
            const auto* spin = qobject_cast<QDoubleSpinBox*>(m_tree->itemWidget(item, ValueColumn));
            if (std::abs(spin->value() - spin->property("default").toDouble()) > 1e-9) {
                settings.changed[idOf(item).toStdString()] = spin->value();
            }
        }
    }
    return settings;
}

}  // namespace gg::widgets
