#include "widgets/models/run_collection.h"

#include "widgets/theme/theme.h"

#include <cmath>

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

int RunCollection::add(const QString& folder, const runs::RunInfo& info)
{
    if (const int known = indexOf(folder); known >= 0) {
        return known;
    }
    auto entry = std::make_unique<RunEntry>();
    entry->folder = folder;
    entry->info = info;
    entry->config = runs::flatConfig(info);
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

void RunCollection::append(int index, runs::RunBatch&& batch)
{
    if (batch.empty()) {
        return;
    }
    RunEntry& entry = *m_runs[static_cast<std::size_t>(index)];
    entry.history.append(std::move(batch));
    entry.verdicts = diagnosis::diagnose(entry.info, entry.history);
    std::erase_if(m_asked, [&](const auto& item) { return item.first == entry.folder; });
    Q_EMIT changed(index);
}

void RunCollection::setStatus(int index, bool live, bool lost, std::vector<std::string> problems)
{
    RunEntry& entry = *m_runs[static_cast<std::size_t>(index)];
    if (entry.live == live && entry.lost == lost && entry.problems == problems) {
        return;
    }
    entry.live = live;
    entry.lost = lost;
    entry.problems = std::move(problems);
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
