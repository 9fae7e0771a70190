#include "widgets/models/comparison.h"

#include "widgets/models/run_collection.h"
#include "widgets/models/series_text.h"

#include <QJsonArray>

#include <algorithm>
#include <set>
#include <tuple>

namespace gg::widgets {
namespace {

QString betterId(runs::Better better)
{
    return better == runs::Better::Larger ? QStringLiteral("larger") : better == runs::Better::Smaller ? QStringLiteral("smaller") : QStringLiteral("neither");
}

runs::Better betterFromId(const QString& id)
{
    return id == u"smaller" ? runs::Better::Smaller : id == u"neither" ? runs::Better::Neither : runs::Better::Larger;
}

/// What people change from run to run is offered first; places of files and names are offered last.
int settingPlace(const std::string& key)
{
    static const std::set<std::string> often{"loss", "lr", "lr0", "learning_rate", "seed", "model", "batch", "batch_size", "optimizer", "imgsz", "image_size", "epochs", "weights", "width", "size"};
    static const std::set<std::string> names{"name", "save_dir", "project", "path", "resume", "exist_ok", "folder", "run"};
    const std::string last = key.substr(key.rfind('.') == std::string::npos ? 0 : key.rfind('.') + 1);
    return names.contains(last) ? 2 : often.contains(last) || key.ends_with("optimizer.name") ? 0 : 1;
}

std::vector<const runs::Settings*> settingsOf(const std::vector<const RunEntry*>& runs)
{
    std::vector<const runs::Settings*> settings;
    for (const RunEntry* run : runs) {
        settings.push_back(&run->config);
    }
    return settings;
}

}  // namespace

QString ComparedColumn::id() const
{
    return (setting ? QStringLiteral("setting") : valueOfId(which)) + QLatin1Char(':') + QString::fromStdString(key);
}

std::optional<ComparedColumn> ComparedColumn::fromId(const QString& id)
{
    const qsizetype colon = id.indexOf(QLatin1Char(':'));
    if (colon <= 0 || colon + 1 == id.size()) {
        return std::nullopt;
    }
    const QString kind = id.left(colon);
    const std::string key = id.mid(colon + 1).toStdString();
    if (kind == u"setting") {
        return ComparedColumn{.setting = true, .key = key};
    }
    const runs::ValueOf which = valueOfFromId(kind);
    return valueOfId(which) == kind ? std::optional(ComparedColumn{.key = key, .which = which}) : std::nullopt;
}

QString ComparedColumn::title() const
{
    return setting ? QString::fromStdString(key) : Comparison::tr("%1, %2", "Dice, best").arg(seriesText(key), valueOfText(which));
}

void Comparison::setGrouping(const runs::Grouping& grouping)
{
    if (grouping != m_grouping) {
        m_grouping = grouping;
        Q_EMIT groupingChanged();
        Q_EMIT changed();
    }
}

void Comparison::setResult(const ComparedColumn& result)
{
    if (result != m_result) {
        m_result = result;
        Q_EMIT changed();
    }
}

ComparedColumn Comparison::resultOrFirst(const std::vector<std::string>& series) const
{
    ComparedColumn result = m_result;
    if (std::find(series.begin(), series.end(), result.key) == series.end()) {
        result.key = series.empty() ? std::string() : series.front();
    }
    return result;
}

void Comparison::setScatterSetting(const std::string& key)
{
    if (key != m_scatterSetting) {
        m_scatterSetting = key;
        Q_EMIT changed();
    }
}

runs::Better Comparison::betterOf(const std::string& series) const
{
    const auto it = m_better.find(series);
    return it == m_better.end() ? runs::betterOf(series) : it->second;
}

void Comparison::setBetter(const std::string& series, std::optional<runs::Better> better)
{
    if (better) {
        m_better.insert_or_assign(series, *better);
    } else {
        m_better.erase(series);
    }
    Q_EMIT changed();
}

void Comparison::setColumns(const QStringList& columns)
{
    if (columns != m_columns) {
        m_columns = columns;
        Q_EMIT changed();
    }
}

void Comparison::setBrush(const QString& axis, std::optional<Brush> brush)
{
    const auto it = m_brushes.find(axis);
    const std::optional<Brush> before = it == m_brushes.end() ? std::nullopt : std::optional(it->second);
    if (before == brush) {
        return;
    }
    if (brush) {
        m_brushes.insert_or_assign(axis, *brush);
    } else {
        m_brushes.erase(axis);
    }
    Q_EMIT brushesChanged();
}

void Comparison::clearBrushes()
{
    if (!m_brushes.empty()) {
        m_brushes.clear();
        Q_EMIT brushesChanged();
    }
}

QJsonObject Comparison::toJson() const
{
    QJsonObject json;
    if (!m_grouping.setting.empty()) {
        json.insert(QStringLiteral("group_by"), QString::fromStdString(m_grouping.setting));
    }
    if (!m_grouping.namePattern.empty()) {
        json.insert(QStringLiteral("group_names"), QString::fromStdString(m_grouping.namePattern));
    }
    if (!m_result.key.empty()) {
        json.insert(QStringLiteral("result"), m_result.id());
    }
    if (!m_scatterSetting.empty()) {
        json.insert(QStringLiteral("scatter"), QString::fromStdString(m_scatterSetting));
    }
    if (!m_columns.isEmpty()) {
        json.insert(QStringLiteral("columns"), QJsonArray::fromStringList(m_columns));
    }
    QJsonObject better;
    for (const auto& [series, which] : m_better) {
        better.insert(QString::fromStdString(series), betterId(which));
    }
    QJsonObject brushes;
    for (const auto& [axis, brush] : m_brushes) {
        brushes.insert(axis, QJsonArray{brush.low, brush.high});
    }
    if (!better.isEmpty()) {
        json.insert(QStringLiteral("better"), better);
    }
    if (!brushes.isEmpty()) {
        json.insert(QStringLiteral("brushes"), brushes);
    }
    return json;
}

void Comparison::fromJson(const QJsonObject& json)
{
    const auto text = [&](const char* key) { return json.value(QLatin1String(key)).toString(); };
    m_grouping = {.setting = text("group_by").toStdString(), .namePattern = text("group_names").toStdString()};
    m_result = ComparedColumn::fromId(text("result")).value_or(ComparedColumn{});
    m_scatterSetting = text("scatter").toStdString();
    m_columns.clear();
    const QJsonArray columns = json.value(QLatin1String("columns")).toArray();
    for (const QJsonValue& id : columns) {
        if (ComparedColumn::fromId(id.toString())) {
            m_columns << id.toString();
        }
    }
    m_better.clear();
    const QJsonObject better = json.value(QLatin1String("better")).toObject();
    for (auto it = better.begin(); it != better.end(); ++it) {
        m_better.insert_or_assign(it.key().toStdString(), betterFromId(it.value().toString()));
    }
    m_brushes.clear();
    const QJsonObject brushes = json.value(QLatin1String("brushes")).toObject();
    for (auto it = brushes.begin(); it != brushes.end(); ++it) {
        const QJsonArray ends = it.value().toArray();
        const Brush brush{std::clamp(ends.at(0).toDouble(0), 0.0, 1.0), std::clamp(ends.at(1).toDouble(1), 0.0, 1.0)};
        if (brush.low < brush.high) {
            m_brushes.insert_or_assign(it.key(), brush);
        }
    }
    Q_EMIT groupingChanged();
    Q_EMIT changed();
    Q_EMIT brushesChanged();
}

std::vector<std::string> comparedSeries(const std::vector<const RunEntry*>& runs)
{
    std::map<std::string, int> names;
    for (const RunEntry* run : runs) {
        for (const auto& [name, series] : run->history.series()) {
            names[name] += series.size() > 0 ? 1 : 0;
        }
    }
    std::vector<std::string> out;
    for (const auto& [name, count] : names) {
        if (count > 0) {
            out.push_back(name);
        }
    }
    const auto rank = [&](const std::string& name) {
        return std::tuple(runs::betterOf(name) == runs::Better::Neither ? 1 : 0, -names[name], seriesPlace(name));
    };
    std::stable_sort(out.begin(), out.end(), [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
    return out;
}

std::vector<std::string> differingSettings(const std::vector<const RunEntry*>& runs)
{
    std::vector<std::pair<std::tuple<bool, int>, std::string>> keys;
    for (const runs::ConfigDifference& difference : runs::differencesOf(settingsOf(runs))) {
        const bool somewhereMissing = std::any_of(difference.values.begin(), difference.values.end(), [](const std::string& value) { return value.empty(); });
        keys.emplace_back(std::tuple(somewhereMissing, settingPlace(difference.key)), difference.key);
    }
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> out;
    for (auto& [rank, key] : keys) {
        out.push_back(std::move(key));
    }
    return out;
}

runs::SettingColumn columnOf(const ComparedColumn& column, const std::vector<const RunEntry*>& runs, const Comparison& comparison, int epoch)
{
    if (column.setting) {
        return runs::settingColumn(column.key, settingsOf(runs));
    }
    std::vector<std::optional<double>> values;
    const runs::Better better = comparison.betterOf(column.key);
    for (const RunEntry* run : runs) {
        values.push_back(runs::resultOf(run->history, column.key, column.which, better, epoch));
    }
    return runs::resultColumn(column.key, values);
}

std::vector<runs::RunGroup> groupsOf(const std::vector<const RunEntry*>& runs, const runs::Grouping& grouping)
{
    std::vector<runs::NamedSettings> named;
    for (const RunEntry* run : runs) {
        named.push_back({.name = run->info.name, .settings = &run->config});
    }
    return runs::groupRuns(named, grouping);
}

}  // namespace gg::widgets
