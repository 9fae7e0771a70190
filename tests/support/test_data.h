#pragma once

#include <QString>
#include <QTest>

#include <filesystem>
#include <string>

namespace gg::test {

/// Absolute path in the folder of real data sets (environment GROUNDGLASS_TEST_DATA, else what CMake was told).
inline std::string dataPath(const std::string& relative)
{
    const QByteArray fromEnvironment = qgetenv("GROUNDGLASS_TEST_DATA");
    const std::filesystem::path root = fromEnvironment.isEmpty() ? std::filesystem::path(GG_TEST_DATA)
                                                                 : std::filesystem::path(fromEnvironment.toStdString());
    return (root / relative).string();
}

}  // namespace gg::test

/// Skips the test, saying so, where the real data set is not there.
#define GG_REQUIRE_DATA(relative)                                                                              \
    do {                                                                                                       \
        if (!std::filesystem::exists(gg::test::dataPath(relative))) {                                          \
            QSKIP(qPrintable(QStringLiteral("test data not found: %1").arg(QString::fromStdString(gg::test::dataPath(relative))))); \
        }                                                                                                      \
    } while (false)
