#include "core/evaluation/selection.h"
#include "tests/support/test_data.h"
#include "tests/widgets/made_evaluation.h"
#include "widgets/charts/chart_view.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/panels/bar_panel.h"
#include "widgets/panels/class_table.h"
#include "widgets/panels/confused_pairs.h"
#include "widgets/panels/curve_panel.h"
#include "widgets/panels/evaluation_overview.h"
#include "widgets/panels/matrix_panel.h"
#include "widgets/panels/matrix_view.h"
#include "widgets/theme/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace gg;
using namespace gg::widgets;

namespace {

BarPanel* barsNamed(const QWidget& parent, const QString& name)
{
    for (BarPanel* bars : parent.findChildren<BarPanel*>()) {
        if (bars->accessibleName() == name) {
            return bars;
        }
    }
    return nullptr;
}

template <typename T>
T selectedIn(const QSignalSpy& spy)
{
    return std::get<T>(spy.last()[0].value<evaluation::Selection>());
}

void press(BarPanel* bars, int row)
{
    QTest::mouseClick(bars, Qt::LeftButton, {}, bars->rowRect(row).center());
}

}  // namespace

class EvaluationOverviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_evaluation = test::evaluated(test::catsAndADog());
        m_reading = test::readingOf(*m_evaluation);
        m_overview = std::make_unique<EvaluationOverview>(m_cursor);
        m_overview->resize(720, 760);
        m_overview->setEvaluation(m_evaluation, m_reading);
        m_overview->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_overview.get()));
        m_matrix = m_overview->findChild<MatrixPanel*>();
        m_table = m_overview->findChild<ClassTable*>();
        m_errors = barsNamed(*m_overview, QStringLiteral("Errors"));
        m_sizes = barsNamed(*m_overview, QStringLiteral("Sizes"));
        m_curves = m_overview->findChild<CurvePanel*>();
        QVERIFY(m_matrix && m_table && m_errors && m_sizes && m_curves);
    }

    void aCellSelectsItsObjects()
    {
        QSignalSpy selected(m_overview.get(), &EvaluationOverview::selected);
        MatrixView& view = m_matrix->matrix();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cellRect({1, 0}).center());
        QCOMPARE(selected.size(), 1);
        const auto cell = selectedIn<evaluation::MatrixCell>(selected);
        QCOMPARE(cell.truth, std::size_t(1));
        QCOMPARE(cell.predicted, std::size_t(0));
        QVERIFY(!cell.bothWays);
        QVERIFY(selected.last()[1].toString().startsWith(QStringLiteral("truth dog, predicted cat: 1")));
    }

    void aPairSelectsBothOfItsCells()
    {
        QSignalSpy selected(m_overview.get(), &EvaluationOverview::selected);
        m_matrix->setShown(MatrixPanel::Pairs);
        BarPanel& bars = m_matrix->pairs().bars();
        bars.setFocus();
        QTest::keyClick(&bars, Qt::Key_Return);
        QVERIFY(selectedIn<evaluation::MatrixCell>(selected).bothWays);
        QCOMPARE(m_matrix->matrix().marked(), (std::vector<MatrixCellPlace>{{0, 1}, {1, 0}}));
        QVERIFY(m_matrix->pairs().remedyText().contains(QStringLiteral("Raise the resolution")));
    }

    void barsSelectForTheChosenClass()
    {
        QSignalSpy selected(m_overview.get(), &EvaluationOverview::selected);
        press(m_errors, 0);
        QCOMPARE(selectedIn<evaluation::ErrorBar>(selected).kind, metrics::ErrorKind::Class);
        QCOMPARE(selectedIn<evaluation::ErrorBar>(selected).classId, metrics::none);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Down);
        // Moving looks: nothing is selected until Enter.
        QCOMPARE(selected.size(), 1);
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(selectedIn<evaluation::ClassRow>(selected).classId, 0U);
        QCOMPARE(m_errors->marked(), -1);
        press(m_errors, 0);
        QCOMPARE(selectedIn<evaluation::ErrorBar>(selected).classId, 0U);
        press(m_sizes, 6);
        QCOMPARE(selectedIn<evaluation::SizeBar>(selected).classes, evaluation::SizeClasses::Coco);
        QCOMPARE(selectedIn<evaluation::SizeBar>(selected).area, std::size_t(1));
    }

    void theRowOfAllClassesIsAPointOfThePooledCurve()
    {
        QSignalSpy selected(m_overview.get(), &EvaluationOverview::selected);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(selectedIn<evaluation::CurvePoint>(selected).classId, metrics::none);
        QCOMPARE(selectedIn<evaluation::CurvePoint>(selected).confidence, 0.25);
    }

    void aPointOfACurveSelectsItsConfidence()
    {
        QSignalSpy selected(m_overview.get(), &EvaluationOverview::selected);
        ChartView& chart = m_curves->curves();
        m_overview->grab();
        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_Home);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(selectedIn<evaluation::CurvePoint>(selected).confidence, 0.9);
        m_curves->setShown(CurvePanel::Calibration);
        press(&m_curves->calibrationBars(), 0);
        QCOMPARE(selectedIn<evaluation::CalibrationBar>(selected).bin, std::size_t(9));
    }

    void aNewReadingMovesTheNumbers()
    {
        const auto text = [this] { return m_table->model()->index(1, ClassScoreModel::Precision).data().toString(); };
        QCOMPARE(text(), QStringLiteral("0.667"));
        m_overview->setReading(test::readingOf(*m_evaluation, {.confidence = 0.85}, m_reading.get()));
        QCOMPARE(text(), QStringLiteral("1.000"));
        QCOMPARE(m_matrix->figure()->at(1, 0), std::uint64_t(0));
        QCOMPARE(m_matrix->figure()->at(1, 3), std::uint64_t(1));
    }

    void scoresOverEpochsAreAskedForWhenTheyAreLookedAt()
    {
        QSignalSpy requested(m_overview.get(), &EvaluationOverview::epochsRequested);
        m_curves->setShown(CurvePanel::Epochs);
        QCOMPARE(requested.size(), 1);
        m_overview->setEpochs(std::make_shared<const evaluation::OverEpochs>());
        m_curves->setShown(CurvePanel::PrecisionRecall);
        m_curves->setShown(CurvePanel::Epochs);
        QCOMPARE(requested.size(), 1);
    }

    void readingsThatCameWhileHiddenAreShownLater()
    {
        m_overview->hide();
        m_overview->setReading(test::readingOf(*m_evaluation, {.confidence = 0.85}, m_reading.get()));
        m_overview->show();
        QCOMPARE(m_table->model()->index(1, ClassScoreModel::Precision).data().toString(), QStringLiteral("1.000"));
    }

    void withoutAnEvaluationThereIsNothingToClick()
    {
        m_overview->setEvaluation(nullptr, nullptr);
        QVERIFY(!m_overview->grab().isNull());
        QVERIFY(m_errors->rows().empty());
        QCOMPARE(m_table->model()->rowCount(), 0);
        QVERIFY(!m_matrix->figure());
        for (int chart = CurvePanel::PrecisionRecall; chart <= CurvePanel::Epochs; ++chart) {
            m_curves->setShown(static_cast<CurvePanel::Shown>(chart));
            QVERIFY(!m_overview->grab().isNull());
        }
    }

    void everyNumberOfRealPredictionsHasItsObjectsBehindIt()
    {
        GG_REQUIRE_DATA("coco/val2014_100/instances_val2014_100.json");
        JobControl control;
        const auto truth = predictions::readCocoTruth(test::dataPath("coco/val2014_100/instances_val2014_100.json"), predictions::Shapes::Boxes, control);
        auto loaded = predictions::loadDetections(truth, test::dataPath("coco/val2014_100/instances_val2014_fakebbox100_results.json"), {}, control);
        const auto evaluation = evaluation::evaluateDetections(std::move(loaded), {}, control);
        const auto reading = test::readingOf(*evaluation);
        m_overview->setEvaluation(evaluation, reading);
        QSignalSpy selected(m_overview.get(), &EvaluationOverview::selected);
        int looked = 0;
        const auto check = [&](BarPanel* bars) {
            for (int row = 0; row < static_cast<int>(bars->rows().size()); ++row) {
                const BarRow bar = bars->rows()[static_cast<std::size_t>(row)];
                if (bar.clickable && !bar.heading) {
                    press(bars, row);
                    const auto cases = casesOf(*evaluation, *reading, selected.last()[0].value<evaluation::Selection>());
                    QCOMPARE(QLocale().toString(static_cast<qulonglong>(cases.size())), bar.count);
                    ++looked;
                }
            }
        };
        check(m_errors);
        check(m_sizes);
        QVERIFY(looked >= 8);
        QCOMPARE(m_matrix->matrix().shownClasses().size(), std::size_t(81));
        QVERIFY(!m_overview->grab().isNull());
    }

    void bothThemesAreDrawn()
    {
        for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
            applyAppearance(appearance);
            QVERIFY(!m_overview->grab().isNull());
        }
    }

    void cleanup() { m_overview.reset(); }

private:
    EpochCursor m_cursor;
    evaluation::EvaluationPtr m_evaluation;
    std::shared_ptr<const evaluation::Reading> m_reading;
    std::unique_ptr<EvaluationOverview> m_overview;
    MatrixPanel* m_matrix = nullptr;
    ClassTable* m_table = nullptr;
    BarPanel* m_errors = nullptr;
    BarPanel* m_sizes = nullptr;
    CurvePanel* m_curves = nullptr;
};

QTEST_MAIN(EvaluationOverviewTest)
#include "tst_evaluation_overview.moc"
