#include "core/dataset/open_folder.h"

#include <fcntl.h>
#include <unistd.h>

namespace gg::dataset
{

OpenFolder::~OpenFolder()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

int OpenFolder::at(std::string_view folder)
{
    if (m_descriptor < 0 || folder != m_folder) {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
        m_folder = folder;
        m_descriptor = ::open(m_folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    }
    return m_descriptor;
}

}  // namespace gg::dataset
