#include "widgets/panels/difference_table.h"

#include "widgets/models/definition_text.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <unordered_set>

namespace gg::widgets {
namespace {

constexpr int reasonRole = Qt::UserRole;      ///< DifferenceReason as int; not set on a definition's row
constexpr int beforeRole = Qt::UserRole + 1;  ///< score before the row
constexpr int afterRole = Qt::UserRole + 2;
/// A difference of nothing still needs an axis.
constexpr double leastRange = 0.002;

/// The scores that the bars lie between. The axis does not begin at 0: differences are small beside the scores.
struct Range {
    double lowest = 0;
    double highest = 1;
};

Range rangeOf(const QAbstractItemModel& model)
{
    Range range{1, 0};
    for (int row = 0; row < model.rowCount(); ++row) {
        for (const int role : {beforeRole, afterRole}) {
            const double score = model.index(row, DifferenceTable::Bar).data(role).toDouble();
            range = {std::min(range.lowest, score), std::max(range.highest, score)};
        }
    }
    const double missing = std::max(0.0, leastRange - (range.highest - range.lowest)) / 2;
    return {range.lowest - missing, range.highest + missing};
}

class BarDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, space::target}) + QSize(0, isStep(index) ? space::medium : 0);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (index.column() == DifferenceTable::What && isStep(index)) {
            paintReason(*painter, option, index);
            return;
        }
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() == DifferenceTable::Bar) {
            paintBar(*painter, option, index);
        }
    }

private:
    static bool isStep(const QModelIndex& index) { return index.siblingAtColumn(DifferenceTable::Bar).data(reasonRole).isValid(); }

    /// The reason's name over its sentence.
    void paintReason(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        QStyleOptionViewItem plain = option;
        initStyleOption(&plain, index);
        const QString both = index.data().toString();
        const QString name = both.section(QLatin1Char('\n'), 0, 0);
        const QString sentence = both.section(QLatin1Char('\n'), 1);
        plain.text.clear();
        QStyle& style = plain.widget ? *plain.widget->style() : *QApplication::style();
        style.drawControl(QStyle::CE_ItemViewItem, &plain, &painter, plain.widget);
        const QRect area = style.subElementRect(QStyle::SE_ItemViewItemText, &plain, plain.widget).adjusted(2, 0, -2, 0);
        const bool chosen = (option.state & QStyle::State_Selected) != 0;
        const int line = option.fontMetrics.height();
        const QRect upper(area.left(), option.rect.center().y() - line, area.width(), line);
        painter.save();
        QFont strong = option.font;
        strong.setWeight(QFont::DemiBold);
        painter.setFont(strong);
        painter.setPen(option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text));
        painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setFont(option.font);
        painter.setPen(chosen ? option.palette.color(QPalette::HighlightedText) : theme().mutedText);
        painter.drawText(upper.translated(0, line), Qt::AlignLeft | Qt::AlignVCenter, option.fontMetrics.elidedText(sentence, Qt::ElideRight, area.width()));
        painter.restore();
    }

    static void paintBar(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        const Range range = rangeOf(*index.model());
        const QRectF area = QRectF(option.rect).adjusted(space::medium, 0, -space::medium, 0);
        const auto x = [&](int role) { return area.left() + area.width() * (index.data(role).toDouble() - range.lowest) / (range.highest - range.lowest); };
        const double before = x(beforeRole);
        const double after = x(afterRole);
        const bool chosen = (option.state & QStyle::State_Selected) != 0;
        painter.save();
        painter.setPen(QPen(chosen ? option.palette.color(QPalette::HighlightedText) : theme().mutedText, 1, Qt::DotLine));
        if (index.row() > 0) {
            painter.drawLine(QPointF(before, area.top()), QPointF(before, area.center().y()));
        }
        if (index.row() + 1 < index.model()->rowCount()) {
            painter.drawLine(QPointF(after, area.center().y()), QPointF(after, area.bottom() + 1));
        }
        if (isStep(index)) {
            paintStep(painter, area, before, after, chosen ? QPen(option.palette.color(QPalette::HighlightedText)) : QPen(Qt::NoPen));
        } else {
            paintMark(painter, area, after, chosen ? option.palette.color(QPalette::HighlightedText) : option.palette.color(QPalette::Text));
        }
        painter.restore();
    }

    static void paintStep(QPainter& painter, const QRectF& area, double before, double after, const QPen& outline)
    {
        QRectF bar(std::min(before, after), area.center().y() - 5, std::abs(after - before), 10);
        const bool nothing = bar.width() < 2;
        if (nothing) {
            bar = QRectF(before - 1, bar.top(), 2, bar.height());
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(outline);
        const QColor change = after > before ? theme().accent : QColor::fromRgb(meaning::falsePositive);
        painter.setBrush(nothing ? theme().mutedText : change);
        painter.drawRoundedRect(bar, 2, 2);
    }

    static void paintMark(QPainter& painter, const QRectF& area, double at, const QColor& colour)
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(at, area.center().y()), 5, 5);
    }
};

std::vector<metrics::DifferingCase> casesOf(const metrics::DefinitionDifference& difference, metrics::DifferenceReason reason)
{
    std::vector<metrics::DifferingCase> cases;
    std::copy_if(difference.cases.begin(), difference.cases.end(), std::back_inserter(cases), [&](const metrics::DifferingCase& one) { return one.reason == reason; });
    return cases;
}

QString inImages(const std::vector<metrics::DifferingCase>& cases, const QString& what)
{
    std::unordered_set<std::uint32_t> images;
    for (const metrics::DifferingCase& one : cases) {
        images.insert(one.image);
    }
    return DifferenceTable::tr("%1 in %Ln image(s)", "12 predictions in 7 images", static_cast<int>(images.size())).arg(what);
}

}  // namespace

QString casesSentence(const std::vector<metrics::DifferingCase>& cases)
{
    return inImages(cases, DifferenceTable::tr("%Ln prediction(s)", nullptr, static_cast<int>(cases.size())));
}

QString casesNumbers(const std::vector<metrics::DifferingCase>& cases)
{
    return inImages(cases, QLocale().toString(static_cast<qulonglong>(cases.size())));
}

DifferenceTable::DifferenceTable(QWidget* parent)
    : QTreeWidget(parent)
{
    setAccessibleName(tr("What makes the difference"));
    setHeaderLabels({tr("What changes"), QStringLiteral("mAP50"), tr("From → to"), tr("Predictions affected")});
    headerItem()->setToolTip(Cases, tr("That count differently: right, wrong, or not at all"));
    headerItem()->setToolTip(Bar, tr("From the score before to the score after. The axis does not begin at 0."));
    headerItem()->setTextAlignment(Score, Qt::AlignRight | Qt::AlignVCenter);
    setItemDelegate(new BarDelegate(this));
    setRootIsDecorated(false);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(false);
    header()->setMinimumHeight(space::target - 4);
    header()->setSectionResizeMode(What, QHeaderView::Stretch);
    header()->setSectionResizeMode(Bar, QHeaderView::Interactive);
    header()->setSectionResizeMode(Score, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(Cases, QHeaderView::ResizeToContents);
    header()->resizeSection(Bar, 130);
    connect(this, &QTreeWidget::itemSelectionChanged, this, &DifferenceTable::choiceChanged);
}

void DifferenceTable::setDifference(std::optional<metrics::DefinitionDifference> difference)
{
    // The choice outlives the moment between two comparisons, when there is nothing to choose.
    if (m_difference) {
        m_kept = chosenReason();
    }
    clear();
    m_difference = std::move(difference);
    if (m_difference && m_difference->from50 && m_difference->to50) {
        addDefinitionRow(m_difference->from, *m_difference->from50);
        double score = *m_difference->from50;
        for (const auto& [reason, part] : m_difference->parts50) {
            addPartRow(reason, score, part);
            if (m_kept == reason) {
                setCurrentItem(topLevelItem(topLevelItemCount() - 1));
            }
            score += part;
        }
        addDefinitionRow(m_difference->to, *m_difference->to50);
    }
    Q_EMIT choiceChanged();
}

void DifferenceTable::addDefinitionRow(metrics::Definition definition, double score)
{
    auto* row = new QTreeWidgetItem(this, {definitionName(definition), scoreText(score)});
    row->setToolTip(What, definitionFormula(definition));
    row->setTextAlignment(Score, Qt::AlignRight | Qt::AlignVCenter);
    QFont bold = font();
    bold.setBold(true);
    row->setFont(What, bold);
    row->setFont(Score, bold);
    row->setData(Bar, beforeRole, score);
    row->setData(Bar, afterRole, score);
}

void DifferenceTable::addPartRow(metrics::DifferenceReason reason, double before, double part)
{
    const QString sentence = reasonSentence(reason, m_difference->from, m_difference->to);
    const auto cases = casesOf(*m_difference, reason);
    QString counted = casesNumbers(cases);
    if (cases.empty()) {
        counted = reason == metrics::DifferenceReason::Interpolation ? tr("all alike") : tr("none");
    }
    auto* row = new QTreeWidgetItem(this, {reasonName(reason) + QLatin1Char('\n') + sentence, signedScoreText(part), QString(), counted});
    row->setToolTip(What, sentence);
    row->setTextAlignment(Score, Qt::AlignRight | Qt::AlignVCenter);
    row->setData(Bar, reasonRole, static_cast<int>(reason));
    row->setData(Bar, beforeRole, before);
    row->setData(Bar, afterRole, before + part);
}

std::optional<metrics::DifferenceReason> DifferenceTable::chosenReason() const
{
    const auto chosen = selectedItems();
    const QVariant reason = chosen.isEmpty() ? QVariant() : chosen.front()->data(Bar, reasonRole);
    return reason.isValid() ? std::optional(static_cast<metrics::DifferenceReason>(reason.toInt())) : std::nullopt;
}

std::vector<metrics::DifferingCase> DifferenceTable::chosenCases() const
{
    if (!m_difference) {
        return {};
    }
    const auto reason = chosenReason();
    return reason ? casesOf(*m_difference, *reason) : m_difference->cases;
}

void DifferenceTable::changeEvent(QEvent* event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
}

}  // namespace gg::widgets
