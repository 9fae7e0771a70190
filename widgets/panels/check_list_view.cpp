#include "widgets/panels/check_list_view.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets
{
namespace
{

QString mark(diagnosis::CheckState state)
{
    switch (state) {
    case diagnosis::CheckState::Ticked:
        return QStringLiteral("✓");
    case diagnosis::CheckState::Failed:
        return QStringLiteral("▲");
    case diagnosis::CheckState::Unknown:
        break;
    }
    return QStringLiteral("○");
}

QColor colour(diagnosis::CheckState state)
{
    switch (state) {
    case diagnosis::CheckState::Ticked:
        return theme().success;
    case diagnosis::CheckState::Failed:
        return theme().error;
    case diagnosis::CheckState::Unknown:
        break;
    }
    return theme().mutedText;
}

QLabel* label(const QString& text, const QColor& colour, QWidget* parent)
{
    auto* result = new QLabel(text, parent);
    result->setTextFormat(Qt::PlainText);
    result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette palette = result->palette();
    palette.setColor(QPalette::WindowText, colour);
    result->setPalette(palette);
    return result;
}

QLabel* paragraph(const QString& text, const QColor& colour, QWidget* parent)
{
    QLabel* result = label(text, colour, parent);
    result->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    result->setSizePolicy(policy);
    return result;
}

QString partTitle(diagnosis::CheckPart part)
{
    return catalogueText("check.part." + std::string(diagnosis::checkPartName(part)));
}

}  // namespace

CheckListView::CheckListView(RunCollection& runs, QWidget* parent)
    : QScrollArea(parent)
    , m_runs(runs)
    , m_choice(new QComboBox(this))
    , m_body(new QWidget(this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Check list"));
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, space::small, space::small, 0);
    column->setSpacing(space::small);
    m_choice->setAccessibleName(tr("Run"));
    m_choice->setToolTip(tr("The run whose list it is"));
    m_choice->setMinimumHeight(space::target);
    m_choice->setMinimumContentsLength(8);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_summary = paragraph({}, theme().mutedText, m_body);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(space::small);
    column->addWidget(m_choice);
    column->addWidget(m_summary);
    column->addLayout(m_rows);
    column->addStretch();
    setWidget(m_body);
    connect(m_choice, &QComboBox::activated, this, &CheckListView::showChecks);
}

int CheckListView::run() const
{
    return m_runs.indexOf(m_choice->currentData().toString());
}

void CheckListView::setRun(const QString& folder)
{
    if (const int at = m_choice->findData(folder); at >= 0) {
        m_choice->setCurrentIndex(at);
        showChecks();
    }
}

void CheckListView::fillRuns()
{
    std::vector<std::pair<QString, QString>> listed;
    for (int i = 0; i < m_runs.size(); ++i) {
        const RunEntry& run = m_runs.at(i);
        if (run.visible) {
            listed.emplace_back(run.folder, QString::fromStdString(run.info.name));
        }
    }
    if (listed == m_listed) {
        return;
    }
    const QString chosen = m_choice->currentData().toString();
    m_listed = std::move(listed);
    m_choice->clear();
    for (const auto& [folder, name] : m_listed) {
        m_choice->addItem(name, folder);
    }
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(chosen)));
    m_choice->setVisible(m_listed.size() > 1);
}

void CheckListView::refresh()
{
    fillRuns();
    showChecks();
}

void CheckListView::showChecks()
{
    const int index = run();
    std::vector<diagnosis::Check> checks = index < 0 ? std::vector<diagnosis::Check>() : m_runs.at(index).checks;
    if (checks == m_shown && m_shownIn == theme().success) {
        return;
    }
    m_shown = std::move(checks);
    m_shownIn = theme().success;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto count = [&](diagnosis::CheckState state) {
        return static_cast<int>(std::count_if(m_shown.begin(), m_shown.end(), [&](const diagnosis::Check& check) { return check.state == state; }));
    };
    m_summary->setText(m_shown.empty() ? tr("The list is there with the run's first numbers.")
                                       : tr("%1 in order, %2 not in order, %3 not known")
                                             .arg(count(diagnosis::CheckState::Ticked))
                                             .arg(count(diagnosis::CheckState::Failed))
                                             .arg(count(diagnosis::CheckState::Unknown)));
    const diagnosis::Check* before = nullptr;
    for (const diagnosis::Check& check : m_shown) {
        if (before == nullptr || before->part != check.part) {
            m_rows->addWidget(heading(partTitle(check.part), m_body));
        }
        m_rows->addWidget(row(check));
        before = &check;
    }
}

QWidget* CheckListView::row(const diagnosis::Check& check)
{
    auto* area = new QWidget(m_body);
    auto* line = new QHBoxLayout(area);
    line->setContentsMargins(0, 0, 0, space::small);
    line->setSpacing(space::small);
    QLabel* sign = label(mark(check.state), colour(check.state), area);
    sign->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("▲")) + space::small);
    sign->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    sign->setAccessibleName(catalogueText("check.state." + std::string(diagnosis::checkStateName(check.state))));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(paragraph(catalogueText(check.id + ".title"), palette().color(QPalette::WindowText), area));
    words->addWidget(paragraph(catalogueText(check.reason, check.values), theme().mutedText, area));
    line->addWidget(sign);
    line->addLayout(words, 1);
    if (check.state != diagnosis::CheckState::Ticked) {
        const QString place = catalogueText("check.place." + std::string(diagnosis::checkPlaceName(check.place)));
        auto* open = new QPushButton(tr("Look"), area);
        open->setToolTip(tr("On the page %1").arg(place));
        open->setAccessibleName(tr("Look on the page %1").arg(place));
        open->setMinimumHeight(space::target);
        open->setFixedWidth(fontMetrics().horizontalAdvance(open->text()) + 2 * space::large);
        connect(open, &QPushButton::clicked, this, [this, where = check.place] { Q_EMIT placeRequested(where); });
        line->addWidget(open, 0, Qt::AlignTop);
    }
    area->setToolTip(tr("Source: %1").arg(QString::fromStdString(check.source)));
    return area;
}

QStringList CheckListView::texts() const
{
    QStringList texts;
    for (const diagnosis::Check& check : m_shown) {
        texts << QStringLiteral("%1 %2: %3").arg(mark(check.state), catalogueText(check.id + ".title"), catalogueText(check.reason, check.values));
    }
    return texts;
}

}  // namespace gg::widgets
