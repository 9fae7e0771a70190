#include "widgets/models/logged_groups.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::LoggedGroup)
};

}  // namespace

LoggedGroup loggedGroup(runs::RunAttachment::Kind kind, const std::string& name)
{
    if (kind == runs::RunAttachment::Kind::Histogram) {
        return LoggedGroup::Histograms;
    }
    if (kind == runs::RunAttachment::Kind::Text) {
        return LoggedGroup::Texts;
    }
    // Without the ending, and of a tag with several parts the last one.
    QString base = QString::fromStdString(name).toLower();
    base = base.mid(base.lastIndexOf(QLatin1Char('/')) + 1).section(QLatin1Char('.'), 0, 0);
    if (base.contains(u"confusion")) {
        return LoggedGroup::Matrix;
    }
    if (base.startsWith(u"val_batch") || base.startsWith(u"test_batch")) {
        return LoggedGroup::Validation;
    }
    if (base.startsWith(u"train_batch") || base.startsWith(u"mosaic")) {
        return LoggedGroup::Training;
    }
    if (base.endsWith(u"_curve")) {
        return LoggedGroup::Curves;
    }
    constexpr std::array<QStringView, 5> summaries{u"results", u"labels", u"labels_correlogram", u"progress", u"instances"};
    return std::find(summaries.begin(), summaries.end(), base) != summaries.end() ? LoggedGroup::Summary : LoggedGroup::Pictures;
}

QString loggedGroupText(LoggedGroup group)
{
    switch (group) {
    case LoggedGroup::Validation:
        return Texts::tr("Validation batches");
    case LoggedGroup::Training:
        return Texts::tr("Training batches");
    case LoggedGroup::Matrix:
        return Texts::tr("Confusion matrix");
    case LoggedGroup::Curves:
        return Texts::tr("Curves of the detector");
    case LoggedGroup::Summary:
        return Texts::tr("Results and labels");
    case LoggedGroup::Pictures:
        return Texts::tr("Pictures");
    case LoggedGroup::Histograms:
        return Texts::tr("Histograms");
    case LoggedGroup::Texts:
        break;
    }
    return Texts::tr("Texts");
}

}  // namespace gg::widgets
