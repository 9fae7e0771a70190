#pragma once

#include "core/imports/vocabulary.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace gg::widgets {
class RunCollection;
class VocabularyDialog;
}  // namespace gg::widgets

namespace gg::app {

class RunFeed;
class Workspace;

/// A person's own words for the series of other tools: remembered, edited in a dialog, read from and written to files. Runs are read again when
/// they change.
class VocabularySession : public QObject {
    Q_OBJECT
public:
    /// Hands what is remembered to the feed.
    VocabularySession(widgets::RunCollection& runs, RunFeed& feed, Workspace& workspace, QWidget* window);

    void showDialog();
    /// The dialog that is open, or null.
    widgets::VocabularyDialog* dialog() const;

    /// A person's own; empty where they cannot be read.
    std::vector<imports::Word> words() const;

Q_SIGNALS:
    void changed();
    void failed(const QString& error);

private:
    void readFile();
    void writeFile();
    void take();

    widgets::RunCollection& m_runs;
    RunFeed& m_feed;
    Workspace& m_workspace;
    QWidget* m_window;
    QPointer<QObject> m_dialog;
};

}  // namespace gg::app
