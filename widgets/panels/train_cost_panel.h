#pragma once

#include "core/audit/finding.h"
#include "core/recipe/model_cost.h"
#include "core/recipe/model_plan.h"
#include "core/recipe/suggestions.h"
#include "core/recipe/train_config.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QFormLayout;
class QLabel;
class QPushButton;

namespace gg::widgets {

class ProgressRow;
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
    /// Of the network that was in the form when the measurement was asked for: shown while the form names it, at its size.
    void setLatency(double milliseconds, const std::vector<double>& layers);
    /// What is being measured; empty: nothing any more.
    void setMeasuring(const QString& what);
    bool measuring() const { return m_measuring; }
    void setMeasureEnabled(bool enabled);
    void setAuditSummary(const std::optional<audit::Summary>& summary);
    void setMeanForeground(std::optional<double> share);

Q_SIGNALS:
    void measureRequested();
    void cancelMeasureRequested();
    void showAuditRequested();

private:
    QFormLayout* m_values = nullptr;
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
    QLabel* m_latency = nullptr;
    QLabel* m_memory = nullptr;
    QLabel* m_memoryWarning = nullptr;
    QLabel* m_steps = nullptr;
    QLabel* m_epochTime = nullptr;
    QLabel* m_totalTime = nullptr;
    QLabel* m_source = nullptr;
    QLabel* m_audit = nullptr;
    QLabel* m_foreground = nullptr;
    QPushButton* m_measure = nullptr;
    ProgressRow* m_measureProgress = nullptr;
    QPushButton* m_layers = nullptr;
    QPushButton* m_showAudit = nullptr;
    TrainSuggestions* m_suggestions = nullptr;
    recipe::TrainConfig m_config;
    std::optional<recipe::ModelPlan> m_plan;
    QString m_planProblem;
    QString m_costProblem;
    /// What a measurement is of: the form may be changed while it runs.
    struct Measured {
        std::string task;
        std::optional<recipe::ModelPlan> plan;
        int imageSize = 0;
        double gflops = 0;  ///< an image
    };
    struct Latency {
        Measured of;
        double milliseconds = 0;
        std::vector<double> layers;
    };
    Measured inForm();
    bool latencyHolds() const;
    std::optional<Measured> m_asked;
    std::optional<Measured> m_measured;
    std::optional<Latency> m_latencyOf;
    bool m_measuring = false;
    bool m_measureEnabled = false;
    std::size_t m_trainImages = 0;
    std::size_t m_valImages = 0;
    qint64 m_machineMemory = 0;
    double m_imagesPerSecond = 0;
    std::optional<double> m_share;
};

}  // namespace gg::widgets
