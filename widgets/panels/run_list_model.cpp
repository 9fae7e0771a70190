#include "widgets/panels/run_list_model.h"

#include <QCoreApplication>

namespace gg::widgets
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::RunListModel)
};

}  // namespace

QString runStateText(const RunEntry& run)
{
    const int epoch = run.history.lastEpoch();
    const QString progress = run.info.epochs > 0 ? Texts::tr("%1 of %2 epochs").arg(epoch).arg(run.info.epochs)
                                                 : Texts::tr("%n epoch(s)", nullptr, epoch);
    if (run.lost) {
        return Texts::tr("folder is gone, %1 read").arg(progress);
    }
    switch (run.history.state()) {
    case runs::RunState::Started:
    case runs::RunState::Resumed:
        return run.live ? Texts::tr("▶ training, %1").arg(progress) : Texts::tr("ended without a word, %1").arg(progress);
    case runs::RunState::Paused:
        return Texts::tr("paused, %1").arg(progress);
    case runs::RunState::Stopped:
        return Texts::tr("stopped, %1").arg(progress);
    case runs::RunState::Finished:
        return Texts::tr("✓ finished, %1").arg(progress);
    case runs::RunState::Failed:
        return Texts::tr("failed, %1").arg(progress);
    case runs::RunState::Unknown:
        break;
    }
    return run.live ? Texts::tr("▶ training, %1").arg(progress) : progress;
}

RunListModel::RunListModel(RunCollection& runs, QObject* parent)
    : OpenedListModel(runs, parent)
{
    connect(&runs, &RunCollection::visibilityChanged, this, &RunListModel::tellChanged);
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    if (!has(index)) {
        return {};
    }
    const RunEntry& run = opened().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(run.info.name);
    case Qt::CheckStateRole:
        return static_cast<int>(run.visible ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        QStringList lines{runStateText(run), run.folder};
        if (!run.history.stateMessage().empty()) {
            lines << QString::fromStdString(run.history.stateMessage());
        }
        if (!run.problems.empty()) {
            lines << tr("%n line(s) could not be read; the first: %1", nullptr, static_cast<int>(run.problems.size()))
                         .arg(QString::fromStdString(run.problems.front()));
        }
        return lines.join(QLatin1Char('\n'));
    }
    case StateRole:
        return runStateText(run);
    case ColourRole:
        return run.colour;
    case TroubleRole:
        return run.lost || !run.problems.empty() || run.history.state() == runs::RunState::Failed;
    default:
        return {};
    }
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !has(index)) {
        return false;
    }
    opened().setVisible(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

}  // namespace gg::widgets
