#include "widgets/panels/convert_dialog.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/progress_row.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

using namespace dataset;

constexpr int shownFiles = 50;

template <typename Value>
void addItem(QComboBox* box, const QString& text, Value value)
{
    box->addItem(text, static_cast<int>(value));
}

template <typename Value>
Value chosen(const QComboBox* box)
{
    return static_cast<Value>(box->currentData().toInt());
}

bool isYolo(ConvertTarget target)
{
    return target == ConvertTarget::Yolo || target == ConvertTarget::YoloSegment;
}

}  // namespace

ConvertDialog::ConvertDialog(DatasetPtr dataset, const QString& folder, QWidget* parent)
    : WritingDialog(std::move(dataset), tr("Convert"), parent)
{
    setWindowTitle(tr("Convert %1").arg(QString::fromStdString(m_dataset->name)));
    for (const Record& record : m_dataset->records) {
        for (const Object& object : record.objects) {
            m_hasIgnored = m_hasIgnored || object.ignore;
            m_hasMasks = m_hasMasks || object.kind == ShapeKind::Mask;
        }
    }
    m_hasMasks = m_hasMasks || m_dataset->format == Format::ImageMask;
    m_hasIgnored = m_hasIgnored || m_dataset->format == Format::ImageMask;
    m_form = buildForm();
    layOut(m_form, buildLedger(), tr("The data set itself is only read. Until everything is written, the new folder is not there."), {1040, 620});
    setFolder(folder);
    choicesChanged();
}

QFormLayout* ConvertDialog::buildForm()
{
    QFormLayout* form = makeForm(380);
    m_target = new QComboBox(this);
    for (const ConvertTarget target : convertTargets()) {
        addItem(m_target, QString::fromUtf8(targetName(target).data(), static_cast<qsizetype>(targetName(target).size())), target);
    }
    form->addRow(tr("&Format"), m_target);
    addFolderRow(form, tr("New folder for the converted data set"));
    addChoices(form);
    for (QComboBox* box : {m_target, m_images, m_ignore, m_corners, m_face}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ConvertDialog::choicesChanged);
    }
    connect(m_clip, &QCheckBox::toggled, this, &ConvertDialog::choicesChanged);
    connect(m_tolerance, &QDoubleSpinBox::valueChanged, this, &ConvertDialog::choicesChanged);
    return form;
}

void ConvertDialog::addChoices(QFormLayout* form)
{
    m_images = new QComboBox(this);
    addItem(m_images, tr("Linked, or copied where that fails"), ImagePlacement::Link);
    addItem(m_images, tr("Copied"), ImagePlacement::Copy);
    addItem(m_images, tr("Symbolic links"), ImagePlacement::Symlink);
    addItem(m_images, tr("Labels only"), ImagePlacement::None);
    m_images->setToolTip(tr("A hard link takes no room; both folders show the same file."));
    m_ignore = new QComboBox(this);
    addItem(m_ignore, tr("Left out of the labels"), IgnorePolicy::Drop);
    addItem(m_ignore, tr("Painted grey in copies"), IgnorePolicy::Paint);
    addItem(m_ignore, tr("Written as objects"), IgnorePolicy::KeepAsObject);
    m_corners = new QComboBox(this);
    addItem(m_corners, tr("Edges, as they are"), VocCorners::Edges);
    addItem(m_corners, tr("Pixels counted from 1"), VocCorners::FromOne);
    m_face = new QComboBox(this);
    for (const std::string& name : m_dataset->classNames) {
        m_face->addItem(QString::fromStdString(name));
        if (name == "face") {
            m_face->setCurrentIndex(m_face->count() - 1);
        }
    }
    m_tolerance = new QDoubleSpinBox(this);
    m_tolerance->setRange(0, 50);
    m_tolerance->setSingleStep(0.5);
    m_tolerance->setDecimals(1);
    m_tolerance->setSuffix(tr(" px"));
    m_tolerance->setToolTip(tr("How far an outline may leave the pixels' edges. 0 follows every pixel."));
    m_clip = new QCheckBox(tr("Cut objects off at the &border"), this);
    form->addRow(tr("&Images"), m_images);
    form->addRow(tr("I&gnore regions"), m_ignore);
    form->addRow(tr("VOC &corners"), m_corners);
    form->addRow(tr("Fac&es"), m_face);
    form->addRow(tr("Outline to&lerance"), m_tolerance);
    form->addRow(QString(), m_clip);
}

QWidget* ConvertDialog::buildLedger()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    m_headline = new QLabel(tr("Counting what this format cannot hold…"), side);
    m_headline->setWordWrap(true);
    m_losses = new QTreeWidget(side);
    m_losses->setAccessibleName(tr("What is lost"));
    m_losses->setHeaderLabels({tr("What is lost or changes"), tr("Count")});
    m_losses->header()->setStretchLastSection(false);
    m_losses->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_losses->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    column->addWidget(m_headline);
    m_detail = new QLabel(side);
    m_detail->setWordWrap(true);
    m_detail->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_detail->setMinimumHeight(4 * m_detail->fontMetrics().lineSpacing());
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_losses, 1);
    column->addWidget(m_detail);
    connect(m_losses, &QTreeWidget::currentItemChanged, this, &ConvertDialog::showDetail);
    return side;
}

ConvertOptions ConvertDialog::options() const
{
    const auto target = chosen<ConvertTarget>(m_target);
    ConvertOptions options{.target = target,
                           .images = chosen<ImagePlacement>(m_images),
                           .ignore = chosen<IgnorePolicy>(m_ignore),
                           .vocCorners = chosen<VocCorners>(m_corners),
                           .border = m_clip->isChecked() ? BorderPolicy::Clip : BorderPolicy::Keep};
    if (target == ConvertTarget::WiderFace && m_face->count() > 1) {
        options.faceClass = m_face->currentText().toStdString();
    }
    if (target == ConvertTarget::YoloSegment && m_hasMasks) {
        options.outlineTolerance = m_tolerance->value();
    }
    return options;
}

/// What happened and what can be done, of the selected line or of the one that its file belongs to.
void ConvertDialog::showDetail()
{
    const QTreeWidgetItem* item = m_losses->currentItem();
    if (item != nullptr && item->parent() != nullptr) {
        item = item->parent();
    }
    m_detail->setText(item == nullptr ? QString() : item->data(0, Qt::UserRole).toString());
}

void ConvertDialog::setTarget(ConvertTarget target)
{
    m_target->setCurrentIndex(m_target->findData(static_cast<int>(target)));
}

/// Only the choices that mean something for this format and these labels.
void ConvertDialog::showRows()
{
    const auto target = chosen<ConvertTarget>(m_target);
    const auto show = [this](QWidget* field, bool visible) {
        field->setVisible(visible);
        if (QWidget* label = m_form->labelForField(field)) {
            label->setVisible(visible);
        }
    };
    show(m_ignore, m_hasIgnored && isYolo(target));
    show(m_corners, target == ConvertTarget::PascalVoc || m_dataset->format == Format::PascalVoc);
    show(m_face, target == ConvertTarget::WiderFace && m_face->count() > 1);
    show(m_tolerance, target == ConvertTarget::YoloSegment && m_hasMasks);
}

void ConvertDialog::choicesChanged()
{
    if (m_writing) {
        return;
    }
    showRows();
    forgetWritten();
    m_headline->setText(tr("Counting what this format cannot hold…"));
    m_losses->clear();
    settle();
}

void ConvertDialog::showLosses(const ConversionReport& report)
{
    m_losses->clear();
    const QLocale locale;
    for (const Loss& loss : report.losses) {
        texts::Values values = lossValues(loss, report.options.target);
        values["objects"] = tr("%n object(s)", nullptr, static_cast<int>(loss.count)).toStdString();
        values["images"] = tr("%n image(s)", nullptr, static_cast<int>(lossImages(loss))).toStdString();
        const LossWeight weight = lossWeight(loss.kind);
        const QString mark = weight == LossWeight::Lost ? tr("Lost") : weight == LossWeight::Changed ? tr("Changed") : tr("Note");
        const QColor colour = weight == LossWeight::Lost      ? theme().error
                              : weight == LossWeight::Changed ? theme().warning
                                                              : theme().mutedText;
        auto* item = new QTreeWidgetItem(m_losses);
        item->setText(0, mark + QStringLiteral(": ") + catalogueText(std::string(lossId(loss.kind)) + ".title"));
        item->setText(1, locale.toString(static_cast<qulonglong>(loss.count)));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setForeground(0, colour);
        const QString message = catalogueText(lossMessageId(loss), values);
        const QString remedy = catalogueText(std::string(lossId(loss.kind)) + ".remedy");
        item->setData(0, Qt::UserRole, QString(message + QLatin1Char('\n') + remedy));
        item->setToolTip(0, message);
        item->setSizeHint(0, QSize(0, space::target));
        for (std::size_t i = 0; i < std::min<std::size_t>(loss.files.size(), shownFiles); ++i) {
            auto* file = new QTreeWidgetItem(item);
            file->setText(0, QString::fromStdString(loss.files[i]));
            file->setForeground(0, theme().mutedText);
            file->setSizeHint(0, QSize(0, space::target));
        }
        if (loss.files.size() > shownFiles) {
            auto* more = new QTreeWidgetItem(item);
            more->setText(0, tr("… and %n more, listed in conversion.json", nullptr, static_cast<int>(loss.files.size() - shownFiles)));
            more->setForeground(0, theme().mutedText);
            more->setSizeHint(0, QSize(0, space::target));
        }
    }
    if (m_losses->topLevelItemCount() > 0) {
        m_losses->setCurrentItem(m_losses->topLevelItem(0));
    }
    showDetail();
}

void ConvertDialog::setPreview(const ConversionReport& report)
{
    setBusy(false);
    showLosses(report);
    const QLocale locale;
    const auto number = [&locale](std::uint64_t value) { return locale.toString(static_cast<qulonglong>(value)); };
    QString text = tr("%1 of %2 images and %3 of %4 objects would be written.")
                       .arg(number(report.imagesOut), number(report.imagesIn), number(report.objectsOut), number(report.objectsIn));
    if (report.losses.empty()) {
        text += QLatin1Char(' ') + tr("Nothing is lost.");
    }
    m_headline->setText(text);
}

void ConvertDialog::setResult(const ConversionReport& report)
{
    m_writing = false;
    setBusy(false);
    showLosses(report);
    const QLocale locale;
    m_headline->setText(tr("%1 images and %2 objects are written. The ledger is in conversion.md and conversion.json.")
                            .arg(locale.toString(static_cast<qulonglong>(report.imagesOut)),
                                 locale.toString(static_cast<qulonglong>(report.objectsOut))));
    showWritten(QString::fromStdString(report.out), true);
}

void ConvertDialog::setError(const QString& text)
{
    m_writing = false;
    setBusy(false);
    m_headline->setText(tr("Nothing was written."));
    m_banner->showError(text);
}

void ConvertDialog::setCancelled()
{
    m_writing = false;
    setBusy(false);
    m_headline->setText(tr("Stopped. Nothing was written."));
}

void ConvertDialog::setBusy(bool busy)
{
    if (!busy) {
        m_progress->finish();
    }
    for (QWidget* field : std::initializer_list<QWidget*>{m_target, m_folder, m_images, m_ignore, m_corners, m_face, m_tolerance, m_clip}) {
        field->setEnabled(!busy);
    }
    m_write->setEnabled(!busy && !folder().isEmpty());
}

void ConvertDialog::enableWrite()
{
    m_write->setEnabled(!m_writing && !folder().isEmpty());
}

void ConvertDialog::compute()
{
    Q_EMIT previewRequested(options());
}

void ConvertDialog::write()
{
    stopSettling();
    m_writing = true;
    m_banner->dismiss();
    setBusy(true);
    m_headline->setText(tr("Writing…"));
    Q_EMIT convertRequested(folder(), options());
}

}  // namespace gg::widgets
