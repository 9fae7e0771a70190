#pragma once

#include "core/diagnosis/diagnosis.h"
#include "widgets/panels/verdict_line.h"
#include "widgets/panels/verdict_order.h"

#include <QScrollArea>

#include <map>
#include <string>
#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace gg::widgets
{

class RunCollection;
struct RunEntry;

/// The feed of verdicts on the runs page: newest first, a line each that opens; those that follow from another one under it, and those that read the
/// same for several runs under one line. Below them what a person
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
    int count() const;
    /// In their order.
    std::vector<VerdictLine*> lines() const;
    /// Opens the verdict of a rule on a run, brings it into sight and gives it the focus; false where there is none.
    bool reveal(const QString& folder, const std::string& rule);
    /// The first verdict is open, whichever that comes to be, until a person opens or closes one.
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
    void showLines();
    VerdictLine* makeLine(const QString& key);
    void showFolded();
    void showFirst();
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
    VerdictOrder m_order;
    bool m_opensFirst = false;
    std::vector<QString> m_openedFirst;  ///< keys of the lines that openFirst() holds open
    bool m_openingFirst = false;
    QString m_shownNotes;
};

}  // namespace gg::widgets
