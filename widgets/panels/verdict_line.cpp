#include "widgets/panels/verdict_line.h"

#include "core/diagnosis/rule.h"
#include "widgets/charts/chart_look.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/models/finding_model.h"
#include "widgets/theme/theme.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gg::widgets
{
namespace
{

constexpr int stripeWidth = 4;
constexpr int indent = 14;
constexpr int widestOfTwo = 88;  ///< pixels, of buttons that stand side by side

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

void paint(QLabel* label, const QColor& colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

QString epochNumber(double epoch)
{
    return QLocale().toString(epoch, 'f', epoch == std::floor(epoch) ? 0 : 1);
}

/// How sure, and from what that is known.
QString howSure(const std::string& rule, const QString& words)
{
    const diagnosis::Measured* measured = diagnosis::measured(rule);
    if (measured == nullptr) {
        return VerdictLine::tr("Sure: %1. How often this rule is right was not measured.").arg(words);
    }
    return VerdictLine::tr("Sure: %1. On labelled runs it was right %2 times of %3.").arg(words).arg(diagnosis::rightVerdicts(*measured)).arg(measured->spoken);
}

}  // namespace

VerdictLine::VerdictLine(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, headHeight(), 0, 0);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void VerdictLine::setSubject(const VerdictSubject& subject)
{
    if (m_subject == subject) {
        return;
    }
    m_subject = subject;
    setAccessibleName(title());
    setAccessibleDescription(QStringLiteral("%1, %2").arg(runText(), since()));
    setToolTip(tr("%1\n%2, %3\nEnter opens it").arg(title(), runText(), since()));
    if (isOpen()) {
        buildBody();
    }
    update();
}

QString VerdictLine::title() const
{
    const QString text = catalogueText(m_subject.verdict.rule + ".title", m_subject.verdict.values);
    return text.isEmpty() ? QString::fromStdString(m_subject.verdict.rule) : text;
}

QString VerdictLine::runText() const
{
    return m_subject.runs.isEmpty() ? m_subject.run : m_subject.runs.join(QStringLiteral(", "));
}

QString VerdictLine::rightText() const
{
    const diagnosis::Verdict& verdict = m_subject.verdict;
    QString text = verdict.over ? tr("over") : verdict.sinceEpoch > 0 ? tr("since %1", "epoch").arg(epochNumber(verdict.sinceEpoch)) : QString();
    if (m_subject.alike) {
        text.clear();  // the line above says it
    }
    if (!m_subject.runs.isEmpty()) {
        text = tr("in %n runs", nullptr, static_cast<int>(m_subject.runs.size()));  // since when is said below; the title needs the room
    }
    if (m_subject.folded > 0 && !isOpen()) {
        text = QStringLiteral("+%1  %2").arg(m_subject.folded).arg(text);
    }
    return text.trimmed();
}

QString VerdictLine::since() const
{
    const diagnosis::Verdict& verdict = m_subject.verdict;
    if (verdict.sinceEpoch <= 0) {
        return verdict.sinceStep > 0 ? tr("since step %1").arg(QLocale().toString(static_cast<qlonglong>(verdict.sinceStep))) : tr("of the whole run");
    }
    return verdict.over ? tr("epoch %1, over").arg(epochNumber(verdict.sinceEpoch)) : tr("since epoch %1").arg(epochNumber(verdict.sinceEpoch));
}

QString VerdictLine::certainty() const
{
    return catalogueText(diagnosis::certaintyId(diagnosis::certainty(m_subject.verdict.rule)));
}

QColor VerdictLine::stripe() const
{
    return m_subject.verdict.over ? theme().mutedText : severityColour(m_subject.verdict.severity);
}

int VerdictLine::headHeight() const
{
    return std::max(space::target, fontMetrics().height() + 2 * space::small + 2);
}

QSize VerdictLine::sizeHint() const
{
    return {200, m_body == nullptr ? headHeight() : QWidget::sizeHint().height()};
}

QSize VerdictLine::minimumSizeHint() const
{
    return {80, headHeight()};
}

void VerdictLine::setOpen(bool open)
{
    if (open == isOpen()) {
        return;
    }
    if (open) {
        buildBody();
    } else {
        dropBody();
    }
    updateGeometry();
    update();
    Q_EMIT openChanged(open);
}

QList<int> VerdictLine::epochs() const
{
    QList<int> list;
    const auto add = [&](int epoch) {
        if (epoch > 0 && !list.contains(epoch)) {
            list << epoch;
        }
    };
    add(static_cast<int>(std::ceil(m_subject.verdict.sinceEpoch)));
    for (const int epoch : m_subject.verdict.epochs) {
        add(epoch);
    }
    return list;
}

/// A button in it may be what asked for this.
void VerdictLine::dropBody()
{
    if (QWidget* body = std::exchange(m_body, nullptr)) {
        body->hide();
        body->setParent(nullptr);
        body->deleteLater();
    }
}

void VerdictLine::buildBody()
{
    dropBody();
    const diagnosis::Verdict& verdict = m_subject.verdict;
    m_body = new QWidget(this);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(stripeWidth + space::medium + m_subject.level * indent, 0, space::medium, space::medium);
    column->setSpacing(space::small);
    const auto add = [&](const QString& text) {
        QLabel* label = text.isEmpty() ? nullptr : paragraph(text, m_body);
        if (label != nullptr) {
            column->addWidget(label);
        }
        return label;
    };
    const auto addMuted = [&](const QString& text) {
        if (QLabel* label = add(text)) {
            paint(label, theme().mutedText);
        }
    };
    addMuted(QStringLiteral("%1, %2").arg(runText(), since()));
    if (!m_subject.runs.isEmpty()) {
        // Numbers, what to do and the evidence are those of each run, in the lines that follow.
        addMuted(catalogueText(verdict.rule + ".why", verdict.values));
        addMuted(howSure(verdict.rule, certainty()));
        finishBody();
        return;
    }
    add(catalogueText(diagnosis::messageId(verdict), verdict.values));
    add(catalogueText(diagnosis::evidenceId(verdict), verdict.values));
    if (QLabel* action = add(catalogueText(diagnosis::actionId(verdict), verdict.values))) {
        QFont bold = action->font();
        bold.setBold(true);
        action->setFont(bold);
    }
    addMuted(catalogueText(verdict.rule + ".why", verdict.values));
    addMuted(howSure(verdict.rule, certainty()));
    if (!verdict.because.empty()) {
        addMuted(tr("It follows from: %1").arg(catalogueText(verdict.because + ".title")));
    }
    if (const diagnosis::Rule* rule = diagnosis::findRule(verdict.rule); rule != nullptr && !rule->source.empty()) {
        addMuted(tr("Source: %1").arg(QString::fromUtf8(rule->source.data(), static_cast<qsizetype>(rule->source.size()))));
    }
    column->addWidget(buttons());
    finishBody();
}

void VerdictLine::finishBody()
{
    layout()->addWidget(m_body);
    m_body->show();
    updateGeometry();
    // What comes late would be reached last of the whole window.
    QWidget* before = this;
    for (QPushButton* button : m_body->findChildren<QPushButton*>()) {
        setTabOrder(before, button);
        before = button;
    }
}

QWidget* VerdictLine::lastInTabOrder()
{
    const QList<QPushButton*> buttons = m_body == nullptr ? QList<QPushButton*>() : m_body->findChildren<QPushButton*>();
    return buttons.isEmpty() ? this : static_cast<QWidget*>(buttons.last());
}

/// One thing: a button. Several: a button with a menu.
QWidget* VerdictLine::evidenceButton(const QString& one, const QString& many, const QStringList& names, const std::function<void(int)>& show, QWidget* parent)
{
    const bool named = one.contains(QStringLiteral("%1"));
    auto* button = new QPushButton(names.size() > 1 ? many : named ? one.arg(names.front()) : one, parent);
    button->setToolTip(names.join(QStringLiteral(", ")));
    if (names.size() == 1) {
        connect(button, &QPushButton::clicked, this, [show] { show(0); });
        return button;
    }
    auto* menu = new QMenu(button);
    for (int i = 0; i < names.size(); ++i) {
        menu->addAction(named ? one.arg(names[i]) : names[i], this, [show, i] { show(i); });
    }
    button->setMenu(menu);
    return button;
}

QWidget* VerdictLine::buttons()
{
    const diagnosis::Verdict& verdict = m_subject.verdict;
    auto* area = new QWidget(m_body);
    auto* grid = new QGridLayout(area);
    grid->setContentsMargins(0, space::small, 0, 0);
    grid->setSpacing(space::small);
    int count = 0;
    const auto place = [&](QWidget* button) {
        button->setMinimumHeight(space::target);
        button->setMinimumWidth(40);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        // Half of a narrow column is too little for long words.
        const bool wide = button->sizeHint().width() > widestOfTwo;
        count += wide ? count % 2 : 0;
        grid->addWidget(button, count / 2, count % 2, 1, wide ? 2 : 1);
        count += wide ? 2 : 1;
    };
    const auto simple = [&](const QString& text, const QString& tip, void (VerdictLine::*signal)()) {
        auto* button = new QPushButton(text, area);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, signal);
        place(button);
    };
    if (!verdict.series.empty()) {
        simple(tr("Curves"), tr("Show the chart of what it rests on"), &VerdictLine::curvesRequested);
    }
    QStringList names;
    const QList<int> known = epochs();
    std::transform(known.begin(), known.end(), std::back_inserter(names), [](int epoch) { return QLocale().toString(epoch); });
    if (!names.isEmpty()) {
        place(evidenceButton(tr("Epoch %1"), tr("Epochs"), names, [this, known](int i) { Q_EMIT epochRequested(known[i]); }, area));
    }
    if (m_subject.hasImages) {
        simple(tr("Images"), tr("The validation images that show it most, at that epoch"), &VerdictLine::imagesRequested);
    }
    const auto texts = [](const std::vector<std::string>& list) {
        QStringList result;
        std::transform(list.begin(), list.end(), std::back_inserter(result), [](const std::string& text) { return QString::fromStdString(text); });
        return result;
    };
    if (const QStringList classes = texts(verdict.classes); !classes.isEmpty()) {
        place(evidenceButton(QStringLiteral("%1"), tr("Classes"), classes, [this, classes](int i) { Q_EMIT classRequested(classes[i]); }, area));
    }
    if (const QStringList files = texts(verdict.files); !files.isEmpty()) {
        place(evidenceButton(tr("File"), tr("Files"), files, [this, files](int i) { Q_EMIT fileRequested(files[i]); }, area));
    }
    simple(tr("Mute…"), tr("Do not speak of this for this run; asks for a reason"), &VerdictLine::muteRequested);
    return area;
}

void VerdictLine::fillMenu(QMenu& menu)
{
    menu.addAction(isOpen() ? tr("Close") : tr("Open"), this, [this] { setOpen(!isOpen()); });
    if (!m_subject.runs.isEmpty()) {
        return;
    }
    menu.addSeparator();
    if (!m_subject.verdict.series.empty()) {
        menu.addAction(tr("Show its curves"), this, &VerdictLine::curvesRequested);
    }
    for (const int epoch : epochs()) {
        menu.addAction(tr("Go to epoch %1").arg(QLocale().toString(epoch)), this, [this, epoch] { Q_EMIT epochRequested(epoch); });
    }
    if (m_subject.hasImages) {
        menu.addAction(tr("Show images"), this, &VerdictLine::imagesRequested);
    }
    menu.addSeparator();
    menu.addAction(tr("Mute for this run…"), this, &VerdictLine::muteRequested);
}

/// Those of the first few runs. Where they end.
int VerdictLine::paintSquares(QPainter& painter, int x) const
{
    constexpr qsizetype most = 4;
    const int side = fontMetrics().height() * 5 / 8;
    for (const QColor& colour : m_subject.colours.first(std::min(most, m_subject.colours.size()))) {
        painter.fillRect(QRect(x, (headHeight() - side) / 2, side, side), onBackground(colour, theme().dark));
        x += side + 2;
    }
    return x + space::small;
}

void VerdictLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (underMouse() && !isOpen()) {
        painter.fillRect(QRect(0, 0, width(), headHeight()), faded(palette().color(QPalette::Highlight), palette().color(QPalette::Base), 0.85));
    }
    const int left = m_subject.level * indent;
    painter.fillRect(QRect(left, 0, stripeWidth, height()), stripe());
    painter.setPen(theme().line);
    painter.drawLine(0, height() - 1, width(), height() - 1);

    const QFontMetrics metrics = fontMetrics();
    const int base = (headHeight() + metrics.ascent() - metrics.descent()) / 2;
    int x = left + stripeWidth + space::medium;
    painter.setPen(stripe());
    const QString mark = severityMark(m_subject.verdict.severity);
    painter.drawText(x, base, mark);
    x += metrics.horizontalAdvance(mark) + space::small;
    x = paintSquares(painter, x);

    const diagnosis::Verdict& verdict = m_subject.verdict;
    const QString right = rightText();
    const int rightWidth = metrics.horizontalAdvance(right);
    painter.setPen(theme().mutedText);
    painter.drawText(width() - space::medium - rightWidth, base, right);

    QFont strong = font();
    strong.setBold(!verdict.over && m_subject.level == 0);
    const QFontMetrics strongMetrics(strong);
    const int room = width() - space::medium - rightWidth - space::medium - x;
    const QString text = strongMetrics.elidedText(m_subject.alike ? m_subject.run : title(), Qt::ElideRight, room);
    painter.setFont(strong);
    painter.setPen(verdict.over ? theme().mutedText : palette().color(QPalette::Text));
    painter.drawText(x, base, text);
    const int used = strongMetrics.horizontalAdvance(text) + space::medium;
    if (!m_subject.alike && metrics.horizontalAdvance(certainty()) <= room - used) {
        painter.setFont(font());
        painter.setPen(theme().mutedText);
        painter.drawText(x + used, base, certainty());
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(QRect(1, 1, width() - 2, headHeight() - 2));
    }
}

void VerdictLine::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        setOpen(!isOpen());
        return;
    case Qt::Key_Right:
        setOpen(true);
        return;
    case Qt::Key_Left:
    case Qt::Key_Escape:
        if (isOpen()) {
            setOpen(false);
            return;
        }
        break;
    case Qt::Key_Up:
        Q_EMIT stepRequested(-1);
        return;
    case Qt::Key_Down:
        Q_EMIT stepRequested(1);
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void VerdictLine::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->pos().y() < headHeight()) {
        setOpen(!isOpen());
    }
}

void VerdictLine::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(QPoint(space::large, headHeight())) : event->globalPos());
}

void VerdictLine::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void VerdictLine::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void VerdictLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        layout()->setContentsMargins(0, headHeight(), 0, 0);
        if (isOpen()) {
            buildBody();
        }
    }
}

}  // namespace gg::widgets
