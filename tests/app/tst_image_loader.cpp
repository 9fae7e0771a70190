#include "app/image_loader.h"
#include "widgets/images/image_view.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/mask_panel.h"

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

    static QImage labels(ImageLoader& loader, const QString& file, int side)
    {
        QSignalSpy ready(&loader, &ImageLoader::ready);
        loader.request({.file = file, .side = side, .mask = true, .maskAs = gg::widgets::MaskAs::Labels});
        return ready.wait() ? ready.at(0).at(1).value<QImage>() : QImage();
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

    /// A file of low values alone reads like one of class numbers.
    void aPredictionOfLowProbabilitiesIsNoForeground()
    {
        cv::Mat truth(8, 8, CV_8UC1, cv::Scalar(0));
        truth(cv::Rect(0, 0, 4, 4)).setTo(255);
        cv::Mat predicted(8, 8, CV_8UC1, cv::Scalar(1));
        predicted(cv::Rect(0, 0, 4, 4)).setTo(3);
        const QString image = write(QStringLiteral("scene.png"), cv::Mat(8, 8, CV_8UC3, cv::Scalar(90, 90, 90)));
        ImageLoader loader(1);
        gg::widgets::SampleFilter filter;
        gg::widgets::MaskPanel panel(filter, loader);
        panel.setCases({{.image = image, .truth = write(QStringLiteral("truth.png"), truth), .predicted = write(QStringLiteral("low.png"), predicted)}},
                       QStringLiteral("missed"), 127);
        QTRY_VERIFY(panel.view()->shapes().size() == 1);
        QTRY_VERIFY(loader.idle());
        QCOMPARE(panel.legend(), QStringList{QStringLiteral("missed")});
    }

    void classNumbersOfAGreyMaskStayNumbers()
    {
        ImageLoader loader(1);
        // Patches of three classes, 18 among them, which would all be foreground as grey.
        cv::Mat classes(30, 30, CV_8UC1, cv::Scalar(0));
        classes(cv::Rect(10, 0, 10, 30)) = 7;
        classes(cv::Rect(20, 0, 10, 30)) = 18;
        const QImage image = labels(loader, write(QStringLiteral("numbers.png"), classes), 0);
        QCOMPARE(image.format(), QImage::Format_Grayscale8);
        QCOMPARE(int(image.constScanLine(3)[5]), 0);
        QCOMPARE(int(image.constScanLine(3)[15]), 7);
        QCOMPARE(int(image.constScanLine(3)[25]), 18);
    }

    void aPaletteKeepsItsIndicesWhenItIsReduced()
    {
        ImageLoader loader(1);
        QImage written(40, 20, QImage::Format_Indexed8);
        written.setColorTable({qRgb(0, 0, 0), qRgb(128, 0, 0), qRgb(0, 128, 0)});
        written.fill(0);
        for (int y = 0; y < 20; ++y) {
            std::fill_n(written.scanLine(y) + 20, 20, uchar(2));
        }
        const QString file = m_folder.filePath(QStringLiteral("palette.png"));
        QVERIFY(written.save(file));
        const QImage image = labels(loader, file, 20);
        QCOMPARE(image.format(), QImage::Format_Indexed8);
        QCOMPARE(image.size(), QSize(20, 10));
        QCOMPARE(image.pixelIndex(2, 5), 0);
        QCOMPARE(image.pixelIndex(17, 5), 2);
        QCOMPARE(image.color(2), qRgb(0, 128, 0));
    }

    void coloursThatAreClassesStayColours()
    {
        ImageLoader loader(1);
        cv::Mat colours(30, 30, CV_8UC3, cv::Scalar(0, 0, 0));
        colours(cv::Rect(10, 0, 10, 30)) = cv::Scalar(142, 0, 0);
        colours(cv::Rect(20, 0, 10, 30)) = cv::Scalar(60, 20, 220);
        const QImage image = labels(loader, write(QStringLiteral("colours.png"), colours), 0);
        QCOMPARE(image.format(), QImage::Format_RGB32);
        QCOMPARE(image.pixel(15, 3), qRgb(0, 0, 142));
        QCOMPARE(image.pixel(25, 3), qRgb(220, 20, 60));
    }

    void numbersAbove255NeedSixteenBits()
    {
        ImageLoader loader(1);
        cv::Mat numbers(30, 30, CV_16UC1, cv::Scalar(1));
        numbers(cv::Rect(10, 0, 10, 30)) = 300;
        numbers(cv::Rect(20, 0, 10, 30)) = 2605;
        const QImage image = labels(loader, write(QStringLiteral("deep.png"), numbers), 0);
        QCOMPARE(image.format(), QImage::Format_Grayscale16);
        QCOMPARE(int(reinterpret_cast<const quint16*>(image.constScanLine(3))[25]), 2605);
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
