#include "core/base/error.h"
#include "core/dataset/mask_image.h"
#include "core/dataset/open.h"
#include "core/evaluation/segmentation_comparison.h"
#include "core/evaluation/segmentation_output.h"
#include "core/evaluation/segmentation_scores.h"
#include "core/evaluation/segmentation_selection.h"
#include "core/runs/run_folder.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace gg;
using namespace gg::evaluation;
using gg::test::DatasetFolder;
using predictions::IssueKind;

/// Predicted masks held against true ones: every number here was worked out by hand, or by a script of NumPy and SciPy.
class TestSegmentationEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void halfOfTheForegroundIsFound();
    void undefinedImagesHaveNoShareInTheMeans();
    void zeroAndOneMeanTheSameAsBlackAndWhite();
    void darkForegroundIsReadAsSuch();
    void probabilitiesAnswerEveryThreshold();
    void faintProbabilitiesAreNotTakenForClasses();
    void classesAreToldByTheirNumbers();
    void coloursOfAPaletteStandForItsNumbers();
    void voidPixelsDoNotCount();
    void classesThatTheSetDoesNotNameAreNamed();
    void polygonsArePaintedInTheOrderOfTheFile();
    void sizesThatDifferAreNamed();
    void whatCannotBeReadIsNamedAndTheRestEvaluated();
    void missingMasksAreLeftOut();
    void onlyTheSplitOfThePredictionsIsEvaluated();
    void masksThatAreMerelyNumberedFitNoImageByChance();
    void boxesHaveNoOutline();
    void aStopIsHeeded();
    void threadsChangeNothing();
    void aCellNamesItsImagesMostPixelsFirst();
    void barsNameTheirImagesWorstFirst();
    void aRunHasASeriesOverEpochs();
    void foldersOfEpochsAreASeries();
    void boundariesFollowTheThreshold();
    void aDamagedEpochIsNamed();
    void anImageKnowsSinceWhenItIsFound();
    void aBetterPredictionIsToldFromNoise();

    void jsonHoldsWhatTheScoresSay();
    void microAndMacroOfClassesAreThoseOfTheWorkedExample();
    void theTableNamesMeansAndIssues();

    void shiftedColonMasksScoreAsWorkedOut();
    void shiftedJpegMasksScoreAsWorkedOut();
    void invertedMembraneMasksScoreAsWorkedOut();
    void shiftedStreetClassesScoreAsWorkedOut();
};

namespace {

/// images/NAME.jpg with masks/NAME.png, and predicted/NAME.png beside them.
struct MaskSet {
    DatasetFolder folder;

    void image(const std::string& name, const cv::Mat& truth, const cv::Mat& predicted) const
    {
        folder.image("images/" + name + ".jpg", truth.cols, truth.rows);
        write("masks/" + name + ".png", truth);
        if (!predicted.empty()) {
            write("predicted/" + name + ".png", predicted);
        }
    }
    void write(const std::string& relative, const cv::Mat& picture) const
    {
        std::filesystem::create_directories(std::filesystem::path(folder.path(relative)).parent_path());
        cv::imwrite(folder.path(relative), picture);
    }

    dataset::DatasetPtr open() const
    {
        JobControl control;
        return dataset::openDataset(folder.path(), control);
    }
};

/// Files of `folder` by the stems of the images.
predictions::LoadedMasks masksIn(const dataset::Dataset& dataset, const std::string& folder)
{
    predictions::LoadedMasks masks;
    for (const dataset::Record& record : dataset.records) {
        const auto file = std::filesystem::path(folder) / (std::filesystem::path(record.image).stem().string() + ".png");
        const bool there = std::filesystem::exists(file);
        masks.fileOf.push_back(there ? file.string() : std::string());
        masks.found += there ? 1 : 0;
    }
    return masks;
}

SegmentationPtr evaluate(const MaskSet& set, const SegmentationOptions& options = {})
{
    const auto dataset = set.open();
    JobControl control;
    return evaluateMasks(dataset, masksIn(*dataset, set.folder.path("predicted")), set.folder.path("predicted"), options, control);
}

/// Rows of digits, each a grey value times `scale`.
cv::Mat mask(const std::vector<std::string>& rows, int scale = 255)
{
    cv::Mat out(static_cast<int>(rows.size()), static_cast<int>(rows.front().size()), CV_8U);
    for (int y = 0; y < out.rows; ++y) {
        for (int x = 0; x < out.cols; ++x) {
            out.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>((rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] - '0') * scale);
        }
    }
    return out;
}

const predictions::InputIssue* issueOf(const SegmentationEvaluation& evaluation, IssueKind kind)
{
    const auto at = std::find_if(evaluation.issues.begin(), evaluation.issues.end(), [kind](const auto& issue) { return issue.kind == kind; });
    return at == evaluation.issues.end() ? nullptr : &*at;
}

double microOf(const SegmentationEvaluation& evaluation, SegmentationMetric metric)
{
    return at(scoresOf(evaluation, evaluation.epochs.back()).micro, metric).value.value_or(-1);
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

cv::Mat shifted(const cv::Mat& picture, int dx, int dy, int fill)
{
    cv::Mat out(picture.size(), picture.type(), cv::Scalar::all(fill));
    picture(cv::Rect(0, 0, picture.cols - dx, picture.rows - dy)).copyTo(out(cv::Rect(dx, dy, picture.cols - dx, picture.rows - dy)));
    return out;
}

/// Writes every true mask of a real set, shifted, into a folder of its own.
struct ShiftedSet {
    QTemporaryDir folder;
    dataset::DatasetPtr dataset;
    predictions::LoadedMasks masks;

    explicit ShiftedSet(const std::string& path, int dx, int dy, bool classes, bool dark = false)
    {
        JobControl control;
        dataset = dataset::openDataset(path, control);
        const auto sense = dark ? dataset::MaskSense::ForegroundDark : dataset::MaskSense::ForegroundBright;
        for (std::size_t i = 0; i < dataset->records.size(); ++i) {
            const std::string label = dataset->absolute(dataset->records[i].label);
            const cv::Mat truth = classes ? dataset::readMask(label).values : dataset::binariseMask(dataset::readMaskGrey(label), sense);
            const std::string file = folder.filePath(QString::number(static_cast<int>(i))).toStdString() + ".png";
            cv::imwrite(file, shifted(truth, dx, dy, classes ? 255 : 0));
            masks.fileOf.push_back(file);
        }
        masks.found = masks.fileOf.size();
    }

    SegmentationPtr evaluate(const SegmentationOptions& options = {}) const
    {
        JobControl control;
        return evaluateMasks(dataset, masks, folder.path().toStdString(), options, control);
    }
};

}  // namespace

void TestSegmentationEvaluation::halfOfTheForegroundIsFound()
{
    const MaskSet set;
    set.image("a", mask({"1100", "1100"}), mask({"1000", "1010"}));  // TP 2, FP 1, FN 2, TN 3
    set.image("b", mask({"0010", "0000"}), mask({"0010", "0000"}));  // TP 1, TN 7
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(evaluation->meaning, MaskMeaning::Foreground);
    QCOMPARE(evaluation->epochs.size(), std::size_t{1});
    const SegmentationEpoch& epoch = evaluation->epochs.front();
    QCOMPARE(metrics::countsOf(epoch.pooled, 1), (metrics::PixelCounts{.tp = 3, .fp = 1, .fn = 2, .tn = 10}));
    const SegmentationScores scores = scoresOf(*evaluation, epoch);
    QCOMPARE(*at(scores.micro, SegmentationMetric::Dice).value, 6.0 / 9.0);
    QCOMPARE(*at(scores.microPerImage, SegmentationMetric::Dice).value, (4.0 / 7.0 + 1.0) / 2.0);
    QCOMPARE(*at(scores.classes[1].perImage, SegmentationMetric::Iou).value, (2.0 / 5.0 + 1.0) / 2.0);
    QCOMPARE(*at(scores.classes[0].pooled, SegmentationMetric::Sensitivity).value, 10.0 / 11.0);  // specificity of the foreground
    QCOMPARE(scores.classes[1].trueImages, std::size_t{2});
    QCOMPARE(scores.classes[1].truePixels, std::uint64_t{5});
    QVERIFY(evaluation->issues.empty());
    QVERIFY(!epoch.images.front().levels);
}

void TestSegmentationEvaluation::undefinedImagesHaveNoShareInTheMeans()
{
    const MaskSet set;
    set.image("a", mask({"1100"}), mask({"1100"}));
    set.image("b", mask({"0000"}), mask({"0000"}));  // nothing there and nothing said: no Dice
    const SegmentationPtr evaluation = evaluate(set);
    const SegmentationScores scores = scoresOf(*evaluation, evaluation->epochs.front());
    const metrics::DefinedMean& dice = at(scores.microPerImage, SegmentationMetric::Dice);
    QCOMPARE(*dice.value, 1.0);
    QCOMPARE(dice.defined, std::size_t{1});
    QCOMPARE(dice.all, std::size_t{2});
    QVERIFY(!valueOf(*evaluation, evaluation->epochs.front().images[1], SegmentationMetric::Dice));
}

void TestSegmentationEvaluation::zeroAndOneMeanTheSameAsBlackAndWhite()
{
    const MaskSet set;
    set.image("a", mask({"1100"}), mask({"1000"}, 1));
    set.image("b", mask({"1111"}), mask({"1111"}, 1));  // of one value alone
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(metrics::countsOf(evaluation->epochs.front().pooled, 1), (metrics::PixelCounts{.tp = 5, .fp = 0, .fn = 1, .tn = 2}));
}

void TestSegmentationEvaluation::darkForegroundIsReadAsSuch()
{
    const MaskSet set;
    set.image("a", mask({"1101"}), mask({"0100"}));
    SegmentationOptions options;
    options.truthSense = dataset::MaskSense::ForegroundDark;
    const SegmentationPtr evaluation = evaluate(set, options);  // truth 0010, predicted 0100
    QCOMPARE(metrics::countsOf(evaluation->epochs.front().pooled, 1), (metrics::PixelCounts{.tp = 0, .fp = 1, .fn = 1, .tn = 2}));
    options.predictedSense = dataset::MaskSense::ForegroundDark;  // predicted 1011
    QCOMPARE(metrics::countsOf(evaluate(set, options)->epochs.front().pooled, 1), (metrics::PixelCounts{.tp = 1, .fp = 2, .fn = 0, .tn = 1}));
}

void TestSegmentationEvaluation::probabilitiesAnswerEveryThreshold()
{
    const MaskSet set;
    set.image("a", mask({"11110000"}), (cv::Mat_<std::uint8_t>(1, 8) << 250, 200, 100, 10, 150, 20, 10, 0));
    const SegmentationPtr evaluation = evaluate(set);
    const SegmentationEpoch& epoch = evaluation->epochs.front();
    QVERIFY(thresholdMovesAll(epoch));
    QCOMPARE(metrics::countsOf(epoch.pooled, 1), (metrics::PixelCounts{.tp = 2, .fp = 1, .fn = 2, .tn = 3}));
    const SegmentationReading reading{.threshold = 50};
    QCOMPARE(metrics::countsOf(confusionOf(*evaluation, epoch, reading), 1), (metrics::PixelCounts{.tp = 3, .fp = 1, .fn = 1, .tn = 3}));
    QCOMPARE(*at(scoresOf(*evaluation, epoch, reading).micro, SegmentationMetric::Dice).value, 0.75);
    QCOMPARE(*metrics::bestDiceThreshold(metrics::sweepOf(epoch.levels)), 99);
}

void TestSegmentationEvaluation::faintProbabilitiesAreNotTakenForClasses()
{
    // A network that collapsed says 0.04 where it should say 1. Its picture of small numbers could be classes; it is not all foreground.
    const MaskSet set;
    set.image("a", mask({"1100"}), (cv::Mat_<std::uint8_t>(1, 4) << 10, 9, 3, 0));
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(metrics::countsOf(evaluation->epochs.front().pooled, 1), (metrics::PixelCounts{.tp = 0, .fp = 0, .fn = 2, .tn = 2}));
    QVERIFY(issueOf(*evaluation, IssueKind::OtherEncoding) != nullptr);
    SegmentationOptions options;
    options.predictedAs = PredictedAs::Labels;
    QCOMPARE(metrics::countsOf(evaluate(set, options)->epochs.front().pooled, 1).tp, std::uint64_t{2});
}

void TestSegmentationEvaluation::classesAreToldByTheirNumbers()
{
    const MaskSet set;
    set.image("a", mask({"0000", "1111", "1122"}, 1), mask({"0000", "1110", "1222"}, 1));
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(evaluation->meaning, MaskMeaning::Classes);
    QCOMPARE(evaluation->classNames, (std::vector<std::string>{"class 0", "class 1", "class 2"}));
    const SegmentationEpoch& epoch = evaluation->epochs.front();
    QCOMPARE(epoch.pooled.at(1, 1), std::uint64_t{4});
    QCOMPARE(epoch.pooled.at(1, 0), std::uint64_t{1});
    QCOMPARE(epoch.pooled.at(1, 2), std::uint64_t{1});
    const SegmentationScores scores = scoresOf(*evaluation, epoch);
    QCOMPARE(*at(scores.macro, SegmentationMetric::Iou).value, (4.0 / 5.0 + 4.0 / 6.0 + 2.0 / 3.0) / 3.0);
    QCOMPARE(*at(scores.micro, SegmentationMetric::Iou).value, 10.0 / 14.0);
    QCOMPARE(at(scores.macro, SegmentationMetric::Iou).defined, std::size_t{3});
}

void TestSegmentationEvaluation::coloursOfAPaletteStandForItsNumbers()
{
    // The truth by colour, the prediction by the same colours with one object mistaken.
    const MaskSet set;
    cv::Mat truth(20, 30, CV_8UC3, cv::Scalar(0, 0, 0));
    truth.colRange(10, 20).setTo(cv::Scalar(0, 0, 128));
    truth.colRange(20, 30).setTo(cv::Scalar(0, 128, 0));
    cv::Mat predicted = truth.clone();
    predicted.colRange(20, 25).setTo(cv::Scalar(0, 0, 128));
    set.image("a", truth, predicted);
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(evaluation->classNames, (std::vector<std::string>{"#000000", "#008000", "#800000"}));
    QCOMPARE(evaluation->epochs.front().pooled.at(1, 2), std::uint64_t{100});
    QCOMPARE(microOf(*evaluation, SegmentationMetric::Accuracy), (3 * 600 - 200) / 1800.0);
}

void TestSegmentationEvaluation::voidPixelsDoNotCount()
{
    const MaskSet set;
    cv::Mat truth = mask({"0000", "1111", "2222"}, 1);
    truth.at<std::uint8_t>(0, 0) = 255;
    truth.at<std::uint8_t>(0, 1) = 255;
    cv::Mat predicted = mask({"1200", "1111", "2222"}, 1);
    predicted.at<std::uint8_t>(2, 3) = 255;  // of no class: a miss
    for (cv::Mat* one : {&truth, &predicted}) {
        cv::resize(*one, *one, {}, 10, 10, cv::INTER_NEAREST);
    }
    set.image("a", truth, predicted);
    const SegmentationPtr evaluation = evaluate(set);
    const metrics::PixelConfusion& pooled = evaluation->epochs.front().pooled;
    QCOMPARE(pooled.leftOut, std::uint64_t{200});
    QCOMPARE(pooled.total(), std::uint64_t{1000});
    QCOMPARE(pooled.at(2, pooled.noClass()), std::uint64_t{100});
    QCOMPARE(microOf(*evaluation, SegmentationMetric::Sensitivity), 0.9);
    QCOMPARE(microOf(*evaluation, SegmentationMetric::Precision), 1.0);
}

void TestSegmentationEvaluation::classesThatTheSetDoesNotNameAreNamed()
{
    const MaskSet set;
    set.image("a", mask({"0000", "1111", "2222"}, 1), mask({"0000", "1117", "2222"}, 1));
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(evaluation->classNames.back(), std::string("class 7"));
    const auto* issue = issueOf(*evaluation, IssueKind::UnknownValue);
    QVERIFY(issue != nullptr);
    QVERIFY(issue->used);
    QCOMPARE(issue->examples, std::vector<std::string>{"class 7"});
}

void TestSegmentationEvaluation::polygonsArePaintedInTheOrderOfTheFile()
{
    // 40 x 20: a square of class "one" from x 0 to 20, over its right half one of class "two" from x 10 to 20.
    const MaskSet set;
    set.folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [one, two]\n");
    set.folder.image("images/train/b.jpg", 40, 20);
    set.folder.write("labels/train/b.txt", "");
    set.folder.image("images/val/a.jpg", 40, 20);
    set.folder.write("labels/val/a.txt", "0 0 0 0.5 0 0.5 1 0 1\n1 0.25 0 0.5 0 0.5 1 0.25 1\n");
    cv::Mat predicted = cv::Mat::zeros(20, 40, CV_8U);
    predicted.colRange(0, 10).setTo(1);
    predicted.colRange(10, 15).setTo(2);
    predicted.colRange(15, 20).setTo(1);
    set.write("predicted/a.png", predicted);
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(evaluation->classNames, (std::vector<std::string>{"background", "one", "two"}));
    const metrics::PixelConfusion& pooled = evaluation->epochs.front().pooled;
    QCOMPARE(pooled.at(0, 0), std::uint64_t{400});
    QCOMPARE(pooled.at(1, 1), std::uint64_t{200});
    QCOMPARE(pooled.at(2, 2), std::uint64_t{100});
    QCOMPARE(pooled.at(2, 1), std::uint64_t{100});
}

void TestSegmentationEvaluation::sizesThatDifferAreNamed()
{
    const MaskSet set;
    set.image("a", mask({"1100", "1100"}), mask({"10"}));
    const SegmentationPtr evaluation = evaluate(set);
    const auto* issue = issueOf(*evaluation, IssueKind::SizeDiffers);
    QVERIFY(issue != nullptr);
    QVERIFY(issue->examples.front().find("predicted 2 × 1, truth 4 × 2") != std::string::npos);
    QCOMPARE(microOf(*evaluation, SegmentationMetric::Dice), 1.0);  // nearest neighbour: twice as large is the same mask
}

void TestSegmentationEvaluation::whatCannotBeReadIsNamedAndTheRestEvaluated()
{
    const MaskSet set;
    set.image("a", mask({"1100"}), mask({"1100"}));
    set.image("b", mask({"1100"}), mask({"1100"}));
    set.folder.write("predicted/b.png", "no picture");
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(evaluation->epochs.front().images.size(), std::size_t{1});
    const auto* issue = issueOf(*evaluation, IssueKind::UnreadableFile);
    QVERIFY(issue != nullptr);
    QVERIFY(issue->examples.front().starts_with("b.png"));

    set.folder.write("predicted/a.png", "");
    QVERIFY_EXCEPTION_THROWN(evaluate(set), Error);
}

void TestSegmentationEvaluation::missingMasksAreLeftOut()
{
    const MaskSet set;
    set.image("a", mask({"1100"}), mask({"1100"}));
    set.image("b", mask({"1100"}), {});
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(evaluation->epochs.front().images.size(), std::size_t{1});
    const auto* issue = issueOf(*evaluation, IssueKind::MissingMasks);
    QVERIFY(issue != nullptr);
    QCOMPARE(issue->count, std::size_t{1});
    QVERIFY(!issue->used);

    const MaskSet nothing;
    nothing.image("a", mask({"1100"}), {});
    QVERIFY_EXCEPTION_THROWN(evaluate(nothing), Error);
}

void TestSegmentationEvaluation::onlyTheSplitOfThePredictionsIsEvaluated()
{
    const MaskSet set;
    for (const std::string split : {"train", "val"}) {
        set.folder.image("images/" + split + "/" + split + "1.jpg", 4, 1);
        set.write("masks/" + split + "/" + split + "1.png", mask({"1100"}));
    }
    set.write("predicted/val1.png", mask({"1000"}));
    const SegmentationPtr evaluation = evaluate(set);
    QCOMPARE(evaluation->splits, std::vector<std::string>{"val"});
    QVERIFY(issueOf(*evaluation, IssueKind::MissingMasks) == nullptr);
    SegmentationOptions options;
    options.split = "train";
    QVERIFY_EXCEPTION_THROWN(evaluate(set, options), Error);
}

void TestSegmentationEvaluation::masksThatAreMerelyNumberedFitNoImageByChance()
{
    const MaskSet set;
    for (const std::string name : {"a1140112-d9fab7f9", "3335c6f0-adb30f2e", "a10582c9-b91592a4"}) {
        set.image(name, mask({"1100"}), {});
    }
    for (int i = 0; i < 12; ++i) {
        set.write("predicted/" + std::to_string(i) + ".png", mask({"1100"}));
    }
    const auto dataset = set.open();
    JobControl control;
    QCOMPARE(predictions::findMasks(*dataset, set.folder.path("predicted"), control).found, std::size_t{0});
    set.write("predicted/3335c6f0-adb30f2e_pred.png", mask({"1100"}));
    QCOMPARE(predictions::findMasks(*dataset, set.folder.path("predicted"), control).found, std::size_t{1});
}

void TestSegmentationEvaluation::boxesHaveNoOutline()
{
    const MaskSet set;
    set.folder.write("data.yaml", "path: .\ntrain: images\nval: images\nnames: [one]\n");
    set.folder.image("images/a.jpg", 40, 20);
    set.folder.write("labels/a.txt", "0 0.5 0.5 0.2 0.2\n");
    set.write("predicted/a.png", mask({"1100"}));
    QVERIFY_EXCEPTION_THROWN(evaluate(set), Error);
}

void TestSegmentationEvaluation::aStopIsHeeded()
{
    const MaskSet set;
    set.image("a", mask({"1100"}), mask({"1100"}));
    const auto dataset = set.open();
    std::stop_source stop;
    stop.request_stop();
    JobControl control(stop.get_token());
    QVERIFY_EXCEPTION_THROWN(evaluateMasks(dataset, masksIn(*dataset, set.folder.path("predicted")), "p", {}, control), Cancelled);
}

void TestSegmentationEvaluation::threadsChangeNothing()
{
    const MaskSet set;
    for (int i = 0; i < 17; ++i) {
        cv::Mat truth(24, 32, CV_8U);
        cv::Mat predicted(24, 32, CV_8U);
        cv::RNG random(static_cast<std::uint64_t>(i) + 1);
        random.fill(truth, cv::RNG::UNIFORM, 0, 4);
        random.fill(predicted, cv::RNG::UNIFORM, 0, 4);
        set.image("f" + std::to_string(i), truth, predicted);
    }
    SegmentationOptions one;
    one.threads = 1;
    SegmentationOptions three;
    three.threads = 3;
    const SegmentationPtr a = evaluate(set, one);
    const SegmentationPtr b = evaluate(set, three);
    QVERIFY(a->epochs.front().pooled == b->epochs.front().pooled);
    QCOMPARE(a->epochs.front().boundaries, b->epochs.front().boundaries);
    for (std::size_t i = 0; i < 17; ++i) {
        QCOMPARE(a->epochs.front().images[i].image, b->epochs.front().images[i].image);
        QCOMPARE(a->epochs.front().images[i].cells, b->epochs.front().images[i].cells);
    }
}

void TestSegmentationEvaluation::aCellNamesItsImagesMostPixelsFirst()
{
    const MaskSet set;
    set.image("a", mask({"1100"}), mask({"1110"}));  // one false alarm
    set.image("b", mask({"1100"}), mask({"1111"}));  // two
    set.image("c", mask({"1100"}), mask({"1100"}));  // none
    const SegmentationPtr evaluation = evaluate(set);
    const SegmentationEpoch& epoch = evaluation->epochs.front();
    const auto falseAlarms = imagesOf(*evaluation, epoch, {}, PixelMatrixCell{.truth = 0, .predicted = 1});
    QCOMPARE(falseAlarms.size(), std::size_t{2});
    QCOMPARE(falseAlarms[0].image, std::size_t{1});
    QCOMPARE(falseAlarms[0].pixels, std::uint64_t{2});
    QCOMPARE(falseAlarms[0].pixels + falseAlarms[1].pixels, epoch.pooled.at(0, 1));  // exactly what the cell counts
    QCOMPARE(falseAlarms[1].image, std::size_t{0});
    QVERIFY(imagesOf(*evaluation, epoch, {}, PixelMatrixCell{.truth = 1, .predicted = 0}).empty());
}

void TestSegmentationEvaluation::barsNameTheirImagesWorstFirst()
{
    const MaskSet set;
    set.image("a", mask({"1111"}), mask({"1111"}));  // Dice 1
    set.image("b", mask({"0000"}), mask({"0000"}));  // none
    set.image("c", mask({"1111"}), mask({"1110"}));  // Dice 6/7
    set.image("d", mask({"1111"}), mask({"0000"}));  // Dice 0
    const SegmentationPtr evaluation = evaluate(set);
    const SegmentationEpoch& epoch = evaluation->epochs.front();
    const ScoreBars bars = scoreBars(*evaluation, epoch, SegmentationMetric::Dice);
    QCOMPARE(bars.bars[0], std::size_t{1});
    QCOMPARE(bars.bars[8], std::size_t{1});
    QCOMPARE(bars.bars[9], std::size_t{1});
    QCOMPARE(bars.undefined, std::size_t{1});
    const auto undefined = imagesOf(*evaluation, epoch, {}, ScoreBar{.metric = SegmentationMetric::Dice, .bar = 10});
    QCOMPARE(undefined.size(), std::size_t{1});
    QCOMPARE(undefined.front().image, std::size_t{1});
    const auto row = imagesOf(*evaluation, epoch, {}, SegmentationClassRow{.classId = 1});
    QCOMPARE(row.size(), std::size_t{3});
    QCOMPARE(row.front().image, std::size_t{3});
    QCOMPARE(row.back().image, std::size_t{0});
}

namespace {

/// Two validation images over three epochs; the first is followed.
void writeRun(const std::string& folder)
{
    runs::RunInfo info;
    info.name = "unet";
    info.imageSize = 4;
    info.samples = {{.name = "a", .image = "/data/a.jpg"}};
    const auto writer = runs::RunFolderWriter::create(folder, info);
    writer->sample(info.samples.front(), cv::Mat::zeros(1, 4, CV_8UC3), mask({"1100"}));
    const cv::Mat probabilities[] = {(cv::Mat_<float>(1, 4) << 0.2F, 0.1F, 0, 0), (cv::Mat_<float>(1, 4) << 0.9F, 0.4F, 0.3F, 0),
                                     (cv::Mat_<float>(1, 4) << 0.9F, 0.8F, 0.1F, 0)};
    const metrics::PixelCounts a[] = {{.tp = 0, .fp = 0, .fn = 2, .tn = 2}, {.tp = 1, .fp = 0, .fn = 1, .tn = 2}, {.tp = 2, .fp = 0, .fn = 0, .tn = 2}};
    const metrics::PixelCounts b[] = {{.tp = 1, .fp = 0, .fn = 0, .tn = 3}, {.tp = 1, .fp = 1, .fn = 0, .tn = 2}, {.tp = 0, .fp = 0, .fn = 1, .tn = 3}};
    for (int e = 0; e < 3; ++e) {
        runs::EpochDetail detail;
        detail.epoch = e + 1;
        detail.images = {{.image = "/data/a.jpg", .counts = a[e]}, {.image = "/data/b.jpg", .counts = b[e]}};
        detail.pooled = a[e];
        detail.pooled += b[e];
        writer->epochDetail(detail, {{"a", probabilities[e]}});
    }
}

}  // namespace

void TestSegmentationEvaluation::aRunHasASeriesOverEpochs()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("run").toStdString();
    writeRun(path);
    JobControl control;
    const SegmentationPtr evaluation = evaluateRun(path, control);
    const SegmentationSeries sensitivity = seriesOf(*evaluation, SegmentationMetric::Sensitivity);
    QCOMPARE(sensitivity.epochs, (std::vector<int>{1, 2, 3}));
    QCOMPARE(*sensitivity.micro[0], 1.0 / 3.0);
    QCOMPARE(*sensitivity.micro[1], 2.0 / 3.0);
    QCOMPARE(*sensitivity.micro[2], 2.0 / 3.0);
    const SegmentationEpoch& second = epochAt(*evaluation, 2);
    QCOMPARE(second.imagesWithLevels, std::size_t{1});
    QVERIFY(!thresholdMovesAll(second));
    // Of the followed image 0.9 and 0.4 are foreground, 0.3 is not: a threshold between the two is best.
    const int best = *metrics::bestDiceThreshold(metrics::sweepOf(second.levels));
    QVERIFY2(best >= 77 && best < 102, qPrintable(QString::number(best)));
    QCOMPARE(epochAt(*evaluation, 0).epoch, 3);
    QCOMPARE(epochAt(*evaluation, 99).epoch, 3);
    // Boundaries of the image whose prediction was kept: the truth ends at the second pixel, epoch 2 at the first, epoch 3 where it should.
    QVERIFY(evaluation->hasBoundaries);
    QCOMPARE(second.imagesWithBoundaries, std::size_t{1});
    QCOMPARE(*at(scoresOf(*evaluation, second).micro, SegmentationMetric::BoundaryF1).value, 0.0);
    QCOMPARE(*at(scoresOf(*evaluation, epochAt(*evaluation, 3)).micro, SegmentationMetric::BoundaryF1).value, 1.0);
    QVERIFY(!valueOf(*evaluation, second.images[1], SegmentationMetric::BoundaryF1));
    QCOMPARE(seriesOf(*evaluation, SegmentationMetric::BoundaryF1).micro, (std::vector<std::optional<double>>{0.0, 0.0, 1.0}));
}

void TestSegmentationEvaluation::foldersOfEpochsAreASeries()
{
    // Epoch 1 predicts so faintly that alone it could be labels; epoch 3 has no mask for b; epoch 4 holds none at all.
    const MaskSet set;
    set.image("a", mask({"1100"}), {});
    set.image("b", mask({"0011"}), {});
    set.write("predicted/epochs/1/a.png", (cv::Mat_<std::uint8_t>(1, 4) << 1, 0, 0, 0));
    set.write("predicted/epochs/1/b.png", (cv::Mat_<std::uint8_t>(1, 4) << 0, 0, 0, 1));
    set.write("predicted/epochs/2/a.png", (cv::Mat_<std::uint8_t>(1, 4) << 200, 90, 10, 0));
    set.write("predicted/epochs/2/b.png", (cv::Mat_<std::uint8_t>(1, 4) << 0, 10, 210, 200));
    set.write("predicted/epochs/3/a.png", (cv::Mat_<std::uint8_t>(1, 4) << 250, 240, 10, 0));
    set.write("predicted/epochs/4/elsewhere.png", mask({"1111"}));
    const auto dataset = set.open();
    JobControl control;
    const auto place = predictions::findPredictions(set.folder.path("predicted"));
    const SegmentationPtr evaluation = evaluateMaskEpochs(dataset, findMaskEpochs(*dataset, place, control), set.folder.path("predicted"), {}, control);
    QCOMPARE(evaluation->name, std::string("predicted"));
    const SegmentationSeries sensitivity = seriesOf(*evaluation, SegmentationMetric::Sensitivity);
    QCOMPARE(sensitivity.epochs, (std::vector<int>{1, 2, 3}));
    QCOMPARE(sensitivity.micro, (std::vector<std::optional<double>>{0.0, 3.0 / 4.0, 1.0}));
    QVERIFY(thresholdMovesAll(epochAt(*evaluation, 2)));
    QCOMPARE(metrics::countsOf(confusionOf(*evaluation, epochAt(*evaluation, 2), {.threshold = 50}), 1).tp, std::uint64_t{4});
    const auto* missing = issueOf(*evaluation, IssueKind::MissingMasks);
    QVERIFY(missing != nullptr);
    QCOMPARE(missing->count, std::size_t{3});
    QCOMPARE(missing->examples, (std::vector<std::string>{"epoch 4: images/a.jpg", "epoch 3: images/b.jpg", "epoch 4: images/b.jpg"}));
    const std::vector<ImageHistory> histories = imageHistories(*evaluation);
    QCOMPARE(*histories[0].history.foundSince, 2);
}

void TestSegmentationEvaluation::boundariesFollowTheThreshold()
{
    // The truth ends at pixel 3. At 0.5 pixels 0, 1 and 4 are predicted, which end at 1 and 4; above 50 of 255 also pixel 2: ends at 2 and 4.
    const MaskSet set;
    set.image("a", mask({"11110000"}), (cv::Mat_<std::uint8_t>(1, 8) << 250, 200, 100, 10, 150, 20, 10, 0));
    SegmentationOptions options;
    options.boundaryShare = 1.1 / std::hypot(8, 1);  // one pixel to the side is near
    const SegmentationPtr evaluation = evaluate(set, options);
    const SegmentationEpoch& epoch = evaluation->epochs.front();
    QCOMPARE(*at(scoresOf(*evaluation, epoch).micro, SegmentationMetric::BoundaryF1).value, 2.0 / 3.0);
    const SegmentationReading lower{.threshold = 50};
    QCOMPARE(*at(scoresOf(*evaluation, epoch, lower).micro, SegmentationMetric::BoundaryF1).value, 1.0);
    QCOMPARE(*valueOf(*evaluation, epoch.images.front(), SegmentationMetric::BoundaryF1, metrics::none, lower), 1.0);
    QCOMPARE(*metrics::boundaryF1(epoch.boundarySweep[50]), 1.0);
    QCOMPARE(*at(scoresOf(*evaluation, epoch, {.threshold = 255}).micro, SegmentationMetric::BoundaryF1).value, 0.0);  // nothing is predicted
}

void TestSegmentationEvaluation::aDamagedEpochIsNamed()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("run").toStdString();
    writeRun(path);
    std::ofstream(path + "/epochs/0002/epoch.json") << "{\"epoch\": 2, \"po";
    JobControl control;
    const SegmentationPtr evaluation = evaluateRun(path, control);
    QCOMPARE(evaluation->epochs.size(), std::size_t{2});
    const auto* issue = issueOf(*evaluation, IssueKind::UnreadableFile);
    QVERIFY(issue != nullptr);
    QVERIFY(issue->examples.front().find("0002") != std::string::npos);
    for (const char* epoch : {"/epochs/0001/epoch.json", "/epochs/0003/epoch.json"}) {
        std::ofstream(path + epoch) << "[]";
    }
    QVERIFY_EXCEPTION_THROWN(evaluateRun(path, control), Error);
}

void TestSegmentationEvaluation::anImageKnowsSinceWhenItIsFound()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("run").toStdString();
    writeRun(path);
    JobControl control;
    const std::vector<ImageHistory> histories = imageHistories(*evaluateRun(path, control));
    // IoU of a: 0, 1/2, 1; of b: 1, 1/2, 0. Half is found.
    QCOMPARE(histories.size(), std::size_t{2});
    QCOMPARE(histories[0].image, std::string("/data/a.jpg"));
    QVERIFY(histories[0].hasTruth);
    QCOMPARE(*histories[0].history.foundSince, 2);
    QCOMPARE(*histories[1].history.lostAt, 3);
    QVERIFY(!histories[1].history.foundSince);
}

void TestSegmentationEvaluation::aBetterPredictionIsToldFromNoise()
{
    const MaskSet worse;
    const MaskSet better;
    for (int i = 0; i < 12; ++i) {
        const cv::Mat truth = mask({"11110000"});
        worse.image("f" + std::to_string(i), truth, mask({i % 2 == 0 ? "11000000" : "11100000"}));  // Dice 4/6 and 6/7
        better.image("f" + std::to_string(i), truth, truth);
    }
    const auto dataset = worse.open();
    JobControl control;
    const SegmentationPtr a = evaluateMasks(dataset, masksIn(*dataset, worse.folder.path("predicted")), "a", {}, control);
    const SegmentationPtr b = evaluateMasks(dataset, masksIn(*dataset, better.folder.path("predicted")), "b", {}, control);
    const MaskComparison compared = compareMasks(*a, a->epochs.front(), *b, b->epochs.front(), control);
    QCOMPARE(compared.sharedImages, std::size_t{12});
    const auto dice = differenceOf(compared, SegmentationMetric::Dice, ComparedMean::Images);
    QVERIFY(std::abs(dice->difference - (1 - (4.0 / 6.0 + 6.0 / 7.0) / 2.0)) < 1e-12);
    QVERIFY(!dice->withinNoise());
    QVERIFY(differenceOf(compared, SegmentationMetric::BoundaryF1, ComparedMean::Images).has_value());
}

void TestSegmentationEvaluation::jsonHoldsWhatTheScoresSay()
{
    const MaskSet set;
    set.image("a", mask({"11110000"}), (cv::Mat_<std::uint8_t>(1, 8) << 250, 200, 100, 10, 150, 20, 10, 0));
    set.image("b", mask({"00000000"}), (cv::Mat_<std::uint8_t>(1, 8) << 0, 0, 0, 0, 0, 0, 1, 2));
    set.image("c", mask({"00000000"}), {});
    const auto json = nlohmann::json::parse(segmentationJson(*evaluate(set)));
    QCOMPARE(json["meaning"].get<std::string>(), std::string("foreground"));
    QCOMPARE(json["images"].get<int>(), 2);
    QCOMPARE(json["pooled"]["micro"]["dice"].get<double>(), 4.0 / 7.0);
    QCOMPARE(json["per_image"]["micro"]["dice"]["of"].get<int>(), 1);
    QCOMPARE(json["per_image"]["micro"]["dice"]["all"].get<int>(), 2);
    QCOMPARE(json["confusion"]["pixels"][1][0].get<int>(), 2);
    QCOMPARE(json["thresholds"]["best_dice"]["dice"].get<double>(), 0.75);
    QCOMPARE(json["thresholds"]["best_dice"]["threshold"].get<double>(), 99.5 / 255);
    QCOMPARE(json["thresholds"]["by_threshold"]["sensitivity"].size(), std::size_t{256});
    QVERIFY(json["each_image"][1]["dice"].is_null());
    QCOMPARE(json["per_class"][1]["true_pixels"].get<int>(), 4);
    QCOMPARE(json["issues"][0]["kind"].get<std::string>(), std::string("missing_masks"));
    QVERIFY(json["epochs"].is_null());
}

void TestSegmentationEvaluation::microAndMacroOfClassesAreThoseOfTheWorkedExample()
{
    // That of segmentation_classes.h: truth a a a a b b b c c c, predicted a a a b b b c c c a.
    const MaskSet set;
    set.image("a", mask({"0000111222"}, 1), mask({"0001112220"}, 1));
    const auto json = nlohmann::json::parse(segmentationJson(*evaluate(set)));
    const auto& micro = json["pooled"]["micro"];
    QCOMPARE(micro["sensitivity"].get<double>(), 7.0 / 10);
    QCOMPARE(micro["precision"].get<double>(), 7.0 / 10);
    QCOMPARE(micro["specificity"].get<double>(), 17.0 / 20);
    QCOMPARE(micro["iou"].get<double>(), 7.0 / 13);
    QCOMPARE(micro["dice"].get<double>(), 14.0 / 20);
    QCOMPARE(micro["accuracy"].get<double>(), 24.0 / 30);
    const auto& macro = json["pooled"]["macro"];
    QVERIFY(near(macro["sensitivity"]["value"].get<double>(), (3.0 / 4 + 2.0 / 3 + 2.0 / 3) / 3));
    QVERIFY(near(macro["specificity"]["value"].get<double>(), (5.0 / 6 + 6.0 / 7 + 6.0 / 7) / 3));
    QVERIFY(near(macro["iou"]["value"].get<double>(), 8.0 / 15));
    QVERIFY(near(macro["dice"]["value"].get<double>(), (6.0 / 8 + 4.0 / 6 + 4.0 / 6) / 3));
    QCOMPARE(macro["iou"]["of"].get<int>(), 3);
    QCOMPARE(json["per_class"][1]["pooled"]["iou"].get<double>(), 2.0 / 4);
    QCOMPARE(json["per_class"][2]["pooled"]["specificity"].get<double>(), 6.0 / 7);
    QCOMPARE(json["confusion"]["pixels"][0][1].get<int>(), 1);
}

void TestSegmentationEvaluation::theTableNamesMeansAndIssues()
{
    const MaskSet set;
    set.image("a", mask({"0000", "1111", "1122"}, 1), mask({"0000", "1110", "1222"}, 1));
    set.image("b", mask({"0011"}, 1), mask({"001111"}, 1));
    const std::string table = segmentationTable(*evaluate(set));
    for (const char* part : {"class 0", "class 2", "all pixels together", "mean over images", "mean over classes", "boundary_f1", "another size"}) {
        QVERIFY2(table.find(part) != std::string::npos, part);
    }
}

void TestSegmentationEvaluation::shiftedColonMasksScoreAsWorkedOut()
{
    GG_REQUIRE_DATA("segmentation/cvc_clinicdb");
    const SegmentationPtr evaluation = ShiftedSet(test::dataPath("segmentation/cvc_clinicdb"), 5, 3, false).evaluate();
    const SegmentationEpoch& epoch = evaluation->epochs.front();
    QCOMPARE(metrics::countsOf(epoch.pooled, 1), (metrics::PixelCounts{.tp = 2865557, .fp = 208980, .fn = 208980, .tn = 27350467}));
    QCOMPARE(epoch.boundaries[1], (metrics::BoundaryCounts{.truth = 105588, .truthNear = 48644, .predicted = 105588, .predictedNear = 48801}));
    const SegmentationScores scores = scoresOf(*evaluation, epoch);
    QVERIFY(near(*at(scores.microPerImage, SegmentationMetric::Dice).value, 0.900391477190535));
    QVERIFY(near(*at(scores.micro, SegmentationMetric::BoundaryF1).value, 0.461438549110941));
    QVERIFY(near(*at(scores.microPerImage, SegmentationMetric::BoundaryF1).value, 0.428677736589483));
}

void TestSegmentationEvaluation::shiftedJpegMasksScoreAsWorkedOut()
{
    GG_REQUIRE_DATA("segmentation/kvasir_sample");
    const SegmentationPtr evaluation = ShiftedSet(test::dataPath("segmentation/kvasir_sample/Kvasir-SEG"), 5, 3, false).evaluate();
    QCOMPARE(metrics::countsOf(evaluation->epochs.front().pooled, 1),
             (metrics::PixelCounts{.tp = 634684, .fp = 11633, .fn = 12392, .tn = 2094332}));
    QVERIFY(near(microOf(*evaluation, SegmentationMetric::BoundaryF1), 0.988444146709094));
}

void TestSegmentationEvaluation::invertedMembraneMasksScoreAsWorkedOut()
{
    GG_REQUIRE_DATA("segmentation/membrane");
    SegmentationOptions options;
    options.truthSense = dataset::MaskSense::ForegroundDark;
    const SegmentationPtr evaluation = ShiftedSet(test::dataPath("segmentation/membrane/train"), 5, 3, false, true).evaluate(options);
    const SegmentationEpoch& epoch = evaluation->epochs.front();
    QCOMPARE(metrics::countsOf(epoch.pooled, 1), (metrics::PixelCounts{.tp = 843237, .fp = 861527, .fn = 884013, .tn = 5275543}));
    QCOMPARE(epoch.boundaries[1], (metrics::BoundaryCounts{.truth = 456983, .truthNear = 434749, .predicted = 454741, .predictedNear = 433926}));
}

void TestSegmentationEvaluation::shiftedStreetClassesScoreAsWorkedOut()
{
    GG_REQUIRE_DATA("detection/tinycoco/bdd_example");
    const SegmentationPtr evaluation = ShiftedSet(test::dataPath("detection/tinycoco/bdd_example"), 7, 0, true).evaluate();
    QCOMPARE(evaluation->meaning, MaskMeaning::Classes);
    const SegmentationEpoch& epoch = evaluation->epochs.front();
    QCOMPARE(epoch.pooled.total(), std::uint64_t{20028339});
    QCOMPARE(epoch.pooled.leftOut, std::uint64_t{7619661});
    const SegmentationScores scores = scoresOf(*evaluation, epoch);
    QCOMPARE(at(scores.macro, SegmentationMetric::Iou).defined, std::size_t{16});
    QVERIFY(near(*at(scores.macro, SegmentationMetric::Iou).value, 0.801104693237103));
    QVERIFY(near(*at(scores.micro, SegmentationMetric::Iou).value, 0.925529771042697));
    QVERIFY(near(*at(scores.micro, SegmentationMetric::Sensitivity).value, 0.955993455073833));
    QVERIFY(near(*at(scores.micro, SegmentationMetric::BoundaryF1).value, 0.985313080785954));
    QVERIFY(near(*at(scores.macro, SegmentationMetric::BoundaryF1).value, 0.988216313738692));
    QVERIFY(near(*at(scores.classes[0].pooled, SegmentationMetric::Iou).value, 0.9731486209942857));
}

QTEST_APPLESS_MAIN(TestSegmentationEvaluation)
#include "tst_segmentation_evaluation.moc"
