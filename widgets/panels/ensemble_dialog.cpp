#include "widgets/panels/ensemble_dialog.h"

#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {

EnsembleDialog::EnsembleDialog(const std::vector<EnsemblePart>& parts, QWidget* parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_list(new QListWidget(this))
    , m_fusion(new QComboBox(this))
    , m_iou(new QDoubleSpinBox(this))
    , m_problem(new QLabel(this))
    , m_fuse(new QPushButton(tr("Fuse"), this))
{
    setWindowTitle(tr("Ensemble"));
    m_list->setAccessibleName(tr("Predictions"));
    for (const EnsemblePart& part : m_parts) {
        auto* item = new QListWidgetItem(part.masks ? tr("%1 (masks)").arg(part.name) : part.name, m_list);
        item->setToolTip(part.path);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(part.masks == m_parts.front().masks ? Qt::Checked : Qt::Unchecked);
    }
    m_fusion->addItem(tr("Weighted boxes fusion"), static_cast<int>(metrics::Fusion::WeightedBoxes));
    m_fusion->addItem(tr("The strongest box alone"), static_cast<int>(metrics::Fusion::Suppression));
    m_fusion->addItem(tr("Mean box and mean score"), static_cast<int>(metrics::Fusion::Voting));
    m_fusion->setItemData(0, tr("Solovyev and others 2021: boxes are averaged by their scores; what only some find loses confidence"), Qt::ToolTipRole);
    m_iou->setRange(0.05, 0.95);
    m_iou->setSingleStep(0.05);
    m_iou->setValue(metrics::FusionOptions().iou);
    m_iou->setToolTip(tr("Boxes of a class that overlap by more are one object"));
    for (QWidget* field : {static_cast<QWidget*>(m_fusion), static_cast<QWidget*>(m_iou)}) {
        field->setMinimumHeight(space::target);
    }
    auto* form = new QFormLayout;
    form->addRow(tr("&Boxes"), m_fusion);
    form->addRow(tr("&Overlap"), m_iou);
    m_problem->setWordWrap(true);
    auto* about = new QLabel(tr("Masks are fused pixel by pixel: the mean of probabilities, or what most labels say. The result is kept and evaluated like any other predictions."), this);
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_fuse);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space::medium);
    layout->addWidget(m_list, 1);
    layout->addLayout(form);
    layout->addWidget(about);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(480, 460);
    m_fuse->setDefault(true);
    connect(m_list, &QListWidget::itemChanged, this, &EnsembleDialog::changed);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_fuse, &QPushButton::clicked, this, &QDialog::accept);
    changed();
}

QStringList EnsembleDialog::chosen() const
{
    QStringList paths;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked) {
            paths << m_parts[static_cast<std::size_t>(row)].path;
        }
    }
    return paths;
}

bool EnsembleDialog::ofMasks() const
{
    const QStringList paths = chosen();
    const auto first = std::find_if(m_parts.begin(), m_parts.end(), [&](const EnsemblePart& part) { return !paths.isEmpty() && part.path == paths.front(); });
    return first != m_parts.end() && first->masks;
}

metrics::FusionOptions EnsembleDialog::options() const
{
    return {.fusion = static_cast<metrics::Fusion>(m_fusion->currentData().toInt()), .iou = m_iou->value()};
}

void EnsembleDialog::changed()
{
    const QStringList paths = chosen();
    const bool masks = ofMasks();
    const bool mixed = std::any_of(m_parts.begin(), m_parts.end(), [&](const EnsemblePart& part) { return paths.contains(part.path) && part.masks != masks; });
    m_problem->setText(paths.size() < 2 ? tr("Choose two or more.") : mixed ? tr("Boxes and masks cannot be fused with each other.") : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_fuse->setEnabled(m_problem->text().isEmpty());
    m_fusion->setDisabled(masks);
    m_iou->setDisabled(masks);
}

}  // namespace gg::widgets
