#include "widgets/models/segmentation_texts.h"

#include <QCoreApplication>

namespace gg::widgets {
namespace {

using evaluation::SegmentationMetric;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::SegmentationTexts)
};

}  // namespace

QString metricName(SegmentationMetric metric)
{
    switch (metric) {
    case SegmentationMetric::Sensitivity: return Texts::tr("Sensitivity");
    case SegmentationMetric::Specificity: return Texts::tr("Specificity");
    case SegmentationMetric::Iou: return Texts::tr("IoU");
    case SegmentationMetric::Dice: return Texts::tr("Dice");
    case SegmentationMetric::Precision: return Texts::tr("Precision");
    case SegmentationMetric::Accuracy: return Texts::tr("Accuracy");
    case SegmentationMetric::BoundaryF1: break;
    }
    return Texts::tr("Boundary F1");
}

QString metricHead(SegmentationMetric metric)
{
    switch (metric) {
    case SegmentationMetric::Sensitivity: return Texts::tr("Sens.");
    case SegmentationMetric::Specificity: return Texts::tr("Spec.");
    case SegmentationMetric::Precision: return Texts::tr("Prec.");
    case SegmentationMetric::Accuracy: return Texts::tr("Acc.");
    default: return metricName(metric);
    }
}

QString metricTip(SegmentationMetric metric)
{
    switch (metric) {
    case SegmentationMetric::Sensitivity:
        return Texts::tr("TP / (TP + FN): the share of the true pixels of a class that is predicted as it. Undefined where there are none.");
    case SegmentationMetric::Specificity:
        return Texts::tr("TN / (TN + FP): the share of all other pixels that is not predicted as the class.");
    case SegmentationMetric::Iou:
        return Texts::tr("TP / (TP + FP + FN). Undefined where the class is in neither truth nor prediction.");
    case SegmentationMetric::Dice:
        return Texts::tr("2 TP / (2 TP + FP + FN). Undefined where the class is in neither truth nor prediction.");
    case SegmentationMetric::Precision:
        return Texts::tr("TP / (TP + FP): the share of the pixels predicted as a class that is right. Undefined where nothing is predicted.");
    case SegmentationMetric::Accuracy:
        return Texts::tr("(TP + TN) / all pixels. Says little where a class is rare.");
    case SegmentationMetric::BoundaryF1:
        break;
    }
    return Texts::tr("F1 of the boundary pixels that lie within a small distance of the other side's (Csurka et al. 2013). Over the images whose predictions were kept.");
}

}  // namespace gg::widgets
