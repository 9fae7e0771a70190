#include "widgets/panels/run_list_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::RunListModel)
};

struct MetricName {
    const char* series;
    const char* name;
    bool smallerIsBetter = false;
};

constexpr std::array<MetricName, 11> metrics{{{"val/map50_95", "mAP50-95"},
                                              {"val/mask_map50_95", "mAP50-95"},
                                              {"val/map50", "mAP50"},
                                              {"val/dice", "Dice"},
                                              {"val/iou", "IoU"},
                                              {"val/accuracy", QT_TRANSLATE_NOOP("gg::widgets::RunListModel", "accuracy")},
                                              {"val/recall", QT_TRANSLATE_NOOP("gg::widgets::RunListModel", "recall")},
                                              {"val/sensitivity", QT_TRANSLATE_NOOP("gg::widgets::RunListModel", "sensitivity")},
                                              {"val/loss", QT_TRANSLATE_NOOP("gg::widgets::RunListModel", "val. loss"), true},
                                              {"train/accuracy", QT_TRANSLATE_NOOP("gg::widgets::RunListModel", "train accuracy")},
                                              {"train/loss", QT_TRANSLATE_NOOP("gg::widgets::RunListModel", "train loss"), true}}};

/// Smaller times count from the run's start.
constexpr double smallestTimeOfDay = 1e8;

double startOf(const RunEntry& run)
{
    if (run.history.firstTime() > smallestTimeOfDay) {
        return run.history.firstTime();
    }
    const QDateTime created = QDateTime::fromString(QString::fromStdString(run.info.created), Qt::ISODate);
    return created.isValid() ? static_cast<double>(created.toSecsSinceEpoch()) : run.standing.lastSign;
}

/// The hour today, else the day.
QString whenText(double time)
{
    const QDateTime when = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(time));
    const QLocale locale;
    return when.date() == QDate::currentDate() ? locale.toString(when.time(), QLocale::ShortFormat) : locale.toString(when.date(), QLocale::ShortFormat);
}

QString progressText(const RunEntry& run)
{
    const int epoch = run.history.lastEpoch();
    if (run.info.epochs > 0) {
        return Texts::tr("%1 of %2 epochs").arg(epoch).arg(run.info.epochs);
    }
    if (epoch > 0 || run.history.series().empty()) {
        return Texts::tr("%n epoch(s)", nullptr, epoch);
    }
    if (run.history.lastStep() > 0) {
        return Texts::tr("step %1").arg(QLocale().toString(static_cast<qlonglong>(run.history.lastStep())));
    }
    std::size_t points = 0;
    for (const auto& [name, series] : run.history.series()) {
        points = std::max(points, series.size());
    }
    return Texts::tr("%n point(s)", nullptr, static_cast<int>(points));
}

/// "lr=0.01" finds "optimizer.lr=0.01": the whole last part of a key, and how its value begins.
bool holdsSetting(const QString& settings, const QString& word)
{
    for (const QChar before : {QLatin1Char('\n'), QLatin1Char('.'), QLatin1Char('/')}) {
        for (qsizetype at = settings.indexOf(before + word, 0, Qt::CaseInsensitive); at >= 0; at = settings.indexOf(before + word, at + 1, Qt::CaseInsensitive)) {
            // A part that is looked for must be one of the key, not of a value such as a path.
            const qsizetype line = settings.lastIndexOf(QLatin1Char('\n'), at);
            if (!settings.mid(line, at - line).contains(QLatin1Char('='))) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

QString runStateText(const RunEntry& run)
{
    const QString progress = progressText(run);
    const runs::RunStanding& standing = run.standing;
    if (run.lost) {
        return Texts::tr("files are gone, %1 read").arg(progress);
    }
    if (run.slow) {
        return Texts::tr("its folder answers slowly, %1").arg(progress);
    }
    switch (standing.standing) {
    case runs::Standing::Starting:
        return Texts::tr("▶ starting");
    case runs::Standing::NeverStarted:
        return Texts::tr("never started: it has settings, but no numbers");
    case runs::Standing::Live:
        return Texts::tr("▶ training, %1").arg(progress);
    case runs::Standing::Paused:
        return Texts::tr("paused, %1").arg(progress);
    case runs::Standing::Stalled:
        return standing.lastSign > 0 ? Texts::tr("stalled since %1, %2").arg(whenText(standing.lastSign), progress) : Texts::tr("stalled, %1").arg(progress);
    case runs::Standing::Interrupted:
        return standing.lastSign > 0 ? Texts::tr("broke off on %1, %2").arg(whenText(standing.lastSign), progress)
                                     : Texts::tr("broke off, %1").arg(progress);
    case runs::Standing::Quiet:
        return standing.lastSign > 0 ? Texts::tr("%1, written until %2").arg(progress, whenText(standing.lastSign)) : progress;
    case runs::Standing::Stopped:
        return Texts::tr("stopped, %1").arg(progress);
    case runs::Standing::Finished:
        return standing.early ? Texts::tr("✓ stopped early, %1").arg(progress) : Texts::tr("✓ finished, %1").arg(progress);
    case runs::Standing::Failed:
        return Texts::tr("failed, %1").arg(progress);
    }
    return progress;
}

std::optional<RunBest> bestOf(const RunEntry& run)
{
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        const runs::Series* series = run.history.find(metrics[i].series);
        if (series == nullptr) {
            continue;
        }
        std::optional<double> best;
        for (const double value : series->values) {
            if (std::isfinite(value) && (!best || (metrics[i].smallerIsBetter ? value < *best : value > *best))) {
                best = value;
            }
        }
        if (best) {
            return RunBest{.metric = static_cast<int>(i), .name = Texts::tr(metrics[i].name), .value = *best, .smallerIsBetter = metrics[i].smallerIsBetter};
        }
    }
    return std::nullopt;
}

RunListModel::RunListModel(RunCollection& runs, QObject* parent)
    : OpenedListModel(runs, parent)
{
    connect(&runs, &RunCollection::visibilityChanged, this, &RunListModel::tellChanged);
    connect(&runs, &RunCollection::remarksChanged, this, &RunListModel::tellChanged);
    connect(&runs, &RunCollection::aboutToRemove, this, [this](int row) { m_best.erase(opened().at(row).folder); });
}

std::optional<RunBest> RunListModel::best(const RunEntry& run) const
{
    Known& known = m_best[run.folder];
    if (known.revision != run.history.revision()) {
        known = {.revision = run.history.revision(), .best = bestOf(run)};
    }
    return known.best;
}

QString RunListModel::toolTip(const RunEntry& run) const
{
    QStringList lines{runStateText(run), QDir::toNativeSeparators(run.folder)};
    if (!run.remarks.note.isEmpty()) {
        lines << tr("note: %1").arg(run.remarks.note);
    }
    if (!run.remarks.tags.isEmpty()) {
        lines << QStringLiteral("#") + run.remarks.tags.join(QStringLiteral(" #"));
    }
    if (!run.place.tool.empty() && !run.place.files.empty()) {
        QStringList files;
        for (std::size_t i = 0; i < std::min<std::size_t>(run.place.files.size(), 4); ++i) {
            files << QString::fromStdString(run.place.files[i]);
        }
        if (files.size() < static_cast<qsizetype>(run.place.files.size())) {
            files << QStringLiteral("…");
        }
        lines << tr("%1: %2").arg(QString::fromStdString(run.place.tool), files.join(QStringLiteral(", ")));
    }
    if (const auto reached = best(run)) {
        lines << tr("best %1: %2").arg(reached->name, QLocale().toString(reached->value, 'g', 4));
    }
    if (!run.history.stateMessage().empty()) {
        lines << QString::fromStdString(run.history.stateMessage());
    }
    if (!run.standing.lastLine.empty()) {
        lines << tr("last line: %1").arg(QString::fromStdString(run.standing.lastLine));
    }
    if (!run.problems.empty()) {
        lines << tr("%n problem(s) with its files; the first: %1", nullptr, static_cast<int>(run.problems.size()))
                     .arg(QString::fromStdString(run.problems.front()));
    }
    // The trainer's own words, and what is to be known of its files.
    constexpr std::size_t mostNotes = 3;
    const std::vector<std::string>& notes = run.history.notes();
    for (std::size_t i = 0; i < std::min(notes.size(), mostNotes); ++i) {
        lines << QString::fromStdString(notes[i]);
    }
    if (notes.size() > mostNotes) {
        lines << tr("and %n more note(s)", nullptr, static_cast<int>(notes.size() - mostNotes));
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    if (!has(index)) {
        return {};
    }
    const RunEntry& run = opened().at(index.row());
    const QString name = QString::fromStdString(run.place.name.empty() ? run.info.name : run.place.name);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::CheckStateRole:
        return static_cast<int>(run.visible ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return toolTip(run);
    case StateRole:
        return runStateText(run);
    case ColourRole:
        return run.colour;
    case TroubleRole: {
        using enum runs::Standing;
        const runs::Standing standing = run.standing.standing;
        return run.lost || run.slow || !run.problems.empty() || standing == Failed || standing == Stalled || standing == Interrupted || standing == NeverStarted;
    }
    case TagRole:
        return isOwn(run) ? QString() : QString::fromStdString(run.place.tool);
    case ChipsRole:
        return (run.remarks.note.isEmpty() ? QStringList() : QStringList{QStringLiteral("✎")}) + (run.remarks.archived ? QStringList{tr("archived")} : QStringList())
               + run.remarks.tags;
    case ArchivedRole:
        return run.remarks.archived;
    case SettingsRole: {
        QString lines;
        for (const auto& [key, value] : run.config) {
            lines += QLatin1Char('\n') + QString::fromStdString(key) + QLatin1Char('=') + QString::fromStdString(value);
        }
        return lines;
    }
    case StartRole:
        return startOf(run);
    case BestRole: {
        // Metrics are far apart, so that runs of one metric stay together.
        constexpr double apart = 1e9;
        const auto reached = best(run);
        return reached ? (reached->smallerIsBetter ? -1 : 1) * std::clamp(reached->value, -apart / 4, apart / 4) - apart * reached->metric
                       : -apart * static_cast<double>(metrics.size());
    }
    case WordsRole:
        return QString(name + QLatin1Char('\n') + QString::fromStdString(run.place.tool) + QLatin1Char('\n') + runStateText(run) + QLatin1Char('\n') + run.folder + QLatin1Char('\n') + run.remarks.note
                       + QStringLiteral("\n#") + run.remarks.tags.join(QStringLiteral("\n#")));
    default:
        return {};
    }
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !has(index)) {
        return false;
    }
    opened().setVisible(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

RunListOrder::RunListOrder(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
}

void RunListOrder::setSearch(const QString& text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void RunListOrder::setOrder(Order order)
{
    m_order = order;
    invalidate();
    sort(order == AsOpened ? -1 : 0);
}

void RunListOrder::setArchivedShown(bool shown)
{
    m_archivedShown = shown;
    invalidateFilter();
}

bool RunListOrder::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex run = sourceModel()->index(row, 0, parent);
    if (!m_archivedShown && run.data(RunListModel::ArchivedRole).toBool()) {
        return false;
    }
    if (m_words.isEmpty()) {
        return true;
    }
    const QString words = run.data(RunListModel::WordsRole).toString();
    const bool ofSettings = std::any_of(m_words.begin(), m_words.end(), [](const QString& word) { return word.contains(QLatin1Char('=')); });
    const QString settings = ofSettings ? run.data(RunListModel::SettingsRole).toString() : QString();
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return words.contains(word, Qt::CaseInsensitive) || (word.contains(QLatin1Char('=')) && holdsSetting(settings, word));
    });
}

bool RunListOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    switch (m_order) {
    case ByStart:
        return left.data(RunListModel::StartRole).toDouble() > right.data(RunListModel::StartRole).toDouble();
    case ByBest:
        return left.data(RunListModel::BestRole).toDouble() > right.data(RunListModel::BestRole).toDouble();
    case ByName:
        return QString::localeAwareCompare(left.data().toString(), right.data().toString()) < 0;
    case AsOpened:
        break;
    }
    return left.row() < right.row();
}

}  // namespace gg::widgets
