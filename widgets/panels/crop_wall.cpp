#include "widgets/panels/crop_wall.h"

#include "widgets/models/object_model.h"
#include "widgets/models/review_session.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/tool_buttons.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

const QString workName = QStringLiteral("crops");
/// Sets of up to this many images are searched at once: nothing flickers.
constexpr std::size_t soon = 20000;

}  // namespace

CropWall::CropWall(ImageProvider& images, BackgroundWork& work, QWidget* parent)
    : QWidget(parent)
    , m_work(work)
    , m_progress(new ProgressRow(this))
    , m_stack(new QStackedWidget(this))
    , m_grid(new CropGrid(images))
    , m_empty(new EmptyState(tr("No object meets this filter."), tr("Clear the filter")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTools());
    column->addWidget(makeNotice());
    column->addWidget(m_progress);
    m_grid->setObjectName(QStringLiteral("crops"));
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    column->addWidget(makeVerdicts());
    setFocusProxy(m_grid);
    connect(m_grid, &CropGrid::opened, this, [this](std::int64_t index) {
        const Crop* crop = m_grid->cropAt(index);
        Q_EMIT opened(crop->record, static_cast<int>(crop->object));
    });
    connect(m_grid, &CropGrid::judged, this, &CropWall::judge);
    connect(m_grid, &CropGrid::undoRequested, this, &CropWall::undoRequested);
    connect(m_grid, &CropGrid::selectionChanged, this, &CropWall::showSelection);
    connect(m_empty, &EmptyState::clicked, this, &CropWall::clearRequested);
    connect(m_progress, &ProgressRow::cancelRequested, this, &CropWall::cancelRequested);
    showSelection();
}

QWidget* CropWall::makeTools()
{
    auto* bar = new QWidget;
    bar->setStyleSheet(toolButtonStyle());
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::medium, 0, space::medium, space::small);
    row->setSpacing(space::medium);
    m_class = new QComboBox;
    m_class->setToolTip(tr("Objects of which class"));
    m_class->setAccessibleName(tr("Class"));
    m_class->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_class->setMinimumContentsLength(12);
    m_class->setPlaceholderText(tr("Several classes"));
    m_order = new QComboBox;
    m_order->setToolTip(tr("What the objects are ordered by"));
    m_order->setAccessibleName(tr("Order of the objects"));
    const std::array orders{std::pair{CropOrder::Side, tr("Size")},           std::pair{CropOrder::Aspect, tr("Aspect ratio")},
                            std::pair{CropOrder::Margin, tr("Margin of the box")}, std::pair{CropOrder::Sharpness, tr("Sharpness")},
                            std::pair{CropOrder::Disagreement, tr("Disagreement with predictions")}, std::pair{CropOrder::Class, tr("Class")},
                            std::pair{CropOrder::Dataset, tr("As in the set")}};
    for (const auto& [value, name] : orders) {
        m_order->addItem(name, QVariant::fromValue(value));
    }
    m_direction = new QToolButton;
    m_direction->setText(QStringLiteral("↑"));
    m_direction->setCheckable(true);
    m_direction->setMinimumSize(space::target, space::target);
    m_direction->setToolTip(tr("Largest first"));
    m_direction->setAccessibleName(tr("Largest first"));
    m_context = new QSlider(Qt::Horizontal);
    m_context->setRange(0, 150);
    m_context->setSingleStep(5);
    m_context->setPageStep(25);
    m_context->setValue(25);
    m_context->setFixedWidth(100);
    m_context->setMinimumHeight(space::target);
    m_context->setToolTip(tr("How much is shown around the object"));
    m_context->setAccessibleName(tr("Surroundings of the object"));
    auto* around = new QLabel(tr("Around"));
    around->setBuddy(m_context);
    row->addWidget(m_class, 1);
    row->addWidget(m_order, 1);
    row->addWidget(m_direction);
    m_boxes = new QToolButton;
    m_boxes->setText(tr("Boxes"));
    m_boxes->setCheckable(true);
    m_boxes->setChecked(true);
    m_boxes->setMinimumHeight(space::target);
    m_boxes->setToolTip(tr("Draw the box over the crop (O)"));
    row->addStretch(1);
    row->addWidget(m_boxes);
    row->addWidget(around);
    row->addWidget(m_context);
    connect(m_class, &QComboBox::activated, this, [this](int index) {
        Q_EMIT classChosen(index == 0 ? std::nullopt : std::optional(m_class->itemData(index).toInt()));
    });
    connect(m_boxes, &QToolButton::toggled, this, [this](bool visible) { m_grid->setBoxesVisible(visible); });
    const auto reorder = [this] {
        m_direction->setText(descending() ? QStringLiteral("↓") : QStringLiteral("↑"));
        refind();
        Q_EMIT viewChanged();
    };
    connect(m_order, &QComboBox::currentIndexChanged, this, reorder);
    connect(m_direction, &QToolButton::toggled, this, reorder);
    connect(m_context, &QSlider::valueChanged, this, [this](int percent) {
        m_grid->setContext(percent / 100.0);
        Q_EMIT viewChanged();
    });
    return bar;
}

QWidget* CropWall::makeNotice()
{
    m_notice = new QWidget;
    m_notice->setStyleSheet(toolButtonStyle());
    auto* row = new QHBoxLayout(m_notice);
    row->setContentsMargins(space::large, 0, space::medium, space::small);
    m_noticeText = new QLabel;
    m_noticeText->setWordWrap(true);
    m_measure = new QToolButton;
    m_measure->setText(tr("Measure now"));
    m_measure->setMinimumHeight(space::target);
    m_measure->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(m_noticeText, 1);
    row->addWidget(m_measure);
    m_notice->hide();
    connect(m_measure, &QToolButton::clicked, this, &CropWall::measureRequested);
    return m_notice;
}

QWidget* CropWall::makeVerdicts()
{
    auto* bar = new QWidget;
    bar->setStyleSheet(toolButtonStyle());
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::large, space::small, space::medium, space::small);
    row->setSpacing(space::small);
    m_selected = new QLabel;
    m_selected->setTextFormat(Qt::PlainText);
    m_selected->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_selected, 1);
    const std::array<QString, audit::verdictCount> names{tr("good"), tr("missing"), tr("class"), tr("loose"), tr("cuts"), tr("pair"), tr("other")};
    for (std::size_t i = 0; i < m_verdicts.size(); ++i) {
        const auto verdict = static_cast<audit::Verdict>(i);
        auto* button = new QToolButton;
        button->setText(QStringLiteral("%1 %2").arg(i + 1).arg(names[i]));
        button->setToolTip(tr("Judge the chosen objects: %1 (%2)").arg(verdictName(verdict)).arg(i + 1));
        button->setAccessibleName(verdictName(verdict));
        button->setMinimumHeight(space::target);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, verdict] { judge(verdict); });
        m_verdicts[i] = button;
        row->addWidget(button);
    }
    m_undo = new QToolButton;
    m_undo->setText(QStringLiteral("⌫"));
    m_undo->setToolTip(tr("Take back the last verdict (Backspace)"));
    m_undo->setAccessibleName(tr("Undo"));
    m_undo->setMinimumSize(space::target, space::target);
    m_undo->setFocusPolicy(Qt::TabFocus);
    connect(m_undo, &QToolButton::clicked, this, &CropWall::undoRequested);
    row->addWidget(m_undo);
    return bar;
}

CropOrder CropWall::order() const
{
    return m_order->currentData().value<CropOrder>();
}

bool CropWall::descending() const
{
    return m_direction->isChecked();
}

void CropWall::setOrder(CropOrder order, bool descending)
{
    {
        const QSignalBlocker orderBlocked(m_order);
        const QSignalBlocker directionBlocked(m_direction);
        for (int i = 0; i < m_order->count(); ++i) {
            if (m_order->itemData(i).value<CropOrder>() == order) {
                m_order->setCurrentIndex(i);
            }
        }
        m_direction->setChecked(descending);
        m_direction->setText(descending ? QStringLiteral("↓") : QStringLiteral("↑"));
    }
    refind();
}

int CropWall::context() const
{
    return m_context->value();
}

void CropWall::setContext(int percent)
{
    m_context->setValue(percent);
}

void CropWall::find(const RecordSnapshot& set, const RecordQuery& query, std::optional<std::vector<std::size_t>> only)
{
    const bool other = set.dataset != m_set.dataset;
    m_set = set;
    m_query = query;
    m_only = std::move(only);
    if (other) {
        m_measures = {};
        m_progress->finish();
        fillClasses();
    }
    showClass();
    refind();
}

void CropWall::fillClasses()
{
    const QSignalBlocker blocked(m_class);
    m_class->clear();
    m_class->addItem(tr("All classes"));
    const int names = m_set.dataset ? static_cast<int>(m_set.dataset->classNames.size()) : 0;
    for (int id = 0; id < names; ++id) {
        QPixmap swatch(14, 14);
        swatch.fill(classColour(id));
        m_class->addItem(QIcon(swatch), className(*m_set.dataset, id), id);
    }
}

void CropWall::showClass()
{
    // More than one class, or one beside the names, is what only the search can say.
    std::vector<std::int32_t> ids;
    for (const QueryTerm& term : m_query.terms) {
        if (term.kind == QueryTerm::Kind::Class && !term.negated) {
            ids.insert(ids.end(), term.ids.begin(), term.ids.end());
        }
    }
    const QSignalBlocker blocked(m_class);
    m_class->setCurrentIndex(ids.empty() ? 0 : ids.size() == 1 ? m_class->findData(ids.front()) : -1);
}

void CropWall::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        refind();
    }
}

void CropWall::refind()
{
    m_work.cancel(workName);
    // Nobody looks: the index of ten million objects is not made for nothing.
    m_stale = !isVisible();
    if (m_stale || !m_set.dataset) {
        return;
    }
    const CropOrder by = order();
    const bool known = m_measures.knows(by);
    m_notice->setVisible(!known);
    m_measure->setVisible(by != CropOrder::Disagreement);
    m_noticeText->setText(by == CropOrder::Disagreement ? tr("There are no predictions for these images: open a run that has some.")
                          : by == CropOrder::Margin     ? tr("How far each box lies from the edge of its object has not been measured yet.")
                                                        : tr("How sharp each object is has not been measured yet."));
    auto crops = std::make_shared<std::vector<Crop>>();
    BackgroundWork& runner = m_set.dataset->records.size() <= soon ? m_atOnce : m_work;
    runner.run(
        workName,
        [crops, set = m_set, measures = m_measures,
         query = CropQuery{.query = m_query, .only = m_only, .order = known ? by : CropOrder::Dataset, .descending = descending()}](
            JobControl& control) { *crops = findCrops(set, measures, query, control); },
        [this, crops] { take(crops); });
}

void CropWall::take(std::shared_ptr<std::vector<Crop>> crops)
{
    const bool some = !crops->empty();
    const bool filtered = !m_query.terms.empty() || m_only;
    m_empty->setSentence(filtered ? tr("No object meets this filter.") : tr("This data set has no labelled objects."));
    m_empty->button()->setVisible(filtered);
    m_stack->setCurrentIndex(some ? 0 : 1);
    m_grid->setCrops(m_set, std::move(crops), m_measures.knows(order()) ? order() : CropOrder::Dataset);
    Q_EMIT counted(m_grid->count());
}

void CropWall::setMeasures(const ObjectMeasures& measures)
{
    m_measures = measures;
    if (order() == CropOrder::Margin || order() == CropOrder::Sharpness || order() == CropOrder::Disagreement) {
        refind();
    }
}

void CropWall::setReviews(ObjectReviews reviews)
{
    m_saved = true;
    m_grid->setReviews(std::move(reviews));
}

void CropWall::setProgress(const QString& what, quint64 done, quint64 total)
{
    m_progress->setProgress(what, done, total);
    m_measure->setEnabled(false);
}

void CropWall::finishMeasuring()
{
    m_progress->finish();
    m_measure->setEnabled(true);
}

void CropWall::showSelection()
{
    const std::int64_t chosen = m_grid->selection().size();
    m_selected->setText(chosen > mostJudged
                            ? tr("%1 chosen; at most %2 can be judged at once").arg(QLocale().toString(qlonglong(chosen)), QLocale().toString(qlonglong(mostJudged)))
                            : tr("%Ln chosen", nullptr, static_cast<int>(chosen)));
    for (QToolButton* button : m_verdicts) {
        button->setEnabled(chosen > 0 && chosen <= mostJudged);
    }
}

void CropWall::judge(audit::Verdict verdict)
{
    const IndexRanges& selection = m_grid->selection();
    if (selection.empty() || selection.size() > mostJudged) {
        return;
    }
    std::vector<audit::ObjectKey> objects;
    for (const IndexRanges::Range& range : selection.ranges()) {
        for (std::int64_t i = range.from; i < range.to; ++i) {
            const Crop& crop = *m_grid->cropAt(i);
            objects.push_back({m_set.dataset->records[crop.record].image, crop.object});
        }
    }
    m_saved = false;
    Q_EMIT judged(verdict, objects);
    // One after the other by a key each; several stay chosen, for a second look. Nothing moves when the verdict was not saved.
    if (m_saved && objects.size() == 1) {
        m_grid->moveOn();
    }
}

}  // namespace gg::widgets
