#include "tests/core/dataset_folder.h"
#include "tests/core/painted_scene.h"
#include "tests/support/command_line.h"

#include <opencv2/imgcodecs.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <map>
#include <set>

using gg::test::DatasetFolder;
using gg::test::runCli;
using Outcome = gg::test::CommandOutcome;

namespace
{

constexpr int scenes = 12;
constexpr int framesOfScene = 3;

/// Pictures whose names tell nothing: frame 5 of scene 2 is "0205.jpg" among names that are as near to it. Frames differ by brightness.
void writeScenes(DatasetFolder& folder)
{
    std::filesystem::create_directories(folder.path("images"));
    for (int i = 0; i < scenes * framesOfScene; ++i) {
        const int scene = i % scenes;
        cv::Mat picture = gg::test::paintedScene(static_cast<std::uint64_t>(scene + 1));
        picture.convertTo(picture, -1, 1.0, 3.0 * (i / scenes));
        cv::imwrite(folder.path("images/p" + std::to_string(i * 37 % 1000) + "-" + std::to_string(scene) + ".jpg"), picture);
        folder.write("labels/p" + std::to_string(i * 37 % 1000) + "-" + std::to_string(scene) + ".txt", "0 0.5 0.5 0.2 0.2\n");
    }
}

/// The scene is what stands behind the dash of the name; the command does not know that.
std::string sceneOf(const QString& line)
{
    return line.section(QLatin1Char('-'), -1).section(QLatin1Char('.'), 0, 0).toStdString();
}

}  // namespace

class TestSplitCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesOfOneSceneStayOnOneSide()
    {
        DatasetFolder folder;
        writeScenes(folder);
        const QTemporaryDir lists;
        const QString out = lists.filePath("lists");
        const Outcome outcome = runCli({"split", QString::fromStdString(folder.path("")), "--by", "scene", "--train", "0.5", "--val", "0.25",
                                        "--test", "0.25", "--out", out});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
        std::map<std::string, std::set<QString>> splitsOfScene;
        int images = 0;
        for (const QString split : {"train", "val", "test"}) {
            QFile list(out + "/" + split + ".txt");
            QVERIFY2(list.open(QIODevice::ReadOnly), qPrintable(list.fileName()));
            for (const QByteArray& line : list.readAll().split('\n')) {
                if (!line.trimmed().isEmpty()) {
                    splitsOfScene[sceneOf(QString::fromUtf8(line.trimmed()))].insert(split);
                    ++images;
                }
            }
        }
        QCOMPARE(images, scenes * framesOfScene);
        QCOMPARE(splitsOfScene.size(), std::size_t{scenes});
        for (const auto& [scene, splits] : splitsOfScene) {
            QVERIFY2(splits.size() == 1, scene.c_str());
        }
    }

    void nothingIsWrittenWithoutAFolder()
    {
        DatasetFolder folder;
        writeScenes(folder);
        const Outcome outcome = runCli({"split", QString::fromStdString(folder.path("")), "--by", "scene"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains("--out"), qPrintable(outcome.errors));
    }
};

QTEST_APPLESS_MAIN(TestSplitCommand)
#include "tst_split_command.moc"
