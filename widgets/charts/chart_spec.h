#pragma once

#include <QColor>
#include <QString>

#include <optional>
#include <vector>

namespace gg::widgets
{

struct ChartAxis {
    QString label = {};
    QString unit = {};  ///< empty: a plain number or a share
    bool logarithmic = false;
    std::optional<double> lower = {};  ///< of the full view; from the data where absent
    std::optional<double> upper = {};
};

/// How the series of one run are told apart; the runs are told apart by colour.
enum class Stroke { Solid, Dashed, Dotted, Points };

struct ChartSeries {
    QString run = {};   ///< name of the run, empty for what belongs to none
    QString name = {};  ///< in words: "validation"
    QColor colour = {};
    Stroke stroke = Stroke::Solid;
    bool steps = false;   ///< the value holds until the next point
    bool faint = false;   ///< context: drawn thin and pale, behind the others
    bool filled = false;  ///< down to zero: counts of a histogram
    bool marked = false;  ///< each point gets a dot: few points, each of them measured
    bool listed = true;   ///< has a key in the legend; one of eighty classes has none
    int key = -1;         ///< what the series is about, for who listens to clicks: a class
    std::vector<double> x = {};
    std::vector<double> y = {};  ///< as long as x; what is not finite is a gap, marked at the foot of the chart
    std::vector<double> along = {};  ///< as long as x, or empty: what the curve runs through beside x, such as a confidence
};

/// A place on the x axis with something to say: a checkpoint, the onset of a verdict.
struct ChartMark {
    double x = 0;
    QString label = {};
    QColor colour = {};
};

/// Where something stands on its curve: a threshold that is moved.
struct ChartDot {
    double x = 0;
    double y = 0;
    QColor colour = {};
    bool plumb = false;  ///< with a dotted line through it, parallel to the y axis
};

/// The room between two series is shaded in the first one's colour: what lies between them is a number in itself.
struct ChartBand {
    std::size_t upper = 0;  ///< index into ChartSpec::series
    std::size_t lower = 0;
    friend bool operator==(const ChartBand&, const ChartBand&) = default;
};

/// A chart as plain data. ChartView draws it in the window, exportFigure() into a file.
struct ChartSpec {
    QString name;   ///< stable id: "loss"
    QString title;  ///< for people: "Loss"
    ChartAxis x;
    ChartAxis y;
    std::vector<ChartSeries> series;
    std::vector<ChartMark> marks;
    std::vector<ChartDot> dots = {};
    std::vector<ChartBand> bands = {};
    QString along = {};  ///< in words, what ChartSeries::along is: "confidence"
    QString emptyText;  ///< shown in place of an empty chart

    bool empty() const
    {
        for (const ChartSeries& one : series) {
            if (!one.x.empty()) {
                return false;
            }
        }
        return true;
    }
};

}  // namespace gg::widgets
