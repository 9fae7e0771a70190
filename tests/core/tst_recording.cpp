#include "core/dataset/recording.h"

#include <QTest>

using namespace gg::dataset;

class TestRecording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsReadAsRecordingAndFrame_data();
    void aNameIsReadAsRecordingAndFrame();
    void roboflowsSuffixIsNoPartOfThePicture();
    void aSetIsIndexedInNaturalOrderAcrossItsSplits();
    void aSetOfNumberedPicturesClaimsNoSequence();
};

namespace
{

Dataset datasetOf(std::initializer_list<const char*> images)
{
    Dataset dataset;
    dataset.splits = {"all"};
    for (const char* image : images) {
        Record record;
        record.image = image;
        dataset.records.push_back(record);
    }
    return dataset;
}

}  // namespace

void TestRecording::aNameIsReadAsRecordingAndFrame_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("frame");  // -1: none
    QTest::addColumn<int>("evidence");
    const int none = static_cast<int>(RecordingEvidence::None);
    const int counter = static_cast<int>(RecordingEvidence::Counter);
    const int sequence = static_cast<int>(RecordingEvidence::Sequence);
    const auto row = [](const char* path, const char* id, int frame, int evidence) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(id) << frame << evidence;
    };
    row("train/images/seq12_000123.jpg", "seq12", 123, sequence);
    row("val/images/seq12_000125.jpg", "seq12", 125, sequence);
    row("video1_frame_3.png", "video1", 3, sequence);
    row("video1_frame_3_crop_2.png", "video1", 3, sequence);
    row("DJI_0001_0005.JPG", "DJI_0001", 5, sequence);
    row("images/test/frame_01225_jpg.rf.d239fe6ba4617be5228380850cc705c5.jpg", "frame", 1225, sequence);
    row("clip_mp4-12_jpg.rf.d239fe6ba4617be5228380850cc705c5.jpg", "clip_mp4", 12, sequence);
    row("images/fine_3_11_fram.jpg", "fine_3", 11, sequence);
    row("MOT17-02-FRCNN/img1/000001.jpg", "MOT17-02-FRCNN", 1, sequence);
    row("train/M0101/img000041.jpg", "M0101/img", 41, sequence);
    row("leftImg8bit/train/aachen/aachen_000003_000019_leftImg8bit.png", "leftImg8bit/aachen/aachen_000003", 19, sequence);
    row("0000001_02999_d_0000005.jpg", "0000001", 2999, sequence);
    row("9999938_00000_d_0000208.jpg", "9999938", 208, sequence);
    row("a13917ac-00000007.jpg", "a13917ac", 7, sequence);
    row("2019-07-10-drone_0042_left.png", "2019-07-10-drone", 42, sequence);
    row("IMG_20200101_123456.jpg", "IMG_20200101", 123456, sequence);
    row("JPEGImages/BloodImage_00012.jpg", "BloodImage", 12, counter);
    row("images/raccoon-48.jpg", "raccoon", 48, counter);
    row("JPEGImages/2007_000032.jpg", "2007", 32, counter);
    row("train2017/000000000139.jpg", "(no name)", 139, counter);
    row("val2014/COCO_val2014_000000000042.jpg", "COCO", 42, counter);
    row("images/cats/0007.jpg", "cats", 7, counter);
    row("images/harbour.jpg", "harbour", -1, none);
    row("b1c66a42-6f7d68ca.jpg", "b1c66a42-6f7d68ca", -1, none);
    row("550e8400-e29b-41d4-a716-446655440000.png", "550e8400-e29b-41d4-a716-446655440000", -1, none);
    row("dQw4w9WgXcQ.jpg", "dQw4w9WgXcQ", -1, none);
    row("99999999999999999999999999.jpg", "99999999999999999999999999", -1, none);
    row(".jpg", ".jpg", -1, none);
    row("", "", -1, none);
}

void TestRecording::aNameIsReadAsRecordingAndFrame()
{
    QFETCH(QString, path);
    QFETCH(QString, id);
    QFETCH(int, frame);
    QFETCH(int, evidence);
    const Recording recording = recordingOf(path.toStdString());
    QCOMPARE(QString::fromStdString(recording.id), id);
    QCOMPARE(recording.frame ? static_cast<int>(*recording.frame) : -1, frame);
    QCOMPARE(static_cast<int>(recording.evidence), evidence);
}

void TestRecording::roboflowsSuffixIsNoPartOfThePicture()
{
    QCOMPARE(originalStem("a/cat_jpg.rf.d239fe6ba4617be5228380850cc705c5.jpg"), std::string_view("cat"));
    QCOMPARE(originalStem("cat_png.rf.AbC0123456789.png"), std::string_view("cat"));
    QCOMPARE(originalStem("my_photo.rf.d239fe6ba4617be5228380850cc705c5.jpg"), std::string_view("my_photo"));
    QCOMPARE(originalStem("surf.rf.png"), std::string_view("surf.rf"));
}

void TestRecording::aSetIsIndexedInNaturalOrderAcrossItsSplits()
{
    const RecordingIndex index =
        indexRecordings(datasetOf({"train/seq10_1.jpg", "train/seq2_7.jpg", "val/seq10_2.jpg", "val/garden.jpg"}));
    QCOMPARE(index.ids, (std::vector<std::string>{"garden", "seq2", "seq10"}));
    QCOMPARE(index.ofRecord, (std::vector<std::uint32_t>{2, 1, 2, 0}));
    QCOMPARE(index.frames[2].value(), std::int64_t{2});
    QVERIFY(!index.frames[3]);
    QVERIFY(index.evidence == RecordingEvidence::Sequence);
}

void TestRecording::aSetOfNumberedPicturesClaimsNoSequence()
{
    QVERIFY(indexRecordings(datasetOf({"raccoon-1.jpg", "raccoon-2.jpg"})).evidence == RecordingEvidence::Counter);
    QVERIFY(indexRecordings(datasetOf({"a.jpg", "b.jpg"})).evidence == RecordingEvidence::None);
}

QTEST_APPLESS_MAIN(TestRecording)
#include "tst_recording.moc"
