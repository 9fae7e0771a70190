#include "tests/widgets/run_fixture.h"
#include "widgets/images/image_view.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/logged_groups.h"
#include "widgets/models/logged_items.h"
#include "widgets/panels/logged_dialog.h"
#include "widgets/panels/logged_view.h"

#include <QListWidget>
#include <QSlider>
#include <QTest>

using namespace gg;
using namespace gg::widgets;

namespace {

using Kind = runs::RunAttachment::Kind;

runs::RunAttachment attachment(Kind kind, const std::string& name, std::int64_t step, double epoch, std::uint64_t offset)
{
    runs::RunAttachment one;
    one.kind = kind;
    one.name = name;
    one.step = step;
    one.epoch = epoch;
    one.file = offset > 0 ? "events.out.tfevents.1" : name;
    one.offset = offset;
    one.length = offset > 0 ? 10 : 0;
    return one;
}

int addRun(RunCollection& runs, const std::string& name, std::vector<runs::RunAttachment> attachments)
{
    NewRun run;
    run.place = {.path = "/runs/" + name, .name = name, .tool = "YOLOv5", .files = {"results.csv"}};
    run.info.name = name;
    runs::RunBatch batch;
    batch.attachments = std::move(attachments);
    runs::SeriesPiece piece;
    piece.name = "val/map50";
    piece.ofEpochs = true;
    piece.steps = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    piece.epochs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    piece.values.assign(10, 0.5);
    batch.pieces.push_back(std::move(piece));
    run.history.append(std::move(batch));
    return runs.add(std::move(run));
}

QStringList rows(const LoggedView& view)
{
    QStringList texts;
    const auto* list = view.findChild<QListWidget*>();
    for (int row = 0; row < list->count(); ++row) {
        texts << list->item(row)->text();
    }
    return texts;
}

}  // namespace

/// Pictures, histograms and texts beside the curves.
class LoggedViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<RunCollection>();
        m_cursor = std::make_unique<EpochCursor>();
        m_items = std::make_unique<LoggedItems>();
        connect(m_items.get(), &LoggedItems::wanted, this, [this](const QString& key, const QString&, const runs::RunAttachment& one) {
            auto item = std::make_shared<LoggedItem>();
            if (one.kind == Kind::Picture) {
                item->picture = QImage(400, 200, QImage::Format_RGB32);
                // A line that is thinner than a pixel of the screen.
                item->picture.fill(Qt::white);
                for (int y = 0; y < 200; ++y) {
                    item->picture.setPixelColor(201, y, Qt::black);
                }
            } else if (one.kind == Kind::Text) {
                item->text = QStringLiteral("hello");
            }
            m_items->set(key, item);
        });
        m_view = std::make_unique<LoggedView>(*m_runs, *m_cursor, m_items.get());
        m_view->resize(900, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_items.reset();
        m_runs.reset();
    }

    void picturesAreListedInGroups()
    {
        addRun(*m_runs, "exp", {attachment(Kind::Histogram, "weights/conv", 1, 0, 20), attachment(Kind::Picture, "val_batch10_pred.jpg", 0, 0, 0),
                                attachment(Kind::Picture, "val_batch2_pred.jpg", 0, 0, 0), attachment(Kind::Picture, "PR_curve", 99, 100, 30),
                                attachment(Kind::Picture, "confusion_matrix.png", 0, 0, 0), attachment(Kind::Text, "hyperparameters", 0, 0, 40)});
        m_view->refresh();
        QCOMPARE(m_view->tags(), (QStringList{QStringLiteral("val_batch2_pred.jpg"), QStringLiteral("val_batch10_pred.jpg"), QStringLiteral("confusion_matrix.png"),
                                              QStringLiteral("PR_curve"), QStringLiteral("weights/conv"), QStringLiteral("hyperparameters")}));
        QCOMPARE(rows(*m_view).size(), 6 + 5);  // five groups have a heading each
        QCOMPARE(rows(*m_view).first(), loggedGroupText(LoggedGroup::Validation));
    }

    void arrowsGoThroughThemAndPassOverHeadings()
    {
        addRun(*m_runs, "exp", {attachment(Kind::Picture, "val_batch0_pred.jpg", 0, 0, 0), attachment(Kind::Picture, "confusion_matrix.png", 0, 0, 0)});
        m_view->refresh();
        auto* list = m_view->findChild<QListWidget*>();
        list->setFocus();
        QCOMPARE(list->currentRow(), 1);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentItem()->text(), QStringLiteral("▣ confusion_matrix.png"));
        QTest::keyClick(list, Qt::Key_Up);
        QCOMPARE(list->currentRow(), 1);
    }

    void whatHasAnEpochFollowsTheCursor()
    {
        addRun(*m_runs, "exp", {attachment(Kind::Picture, "val/0", 1, 2, 10), attachment(Kind::Picture, "val/0", 5, 6, 20), attachment(Kind::Picture, "val/0", 9, 10, 30)});
        m_cursor->setNewest(10);
        m_cursor->moveTo(7);
        m_view->refresh();
        QCOMPARE(m_view->captions(), QStringList{QStringLiteral("exp · epoch 6")});
        m_cursor->moveTo(10);
        m_view->refresh();
        QCOMPARE(m_view->captions(), QStringList{QStringLiteral("exp · epoch 10")});
        QVERIFY(!m_view->findChild<QSlider*>()->isVisible());
    }

    void whatHasNoneHasASliderOfItsSteps()
    {
        addRun(*m_runs, "exp", {attachment(Kind::Histogram, "weights", 100, 0, 10), attachment(Kind::Histogram, "weights", 200, 0, 20)});
        m_view->refresh();
        auto* slider = m_view->findChild<QSlider*>();
        QVERIFY(slider->isVisible());
        QCOMPARE(m_view->captions(), QStringList{QStringLiteral("exp · step 200")});
        slider->setValue(0);
        QCOMPARE(m_view->captions(), QStringList{QStringLiteral("exp · step 100")});
    }

    void aLineThinnerThanAPixelStays()
    {
        addRun(*m_runs, "exp", {attachment(Kind::Picture, "results.png", 0, 0, 0)});
        m_view->refresh();
        auto* canvas = m_view->findChild<LoggedCanvas*>();
        canvas->setFixedSize(50, 25);
        const QImage drawn = canvas->grab().toImage();
        int darkest = 255;
        for (int x = 0; x < drawn.width(); ++x) {
            darkest = std::min(darkest, qGray(drawn.pixel(x, drawn.height() / 2)));
        }
        // One of eight columns of the picture is black: averaged, its pixel is darker by an eighth.
        QVERIFY2(darkest < 240 && darkest > 150, qPrintable(QString::number(darkest)));
    }

    void enterOpensOneLargeAndKeysGoOn()
    {
        addRun(*m_runs, "one", {attachment(Kind::Picture, "val_batch0_pred.jpg", 0, 0, 0), attachment(Kind::Picture, "confusion_matrix.png", 0, 0, 0)});
        addRun(*m_runs, "two", {attachment(Kind::Picture, "val_batch0_pred.jpg", 0, 0, 0)});
        m_view->refresh();
        auto* list = m_view->findChild<QListWidget*>();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        LoggedDialog* large = m_view->large();
        QVERIFY(large != nullptr && large->isVisible());
        // QWindow::isActive(), for which qWaitForWindowActive() waits, holds for a dialog as soon as its parent is active.
        QTRY_VERIFY(large->isActiveWindow());
        QVERIFY(large->title().startsWith(QStringLiteral("val_batch0_pred.jpg · one")));
        QCOMPARE(large->view().image().size(), QSize(400, 200));
        QTest::keyClick(large, Qt::Key_Down);
        QVERIFY(large->title().startsWith(QStringLiteral("val_batch0_pred.jpg · two")));
        QTest::keyClick(large, Qt::Key_Right);
        QVERIFY(large->title().startsWith(QStringLiteral("confusion_matrix.png · one")));  // the other run has none
        QTest::keyClick(large, Qt::Key_Escape);
        QVERIFY(!large->isVisible());
    }

    void runsThatAreChosenElsewhereComeFirst()
    {
        for (int i = 0; i < 8; ++i) {
            addRun(*m_runs, "run" + std::to_string(i), {attachment(Kind::Picture, "results.png", 0, 0, 0)});
        }
        m_view->refresh();
        const qsizetype few = m_view->captions().size();
        QVERIFY(few >= 2 && few < 6);  // as many as there is room for
        m_view->resize(1400, 300);
        QTRY_COMPARE(m_view->captions().size(), 6);
        QCOMPARE(m_view->captions().first(), QStringLiteral("run0"));
        m_view->setFirst({QStringLiteral("/runs/run7")});
        m_view->refresh();
        QCOMPARE(m_view->captions().first(), QStringLiteral("run7"));
    }

private:
    std::unique_ptr<RunCollection> m_runs;
    std::unique_ptr<EpochCursor> m_cursor;
    std::unique_ptr<LoggedItems> m_items;
    std::unique_ptr<LoggedView> m_view;
};

QTEST_MAIN(LoggedViewTest)
#include "tst_logged_view.moc"
