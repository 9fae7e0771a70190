// The window as a person sees it: pictures of every page and dialog for somebody to look at (GROUNDGLASS_PICTURES=folder), and what can be
// checked of them without eyes.
#include "app/dataset_session.h"
#include "app/main_window.h"
#include "core/base/job_control.h"
#include "core/sample/sample_dataset.h"
#include "tests/support/test_data.h"
#include "widgets/panels/audit_page.h"
#include "widgets/panels/style_view.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace gg;
using app::MainWindow;
using app::Page;
using app::Workspace;
using widgets::Appearance;

namespace {

/// A real window on a real data set, and the names of the pictures taken of it.
struct Shown {
    Workspace workspace{Workspace::Persistence::None};
    MainWindow window{workspace};
    QString folder;
    QString suffix;

    void grab(const QString& name, QWidget* widget = nullptr)
    {
        QCoreApplication::processEvents();
        QTRY_VERIFY_WITH_TIMEOUT(window.idle(), 60000);
        QCoreApplication::processEvents();
        QVERIFY((widget != nullptr ? widget : &window)->grab().save(QDir(folder).filePath(name + suffix + QStringLiteral(".png"))));
    }
    void open(const QString& path)
    {
        QSignalSpy audited(&window.datasets(), &app::DatasetSession::audited);
        window.openPath(path);
        QTRY_VERIFY_WITH_TIMEOUT(audited.count() > 0, 120000);
        QTRY_VERIFY_WITH_TIMEOUT(window.idle(), 120000);
    }
    /// The dialog that an action on the page opened.
    QDialog* dialog()
    {
        QDialog* shown = nullptr;
        const auto find = [&shown] {
            for (QWidget* top : QApplication::topLevelWidgets()) {
                if (auto* one = qobject_cast<QDialog*>(top); one != nullptr && one->isVisible()) {
                    shown = one;
                }
            }
            return shown != nullptr;
        };
        return QTest::qWaitFor(find, 5000) ? shown : nullptr;
    }
    void grabDialog(const QString& name)
    {
        QDialog* found = dialog();
        QVERIFY2(found != nullptr, qPrintable(name));
        grab(name, found);
        found->reject();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    widgets::AuditPage& audit() { return *window.findChild<widgets::AuditPage*>(); }
    /// A key of the audit page, whether or not the platform has made the window active.
    void press(const QString& key)
    {
        for (QShortcut* shortcut : window.findChildren<QShortcut*>()) {
            if (shortcut->key() == QKeySequence(key) && shortcut->parent() == &audit()) {
                Q_EMIT shortcut->activated();
            }
        }
    }
    /// Selects the first finding of a rule by the title of the rule.
    void chooseRule(const QString& title)
    {
        const auto tables = audit().findChildren<QTableView*>();
        QTableView* rules = *std::find_if(tables.begin(), tables.end(), [](QTableView* table) { return table->horizontalHeader()->isHidden(); });
        for (int row = 0; row < rules->model()->rowCount(); ++row) {
            for (int column = 0; column < rules->model()->columnCount(); ++column) {
                if (rules->model()->index(row, column).data().toString().contains(title)) {
                    rules->selectRow(row);
                    return;
                }
            }
        }
        QWARN(qPrintable(QStringLiteral("no rule called ") + title));
    }
};

}  // namespace

class WindowPictures : public QObject {
    Q_OBJECT

    QString m_folder;
    QTranslator m_texts;
    QTemporaryDir m_data;

    QString sample()
    {
        const QString folder = m_data.filePath(QStringLiteral("sample"));
        if (!QFileInfo::exists(folder)) {
            sample::SampleOptions options{.images = 160, .width = 640, .height = 480, .faults = {}};
            for (const std::string& fault : sample::detectionFaults()) {
                options.faults[fault] = 0.03;
            }
            JobControl control;
            sample::makeDetectionSample(folder.toStdString(), options, control);
        }
        return folder;
    }

    void speak(const QString& language)
    {
        QCoreApplication::removeTranslator(&m_texts);
        QLocale::setDefault(QLocale(language));
        QVERIFY(m_texts.load(QStringLiteral(":/i18n/groundglass_%1.qm").arg(language)));
        QCoreApplication::installTranslator(&m_texts);
    }

    /// Buttons and single lines of text that have less room than their text needs.
    static QStringList cutOff(const QWidget& window)
    {
        QStringList found;
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            QString text;
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
                text = button->text();
            } else if (const auto* label = qobject_cast<const QLabel*>(widget); label != nullptr && !label->wordWrap()) {
                text = label->text();
            }
            const bool elidesItself = widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
            // What a scroll area shows of it: nothing at all is out of sight, a part is cut off.
            const int seen = widget->visibleRegion().boundingRect().width();
            const int needed = widget->minimumSizeHint().width();
            if (!text.isEmpty() && widget->isVisible() && !elidesItself && seen > 0 && seen < needed) {
                found << QStringLiteral("%1: %2 of %3 px").arg(text).arg(seen).arg(needed);
            }
        }
        return found;
    }

    template <typename Look>
    void eachLook(Look look)
    {
        if (m_folder.isEmpty()) {
            QSKIP("no folder for pictures");
        }
        speak(qEnvironmentVariable("GROUNDGLASS_PICTURES_LANGUAGE", "en"));
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            widgets::applyAppearance(appearance);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1200)}) {
                // Dark and large adds nothing that the other three do not show.
                if (appearance == Appearance::Dark && size.width() > 1280) {
                    continue;
                }
                Shown shown;
                shown.folder = m_folder;
                shown.suffix = QStringLiteral("_%1_%2").arg(appearance == Appearance::Dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width());
                shown.window.resize(size);
                shown.window.show();
                look(shown);
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_folder = qEnvironmentVariable("GROUNDGLASS_PICTURES");
    }

    void everyPageFitsIntoASmallWindow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
    }

    void everyPageFitsIntoASmallWindow()
    {
        QFETCH(QString, language);
        speak(language);
        app::Workspace workspace(app::Workspace::Persistence::None);
        app::MainWindow window(workspace);
        const auto* pages = window.findChild<QStackedWidget*>();
        const int beside = window.minimumSizeHint().width() - pages->minimumSizeHint().width();
        for (int i = 0; i < pages->count(); ++i) {
            const QWidget* page = pages->widget(i);
            const QSize least = page->minimumSizeHint();
            QVERIFY2(least.width() + beside <= 1280, qPrintable(QStringLiteral("%1 needs %2 px").arg(QLatin1String(page->metaObject()->className())).arg(least.width() + beside)));
        }
        speak(QStringLiteral("en"));
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("German") << QStringLiteral("de");
    }

    /// At the smallest size that the window is made for.
    void nothingIsCutOff()
    {
        QFETCH(QString, language);
        speak(language);
        Shown shown;
        shown.window.resize(1280, 800);
        shown.window.show();
        QStringList found;
        const auto look = [&] {
            for (const Page page : {Page::Dataset, Page::Audit, Page::SpotCheck, Page::Train, Page::Runs, Page::Evaluate}) {
                shown.window.showPage(page);
                QCoreApplication::processEvents();
                for (const QString& text : cutOff(shown.window)) {
                    found << app::pageName(page) + QStringLiteral(": ") + text;
                }
            }
        };
        look();
        shown.open(sample());
        look();
        found.removeDuplicates();
        QCOMPARE(found.join(u'\n'), QString());
    }

    void empty()
    {
        eachLook([](Shown& shown) {
            for (const Page page : {Page::Dataset, Page::Audit, Page::SpotCheck, Page::Train, Page::Runs, Page::Evaluate}) {
                shown.window.showPage(page);
                shown.grab(QStringLiteral("empty_") + app::pageName(page));
            }
            shown.window.showPage(Page::Audit);
            shown.window.findChild<QTabWidget*>()->setCurrentIndex(1);
            shown.grab(QStringLiteral("empty_ledger"));
        });
    }

    void audit()
    {
        eachLook([this](Shown& shown) {
            shown.open(sample());
            shown.window.showPage(Page::Audit);
            shown.grab(QStringLiteral("audit"));
            Q_EMIT shown.audit().rulesRequested();
            shown.grabDialog(QStringLiteral("rules"));
            Q_EMIT shown.audit().repairRequested();
            shown.grabDialog(QStringLiteral("repair"));
            Q_EMIT shown.audit().readinessRequested();
            shown.grabDialog(QStringLiteral("ready"));
            shown.press(QStringLiteral("C"));
            shown.grabDialog(QStringLiteral("accept"));
            shown.window.findChild<QTabWidget*>()->setCurrentIndex(1);
            shown.grab(QStringLiteral("ledger"));
            shown.window.showPage(Page::Dataset);
            shown.grab(QStringLiteral("dataset"));
            shown.window.showObjects();
            shown.grab(QStringLiteral("crops"));
        });
    }

    void formats()
    {
        eachLook([](Shown& shown) {
            GG_REQUIRE_DATA("detection/coco128");
            shown.window.openPath(QString::fromStdString(test::dataPath("detection/coco128")));
            shown.grabDialog(QStringLiteral("formats"));
        });
    }

    /// Two annotators: one draws boxes to the edge, the other two pixels around it.
    void styles()
    {
        eachLook([](Shown& shown) {
            audit::StyleMixture mixture;
            for (int bin = 0; bin < 12; ++bin) {
                mixture.tighter.histogram.counts.at(6 + bin) = 8U * static_cast<unsigned>(6 - std::abs(bin - 6));
                mixture.looser.histogram.counts.at(8 + bin) = 5U * static_cast<unsigned>(6 - std::abs(bin - 6));
            }
            mixture.tighter.keys = {"seq01", "seq02", "seq03", "seq04"};
            mixture.tighter.margin = 0.2F;
            mixture.tighter.boxes = 288;
            mixture.looser.keys = {"seq07", "seq08"};
            mixture.looser.margin = 2.4F;
            mixture.looser.boxes = 180;
            widgets::StyleView view;
            view.setMixture(mixture);
            view.resize(420, 260);
            shown.grab(QStringLiteral("styles"), &view);
        });
    }

    void twins()
    {
        eachLook([](Shown& shown) {
            GG_REQUIRE_DATA("detection/raccoon");
            shown.open(QString::fromStdString(test::dataPath("detection/raccoon")));
            shown.window.showPage(Page::Audit);
            shown.chooseRule(QStringLiteral("early the same image"));
            shown.grab(QStringLiteral("twins"));
            shown.press(QStringLiteral("X"));
            shown.grab(QStringLiteral("twins_flicker"));
        });
    }
};

QTEST_MAIN(WindowPictures)
#include "tst_window_pictures.moc"
