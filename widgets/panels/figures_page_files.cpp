// What comes from files and goes into them: recipes, the figure of the last time, what is exported.
#include "widgets/panels/figures_page.h"

#include "core/base/error.h"
#include "widgets/figures/figure_writing.h"
#include "widgets/figures/panel_building.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/figure_export_dialog.h"
#include "widgets/panels/progress_row.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace gg::widgets {

/// Numbers that are kept may be many: they are written down in the background.
void FiguresPage::remember()
{
    auto recipe = std::make_shared<QByteArray>();
    m_work->run(
        QStringLiteral("figure/remember"), [recipe, figure = figure()](JobControl&) { *recipe = toJson(figure); }, [this, recipe] { Q_EMIT figureChanged(*recipe); });
}

void FiguresPage::restore(const QByteArray& recipe)
{
    auto last = std::make_shared<std::optional<ComposedFigure>>();
    m_work->run(
        QStringLiteral("figure/restore"),
        [recipe, last](JobControl&) {
            try {
                *last = parseComposedFigure(recipe, {});
            } catch (const Error&) {
                last->reset();  // of another version; nobody asked for it
            }
        },
        [this, last] {
            if (*last && figure().panels.empty() && !m_history.canUndo()) {
                setFigure(**last);
            }
        });
}

void FiguresPage::openRecipe(const QString& file)
{
    auto opened = std::make_shared<ComposedFigure>();
    auto problem = std::make_shared<QString>();
    m_work->run(
        QStringLiteral("figure/open"),
        [opened, problem, file](JobControl&) {
            try {
                *opened = readFigureRecipe(file);
            } catch (const std::exception& error) {
                *problem = QString::fromUtf8(error.what());
            }
        },
        [this, opened, problem, file] {
            if (!problem->isEmpty()) {
                showError(tr("The figure was not opened: %1").arg(*problem));
                return;
            }
            setFigure(*opened);
            m_banner->dismiss();
            m_folder = QFileInfo(file).absolutePath();
            m_name = QFileInfo(file).fileName().remove(QStringLiteral(".figure.json"));
            Q_EMIT folderChanged(m_folder);
        });
}

void FiguresPage::showExport()
{
    if (figure().panels.empty() || m_writing) {
        return;
    }
    const QString name = (m_folder.isEmpty() ? QDir::homePath() : m_folder) + QLatin1Char('/') + (m_name.isEmpty() ? QStringLiteral("figure") : m_name);
    auto* dialog = new FigureExportDialog(figure(), name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { write(dialog->file(), dialog->formats(), dialog->dpi()); });
    dialog->open();
}

void FiguresPage::write(const QString& file, const QString& formats, int dpi)
{
    ComposedFigure next = figure();
    next.format = formats;
    next.dpi = dpi;
    apply(next, {});
    m_folder = QFileInfo(file).absolutePath();
    m_name = QFileInfo(file).fileName();
    Q_EMIT folderChanged(m_folder);
    m_writing = true;
    m_progress->setProgress(tr("Writing %1").arg(m_name), 0, 0);
    refreshState();
    auto files = std::make_shared<QStringList>();
    auto problem = std::make_shared<QString>();
    auto notices = std::make_shared<QStringList>();
    QPointer<FiguresPage> page(this);
    m_work->run(
        QStringLiteral("figure/write"),
        [files, problem, notices, page, builder = m_builder, next, file](JobControl& control) {
            JobControl own(control.stopToken(), [page](const Progress& progress) {
                QMetaObject::invokeMethod(page, [page, progress] {
                    if (page != nullptr && page->m_writing) {
                        page->m_progress->setProgress(QString::fromStdString(progress.what), progress.done, progress.total);
                    }
                }, Qt::QueuedConnection);
            });
            try {
                // What is written is what the runs hold now.
                builder->forget();
                const std::vector<PanelContent> contents = builder->build(next, own);
                *files = writeFigureFiles(next, contents, file, own);
                *notices = noticesOf(next, contents);
            } catch (const Cancelled&) {
                throw;
            } catch (const std::exception& error) {
                *problem = QString::fromUtf8(error.what());
            }
        },
        [this, files, problem, notices] {
            m_writing = false;
            m_progress->finish();
            if (!problem->isEmpty()) {
                showError(tr("The figure was not written: %1").arg(*problem));
            } else {
                QStringList names;
                for (const QString& one : *files) {
                    names << QFileInfo(one).fileName();
                }
                m_banner->dismiss();
                m_banner->showNotice((QStringList{tr("Written to %1: %2").arg(m_folder, names.join(QStringLiteral(", ")))} + *notices).join(QLatin1Char('\n')));
                Q_EMIT written(*files);
            }
            refreshState();
        });
}

}  // namespace gg::widgets
