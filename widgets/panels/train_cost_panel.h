#pragma once

#include "core/audit/finding.h"
#include "core/recipe/model_cost.h"
#include "core/recipe/model_plan.h"
#include "core/recipe/suggestions.h"
#include "core/recipe/train_config.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QLabel;
class QPushButton;

namespace gg::widgets {

class TrainSuggestions;

/// What a training will take, and what speaks against it: answers at once to each change of the form.
class TrainCostPanel : public QWidget {
    Q_OBJECT
public:
    explicit TrainCostPanel(QWidget* parent = nullptr);

    void setConfig(const recipe::TrainConfig& config);
    /// The network of a detector; nothing where its description does not hold, with the reason.
    void setPlan(std::optional<recipe::ModelPlan> plan, const QString& problem = {});
    /// Why this network cannot be trained with these settings; empty where it can.
    QString problem() const;
    TrainSuggestions& suggestions() { return *m_suggestions; }
    void setImages(std::size_t train, std::size_t val);
    void setMachineMemory(qint64 bytes);
    void setMeasured(double imagesPerSecond);
    void setMeasuring(bool measuring);
    void setMeasureEnabled(bool enabled);
    void setAuditSummary(const std::optional<audit::Summary>& summary);
    void setMeanForeground(std::optional<double> share);

Q_SIGNALS:
    void measureRequested();
    void showAuditRequested();

private:
    QLabel* addValue(QFormLayout* form, const QString& label, const QString& toolTip);
    QWidget* buildCost();
    QWidget* buildData();
    recipe::ModelCost cost();
    void update();
    void updateMemory(const recipe::ModelCost& cost);
    void updateTimes(const recipe::ModelCost& cost);
    void updateForeground();
    void showLayers();
    void updateMeasureButton();

    QLabel* m_parameters = nullptr;
    QLabel* m_gflops = nullptr;
    QLabel* m_memory = nullptr;
    QLabel* m_memoryWarning = nullptr;
    QLabel* m_steps = nullptr;
    QLabel* m_epochTime = nullptr;
    QLabel* m_totalTime = nullptr;
    QLabel* m_source = nullptr;
    QLabel* m_audit = nullptr;
    QLabel* m_foreground = nullptr;
    QPushButton* m_measure = nullptr;
    QPushButton* m_layers = nullptr;
    QPushButton* m_showAudit = nullptr;
    TrainSuggestions* m_suggestions = nullptr;
    recipe::TrainConfig m_config;
    std::optional<recipe::ModelPlan> m_plan;
    QString m_planProblem;
    QString m_costProblem;
    std::string m_measuredTask;
    double m_measuredGflops = 0;
    bool m_measuring = false;
    bool m_measureEnabled = false;
    std::size_t m_trainImages = 0;
    std::size_t m_valImages = 0;
    qint64 m_machineMemory = 0;
    double m_imagesPerSecond = 0;
    std::optional<double> m_share;
};

}  // namespace gg::widgets
