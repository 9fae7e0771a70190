#pragma once

#include <QByteArray>
#include <QRawFont>
#include <QString>

namespace gg::widgets
{

/// A TrueType font file with the outlines of these characters alone, whatever kind of font it is; without hints for screens. An empty array
/// where the font's tables cannot be had.
QByteArray subsetFont(const QRawFont& font, const QString& characters);

/// Puts the fonts that the texts of an SVG use into its head, cut down to the characters that it draws, so that it looks the same
/// where they are not installed.
QByteArray withEmbeddedFonts(const QByteArray& svg);

}  // namespace gg::widgets
