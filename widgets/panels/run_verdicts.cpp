#include "widgets/panels/run_verdicts.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/charts/chart_look.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gg::widgets
{
namespace
{

QLabel* paragraph(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

const QString noteName = QStringLiteral("note");
constexpr int mostNotesOfARun = 3;
constexpr std::size_t mostNotes = 24;

QColor severityColour(audit::Severity severity)
{
    switch (severity) {
    case audit::Severity::Error:
        return theme().error;
    case audit::Severity::Warning:
        return theme().warning;
    case audit::Severity::Info:
        break;
    }
    return theme().mutedText;
}

QString severityMark(audit::Severity severity)
{
    switch (severity) {
    case audit::Severity::Error:
        return QStringLiteral("●");
    case audit::Severity::Warning:
        return QStringLiteral("▲");
    case audit::Severity::Info:
        break;
    }
    return QStringLiteral("○");
}

}  // namespace

VerdictCard::VerdictCard(const QString& run, const QColor& colour, const diagnosis::Verdict& verdict, QWidget* parent)
    : QFrame(parent)
    , m_stripe(verdict.over ? theme().mutedText : severityColour(verdict.severity))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    const QString title = catalogueText(verdict.rule + ".title", verdict.values);
    auto* head = paragraph(QStringLiteral("%1 %2").arg(severityMark(verdict.severity), title), this);
    QFont bold = head->font();
    bold.setBold(true);
    head->setFont(bold);
    QPalette tinted = head->palette();
    tinted.setColor(QPalette::WindowText, m_stripe);
    head->setPalette(tinted);
    layout->addWidget(head);

    auto* who = new QLabel(this);
    const QString since =
        QLocale().toString(verdict.sinceEpoch, 'f', verdict.sinceEpoch == std::floor(verdict.sinceEpoch) ? 0 : 1);
    const QString sinceText = verdict.over ? tr("from epoch %1 on, over since").arg(since) : tr("since epoch %1").arg(since);
    who->setTextFormat(Qt::RichText);
    who->setText(QStringLiteral("<font color='%1'>■</font> %2, <a href='epoch'>%3</a>")
                     .arg(onBackground(colour, theme().dark).name(), run.toHtmlEscaped(), sinceText));
    who->setToolTip(tr("Move the epoch cursor there"));
    who->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    who->setWordWrap(true);
    connect(who, &QLabel::linkActivated, this, [this] { Q_EMIT epochRequested(); });
    layout->addWidget(who);
    layout->addWidget(paragraph(catalogueText(verdict.rule + ".evidence", verdict.values), this));
    layout->addWidget(paragraph(catalogueText(diagnosis::messageId(verdict), verdict.values), this));
    auto* action = paragraph(catalogueText(diagnosis::actionId(verdict), verdict.values), this);
    action->setFont(bold);
    layout->addWidget(action);

    auto* why = paragraph(catalogueText(verdict.rule + ".why", verdict.values), this);
    why->hide();
    auto* images = new QPushButton(tr("Show images"), this);
    images->setToolTip(tr("The validation images that show it most, at that epoch"));
    connect(images, &QPushButton::clicked, this, &VerdictCard::imagesRequested);
    auto* reason = new QPushButton(tr("Why"), this);
    reason->setCheckable(true);
    reason->setEnabled(!why->text().isEmpty());
    connect(reason, &QPushButton::toggled, why, &QWidget::setVisible);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(images);
    buttons->addWidget(reason);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addWidget(why);
    setAccessibleName(title);
    setAccessibleDescription(run);
}

void VerdictCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(0, 0, 4, height()), m_stripe);
    painter.setPen(theme().line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

RunVerdicts::RunVerdicts(RunCollection& runs, QWidget* parent)
    : QScrollArea(parent)
    , m_runs(runs)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Verdicts"));
    auto* body = new QWidget(this);
    m_layout = new QVBoxLayout(body);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::medium);
    m_healthy = paragraph({}, body);
    m_layout->addWidget(m_healthy);
    m_notesTitle = heading(tr("Of the files"), body);
    m_notesTitle->hide();
    m_layout->addWidget(m_notesTitle);
    m_layout->addStretch();
    setWidget(body);
}

QStringList RunVerdicts::notes() const
{
    QStringList texts;
    for (const QLabel* label : widget()->findChildren<QLabel*>(noteName, Qt::FindDirectChildrenOnly)) {
        texts << label->text();
    }
    return texts;
}

void RunVerdicts::showNotes()
{
    struct Note {
        QString text;
        bool problem = false;
    };
    std::vector<Note> notes;
    int left = 0;
    for (int i = 0; i < m_runs.size(); ++i) {
        const RunEntry& run = m_runs.at(i);
        if (!run.visible) {
            continue;
        }
        const QString name = QString::fromStdString(run.place.name.empty() ? run.info.name : run.place.name);
        int ofRun = 0;
        const auto add = [&](const std::string& text, bool problem) {
            if (ofRun++ < mostNotesOfARun && notes.size() < mostNotes) {
                notes.push_back({name + QStringLiteral(": ") + QString::fromStdString(text), problem});
            } else {
                ++left;
            }
        };
        for (const std::string& problem : run.problems) {
            add(problem, true);
        }
        for (const std::string& note : run.history.notes()) {
            add(note, false);
        }
    }
    QString says = theme().error.name() + QString::number(left);
    for (const Note& note : notes) {
        says += QLatin1Char('\n') + note.text;
    }
    if (says == m_shownNotes) {
        return;
    }
    m_shownNotes = says;
    qDeleteAll(widget()->findChildren<QLabel*>(noteName, Qt::FindDirectChildrenOnly));
    m_notesTitle->setVisible(!notes.empty());
    if (left > 0) {
        notes.push_back({tr("and %n more; a run's tooltip in the list tells them", nullptr, left)});
    }
    for (const Note& note : notes) {
        QLabel* label = paragraph((note.problem ? QStringLiteral("▲ ") : QString()) + note.text, widget());
        label->setObjectName(noteName);
        QPalette tinted = label->palette();
        tinted.setColor(QPalette::WindowText, note.problem ? theme().error : theme().mutedText);
        label->setPalette(tinted);
        m_layout->insertWidget(m_layout->count() - 1, label);
    }
}

void RunVerdicts::refresh()
{
    showNotes();
    struct Item {
        int run;
        const diagnosis::Verdict* verdict;
    };
    std::vector<Item> items;
    QString says;
    bool anyEpoch = false;
    for (int i = 0; i < m_runs.size(); ++i) {
        if (!m_runs.at(i).visible) {
            continue;
        }
        anyEpoch = anyEpoch || m_runs.at(i).history.lastEpoch() > 0;
        for (const diagnosis::Verdict& one : m_runs.at(i).verdicts) {
            items.push_back({i, &one});
            says += QStringLiteral("%1|%2|%3|%4|%5|%6\n")
                        .arg(m_runs.at(i).folder, QString::fromStdString(one.rule))
                        .arg(one.sinceEpoch)
                        .arg(one.over)
                        .arg(QString::fromStdString(diagnosis::evidence(one)), theme().accent.name());
        }
    }
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, theme().mutedText);
    m_healthy->setPalette(muted);
    m_healthy->setVisible(items.empty());
    m_healthy->setText(anyEpoch ? tr("No rule found anything wrong so far.")
                                : tr("Verdicts appear here as soon as the first numbers are in."));
    if (says == m_shown) {
        return;
    }
    m_shown = says;
    qDeleteAll(widget()->findChildren<VerdictCard*>(Qt::FindDirectChildrenOnly));
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return std::pair(a.verdict->over, -static_cast<int>(a.verdict->severity)) <
               std::pair(b.verdict->over, -static_cast<int>(b.verdict->severity));
    });
    m_count = static_cast<int>(items.size());
    for (int i = 0; i < m_count; ++i) {
        const Item& item = items[static_cast<std::size_t>(i)];
        const RunEntry& run = m_runs.at(item.run);
        auto* card = new VerdictCard(QString::fromStdString(run.info.name), run.colour, *item.verdict, widget());
        connect(card, &VerdictCard::imagesRequested, this, [this, folder = run.folder, verdict = *item.verdict] {
            Q_EMIT imagesRequested(m_runs.indexOf(folder), verdict);
        });
        connect(card, &VerdictCard::epochRequested, this,
                [this, verdict = *item.verdict] { Q_EMIT epochRequested(qRound(std::ceil(verdict.sinceEpoch))); });
        m_layout->insertWidget(i, card);
    }
}

}  // namespace gg::widgets
