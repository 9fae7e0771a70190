#include "widgets/panels/definition_table.h"

#include "widgets/models/definition_text.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr Qt::Alignment numbers = Qt::AlignRight | Qt::AlignVCenter;

}  // namespace

DefinitionTable::DefinitionTable(QWidget* parent)
    : QTreeWidget(parent)
{
    setAccessibleName(tr("Scores by definition"));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setMinimumHeight(space::target - 4);
}

void DefinitionTable::setScores(const std::vector<metrics::DefinitionScore>& scores, const std::vector<std::string>& classNames)
{
    clear();
    m_shown.clear();
    QStringList labels{tr("Score")};
    std::vector<std::optional<double>> map50;
    std::vector<std::optional<double>> map5095;
    std::vector<const std::vector<std::optional<double>>*> ap50;
    std::vector<const std::vector<std::optional<double>>*> ap5095;
    for (const metrics::DefinitionScore& score : scores) {
        m_shown.push_back(score.definition);
        labels << definitionHeading(score.definition);
        map50.push_back(score.map50);
        map5095.push_back(score.map5095);
        ap50.push_back(&score.ap50);
        ap5095.push_back(&score.ap5095);
    }
    setColumnCount(static_cast<int>(labels.size()));
    setHeaderLabels(labels);
    for (int column = 1; column < columnCount(); ++column) {
        headerItem()->setTextAlignment(column, numbers);
        headerItem()->setToolTip(column, definitionName(m_shown[static_cast<std::size_t>(column - 1)]) + QLatin1Char('\n') + definitionFormula(m_shown[static_cast<std::size_t>(column - 1)]));
    }
    addRow(QStringLiteral("mAP50"), map50, ap50, classNames);
    addRow(QStringLiteral("mAP50-95"), map5095, ap5095, classNames);
    sizeColumns();
}

void DefinitionTable::addRow(const QString& name, std::vector<std::optional<double>> means,
                             const std::vector<const std::vector<std::optional<double>>*>& classes, const std::vector<std::string>& classNames)
{
    const QSize tall(0, space::target - 4);
    auto* row = new QTreeWidgetItem(this, {name});
    row->setSizeHint(0, tall);
    const auto fill = [&](QTreeWidgetItem& item, std::size_t i, std::optional<double> score) {
        const int column = static_cast<int>(i) + 1;
        item.setText(column, scoreText(score));
        item.setTextAlignment(column, numbers);
    };
    for (std::size_t i = 0; i < means.size(); ++i) {
        fill(*row, i, means[i]);
    }
    QList<QTreeWidgetItem*> children;
    for (std::size_t c = 0; c < classNames.size(); ++c) {
        auto* child = new QTreeWidgetItem({QString::fromStdString(classNames[c])});
        child->setSizeHint(0, tall);
        for (std::size_t i = 0; i < classes.size(); ++i) {
            fill(*child, i, c < classes[i]->size() ? (*classes[i])[c] : std::nullopt);
        }
        children << child;
    }
    row->addChildren(children);
}

void DefinitionTable::sizeColumns()
{
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    QFont bold = font();
    bold.setBold(true);
    for (int column = 1; column < columnCount(); ++column) {
        header()->setSectionResizeMode(column, QHeaderView::Interactive);
        const int wide = QFontMetrics(bold).size(0, headerItem()->text(column)).width();
        header()->resizeSection(column, std::max(wide, QFontMetrics(bold).horizontalAdvance(QStringLiteral("0.8888"))) + space::large);
    }
}

void DefinitionTable::setCompared(metrics::Definition from, metrics::Definition to)
{
    for (int row = 0; row < topLevelItemCount(); ++row) {
        for (int column = 1; column < columnCount(); ++column) {
            QFont face = font();
            const auto shown = m_shown[static_cast<std::size_t>(column - 1)];
            face.setBold(shown == from || shown == to);
            topLevelItem(row)->setFont(column, face);
        }
    }
}

}  // namespace gg::widgets
