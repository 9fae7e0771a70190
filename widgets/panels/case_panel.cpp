#include "widgets/panels/case_panel.h"

#include "widgets/images/case_grid.h"
#include "widgets/images/case_overlay.h"
#include "widgets/images/image_view.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/tool_buttons.h"
#include "widgets/theme/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace gg::widgets {

CasePanel::CasePanel(EvaluationState& state, SampleFilter& filter, ImageProvider& images, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_filter(filter)
    , m_images(images)
    , m_model(new CaseModel(this))
    , m_stack(new QStackedWidget(this))
    , m_hint(new QLabel(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_grid(new CaseGrid(images, m_splitter))
    , m_view(new ImageView(m_splitter))
{
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(space::large);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(6);
    m_splitter->addWidget(m_grid);
    m_splitter->addWidget(buildPicture());
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({300, 450});
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_splitter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_stack, 1);

    m_grid->setModel(m_model);
    connect(m_grid, &CaseGrid::currentChanged, this, &CasePanel::showCase);
    connect(m_grid, &CaseGrid::opened, this, [this] {
        zoomToCase();
        m_view->setFocus();
    });
    connect(m_grid, &CaseGrid::asked, this, &CasePanel::askForPicture);
    connect(&images, &ImageProvider::ready, this, &CasePanel::takePicture);
    connect(&images, &ImageProvider::failed, this, [this](const ImageRequest& request, const QString& error) {
        if (request.file == m_file && request.side == 0 && !request.mask) {
            m_shown = true;
            m_view->setImage({});
            m_view->setMessage(error);
        }
    });
    connect(&state, &EvaluationState::selectionChanged, this, &CasePanel::refresh);
    connectKeys();
    refresh();
}

QWidget* CasePanel::buildHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(space::medium, space::small, space::small, space::small);
    row->setSpacing(space::small);
    m_sentence = new QLabel(head);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_toDataset = new QPushButton(tr("Show in &Dataset"), head);
    m_toDataset->setToolTip(tr("Show exactly these images on the Dataset page (D)"));
    row->addWidget(m_sentence, 1);
    row->addWidget(m_toDataset, 0, Qt::AlignTop);
    connect(m_toDataset, &QPushButton::clicked, this, &CasePanel::showInDataset);
    return head;
}

QWidget* CasePanel::buildPicture()
{
    auto* area = new QWidget(m_splitter);
    auto* bar = new QWidget(area);
    bar->setStyleSheet(toolButtonStyle());
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::medium, space::small, space::small, space::small);
    row->setSpacing(space::small);
    m_caption = new QLabel(area);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_caption->setContentsMargins(space::medium, space::small, space::medium, space::small);
    const auto button = [&](const QString& text, const QString& tip) {
        auto* made = new QToolButton(bar);
        made->setText(text);
        made->setToolTip(tip);
        made->setMinimumSize(space::target, space::target);
        row->addWidget(made);
        return made;
    };
    m_truthButton = button(tr("Truth"), tr("Show what is labelled (G)"));
    m_predictionButton = button(tr("Predictions"), tr("Show what is predicted (P)"));
    for (QToolButton* layer : {m_truthButton, m_predictionButton}) {
        layer->setCheckable(true);
        layer->setChecked(true);
        connect(layer, &QToolButton::toggled, this, &CasePanel::showLayers);
    }
    row->addStretch(1);
    auto* object = button(tr("Object"), tr("Zoom to the object (Z)"));
    auto* fit = button(tr("Fit"), tr("Fit the picture (F)"));
    connect(object, &QToolButton::clicked, this, &CasePanel::zoomToCase);
    connect(fit, &QToolButton::clicked, this, [this] {
        m_zoomToCase = false;
        m_view->fit();
    });
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_view, 1);
    column->addWidget(m_caption);
    return area;
}

void CasePanel::connectKeys()
{
    const auto key = [this](const QKeySequence& sequence, auto&& action) {
        auto* shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    key(Qt::Key_Left, [this] { step(-1); });
    key(Qt::Key_Right, [this] { step(1); });
    key(Qt::Key_G, [this] { m_truthButton->toggle(); });
    key(Qt::Key_P, [this] { m_predictionButton->toggle(); });
    key(Qt::Key_O, [this] { m_view->setOverlaysVisible(!m_view->overlaysVisible()); });
    key(Qt::Key_Z, [this] { zoomToCase(); });
    key(Qt::Key_F, [this] {
        m_zoomToCase = false;
        m_view->fit();
    });
    key(Qt::Key_D, [this] { showInDataset(); });
}

QList<QPair<QString, QString>> CasePanel::shortcuts()
{
    return {{QStringLiteral("←  →"), tr("Previous and next object behind the selection")},
            {QStringLiteral("O"), tr("Overlays on and off")},
            {QStringLiteral("G"), tr("What is labelled on and off")},
            {QStringLiteral("P"), tr("Predictions on and off")},
            {QStringLiteral("Z  F"), tr("Zoom to the object, fit the picture")},
            {QStringLiteral("D"), tr("Show these images on the Dataset page")}};
}

QString CasePanel::sentence() const
{
    return m_sentence->text();
}

int CasePanel::current() const
{
    return m_grid->current();
}

void CasePanel::setCurrent(int row)
{
    m_grid->setCurrent(row);
}

void CasePanel::setComparedNames(const ComparedNames& names)
{
    m_names = names;
    refreshSentence();
}

void CasePanel::refreshSentence()
{
    const bool any = m_state.reading() && !std::holds_alternative<std::monostate>(m_state.selected().selection);
    m_sentence->setText(any ? selectionSentence(m_state.selected(), *m_state.evaluation(), *m_state.reading(), m_names)
                            : tr("The images behind your click"));
}

void CasePanel::refreshEmpty()
{
    const bool nothingSelected = std::holds_alternative<std::monostate>(m_state.selected().selection);
    m_hint->setText(nothingSelected ? tr("Click a cell of the matrix, a bar, a point of a curve or a class: its images are shown here, worst first.")
                                    : tr("No object is behind this where the sliders stand."));
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    m_toDataset->setEnabled(m_model->rowCount() > 0);
}

void CasePanel::refresh()
{
    const std::optional<evaluation::Case> before = m_case;
    m_refreshing = true;
    m_model->setCases(m_state.evaluation(), m_state.selected().cases);
    refreshSentence();
    refreshEmpty();
    // A slider that moves takes nobody away from the object that is looked at while it is still among them.
    if (before) {
        m_grid->setCurrent(m_model->rowOf(*before));
    }
    m_refreshing = false;
    showCase(m_grid->current());
}

void CasePanel::showCase(int row)
{
    if (m_refreshing) {
        return;
    }
    const evaluation::Case* one = m_model->caseAt(row);
    if (one == nullptr || !m_state.reading()) {
        m_case.reset();
        m_file.clear();
        m_shapes.clear();
        m_view->setShapes({});
        m_view->setImage({});
        return;
    }
    m_case = *one;
    const QString file = m_model->imageFile(one->image);
    if (file != m_file) {
        m_file = file;
        m_shown = false;
        askForPicture();
    }
    redraw();
    if (m_shown && m_zoomToCase) {
        zoomToCase();
    }
    const QLocale locale;
    m_caption->setText(tr("%1 of %2 · %3").arg(locale.toString(row + 1), locale.toString(m_model->rowCount()), QFileInfo(file).fileName()));
    m_caption->setToolTip(m_model->index(row).data(Qt::ToolTipRole).toString());
}

void CasePanel::redraw()
{
    m_shapes = caseShapes(*m_state.evaluation(), *m_state.reading(), m_case->image, &*m_case);
    showLayers();
}

void CasePanel::showLayers()
{
    m_view->setShapes(layersOf(m_shapes, m_truthButton->isChecked(), m_predictionButton->isChecked()));
}

void CasePanel::askForPicture()
{
    if (m_shown || m_file.isEmpty()) {
        return;
    }
    const ImageRequest request{.file = m_file, .side = 0, .mask = false};
    if (const QImage image = m_images.cached(request); !image.isNull()) {
        takePicture(request, image);
    } else {
        m_view->setImage({});
        m_view->setMessage(tr("Loading…"));
        m_images.request(request);
    }
}

void CasePanel::takePicture(const ImageRequest& request, const QImage& image)
{
    if (m_shown || request.file != m_file || request.side != 0 || request.mask) {
        return;
    }
    m_shown = true;
    m_view->setImage(image);
    if (m_zoomToCase) {
        zoomToCase();
    }
}

void CasePanel::zoomToCase()
{
    if (!m_case) {
        return;
    }
    m_zoomToCase = true;
    const QRectF box = caseRect(*m_state.evaluation(), *m_case);
    // A tiny object is not blown up until nothing around it can be recognised.
    const double least = std::max(m_view->image().width(), m_view->image().height()) / 10.0;
    const double padX = std::max(0.0, (least - box.width()) / 2);
    const double padY = std::max(0.0, (least - box.height()) / 2);
    m_view->zoomTo(box.adjusted(-padX, -padY, padX, padY));
}

void CasePanel::step(int by)
{
    m_grid->setCurrent(m_grid->current() + by);
}

void CasePanel::showInDataset()
{
    const QStringList images = m_model->images();
    if (!images.isEmpty()) {
        m_filter.set(images, m_sentence->text());
        Q_EMIT imagesRequested();
    }
}

}  // namespace gg::widgets
