#include "app/about_dialog.h"

#include <opencv2/core/version.hpp>

#include <QCoreApplication>
#include <QMessageBox>

namespace gg::app {

void showAbout(QWidget* parent)
{
    QMessageBox::about(parent, QCoreApplication::translate("AboutDialog", "About Groundglass"),
                       QStringLiteral("<h3>Groundglass %1</h3><p>%2</p><p>Qt %3 · OpenCV %4</p><p>%5</p>")
                           .arg(QStringLiteral(GG_VERSION),
                                QCoreApplication::translate("AboutDialog", "Look at data, labels, predictions and training before trusting a number."),
                                QString::fromLatin1(qVersion()), QStringLiteral(CV_VERSION),
                                QCoreApplication::translate("AboutDialog", "Free software under the GNU General Public License, version 3 or later. It comes without any warranty.")));
}

}  // namespace gg::app
