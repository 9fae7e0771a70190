#include "widgets/panels/train_layers_dialog.h"

#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

QString listed(const std::vector<int>& numbers)
{
    QStringList texts;
    for (const int number : numbers) {
        texts += QString::number(number);
    }
    return texts.join(QStringLiteral(", "));
}

void fill(QTableWidget& table, const recipe::ModelPlan& plan, const recipe::PlanCost& cost, const std::vector<double>& milliseconds)
{
    const QLocale locale;
    for (int i = 0; i < table.rowCount(); ++i) {
        const recipe::PlanLayer& layer = plan.layers[static_cast<std::size_t>(i)];
        const recipe::LayerCost& of = cost.layers[static_cast<std::size_t>(i)];
        QStringList cells{QString::number(i),
                                QString::fromStdString(layer.block),
                                listed(layer.from),
                                layer.out > 0 ? QString::number(layer.out) : QStringLiteral("–"),
                                QString::number(layer.repeat),
                                QStringLiteral("%1 × %2").arg(of.outHeight).arg(of.outWidth),
                                locale.toString(static_cast<qlonglong>(of.parameters)),
                                locale.toString(of.gflops, 'f', 3),
                                locale.formattedDataSize(of.activationBytes, 1, QLocale::DataSizeTraditionalFormat)};
        if (static_cast<std::size_t>(i) < milliseconds.size()) {
            cells += locale.toString(milliseconds[static_cast<std::size_t>(i)], 'f', 2);
        }
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment(column == 1 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
            table.setItem(i, column, item);
        }
    }
}

}  // namespace

TrainLayersDialog::TrainLayersDialog(const recipe::ModelPlan& plan, int imageSize, const std::vector<double>& milliseconds, QWidget* parent)
    : QDialog(parent)
{
    const recipe::PlanCost cost = recipe::costOf(plan, imageSize, imageSize);
    const QLocale locale;
    setWindowTitle(tr("Layers of %1").arg(QString::fromStdString(plan.name)));
    auto* column = new QVBoxLayout(this);
    auto* totals = new QLabel(tr("%1 parameters, %2 with batch norm folded in; %3 GFLOPs and %4 of activations for an image of %5 px")
                                  .arg(locale.toString(static_cast<qlonglong>(cost.parameters)), locale.toString(static_cast<qlonglong>(cost.fusedParameters)),
                                       locale.toString(cost.gflops, 'f', 2),
                                       locale.formattedDataSize(cost.activationBytes, 1, QLocale::DataSizeTraditionalFormat))
                                  .arg(imageSize),
                              this);
    totals->setWordWrap(true);
    totals->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(totals);
    if (!plan.note.empty()) {
        auto* note = new QLabel(QString::fromStdString(plan.note), this);
        note->setWordWrap(true);
        note->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(note);
    }
    QStringList head{tr("No."), tr("Block"), tr("From"), tr("Channels"), tr("Repeat"), tr("Output"), tr("Parameters"), tr("GFLOPs"), tr("Activations")};
    if (!milliseconds.empty()) {
        head += tr("Time, ms");
    }
    auto* table = new QTableWidget(static_cast<int>(plan.layers.size()), static_cast<int>(head.size()), this);
    table->setHorizontalHeaderLabels(head);
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    fill(*table, plan, cost, milliseconds);
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(table, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(760, 620);
}

}  // namespace gg::widgets
