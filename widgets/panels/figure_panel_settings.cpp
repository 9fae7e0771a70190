#include "widgets/panels/figure_panel_settings.h"

#include "widgets/charts/chart_builder.h"
#include "widgets/panels/figure_fields.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

std::vector<int> wholeNumbers(const QString& text)
{
    std::vector<int> numbers;
    for (const QString& part : text.split(QRegularExpression(QStringLiteral("[,; ]+")), Qt::SkipEmptyParts)) {
        bool ok = false;
        if (const int one = part.toInt(&ok); ok && one > 0) {
            numbers.push_back(one);
        }
    }
    return numbers;
}

QString text(const std::vector<int>& numbers)
{
    QStringList parts;
    for (const int one : numbers) {
        parts << QString::number(one);
    }
    return parts.join(QStringLiteral(", "));
}

std::optional<double> bound(const QString& text)
{
    bool ok = false;
    const double value = QLocale().toDouble(text, &ok);
    const double plain = ok ? value : text.toDouble(&ok);
    return ok && std::isfinite(plain) ? std::optional(plain) : std::nullopt;
}

QString panelTitle(const ComposedPanel& panel)
{
    if (panel.what == QLatin1String("snapshots")) {
        return PanelSettings::tr("Snapshots");
    }
    if (panel.what == QLatin1String("confusion")) {
        return PanelSettings::tr("Matrices of pixels");
    }
    if (panel.what == QLatin1String("table")) {
        return PanelSettings::tr("Table of results");
    }
    const QString title = chartTitle(panel.what);
    if (panel.evaluation) {
        return PanelSettings::tr("%1, evaluated again when the figure is drawn").arg(panel.title.isEmpty() ? title : panel.title);
    }
    return panel.kept ? PanelSettings::tr("%1 (its numbers are kept in the recipe)").arg(panel.title.isEmpty() ? title : panel.title) : title;
}

QString markTitle(MarkKind kind)
{
    switch (kind) {
    case MarkKind::LearningRate: return PanelSettings::tr("Steps of the learning rate");
    case MarkKind::WarmUp: return PanelSettings::tr("End of the warm-up");
    case MarkKind::Mosaic: return PanelSettings::tr("Closing of the mosaic");
    case MarkKind::Checkpoint: return PanelSettings::tr("Best checkpoint");
    case MarkKind::Verdict: return PanelSettings::tr("Verdicts");
    case MarkKind::Other: break;
    }
    return {};
}

void fill(QLineEdit* line, const QString& words)
{
    if (line->text() != words) {
        line->setText(words);
    }
}

}  // namespace

PanelSettings::PanelSettings(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::medium);
    column->setSpacing(space::small);
    column->addWidget(heading(tr("Panel"), this));
    m_what = mutedLabel({}, this);
    m_what->setWordWrap(true);
    column->addWidget(m_what);
    for (QWidget* part : {buildCommon(), buildChart(), buildCurves(), buildGroup(), buildMarks(), buildEpochs(), buildEvaluation(), buildRuns()}) {
        column->addWidget(part);
    }
    auto* remove = new QPushButton(tr("Remove panel"), this);
    remove->setToolTip(tr("Remove the panel from the figure (Delete)"));
    column->addWidget(remove, 0, Qt::AlignLeft);
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_panel); });
    hide();
}

QWidget* PanelSettings::buildCommon()
{
    auto* common = new QWidget(this);
    auto* rows = fieldForm(common);
    m_title = new QLineEdit(common);
    m_letter = new QLineEdit(common);
    m_letter->setMaxLength(4);
    m_letter->setToolTip(tr("Empty: the next letter in order. A hyphen: none."));
    m_rowHeight = numberField(5, 500, 1, tr(" mm"), common);
    rows->addRow(tr("Title"), m_title);
    rows->addRow(tr("Letter"), m_letter);
    rows->addRow(tr("Height of row"), m_rowHeight);
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString& words) { changePanel(QStringLiteral("title"), [&](ComposedPanel& one) { one.title = words; }); });
    connect(m_letter, &QLineEdit::textEdited, this, [this](const QString& words) {
        changePanel(QStringLiteral("letter"), [&](ComposedPanel& one) {
            one.letter = words.isEmpty() ? std::nullopt : std::optional(words == QLatin1String("-") ? QString() : words);
        });
    });
    connect(m_rowHeight, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        change(QStringLiteral("row"), [&](ComposedFigure& figure) {
            const QRect cells = figure.panels[static_cast<std::size_t>(m_panel)].cells;
            figure.rowsMm[static_cast<std::size_t>(cells.y() + cells.height() - 1)] = value;
        });
    });
    return common;
}

QWidget* PanelSettings::buildChart()
{
    m_chartRows = new QWidget(this);
    auto* rows = fieldForm(m_chartRows);
    m_legend = new QComboBox(m_chartRows);
    m_legend->addItem(tr("As the figure"), -1);
    for (const LegendPlace place : allLegendPlaces()) {
        m_legend->addItem(legendTitle(place), static_cast<int>(place));
    }
    m_lower = new QLineEdit(m_chartRows);
    m_upper = new QLineEdit(m_chartRows);
    for (QLineEdit* line : {m_lower, m_upper}) {
        line->setPlaceholderText(tr("from the data"));
    }
    m_logarithmicY = new QCheckBox(tr("Logarithmic y axis"), m_chartRows);
    m_logarithmicX = new QCheckBox(tr("Logarithmic x axis"), m_chartRows);
    m_logarithmicX->setToolTip(tr("What lies at zero or below has no place on a logarithmic axis and is left out"));
    rows->addRow(tr("Legend"), m_legend);
    rows->addRow(tr("y from"), m_lower);
    rows->addRow(tr("y to"), m_upper);
    rows->addRow(QString(), m_logarithmicY);
    rows->addRow(QString(), m_logarithmicX);
    connect(m_legend, &QComboBox::activated, this, [this] {
        const int place = m_legend->currentData().toInt();
        changePanel({}, [&](ComposedPanel& one) { one.legend = place < 0 ? std::nullopt : std::optional(static_cast<LegendPlace>(place)); });
    });
    connect(m_logarithmicY, &QCheckBox::toggled, this, [this](bool on) { changePanel({}, [&](ComposedPanel& one) { one.logarithmic = on; }); });
    connect(m_logarithmicX, &QCheckBox::toggled, this, [this](bool on) { changePanel({}, [&](ComposedPanel& one) { one.logarithmicX = on; }); });
    connect(m_lower, &QLineEdit::editingFinished, this, [this] { changePanel({}, [&](ComposedPanel& one) { one.lower = bound(m_lower->text()); }); });
    connect(m_upper, &QLineEdit::editingFinished, this, [this] { changePanel({}, [&](ComposedPanel& one) { one.upper = bound(m_upper->text()); }); });
    return m_chartRows;
}

QWidget* PanelSettings::buildCurves()
{
    m_curveRows = new QWidget(this);
    auto* rows = fieldForm(m_curveRows);
    m_axis = new QComboBox(m_curveRows);
    m_axis->addItem(tr("Epochs"), static_cast<int>(RunAxis::Epoch));
    m_axis->addItem(tr("Steps"), static_cast<int>(RunAxis::Step));
    m_axis->addItem(tr("Hours since the start"), static_cast<int>(RunAxis::RelativeTime));
    m_smoothing = numberField(0, mostSmoothing, 0.05, {}, m_curveRows, 3);
    m_smoothing->setSpecialValueText(tr("none"));
    m_smoothing->setToolTip(tr("The weight of what came before, as in the charts of the runs page. The curve as it is stays behind, faint."));
    rows->addRow(tr("Against"), m_axis);
    rows->addRow(tr("Smoothing"), m_smoothing);
    connect(m_axis, &QComboBox::activated, this, [this] { changePanel({}, [&](ComposedPanel& one) { one.axis = static_cast<RunAxis>(m_axis->currentData().toInt()); }); });
    connect(m_smoothing, &QDoubleSpinBox::valueChanged, this, [this](double value) { changePanel(QStringLiteral("smoothing"), [&](ComposedPanel& one) { one.smoothing = value; }); });
    return m_curveRows;
}

QWidget* PanelSettings::buildMarks()
{
    m_markRows = new QWidget(this);
    auto* column = new QVBoxLayout(m_markRows);
    column->setContentsMargins(0, space::small, 0, 0);
    column->setSpacing(0);
    column->addWidget(mutedLabel(tr("Marked in it"), m_markRows));
    for (const MarkKind kind : annotationKinds()) {
        auto* box = new QCheckBox(markTitle(kind), m_markRows);
        box->setMinimumHeight(space::target);
        column->addWidget(box);
        m_marks.emplace_back(kind, box);
        connect(box, &QCheckBox::toggled, this, [this, kind](bool on) {
            changePanel({}, [&](ComposedPanel& one) {
                std::vector<MarkKind> next;
                for (const MarkKind other : annotationKinds()) {
                    const bool was = std::find(one.annotations.begin(), one.annotations.end(), other) != one.annotations.end();
                    if (other == kind ? on : was) {
                        next.push_back(other);
                    }
                }
                one.annotations = next;
            });
        });
    }
    return m_markRows;
}

QWidget* PanelSettings::buildGroup()
{
    m_groupRows = new QWidget(this);
    auto* rows = fieldForm(m_groupRows);
    m_groupBy = new QComboBox(m_groupRows);
    m_groupBy->addItem(tr("Each run alone"), static_cast<int>(Grouped::None));
    m_groupBy->addItem(tr("Groups by name"), static_cast<int>(Grouped::Names));
    m_groupBy->addItem(tr("Groups by a setting"), static_cast<int>(Grouped::Setting));
    m_groupBy->setToolTip(tr("Runs of a group, such as seeds, are drawn as their mean in a band of one standard deviation; in a table they are a row, mean ± deviation"));
    m_group = new QLineEdit(m_groupRows);
    rows->addRow(tr("Runs"), m_groupBy);
    rows->addRow(QString(), m_group);
    connect(m_groupBy, &QComboBox::activated, this, [this] {
        const auto by = static_cast<Grouped>(m_groupBy->currentData().toInt());
        chooseGroup(by, by == Grouped::Names ? suggestedGroup() : by == Grouped::Setting ? QStringLiteral("model") : QString());
    });
    connect(m_group, &QLineEdit::editingFinished, this, [this] { chooseGroup(static_cast<Grouped>(m_groupBy->currentData().toInt()), m_group->text().trimmed()); });
    return m_groupRows;
}

QWidget* PanelSettings::buildEpochs()
{
    m_epochRows = new QWidget(this);
    auto* rows = fieldForm(m_epochRows);
    m_epochs = new QLineEdit(m_epochRows);
    m_epochs->setPlaceholderText(tr("the newest"));
    m_epochs->setToolTip(tr("Epochs, such as 1, 5, 20"));
    m_mode = new QComboBox(m_epochRows);
    m_mode->addItem(tr("Hits and misses"), static_cast<int>(PredictionMode::Overlay));
    m_mode->addItem(tr("Probability"), static_cast<int>(PredictionMode::Probability));
    m_mode->addItem(tr("Outlines"), static_cast<int>(PredictionMode::Outline));
    rows->addRow(tr("Epochs"), m_epochs);
    rows->addRow(tr("Shown as"), m_mode);
    connect(m_epochs, &QLineEdit::editingFinished, this, [this] { changePanel({}, [&](ComposedPanel& one) { one.epochs = wholeNumbers(m_epochs->text()); }); });
    connect(m_mode, &QComboBox::activated, this, [this] { changePanel({}, [&](ComposedPanel& one) { one.mode = static_cast<PredictionMode>(m_mode->currentData().toInt()); }); });
    return m_epochRows;
}

QWidget* PanelSettings::buildEvaluation()
{
    m_evaluationRows = new QWidget(this);
    auto* rows = fieldForm(m_evaluationRows);
    m_predictions = mutedLabel({}, m_evaluationRows);
    m_evaluatedEpoch = new QSpinBox(m_evaluationRows);
    m_evaluatedEpoch->setRange(0, 1'000'000'000);
    m_evaluatedEpoch->setSpecialValueText(tr("the newest"));
    m_evaluatedEpoch->setKeyboardTracking(false);
    m_evaluatedEpoch->setMinimumHeight(space::target);
    m_confidence = numberField(0, 1, 0.05, {}, m_evaluationRows, 3);
    m_iou = numberField(0.1, 1, 0.05, {}, m_evaluationRows, 2);
    m_scale = new QComboBox(m_evaluationRows);
    m_scale->addItem(tr("Share of the truth"), static_cast<int>(MatrixScale::ShareOfTruth));
    m_scale->addItem(tr("Share of predicted"), static_cast<int>(MatrixScale::ShareOfPredicted));
    m_scale->addItem(tr("Counts"), static_cast<int>(MatrixScale::Counts));
    rows->addRow(tr("Predictions"), m_predictions);
    rows->addRow(tr("Epoch"), m_evaluatedEpoch);
    rows->addRow(tr("Confidence"), m_confidence);
    rows->addRow(tr("IoU"), m_iou);
    rows->addRow(tr("Cells"), m_scale);
    connect(m_evaluatedEpoch, &QSpinBox::valueChanged, this, [this](int value) { changeEvaluation(QStringLiteral("epoch"), [&](EvaluationRecipe& one) { one.input.epoch = value; }); });
    connect(m_confidence, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        changeEvaluation(QStringLiteral("confidence"), [&](EvaluationRecipe& one) {
            one.reading.confidence = value;
            one.reading.confidenceOfClass.clear();
        });
    });
    connect(m_iou, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        changeEvaluation(QStringLiteral("iou"), [&](EvaluationRecipe& one) { (one.figure == QLatin1String("confusion_matrix") ? one.reading.confusionIou : one.reading.iou) = value; });
    });
    connect(m_scale, &QComboBox::activated, this, [this] { changeEvaluation({}, [&](EvaluationRecipe& one) { one.scale = static_cast<MatrixScale>(m_scale->currentData().toInt()); }); });
    return m_evaluationRows;
}

QWidget* PanelSettings::buildRuns()
{
    m_runsBox = new QWidget(this);
    auto* column = new QVBoxLayout(m_runsBox);
    column->setContentsMargins(0, space::small, 0, space::small);
    column->setSpacing(0);
    column->addWidget(mutedLabel(tr("Runs in it"), m_runsBox));
    // A list, as there may be hundreds.
    m_runs = new QListWidget(m_runsBox);
    m_runs->setAccessibleName(tr("Runs that the panel shows"));
    column->addWidget(m_runs);
    connect(m_runs, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        std::vector<int> shown;
        for (int i = 0; i < m_runs->count(); ++i) {
            if (m_runs->item(i)->checkState() == Qt::Checked) {
                shown.push_back(i);
            }
        }
        if (!m_showing && shown.empty()) {
            const QSignalBlocker quiet(m_runs);
            item->setCheckState(Qt::Checked);  // a panel of no run is empty
            return;
        }
        changePanel({}, [&](ComposedPanel& one) { one.runs = shown; });
    });
    return m_runsBox;
}

void PanelSettings::change(const QString& kind, const std::function<void(ComposedFigure&)>& how)
{
    if (m_showing || m_panel < 0) {
        return;
    }
    ComposedFigure next = m_figure;
    how(next);
    if (!(next == m_figure)) {
        Q_EMIT changed(next, kind);
    }
}

void PanelSettings::changePanel(const QString& kind, const std::function<void(ComposedPanel&)>& how)
{
    change(kind.isEmpty() ? kind : QStringLiteral("%1/%2").arg(kind).arg(m_panel), [&](ComposedFigure& figure) { how(figure.panels[static_cast<std::size_t>(m_panel)]); });
}

void PanelSettings::changeEvaluation(const QString& kind, const std::function<void(EvaluationRecipe&)>& how)
{
    changePanel(kind, [&](ComposedPanel& one) {
        if (one.evaluation) {
            how(*one.evaluation);
        }
    });
}

void PanelSettings::chooseGroup(Grouped by, const QString& words)
{
    const std::string value = words.toStdString();
    changePanel({}, [&](ComposedPanel& one) { one.group = {.setting = by == Grouped::Setting ? value : std::string(), .namePattern = by == Grouped::Names ? value : std::string()}; });
}

/// Names that differ in the number at their ends are seeds, as likely as not.
QString PanelSettings::suggestedGroup() const
{
    std::vector<std::string> names;
    for (const FigureRun& run : m_figure.runs) {
        names.push_back(run.label.toStdString());
    }
    const std::string pattern = runs::suggestedPattern(names);
    return pattern.empty() ? QStringLiteral("{}_seed*") : QString::fromStdString(pattern);
}

void PanelSettings::setFigure(const ComposedFigure& figure, int panel)
{
    m_figure = figure;
    m_panel = panel < static_cast<int>(figure.panels.size()) ? panel : -1;
    setVisible(m_panel >= 0);
    if (m_panel >= 0) {
        m_showing = true;
        showParts();
        showCurves();
        showEvaluation();
        showRuns();
        m_showing = false;
    }
}

void PanelSettings::showParts()
{
    const ComposedPanel& one = panel();
    m_what->setText(panelTitle(one));
    fill(m_title, one.title);
    fill(m_letter, one.letter ? (one.letter->isEmpty() ? QStringLiteral("-") : *one.letter) : QString());
    m_rowHeight->setValue(m_figure.rowsMm[static_cast<std::size_t>(one.cells.y() + one.cells.height() - 1)]);
    m_chartRows->setVisible(one.kept ? std::holds_alternative<ChartSpec>(*one.kept) : isRunChart(one.what));
    m_legend->setCurrentIndex(m_legend->findData(one.legend ? static_cast<int>(*one.legend) : -1));
    m_logarithmicY->setChecked(one.logarithmic);
    m_logarithmicX->setChecked(one.logarithmicX);
    fill(m_lower, one.lower ? QLocale().toString(*one.lower) : QString());
    fill(m_upper, one.upper ? QLocale().toString(*one.upper) : QString());
    m_epochRows->setVisible(one.what == QLatin1String("snapshots") || one.what == QLatin1String("confusion"));
    m_mode->setEnabled(one.what == QLatin1String("snapshots"));
    fill(m_epochs, text(one.epochs));
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(one.mode)));
}

void PanelSettings::showCurves()
{
    const ComposedPanel& one = panel();
    const bool ofRuns = !one.kept && !one.evaluation;
    const bool curves = ofRuns && isRunChart(one.what);
    m_curveRows->setVisible(curves);
    m_axis->setCurrentIndex(std::max(0, m_axis->findData(static_cast<int>(one.axis))));
    m_smoothing->setValue(one.smoothing);
    m_groupRows->setVisible((curves || (ofRuns && one.what == QLatin1String("table"))) && m_figure.runs.size() > 1);
    const Grouped by = !one.group.setting.empty() ? Grouped::Setting : !one.group.namePattern.empty() ? Grouped::Names : Grouped::None;
    m_groupBy->setCurrentIndex(static_cast<int>(by));
    m_group->setVisible(by != Grouped::None);
    m_group->setToolTip(by == Grouped::Names ? tr("\"*\" stands for what may differ, \"{}\" for what the group is called: {}_seed*") : tr("A setting of the runs, such as loss or model"));
    fill(m_group, QString::fromStdString(by == Grouped::Setting ? one.group.setting : one.group.namePattern));
    m_markRows->setVisible(curves && by == Grouped::None);
    for (const auto& [kind, box] : m_marks) {
        box->setChecked(std::find(one.annotations.begin(), one.annotations.end(), kind) != one.annotations.end());
    }
}

void PanelSettings::showEvaluation()
{
    const ComposedPanel& one = panel();
    m_evaluationRows->setVisible(one.evaluation.has_value());
    if (!one.evaluation) {
        return;
    }
    const EvaluationRecipe& recipe = *one.evaluation;
    const QFileInfo file(recipe.input.predictions);
    m_predictions->setText(fontMetrics().elidedText(file.fileName(), Qt::ElideMiddle, 180));
    m_predictions->setToolTip(tr("%1\nheld against %2").arg(recipe.input.predictions, recipe.input.truth));
    m_evaluatedEpoch->setValue(recipe.input.epoch);
    const bool matrix = recipe.figure == QLatin1String("confusion_matrix");
    m_confidence->setValue(recipe.reading.confidence);
    m_iou->setValue(matrix ? recipe.reading.confusionIou : recipe.reading.iou);
    m_scale->setEnabled(matrix);
    m_scale->setCurrentIndex(m_scale->findData(static_cast<int>(recipe.scale)));
}

void PanelSettings::showRuns()
{
    const ComposedPanel& one = panel();
    const bool several = !one.kept && !one.evaluation && m_figure.runs.size() > 1;
    m_runsBox->setVisible(several);
    if (!several) {
        return;
    }
    const QSignalBlocker quiet(m_runs);
    const int count = static_cast<int>(m_figure.runs.size());
    while (m_runs->count() > count) {
        delete m_runs->takeItem(m_runs->count() - 1);
    }
    for (int i = 0; i < count; ++i) {
        const FigureRun& run = m_figure.runs[static_cast<std::size_t>(i)];
        QListWidgetItem* item = m_runs->item(i);
        if (item == nullptr) {
            item = new QListWidgetItem(m_runs);
            item->setSizeHint(QSize(0, rowHeightPx));
        }
        item->setText(run.label);
        item->setToolTip(run.folder);
        const bool shown = one.runs.empty() || std::find(one.runs.begin(), one.runs.end(), i) != one.runs.end();
        item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
    }
    m_runs->setFixedHeight(listHeight(m_figure.runs.size()));
}

}  // namespace gg::widgets
