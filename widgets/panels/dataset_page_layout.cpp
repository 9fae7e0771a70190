// How the dataset page is laid out, and its keys.
#include "widgets/panels/dataset_page_parts.h"

#include "widgets/panels/tool_buttons.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

#include <algorithm>

namespace gg::widgets {
namespace {

/// Scrolls downwards only, so it is never narrower than what lies in it: words are longer in some languages than in others.
class ColumnArea : public QScrollArea {
public:
    explicit ColumnArea(int least)
        : m_least(least)
    {
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        // Styles and texts come late: what is shown is resized to what it needs then.
        if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)) {
            // A name without a place to break must not take the window.
            constexpr int most = 320;
            const int needed = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
            setMinimumWidth(std::clamp(needed, m_least, most));
        }
        return QScrollArea::eventFilter(watched, event);
    }

private:
    int m_least;
};

QScrollArea* scrolled(QWidget* content, int width)
{
    auto* area = new ColumnArea(width);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setMinimumWidth(width);
    return area;
}

}  // namespace

DatasetPage::Private::Private(DatasetPage& owner, SampleFilter& sampleFilter, ImageProvider& provider, BackgroundWork* background)
    : page(owner)
    , filter(sampleFilter)
    , images(provider)
    , work(background ? background : &atOnce)
    , model(background)
    , banner(new Banner(&owner))
    , progress(new ProgressRow(&owner))
    , empty(new EmptyState(tr("Open a folder of images and labels to look at it."), tr("Open…"), &owner))
    , stack(new QStackedWidget(&owner))
{
    QPushButton* sample = empty->addButton(tr("Make the sample data set"));
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner);
    column->addWidget(progress);
    column->addWidget(stack, 1);
    stack->addWidget(empty);
    stack->addWidget(makeColumns());
    QObject::connect(empty, &EmptyState::clicked, &page, &DatasetPage::openRequested);
    QObject::connect(sample, &QPushButton::clicked, &page, &DatasetPage::sampleRequested);
    QObject::connect(progress, &ProgressRow::cancelRequested, &page, &DatasetPage::cancelRequested);
    QObject::connect(&model, &RecordModel::selected, &page, [this] { recordsShown(); });
    connectFacets();
    connectPair();
    connectWall();
    connectViews();
    makeShortcuts();
    setDataset({});
}

QWidget* DatasetPage::Private::makeColumns()
{
    auto* columns = new QSplitter(Qt::Horizontal);
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(space::small);
    sidebar = new DatasetSidebar;
    viewList = new ViewList(views);
    sidebar->addOnTop(viewList);
    columns->addWidget(scrolled(sidebar, 200));
    columns->addWidget(makeMiddle());
    right = new QStackedWidget;
    right->addWidget(makeRight());
    right->addWidget(makeObjectPanel());
    columns->addWidget(right);
    columns->setStretchFactor(0, 0);
    columns->setStretchFactor(1, 1);
    columns->setStretchFactor(2, 0);
    columns->setSizes({220, 900, 280});
    return columns;
}

QWidget* DatasetPage::Private::makeRight()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    summary = new DatasetSummary;
    column->addWidget(scrolled(summary, 220), 1);
    // Below the charts, where they are of whatever height: what is said of the current image must not move them.
    gridFacts = new QLabel;
    gridFacts->setWordWrap(true);
    gridFacts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    gridFacts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    gridFacts->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    gridFacts->setFrameShape(QFrame::NoFrame);
    QScrollArea* facts = scrolled(gridFacts, 220);
    facts->setFixedHeight(150);
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    column->addWidget(line);
    column->addWidget(facts);
    return part;
}

QWidget* DatasetPage::Private::makeMiddle()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeSearchRow());
    searchError = new QLabel;
    searchError->setWordWrap(true);
    searchError->setContentsMargins(space::medium, 0, space::medium, space::small);
    searchError->hide();
    column->addWidget(searchError);
    chips = new FilterChips;
    chips->hide();
    column->addWidget(chips);
    tools = makeTools();
    column->addWidget(tools);
    middle = new QStackedWidget;
    grid = new ThumbnailGrid(images, ThumbnailGrid::Flow::Grid);
    grid->setObjectName(QStringLiteral("grid"));
    grid->setModel(&model);
    noMatch = new EmptyState(tr("No image meets this filter."), tr("Clear the filter"));
    middle->addWidget(grid);
    middle->addWidget(makePair());
    middle->addWidget(noMatch);
    wall = new CropWall(images, *work);
    middle->addWidget(wall);
    column->addWidget(middle, 1);
    return part;
}

QWidget* DatasetPage::Private::makeSearchRow()
{
    auto* bar = new QWidget;
    bar->setStyleSheet(toolButtonStyle());
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::medium, space::medium, space::medium, space::small);
    row->setSpacing(space::medium);
    search = new QLineEdit;
    search->setObjectName(QStringLiteral("search"));
    search->setToolTip(tr("Search (/). Values behind a comma are alternatives, words must all hold, a leading - negates:\n"
                          "class:NAME,NAME   split:train   label:missing   finding:* or a rule   review:bad   ignore:yes\n"
                          "count:>20   size:<8 or size:<8@640 (side in px of the image, or at that training size)\n"
                          "aspect:0.5..2   area:>1024   boxwidth:   boxheight:   width:   height:   foreground:<5   brightness:>80\n"
                          "Anything else is looked for in file names."));
    search->setAccessibleName(tr("Search images"));
    search->setClearButtonEnabled(true);
    const std::array names{tr("Images"), tr("Objects")};
    const std::array tips{tr("Whole images (W)"), tr("Their objects, as crops (W)")};
    for (std::size_t i = 0; i < modes.size(); ++i) {
        modes[i] = new QToolButton;
        modes[i]->setText(names[i]);
        modes[i]->setToolTip(tips[i]);
        modes[i]->setCheckable(true);
        modes[i]->setAutoExclusive(true);
        modes[i]->setMinimumHeight(space::target);
        modes[i]->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(modes[i]);
        if (i == 0) {
            row->setSpacing(space::small);
        }
    }
    modes[0]->setChecked(true);
    row->addSpacing(space::small);
    row->addWidget(search, 1);
    return bar;
}

QWidget* DatasetPage::Private::makeTools()
{
    auto* bar = new QWidget;
    bar->setStyleSheet(toolButtonStyle());
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::medium, 0, space::medium, space::small);
    row->setSpacing(space::medium);
    result = new QLabel;
    result->setTextFormat(Qt::PlainText);
    result->setObjectName(QStringLiteral("result"));
    result->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    order = new QComboBox;
    order->setToolTip(tr("What the images are ordered by"));
    order->setAccessibleName(tr("Order of the images"));
    const std::array orders{std::pair{RecordOrder::Dataset, tr("As in the set")},        std::pair{RecordOrder::ObjectCount, tr("Number of objects")},
                            std::pair{RecordOrder::SmallestObject, tr("Smallest object")}, std::pair{RecordOrder::Severity, tr("Worst finding")},
                            std::pair{RecordOrder::Pixels, tr("Image size")},             std::pair{RecordOrder::Brightness, tr("Brightness")},
                            std::pair{RecordOrder::Foreground, tr("Foreground share")}};
    for (const auto& [value, name] : orders) {
        order->addItem(name, QVariant::fromValue(value));
    }
    direction = new QToolButton;
    direction->setText(QStringLiteral("↑"));
    direction->setCheckable(true);
    direction->setMinimumSize(space::target, space::target);
    direction->setToolTip(tr("Largest first"));
    direction->setAccessibleName(tr("Largest first"));
    thumbnailSize = new QSlider(Qt::Horizontal);
    thumbnailSize->setRange(0, static_cast<int>(thumbnailSides.size()) - 1);
    thumbnailSize->setPageStep(1);
    thumbnailSize->setValue(2);
    thumbnailSize->setFixedWidth(110);
    thumbnailSize->setMinimumHeight(space::target);
    thumbnailSize->setToolTip(tr("Size of the thumbnails (+ and -)"));
    thumbnailSize->setAccessibleName(tr("Size of the thumbnails"));
    labels = new QToolButton;
    labels->setText(tr("Labels"));
    labels->setCheckable(true);
    labels->setMinimumHeight(space::target);
    labels->setToolTip(tr("Draw labels over the thumbnails (O)"));
    row->addWidget(result, 1);
    row->addWidget(order);
    row->addWidget(direction);
    row->addWidget(labels);
    row->addWidget(thumbnailSize);
    return bar;
}

QWidget* DatasetPage::Private::makePair()
{
    auto* part = new QWidget;
    part->setStyleSheet(toolButtonStyle());
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::medium, 0, space::medium, 0);
    const auto button = [&](const QString& text, const QString& tip) {
        auto* made = new QToolButton;
        made->setText(text);
        made->setToolTip(tip);
        made->setMinimumSize(space::target, space::target);
        head->addWidget(made);
        return made;
    };
    auto* back = button(tr("Back"), tr("Back to the grid (Esc)"));
    auto* previous = button(QStringLiteral("◀"), tr("Previous image (A)"));
    previous->setAccessibleName(tr("Previous image"));
    auto* next = button(QStringLiteral("▶"), tr("Next image (D)"));
    next->setAccessibleName(tr("Next image"));
    pairTitle = new QLabel;
    pairTitle->setTextFormat(Qt::PlainText);
    pairTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    pairTitle->setTextInteractionFlags(Qt::TextSelectableByMouse);
    head->addSpacing(space::medium);
    head->addWidget(pairTitle, 1);
    pair = new PairView(images, PairView::Tools::Shown);
    strip = new ThumbnailGrid(images, ThumbnailGrid::Flow::Strip);
    strip->setObjectName(QStringLiteral("strip"));
    strip->setSizeStep(0);
    strip->setModel(&model);
    strip->setFixedHeight(strip->sizeHint().height());
    column->addLayout(head);
    column->addWidget(pair, 1);
    column->addWidget(strip);
    QObject::connect(back, &QToolButton::clicked, &page, [this] { showPair(false); });
    QObject::connect(previous, &QToolButton::clicked, &page, [this] { step(-1); });
    QObject::connect(next, &QToolButton::clicked, &page, [this] { step(1); });
    return part;
}

QWidget* DatasetPage::Private::makeObjectPanel()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::medium);
    objectTable = new QTableView;
    objectTable->setModel(&objects);
    objectTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    objectTable->setSelectionMode(QAbstractItemView::SingleSelection);
    objectTable->setShowGrid(false);
    objectTable->setIconSize({12, 12});
    objectTable->setMouseTracking(true);
    objectTable->setTabKeyNavigation(false);
    objectTable->setWordWrap(false);
    objectTable->verticalHeader()->hide();
    objectTable->verticalHeader()->setDefaultSectionSize(space::target);
    objectTable->horizontalHeader()->setHighlightSections(false);
    objectTable->horizontalHeader()->setStretchLastSection(true);
    objectTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    objectTable->setAccessibleName(tr("Objects of the image"));
    pairFacts = new QLabel;
    pairFacts->setWordWrap(true);
    pairFacts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    pairFacts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(objectTable, 1);
    column->addWidget(pairFacts);
    return part;
}

void DatasetPage::Private::makeShortcuts()
{
    const auto key = [this](const QKeySequence& keys, auto action) {
        auto* shortcut = new QShortcut(keys, &page);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(shortcut, &QShortcut::activated, &page, action);
        return shortcut;
    };
    key(Qt::Key_Slash, [this] {
        search->setFocus(Qt::ShortcutFocusReason);
        search->selectAll();
    });
    key(QKeySequence::Save, [this] { saveView(); });
    key(Qt::Key_W, [this] { setMode(mode == Mode::Images ? Mode::Objects : Mode::Images); });
    key(Qt::Key_A, [this] { step(-1); });
    key(Qt::Key_D, [this] { step(1); });
    key(Qt::Key_Escape, [this] {
        if (search->hasFocus() && search->text().isEmpty()) {
            centre()->setFocus();
        } else if (pairShown && !search->hasFocus()) {
            showPair(false);
        } else {
            clearConditions();
        }
    });
    key(Qt::Key_O, [this] {
        if (pairShown) {
            pair->view().setOverlaysVisible(!pair->view().overlaysVisible());
        } else {
            (mode == Mode::Objects ? wall->boxes() : labels)->toggle();
        }
    });
    const auto zoom = [this](int by) {
        if (pairShown) {
            pair->view().zoomBy(by > 0 ? 1.25 : 0.8, pair->view().rect().toRectF().center());
        } else {
            thumbnailSize->setValue(thumbnailSize->value() + by);
        }
    };
    key(Qt::Key_Plus, [zoom] { zoom(1); });
    key(Qt::Key_Equal, [zoom] { zoom(1); });
    key(Qt::Key_Minus, [zoom] { zoom(-1); });
    key(Qt::Key_F, [this] { pair->view().fit(); });
    key(Qt::Key_0, [this] { pair->view().oneToOne(); });
    key(Qt::Key_Z, [this] { pair->view().zoomToNextObject(); });
    key(Qt::Key_N, [this] { pair->setAnnotator(pair->annotator() + 1 < pair->annotators() ? pair->annotator() + 1 : -1); });
    key(Qt::Key_L, [this] {
        const bool fill = pair->view().overlayStyle() == ImageView::OverlayStyle::Fill;
        pair->view().setOverlayStyle(fill ? ImageView::OverlayStyle::Outline : ImageView::OverlayStyle::Fill);
    });
    key(Qt::Key_BracketLeft, [this] { pair->view().setOverlayOpacity(pair->view().overlayOpacity() - 10); });
    key(Qt::Key_BracketRight, [this] { pair->view().setOverlayOpacity(pair->view().overlayOpacity() + 10); });
}

}  // namespace gg::widgets
