#include "core/base/error.h"
#include "core/evaluation/followed_images.h"
#include "core/io/image_codec.h"
#include "core/sample/sample_dataset.h"
#include "tests/support/detection_run.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace gg;

class TestDetectionRun : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;

    std::string sample()
    {
        const std::string folder = m_folder.file("sample");
        if (!std::filesystem::exists(folder)) {
            JobControl control;
            sample::makeDetectionSample(folder, {.images = 24, .seed = 5, .width = 160, .height = 120}, control);
        }
        return folder;
    }

private Q_SLOTS:
    void aBatchIsReadAsItWasWrittenWithItsPicture()
    {
        const std::string folder = m_folder.file("batches");
        const runs::TrainingBatch batch{.step = 13,
                                        .epoch = 1,
                                        .width = 8,
                                        .height = 6,
                                        .columns = 2,
                                        .pictures = {{.image = "/data/a.jpg", .boxes = {{.left = 1.5F, .top = 0, .right = 7, .bottom = 5.25F, .label = 2}}},
                                                     {.image = "/data/b.jpg", .boxes = {}}}};
        runs::writeTrainingBatch(folder, batch, cv::Mat(6, 16, CV_8UC3, cv::Scalar(114, 114, 114)));
        runs::writeTrainingBatch(folder, {.step = 2, .epoch = 1, .width = 8, .height = 6, .columns = 2, .pictures = {}}, cv::Mat(6, 16, CV_8UC3, cv::Scalar(1, 2, 3)));
        QCOMPARE(runs::trainingBatches(folder), (std::vector<std::int64_t>{2, 13}));
        QCOMPARE(runs::readTrainingBatch(folder, 13), batch);
        const std::string picture = runs::trainingBatchPicture(folder, 13);
        std::ifstream file(picture, std::ios::binary);
        const std::vector<unsigned char> bytes((std::istreambuf_iterator<char>(file)), {});
        QCOMPARE(io::decodeImage(cv::Mat(bytes), 1).size(), cv::Size(16, 6));
    }

    void aBrokenBatchNamesTheFile()
    {
        const std::string folder = m_folder.file("broken");
        io::writeFileAtomically(folder + "/batches/000001.json", R"({"step":1,"epoch":1,"width":0,"height":6,"columns":2,"pictures":[]})");
        QVERIFY_EXCEPTION_THROWN(runs::readTrainingBatch(folder, 1), Error);
        QVERIFY(runs::trainingBatches(m_folder.file("nowhere")).empty());
    }

    void theClassesOfARunAreKept()
    {
        runs::RunInfo info;
        info.name = "v8n";
        info.task = "detection";
        info.classes = {"WBC", "no", "a: \"b\"", "12"};
        runs::writeRunInfo(m_folder.file("classes"), info);
        QCOMPARE(runs::readRunInfo(m_folder.file("classes")).classes, info.classes);
    }

    void aRunThatKeepsPredictionsEveryThreeEpochsIsShownAtTheOneBefore()
    {
        QCOMPARE(evaluation::storedEpochAt({3, 6, 9}, 8), 6);
        QCOMPARE(evaluation::storedEpochAt({3, 6, 9}, 9), 9);
        QCOMPARE(evaluation::storedEpochAt({3, 6, 9}, 1), 3);
        QCOMPARE(evaluation::storedEpochAt({}, 1), 0);
        test::DetectionRun run(m_folder.file("every"), sample(), {.epochs = 7, .predictionsEvery = 3});
        run.writeAll();
        QCOMPARE(runs::detectionEpochs(run.folder()), (std::vector<int>{3, 6}));
        QCOMPARE(followed(run, 7).epoch, 6);
        QCOMPARE(followed(run, 1).epoch, 3);
    }

    void followedImagesHoldTheTruthAndWhatWasPredictedThere()
    {
        test::DetectionRun run(m_folder.file("perfect"), sample(), {.epochs = 1, .start = 1, .end = 1, .followed = 3});
        run.writeAll();
        const evaluation::FollowedImages images = followed(run, 1);
        QCOMPARE(images.images.size(), std::size_t{3});
        QCOMPARE(images.images[0].width, 160);
        JobControl control;
        const auto dataset = dataset::openDataset(sample(), control);
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(images.images[i].known);
            const auto record = std::find_if(dataset->records.begin(), dataset->records.end(),
                                             [&](const auto& one) { return dataset->absolute(one.image) == images.images[i].image; });
            QCOMPARE(images.set.truthsOf(i).size(), record->objects.size());
            // Each object was found where it is, though not always as what it is.
            QCOMPARE(images.set.detectionsOf(i).size(), record->objects.size());
        }
        std::size_t right = 0;
        for (const metrics::Outcome outcome : images.matching.outcomes) {
            right += outcome == metrics::Outcome::TruePositive ? 1 : 0;
        }
        QVERIFY(right * 10 >= images.matching.outcomes.size() * 8);
    }

    void aRunWithoutPredictionsSaysSo()
    {
        test::DetectionRun run(m_folder.file("none"), sample(), {.epochs = 1, .predictionsEvery = 5});
        run.writeAll();
        try {
            followed(run, 1);
            QFAIL("there are none");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NotFound);
        }
    }

private:
    evaluation::FollowedImages followed(const test::DetectionRun& run, int epoch)
    {
        JobControl control;
        const auto truth = predictions::truthOf(dataset::openDataset(sample(), control), predictions::Shapes::Boxes, control);
        return evaluation::readFollowedImages(truth, run.folder(), run.info(), epoch, control);
    }
};

QTEST_GUILESS_MAIN(TestDetectionRun)
#include "tst_detection_run.moc"
