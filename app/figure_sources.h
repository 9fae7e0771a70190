#pragma once

#include "core/imports/vocabulary.h"
#include "widgets/charts/figure_request.h"

#include <memory>
#include <mutex>
#include <vector>

namespace gg::app {

/// A person's words for the series of other tools, for threads that read runs.
class FigureWords {
public:
    void set(std::vector<imports::Word> own);
    std::shared_ptr<const imports::Vocabulary> vocabulary() const;

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const imports::Vocabulary> m_vocabulary = std::make_shared<const imports::Vocabulary>();
};

/// A run as a figure needs it, from its files; on any thread. Throws Error.
std::unique_ptr<widgets::RunEntry> loadFigureRun(const QString& folder, const imports::Vocabulary& vocabulary, const QString& stepColumn = {});
/// The same in the words of the moment.
widgets::RunLoader figureRunLoader(std::shared_ptr<const FigureWords> words);
/// Pictures and counts of runs, and predictions evaluated, from their files; on any thread.
widgets::FigureSources figureSources();

}  // namespace gg::app
