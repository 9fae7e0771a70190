#pragma once

#include "core/recipe/train_config.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGridLayout;
class QGroupBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace gg::widgets {

/// The training configuration as a form in four groups. Fields take what is typed; what cannot be used is marked at once, with the reason
/// under the field, by the same rules that the YAML reader has.
class TrainForm : public QWidget {
    Q_OBJECT
public:
    explicit TrainForm(QWidget* parent = nullptr);

    void setConfig(const recipe::TrainConfig& config);
    recipe::TrainConfig config() const;
    QString runName() const;
    void setRunName(const QString& name);
    /// Where the run will lie, in the name's tooltip.
    void setRunParentFolder(const QString& folder);
    /// Whether the data set names its own train and val splits: then the share for validation has no effect and is greyed.
    void setHasOwnSplits(bool own);
    bool valid() const { return m_valid; }
    /// Number of fields that are marked.
    int problemCount() const { return m_problemCount; }

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Field {
        QWidget* editor = nullptr;
        QLabel* problem = nullptr;
    };
    void buildData(QFormLayout* form);
    void buildModel(QFormLayout* form);
    void buildLoss(QFormLayout* form);
    void buildSchedule(QFormLayout* form);
    void buildAdvanced(QFormLayout* form);
    void arrange(int columns);
    QFormLayout* addGroup(const QString& title);
    void addField(QFormLayout* form, const QString& key, const QString& label, QWidget* editor, const QString& toolTip);
    QLineEdit* addNumber(QFormLayout* form, const QString& key, const QString& label, const QString& toolTip);
    QComboBox* addChoice(QFormLayout* form, const QString& key, const QString& label, const QList<QPair<QString, QString>>& items,
                         const QString& toolTip);
    QCheckBox* addCheck(QFormLayout* form, const QString& key, const QString& label, const QString& toolTip);
    void check();
    void showProblems(const QHash<QString, QString>& problems);
    QString text(const QString& key) const;
    void setText(const QString& key, const QString& value);

    QHash<QString, Field> m_fields;
    QList<QGroupBox*> m_groups;
    QGridLayout* m_grid = nullptr;
    int m_columns = 0;
    QLineEdit* m_runName = nullptr;
    QWidget* m_advanced = nullptr;
    QToolButton* m_advancedButton = nullptr;
    recipe::TrainConfig m_config;
    bool m_valid = true;
    bool m_filling = false;
    int m_problemCount = 0;
};

}  // namespace gg::widgets
