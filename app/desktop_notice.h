#pragma once

#include <QObject>
#include <QString>

namespace gg::app {

/// Notifications of the desktop, by way of org.freedesktop.Notifications on the session's bus. Where there is none, nothing happens.
class DesktopNotice : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void send(const QString& title, const QString& text);

Q_SIGNALS:
    /// Somebody clicked on one of ours.
    void activated();

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);

private:
    bool connectToBus();
    bool m_connected = false;
    QList<uint> m_sent;
};

}  // namespace gg::app
