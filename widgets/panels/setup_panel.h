#pragma once

#include "widgets/models/evaluation_setup.h"

#include <QWidget>

class QComboBox;
class QFormLayout;

namespace gg::widgets {

struct EvaluationSource;

/// What predictions are held against: the split, boxes or masks, and which side of a mask is the foreground. Shows only what can be chosen for
/// the source that is looked at.
class SetupPanel final : public QWidget {
    Q_OBJECT
public:
    explicit SetupPanel(QWidget* parent = nullptr);

    void setChoices(const EvaluationChoices& choices);
    void setSetup(const EvaluationSetup& setup);
    const EvaluationSetup& setup() const { return m_setup; }
    /// Null: none is looked at.
    void setSource(const EvaluationSource* source);

    QComboBox* split() const { return m_split; }
    QComboBox* overlap() const { return m_overlap; }
    QComboBox* trueForeground() const { return m_trueForeground; }
    QComboBox* predictedForeground() const { return m_predictedForeground; }

Q_SIGNALS:
    void edited(const gg::widgets::EvaluationSetup& setup);

private:
    QComboBox* addRow(const QString& label, const QString& name, const QString& tip);
    void fillSplits();
    void showSetup();
    void take();

    EvaluationChoices m_choices;
    EvaluationSetup m_setup;
    QString m_recognised;  ///< "val", where no split is chosen by hand
    QFormLayout* m_form;
    QComboBox* m_split;
    QComboBox* m_overlap;
    QComboBox* m_trueForeground;
    QComboBox* m_predictedForeground;
};

}  // namespace gg::widgets
