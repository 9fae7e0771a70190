#include "widgets/panels/augmentation_dialog.h"

#include "widgets/images/image_view.h"
#include "widgets/panels/banner.h"
#include "widgets/theme/theme.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr double smallSide = 8;  ///< px: boxes below are noise to a detector

struct Key {
    const char* name;  ///< as Ultralytics calls it
    double audit::AugmentationRecipe::*value;
    double lowest;
    double highest;
    double step;
};

using Recipe = audit::AugmentationRecipe;
constexpr Key keys[] = {
    {"mosaic", &Recipe::mosaic, 0, 1, 0.1},         {"mixup", &Recipe::mixup, 0, 1, 0.1},
    {"crop", &Recipe::crop, 0, 0.9, 0.05},          {"scale", &Recipe::scale, 0, 0.95, 0.05},
    {"translate", &Recipe::translate, 0, 0.9, 0.05}, {"degrees", &Recipe::degrees, 0, 180, 5},
    {"shear", &Recipe::shear, 0, 45, 1},            {"perspective", &Recipe::perspective, 0, 0.001, 0.0001},
    {"fliplr", &Recipe::flipHorizontal, 0, 1, 0.1}, {"flipud", &Recipe::flipVertical, 0, 1, 0.1},
    {"hsv_h", &Recipe::hue, 0, 0.5, 0.005},         {"hsv_s", &Recipe::saturation, 0, 1, 0.05},
    {"hsv_v", &Recipe::value, 0, 1, 0.05},
};

QImage toImage(const cv::Mat& bgr)
{
    return QImage(bgr.data, bgr.cols, bgr.rows, static_cast<qsizetype>(bgr.step), QImage::Format_BGR888).copy();
}

}  // namespace

AugmentationDialog::AugmentationDialog(dataset::DatasetPtr dataset, const audit::AugmentationRecipe& recipe, QWidget* parent)
    : QDialog(parent)
    , m_dataset(std::move(dataset))
    , m_banner(new Banner(this))
    , m_view(new ImageView(this))
    , m_counts(new QLabel(this))
{
    setWindowTitle(tr("Augmented samples"));
    resize(1000, 720);
    m_counts->setWordWrap(true);
    auto* previous = new QPushButton(tr("Previous"), this);
    previous->setToolTip(tr("The sample before (A)"));
    auto* next = new QPushButton(tr("Another sample"), this);
    next->setToolTip(tr("The next sample (D or Space)"));
    auto* close = new QPushButton(tr("Close"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_counts, 1);
    row->addWidget(previous);
    row->addWidget(next);
    row->addWidget(close);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(space::medium);
    middle->addWidget(makeForm(recipe));
    middle->addWidget(m_view, 1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(m_banner);
    column->addLayout(middle, 1);
    column->addLayout(row);
    m_wait.setSingleShot(true);
    m_wait.setInterval(150);
    m_view->setMessage(tr("Making a sample…"));
    connect(&m_wait, &QTimer::timeout, this, &AugmentationDialog::sampleRequested);
    connect(previous, &QPushButton::clicked, this, [this] { another(-1); });
    connect(next, &QPushButton::clicked, this, [this] { another(1); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    const auto key = [this](Qt::Key keyCode, int by) {
        connect(new QShortcut(keyCode, this), &QShortcut::activated, this, [this, by] { another(by); });
    };
    key(Qt::Key_A, -1);
    key(Qt::Key_D, 1);
    key(Qt::Key_Space, 1);
    next->setDefault(true);
    next->setFocus();
}

QWidget* AugmentationDialog::makeForm(const audit::AugmentationRecipe& recipe)
{
    auto* form = new QWidget;
    auto* rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, space::medium, 0);
    for (const Key& key : keys) {
        auto* box = new QDoubleSpinBox;
        box->setRange(key.lowest, key.highest);
        box->setDecimals(key.step < 0.001 ? 4 : key.step < 0.05 ? 3 : 2);
        box->setSingleStep(key.step);
        box->setValue(recipe.*key.value);
        connect(box, &QDoubleSpinBox::valueChanged, &m_wait, qOverload<>(&QTimer::start));
        rows->addRow(QString::fromLatin1(key.name), box);
        m_fields.push_back({key.value, box});
    }
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(230);
    return scroll;
}

audit::AugmentationRecipe AugmentationDialog::recipe() const
{
    audit::AugmentationRecipe recipe;
    for (const Field& field : m_fields) {
        recipe.*field.value = field.box->value();
    }
    return recipe;
}

void AugmentationDialog::another(int by)
{
    // Seeds count from 1; before the first one there is none.
    m_seed = by < 0 ? std::max<quint64>(1, m_seed - 1) : m_seed + 1;
    Q_EMIT sampleRequested();
}

void AugmentationDialog::setSample(const audit::AugmentedSample& sample)
{
    m_banner->dismiss();
    std::vector<OverlayShape> shapes;
    int kept = 0;
    int small = 0;
    int dropped = 0;
    for (const audit::AugmentedSample::Label& label : sample.labels) {
        if (label.fate == audit::Fate::Outside) {
            continue;
        }
        const bool isSmall = std::min(label.box.width, label.box.height) < smallSide;
        const bool isDropped = label.fate == audit::Fate::Dropped;
        ++(isDropped ? dropped : isSmall ? small : kept);
        OverlayShape shape;
        shape.box = QRectF(label.box.x, label.box.y, label.box.width, label.box.height);
        const bool named = label.classId >= 0 && static_cast<std::size_t>(label.classId) < m_dataset->classNames.size();
        shape.label = named ? QString::fromStdString(m_dataset->classNames[static_cast<std::size_t>(label.classId)]) : QString::number(label.classId);
        shape.colour = QColor::fromRgb(isDropped ? meaning::falsePositive : isSmall ? meaning::miss : meaning::truth);
        shapes.push_back(std::move(shape));
    }
    m_view->setImage(toImage(sample.image), ImageView::KeepZoom::Yes);
    m_view->setShapes(std::move(shapes));
    const auto mark = [](QRgb colour) { return QStringLiteral("<span style='color:%1'>■</span> ").arg(QColor::fromRgb(colour).name()); };
    m_counts->setText(mark(meaning::truth) + tr("%Ln label(s) kept", nullptr, kept) + QStringLiteral(" &nbsp; ") + mark(meaning::miss)
                      + tr("%Ln under 8 px", nullptr, small) + QStringLiteral(" &nbsp; ") + mark(meaning::falsePositive)
                      + tr("%Ln dropped although visible", nullptr, dropped));
}

void AugmentationDialog::setError(const QString& text)
{
    m_banner->showError(text);
}

}  // namespace gg::widgets
