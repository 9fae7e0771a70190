#include "widgets/panels/evaluation_overview.h"

#include "widgets/models/epoch_cursor.h"
#include "widgets/panels/matrix_view.h"

#include <QVBoxLayout>

namespace gg::widgets {

class EvaluationOverview::Parts {
public:
    evaluation::EvaluationPtr evaluation;
    std::shared_ptr<const evaluation::Reading> reading;
    evaluation::ReadingOptions options;
    MatrixView* matrix = nullptr;
};

EvaluationOverview::EvaluationOverview(EpochCursor&, QWidget* parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>())
{
    auto* layout = new QVBoxLayout(this);
    m_parts->matrix = new MatrixView(this);
    layout->addWidget(m_parts->matrix);
    connect(m_parts->matrix, &MatrixView::cellActivated, this, [this](MatrixCellPlace cell) {
        Q_EMIT selected(evaluation::MatrixCell{cell.truth, cell.predicted}, cellSentence(*m_parts->matrix->figure(), cell));
    });
}

EvaluationOverview::~EvaluationOverview() = default;

void EvaluationOverview::setEvaluation(evaluation::EvaluationPtr evaluation, std::shared_ptr<const evaluation::Reading> reading)
{
    m_parts->evaluation = std::move(evaluation);
    setReading(std::move(reading));
}

void EvaluationOverview::setReading(std::shared_ptr<const evaluation::Reading> reading)
{
    m_parts->reading = std::move(reading);
    if (!m_parts->evaluation || !m_parts->reading || !m_parts->reading->confusion) {
        m_parts->matrix->setFigure(std::nullopt, tr("Choose predictions to see how they compare with the truth."));
        return;
    }
    QStringList names;
    for (const std::string& name : m_parts->evaluation->loaded.set.classNames) {
        names << QString::fromStdString(name);
    }
    m_parts->matrix->setFigure(matrixFigure(*m_parts->reading->confusion, names));
}

void EvaluationOverview::setEpochs(std::vector<EpochScores>) {}

evaluation::ReadingOptions EvaluationOverview::options() const
{
    return m_parts->options;
}

void EvaluationOverview::setOptions(const evaluation::ReadingOptions& options)
{
    m_parts->options = options;
}

void EvaluationOverview::clearSelection()
{
    m_parts->matrix->setMarked({});
}

}  // namespace gg::widgets
