#include "widgets/charts/figure_dialog.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "widgets/charts/figure_files.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace gg::widgets
{

/// The figure as a sheet on a grey ground, as large as fits.
class FigurePreview final : public QWidget
{
public:
    using QWidget::QWidget;

    void show(const Figure* figure, const FigureOptions& options)
    {
        m_figure = figure;
        m_options = options;
        m_image = {};
        update();
    }
    QSize sizeHint() const override { return {560, 420}; }
    QSize minimumSizeHint() const override { return {240, 180}; }

protected:
    void resizeEvent(QResizeEvent*) override { m_image = {}; }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), theme().canvas);
        const QSize room = size() - QSize(24, 24);
        if (m_figure == nullptr || room.isEmpty()) {
            return;
        }
        const QSize sheet =
            QSizeF(m_options.widthMm, m_options.heightMm).scaled(room, Qt::KeepAspectRatio).toSize().expandedTo(QSize(8, 8));
        if (m_image.isNull()) {
            m_image = previewFigure(*m_figure, m_options, sheet * devicePixelRatioF());
        }
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRect(QPoint((width() - sheet.width()) / 2, (height() - sheet.height()) / 2), sheet), m_image);
    }

private:
    const Figure* m_figure = nullptr;
    FigureOptions m_options;
    QImage m_image;
};

namespace
{

constexpr std::array presetWidthsMm{84.0, 120.0, 174.0};

QDoubleSpinBox* number(double lower, double upper, double value, const QString& unit, int decimals, QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setDecimals(decimals);
    box->setRange(lower, upper);
    box->setValue(value);
    box->setSuffix(unit);
    box->setMinimumHeight(space::target);
    return box;
}

}  // namespace

FigureDialog::FigureDialog(Figure figure, FigureRecipe recipe, const QString& folder, QWidget* parent)
    : FigureDialog(std::move(figure), std::move(recipe), true, folder, parent)
{
}

FigureDialog::FigureDialog(Figure figure, const QString& name, const QString& folder, QWidget* parent)
    : FigureDialog(std::move(figure), FigureRecipe{.chart = name}, false, folder, parent)
{
}

FigureDialog::FigureDialog(Figure figure, FigureRecipe recipe, bool redrawable, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_figure(std::move(figure))
    , m_recipe(std::move(recipe))
    , m_redrawable(redrawable)
    , m_preview(new FigurePreview(this))
{
    setWindowTitle(tr("Export figure"));
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_preview, 1);
    layout->addWidget(buildForm());
    m_file->setText(folder + QLatin1Char('/') + m_recipe.chart + QStringLiteral(".pdf"));
    const auto preset = std::find(presetWidthsMm.begin(), presetWidthsMm.end(), m_recipe.options.widthMm);
    m_widths->setCurrentIndex(static_cast<int>(preset - presetWidthsMm.begin()));
    widthChosen();
    formatChosen();
    resize(920, 560);
}

QWidget* FigureDialog::buildForm()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(320);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_widths = new QComboBox(side);
    m_widths->addItem(tr("84 mm, one column"));
    m_widths->addItem(tr("120 mm, one and a half"));
    m_widths->addItem(tr("174 mm, two columns"));
    m_widths->addItem(tr("Other"));
    m_width = number(10, 1000, m_recipe.options.widthMm, tr(" mm"), 1, side);
    m_height = number(10, 1000, m_recipe.options.heightMm, tr(" mm"), 1, side);
    m_font = number(4, 36, m_recipe.options.fontPt, tr(" pt"), 1, side);
    m_font->setSingleStep(0.5);
    m_format = new QComboBox(side);
    for (const FigureFormat format : {FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png}) {
        m_format->addItem(figureSuffix(format).toUpper(), static_cast<int>(format));
    }
    m_dpi = new QSpinBox(side);
    m_dpi->setRange(50, 1200);
    m_dpi->setValue(m_recipe.options.dpi);
    m_dpi->setSuffix(tr(" dpi"));
    m_title = new QCheckBox(tr("Title over the figure"), side);
    m_file = new QLineEdit(side);
    auto* choose = new QPushButton(tr("&Choose…"), side);
    form->addRow(tr("&Preset"), m_widths);
    form->addRow(tr("&Width"), m_width);
    form->addRow(tr("&Height"), m_height);
    form->addRow(tr("&Font size"), m_font);
    form->addRow(tr("F&ormat"), m_format);
    form->addRow(tr("&Resolution"), m_dpi);
    form->addRow(QString(), m_title);
    form->addRow(tr("F&ile"), m_file);
    form->addRow(QString(), choose);
    column->addLayout(form);
    m_beside = new QLabel(side);
    m_beside->setWordWrap(true);
    QPalette muted = m_beside->palette();
    muted.setColor(QPalette::WindowText, theme().mutedText);
    m_beside->setPalette(muted);
    column->addWidget(m_beside);
    m_error = new QLabel(side);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette wrong = m_error->palette();
    wrong.setColor(QPalette::WindowText, theme().error);
    m_error->setPalette(wrong);
    m_error->hide();
    column->addWidget(m_error);
    column->addStretch();
    auto* add = new QPushButton(tr("&Add to figure"), side);
    add->setToolTip(tr("Make this a panel of the figure on the page Figures"));
    column->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QPushButton::clicked, this, [this] {
        Q_EMIT addRequested(m_figure, m_recipe, m_redrawable);
        accept();
    });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, side);
    m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (write()) {
            accept();
        }
    });
    connect(choose, &QPushButton::clicked, this, &FigureDialog::chooseFile);
    connect(m_widths, &QComboBox::activated, this, &FigureDialog::widthChosen);
    connect(m_format, &QComboBox::activated, this, &FigureDialog::formatChosen);
    connect(m_width, &QDoubleSpinBox::valueChanged, this, [this](double width) {
        const auto preset = std::find(presetWidthsMm.begin(), presetWidthsMm.end(), width);
        m_widths->setCurrentIndex(static_cast<int>(preset - presetWidthsMm.begin()));
        refresh();
    });
    for (QDoubleSpinBox* box : {m_height, m_font}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &FigureDialog::refresh);
    }
    connect(m_title, &QCheckBox::toggled, this, &FigureDialog::refresh);
    connect(m_file, &QLineEdit::textChanged, this, &FigureDialog::refresh);
    return side;
}

void FigureDialog::widthChosen()
{
    const auto preset = static_cast<std::size_t>(m_widths->currentIndex());
    if (preset < presetWidthsMm.size()) {
        const QSignalBlocker quiet(m_width);
        m_width->setValue(presetWidthsMm[preset]);
        m_height->setValue(naturalHeightMm(m_figure, options()));
    }
    refresh();
}

void FigureDialog::formatChosen()
{
    const QFileInfo now(m_file->text());
    const auto format = static_cast<FigureFormat>(m_format->currentData().toInt());
    m_dpi->setEnabled(format == FigureFormat::Png);
    m_file->setText(besideFigure(now.filePath(), figureSuffix(format)));
    refresh();
}

FigureOptions FigureDialog::options() const
{
    FigureOptions options = m_recipe.options;
    options.widthMm = m_width->value();
    options.heightMm = m_height->value();
    options.fontPt = m_font->value();
    options.format = static_cast<FigureFormat>(m_format->currentData().toInt());
    options.dpi = m_dpi->value();
    options.title = m_title->isChecked();
    return options;
}

QString FigureDialog::file() const
{
    return m_file->text();
}

void FigureDialog::setFile(const QString& file)
{
    m_file->setText(file);
}

void FigureDialog::refresh()
{
    m_preview->show(&m_figure, options());
    m_export->setEnabled(!m_file->text().isEmpty());
    const auto name = [this](const QString& suffix) { return QFileInfo(besideFigure(m_file->text(), suffix)).fileName(); };
    m_beside->setText(m_redrawable ? tr("Beside it: %1 with the numbers, %2 to draw it again.")
                                         .arg(name(QStringLiteral("csv")), name(QStringLiteral("figure.json")))
                                   : tr("Beside it: %1 with the numbers.").arg(name(QStringLiteral("csv"))));
}

void FigureDialog::chooseFile()
{
    const QString suffix = figureSuffix(options().format);
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export figure"), m_file->text(),
                                                        tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    if (!chosen.isEmpty()) {
        m_file->setText(QFileInfo(chosen).suffix().isEmpty() ? chosen + QLatin1Char('.') + suffix : chosen);
    }
}

bool FigureDialog::write()
{
    FigureRecipe recipe = m_recipe;
    recipe.options = options();
    try {
        recipe.options.format = figureFormatOf(m_file->text());
        exportFigure(m_figure, recipe.options, m_file->text());
        if (m_redrawable) {
            io::writeFileAtomically(besideFigure(m_file->text(), QStringLiteral("figure.json")).toStdString(),
                                    toJson(recipe).toStdString());
        }
    } catch (const Error& error) {
        m_error->setText(tr("The figure was not written: %1").arg(QString::fromUtf8(error.what())));
        m_error->show();
        return false;
    }
    m_error->hide();
    Q_EMIT written(m_file->text());
    return true;
}

}  // namespace gg::widgets
