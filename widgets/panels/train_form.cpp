#include "widgets/panels/train_form.h"

#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int editorWidth = 170;
constexpr int twoColumnWidth = 1000;
const QString runKey = QStringLiteral("run");

}  // namespace

TrainForm::TrainForm(QWidget* parent)
    : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(space::large, space::large, space::large, space::large);
    m_grid->setSpacing(space::large);
    buildData(addGroup(tr("Data")));
    buildModel(addGroup(tr("Model")));
    buildLoss(addGroup(tr("Loss and optimiser")));
    buildSchedule(addGroup(tr("Schedule")));

    m_advancedButton = new QToolButton(this);
    m_advancedButton->setText(tr("Advanced"));
    m_advancedButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_advancedButton->setArrowType(Qt::RightArrow);
    m_advancedButton->setCheckable(true);
    m_advancedButton->setAutoRaise(true);
    m_advancedButton->setMinimumHeight(space::target);
    auto* form = addGroup(tr("Augmentation, snapshots and machine"));
    m_advanced = form->parentWidget();
    m_groups.removeLast();
    m_advanced->hide();
    buildAdvanced(form);
    connect(m_advancedButton, &QToolButton::toggled, this, [this](bool open) {
        m_advancedButton->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_advanced->setVisible(open);
    });
    arrange(1);
    setConfig({});
}

void TrainForm::arrange(int columns)
{
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    while (m_grid->count() > 0) {
        delete m_grid->takeAt(0);
    }
    // Column by column, so that reading and tab order stay data, model, loss, schedule.
    const int rows = (static_cast<int>(m_groups.size()) + columns - 1) / columns;
    for (int i = 0; i < m_groups.size(); ++i) {
        m_grid->addWidget(m_groups[i], i % rows, i / rows, Qt::AlignTop);
    }
    m_grid->addWidget(m_advancedButton, rows, 0, 1, columns, Qt::AlignLeft);
    m_grid->addWidget(m_advanced, rows + 1, 0);
    for (int row = 0; row <= 6; ++row) {
        m_grid->setRowStretch(row, row == rows + 2 ? 1 : 0);
    }
    for (int column = 0; column < 2; ++column) {
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    }
}

void TrainForm::resizeEvent(QResizeEvent* event)
{
    arrange(width() >= twoColumnWidth ? 2 : 1);
    QWidget::resizeEvent(event);
}

QFormLayout* TrainForm::addGroup(const QString& title)
{
    auto* box = new QGroupBox(title, this);
    auto* form = new QFormLayout(box);
    form->setContentsMargins(space::large, space::medium, space::large, space::medium);
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::small);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_groups.append(box);
    return form;
}

void TrainForm::addField(QFormLayout* form, const QString& key, const QString& label, QWidget* editor, const QString& toolTip)
{
    auto* cell = new QWidget(form->parentWidget());
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* problem = new QLabel(cell);
    problem->setWordWrap(true);
    problem->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    problem->hide();
    editor->setObjectName(key);
    editor->setToolTip(key == runKey ? toolTip : QStringLiteral("%1\n%2").arg(toolTip, key));
    column->addWidget(editor);
    column->addWidget(problem);
    auto* name = new QLabel(label, form->parentWidget());
    name->setMinimumWidth(150);
    name->setBuddy(editor);
    form->addRow(name, cell);
    m_fields.insert(key, {editor, problem});
}

QLineEdit* TrainForm::addNumber(QFormLayout* form, const QString& key, const QString& label, const QString& toolTip)
{
    auto* editor = new QLineEdit(this);
    editor->setFixedWidth(editorWidth);
    addField(form, key, label, editor, toolTip);
    connect(editor, &QLineEdit::textChanged, this, &TrainForm::check);
    return editor;
}

QComboBox* TrainForm::addChoice(QFormLayout* form, const QString& key, const QString& label, const QList<QPair<QString, QString>>& items,
                                const QString& toolTip)
{
    auto* editor = new QComboBox(this);
    editor->setFixedWidth(editorWidth);
    for (const auto& [id, title] : items) {
        editor->addItem(title, id);
    }
    addField(form, key, label, editor, toolTip);
    connect(editor, &QComboBox::currentIndexChanged, this, &TrainForm::check);
    return editor;
}

QCheckBox* TrainForm::addCheck(QFormLayout* form, const QString& key, const QString& label, const QString& toolTip)
{
    auto* editor = new QCheckBox(this);
    editor->setMinimumHeight(24);
    addField(form, key, label, editor, toolTip);
    connect(editor, &QCheckBox::toggled, this, &TrainForm::check);
    return editor;
}

void TrainForm::buildData(QFormLayout* form)
{
    m_runName = new QLineEdit(this);
    m_runName->setFixedWidth(editorWidth);
    addField(form, runKey, tr("Name of the run"), m_runName, tr("Name of the run's folder"));
    connect(m_runName, &QLineEdit::textChanged, this, &TrainForm::check);
    addNumber(form, QStringLiteral("image_size"), tr("Image size, px"), tr("Images and masks are scaled to a square of this side"));
    addNumber(form, QStringLiteral("split.val"), tr("Share for validation"), tr("Used where the data set names no validation split"));
    addChoice(form, QStringLiteral("split.by"), tr("Split by"),
              {{QStringLiteral("image"), tr("Image")}, {QStringLiteral("sequence"), tr("Sequence")}},
              tr("Frames of one recording look alike: split by sequence, or validation flatters"));
    addChoice(form, QStringLiteral("mask.foreground"), tr("Foreground is"),
              {{QStringLiteral("bright"), tr("Bright")}, {QStringLiteral("dark"), tr("Dark (inverted masks)")}},
              tr("Which side of the mask is the object"));
    addNumber(form, QStringLiteral("seed"), tr("Seed"), tr("The same seed gives the same numbers"));
}

void TrainForm::buildModel(QFormLayout* form)
{
    addChoice(form, QStringLiteral("model.name"), tr("Network"), {{QStringLiteral("unet"), tr("U-Net")}}, tr("Five stages and a bottleneck"));
    addNumber(form, QStringLiteral("model.width"), tr("Width"), tr("Channels of the first stage; they double with each. Many published U-Nets have 32"));
}

void TrainForm::buildLoss(QFormLayout* form)
{
    addChoice(form, QStringLiteral("loss"), tr("Loss"),
              {{QStringLiteral("bce"), tr("BCE")}, {QStringLiteral("dice"), tr("Dice")}, {QStringLiteral("bce_dice"), tr("BCE + Dice")}},
              tr("BCE alone may give up the foreground where it is rare"));
    addChoice(form, QStringLiteral("optimizer.name"), tr("Optimiser"),
              {{QStringLiteral("adam"), tr("Adam")}, {QStringLiteral("adamw"), tr("AdamW")}, {QStringLiteral("sgd"), tr("SGD")}},
              tr("SGD uses Nesterov momentum"));
    addNumber(form, QStringLiteral("optimizer.lr"), tr("Learning rate"), tr("Of the first step after the warm-up"));
    addNumber(form, QStringLiteral("optimizer.weight_decay"), tr("Weight decay"), tr("0 for none"));
}

void TrainForm::buildSchedule(QFormLayout* form)
{
    addNumber(form, QStringLiteral("epochs"), tr("Epochs"), tr("Passes over the training images"));
    addNumber(form, QStringLiteral("batch"), tr("Batch"), tr("Images a step"));
    addChoice(form, QStringLiteral("schedule.name"), tr("Learning rate over time"),
              {{QStringLiteral("constant"), tr("Constant")}, {QStringLiteral("cosine"), tr("Cosine")}}, tr("Cosine falls to a share of the rate"));
    addNumber(form, QStringLiteral("schedule.warmup_epochs"), tr("Warm-up, epochs"), tr("The rate rises from 0"));
    addNumber(form, QStringLiteral("early_stopping.patience"), tr("Early stopping after, epochs"), tr("Epochs without a better value; 0 never stops early"));
    addChoice(form, QStringLiteral("early_stopping.metric"), tr("Best by"),
              {{QStringLiteral("dice"), tr("Dice")}, {QStringLiteral("iou"), tr("IoU")}, {QStringLiteral("sensitivity"), tr("Sensitivity")},
               {QStringLiteral("loss"), tr("Validation loss")}},
              tr("Chooses the best checkpoint and ends the training early"));
}

void TrainForm::buildAdvanced(QFormLayout* form)
{
    addCheck(form, QStringLiteral("augment.flip_horizontal"), tr("Flip left and right"), tr("Half of the images, at random"));
    addCheck(form, QStringLiteral("augment.flip_vertical"), tr("Flip up and down"), tr("Half of the images, at random"));
    addNumber(form, QStringLiteral("augment.rotate"), tr("Rotate, at most degrees"), tr("To either side"));
    addNumber(form, QStringLiteral("augment.scale"), tr("Scale, ± share"), tr("0.1 for 90 % to 110 %"));
    addNumber(form, QStringLiteral("augment.brightness"), tr("Brightness, ± share"), tr("0 for none"));
    addNumber(form, QStringLiteral("augment.contrast"), tr("Contrast, ± share"), tr("0 for none"));
    addNumber(form, QStringLiteral("optimizer.momentum"), tr("Momentum"), tr("SGD only"));
    addNumber(form, QStringLiteral("schedule.final"), tr("Cosine ends at, share"), tr("Of the learning rate"));
    addNumber(form, QStringLiteral("snapshots.images"), tr("Snapshot images"), tr("Validation images that are followed through the epochs"));
    addNumber(form, QStringLiteral("snapshots.every"), tr("Snapshot every, epochs"), tr("How often predictions are kept"));
    addNumber(form, QStringLiteral("probe.every"), tr("Probe every, steps"), tr("Between epochs; 0 for never. Shows a collapse within seconds"));
    addNumber(form, QStringLiteral("probe.images"), tr("Probe images"), tr("Size of the fixed probe batch"));
    addChoice(form, QStringLiteral("device"), tr("Device"),
              {{QStringLiteral("auto"), tr("Fastest there is")}, {QStringLiteral("cpu"), tr("CPU")}, {QStringLiteral("cuda"), tr("CUDA")}},
              tr("Where the network runs"));
    addNumber(form, QStringLiteral("threads"), tr("Threads of the network"), tr("0 chooses by itself"));
    addNumber(form, QStringLiteral("loaders"), tr("Threads that load images"), tr("0 chooses by itself"));
}

QString TrainForm::text(const QString& key) const
{
    QWidget* editor = m_fields.value(key).editor;
    if (const auto* line = qobject_cast<QLineEdit*>(editor)) {
        return line->text().trimmed();
    }
    if (const auto* box = qobject_cast<QComboBox*>(editor)) {
        return box->currentData().toString();
    }
    const auto* tick = qobject_cast<QCheckBox*>(editor);
    return tick != nullptr && tick->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
}

void TrainForm::setText(const QString& key, const QString& value)
{
    QWidget* editor = m_fields.value(key).editor;
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setText(value);
    } else if (auto* box = qobject_cast<QComboBox*>(editor)) {
        box->setCurrentIndex(std::max(0, box->findData(value)));
    } else if (auto* tick = qobject_cast<QCheckBox*>(editor)) {
        tick->setChecked(value == u"true");
    }
}

void TrainForm::setConfig(const recipe::TrainConfig& config)
{
    m_filling = true;
    m_config = config;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        if (it.key() != runKey) {
            setText(it.key(), QString::fromStdString(recipe::valueText(config, it.key().toStdString())));
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
    m_runName->setToolTip(tr("The run is written to a folder of this name in %1").arg(QDir::toNativeSeparators(folder)));
}

void TrainForm::setHasOwnSplits(bool own)
{
    for (const QString& key : {QStringLiteral("split.val"), QStringLiteral("split.by")}) {
        m_fields.value(key).editor->setEnabled(!own);
    }
}

void TrainForm::check()
{
    if (m_filling) {
        return;
    }
    QHash<QString, QString> problems;
    recipe::TrainConfig config = m_config;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        if (it.key() == runKey) {
            continue;
        }
        const QString value = text(it.key());
        const std::string expected = recipe::setValue(config, it.key().toStdString(), value.toStdString());
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
    showProblems(problems);
    m_config = config;
    m_valid = problems.isEmpty();
    m_problemCount = static_cast<int>(problems.size());
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
        if (!problem.isEmpty() && m_advanced->isAncestorOf(it->editor)) {
            m_advancedButton->setChecked(true);
        }
    }
}

}  // namespace gg::widgets
