#include "widgets/panels/figure_settings.h"

#include "widgets/charts/chart_builder.h"
#include "widgets/figures/figure_grid.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

constexpr std::array presetWidthsMm{84.0, 120.0, 174.0};

QDoubleSpinBox* number(double lower, double upper, double step, const QString& unit, QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setDecimals(1);
    box->setRange(lower, upper);
    box->setSingleStep(step);
    box->setSuffix(unit);
    box->setKeyboardTracking(false);
    box->setMinimumHeight(space::target);
    return box;
}

QFormLayout* form(QWidget* parent)
{
    auto* layout = new QFormLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setVerticalSpacing(space::small);
    return layout;
}

QLabel* muted(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString paletteTitle(FigurePalette palette)
{
    switch (palette) {
    case FigurePalette::OkabeIto: return FigureSettings::tr("Okabe–Ito");
    case FigurePalette::TolBright: return FigureSettings::tr("Tol, bright");
    case FigurePalette::TolMuted: return FigureSettings::tr("Tol, muted");
    case FigurePalette::Ibm: return FigureSettings::tr("IBM");
    case FigurePalette::Greys: return FigureSettings::tr("Greys");
    case FigurePalette::AsInWindow: break;
    }
    return FigureSettings::tr("As on the runs page");
}

QString legendTitle(LegendPlace place)
{
    switch (place) {
    case LegendPlace::Best: return FigureSettings::tr("Where it is free");
    case LegendPlace::TopLeft: return FigureSettings::tr("Inside, top left");
    case LegendPlace::TopRight: return FigureSettings::tr("Inside, top right");
    case LegendPlace::BottomLeft: return FigureSettings::tr("Inside, bottom left");
    case LegendPlace::BottomRight: return FigureSettings::tr("Inside, bottom right");
    case LegendPlace::Right: return FigureSettings::tr("At the right");
    case LegendPlace::Below: return FigureSettings::tr("Below");
    case LegendPlace::Above: return FigureSettings::tr("Above");
    case LegendPlace::None: break;
    }
    return FigureSettings::tr("None");
}

void clear(QVBoxLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget(); widget != nullptr) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

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
        return FigureSettings::tr("Snapshots");
    }
    if (panel.what == QLatin1String("confusion")) {
        return FigureSettings::tr("Matrices of pixels");
    }
    if (panel.what == QLatin1String("table")) {
        return FigureSettings::tr("Table of results");
    }
    const QString title = chartTitle(panel.what);
    return panel.kept ? FigureSettings::tr("%1 (its numbers are kept in the recipe)").arg(panel.title.isEmpty() ? title : panel.title) : title;
}

}  // namespace

/// The palette's colours as they are, without cones for green, and in grey.
class FigureSettings::PaletteStrip final : public QWidget {
public:
    explicit PaletteStrip(QWidget* parent)
        : QWidget(parent)
    {
        setMinimumHeight(3 * rowPx);
        setToolTip(FigureSettings::tr("The palette as it is, as seen without green cones (deuteranopia), and in grey"));
        setAccessibleName(FigureSettings::tr("Preview of the palette"));
    }
    void setPalette(FigurePalette palette)
    {
        m_colours = paletteColours(palette);
        for (int i = 0; m_colours.isEmpty() && i < 8; ++i) {
            m_own << runColour(i);
        }
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QList<QColor>& colours = m_colours.isEmpty() ? m_own : m_colours;
        const double width = static_cast<double>(this->width()) / static_cast<double>(colours.size());
        int row = 0;
        for (const Vision vision : {Vision::Normal, Vision::Deuteranopia, Vision::Grey}) {
            for (qsizetype i = 0; i < colours.size(); ++i) {
                painter.fillRect(QRectF(static_cast<double>(i) * width, row * rowPx, width - 2, rowPx - 3), seenAs(colours[i], vision));
            }
            ++row;
        }
    }

private:
    static constexpr int rowPx = 14;
    QList<QColor> m_colours;
    QList<QColor> m_own;
};

FigureSettings::FigureSettings(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::medium);
    layout->addWidget(buildPanel());
    layout->addWidget(heading(tr("Page"), this));
    layout->addWidget(buildPage());
    layout->addWidget(heading(tr("Style"), this));
    layout->addWidget(buildStyle());
    layout->addWidget(buildRuns());
    layout->addStretch();
}

QWidget* FigureSettings::buildPage()
{
    auto* box = new QWidget(this);
    auto* rows = form(box);
    m_preset = new QComboBox(box);
    m_preset->addItems({tr("84 mm, one column"), tr("120 mm, one and a half"), tr("174 mm, two columns"), tr("Other")});
    m_width = number(10, 1000, 1, tr(" mm"), box);
    m_height = muted({}, box);
    m_columns = new QSpinBox(box);
    m_columns->setRange(1, 12);
    m_columns->setMinimumHeight(space::target);
    m_gap = number(0, 50, 0.5, tr(" mm"), box);
    rows->addRow(tr("Preset"), m_preset);
    rows->addRow(tr("Width"), m_width);
    rows->addRow(tr("Height"), m_height);
    rows->addRow(tr("Columns"), m_columns);
    rows->addRow(tr("Gap"), m_gap);
    connect(m_preset, &QComboBox::activated, this, [this](int index) {
        if (index < static_cast<int>(presetWidthsMm.size())) {
            change({}, [&](ComposedFigure& figure) { figure.widthMm = presetWidthsMm[static_cast<std::size_t>(index)]; });
        } else {
            m_width->setFocus();
            m_width->selectAll();
        }
    });
    connect(m_width, &QDoubleSpinBox::valueChanged, this, [this](double value) { change(QStringLiteral("width"), [&](ComposedFigure& figure) { figure.widthMm = value; }); });
    connect(m_columns, &QSpinBox::valueChanged, this, [this](int value) { change(QStringLiteral("columns"), [&](ComposedFigure& figure) { setColumns(figure, value); }); });
    connect(m_gap, &QDoubleSpinBox::valueChanged, this, [this](double value) { change(QStringLiteral("gap"), [&](ComposedFigure& figure) { figure.gapMm = value; }); });
    return box;
}

QWidget* FigureSettings::buildStyle()
{
    auto* box = new QWidget(this);
    auto* rows = form(box);
    m_font = new QComboBox(box);
    for (const FigureFont& font : installedFigureFonts()) {
        m_font->addItem(font.title, font.family);
    }
    m_font->setToolTip(tr("Latin Modern is what LaTeX sets its texts in. In PGF code the document's own font is used."));
    m_fontPt = number(4, 36, 0.5, tr(" pt"), box);
    m_letters = new QComboBox(box);
    m_letters->addItems({tr("a"), tr("(a)"), tr("A"), tr("None")});
    m_palette = new QComboBox(box);
    for (const FigurePalette palette : allPalettes()) {
        m_palette->addItem(paletteTitle(palette), static_cast<int>(palette));
    }
    m_strip = new PaletteStrip(box);
    m_lines = new QComboBox(box);
    m_lines->addItem(tr("Each line its own dashes"), static_cast<int>(LineStyles::Distinct));
    m_lines->addItem(tr("Dashes by kind"), static_cast<int>(LineStyles::ByKind));
    m_lines->setToolTip(tr("With dashes of its own a line is told from every other in a copy in grey"));
    m_linePt = number(0.5, 6, 0.1, tr(" pt"), box);
    m_legend = new QComboBox(box);
    for (const LegendPlace place : allLegendPlaces()) {
        m_legend->addItem(legendTitle(place), static_cast<int>(place));
    }
    m_grid = new QCheckBox(tr("Lines behind the curves"), box);
    rows->addRow(tr("Font"), m_font);
    rows->addRow(tr("Size"), m_fontPt);
    rows->addRow(tr("Letters"), m_letters);
    rows->addRow(tr("Palette"), m_palette);
    rows->addRow(QString(), m_strip);
    rows->addRow(tr("Lines"), m_lines);
    rows->addRow(tr("Line width"), m_linePt);
    rows->addRow(tr("Legend"), m_legend);
    rows->addRow(QString(), m_grid);
    connect(m_font, &QComboBox::activated, this, [this] { change({}, [&](ComposedFigure& figure) { figure.font = m_font->currentData().toString(); }); });
    connect(m_fontPt, &QDoubleSpinBox::valueChanged, this, [this](double value) { change(QStringLiteral("font"), [&](ComposedFigure& figure) { figure.fontPt = value; }); });
    connect(m_letters, &QComboBox::activated, this, [this](int index) { change({}, [&](ComposedFigure& figure) { figure.letters = static_cast<LetterStyle>(index); }); });
    connect(m_palette, &QComboBox::activated, this, [this] { change({}, [&](ComposedFigure& figure) { figure.palette = static_cast<FigurePalette>(m_palette->currentData().toInt()); }); });
    connect(m_lines, &QComboBox::activated, this, [this] { change({}, [&](ComposedFigure& figure) { figure.lines = static_cast<LineStyles>(m_lines->currentData().toInt()); }); });
    connect(m_linePt, &QDoubleSpinBox::valueChanged, this, [this](double value) { change(QStringLiteral("line"), [&](ComposedFigure& figure) { figure.linePt = value; }); });
    connect(m_legend, &QComboBox::activated, this, [this] { change({}, [&](ComposedFigure& figure) { figure.legend = static_cast<LegendPlace>(m_legend->currentData().toInt()); }); });
    connect(m_grid, &QCheckBox::toggled, this, [this](bool on) { change({}, [&](ComposedFigure& figure) { figure.grid = on; }); });
    return box;
}

QWidget* FigureSettings::buildPanel()
{
    m_panelBox = new QWidget(this);
    auto* column = new QVBoxLayout(m_panelBox);
    column->setContentsMargins(0, 0, 0, space::medium);
    column->setSpacing(space::small);
    column->addWidget(heading(tr("Panel"), m_panelBox));
    m_what = muted({}, m_panelBox);
    m_what->setWordWrap(true);
    column->addWidget(m_what);
    auto* common = new QWidget(m_panelBox);
    auto* rows = form(common);
    m_title = new QLineEdit(common);
    m_letter = new QLineEdit(common);
    m_letter->setMaxLength(4);
    m_letter->setToolTip(tr("Empty: the next letter in order. A hyphen: none."));
    m_rowHeight = number(5, 500, 1, tr(" mm"), common);
    rows->addRow(tr("Title"), m_title);
    rows->addRow(tr("Letter"), m_letter);
    rows->addRow(tr("Height of row"), m_rowHeight);
    column->addWidget(common);
    m_chartRows = new QWidget(m_panelBox);
    auto* chart = form(m_chartRows);
    m_panelLegend = new QComboBox(m_chartRows);
    m_panelLegend->addItem(tr("As the figure"), -1);
    for (const LegendPlace place : allLegendPlaces()) {
        m_panelLegend->addItem(legendTitle(place), static_cast<int>(place));
    }
    m_logarithmic = new QCheckBox(tr("Logarithmic"), m_chartRows);
    m_lower = new QLineEdit(m_chartRows);
    m_upper = new QLineEdit(m_chartRows);
    for (QLineEdit* line : {m_lower, m_upper}) {
        line->setPlaceholderText(tr("from the data"));
    }
    chart->addRow(tr("Legend"), m_panelLegend);
    chart->addRow(tr("y from"), m_lower);
    chart->addRow(tr("y to"), m_upper);
    chart->addRow(QString(), m_logarithmic);
    column->addWidget(m_chartRows);
    m_epochRows = new QWidget(m_panelBox);
    auto* epochs = form(m_epochRows);
    m_epochs = new QLineEdit(m_epochRows);
    m_epochs->setPlaceholderText(tr("the newest"));
    m_epochs->setToolTip(tr("Epochs, such as 1, 5, 20"));
    m_mode = new QComboBox(m_epochRows);
    m_mode->addItem(tr("Hits and misses"), static_cast<int>(PredictionMode::Overlay));
    m_mode->addItem(tr("Probability"), static_cast<int>(PredictionMode::Probability));
    m_mode->addItem(tr("Outlines"), static_cast<int>(PredictionMode::Outline));
    epochs->addRow(tr("Epochs"), m_epochs);
    epochs->addRow(tr("Shown as"), m_mode);
    column->addWidget(m_epochRows);
    auto* runs = new QWidget(m_panelBox);
    m_panelRuns = new QVBoxLayout(runs);
    m_panelRuns->setContentsMargins(0, 0, 0, 0);
    m_panelRuns->setSpacing(0);
    column->addWidget(runs);
    auto* remove = new QPushButton(tr("Remove panel"), m_panelBox);
    remove->setToolTip(tr("Remove the panel from the figure (Delete)"));
    column->addWidget(remove, 0, Qt::AlignLeft);
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_panel); });
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString& words) { changePanel(QStringLiteral("title"), [&](ComposedPanel& panel) { panel.title = words; }); });
    connect(m_letter, &QLineEdit::textEdited, this, [this](const QString& words) {
        changePanel(QStringLiteral("letter"), [&](ComposedPanel& panel) {
            panel.letter = words.isEmpty() ? std::nullopt : std::optional(words == QLatin1String("-") ? QString() : words);
        });
    });
    connect(m_rowHeight, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        change(QStringLiteral("row"), [&](ComposedFigure& figure) {
            const QRect cells = figure.panels[static_cast<std::size_t>(m_panel)].cells;
            figure.rowsMm[static_cast<std::size_t>(cells.y() + cells.height() - 1)] = value;
        });
    });
    connect(m_panelLegend, &QComboBox::activated, this, [this] {
        const int place = m_panelLegend->currentData().toInt();
        changePanel({}, [&](ComposedPanel& panel) { panel.legend = place < 0 ? std::nullopt : std::optional(static_cast<LegendPlace>(place)); });
    });
    connect(m_logarithmic, &QCheckBox::toggled, this, [this](bool on) { changePanel({}, [&](ComposedPanel& panel) { panel.logarithmic = on; }); });
    connect(m_lower, &QLineEdit::editingFinished, this, [this] { changePanel({}, [&](ComposedPanel& panel) { panel.lower = bound(m_lower->text()); }); });
    connect(m_upper, &QLineEdit::editingFinished, this, [this] { changePanel({}, [&](ComposedPanel& panel) { panel.upper = bound(m_upper->text()); }); });
    connect(m_epochs, &QLineEdit::editingFinished, this, [this] { changePanel({}, [&](ComposedPanel& panel) { panel.epochs = wholeNumbers(m_epochs->text()); }); });
    connect(m_mode, &QComboBox::activated, this, [this] { changePanel({}, [&](ComposedPanel& panel) { panel.mode = static_cast<PredictionMode>(m_mode->currentData().toInt()); }); });
    return m_panelBox;
}

QWidget* FigureSettings::buildRuns()
{
    m_runsBox = new QWidget(this);
    auto* column = new QVBoxLayout(m_runsBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(heading(tr("Names of runs"), m_runsBox));
    auto* list = new QWidget(m_runsBox);
    m_runs = new QVBoxLayout(list);
    m_runs->setContentsMargins(0, 0, 0, 0);
    m_runs->setSpacing(space::small);
    column->addWidget(list);
    return m_runsBox;
}

void FigureSettings::change(const QString& kind, const std::function<void(ComposedFigure&)>& how)
{
    if (m_showing) {
        return;
    }
    ComposedFigure next = m_figure;
    how(next);
    if (!(next == m_figure)) {
        Q_EMIT changed(next, kind);
    }
}

void FigureSettings::changePanel(const QString& kind, const std::function<void(ComposedPanel&)>& how)
{
    if (m_panel >= 0) {
        change(kind.isEmpty() ? kind : QStringLiteral("%1/%2").arg(kind).arg(m_panel), [&](ComposedFigure& figure) { how(figure.panels[static_cast<std::size_t>(m_panel)]); });
    }
}

void FigureSettings::setFigure(const ComposedFigure& figure, int panel)
{
    const bool sameRuns = figure.runs == m_figure.runs;
    m_figure = figure;
    m_panel = panel < static_cast<int>(figure.panels.size()) ? panel : -1;
    m_showing = true;
    const auto preset = std::find(presetWidthsMm.begin(), presetWidthsMm.end(), figure.widthMm);
    m_preset->setCurrentIndex(static_cast<int>(preset - presetWidthsMm.begin()));
    m_width->setValue(figure.widthMm);
    m_height->setText(tr("%1 mm, the sum of its rows").arg(QLocale().toString(figure.heightMm(), 'f', 1)));
    m_columns->setValue(figure.columns);
    m_gap->setValue(figure.gapMm);
    m_font->setCurrentIndex(m_font->findData(drawnFamily(figure.font)));
    m_fontPt->setValue(figure.fontPt);
    m_letters->setCurrentIndex(static_cast<int>(figure.letters));
    m_palette->setCurrentIndex(m_palette->findData(static_cast<int>(figure.palette)));
    m_strip->setPalette(figure.palette);
    m_lines->setCurrentIndex(m_lines->findData(static_cast<int>(figure.lines)));
    m_linePt->setValue(figure.linePt);
    m_legend->setCurrentIndex(m_legend->findData(static_cast<int>(figure.legend)));
    m_grid->setChecked(figure.grid);
    showPanel();
    if (!sameRuns) {
        showRuns();
    }
    m_showing = false;
}

void FigureSettings::showPanel()
{
    m_panelBox->setVisible(m_panel >= 0);
    if (m_panel < 0) {
        return;
    }
    const ComposedPanel& panel = m_figure.panels[static_cast<std::size_t>(m_panel)];
    const auto show = [](QLineEdit* line, const QString& words) {
        if (line->text() != words) {
            line->setText(words);
        }
    };
    m_what->setText(panelTitle(panel));
    show(m_title, panel.title);
    show(m_letter, panel.letter ? (panel.letter->isEmpty() ? QStringLiteral("-") : *panel.letter) : QString());
    const int row = panel.cells.y() + panel.cells.height() - 1;
    m_rowHeight->setValue(m_figure.rowsMm[static_cast<std::size_t>(row)]);
    const bool chart = panel.kept ? std::holds_alternative<ChartSpec>(*panel.kept) : isRunChart(panel.what);
    const bool ofEpochs = panel.what == QLatin1String("snapshots") || panel.what == QLatin1String("confusion");
    m_chartRows->setVisible(chart);
    m_epochRows->setVisible(ofEpochs);
    m_mode->setEnabled(panel.what == QLatin1String("snapshots"));
    m_panelLegend->setCurrentIndex(m_panelLegend->findData(panel.legend ? static_cast<int>(*panel.legend) : -1));
    m_logarithmic->setChecked(panel.logarithmic);
    show(m_lower, panel.lower ? QLocale().toString(*panel.lower) : QString());
    show(m_upper, panel.upper ? QLocale().toString(*panel.upper) : QString());
    show(m_epochs, text(panel.epochs));
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(panel.mode)));
    clear(m_panelRuns);
    for (std::size_t i = 0; !panel.kept && m_figure.runs.size() > 1 && i < m_figure.runs.size(); ++i) {
        const int run = static_cast<int>(i);
        auto* check = new QCheckBox(m_figure.runs[i].label, m_panelBox);
        check->setMinimumHeight(24);
        check->setChecked(panel.runs.empty() || std::find(panel.runs.begin(), panel.runs.end(), run) != panel.runs.end());
        connect(check, &QCheckBox::toggled, this, [this, run, check](bool on) {
            const std::vector<int>& shown = m_figure.panels[static_cast<std::size_t>(m_panel)].runs;
            if (!on && shown.size() == 1) {
                const QSignalBlocker quiet(check);
                check->setChecked(true);  // a panel of no run is empty
                return;
            }
            changePanel({}, [&](ComposedPanel& one) {
                for (int all = 0; one.runs.empty() && all < static_cast<int>(m_figure.runs.size()); ++all) {
                    one.runs.push_back(all);
                }
                std::erase(one.runs, run);
                if (on) {
                    one.runs.insert(std::lower_bound(one.runs.begin(), one.runs.end(), run), run);
                }
            });
        });
        m_panelRuns->addWidget(check);
    }
}

void FigureSettings::showRuns()
{
    clear(m_runs);
    m_runsBox->setVisible(!m_figure.runs.empty());
    for (std::size_t i = 0; i < m_figure.runs.size(); ++i) {
        auto* line = new QLineEdit(m_figure.runs[i].label, m_runsBox);
        line->setMinimumHeight(space::target);
        line->setToolTip(m_figure.runs[i].folder);
        line->setAccessibleName(tr("Name of run %1 in the figure").arg(i + 1));
        connect(line, &QLineEdit::editingFinished, this, [this, line, i] {
            change({}, [&](ComposedFigure& figure) { figure.runs[i].label = line->text(); });
        });
        m_runs->addWidget(line);
    }
}

void FigureSettings::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_strip != nullptr) {
        m_strip->update();
    }
}

}  // namespace gg::widgets
