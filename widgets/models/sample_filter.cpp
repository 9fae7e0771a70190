#include "widgets/models/sample_filter.h"

namespace gg::widgets {

void SampleFilter::set(QStringList images, QString reason)
{
    m_images = std::move(images);
    m_reason = std::move(reason);
    m_active = true;
    Q_EMIT changed();
}

void SampleFilter::clear()
{
    if (!m_active) {
        return;
    }
    m_images.clear();
    m_reason.clear();
    m_active = false;
    Q_EMIT changed();
}

}  // namespace gg::widgets
