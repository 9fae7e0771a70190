#include "app/shortcuts_dialog.h"

#include "widgets/panels/audit_page.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/evaluate_page.h"
#include "widgets/panels/figures_page.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/spot_check_page.h"
#include "widgets/panels/train_page.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace gg::app {
namespace {

/// Gives the texts a name under which they are translated.
struct ShortcutsDialog {
    Q_DECLARE_TR_FUNCTIONS(gg::app::ShortcutsDialog)
};

QString section(const QString& title, const QList<QPair<QString, QString>>& keys)
{
    QString html = QStringLiteral("<h3>%1</h3><table cellspacing='4'>").arg(title.toHtmlEscaped());
    for (const auto& [key, what] : keys) {
        html += QStringLiteral("<tr><td width='150'><b>%1</b></td><td>%2</td></tr>").arg(key.toHtmlEscaped(), what.toHtmlEscaped());
    }
    return html + QStringLiteral("</table>");
}

}  // namespace

void showShortcuts(QWidget* parent)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(ShortcutsDialog::tr("Keys"));
    dialog.resize(620, 700);
    auto* layout = new QVBoxLayout(&dialog);
    auto* text = new QTextBrowser(&dialog);
    text->setHtml(section(ShortcutsDialog::tr("Everywhere"), {{QStringLiteral("Ctrl+1 … Ctrl+7"), ShortcutsDialog::tr("Switch to a page")},
                                             {QStringLiteral("Ctrl+O"), ShortcutsDialog::tr("Open a folder")},
                                             {QStringLiteral("Ctrl+R"), ShortcutsDialog::tr("Add a run")},
                                             {QStringLiteral("Ctrl+E"), ShortcutsDialog::tr("Open predictions")},
                                             {QStringLiteral("F11"), ShortcutsDialog::tr("Full screen")},
                                             {QStringLiteral("?"), ShortcutsDialog::tr("This list")}})
                  + section(ShortcutsDialog::tr("Dataset"), widgets::DatasetPage::shortcuts()) + section(ShortcutsDialog::tr("Audit"), widgets::AuditPage::shortcuts())
                  + section(ShortcutsDialog::tr("Spot check"), widgets::SpotCheckPage::shortcuts()) + section(ShortcutsDialog::tr("Train"), widgets::TrainPage::shortcuts())
                  + section(ShortcutsDialog::tr("Runs"), widgets::RunsPage::shortcuts())
                  + section(ShortcutsDialog::tr("Evaluate"), widgets::EvaluatePage::shortcuts())
                  + section(ShortcutsDialog::tr("Figures"), widgets::FiguresPage::shortcuts()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog.exec();
}

}  // namespace gg::app
