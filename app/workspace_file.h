#pragma once

#include "widgets/models/run_collection.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace gg::app {

/// A run as a workspace remembers it.
struct WorkspaceRun {
    QString path;  ///< absolute
    QString name;  ///< for saying what is missing
    QString colour;
    bool visible = true;
    widgets::RunRemarks remarks;
};

/// What a window shows, as a file that is given away or opened again: "name.ggws", JSON. Paths at and below the file's folder are written relative to
/// it, so that a folder of runs with its workspace can be moved; paths that leave it by at most two folders, too. Others are absolute.
struct WorkspaceFile {
    QString dataset;             ///< absolute; empty: none
    std::vector<WorkspaceRun> runs;
    QString savedAs = {};        ///< of a session: the workspace that it went on with, absolute; empty: none
    QString page;
    int epoch = 0;               ///< of the cursor; 0: it follows the newest
    bool comparing = false;
    QString compareTab;
    QJsonObject compare;         ///< widgets::Comparison
    QJsonObject charts;          ///< of the runs page: which, pinned, axes, smoothing
};

/// What ends in this is a workspace.
inline const QString workspaceSuffix = QStringLiteral("ggws");
inline bool isWorkspacePath(const QString& path)
{
    return path.endsWith(QLatin1Char('.') + workspaceSuffix);
}

QByteArray workspaceText(const WorkspaceFile& workspace, const QString& file);
/// Throws Error: Malformed, naming the file and what is wrong; Unsupported for one of a later version. Keys that are not known are skipped.
WorkspaceFile parseWorkspace(const QByteArray& text, const QString& file);

}  // namespace gg::app
