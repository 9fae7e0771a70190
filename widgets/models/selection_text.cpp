#include "widgets/models/selection_text.h"

#include "widgets/models/evaluation_state.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <string>

namespace gg::widgets {
namespace {

/// Gives the texts a name under which they are translated.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::Selection)
};

QString number(double value)
{
    return QLocale().toString(value, 'f', 2);
}

/// A size range in words within a sentence; as it is where a person named it.
QString sizeText(const std::string& id)
{
    static constexpr std::array names{QT_TRANSLATE_NOOP("gg::widgets::Selection", "tiny"), QT_TRANSLATE_NOOP("gg::widgets::Selection", "small"),
                                      QT_TRANSLATE_NOOP("gg::widgets::Selection", "medium"), QT_TRANSLATE_NOOP("gg::widgets::Selection", "large")};
    const auto at = std::find(names.begin(), names.end(), id);
    return at == names.end() ? QString::fromStdString(id) : Texts::tr(*at);
}

/// Says a selection in words; one overload a kind.
struct Speaker {
    const evaluation::DetectionEvaluation& evaluation;
    const evaluation::Reading& reading;
    const ComparedNames& names;

    QString nameOf(std::size_t classId) const { return classText(evaluation, static_cast<std::int32_t>(classId)); }

    QString operator()(const std::monostate&) const { return Texts::tr("nothing is selected"); }

    QString operator()(const evaluation::MatrixCell& cell) const
    {
        const std::size_t background = reading.confusion->background();
        if (cell.truth == background) {
            return Texts::tr("predicted %1 where nothing is").arg(nameOf(cell.predicted));
        }
        if (cell.predicted == background) {
            return Texts::tr("truth %1, not found").arg(nameOf(cell.truth));
        }
        return cell.bothWays ? Texts::tr("%1 and %2, taken for one another").arg(nameOf(cell.truth), nameOf(cell.predicted))
                             : Texts::tr("truth %1, predicted %2").arg(nameOf(cell.truth), nameOf(cell.predicted));
    }

    QString operator()(const evaluation::ErrorBar& bar) const
    {
        const QString kind = errorKindText(bar.kind);
        return bar.classId == metrics::none ? kind : Texts::tr("%1, %2", "a class and a kind of error").arg(nameOf(bar.classId), kind);
    }

    QString operator()(const evaluation::CurvePoint& point) const
    {
        const QString whose = point.classId == metrics::none ? Texts::tr("all classes") : nameOf(point.classId);
        return Texts::tr("%1 at confidence %2, right, wrong and missed").arg(whose, number(point.confidence));
    }

    QString operator()(const evaluation::ClassRow& row) const
    {
        return Texts::tr("%1 at confidence %2").arg(nameOf(row.classId), number(reading.options.confidence));
    }

    QString operator()(const evaluation::SizeBar& bar) const
    {
        if (bar.classes == evaluation::SizeClasses::Coco) {
            static constexpr std::array sizes{"small", "medium", "large"};
            return Texts::tr("objects of COCO's size %1").arg(sizeText(sizes.at(bar.area)));
        }
        const auto& areas = evaluation.coco.areas;
        return Texts::tr("objects of size %1").arg(bar.area < areas.size() ? sizeText(areas[bar.area].range.name) : QString());
    }

    QString operator()(const evaluation::CalibrationBar& bar) const
    {
        const auto& bins = reading.calibration.bins;
        return bar.bin < bins.size() ? Texts::tr("confidence %1 to %2").arg(number(bins[bar.bin].from), number(bins[bar.bin].to)) : QString();
    }

    QString operator()(const evaluation::DifferenceCases&) const { return Texts::tr("counted differently by the two definitions"); }

    QString operator()(const evaluation::RunDifference& difference) const
    {
        return difference.foundHere ? Texts::tr("found by %1, not by %2").arg(names.here, names.other)
                                    : Texts::tr("found by %1, not by %2").arg(names.other, names.here);
    }

    QString operator()(const evaluation::HistoryTruths&) const { return Texts::tr("by their history over the epochs"); }
};

constexpr std::array errorIds{"class", "location", "both", "duplicate", "background", "missed"};

std::optional<std::uint32_t> classNamed(const QString& name, const evaluation::DetectionEvaluation& evaluation)
{
    const auto& names = evaluation.loaded.set.classNames;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name.compare(QString::fromStdString(names[i]), Qt::CaseInsensitive) == 0) {
            return static_cast<std::uint32_t>(i);
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> matrixRow(const QString& name, const evaluation::DetectionEvaluation& evaluation)
{
    if (const auto found = classNamed(name, evaluation)) {
        return *found;
    }
    return name == u"background" ? std::optional(evaluation.loaded.set.classNames.size()) : std::nullopt;
}

std::optional<evaluation::Selection> errorBarFrom(const QStringList& parts, const evaluation::DetectionEvaluation& evaluation)
{
    for (std::size_t i = 0; i < errorIds.size(); ++i) {
        if (parts.value(1) != QLatin1String(errorIds[i])) {
            continue;
        }
        const auto named = classNamed(parts.value(2), evaluation);
        if (parts.size() > 2 && !named) {
            return std::nullopt;
        }
        return evaluation::ErrorBar{.kind = metrics::errorKinds[i], .classId = named.value_or(metrics::none)};
    }
    return std::nullopt;
}

std::optional<evaluation::Selection> curvePointFrom(const QStringList& parts, const evaluation::DetectionEvaluation& evaluation)
{
    bool isNumber = false;
    const double confidence = parts.value(2).toDouble(&isNumber);
    const auto named = classNamed(parts.value(1), evaluation);
    if (!isNumber || (!named && parts.value(1) != u"all")) {
        return std::nullopt;
    }
    return evaluation::CurvePoint{.classId = named.value_or(metrics::none), .confidence = confidence};
}

}  // namespace

QString errorKindText(metrics::ErrorKind kind)
{
    switch (kind) {
    case metrics::ErrorKind::Class:
        return Texts::tr("wrong class");
    case metrics::ErrorKind::Location:
        return Texts::tr("badly placed");
    case metrics::ErrorKind::Both:
        return Texts::tr("wrong class and badly placed");
    case metrics::ErrorKind::Duplicate:
        return Texts::tr("found twice");
    case metrics::ErrorKind::Background:
        return Texts::tr("predicted where nothing is");
    case metrics::ErrorKind::Missed:
        return Texts::tr("missed");
    case metrics::ErrorKind::None:
        break;
    }
    return Texts::tr("right");
}

QString caseKindText(evaluation::CaseKind kind)
{
    switch (kind) {
    case evaluation::CaseKind::TruePositive:
        return Texts::tr("TP", "true positive");
    case evaluation::CaseKind::FalsePositive:
        return Texts::tr("FP", "false positive");
    case evaluation::CaseKind::FalseNegative:
        return Texts::tr("FN", "false negative");
    case evaluation::CaseKind::Ignored:
        return Texts::tr("ignored");
    case evaluation::CaseKind::Confused:
        return Texts::tr("wrong class");
    }
    return {};
}

QString classText(const evaluation::DetectionEvaluation& evaluation, std::int32_t classId)
{
    const auto& names = evaluation.loaded.set.classNames;
    const auto index = static_cast<std::size_t>(classId);
    return classId >= 0 && index < names.size() && !names[index].empty() ? QString::fromStdString(names[index])
                                                                        : Texts::tr("class %1").arg(classId);
}

QString selectionText(const evaluation::Selection& selection, const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading,
                      const ComparedNames& names)
{
    return std::visit(Speaker{evaluation, reading, names}, selection);
}

QString selectionSentence(const SelectedCases& selected, const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading,
                          const ComparedNames& names)
{
    const auto count = static_cast<int>(selected.cases->size());
    const auto images = static_cast<int>(selected.images);
    return Texts::tr("%1: %2 in %3", "what, objects, images")
        .arg(selectionText(selected.selection, evaluation, reading, names), Texts::tr("%n object(s)", nullptr, count),
             Texts::tr("%n image(s)", nullptr, images));
}

std::optional<evaluation::Selection> selectionFromText(const QString& text, const evaluation::DetectionEvaluation& evaluation)
{
    const QStringList parts = text.split(u':');
    if (parts.first() == u"matrix" && parts.size() == 3) {
        const auto truth = matrixRow(parts[1], evaluation);
        const auto predicted = matrixRow(parts[2], evaluation);
        return truth && predicted ? std::optional<evaluation::Selection>(evaluation::MatrixCell{*truth, *predicted}) : std::nullopt;
    }
    if (parts.first() == u"errors") {
        return errorBarFrom(parts, evaluation);
    }
    if (parts.first() == u"curve" && parts.size() == 3) {
        return curvePointFrom(parts, evaluation);
    }
    if (parts.first() == u"class" && parts.size() == 2) {
        const auto named = classNamed(parts[1], evaluation);
        return named ? std::optional<evaluation::Selection>(evaluation::ClassRow{*named}) : std::nullopt;
    }
    if (parts.first() == u"size" && parts.size() == 2) {
        const auto& areas = evaluation.coco.areas;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            if (areas[i].range.name == parts[1].toStdString()) {
                return evaluation::SizeBar{i};
            }
        }
    }
    return std::nullopt;
}

}  // namespace gg::widgets
