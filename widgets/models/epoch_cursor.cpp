#include "widgets/models/epoch_cursor.h"

#include <algorithm>

namespace gg::widgets {

void EpochCursor::moveTo(int epoch)
{
    if (m_newest == 0) {
        return;
    }
    epoch = std::clamp(epoch, 1, m_newest);
    if (m_following) {
        m_following = false;
        Q_EMIT followingChanged(false);
    }
    if (epoch != m_epoch) {
        m_epoch = epoch;
        Q_EMIT changed(m_epoch);
    }
}

void EpochCursor::follow()
{
    if (!m_following) {
        m_following = true;
        Q_EMIT followingChanged(true);
    }
    if (m_epoch != m_newest) {
        m_epoch = m_newest;
        Q_EMIT changed(m_epoch);
    }
}

void EpochCursor::setNewest(int epoch)
{
    if (epoch == m_newest) {
        return;
    }
    m_newest = epoch;
    Q_EMIT newestChanged(m_newest);
    if (m_following || m_epoch > m_newest) {
        m_epoch = m_newest;
        Q_EMIT changed(m_epoch);
    }
}

}  // namespace gg::widgets
