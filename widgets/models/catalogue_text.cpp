#include "widgets/models/catalogue_text.h"

#include <QCoreApplication>

namespace gg::widgets {

QString catalogueText(std::string_view id, const texts::Values& values)
{
    return translatedText(texts::find(id), values);
}

QString translatedText(std::string_view english, const texts::Values& values)
{
    if (english.empty()) {
        return {};
    }
    const QString translated = QCoreApplication::translate("catalogue", std::string(english).c_str());
    return QString::fromStdString(texts::fill(translated.toStdString(), values));
}

QString findingText(const audit::Finding& finding, audit::TextPart part)
{
    return translatedText(audit::textTemplate(finding, part), finding.values);
}

}  // namespace gg::widgets
