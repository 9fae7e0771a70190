#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace gg::widgets;

class TestPanels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBannerStaysUntilItIsDismissed();
    void aNoticeDoesNotHideAnError();
    void anEmptyStateOffersOneWayOn();
};

void TestPanels::aBannerStaysUntilItIsDismissed()
{
    QWidget panel;
    Banner banner(&panel);
    panel.show();
    QVERIFY(!banner.isVisible());
    banner.showError(QStringLiteral("a.txt: line 3 has 4 columns"));
    QVERIFY(banner.isVisible());
    QVERIFY(banner.showsError());
    QCOMPARE(banner.text(), QStringLiteral("a.txt: line 3 has 4 columns"));

    QSignalSpy dismissed(&banner, &Banner::dismissed);
    QTest::mouseClick(banner.findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(dismissed.size(), 1);
    QVERIFY(!banner.isVisible());

    banner.showNotice(QStringLiteral("saved"));
    QVERIFY(banner.isVisible());
    QTest::keyClick(&banner, Qt::Key_Escape);
    QCOMPARE(dismissed.size(), 2);
    QVERIFY(!banner.isVisible());
}

void TestPanels::aNoticeDoesNotHideAnError()
{
    QWidget panel;
    Banner banner(&panel);
    panel.show();
    banner.showError(QStringLiteral("disk full"));
    banner.showNotice(QStringLiteral("saved"));
    QCOMPARE(banner.text(), QStringLiteral("disk full"));
    banner.dismiss();
    banner.showNotice(QStringLiteral("saved"));
    QCOMPARE(banner.text(), QStringLiteral("saved"));
    QVERIFY(!banner.showsError());
}

void TestPanels::anEmptyStateOffersOneWayOn()
{
    EmptyState empty(QStringLiteral("Open a data set to look at it."), QStringLiteral("Open…"));
    empty.show();
    QSignalSpy clicked(&empty, &EmptyState::clicked);
    QTest::mouseClick(empty.button(), Qt::LeftButton);
    QCOMPARE(clicked.size(), 1);
    empty.button()->setFocus();
    QTest::keyClick(empty.button(), Qt::Key_Space);
    QCOMPARE(clicked.size(), 2);

    EmptyState silent(QStringLiteral("Nothing was found."));
    silent.show();
    QVERIFY(!silent.button()->isVisible());
    QVERIFY(!silent.grab().isNull());
}

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
