#include "widgets/panels/detection_images.h"

#include "widgets/charts/chart_look.h"
#include "widgets/images/case_overlay.h"
#include "widgets/images/image_view.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/selection_text.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int thumbSide = 96;
constexpr int usualConfidence = 25;
/// More runs side by side are too small to be looked at.
constexpr std::size_t mostViews = 4;

using evaluation::CaseKind;

QString number(double value)
{
    return QLocale().toString(value, 'f', 2);
}

QRectF rectOf(const metrics::Box& box)
{
    return {box.x, box.y, box.width, box.height};
}

CaseKind kindOfTruth(const evaluation::FollowedImages& images, std::size_t truth, double confidence)
{
    if (!images.set.truths[truth].counts()) {
        return CaseKind::Ignored;
    }
    const std::uint32_t by = images.matching.detectionOf[truth];
    return by != metrics::none && images.set.detections[by].score >= confidence ? CaseKind::TruePositive : CaseKind::FalseNegative;
}

CaseKind kindOfDetection(const evaluation::FollowedImages& images, std::size_t detection)
{
    switch (images.matching.outcomes[detection]) {
    case metrics::Outcome::TruePositive:
        return CaseKind::TruePositive;
    case metrics::Outcome::FalsePositive:
        return CaseKind::FalsePositive;
    case metrics::Outcome::Ignored:
        break;
    }
    return CaseKind::Ignored;
}

QString className(const evaluation::FollowedImages& images, std::int32_t label)
{
    const auto index = static_cast<std::size_t>(label);
    return index < images.set.classNames.size() ? QString::fromStdString(images.set.classNames[index]) : DetectionImages::tr("class %1").arg(label);
}

OverlayShape truthShape(const evaluation::FollowedImages& images, std::size_t index, CaseKind kind)
{
    const metrics::Truth& truth = images.set.truths[index];
    OverlayShape shape{.box = rectOf(truth.box), .colour = caseColour(CaseLayer::Truth, kind), .ignored = kind == CaseKind::Ignored};
    const QString name = className(images, truth.classId);
    const bool missed = kind == CaseKind::FalseNegative;
    shape.label = missed ? DetectionImages::tr("FN %1").arg(name) : name;
    shape.shortLabel = missed ? caseKindText(kind) : QString();
    return shape;
}

OverlayShape detectionShape(const evaluation::FollowedImages& images, std::size_t index)
{
    const metrics::Detection& detection = images.set.detections[index];
    const CaseKind kind = kindOfDetection(images, index);
    OverlayShape shape{.box = rectOf(detection.box), .colour = caseColour(CaseLayer::Prediction, kind), .ignored = kind == CaseKind::Ignored};
    shape.dashed = true;
    shape.labelBelow = true;
    shape.label = QStringLiteral("%1 %2 %3").arg(caseKindText(kind), className(images, detection.classId), number(detection.score));
    shape.shortLabel = kind == CaseKind::FalsePositive ? QStringLiteral("%1 %2").arg(className(images, detection.classId), number(detection.score)) : QString();
    return shape;
}

}  // namespace

std::vector<OverlayShape> followedShapes(const evaluation::FollowedImages& images, std::size_t image, double confidence)
{
    std::vector<OverlayShape> shapes;
    for (std::size_t i = images.set.truthBegin[image]; i < images.set.truthBegin[image + 1]; ++i) {
        shapes.push_back(truthShape(images, i, kindOfTruth(images, i, confidence)));
        shapes.back().object = static_cast<int>(shapes.size()) - 1;
    }
    for (std::size_t i = images.set.detectionBegin[image]; i < images.set.detectionBegin[image + 1]; ++i) {
        if (images.set.detections[i].score >= confidence) {
            shapes.push_back(detectionShape(images, i));
            shapes.back().object = static_cast<int>(shapes.size()) - 1;
        }
    }
    return shapes;
}

QString followedText(const evaluation::FollowedImages& images, std::size_t image, double confidence)
{
    int objects = 0;
    int found = 0;
    int wrong = 0;
    for (std::size_t i = images.set.truthBegin[image]; i < images.set.truthBegin[image + 1]; ++i) {
        const CaseKind kind = kindOfTruth(images, i, confidence);
        objects += kind == CaseKind::Ignored ? 0 : 1;
        found += kind == CaseKind::TruePositive ? 1 : 0;
    }
    for (std::size_t i = images.set.detectionBegin[image]; i < images.set.detectionBegin[image + 1]; ++i) {
        wrong += images.set.detections[i].score >= confidence && kindOfDetection(images, i) == CaseKind::FalsePositive ? 1 : 0;
    }
    return DetectionImages::tr("%1 of %2 found, %3 false").arg(found).arg(objects).arg(wrong);
}

DetectionImages::DetectionImages(ImageProvider& images, QWidget* parent)
    : QWidget(parent)
    , m_images(images)
    , m_list(new QListWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    m_list->setAccessibleName(tr("Followed images"));
    m_list->setToolTip(tr("Validation images that are looked at in every epoch; Enter or a double click shows one in the data set"));
    m_list->setIconSize(QSize(thumbSide, thumbSide * 3 / 4));
    m_list->setFixedWidth(thumbSide + 38);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_splitter->setChildrenCollapsible(false);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(buildBar());
    right->addWidget(m_splitter, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(m_list);
    layout->addLayout(right, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        askForPicture();
        redraw();
    });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) { Q_EMIT imageActivated(item->data(Qt::UserRole).toString()); });
    connect(&m_images, &ImageProvider::ready, this, &DetectionImages::takePicture);
    connect(&m_images, &ImageProvider::failed, this, [this](const ImageRequest& request, const QString& error) {
        if (request.file == m_file && request.side == 0 && !request.mask) {
            for (ImageView* view : m_views) {
                view->setMessage(error);
            }
        }
    });
}

QWidget* DetectionImages::buildBar()
{
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, space::small, 0);
    m_confidenceLabel = new QLabel(bar);
    m_confidenceLabel->setMinimumWidth(fontMetrics().horizontalAdvance(tr("Confidence from %1").arg(number(0.88))) + space::small);
    m_slider = new QSlider(Qt::Horizontal, bar);
    m_slider->setRange(1, 99);
    m_slider->setPageStep(5);
    m_slider->setMinimumHeight(space::target);
    m_slider->setMaximumWidth(260);
    m_slider->setAccessibleName(tr("Confidence"));
    m_slider->setToolTip(tr("Predictions below this confidence are not drawn, and count as not made"));
    const auto toggle = [&](const QString& text, const QString& tip) {
        auto* button = new QToolButton(bar);
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setChecked(true);
        button->setMinimumHeight(space::target);
        connect(button, &QToolButton::toggled, this, &DetectionImages::redraw);
        return button;
    };
    m_truth = toggle(tr("Truth"), tr("Green: found, yellow: missed"));
    m_predictions = toggle(tr("Predictions"), tr("Blue: right, vermilion: wrong; by IoU 0.5"));
    layout->addWidget(m_confidenceLabel);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_truth);
    layout->addWidget(m_predictions);
    layout->addStretch();
    connect(m_slider, &QSlider::valueChanged, this, &DetectionImages::redraw);
    m_slider->setValue(usualConfidence);
    return bar;
}

double DetectionImages::confidence() const
{
    return m_slider->value() / 100.0;
}

void DetectionImages::setConfidence(double confidence)
{
    m_slider->setValue(qRound(confidence * 100));
}

int DetectionImages::current() const
{
    return m_list->currentRow();
}

void DetectionImages::setCurrent(int image)
{
    m_list->setCurrentRow(image);
}

QString DetectionImages::caption(std::size_t view) const
{
    return m_captions[view]->toolTip();
}

void DetectionImages::setShown(const std::vector<Shown>& shown)
{
    fillList(shown);
    m_columns.clear();
    for (const Shown& one : shown) {
        if (m_columns.size() < mostViews) {
            m_columns.push_back({.name = QString::fromStdString(one.run->info.name), .colour = one.run->colour, .images = one.images, .problem = one.problem});
        }
    }
    buildViews();
    askForPicture();
    redraw();
}

/// Every image that any of the runs follows, in the order of the runs.
void DetectionImages::fillList(const std::vector<Shown>& shown)
{
    QStringList files;
    for (const Shown& one : shown) {
        for (const runs::SnapshotSample& sample : one.run->info.samples) {
            const QString file = QString::fromStdString(sample.image);
            if (!files.contains(file)) {
                files << file;
            }
        }
    }
    QStringList before;
    for (int i = 0; i < m_list->count(); ++i) {
        before << m_list->item(i)->data(Qt::UserRole).toString();
    }
    if (files == before) {
        return;
    }
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const QString& file : files) {
        auto* item = new QListWidgetItem(m_list);
        item->setSizeHint(QSize(thumbSide, thumbSide * 3 / 4 + space::small));
        item->setData(Qt::UserRole, file);
        item->setData(Qt::AccessibleTextRole, file.section(QLatin1Char('/'), -1));
        item->setToolTip(file);
        const ImageRequest request{.file = file, .side = thumbSide, .mask = false};
        if (const QImage known = m_images.cached(request); !known.isNull()) {
            item->setIcon(QPixmap::fromImage(known));
        } else {
            m_images.request(request);
        }
    }
    m_list->setCurrentRow(files.isEmpty() ? -1 : 0);
}

void DetectionImages::buildViews()
{
    while (m_views.size() > m_columns.size()) {
        delete m_views.back()->parentWidget();
        m_views.pop_back();
        m_captions.pop_back();
    }
    while (m_views.size() < m_columns.size()) {
        auto* box = new QWidget(m_splitter);
        auto* layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        m_captions.push_back(new QLabel(box));
        m_captions.back()->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_captions.back()->setTextFormat(Qt::RichText);
        m_views.push_back(new ImageView(box));
        m_views.back()->setMinimumSize(120, 90);
        layout->addWidget(m_captions.back());
        layout->addWidget(m_views.back(), 1);
        m_splitter->addWidget(box);
        m_there = false;
        m_file.clear();
    }
}

void DetectionImages::redraw()
{
    m_confidenceLabel->setText(tr("Confidence from %1").arg(number(confidence())));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        drawColumn(i);
    }
}

void DetectionImages::drawColumn(std::size_t index)
{
    const Column& column = m_columns[index];
    const QString file = m_list->currentItem() == nullptr ? QString() : m_list->currentItem()->data(Qt::UserRole).toString();
    const QString square = QStringLiteral("<font color='%1'>■</font> ").arg(onBackground(column.colour, theme().dark).name());
    QString text = column.problem;
    std::vector<OverlayShape> shapes;
    if (column.images) {
        const auto& images = column.images->images;
        const auto it = std::find_if(images.begin(), images.end(), [&](const auto& one) { return QString::fromStdString(one.image) == file; });
        if (it == images.end()) {
            text = tr("epoch %1 · not followed by this run").arg(column.images->epoch);
        } else if (!it->known) {
            text = tr("epoch %1 · the data set does not have this image").arg(column.images->epoch);
        } else {
            const auto place = static_cast<std::size_t>(it - images.begin());
            text = tr("epoch %1 · %2").arg(column.images->epoch).arg(followedText(*column.images, place, confidence()));
            shapes = layersOf(followedShapes(*column.images, place, confidence()), m_truth->isChecked(), m_predictions->isChecked());
        }
    }
    const QString whole = text.isEmpty() ? column.name : QStringLiteral("%1 · %2").arg(column.name, text);
    m_captions[index]->setText(square + whole.toHtmlEscaped());
    m_captions[index]->setToolTip(whole);
    m_views[index]->setShapes(std::move(shapes));
}

void DetectionImages::askForPicture()
{
    const QString file = m_list->currentItem() == nullptr ? QString() : m_list->currentItem()->data(Qt::UserRole).toString();
    if (file == m_file) {
        return;
    }
    m_file = file;
    m_there = false;
    const ImageRequest request{.file = file, .side = 0, .mask = false};
    if (const QImage known = m_images.cached(request); !known.isNull()) {
        takePicture(request, known);
    } else if (!file.isEmpty()) {
        for (ImageView* view : m_views) {
            view->setMessage(tr("Loading …"));
        }
        m_images.request(request);
    }
}

void DetectionImages::takePicture(const ImageRequest& request, const QImage& picture)
{
    if (request.mask) {
        return;
    }
    if (request.side == thumbSide) {
        for (int i = 0; i < m_list->count(); ++i) {
            if (m_list->item(i)->data(Qt::UserRole).toString() == request.file) {
                m_list->item(i)->setIcon(QPixmap::fromImage(picture));
            }
        }
    } else if (request.side == 0 && request.file == m_file && !m_there) {
        m_there = true;
        for (ImageView* view : m_views) {
            view->setImage(picture);
        }
    }
}

}  // namespace gg::widgets
