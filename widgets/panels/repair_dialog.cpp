#include "widgets/panels/repair_dialog.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/panels/banner.h"
#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int repairRole = Qt::UserRole;
constexpr int kindRole = Qt::UserRole + 1;
constexpr QSize rowSize(0, space::target);

QString textOf(audit::RepairKind kind, const char* part)
{
    return catalogueText("repair." + std::string(audit::repairId(kind)) + part);
}

}  // namespace

RepairDialog::RepairDialog(std::vector<audit::Repair> repairs, QWidget* parent)
    : QDialog(parent)
    , m_repairs(std::move(repairs))
    , m_banner(new Banner(this))
    , m_tree(new QTreeWidget(this))
    , m_why(new QLabel(this))
    , m_change(new QPlainTextEdit(this))
    , m_count(new QLabel(this))
    , m_patch(new QPushButton(tr("Save as patch…"), this))
    , m_copy(new QPushButton(tr("Write a repaired copy…"), this))
{
    setWindowTitle(tr("Repair the labels"));
    resize(980, 640);
    m_tree->setHeaderLabels({tr("Repair"), tr("Line")});
    m_tree->setAccessibleName(tr("Proposed repairs"));
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_why->setWordWrap(true);
    m_change->setReadOnly(true);
    m_change->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_change->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_change->setAccessibleName(tr("Change"));
    m_count->setForegroundRole(QPalette::PlaceholderText);

    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(space::small, 0, 0, 0);
    rightColumn->setSpacing(space::medium);
    rightColumn->addWidget(m_why);
    rightColumn->addWidget(m_change, 1);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tree);
    splitter->addWidget(right);
    splitter->setSizes({460, 500});

    auto* promise = new QLabel(tr("The data set itself is not changed. A patch comes with another one that takes it back."), this);
    promise->setForegroundRole(QPalette::PlaceholderText);
    promise->setWordWrap(true);
    auto* close = new QPushButton(tr("Close"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_count, 1);
    row->addWidget(m_patch);
    row->addWidget(m_copy);
    row->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(m_banner);
    column->addWidget(splitter, 1);
    column->addWidget(promise);
    column->addLayout(row);

    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_patch, &QPushButton::clicked, this, &RepairDialog::patchRequested);
    connect(m_copy, &QPushButton::clicked, this, &RepairDialog::copyRequested);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) { showRepair(item); });
    connect(m_tree, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item) { marked(item); });
    const auto key = [this](QKeySequence::StandardKey keys, std::vector<std::vector<bool>>& from, std::vector<std::vector<bool>>& to) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, [this, &from, &to] {
            if (!from.empty()) {
                to.push_back(m_marks);
                const std::vector<bool> marks = from.back();
                from.pop_back();
                restore(marks);
            }
        });
    };
    key(QKeySequence::Undo, m_undo, m_redo);
    key(QKeySequence::Redo, m_redo, m_undo);
    fill();
}

void RepairDialog::fill()
{
    m_restoring = true;
    m_items.assign(m_repairs.size(), nullptr);
    m_marks.assign(m_repairs.size(), false);
    for (int i = 0; i < audit::repairKindCount; ++i) {
        const auto kind = static_cast<audit::RepairKind>(i);
        const auto count = std::count_if(m_repairs.begin(), m_repairs.end(), [&](const audit::Repair& r) { return r.kind == kind; });
        if (count == 0) {
            continue;
        }
        auto* group = new QTreeWidgetItem(m_tree, {tr("%1 (%2)").arg(textOf(kind, ".title"), QLocale().toString(static_cast<qlonglong>(count)))});
        group->setSizeHint(0, rowSize);
        group->setData(0, repairRole, -1);
        group->setData(0, kindRole, i);
        group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
        for (std::size_t r = 0; r < m_repairs.size(); ++r) {
            const audit::Repair& repair = m_repairs[r];
            if (repair.kind != kind) {
                continue;
            }
            auto* item = new QTreeWidgetItem(group, {QString::fromStdString(repair.file).section(u'/', -1),
                                                     repair.line > 0 ? QLocale().toString(repair.line) : QString()});
            item->setToolTip(0, QString::fromStdString(repair.file));
            item->setSizeHint(0, rowSize);
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setData(0, repairRole, static_cast<int>(r));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(0, audit::isCertain(kind) ? Qt::Checked : Qt::Unchecked);
            m_items[r] = item;
            m_marks[r] = audit::isCertain(kind);
        }
    }
    m_restoring = false;
    if (m_tree->topLevelItemCount() > 0) {
        // The first that is proposed without a doubt; where there is none, the first.
        int first = 0;
        while (first < m_tree->topLevelItemCount() && m_tree->topLevelItem(first)->checkState(0) == Qt::Unchecked) {
            ++first;
        }
        QTreeWidgetItem* group = m_tree->topLevelItem(first < m_tree->topLevelItemCount() ? first : 0);
        group->setExpanded(true);
        m_tree->setCurrentItem(group->child(0));
    } else {
        m_why->setText(tr("Nothing was found that can be repaired without looking at the pictures."));
        m_change->hide();
    }
    showCount();
}

void RepairDialog::showRepair(QTreeWidgetItem* item)
{
    if (item == nullptr) {
        return;
    }
    const int number = item->data(0, repairRole).toInt();
    const auto kind = number < 0 ? static_cast<audit::RepairKind>(item->data(0, kindRole).toInt())
                                 : m_repairs[static_cast<std::size_t>(number)].kind;
    m_why->setText(QStringLiteral("<b>%1</b><br>%2").arg(textOf(kind, ".title").toHtmlEscaped(), textOf(kind, ".why").toHtmlEscaped()));
    m_change->setVisible(number >= 0);
    if (number < 0) {
        return;
    }
    const audit::Repair& repair = m_repairs[static_cast<std::size_t>(number)];
    QString text = QString::fromStdString(repair.file) + QStringLiteral("\n\n");
    if (repair.line == 0) {
        text += tr("(a new, empty file)");
    } else {
        text += QStringLiteral("- %1\n").arg(QString::fromStdString(repair.before));
        text += repair.after ? QStringLiteral("+ %1\n").arg(QString::fromStdString(*repair.after)) : QString();
    }
    m_change->setPlainText(text);
}

void RepairDialog::marked(QTreeWidgetItem* item)
{
    // A group passes its mark on to its repairs, each of which comes here by itself.
    const int number = item->data(0, repairRole).toInt();
    if (m_restoring || number < 0) {
        return;
    }
    const bool mark = item->checkState(0) == Qt::Checked;
    if (mark == m_marks[static_cast<std::size_t>(number)]) {
        return;
    }
    // A mark set on a group changes all its repairs in one turn: that is one step back.
    if (!m_stepOpen) {
        m_stepOpen = true;
        m_undo.push_back(m_marks);
        m_redo.clear();
        QMetaObject::invokeMethod(this, [this] { m_stepOpen = false; }, Qt::QueuedConnection);
    }
    m_marks[static_cast<std::size_t>(number)] = mark;
    showCount();
}

void RepairDialog::restore(const std::vector<bool>& marks)
{
    m_restoring = true;
    m_marks = marks;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        m_items[i]->setCheckState(0, m_marks[i] ? Qt::Checked : Qt::Unchecked);
    }
    m_restoring = false;
    showCount();
}

void RepairDialog::showCount()
{
    const auto count = std::count(m_marks.begin(), m_marks.end(), true);
    m_count->setText(tr("%Ln repair(s) marked", nullptr, static_cast<int>(count)));
    m_patch->setEnabled(count > 0);
    m_copy->setEnabled(count > 0);
}

std::vector<audit::Repair> RepairDialog::chosen() const
{
    std::vector<audit::Repair> out;
    for (std::size_t i = 0; i < m_repairs.size(); ++i) {
        if (m_marks[i]) {
            out.push_back(m_repairs[i]);
        }
    }
    return out;
}

void RepairDialog::setError(const QString& text)
{
    m_banner->showError(text);
}

void RepairDialog::setNotice(const QString& text)
{
    m_banner->dismiss();
    m_banner->showNotice(text);
}

void RepairDialog::setBusy(bool busy)
{
    m_tree->setEnabled(!busy);
    m_patch->setEnabled(!busy && !chosen().empty());
    m_copy->setEnabled(!busy && !chosen().empty());
}

}  // namespace gg::widgets
