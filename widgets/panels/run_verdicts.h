#pragma once

#include "core/diagnosis/diagnosis.h"

#include <QFrame>
#include <QScrollArea>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace gg::widgets
{

class RunCollection;

/// One verdict about one run: what, since when, the numbers, what to do; the reason unfolds.
class VerdictCard final : public QFrame
{
    Q_OBJECT
public:
    VerdictCard(const QString& run, const QColor& colour, const diagnosis::Verdict& verdict, QWidget* parent = nullptr);

Q_SIGNALS:
    void imagesRequested();
    void epochRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_stripe;
};

/// The right column of the runs page: a card a verdict, worst first; a line where every visible run looks healthy. Under them what is to be known of
/// the runs' files: what could not be read, and the notes of who wrote or read them.
class RunVerdicts final : public QScrollArea
{
    Q_OBJECT
public:
    explicit RunVerdicts(RunCollection& runs, QWidget* parent = nullptr);
    /// Builds the cards anew where a verdict came, went or changed.
    void refresh();
    int count() const { return m_count; }
    /// What is said of files, as it stands there.
    QStringList notes() const;

Q_SIGNALS:
    void imagesRequested(int run, const gg::diagnosis::Verdict& verdict);
    void epochRequested(int epoch);

private:
    RunCollection& m_runs;
    void showNotes();

    QVBoxLayout* m_layout;
    QLabel* m_healthy;
    QLabel* m_notesTitle;
    QString m_shown;  ///< what the cards say, to tell a change from a tick
    QString m_shownNotes;
    int m_count = 0;
};

}  // namespace gg::widgets
