#pragma once

#include "core/metrics/bootstrap.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QListView;
class QPushButton;

namespace gg::widgets {

class EvaluationSources;
class EvaluationState;
class OpenedList;
class SourceListModel;

/// The left column of the evaluate page: whose predictions are looked at, and with whose they are compared.
class SourcePanel final : public QWidget {
    Q_OBJECT
public:
    SourcePanel(EvaluationSources& sources, EvaluationState& state, QWidget* parent = nullptr);

    /// The difference of AP of the two that are compared; nullopt: not computed, `why` says why not.
    void setDifference(const std::optional<metrics::BootstrapDifference>& difference, const QString& why = {});
    QString differenceText() const;
    QListView* list() const;
    QComboBox* compare() const { return m_compare; }

Q_SIGNALS:
    void openRequested();
    void openFolderRequested();
    void runModelRequested();
    void removeRequested(int index);
    void folderRequested(const QString& path);

private:
    QWidget* buildCompare();
    void connectModels();
    void refreshCompare();
    void refreshCounts();
    void showMenu(const QPoint& at);

    EvaluationSources& m_sources;
    EvaluationState& m_state;
    SourceListModel* m_model;
    OpenedList* m_list;
    QComboBox* m_compare;
    QWidget* m_compareBox = nullptr;
    QWidget* m_result = nullptr;
    QLabel* m_difference = nullptr;
    QPushButton* m_onlyHere = nullptr;
    QPushButton* m_onlyThere = nullptr;
};

/// "AP 0.412 against 0.398: 0.014 higher, 95 % interval −0.002 to 0.031. Within noise."
QString differenceSentence(const metrics::BootstrapDifference& difference, const QString& here, const QString& other);

}  // namespace gg::widgets
