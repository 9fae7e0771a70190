#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace gg::widgets {

/// A long job in one line: what, how many of how many, rate, time left, Cancel. Hidden while nothing runs.
class ProgressRow : public QWidget {
    Q_OBJECT
public:
    explicit ProgressRow(QWidget* parent = nullptr);

    /// `total` 0: not known.
    void setProgress(const QString& what, quint64 done, quint64 total);
    void finish();

Q_SIGNALS:
    void cancelRequested();

private:
    QLabel* m_what;
    QProgressBar* m_bar;
    QLabel* m_numbers;
    QString m_phase;
    QElapsedTimer m_since;
    quint64 m_doneAtStart = 0;
};

}  // namespace gg::widgets
