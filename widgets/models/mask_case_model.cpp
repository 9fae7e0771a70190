#include "widgets/models/mask_case_model.h"

#include "widgets/models/record_model.h"

namespace gg::widgets {

void MaskCaseModel::setCases(QList<MaskCase> cases)
{
    beginResetModel();
    m_cases = std::move(cases);
    endResetModel();
}

const MaskCase* MaskCaseModel::caseAt(int row) const
{
    return row >= 0 && row < m_cases.size() ? &m_cases.at(row) : nullptr;
}

QStringList MaskCaseModel::images() const
{
    QStringList images;
    for (const MaskCase& one : m_cases) {
        images << one.image;
    }
    return images;
}

int MaskCaseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cases.size());
}

QVariant MaskCaseModel::data(const QModelIndex& index, int role) const
{
    const MaskCase* one = caseAt(index.row());
    if (!index.isValid() || one == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return one->image.section(u'/', -1);
    case Qt::ToolTipRole:
    case RecordModel::ImageRole:
        return one->image;
    case RecordModel::MaskRole:
        return one->truth;
    case RecordModel::SeverityRole:
    case RecordModel::VerdictRole:
        return -1;
    default:
        return {};
    }
}

}  // namespace gg::widgets
