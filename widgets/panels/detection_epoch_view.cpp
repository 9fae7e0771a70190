#include "widgets/panels/detection_epoch_view.h"

#include "widgets/charts/chart_look.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/bar_panel.h"
#include "widgets/charts/evaluation_bars.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/matrix_panel.h"
#include "widgets/panels/matrix_view.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <array>

namespace gg::widgets {
namespace {

/// As selectionFromText() knows the kinds of error.
constexpr std::array<const char*, 6> errorIds{"class", "location", "both", "duplicate", "background", "missed"};

QString classOrBackground(const MatrixFigure& figure, std::size_t index)
{
    return figure.isBackground(index) ? QStringLiteral("background") : figure.label(index);
}

}  // namespace

MatrixFigure matrixOf(const runs::DetectionEpoch& detail, const QString& run)
{
    MatrixFigure figure{.title = DetectionEpochView::tr("%1, epoch %2").arg(run).arg(detail.epoch), .labels = {}, .counts = {}};
    for (const runs::ClassScore& one : detail.classes) {
        figure.labels << QString::fromStdString(one.name);
    }
    figure.labels << DetectionEpochView::tr("background");
    figure.counts.assign(detail.confusion.begin(), detail.confusion.end());
    return figure;
}

DetectionEpochView::DetectionEpochView(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_matrix(new MatrixPanel(this))
    , m_errorsTitle(new QLabel(tr("Points of AP50 that errors cost"), this))
    , m_errors(new BarPanel(tr("What each kind of error costs"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, space::medium);
    layout->setSpacing(space::small);
    m_title->setTextFormat(Qt::RichText);
    m_matrix->setMinimumHeight(230);
    m_matrix->setNote(tr("At confidence 0.25, paired above IoU 0.45"));
    layout->addWidget(m_title);
    layout->addWidget(m_matrix, 1);
    layout->addWidget(m_errorsTitle);
    layout->addWidget(m_errors);
    connect(&m_matrix->matrix(), &MatrixView::cellActivated, this, [this](MatrixCellPlace cell) {
        const MatrixFigure& figure = *m_matrix->figure();
        Q_EMIT evaluateRequested(QStringLiteral("matrix:%1:%2").arg(classOrBackground(figure, cell.truth), classOrBackground(figure, cell.predicted)));
    });
    connect(m_matrix, &MatrixPanel::exportRequested, this, [this] { Q_EMIT exportRequested(*m_matrix->figure()); });
    connect(m_errors, &BarPanel::activated, this, [this](int row) {
        Q_EMIT evaluateRequested(QStringLiteral("errors:%1").arg(QLatin1String(errorIds.at(static_cast<std::size_t>(row)))));
    });
}

void DetectionEpochView::show(const RunEntry& run, const DetectionEpochPtr& detail, int cursor, const QString& why)
{
    m_detail = detail;
    const QString name = QString::fromStdString(run.info.name);
    const QString square = QStringLiteral("<font color='%1'>■</font> ").arg(onBackground(run.colour, theme().dark).name());
    m_title->setText(square + (detail && detail->epoch != cursor ? tr("%1, epoch %2").arg(name.toHtmlEscaped()).arg(detail->epoch) : name.toHtmlEscaped()));
    m_title->setToolTip(detail && detail->epoch != cursor ? tr("Nothing was measured in epoch %1: this is the last one before it.").arg(cursor) : QString());
    const bool counted = detail && !detail->confusion.empty();
    m_matrix->setFigure(counted ? std::optional(matrixOf(*detail, name)) : std::nullopt,
                        detail ? tr("No matrix was kept of this epoch.") : why);
    const bool gains = detail && !detail->errorGains.empty();
    m_errorsTitle->setVisible(gains);
    m_errors->setVisible(gains);
    if (gains) {
        m_errors->setRows(errorGainRows(detail->errorGains));
    }
}

}  // namespace gg::widgets
