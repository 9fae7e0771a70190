#include "widgets/panels/run_remarks_menu.h"

#include "widgets/models/run_collection.h"

#include <QColorDialog>
#include <QCoreApplication>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::RunRemarksMenu)
};

QStringList foldersOf(const RunCollection& runs, const QList<int>& chosen)
{
    QStringList folders;
    for (const int run : chosen) {
        folders << runs.at(run).folder;
    }
    return folders;
}

QStringList sharedTags(const RunCollection& runs, const QList<int>& chosen)
{
    QStringList shared = chosen.isEmpty() ? QStringList() : runs.at(chosen.front()).remarks.tags;
    for (const int run : chosen) {
        shared.removeIf([&](const QString& tag) { return !runs.at(run).remarks.tags.contains(tag); });
    }
    return shared;
}

QInputDialog* dialog(const QString& title, const QString& label, const QString& text, QWidget* parent)
{
    auto* input = new QInputDialog(parent);
    input->setAttribute(Qt::WA_DeleteOnClose);
    input->setWindowTitle(title);
    input->setLabelText(label);
    input->setTextValue(text);
    return input;
}

}  // namespace

QStringList tagsOf(const QString& text)
{
    QStringList tags;
    for (QString tag : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        tag = tag.simplified();
        while (tag.startsWith(QLatin1Char('#'))) {
            tag = tag.mid(1).trimmed();
        }
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive)) {
            tags << tag;
        }
    }
    return tags;
}

void editNote(RunCollection& runs, int run, QWidget* parent)
{
    const RunEntry& entry = runs.at(run);
    QInputDialog* input = dialog(Texts::tr("Note"), Texts::tr("Note on %1. It is kept with your own data, not in the run's folder.").arg(QString::fromStdString(entry.info.name)), entry.remarks.note, parent);
    input->setOption(QInputDialog::UsePlainTextEditForTextInput);
    QObject::connect(input, &QInputDialog::textValueSelected, &runs, [&runs, folder = entry.folder](const QString& text) {
        if (const int index = runs.indexOf(folder); index >= 0) {
            RunRemarks remarks = runs.at(index).remarks;
            remarks.note = text.trimmed();
            runs.setRemarks(index, remarks);
        }
    });
    input->open();
}

void editTags(RunCollection& runs, const QList<int>& chosen, QWidget* parent)
{
    const QStringList before = sharedTags(runs, chosen);
    QInputDialog* input = dialog(Texts::tr("Tags"), Texts::tr("Tags of %n run(s), with commas between them", nullptr, static_cast<int>(chosen.size())), before.join(QStringLiteral(", ")), parent);
    QObject::connect(input, &QInputDialog::textValueSelected, &runs, [&runs, before, folders = foldersOf(runs, chosen)](const QString& text) {
        const QStringList after = tagsOf(text);
        for (const QString& folder : folders) {
            const int index = runs.indexOf(folder);
            if (index < 0) {
                continue;
            }
            RunRemarks remarks = runs.at(index).remarks;
            remarks.tags.removeIf([&](const QString& tag) { return before.contains(tag) && !after.contains(tag); });
            for (const QString& tag : after) {
                if (!remarks.tags.contains(tag)) {
                    remarks.tags << tag;
                }
            }
            runs.setRemarks(index, remarks);
        }
    });
    input->open();
}

void setArchived(RunCollection& runs, const QList<int>& chosen, bool archived)
{
    // A list that leaves archived runs out changes under the indices.
    for (const QString& folder : foldersOf(runs, chosen)) {
        const int index = runs.indexOf(folder);
        RunRemarks remarks = runs.at(index).remarks;
        remarks.archived = archived;
        runs.setRemarks(index, remarks);
        runs.setVisible(index, !archived);
    }
}

void addRemarkActions(QMenu& menu, RunCollection& runs, const QList<int>& chosen, QWidget* parent)
{
    if (chosen.isEmpty()) {
        return;
    }
    QAction* note = menu.addAction(Texts::tr("Note…"), parent, [&runs, run = chosen.front(), parent] { editNote(runs, run, parent); });
    note->setShortcut(Qt::Key_F2);
    note->setEnabled(chosen.size() == 1);
    menu.addAction(Texts::tr("Tags…"), parent, [&runs, chosen, parent] { editTags(runs, chosen, parent); });
    QAction* colour = menu.addAction(Texts::tr("Colour…"), parent, [&runs, run = chosen.front(), parent] {
        auto* choose = new QColorDialog(runs.at(run).colour, parent);
        choose->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(choose, &QColorDialog::colorSelected, &runs, [&runs, folder = runs.at(run).folder](const QColor& chosenColour) {
            if (const int index = runs.indexOf(folder); index >= 0) {
                runs.setColour(index, chosenColour);
            }
        });
        choose->open();
    });
    colour->setEnabled(chosen.size() == 1);
    const bool archived = std::all_of(chosen.begin(), chosen.end(), [&](int run) { return runs.at(run).remarks.archived; });
    menu.addAction(archived ? Texts::tr("Take out of the archive") : Texts::tr("Archive"), parent, [&runs, chosen, archived] { setArchived(runs, chosen, !archived); });
    menu.addSeparator();
}

}  // namespace gg::widgets
