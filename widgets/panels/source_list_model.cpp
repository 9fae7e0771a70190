#include "widgets/panels/source_list_model.h"

#include "widgets/models/evaluation_sources.h"

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

SourceListModel::SourceListModel(EvaluationSources& sources, QObject* parent)
    : QAbstractListModel(parent)
    , m_sources(sources)
    , m_rows(sources.size())
{
    // The collection tells of a new source when it is there already; the row count is the model's own, so that views see it change in turn.
    connect(&sources, &EvaluationSources::added, this, [this](int index) {
        beginInsertRows({}, index, index);
        ++m_rows;
        endInsertRows();
    });
    connect(&sources, &EvaluationSources::aboutToRemove, this, [this](int index) { beginRemoveRows({}, index, index); });
    connect(&sources, &EvaluationSources::removed, this, [this](int) {
        --m_rows;
        endRemoveRows();
    });
    connect(&sources, &EvaluationSources::changed, this, [this](int row) { Q_EMIT dataChanged(index(row), index(row)); });
}

int SourceListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant SourceListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.row() >= m_sources.size()) {
        return {};
    }
    const EvaluationSource& source = m_sources.at(index.row());
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
