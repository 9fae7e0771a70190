#pragma once

#include "core/diagnosis/diagnosis.h"
#include "widgets/panels/verdict_line.h"

#include <QScrollArea>

#include <map>
#include <set>
#include <string>
#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace gg::widgets
{

class RunCollection;
struct RunEntry;

/// The feed of verdicts on the runs page: newest first, a line each that opens; those that follow from another one under it. Below them what a person
/// muted, what no rule could judge for want of an input, and what is to be known of the runs' files: what could not be read, and the notes of who
/// wrote or read them. Up and Down go from line to line.
class RunVerdicts final : public QScrollArea
{
    Q_OBJECT
public:
    explicit RunVerdicts(RunCollection& runs, QWidget* parent = nullptr);
    /// Takes over what came, went or changed; lines that are open stay so.
    void refresh();
    /// Verdicts that are shown, folded ones as well.
    int count() const { return static_cast<int>(m_shown.size()); }
    /// In their order.
    std::vector<VerdictLine*> lines() const;
    /// Opens the verdict of a rule on a run, brings it into sight and gives it the focus; false where there is none.
    bool reveal(const QString& folder, const std::string& rule);
    /// Opens the first verdict as soon as there is one.
    void openFirst();
    /// What is said of files, as it stands there.
    QStringList notes() const;
    /// The lines of the parts that can be opened, as they stand there.
    QStringList mutedTexts() const;
    QStringList unjudgedTexts() const;

Q_SIGNALS:
    void imagesRequested(int run, const gg::diagnosis::Verdict& verdict);
    void epochRequested(int epoch);
    /// A chart of these series is to be shown.
    void curvesRequested(const QStringList& series);
    void classRequested(int run, const QString& name);
    void fileRequested(const QString& path);
    void muteRequested(const QString& folder, const QString& rule, const QString& reason);
    void unmuteRequested(const QString& folder, const QString& rule);

private:
    /// A title that opens the lines below it.
    struct Part {
        QToolButton* title = nullptr;
        QWidget* body = nullptr;
        QVBoxLayout* lines = nullptr;
        QStringList texts;
    };

    Part makePart(QVBoxLayout* layout);
    void fillPart(Part& part, const QString& title, const QStringList& texts);
    std::vector<VerdictSubject> subjects();
    void showLines();
    VerdictLine* makeLine(const QString& key);
    void showFolded();
    void showMuted();
    void showUnjudged();
    void showNotes();
    void askForReason(const VerdictSubject& subject);
    void step(const VerdictLine* from, int by);

    RunCollection& m_runs;
    QVBoxLayout* m_layout;
    QVBoxLayout* m_feed;
    QLabel* m_healthy;
    QLabel* m_more;
    Part m_muted;
    Part m_unjudged;
    QLabel* m_notesTitle;
    std::vector<VerdictSubject> m_shown;
    std::map<QString, VerdictLine*> m_lines;
    std::map<QString, quint64> m_came;  ///< by key: the place in the order of those that appeared while somebody watched
    std::set<QString> m_watched;        ///< folders of runs that were shown before
    quint64 m_last = 0;
    bool m_opensFirst = false;
    QString m_shownNotes;
};

}  // namespace gg::widgets
