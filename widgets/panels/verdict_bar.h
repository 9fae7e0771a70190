#pragma once

#include "widgets/models/review_session.h"

#include <QWidget>

#include <array>

class QLabel;
class QToolButton;

namespace gg::widgets {

/// "12 of 50 · 1 bad · at most 18 % bad with 95 % confidence" and a button a verdict, with its key.
class VerdictBar : public QWidget {
    Q_OBJECT
public:
    explicit VerdictBar(QWidget* parent = nullptr);

    /// Shows how far the session is and the verdict of its current pair.
    void showSession(const ReviewSession& session);
    QString progressText() const;
    QToolButton* button(audit::Verdict verdict) const { return m_buttons[static_cast<std::size_t>(verdict)]; }

Q_SIGNALS:
    void given(gg::audit::Verdict verdict);
    void undoRequested();
    void noteRequested();

private:
    QLabel* m_progress;
    std::array<QToolButton*, audit::verdictCount> m_buttons{};
    QToolButton* m_note;
    QToolButton* m_undo;
};

/// "at most 5.9 % bad with 95 % confidence", rounded up: a bound must not look tighter than it is.
QString boundSentence(double bound);

}  // namespace gg::widgets
