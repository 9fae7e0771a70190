#include "widgets/panels/spot_check_summary.h"

#include "widgets/panels/verdict_bar.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace gg::widgets {

SpotCheckSummary::SpotCheckSummary(QWidget* parent)
    : QWidget(parent)
    , m_headline(new QLabel(this))
    , m_counts(new QLabel(this))
    , m_csv(new QPushButton(tr("Export CSV…"), this))
    , m_json(new QPushButton(tr("Export JSON…"), this))
    , m_back(new QPushButton(tr("Look at the pairs again"), this))
    , m_new(new QPushButton(tr("New sample…"), this))
{
    QFont font = m_headline->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    m_headline->setFont(font);
    m_headline->setWordWrap(true);
    m_headline->setAlignment(Qt::AlignCenter);
    m_counts->setTextFormat(Qt::RichText);
    m_counts->setAlignment(Qt::AlignCenter);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::medium);
    buttons->addStretch(1);
    for (QPushButton* button : {m_csv, m_json, m_back, m_new}) {
        button->setMinimumHeight(space::target + space::small);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::large);
    column->addStretch(2);
    column->addWidget(m_headline);
    column->addWidget(m_counts, 0, Qt::AlignHCenter);
    column->addLayout(buttons);
    column->addStretch(3);
}

void SpotCheckSummary::showSession(const ReviewSession& session)
{
    m_headline->setText(tr("%Ln pair(s) checked, %1 bad: %2.", nullptr, session.checked())
                            .arg(QLocale().toString(session.bad()), boundSentence(session.bound())));
    QString rows;
    const auto counts = session.countsByVerdict();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        rows += QStringLiteral("<tr><td style='padding-right:24px'>%1</td><td align='right'>%2</td></tr>")
                    .arg(verdictName(static_cast<audit::Verdict>(i)).toHtmlEscaped(), QLocale().toString(counts[i]));
    }
    m_counts->setText(QStringLiteral("<table cellpadding='3'>%1</table>").arg(rows));
}

QString SpotCheckSummary::text() const
{
    return m_headline->text();
}

}  // namespace gg::widgets
