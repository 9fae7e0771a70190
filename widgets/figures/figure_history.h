#pragma once

#include "widgets/figures/composed_figure.h"

#include <QString>

#include <utility>
#include <vector>

namespace gg::widgets {

/// A figure and the steps that led to it. Changes of one kind that follow one another, such as a number that is typed, are one step.
class FigureHistory {
public:
    const ComposedFigure& now() const { return m_now; }

    /// Returns false where nothing changed.
    bool change(ComposedFigure next, const QString& kind)
    {
        if (next == m_now) {
            return false;
        }
        if (kind.isEmpty() || kind != m_kind || m_undo.empty()) {
            m_undo.push_back(m_now);
            if (m_undo.size() > mostSteps) {
                m_undo.erase(m_undo.begin());
            }
        }
        m_kind = kind;
        m_redo.clear();
        m_now = std::move(next);
        return true;
    }
    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    void undo() { step(m_undo, m_redo); }
    void redo() { step(m_redo, m_undo); }
    /// A figure that was opened: there is nothing to take back.
    void reset(ComposedFigure figure)
    {
        m_now = std::move(figure);
        m_undo.clear();
        m_redo.clear();
        m_kind.clear();
    }
    /// What comes next is a step of its own.
    void close() { m_kind.clear(); }

private:
    static constexpr std::size_t mostSteps = 200;

    void step(std::vector<ComposedFigure>& from, std::vector<ComposedFigure>& to)
    {
        if (from.empty()) {
            return;
        }
        to.push_back(std::exchange(m_now, std::move(from.back())));
        from.pop_back();
        m_kind.clear();
    }

    ComposedFigure m_now;
    std::vector<ComposedFigure> m_undo;
    std::vector<ComposedFigure> m_redo;
    QString m_kind;
};

}  // namespace gg::widgets
