#pragma once

#include <QObject>
#include <QStringList>

namespace gg::widgets {

/// Which images are selected, in which order, and why. Anything countable sets it (a cell of a matrix, a bar, a finding); the dataset
/// page shows exactly those images.
class SampleFilter : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    bool active() const { return m_active; }
    const QStringList& images() const { return m_images; }  ///< absolute paths, in the order to show
    const QString& reason() const { return m_reason; }      ///< for a person: "missed foreground at epoch 4 of bce"

    void set(QStringList images, QString reason);
    void clear();

Q_SIGNALS:
    void changed();

private:
    QStringList m_images;
    QString m_reason;
    bool m_active = false;
};

}  // namespace gg::widgets
