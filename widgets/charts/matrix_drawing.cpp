#include "widgets/charts/matrix_drawing.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <set>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::MatrixDrawing)
};

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

/// Whole per cent; what is there but rounds to nothing is still told from nothing.
QString shareText(double share, bool sign)
{
    const double percent = share * 100;
    const QString number = percent > 0 && percent < 0.5 ? QStringLiteral("<1") : QLocale().toString(percent, 'f', 0);
    return sign ? Texts::tr("%1 %").arg(number) : number;
}

std::uint64_t sumOf(const MatrixFigure& figure, std::size_t index, MatrixScale scale)
{
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < figure.size(); ++i) {
        sum += scale == MatrixScale::ShareOfPredicted ? figure.at(i, index) : figure.at(index, i);
    }
    return sum;
}

bool exists(const MatrixFigure& figure, MatrixCellPlace cell)
{
    return !(figure.isBackground(cell.truth) && figure.isBackground(cell.predicted));
}

/// Without the background.
std::size_t classesOf(const MatrixFigure& figure)
{
    const std::size_t n = figure.size();
    return n > 0 && figure.isBackground(n - 1) ? n - 1 : n;
}

double luminance(const QColor& colour)
{
    const auto linear = [](double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// The strength of every shown cell in [0, 1].
class Strengths {
public:
    Strengths(const MatrixFigure& figure, MatrixScale scale)
        : m_figure(figure)
        , m_scale(scale)
    {
        if (scale != MatrixScale::Counts) {
            for (std::size_t i = 0; i < figure.size(); ++i) {
                m_sums.push_back(sumOf(figure, i, scale));
            }
        } else {
            m_most = figure.counts.empty() ? 0 : *std::max_element(figure.counts.begin(), figure.counts.end());
        }
    }

    double share(MatrixCellPlace cell) const
    {
        const std::uint64_t whole = m_scale == MatrixScale::Counts          ? m_most
                                    : m_scale == MatrixScale::ShareOfTruth ? m_sums[cell.truth]
                                                                           : m_sums[cell.predicted];
        return whole == 0 ? 0 : static_cast<double>(m_figure.at(cell.truth, cell.predicted)) / static_cast<double>(whole);
    }
    /// Confusions are rare beside what is right: a plain ramp would hide them.
    double strength(MatrixCellPlace cell) const { return std::pow(share(cell), 0.6); }

private:
    const MatrixFigure& m_figure;
    MatrixScale m_scale;
    std::vector<std::uint64_t> m_sums;
    std::uint64_t m_most = 0;
};

/// The first and one behind the last row or column that is in sight.
std::pair<std::size_t, std::size_t> inSight(double extent, double scroll, double cell, std::size_t count)
{
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(scroll / cell)));
    const auto last = static_cast<std::size_t>(std::max(0.0, std::ceil((scroll + extent) / cell)));
    return {std::min(first, count), std::min(last, count)};
}

class Painter {
public:
    Painter(QPainter& painter, const MatrixLayout& layout, const MatrixFigure& figure, const MatrixShown& shown, const DrawLook& look)
        : m_painter(painter)
        , m_layout(layout)
        , m_figure(figure)
        , m_shown(shown)
        , m_look(look)
        , m_strengths(figure, shown.scale)
        , m_hue(look.dark ? theme().accent : lightTheme().accent)
    {
        std::tie(m_firstRow, m_lastRow) = inSight(layout.cells.height(), layout.scroll.y(), layout.cellHeight, shown.classes.size());
        std::tie(m_firstColumn, m_lastColumn) = inSight(layout.cells.width(), layout.scroll.x(), layout.cellWidth, shown.classes.size());
    }

    void paint()
    {
        m_painter.setFont(m_look.font);
        paintAxes();
        paintLabels(true);
        paintLabels(false);
        m_painter.save();
        m_painter.setClipRect(m_layout.cells.adjusted(-m_look.px(1), -m_look.px(1), m_look.px(1), m_look.px(1)));
        paintCells();
        paintBackgroundLines();
        for (const MatrixCellPlace& cell : m_shown.marked) {
            outline(cell, QPen(m_look.text, m_look.px(1.5)));
        }
        if (m_shown.framed) {
            outline(*m_shown.framed, QPen(m_look.text, m_look.px(2)));
        }
        m_painter.restore();
    }

private:
    void paintAxes()
    {
        m_painter.setPen(m_look.muted);
        m_painter.drawText(m_layout.axisTruth, Qt::AlignRight | Qt::AlignBottom | Qt::TextDontClip, Texts::tr("truth ↓"));
        m_painter.drawText(m_layout.axisPredicted, Qt::AlignCenter | Qt::TextDontClip, Texts::tr("predicted →"));
    }

    void paintCells()
    {
        const bool roomy = std::min(m_layout.cellWidth, m_layout.cellHeight) >= m_look.px(6);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.fillRect(m_layout.cells.intersected(QRectF(m_layout.cell(0, 0).topLeft(),
                                                             QSizeF(m_layout.cellWidth, m_layout.cellHeight) * double(m_shown.classes.size()))),
                           colourOf(0));
        for (std::size_t row = m_firstRow; row < m_lastRow; ++row) {
            for (std::size_t column = m_firstColumn; column < m_lastColumn; ++column) {
                paintCell(row, column, roomy);
            }
        }
        m_painter.setRenderHint(QPainter::Antialiasing, true);
    }

    /// A step away from the background even for nothing: the matrix is seen as a whole.
    QColor colourOf(double strength) const { return faded(m_hue, m_look.background, 0.94 * (1 - strength)); }

    void paintCell(std::size_t row, std::size_t column, bool roomy)
    {
        const MatrixCellPlace place{m_shown.classes[row], m_shown.classes[column]};
        const double gap = roomy ? m_look.px(1) : 0;
        const QRectF rect = m_layout.cell(row, column).adjusted(0, 0, -gap, -gap);
        if (!exists(m_figure, place)) {
            m_painter.fillRect(rect, m_look.background);
            return;
        }
        const std::uint64_t count = m_figure.at(place.truth, place.predicted);
        const QColor colour = colourOf(m_strengths.strength(place));
        if (count > 0 || roomy) {
            m_painter.fillRect(rect, colour);
        }
        if (row == column && roomy) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(m_hue, m_look.px(1)));
            const double inset = m_look.px(0.5);
            m_painter.drawRect(rect.adjusted(inset, inset, -inset, -inset));
        }
        if (count > 0) {
            paintNumber(rect, place, colour);
        }
    }

    void paintNumber(const QRectF& rect, MatrixCellPlace place, const QColor& colour)
    {
        const QFontMetricsF metrics(m_look.font);
        if (rect.height() < metrics.capHeight() + m_look.px(4)) {
            return;
        }
        const double room = rect.width() - m_look.px(3);
        QString text;
        if (m_shown.scale == MatrixScale::Counts) {
            text = countText(m_figure.at(place.truth, place.predicted));
        } else {
            text = shareText(m_strengths.share(place), true);
            text = metrics.horizontalAdvance(text) <= room ? text : shareText(m_strengths.share(place), false);
        }
        if (metrics.horizontalAdvance(text) <= room) {
            m_painter.setPen(readableOn(colour));
            m_painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, text);
        }
    }

    void paintBackgroundLines()
    {
        const std::size_t n = m_shown.classes.size();
        if (n < 2 || !m_figure.isBackground(m_shown.classes.back())) {
            return;
        }
        const QRectF last = m_layout.cell(n - 1, n - 1);
        m_painter.setPen(QPen(m_look.muted, m_look.px(1)));
        const double shift = m_look.px(0.5);
        m_painter.drawLine(QPointF(m_layout.cells.left(), last.top() - shift), QPointF(m_layout.cells.right(), last.top() - shift));
        m_painter.drawLine(QPointF(last.left() - shift, m_layout.cells.top()), QPointF(last.left() - shift, m_layout.cells.bottom()));
    }

    void outline(MatrixCellPlace place, const QPen& pen)
    {
        const auto row = std::find(m_shown.classes.begin(), m_shown.classes.end(), place.truth);
        const auto column = std::find(m_shown.classes.begin(), m_shown.classes.end(), place.predicted);
        if (row == m_shown.classes.end() || column == m_shown.classes.end()) {
            return;
        }
        QRectF rect = m_layout.cell(static_cast<std::size_t>(row - m_shown.classes.begin()), static_cast<std::size_t>(column - m_shown.classes.begin()));
        // Cells of a few pixels are seen by a frame around them.
        const double grow = std::max(0.0, (m_look.px(7) - std::min(rect.width(), rect.height())) / 2);
        rect.adjust(-grow, -grow, grow - m_look.px(1), grow - m_look.px(1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_look.background, pen.widthF() + m_look.px(2)));
        m_painter.drawRect(rect);
        m_painter.setPen(pen);
        m_painter.drawRect(rect);
    }

    bool isLookedAt(bool rows, std::size_t index) const
    {
        const auto has = [&](const std::optional<MatrixCellPlace>& cell) { return cell && (rows ? cell->truth : cell->predicted) == index; };
        return has(m_shown.framed) || has(m_shown.hovered);
    }

    /// As many labels as have room; those of the cell that is looked at and of the background before any other.
    void paintLabels(bool rows)
    {
        const QFontMetricsF metrics(m_look.font);
        const double cell = rows ? m_layout.cellHeight : m_layout.cellWidth;
        const bool across = rows || m_layout.upright;
        const double needed = metrics.height() * 0.92;
        const auto [first, last] = rows ? std::pair(m_firstRow, m_lastRow) : std::pair(m_firstColumn, m_lastColumn);
        std::set<std::size_t> own;
        if (m_figure.isBackground(m_shown.classes.back())) {
            own.insert(m_shown.classes.back());
        }
        for (const std::size_t index : m_shown.classes) {
            if (isLookedAt(rows, index)) {
                own.insert(index);
            }
        }
        m_painter.save();
        const QRectF band = rows ? m_layout.rows : m_layout.columns;
        m_painter.setClipRect(band.adjusted(-m_look.px(2), -m_look.px(2), m_look.px(2), m_look.px(2)));
        std::vector<double> taken;
        const double extent = rows ? band.height() : band.width();
        const auto at = [&, scroll = rows ? m_layout.scroll.y() : m_layout.scroll.x()](std::size_t i) {
            const double middle = (static_cast<double>(i) + 0.5) * cell - scroll;
            // Labels of narrow cells at the edges stay whole.
            return across && cell < needed ? std::clamp(middle, needed / 2, std::max(needed / 2, extent - needed / 2)) : middle;
        };
        for (std::size_t i = first; i < last; ++i) {
            if (own.contains(m_shown.classes[i])) {
                paintLabel(rows, i, at(i), isLookedAt(rows, m_shown.classes[i]));
                taken.push_back(at(i));
            }
        }
        for (std::size_t i = first; i < last; ++i) {
            const bool covered = across && std::any_of(taken.begin(), taken.end(), [&](double one) { return std::abs(one - at(i)) < needed; });
            if (!own.contains(m_shown.classes[i]) && !covered) {
                paintLabel(rows, i, at(i), false);
                taken.push_back(at(i));
            }
        }
        m_painter.restore();
    }

    void paintLabel(bool rows, std::size_t index, double at, bool strong)
    {
        QFont font = m_look.font;
        font.setBold(strong);
        m_painter.setFont(font);
        m_painter.setPen(m_figure.isBackground(m_shown.classes[index]) && !strong ? m_look.muted : m_look.text);
        const QFontMetricsF metrics(font);
        const QString& label = m_figure.label(m_shown.classes[index]);
        const double high = metrics.height();
        if (rows) {
            const QRectF rect(m_layout.rows.left(), m_layout.rows.top() + at - high / 2, m_layout.rows.width() - m_look.px(4), high);
            m_painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(label, Qt::ElideRight, rect.width()));
        } else if (m_layout.upright) {
            m_painter.save();
            m_painter.translate(m_layout.columns.left() + at, m_layout.columns.bottom() - m_look.px(3));
            m_painter.rotate(-90);
            const double room = m_layout.columns.height() - m_look.px(3);
            m_painter.drawText(QRectF(0, -high / 2, room, high), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(label, Qt::ElideRight, room));
            m_painter.restore();
        } else {
            const double room = m_layout.cellWidth - m_look.px(4);
            const QRectF rect(m_layout.columns.left() + at - room / 2, m_layout.columns.top(), room, m_layout.columns.height());
            m_painter.drawText(rect, Qt::AlignCenter, metrics.elidedText(label, Qt::ElideRight, room));
        }
        m_painter.setFont(m_look.font);
    }

    QPainter& m_painter;
    const MatrixLayout& m_layout;
    const MatrixFigure& m_figure;
    const MatrixShown& m_shown;
    const DrawLook& m_look;
    Strengths m_strengths;
    QColor m_hue;
    std::size_t m_firstRow = 0;
    std::size_t m_lastRow = 0;
    std::size_t m_firstColumn = 0;
    std::size_t m_lastColumn = 0;
};

double longestLabel(const MatrixFigure& figure, const std::vector<std::size_t>& classes, const QFontMetricsF& metrics)
{
    double longest = 0;
    for (const std::size_t index : classes) {
        longest = std::max(longest, metrics.horizontalAdvance(figure.label(index)));
    }
    return longest;
}

}  // namespace

MatrixFigure matrixFigure(const metrics::ConfusionMatrix& matrix, const QStringList& classes)
{
    MatrixFigure figure{.title = Texts::tr("Confusion matrix"), .labels = classes, .counts = {matrix.counts.begin(), matrix.counts.end()}};
    figure.labels << Texts::tr("background");
    return figure;
}

QColor readableOn(const QColor& background)
{
    // Where both are read equally well: (L + 0.05)² = 1.05 · 0.05.
    return luminance(background) > 0.179 ? QColor(Qt::black) : QColor(Qt::white);
}

std::optional<double> cellShare(const MatrixFigure& figure, MatrixCellPlace cell, MatrixScale scale)
{
    if (!exists(figure, cell) || scale == MatrixScale::Counts) {
        return std::nullopt;
    }
    const std::uint64_t whole = sumOf(figure, scale == MatrixScale::ShareOfTruth ? cell.truth : cell.predicted, scale);
    if (whole == 0) {
        return std::nullopt;
    }
    return static_cast<double>(figure.at(cell.truth, cell.predicted)) / static_cast<double>(whole);
}

QString cellName(const MatrixFigure& figure, MatrixCellPlace cell)
{
    if (!exists(figure, cell)) {
        return Texts::tr("nothing there, nothing predicted: not counted");
    }
    if (figure.isBackground(cell.predicted)) {
        return Texts::tr("truth %1, not found").arg(figure.label(cell.truth));
    }
    if (figure.isBackground(cell.truth)) {
        return Texts::tr("nothing there, predicted %1").arg(figure.label(cell.predicted));
    }
    return Texts::tr("truth %1, predicted %2").arg(figure.label(cell.truth), figure.label(cell.predicted));
}

QString cellSentence(const MatrixFigure& figure, MatrixCellPlace cell)
{
    const QString name = cellName(figure, cell);
    if (!exists(figure, cell)) {
        return name;
    }
    QStringList shares;
    if (const auto share = cellShare(figure, cell, MatrixScale::ShareOfTruth); share && !figure.isBackground(cell.truth)) {
        shares << Texts::tr("%1 of all %2").arg(shareText(*share, true), figure.label(cell.truth));
    }
    if (const auto share = cellShare(figure, cell, MatrixScale::ShareOfPredicted); share && !figure.isBackground(cell.predicted)) {
        shares << Texts::tr("%1 of what was predicted as %2").arg(shareText(*share, true), figure.label(cell.predicted));
    }
    const QString counted = Texts::tr("%1: %2").arg(name, countText(figure.at(cell.truth, cell.predicted)));
    return shares.isEmpty() ? counted : Texts::tr("%1 (%2)").arg(counted, shares.join(QStringLiteral(", ")));
}

std::vector<MatrixPair> confusedPairs(const MatrixFigure& figure)
{
    const std::size_t classes = classesOf(figure);
    std::vector<std::uint64_t> predicted(classes);
    for (std::size_t i = 0; i < classes; ++i) {
        for (std::size_t j = 0; j < classes; ++j) {
            predicted[i] += figure.at(i, j);
        }
    }
    std::vector<MatrixPair> pairs;
    for (std::size_t a = 0; a < classes; ++a) {
        for (std::size_t b = a + 1; b < classes; ++b) {
            MatrixPair pair{.a = a, .b = b, .aAsB = figure.at(a, b), .bAsA = figure.at(b, a)};
            if (pair.errors() > 0) {
                pair.share = static_cast<double>(pair.errors()) / static_cast<double>(predicted[a] + predicted[b]);
                pairs.push_back(pair);
            }
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const MatrixPair& x, const MatrixPair& y) { return x.errors() > y.errors(); });
    return pairs;
}

std::vector<std::size_t> mostConfused(const MatrixFigure& figure, std::size_t most)
{
    const std::size_t classes = classesOf(figure);
    std::set<std::size_t> chosen;
    for (const MatrixPair& pair : confusedPairs(figure)) {
        std::set<std::size_t> with = chosen;
        with.insert({pair.a, pair.b});
        if (with.size() > std::max<std::size_t>(2, most)) {
            break;
        }
        chosen = std::move(with);
    }
    std::vector<std::size_t> result(chosen.begin(), chosen.end());
    if (result.empty()) {
        for (std::size_t i = 0; i < classes; ++i) {
            result.push_back(i);
        }
    }
    if (classes < figure.size()) {
        result.push_back(classes);
    }
    return result;
}

MatrixLayout layoutMatrix(const QRectF& rect, const MatrixFigure& figure, const MatrixShown& shown, const DrawLook& look, double zoom, QPointF scroll)
{
    const QFontMetricsF metrics(look.font);
    const double line = metrics.height() + look.px(2);
    const double longest = longestLabel(figure, shown.classes, metrics) + look.px(6);
    const double count = static_cast<double>(std::max<std::size_t>(1, shown.classes.size()));
    MatrixLayout layout;
    const double left = std::max(metrics.horizontalAdvance(Texts::tr("truth ↓")) + look.px(6), std::min(longest, std::max(look.px(60), rect.width() * 0.24)));
    const double width = std::max(1.0, rect.width() - left);
    layout.cellWidth = width / count * zoom;
    layout.upright = longest > layout.cellWidth && layout.cellWidth < look.px(70);
    const double head = layout.upright ? std::min(longest, std::max(look.px(44), rect.height() * 0.22)) : line;
    const double top = rect.top() + line + head;
    const double height = std::max(1.0, rect.bottom() - top);
    layout.cellHeight = height / count * zoom;
    layout.axisPredicted = QRectF(rect.left() + left, rect.top(), width, line);
    layout.axisTruth = QRectF(rect.left(), rect.top(), left - look.px(4), line + head - look.px(2));
    layout.columns = QRectF(rect.left() + left, rect.top() + line, width, head);
    layout.rows = QRectF(rect.left(), top, left, height);
    layout.cells = QRectF(rect.left() + left, top, width, height);
    layout.scroll = scroll;
    return layout;
}

void paintMatrix(QPainter& painter, const MatrixLayout& layout, const MatrixFigure& figure, const MatrixShown& shown, const DrawLook& look)
{
    if (!shown.classes.empty()) {
        Painter(painter, layout, figure, shown, look).paint();
    }
}

}  // namespace gg::widgets
