#include "widgets/panels/convert_dialog.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/progress_row.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
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

/// Typing and scrolling through a list ask once.
constexpr int settleMs = 250;
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
    : QDialog(parent)
    , m_dataset(std::move(dataset))
    , m_banner(new Banner(this))
    , m_progress(new ProgressRow(this))
    , m_convert(new QPushButton(tr("Convert"), this))
    , m_open(new QPushButton(tr("Open"), this))
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

    auto* sides = new QHBoxLayout;
    sides->setSpacing(space::large);
    sides->addWidget(buildForm());
    sides->addWidget(buildLedger(), 1);
    auto* promise = new QLabel(tr("The data set itself is only read. Until everything is written, the new folder is not there."), this);
    promise->setForegroundRole(QPalette::PlaceholderText);
    promise->setWordWrap(true);
    auto* close = new QPushButton(tr("Close"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(promise, 1);
    buttons->addWidget(m_open);
    buttons->addWidget(m_convert);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(m_banner);
    column->addLayout(sides, 1);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    m_open->setVisible(false);
    m_convert->setDefault(true);
    m_folder->setText(folder);
    resize(1040, 620);

    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] { Q_EMIT previewRequested(options()); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, &ConvertDialog::cancelRequested);
    connect(m_progress, &ProgressRow::cancelRequested, this, &ConvertDialog::cancelRequested);
    connect(m_convert, &QPushButton::clicked, this, &ConvertDialog::convert);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_written) {
            Q_EMIT openRequested(*m_written);
            accept();
        }
    });
    choicesChanged();
}

QWidget* ConvertDialog::buildForm()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(380);
    m_form = new QFormLayout(side);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_target = new QComboBox(side);
    for (const ConvertTarget target : convertTargets()) {
        addItem(m_target, QString::fromUtf8(targetName(target).data(), static_cast<qsizetype>(targetName(target).size())), target);
    }
    m_folder = new QLineEdit(side);
    auto* choose = new QPushButton(tr("C&hoose…"), side);
    auto* row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    m_form->addRow(tr("&Format"), m_target);
    m_form->addRow(tr("New f&older"), row);
    if (auto* label = qobject_cast<QLabel*>(m_form->labelForField(row))) {
        label->setBuddy(m_folder);
    }
    m_folder->setAccessibleName(tr("New folder"));
    addChoices(m_form);
    connect(choose, &QPushButton::clicked, this, &ConvertDialog::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, [this] { m_convert->setEnabled(!m_writing && !folder().isEmpty()); });
    for (QComboBox* box : {m_target, m_images, m_ignore, m_corners, m_face}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ConvertDialog::choicesChanged);
    }
    connect(m_clip, &QCheckBox::toggled, this, &ConvertDialog::choicesChanged);
    connect(m_tolerance, &QDoubleSpinBox::valueChanged, this, &ConvertDialog::choicesChanged);
    return side;
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

QString ConvertDialog::folder() const
{
    return m_folder->text().trimmed();
}

void ConvertDialog::setTarget(ConvertTarget target)
{
    m_target->setCurrentIndex(m_target->findData(static_cast<int>(target)));
}

void ConvertDialog::setFolder(const QString& folder)
{
    m_folder->setText(folder);
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
    m_written.reset();
    m_open->setVisible(false);
    m_convert->setVisible(true);
    m_convert->setDefault(true);
    m_banner->dismiss();
    m_headline->setText(tr("Counting what this format cannot hold…"));
    m_losses->clear();
    m_settle.start();
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
    m_written = QString::fromStdString(report.out);
    const QLocale locale;
    m_headline->setText(tr("%1 images and %2 objects are written. The ledger is in conversion.md and conversion.json.")
                            .arg(locale.toString(static_cast<qulonglong>(report.imagesOut)),
                                 locale.toString(static_cast<qulonglong>(report.objectsOut))));
    m_banner->showNotice(tr("Written to %1").arg(*m_written));
    m_convert->setVisible(false);
    m_open->setVisible(true);
    m_open->setDefault(true);
    m_open->setFocus();
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

void ConvertDialog::setProgress(const QString& what, quint64 done, quint64 total)
{
    m_progress->setProgress(what, done, total);
}

void ConvertDialog::setBusy(bool busy)
{
    if (!busy) {
        m_progress->finish();
    }
    for (QWidget* field : std::initializer_list<QWidget*>{m_target, m_folder, m_images, m_ignore, m_corners, m_face, m_tolerance, m_clip}) {
        field->setEnabled(!busy);
    }
    m_convert->setEnabled(!busy && !folder().isEmpty());
}

void ConvertDialog::chooseFolder()
{
    const QString chosenFolder = QFileDialog::getSaveFileName(this, tr("New folder for the converted data set"), folder(), QString(), nullptr,
                                                              QFileDialog::ShowDirsOnly | QFileDialog::DontConfirmOverwrite);
    if (!chosenFolder.isEmpty()) {
        m_folder->setText(chosenFolder);
    }
}

void ConvertDialog::convert()
{
    m_settle.stop();
    m_writing = true;
    m_banner->dismiss();
    setBusy(true);
    m_headline->setText(tr("Writing…"));
    Q_EMIT convertRequested(folder(), options());
}

}  // namespace gg::widgets
