#include "widgets/panels/source_panel.h"

#include "widgets/models/evaluation_sources.h"
#include "widgets/models/evaluation_state.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/opened_list.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/setup_panel.h"
#include "widgets/panels/source_list_model.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace gg::widgets {
namespace {

QString signedNumber(double value)
{
    const QString digits = QLocale().toString(std::abs(value), 'f', 3);
    return value < 0 ? QStringLiteral("−") + digits : digits;
}

}  // namespace

QString differenceSentence(const MeasuredDifference& measured, const QString& here, const QString& other)
{
    const metrics::BootstrapDifference& difference = measured.difference;
    const QLocale locale;
    // Of the current one: a is what it is compared with.
    QString text = SourcePanel::tr("%1: %2 %3, %4 %5. Difference %6, %7 % interval %8 to %9.", "AP: new 0.412, old 0.398")
                       .arg(measured.measure, here, locale.toString(difference.b, 'f', 3), other, locale.toString(difference.a, 'f', 3), signedNumber(difference.difference),
                            locale.toString(100 * difference.level, 'f', 0), signedNumber(difference.low), signedNumber(difference.high));
    if (difference.withinNoise()) {
        text += u' ' + SourcePanel::tr("Within noise: other images could turn it around.");
    } else {
        text += u' ' + (difference.difference > 0 ? SourcePanel::tr("%1 is better.").arg(here) : SourcePanel::tr("%1 is better.").arg(other));
    }
    return text;
}

SourcePanel::SourcePanel(EvaluationSources& sources, EvaluationState& state, QWidget* parent)
    : QWidget(parent)
    , m_sources(sources)
    , m_state(state)
    , m_model(new SourceListModel(sources, this))
    , m_list(new OpenedList(2, this))
    , m_compare(new QComboBox(this))
    , m_setup(new SetupPanel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    auto* open = new QPushButton(tr("Open &predictions…"), this);
    open->setToolTip(tr("COCO results, YOLO text with confidences, masks, or a run folder; they can be dropped here, too"));
    auto* choices = new QMenu(open);
    choices->addAction(tr("&File…"), this, &SourcePanel::openRequested);
    choices->addAction(tr("F&older or run…"), this, &SourcePanel::openFolderRequested);
    open->setMenu(choices);
    auto* model = new QPushButton(tr("Run a &model…"), this);
    model->setToolTip(tr("Run an ONNX or TorchScript model over images of this data set"));
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Predictions"));
    layout->addWidget(heading(tr("Predictions"), this));
    layout->addWidget(m_list, 1);
    layout->addWidget(m_setup);
    layout->addWidget(buildCompare());
    layout->addSpacing(space::small);
    layout->addWidget(open);
    layout->addWidget(model);
    m_ensemble = new QPushButton(tr("&Ensemble of…"), this);
    m_ensemble->setToolTip(tr("Fuse several of these predictions into one more"));
    layout->addWidget(m_ensemble);
    connect(m_ensemble, &QPushButton::clicked, this, &SourcePanel::ensembleRequested);
    connect(model, &QPushButton::clicked, this, &SourcePanel::runModelRequested);
    connect(m_list, &OpenedList::closeRequested, this, &SourcePanel::removeRequested);
    connect(m_list, &QWidget::customContextMenuRequested, this, &SourcePanel::showMenu);
    connectModels();
    refreshCompare();
    setDifference(std::nullopt);
}

QWidget* SourcePanel::buildCompare()
{
    m_compareBox = new QWidget(this);
    auto* column = new QVBoxLayout(m_compareBox);
    column->setContentsMargins(0, space::small, 0, 0);
    column->setSpacing(space::small);
    auto* title = heading(tr("&Compare with"), m_compareBox);
    title->setBuddy(m_compare);
    m_compare->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_compare->setAccessibleName(tr("Compare with"));
    column->addWidget(title);
    column->addWidget(m_compare);
    m_result = new QWidget(m_compareBox);
    auto* result = new QVBoxLayout(m_result);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(space::small);
    m_difference = new QLabel(m_result);
    m_difference->setWordWrap(true);
    m_difference->setTextFormat(Qt::PlainText);
    m_difference->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_comparing = new ProgressRow(m_result, ProgressShape::Column);
    m_again = new QPushButton(tr("Compare a&gain"), m_result);
    m_again->hide();
    m_onlyHere = new QPushButton(m_result);
    m_onlyThere = new QPushButton(m_result);
    result->addWidget(m_difference);
    result->addWidget(m_comparing);
    result->addWidget(m_again);
    result->addWidget(m_onlyHere);
    result->addWidget(m_onlyThere);
    column->addWidget(m_result);
    return m_compareBox;
}

void SourcePanel::connectModels()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) {
            m_sources.setCurrent(index.row());
        }
    });
    const auto follow = [this] {
        if (m_sources.current() >= 0 && m_list->currentIndex().row() != m_sources.current()) {
            m_list->setCurrentIndex(m_model->index(m_sources.current()));
        }
        refreshCompare();
        refreshSetup();
    };
    connect(&m_sources, &EvaluationSources::currentChanged, this, follow);
    connect(&m_sources, &EvaluationSources::comparedChanged, this, &SourcePanel::refreshCompare);
    connect(&m_sources, &EvaluationSources::added, this, &SourcePanel::refreshCompare);
    connect(&m_sources, &EvaluationSources::removed, this, &SourcePanel::refreshCompare);
    connect(&m_sources, &EvaluationSources::changed, this, [this](int index) {
        if (index == m_sources.current()) {
            refreshSetup();
        }
    });
    connect(m_compare, &QComboBox::activated, this, [this] { m_sources.setCompared(m_compare->currentData().toInt()); });
    connect(&m_state, &EvaluationState::differenceChanged, this, &SourcePanel::refreshCounts);
    const auto select = [this](bool here) {
        m_state.select(evaluation::RunDifference{.other = m_state.other(), .otherReading = nullptr, .foundHere = here});
    };
    connect(m_onlyHere, &QPushButton::clicked, this, [select] { select(true); });
    connect(m_onlyThere, &QPushButton::clicked, this, [select] { select(false); });
    connect(m_comparing, &ProgressRow::cancelRequested, this, &SourcePanel::cancelComparisonRequested);
    connect(m_again, &QPushButton::clicked, this, &SourcePanel::compareAgainRequested);
}

void SourcePanel::refreshSetup()
{
    m_setup->setSource(m_sources.current() >= 0 ? &m_sources.at(m_sources.current()) : nullptr);
}

void SourcePanel::refreshCompare()
{
    m_compare->clear();
    m_compare->addItem(tr("nothing"), -1);
    for (int i = 0; i < m_sources.size(); ++i) {
        if (i != m_sources.current()) {
            m_compare->addItem(m_sources.at(i).name, i);
        }
    }
    m_compare->setCurrentIndex(std::max(0, m_compare->findData(m_sources.compared())));
    m_compareBox->setVisible(m_sources.size() > 1);
    m_ensemble->setVisible(m_sources.size() > 1);
    m_result->setVisible(m_sources.compared() >= 0);
}

void SourcePanel::refreshCounts()
{
    const auto show = [](QPushButton* button, const std::optional<std::size_t>& count, const QString& text) {
        button->setVisible(count.has_value());
        button->setText(text);
        button->setToolTip(text);
        button->setEnabled(count.value_or(0) > 0);
    };
    const int here = static_cast<int>(m_state.onlyHere().value_or(0));
    const int there = static_cast<int>(m_state.onlyThere().value_or(0));
    show(m_onlyHere, m_state.onlyHere(), tr("%n object(s) only this one finds", nullptr, here));
    show(m_onlyThere, m_state.onlyThere(), tr("%n object(s) only the other finds", nullptr, there));
}

void SourcePanel::setDifference(const std::optional<metrics::BootstrapDifference>& difference, const QString& why)
{
    if (difference) {
        setDifferences({{.measure = tr("AP"), .difference = *difference}}, {});
    } else {
        setDifferences({}, why);
    }
}

void SourcePanel::setDifferences(const std::vector<MeasuredDifference>& differences, const QString& note)
{
    QStringList sentences;
    if (m_sources.current() >= 0 && m_sources.compared() >= 0) {
        for (const MeasuredDifference& one : differences) {
            sentences << differenceSentence(one, m_sources.at(m_sources.current()).name, m_sources.at(m_sources.compared()).name);
        }
    }
    m_comparing->finish();
    m_again->hide();
    const QString first = sentences.isEmpty() ? note : note.isEmpty() ? sentences.first() : sentences.first() + u' ' + note;
    m_difference->setText(first);
    m_difference->setToolTip(sentences.size() > 1 ? sentences.join(QStringLiteral("\n\n")) : QString());
    m_difference->setVisible(!first.isEmpty());
    refreshCounts();
}

void SourcePanel::setComparing(const QString& what, quint64 done, quint64 total)
{
    m_again->hide();
    m_difference->hide();
    m_comparing->setProgress(what, done, total);
}

void SourcePanel::comparisonCancelled()
{
    setDifferences({}, tr("The comparison was cancelled."));
    m_again->show();
}

QListView* SourcePanel::list() const
{
    return m_list;
}

QString SourcePanel::differenceText() const
{
    return m_difference->text();
}

void SourcePanel::showMenu(const QPoint& at)
{
    const QModelIndex index = m_list->indexAt(at);
    QMenu menu(this);
    if (index.isValid()) {
        const int row = index.row();
        const QString path = m_sources.at(row).path;
        if (row != m_sources.current()) {
            menu.addAction(tr("Compare with this"), this, [this, row] { m_sources.setCompared(row); });
        }
        menu.addAction(tr("Open folder"), this, [this, path] { Q_EMIT folderRequested(path); });
        menu.addAction(tr("Close"), this, [this, row] { Q_EMIT removeRequested(row); });
        menu.addSeparator();
    }
    menu.addAction(tr("Open predictions…"), this, &SourcePanel::openRequested);
    menu.addAction(tr("Open a folder of predictions, or a run…"), this, &SourcePanel::openFolderRequested);
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

}  // namespace gg::widgets
