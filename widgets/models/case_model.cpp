#include "widgets/models/case_model.h"

#include "widgets/models/path_text.h"
#include "widgets/models/selection_text.h"

#include <QLocale>

#include <algorithm>

namespace gg::widgets {
namespace {

QRectF rectOf(const metrics::Box& box)
{
    return {box.x, box.y, box.width, box.height};
}

QString score(double value)
{
    return QLocale().toString(value, 'f', 2);
}

}  // namespace

double overlapOf(const evaluation::DetectionEvaluation& evaluation, std::uint32_t detection, std::uint32_t truth)
{
    for (const metrics::Overlap& overlap : evaluation.overlaps.of(detection)) {
        if (overlap.truth == truth) {
            return overlap.iou;
        }
    }
    return 0;
}

void CaseModel::setCases(evaluation::EvaluationPtr evaluation, CaseList cases)
{
    beginResetModel();
    m_evaluation = std::move(evaluation);
    m_cases = std::move(cases);
    endResetModel();
}

const evaluation::Case* CaseModel::caseAt(int row) const
{
    return row >= 0 && row < rowCount() ? &(*m_cases)[static_cast<std::size_t>(row)] : nullptr;
}

int CaseModel::rowOf(const evaluation::Case& one) const
{
    if (!m_cases) {
        return -1;
    }
    const auto find = [&](auto&& same) {
        const auto it = std::find_if(m_cases->begin(), m_cases->end(), same);
        return it == m_cases->end() ? -1 : static_cast<int>(it - m_cases->begin());
    };
    const int exact = find([&](const evaluation::Case& other) {
        return other.image == one.image && other.detection == one.detection && other.truth == one.truth;
    });
    if (exact >= 0 || one.truth == metrics::none) {
        return exact;
    }
    return find([&](const evaluation::Case& other) { return other.truth == one.truth; });
}

QString CaseModel::imageFile(std::uint32_t image) const
{
    const predictions::LoadedDetections& loaded = m_evaluation->loaded;
    if (!loaded.truth || !loaded.truth->dataset || image >= loaded.images.size()) {
        return {};
    }
    const dataset::Dataset& dataset = *loaded.truth->dataset;
    const std::size_t record = loaded.truth->images[loaded.images[image]].record;
    return record < dataset.records.size() ? pathText(dataset.absolute(dataset.records[record].image)) : QString();
}

QStringList CaseModel::images() const
{
    QStringList files;
    if (!m_cases || !m_evaluation) {
        return files;
    }
    std::vector<bool> seen(m_evaluation->loaded.set.images);
    for (const evaluation::Case& one : *m_cases) {
        if (!seen[one.image]) {
            seen[one.image] = true;
            files << imageFile(one.image);
        }
    }
    files.removeAll(QString());
    return files;
}

int CaseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_cases ? 0 : static_cast<int>(m_cases->size());
}

QVariant CaseModel::data(const QModelIndex& index, int role) const
{
    const evaluation::Case* one = caseAt(index.row());
    if (!index.isValid() || one == nullptr) {
        return {};
    }
    const metrics::DetectionSet& set = m_evaluation->loaded.set;
    switch (role) {
    case Qt::DisplayRole:
        return caption(*one);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return description(*one);
    case KindRole:
        return static_cast<int>(one->kind);
    case FileRole:
        return imageFile(one->image);
    case ImageSizeRole: {
        const auto& image = m_evaluation->loaded.truth->images[m_evaluation->loaded.images[one->image]];
        return QSize(image.width, image.height);
    }
    case TruthBoxRole:
        return one->truth == metrics::none ? QRectF() : rectOf(set.truths[one->truth].box);
    case PredictionBoxRole:
        return one->detection == metrics::none ? QRectF() : rectOf(set.detections[one->detection].box);
    default:
        return {};
    }
}

QString CaseModel::caption(const evaluation::Case& one) const
{
    const metrics::DetectionSet& set = m_evaluation->loaded.set;
    if (one.detection == metrics::none) {
        return classText(*m_evaluation, set.truths[one.truth].classId);
    }
    const metrics::Detection& detection = set.detections[one.detection];
    const QString predicted = QStringLiteral("%1 %2").arg(classText(*m_evaluation, detection.classId), score(detection.score));
    if (one.truth != metrics::none && set.truths[one.truth].classId != detection.classId) {
        return QStringLiteral("%1 → %2").arg(classText(*m_evaluation, set.truths[one.truth].classId), predicted);
    }
    return predicted;
}

QString CaseModel::description(const evaluation::Case& one) const
{
    const metrics::DetectionSet& set = m_evaluation->loaded.set;
    QStringList lines{caseKindText(one.kind)};
    if (one.truth != metrics::none) {
        lines << tr("truth: %1").arg(classText(*m_evaluation, set.truths[one.truth].classId));
    }
    if (one.detection != metrics::none) {
        const metrics::Detection& detection = set.detections[one.detection];
        lines << tr("predicted: %1, confidence %2").arg(classText(*m_evaluation, detection.classId), score(detection.score));
    }
    if (one.truth != metrics::none && one.detection != metrics::none) {
        const double iou = overlapOf(*m_evaluation, one.detection, one.truth);
        // Lower ones are not kept.
        lines << (iou > 0 ? tr("IoU %1").arg(score(iou)) : tr("IoU below %1").arg(score(m_evaluation->overlaps.floor)));
    }
    lines << pathText(m_evaluation->loaded.truth->images[m_evaluation->loaded.images[one.image]].name);
    return lines.join(u'\n');
}

}  // namespace gg::widgets
