#include "widgets/panels/source_list_model.h"

#include <QCoreApplication>
#include <QDir>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::SourceListModel)
};

}  // namespace

QString sourceStateText(const EvaluationSource& source)
{
    switch (source.state) {
    case EvaluationSource::State::Failed:
        return source.problem;
    case EvaluationSource::State::Loading:
        return Texts::tr("reading…");
    case EvaluationSource::State::Ready:
        return source.epochs.size() > 1 ? Texts::tr("epoch %1 of %2 · %3").arg(source.epoch).arg(source.epochs.back()).arg(source.summary)
                                        : source.summary;
    case EvaluationSource::State::Known:
        break;
    }
    return source.epochs.size() > 1 ? Texts::tr("%n epoch(s)", nullptr, static_cast<int>(source.epochs.size())) : Texts::tr("not read yet");
}

QVariant SourceListModel::data(const QModelIndex& index, int role) const
{
    if (!has(index)) {
        return {};
    }
    const EvaluationSource& source = opened().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return source.name;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return QString(sourceStateText(source) + u'\n' + QDir::toNativeSeparators(source.path));
    case StateRole:
        return sourceStateText(source);
    case ColourRole:
        return source.colour;
    case TroubleRole:
        return source.state == EvaluationSource::State::Failed;
    default:
        return {};
    }
}

}  // namespace gg::widgets
