#pragma once

#include <QList>
#include <QStringList>

class QMenu;
class QWidget;

namespace gg::widgets {

class RunCollection;

/// What a person does with the runs that are chosen in a list: note, tags, colour, archive.
void addRemarkActions(QMenu& menu, RunCollection& runs, const QList<int>& chosen, QWidget* parent);

/// Opens a dialog for the note of a run; it stays with the run, whatever comes and goes meanwhile.
void editNote(RunCollection& runs, int run, QWidget* parent);
/// For tags of several runs: those that all of them have are shown; what is taken away or added is so for each.
void editTags(RunCollection& runs, const QList<int>& chosen, QWidget* parent);
/// Archived runs are not drawn; taken back, they are.
void setArchived(RunCollection& runs, const QList<int>& chosen, bool archived);

/// "paper, bad run" as tags: trimmed, each once, "#" in front of them taken away.
QStringList tagsOf(const QString& text);

}  // namespace gg::widgets
