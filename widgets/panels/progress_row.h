#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace gg::widgets {

enum class ProgressShape {
    Line,   ///< over a page
    Column  ///< in a narrow panel
};

/// A long job: what, how many of how many, rate, time left, Cancel. Hidden while nothing runs.
class ProgressRow : public QWidget {
    Q_OBJECT
public:
    explicit ProgressRow(QWidget* parent = nullptr, ProgressShape shape = ProgressShape::Line);

    /// `total` 0: not known.
    void setProgress(const QString& what, quint64 done, quint64 total);
    void finish();
    QPushButton* cancel() const { return m_cancel; }

Q_SIGNALS:
    void cancelRequested();

private:
    void layLine();
    void layColumn();

    QLabel* m_what;
    QProgressBar* m_bar;
    QLabel* m_numbers;
    QPushButton* m_cancel;
    QString m_phase;
    QElapsedTimer m_since;
    quint64 m_doneAtStart = 0;
};

}  // namespace gg::widgets
