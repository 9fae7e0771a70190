#pragma once

#include "core/metrics/bootstrap.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QListView;
class QPushButton;

namespace gg::widgets {

class EvaluationSources;
class EvaluationState;
class OpenedList;
class ProgressRow;
class SetupPanel;
class SourceListModel;

/// The difference of two sources in something that is measured of both: "Mean Dice over images".
struct MeasuredDifference {
    QString measure;
    metrics::BootstrapDifference difference;
};

/// The left column of the evaluate page: whose predictions are looked at, and with whose they are compared.
class SourcePanel final : public QWidget {
    Q_OBJECT
public:
    SourcePanel(EvaluationSources& sources, EvaluationState& state, QWidget* parent = nullptr);

    /// The difference of AP of the two that are compared; nullopt: not computed, `why` says why not.
    void setDifference(const std::optional<metrics::BootstrapDifference>& difference, const QString& why = {});
    /// The first is shown, all are in its tip; `note` stands behind it, or alone.
    void setDifferences(const std::vector<MeasuredDifference>& differences, const QString& note);
    /// How far the comparison is; cancelComparisonRequested() ends it, setDifference() or comparisonCancelled() take this away.
    void setComparing(const QString& what, quint64 done, quint64 total);
    void comparisonCancelled();
    QString differenceText() const;
    QListView* list() const;
    QComboBox* compare() const { return m_compare; }
    SetupPanel& setup() const { return *m_setup; }
    ProgressRow& comparing() const { return *m_comparing; }
    QPushButton* compareAgain() const { return m_again; }

Q_SIGNALS:
    void openRequested();
    void openFolderRequested();
    void runModelRequested();
    void ensembleRequested();
    void removeRequested(int index);
    void folderRequested(const QString& path);
    void cancelComparisonRequested();
    void compareAgainRequested();

private:
    QWidget* buildCompare();
    void connectModels();
    void refreshSetup();
    void refreshCompare();
    void refreshCounts();
    void showMenu(const QPoint& at);

    EvaluationSources& m_sources;
    EvaluationState& m_state;
    SourceListModel* m_model;
    OpenedList* m_list;
    QComboBox* m_compare;
    SetupPanel* m_setup;
    QWidget* m_compareBox = nullptr;
    QWidget* m_result = nullptr;
    QLabel* m_difference = nullptr;
    ProgressRow* m_comparing = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_onlyHere = nullptr;
    QPushButton* m_onlyThere = nullptr;
    QPushButton* m_ensemble = nullptr;
};

/// "AP of new 0.412, of old 0.398. Difference 0.014, 95 % interval −0.002 to 0.031. Within noise: …"
QString differenceSentence(const MeasuredDifference& measured, const QString& here, const QString& other);

}  // namespace gg::widgets
