#include "app/vocabulary_session.h"

#include "app/job.h"
#include "app/run_feed.h"
#include "app/workspace.h"
#include "core/imports/vocabulary.h"
#include "core/io/files.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/vocabulary_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace gg::app {
namespace {

std::vector<imports::Word> remembered(const Workspace& workspace)
{
    const std::string yaml = workspace.vocabulary().toStdString();
    return yaml.empty() ? std::vector<imports::Word>() : imports::parseWords(yaml, "settings");
}

}  // namespace

VocabularySession::VocabularySession(widgets::RunCollection& runs, RunFeed& feed, Workspace& workspace, QWidget* window)
    : QObject(window)
    , m_runs(runs)
    , m_feed(feed)
    , m_workspace(workspace)
    , m_window(window)
{
    try {
        if (const auto own = remembered(workspace); !own.empty()) {
            feed.setVocabulary(imports::Vocabulary(own));
        }
    } catch (const Error&) {
        // Settings that somebody edited by hand: the built-in words hold, and the next change writes them anew.
        workspace.setVocabulary({});
    }
}

widgets::VocabularyDialog* VocabularySession::dialog() const
{
    return qobject_cast<widgets::VocabularyDialog*>(m_dialog.data());
}

std::vector<imports::Word> VocabularySession::words() const
{
    try {
        return remembered(m_workspace);
    } catch (const Error&) {
        return {};
    }
}

void VocabularySession::showDialog()
{
    if (m_dialog) {
        return;
    }
    std::vector<imports::Word> own;
    try {
        own = remembered(m_workspace);
    } catch (const Error& error) {
        Q_EMIT failed(errorText(error));
    }
    auto* dialog = new widgets::VocabularyDialog(own, widgets::rawNames(m_runs), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = dialog;
    connect(dialog, &widgets::VocabularyDialog::importRequested, this, &VocabularySession::readFile);
    connect(dialog, &widgets::VocabularyDialog::exportRequested, this, &VocabularySession::writeFile);
    connect(dialog, &QDialog::accepted, this, &VocabularySession::take);
    dialog->open();
}

void VocabularySession::take()
{
    const std::vector<imports::Word> words = dialog()->words();
    const QString yaml = words.empty() ? QString() : QString::fromStdString(imports::toYaml(words));
    if (yaml != m_workspace.vocabulary()) {
        m_workspace.setVocabulary(yaml);
        m_feed.setVocabulary(imports::Vocabulary(words));
        Q_EMIT changed();
    }
}

void VocabularySession::readFile()
{
    const QString file = QFileDialog::getOpenFileName(dialog(), tr("Import names of series"), m_workspace.lastFolder(QStringLiteral("vocabulary")),
                                                      tr("YAML (*.yaml *.yml)"));
    if (file.isEmpty() || dialog() == nullptr) {
        return;
    }
    m_workspace.setLastFolder(QStringLiteral("vocabulary"), QFileInfo(file).absolutePath());
    try {
        dialog()->setWords(imports::parseWords(io::readFile(file.toStdString()), file.toStdString()));
    } catch (const Error& error) {
        dialog()->setError(errorText(error));
    }
}

void VocabularySession::writeFile()
{
    const QString file = QFileDialog::getSaveFileName(dialog(), tr("Export names of series"),
                                                      QDir(m_workspace.lastFolder(QStringLiteral("vocabulary"))).filePath(QStringLiteral("series-names.yaml")),
                                                      tr("YAML (*.yaml)"));
    if (file.isEmpty() || dialog() == nullptr) {
        return;
    }
    m_workspace.setLastFolder(QStringLiteral("vocabulary"), QFileInfo(file).absolutePath());
    try {
        io::writeFileAtomically(file.toStdString(), imports::toYaml(dialog()->words()));
        dialog()->setError({});
    } catch (const Error& error) {
        dialog()->setError(errorText(error));
    }
}

}  // namespace gg::app
