#include "widgets/models/saved_views.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace gg::widgets {
namespace {

constexpr int version = 1;

// In the order of the enumerations. In files: words, which keep their meaning when an enumeration grows.
const std::array<QLatin1String, 7> recordOrders{QLatin1String("set"),      QLatin1String("objects"), QLatin1String("smallest"), QLatin1String("severity"),
                                                QLatin1String("pixels"),   QLatin1String("brightness"), QLatin1String("foreground")};
const std::array<QLatin1String, 7> cropOrders{QLatin1String("set"),    QLatin1String("side"),      QLatin1String("aspect"), QLatin1String("class"),
                                              QLatin1String("margin"), QLatin1String("sharpness"), QLatin1String("disagreement")};

template <typename Enum, std::size_t N>
Enum fromWord(const std::array<QLatin1String, N>& words, const QString& word, Enum otherwise)
{
    const auto it = std::find(words.begin(), words.end(), word);
    return it == words.end() ? otherwise : static_cast<Enum>(it - words.begin());
}

QJsonObject toObject(const SavedView& view)
{
    return {{QStringLiteral("name"), view.name},
            {QStringLiteral("search"), view.search},
            {QStringLiteral("objects"), view.objects},
            {QStringLiteral("order"), QString(recordOrders[static_cast<std::size_t>(view.order)])},
            {QStringLiteral("descending"), view.descending},
            {QStringLiteral("crop_order"), QString(cropOrders[static_cast<std::size_t>(view.cropOrder)])},
            {QStringLiteral("crops_descending"), view.cropsDescending},
            {QStringLiteral("context"), view.context},
            {QStringLiteral("thumbnail_step"), view.thumbnailStep},
            {QStringLiteral("training_size"), view.trainingSize},
            {QStringLiteral("labels"), view.labels},
            {QStringLiteral("boxes"), view.boxes},
            {QStringLiteral("overlays"), view.overlays},
            {QStringLiteral("filled"), view.filled},
            {QStringLiteral("opacity"), view.opacity}};
}

SavedView fromObject(const QJsonObject& object)
{
    const SavedView usual;
    const auto flag = [&](const char* key, bool otherwise) { return object.value(QLatin1String(key)).toBool(otherwise); };
    const auto number = [&](const char* key, int otherwise, int least, int most) {
        return std::clamp(object.value(QLatin1String(key)).toInt(otherwise), least, most);
    };
    return {.name = object.value(QLatin1String("name")).toString().simplified(),
            .search = object.value(QLatin1String("search")).toString(),
            .objects = flag("objects", usual.objects),
            .order = fromWord(recordOrders, object.value(QLatin1String("order")).toString(), usual.order),
            .descending = flag("descending", usual.descending),
            .cropOrder = fromWord(cropOrders, object.value(QLatin1String("crop_order")).toString(), usual.cropOrder),
            .cropsDescending = flag("crops_descending", usual.cropsDescending),
            .context = number("context", usual.context, 0, 150),
            .thumbnailStep = number("thumbnail_step", usual.thumbnailStep, 0, 5),
            .trainingSize = number("training_size", usual.trainingSize, 32, 8192),
            .labels = flag("labels", usual.labels),
            .boxes = flag("boxes", usual.boxes),
            .overlays = flag("overlays", usual.overlays),
            .filled = flag("filled", usual.filled),
            .opacity = number("opacity", usual.opacity, 0, 100)};
}

}  // namespace

int SavedViews::rowOf(const QString& name) const
{
    const auto it = std::find_if(m_views.begin(), m_views.end(), [&](const SavedView& view) { return view.name == name; });
    return it == m_views.end() ? -1 : static_cast<int>(it - m_views.begin());
}

int SavedViews::add(SavedView view)
{
    const QString wanted = view.name.simplified().isEmpty() ? tr("View") : view.name.simplified();
    view.name = wanted;
    for (int i = 2; rowOf(view.name) >= 0; ++i) {
        view.name = QStringLiteral("%1 %2").arg(wanted).arg(i);
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_views.push_back(std::move(view));
    endInsertRows();
    Q_EMIT edited();
    return row;
}

bool SavedViews::rename(int row, const QString& name)
{
    const QString wanted = name.simplified();
    const int taken = rowOf(wanted);
    if (row < 0 || row >= rowCount() || wanted.isEmpty() || (taken >= 0 && taken != row)) {
        return false;
    }
    m_views[static_cast<std::size_t>(row)].name = wanted;
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT edited();
    return true;
}

void SavedViews::replace(int row, SavedView view)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    SavedView& old = m_views[static_cast<std::size_t>(row)];
    view.name = old.name;
    old = std::move(view);
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT edited();
}

void SavedViews::remove(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_removed = Removed{row, m_views[static_cast<std::size_t>(row)]};
    m_views.erase(m_views.begin() + row);
    endRemoveRows();
    Q_EMIT edited();
}

bool SavedViews::undoRemove()
{
    if (!m_removed) {
        return false;
    }
    const int row = std::min(m_removed->row, rowCount());
    SavedView view = m_removed->view;
    m_removed.reset();
    const QString wanted = view.name;
    for (int i = 2; rowOf(view.name) >= 0; ++i) {
        view.name = QStringLiteral("%1 %2").arg(wanted).arg(i);
    }
    beginInsertRows({}, row, row);
    m_views.insert(m_views.begin() + row, std::move(view));
    endInsertRows();
    Q_EMIT edited();
    return true;
}

QByteArray SavedViews::toJson() const
{
    QJsonArray views;
    for (const SavedView& view : m_views) {
        views.append(toObject(view));
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), version}, {QStringLiteral("views"), views}}).toJson(QJsonDocument::Compact);
}

QString SavedViews::setJson(const QByteArray& json)
{
    beginResetModel();
    m_views.clear();
    m_removed.reset();
    QString trouble;
    QJsonParseError error{};
    const QJsonDocument document = json.isEmpty() ? QJsonDocument() : QJsonDocument::fromJson(json, &error);
    if (!json.isEmpty() && !document.isObject()) {
        trouble = tr("The saved views cannot be read: %1.").arg(error.errorString());
    } else if (document.object().value(QLatin1String("version")).toInt(version) > version) {
        trouble = tr("The saved views were written by a newer version of Groundglass; what this one knows of them is used.");
    }
    int left = 0;
    for (const QJsonValue& value : document.object().value(QLatin1String("views")).toArray()) {
        const SavedView view = fromObject(value.toObject());
        if (view.name.isEmpty() || rowOf(view.name) >= 0) {
            ++left;
        } else {
            m_views.push_back(view);
        }
    }
    if (left > 0) {
        trouble = tr("%Ln saved view(s) without a name of their own were left out.", nullptr, left);
    }
    endResetModel();
    return trouble;
}

int SavedViews::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_views.size());
}

QVariant SavedViews::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const SavedView& view = m_views[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return view.name;
    case Qt::ToolTipRole:
        return (view.objects ? tr("%1: objects, %2") : tr("%1: images, %2")).arg(view.name, view.search.isEmpty() ? tr("no filter") : view.search);
    default: return {};
    }
}

bool SavedViews::setData(const QModelIndex& index, const QVariant& value, int role)
{
    return role == Qt::EditRole && checkIndex(index, CheckIndexOption::IndexIsValid) && rename(index.row(), value.toString());
}

Qt::ItemFlags SavedViews::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable : Qt::NoItemFlags;
}

}  // namespace gg::widgets
