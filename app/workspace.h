#pragma once

#include "core/audit/settings.h"
#include "core/evaluation/detection_evaluation.h"
#include "widgets/models/evaluation_setup.h"
#include "widgets/theme/theme.h"

#include <QSettings>
#include <QString>
#include <QStringList>

namespace gg::app {

/// What is remembered from one start to the next: the last session, recent paths, the look, where runs and verdicts lie.
/// With Persistence::None nothing is read or written: screenshots and tests leave no trace.
class Workspace {
public:
    enum class Persistence { User, None };
    explicit Workspace(Persistence persistence);

    bool persistent() const { return m_persistence == Persistence::User; }

    QStringList recent() const;
    void addRecent(const QString& path);
    void clearRecent();

    QString datasetPath() const;
    void setDatasetPath(const QString& path);
    QStringList runFolders() const;
    void setRunFolders(const QStringList& folders);
    QString page() const;
    void setPage(const QString& page);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    widgets::Appearance appearance() const;
    void setAppearance(widgets::Appearance appearance);

    /// Folder that new runs go to.
    QString runParentFolder() const;
    void setRunParentFolder(const QString& folder);
    /// The window as it was when it was closed, as a workspace file.
    QString sessionFile() const;
    /// Thresholds, mutes and halts of the verdicts' rules, as YAML, in the user's settings folder; empty where nothing is kept.
    QString verdictSettingsFile() const;
    /// A verdict of error severity is told by the desktop while nobody looks at the window.
    bool notifiesOfVerdicts() const;
    void setNotifiesOfVerdicts(bool notifies);
    /// Notes, tags and colours of runs, in the user's data folder.
    QString runKeepingFile() const;
    /// Folder of the spot-check verdicts, in the user's data folder: a file for each data set, as audit::ReviewStore::fileIn() names it.
    QString reviewFolder() const;
    /// File of what was accepted in the audit of the data set at that root, in the user's data folder. By place, not by fingerprint: a
    /// corrected label must not bring back what was accepted.
    QString acceptedFile(const QString& root) const;
    /// Thresholds and muted rules of audits.
    audit::Settings auditSettings() const;
    void setAuditSettings(const audit::Settings& settings);
    /// Saved views of the dataset page, as it wrote them, for a data set's fingerprint.
    QByteArray savedViews(const QString& fingerprint) const;
    void setSavedViews(const QString& fingerprint, const QByteArray& json);
    /// Predictions that were opened for a data set's fingerprint: files and folders.
    QStringList evaluationSources(const QString& fingerprint) const;
    void setEvaluationSources(const QString& fingerprint, const QStringList& paths);
    /// Where the sliders of the evaluate page stand; a confidence for each class is not kept.
    evaluation::ReadingOptions evaluationOptions() const;
    void setEvaluationOptions(const evaluation::ReadingOptions& options);
    /// Boxes or masks, for every data set; which side of masks is the foreground, for a data set's fingerprint. The split is recognised anew.
    widgets::EvaluationSetup evaluationSetup(const QString& fingerprint) const;
    void setEvaluationSetup(const QString& fingerprint, const widgets::EvaluationSetup& setup);
    QByteArray evaluationLayout() const;
    void setEvaluationLayout(const QByteArray& layout);
    /// A person's own words for series of other tools, as imports::toYaml() writes them.
    QString vocabulary() const;
    void setVocabulary(const QString& yaml);
    /// The recipe of the figure that was composed last.
    QByteArray figure() const;
    void setFigure(const QByteArray& recipe);
    /// Groups of charts on the runs page that were closed.
    QStringList closedChartGroups() const;
    void setClosedChartGroups(const QStringList& groups);
    /// How the charts of the runs page are drawn, as RunsPage::setChartState() takes it.
    QVariantMap chartState() const;
    void setChartState(const QVariantMap& state);
    /// Folder that predictions of models go to which are run here.
    QString predictionsFolder() const;
    /// The folder that a file dialog for `what` opens in.
    QString lastFolder(const QString& what) const;
    void setLastFolder(const QString& what, const QString& folder);

private:
    QString stateFolder() const;
    QVariant value(const QString& key, const QVariant& fallback = {}) const;
    void setValue(const QString& key, const QVariant& value);

    Persistence m_persistence;
    QSettings m_settings;
    QString m_dataFolder;
};

}  // namespace gg::app
