#include "widgets/panels/audit_page.h"

#include "widgets/models/finding_model.h"
#include "widgets/models/rule_model.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/finding_detail.h"
#include "widgets/panels/pair_view.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/twin_view.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {

class AuditPage::Private {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::AuditPage)
public:
    enum class State { NoDataset, NotAudited, Running, Finished, Stopped };

    Private(AuditPage& owner, ImageProvider& provider);

    QWidget* makeHead();
    QWidget* makeColumns(ImageProvider& provider);
    QWidget* makeFindings();
    void makeShortcuts();
    void setState(State next);
    void showCounts();
    QString headlineOf(const audit::Report& report) const;
    QString countText() const;
    void accept();
    void withdraw();
    std::vector<audit::Finding> chosen() const;
    QToolButton* makeMore();
    void ruleChosen(int row);
    void findingChosen(const QModelIndex& index);
    void selectFirst();
    void fitPlaces();
    static QTableView* makeTable(QAbstractItemModel& model, const QString& name);

    AuditPage& page;
    FindingModel findings;
    RuleModel rules;
    dataset::DatasetPtr dataset;
    State state = State::NoDataset;
    QString headline;
    QTimer countTimer;  ///< batches come often; counts are redone a few times a second

    Banner* banner;
    ProgressRow* progress;
    QStackedWidget* stack;
    EmptyState* noDataset;
    EmptyState* notAudited;
    EmptyState* clean;
    QLabel* sentence;
    QPushButton* again;
    QPushButton* rulesButton;
    QPushButton* repairButton;
    QPushButton* readinessButton;
    QToolButton* more;
    QStringList reasons;
    QTableView* ruleTable;
    QTableView* table;
    QLineEdit* search;
    QLabel* shown;
    FindingDetail* detail;
};

AuditPage::Private::Private(AuditPage& owner, ImageProvider& provider)
    : page(owner)
    , banner(new Banner(&owner))
    , progress(new ProgressRow(&owner))
    , stack(new QStackedWidget(&owner))
    , noDataset(new EmptyState(tr("Open a data set to audit its labels."), tr("Open…"), &owner))
    , notAudited(new EmptyState(tr("This data set has not been audited yet."), tr("Run the audit"), &owner))
    , clean(new EmptyState(QString(), tr("Run again"), &owner))
{
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner);
    column->addWidget(progress);
    column->addWidget(stack, 1);
    auto* work = new QWidget;
    auto* workColumn = new QVBoxLayout(work);
    workColumn->setContentsMargins(0, 0, 0, 0);
    workColumn->setSpacing(0);
    workColumn->addWidget(makeHead());
    workColumn->addWidget(makeColumns(provider), 1);
    for (QWidget* part : std::initializer_list<QWidget*>{noDataset, notAudited, clean, work}) {
        stack->addWidget(part);
    }
    countTimer.setSingleShot(true);
    countTimer.setInterval(200);
    QObject::connect(&countTimer, &QTimer::timeout, &page, [this] { showCounts(); });
    QObject::connect(noDataset, &EmptyState::clicked, &page, &AuditPage::openRequested);
    for (EmptyState* asks : {notAudited, clean}) {
        QObject::connect(asks, &EmptyState::clicked, &page, &AuditPage::auditRequested);
    }
    QObject::connect(again, &QPushButton::clicked, &page, &AuditPage::auditRequested);
    QObject::connect(rulesButton, &QPushButton::clicked, &page, &AuditPage::rulesRequested);
    QObject::connect(repairButton, &QPushButton::clicked, &page, &AuditPage::repairRequested);
    QObject::connect(readinessButton, &QPushButton::clicked, &page, &AuditPage::readinessRequested);
    QObject::connect(detail, &FindingDetail::acceptRequested, &page, [this] { accept(); });
    QObject::connect(detail, &FindingDetail::withdrawRequested, &page, [this] { withdraw(); });
    QObject::connect(progress, &ProgressRow::cancelRequested, &page, &AuditPage::cancelRequested);
    QObject::connect(detail, &FindingDetail::showRecordRequested, &page, &AuditPage::showRecordRequested);
    QObject::connect(detail, &FindingDetail::spotCheckRequested, &page, &AuditPage::spotCheckRequested);
    makeShortcuts();
    setState(State::NoDataset);
}

QWidget* AuditPage::Private::makeHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(space::large, space::medium, space::medium, space::medium);
    row->setSpacing(space::medium);
    sentence = new QLabel;
    sentence->setWordWrap(true);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont font = sentence->font();
    font.setPointSizeF(font.pointSizeF() * 1.1);
    sentence->setFont(font);
    again = new QPushButton(tr("Run again"));
    again->setToolTip(tr("Run the audit again (R)"));
    rulesButton = new QPushButton(tr("Rules…"));
    rulesButton->setToolTip(tr("Thresholds, and which rules are run (T)"));
    repairButton = new QPushButton(tr("Repair…"));
    repairButton->setToolTip(tr("Propose repairs as a patch or a repaired copy (P)"));
    readinessButton = new QPushButton(tr("Before training…"));
    readinessButton->setToolTip(tr("What model, size and schedule this data set calls for (B)"));
    more = makeMore();
    row->addWidget(sentence, 1);
    for (QWidget* button : std::initializer_list<QWidget*>{again, rulesButton, repairButton, readinessButton, more}) {
        row->addWidget(button, 0, Qt::AlignTop);
    }
    return head;
}

QToolButton* AuditPage::Private::makeMore()
{
    auto* button = new QToolButton;
    button->setText(tr("More"));
    button->setToolTip(tr("Save the findings, compare them with an earlier audit, look at augmented samples (E)"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMinimumSize(80, space::target);
    auto* menu = new QMenu(button);
    const auto add = [&](const QString& text, ExportFormat format) {
        menu->addAction(text, &page, [this, format] { Q_EMIT page.exportRequested(format); });
    };
    add(tr("Findings as JSON…"), ExportFormat::Json);
    add(tr("Findings as CSV…"), ExportFormat::Csv);
    add(tr("Findings as SARIF…"), ExportFormat::Sarif);
    add(tr("Report as one HTML page…"), ExportFormat::Html);
    menu->addSeparator();
    menu->addAction(tr("Augmented samples…"), &page, [this] { Q_EMIT page.augmentationRequested(); });
    menu->addAction(tr("Compare with an earlier audit…"), &page, [this] { Q_EMIT page.compareRequested(); });
    button->setMenu(menu);
    return button;
}

QTableView* AuditPage::Private::makeTable(QAbstractItemModel& model, const QString& name)
{
    auto* made = new QTableView;
    made->setModel(&model);
    made->setAccessibleName(name);
    made->setSelectionBehavior(QAbstractItemView::SelectRows);
    made->setSelectionMode(QAbstractItemView::SingleSelection);
    made->setShowGrid(false);
    made->setWordWrap(false);
    made->setTabKeyNavigation(false);
    made->setFrameShape(QFrame::NoFrame);
    made->verticalHeader()->hide();
    made->verticalHeader()->setDefaultSectionSize(space::target);
    made->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    made->horizontalHeader()->setHighlightSections(false);
    made->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return made;
}

QWidget* AuditPage::Private::makeColumns(ImageProvider& provider)
{
    auto* columns = new QSplitter(Qt::Horizontal);
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(space::small);
    ruleTable = makeTable(rules, tr("Rules"));
    ruleTable->horizontalHeader()->hide();
    ruleTable->horizontalHeader()->setSectionResizeMode(RuleModel::TitleColumn, QHeaderView::Stretch);
    ruleTable->horizontalHeader()->setSectionResizeMode(RuleModel::CountColumn, QHeaderView::ResizeToContents);
    ruleTable->setMinimumWidth(180);
    columns->addWidget(ruleTable);
    columns->addWidget(makeFindings());
    detail = new FindingDetail(provider);
    detail->setMinimumWidth(std::max(300, detail->minimumSizeHint().width()));
    columns->addWidget(detail);
    columns->setStretchFactor(0, 1);
    columns->setStretchFactor(1, 3);
    columns->setStretchFactor(2, 2);
    columns->setSizes({250, 560, 420});
    QObject::connect(ruleTable->selectionModel(), &QItemSelectionModel::currentRowChanged, &page,
                     [this](const QModelIndex& index) { ruleChosen(index.row()); });
    return columns;
}

QWidget* AuditPage::Private::makeFindings()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(space::small, 0, space::small, 0);
    column->setSpacing(space::small);
    auto* row = new QHBoxLayout;
    search = new QLineEdit;
    search->setPlaceholderText(tr("Filter by file or text"));
    search->setToolTip(tr("Show only findings that contain this (/)"));
    search->setClearButtonEnabled(true);
    shown = new QLabel;
    shown->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(search, 1);
    row->addWidget(shown);
    table = makeTable(findings, tr("Findings"));
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setSortingEnabled(true);
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->horizontalHeader()->setMinimumSectionSize(space::target);
    table->horizontalHeader()->setSectionResizeMode(FindingModel::SeverityColumn, QHeaderView::Fixed);
    table->setColumnWidth(FindingModel::SeverityColumn, space::target + space::medium);
    table->setColumnWidth(FindingModel::PlaceColumn, 200);
    table->horizontalHeader()->setStretchLastSection(true);
    column->addLayout(row);
    column->addWidget(table, 1);
    QObject::connect(search, &QLineEdit::textChanged, &page, [this](const QString& text) {
        findings.setText(text);
        showCounts();
        selectFirst();
    });
    QObject::connect(search, &QLineEdit::returnPressed, table, qOverload<>(&QWidget::setFocus));
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, &page,
                     [this](const QModelIndex& index) { findingChosen(index); });
    QObject::connect(table, &QTableView::doubleClicked, &page, [this](const QModelIndex& index) {
        const audit::Finding& finding = findings.at(index.row());
        if (finding.record >= 0) {
            Q_EMIT page.showRecordRequested(static_cast<qsizetype>(finding.record), finding.object);
        }
    });
    return part;
}

void AuditPage::Private::makeShortcuts()
{
    const auto key = [this](QWidget* scope, const QKeySequence& keys, auto action) {
        auto* shortcut = new QShortcut(keys, scope);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(shortcut, &QShortcut::activated, &page, action);
    };
    key(&page, Qt::Key_Slash, [this] {
        search->setFocus(Qt::ShortcutFocusReason);
        search->selectAll();
    });
    key(&page, Qt::Key_R, [this] {
        if (again->isEnabled() && state != State::NoDataset) {
            Q_EMIT page.auditRequested();
        }
    });
    key(&page, Qt::Key_E, [this] {
        if (more->isEnabled()) {
            more->showMenu();
        }
    });
    key(&page, Qt::Key_X, [this] {
        if (detail->twin().isVisible()) {
            detail->twin().setFlicker(!detail->twin().flickers());
        }
    });
    key(&page, Qt::Key_T, [this] {
        if (rulesButton->isEnabled()) {
            Q_EMIT page.rulesRequested();
        }
    });
    key(&page, Qt::Key_P, [this] {
        if (repairButton->isEnabled()) {
            Q_EMIT page.repairRequested();
        }
    });
    key(&page, Qt::Key_B, [this] {
        if (readinessButton->isEnabled()) {
            Q_EMIT page.readinessRequested();
        }
    });
    key(&page, Qt::Key_C, [this] {
        const QModelIndex index = table->currentIndex();
        if (index.isValid()) {
            findings.isAccepted(index.row()) ? withdraw() : accept();
        }
    });
    key(&page, QKeySequence::Undo, [this] { Q_EMIT page.undoRequested(); });
    const auto current = [this]() -> const audit::Finding* {
        const QModelIndex index = table->currentIndex();
        return index.isValid() && findings.at(index.row()).record >= 0 ? &findings.at(index.row()) : nullptr;
    };
    key(&page, Qt::Key_S, [this, current] {
        if (const audit::Finding* finding = current()) {
            Q_EMIT page.spotCheckRequested(static_cast<qsizetype>(finding->record));
        }
    });
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
        key(table, enter, [this, current] {
            if (const audit::Finding* finding = current()) {
                Q_EMIT page.showRecordRequested(static_cast<qsizetype>(finding->record), finding->object);
            }
        });
    }
    const auto step = [this](int by) {
        const int row = std::clamp(table->currentIndex().row() + by, 0, findings.rowCount() - 1);
        if (findings.rowCount() > 0) {
            table->selectRow(row);
        }
    };
    key(&page, Qt::Key_A, [step] { step(-1); });
    key(&page, Qt::Key_D, [step] { step(1); });
    key(&page, Qt::Key_O, [this] {
        ImageView& view = detail->pair().view();
        view.setOverlaysVisible(!view.overlaysVisible());
    });
    key(&page, Qt::Key_F, [this] { detail->pair().view().fit(); });
    key(&page, Qt::Key_Z, [this] { detail->pair().view().zoomToNextObject(); });
}

void AuditPage::Private::setState(State next)
{
    state = next;
    const bool running = state == State::Running;
    if (!running) {
        progress->finish();
    }
    again->setEnabled(!running);
    rulesButton->setEnabled(!running && state != State::NoDataset);
    repairButton->setEnabled(state == State::Finished);
    readinessButton->setEnabled(state == State::Finished);
    more->setEnabled(state == State::Finished || state == State::Stopped);
    const bool none = findings.findings().empty();
    if (state == State::NoDataset) {
        stack->setCurrentIndex(0);
    } else if (state == State::NotAudited) {
        stack->setCurrentIndex(1);
    } else if (state == State::Finished && none) {
        clean->setSentence(headline.isEmpty() ? tr("No rule found anything in this data set.")
                                              : tr("%1\nNo rule found anything in this data set.").arg(headline));
        stack->setCurrentIndex(2);
    } else {
        stack->setCurrentIndex(3);
    }
    showCounts();
}

void AuditPage::Private::showCounts()
{
    countTimer.stop();
    const std::string rule = findings.rule();
    {
        const QSignalBlocker blocked(ruleTable->selectionModel());
        rules.setFindings(findings.findings(), findings.openCount());
        ruleTable->selectRow(rules.rowOf(rule));
    }
    shown->setText(countText());
    switch (state) {
    case State::Running:
        sentence->setText(tr("Auditing: %Ln finding(s) so far.", nullptr, static_cast<int>(findings.openCount())));
        break;
    case State::Stopped:
        sentence->setText(tr("The audit was not finished: %Ln finding(s), and there may be more.", nullptr, static_cast<int>(findings.openCount())));
        break;
    default:
        sentence->setText(headline);
    }
}

QString AuditPage::Private::headlineOf(const audit::Report& report) const
{
    if (!dataset) {
        return {};
    }
    const audit::HeadlineCounts counts = audit::headlineCounts(*dataset, report);
    const auto number = [](std::size_t n) { return static_cast<int>(n); };
    const QString things = counts.pairs   ? tr("%Ln pair(s) of image and mask", nullptr, number(counts.things))
                           : counts.boxes ? tr("%Ln box(es)", nullptr, number(counts.things))
                                          : tr("%Ln object(s)", nullptr, number(counts.things));
    const QString what = counts.pairs ? things : tr("%1 in %2", "boxes in images").arg(things, tr("%Ln image(s)", nullptr, number(counts.images)));
    if (counts.errors + counts.warnings == 0) {
        return tr("%1: no errors, no warnings.").arg(what);
    }
    QString wrong = tr("%1, %2", "errors, warnings").arg(tr("%Ln error(s)", nullptr, number(counts.errors)), tr("%Ln warning(s)", nullptr, number(counts.warnings)));
    if (counts.droppedByUltralytics > 0) {
        wrong = tr("%1; %2", "errors and warnings; what Ultralytics drops")
                    .arg(wrong, tr("%Ln image(s) would be dropped by Ultralytics", nullptr, number(counts.droppedByUltralytics)));
    }
    return tr("%1: %2.", "what there is: what is wrong with it").arg(what, wrong);
}

QString AuditPage::Private::countText() const
{
    const bool all = findings.rowCount() == findings.openCount() || findings.rule() == FindingModel::acceptedRule;
    const QLocale locale;
    return all ? tr("%Ln finding(s)", nullptr, findings.rowCount())
               : tr("%1 of %2").arg(locale.toString(findings.rowCount()), locale.toString(findings.openCount()));
}

void AuditPage::Private::ruleChosen(int row)
{
    if (row < 0) {
        return;
    }
    findings.setRule(rules.ruleAt(row));
    shown->setText(countText());
    selectFirst();
}

void AuditPage::Private::selectFirst()
{
    if (findings.rowCount() > 0) {
        table->selectRow(0);
    } else {
        detail->showFinding({});
    }
}

/// What was found gets the room that the names of files do not need.
void AuditPage::Private::fitPlaces()
{
    constexpr int least = 100;
    constexpr int most = 220;
    table->resizeColumnToContents(FindingModel::PlaceColumn);
    table->setColumnWidth(FindingModel::PlaceColumn, std::clamp(table->columnWidth(FindingModel::PlaceColumn), least, most));
}

void AuditPage::Private::findingChosen(const QModelIndex& index)
{
    detail->showFinding(index.isValid() ? std::optional(findings.at(index.row())) : std::nullopt,
                        index.isValid() ? findings.reasonAt(index.row()) : QString());
}

std::vector<audit::Finding> AuditPage::Private::chosen() const
{
    std::vector<audit::Finding> out;
    for (const QModelIndex& index : table->selectionModel()->selectedRows()) {
        out.push_back(findings.at(index.row()));
    }
    return out;
}

void AuditPage::Private::accept()
{
    const std::vector<audit::Finding> selected = chosen();
    if (selected.empty() || state == State::Running) {
        return;
    }
    auto* dialog = new QInputDialog(&page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Accept %Ln finding(s)", nullptr, static_cast<int>(selected.size())));
    dialog->setLabelText(tr("Why may this stand? Whoever reads the list next wants to know."));
    dialog->setComboBoxItems(QStringList(QString()) + reasons);
    dialog->setComboBoxEditable(true);
    QObject::connect(dialog, &QInputDialog::textValueSelected, &page, [this, selected](const QString& reason) {
        if (!reason.trimmed().isEmpty()) {
            Q_EMIT page.acceptRequested(selected, reason.trimmed());
        }
    });
    dialog->open();
}

void AuditPage::Private::withdraw()
{
    if (const std::vector<audit::Finding> selected = chosen(); !selected.empty()) {
        Q_EMIT page.withdrawRequested(selected);
    }
}

AuditPage::AuditPage(ImageProvider& images, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, images))
{
}

AuditPage::~AuditPage() = default;

void AuditPage::setDataset(dataset::DatasetPtr dataset)
{
    d->dataset = dataset;
    d->headline.clear();
    d->banner->dismiss();
    d->findings.setRule({});
    d->findings.setFindings({});
    d->search->clear();
    d->detail->setDataset(dataset);
    d->setState(dataset ? Private::State::NotAudited : Private::State::NoDataset);
}

void AuditPage::startAudit()
{
    d->banner->dismiss();
    d->headline.clear();
    d->findings.setRule({});
    d->findings.setFindings({});
    d->detail->showFinding({});
    d->setState(Private::State::Running);
    d->progress->setProgress(tr("Auditing"), 0, 0);
}

void AuditPage::setProgress(const QString& what, quint64 done, quint64 total)
{
    if (d->state == Private::State::Running) {
        d->progress->setProgress(what, done, total);
    }
}

void AuditPage::addFindings(std::vector<audit::Finding> findings)
{
    d->findings.addFindings(std::move(findings));
    if (!d->countTimer.isActive()) {
        d->countTimer.start();
    }
}

void AuditPage::finish(const audit::Report& report)
{
    d->headline = d->headlineOf(report);
    const std::string rule = d->findings.rule();
    d->findings.setFindings(report.findings, report.accepted);
    d->setState(Private::State::Finished);
    d->fitPlaces();
    if (d->rules.rowOf(rule) == 0) {
        d->findings.setRule({});
    }
    d->selectFirst();
}

void AuditPage::refresh(const audit::Report& report)
{
    if (d->state != Private::State::Finished) {
        return;
    }
    const int row = std::max(0, d->table->currentIndex().row());
    d->headline = d->headlineOf(report);
    d->findings.setFindings(report.findings, report.accepted);
    if (d->findings.rowCount() == 0) {
        d->findings.setRule({});
    }
    d->setState(Private::State::Finished);
    if (d->findings.rowCount() > 0) {
        d->table->selectRow(std::min(row, d->findings.rowCount() - 1));
    } else {
        d->detail->showFinding({});
    }
}

void AuditPage::setStyles(std::vector<audit::StyleMixture> mixtures)
{
    d->detail->setStyles(std::move(mixtures));
}

void AuditPage::setReasons(const QStringList& reasons)
{
    d->reasons = reasons;
}

void AuditPage::setNotice(const QString& text)
{
    d->banner->showNotice(text);
}

void AuditPage::stopAudit()
{
    d->setState(d->findings.findings().empty() ? Private::State::NotAudited : Private::State::Stopped);
}

void AuditPage::setError(const QString& text)
{
    if (d->state == Private::State::Running) {
        stopAudit();
    }
    d->banner->showError(text);
}

QList<QPair<QString, QString>> AuditPage::shortcuts()
{
    return {{tr("Up, Down or A, D"), tr("previous and next finding")},
            {tr("Enter"), tr("show the pair on the dataset page")},
            {tr("S"), tr("add the pair to the spot check")},
            {tr("/"), tr("filter the findings")},
            {tr("R"), tr("run the audit again")},
            {tr("C"), tr("accept the selected findings, or take it back")},
            {tr("Ctrl+Z"), tr("undo the last acceptance")},
            {tr("X"), tr("flicker between two pictures that are alike")},
            {tr("T"), tr("thresholds and rules")},
            {tr("P"), tr("propose repairs")},
            {tr("B"), tr("what to know before training")},
            {tr("E"), tr("export the findings, compare audits")},
            {tr("O"), tr("labels on and off")},
            {tr("F"), tr("fit the picture")},
            {tr("Z"), tr("zoom to the next object")}};
}

}  // namespace gg::widgets
