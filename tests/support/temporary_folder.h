#pragma once

#include <QString>
#include <QTemporaryDir>

#include <string>

namespace gg::test {

/// A folder that is gone with the test.
class TemporaryFolder {
public:
    std::string path() const { return m_dir.path().toStdString(); }
    std::string file(const std::string& relative) const { return m_dir.filePath(QString::fromStdString(relative)).toStdString(); }

private:
    QTemporaryDir m_dir;
};

}  // namespace gg::test
