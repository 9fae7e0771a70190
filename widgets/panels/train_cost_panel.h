#pragma once

#include "core/audit/finding.h"
#include "core/recipe/train_config.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace gg::widgets {

/// What a training will take, and what speaks against it: answers at once to each change of the form.
class TrainCostPanel : public QWidget {
    Q_OBJECT
public:
    explicit TrainCostPanel(QWidget* parent = nullptr);

    void setConfig(const recipe::TrainConfig& config);
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
    QLabel* addValue(class QFormLayout* form, const QString& label, const QString& toolTip);
    void update();
    void updateTimes(double gflopsPerImage);
    void updateMeasureButton();

    QLabel* m_parameters;
    QLabel* m_gflops;
    QLabel* m_memory;
    QLabel* m_memoryWarning;
    QLabel* m_steps;
    QLabel* m_epochTime;
    QLabel* m_totalTime;
    QLabel* m_source;
    QLabel* m_audit;
    QLabel* m_foreground;
    QPushButton* m_measure;
    QPushButton* m_showAudit;
    recipe::TrainConfig m_config;
    recipe::TrainConfig m_measuredConfig;
    bool m_measuring = false;
    bool m_measureEnabled = false;
    std::size_t m_trainImages = 0;
    std::size_t m_valImages = 0;
    qint64 m_machineMemory = 0;
    double m_imagesPerSecond = 0;
    std::optional<double> m_share;
};

}  // namespace gg::widgets
