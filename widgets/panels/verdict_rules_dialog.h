#pragma once

#include "core/diagnosis/rule.h"
#include "core/diagnosis/settings.h"

#include <QDialog>
#include <QString>

class QComboBox;
class QFormLayout;
class QGridLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QVBoxLayout;

namespace gg::widgets
{

/// The rules that judge runs: what each says and how often it was right, its thresholds, whether it is heard at all, and at which verdicts a training of
/// ours pauses or stops. What was muted for a single run is listed, and can be taken back. A rule is muted with a reason or not at all.
class VerdictRulesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit VerdictRulesDialog(const diagnosis::Settings& settings, QWidget* parent = nullptr);

    const diagnosis::Settings& settings() const { return m_settings; }
    void setSettings(const diagnosis::Settings& settings);
    /// An error of an import.
    void showProblem(const QString& text);
    /// Shows that rule.
    void select(const std::string& rule);

Q_SIGNALS:
    void importRequested();
    void exportRequested();

private:
    QWidget* buildRules();
    QWidget* buildDetail();
    QWidget* buildHalts();
    void fillList();
    void showRule();
    void addThreshold(const diagnosis::Rule& rule, const diagnosis::Threshold& threshold);
    void setChecked(const QListWidgetItem* item);
    void setReason(const QString& reason);
    void setHalt(const std::string& key, const QComboBox* choice, bool always);
    void fillMuted();
    void removeMute();
    void filter(const QString& text);
    void goToFirst();
    void check();
    const diagnosis::Rule* current() const;
    diagnosis::Mute* generalMute(std::string_view rule);

    diagnosis::Settings m_settings;
    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_title;
    QLabel* m_says;
    QLabel* m_measured;
    QWidget* m_thresholds = nullptr;
    QVBoxLayout* m_detail;
    QLineEdit* m_reason;
    QComboBox* m_halt;
    QComboBox* m_haltOnErrors;
    QLabel* m_mutedTitle;
    QListWidget* m_muted;
    QPushButton* m_unmute;
    QPushButton* m_ok;
    QLabel* m_problem;
    QString m_asked;  ///< what has to be said before the rules can be used
    bool m_filling = false;
};

}  // namespace gg::widgets
