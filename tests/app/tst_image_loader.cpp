#include "app/image_loader.h"

#include <opencv2/imgcodecs.hpp>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using gg::app::ImageLoader;
using gg::widgets::ImageRequest;

class TestImageLoader : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString& name, const cv::Mat& picture)
    {
        const QString file = m_folder.filePath(name);
        cv::imwrite(file.toStdString(), picture);
        return file;
    }

private Q_SLOTS:
    void coloursArriveAsTheyAreInTheFile()
    {
        ImageLoader loader(1);
        const QString file = write(QStringLiteral("red.png"), cv::Mat(20, 40, CV_8UC3, cv::Scalar(10, 20, 200)));
        QSignalSpy ready(&loader, &ImageLoader::ready);
        loader.request({file, 0, false});
        QTRY_COMPARE(ready.count(), 1);
        const QImage image = ready.at(0).at(1).value<QImage>();
        QCOMPARE(image.size(), QSize(40, 20));
        QCOMPARE(image.pixelColor(3, 3), QColor(200, 20, 10));
        QCOMPARE(loader.cached({file, 0, false}).size(), QSize(40, 20));
        QVERIFY(loader.idle());
    }

    void aThumbnailKeepsItsProportions()
    {
        ImageLoader loader(1);
        const QString file = write(QStringLiteral("wide.png"), cv::Mat(100, 400, CV_8UC3, cv::Scalar(1, 2, 3)));
        QSignalSpy ready(&loader, &ImageLoader::ready);
        loader.request({file, 128, false});
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(ready.at(0).at(1).value<QImage>().size(), QSize(128, 32));
    }

    void aMaskComesAsWritten()
    {
        ImageLoader loader(1);
        const QString file = write(QStringLiteral("mask.png"), cv::Mat(8, 8, CV_8UC1, cv::Scalar(77)));
        QSignalSpy ready(&loader, &ImageLoader::ready);
        loader.request({file, 0, true});
        QTRY_COMPARE(ready.count(), 1);
        const QImage image = ready.at(0).at(1).value<QImage>();
        QCOMPARE(image.format(), QImage::Format_Grayscale8);
        QCOMPARE(qGray(image.pixel(2, 2)), 77);
    }

    void aFileThatIsNoPictureFailsWithASentence()
    {
        ImageLoader loader(1);
        QFile file(m_folder.filePath(QStringLiteral("empty.jpg")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.close();
        QSignalSpy failed(&loader, &ImageLoader::failed);
        loader.request({file.fileName(), 0, false});
        loader.request({m_folder.filePath(QStringLiteral("absent.jpg")), 0, false});
        QTRY_COMPARE(failed.count(), 2);
        for (const auto& arguments : failed) {
            QVERIFY(arguments.at(1).toString().size() > 10);
        }
        QVERIFY(loader.idle());
    }

    void whatIsForgottenNeedsNoAnswer()
    {
        ImageLoader loader(1);
        const QString file = write(QStringLiteral("many.png"), cv::Mat(600, 600, CV_8UC3, cv::Scalar(9, 9, 9)));
        for (int side = 1; side <= 200; ++side) {
            loader.request({file, side, false});
        }
        loader.forgetAllBut({{file, 200, false}});
        QTRY_VERIFY(loader.idle());
        QVERIFY(!loader.cached({file, 200, false}).isNull());
    }

    void theQueueIsBounded()
    {
        ImageLoader loader(1);
        const QString file = write(QStringLiteral("bounded.png"), cv::Mat(64, 64, CV_8UC3, cv::Scalar(9, 9, 9)));
        QSignalSpy ready(&loader, &ImageLoader::ready);
        for (int side = 1; side <= ImageLoader::queueLimit * 2; ++side) {
            loader.request({file, side, false});
        }
        QTRY_VERIFY(loader.idle());
        QVERIFY(!loader.cached({file, ImageLoader::queueLimit * 2, false}).isNull());
        QVERIFY(ready.count() < ImageLoader::queueLimit * 2);
    }
};

QTEST_MAIN(TestImageLoader)
#include "tst_image_loader.moc"
