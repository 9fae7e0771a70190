#include "core/base/error.h"
#include "widgets/charts/figure_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gg::widgets
{
namespace
{

const QString schemaName = QStringLiteral("groundglass.figure");

[[noreturn]] void malformed(const QString& file, const QString& detail)
{
    throw Error(ErrorCode::Malformed, file.toStdString(), detail.toStdString());
}

/// Reads values of a recipe, naming the key that is not what it should be.
struct Reader {
    QString file;

    QJsonValue get(const QJsonObject& object, const QString& key, QJsonValue::Type type, const char* expected) const
    {
        const QJsonValue value = object.value(key);
        if (value.type() != type) {
            malformed(file, QStringLiteral("the recipe's key \"%1\" should be %2").arg(key, QLatin1String(expected)));
        }
        return value;
    }
    double number(const QJsonObject& object, const char* key) const
    {
        return get(object, QLatin1String(key), QJsonValue::Double, "a number").toDouble();
    }
    QString text(const QJsonObject& object, const char* key) const
    {
        return get(object, QLatin1String(key), QJsonValue::String, "a text").toString();
    }
    bool boolean(const QJsonObject& object, const char* key) const
    {
        return get(object, QLatin1String(key), QJsonValue::Bool, "true or false").toBool();
    }
    QJsonArray array(const QJsonObject& object, const char* key) const
    {
        return get(object, QLatin1String(key), QJsonValue::Array, "a list").toArray();
    }
    QJsonObject map(const QJsonObject& object, const char* key) const
    {
        return get(object, QLatin1String(key), QJsonValue::Object, "a map").toObject();
    }
};

FigureOptions parseOptions(const QJsonObject& root, const Reader& reader)
{
    FigureOptions options;
    const QJsonArray size = reader.array(root, "size_mm");
    if (size.size() != 2 || !size[0].isDouble() || !size[1].isDouble()) {
        malformed(reader.file, QStringLiteral("the recipe's key \"size_mm\" should be a width and a height"));
    }
    options.widthMm = size[0].toDouble();
    options.heightMm = size[1].toDouble();
    const QJsonObject font = reader.map(root, "font");
    options.fontFamily = reader.text(font, "family");
    options.fontPt = reader.number(font, "pt");
    options.format = figureFormatOf(QStringLiteral("figure.") + reader.text(root, "format"));
    options.dpi = static_cast<int>(reader.number(root, "dpi"));
    options.title = reader.boolean(root, "title");
    return options;
}

}  // namespace

QByteArray toJson(const FigureRecipe& recipe)
{
    QJsonArray runs;
    for (const FigureRecipe::Run& run : recipe.runs) {
        QJsonObject written{{QStringLiteral("folder"), run.folder}, {QStringLiteral("colour"), run.colour.name()}};
        if (!run.stepColumn.isEmpty()) {
            written.insert(QStringLiteral("step_column"), run.stepColumn);
        }
        runs.append(written);
    }
    QJsonArray epochs;
    for (const int epoch : recipe.epochs) {
        epochs.append(epoch);
    }
    const FigureOptions& options = recipe.options;
    const QJsonObject root{{QStringLiteral("schema"), schemaName},
                           {QStringLiteral("version"), 1},
                           {QStringLiteral("chart"), recipe.chart},
                           {QStringLiteral("runs"), runs},
                           {QStringLiteral("logarithmic"), recipe.logarithmic},
                           {QStringLiteral("epochs"), epochs},
                           {QStringLiteral("samples"), QJsonArray::fromStringList(recipe.samples)},
                           {QStringLiteral("mode"), predictionModeId(recipe.mode)},
                           {QStringLiteral("size_mm"), QJsonArray{options.widthMm, options.heightMm}},
                           {QStringLiteral("font"),
                            QJsonObject{{QStringLiteral("family"), options.fontFamily}, {QStringLiteral("pt"), options.fontPt}}},
                           {QStringLiteral("format"), figureSuffix(options.format)},
                           {QStringLiteral("dpi"), options.dpi},
                           {QStringLiteral("title"), options.title}};
    return QJsonDocument(root).toJson();
}

FigureRecipe parseRecipe(const QByteArray& json, const QString& file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isNull()) {
        malformed(file, QStringLiteral("not JSON at byte %1: %2").arg(error.offset).arg(error.errorString()));
    }
    const Reader reader{file};
    const QJsonObject root = document.object();
    if (root.value(QStringLiteral("schema")).toString() != schemaName || root.value(QStringLiteral("version")).toInt() != 1) {
        malformed(file, QStringLiteral("not a figure recipe: \"schema\" should be \"%1\" and \"version\" 1").arg(schemaName));
    }
    FigureRecipe recipe;
    recipe.chart = reader.text(root, "chart");
    recipe.logarithmic = reader.boolean(root, "logarithmic");
    for (const QJsonValue& run : reader.array(root, "runs")) {
        const QJsonObject read = run.toObject();
        recipe.runs.push_back({reader.text(read, "folder"), QColor(reader.text(read, "colour")), read.value(QStringLiteral("step_column")).toString()});
    }
    for (const QJsonValue& epoch : reader.array(root, "epochs")) {
        recipe.epochs.push_back(epoch.toInt());
    }
    for (const QJsonValue& sample : reader.array(root, "samples")) {
        recipe.samples << sample.toString();
    }
    const QString mode = reader.text(root, "mode");
    recipe.mode = predictionModeFromId(mode, PredictionMode::Overlay);
    if (predictionModeId(recipe.mode) != mode) {
        malformed(file,
                  QStringLiteral("the recipe's key \"mode\" is \"%1\"; it should be probability, overlay or outline").arg(mode));
    }
    recipe.options = parseOptions(root, reader);
    return recipe;
}

}  // namespace gg::widgets
