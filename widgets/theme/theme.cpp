#include "widgets/theme/theme.h"

#include <QApplication>
#include <QProxyStyle>

#include <array>

namespace gg::widgets {
namespace {

ThemeColours lightColours()
{
    return {.dark = false,
            .accent = QColor(0x00, 0x5f, 0x99),
            .error = QColor(0xb4, 0x23, 0x18),
            .warning = QColor(0x8a, 0x57, 0x00),
            .success = QColor(0x00, 0x6b, 0x4f),
            .mutedText = QColor(0x5b, 0x63, 0x6e),
            .line = QColor(0xd5, 0xd9, 0xde),
            .panel = QColor(0xf4, 0xf5, 0xf7),
            .canvas = QColor(0xe9, 0xeb, 0xee)};
}

ThemeColours darkColours()
{
    return {.dark = true,
            .accent = QColor(0x6c, 0xb8, 0xf0),
            .error = QColor(0xff, 0x8a, 0x7a),
            .warning = QColor(0xf2, 0xb8, 0x4b),
            .success = QColor(0x5f, 0xd0, 0xa8),
            .mutedText = QColor(0xa3, 0xab, 0xb6),
            .line = QColor(0x43, 0x4a, 0x53),
            .panel = QColor(0x1b, 0x1e, 0x22),
            .canvas = QColor(0x12, 0x14, 0x17)};
}

ThemeColours& current()
{
    static ThemeColours colours = lightColours();
    return colours;
}

/// Fusion, with nothing to click lower than a target. A style sheet could say the same, but it takes palettes away from the widgets that
/// it matches, and those mark what is wrong by them.
class TargetStyle final : public QProxyStyle {
public:
    TargetStyle()
        : QProxyStyle(QStringLiteral("Fusion"))
    {
    }

    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const override
    {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        switch (type) {
        case CT_PushButton: {
            // Fusion puts a text of more than its least width right up to the frame.
            const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            const bool text = button != nullptr && !button->text.isEmpty();
            const int needed = text ? button->fontMetrics.horizontalAdvance(button->text) + 3 * space::medium : 0;
            return size.expandedTo(QSize(needed, space::target));
        }
        case CT_ComboBox:
        case CT_LineEdit:
        case CT_SpinBox:
            return size.expandedTo(QSize(0, space::target));
        default:
            return size;
        }
    }
};

QPalette paletteFor(const ThemeColours& colours)
{
    // In the dark the fields are lighter than the window: Fusion draws their outlines darker than it, which is hardly seen there.
    const QColor base = colours.dark ? QColor(0x26, 0x2a, 0x30) : QColor(0xff, 0xff, 0xff);
    const QColor text = colours.dark ? QColor(0xe6, 0xe9, 0xed) : QColor(0x1b, 0x1f, 0x24);
    const QColor button = colours.dark ? QColor(0x34, 0x3a, 0x42) : QColor(0xfb, 0xfb, 0xfc);
    QPalette palette(button, colours.panel);
    palette.setColor(QPalette::Window, colours.panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, colours.dark ? QColor(0x2b, 0x30, 0x36) : colours.panel);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, colours.mutedText);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.dark ? QColor(0x0b, 0x14, 0x1c) : Qt::white);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::Mid, colours.line);
    palette.setColor(QPalette::Midlight, colours.line);
    palette.setColor(QPalette::Light, colours.dark ? QColor(0x3a, 0x40, 0x48) : QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Dark, colours.dark ? QColor(0x0e, 0x10, 0x12) : QColor(0xa8, 0xae, 0xb6));
    palette.setColor(QPalette::Shadow, colours.dark ? QColor(0x00, 0x00, 0x00) : QColor(0x80, 0x86, 0x8e));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colours.dark ? QColor(0x78, 0x80, 0x8a) : QColor(0x8e, 0x95, 0x9e));
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.line);
    return palette;
}

}  // namespace

QColor runColour(int index)
{
    // Okabe–Ito without yellow (too pale for lines on white), reordered so that the first two differ most.
    static constexpr std::array<QRgb, 7> colours{0xffd55e00, 0xff0072b2, 0xff009e73, 0xffcc79a7,
                                                 0xffe69f00, 0xff56b4e9, 0xff7f7f7f};
    return QColor::fromRgb(colours[static_cast<std::size_t>(index) % colours.size()]);
}

QColor classColour(int classId)
{
    static constexpr std::array<QRgb, 8> colours{0xff009e73, 0xffe69f00, 0xff56b4e9, 0xffcc79a7,
                                                 0xfff0e442, 0xff0072b2, 0xffd55e00, 0xff999999};
    return QColor::fromRgb(colours[static_cast<std::size_t>(classId < 0 ? 7 : classId) % colours.size()]);
}

const ThemeColours& theme()
{
    return current();
}

const ThemeColours& lightTheme()
{
    static const ThemeColours colours = lightColours();
    return colours;
}

void applyAppearance(Appearance appearance)
{
    // Asked once, before a palette of ours is set.
    static const bool systemIsDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool dark = appearance == Appearance::Dark || (appearance == Appearance::System && systemIsDark);
    current() = dark ? darkColours() : lightColours();
    QApplication::setStyle(new TargetStyle);
    QApplication::setPalette(paletteFor(current()));
}

}  // namespace gg::widgets
