#include "widgets/figures/panel_figure.h"

#include "widgets/charts/csv_field.h"
#include "widgets/figures/recipe_reader.h"

#include <QMap>

#include <span>

namespace gg::widgets {
namespace {

QJsonArray numbers(std::span<const double> values)
{
    QJsonArray array;
    for (const double value : values) {
        array.append(recipeNumber(value));
    }
    return array;
}

QJsonObject axisObject(const ChartAxis& axis)
{
    QJsonObject object{{QStringLiteral("label"), axis.label}, {QStringLiteral("unit"), axis.unit}, {QStringLiteral("logarithmic"), axis.logarithmic}};
    if (axis.lower) {
        object[QStringLiteral("lower")] = *axis.lower;
    }
    if (axis.upper) {
        object[QStringLiteral("upper")] = *axis.upper;
    }
    return object;
}

ChartAxis parseAxis(const RecipeReader& reader)
{
    return {.label = reader.text("label"),
            .unit = reader.text("unit"),
            .logarithmic = reader.boolean("logarithmic"),
            .lower = reader.optionalNumber("lower"),
            .upper = reader.optionalNumber("upper")};
}

QJsonObject toObject(const ChartSpec& chart)
{
    QJsonArray series;
    for (const ChartSeries& one : chart.series) {
        series.append(QJsonObject{{QStringLiteral("run"), one.run},
                                  {QStringLiteral("name"), one.name},
                                  {QStringLiteral("colour"), one.colour.name()},
                                  {QStringLiteral("stroke"), static_cast<int>(one.stroke)},
                                  {QStringLiteral("steps"), one.steps},
                                  {QStringLiteral("faint"), one.faint},
                                  {QStringLiteral("filled"), one.filled},
                                  {QStringLiteral("marked"), one.marked},
                                  {QStringLiteral("listed"), one.listed},
                                  {QStringLiteral("x"), numbers(one.x)},
                                  {QStringLiteral("y"), numbers(one.y)}});
    }
    QJsonArray dots;
    for (const ChartDot& dot : chart.dots) {
        dots.append(QJsonObject{{QStringLiteral("x"), recipeNumber(dot.x)}, {QStringLiteral("y"), recipeNumber(dot.y)}, {QStringLiteral("colour"), dot.colour.name()}, {QStringLiteral("plumb"), dot.plumb}});
    }
    QJsonArray marks;
    for (const ChartMark& mark : chart.marks) {
        marks.append(QJsonObject{{QStringLiteral("x"), mark.x}, {QStringLiteral("words"), mark.words.isEmpty() ? mark.label : mark.words}, {QStringLiteral("run"), mark.run}});
    }
    QJsonArray bands;
    for (const ChartBand& band : chart.bands) {
        bands.append(QJsonObject{{QStringLiteral("upper"), static_cast<int>(band.upper)}, {QStringLiteral("lower"), static_cast<int>(band.lower)}});
    }
    return {{QStringLiteral("kind"), QStringLiteral("chart")}, {QStringLiteral("name"), chart.name},         {QStringLiteral("title"), chart.title},
            {QStringLiteral("x"), axisObject(chart.x)},        {QStringLiteral("y"), axisObject(chart.y)}, {QStringLiteral("series"), series},
            {QStringLiteral("dots"), dots},                    {QStringLiteral("marks"), marks},           {QStringLiteral("bands"), bands}};
}

ChartSpec parseChart(const RecipeReader& reader)
{
    ChartSpec chart;
    chart.name = reader.text("name");
    chart.title = reader.text("title");
    chart.x = parseAxis(reader.map("x"));
    chart.y = parseAxis(reader.map("y"));
    for (const RecipeReader& one : reader.maps("series")) {
        const int stroke = one.whole("stroke");
        ChartSeries series{.run = one.text("run"),
                           .name = one.text("name"),
                           .colour = QColor(one.text("colour")),
                           .stroke = static_cast<Stroke>(std::clamp(stroke, 0, 3)),
                           .steps = one.boolean("steps"),
                           .faint = one.boolean("faint"),
                           .filled = one.boolean("filled"),
                           .marked = one.boolean("marked"),
                           .listed = one.boolean("listed"),
                           .x = one.numbers("x"),
                           .y = one.numbers("y")};
        if (series.x.size() != series.y.size()) {
            one.malformed("y", "as many numbers as x");
        }
        chart.series.push_back(std::move(series));
    }
    if (reader.has("bands")) {
        const auto edge = [&chart](const RecipeReader& band, const char* key) {
            const int series = band.whole(key);
            if (series < 0 || static_cast<std::size_t>(series) >= chart.series.size()) {
                band.malformed(key, "the number of a series, from 0");
            }
            return static_cast<std::size_t>(series);
        };
        for (const RecipeReader& band : reader.maps("bands")) {
            chart.bands.push_back({.upper = edge(band, "upper"), .lower = edge(band, "lower")});
        }
    }
    for (const RecipeReader& dot : reader.maps("dots")) {
        chart.dots.push_back({.x = dot.anyNumber("x"), .y = dot.anyNumber("y"), .colour = QColor(dot.text("colour")), .plumb = dot.boolean("plumb")});
    }
    if (reader.has("marks")) {
        for (const RecipeReader& mark : reader.maps("marks")) {
            const QString words = mark.text("words");
            chart.marks.push_back({.x = mark.number("x"), .label = words, .run = mark.textOr("run", {}), .words = words});
        }
    }
    return chart;
}

QJsonObject toObject(const ClassMatrixFigure& figure)
{
    QJsonArray counts;
    for (const std::uint64_t count : figure.matrix.counts) {
        counts.append(static_cast<double>(count));
    }
    QJsonArray classes;
    for (const std::size_t one : figure.classes) {
        classes.append(static_cast<double>(one));
    }
    return {{QStringLiteral("kind"), QStringLiteral("matrix")},
            {QStringLiteral("title"), figure.matrix.title},
            {QStringLiteral("labels"), QJsonArray::fromStringList(figure.matrix.labels)},
            {QStringLiteral("counts"), counts},
            {QStringLiteral("of_objects"), figure.matrix.background == MatrixBackground::Objects},
            {QStringLiteral("scale"), static_cast<int>(figure.scale)},
            {QStringLiteral("classes"), classes}};
}

ClassMatrixFigure parseMatrix(const RecipeReader& reader)
{
    ClassMatrixFigure figure;
    figure.matrix.title = reader.text("title");
    figure.matrix.labels = reader.texts("labels");
    for (const double count : reader.numbers("counts")) {
        figure.matrix.counts.push_back(count >= 0 && count < 1e18 ? static_cast<std::uint64_t>(count) : 0);
    }
    if (figure.matrix.counts.size() != figure.matrix.size() * figure.matrix.size()) {
        reader.malformed("counts", "as many numbers as pairs of labels");
    }
    figure.matrix.background = reader.boolean("of_objects") ? MatrixBackground::Objects : MatrixBackground::Class;
    figure.scale = static_cast<MatrixScale>(std::clamp(reader.whole("scale"), 0, 2));
    for (const int one : reader.wholes("classes")) {
        if (one < 0 || one >= figure.matrix.labels.size()) {
            reader.malformed("classes", "numbers of the labels, from 0");
        }
        figure.classes.push_back(static_cast<std::size_t>(one));
    }
    return figure;
}

QJsonObject heatAxisObject(const HeatFigure::Axis& axis)
{
    return {{QStringLiteral("label"), axis.label}, {QStringLiteral("lower"), axis.lower}, {QStringLiteral("upper"), axis.upper}, {QStringLiteral("numbers"), axis.numbers}};
}

HeatFigure::Axis parseHeatAxis(const RecipeReader& reader)
{
    return {.label = reader.text("label"), .lower = reader.number("lower"), .upper = reader.number("upper"), .numbers = reader.boolean("numbers")};
}

QJsonObject toObject(const HeatFigure& figure)
{
    QJsonArray counts;
    for (const std::int64_t count : figure.counts) {
        counts.append(static_cast<double>(count));
    }
    return {{QStringLiteral("kind"), QStringLiteral("heat")},
            {QStringLiteral("name"), figure.name},
            {QStringLiteral("title"), figure.title},
            {QStringLiteral("x"), heatAxisObject(figure.x)},
            {QStringLiteral("y"), heatAxisObject(figure.y)},
            {QStringLiteral("columns"), static_cast<int>(figure.columns)},
            {QStringLiteral("rows"), static_cast<int>(figure.rows)},
            {QStringLiteral("counts"), counts},
            {QStringLiteral("from_top"), figure.fromTop},
            {QStringLiteral("what"), figure.what}};
}

HeatFigure parseHeat(const RecipeReader& reader)
{
    HeatFigure figure{.name = reader.text("name"),
                      .title = reader.text("title"),
                      .x = parseHeatAxis(reader.map("x")),
                      .y = parseHeatAxis(reader.map("y")),
                      .columns = static_cast<std::size_t>(std::max(0, reader.whole("columns"))),
                      .rows = static_cast<std::size_t>(std::max(0, reader.whole("rows"))),
                      .counts = {},
                      .fromTop = reader.boolean("from_top"),
                      .what = reader.text("what")};
    for (const double count : reader.numbers("counts")) {
        figure.counts.push_back(count >= 0 && count < 1e18 ? static_cast<std::int64_t>(count) : 0);
    }
    if (figure.counts.size() != figure.columns * figure.rows) {
        reader.malformed("counts", "as many numbers as columns times rows");
    }
    return figure;
}

QJsonValue optionalValue(const std::optional<double>& value)
{
    return value ? recipeNumber(*value) : QJsonValue();
}

QJsonObject toObject(const BarFigure& figure)
{
    QJsonArray rows;
    for (const BarFigure::Row& row : figure.rows) {
        QJsonArray values;
        for (const auto& one : row.numbers) {
            values.append(one ? recipeNumber(*one) : QJsonValue(QStringLiteral("nan")));
        }
        QJsonObject object{{QStringLiteral("group"), row.group}, {QStringLiteral("label"), row.label},         {QStringLiteral("value"), row.value},
                           {QStringLiteral("count"), row.count}, {QStringLiteral("colour"), row.colour.name()}, {QStringLiteral("numbers"), values}};
        if (row.share) {
            object[QStringLiteral("share")] = optionalValue(row.share);
        }
        if (row.mark) {
            object[QStringLiteral("mark")] = optionalValue(row.mark);
        }
        rows.append(object);
    }
    return {{QStringLiteral("kind"), QStringLiteral("bars")},   {QStringLiteral("name"), figure.name},
            {QStringLiteral("title"), figure.title},            {QStringLiteral("what"), figure.what},
            {QStringLiteral("columns"), QJsonArray::fromStringList(figure.columns)},
            {QStringLiteral("value_head"), figure.valueHead},   {QStringLiteral("count_head"), figure.countHead},
            {QStringLiteral("rows"), rows}};
}

BarFigure parseBars(const RecipeReader& reader)
{
    BarFigure figure{.name = reader.text("name"),
                     .title = reader.text("title"),
                     .what = reader.text("what"),
                     .columns = reader.texts("columns"),
                     .valueHead = reader.text("value_head"),
                     .countHead = reader.text("count_head"),
                     .rows = {}};
    for (const RecipeReader& one : reader.maps("rows")) {
        BarFigure::Row row{.group = one.text("group"),
                           .label = one.text("label"),
                           .share = one.optionalNumber("share"),
                           .mark = one.optionalNumber("mark"),
                           .value = one.text("value"),
                           .count = one.text("count"),
                           .colour = QColor(one.text("colour"))};
        for (const double value : one.numbers("numbers")) {
            row.numbers.push_back(qIsNaN(value) ? std::nullopt : std::optional(value));
        }
        figure.rows.push_back(std::move(row));
    }
    return figure;
}

QJsonObject toObject(const TableFigure& figure)
{
    QJsonArray columns;
    for (const report::ResultColumn& column : figure.table.columns) {
        columns.append(QJsonObject{{QStringLiteral("title"), QString::fromStdString(column.title)},
                                   {QStringLiteral("best"), static_cast<int>(column.best)},
                                   {QStringLiteral("decimals"), column.decimals},
                                   {QStringLiteral("numbers"), column.numbers}});
    }
    QJsonArray rows;
    for (const auto& row : figure.table.rows) {
        QJsonArray cells;
        for (const report::ResultCell& cell : row) {
            QJsonObject object{{QStringLiteral("text"), QString::fromStdString(cell.text)}};
            if (cell.value) {
                object[QStringLiteral("value")] = recipeNumber(*cell.value);
            }
            if (cell.spread) {
                object[QStringLiteral("spread")] = recipeNumber(*cell.spread);
            }
            cells.append(object);
        }
        rows.append(QJsonObject{{QStringLiteral("cells"), cells}});
    }
    return {{QStringLiteral("kind"), QStringLiteral("table")}, {QStringLiteral("columns"), columns}, {QStringLiteral("rows"), rows}};
}

std::optional<double> optionalNumber(const RecipeReader& reader, const char* key)
{
    return reader.has(key) ? std::optional(reader.anyNumber(key)) : std::nullopt;
}

TableFigure parseTable(const RecipeReader& reader)
{
    TableFigure figure;
    for (const RecipeReader& one : reader.maps("columns")) {
        figure.table.columns.push_back({.title = one.text("title").toStdString(),
                                        .best = static_cast<report::ResultColumn::Best>(std::clamp(one.whole("best"), 0, 2)),
                                        .decimals = std::clamp(one.whole("decimals"), 0, 17),
                                        .numbers = one.boolean("numbers")});
    }
    for (const RecipeReader& one : reader.maps("rows")) {
        std::vector<report::ResultCell> row;
        for (const RecipeReader& cell : one.maps("cells")) {
            row.push_back({.text = cell.text("text").toStdString(), .value = optionalNumber(cell, "value"), .spread = optionalNumber(cell, "spread")});
        }
        if (row.size() != figure.table.columns.size()) {
            one.malformed("cells", "one for each column");
        }
        figure.table.rows.push_back(std::move(row));
    }
    return figure;
}

template <typename T>
QJsonObject toObject(const T&)
{
    throw Error(ErrorCode::InvalidArgument, {}, "Pictures and counts of pixels are read from the run folder and are not kept in a recipe.");
}

}  // namespace

PanelFigure panelFigure(const Figure& figure)
{
    return std::visit([](const auto& one) -> PanelFigure { return one; }, figure);
}

QByteArray toJson(const PanelFigure& figure)
{
    return QJsonDocument(std::visit([](const auto& one) { return toObject(one); }, figure)).toJson(QJsonDocument::Compact);
}

PanelFigure parsePanelFigure(const RecipeReader& reader)
{
    const QString kind = reader.text("kind");
    if (kind == QLatin1String("chart")) {
        return parseChart(reader);
    }
    if (kind == QLatin1String("matrix")) {
        return parseMatrix(reader);
    }
    if (kind == QLatin1String("heat")) {
        return parseHeat(reader);
    }
    if (kind == QLatin1String("bars")) {
        return parseBars(reader);
    }
    if (kind == QLatin1String("table")) {
        return parseTable(reader);
    }
    reader.malformed("kind", "chart, matrix, bars or table");
}

QByteArray panelCsv(const PanelFigure& figure)
{
    return std::visit(
        [](const auto& one) {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, TableFigure>) {
                return QByteArray::fromStdString(report::toText(one.table, report::TableFormat::Csv));
            } else {
                return figureCsv(one);
            }
        },
        figure);
}

QString latexText(const QString& text)
{
    static const QMap<char32_t, QString> replaced{{U'\\', QStringLiteral("\\textbackslash{}")}, {U'{', QStringLiteral("\\{")},
                                                  {U'}', QStringLiteral("\\}")},                {U'$', QStringLiteral("\\$")},
                                                  {U'&', QStringLiteral("\\&")},                {U'#', QStringLiteral("\\#")},
                                                  {U'%', QStringLiteral("\\%")},                {U'_', QStringLiteral("\\_")},
                                                  {U'^', QStringLiteral("\\textasciicircum{}")}, {U'~', QStringLiteral("\\textasciitilde{}")},
                                                  {U'<', QStringLiteral("\\ensuremath{<}")},    {U'>', QStringLiteral("\\ensuremath{>}")},
                                                  {U'|', QStringLiteral("\\ensuremath{|}")},    {U'"', QStringLiteral("\\textquotedbl{}")},
                                                  {U'→', QStringLiteral("\\ensuremath{\\rightarrow}")}, {U'↓', QStringLiteral("\\ensuremath{\\downarrow}")},
                                                  {U'÷', QStringLiteral("\\ensuremath{\\div}")}, {U'×', QStringLiteral("\\ensuremath{\\times}")},
                                                  {U'±', QStringLiteral("\\ensuremath{\\pm}")}, {U'²', QStringLiteral("\\ensuremath{^2}")},
                                                  {U'³', QStringLiteral("\\ensuremath{^3}")},   {U'µ', QStringLiteral("\\ensuremath{\\mu}")},
                                                  {U'≥', QStringLiteral("\\ensuremath{\\geq}")}, {U'≤', QStringLiteral("\\ensuremath{\\leq}")},
                                                  {U'−', QStringLiteral("\\ensuremath{-}")},    {U'…', QStringLiteral("\\dots{}")},
                                                  {U'–', QStringLiteral("--")},                 {U'—', QStringLiteral("---")},
                                                  {U'·', QStringLiteral("\\ensuremath{\\cdot}")}, {U'∞', QStringLiteral("\\ensuremath{\\infty}")},
                                                  {U'\u00a0', QStringLiteral("~")},             {U'\u202f', QStringLiteral("\\,")},
                                                  {U'\u2009', QStringLiteral("\\,")}};
    QString out;
    for (const char32_t character : text.toUcs4()) {
        const auto it = replaced.find(character);
        if (it != replaced.end()) {
            out += *it;
        } else if (character >= U' ' && character != 0x7f) {
            out += QString::fromUcs4(&character, 1);
        } else {
            out += QLatin1Char(' ');  // a line break or a control character would end the paragraph, or the file
        }
    }
    return out;
}

QString printed(const report::ResultColumn& column, const report::ResultCell& cell)
{
    const QString text = QString::fromStdString(cell.text);
    if (!cell.value) {
        return text.isEmpty() ? QStringLiteral("–") : text;
    }
    const auto number = [&](double value) {
        return qIsFinite(value) ? QString::number(value, 'f', column.decimals).replace(QLatin1Char('-'), QChar(0x2212)) : recipeNumber(value).toString();
    };
    const QString value = cell.spread ? QStringLiteral("%1 ± %2").arg(number(*cell.value), number(*cell.spread)) : number(*cell.value);
    return text.isEmpty() ? value : value + QLatin1Char(' ') + text;
}

}  // namespace gg::widgets
