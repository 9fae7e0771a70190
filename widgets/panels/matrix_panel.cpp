#include "widgets/panels/matrix_panel.h"

#include "widgets/panels/confused_pairs.h"
#include "widgets/panels/matrix_view.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

/// Below this many there is nothing to leave out.
constexpr std::size_t fewClasses = 13;

}  // namespace

MatrixPanel::MatrixPanel(QWidget* parent)
    : QWidget(parent)
    , m_choice(new QComboBox(this))
    , m_confusedOnly(new QToolButton(this))
    , m_export(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_matrix(new MatrixView(m_stack))
    , m_pairs(new ConfusedPairs(m_stack))
    , m_sentence(new QLabel(this))
{
    m_choice->addItems({tr("Matrix: share of the truth"), tr("Matrix: share of predicted"), tr("Matrix: counts"), tr("Confused pairs")});
    m_choice->setFrame(false);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    m_choice->setAccessibleName(tr("How the confusion matrix is shown"));
    m_choice->setToolTip(tr("Rows are the truth, columns what was predicted. In the matrix, arrows move, Enter shows the objects of a cell, + and − or Ctrl "
                            "and the wheel zoom, 0 shows everything."));
    m_confusedOnly->setText(tr("Most confused"));
    m_confusedOnly->setCheckable(true);
    m_confusedOnly->setToolTip(tr("Only the classes that are taken for one another most"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Write the matrix as a figure for a paper (E)"));
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_choice, 1);
    for (QToolButton* button : {m_confusedOnly, m_export}) {
        button->setAutoRaise(true);
        button->setMinimumHeight(space::target);
        head->addWidget(button);
    }
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->setContentsMargins(space::medium, 0, space::small, 2);
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_stack->addWidget(m_matrix);
    m_stack->addWidget(m_pairs);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_sentence);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &MatrixPanel::choose);
    connect(m_confusedOnly, &QToolButton::toggled, m_matrix, &MatrixView::setMostConfusedOnly);
    connect(m_export, &QToolButton::clicked, this, &MatrixPanel::exportFigure);
    connect(m_matrix, &MatrixView::exportRequested, this, &MatrixPanel::exportFigure);
    connect(m_matrix, &MatrixView::cellActivated, this, [this](MatrixCellPlace cell) {
        m_pairs->clearMark();
        Q_EMIT cellActivated(cell);
    });
    connect(m_matrix, &MatrixView::sentenceChanged, this, [this](const QString& text) {
        m_ofCell = text;
        showSentence();
    });
    connect(m_pairs, &ConfusedPairs::pairActivated, this, [this](const MatrixPair& pair) {
        m_matrix->setMarked({{pair.a, pair.b}, {pair.b, pair.a}});
        Q_EMIT pairActivated(pair);
    });
    setFigure(std::nullopt);
}

void MatrixPanel::setNote(const QString& note)
{
    m_note = note;
    showSentence();
}

void MatrixPanel::showSentence()
{
    const QString& text = m_ofCell.isEmpty() ? m_note : m_ofCell;
    m_sentence->setText(m_sentence->fontMetrics().elidedText(text, Qt::ElideRight, m_sentence->width() - space::medium - space::small));
    m_sentence->setToolTip(text);
}

void MatrixPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showSentence();
}

void MatrixPanel::setFigure(const std::optional<MatrixFigure>& figure, const QString& why)
{
    m_figure = figure;
    m_matrix->setFigure(figure, why);
    m_pairs->setFigure(m_figure ? &*m_figure : nullptr, why);
    const bool many = figure && figure->size() > fewClasses;
    m_confusedOnly->setVisible(many && m_choice->currentIndex() != Pairs);
    m_matrix->setMostConfusedOnly(many && m_confusedOnly->isChecked());
    m_export->setEnabled(figure.has_value());
}

void MatrixPanel::setShown(Shown shown)
{
    m_choice->setCurrentIndex(shown);
}

void MatrixPanel::choose(int shown)
{
    m_stack->setCurrentIndex(shown == Pairs ? 1 : 0);
    m_confusedOnly->setVisible(shown != Pairs && m_figure && m_figure->size() > fewClasses);
    m_sentence->setVisible(shown != Pairs);
    if (shown != Pairs) {
        m_matrix->setScale(shown == ShareOfTruth ? MatrixScale::ShareOfTruth : shown == ShareOfPredicted ? MatrixScale::ShareOfPredicted : MatrixScale::Counts);
    }
}

void MatrixPanel::setRemedy(std::function<QString(const MatrixPair&)> remedy)
{
    m_pairs->setRemedy(std::move(remedy));
}

void MatrixPanel::clearMarks()
{
    m_matrix->setMarked({});
    m_pairs->clearMark();
}

void MatrixPanel::exportFigure()
{
    if (m_figure) {
        Q_EMIT exportRequested(ClassMatrixFigure{.matrix = *m_figure, .scale = m_matrix->scale(), .classes = m_matrix->shownClasses()},
                               QStringLiteral("confusion_matrix"));
    }
}

}  // namespace gg::widgets
