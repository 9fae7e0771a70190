#include "app/dataset_session.h"
#include "app/main_window.h"
#include "app/navigation_bar.h"
#include "core/sample/sample_dataset.h"
#include "tests/support/test_data.h"
#include "widgets/panels/dataset_page.h"

#include <QMimeData>
#include <QDropEvent>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using app::MainWindow;
using app::Page;
using app::Workspace;

class TestMainWindow : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_sample;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_sample = m_folder.filePath(QStringLiteral("sample"));
        JobControl control;
        sample::makeSegmentationSample(m_sample.toStdString(), {.images = 12, .seed = 3, .width = 96, .height = 72}, control);
    }

    void pagesAreReachedByKey()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(window.currentPage(), Page::Train);
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window.currentPage(), Page::Dataset);
    }

    void aDroppedFolderIsOpenedAndAudited()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        window.show();
        QSignalSpy audited(&window.datasets(), &app::DatasetSession::audited);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_sample)});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &drop);
        QTRY_COMPARE_WITH_TIMEOUT(audited.count(), 1, 30000);
        QCOMPARE(window.datasets().dataset()->records.size(), std::size_t{12});
        QVERIFY(window.windowTitle().contains(QStringLiteral("sample")));
        QTRY_VERIFY(window.idle());
    }

    void aWrongFolderGetsASentence()
    {
        QTemporaryDir empty;
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        QSignalSpy failed(&window.datasets(), &app::DatasetSession::openFailed);
        window.openPath(empty.path());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.at(0).at(1).toString().contains(empty.path()));
        QVERIFY(!window.datasets().dataset());
    }

    void theSessionIsRestored()
    {
        {
            Workspace workspace(Workspace::Persistence::User);
            MainWindow window(workspace);
            QSignalSpy opened(&window.datasets(), &app::DatasetSession::opened);
            window.openPath(m_sample);
            QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30000);
            window.showPage(Page::Audit);
            window.close();
        }
        Workspace workspace(Workspace::Persistence::User);
        MainWindow window(workspace);
        window.restoreSession();
        QTRY_VERIFY_WITH_TIMEOUT(window.datasets().dataset() != nullptr, 30000);
        QCOMPARE(window.currentPage(), Page::Audit);
        QCOMPARE(workspace.recent().value(0), m_sample);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
