#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

namespace gg::test {

/// What a run of groundglass-cli came to.
struct CommandOutcome {
    int exitCode = -1;  ///< −1 where it crashed or did not end
    QString output;
    QString errors;

    QJsonObject json() const { return QJsonDocument::fromJson(output.toUtf8()).object(); }
};

/// The command line that was built with the tests; the test's target depends on it (add_dependencies).
inline void startCli(QProcess& process, const QStringList& arguments)
{
    process.start(QStringLiteral(GG_BIN_DIR "/groundglass-cli"), arguments);
}

/// Of a process that is started. The time is for a machine that is busy with something else.
inline CommandOutcome finished(QProcess& process)
{
    constexpr int longest = 120000;
    const bool ended = process.waitForFinished(longest) && process.exitStatus() == QProcess::NormalExit;
    if (!ended) {
        process.kill();
    }
    return {.exitCode = ended ? process.exitCode() : -1,
            .output = QString::fromUtf8(process.readAllStandardOutput()),
            .errors = QString::fromUtf8(process.readAllStandardError())};
}

inline CommandOutcome runCli(const QStringList& arguments)
{
    QProcess process;
    startCli(process, arguments);
    return finished(process);
}

}  // namespace gg::test
