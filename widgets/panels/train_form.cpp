#include "widgets/panels/train_form.h"

#include "core/recipe/key_effect.h"
#include "widgets/panels/form_editors.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>

namespace gg::widgets {
namespace {

constexpr int editorWidth = 170;
constexpr int labelWidth = 150;
constexpr int twoColumnWidth = 900;
const QString runKey = QStringLiteral("run");

/// Hidden on purpose; a widget that was never shown is hidden, too.
bool isLeftOut(const QWidget* widget)
{
    return widget->testAttribute(Qt::WA_WState_ExplicitShowHide) && widget->isHidden();
}

}  // namespace

TrainForm::TrainForm(QWidget* parent)
    : QWidget(parent)
{
    rebuild();
    setConfig({});
}

/// The tasks have different keys, so the fields are made anew. Made in reading order, which is then the order of Tab.
void TrainForm::rebuild()
{
    const QString name = m_runName == nullptr ? QString() : runName();
    const bool open = m_advancedButton != nullptr && m_advancedButton->isChecked();
    const auto parts = findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    delete layout();
    qDeleteAll(parts);
    m_fields.clear();
    m_main = {};
    m_advanced = {};
    m_columns = 0;

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::large);
    auto* mainPart = new QWidget(this);
    m_main.row = new QHBoxLayout(mainPart);
    m_advancedButton = new QToolButton(this);
    m_advancedButton->setObjectName(QStringLiteral("advanced"));
    m_advancedButton->setText(tr("Advanced"));
    m_advancedButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_advancedButton->setArrowType(Qt::RightArrow);
    m_advancedButton->setCheckable(true);
    m_advancedButton->setAutoRaise(true);
    m_advancedButton->setMinimumHeight(space::target);
    m_advancedPart = new QWidget(this);
    m_advanced.row = new QHBoxLayout(m_advancedPart);
    for (Section* section : {&m_main, &m_advanced}) {
        section->row->setContentsMargins(0, 0, 0, 0);
        section->row->setSpacing(space::large);
    }
    column->addWidget(mainPart);
    column->addWidget(m_advancedButton, 0, Qt::AlignLeft);
    column->addWidget(m_advancedPart);
    column->addStretch(1);
    m_advancedPart->hide();
    connect(m_advancedButton, &QToolButton::toggled, this, [this](bool show) {
        m_advancedButton->setArrowType(show ? Qt::DownArrow : Qt::RightArrow);
        m_advancedPart->setVisible(show);
    });

    if (m_config.task == "detection") {
        buildDetection();
    } else {
        buildSegmentation();
    }
    m_runName->setText(name);
    m_advancedButton->setChecked(open);
    setRunParentFolder(m_runParentFolder);
    arrange(width() >= twoColumnWidth ? 2 : 1);
}

void TrainForm::arrange(int columns)
{
    if (columns != m_columns) {
        m_columns = columns;
        place(m_main, columns);
        place(m_advanced, columns);
    }
}

/// Column by column, so that reading and Tab go down one and then the other.
void TrainForm::place(Section& section, int columns)
{
    while (QLayoutItem* item = section.row->takeAt(0)) {
        delete item;
    }
    const auto heightOf = [](const QWidget* group) { return isLeftOut(group) ? 0 : group->sizeHint().height(); };
    int total = 0;
    for (const QWidget* group : section.groups) {
        total += heightOf(group);
    }
    qsizetype next = 0;
    int height = 0;
    for (int i = 0; i < columns; ++i) {
        auto* column = new QVBoxLayout;
        column->setSpacing(space::large);
        const int end = total * (i + 1) / columns;
        // A group goes where its middle lies.
        while (next < section.groups.size() && (i + 1 == columns || height + heightOf(section.groups[next]) / 2 <= end)) {
            height += heightOf(section.groups[next]);
            column->addWidget(section.groups[next]);
            ++next;
        }
        column->addStretch(1);
        section.row->addLayout(column, 1);
    }
}

void TrainForm::resizeEvent(QResizeEvent* event)
{
    arrange(width() >= twoColumnWidth ? 2 : 1);
    QWidget::resizeEvent(event);
}

QFormLayout* TrainForm::addGroup(const QString& title, Place place)
{
    Section& section = place == Place::Main ? m_main : m_advanced;
    auto* box = new QGroupBox(title, section.row->parentWidget());
    auto* form = new QFormLayout(box);
    form->setContentsMargins(space::large, space::medium, space::large, space::medium);
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::small);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    section.groups.append(box);
    return form;
}

void TrainForm::addField(QFormLayout* form, const QString& key, const QString& label, const QString& toolTip, Field field)
{
    auto* cell = new QWidget(form->parentWidget());
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    field.problem = new QLabel(cell);
    field.problem->setWordWrap(true);
    field.problem->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    field.problem->hide();
    field.editor->setParent(cell);
    field.editor->setObjectName(key);
    field.editor->setToolTip(key == runKey ? toolTip : QStringLiteral("%1\n%2").arg(toolTip, key));
    column->addWidget(field.editor);
    column->addWidget(field.problem);
    field.name = new QLabel(label, form->parentWidget());
    field.name->setMinimumWidth(labelWidth);
    field.name->setBuddy(field.editor);
    form->addRow(field.name, cell);
    m_fields.insert(key, std::move(field));
}

void TrainForm::addNumber(QFormLayout* form, const char* key, const QString& label, const QString& toolTip)
{
    auto* editor = new QLineEdit(form->parentWidget());
    editor->setFixedWidth(editorWidth);
    addField(form, QString::fromLatin1(key), label, toolTip,
             {.editor = editor, .value = [editor] { return editor->text().trimmed(); }, .setValue = [editor](const QString& text) { editor->setText(text); }});
    connect(editor, &QLineEdit::textChanged, this, &TrainForm::check);
}

void TrainForm::addChoice(QFormLayout* form, const char* key, const QString& label, const Choices& items, const QString& toolTip)
{
    auto* editor = new QComboBox(form->parentWidget());
    editor->setFixedWidth(editorWidth);
    for (const auto& [id, title] : items) {
        editor->addItem(title, id);
    }
    addField(form, QString::fromLatin1(key), label, toolTip,
             {.editor = editor,
              .value = [editor] { return editor->currentData().toString(); },
              .setValue = [editor](const QString& id) { editor->setCurrentIndex(std::max(0, editor->findData(id))); }});
    connect(editor, &QComboBox::currentIndexChanged, this, &TrainForm::check);
}

void TrainForm::addCheck(QFormLayout* form, const char* key, const QString& label, const QString& toolTip)
{
    auto* editor = new QCheckBox(form->parentWidget());
    editor->setMinimumHeight(24);
    addField(form, QString::fromLatin1(key), label, toolTip,
             {.editor = editor,
              .value = [editor] { return editor->isChecked() ? QStringLiteral("true") : QStringLiteral("false"); },
              .setValue = [editor](const QString& text) { editor->setChecked(text == u"true"); }});
    connect(editor, &QCheckBox::toggled, this, &TrainForm::check);
}

void TrainForm::addFile(QFormLayout* form, const char* key, const QString& label, const QString& dialogTitle, const QString& filter,
                        const QString& toolTip)
{
    auto* editor = new FileEdit(dialogTitle, filter, form->parentWidget());
    addField(form, QString::fromLatin1(key), label, toolTip,
             {.editor = editor, .value = [editor] { return editor->value(); }, .setValue = [editor](const QString& file) { editor->setValue(file); }});
    connect(editor, &FileEdit::changed, this, &TrainForm::check);
}

void TrainForm::addModelName(QFormLayout* form)
{
    auto* editor = new ModelNameEdit(form->parentWidget());
    addField(form, QStringLiteral("model.name"), tr("Network"), tr("Family and scale"),
             {.editor = editor, .value = [editor] { return editor->value(); }, .setValue = [editor](const QString& name) { editor->setValue(name); }});
    connect(editor, &ModelNameEdit::changed, this, &TrainForm::check);
}

void TrainForm::addRunName(QFormLayout* form)
{
    m_runName = new QLineEdit(form->parentWidget());
    m_runName->setFixedWidth(editorWidth);
    addField(form, runKey, tr("Name of the run"), tr("Name of the run's folder"), {.editor = m_runName, .value = {}, .setValue = {}});
    connect(m_runName, &QLineEdit::textChanged, this, &TrainForm::check);
}

void TrainForm::setConfig(const recipe::TrainConfig& config)
{
    const bool sameTask = config.task == m_config.task;
    m_filling = true;
    m_config = config;
    if (!sameTask) {
        rebuild();
    }
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        if (it.key() != runKey) {
            it->setValue(QString::fromStdString(recipe::valueText(config, it.key().toStdString())));
        }
    }
    m_filling = false;
    check();
}

recipe::TrainConfig TrainForm::config() const
{
    return m_config;
}

QString TrainForm::runName() const
{
    return m_runName->text().trimmed();
}

void TrainForm::setRunName(const QString& name)
{
    m_runName->setText(name);
}

void TrainForm::setRunParentFolder(const QString& folder)
{
    m_runParentFolder = folder;
    m_runName->setToolTip(tr("The run is written to a folder of this name in %1").arg(QDir::toNativeSeparators(folder)));
}

void TrainForm::setHasOwnSplits(bool own)
{
    m_ownSplits = own;
    showEffects();
}

void TrainForm::setData(std::size_t trainImages, std::size_t classes)
{
    m_trainImages = trainImages;
    m_classes = classes;
    showEffects();
}

QString TrainForm::label(const QString& key) const
{
    const auto field = m_fields.constFind(key);
    return field == m_fields.cend() ? key : field->name->text();
}

void TrainForm::check()
{
    if (m_filling) {
        return;
    }
    QHash<QString, QString> problems;
    recipe::TrainConfig config = m_config;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const std::string expected =
            it.key() == runKey ? std::string() : recipe::setValue(config, it.key().toStdString(), it->value().toStdString());
        if (!expected.empty()) {
            problems.insert(it.key(), tr("Expected %1.").arg(QString::fromStdString(expected)));
        }
    }
    for (const recipe::ConfigProblem& problem : recipe::validate(config)) {
        const QString key = QString::fromStdString(problem.key);
        if (!problems.contains(key)) {
            const QString message = QString::fromStdString(problem.message);
            problems.insert(key, message.left(1).toUpper() + message.mid(1) + u'.');
        }
    }
    if (const QString name = runName(); name.isEmpty() || name.contains(u'/') || name == u"." || name == u"..") {
        problems.insert(runKey, tr("Expected a name for a folder, without slashes."));
    }
    m_config = config;
    m_valid = problems.isEmpty();
    m_problemCount = static_cast<int>(problems.size());
    showProblems(problems);
    showEffects();
    Q_EMIT changed();
}

void TrainForm::showProblems(const QHash<QString, QString>& problems)
{
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const QString problem = problems.value(it.key());
        it->problem->setText(problem);
        it->problem->setVisible(!problem.isEmpty());
        QPalette palette = it->problem->palette();
        palette.setColor(QPalette::WindowText, theme().error);
        it->problem->setPalette(palette);
        QPalette marked;
        if (!problem.isEmpty()) {
            marked.setColor(QPalette::Text, theme().error);
        }
        it->editor->setPalette(marked);
        if (!problem.isEmpty() && m_advancedPart->isAncestorOf(it->editor)) {
            m_advancedButton->setChecked(true);
        }
    }
}

/// What another network would have is not there: a group of which nothing has an effect.
void TrainForm::showGroups(const QHash<QWidget*, bool>& useful)
{
    bool changed = false;
    for (auto it = useful.cbegin(); it != useful.cend(); ++it) {
        if (isLeftOut(it.key()) == it.value()) {
            it.key()->setVisible(it.value());
            changed = true;
        }
    }
    if (changed && m_columns > 0) {
        place(m_main, m_columns);
        place(m_advanced, m_columns);
    }
}

void TrainForm::showEffects()
{
    QHash<QWidget*, bool> useful;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const bool settled = m_ownSplits && it.key().startsWith(u"split.");
        const bool effect = it.key() == runKey || (recipe::hasEffect(m_config, it.key().toStdString()) && !settled);
        it->editor->setEnabled(effect);
        it->name->setEnabled(effect);
        useful[it->name->parentWidget()] |= effect;
    }
    showGroups(useful);
    const auto optimiser = m_fields.constFind(QStringLiteral("optimizer.name"));
    if (const QString hint = optimiserHint(); optimiser != m_fields.cend() && !hint.isEmpty()) {
        QPalette palette = optimiser->problem->palette();
        palette.setColor(QPalette::WindowText, theme().mutedText);
        optimiser->problem->setPalette(palette);
        optimiser->problem->setText(hint);
        optimiser->problem->show();
    }
}

/// What is chosen by the data, where it is.
QString TrainForm::optimiserHint() const
{
    if (m_config.optimizer != recipe::Optimizer::Auto || m_trainImages == 0) {
        return {};
    }
    const recipe::TrainConfig chosen = recipe::resolveOptimizer(m_config, m_trainImages, m_classes).config;
    const QString name = chosen.optimizer == recipe::Optimizer::Sgd ? tr("SGD") : tr("AdamW");
    return tr("Here: %1 with a rate of %2, for %3 images and %n class(es).", nullptr, static_cast<int>(m_classes))
        .arg(name, QLocale().toString(chosen.learningRate, 'g', 6), QLocale().toString(static_cast<qulonglong>(m_trainImages)));
}

}  // namespace gg::widgets
