#pragma once

#include "core/diagnosis/changes.h"
#include "core/diagnosis/settings.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <vector>

namespace gg::widgets {
class RunCollection;
class RunsPage;
class VerdictRulesDialog;
}  // namespace gg::widgets

namespace gg::app {

class RunFeed;
class Workspace;

/// What a person decides about the rules: thresholds, mutes, and at which verdicts a training halts. It is kept as YAML in the user's settings folder,
/// and every open run is judged again when it changes. Tells of verdicts of error severity while nobody looks.
class VerdictSession : public QObject {
    Q_OBJECT
public:
    VerdictSession(widgets::RunsPage& page, widgets::RunCollection& runs, RunFeed& feed, Workspace& workspace, QObject* parent = nullptr);

    const diagnosis::Settings& settings() const { return m_settings; }
    void setSettings(const diagnosis::Settings& settings);
    void showDialog();
    void mute(const QString& folder, const QString& rule, const QString& reason);
    void unmute(const QString& folder, const QString& rule);
    /// Whether somebody looks at the window; and who tells of a verdict otherwise, with a title and a sentence.
    void setNotifier(std::function<bool()> looking, std::function<void(const QString&, const QString&)> tell);

Q_SIGNALS:
    void failed(const QString& error);
    /// A verdict that a training is to halt at. `first`: it was there when the run was first read.
    void haltWanted(const QString& folder, gg::diagnosis::Halt halt, const QString& verdict, bool first);

private:
    void load();
    void save();
    void judged(int run, const std::vector<diagnosis::VerdictChange>& news);
    void halt(int run, const std::vector<diagnosis::VerdictChange>& news, bool first);
    void notify(int run, const std::vector<diagnosis::VerdictChange>& news);
    void importSettings();
    void exportSettings();

    widgets::RunsPage& m_page;
    widgets::RunCollection& m_runs;
    RunFeed& m_feed;
    Workspace& m_workspace;
    diagnosis::Settings m_settings;
    QPointer<widgets::VerdictRulesDialog> m_dialog;
    std::function<bool()> m_looking;
    std::function<void(const QString&, const QString&)> m_tell;
    bool m_unreadable = false;  ///< the file that is there: it is kept aside before another is written
};

}  // namespace gg::app
