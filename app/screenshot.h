#pragma once

#include <QObject>
#include <QSize>
#include <QString>

namespace gg::app {

class MainWindow;

/// Waits until the window has nothing left to do, draws it into a PNG file and quits the application: exit code 0, or 2 when the file
/// could not be written or the window was not done within a minute. Prints when the window was first painted and the longest time that
/// its thread was blocked.
class Screenshot : public QObject {
    Q_OBJECT
public:
    Screenshot(MainWindow& window, QString file, QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void check();
    void take();

    MainWindow& m_window;
    QString m_file;
    int m_quietTicks = 0;
    int m_ticks = 0;
    double m_firstPaintMs = -1;
};

}  // namespace gg::app
