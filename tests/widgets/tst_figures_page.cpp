#include "core/base/error.h"
#include "tests/widgets/run_fixture.h"
#include "widgets/charts/figure_request.h"
#include "widgets/figures/figure_grid.h"
#include "widgets/figures/figure_painting.h"
#include "widgets/figures/figure_writing.h"
#include "widgets/figures/panel_building.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/available_panels.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/figure_export_dialog.h"
#include "widgets/panels/figure_panel_settings.h"
#include "widgets/panels/figure_settings.h"
#include "widgets/panels/figure_sheet.h"
#include "widgets/panels/figures_page.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using namespace gg::widgets;

class FiguresPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_runs = std::make_unique<RunCollection>();
        for (const auto& [name, loss, values] : {std::tuple("bce", "bce", test::collapsing()), std::tuple("bce_dice", "bce_dice", test::healthy())}) {
            const int run = m_runs->add(QStringLiteral("/runs/%1").arg(QLatin1String(name)), test::runInfo(name, loss, 6));
            m_runs->append(run, {.events = test::runEvents(values, true)});
        }
        m_closed.reset();
        const auto load = [this](const QString& folder, const QString&) {
            // A run that the window closed is still on the disk.
            const RunCollection& disk = m_closed ? *m_closed : *m_runs;
            const int index = disk.indexOf(folder);
            if (index < 0) {
                throw Error(ErrorCode::NotFound, folder.toStdString(), "there is no such run");
            }
            auto entry = std::make_unique<RunEntry>();
            entry->folder = folder;
            entry->info = disk.at(index).info;
            entry->history = disk.at(index).history;
            return entry;
        };
        const FigureSources sources{.image = [](const QString&, bool) { return QImage(); },
                                    .detail = [this](const QString& folder, int epoch) { return std::optional(test::runDetail(m_runs->at(m_runs->indexOf(folder)).info, epoch)); }};
        m_builder = std::make_shared<PanelBuilder>(load, sources);
        m_page = std::make_unique<FiguresPage>(*m_runs, m_builder, nullptr);
        m_page->setFolder(m_folder->path());
        m_page->resize(1280, 760);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() { m_page.reset(); }

    void anEmptyPageSaysHowToBegin()
    {
        auto* empty = m_page->findChild<EmptyState*>();
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QCOMPARE(m_page->figure().panels.size(), std::size_t(1));
        QVERIFY(!empty->isVisible());
        // Both runs, under the names that they have.
        QCOMPARE(m_page->figure().runs.size(), std::size_t(2));
        QCOMPARE(m_page->figure().runs[1].label, QStringLiteral("bce_dice"));
    }

    void withoutRunsTheButtonAsksForOne()
    {
        while (m_runs->size() > 0) {
            m_runs->remove(0);
        }
        auto* empty = m_page->findChild<EmptyState*>();
        QTRY_VERIFY(empty->sentence().contains(QStringLiteral("open a run")));
        QSignalSpy asked(m_page.get(), &FiguresPage::openRunRequested);
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void panelsGoToTheFirstFreeCells()
    {
        addFour();
        const auto& panels = m_page->figure().panels;
        QCOMPARE(panels[0].cells, QRect(0, 0, 1, 1));
        QCOMPARE(panels[1].cells, QRect(1, 0, 1, 1));
        QCOMPARE(panels[2].cells, QRect(0, 1, 1, 1));
        QCOMPARE(panels[3].cells, QRect(1, 1, 1, 1));
        QCOMPARE(m_page->figure().rows(), 2);
    }

    void aPanelIsDraggedToAnotherCellAndTheyChangePlaces()
    {
        addFour();
        FigureSheet& sheet = m_page->sheet();
        drag(sheet.panelRect(QRect(0, 0, 1, 1)).center(), sheet.panelRect(QRect(1, 1, 1, 1)).center());
        QCOMPARE(m_page->figure().panels[0].cells, QRect(1, 1, 1, 1));
        QCOMPARE(m_page->figure().panels[3].cells, QRect(0, 0, 1, 1));
        QCOMPARE(panelLetter(m_page->figure(), 3), QStringLiteral("a"));
    }

    void aPanelIsDrawnLargerAtItsEdge()
    {
        addFour();
        FigureSheet& sheet = m_page->sheet();
        sheet.setCurrent(0);
        const QRectF rect = sheet.panelRect(QRect(0, 0, 1, 1));
        drag({rect.right(), rect.center().y()}, sheet.panelRect(QRect(1, 0, 1, 1)).center());
        QCOMPARE(m_page->figure().panels[0].cells, QRect(0, 0, 2, 1));
        // The one that stood there went on, and nothing overlaps.
        nothingOverlaps();
        QCOMPARE(m_page->figure().rows(), 3);
    }

    void aRowIsMadeHigherAtTheRuler()
    {
        addFour();
        FigureSheet& sheet = m_page->sheet();
        const QRectF row = sheet.panelRect(QRect(0, 0, 1, 1));
        const QPointF from(sheet.pageRect().left() - 14, row.bottom());
        drag(from, from + QPointF(0, 10 * sheet.pixelsPerMm()));
        QVERIFY(std::abs(m_page->figure().rowsMm[0] - 60) < 0.6);
    }

    void everythingGoesByKeyboard()
    {
        addFour();
        FigureSheet& sheet = m_page->sheet();
        sheet.setCurrent(0);
        sheet.setFocus();
        QTest::keyClick(&sheet, Qt::Key_Right);
        QCOMPARE(sheet.current(), 1);
        QTest::keyClick(&sheet, Qt::Key_Down);
        QCOMPARE(sheet.current(), 3);
        QTest::keyClick(&sheet, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(m_page->figure().panels[3].cells, QRect(0, 1, 1, 1));
        QCOMPARE(m_page->figure().panels[2].cells, QRect(1, 1, 1, 1));
        QTest::keyClick(&sheet, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_page->figure().panels[3].cells, QRect(0, 1, 2, 1));
        nothingOverlaps();
        const double before = m_page->figure().rowsMm[1];
        QTest::keyClick(&sheet, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_page->figure().rowsMm[1], before + 1);
        QTest::keyClick(&sheet, Qt::Key_Delete);
        QCOMPARE(m_page->figure().panels.size(), std::size_t(3));
        nothingOverlaps();
    }

    void stepsAreTakenBackAndDoneAgain()
    {
        addFour();
        const ComposedFigure four = m_page->figure();
        FigureSheet& sheet = m_page->sheet();
        sheet.setCurrent(2);
        sheet.setFocus();
        QTest::keyClick(&sheet, Qt::Key_Delete);
        const ComposedFigure three = m_page->figure();
        QVERIFY(!(three == four));
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_page->figure(), four);
        m_page->redo();
        QCOMPARE(m_page->figure(), three);
        for (int i = 0; i < 5; ++i) {
            m_page->undo();
        }
        QVERIFY(m_page->figure().panels.empty());
        QVERIFY(!m_page->canUndo());
    }

    void aTitleThatIsTypedIsOneStep()
    {
        m_page->addByName(QStringLiteral("loss"));
        auto* settings = m_page->findChild<FigureSettings*>();
        QLineEdit* title = nullptr;
        for (QLineEdit* line : settings->findChildren<QLineEdit*>()) {
            title = title == nullptr && line->isVisible() && line->text().isEmpty() && line->placeholderText().isEmpty() ? line : title;
        }
        QVERIFY(title != nullptr);
        QTest::keyClicks(title, QStringLiteral("Training"));
        QCOMPARE(m_page->figure().panels[0].title, QStringLiteral("Training"));
        m_page->undo();
        QCOMPARE(m_page->figure().panels[0].title, QString());
        QCOMPARE(m_page->figure().panels.size(), std::size_t(1));
    }

    void fewerColumnsKeepAllPanels()
    {
        addFour();
        ComposedFigure figure = m_page->figure();
        setColumns(figure, 1);
        QCOMPARE(figure.rows(), 4);
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(figure.panels[i].cells, QRect(0, static_cast<int>(i), 1, 1));
        }
        setColumns(figure, 3);
        QCOMPARE(figure.panels.size(), std::size_t(4));
    }

    void panelsNeverOverlapWhateverIsDone()
    {
        std::srand(7);
        ComposedFigure figure;
        for (int step = 0; step < 600; ++step) {
            const int what = std::rand() % 5;
            const auto panel = figure.panels.empty() ? 0 : static_cast<std::size_t>(std::rand()) % figure.panels.size();
            if (what < 2 && figure.panels.size() < 9) {
                addPanel(figure, {.what = QStringLiteral("loss"), .cells = QRect(0, 0, 1 + std::rand() % 2, 1 + std::rand() % 2)}, 40);
            } else if (what == 2 && !figure.panels.empty()) {
                placePanel(figure, panel, QRect(std::rand() % 5 - 1, std::rand() % 5, 1 + std::rand() % 3, 1 + std::rand() % 3));
            } else if (what == 3 && !figure.panels.empty() && std::rand() % 3 == 0) {
                removePanel(figure, panel);
            } else if (what == 4) {
                setColumns(figure, 1 + std::rand() % 4);
            }
            int bottom = 1;
            for (std::size_t a = 0; a < figure.panels.size(); ++a) {
                const QRect& cells = figure.panels[a].cells;
                QVERIFY(cells.x() >= 0 && cells.y() >= 0 && cells.x() + cells.width() <= figure.columns && cells.y() + cells.height() <= figure.rows());
                bottom = std::max(bottom, cells.y() + cells.height());
                for (std::size_t b = a + 1; b < figure.panels.size(); ++b) {
                    QVERIFY(!cells.intersects(figure.panels[b].cells));
                }
            }
            QCOMPARE(figure.rows(), bottom);
        }
    }

    void aChartOfAnEvaluationKeepsItsNumbers()
    {
        ChartSpec chart{.name = QStringLiteral("precision_recall"), .title = QStringLiteral("PR"), .x = {.label = QStringLiteral("recall")}, .y = {.label = QStringLiteral("precision")}, .series = {}, .marks = {}, .emptyText = {}};
        chart.series.push_back({.name = QStringLiteral("all"), .colour = Qt::blue, .x = {0, 0.5, 1}, .y = {1, 0.8, 0.1}});
        m_page->addFigure(chart, {.chart = QStringLiteral("precision_recall"), .runs = {}, .epochs = {}, .samples = {}, .options = {}}, false);
        QVERIFY(m_page->figure().panels[0].kept != nullptr);
        const ComposedFigure again = parseComposedFigure(toJson(m_page->figure()), {});
        QCOMPARE(panelCsv(*again.panels[0].kept), QByteArray("series,recall,precision\nall,0,1\nall,0.5,0.8\nall,1,0.1\n"));
    }

    void aPanelOfAnEvaluationSaysWhatItIsEvaluatedFrom()
    {
        ChartSpec chart{.name = QStringLiteral("precision_recall"), .title = QStringLiteral("PR"), .x = {.label = QStringLiteral("recall")}, .y = {.label = QStringLiteral("precision")}, .series = {}, .marks = {}, .emptyText = {}};
        chart.series.push_back({.name = QStringLiteral("all"), .colour = Qt::blue, .x = {0, 0.5, 1}, .y = {1, 0.8, 0.1}});
        FigureRecipe recipe{.chart = QStringLiteral("precision_recall"), .runs = {}, .epochs = {}, .samples = {}, .options = {}};
        recipe.evaluation = EvaluationRecipe{.figure = QStringLiteral("precision_recall"), .input = {.predictions = QStringLiteral("/gone/predictions.json"), .truth = QStringLiteral("/gone/data")}};
        m_page->addFigure(chart, recipe, false);
        QCOMPARE(m_page->figure().panels[0].evaluation, recipe.evaluation);
        QVERIFY(m_page->figure().panels[0].kept != nullptr);
        // Nothing is there to be evaluated: the numbers that were kept are drawn, and that is said.
        QVERIFY(m_page->findChild<Banner*>()->isVisible());
        QVERIFY2(m_page->findChild<Banner*>()->text().contains(QStringLiteral("panel a: the numbers of the last time")), qPrintable(m_page->findChild<Banner*>()->text()));
        QVERIFY(!m_page->findChild<Banner*>()->showsError());
        m_page->write(m_folder->filePath(QStringLiteral("pr")), QStringLiteral("svg"), 300);
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("pr.svg"))));
        QVERIFY(m_page->findChild<Banner*>()->text().contains(QStringLiteral("panel a")));
        m_page->undo();  // the formats
        m_page->undo();  // the panel
        QVERIFY(m_page->figure().panels.empty());
        QVERIFY(!m_page->findChild<Banner*>()->isVisible());
    }

    void withoutOpenRunsTheFiguresOwnRunsAreOffered()
    {
        addFour();
        const ComposedFigure figure = m_page->figure();
        m_closed = std::exchange(m_runs, std::make_unique<RunCollection>());
        auto page = std::make_unique<FiguresPage>(*m_runs, m_builder, nullptr);
        page->resize(1280, 760);
        page->show();
        auto* offers = page->findChild<AvailablePanels*>();
        QVERIFY(offers->isEmpty());
        page->setFigure(figure);
        QVERIFY(!offers->isEmpty());
        page->addByName(offers->first());
        QCOMPARE(page->figure().panels.size(), std::size_t(5));
        QVERIFY(page->figure().panels[4].runs.empty());  // all of the figure's
        QSignalSpy asked(page.get(), &FiguresPage::openRunRequested);
        for (QPushButton* button : offers->findChildren<QPushButton*>()) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(asked.size(), 1);
    }

    void curvesAreSmoothedAndMarkedBySettings()
    {
        m_page->addByName(QStringLiteral("loss"));
        auto* settings = m_page->findChild<PanelSettings*>();
        QVERIFY(settings->isVisible());
        for (QDoubleSpinBox* box : settings->findChildren<QDoubleSpinBox*>()) {
            if (box->maximum() == mostSmoothing) {
                box->setValue(0.6);
            }
        }
        QCOMPARE(m_page->figure().panels[0].smoothing, 0.6);
        for (QCheckBox* box : settings->findChildren<QCheckBox*>()) {
            if (box->text() == QStringLiteral("Verdicts") || box->text() == QStringLiteral("Logarithmic x axis")) {
                QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
            }
        }
        QCOMPARE(m_page->figure().panels[0].annotations, std::vector<MarkKind>{MarkKind::Verdict});
        QVERIFY(m_page->figure().panels[0].logarithmicX);
        QCOMPARE(parseComposedFigure(toJson(m_page->figure()), {}), m_page->figure());
    }

    void aRunIsTakenOutOfAPanelInItsList()
    {
        m_page->addByName(QStringLiteral("loss"));
        auto* settings = m_page->findChild<PanelSettings*>();
        auto* list = settings->findChild<QListWidget*>();
        QVERIFY(list->isVisible());
        list->item(0)->setCheckState(Qt::Unchecked);
        QCOMPARE(m_page->figure().panels[0].runs, std::vector<int>{1});
        // A panel of no run is empty.
        list->item(1)->setCheckState(Qt::Unchecked);
        QCOMPARE(m_page->figure().panels[0].runs, std::vector<int>{1});
        QCOMPARE(list->item(1)->checkState(), Qt::Checked);
    }

    void whatIsWrittenIsOpenedAgain()
    {
        addFour();
        const QString file = m_folder->filePath(QStringLiteral("mine"));
        QSignalSpy written(m_page.get(), &FiguresPage::written);
        m_page->write(file, QStringLiteral("pdf,svg,tex"), 300);
        QCOMPARE(written.size(), 1);
        for (const char* suffix : {".pdf", ".svg", ".tex", ".csv", ".figure.json"}) {
            QVERIFY2(QFile::exists(file + QLatin1String(suffix)), suffix);
        }
        const ComposedFigure before = m_page->figure();
        m_page->setFigure({});
        m_page->openRecipe(file + QStringLiteral(".figure.json"));
        QCOMPARE(m_page->figure(), before);
        m_page->openRecipe(m_folder->filePath(QStringLiteral("none.figure.json")));
        QVERIFY(m_page->findChild<Banner*>()->showsError());
        QCOMPARE(m_page->figure(), before);
    }

    void aPanelWhoseRunIsGoneIsAnErrorNotAFile()
    {
        addFour();
        m_runs->remove(0);
        m_page->write(m_folder->filePath(QStringLiteral("mine")), QStringLiteral("pdf"), 300);
        QVERIFY(m_page->findChild<Banner*>()->showsError());
        QVERIFY(m_page->findChild<Banner*>()->text().contains(QStringLiteral("/runs/bce")));
        QVERIFY(QDir(m_folder->path()).entryList(QDir::Files).isEmpty());
    }

    void thePageIsPaintedAtItsSize()
    {
        addFour();
        FigureSheet& sheet = m_page->sheet();
        const QRectF page = sheet.pageRect();
        QVERIFY(std::abs(page.width() / page.height() - m_page->figure().widthMm / m_page->figure().heightMm()) < 1e-6);
        const QImage shot = sheet.grab().toImage();
        // The page is white in either theme, and something is drawn on it.
        int dark = 0;
        for (int x = 0; x < static_cast<int>(page.width()); ++x) {
            dark += qGray(shot.pixel(static_cast<int>(page.left()) + x, static_cast<int>(page.top() + 20 * sheet.pixelsPerMm()))) < 140 ? 1 : 0;
        }
        QVERIFY(dark > 2);
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            applyAppearance(appearance);
            if (const QString look = qEnvironmentVariable("GG_LOOK"); !look.isEmpty()) {
                m_page->grab().save(look + (appearance == Appearance::Light ? QStringLiteral("/page_light.png") : QStringLiteral("/page_dark.png")));
            }
        }
        applyAppearance(Appearance::Light);
    }

private:
    void addFour()
    {
        for (const char* what : {"loss", "sensitivity_specificity", "dice_iou", "table"}) {
            m_page->addByName(QLatin1String(what));
        }
    }

    void drag(QPointF from, QPointF to)
    {
        FigureSheet& sheet = m_page->sheet();
        QTest::mousePress(&sheet, Qt::LeftButton, {}, from.toPoint());
        QTest::mouseMove(&sheet, ((from + to) / 2).toPoint());
        QTest::mouseMove(&sheet, to.toPoint());
        QTest::mouseRelease(&sheet, Qt::LeftButton, {}, to.toPoint());
    }

    void nothingOverlaps() const
    {
        const auto& panels = m_page->figure().panels;
        for (std::size_t a = 0; a < panels.size(); ++a) {
            for (std::size_t b = a + 1; b < panels.size(); ++b) {
                QVERIFY(!panels[a].cells.intersects(panels[b].cells));
            }
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunCollection> m_runs;
    std::unique_ptr<RunCollection> m_closed;  ///< runs that the window does not show
    std::shared_ptr<PanelBuilder> m_builder;
    std::unique_ptr<FiguresPage> m_page;
};

QTEST_MAIN(FiguresPageTest)
#include "tst_figures_page.moc"
