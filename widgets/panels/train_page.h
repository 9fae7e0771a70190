#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"
#include "core/recipe/foreign_recipe.h"
#include "core/recipe/suggestions.h"
#include "core/recipe/sweep.h"
#include "core/recipe/train_config.h"

#include <QList>
#include <QPair>
#include <QString>
#include <QWidget>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace gg::widgets {

class Banner;
class SweepDialog;
class SweepPanel;
class TrainCostPanel;
class TrainForm;

/// Sets up a training and steers the one that runs: recipes on the left, the form in the middle, what it will cost on the right.
class TrainPage : public QWidget {
    Q_OBJECT
public:
    enum class State { Idle, Starting, Running, Pausing, Paused, Stopping };
    Q_ENUM(State)

    explicit TrainPage(QWidget* parent = nullptr);

    /// Null: the empty state.
    void setDataset(dataset::DatasetPtr dataset);
    /// What the audit of this data set says; nothing while there is no audit. Errors block the start, with a link to them.
    void setAuditSummary(std::optional<audit::Summary> summary);
    /// Mean share of foreground in the masks, [0, 1].
    void setMeanForeground(std::optional<double> share);
    void setConfig(const recipe::TrainConfig& config);
    recipe::TrainConfig config() const;
    void setRunParentFolder(const QString& folder);
    QString runName() const;
    /// Another tool's configuration: taken as a recipe, and a dialog says what became of each of its settings.
    void setRecipe(const recipe::ForeignRecipe& recipe, const QString& fileName);
    /// What lies in the file that modelDescriptionRequested() named, or why it cannot be read.
    void setModelDescription(const QString& yaml, const QString& problem);
    /// Images per second of a step that was measured with the configuration in the form.
    void setMeasured(double imagesPerSecond);
    /// What is being measured, with a button to stop it; empty: nothing any more.
    void setMeasuring(const QString& what);
    /// Forward pass of one picture with the network in the form, and of each of its layers.
    void setLatency(double milliseconds, const std::vector<double>& layers);
    void setMachineMemory(qint64 bytes);
    void setNotice(const QString& text);
    void setError(const QString& text);

    void setState(State state);
    State state() const { return m_state; }
    /// The running training: epoch from 1, the share of it that is done, and the seconds to the end (0: not known).
    void setProgress(int epoch, int epochs, double shareOfEpoch, double imagesPerSecond, double secondsLeft);

    /// The queue of a sweep, in the form's place while one is open.
    SweepPanel& sweep() { return *m_sweep; }
    void showSweep(bool shown);
    bool showsSweep() const;
    /// Describes a sweep over the form's configuration, or over that of `plan`; on the screen until it starts.
    SweepDialog* openSweepDialog(const recipe::SweepPlan* plan = nullptr);

    static QList<QPair<QString, QString>> shortcuts();

Q_SIGNALS:
    void startRequested(const gg::recipe::TrainConfig& config, const QString& runName);
    void pauseRequested();
    void resumeRequested();
    void stopRequested();
    void measureRequested(const gg::recipe::TrainConfig& config);
    void cancelMeasureRequested();
    void openDatasetRequested();
    void showAuditRequested();
    void sweepRequested();
    void importConfigRequested();
    void exportConfigRequested();
    /// The form names a description of a network; answered by setModelDescription().
    void modelDescriptionRequested(const QString& file);

private:
    QWidget* buildRecipes();
    QWidget* buildMiddle();
    QWidget* buildControls();
    QWidget* buildCost(QWidget* parent);
    void offerTasks();
    void setTask(const std::string& task);
    void listRecipes();
    void useFirstRecipe();
    void useRecipe(int row);
    void fill(const recipe::TrainConfig& config, const QString& runName);
    void undoRecipe();
    void applySuggestions(const std::vector<recipe::Suggestion>& suggestions);
    void formChanged();
    void updatePlan(const recipe::TrainConfig& config);
    int classes() const;
    void updateControls();
    void start();
    void pauseOrResume();
    QString blockingReason() const;
    std::size_t trainImages() const;

    Banner* m_banner;
    QStackedWidget* m_stack;
    QWidget* m_taskRow;
    QComboBox* m_task;
    QListWidget* m_recipes;
    TrainForm* m_form;
    SweepPanel* m_sweep;
    QStackedWidget* m_middle;
    TrainCostPanel* m_cost;
    QLabel* m_reason;
    QCheckBox* m_anyway;
    QLabel* m_progressText;
    QProgressBar* m_progress;
    QPushButton* m_start;
    QPushButton* m_sweepButton;
    QPushButton* m_pause;
    QPushButton* m_stop;
    dataset::DatasetPtr m_dataset;
    std::optional<audit::Summary> m_audit;
    /// What the form held when a recipe, a file or a data set filled it last: anything else was changed by hand.
    struct Filling {
        recipe::TrainConfig config;
        QString runName;
        int recipe = -1;
    };
    Filling m_filled;
    /// Settings changed by hand that a recipe took the place of, and what they had been changed from.
    struct Replaced {
        Filling form;
        Filling base;
    };
    std::optional<Replaced> m_replaced;
    std::map<std::string, Filling> m_kept;  ///< by task, for whoever switches to and fro
    QString m_describedFile;
    QString m_description;
    QString m_descriptionProblem;
    bool m_hasOutlines = false;
    bool m_hasObjects = false;
    State m_state = State::Idle;
};

}  // namespace gg::widgets
