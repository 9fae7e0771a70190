#pragma once

#include "core/recipe/sweep.h"

#include <QDialog>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace gg::widgets {

/// Describes a sweep over the configuration in the form: one or two settings with their values, seeds to repeat by, or a ready one. The runs that it makes
/// stand below while it is typed, and what cannot be used is said at once.
class SweepDialog : public QDialog {
    Q_OBJECT
public:
    /// `label`: what the form calls a key.
    SweepDialog(const recipe::TrainConfig& base, const std::function<QString(const QString& key)>& label, const QString& name, QWidget* parent = nullptr);

    /// What is described now; see problem().
    recipe::SweepPlan plan() const;
    QString problem() const { return m_problemText; }
    QString name() const;
    /// As a file has it: its settings, seeds and metric over its own base.
    void setPlan(const recipe::SweepPlan& plan);
    void setError(const QString& text);

Q_SIGNALS:
    void startRequested(const gg::recipe::SweepPlan& plan, const QString& name);
    void loadRequested();
    void saveRequested(const gg::recipe::SweepPlan& plan);
    /// With one that was begun in a folder.
    void continueRequested();

private:
    void fillKeys(QComboBox* box, const std::function<QString(const QString& key)>& label, bool mayBeNone);
    QWidget* buildForm(const std::function<QString(const QString& key)>& label, const QString& name);
    QWidget* buildButtons();
    void useReady(int index);
    void suggestValues(QComboBox* box, QLineEdit* values);
    void changed();
    void showRuns(const std::vector<recipe::SweepRun>& runs);

    recipe::TrainConfig m_form;  ///< as it was handed over
    recipe::TrainConfig m_base;
    std::vector<recipe::SweepEntry> m_entries;  ///< runs that are written out, in place of the settings
    std::string m_metric;
    QComboBox* m_ready = nullptr;
    QComboBox* m_first = nullptr;
    QLineEdit* m_firstValues = nullptr;
    QComboBox* m_second = nullptr;
    QLineEdit* m_secondValues = nullptr;
    QLineEdit* m_seeds = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_count = nullptr;
    QTableWidget* m_runs = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_save = nullptr;
    QString m_problemText;
    bool m_filling = false;
};

}  // namespace gg::widgets
