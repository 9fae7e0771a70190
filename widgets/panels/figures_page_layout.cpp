// How the figures page is laid out: the tools above, what there is to show on the left, the page at its real size, the settings on the right.
#include "widgets/panels/figures_page.h"

#include "widgets/panels/available_panels.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/figure_renderer.h"
#include "widgets/panels/figure_settings.h"
#include "widgets/panels/figure_sheet.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/tool_buttons.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace gg::widgets {
namespace {

constexpr std::array zooms{50, 75, 100, 150, 200, 300, 400};
constexpr double mmPerInch = 25.4;
constexpr int leftWidth = 200;
constexpr int rightWidth = 316;

}  // namespace

void FiguresPage::buildBody()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    m_available->setFixedWidth(leftWidth);
    body->addWidget(m_available);
    m_scroll->setWidget(m_sheet);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setBackgroundRole(QPalette::Window);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_empty);
    body->addWidget(m_stack, 1);
    auto* right = new QScrollArea(this);
    right->setWidget(m_settings);
    right->setWidgetResizable(true);
    right->setFrameShape(QFrame::NoFrame);
    right->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    right->setFixedWidth(rightWidth);
    body->addWidget(right);
    column->addLayout(body, 1);
    setFocusProxy(m_sheet);
}

void FiguresPage::buildTools()
{
    m_tools = new QWidget(this);
    m_tools->setStyleSheet(toolButtonStyle());
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(space::medium, space::small, space::medium, space::small);
    row->setSpacing(space::small);
    const auto tool = [&](const QString& text, const QString& tip, auto&& what) {
        auto* button = new QToolButton(m_tools);
        button->setText(text);
        button->setToolTip(tip);
        button->setMinimumHeight(space::target);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, what);
        return button;
    };
    tool(tr("New"), tr("Begin another figure"), [this] {
        ComposedFigure next = figure();
        next.panels.clear();
        next.runs.clear();
        next.rowsMm = {50};
        apply(next, {});
    });
    tool(tr("Open…"), tr("Open the recipe of a figure, NAME.figure.json"), [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Open figure"), m_folder, tr("Recipes of figures (*.figure.json *.json)"));
        if (!file.isEmpty()) {
            openRecipe(file);
        }
    });
    tool(tr("Read again"), tr("Read the runs again: they may have grown (F5)"), [this] { readAgain(); });
    m_undo = tool(tr("Undo"), tr("Take the last change back (Ctrl+Z)"), [this] { undo(); });
    m_redo = tool(tr("Redo"), tr("Do it again (Ctrl+Shift+Z)"), [this] { redo(); });
    row->addStretch();
    auto* seen = new QLabel(tr("Seen"), m_tools);
    row->addWidget(seen);
    m_visionBox = new QComboBox(m_tools);
    m_visionBox->addItems({tr("as it is"), tr("without green cones"), tr("without red cones"), tr("in grey")});
    m_visionBox->setToolTip(tr("How readers with deuteranopia or protanopia see the figure, and a copy in grey. What is exported keeps its colours."));
    seen->setBuddy(m_visionBox);
    row->addWidget(m_visionBox);
    connect(m_visionBox, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_vision = static_cast<Vision>(index);
        fit();
    });
    m_zoomBox = new QComboBox(m_tools);
    m_zoomBox->addItem(tr("Fit"), 0);
    for (const int zoom : zooms) {
        m_zoomBox->addItem(tr("%1 %").arg(zoom), zoom);
    }
    m_zoomBox->setToolTip(tr("Size of the page on the screen; at 100 % a millimetre is a millimetre (Ctrl++, Ctrl+-, Ctrl+0)"));
    m_zoomBox->setAccessibleName(tr("Zoom"));
    row->addWidget(m_zoomBox);
    connect(m_zoomBox, &QComboBox::activated, this, [this] { setZoom(m_zoomBox->currentData().toDouble()); });
    m_export = tool(tr("Export…"), tr("Write the figure as PDF, SVG, PGF, PNG or TIFF (Ctrl+S)"), [this] { showExport(); });
}

void FiguresPage::buildKeys()
{
    const auto key = [this](const QKeySequence& keys, auto&& what) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    const auto zoomBy = [this](int by) {
        const double now = m_sheet->pixelsPerMm() / realPixelsPerMm() * 100;
        const auto next = by > 0 ? std::find_if(zooms.begin(), zooms.end(), [&](int zoom) { return zoom > now + 1; })
                                 : std::find_if(zooms.rbegin(), zooms.rend(), [&](int zoom) { return zoom < now - 1; }).base() - 1;
        if (next >= zooms.begin() && next < zooms.end()) {
            setZoom(*next);
        }
    };
    key(QKeySequence::Undo, [this] { undo(); });
    key(QKeySequence::Redo, [this] { redo(); });
    key(QKeySequence::Save, [this] { showExport(); });
    key(QKeySequence::Refresh, [this] { readAgain(); });
    key(QKeySequence::ZoomIn, [zoomBy] { zoomBy(1); });
    key(QKeySequence::ZoomOut, [zoomBy] { zoomBy(-1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { setZoom(0); });
}

QList<std::pair<QString, QString>> FiguresPage::shortcuts()
{
    return {{QStringLiteral("Tab, ←→↑↓"), tr("Choose a panel")},
            {QStringLiteral("Ctrl+←→↑↓"), tr("Move it to another cell")},
            {QStringLiteral("Shift+←→↑↓"), tr("Change how many cells it takes")},
            {QStringLiteral("Alt+↑↓"), tr("Change the height of its row")},
            {QStringLiteral("Delete"), tr("Remove it")},
            {QStringLiteral("Ctrl+Z, Ctrl+Shift+Z"), tr("Take back, do again")},
            {QStringLiteral("Ctrl++, Ctrl+-, Ctrl+0"), tr("Zoom; the whole page")},
            {QStringLiteral("F5"), tr("Read the runs again")},
            {QStringLiteral("Ctrl+S"), tr("Export the figure")}};
}

double FiguresPage::realPixelsPerMm() const
{
    // Screens that lie about their size, and screens that are none, are taken as the desktop's dots.
    const QScreen* own = screen();
    const double physical = own != nullptr ? own->physicalDotsPerInch() : 0;
    return (physical > 60 && physical < 400 ? physical : logicalDpiX()) / mmPerInch;
}

void FiguresPage::setZoom(double percent)
{
    m_zoom = percent;
    m_zoomBox->setCurrentIndex(std::max(0, m_zoomBox->findData(static_cast<int>(percent))));
    fit();
}

void FiguresPage::fit()
{
    double scale = realPixelsPerMm() * m_zoom / 100;
    if (m_zoom <= 0) {
        const QSize room = m_scroll->viewport()->size() - QSize(90, 110);
        scale = std::clamp(std::min(room.width() / figure().widthMm, room.height() / figure().heightMm()), 0.5, 12.0);
    }
    m_sheet->setZoom(scale);
    const QSize size = m_sheet->sizeHint().expandedTo(m_scroll->viewport()->size());
    m_sheet->resize(size);
    m_renderer->setLook(m_sheet->pixelsPerMm() * devicePixelRatioF(), m_vision);
}

}  // namespace gg::widgets
