#include "core/audit/augmentation/risk.h"
#include "core/audit/augmentation/sample.h"
#include "core/base/error.h"
#include "tests/core/audited_set.h"
#include "tests/support/test_data.h"

#include <opencv2/imgproc.hpp>

#include <QTest>

using namespace gg;
using gg::audit::AugmentationRecipe;
using gg::audit::AugmentationRisk;
using gg::audit::AugmentedSample;
using gg::audit::Fate;
using gg::test::AuditedSet;
using gg::test::auditFolder;
using gg::test::DatasetFolder;

namespace
{

/// No change at all: the picture, letterboxed.
const AugmentationRecipe plain{.mosaic = 0, .scale = 0, .translate = 0, .flipHorizontal = 0, .hue = 0, .saturation = 0, .value = 0};

/// Twelve pictures of 640 x 640 with nine boxes of a size each.
void write(const DatasetFolder& folder, double side, const std::string& names = "[cell, virus]")
{
    folder.write("data.yaml", "train: images\nval: images\nnames: " + names + "\n");
    for (int i = 0; i < 12; ++i) {
        std::string rows;
        for (int k = 0; k < 9; ++k) {
            rows += std::to_string(k % 2) + " " + std::to_string(0.2 + 0.3 * (k % 3)) + " " + std::to_string(0.2 + 0.3 * (k / 3)) + " " +
                    std::to_string(side / 640) + " " + std::to_string(side / 640) + "\n";
        }
        folder.image("images/" + std::to_string(i) + ".png", 640, 640);
        folder.write("labels/" + std::to_string(i) + ".txt", rows);
    }
}

AuditedSet judge(const DatasetFolder& folder, const AugmentationRecipe& recipe, bool pixels = false)
{
    return auditFolder(folder.path(), {.pixels = pixels, .augmentation = recipe});
}

}  // namespace

class TestAugmentationRisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAugmentationNothingHappens()
    {
        DatasetFolder folder;
        write(folder, 40);
        const AuditedSet audited = judge(folder, plain);
        const AugmentationRisk& risk = *audited.report.augmentation;
        QCOMPARE(risk.kept, risk.objects);
        QCOMPARE(risk.objects, risk.samples * 9);
        QCOMPARE(risk.shrunk, std::size_t{0});
        QCOMPARE(risk.crowded, std::size_t{0});
        QCOMPARE(risk.meanAfter, 9.0);
        QCOMPARE(audited.rules("augment."), std::set<std::string>{});
    }

    void theSameSeedGivesTheSameNumbers()
    {
        DatasetFolder folder;
        write(folder, 40);
        const AugmentationRisk first = *judge(folder, {}).report.augmentation;
        const AugmentationRisk second = *judge(folder, {}).report.augmentation;
        QCOMPARE(first.kept, second.kept);
        QCOMPARE(first.dropped, second.dropped);
        QCOMPARE(first.outside + first.dropped + first.kept, first.objects);
    }

    void zoomingOutShrinksSmallObjects()
    {
        // Zoom is uniform in 0.5 to 1.5: objects of 10 px fall below 8 px where it is below 0.8, in 30 % of the samples.
        DatasetFolder folder;
        write(folder, 10);
        AugmentationRecipe recipe = plain;
        recipe.scale = 0.5;
        const AuditedSet audited = judge(folder, recipe);
        const AugmentationRisk& risk = *audited.report.augmentation;
        // Zooming in pushes the outer ones out of the picture; of those that stay more are small.
        QVERIFY2(risk.shrunk * 100 > risk.objects * 27 && risk.shrunk * 100 < risk.objects * 33, std::to_string(risk.shrunk).c_str());
        QCOMPARE(audited.one("augment.shrink").values.at("samples"), std::to_string(risk.samples));
        write(folder, 40);
        QVERIFY(judge(folder, recipe).of("augment.shrink").empty());
    }

    void aCropCutsLabelsAway()
    {
        DatasetFolder folder;
        write(folder, 150);
        AugmentationRecipe recipe = plain;
        recipe.crop = 0.7;
        const AuditedSet audited = judge(folder, recipe);
        QVERIFY(audited.report.augmentation->dropped > 0);
        QCOMPARE(audited.rules("augment."), std::set<std::string>{"augment.vanish"});
    }

    void mosaicCrowdsADenseSet()
    {
        DatasetFolder folder;
        write(folder, 30);
        AugmentationRecipe recipe = plain;
        recipe.mosaic = 1;
        recipe.scale = 0.5;
        const AuditedSet audited = judge(folder, recipe);
        // On average a view of a quarter of the canvas shows as many objects as an image has; zoomed out it shows more.
        QCOMPARE(audited.report.augmentation->usualMost, std::size_t{9});
        QCOMPARE(audited.rules("augment."), std::set<std::string>{"augment.density"});
        recipe = plain;
        recipe.mixup = 1;
        QCOMPARE(judge(folder, recipe).report.augmentation->meanAfter, 18.0);
    }

    void flipsThatChangeTheMeaningAreTold()
    {
        DatasetFolder folder;
        write(folder, 40, "[left hand, hand-right]");
        AugmentationRecipe recipe = plain;
        QVERIFY(judge(folder, recipe).rules("augment.").empty());
        recipe.flipHorizontal = 0.5;
        QCOMPARE(audit::message(judge(folder, recipe).one("augment.flip_left_right")),
                 std::string("50.0 % of the samples are mirrored, but these classes have a side: left hand, hand-right."));
        write(folder, 40, "[Person, bright cell]");
        recipe.flipVertical = 0.5;
        QCOMPARE(judge(folder, recipe).rules("augment."), std::set<std::string>{"augment.flip_upside_down"});
        write(folder, 40, "[cell, alright]");
        QVERIFY(judge(folder, recipe).rules("augment.").empty());
    }

    void coloursOfGreyPicturesAreLeftAlone()
    {
        DatasetFolder folder;
        write(folder, 40);
        AugmentationRecipe recipe = plain;
        recipe.hue = 0.015;
        recipe.value = 0.4;
        QVERIFY(judge(folder, recipe, true).of("augment.colour_on_grey").empty());
        for (int i = 0; i < 12; ++i) {
            const std::string file = folder.path("images/" + std::to_string(i) + ".png");
            cv::Mat grey;
            cv::cvtColor(cv::imread(file), grey, cv::COLOR_BGR2GRAY);
            cv::imwrite(file, grey);
        }
        QCOMPARE(judge(folder, recipe, true).one("augment.colour_on_grey").values.at("changes"), std::string("hsv_h 0.015"));
        recipe.hue = 0;
        QVERIFY(judge(folder, recipe, true).of("augment.colour_on_grey").empty());
    }

    void aSampleShowsWhatBecomesOfEachLabel()
    {
        DatasetFolder folder;
        write(folder, 64);
        // A white square on black where the first box is: it must be white where the sample says that the box is.
        for (int i = 0; i < 12; ++i) {
            cv::Mat picture(640, 640, CV_8UC3, cv::Scalar(0, 0, 0));
            picture(cv::Rect(128 - 32, 128 - 32, 64, 64)).setTo(cv::Scalar(255, 255, 255));
            cv::imwrite(folder.path("images/" + std::to_string(i) + ".png"), picture);
        }
        JobControl control;
        const auto dataset = dataset::openDataset(folder.path(), control);
        const std::vector<std::uint32_t> records{0, 1, 2, 3};
        AugmentationRecipe recipe{.mosaic = 0.5, .crop = 0.2, .flipVertical = 0.5, .hue = 0, .saturation = 0, .value = 0};
        std::size_t looked = 0;
        for (std::uint64_t seed = 0; seed < 24; ++seed) {
            const AugmentedSample sample = audit::augmentSample(*dataset, records, recipe, seed, 320);
            QCOMPARE(sample.image.size(), cv::Size(320, 320));
            QCOMPARE(sample.labels.size() % 9, std::size_t{0});
            for (const AugmentedSample::Label& label : sample.labels) {
                const cv::Rect box(cvRound(label.box.x), cvRound(label.box.y), cvRound(label.box.width), cvRound(label.box.height));
                if (label.fate != Fate::Kept || label.object != 0 || box.width < 12 || box.height < 12) {
                    continue;
                }
                ++looked;
                const cv::Rect inner(box.x + 3, box.y + 3, box.width - 6, box.height - 6);
                QVERIFY2(cv::mean(sample.image(inner))[0] > 250, qPrintable(QStringLiteral("seed %1").arg(seed)));
            }
        }
        QVERIFY(looked >= 12);
        const AugmentedSample again = audit::augmentSample(*dataset, records, recipe, 7, 320);
        const AugmentedSample same = audit::augmentSample(*dataset, records, recipe, 7, 320);
        QCOMPARE(cv::norm(again.image, same.image, cv::NORM_INF), 0.0);
    }

    void recipesAreReadAsUltralyticsWritesThem()
    {
        DatasetFolder folder;
        folder.write("args.yaml", "task: detect\nmosaic: 0.7\nscale: 0.3\nhsv_h: 0.0\nfliplr: 0\nclasses: null\n");
        const AugmentationRecipe recipe = audit::readRecipe(folder.path("args.yaml"));
        QCOMPARE(recipe.mosaic, 0.7);
        QCOMPARE(recipe.scale, 0.3);
        QCOMPARE(recipe.flipHorizontal, 0.0);
        QCOMPARE(recipe.saturation, 0.7);
        QCOMPARE(audit::changeRecipe(recipe, "mosaic=0,degrees=15").degrees, 15.0);
        try {
            audit::changeRecipe(recipe, "mosaik=1");
            QFAIL("a key that there is not was taken");
        } catch (const Error& error) {
            QVERIFY(QString::fromStdString(error.what()).contains("“mosaik=1” is no augmentation"));
        }
        folder.write("args.yaml", "task: detect\nscale: large\n");
        try {
            audit::readRecipe(folder.path("args.yaml"));
            QFAIL("a word was taken for a number");
        } catch (const Error& error) {
            QVERIFY(QString::fromStdString(error.what()).contains("Line 2: scale is “large”; expected a number from 0 to 1."));
        }
    }

    void theRecipeOfARealRun()
    {
        GG_REQUIRE_DATA("runs/ultralytics_detect_bccd_v8n");
        const AugmentationRecipe recipe = audit::readRecipe(test::dataPath("runs/ultralytics_detect_bccd_v8n/args.yaml"));
        QCOMPARE(recipe.mosaic, 1.0);
        const AuditedSet audited = auditFolder(test::dataPath("detection/bccd_yolo"), {.pixels = false, .augmentation = recipe});
        QVERIFY(audited.report.augmentation->kept > 0);
    }
};

QTEST_GUILESS_MAIN(TestAugmentationRisk)
#include "tst_augmentation_risk.moc"
