#include "widgets/models/evaluation_state.h"

#include "core/base/error.h"
#include "widgets/models/background_work.h"

#include <exception>

namespace gg::widgets {
namespace {

std::size_t countImages(const std::vector<evaluation::Case>& cases, std::size_t images)
{
    std::vector<bool> seen(images);
    std::size_t count = 0;
    for (const evaluation::Case& one : cases) {
        if (!seen[one.image]) {
            seen[one.image] = true;
            ++count;
        }
    }
    return count;
}

}  // namespace

struct EvaluationState::Task {
    evaluation::EvaluationPtr evaluation;
    evaluation::EvaluationPtr other;
    ReadingPtr before;
    ReadingPtr otherBefore;
    evaluation::ReadingOptions options;
    evaluation::Selection selection;

    ReadingPtr reading;
    ReadingPtr otherReading;
    SelectedCases selected;
    std::optional<std::size_t> onlyHere;
    std::optional<std::size_t> onlyThere;
    QString error;

    void compute(JobControl& control)
    {
        reading = evaluation::readAt(*evaluation, options, before.get(), control);
        if (other) {
            otherReading = evaluation::readAt(*other, options, otherBefore.get(), control);
            onlyHere = count({.other = other, .otherReading = otherReading, .foundHere = true});
            onlyThere = count({.other = other, .otherReading = otherReading, .foundHere = false});
        }
        if (auto* difference = std::get_if<evaluation::RunDifference>(&selection)) {
            if (other) {
                difference->other = other;
                difference->otherReading = otherReading;
            } else {
                selection = std::monostate{};
            }
        }
        selected.selection = selection;
        auto cases = std::make_shared<std::vector<evaluation::Case>>(evaluation::casesOf(*evaluation, *reading, selection));
        selected.images = countImages(*cases, evaluation->loaded.set.images);
        selected.cases = std::move(cases);
    }

private:
    std::size_t count(const evaluation::RunDifference& difference) const
    {
        return evaluation::casesOf(*evaluation, *reading, difference).size();
    }
};

EvaluationState::EvaluationState(BackgroundWork* work, QObject* parent)
    : QObject(parent)
    , m_work(work)
{
    m_selected.cases = std::make_shared<std::vector<evaluation::Case>>();
}

void EvaluationState::setEvaluation(evaluation::EvaluationPtr evaluation)
{
    if (evaluation == m_next) {
        return;
    }
    m_next = std::move(evaluation);
    if (m_next) {
        keepSelectionFor(*m_next);
        compute();
        return;
    }
    m_evaluation.reset();
    m_reading.reset();
    m_selected = {.selection = {}, .cases = std::make_shared<std::vector<evaluation::Case>>(), .images = 0};
    Q_EMIT evaluationChanged();
    Q_EMIT readingChanged();
    Q_EMIT selectionChanged();
}

/// Indices of objects mean nothing in another evaluation; classes, kinds and sizes do, and truths where the images are the same.
void EvaluationState::keepSelectionFor(const evaluation::DetectionEvaluation& next)
{
    const bool sameTruth = m_truth == next.loaded.truth;
    const bool sameObjects = sameTruth && m_images == next.loaded.images;
    if (!sameTruth || std::holds_alternative<evaluation::DifferenceCases>(m_wanted)
        || (std::holds_alternative<evaluation::HistoryTruths>(m_wanted) && !sameObjects)) {
        m_wanted = std::monostate{};
    }
    if (m_options.confidenceOfClass.size() != next.loaded.set.classNames.size()) {
        m_options.confidenceOfClass.clear();
    }
    m_truth = next.loaded.truth;
    m_images = next.loaded.images;
}

void EvaluationState::setOther(evaluation::EvaluationPtr other)
{
    if (other == m_other) {
        return;
    }
    m_other = std::move(other);
    m_otherReading.reset();
    m_onlyHere.reset();
    m_onlyThere.reset();
    Q_EMIT differenceChanged();
    compute();
}

void EvaluationState::setOptions(const evaluation::ReadingOptions& options)
{
    m_options = options;
    compute();
}

void EvaluationState::select(const evaluation::Selection& selection)
{
    m_wanted = selection;
    compute();
}

void EvaluationState::compute()
{
    if (!m_next) {
        return;
    }
    if (m_running) {
        m_again = true;
        return;
    }
    run();
}

void EvaluationState::run()
{
    auto task = std::make_shared<Task>();
    task->evaluation = m_next;
    task->other = m_other;
    task->before = m_next == m_evaluation ? m_reading : nullptr;
    task->otherBefore = m_otherReading;
    task->options = m_options;
    task->selection = m_wanted;
    m_running = true;
    m_again = false;
    const auto work = [task](JobControl& control) {
        // Said here and not left to the worker: done() must come, or nothing would be computed any more.
        try {
            task->compute(control);
        } catch (const Error& error) {
            task->error = QString::fromUtf8(error.what());
        } catch (const std::exception& error) {
            task->error = QString::fromUtf8(error.what());
        }
    };
    const auto done = [this, task] { adopt(*task); };
    if (m_work != nullptr) {
        m_work->run(QStringLiteral("evaluation.reading"), work, done);
    } else {
        JobControl control;
        work(control);
        done();
    }
}

void EvaluationState::adopt(const Task& task)
{
    m_running = false;
    if (!task.error.isEmpty()) {
        Q_EMIT failed(task.error);
    } else if (task.evaluation == m_next) {
        const bool another = m_evaluation != m_next;
        m_evaluation = m_next;
        m_reading = task.reading;
        m_selected = task.selected;
        if (task.other == m_other) {
            m_otherReading = task.otherReading;
            m_onlyHere = task.onlyHere;
            m_onlyThere = task.onlyThere;
        }
        if (another) {
            Q_EMIT evaluationChanged();
        }
        Q_EMIT readingChanged();
        Q_EMIT selectionChanged();
        Q_EMIT differenceChanged();
    }
    if (m_again && m_next && !m_running) {
        run();
    }
}

}  // namespace gg::widgets
