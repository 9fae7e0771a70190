#include "widgets/panels/pair_view.h"

#include "widgets/images/thumbnail_grid.h"
#include "widgets/panels/tool_buttons.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {

PairView::PairView(ImageProvider& images, Tools tools, QWidget* parent)
    : QWidget(parent)
    , m_images(images)
    , m_view(new ImageView(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (tools == Tools::Shown) {
        column->addWidget(makeTools());
    }
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(&images, &ImageProvider::ready, this, &PairView::take);
    connect(&images, &ImageProvider::failed, this, &PairView::fail);
}

QToolButton* PairView::makeButton(const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setMinimumSize(space::target, space::target);
    return button;
}

QWidget* PairView::makeTools()
{
    auto* bar = new QWidget(this);
    bar->setStyleSheet(toolButtonStyle());
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::medium, space::small, space::medium, space::small);
    row->setSpacing(space::small);
    auto* overlays = makeButton(tr("Overlays"), tr("Show labels over the picture (O)"));
    overlays->setCheckable(true);
    overlays->setChecked(true);
    auto* fill = makeButton(tr("Fill"), tr("Fill the shapes, or draw their outline only (L)"));
    fill->setCheckable(true);
    auto* opacity = new QSlider(Qt::Horizontal, bar);
    opacity->setRange(0, 100);
    opacity->setValue(m_view->overlayOpacity());
    opacity->setFixedWidth(100);
    opacity->setMinimumHeight(space::target);
    opacity->setToolTip(tr("Opacity of the labels ([ and ])"));
    opacity->setAccessibleName(tr("Opacity of the labels"));
    auto* fit = makeButton(tr("Fit"), tr("Fit the picture (F)"));
    auto* one = makeButton(tr("1:1"), tr("One picture pixel is one pixel of the screen (0)"));
    auto* object = makeButton(tr("Object"), tr("Zoom to the next object (Z)"));
    auto* zoom = new QLabel(bar);
    zoom->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("6400 %")));
    zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(overlays);
    row->addWidget(fill);
    row->addWidget(opacity);
    m_annotators = makeButton({}, tr("Whose mask is shown: everybody's, or one annotator's (N)"));
    m_annotators->hide();
    row->addWidget(m_annotators);
    row->addSpacing(space::medium);
    row->addWidget(fit);
    row->addWidget(one);
    row->addWidget(object);
    row->addStretch(1);
    row->addWidget(zoom);
    connect(m_annotators, &QToolButton::clicked, this, [this] { setAnnotator(m_annotator + 1 < annotators() ? m_annotator + 1 : -1); });
    connect(overlays, &QToolButton::toggled, m_view, &ImageView::setOverlaysVisible);
    connect(m_view, &ImageView::overlaysVisibleChanged, overlays, &QToolButton::setChecked);
    connect(fill, &QToolButton::toggled, m_view, [this](bool on) {
        m_view->setOverlayStyle(on ? ImageView::OverlayStyle::Fill : ImageView::OverlayStyle::Outline);
    });
    connect(m_view, &ImageView::overlayStyleChanged, fill,
            [fill](ImageView::OverlayStyle style) { fill->setChecked(style == ImageView::OverlayStyle::Fill); });
    connect(opacity, &QSlider::valueChanged, m_view, &ImageView::setOverlayOpacity);
    connect(m_view, &ImageView::overlayOpacityChanged, opacity, &QSlider::setValue);
    connect(fit, &QToolButton::clicked, m_view, &ImageView::fit);
    connect(one, &QToolButton::clicked, m_view, &ImageView::oneToOne);
    connect(object, &QToolButton::clicked, m_view, &ImageView::zoomToNextObject);
    connect(m_view, &ImageView::zoomChanged, zoom, [this, zoom](double scale) {
        zoom->setText(tr("%1 %").arg(QLocale().toString(scale * m_view->devicePixelRatioF() * 100, 'f', 0)));
    });
    return bar;
}

void PairView::setDataset(dataset::DatasetPtr dataset)
{
    m_dataset = std::move(dataset);
    showRecord(-1);
}

void PairView::showRecord(qsizetype record, int object)
{
    if (!m_dataset || record >= static_cast<qsizetype>(m_dataset->records.size())) {
        record = -1;
    }
    m_wantedObject = object;
    if (record >= 0 && record == m_record) {
        m_view->setSelectedObject(object);
        zoomToWanted();
        return;
    }
    m_record = record;
    m_next = -1;
    m_originalSize = {};
    m_marked.clear();
    m_view->setShapes({});
    m_masks.clear();
    m_view->setMask({});
    m_view->setFurtherMasks({});
    m_view->setImage({});
    m_view->setSelectedObject(object);
    m_view->setHoveredObject(-1);
    m_view->setMessage(record < 0 ? QString() : tr("Loading…"));
    showAnnotators();
    load();
}

void PairView::setMarkedObjects(QSet<int> objects)
{
    m_marked = std::move(objects);
    if (!m_view->image().isNull()) {
        applyShapes(m_originalSize.isEmpty() ? PictureKind::Reduced : PictureKind::Original);
    }
}

QStringList PairView::masksOf(qsizetype record) const
{
    QStringList masks;
    if (!m_dataset || m_dataset->format != dataset::Format::ImageMask || record < 0 || record >= static_cast<qsizetype>(m_dataset->records.size())) {
        return masks;
    }
    const dataset::Record& r = m_dataset->records[static_cast<std::size_t>(record)];
    if (r.state != dataset::LabelState::Missing) {
        masks << QString::fromStdString(m_dataset->absolute(r.label));
    }
    if (r.extras) {
        for (const std::string& label : r.extras->otherLabels) {
            masks << QString::fromStdString(m_dataset->absolute(label));
        }
    }
    return masks;
}

int PairView::annotators() const
{
    return static_cast<int>(masksOf(m_record).size());
}

void PairView::setAnnotator(int annotator)
{
    m_annotator = std::clamp(annotator, -1, std::max(-1, annotators() - 1));
    showMasks();
    showAnnotators();
}

void PairView::showMasks()
{
    const QStringList files = masksOf(m_record);
    const bool everybody = m_annotator < 0 || m_annotator >= files.size();
    m_view->setMask(m_masks.value(files.value(everybody ? 0 : m_annotator)));
    std::vector<QImage> others;
    for (qsizetype i = 1; everybody && i < files.size(); ++i) {
        others.push_back(m_masks.value(files[i]));
    }
    m_view->setFurtherMasks(others);
}

void PairView::showAnnotators()
{
    if (m_annotators) {
        m_annotators->setVisible(annotators() > 1);
        m_annotators->setText(m_annotator < 0 ? tr("All annotators") : tr("Annotator %1 of %2").arg(m_annotator + 1).arg(annotators()));
    }
}

QList<ImageRequest> PairView::requestsFor(qsizetype record) const
{
    QList<ImageRequest> requests;
    if (m_dataset && record >= 0 && record < static_cast<qsizetype>(m_dataset->records.size())) {
        const dataset::Record& r = m_dataset->records[static_cast<std::size_t>(record)];
        for (const QString& mask : masksOf(record)) {
            requests << ImageRequest{mask, 0, true};
        }
        requests << ImageRequest{QString::fromStdString(m_dataset->absolute(r.image)), 0, false};
    }
    return requests;
}

void PairView::prefetch(qsizetype record)
{
    m_next = record;
    if (!isVisible()) {
        return;
    }
    // First in the queue of "last asked, first served" is the record in sight.
    for (const ImageRequest& request : requestsFor(record)) {
        if (m_images.cached(request).isNull()) {
            m_images.request(request);
        }
    }
    if (m_originalSize.isEmpty()) {
        for (const ImageRequest& request : requestsFor(m_record)) {
            m_images.request(request);
        }
    }
}

void PairView::load()
{
    if (m_record < 0 || !isVisible()) {
        return;
    }
    const QList<ImageRequest> wanted = requestsFor(m_record);
    m_images.forgetAllBut(wanted + requestsFor(m_next));
    for (const ImageRequest& request : wanted) {
        if (const QImage image = m_images.cached(request); !image.isNull()) {
            take(request, image);
            continue;
        }
        if (!request.mask) {
            showQuickly();
        }
        m_images.request(request);
    }
}

void PairView::showQuickly()
{
    // A thumbnail that is there already, until the original has been decoded.
    const QString file = requestsFor(m_record).back().file;
    for (auto side = thumbnailSides.rbegin(); side != thumbnailSides.rend(); ++side) {
        const QImage image = m_images.cached({file, static_cast<int>(*side * devicePixelRatioF()), false});
        if (!image.isNull()) {
            m_view->setImage(image);
            applyShapes(PictureKind::Reduced);
            return;
        }
    }
}

void PairView::take(const ImageRequest& request, const QImage& image)
{
    if (!requestsFor(m_record).contains(request)) {
        return;
    }
    if (request.mask) {
        m_masks.insert(request.file, image);
        showMasks();
        return;
    }
    if (m_originalSize == image.size()) {
        return;
    }
    m_originalSize = image.size();
    m_view->setImage(image, ImageView::KeepZoom::Yes);
    applyShapes(PictureKind::Original);
    zoomToWanted();
    Q_EMIT originalArrived();
}

void PairView::fail(const ImageRequest& request, const QString& error)
{
    if (!requestsFor(m_record).contains(request)) {
        return;
    }
    m_view->setImage({});
    m_view->setMessage(error);
}

void PairView::applyShapes(PictureKind kind)
{
    if (!m_dataset || m_record < 0) {
        return;
    }
    auto shapes = recordShapes(*m_dataset, m_dataset->records[static_cast<std::size_t>(m_record)], m_view->image().size(), kind);
    for (OverlayShape& shape : shapes) {
        shape.marked = m_marked.contains(shape.object);
    }
    m_view->setShapes(std::move(shapes));
}

void PairView::zoomToWanted()
{
    if (m_wantedObject >= 0 && !m_originalSize.isEmpty()) {
        m_view->zoomToObject(m_wantedObject);
        m_wantedObject = -1;
    }
}

void PairView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // Another page may have had these requests forgotten meanwhile.
    if (m_originalSize.isEmpty()) {
        load();
    }
    if (m_next >= 0) {
        prefetch(m_next);
    }
}

}  // namespace gg::widgets
