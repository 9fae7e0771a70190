#include "widgets/models/definition_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace gg::widgets {
namespace {

using metrics::Definition;
using metrics::DifferenceReason;

QString text(const char* english)
{
    return QCoreApplication::translate("definitions", english);
}

bool isVoc(Definition definition)
{
    return definition == Definition::Voc2007 || definition == Definition::Voc2012;
}

QString crowdSentence(Definition from, Definition to)
{
    if (to == Definition::Coco) {
        return text(QT_TRANSLATE_NOOP("definitions", "What is predicted on ignored objects and inside of crowds does not count."));
    }
    if (!isVoc(to)) {
        return text(QT_TRANSLATE_NOOP("definitions", "Ignored objects and crowds are left out: what is predicted there is wrong."));
    }
    return from == Definition::Coco
               ? text(QT_TRANSLATE_NOOP("definitions", "Ignored objects excuse any number of predictions, crowds by their IoU."))
               : text(QT_TRANSLATE_NOOP("definitions", "What is predicted on ignored objects does not count."));
}

QString choiceSentence(Definition from, Definition to)
{
    if (to == Definition::Coco) {
        return text(QT_TRANSLATE_NOOP("definitions", "A prediction whose best object is taken may take the next best."));
    }
    if (from == Definition::Coco) {
        return text(QT_TRANSLATE_NOOP("definitions", "A prediction whose best object is taken is a duplicate and takes no other."));
    }
    return isVoc(to) ? text(QT_TRANSLATE_NOOP("definitions", "Of objects with the same IoU a prediction goes for the first, not the last."))
                     : text(QT_TRANSLATE_NOOP("definitions", "Of objects with the same IoU a prediction goes for the last, not the first."));
}

QString areaSentence(Definition to)
{
    switch (to) {
    case Definition::Coco:
        return text(QT_TRANSLATE_NOOP("definitions", "Precision is averaged at 101 recalls."));
    case Definition::UltralyticsUntil2026:
        return text(QT_TRANSLATE_NOOP("definitions", "Trapezoids between 101 recalls, and a straight line behind the last hit."));
    case Definition::Ultralytics:
        return text(QT_TRANSLATE_NOOP("definitions", "Trapezoids between 101 recalls, and precision 0 from the last hit on."));
    case Definition::Voc2007:
        return text(QT_TRANSLATE_NOOP("definitions", "Precision is averaged at 11 recalls."));
    case Definition::Voc2012:
        return text(QT_TRANSLATE_NOOP("definitions", "Area under every step of the curve."));
    }
    return {};
}

}  // namespace

QString definitionName(Definition definition)
{
    switch (definition) {
    case Definition::Coco:
        return QStringLiteral("COCO");
    case Definition::UltralyticsUntil2026:
        return text(QT_TRANSLATE_NOOP("definitions", "Ultralytics until April 2026"));
    case Definition::Ultralytics:
        return QStringLiteral("Ultralytics");
    case Definition::Voc2007:
        return QStringLiteral("VOC 2007");
    case Definition::Voc2012:
        return QStringLiteral("VOC 2012");
    }
    return {};
}

QString definitionHeading(Definition definition)
{
    return definition == Definition::UltralyticsUntil2026 ? text(QT_TRANSLATE_NOOP("definitions", "Ultralytics\nuntil 4/2026")) : definitionName(definition);
}

QString definitionFormula(Definition definition)
{
    switch (definition) {
    case Definition::Coco:
        return text(QT_TRANSLATE_NOOP(
            "definitions", "AP = 1/101 · Σ p(r) over the recalls r = 0.00, 0.01 … 1.00; p(r) is the best precision at recall r or higher. A prediction takes the free object of its "
                           "class with the highest IoU. Ignored and crowd objects excuse. The first 100 of an image and class count. One hit of two objects: 51/101 = 0.505."));
    case Definition::UltralyticsUntil2026:
        return text(QT_TRANSLATE_NOOP(
            "definitions", "AP = area by trapezoids under p(r) between the recalls 0.00, 0.01 … 1.00; from the last hit a straight line down to recall 1, precision 0. A prediction "
                           "goes for its best object only, the most confident gets it. Ignored and crowd objects are left out: what is predicted there is wrong. One hit of two objects: 0.5 + 0.5 · 1/2 = 0.750."));
    case Definition::Ultralytics:
        return text(QT_TRANSLATE_NOOP(
            "definitions", "AP = area by trapezoids under p(r) between the recalls 0.00, 0.01 … 1.00, with precision 0 from the last hit on: never more than 0.995. A prediction goes "
                           "for its best object only, the most confident gets it. Ignored and crowd objects are left out: what is predicted there is wrong. One hit of two objects: 0.49 + 0.01 · 1/2 = 0.495."));
    case Definition::Voc2007:
        return text(QT_TRANSLATE_NOOP(
            "definitions", "AP = 1/11 · Σ p(r) over the recalls r = 0, 0.1 … 1, at IoU 0.5 of boxes that are one pixel wider and higher. A prediction goes for its best object only. "
                           "Difficult objects excuse. One hit of two objects: 6/11 = 0.545."));
    case Definition::Voc2012:
        return text(QT_TRANSLATE_NOOP(
            "definitions", "AP = area under all steps of p(r), at IoU 0.5 of boxes that are one pixel wider and higher. A prediction goes for its best object only. Difficult objects "
                           "excuse. One hit of two objects: 0.500."));
    }
    return {};
}

QString reasonName(DifferenceReason reason)
{
    switch (reason) {
    case DifferenceReason::Crowd:
        return text(QT_TRANSLATE_NOOP("definitions", "Ignored objects"));
    case DifferenceReason::SecondBest:
        return text(QT_TRANSLATE_NOOP("definitions", "Second choice"));
    case DifferenceReason::MaxDetections:
        return text(QT_TRANSLATE_NOOP("definitions", "Limit of 100"));
    case DifferenceReason::Interpolation:
        return text(QT_TRANSLATE_NOOP("definitions", "Area of the curve"));
    case DifferenceReason::PixelConvention:
        return text(QT_TRANSLATE_NOOP("definitions", "One pixel more"));
    }
    return {};
}

QString reasonSentence(DifferenceReason reason, Definition from, Definition to)
{
    switch (reason) {
    case DifferenceReason::Crowd:
        return crowdSentence(from, to);
    case DifferenceReason::SecondBest:
        return choiceSentence(from, to);
    case DifferenceReason::MaxDetections:
        return to == Definition::Coco ? text(QT_TRANSLATE_NOOP("definitions", "Only the first 100 predictions of an image and class count."))
                                      : text(QT_TRANSLATE_NOOP("definitions", "All predictions of an image count, not only the first 100 of a class."));
    case DifferenceReason::Interpolation:
        return areaSentence(to);
    case DifferenceReason::PixelConvention:
        return isVoc(to) ? text(QT_TRANSLATE_NOOP("definitions", "Boxes are measured one pixel wider and higher."))
                         : text(QT_TRANSLATE_NOOP("definitions", "Boxes are measured as they are, without a pixel more."));
    }
    return {};
}

QString scoreText(std::optional<double> score)
{
    return score ? QLocale().toString(*score, 'f', 4) : QStringLiteral("–");
}

QString signedScoreText(double difference)
{
    const QString size = QLocale().toString(std::abs(difference), 'f', 4);
    if (std::abs(difference) < 0.00005) {
        return size;
    }
    return (difference > 0 ? QStringLiteral("+") : QStringLiteral("\u2212")) + size;
}

}  // namespace gg::widgets
