#pragma once

#include <QByteArray>
#include <QString>

namespace gg::widgets {

/// The shortest digits that read back as the same double; "nan", "inf" or "-inf" for what is not finite.
QByteArray csvNumber(double value);
/// Quoted where it has to be.
QByteArray csvField(const QString& text);

}  // namespace gg::widgets
