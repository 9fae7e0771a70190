#pragma once

#include "core/evaluation/detection_evaluation.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;

namespace gg::widgets {

/// Where the thresholds stand: confidence (one, or one a class), IoU, and, behind a button, the IoU of the confusion matrix. Beside them what
/// all classes reach there. Moving a slider is told at most once a frame, its last place always.
class ThresholdBar final : public QWidget {
    Q_OBJECT
public:
    explicit ThresholdBar(QWidget* parent = nullptr);

    const evaluation::ReadingOptions& options() const { return m_options; }
    /// Without saying so.
    void setOptions(const evaluation::ReadingOptions& options);
    /// What is read at the thresholds; null: nothing. Thresholds a class are taken from it.
    void setReading(std::shared_ptr<const evaluation::Reading> reading);
    double targetPrecision() const;

Q_SIGNALS:
    void optionsChanged(const gg::evaluation::ReadingOptions& options);
    void targetPrecisionChanged(double target);
    /// Why a button could not do all it says; empty: it could.
    void noticed(const QString& sentence);

private:
    /// A slider and a field for one number.
    struct Knob {
        QSlider* slider = nullptr;
        QDoubleSpinBox* field = nullptr;
    };
    Knob makeKnob(const QString& name, const QString& tip, double lower, double step, int digits, void (ThresholdBar::*moved)(double));
    QToolButton* makeAdvanced();
    void buildButtons(class QHBoxLayout& line);
    void moveConfidence(double value);
    void moveIou(double value);
    void showValue(const Knob& knob, double value) const;
    void showOptions();
    void showReached();
    void takeBestF1();
    void takeTarget();
    void reset();
    void changed();

    evaluation::ReadingOptions m_options;
    std::shared_ptr<const evaluation::Reading> m_reading;
    Knob m_confidence;
    Knob m_iou;
    QDoubleSpinBox* m_confusionIou = nullptr;
    QDoubleSpinBox* m_target = nullptr;
    QToolButton* m_bestF1 = nullptr;
    QToolButton* m_applyTarget = nullptr;
    QToolButton* m_reset = nullptr;
    QLabel* m_perClass = nullptr;
    QLabel* m_reached = nullptr;
    QTimer m_frame;
};

}  // namespace gg::widgets
