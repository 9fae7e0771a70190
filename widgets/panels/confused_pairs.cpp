#include "widgets/panels/confused_pairs.h"

#include "widgets/panels/bar_panel.h"
#include "widgets/panels/bar_scroll.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::ConfusedPairs)
};

/// Behind these a list is no ranking any more; the matrix has them all.
constexpr std::size_t mostPairs = 60;

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString percentText(double share)
{
    return Texts::tr("%1 %").arg(QLocale().toString(share * 100, 'f', share < 0.0995 ? 1 : 0));
}

}  // namespace

QString pairSentence(const MatrixFigure& figure, const MatrixPair& pair)
{
    return Texts::tr("%1 ↔ %2: %3 errors (%4 of what was found of both)")
        .arg(figure.label(pair.a), figure.label(pair.b), countText(pair.errors()), percentText(pair.share));
}

ConfusedPairs::ConfusedPairs(QWidget* parent)
    : QWidget(parent)
    , m_bars(new BarPanel(tr("Confused pairs of classes"), this))
    , m_text(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(scrolled(m_bars, this), 1);
    m_text->setWordWrap(true);
    m_text->setContentsMargins(space::medium, 0, space::medium, space::small);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->hide();
    layout->addWidget(m_text);
    connect(m_bars, &BarPanel::activated, this, &ConfusedPairs::activate);
}

void ConfusedPairs::setRemedy(std::function<QString(const MatrixPair&)> remedy)
{
    m_remedy = std::move(remedy);
}

void ConfusedPairs::setFigure(const MatrixFigure* figure, const QString& why)
{
    const MatrixPair before = m_bars->marked() >= 0 ? m_pairs[static_cast<std::size_t>(m_bars->marked())] : MatrixPair{};
    m_pairs = figure != nullptr ? confusedPairs(*figure) : std::vector<MatrixPair>{};
    std::vector<BarRow> rows;
    int marked = -1;
    for (std::size_t i = 0; i < std::min(m_pairs.size(), mostPairs); ++i) {
        const MatrixPair& pair = m_pairs[i];
        rows.push_back({.label = tr("%1 ↔ %2").arg(figure->label(pair.a), figure->label(pair.b)),
                        .share = static_cast<double>(pair.errors()) / static_cast<double>(m_pairs.front().errors()),
                        .value = countText(pair.errors()),
                        .count = percentText(pair.share),
                        .tip = tr("<p>%1</p><p>truth %2, predicted %3: %4<br>truth %3, predicted %2: %5</p>")
                                   .arg(pairSentence(*figure, pair).toHtmlEscaped(), figure->label(pair.a).toHtmlEscaped(),
                                        figure->label(pair.b).toHtmlEscaped(), countText(pair.aAsB), countText(pair.bAsA))});
        if (before.errors() > 0 && pair.a == before.a && pair.b == before.b) {
            marked = static_cast<int>(i);
        }
    }
    if (m_pairs.size() > mostPairs) {
        rows.push_back({.label = tr("and %n more pairs", nullptr, static_cast<int>(m_pairs.size() - mostPairs)), .clickable = false, .heading = true});
    }
    m_bars->setRows(std::move(rows), figure != nullptr ? tr("No class is taken for another at these thresholds.") : why);
    m_bars->setMarked(marked);
    m_text->setVisible(marked >= 0 && !m_text->text().isEmpty());
}

void ConfusedPairs::clearMark()
{
    m_bars->setMarked(-1);
    m_text->hide();
}

QString ConfusedPairs::remedyText() const
{
    return m_text->isHidden() ? QString() : m_text->text();
}

void ConfusedPairs::activate(int row)
{
    const MatrixPair& pair = m_pairs[static_cast<std::size_t>(row)];
    m_text->setText(m_remedy ? m_remedy(pair) : QString());
    m_text->setVisible(!m_text->text().isEmpty());
    Q_EMIT pairActivated(pair);
}

}  // namespace gg::widgets
