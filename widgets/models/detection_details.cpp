#include "widgets/models/detection_details.h"

namespace gg::widgets {
namespace {

template <typename Map, typename Key>
auto valueIn(const Map& map, const Key& key)
{
    const auto it = map.find(key);
    return it == map.end() ? decltype(it->second.value)() : it->second.value;
}

template <typename Map, typename Key>
QString problemIn(const Map& map, const Key& key)
{
    const auto it = map.find(key);
    return it == map.end() ? QString() : it->second.problem;
}

}  // namespace

DetectionEpochPtr DetectionDetails::epoch(const QString& folder, int epoch)
{
    const Key key(folder, epoch);
    if (!valueIn(m_epochs, key) && m_epochsAsked.insert(key).second) {
        Q_EMIT epochWanted(folder, epoch);
    }
    // It may have been answered at once.
    return valueIn(m_epochs, key);
}

FollowedImagesPtr DetectionDetails::followed(const QString& folder, int epoch)
{
    const Key key(folder, epoch);
    if (!valueIn(m_followed, key) && m_followedAsked.insert(key).second) {
        Q_EMIT followedWanted(folder, epoch);
    }
    return valueIn(m_followed, key);
}

TrainingBatchesPtr DetectionDetails::batches(const QString& folder)
{
    if (m_batchesAsked.insert(folder).second) {
        Q_EMIT batchesWanted(folder);
    }
    return valueIn(m_batches, folder);
}

SignalsPtr DetectionDetails::innerSignals(const QString& folder)
{
    if (m_innerSignalsAsked.insert(folder).second) {
        Q_EMIT innerSignalsWanted(folder);
    }
    return valueIn(m_innerSignals, folder);
}

QString DetectionDetails::epochProblem(const QString& folder, int epoch) const
{
    return problemIn(m_epochs, Key(folder, epoch));
}

QString DetectionDetails::followedProblem(const QString& folder, int epoch) const
{
    return problemIn(m_followed, Key(folder, epoch));
}

QString DetectionDetails::batchesProblem(const QString& folder) const
{
    return problemIn(m_batches, folder);
}

QString DetectionDetails::innerSignalsProblem(const QString& folder) const
{
    return problemIn(m_innerSignals, folder);
}

void DetectionDetails::setEpoch(const QString& folder, int epoch, DetectionEpochPtr detail, const QString& problem)
{
    m_epochs[{folder, epoch}] = {.value = std::move(detail), .problem = problem};
    Q_EMIT changed();
}

void DetectionDetails::setFollowed(const QString& folder, int epoch, FollowedImagesPtr images, const QString& problem)
{
    m_followed[{folder, epoch}] = {.value = std::move(images), .problem = problem};
    Q_EMIT changed();
}

void DetectionDetails::setBatches(const QString& folder, TrainingBatchesPtr batches, const QString& problem)
{
    m_batches[folder] = {.value = std::move(batches), .problem = problem};
    Q_EMIT changed();
}

void DetectionDetails::setInnerSignals(const QString& folder, SignalsPtr innerSignals, const QString& problem)
{
    m_innerSignals[folder] = {.value = std::move(innerSignals), .problem = problem};
    Q_EMIT changed();
}

void DetectionDetails::advanced(const QString& folder, int newestEpoch)
{
    const auto [known, isNew] = m_newest.try_emplace(folder, newestEpoch);
    if (!isNew && std::exchange(known->second, newestEpoch) == newestEpoch) {
        return;
    }
    // A run that was resumed computes epochs again; what was read of those before stays what it is.
    std::erase_if(m_epochs, [&](const auto& item) { return item.first.first == folder && (!item.second.value || item.first.second > newestEpoch); });
    std::erase_if(m_followed, [&](const auto& item) { return item.first.first == folder && (!item.second.value || item.first.second > newestEpoch); });
    std::erase_if(m_epochsAsked, [&](const Key& key) { return key.first == folder; });
    std::erase_if(m_followedAsked, [&](const Key& key) { return key.first == folder; });
    m_batchesAsked.erase(folder);
    m_innerSignalsAsked.erase(folder);
}

void DetectionDetails::forget(const QString& folder)
{
    std::erase_if(m_epochs, [&](const auto& item) { return item.first.first == folder; });
    std::erase_if(m_followed, [&](const auto& item) { return item.first.first == folder; });
    std::erase_if(m_epochsAsked, [&](const Key& key) { return key.first == folder; });
    std::erase_if(m_followedAsked, [&](const Key& key) { return key.first == folder; });
    m_batches.erase(folder);
    m_batchesAsked.erase(folder);
    m_innerSignals.erase(folder);
    m_innerSignalsAsked.erase(folder);
    m_newest.erase(folder);
}

}  // namespace gg::widgets
