#include "widgets/panels/group_bar.h"

#include "widgets/charts/chart_look.h"
#include "widgets/models/comparison.h"
#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace gg::widgets {
namespace {

constexpr std::size_t mostListed = 12;
const QString byNothing = QStringLiteral("nothing");
const QString byNames = QStringLiteral("names");

}  // namespace

GroupBar::GroupBar(Comparison& comparison, QWidget* parent)
    : QWidget(parent)
    , m_comparison(comparison)
    , m_views(new QButtonGroup(this))
    , m_by(new QComboBox(this))
    , m_pattern(new QLineEdit(this))
    , m_legend(new QLabel(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::small);
    row->setSpacing(0);
    const auto view = [&](View id, const QString& text, const QString& tip) {
        auto* button = new QPushButton(text, this);
        button->setCheckable(true);
        button->setToolTip(tip);
        button->setMinimumHeight(space::target);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        button->setFixedWidth(qMax(84, fontMetrics().horizontalAdvance(text) + 2 * space::large));
        m_views->addButton(button, id);
        // The style alone hardly tells on a dark ground which of the two is pressed.
        connect(button, &QPushButton::toggled, button, [button](bool on) {
            QFont font = button->font();
            font.setBold(on);
            button->setFont(font);
        });
        row->addWidget(button);
    };
    view(Charts, tr("C&harts"), tr("Curves, pictures and verdicts (C switches)"));
    view(Compare, tr("Co&mpare"), tr("Tables and plots of all runs that are shown (C switches)"));
    m_views->button(Charts)->setChecked(true);
    auto* label = new QLabel(tr("&Group by"), this);
    label->setBuddy(m_by);
    m_by->setAccessibleName(tr("Group by"));
    m_by->setToolTip(tr("Runs with the same value are one line, their mean, in a band of one standard deviation"));
    m_by->setMinimumHeight(space::target);
    m_by->setMinimumContentsLength(12);
    m_by->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_by->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_pattern->setAccessibleName(tr("Pattern of names"));
    m_pattern->setPlaceholderText(QStringLiteral("{}_seed*"));
    m_pattern->setToolTip(tr("* stands for what may differ, {} for what the group is called after: {}_seed* makes bce_seed1 and bce_seed2 the group bce"));
    m_pattern->setMinimumHeight(space::target);
    m_pattern->setMaximumWidth(160);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addSpacing(space::large);
    row->addWidget(label);
    row->addSpacing(space::small);
    row->addWidget(m_by);
    row->addSpacing(space::small);
    row->addWidget(m_pattern);
    row->addSpacing(space::medium);
    row->addWidget(m_legend, 1);
    // The legend is hidden where nothing is grouped.
    row->addStretch();
    connect(m_views, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT viewChanged(static_cast<View>(id)); });
    connect(m_by, &QComboBox::activated, this, &GroupBar::chosen);
    connect(m_pattern, &QLineEdit::editingFinished, this, [this] {
        if (m_by->currentData().toString() == byNames) {
            m_comparison.setGrouping({.namePattern = m_pattern->text().trimmed().toStdString()});
        }
    });
    connect(&m_comparison, &Comparison::groupingChanged, this, &GroupBar::showGrouping);
    fillChoices({});
}

void GroupBar::setView(View view)
{
    if (view != this->view()) {
        m_views->button(view)->setChecked(true);
        Q_EMIT viewChanged(view);
    }
}

GroupBar::View GroupBar::view() const
{
    return static_cast<View>(m_views->checkedId());
}

void GroupBar::setRuns(const std::vector<const RunEntry*>& runs)
{
    std::vector<std::string> names;
    for (const RunEntry* run : runs) {
        names.push_back(run->info.name);
    }
    m_suggested = QString::fromStdString(runs::suggestedPattern(names));
    fillChoices(runs);
    showLegend(runs);
}

void GroupBar::fillChoices(const std::vector<const RunEntry*>& runs)
{
    QStringList keys;
    for (const std::string& key : differingSettings(runs)) {
        keys << QStringLiteral("setting:") + QString::fromStdString(key);
    }
    // A setting that is grouped by stays on offer while no run that has it is shown.
    if (const QString now = QStringLiteral("setting:") + QString::fromStdString(m_comparison.grouping().setting); !m_comparison.grouping().setting.empty() && !keys.contains(now)) {
        keys << now;
    }
    QStringList before;
    for (int i = 2; i < m_by->count(); ++i) {
        before << m_by->itemData(i).toString();
    }
    if (m_by->count() == 0 || keys != before) {
        m_by->clear();
        m_by->addItem(tr("Nothing"), byNothing);
        m_by->addItem(tr("Names like…"), byNames);
        for (const QString& key : keys) {
            m_by->addItem(key.section(QLatin1Char(':'), 1), key);
        }
    }
    showGrouping();
}

void GroupBar::chosen(int index)
{
    const QString what = m_by->itemData(index).toString();
    if (what == byNames) {
        m_pattern->setText(m_suggested.isEmpty() ? m_pattern->text() : m_suggested);
        m_pattern->show();
        m_pattern->setFocus();
        m_pattern->selectAll();
        m_comparison.setGrouping({.namePattern = m_pattern->text().toStdString()});
    } else {
        m_comparison.setGrouping({.setting = what == byNothing ? std::string() : what.section(QLatin1Char(':'), 1).toStdString()});
    }
}

void GroupBar::showGrouping()
{
    const runs::Grouping& grouping = m_comparison.grouping();
    const bool typing = m_pattern->hasFocus();
    if (!grouping.setting.empty()) {
        m_by->setCurrentIndex(m_by->findData(QStringLiteral("setting:") + QString::fromStdString(grouping.setting)));
    } else if (!grouping.namePattern.empty() || typing) {
        m_by->setCurrentIndex(m_by->findData(byNames));
        if (!typing) {
            m_pattern->setText(QString::fromStdString(grouping.namePattern));
        }
    } else {
        m_by->setCurrentIndex(m_by->findData(byNothing));
    }
    m_pattern->setVisible(m_by->currentData().toString() == byNames);
    m_legend->setVisible(!grouping.none());
}

void GroupBar::showLegend(const std::vector<const RunEntry*>& runs)
{
    if (m_comparison.grouping().none()) {
        m_legend->clear();
        return;
    }
    const std::vector<ChartGroup> groups = chartGroups(runs, m_comparison.grouping());
    QStringList names;
    QStringList plain;
    for (const ChartGroup& group : groups) {
        plain << group.title;
        if (static_cast<std::size_t>(names.size()) < mostListed) {
            names << QStringLiteral("<font color='%1'>■</font>&nbsp;%2").arg(onBackground(group.colour, theme().dark).name(), group.title.toHtmlEscaped());
        }
    }
    if (groups.size() > mostListed) {
        names << tr("and %n more", nullptr, static_cast<int>(groups.size() - mostListed));
    }
    m_legend->setText(names.join(QStringLiteral("&nbsp;&nbsp; ")));
    m_legend->setToolTip(plain.mid(0, 60).join(QLatin1Char('\n')));
}

}  // namespace gg::widgets
