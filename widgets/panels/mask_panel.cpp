#include "widgets/panels/mask_panel.h"

#include "widgets/images/image_view.h"
#include "widgets/images/mask_difference.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/models/sample_filter.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

/// Longer side to which masks of classes are reduced: outlines of dozens of classes are drawn in the window's thread.
constexpr int labelSide = 1024;

ImageRequest maskRequest(const QString& file, bool labels)
{
    return {.file = file, .side = labels ? labelSide : 0, .mask = true, .maskAs = labels ? MaskAs::Labels : MaskAs::Grey};
}

}  // namespace

MaskPanel::MaskPanel(SampleFilter& filter, ImageProvider& images, QWidget* parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_images(images)
    , m_model(new MaskCaseModel(this))
    , m_sentence(new QLabel(this))
    , m_toDataset(new QPushButton(tr("Show in &Dataset"), this))
    , m_stack(new QStackedWidget(this))
    , m_grid(new ThumbnailGrid(images, ThumbnailGrid::Flow::Grid, this))
    , m_view(new ImageView(this))
    , m_drawn(new QComboBox(this))
    , m_legend(new QLabel(this))
    , m_caption(new QLabel(this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_toDataset->setToolTip(tr("Show exactly these images on the Dataset page (D)"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_drawn->addItems({tr("Right and wrong classes"), tr("Truth by class"), tr("Prediction by class")});
    m_drawn->setAccessibleName(tr("What of the masks is drawn"));
    m_drawn->setToolTip(tr("What of the masks is drawn over the picture (M: the next)"));
    m_drawn->setMinimumHeight(space::target);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setWordWrap(true);
    m_legend->setContentsMargins(space::medium, space::small, space::medium, 0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::medium, space::small, space::small, space::small);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_toDataset, 0, Qt::AlignTop);
    auto* hint = new QLabel(tr("Click a cell of the matrix, a class or a bar: its images are shown here, worst first."), m_stack);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    hint->setMargin(space::large);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto* large = new QWidget(m_stack);
    auto* largeColumn = new QVBoxLayout(large);
    largeColumn->setContentsMargins(0, 0, 0, 0);
    largeColumn->setSpacing(0);
    largeColumn->addWidget(m_drawn);
    largeColumn->addWidget(m_view, 1);
    largeColumn->addWidget(m_legend);
    largeColumn->addWidget(m_caption);
    auto* parts = new QSplitter(Qt::Vertical, m_stack);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(6);
    parts->addWidget(m_grid);
    parts->addWidget(large);
    parts->setSizes({300, 450});
    m_stack->addWidget(hint);
    m_stack->addWidget(parts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    m_grid->setSizeStep(1);
    m_grid->setModel(m_model);
    connect(m_toDataset, &QPushButton::clicked, this, &MaskPanel::showInDataset);
    connect(m_grid, &ThumbnailGrid::currentRowChanged, this, &MaskPanel::showCase);
    // Scrolling makes the grid forget what others asked for.
    connect(m_grid->verticalScrollBar(), &QScrollBar::valueChanged, this, &MaskPanel::ask, Qt::QueuedConnection);
    connect(m_drawn, &QComboBox::currentIndexChanged, this, &MaskPanel::redraw);
    connect(&images, &ImageProvider::ready, this, &MaskPanel::take);
    connect(&images, &ImageProvider::failed, this, &MaskPanel::fail);
    connectKeys();
    setClasses({});
    clear();
}

void MaskPanel::connectKeys()
{
    const auto key = [this](const QKeySequence& sequence, auto&& action) {
        auto* shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    key(Qt::Key_Left, [this] { m_grid->setCurrentRow(m_grid->currentRow() - 1); });
    key(Qt::Key_Right, [this] { m_grid->setCurrentRow(m_grid->currentRow() + 1); });
    key(Qt::Key_O, [this] { m_view->setOverlaysVisible(!m_view->overlaysVisible()); });
    key(Qt::Key_F, [this] { m_view->fit(); });
    key(Qt::Key_M, [this] { m_drawn->setCurrentIndex(ofClasses() ? (m_drawn->currentIndex() + 1) % m_drawn->count() : 0); });
    key(Qt::Key_D, [this] { showInDataset(); });
}

QString MaskPanel::sentence() const
{
    return m_sentence->text();
}

void MaskPanel::clear()
{
    setCases({}, tr("The images behind your click"), m_threshold);
}

void MaskPanel::setClasses(const MaskClasses& classes)
{
    m_classes = classes;
    m_drawn->setVisible(ofClasses());
    m_legend->setVisible(ofClasses());
}

MaskPanel::Drawn MaskPanel::drawn() const
{
    return static_cast<Drawn>(m_drawn->currentIndex());
}

void MaskPanel::setDrawn(Drawn drawn)
{
    m_drawn->setCurrentIndex(static_cast<int>(drawn));
}

void MaskPanel::setCases(const QList<MaskCase>& cases, const QString& sentence, int threshold)
{
    const QString before = m_case.image;
    m_threshold = threshold;
    m_model->setCases(cases);
    m_sentence->setText(sentence);
    m_toDataset->setEnabled(!cases.isEmpty());
    m_stack->setCurrentIndex(cases.isEmpty() ? 0 : 1);
    const auto kept = std::find_if(cases.begin(), cases.end(), [&](const MaskCase& one) { return one.image == before; });
    const int row = cases.isEmpty() ? -1 : kept == cases.end() ? 0 : static_cast<int>(kept - cases.begin());
    m_grid->setCurrentRow(row);
    showCase(row);
}

void MaskPanel::showCase(int row)
{
    const MaskCase* one = m_model->caseAt(row);
    if (one == nullptr) {
        m_case = {};
        m_view->setShapes({});
        m_view->setImage({});
        m_legend->clear();
        m_caption->clear();
        return;
    }
    m_case = *one;
    m_picture = m_truth = m_predicted = QImage();
    m_truthMap = m_predictedMap = {};
    m_failed.clear();
    m_view->setImage({});
    m_view->setMessage(tr("Loading…"));
    const QLocale locale;
    QString text = tr("%1 of %2 · %3").arg(locale.toString(row + 1), locale.toString(m_model->rowCount()), one->image.section(u'/', -1));
    if (one->predicted.isEmpty()) {
        text += u'\n' + tr("The run kept the counts of this image, not its prediction.");
    }
    m_caption->setText(text);
    redraw();
    ask();
}

/// Probabilities as they are in the file: of an image with low ones alone they would pass for numbers of classes, of which each but 0 is foreground.
ImageRequest MaskPanel::predictedRequest() const
{
    const bool probabilities = !ofClasses() && m_threshold >= 0;
    return probabilities ? ImageRequest{.file = m_case.predicted, .side = 0, .mask = true, .maskAs = MaskAs::Labels} : maskRequest(m_case.predicted, ofClasses());
}

void MaskPanel::ask()
{
    const auto want = [this](const ImageRequest& request, const QImage& there) {
        if (request.file.isEmpty() || !there.isNull() || m_failed.contains(request)) {
            return;
        }
        if (const QImage image = m_images.cached(request); !image.isNull()) {
            take(request, image);
        } else {
            m_images.request(request);
        }
    };
    want(maskRequest(m_case.truth, ofClasses()), m_truth);
    want(predictedRequest(), m_predicted);
    want({.file = m_case.image, .side = 0, .mask = false}, m_picture);
}

void MaskPanel::take(const ImageRequest& request, const QImage& image)
{
    const bool isPicture = request == ImageRequest{.file = m_case.image};
    const bool isTruth = request == maskRequest(m_case.truth, ofClasses());
    const bool isPrediction = request == predictedRequest();
    if (!isPicture && !isTruth && !isPrediction) {
        // A grid that is laid out anew makes the loader forget what it was not told to keep.
        ask();
        return;
    }
    if (isPicture && m_picture.isNull()) {
        m_picture = image;
        m_view->setImage(image);
    } else if (isTruth) {
        m_truth = image;
        m_truthMap = ofClasses() ? classMap(image, m_classes) : ClassMap();
    } else if (isPrediction) {
        m_predicted = image;
        m_predictedMap = ofClasses() ? classMap(image, m_classes) : ClassMap();
    } else {
        return;
    }
    redraw();
}

void MaskPanel::fail(const ImageRequest& request, const QString& error)
{
    m_failed.insert(request);
    if (!request.mask && request.side == 0 && request.file == m_case.image) {
        m_view->setMessage(error);
    } else if (request == maskRequest(m_case.truth, ofClasses()) || request == predictedRequest()) {
        m_caption->setText(m_caption->text() + u'\n' + error);
    }
}

std::vector<OverlayShape> MaskPanel::shapes() const
{
    if (!ofClasses()) {
        return maskDifference(m_truth, m_predicted, m_threshold, m_picture.size());
    }
    // Without one of the two there is still the other to look at.
    const bool truthAlone = m_case.predicted.isEmpty();
    const bool predictionAlone = m_case.truth.isEmpty();
    if (drawn() == Drawn::Truth || (drawn() == Drawn::Difference && truthAlone)) {
        return classShapes(m_truthMap, m_classes, m_picture.size());
    }
    if (drawn() == Drawn::Prediction || predictionAlone) {
        return classShapes(m_predictedMap, m_classes, m_picture.size());
    }
    return classDifference(m_truthMap, m_predictedMap, m_classes, m_picture.size());
}

void MaskPanel::redraw()
{
    m_view->setShapes(shapes());
    // Without a prediction there is at least the truth to look at.
    m_view->setMask(m_case.predicted.isEmpty() && !ofClasses() ? m_truth : QImage());
    showLegend();
}

QStringList MaskPanel::legend() const
{
    QStringList names;
    for (const OverlayShape& shape : m_view->shapes()) {
        names << shape.label;
    }
    return names;
}

void MaskPanel::showLegend()
{
    QStringList entries;
    for (const OverlayShape& shape : m_view->shapes()) {
        // The square and its name stay on one line.
        entries << QStringLiteral("<span style='color:%1'>■</span>&nbsp;%2")
                       .arg(shape.colour.name(), shape.label.toHtmlEscaped().replace(u' ', QStringLiteral("&nbsp;")));
    }
    m_legend->setText(entries.join(QStringLiteral("&ensp; ")));
    m_legend->setAccessibleName(tr("Colours: %1").arg(legend().join(QStringLiteral(", "))));
}

void MaskPanel::showInDataset()
{
    if (m_model->rowCount() > 0) {
        m_filter.set(m_model->images(), m_sentence->text());
        Q_EMIT imagesRequested();
    }
}

}  // namespace gg::widgets
