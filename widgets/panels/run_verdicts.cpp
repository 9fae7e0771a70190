#include "widgets/panels/run_verdicts.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

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
/// More lines than this nobody reads; runs can be hidden.
constexpr std::size_t mostLines = 200;

QString nameOf(const RunEntry& run)
{
    return QString::fromStdString(run.info.name);
}

QString titleOf(const std::string& rule)
{
    const QString title = catalogueText(rule + ".title");
    return title.isEmpty() ? QString::fromStdString(rule) : title;
}

}  // namespace

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
    m_feed = new QVBoxLayout;
    m_feed->setSpacing(0);
    m_layout->addLayout(m_feed);
    m_healthy = paragraph({}, body);
    m_healthy->setContentsMargins(space::small, space::medium, space::small, 0);
    m_layout->addWidget(m_healthy);
    m_more = paragraph({}, body);
    m_layout->addWidget(m_more);
    m_muted = makePart(m_layout);
    m_unjudged = makePart(m_layout);
    m_notesTitle = heading(tr("Of the files"), body);
    m_notesTitle->hide();
    m_layout->addWidget(m_notesTitle);
    m_layout->addStretch();
    setWidget(body);
}

RunVerdicts::Part RunVerdicts::makePart(QVBoxLayout* layout)
{
    Part part;
    part.title = new QToolButton(this);
    part.title->setCheckable(true);
    part.title->setAutoRaise(true);
    part.title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    part.title->setArrowType(Qt::RightArrow);
    part.title->setMinimumHeight(space::target);
    // Its text must not make the column wider than its sight.
    part.title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    part.body = new QWidget(this);
    part.lines = new QVBoxLayout(part.body);
    part.lines->setContentsMargins(space::large, 0, 0, 0);
    part.lines->setSpacing(space::small);
    part.title->hide();
    part.body->hide();
    layout->addWidget(part.title);
    layout->addWidget(part.body);
    connect(part.title, &QToolButton::toggled, part.body, [title = part.title, body = part.body](bool open) {
        title->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        body->setVisible(open);
    });
    return part;
}

void RunVerdicts::fillPart(Part& part, const QString& title, const QStringList& texts)
{
    part.texts = texts;
    part.title->setText(title);
    part.title->setVisible(!texts.isEmpty());
    part.body->setVisible(!texts.isEmpty() && part.title->isChecked());
    qDeleteAll(part.body->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    for (const QString& text : texts) {
        QLabel* label = paragraph(text, part.body);
        label->setForegroundRole(QPalette::PlaceholderText);
        part.lines->addWidget(label);
    }
}

int RunVerdicts::count() const
{
    return static_cast<int>(std::ranges::count_if(m_shown, [](const VerdictSubject& subject) { return subject.runs.isEmpty(); }));
}

std::vector<VerdictLine*> RunVerdicts::lines() const
{
    std::vector<VerdictLine*> lines;
    for (const VerdictSubject& subject : m_shown) {
        lines.push_back(m_lines.at(subject.key));
    }
    return lines;
}

QStringList RunVerdicts::mutedTexts() const
{
    return m_muted.texts;
}

QStringList RunVerdicts::unjudgedTexts() const
{
    return m_unjudged.texts;
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

VerdictLine* RunVerdicts::makeLine(const QString& key)
{
    auto* line = new VerdictLine(widget());
    m_lines.emplace(key, line);
    connect(line, &VerdictLine::openChanged, this, [this] {
        m_opensFirst = m_opensFirst && m_openingFirst;
        showFolded();
    });
    connect(line, &VerdictLine::curvesRequested, this, [this, line] {
        QStringList names;
        for (const std::string& name : line->subject().verdict.series) {
            names << QString::fromStdString(name);
        }
        if (const int epoch = static_cast<int>(line->subject().verdict.sinceEpoch + 0.999); epoch > 0) {
            Q_EMIT epochRequested(epoch);
        }
        Q_EMIT curvesRequested(names);
    });
    connect(line, &VerdictLine::epochRequested, this, &RunVerdicts::epochRequested);
    connect(line, &VerdictLine::imagesRequested, this, [this, line] { Q_EMIT imagesRequested(m_runs.indexOf(line->subject().folder), line->subject().verdict); });
    connect(line, &VerdictLine::classRequested, this, [this, line](const QString& name) { Q_EMIT classRequested(m_runs.indexOf(line->subject().folder), name); });
    connect(line, &VerdictLine::fileRequested, this, &RunVerdicts::fileRequested);
    connect(line, &VerdictLine::muteRequested, this, [this, line] { askForReason(line->subject()); });
    connect(line, &VerdictLine::stepRequested, this, [this, line](int by) { step(line, by); });
    return line;
}

void RunVerdicts::showLines()
{
    std::vector<VerdictSubject> now = m_order.subjects(m_runs);
    const std::size_t left = now.size() > mostLines ? now.size() - mostLines : 0;
    now.resize(now.size() - left);
    m_more->setVisible(left > 0);
    m_more->setText(tr("and %n more; hide runs to see them", nullptr, static_cast<int>(left)));
    if (now == m_shown) {
        return;
    }
    std::map<QString, VerdictLine*> gone = m_lines;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto known = m_lines.find(now[i].key);
        VerdictLine* line = known == m_lines.end() ? makeLine(now[i].key) : known->second;
        gone.erase(now[i].key);
        line->setSubject(now[i]);
        const QLayoutItem* there = m_feed->itemAt(static_cast<int>(i));
        if (there == nullptr || there->widget() != line) {
            m_feed->removeWidget(line);
            m_feed->insertWidget(static_cast<int>(i), line);
        }
    }
    for (const auto& [key, line] : gone) {
        m_lines.erase(key);
        delete line;
    }
    m_shown = std::move(now);
    showFolded();
    if (m_opensFirst) {
        showFirst();
    }
    QWidget* before = nullptr;
    for (VerdictLine* line : lines()) {
        if (before != nullptr) {
            setTabOrder(before, line);
        }
        before = line->lastInTabOrder();
    }
}

/// What follows from a verdict is seen where that one is open.
void RunVerdicts::showFolded()
{
    bool headOpen = true;
    bool alikeOpen = true;
    for (VerdictLine* line : lines()) {
        const int level = line->subject().level;
        line->setVisible(level == 0 || (headOpen && (level == 1 || alikeOpen)));
        if (level == 0) {
            headOpen = line->isOpen();
        } else if (level == 1) {
            alikeOpen = line->isOpen();
        }
    }
}

void RunVerdicts::step(const VerdictLine* from, int by)
{
    std::vector<VerdictLine*> seen = lines();
    std::erase_if(seen, [](const VerdictLine* line) { return line->isHidden(); });
    const auto at = std::find(seen.begin(), seen.end(), from) - seen.begin();
    const auto next = at + by;
    if (next >= 0 && next < static_cast<std::ptrdiff_t>(seen.size())) {
        seen[static_cast<std::size_t>(next)]->setFocus(Qt::TabFocusReason);
        ensureWidgetVisible(seen[static_cast<std::size_t>(next)], 0, space::target);
    }
}

void RunVerdicts::openFirst()
{
    m_opensFirst = true;
    showFirst();
}

void RunVerdicts::showFirst()
{
    std::vector<VerdictLine*> wanted;
    for (VerdictLine* line : lines()) {
        wanted.push_back(line);
        if (line->subject().runs.isEmpty()) {
            break;  // one that stands for several runs has no numbers: the first of them is opened, too
        }
    }
    const QScopedValueRollback opening(m_openingFirst, true);
    for (const QString& key : std::exchange(m_openedFirst, {})) {
        const auto line = m_lines.find(key);
        if (line != m_lines.end() && std::ranges::find(wanted, line->second) == wanted.end()) {
            line->second->setOpen(false);
        }
    }
    for (VerdictLine* line : wanted) {
        line->setOpen(true);
        m_openedFirst.push_back(line->subject().key);
    }
    // A picture may be taken before the next turn of the event loop.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

bool RunVerdicts::reveal(const QString& folder, const std::string& rule)
{
    std::array<VerdictLine*, 3> above{};
    for (VerdictLine* line : lines()) {
        const auto level = static_cast<std::size_t>(line->subject().level);
        above[level] = line;
        if (line->subject().folder == folder && line->subject().verdict.rule == rule) {
            for (std::size_t i = 0; i <= level; ++i) {
                above[i]->setOpen(true);
            }
            widget()->layout()->activate();
            ensureWidgetVisible(line, 0, space::target);
            line->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

void RunVerdicts::askForReason(const VerdictSubject& subject)
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Mute for this run"));
    dialog->setLabelText(tr("Why is “%1” not to be spoken of for %2? The reason is kept with it.").arg(titleOf(subject.verdict.rule), subject.run));
    dialog->setOkButtonText(tr("Mute"));
    // Without a reason nothing would come of it.
    QPushButton* mute = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    mute->setEnabled(false);
    connect(dialog, &QInputDialog::textValueChanged, mute, [mute](const QString& reason) { mute->setEnabled(!reason.trimmed().isEmpty()); });
    connect(dialog, &QInputDialog::textValueSelected, this, [this, subject](const QString& reason) {
        if (!reason.trimmed().isEmpty()) {
            Q_EMIT muteRequested(subject.folder, QString::fromStdString(subject.verdict.rule), reason.trimmed());
        }
    });
    dialog->open();
}

void RunVerdicts::showMuted()
{
    struct Entry {
        QString text;
        QString folder;
        QString rule;
    };
    std::vector<Entry> entries;
    QStringList texts;
    for (int i = 0; i < m_runs.size(); ++i) {
        const RunEntry& run = m_runs.at(i);
        for (const diagnosis::MutedVerdict& muted : run.visible ? run.diagnosis.muted : std::vector<diagnosis::MutedVerdict>()) {
            const QString text = tr("%1: %2 (%3)", "run: rule (reason)").arg(nameOf(run), titleOf(muted.verdict.rule), QString::fromStdString(muted.reason));
            entries.push_back({text, run.folder, QString::fromStdString(muted.verdict.rule)});
            texts << text;
        }
    }
    if (texts == m_muted.texts) {
        return;
    }
    fillPart(m_muted, tr("%n muted", nullptr, static_cast<int>(entries.size())), texts);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto* button = new QPushButton(tr("Unmute"), m_muted.body);
        button->setAccessibleName(tr("Unmute %1").arg(entries[i].text));
        connect(button, &QPushButton::clicked, this, [this, entry = entries[i]] { Q_EMIT unmuteRequested(entry.folder, entry.rule); });
        m_muted.lines->insertWidget(static_cast<int>(2 * i) + 1, button, 0, Qt::AlignLeft);
    }
}

/// By what is lacking, for that is what a person could log.
void RunVerdicts::showUnjudged()
{
    std::map<QString, QStringList> byInput;
    std::set<std::string> unjudged;
    for (int i = 0; i < m_runs.size(); ++i) {
        const RunEntry& run = m_runs.at(i);
        for (const diagnosis::Unjudged& one : run.visible ? run.diagnosis.unjudged : std::vector<diagnosis::Unjudged>()) {
            unjudged.insert(one.rule);
            for (const std::string& input : one.lacking) {
                QStringList& names = byInput[QString::fromStdString(input)];
                const QString title = titleOf(one.rule);
                if (!names.contains(title)) {
                    names << title;
                }
            }
        }
    }
    QStringList texts;
    for (const auto& [input, names] : byInput) {
        texts << tr("%1: %2", "what is lacking: rules").arg(input, names.join(QStringLiteral(", ")));
    }
    if (texts != m_unjudged.texts) {
        fillPart(m_unjudged, tr("%n rule(s) lack what they need", nullptr, static_cast<int>(unjudged.size())), texts);
    }
}

void RunVerdicts::refresh()
{
    showNotes();
    showLines();
    showMuted();
    showUnjudged();
    bool anyEpoch = false;
    for (int i = 0; i < m_runs.size(); ++i) {
        anyEpoch = anyEpoch || (m_runs.at(i).visible && m_runs.at(i).history.lastEpoch() > 0);
    }
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, theme().mutedText);
    m_healthy->setPalette(muted);
    m_healthy->setVisible(m_shown.empty());
    m_healthy->setText(anyEpoch ? tr("No rule found anything wrong so far.")
                                : tr("Verdicts appear here as soon as the first numbers are in."));
}

}  // namespace gg::widgets
