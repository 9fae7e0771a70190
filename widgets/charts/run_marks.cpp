#include "widgets/charts/run_marks.h"

#include "core/texts/catalogue.h"
#include "widgets/charts/curve_reading.h"
#include "widgets/models/run_collection.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::RunMarks)
};

/// A schedule with more steps than this is a curve.
constexpr std::size_t mostSteps = 12;

double numberOf(const std::map<std::string, std::string>& config, std::initializer_list<const char*> keys)
{
    for (const char* key : keys) {
        if (const auto at = config.find(key); at != config.end()) {
            bool isNumber = false;
            const double value = QString::fromStdString(at->second).toDouble(&isNumber);
            return isNumber ? value : 0;
        }
    }
    return 0;
}

/// "learning rate 0.01 → 0.001"
QString stepText(double from, double to)
{
    return Texts::tr("learning rate %1 → %2").arg(QLocale().toString(from, 'g', 3), QLocale().toString(to, 'g', 3));
}

class RunMarker {
public:
    RunMarker(ChartSpec& spec, const RunEntry& run, const RunMarkOptions& options, CurveStore& curves)
        : m_spec(spec)
        , m_run(run)
        , m_options(options)
        , m_curves(curves)
        , m_name(QString::fromStdString(run.info.name))
    {
        if (options.axis != RunAxis::Epoch) {
            const auto places = curves.epochPlaces(run, options.axis);
            m_ruler.epochPlaces = places.value_or(EpochPlaces{.known = false});
        }
    }

    void verdicts()
    {
        for (const diagnosis::Verdict& verdict : m_run.diagnosis.verdicts) {
            if (verdict.severity != audit::Severity::Info) {
                const QString title = QCoreApplication::translate("catalogue", std::string(texts::find(verdict.rule + ".title")).c_str());
                const QString words = title.isEmpty() ? QString::fromStdString(verdict.rule) : title;
                atEpoch(MarkKind::Verdict, verdict.sinceEpoch, words, words, m_run.folder + QLatin1Char('\n') + QString::fromStdString(verdict.rule));
            }
        }
        if (m_run.history.bestEpoch() > 0) {
            atEpoch(MarkKind::Checkpoint, m_run.history.bestEpoch(), Texts::tr("best"), Texts::tr("best checkpoint"));
        }
    }

    void plan()
    {
        const auto& config = m_run.config;
        const double warmUp = numberOf(config, {"schedule.warmup_epochs", "warmup_epochs"});
        if (warmUp > 0) {
            const double leastSteps = numberOf(config, {"schedule.warmup_steps_min"});
            const auto perEpoch = static_cast<double>(m_run.info.stepsPerEpoch);
            const double least = perEpoch > 0 ? leastSteps / perEpoch : 0;
            reached(MarkKind::WarmUp, std::max(warmUp, least), Texts::tr("end of the warm-up"));
        }
        const double closed = numberOf(config, {"augment.close_mosaic", "close_mosaic"});
        const double epochs = m_run.info.epochs > 0 ? m_run.info.epochs : numberOf(config, {"epochs"});
        if (closed > 0 && epochs > closed && numberOf(config, {"augment.mosaic", "mosaic"}) > 0) {
            reached(MarkKind::Mosaic, epochs - closed, Texts::tr("mosaic closed"));
        }
    }

    void learningRateSteps()
    {
        const std::vector<LearningRateStep> steps = m_curves.learningRateSteps(m_run);
        if (steps.size() > mostSteps) {
            return;
        }
        for (const LearningRateStep& step : steps) {
            if (const auto x = m_curves.xAt(m_run, step.series, step.index, m_options.axis)) {
                add(MarkKind::LearningRate, *x, {}, stepText(step.from, step.to));
            }
        }
    }

private:
    void add(MarkKind kind, double x, const QString& label, const QString& tip, const QString& id = {})
    {
        m_spec.marks.push_back({.x = x,
                                .label = label,
                                .colour = m_run.colour,
                                .tip = Texts::tr("%1: %2", "run: what happened").arg(m_name, tip),
                                .kind = kind,
                                .run = m_name,
                                .words = label.isEmpty() ? tip : label,
                                .id = id});
    }
    void atEpoch(MarkKind kind, double epoch, const QString& label, const QString& tip, const QString& id = {})
    {
        if (m_ruler.epochPlaces.known) {
            add(kind, xOfEpoch(m_ruler, epoch), label, tip, id);
        }
    }
    void reached(MarkKind kind, double epoch, const QString& tip)
    {
        if (epoch <= m_run.history.lastEpoch()) {
            atEpoch(kind, epoch, {}, tip);
        }
    }

    ChartSpec& m_spec;
    const RunEntry& m_run;
    const RunMarkOptions& m_options;
    CurveStore& m_curves;
    QString m_name;
    ChartSpec m_ruler;  ///< this run's epochs on the axis
};

}  // namespace

void addRunMarks(ChartSpec& spec, const std::vector<const RunEntry*>& runs, const RunMarkOptions& options, CurveStore& curves)
{
    for (const RunEntry* run : runs) {
        RunMarker marker(spec, *run, options, curves);
        if (options.ofQuality) {
            marker.verdicts();
        }
        marker.plan();
        marker.learningRateSteps();
    }
}

}  // namespace gg::widgets
