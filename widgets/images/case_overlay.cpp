#include "widgets/images/case_overlay.h"

#include "widgets/models/case_model.h"
#include "widgets/models/selection_text.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>

namespace gg::widgets {
namespace {

/// Gives the texts a name under which they are translated.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::CaseOverlay)
};

QRectF rectOf(const metrics::Box& box)
{
    return {box.x, box.y, box.width, box.height};
}

QString number(double value)
{
    return QLocale().toString(value, 'f', 2);
}

/// Draws the shapes of one image.
class Drawer {
public:
    Drawer(const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading, std::uint32_t image)
        : m_evaluation(evaluation)
        , m_set(evaluation.loaded.set)
        , m_reading(reading)
        , m_image(image)
    {
        const predictions::EvaluatedImage& known = evaluation.loaded.truth->images[evaluation.loaded.images[image]];
        m_size = QSize(known.width, known.height);
    }

    OverlayShape truth(std::uint32_t index, evaluation::CaseKind kind) const
    {
        const metrics::Truth& object = m_set.truths[index];
        OverlayShape shape = shapeOf(object.box, object.mask);
        shape.colour = caseColour(CaseLayer::Truth, kind);
        shape.ignored = kind == evaluation::CaseKind::Ignored;
        shape.object = static_cast<int>(index - m_set.truthBegin[m_image]);
        const QString name = classText(m_evaluation, object.classId);
        shape.label = shape.ignored                                  ? Texts::tr("%1, ignored").arg(name)
                      : kind == evaluation::CaseKind::FalseNegative ? Texts::tr("FN %1").arg(name)
                                                                    : name;
        // Green says that it was found.
        shape.shortLabel = kind == evaluation::CaseKind::FalseNegative ? caseKindText(kind) : QString();
        return shape;
    }

    OverlayShape detection(std::uint32_t index, evaluation::CaseKind kind) const
    {
        const metrics::Detection& object = m_set.detections[index];
        OverlayShape shape = shapeOf(object.box, object.mask);
        shape.colour = caseColour(CaseLayer::Prediction, kind);
        shape.ignored = kind == evaluation::CaseKind::Ignored;
        shape.dashed = true;
        shape.labelBelow = true;
        shape.object = static_cast<int>(m_set.truthsOf(m_image).size() + index - m_set.detectionBegin[m_image]);
        const QString name = QStringLiteral("%1 %2").arg(classText(m_evaluation, object.classId), number(object.score));
        shape.label = shape.ignored ? Texts::tr("%1, ignored").arg(name) : QStringLiteral("%1 %2").arg(caseKindText(kind), name);
        const double iou = m_reading.matching->iouOf[index];
        if (kind == evaluation::CaseKind::TruePositive && iou > 0) {
            shape.label += Texts::tr(" · IoU %1").arg(number(iou));
        }
        shape.shortLabel = shape.ignored ? QString() : caseKindText(kind);
        return shape;
    }

private:
    OverlayShape shapeOf(const metrics::Box& box, std::uint32_t mask) const
    {
        OverlayShape shape;
        shape.box = rectOf(box);
        if (m_evaluation.options.iouType != metrics::IouType::Mask || mask == metrics::none || m_size.isEmpty()) {
            return shape;
        }
        const RunCoverage cover = coverRuns(m_set.masks[mask], m_size, QSizeF(1, 1));
        if (!cover.coverage.isNull()) {
            shape.coverage = cover.coverage;
            shape.box = cover.bounds;
            shape.outline = maskOutline(cover.coverage).translated(cover.bounds.topLeft());
        }
        return shape;
    }

    const evaluation::DetectionEvaluation& m_evaluation;
    const metrics::DetectionSet& m_set;
    const evaluation::Reading& m_reading;
    std::uint32_t m_image;
    QSize m_size;
};

}  // namespace

QColor caseColour(CaseLayer layer, evaluation::CaseKind kind)
{
    if (kind == evaluation::CaseKind::Ignored) {
        return Qt::gray;
    }
    const bool right = kind == evaluation::CaseKind::TruePositive;
    if (layer == CaseLayer::Truth) {
        return QColor::fromRgb(right ? meaning::truth : meaning::miss);
    }
    return QColor::fromRgb(right ? meaning::prediction : meaning::falsePositive);
}

QColor inkOn(const QColor& colour)
{
    return qGray(colour.rgb()) > 120 ? Qt::black : Qt::white;
}

std::vector<OverlayShape> caseShapes(const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading, std::uint32_t image,
                                     const evaluation::Case* lit)
{
    const metrics::DetectionSet& set = evaluation.loaded.set;
    const evaluation::ImageReading kinds = evaluation::readImage(evaluation, reading, image);
    const Drawer draw(evaluation, reading, image);
    // The matrix pairs by an IoU of its own: what was right there is drawn as right, whatever the sliders of the curves say.
    const bool litIsRight = lit != nullptr && lit->kind == evaluation::CaseKind::TruePositive;
    std::vector<OverlayShape> shapes;
    for (std::size_t i = 0; i < kinds.truths.size(); ++i) {
        const auto index = static_cast<std::uint32_t>(set.truthBegin[image] + i);
        const bool isLit = lit != nullptr && lit->truth == index;
        shapes.push_back(draw.truth(index, isLit && litIsRight ? lit->kind : kinds.truths[i]));
        shapes.back().lit = isLit;
    }
    for (std::size_t i = 0; i < kinds.detections.size(); ++i) {
        const auto index = static_cast<std::uint32_t>(set.detectionBegin[image] + i);
        const bool isLit = lit != nullptr && lit->detection == index;
        if (kinds.detections[i] || isLit) {
            const evaluation::CaseKind kind = kinds.detections[i].value_or(isLit ? lit->kind : evaluation::CaseKind::Ignored);
            shapes.push_back(draw.detection(index, isLit && litIsRight ? lit->kind : kind));
            shapes.back().lit = isLit;
        }
    }
    return shapes;
}

std::vector<OverlayShape> layersOf(const std::vector<OverlayShape>& shapes, bool truth, bool predictions)
{
    std::vector<OverlayShape> kept;
    for (const OverlayShape& shape : shapes) {
        if (shape.dashed ? predictions : truth) {
            kept.push_back(shape);
        }
    }
    return kept;
}

QRectF caseRect(const evaluation::DetectionEvaluation& evaluation, const evaluation::Case& one)
{
    QRectF rect;
    if (one.truth != metrics::none) {
        rect = rectOf(evaluation.loaded.set.truths[one.truth].box);
    }
    if (one.detection != metrics::none) {
        rect = rect.united(rectOf(evaluation.loaded.set.detections[one.detection].box));
    }
    return rect;
}

}  // namespace gg::widgets
