#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace gg::app {

/// Measures how long the window's thread was ever busy without coming back to its event loop: the time between two ticks of a timer,
/// less the timer's interval.
class Heartbeat : public QObject {
    Q_OBJECT
public:
    explicit Heartbeat(QObject* parent = nullptr);

    /// Longest gap so far, in milliseconds.
    double worstGap() const { return m_worst; }
    void reset();

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    double m_worst = 0;
};

}  // namespace gg::app
