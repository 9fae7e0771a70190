#include "widgets/models/catalogue_text.h"

#include <QCoreApplication>

namespace gg::widgets {

QString catalogueText(std::string_view id, const texts::Values& values)
{
    const std::string english(texts::find(id));
    if (english.empty()) {
        return {};
    }
    const QString translated = QCoreApplication::translate("catalogue", english.c_str());
    return QString::fromStdString(texts::fill(translated.toStdString(), values));
}

}  // namespace gg::widgets
