#include "widgets/panels/figure_export_dialog.h"

#include "widgets/figures/figure_writing.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

QString formatText(const QString& format)
{
    if (format == QLatin1String("pdf")) {
        return FigureExportDialog::tr("PDF, lines and embedded fonts");
    }
    if (format == QLatin1String("svg")) {
        return FigureExportDialog::tr("SVG, lines and embedded fonts");
    }
    if (format == QLatin1String("pgf")) {
        return FigureExportDialog::tr("PGF, code for LaTeX in the document's fonts");
    }
    if (format == QLatin1String("png")) {
        return FigureExportDialog::tr("PNG, pixels");
    }
    if (format == QLatin1String("tiff")) {
        return FigureExportDialog::tr("TIFF, pixels");
    }
    if (format == QLatin1String("tex")) {
        return FigureExportDialog::tr("Tables as LaTeX (booktabs)");
    }
    return format == QLatin1String("md") ? FigureExportDialog::tr("Tables as Markdown") : FigureExportDialog::tr("CSV, the numbers");
}

bool isTable(const ComposedPanel& panel)
{
    return panel.what == QLatin1String("table") || (panel.kept && std::holds_alternative<TableFigure>(*panel.kept));
}

}  // namespace

FigureExportDialog::FigureExportDialog(const ComposedFigure& figure, const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_figure(figure)
    , m_dpi(new QSpinBox(this))
    , m_file(new QLineEdit(file, this))
    , m_note(new QLabel(this))
{
    setWindowTitle(tr("Export figure"));
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    column->addLayout(form);
    const QStringList chosen = figure.format.split(QLatin1Char(','));
    const bool tables = std::any_of(figure.panels.begin(), figure.panels.end(), isTable);
    auto* boxes = new QVBoxLayout;
    boxes->setSpacing(0);
    for (const QString& format : figureFormats()) {
        if (format == QLatin1String("csv")) {
            continue;  // always beside it
        }
        auto* box = new QCheckBox(formatText(format), this);
        box->setMinimumHeight(24);
        const bool ofTables = format == QLatin1String("tex") || format == QLatin1String("md");
        box->setEnabled(!ofTables || tables);
        box->setChecked(chosen.contains(format) && box->isEnabled());
        m_formats.insert(format, box);
        boxes->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &FigureExportDialog::refresh);
    }
    form->addRow(tr("Formats"), boxes);
    m_dpi->setRange(50, 2400);
    m_dpi->setValue(figure.dpi);
    m_dpi->setSuffix(tr(" dpi"));
    form->addRow(tr("&Resolution"), m_dpi);
    auto* place = new QHBoxLayout;
    m_file->setMinimumWidth(360);
    place->addWidget(m_file, 1);
    auto* browse = new QPushButton(tr("&Choose…"), this);
    place->addWidget(browse);
    form->addRow(tr("F&ile"), place);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_write = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_write->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(browse, &QPushButton::clicked, this, &FigureExportDialog::choose);
    connect(m_file, &QLineEdit::textChanged, this, &FigureExportDialog::refresh);
    connect(m_dpi, &QSpinBox::valueChanged, this, &FigureExportDialog::refresh);
    refresh();
}

QString FigureExportDialog::formats() const
{
    QStringList chosen;
    for (const QString& format : figureFormats()) {
        if (m_formats.contains(format) && m_formats.value(format)->isChecked()) {
            chosen << format;
        }
    }
    return chosen.join(QLatin1Char(','));
}

int FigureExportDialog::dpi() const
{
    return m_dpi->value();
}

QString FigureExportDialog::file() const
{
    // Without the suffix of a format: "loss_0.5" keeps its name.
    const QString text = m_file->text().trimmed();
    const QString suffix = QFileInfo(text).suffix().toLower();
    return figureFormats().contains(suffix) ? text.chopped(suffix.size() + 1) : text;
}

void FigureExportDialog::refresh()
{
    const bool pixels = m_formats.value(QStringLiteral("png"))->isChecked() || m_formats.value(QStringLiteral("tiff"))->isChecked();
    m_dpi->setEnabled(pixels);
    m_write->setEnabled(!formats().isEmpty() && !QFileInfo(file()).fileName().isEmpty());
    const QString name = QFileInfo(file()).fileName();
    QString note = tr("%1 × %2 mm. Beside it: %3.csv with the numbers, %3.figure.json to draw it again when the runs have grown.")
                       .arg(QLocale().toString(m_figure.widthMm), QLocale().toString(m_figure.heightMm()), name);
    if (pixels) {
        note += QLatin1Char(' ') + tr("%1 × %2 pixels.").arg(qRound(m_figure.widthMm / 25.4 * dpi())).arg(qRound(m_figure.heightMm() / 25.4 * dpi()));
    }
    m_note->setText(note);
}

void FigureExportDialog::choose()
{
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export figure"), file(), tr("Figures (*.pdf *.svg *.pgf *.png *.tiff)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) {
        m_file->setText(chosen);
    }
}

}  // namespace gg::widgets
