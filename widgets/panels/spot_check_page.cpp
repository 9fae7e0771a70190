#include "widgets/panels/spot_check_page.h"

#include "widgets/models/review_session.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/pair_view.h"
#include "widgets/panels/spot_check_summary.h"
#include "widgets/panels/verdict_bar.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gg::widgets {

class SpotCheckPage::Private {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::SpotCheckPage)
public:
    enum Part { NoDataset, Setup, Work, Summary };

    Private(SpotCheckPage& owner, ImageProvider& provider);

    QWidget* makeSetup();
    QWidget* makeWork(ImageProvider& provider);
    QWidget* makeMiddle(ImageProvider& provider);
    void makeShortcuts();
    void connectSession();
    void connectSummary();

    void showPart(Part part);
    void showPosition();
    void reviewSaved();
    void step(int by);
    void beginNote();
    void endNote(bool save);
    void showNote();

    SpotCheckPage& page;
    ReviewSession session;
    QueueModel queue;
    bool hasDataset = false;
    bool wasComplete = false;  ///< the summary comes up once, with the last verdict

    Banner* banner;
    QStackedWidget* stack;
    EmptyState* noDataset;
    QSpinBox* count = nullptr;
    QSpinBox* seed = nullptr;
    QPushButton* start = nullptr;
    QWidget* work = nullptr;
    QListView* list = nullptr;
    PairView* pair = nullptr;
    QLabel* title = nullptr;
    QLineEdit* note = nullptr;
    VerdictBar* bar = nullptr;
    SpotCheckSummary* summary;
};

SpotCheckPage::Private::Private(SpotCheckPage& owner, ImageProvider& provider)
    : page(owner)
    , queue(session)
    , banner(new Banner(&owner))
    , stack(new QStackedWidget(&owner))
    , noDataset(new EmptyState(tr("Open a data set to check a sample of its pairs by eye."), tr("Open…"), &owner))
    , summary(new SpotCheckSummary(&owner))
{
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner);
    column->addWidget(stack, 1);
    stack->addWidget(noDataset);
    stack->addWidget(makeSetup());
    work = makeWork(provider);
    stack->addWidget(work);
    stack->addWidget(summary);
    QObject::connect(noDataset, &EmptyState::clicked, &page, &SpotCheckPage::openRequested);
    connectSession();
    connectSummary();
    makeShortcuts();
}

QWidget* SpotCheckPage::Private::makeSetup()
{
    auto* setup = new QWidget;
    auto* sentence = new QLabel(tr("Look at a random sample of pairs and give each a verdict. Fifty good ones tell, with 95 % confidence, "
                                   "that fewer than 6 % of the whole set are bad. Verdicts are saved at once; you can stop and go on later."));
    sentence->setWordWrap(true);
    sentence->setMinimumWidth(480);
    sentence->setMaximumWidth(560);
    count = new QSpinBox;
    count->setRange(1, 100000);
    count->setValue(50);
    count->setToolTip(tr("How many pairs to look at"));
    seed = new QSpinBox;
    seed->setRange(0, 999999999);
    seed->setValue(1);
    seed->setToolTip(tr("The same seed gives the same pairs, so that a check can be resumed or repeated"));
    start = new QPushButton(tr("Start"));
    start->setDefault(true);
    start->setMinimumHeight(space::target + space::small);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    auto* countLabel = new QLabel(tr("&Pairs"));
    countLabel->setBuddy(count);
    auto* seedLabel = new QLabel(tr("&Seed"));
    seedLabel->setBuddy(seed);
    row->addWidget(countLabel);
    row->addWidget(count);
    row->addSpacing(space::medium);
    row->addWidget(seedLabel);
    row->addWidget(seed);
    row->addSpacing(space::medium);
    row->addWidget(start);
    row->addStretch(1);
    auto* inner = new QVBoxLayout;
    inner->setSpacing(space::large);
    inner->addStretch(2);
    inner->addWidget(sentence);
    inner->addLayout(row);
    inner->addStretch(3);
    auto* outer = new QHBoxLayout(setup);
    outer->addStretch(1);
    outer->addLayout(inner);
    outer->addStretch(1);
    QObject::connect(start, &QPushButton::clicked, &page, [this] {
        Q_EMIT page.newQueueRequested(count->value(), static_cast<quint64>(seed->value()));
    });
    return setup;
}

QWidget* SpotCheckPage::Private::makeWork(ImageProvider& provider)
{
    auto* part = new QWidget;
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    list = new QListView;
    list->setModel(&queue);
    list->setUniformItemSizes(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAccessibleName(tr("Queue"));
    list->setStyleSheet(QStringLiteral("QListView::item { height: %1px; }").arg(space::target - 2));
    auto* again = new QPushButton(tr("New sample…"));
    again->setToolTip(tr("Choose another number of pairs or another seed; verdicts stay"));
    auto* left = new QWidget;
    left->setFixedWidth(190);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(space::small, space::small, space::small, space::small);
    leftColumn->setSpacing(space::small);
    leftColumn->addWidget(list, 1);
    leftColumn->addWidget(again);
    row->addWidget(left);
    row->addWidget(makeMiddle(provider), 1);
    QObject::connect(again, &QPushButton::clicked, &page, [this] { showPart(Setup); });
    QObject::connect(list->selectionModel(), &QItemSelectionModel::currentRowChanged, &page,
                     [this](const QModelIndex& index) { session.moveTo(index.row()); });
    return part;
}

QWidget* SpotCheckPage::Private::makeMiddle(ImageProvider& provider)
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    title = new QLabel;
    title->setTextFormat(Qt::PlainText);
    title->setForegroundRole(QPalette::PlaceholderText);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    title->setContentsMargins(space::large, space::small, space::medium, space::small);
    pair = new PairView(provider, PairView::Tools::Hidden);
    pair->view().setOverlayOpacity(80);
    note = new QLineEdit;
    note->setPlaceholderText(tr("Note on this pair: Enter saves, Esc leaves it as it was"));
    note->setAccessibleName(tr("Note"));
    note->hide();
    bar = new VerdictBar;
    column->addWidget(title);
    column->addWidget(pair, 1);
    column->addWidget(note);
    column->addWidget(bar);
    QObject::connect(bar, &VerdictBar::given, &page, [this](audit::Verdict verdict) {
        endNote(true);
        session.give(verdict);
        bar->showSession(session);
    });
    QObject::connect(bar, &VerdictBar::undoRequested, &page, [this] { session.undo(); });
    QObject::connect(bar, &VerdictBar::noteRequested, &page, [this] { beginNote(); });
    QObject::connect(note, &QLineEdit::returnPressed, &page, [this] { endNote(true); });
    return part;
}

void SpotCheckPage::Private::connectSession()
{
    QObject::connect(&session, &ReviewSession::positionChanged, &page, [this] { showPosition(); });
    QObject::connect(&session, &ReviewSession::queueChanged, &page, [this] { bar->showSession(session); });
    QObject::connect(&session, &ReviewSession::reviewed, &page, [this] { reviewSaved(); });
    QObject::connect(&session, &ReviewSession::failed, &page, [this](const QString& error) { banner->showError(error); });
}

void SpotCheckPage::Private::connectSummary()
{
    QObject::connect(summary->csvButton(), &QPushButton::clicked, &page, [this] { Q_EMIT page.exportRequested(ExportFormat::Csv); });
    QObject::connect(summary->jsonButton(), &QPushButton::clicked, &page, [this] { Q_EMIT page.exportRequested(ExportFormat::Json); });
    QObject::connect(summary->backButton(), &QPushButton::clicked, &page, [this] { showPart(Work); });
    QObject::connect(summary->newButton(), &QPushButton::clicked, &page, [this] { showPart(Setup); });
}

void SpotCheckPage::Private::makeShortcuts()
{
    const auto key = [this](QWidget* scope, const QKeySequence& keys, auto action) {
        auto* shortcut = new QShortcut(keys, scope);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(shortcut, &QShortcut::activated, &page, action);
    };
    for (int i = 0; i < audit::verdictCount; ++i) {
        key(work, QKeySequence(Qt::Key_1 + i), [this, i] { Q_EMIT bar->given(static_cast<audit::Verdict>(i)); });
    }
    // On the summary as well: the last verdict may be the wrong one.
    key(&page, Qt::Key_Backspace, [this] {
        if (stack->currentIndex() == Work || stack->currentIndex() == Summary) {
            session.undo();
        }
    });
    key(work, Qt::Key_Space, [this] {
        if (!session.moveToNextUnreviewed() && session.complete()) {
            showPart(Summary);
        }
    });
    key(work, Qt::Key_N, [this] { beginNote(); });
    key(work, Qt::Key_Escape, [this] { endNote(false); });
    for (const Qt::Key next : {Qt::Key_D, Qt::Key_Right}) {
        key(work, next, [this] { step(1); });
    }
    for (const Qt::Key previous : {Qt::Key_A, Qt::Key_Left}) {
        key(work, previous, [this] { step(-1); });
    }
    // Not on the whole page: in the note's field Enter saves the note.
    key(pair, Qt::Key_Return, [this] { Q_EMIT page.showRecordRequested(pair->record(), -1); });
    ImageView& view = pair->view();
    key(work, Qt::Key_O, [&view] { view.setOverlaysVisible(!view.overlaysVisible()); });
    key(work, Qt::Key_L, [&view] {
        view.setOverlayStyle(view.overlayStyle() == ImageView::OverlayStyle::Fill ? ImageView::OverlayStyle::Outline
                                                                                  : ImageView::OverlayStyle::Fill);
    });
    key(work, Qt::Key_F, [&view] { view.fit(); });
    key(work, Qt::Key_0, [&view] { view.oneToOne(); });
    key(work, Qt::Key_Z, [&view] { view.zoomToNextObject(); });
    for (const Qt::Key in : {Qt::Key_Plus, Qt::Key_Equal}) {
        key(work, in, [&view] { view.zoomBy(1.25, view.rect().toRectF().center()); });
    }
    key(work, Qt::Key_Minus, [&view] { view.zoomBy(0.8, view.rect().toRectF().center()); });
    key(work, Qt::Key_BracketLeft, [&view] { view.setOverlayOpacity(view.overlayOpacity() - 10); });
    key(work, Qt::Key_BracketRight, [&view] { view.setOverlayOpacity(view.overlayOpacity() + 10); });
}

void SpotCheckPage::Private::showPart(Part part)
{
    if (part == Summary) {
        summary->showSession(session);
    }
    stack->setCurrentIndex(part);
    if (part == Work) {
        pair->setFocus();
    } else if (part == Summary) {
        summary->csvButton()->setFocus();
    } else if (part == Setup) {
        start->setFocus();
    }
}

void SpotCheckPage::Private::showPosition()
{
    note->hide();
    const int position = session.position();
    if (position < 0) {
        pair->showRecord(-1);
        return;
    }
    pair->showRecord(session.recordAt(position));
    for (int step = 1; step < session.size(); ++step) {
        const int next = (position + step) % session.size();
        if (!session.reviewAt(next)) {
            pair->prefetch(session.recordAt(next));
            break;
        }
    }
    {
        const QSignalBlocker blocked(list->selectionModel());
        list->setCurrentIndex(queue.index(position));
    }
    list->viewport()->update();
    showNote();
    bar->showSession(session);
}

void SpotCheckPage::Private::reviewSaved()
{
    bar->showSession(session);
    showNote();
    const bool completed = session.complete() && !wasComplete;
    wasComplete = session.complete();
    if (completed && stack->currentIndex() == Work) {
        showPart(Summary);
    } else if (!session.complete() && stack->currentIndex() == Summary) {
        showPart(Work);
    }
    Q_EMIT page.reviewed();
}

void SpotCheckPage::Private::step(int by)
{
    session.moveTo(session.position() + by);
}

void SpotCheckPage::Private::beginNote()
{
    if (session.position() >= 0) {
        note->setText(session.noteAt(session.position()));
        note->show();
        note->setFocus();
    }
}

void SpotCheckPage::Private::endNote(bool save)
{
    if (note->isHidden()) {
        return;
    }
    if (save && !session.setNote(note->text())) {
        return;  // not saved: what was written stays in the field
    }
    note->hide();
    pair->setFocus();
    showNote();
}

void SpotCheckPage::Private::showNote()
{
    const int position = session.position();
    const QString written = session.noteAt(position);
    title->setText(written.isEmpty() ? session.imageAt(position)
                                     : tr("%1 — note: %2").arg(session.imageAt(position), written));
    title->setToolTip(title->text());
}

SpotCheckPage::SpotCheckPage(ImageProvider& images, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, images))
{
}

SpotCheckPage::~SpotCheckPage() = default;

void SpotCheckPage::setDataset(dataset::DatasetPtr dataset, audit::ReviewStore* store)
{
    d->hasDataset = dataset && store;
    d->banner->dismiss();
    d->pair->setDataset(dataset);
    if (dataset) {
        d->count->setMaximum(std::max(1, static_cast<int>(dataset->records.size())));
        d->count->setValue(50);
    }
    d->session.setStore(d->hasDataset ? std::move(dataset) : nullptr, store);
    d->showPart(d->hasDataset ? Private::Setup : Private::NoDataset);
}

void SpotCheckPage::setQueue(std::vector<std::size_t> queue)
{
    if (!d->hasDataset) {
        return;
    }
    d->session.start(std::move(queue));
    d->wasComplete = d->session.complete();
    d->showPart(d->session.size() == 0 ? Private::Setup : d->session.complete() ? Private::Summary : Private::Work);
}

void SpotCheckPage::addToQueue(qsizetype record)
{
    if (d->hasDataset && record >= 0) {
        d->session.add(static_cast<std::size_t>(record));
        d->showPart(Private::Work);
    }
}

void SpotCheckPage::setError(const QString& text)
{
    d->banner->showError(text);
}

QList<QPair<QString, QString>> SpotCheckPage::shortcuts()
{
    QList<QPair<QString, QString>> keys;
    for (int i = 0; i < audit::verdictCount; ++i) {
        keys.append({QString::number(i + 1), verdictName(static_cast<audit::Verdict>(i))});
    }
    keys.append({{tr("Backspace"), tr("take back the last change")},
                 {tr("Space"), tr("next pair without a verdict")},
                 {tr("A, D or arrows"), tr("previous and next pair")},
                 {tr("N"), tr("write a note")},
                 {tr("Enter"), tr("show the pair on the dataset page")},
                 {tr("O"), tr("labels on and off")},
                 {tr("L"), tr("outline or fill")},
                 {tr("+, -, F, 0"), tr("zoom, fit, one to one")},
                 {tr("Z"), tr("zoom to the next object")}});
    return keys;
}

}  // namespace gg::widgets
