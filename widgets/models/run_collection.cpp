#include "widgets/models/run_collection.h"

#include "core/diagnosis/run_view.h"

#include "widgets/theme/theme.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace gg::widgets {

int RunCollection::indexOf(const QString& folder) const
{
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (m_runs[i]->folder == folder) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

namespace {

constexpr int coloursOfTheme = 7;
/// There are not many more to be told from one another as numbers.
constexpr int mostColours = 2000;

/// The theme's, which are told apart with any kind of colour vision, then ever further hues by the golden angle: each lies in the largest gap that
/// the ones before left. Nobody tells two hundred lines apart by colour, but few are the same.
QColor colourAt(int index)
{
    if (index < coloursOfTheme) {
        return runColour(index);
    }
    const int further = index - coloursOfTheme;
    const double turns = 0.08 + 0.6180339887 * further;
    return QColor::fromHsl(static_cast<int>(360 * (turns - std::floor(turns))) % 360, 120 + 40 * (further % 3), 95 + 22 * (further / 5 % 3)).toRgb();
}

}  // namespace

/// The first that no open run has: what a run has it keeps, whatever comes and goes beside it.
QColor RunCollection::freeColour() const
{
    std::set<QRgb> taken;
    for (const auto& run : m_runs) {
        taken.insert(run->colour.rgb());
    }
    int index = 0;
    while (index < mostColours && taken.contains(colourAt(index).rgb())) {
        ++index;
    }
    return colourAt(index);
}

/// "train3" is the name of many runs: one that has it after another is told by its parents as well.
void RunCollection::nameApart(RunEntry& entry) const
{
    const auto taken = [&] {
        return std::any_of(m_runs.begin(), m_runs.end(), [&](const auto& run) { return run.get() != &entry && run->info.name == entry.info.name; });
    };
    std::filesystem::path parent = std::filesystem::path(entry.place.path).parent_path();
    while (taken() && parent.has_filename()) {
        entry.info.name = parent.filename().string() + '/' + entry.info.name;
        parent = parent.parent_path();
    }
}

int RunCollection::add(const QString& folder, const runs::RunInfo& info)
{
    return add({.place = {.path = folder.toStdString(), .name = info.name, .tool = std::string(ownTool), .files = {}},
                .info = info,
                .config = runs::flatConfig(info),
                .history = {},
                .diagnosis = {},
                .checks = {},
                .hasPredictions = false});
}

int RunCollection::add(NewRun&& run)
{
    const QString path = QString::fromStdString(run.place.path);
    if (const int known = indexOf(path); known >= 0) {
        return known;
    }
    auto entry = std::make_shared<RunEntry>();
    entry->folder = path;
    entry->place = std::move(run.place);
    entry->info = std::move(run.info);
    nameApart(*entry);
    entry->config = std::move(run.config);
    entry->history = std::move(run.history);
    entry->diagnosis = std::move(run.diagnosis);
    entry->checks = std::move(run.checks);
    entry->hasPredictions = run.hasPredictions;
    entry->colour = freeColour();
    m_runs.push_back(std::move(entry));
    const int index = size() - 1;
    Q_EMIT added(index);
    return index;
}

void RunCollection::remove(int index)
{
    Q_EMIT aboutToRemove(index);
    const QString folder = at(index).folder;
    m_runs.erase(m_runs.begin() + index);
    std::erase_if(m_details, [&](const auto& item) { return item.first.first == folder; });
    std::erase_if(m_asked, [&](const auto& item) { return item.first == folder; });
    Q_EMIT removed(index);
}

void RunCollection::setVisible(int index, bool visible)
{
    RunEntry& entry = *m_runs[static_cast<std::size_t>(index)];
    if (entry.visible != visible) {
        entry.visible = visible;
        Q_EMIT visibilityChanged(index);
    }
}

void RunCollection::setColour(int index, const QColor& colour)
{
    RunEntry& entry = *m_runs[static_cast<std::size_t>(index)];
    if (entry.colour != colour) {
        entry.colour = colour;
        Q_EMIT colourChanged(index);
        Q_EMIT changed(index);
    }
}

void RunCollection::setRemarks(int index, const RunRemarks& remarks)
{
    RunEntry& entry = *m_runs[static_cast<std::size_t>(index)];
    if (entry.remarks != remarks) {
        entry.remarks = remarks;
        Q_EMIT remarksChanged(index);
    }
}

void RunCollection::setFaint(const std::vector<bool>& faint)
{
    bool any = false;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const bool now = i < faint.size() && faint[i];
        any = any || m_runs[i]->faint != now;
        m_runs[i]->faint = now;
    }
    if (any) {
        Q_EMIT faintChanged();
    }
}

void RunCollection::append(int index, runs::RunBatch&& batch, Verdicts verdicts)
{
    std::vector<runs::RunBatch> batches;
    batches.push_back(std::move(batch));
    append(index, std::move(batches), verdicts);
}

void RunCollection::append(int index, std::vector<runs::RunBatch>&& batches, Verdicts verdicts)
{
    RunEntry& entry = *m_runs[static_cast<std::size_t>(index)];
    bool any = false;
    for (runs::RunBatch& batch : batches) {
        any = any || !batch.empty();
        entry.history.append(std::move(batch));
    }
    if (!any) {
        return;
    }
    if (verdicts == Verdicts::Now) {
        const diagnosis::RunFacts nothing;
        const diagnosis::RunView view(entry.info, entry.history, nothing);
        entry.diagnosis = diagnosis::diagnose(view);
        entry.checks = diagnosis::checklist(view, entry.diagnosis);
    }
    std::erase_if(m_asked, [&](const auto& item) { return item.first == entry.folder; });
    Q_EMIT changed(index);
}

void RunCollection::setDiagnosis(int index, diagnosis::Diagnosis diagnosis, std::vector<diagnosis::Check> checks)
{
    RunEntry& entry = *m_runs[static_cast<std::size_t>(index)];
    if (entry.diagnosis == diagnosis && entry.checks == checks) {
        return;
    }
    const auto news = diagnosis::changes(entry.diagnosis.verdicts, diagnosis.verdicts);
    entry.diagnosis = std::move(diagnosis);
    entry.checks = std::move(checks);
    if (!news.empty()) {
        Q_EMIT judged(index, news);
    }
    Q_EMIT changed(index);
}

void RunCollection::setStatus(int index, RunStatus status)
{
    RunEntry& entry = *m_runs[static_cast<std::size_t>(index)];
    const RunStatus known{.standing = entry.standing, .lost = entry.lost, .slow = entry.slow, .problems = entry.problems};
    if (known == status) {
        return;
    }
    entry.standing = std::move(status.standing);
    entry.live = !status.lost && (entry.standing.standing == runs::Standing::Live || entry.standing.standing == runs::Standing::Starting);
    entry.lost = status.lost;
    entry.slow = status.slow;
    entry.problems = std::move(status.problems);
    Q_EMIT changed(index);
}

void RunCollection::setInfo(int index, runs::RunInfo info, imports::RunPlace place)
{
    RunEntry& entry = *m_runs[static_cast<std::size_t>(index)];
    entry.info = std::move(info);
    entry.place = std::move(place);
    nameApart(entry);
    entry.config = runs::flatConfig(entry.info);
    Q_EMIT changed(index);
}

std::optional<runs::EpochDetail> RunCollection::detail(int index, int epoch)
{
    if (isDetector(at(index))) {
        return std::nullopt;
    }
    const std::pair key(at(index).folder, epoch);
    if (!m_details.contains(key) && m_asked.insert(key).second) {
        Q_EMIT detailWanted(key.first, epoch);
    }
    // It may have been answered at once.
    const auto it = m_details.find(key);
    return it == m_details.end() ? std::nullopt : std::optional(it->second);
}

void RunCollection::setDetail(const QString& folder, const runs::EpochDetail& detail)
{
    m_details.insert_or_assign({folder, detail.epoch}, detail);
    m_asked.erase({folder, detail.epoch});
    Q_EMIT detailReady(folder, detail.epoch);
}

}  // namespace gg::widgets
