#pragma once

#include "core/recipe/train_config.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace gg::widgets {

/// The training configuration as a form, of the task that the configuration has. Fields take what is typed; what cannot be used is marked
/// at once, with the reason under the field, by the same rules that the YAML reader has; what has no effect as the rest stands is grey.
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
    /// What an optimiser that is chosen by the data depends on.
    void setData(std::size_t trainImages, std::size_t classes);
    /// The label of a key's field; the key itself where there is no such field.
    QString label(const QString& key) const;
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
        QLabel* name = nullptr;
        QLabel* problem = nullptr;
        std::function<QString()> value;
        std::function<void(const QString&)> setValue;
    };
    /// Groups that lie beside each other, in columns of about the same height.
    struct Section {
        QList<QWidget*> groups;
        QHBoxLayout* row = nullptr;
    };
    enum class Place { Main, Advanced };
    using Choices = QList<QPair<QString, QString>>;

    void rebuild();
    void buildSegmentation();
    void buildSegmentationData(QFormLayout* form);
    void buildSegmentationLoss(QFormLayout* form);
    void buildLossDetails(QFormLayout* form);
    void buildStart(QFormLayout* form);
    void buildSegmentationDetails(QFormLayout* form);
    void buildDetection();
    void buildDetectionModel(QFormLayout* form);
    void buildDetectionLoss(QFormLayout* form);
    void buildAnchors(QFormLayout* form);
    void buildGrid(QFormLayout* form);
    void buildSsd(QFormLayout* form);
    void buildOptimiserDetails(QFormLayout* form);
    void buildSchedule(QFormLayout* form);
    void buildScheduleDetails(QFormLayout* form);
    void buildColours(QFormLayout* form);
    void buildGeometry(QFormLayout* form);
    void buildValidation(QFormLayout* form);
    void buildSplit(QFormLayout* form);
    void buildTeacher(QFormLayout* form);
    void buildMachine(QFormLayout* form);
    void addRunName(QFormLayout* form);

    void arrange(int columns);
    static void place(Section& section, int columns);
    QFormLayout* addGroup(const QString& title, Place place = Place::Main);
    void addField(QFormLayout* form, const QString& key, const QString& label, const QString& toolTip, Field field);
    void addNumber(QFormLayout* form, const char* key, const QString& label, const QString& toolTip);
    void addChoice(QFormLayout* form, const char* key, const QString& label, const Choices& items, const QString& toolTip);
    void addCheck(QFormLayout* form, const char* key, const QString& label, const QString& toolTip);
    void addFile(QFormLayout* form, const char* key, const QString& label, const QString& dialogTitle, const QString& filter, const QString& toolTip);
    void addModelName(QFormLayout* form);
    void check();
    void showProblems(const QHash<QString, QString>& problems);
    void showEffects();
    void showGroups(const QHash<QWidget*, bool>& useful);
    QString optimiserHint() const;

    QHash<QString, Field> m_fields;
    Section m_main;
    Section m_advanced;
    QWidget* m_advancedPart = nullptr;
    QToolButton* m_advancedButton = nullptr;
    QLineEdit* m_runName = nullptr;
    QString m_runParentFolder;
    recipe::TrainConfig m_config;
    std::size_t m_trainImages = 0;
    std::size_t m_classes = 1;
    int m_columns = 0;
    int m_problemCount = 0;
    bool m_ownSplits = false;
    bool m_valid = true;
    bool m_filling = false;
};

}  // namespace gg::widgets
