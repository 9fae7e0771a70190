#include "widgets/panels/form_editors.h"

#include "core/recipe/model_plan.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMap>
#include <QRegularExpression>
#include <QToolButton>

namespace gg::widgets {
namespace {

constexpr int familyWidth = 132;
constexpr int scaleWidth = 50;

struct NameParts {
    QString family;  ///< with a gap for the scale: "yolov12%1-v1.0"; without one where there is one size: "vdxnet"
    QString scale;
};

NameParts partsOf(const QString& name)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\D+\\d+)([a-z])(.*)$"));
    const auto match = pattern.match(name);
    return match.hasMatch() ? NameParts{match.captured(1) + QStringLiteral("%1") + match.captured(3), match.captured(2)} : NameParts{name, {}};
}

bool hasScales(const QString& family)
{
    return family.contains(QStringLiteral("%1"));
}

/// "YOLOv12 v1.0" of "yolov12%1-v1.0".
QString familyTitle(const QString& family)
{
    static const QMap<QString, QString> titles{{QStringLiteral("yolov3-tiny"), QStringLiteral("YOLOv3 tiny")},
                                               {QStringLiteral("yolov1-small"), QStringLiteral("YOLOv1 small")},
                                               {QStringLiteral("vdxnet"), QStringLiteral("VDXNet")},
                                               {QStringLiteral("litefodnet"), QStringLiteral("LiteFODNet")},
                                               {QStringLiteral("ssd300-vgg16"), QStringLiteral("SSD300 VGG-16")},
                                               {QStringLiteral("ssd-light"), QStringLiteral("SSD light")}};
    QString title = titles.value(family, family);
    return title.replace(QStringLiteral("%1-"), QStringLiteral(" ")).remove(QStringLiteral("%1")).replace(QStringLiteral("yolo"), QStringLiteral("YOLO"));
}

}  // namespace

ModelNameEdit::ModelNameEdit(QWidget* parent)
    : QWidget(parent)
    , m_family(new QComboBox(this))
    , m_scale(new QComboBox(this))
{
    for (const std::string& name : recipe::modelNames()) {
        const NameParts parts = partsOf(QString::fromStdString(name));
        if (m_family->findData(parts.family) < 0) {
            m_family->addItem(familyTitle(parts.family), parts.family);
        }
        if (hasScales(parts.family) && m_scale->findData(parts.scale) < 0) {
            m_scale->addItem(parts.scale, parts.scale);
        }
    }
    m_family->setFixedWidth(familyWidth);
    m_scale->setFixedWidth(scaleWidth);
    m_family->setObjectName(QStringLiteral("model.family"));
    m_scale->setObjectName(QStringLiteral("model.letter"));
    m_family->setAccessibleName(tr("Family"));
    m_scale->setAccessibleName(tr("Scale"));
    m_scale->setToolTip(tr("n is the smallest, x the largest"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_family);
    row->addWidget(m_scale);
    row->addStretch(1);
    setFocusProxy(m_family);
    const auto offerScales = [this] { m_scale->setEnabled(hasScales(m_family->currentData().toString())); };
    connect(m_family, &QComboBox::currentIndexChanged, this, offerScales);
    offerScales();
    connect(m_family, &QComboBox::currentIndexChanged, this, &ModelNameEdit::changed);
    connect(m_scale, &QComboBox::currentIndexChanged, this, &ModelNameEdit::changed);
}

QString ModelNameEdit::value() const
{
    const QString family = m_family->currentData().toString();
    return hasScales(family) ? family.arg(m_scale->currentData().toString()) : family;
}

void ModelNameEdit::setValue(const QString& name)
{
    const NameParts parts = partsOf(name);
    const int family = m_family->findData(parts.family);
    const int scale = hasScales(parts.family) ? m_scale->findData(parts.scale) : m_scale->currentIndex();
    if (family >= 0 && scale >= 0) {
        m_family->setCurrentIndex(family);
        m_scale->setCurrentIndex(scale);
    }
}

FileEdit::FileEdit(const QString& dialogTitle, const QString& filter, QWidget* parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_dialogTitle(dialogTitle)
    , m_filter(filter)
{
    m_line->setClearButtonEnabled(true);
    m_line->setPlaceholderText(tr("none"));
    auto* button = new QToolButton(this);
    button->setText(QStringLiteral("…"));
    button->setToolTip(dialogTitle);
    button->setAccessibleName(dialogTitle);
    button->setFixedSize(space::target, space::target);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_line, 1);
    row->addWidget(button);
    setFocusProxy(m_line);
    connect(button, &QToolButton::clicked, this, &FileEdit::choose);
    connect(m_line, &QLineEdit::textChanged, this, &FileEdit::changed);
}

QString FileEdit::value() const
{
    return m_line->text().trimmed();
}

void FileEdit::setValue(const QString& file)
{
    m_line->setText(file);
}

void FileEdit::choose()
{
    const QString file = QFileDialog::getOpenFileName(this, m_dialogTitle, QFileInfo(value()).path(), m_filter);
    if (!file.isEmpty()) {
        m_line->setText(file);
    }
}

}  // namespace gg::widgets
