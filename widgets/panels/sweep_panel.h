#pragma once

#include "core/training/sweep_queue.h"

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace gg::widgets {

/// The runs of a sweep in the order of training, with what became of each: what waits is moved and removed, what failed says why.
class SweepPanel : public QWidget {
    Q_OBJECT
public:
    explicit SweepPanel(QWidget* parent = nullptr);

    void setRuns(const QString& name, std::vector<training::QueuedRun> runs);
    /// Something trains: the sweep cannot be closed, and can be continued only when nothing does.
    void setTraining(bool training);
    QString selected() const;
    const QString& headline() const { return m_headlineText; }

    static QString stateText(training::QueuedState state);

Q_SIGNALS:
    void moveRequested(const QString& run, int places);
    void removeRequested(const QString& run);
    void againRequested(const QString& run);
    void stopRunRequested();
    void continueRequested();
    void showRunsRequested();
    void tableRequested();
    void figureRequested();
    void closeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildButtons();
    void updateButtons();
    void showReason();
    const training::QueuedRun* current() const;

    std::vector<training::QueuedRun> m_runs;
    QString m_headlineText;
    QLabel* m_headline;
    QTableWidget* m_table;
    QLabel* m_reason;
    QPushButton* m_up;
    QPushButton* m_down;
    QPushButton* m_remove;
    QPushButton* m_again;
    QPushButton* m_stopRun;
    QPushButton* m_goOn;
    QPushButton* m_tableButton;
    QPushButton* m_figure;
    QPushButton* m_close;
    bool m_training = false;
};

}  // namespace gg::widgets
