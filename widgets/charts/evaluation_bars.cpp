#include "widgets/charts/evaluation_bars.h"

#include "widgets/charts/chart_look.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::EvaluationBars)
};

QString number(double value, int digits = 2)
{
    return QLocale().toString(value, 'f', digits);
}

QString numberOrDash(const std::optional<double>& value, int digits = 3)
{
    return value ? number(*value, digits) : QStringLiteral("–");
}

QString countText(std::size_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

struct KindText {
    QString label;
    QString meaning;
};

KindText textOf(metrics::ErrorKind kind, double foreground, double background)
{
    const QString tf = number(foreground);
    const QString tb = number(background);
    switch (kind) {
    case metrics::ErrorKind::Class:
        return {Texts::tr("Wrong class"), Texts::tr("In the right place (IoU of at least %1), with the wrong class.").arg(tf)};
    case metrics::ErrorKind::Location:
        return {Texts::tr("Badly placed"), Texts::tr("The right class with an IoU between %1 and %2.").arg(tb, tf)};
    case metrics::ErrorKind::Both:
        return {Texts::tr("Both"), Texts::tr("The wrong class, and badly placed: IoU between %1 and %2.").arg(tb, tf)};
    case metrics::ErrorKind::Duplicate:
        return {Texts::tr("Duplicate"), Texts::tr("A second box on an object that was found already.")};
    case metrics::ErrorKind::Background:
        return {Texts::tr("Background"), Texts::tr("Nothing labelled is there: IoU of at most %1 with anything.").arg(tb)};
    case metrics::ErrorKind::Missed:
        return {Texts::tr("Missed"), Texts::tr("A labelled object that nothing found, rightly placed or not.")};
    case metrics::ErrorKind::None:
        break;
    }
    return {};
}

QColor kindColour(metrics::ErrorKind kind)
{
    return kind == metrics::ErrorKind::Missed ? QColor(meaning::miss) : QColor(meaning::falsePositive);
}

BarRow sizeRow(const QString& label, const std::optional<double>& ap, std::size_t truths)
{
    return {.label = label, .share = ap, .value = numberOrDash(ap), .count = countText(truths)};
}

QString pixels(double area)
{
    return QLocale().toString(qRound(std::sqrt(area)));
}

/// "below 32 × 32 px".
QString rangeText(const metrics::AreaRange& range)
{
    constexpr double endless = 1e9;
    if (range.from <= 0) {
        return Texts::tr("below %1 × %1 px").arg(pixels(range.to));
    }
    return range.to >= endless ? Texts::tr("from %1 × %1 px").arg(pixels(range.from))
                               : Texts::tr("%1 × %1 to %2 × %2 px").arg(pixels(range.from), pixels(range.to));
}

QString sizeName(const std::string& id)
{
    static const std::array<std::pair<const char*, const char*>, 4> names{{{"tiny", QT_TRANSLATE_NOOP("gg::widgets::EvaluationBars", "Tiny")},
                                                                          {"small", QT_TRANSLATE_NOOP("gg::widgets::EvaluationBars", "Small")},
                                                                          {"medium", QT_TRANSLATE_NOOP("gg::widgets::EvaluationBars", "Medium")},
                                                                          {"large", QT_TRANSLATE_NOOP("gg::widgets::EvaluationBars", "Large")}}};
    const auto at = std::find_if(names.begin(), names.end(), [&](const auto& one) { return id == one.first; });
    return at == names.end() ? QString::fromStdString(id) : Texts::tr(at->second);
}

}  // namespace

std::vector<BarRow> errorRows(const metrics::ErrorBreakdown& errors, std::uint32_t classId)
{
    const bool one = classId < errors.countsOfClass.size() && classId < errors.dApOfClass.size();
    const auto& counts = one ? errors.countsOfClass[classId] : errors.counts;
    const auto& gains = one ? errors.dApOfClass[classId] : errors.dAp;
    const double most = std::max(1e-9, *std::max_element(gains.begin(), gains.end()));
    std::vector<BarRow> rows;
    for (const metrics::ErrorKind kind : metrics::errorKinds) {
        const auto i = static_cast<std::size_t>(kind);
        const KindText text = textOf(kind, errors.foreground, errors.background);
        rows.push_back({.label = text.label,
                        .share = std::max(0.0, gains[i]) / most,
                        .value = (gains[i] >= 0 ? QStringLiteral("+") : QStringLiteral("−")) + number(std::abs(gains[i]) * 100, 1),
                        .count = countText(counts[i]),
                        .colour = onBackground(kindColour(kind), theme().dark),
                        .tip = Texts::tr("<p>%1</p><p>Without these %2, AP would be %3 points higher.</p>")
                                   .arg(text.meaning, countText(counts[i]), number(gains[i] * 100, 1)),
                        .clickable = counts[i] > 0});
    }
    return rows;
}

std::vector<BarRow> errorGainRows(const std::vector<double>& gains)
{
    const metrics::ErrorBreakdown usual;
    double most = 1e-9;
    for (const double gain : gains) {
        most = std::isfinite(gain) ? std::max(most, gain) : most;
    }
    std::vector<BarRow> rows;
    for (std::size_t i = 0; i < std::min(gains.size(), metrics::errorKinds.size()); ++i) {
        const metrics::ErrorKind kind = metrics::errorKinds[i];
        const KindText text = textOf(kind, usual.foreground, usual.background);
        const bool defined = std::isfinite(gains[i]);
        rows.push_back({.label = text.label,
                        .share = defined ? std::optional(std::max(0.0, gains[i]) / most) : std::nullopt,
                        .value = defined ? QStringLiteral("+") + number(gains[i] * 100, 1) : QStringLiteral("–"),
                        .colour = onBackground(kindColour(kind), theme().dark),
                        .tip = defined ? Texts::tr("<p>%1</p><p>Without these, AP50 would be %2 points higher.</p>").arg(text.meaning, number(gains[i] * 100, 1))
                                       : text.meaning,
                        .clickable = true});
    }
    return rows;
}

std::array<std::size_t, 3> truthsOfCocoSizes(const metrics::DetectionSet& set)
{
    std::array<std::size_t, 3> counts{};
    for (const metrics::Truth& truth : set.truths) {
        // Both ends belong to a range, as pycocotools has it: what has exactly 32² square pixels counts twice.
        if (truth.counts()) {
            counts[0] += truth.area <= 32.0 * 32.0 ? 1 : 0;
            counts[1] += truth.area >= 32.0 * 32.0 && truth.area <= 96.0 * 96.0 ? 1 : 0;
            counts[2] += truth.area >= 96.0 * 96.0 ? 1 : 0;
        }
    }
    return counts;
}

std::vector<BarRow> sizeRows(const metrics::CocoScores& scores, const std::array<std::size_t, 3>& cocoTruths, int trainingSize, std::uint32_t classId)
{
    std::vector<BarRow> rows;
    for (const metrics::AreaScore& area : scores.areas) {
        BarRow row = sizeRow(sizeName(area.range.name), area.ap, area.truths);
        row.mark = classId < area.apOfClass.size() ? area.apOfClass[classId] : std::nullopt;
        row.clickable = area.truths > 0;
        const QString where = trainingSize > 0 ? Texts::tr("%1, when the longer side of the image has %2 px").arg(rangeText(area.range)).arg(trainingSize)
                                               : Texts::tr("%1, in the pixels of the image").arg(rangeText(area.range));
        row.tip = area.truths == 0 ? Texts::tr("<p>%1.</p><p>No labelled object has this size.</p>").arg(where)
                                   : Texts::tr("<p>%1.</p><p>AP50-95 %2, AP50 %3, recall %4; %5 objects.</p>")
                                         .arg(where, numberOrDash(area.ap), numberOrDash(area.ap50), numberOrDash(area.recall), countText(area.truths));
        rows.push_back(std::move(row));
    }
    rows.push_back({.label = Texts::tr("As COCO has them, in the pixels of the image"), .clickable = false, .heading = true});
    const metrics::CocoSummary none;
    const metrics::CocoSummary& one = classId < scores.classes.size() ? scores.classes[classId] : none;
    const std::array<std::optional<double>, 3> all{scores.all.apSmall, scores.all.apMedium, scores.all.apLarge};
    const std::array<std::optional<double>, 3> own{one.apSmall, one.apMedium, one.apLarge};
    const std::array<QString, 3> names{Texts::tr("APs"), Texts::tr("APm"), Texts::tr("APl")};
    const std::array<metrics::AreaRange, 3> ranges{{{"small", 0, 1024}, {"medium", 1024, 9216}, {"large", 9216, 1e10}}};
    for (std::size_t i = 0; i < 3; ++i) {
        BarRow row = sizeRow(names[i], all[i], cocoTruths[i]);
        row.mark = own[i];
        row.colour = theme().mutedText;
        row.tip = Texts::tr("<p>%1, by the area that the labels give.</p><p>AP50-95 %2; %3 objects.</p>")
                      .arg(rangeText(ranges[i]), numberOrDash(all[i]), countText(cocoTruths[i]));
        row.clickable = cocoTruths[i] > 0;
        rows.push_back(std::move(row));
    }
    return rows;
}

namespace {

/// The bars as they are shown, under the groups that their headings begin; numbers come from who has them.
BarFigure figureOf(const std::vector<BarRow>& rows, const QString& firstGroup)
{
    BarFigure figure;
    QString group = firstGroup;
    for (const BarRow& row : rows) {
        if (row.heading) {
            group = row.label;
            continue;
        }
        // Colours of the window follow its theme; paper is light.
        const QColor colour = row.colour.isValid() && row.colour != theme().mutedText ? row.colour : QColor(meaning::prediction);
        figure.rows.push_back({.group = group, .label = row.label, .share = row.share, .mark = row.mark, .value = row.value, .count = row.count, .colour = colour});
    }
    return figure;
}

}  // namespace

BarFigure errorFigure(const metrics::ErrorBreakdown& errors, std::uint32_t classId, const QString& className)
{
    const bool one = classId < errors.countsOfClass.size() && classId < errors.dApOfClass.size();
    BarFigure figure = figureOf(errorRows(errors, classId), {});
    figure.name = QStringLiteral("errors");
    figure.title = one ? Texts::tr("What AP of %1 would gain without the errors of a kind (TIDE, IoU %2)").arg(className, number(errors.foreground))
                       : Texts::tr("What AP would gain without the errors of a kind (TIDE, IoU %1)").arg(number(errors.foreground));
    figure.what = QStringLiteral("kind");
    figure.columns = {QStringLiteral("dAP"), QStringLiteral("count")};
    figure.valueHead = Texts::tr("AP points");
    figure.countHead = Texts::tr("errors");
    for (std::size_t i = 0; i < figure.rows.size(); ++i) {
        const auto kind = static_cast<std::size_t>(metrics::errorKinds[i]);
        figure.rows[i].colour = kindColour(metrics::errorKinds[i]);
        figure.rows[i].numbers = {one ? errors.dApOfClass[classId][kind] : errors.dAp[kind],
                                  static_cast<double>(one ? errors.countsOfClass[classId][kind] : errors.counts[kind])};
    }
    return figure;
}

BarFigure sizeFigure(const metrics::CocoScores& scores, const std::array<std::size_t, 3>& cocoTruths, int trainingSize, std::uint32_t classId,
                     const QString& className)
{
    const QString group = trainingSize > 0 ? Texts::tr("With the longer side of the image at %1 px").arg(trainingSize) : Texts::tr("In the pixels of the image");
    BarFigure figure = figureOf(sizeRows(scores, cocoTruths, trainingSize, classId), group);
    const bool one = classId < scores.classes.size();
    figure.name = QStringLiteral("sizes");
    figure.title = one ? Texts::tr("AP50-95 by size; tick: %1").arg(className) : Texts::tr("AP50-95 by size");
    figure.what = QStringLiteral("size");
    figure.columns = {QStringLiteral("AP50-95"), QStringLiteral("objects")};
    if (one) {
        figure.columns << QStringLiteral("AP50-95 of %1").arg(className);
    }
    figure.valueHead = QStringLiteral("AP50-95");
    figure.countHead = Texts::tr("objects");
    for (std::size_t i = 0; i < figure.rows.size(); ++i) {
        BarFigure::Row& row = figure.rows[i];
        const std::size_t own = scores.areas.size();
        row.numbers = {row.share, static_cast<double>(i < own ? scores.areas[i].truths : cocoTruths[i - own])};
        if (one) {
            row.numbers.push_back(row.mark);
        }
    }
    return figure;
}

evaluation::SizeBar sizeOfRow(const metrics::CocoScores& scores, int row)
{
    const auto index = static_cast<std::size_t>(row);
    const std::size_t own = scores.areas.size();
    return index < own ? evaluation::SizeBar{index} : evaluation::SizeBar{index - own - 1, evaluation::SizeClasses::Coco};
}

std::vector<BarRow> calibrationRows(const metrics::Calibration& calibration, std::vector<std::size_t>& binOfRow)
{
    std::vector<BarRow> rows;
    binOfRow.clear();
    for (std::size_t i = calibration.bins.size(); i-- > 0;) {
        const metrics::CalibrationBin& bin = calibration.bins[i];
        if (bin.detections == 0) {
            continue;
        }
        const bool tooSure = bin.confidence > bin.precision;
        const QString range = Texts::tr("%1–%2", "a range of confidences").arg(number(bin.from), number(bin.to));
        rows.push_back({.label = range,
                        .share = bin.precision,
                        .mark = bin.confidence,
                        .value = number(bin.precision),
                        .count = countText(bin.detections),
                        .colour = onBackground(QColor(tooSure ? meaning::falsePositive : meaning::prediction), theme().dark),
                        .tip = Texts::tr("<p>%1 detections say %2 on average, %3 of them are right: %4.</p>")
                                   .arg(countText(bin.detections), number(bin.confidence), number(bin.precision),
                                        tooSure ? Texts::tr("surer than right") : Texts::tr("at least as right as sure"))});
        binOfRow.push_back(i);
    }
    return rows;
}

QString calibrationSentence(const metrics::Calibration& calibration)
{
    if (!calibration.ece) {
        return Texts::tr("No detection is above the confidence.");
    }
    const double over = calibration.overconfidence.value_or(0);
    const QString ece = number(*calibration.ece, 3);
    constexpr double hardly = 0.02;
    if (std::abs(over) < hardly) {
        return Texts::tr("On average as sure as right (ECE %1).").arg(ece);
    }
    return over > 0 ? Texts::tr("Surer than right: confidence is %1 above the share that is right (ECE %2).").arg(number(over), ece)
                    : Texts::tr("Righter than sure: confidence is %1 below the share that is right (ECE %2).").arg(number(-over), ece);
}

}  // namespace gg::widgets
