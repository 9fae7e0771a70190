#pragma once

#include <QObject>

namespace gg::widgets {

/// Which epoch everything on the runs page shows. One object for all charts, the slider, the snapshots and the matrix.
/// Follows the newest epoch of a live run until somebody moves it; follow() returns to live.
class EpochCursor : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    int epoch() const { return m_epoch; }  ///< from 1; 0: there is none yet
    int newest() const { return m_newest; }
    bool following() const { return m_following; }

    /// A person moved the cursor: it stays there. Does nothing before the first epoch.
    void moveTo(int epoch);
    void follow();
    /// The newest epoch that any visible run has.
    void setNewest(int epoch);

Q_SIGNALS:
    void changed(int epoch);
    void newestChanged(int epoch);
    void followingChanged(bool following);

private:
    int m_epoch = 0;
    int m_newest = 0;
    bool m_following = true;
};

}  // namespace gg::widgets
