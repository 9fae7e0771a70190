#include "app/shortcuts_dialog.h"

#include "widgets/panels/audit_page.h"
#include "widgets/panels/dataset_page.h"
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

QString tr(const char* text)
{
    return QCoreApplication::translate("ShortcutsDialog", text);
}

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
    dialog.setWindowTitle(tr("Keys"));
    dialog.resize(620, 700);
    auto* layout = new QVBoxLayout(&dialog);
    auto* text = new QTextBrowser(&dialog);
    text->setHtml(section(tr("Everywhere"), {{QStringLiteral("Ctrl+1 … Ctrl+5"), tr("Switch to a page")},
                                             {QStringLiteral("Ctrl+O"), tr("Open a folder")},
                                             {QStringLiteral("Ctrl+R"), tr("Add a run")},
                                             {QStringLiteral("F11"), tr("Full screen")},
                                             {QStringLiteral("?"), tr("This list")}})
                  + section(tr("Dataset"), widgets::DatasetPage::shortcuts()) + section(tr("Audit"), widgets::AuditPage::shortcuts())
                  + section(tr("Spot check"), widgets::SpotCheckPage::shortcuts()) + section(tr("Train"), widgets::TrainPage::shortcuts())
                  + section(tr("Runs"), widgets::RunsPage::shortcuts()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog.exec();
}

}  // namespace gg::app
