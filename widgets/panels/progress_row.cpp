#include "widgets/panels/progress_row.h"

#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace gg::widgets {

ProgressRow::ProgressRow(QWidget* parent, ProgressShape shape)
    : QWidget(parent)
    , m_what(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_numbers(new QLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(space::medium);
    shape == ProgressShape::Line ? layLine() : layColumn();
    connect(m_cancel, &QPushButton::clicked, this, &ProgressRow::cancelRequested);
    hide();
}

void ProgressRow::layLine()
{
    m_bar->setMinimumWidth(80);
    m_bar->setMaximumWidth(280);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::small, space::medium, space::small);
    row->setSpacing(space::medium);
    row->addWidget(m_what);
    row->addWidget(m_bar, 1);
    row->addWidget(m_numbers);
    row->addStretch(1);
    row->addWidget(m_cancel);
}

void ProgressRow::layColumn()
{
    m_what->setWordWrap(true);
    m_numbers->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_what);
    column->addLayout(row);
    column->addWidget(m_numbers);
}

void ProgressRow::setProgress(const QString& what, quint64 done, quint64 total)
{
    if (isHidden() || what != m_phase || done < m_doneAtStart) {
        m_phase = what;
        m_doneAtStart = done;
        m_since.start();
    }
    show();
    m_what->setText(what);
    m_bar->setAccessibleName(what);
    // The bar counts in thousandths: totals may be larger than an int.
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    m_bar->setValue(total > 0 ? static_cast<int>(1000 * std::min(done, total) / total) : 0);
    const QLocale locale;
    if (total == 0) {
        m_numbers->setText(done > 0 ? locale.toString(done) : QString());
        return;
    }
    QString text = tr("%1 of %2").arg(locale.toString(done), locale.toString(total));
    const double seconds = static_cast<double>(m_since.elapsed()) / 1000;
    if (seconds >= 1 && done > m_doneAtStart) {
        const double rate = static_cast<double>(done - m_doneAtStart) / seconds;
        const auto left = static_cast<int>(std::ceil(static_cast<double>(total - std::min(done, total)) / rate));
        text += tr(" · %1 per second").arg(locale.toString(rate, 'f', rate < 10 ? 1 : 0));
        text += left < 90 ? tr(" · %n second(s) left", nullptr, left) : tr(" · %n minute(s) left", nullptr, (left + 59) / 60);
    }
    m_numbers->setText(text);
}

void ProgressRow::finish()
{
    hide();
    m_phase.clear();
    m_doneAtStart = 0;
}

}  // namespace gg::widgets
