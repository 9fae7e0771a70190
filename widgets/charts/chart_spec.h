#pragma once

#include "widgets/charts/extremes.h"

#include <QColor>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace gg::widgets
{

/// What the numbers of an axis are, for its ticks and readouts.
enum class AxisNumbers {
    Plain,
    Date,     ///< seconds since 1970
    Duration  ///< seconds
};

struct ChartAxis {
    QString label = {};
    QString unit = {};  ///< empty: a plain number or a share
    bool logarithmic = false;
    std::optional<double> lower = {};  ///< of the full view; from the data where absent
    std::optional<double> upper = {};
    AxisNumbers numbers = AxisNumbers::Plain;
    bool robust = false;  ///< the view fits most values; those beyond it are marked at its edge
};

/// A stretch of a series that is a line of its own; x does not descend in it.
struct CurvePart {
    std::size_t first = 0;
    std::size_t last = 0;    ///< one behind
    bool abandoned = false;  ///< the run was started again from before it
    friend bool operator==(const CurvePart&, const CurvePart&) = default;
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
    CurveColumn x = {};
    CurveColumn y = {};  ///< as long as x; what is not finite is a gap, marked at the foot of the chart
    CurveColumn along = {};  ///< as long as x, or empty: what the curve runs through beside x, such as a confidence
    std::vector<CurvePart> parts = {};  ///< in order; empty: one line
    CurveColumn smooth = {};  ///< y smoothed, drawn in its place while y is drawn faint; may be shorter while it is being computed
    std::shared_ptr<const Extremes> extremes = {};        ///< of y, where somebody keeps them; made by who draws otherwise
    std::shared_ptr<const Extremes> smoothExtremes = {};  ///< of smooth
    QString raw = {};  ///< as the run's file names it; empty for our own
};

/// What a mark tells of.
enum class MarkKind { Other, LearningRate, WarmUp, Mosaic, Checkpoint, Verdict };

/// A place on the x axis with something to say: a checkpoint, the onset of a verdict.
struct ChartMark {
    double x = 0;
    QString label = {};  ///< empty: a small mark at the foot that says `tip` under the pointer
    QColor colour = {};
    QString tip = {};
    MarkKind kind = MarkKind::Other;
    QString run = {};    ///< empty: of none, or of all
    QString words = {};  ///< on paper; empty: `label`
    QString id = {};     ///< of a verdict: the run's folder and the rule, a line each; what a click on it opens
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

/// Where epochs are on the x axis: both ascend, one x for each epoch. Empty: x is the epoch.
struct EpochPlaces {
    bool known = true;  ///< false: nobody knows
    CurveColumn epochs = {};
    CurveColumn x = {};
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
    EpochPlaces epochPlaces = {};  ///< for the epoch cursor
    QStringList left = {};         ///< what could not be drawn, one sentence each: "exp5 does not tell times."

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
