#include "widgets/panels/coco_strip.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::CocoStrip)
};

/// From this many points on the gap says something: a model whose boxes fit well loses less.
constexpr double largeGap = 0.15;

struct TileText {
    const char* name;
    const char* tip;
};

constexpr std::array<TileText, 12> texts{
    {{QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "mAP50-95"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average precision, mean over the classes and IoU 0.50 to 0.95: are objects found, and how well do the boxes fit?")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "mAP50"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average precision at IoU 0.50, mean over the classes: are objects found, however roughly?")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "AP75"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average precision at IoU 0.75")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "APs"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average precision of objects below 32 × 32 px")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "APm"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average precision of objects from 32 × 32 to 96 × 96 px")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "APl"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average precision of objects from 96 × 96 px")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "AR1"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average recall with one detection an image and class")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "AR10"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average recall with 10 detections an image and class")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "AR100"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average recall with 100 detections an image and class")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "ARs"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average recall of objects below 32 × 32 px")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "ARm"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average recall of objects from 32 × 32 to 96 × 96 px")},
     {QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "ARl"), QT_TRANSLATE_NOOP("gg::widgets::CocoStrip", "Average recall of objects from 96 × 96 px")}}};

}  // namespace

QString localisationSentence(const metrics::CocoSummary& summary)
{
    if (!summary.ap || !summary.ap50 || *summary.ap50 - *summary.ap < largeGap) {
        return {};
    }
    return Texts::tr("mAP50 is %1 points above mAP50-95: objects are found, but their boxes fit loosely.")
        .arg(QLocale().toString((*summary.ap50 - *summary.ap) * 100, 'f', 0));
}

CocoStrip::CocoStrip(QWidget* parent)
    : QWidget(parent)
    , m_gap(new QLabel(this))
{
    setAccessibleName(tr("COCO's twelve numbers"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::medium, space::small, space::medium, 0);
    rows->setSpacing(2);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::medium);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        line->addWidget(tile(i, i < 2));
    }
    line->addStretch(1);
    rows->addLayout(line);
    m_gap->setToolTip(tr("Report both numbers, and check that all boxes are drawn in one style: the badly placed ones are behind the bar of that name."));
    m_gap->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_gap->hide();
    rows->addWidget(m_gap);
    setSummary({});
}

QWidget* CocoStrip::tile(std::size_t index, bool large)
{
    auto* whole = new QWidget(this);
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, large ? space::medium : 0, 0);
    layout->setSpacing(0);
    const QString name = tr(texts[index].name);
    auto* head = new QLabel(name, whole);
    head->setForegroundRole(QPalette::PlaceholderText);
    auto* value = new QLabel(whole);
    QFont font = value->font();
    if (large) {
        font.setPointSizeF(font.pointSizeF() * 1.5);
        font.setBold(true);
        value->setFont(font);
    }
    // Numbers that change keep their tile as wide as it was.
    value->setMinimumWidth(QFontMetrics(font).horizontalAdvance(QStringLiteral("0.888")) + 2);
    value->setAccessibleName(name);
    whole->setToolTip(tr(texts[index].tip));
    layout->addStretch(1);
    layout->addWidget(head);
    layout->addWidget(value);
    m_values[index] = value;
    return whole;
}

void CocoStrip::setSummary(const metrics::CocoSummary& summary)
{
    const auto values = summary.values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        m_values[i]->setText(values[i] ? QLocale().toString(*values[i], 'f', 3) : QStringLiteral("–"));
    }
    const QString sentence = localisationSentence(summary);
    m_gap->setText(sentence);
    m_gap->setVisible(!sentence.isEmpty());
}

QString CocoStrip::valueText(std::size_t index) const
{
    return m_values[index]->text();
}

}  // namespace gg::widgets
