#include "widgets/panels/training_batches_view.h"

#include "widgets/images/image_view.h"
#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

QToolButton* toggle(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setChecked(true);
    button->setMinimumHeight(space::target);
    return button;
}

std::size_t boxesIn(const runs::TrainingBatch& batch)
{
    std::size_t count = 0;
    for (const runs::BatchPicture& picture : batch.pictures) {
        count += picture.boxes.size();
    }
    return count;
}

}  // namespace

std::vector<OverlayShape> batchShapes(const runs::TrainingBatch& batch, const QStringList& classes, bool named)
{
    std::vector<OverlayShape> shapes;
    for (std::size_t i = 0; i < batch.pictures.size(); ++i) {
        const auto place = static_cast<int>(i);
        const QPointF corner(place % batch.columns * batch.width, place / batch.columns * batch.height);
        for (const runs::BatchBox& box : batch.pictures[i].boxes) {
            OverlayShape shape{.box = QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom)).translated(corner), .colour = classColour(box.label)};
            shape.label = box.label >= 0 && box.label < classes.size() ? classes[box.label] : TrainingBatchesView::tr("class %1").arg(box.label);
            shape.object = static_cast<int>(shapes.size());
            if (!named) {
                shape.shortLabel = QString();
            }
            shapes.push_back(std::move(shape));
        }
    }
    return shapes;
}

TrainingBatchesView::TrainingBatchesView(ImageProvider& images, QWidget* parent)
    : QWidget(parent)
    , m_images(images)
    , m_choice(new QComboBox(this))
    , m_boxes(toggle(tr("Labels"), tr("The boxes that the network learns from"), this))
    , m_names(toggle(tr("Names"), tr("Their classes; without it, the one under the pointer is named"), this))
    , m_caption(new QLabel(this))
    , m_view(new ImageView(this))
{
    m_choice->setAccessibleName(tr("Training batch"));
    m_choice->setToolTip(tr("Which batch: the first ones of the training, and the first after mosaic was closed"));
    m_choice->setMinimumContentsLength(18);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_names->setChecked(false);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_choice);
    bar->addWidget(m_boxes);
    bar->addWidget(m_names);
    bar->addWidget(m_caption, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::small, 0, 0);
    layout->setSpacing(space::small);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &TrainingBatchesView::showChosen);
    connect(m_boxes, &QToolButton::toggled, this, &TrainingBatchesView::redraw);
    connect(m_names, &QToolButton::toggled, this, &TrainingBatchesView::redraw);
    connect(&m_images, &ImageProvider::ready, this, [this](const ImageRequest& request, const QImage& picture) {
        if (request.file == m_file && request.side == 0 && !request.mask && m_view->image().isNull()) {
            m_view->setImage(picture);
        }
    });
    connect(&m_images, &ImageProvider::failed, this, [this](const ImageRequest& request, const QString& error) {
        if (request.file == m_file && request.side == 0) {
            m_view->setMessage(error);
        }
    });
}

void TrainingBatchesView::setShown(const std::vector<Shown>& shown)
{
    std::vector<Entry> entries;
    m_problem.clear();
    bool waits = false;
    for (const Shown& one : shown) {
        waits = waits || (!one.batches && one.problem.isEmpty());
        m_problem = one.problem.isEmpty() ? m_problem : one.problem;
        for (const runs::TrainingBatch& batch : one.batches ? *one.batches : std::vector<runs::TrainingBatch>{}) {
            const QString text = tr("epoch %1, step %2").arg(batch.epoch).arg(batch.step);
            const QString name = QString::fromStdString(one.run->info.name);
            entries.push_back({.text = shown.size() > 1 ? tr("%1, %2").arg(name, text) : text,
                               .file = QString::fromStdString(runs::trainingBatchPicture(one.run->folder.toStdString(), batch.step)),
                               .classes = one.classes,
                               .batch = batch});
        }
    }
    if (m_problem.isEmpty()) {
        m_problem = waits ? tr("Reading the batches …") : tr("No training batch was kept by the runs that are shown.");
    }
    if (entries == m_entries && !entries.empty()) {
        return;
    }
    const QString before = m_choice->currentIndex() >= 0 ? m_entries[static_cast<std::size_t>(m_choice->currentIndex())].file : QString();
    m_entries = std::move(entries);
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    int current = 0;
    for (const Entry& entry : m_entries) {
        current = entry.file == before ? m_choice->count() : current;
        m_choice->addItem(entry.text);
    }
    m_choice->setCurrentIndex(m_entries.empty() ? -1 : current);
    showChosen();
}

void TrainingBatchesView::setLabelsVisible(bool visible)
{
    m_boxes->setChecked(visible);
}

void TrainingBatchesView::showChosen()
{
    const int index = m_choice->currentIndex();
    for (QWidget* control : std::initializer_list<QWidget*>{m_choice, m_boxes, m_names}) {
        control->setEnabled(index >= 0);
    }
    if (index < 0) {
        m_file.clear();
        m_caption->clear();
        m_view->setImage({});
        m_view->setShapes({});
        m_view->setMessage(m_problem);
        return;
    }
    const Entry& entry = m_entries[static_cast<std::size_t>(index)];
    m_caption->setText(tr("%1, %2").arg(tr("%n picture(s)", nullptr, static_cast<int>(entry.batch.pictures.size())),
                                       tr("%n box(es)", nullptr, static_cast<int>(boxesIn(entry.batch)))));
    if (entry.file != m_file) {
        m_file = entry.file;
        const ImageRequest request{.file = m_file, .side = 0, .mask = false};
        const QImage known = m_images.cached(request);
        m_view->setImage(known);
        if (known.isNull()) {
            m_view->setMessage(tr("Loading …"));
            m_images.request(request);
        }
    }
    redraw();
}

void TrainingBatchesView::redraw()
{
    const int index = m_choice->currentIndex();
    if (index < 0 || !m_boxes->isChecked()) {
        m_view->setShapes({});
        return;
    }
    const Entry& entry = m_entries[static_cast<std::size_t>(index)];
    m_view->setShapes(batchShapes(entry.batch, entry.classes, m_names->isChecked()));
}

}  // namespace gg::widgets
