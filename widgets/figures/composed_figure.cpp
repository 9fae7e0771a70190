#include "widgets/figures/composed_figure.h"

#include "widgets/figures/evaluation_panel.h"
#include "widgets/figures/recipe_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::ComposedFigure)
};

const QString schemaName = QStringLiteral("groundglass.figure");
constexpr std::array<const char*, 4> letterIds{"a", "(a)", "A", "none"};
constexpr std::array<std::pair<MarkKind, const char*>, 5> annotationIds{{{MarkKind::LearningRate, "learning-rate"},
                                                                         {MarkKind::WarmUp, "warm-up"},
                                                                         {MarkKind::Mosaic, "mosaic"},
                                                                         {MarkKind::Checkpoint, "checkpoints"},
                                                                         {MarkKind::Verdict, "verdicts"}}};
constexpr std::array<std::pair<RunAxis, const char*>, 3> axisIds{{{RunAxis::Epoch, "epoch"}, {RunAxis::Step, "step"}, {RunAxis::RelativeTime, "time"}}};

QJsonArray toArray(const std::vector<int>& numbers)
{
    QJsonArray array;
    for (const int one : numbers) {
        array.append(one);
    }
    return array;
}

/// What is as usual is left out: recipes of other versions stay as they are.
void addCurveSettings(QJsonObject& object, const ComposedPanel& panel)
{
    if (panel.logarithmicX) {
        object[QStringLiteral("x_logarithmic")] = true;
    }
    if (panel.axis != RunAxis::Epoch) {
        object[QStringLiteral("x")] = QLatin1String(std::find_if(axisIds.begin(), axisIds.end(), [&](const auto& one) { return one.first == panel.axis; })->second);
    }
    if (panel.smoothing > 0) {
        object[QStringLiteral("smoothing")] = panel.smoothing;
    }
    QJsonArray annotations;
    for (const MarkKind kind : panel.annotations) {
        annotations.append(annotationId(kind));
    }
    if (!annotations.isEmpty()) {
        object[QStringLiteral("annotations")] = annotations;
    }
    if (!panel.group.none()) {
        const bool bySetting = !panel.group.setting.empty();
        object[QStringLiteral("group")] = QJsonObject{{bySetting ? QStringLiteral("setting") : QStringLiteral("names"), QString::fromStdString(bySetting ? panel.group.setting : panel.group.namePattern)}};
    }
}

void parseCurveSettings(const RecipeReader& reader, ComposedPanel& panel)
{
    panel.logarithmicX = reader.has("x_logarithmic") && reader.boolean("x_logarithmic");
    if (reader.has("x")) {
        const QString id = reader.text("x");
        const auto axis = std::find_if(axisIds.begin(), axisIds.end(), [&](const auto& one) { return id == QLatin1String(one.second); });
        if (axis == axisIds.end()) {
            reader.malformed("x", "epoch, step or time");
        }
        panel.axis = axis->first;
    }
    if (reader.has("smoothing")) {
        panel.smoothing = reader.number("smoothing");
        if (!(panel.smoothing >= 0 && panel.smoothing <= mostSmoothing)) {
            reader.malformed("smoothing", "a number from 0 to 0.999");
        }
    }
    for (const QString& id : reader.texts("annotations")) {
        const auto kind = std::find_if(annotationIds.begin(), annotationIds.end(), [&](const auto& one) { return id == QLatin1String(one.second); });
        if (kind == annotationIds.end()) {
            reader.malformed("annotations", "a list of learning-rate, warm-up, mosaic, checkpoints and verdicts");
        }
        panel.annotations.push_back(kind->first);
    }
    if (reader.has("group")) {
        const RecipeReader group = reader.map("group");
        panel.group = {.setting = group.textOr("setting", {}).toStdString(), .namePattern = group.textOr("names", {}).toStdString()};
        if (panel.group.setting.empty() == panel.group.namePattern.empty()) {
            reader.malformed("group", "either {\"setting\": …} or {\"names\": …}");
        }
    }
}

QJsonObject toObject(const ComposedPanel& panel)
{
    QJsonObject object{{QStringLiteral("show"), panel.what},
                       {QStringLiteral("cells"), QJsonArray{panel.cells.x(), panel.cells.y(), panel.cells.width(), panel.cells.height()}},
                       {QStringLiteral("title"), panel.title},
                       {QStringLiteral("logarithmic"), panel.logarithmic},
                       {QStringLiteral("runs"), toArray(panel.runs)},
                       {QStringLiteral("epochs"), toArray(panel.epochs)},
                       {QStringLiteral("samples"), QJsonArray::fromStringList(panel.samples)},
                       {QStringLiteral("series"), QJsonArray::fromStringList(panel.series)},
                       {QStringLiteral("mode"), predictionModeId(panel.mode)}};
    if (panel.letter) {
        object[QStringLiteral("letter")] = *panel.letter;
    }
    if (panel.legend) {
        object[QStringLiteral("legend")] = legendPlaceId(*panel.legend);
    }
    if (panel.lower) {
        object[QStringLiteral("y_lower")] = *panel.lower;
    }
    if (panel.upper) {
        object[QStringLiteral("y_upper")] = *panel.upper;
    }
    addCurveSettings(object, panel);
    if (panel.evaluation) {
        object[QStringLiteral("evaluation")] = toObject(*panel.evaluation);
    }
    if (panel.kept) {
        object[QStringLiteral("numbers")] = QJsonDocument::fromJson(toJson(*panel.kept)).object();
    }
    return object;
}

ComposedPanel parsePanel(const RecipeReader& reader, const ComposedFigure& figure)
{
    ComposedPanel panel;
    panel.what = reader.text("show");
    const std::vector<int> cells = reader.wholes("cells");
    if (cells.size() != 4 || cells[0] < 0 || cells[1] < 0 || cells[2] < 1 || cells[3] < 1 || cells[0] + cells[2] > figure.columns ||
        cells[1] + cells[3] > figure.rows()) {
        reader.malformed("cells", "a column, a row, and how many of each, within the grid");
    }
    panel.cells = QRect(cells[0], cells[1], cells[2], cells[3]);
    panel.title = reader.textOr("title", {});
    panel.logarithmic = reader.has("logarithmic") && reader.boolean("logarithmic");
    panel.runs = reader.wholes("runs");
    if (std::any_of(panel.runs.begin(), panel.runs.end(), [&](int run) { return run < 0 || run >= static_cast<int>(figure.runs.size()); })) {
        reader.malformed("runs", "numbers of the figure's runs, from 0");
    }
    panel.epochs = reader.wholes("epochs");
    panel.samples = reader.texts("samples");
    panel.series = reader.texts("series");
    if (reader.has("letter")) {
        panel.letter = reader.text("letter");
    }
    if (LegendPlace place = LegendPlace::Best; reader.has("legend")) {
        if (!legendPlaceFromId(reader.text("legend"), place)) {
            reader.malformed("legend", "best, top-left, top-right, bottom-left, bottom-right, right, below, above or none");
        }
        panel.legend = place;
    }
    panel.lower = reader.optionalNumber("y_lower");
    panel.upper = reader.optionalNumber("y_upper");
    const QString mode = reader.textOr("mode", predictionModeId(PredictionMode::Overlay));
    panel.mode = predictionModeFromId(mode, PredictionMode::Overlay);
    if (predictionModeId(panel.mode) != mode) {
        reader.malformed("mode", "probability, overlay or outline");
    }
    parseCurveSettings(reader, panel);
    if (reader.has("evaluation")) {
        panel.evaluation = parseEvaluation(reader.map("evaluation"));
    }
    if (reader.has("numbers")) {
        panel.kept = std::make_shared<const PanelFigure>(parsePanelFigure(reader.map("numbers")));
    }
    return panel;
}

/// A chart on its own as a figure of one panel.
ComposedFigure fromSingle(const FigureRecipe& recipe)
{
    ComposedFigure figure;
    figure.widthMm = recipe.options.widthMm;
    figure.rowsMm = {recipe.options.heightMm};
    figure.columns = 1;
    figure.gapMm = 0;
    figure.font = recipe.options.fontFamily;
    figure.fontPt = recipe.options.fontPt;
    figure.letters = LetterStyle::None;
    figure.palette = FigurePalette::AsInWindow;
    figure.lines = LineStyles::ByKind;
    figure.linePt = 1.275;
    figure.legend = LegendPlace::Above;
    figure.format = figureSuffix(recipe.options.format);
    figure.dpi = recipe.options.dpi;
    for (const FigureRecipe::Run& run : recipe.runs) {
        figure.runs.push_back({run.folder, run.colour, {}, run.stepColumn});
    }
    figure.panels.push_back({.what = recipe.chart,
                             .title = recipe.options.title ? recipe.chart : QString(),
                             .logarithmic = recipe.logarithmic,
                             .epochs = recipe.epochs,
                             .samples = recipe.samples,
                             .mode = recipe.mode});
    return figure;
}

void parseStyle(const RecipeReader& reader, ComposedFigure& figure)
{
    const RecipeReader font = reader.map("font");
    figure.font = font.text("family");
    figure.fontPt = font.number("pt");
    const RecipeReader style = reader.map("style");
    if (!paletteFromId(style.text("palette"), figure.palette)) {
        style.malformed("palette", "okabe-ito, tol-bright, tol-muted, ibm, greys or runs");
    }
    if (!lineStylesFromId(style.text("lines"), figure.lines)) {
        style.malformed("lines", "distinct or by-kind");
    }
    if (!legendPlaceFromId(style.text("legend"), figure.legend)) {
        style.malformed("legend", "best, top-left, top-right, bottom-left, bottom-right, right, below, above or none");
    }
    figure.linePt = style.number("line_pt");
    figure.grid = style.boolean("grid");
    const auto letter = std::find(letterIds.begin(), letterIds.end(), style.text("letters"));
    if (letter == letterIds.end()) {
        style.malformed("letters", "a, (a), A or none");
    }
    figure.letters = static_cast<LetterStyle>(letter - letterIds.begin());
}

}  // namespace

double ComposedFigure::heightMm() const
{
    return std::accumulate(rowsMm.begin(), rowsMm.end(), 0.0) + gapMm * std::max(0, rows() - 1);
}

const std::vector<MarkKind>& annotationKinds()
{
    static const std::vector<MarkKind> kinds = [] {
        std::vector<MarkKind> all;
        std::transform(annotationIds.begin(), annotationIds.end(), std::back_inserter(all), [](const auto& one) { return one.first; });
        return all;
    }();
    return kinds;
}

QString annotationId(MarkKind kind)
{
    const auto id = std::find_if(annotationIds.begin(), annotationIds.end(), [&](const auto& one) { return one.first == kind; });
    return id == annotationIds.end() ? QString() : QLatin1String(id->second);
}

QString letterStyleId(LetterStyle style)
{
    return QLatin1String(letterIds[static_cast<std::size_t>(style)]);
}

std::vector<std::size_t> readingOrder(const ComposedFigure& figure)
{
    std::vector<std::size_t> order(figure.panels.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const QRect& left = figure.panels[a].cells;
        const QRect& right = figure.panels[b].cells;
        return std::pair(left.y(), left.x()) < std::pair(right.y(), right.x());
    });
    return order;
}

QString panelLetter(const ComposedFigure& figure, std::size_t panel)
{
    QString letter;
    if (figure.panels[panel].letter) {
        letter = *figure.panels[panel].letter;
    } else {
        // Panels with letters of their own, or without, do not count.
        int place = 0;
        for (const std::size_t one : readingOrder(figure)) {
            if (one == panel) {
                break;
            }
            place += figure.panels[one].letter ? 0 : 1;
        }
        letter = place < 26 ? QString(QChar(u'a' + place)) : QString(QChar(u'a' + place / 26 - 1)) + QChar(u'a' + place % 26);
    }
    switch (figure.letters) {
    case LetterStyle::Plain: return letter;
    case LetterStyle::Parentheses: return letter.isEmpty() ? letter : QLatin1Char('(') + letter + QLatin1Char(')');
    case LetterStyle::Capital: return letter.toUpper();
    case LetterStyle::None: break;
    }
    return {};
}

namespace {

/// What is out of its range, and the key that says so in a recipe.
struct Fault {
    const char* key;
    QString text;
};

std::optional<Fault> faultOf(const ComposedFigure& figure)
{
    std::optional<Fault> fault;
    const auto inside = [&](const char* key, double value, double lower, double upper, const QString& what) {
        if (!fault && !(value >= lower && value <= upper)) {
            fault = {key, Texts::tr("%1 is %2; it has to be between %3 and %4").arg(what).arg(value).arg(lower).arg(upper)};
        }
    };
    inside("width_mm", figure.widthMm, 10, 1000, Texts::tr("the figure's width in mm"));
    inside("rows_mm", figure.rows(), 1, 40, Texts::tr("the number of rows"));
    for (const double row : figure.rowsMm) {
        inside("rows_mm", row, 5, 1000, Texts::tr("the height of a row in mm"));
    }
    inside("rows_mm", figure.heightMm(), 5, 1000, Texts::tr("the figure's height in mm"));
    inside("columns", figure.columns, 1, 12, Texts::tr("the number of columns"));
    inside("gap_mm", figure.gapMm, 0, 50, Texts::tr("the gap between panels in mm"));
    inside("gap_mm", figure.widthMm - figure.gapMm * (figure.columns - 1), 5.0 * figure.columns, 1000, Texts::tr("the width that is left for panels in mm"));
    inside("font", figure.fontPt, 4, 36, Texts::tr("the figure's font size in points"));
    inside("style", figure.linePt, 0.5, 6, Texts::tr("the width of lines in points"));
    inside("dpi", figure.dpi, 50, 2400, Texts::tr("the figure's resolution in dots per inch"));
    return fault;
}

}  // namespace

void checkFigure(const ComposedFigure& figure)
{
    if (const auto fault = faultOf(figure)) {
        throw Error(ErrorCode::InvalidArgument, {}, fault->text.toStdString());
    }
}

QByteArray toJson(const ComposedFigure& figure)
{
    QJsonArray rows;
    for (const double row : figure.rowsMm) {
        rows.append(row);
    }
    QJsonArray runs;
    for (const FigureRun& run : figure.runs) {
        QJsonObject written{{QStringLiteral("folder"), run.folder}, {QStringLiteral("colour"), run.colour.name()}, {QStringLiteral("label"), run.label}};
        if (!run.stepColumn.isEmpty()) {
            written.insert(QStringLiteral("step_column"), run.stepColumn);
        }
        runs.append(written);
    }
    QJsonArray panels;
    for (const ComposedPanel& panel : figure.panels) {
        panels.append(toObject(panel));
    }
    const QJsonObject root{{QStringLiteral("schema"), schemaName},
                           {QStringLiteral("version"), 2},
                           {QStringLiteral("width_mm"), figure.widthMm},
                           {QStringLiteral("rows_mm"), rows},
                           {QStringLiteral("columns"), figure.columns},
                           {QStringLiteral("gap_mm"), figure.gapMm},
                           {QStringLiteral("font"), QJsonObject{{QStringLiteral("family"), figure.font}, {QStringLiteral("pt"), figure.fontPt}}},
                           {QStringLiteral("style"), QJsonObject{{QStringLiteral("palette"), paletteId(figure.palette)},
                                                                 {QStringLiteral("lines"), lineStylesId(figure.lines)},
                                                                 {QStringLiteral("line_pt"), figure.linePt},
                                                                 {QStringLiteral("grid"), figure.grid},
                                                                 {QStringLiteral("legend"), legendPlaceId(figure.legend)},
                                                                 {QStringLiteral("letters"), letterStyleId(figure.letters)}}},
                           {QStringLiteral("format"), figure.format},
                           {QStringLiteral("dpi"), figure.dpi},
                           {QStringLiteral("runs"), runs},
                           {QStringLiteral("panels"), panels}};
    return QJsonDocument(root).toJson();
}

int recipeVersion(const QByteArray& json, const QString& file)
{
    const RecipeReader reader(file, json);
    if (reader.textOr("schema", {}) != schemaName) {
        reader.refuse("schema", QStringLiteral("not a figure recipe: \"schema\" should be \"%1\" and \"version\" 1 or 2").arg(schemaName));
    }
    const int version = reader.whole("version");
    if (version < 1 || version > 2) {
        reader.malformed("version", "1 or 2");
    }
    return version;
}

ComposedFigure parseComposedFigure(const QByteArray& json, const QString& file)
{
    if (recipeVersion(json, file) == 1) {
        return fromSingle(parseRecipe(json, file));
    }
    const RecipeReader reader(file, json);
    ComposedFigure figure;
    figure.widthMm = reader.number("width_mm");
    figure.rowsMm = reader.numbers("rows_mm");
    figure.columns = reader.whole("columns");
    figure.gapMm = reader.number("gap_mm");
    figure.format = reader.text("format");
    figure.dpi = reader.whole("dpi");
    parseStyle(reader, figure);
    for (const RecipeReader& run : reader.maps("runs")) {
        figure.runs.push_back({run.text("folder"), QColor(run.text("colour")), run.textOr("label", {}), run.textOr("step_column", {})});
    }
    for (const RecipeReader& panel : reader.maps("panels")) {
        figure.panels.push_back(parsePanel(panel, figure));
    }
    if (const auto fault = faultOf(figure)) {
        reader.refuse(fault->key, fault->text);
    }
    return figure;
}

}  // namespace gg::widgets
