#include "widgets/panels/definitions_view.h"

#include "widgets/models/definition_text.h"
#include "widgets/panels/definition_table.h"
#include "widgets/panels/difference_table.h"
#include "widgets/panels/empty_state.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

QLabel* formulaLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

QString formulaLine(metrics::Definition definition)
{
    return QStringLiteral("<b>%1</b> %2").arg(definitionName(definition).toHtmlEscaped(), definitionFormula(definition).toHtmlEscaped());
}

}  // namespace

DefinitionsView::DefinitionsView(BackgroundWork* work, QWidget* parent)
    : QWidget(parent)
    , m_work(work ? *work : m_atOnce)
    , m_empty(new EmptyState(tr("Predictions are needed before their scores can be compared."), {}, this))
    , m_content(new QWidget(this))
    , m_scores(new DefinitionTable(this))
    , m_from(makeChoice(tr("From"), metrics::Definition::Coco))
    , m_to(makeChoice(tr("To"), metrics::Definition::Ultralytics))
    , m_swap(new QToolButton(this))
    , m_fromFormula(formulaLabel(this))
    , m_toFormula(formulaLabel(this))
    , m_others(formulaLabel(this))
    , m_summary(new QLabel(this))
    , m_difference(new DifferenceTable(this))
    , m_show(new QPushButton(this))
{
    setAccessibleName(tr("Why do these numbers differ?"));
    m_show->setObjectName(QStringLiteral("showCases"));
    m_summary->setWordWrap(true);
    m_others->setForegroundRole(QPalette::PlaceholderText);
    auto* lower = new QWidget(this);
    auto* below = new QVBoxLayout(lower);
    below->setContentsMargins(0, space::medium, 0, 0);
    below->setSpacing(space::medium);
    below->addWidget(makeChoices());
    below->addWidget(m_fromFormula);
    below->addWidget(m_toFormula);
    below->addWidget(m_summary);
    below->addWidget(m_difference, 1);
    below->addWidget(m_show, 0, Qt::AlignRight);
    auto* split = new QSplitter(Qt::Vertical, this);
    auto* upper = new QWidget(this);
    auto* above = new QVBoxLayout(upper);
    above->setContentsMargins(0, 0, 0, 0);
    above->addWidget(m_scores, 1);
    above->addWidget(m_others);
    split->addWidget(upper);
    split->addWidget(lower);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    split->setSizes({210, 440});
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->addWidget(split);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_empty);
    all->addWidget(m_content);
    // As they are read, not as they were made.
    setTabOrder(m_to, m_swap);
    setTabOrder(m_swap, m_difference);
    setTabOrder(m_difference, m_show);
    connect(m_difference, &DifferenceTable::choiceChanged, this, &DefinitionsView::showChosen);
    connect(m_difference, &QTreeWidget::itemActivated, this, &DefinitionsView::activate);
    connect(m_show, &QPushButton::clicked, this, &DefinitionsView::activate);
    setEvaluation(nullptr);
}

QComboBox* DefinitionsView::makeChoice(const QString& name, metrics::Definition first)
{
    auto* choice = new QComboBox(this);
    choice->setAccessibleName(name);
    for (const metrics::Definition definition : metrics::definitions) {
        choice->addItem(definitionName(definition), static_cast<int>(definition));
        choice->setItemData(choice->count() - 1, definitionFormula(definition), Qt::ToolTipRole);
    }
    choice->setCurrentIndex(static_cast<int>(first));
    connect(choice, &QComboBox::currentIndexChanged, this, &DefinitionsView::explain);
    return choice;
}

QWidget* DefinitionsView::makeChoices()
{
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::medium);
    auto* fromLabel = new QLabel(tr("Fro&m"), row);
    fromLabel->setBuddy(m_from);
    auto* toLabel = new QLabel(tr("&to"), row);
    toLabel->setBuddy(m_to);
    m_swap->setObjectName(QStringLiteral("swap"));
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setAccessibleName(tr("Swap"));
    m_swap->setToolTip(tr("Swaps the two definitions"));
    m_swap->setMinimumSize(space::target, space::target);
    connect(m_swap, &QToolButton::clicked, this, [this] { compare(to(), from()); });
    line->addWidget(fromLabel);
    line->addWidget(m_from);
    line->addWidget(toLabel);
    line->addWidget(m_to);
    line->addWidget(m_swap);
    line->addStretch();
    return row;
}

metrics::Definition DefinitionsView::from() const
{
    return static_cast<metrics::Definition>(m_from->currentData().toInt());
}

metrics::Definition DefinitionsView::to() const
{
    return static_cast<metrics::Definition>(m_to->currentData().toInt());
}

void DefinitionsView::compare(metrics::Definition from, metrics::Definition to)
{
    {
        const QSignalBlocker quiet(m_from);
        m_from->setCurrentIndex(m_from->findData(static_cast<int>(from)));
    }
    const QSignalBlocker quiet(m_to);
    m_to->setCurrentIndex(m_to->findData(static_cast<int>(to)));
    explain();
}

void DefinitionsView::setEvaluation(evaluation::EvaluationPtr evaluation)
{
    m_evaluation = std::move(evaluation);
    m_empty->setVisible(!m_evaluation);
    m_content->setVisible(m_evaluation != nullptr);
    if (m_evaluation) {
        m_scores->setScores(m_evaluation->definitions, m_evaluation->loaded.set.classNames);
    }
    explain();
}

void DefinitionsView::setReading(std::shared_ptr<const evaluation::Reading> reading)
{
    m_reading = std::move(reading);
    explainOthers();
}

QString DefinitionsView::otherNumbers() const
{
    return m_others->text();
}

/// Two more places where the page counts in another way than any of the definitions.
void DefinitionsView::explainOthers()
{
    m_others->setVisible(m_reading && m_reading->errors);
    if (!m_reading || !m_reading->errors) {
        m_others->clear();
        return;
    }
    const QLocale locale;
    const evaluation::ReadingOptions& at = m_reading->options;
    const QString errors = tr("The error bars start from TIDE's AP, %1 at IoU %2: the first 100 predictions of an image count, all classes together, and a class that was "
                              "predicted and has no truth is 0.")
                               .arg(scoreText(m_reading->errors->ap), locale.toString(at.iou, 'f', 2));
    const QString matrix = tr("The matrix pairs whatever the class at an IoU above %1, curves and table within a class from %2 on: their counts need not agree.")
                               .arg(locale.toString(at.confusionIou, 'f', 2), locale.toString(at.iou, 'f', 2));
    m_others->setText(errors + u' ' + matrix);
}

void DefinitionsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        explain();
    }
}

void DefinitionsView::explain()
{
    m_fromFormula->setText(formulaLine(from()));
    m_toFormula->setText(formulaLine(to()));
    m_toFormula->setVisible(from() != to());
    m_scores->setCompared(from(), to());
    m_stale = m_evaluation && !isVisible();
    m_difference->setDifference(std::nullopt);
    const QString job = QStringLiteral("definitions");
    if (!m_evaluation || m_stale) {
        m_work.cancel(job);
        return;
    }
    m_summary->setText(tr("Comparing…"));
    auto result = std::make_shared<metrics::DefinitionDifference>();
    m_work.run(
        job,
        [result, evaluation = m_evaluation, from = from(), to = to()](JobControl& control) {
            *result = metrics::explainDifference(from, to, evaluation->loaded.set, evaluation->overlaps, control);
        },
        [this, result] { showDifference(*result); });
}

void DefinitionsView::showDifference(const metrics::DefinitionDifference& difference)
{
    m_difference->setDifference(difference);
    if (difference.from == difference.to) {
        m_summary->setText(tr("Choose two different definitions."));
    } else if (difference.from50 && difference.to50) {
        m_summary->setText(tr("%1 gives %2, %3 gives %4: %5. Changed one after the other, these make the difference:")
                               .arg(definitionName(difference.from), scoreText(difference.from50), definitionName(difference.to), scoreText(difference.to50),
                                    signedScoreText(*difference.to50 - *difference.from50)));
    } else if (m_evaluation->overlaps.type == metrics::IouType::Mask) {
        m_summary->setText(tr("VOC scores boxes only. Choose another definition, or compare boxes."));
    } else {
        m_summary->setText(tr("There is no object to find, so that no score is defined."));
    }
}

void DefinitionsView::showChosen()
{
    const auto cases = m_difference->chosenCases();
    m_show->setEnabled(!cases.empty());
    m_show->setText(cases.empty() ? tr("Show the images") : tr("Show %1", "12 predictions in 7 images").arg(casesSentence(cases)));
    m_show->setToolTip(m_difference->chosenReason() ? tr("Those that the chosen row makes count differently") : tr("All that count differently"));
}

void DefinitionsView::activate()
{
    const auto cases = m_difference->chosenCases();
    if (cases.empty()) {
        return;
    }
    const QString pair = tr("%1 → %2").arg(definitionName(from()), definitionName(to()));
    const auto reason = m_difference->chosenReason();
    const QString what = reason ? tr("%1, %2", "reason, COCO → Ultralytics").arg(reasonName(*reason), pair) : pair;
    Q_EMIT casesActivated(cases, tr("%1: %2", "what: 12 predictions in 7 images").arg(what, casesSentence(cases)));
}

}  // namespace gg::widgets
