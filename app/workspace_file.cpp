#include "app/workspace_file.h"

#include "core/base/error.h"

#include <QColor>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace gg::app {
namespace {

constexpr int version = 1;

QString folderOf(const QString& file)
{
    return QFileInfo(file).absolutePath();
}

QString toRelative(const QString& path, const QString& file)
{
    if (path.isEmpty()) {
        return {};
    }
    const QString relative = QDir(folderOf(file)).relativeFilePath(path);
    return relative.startsWith(QStringLiteral("../../../")) ? path : relative;
}

QString toAbsolute(const QString& path, const QString& file)
{
    return path.isEmpty() ? QString() : QDir::cleanPath(QDir(folderOf(file)).absoluteFilePath(path));
}

QJsonObject runJson(const WorkspaceRun& run, const QString& file)
{
    QJsonObject json{{QStringLiteral("path"), toRelative(run.path, file)}, {QStringLiteral("name"), run.name}, {QStringLiteral("visible"), run.visible}};
    if (!run.colour.isEmpty()) {
        json.insert(QStringLiteral("colour"), run.colour);
    }
    if (!run.remarks.note.isEmpty()) {
        json.insert(QStringLiteral("note"), run.remarks.note);
    }
    if (!run.remarks.tags.isEmpty()) {
        json.insert(QStringLiteral("tags"), QJsonArray::fromStringList(run.remarks.tags));
    }
    if (run.remarks.archived) {
        json.insert(QStringLiteral("archived"), true);
    }
    if (!run.remarks.stepColumn.isEmpty()) {
        json.insert(QStringLiteral("step_column"), run.remarks.stepColumn);
    }
    return json;
}

WorkspaceRun runOf(const QJsonObject& json, const QString& file)
{
    WorkspaceRun run{.path = toAbsolute(json.value(QLatin1String("path")).toString(), file),
                     .name = json.value(QLatin1String("name")).toString(),
                     .colour = json.value(QLatin1String("colour")).toString(),
                     .visible = json.value(QLatin1String("visible")).toBool(true),
                     .remarks = {.note = json.value(QLatin1String("note")).toString(), .archived = json.value(QLatin1String("archived")).toBool(), .stepColumn = json.value(QLatin1String("step_column")).toString()}};
    if (!QColor::isValidColor(run.colour)) {
        run.colour.clear();
    }
    const QJsonArray tags = json.value(QLatin1String("tags")).toArray();
    for (const QJsonValue& tag : tags) {
        run.remarks.tags << tag.toString();
    }
    return run;
}

}  // namespace

QByteArray workspaceText(const WorkspaceFile& workspace, const QString& file)
{
    QJsonObject json{{QStringLiteral("groundglass"), QStringLiteral("workspace")}, {QStringLiteral("version"), version}, {QStringLiteral("page"), workspace.page}};
    if (!workspace.dataset.isEmpty()) {
        json.insert(QStringLiteral("dataset"), toRelative(workspace.dataset, file));
    }
    QJsonArray runs;
    for (const WorkspaceRun& run : workspace.runs) {
        runs.append(runJson(run, file));
    }
    json.insert(QStringLiteral("runs"), runs);
    // A workspace that names itself says nothing.
    if (!workspace.savedAs.isEmpty() && workspace.savedAs != file) {
        json.insert(QStringLiteral("saved_as"), toRelative(workspace.savedAs, file));
    }
    if (workspace.epoch > 0) {
        json.insert(QStringLiteral("epoch"), workspace.epoch);
    }
    if (workspace.comparing) {
        json.insert(QStringLiteral("comparing"), workspace.compareTab);
    }
    if (!workspace.compare.isEmpty()) {
        json.insert(QStringLiteral("compare"), workspace.compare);
    }
    if (!workspace.charts.isEmpty()) {
        json.insert(QStringLiteral("charts"), workspace.charts);
    }
    return QJsonDocument(json).toJson();
}

WorkspaceFile parseWorkspace(const QByteArray& text, const QString& file)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (!document.isObject()) {
        const QByteArray before = text.left(problem.offset);
        throw Error(ErrorCode::Malformed, file.toStdString(),
                    "This is no workspace: line " + std::to_string(before.count('\n') + 1) + ": " + problem.errorString().toStdString() + ".");
    }
    const QJsonObject json = document.object();
    if (json.value(QLatin1String("groundglass")).toString() != u"workspace") {
        throw Error(ErrorCode::Malformed, file.toStdString(), "This is no workspace: \"groundglass\": \"workspace\" is missing.");
    }
    if (const int found = json.value(QLatin1String("version")).toInt(version); found > version) {
        throw Error(ErrorCode::Unsupported, file.toStdString(), "This workspace is of version " + std::to_string(found) + "; version " + std::to_string(version) + " is known here. Use a newer Groundglass.");
    }
    WorkspaceFile workspace{.dataset = toAbsolute(json.value(QLatin1String("dataset")).toString(), file),
                            .runs = {},
                            .savedAs = toAbsolute(json.value(QLatin1String("saved_as")).toString(), file),
                            .page = json.value(QLatin1String("page")).toString(),
                            .epoch = std::max(0, json.value(QLatin1String("epoch")).toInt()),
                            .comparing = json.contains(QLatin1String("comparing")),
                            .compareTab = json.value(QLatin1String("comparing")).toString(),
                            .compare = json.value(QLatin1String("compare")).toObject(),
                            .charts = json.value(QLatin1String("charts")).toObject()};
    const QJsonArray runs = json.value(QLatin1String("runs")).toArray();
    for (const QJsonValue& run : runs) {
        if (WorkspaceRun one = runOf(run.toObject(), file); !one.path.isEmpty()) {
            workspace.runs.push_back(std::move(one));
        }
    }
    return workspace;
}

}  // namespace gg::app
