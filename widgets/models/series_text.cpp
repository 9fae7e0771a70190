#include "widgets/models/series_text.h"

#include <QCoreApplication>

#include <array>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::SeriesText)
};

struct Named {
    const char* series;
    const char* name;
};

constexpr std::array<Named, 28> named{{{"val/map50_95", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "mAP50-95")},
                                       {"val/map50", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "mAP50")},
                                       {"val/dice", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Dice")},
                                       {"val/iou", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "IoU")},
                                       {"val/sensitivity", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Sensitivity")},
                                       {"val/specificity", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Specificity")},
                                       {"val/precision", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Precision")},
                                       {"val/recall", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Recall")},
                                       {"val/accuracy", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Accuracy")},
                                       {"val/loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Val. loss")},
                                       {"train/loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Train loss")},
                                       {"val/map75", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "mAP75")},
                                       {"val/mask_map50_95", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "mAP50-95 (masks)")},
                                       {"val/mask_map50", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "mAP50 (masks)")},
                                       {"val/box_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Val. box loss")},
                                       {"val/class_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Val. class loss")},
                                       {"val/dfl_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Val. DFL loss")},
                                       {"train/box_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Train box loss")},
                                       {"train/class_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Train class loss")},
                                       {"val/xy_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Val. place loss")},
                                       {"val/wh_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Val. size loss")},
                                       {"val/object_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Val. objectness loss")},
                                       {"val/no_object_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Val. background loss")},
                                       {"train/xy_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Train place loss")},
                                       {"train/wh_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Train size loss")},
                                       {"train/object_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Train objectness loss")},
                                       {"train/no_object_loss", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Train background loss")},
                                       {"train/accuracy", QT_TRANSLATE_NOOP("gg::widgets::SeriesText", "Train accuracy")}}};

}  // namespace

QString seriesText(const std::string& series)
{
    for (const Named& one : named) {
        if (series == one.series) {
            return Texts::tr(one.name);
        }
    }
    return QString::fromStdString(series);
}

int seriesPlace(const std::string& series)
{
    for (std::size_t i = 0; i < named.size(); ++i) {
        if (series == named[i].series) {
            return static_cast<int>(i);
        }
    }
    return static_cast<int>(named.size());
}

QString valueOfText(runs::ValueOf which)
{
    switch (which) {
    case runs::ValueOf::Best:
        return Texts::tr("best");
    case runs::ValueOf::Last:
        return Texts::tr("last");
    case runs::ValueOf::AtCursor:
        break;
    }
    return Texts::tr("at the cursor");
}

QString valueOfId(runs::ValueOf which)
{
    return which == runs::ValueOf::Best ? QStringLiteral("best") : which == runs::ValueOf::Last ? QStringLiteral("last") : QStringLiteral("cursor");
}

runs::ValueOf valueOfFromId(const QString& id)
{
    return id == u"last" ? runs::ValueOf::Last : id == u"cursor" ? runs::ValueOf::AtCursor : runs::ValueOf::Best;
}

}  // namespace gg::widgets
