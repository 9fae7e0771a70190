#include "widgets/models/evaluation_sources.h"

#include "widgets/theme/theme.h"

#include <algorithm>

namespace gg::widgets {

int EvaluationSource::epochAt(int cursor) const
{
    if (epochs.empty()) {
        return 0;
    }
    const auto after = std::upper_bound(epochs.begin(), epochs.end(), cursor);
    return after == epochs.begin() ? epochs.front() : *(after - 1);
}

int EvaluationSources::indexOf(const QString& path) const
{
    const auto it = std::find_if(m_sources.begin(), m_sources.end(), [&](const auto& source) { return source->path == path; });
    return it == m_sources.end() ? -1 : static_cast<int>(it - m_sources.begin());
}

QColor EvaluationSources::freeColour() const
{
    for (int i = 0;; ++i) {
        const QColor colour = runColour(i);
        const bool taken = std::any_of(m_sources.begin(), m_sources.end(), [&](const auto& source) { return source->colour == colour; });
        // The colours repeat: with more sources than colours two share one.
        if (!taken || i > size()) {
            return colour;
        }
    }
}

int EvaluationSources::add(EvaluationSource source)
{
    if (const int known = indexOf(source.path); known >= 0) {
        return known;
    }
    if (!source.colour.isValid()) {
        source.colour = freeColour();
    }
    m_sources.push_back(std::make_unique<EvaluationSource>(std::move(source)));
    Q_EMIT added(size() - 1);
    return size() - 1;
}

void EvaluationSources::remove(int index)
{
    Q_EMIT aboutToRemove(index);
    m_sources.erase(m_sources.begin() + index);
    const bool wasCurrent = m_current == index;
    const bool wasCompared = m_compared == index;
    const auto shift = [&](int& kept) { kept = kept == index ? -1 : kept > index ? kept - 1 : kept; };
    shift(m_current);
    shift(m_compared);
    Q_EMIT removed(index);
    if (wasCompared) {
        Q_EMIT comparedChanged();
    }
    if (wasCurrent) {
        Q_EMIT currentChanged();
    }
}

void EvaluationSources::clear()
{
    setCompared(-1);
    setCurrent(-1);
    while (size() > 0) {
        remove(size() - 1);
    }
}

void EvaluationSources::setEpochs(int index, std::vector<int> epochs)
{
    if (source(index).epochs != epochs) {
        source(index).epochs = std::move(epochs);
        Q_EMIT changed(index);
    }
}

void EvaluationSources::setLoading(int index)
{
    source(index).state = EvaluationSource::State::Loading;
    source(index).problem.clear();
    Q_EMIT changed(index);
}

void EvaluationSources::forget(int index)
{
    EvaluationSource& forgotten = source(index);
    forgotten.problem.clear();
    forgotten.summary.clear();
    forgotten.issues.clear();
    forgotten.evaluation.reset();
    forgotten.segmentation.reset();
    setKnown(index);
}

void EvaluationSources::setKnown(int index)
{
    source(index).state = EvaluationSource::State::Known;
    Q_EMIT changed(index);
}

void EvaluationSources::setFailed(int index, int epoch, const QString& problem)
{
    EvaluationSource& failed = source(index);
    failed.state = EvaluationSource::State::Failed;
    failed.problem = problem;
    failed.epoch = epoch;
    failed.summary.clear();
    failed.issues.clear();
    failed.evaluation.reset();
    failed.segmentation.reset();
    Q_EMIT changed(index);
}

void EvaluationSources::setEvaluation(int index, int epoch, evaluation::EvaluationPtr evaluation)
{
    EvaluationSource& ready = source(index);
    ready.state = EvaluationSource::State::Ready;
    ready.problem.clear();
    ready.issues = evaluation->loaded.issues;
    ready.summary = QString::fromStdString(predictions::describe(evaluation->loaded));
    ready.epoch = epoch;
    ready.evaluation = std::move(evaluation);
    ready.segmentation.reset();
    Q_EMIT changed(index);
}

void EvaluationSources::setSegmentation(int index, evaluation::SegmentationPtr segmentation)
{
    EvaluationSource& ready = source(index);
    ready.state = EvaluationSource::State::Ready;
    ready.problem.clear();
    ready.issues = segmentation->issues;
    ready.summary = tr("masks of %n image(s)", nullptr, static_cast<int>(segmentation->epochs.back().images.size()));
    ready.epochs.clear();
    for (const evaluation::SegmentationEpoch& epoch : segmentation->epochs) {
        if (epoch.epoch > 0) {
            ready.epochs.push_back(epoch.epoch);
        }
    }
    ready.epoch = ready.epochs.empty() ? 0 : ready.epochs.back();
    ready.evaluation.reset();
    ready.segmentation = std::move(segmentation);
    Q_EMIT changed(index);
}

void EvaluationSources::setCurrent(int index)
{
    if (index == m_current) {
        return;
    }
    if (index >= 0 && index == m_compared) {
        // Nothing is compared with itself: the two change places.
        m_compared = m_current;
        m_current = index;
        Q_EMIT comparedChanged();
    }
    m_current = index;
    Q_EMIT currentChanged();
}

void EvaluationSources::setCompared(int index)
{
    if (index != m_compared && (index < 0 || index != m_current)) {
        m_compared = index;
        Q_EMIT comparedChanged();
    }
}

}  // namespace gg::widgets
