#include "widgets/panels/figure_settings.h"

#include "widgets/figures/figure_grid.h"
#include "widgets/panels/figure_fields.h"
#include "widgets/panels/figure_panel_settings.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace gg::widgets {
namespace {

constexpr std::array presetWidthsMm{84.0, 120.0, 174.0};

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
    , m_panelSettings(new PanelSettings(this))
{
    connect(m_panelSettings, &PanelSettings::changed, this, &FigureSettings::changed);
    connect(m_panelSettings, &PanelSettings::removeRequested, this, &FigureSettings::removeRequested);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::medium);
    layout->addWidget(m_panelSettings);
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
    auto* rows = fieldForm(box);
    m_preset = new QComboBox(box);
    m_preset->addItems({tr("84 mm, one column"), tr("120 mm, one and a half"), tr("174 mm, two columns"), tr("Other")});
    m_width = numberField(10, 1000, 1, tr(" mm"), box);
    m_height = mutedLabel({}, box);
    m_columns = new QSpinBox(box);
    m_columns->setRange(1, 12);
    m_columns->setMinimumHeight(space::target);
    m_gap = numberField(0, 50, 0.5, tr(" mm"), box);
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
    auto* rows = fieldForm(box);
    m_font = new QComboBox(box);
    for (const FigureFont& font : installedFigureFonts()) {
        m_font->addItem(font.title, font.family);
    }
    m_font->setToolTip(tr("Latin Modern is what LaTeX sets its texts in. In PGF code the document's own font is used."));
    m_fontPt = numberField(4, 36, 0.5, tr(" pt"), box);
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
    m_linePt = numberField(0.5, 6, 0.1, tr(" pt"), box);
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

QWidget* FigureSettings::buildRuns()
{
    m_runsBox = new QWidget(this);
    auto* column = new QVBoxLayout(m_runsBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(heading(tr("Names of runs"), m_runsBox));
    // A list, as there may be hundreds.
    m_runs = new QListWidget(m_runsBox);
    m_runs->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked | QAbstractItemView::AnyKeyPressed);
    m_runs->setAccessibleName(tr("Names of the runs in the figure"));
    m_runs->setToolTip(tr("What legends and tables call the runs. A double click or F2 changes a name."));
    column->addWidget(m_runs);
    connect(m_runs, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        change({}, [&](ComposedFigure& figure) { figure.runs[static_cast<std::size_t>(m_runs->row(item))].label = item->text(); });
    });
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

void FigureSettings::setFigure(const ComposedFigure& figure, int panel)
{
    const bool sameRuns = figure.runs == m_figure.runs;
    m_figure = figure;
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
    m_panelSettings->setFigure(figure, panel);
    if (!sameRuns) {
        showRuns();
    }
    m_showing = false;
}

void FigureSettings::showRuns()
{
    m_runsBox->setVisible(!m_figure.runs.empty());
    m_runs->clear();
    for (const FigureRun& run : m_figure.runs) {
        auto* item = new QListWidgetItem(run.label, m_runs);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setSizeHint(QSize(0, rowHeightPx));
        item->setToolTip(run.folder);
    }
    m_runs->setFixedHeight(listHeight(m_figure.runs.size()));
}

void FigureSettings::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_strip != nullptr) {
        m_strip->update();
    }
}

}  // namespace gg::widgets
