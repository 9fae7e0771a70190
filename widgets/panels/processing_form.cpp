#include "widgets/panels/processing_form.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <array>
#include <cmath>
#include <limits>

namespace gg::widgets {
namespace {

using namespace inference;

constexpr int editorWidth = 236;
constexpr double unit = 1.0 / 255;

template <typename Value>
void add(QComboBox* box, const QString& text, Value value)
{
    box->addItem(text, static_cast<int>(value));
}

template <typename Value>
Value chosen(const QComboBox* box)
{
    return static_cast<Value>(box->currentData().toInt());
}

template <typename Value>
void choose(QComboBox* box, Value value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

QString tripleText(const std::array<double, 3>& values)
{
    QStringList parts;
    for (const double value : values) {
        parts.append(QString::number(value, 'g', 15));
    }
    return parts.join(QStringLiteral(", "));
}

/// NaN where there are not three numbers, which no check lets pass.
std::array<double, 3> tripleOf(const QString& text)
{
    std::array<double, 3> values{};
    const QStringList parts = text.split(QLatin1Char(','));
    bool fine = parts.size() == 3;
    for (qsizetype i = 0; fine && i < 3; ++i) {
        values[static_cast<std::size_t>(i)] = parts[i].trimmed().toDouble(&fine);
    }
    if (!fine) {
        values.fill(std::numeric_limits<double>::quiet_NaN());
    }
    return values;
}

/// Shows 0.65 and 0.001 without zeros behind.
class ShareBox final : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QString textFromValue(double value) const override { return locale().toString(value, 'g', 6); }
};

QDoubleSpinBox* share(QWidget* parent)
{
    auto* box = new ShareBox(parent);
    box->setRange(0, 1);
    box->setDecimals(6);
    box->setSingleStep(0.05);
    return box;
}

bool isYolo(Head head)
{
    return !isSegmentation(head) && head != Head::EndToEnd && head != Head::FastestDet;
}

}  // namespace

struct ProcessingForm::Editors {
    QSpinBox* width = nullptr;
    QSpinBox* height = nullptr;
    QComboBox* resize = nullptr;
    QSpinBox* padding = nullptr;
    QComboBox* colours = nullptr;
    QComboBox* scale = nullptr;
    QLineEdit* mean = nullptr;
    QLineEdit* deviation = nullptr;
    QComboBox* layout = nullptr;
    QComboBox* head = nullptr;
    QComboBox* normalised = nullptr;
    QComboBox* activation = nullptr;
    QPlainTextEdit* names = nullptr;
    QDoubleSpinBox* confidence = nullptr;
    QDoubleSpinBox* nmsIou = nullptr;
    QSpinBox* maxDetections = nullptr;
    QCheckBox* classAgnostic = nullptr;
    QComboBox* everyClass = nullptr;
};

ProcessingForm::ProcessingForm(QWidget* parent)
    : QWidget(parent)
    , m_editors(std::make_unique<Editors>())
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, space::medium, 0);
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(2, 1);
    buildInput(grid);
    buildOutput(grid);
    grid->setRowStretch(grid->rowCount(), 1);
}

ProcessingForm::~ProcessingForm() = default;

void ProcessingForm::addHeading(QGridLayout* grid, const QString& text)
{
    auto* title = heading(text, this);
    title->setContentsMargins(0, grid->rowCount() > 1 ? space::large : 0, 0, space::small);
    grid->addWidget(title, grid->rowCount(), 0, 1, 3);
}

void ProcessingForm::addRow(QGridLayout* grid, const char* field, const QString& label, QWidget* editor)
{
    const int row = grid->rowCount();
    Row parts{.label = new QLabel(label, this), .editor = editor, .reason = new QLabel(this)};
    parts.label->setBuddy(editor);
    parts.reason->setWordWrap(true);
    parts.reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    editor->setMinimumHeight(space::target);
    editor->setFixedWidth(editorWidth);
    if (editor->accessibleName().isEmpty()) {
        editor->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    }
    grid->addWidget(parts.label, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
    grid->addWidget(editor, row, 1, Qt::AlignVCenter);
    grid->addWidget(parts.reason, row, 2, Qt::AlignVCenter);
    m_rows.insert(QString::fromLatin1(field), parts);
}

void ProcessingForm::buildInput(QGridLayout* grid)
{
    Editors& e = *m_editors;
    addHeading(grid, tr("What the network is given"));
    auto* size = new QWidget(this);
    auto* sides = new QHBoxLayout(size);
    sides->setContentsMargins(0, 0, 0, 0);
    for (QSpinBox** side : {&e.width, &e.height}) {
        *side = new QSpinBox(size);
        (*side)->setRange(1, 16'384);
        (*side)->setMinimumHeight(space::target);
        (*side)->setKeyboardTracking(false);
        connect(*side, &QSpinBox::valueChanged, this, [this] {
            if (!m_filling) {
                Q_EMIT sizeChanged(m_editors->width->value(), m_editors->height->value());
            }
        });
    }
    e.width->setAccessibleName(tr("Width"));
    e.height->setAccessibleName(tr("Height"));
    sides->addWidget(e.width, 1);
    sides->addWidget(new QLabel(QStringLiteral("×"), size));
    sides->addWidget(e.height, 1);
    addRow(grid, "size", tr("Size"), size);

    e.resize = new QComboBox(this);
    add(e.resize, tr("Keep shape, in the middle"), Resize::Letterbox);
    add(e.resize, tr("Keep shape, upper left"), Resize::LetterboxTopLeft);
    add(e.resize, tr("Stretch"), Resize::Stretch);
    addRow(grid, "resize", tr("Resize"), e.resize);
    e.padding = new QSpinBox(this);
    e.padding->setRange(0, 255);
    addRow(grid, "padding", tr("Padding"), e.padding);
    e.colours = new QComboBox(this);
    add(e.colours, tr("Red, green, blue"), Colours::Rgb);
    add(e.colours, tr("Blue, green, red"), Colours::Bgr);
    add(e.colours, tr("Grey"), Colours::Grey);
    addRow(grid, "colours", tr("Channels"), e.colours);
    e.scale = new QComboBox(this);
    addRow(grid, "scale", tr("Values"), e.scale);
    auto* triples = new QWidget(this);
    auto* column = new QHBoxLayout(triples);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    e.mean = new QLineEdit(triples);
    e.mean->setAccessibleName(tr("Mean"));
    e.mean->setToolTip(tr("Subtracted, a number a channel"));
    e.deviation = new QLineEdit(triples);
    e.deviation->setAccessibleName(tr("Deviation"));
    e.deviation->setToolTip(tr("Divided by, a number a channel"));
    for (QLineEdit* edit : {e.mean, e.deviation}) {
        edit->setMinimumHeight(space::target);
        column->addWidget(edit, 1);
        connect(edit, &QLineEdit::textEdited, this, &ProcessingForm::changed);
    }
    addRow(grid, "mean", tr("Mean, deviation"), triples);
    e.layout = new QComboBox(this);
    add(e.layout, tr("Channels first"), Layout::ChannelsFirst);
    add(e.layout, tr("Channels last"), Layout::ChannelsLast);
    addRow(grid, "layout", tr("Layout"), e.layout);
    for (QComboBox* box : {e.resize, e.colours, e.scale, e.layout}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ProcessingForm::changed);
    }
    connect(e.padding, &QSpinBox::valueChanged, this, &ProcessingForm::changed);
}

void ProcessingForm::buildOutput(QGridLayout* grid)
{
    Editors& e = *m_editors;
    addHeading(grid, tr("What it gives"));
    e.head = new QComboBox(this);
    add(e.head, tr("Boxes with classes (YOLOv8, 11, 12)"), Head::YoloClasses);
    add(e.head, tr("Boxes with classes and masks"), Head::YoloMasks);
    add(e.head, tr("Boxes with objectness (YOLOv5, 7)"), Head::YoloObjectness);
    add(e.head, tr("Boxes with objectness and masks"), Head::YoloObjectnessMasks);
    add(e.head, tr("YOLOX, raw grid"), Head::Yolox);
    add(e.head, tr("Boxes without overlaps"), Head::EndToEnd);
    add(e.head, tr("FastestDet"), Head::FastestDet);
    add(e.head, tr("A class for every pixel"), Head::SegmentationLabels);
    add(e.head, tr("Foreground's probability"), Head::SegmentationProbability);
    addRow(grid, "head", tr("Output"), e.head);
    e.normalised = new QComboBox(this);
    add(e.normalised, tr("Pixels of the input"), 0);
    add(e.normalised, tr("Shares of the input"), 1);
    addRow(grid, "normalised", tr("Boxes in"), e.normalised);
    e.activation = new QComboBox(this);
    add(e.activation, tr("Nothing"), Activation::None);
    add(e.activation, tr("Sigmoid"), Activation::Sigmoid);
    add(e.activation, tr("Softmax"), Activation::Softmax);
    addRow(grid, "activation", tr("Still to be applied"), e.activation);
    e.names = new QPlainTextEdit(this);
    e.names->setTabChangesFocus(true);
    e.names->setFixedHeight(3 * space::target);
    e.names->setToolTip(tr("One class a line, in the network's order"));
    addRow(grid, "names", tr("Classes"), e.names);
    e.confidence = share(this);
    addRow(grid, "confidence", tr("Confidence from"), e.confidence);
    e.nmsIou = share(this);
    addRow(grid, "nms_iou", tr("Overlap up to"), e.nmsIou);
    e.maxDetections = new QSpinBox(this);
    e.maxDetections->setRange(1, 1'000'000);
    addRow(grid, "max_detections", tr("Detections an image"), e.maxDetections);
    e.classAgnostic = new QCheckBox(tr("Also across classes"), this);
    addRow(grid, "class_agnostic", tr("Remove overlaps"), e.classAgnostic);
    e.everyClass = new QComboBox(this);
    add(e.everyClass, tr("For every class"), 1);
    add(e.everyClass, tr("For its best class"), 0);
    addRow(grid, "every_class", tr("A box counts"), e.everyClass);
    for (QComboBox* box : {e.head, e.normalised, e.activation, e.everyClass}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ProcessingForm::changed);
    }
    for (QDoubleSpinBox* box : {e.confidence, e.nmsIou}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &ProcessingForm::changed);
    }
    connect(e.maxDetections, &QSpinBox::valueChanged, this, &ProcessingForm::changed);
    connect(e.classAgnostic, &QCheckBox::toggled, this, &ProcessingForm::changed);
    connect(e.names, &QPlainTextEdit::textChanged, this, &ProcessingForm::changed);
}

void ProcessingForm::setRecognition(const Recognition& recognition, const std::vector<std::int64_t>& inputShape, bool sizeIsOpen)
{
    m_recognition = recognition;
    m_inputShape = inputShape;
    m_editors->width->setEnabled(sizeIsOpen);
    m_editors->height->setEnabled(sizeIsOpen);
    setProcessing(recognition.processing);
}

void ProcessingForm::setProcessing(const Processing& processing)
{
    m_filling = true;
    Editors& e = *m_editors;
    const PreProcessing& pre = processing.pre;
    e.width->setValue(pre.width);
    e.height->setValue(pre.height);
    choose(e.resize, pre.resize);
    e.padding->setValue(pre.padding);
    choose(e.colours, pre.colours);
    e.scale->clear();
    e.scale->addItem(tr("From 0 to 1"), unit);
    e.scale->addItem(tr("From 0 to 255"), 1.0);
    if (pre.scale != unit && pre.scale != 1) {
        e.scale->addItem(tr("Pixels times %1").arg(QLocale().toString(pre.scale, 'g', 6)), pre.scale);
    }
    e.scale->setCurrentIndex(e.scale->findData(pre.scale));
    e.mean->setText(tripleText(pre.mean));
    e.deviation->setText(tripleText(pre.deviation));
    choose(e.layout, pre.layout);
    const PostProcessing& post = processing.post;
    choose(e.head, post.head);
    choose(e.normalised, post.normalised ? 1 : 0);
    choose(e.activation, post.activation);
    QStringList names;
    for (const std::string& name : post.classNames) {
        names.append(QString::fromStdString(name));
    }
    e.names->setPlainText(names.join(QLatin1Char('\n')));
    e.confidence->setValue(post.confidence);
    e.nmsIou->setValue(post.nmsIou);
    e.maxDetections->setValue(post.maxDetections);
    e.classAgnostic->setChecked(post.classAgnostic);
    choose(e.everyClass, post.everyClass ? 1 : 0);
    m_filling = false;
    changed();
}

Processing ProcessingForm::processing() const
{
    const Editors& e = *m_editors;
    Processing result = m_recognition.processing;
    PreProcessing& pre = result.pre;
    pre.width = e.width->value();
    pre.height = e.height->value();
    pre.resize = chosen<Resize>(e.resize);
    pre.padding = e.padding->value();
    pre.colours = chosen<Colours>(e.colours);
    pre.scale = e.scale->currentData().toDouble();
    pre.mean = tripleOf(e.mean->text());
    pre.deviation = tripleOf(e.deviation->text());
    pre.layout = chosen<Layout>(e.layout);
    PostProcessing& post = result.post;
    post.head = chosen<Head>(e.head);
    post.normalised = e.normalised->currentData().toInt() != 0;
    post.activation = chosen<Activation>(e.activation);
    const QString names = e.names->toPlainText();
    post.classNames.clear();
    for (const QString& name : names.isEmpty() ? QStringList() : names.split(QLatin1Char('\n'))) {
        post.classNames.push_back(name.trimmed().toStdString());
    }
    post.confidence = e.confidence->value();
    post.nmsIou = e.nmsIou->value();
    post.maxDetections = e.maxDetections->value();
    post.classAgnostic = e.classAgnostic->isChecked();
    post.everyClass = e.everyClass->currentData().toInt() != 0;
    return result;
}

bool ProcessingForm::differs() const
{
    const Processing now = processing();
    return !(now.pre == m_recognition.processing.pre) || !(now.post == m_recognition.processing.post);
}

void ProcessingForm::changed()
{
    if (m_filling) {
        return;
    }
    const Processing now = processing();
    m_problems.clear();
    for (const Row& row : std::as_const(m_rows)) {
        row.editor->setPalette({});
    }
    const auto mark = [this](const QString& field, const QString& sentence) {
        m_problems.append(sentence);
        if (const auto row = m_rows.constFind(field); row != m_rows.constEnd()) {
            QPalette palette = row->editor->palette();
            palette.setColor(QPalette::Text, theme().error);
            row->editor->setPalette(palette);
        }
    };
    for (const ProcessingProblem& problem : check(now, m_inputShape)) {
        mark(problem.field == "deviation" ? QStringLiteral("mean") : QString::fromStdString(problem.field), catalogueText(problem.text, problem.values));
    }
    if (std::isnan(now.pre.mean[0])) {
        mark(QStringLiteral("mean"), tr("The mean takes three numbers with commas between them."));
    }
    showFieldsOf(now.post.head);
    showReasons();
    Q_EMIT edited();
}

void ProcessingForm::showFieldsOf(Head head)
{
    const auto show = [this](const char* field, bool visible) {
        const Row& row = m_rows[QString::fromLatin1(field)];
        row.label->setVisible(visible);
        row.editor->setVisible(visible);
        row.reason->setVisible(visible);
    };
    const bool objects = !isSegmentation(head);
    for (const char* field : {"confidence", "nms_iou", "max_detections", "class_agnostic", "names"}) {
        show(field, objects);
    }
    show("every_class", objects && head != Head::EndToEnd);
    show("normalised", (isYolo(head) && head != Head::Yolox) || head == Head::EndToEnd);
    show("padding", chosen<Resize>(m_editors->resize) != Resize::Stretch);
}

void ProcessingForm::showReasons()
{
    const Processing now = processing();
    const PreProcessing& pre = now.pre;
    const PostProcessing& post = now.post;
    const PreProcessing& pre0 = m_recognition.processing.pre;
    const PostProcessing& post0 = m_recognition.processing.post;
    const QHash<QString, bool> same{{"size", pre.width == pre0.width && pre.height == pre0.height},
                                    {"resize", pre.resize == pre0.resize},
                                    {"padding", pre.padding == pre0.padding},
                                    {"colours", pre.colours == pre0.colours},
                                    {"scale", pre.scale == pre0.scale},
                                    {"mean", pre.mean == pre0.mean && pre.deviation == pre0.deviation},
                                    {"layout", pre.layout == pre0.layout},
                                    {"head", post.head == post0.head},
                                    {"normalised", post.normalised == post0.normalised},
                                    {"activation", post.activation == post0.activation},
                                    {"names", post.classNames == post0.classNames},
                                    {"confidence", post.confidence == post0.confidence},
                                    {"nms_iou", post.nmsIou == post0.nmsIou},
                                    {"max_detections", post.maxDetections == post0.maxDetections},
                                    {"class_agnostic", post.classAgnostic == post0.classAgnostic},
                                    {"every_class", post.everyClass == post0.everyClass}};
    for (const Reason& reason : m_recognition.reasons) {
        const auto row = m_rows.constFind(QString::fromStdString(reason.field));
        if (row == m_rows.constEnd()) {
            continue;
        }
        const bool kept = same.value(row.key(), true);
        const QString why = catalogueText(reason.text, reason.values);
        row->reason->setText(kept ? why : tr("Changed by you. Recognised for this reason: %1").arg(why));
        QPalette palette = row->reason->palette();
        palette.setColor(QPalette::WindowText, kept ? theme().mutedText : theme().accent);
        row->reason->setPalette(palette);
    }
}

}  // namespace gg::widgets
