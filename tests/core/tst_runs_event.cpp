#include "core/runs/run_event.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace gg::runs;

namespace {

RunEvent example()
{
    RunEvent event;
    event.kind = EventKind::Epoch;
    event.time = 1731234567.125;
    event.step = 61;
    event.epoch = 1;
    event.values = {{"train/loss", 0.1 + 0.2}, {"val/sensitivity", 0.424}};
    return event;
}

}  // namespace

class TestRunEvent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineReadsBackAsItWasWritten();
    void doublesRoundTrip();
    void notANumberAndInfinitiesAreStrings();
    void aLineIsJsonForOtherReaders();
    void aSchemaLineIsNoEventAndNoError();
    void aLaterSchemaIsAnError();
    void anUnknownKindIsNoEventAndNoError();
    void keysOfLaterVersionsArePassedOver();
    void whatIsWrongWithALineIsSaid_data();
    void whatIsWrongWithALineIsSaid();
    void everyStateHasAnId();
    void noBytesBreakTheReader();
    void aLineCutAnywhereIsNoEvent();
};

void TestRunEvent::aLineReadsBackAsItWasWritten()
{
    RunEvent event = example();
    event.kind = EventKind::State;
    event.text = "failed";
    event.message = "The disk is full:\n\"\\results\"\tÄ \x01";
    event.images = {"/data/a \"b\".png", "/data/Ä.jpg"};
    const auto back = parseLine(toLine(event));
    QVERIFY(back.has_value());
    QCOMPARE(back->kind, EventKind::State);
    QCOMPARE(back->time, event.time);
    QCOMPARE(back->step, event.step);
    QCOMPARE(back->epoch, event.epoch);
    QCOMPARE(back->values, event.values);
    QCOMPARE(back->text, event.text);
    QCOMPARE(back->message, event.message);
    QCOMPARE(back->images, event.images);
    QVERIFY(toLine(event).find('\n') == std::string::npos);
}

void TestRunEvent::doublesRoundTrip()
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 2000; ++i) {
        const auto bits = random();
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value)) {
            continue;
        }
        RunEvent event = example();
        event.values = {{"x", value}};
        const auto back = parseLine(toLine(event));
        QVERIFY(back.has_value());
        QVERIFY(std::memcmp(&back->values[0].second, &value, sizeof value) == 0);
    }
}

void TestRunEvent::notANumberAndInfinitiesAreStrings()
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    RunEvent event = example();
    event.values = {{"a", std::numeric_limits<double>::quiet_NaN()}, {"b", infinity}, {"c", -infinity}};
    const std::string line = toLine(event);
    QVERIFY(line.find(R"("a":"nan","b":"inf","c":"-inf")") != std::string::npos);
    const auto back = parseLine(line);
    QVERIFY(back.has_value());
    QVERIFY(std::isnan(back->values[0].second));
    QCOMPARE(back->values[1].second, infinity);
    QCOMPARE(back->values[2].second, -infinity);
}

void TestRunEvent::aLineIsJsonForOtherReaders()
{
    RunEvent event = example();
    event.message = "caf\xe9 in Latin-1";  // a file name that is no UTF-8
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(toLine(event))).object();
    QCOMPARE(json["kind"].toString(), "epoch");
    QCOMPARE(json["step"].toInt(), 61);
    QCOMPARE(json["values"].toObject()["val/sensitivity"].toDouble(), 0.424);
    QCOMPARE(json["message"].toString(), "caf? in Latin-1");
}

void TestRunEvent::aSchemaLineIsNoEventAndNoError()
{
    std::string error = "before";
    QVERIFY(!parseLine(eventSchemaLine, &error).has_value());
    QCOMPARE(error, std::string());
}

void TestRunEvent::aLaterSchemaIsAnError()
{
    std::string error;
    QVERIFY(!parseLine(R"({"schema":"groundglass.events","version":2})", &error).has_value());
    QVERIFY2(error.find("version 2") != std::string::npos, error.c_str());
}

void TestRunEvent::anUnknownKindIsNoEventAndNoError()
{
    std::string error = "before";
    QVERIFY(!parseLine(R"({"kind":"histogram","step":3,"bins":[1,2,3]})", &error).has_value());
    QCOMPARE(error, std::string());
}

void TestRunEvent::keysOfLaterVersionsArePassedOver()
{
    const auto event = parseLine(R"({"kind":"step","step":3.0,"epoch":0.5,"host":{"name":"a"},"values":{"train/loss":1}})");
    QVERIFY(event.has_value());
    QCOMPARE(event->step, std::int64_t{3});
    QCOMPARE(event->values.at(0).second, 1.0);
}

void TestRunEvent::whatIsWrongWithALineIsSaid_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("said");
    QTest::newRow("not JSON") << QByteArray("epoch 1 loss 0.3") << "";
    QTest::newRow("empty") << QByteArray("") << "";
    QTest::newRow("a list") << QByteArray("[1,2]") << "object";
    QTest::newRow("no kind") << QByteArray(R"({"step":1})") << "kind";
    QTest::newRow("step is text") << QByteArray(R"({"kind":"step","step":"three"})") << R"("step" is "three")";
    QTest::newRow("step is a fraction") << QByteArray(R"({"kind":"step","step":1.5})") << R"("step" is 1.5)";
    QTest::newRow("value is text") << QByteArray(R"({"kind":"step","values":{"train/loss":"low"}})") << R"("train/loss" is "low")";
    QTest::newRow("values are a list") << QByteArray(R"({"kind":"step","values":[1]})") << R"("values" is [1])";
    QTest::newRow("images are one text") << QByteArray(R"({"kind":"state","images":"a.png"})") << R"("images" is "a.png")";
    QTest::newRow("an image is a number") << QByteArray(R"({"kind":"state","images":[7]})") << R"("images" is 7)";
    QTest::newRow("epoch is not finite") << QByteArray(R"({"kind":"step","epoch":"nan"})") << "finite";
    QTest::newRow("another schema") << QByteArray(R"({"schema":"tensorboard"})") << "groundglass.events";
    QTest::newRow("not UTF-8") << QByteArray("{\"kind\":\"state\",\"text\":\"\xff\"}") << "";
}

void TestRunEvent::whatIsWrongWithALineIsSaid()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, said);
    std::string error;
    QVERIFY(!parseLine(line.toStdString(), &error).has_value());
    QVERIFY(!error.empty());
    QVERIFY2(QString::fromStdString(error).contains(said), error.c_str());
}

void TestRunEvent::everyStateHasAnId()
{
    for (const RunState state : {RunState::Unknown, RunState::Started, RunState::Paused, RunState::Resumed, RunState::Stopped, RunState::Finished,
                                 RunState::Failed}) {
        QCOMPARE(runStateFromId(runStateId(state)), state);
    }
    QCOMPARE(runStateFromId("exploded"), RunState::Unknown);
}

void TestRunEvent::noBytesBreakTheReader()
{
    std::mt19937 random(11);
    const std::string good = toLine(example());
    int events = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string line = good;
        // Half of them noise, half of them a good line with a few bytes changed, the way a bad disk does it.
        if (i % 2 == 0) {
            line.resize(random() % 200);
            for (char& c : line) {
                c = static_cast<char>(random());
            }
        } else {
            for (unsigned change = 1 + random() % 3; change > 0; --change) {
                line[random() % line.size()] = static_cast<char>(random());
            }
        }
        std::string error;
        const auto event = parseLine(line, &error);
        QVERIFY(!(event.has_value() && !error.empty()));
        events += event.has_value() ? 1 : 0;
    }
    QVERIFY(events > 0);  // a changed digit still is a line
}

void TestRunEvent::aLineCutAnywhereIsNoEvent()
{
    const std::string good = toLine(example());
    for (std::size_t length = 0; length < good.size(); ++length) {
        std::string error;
        QVERIFY(!parseLine(std::string_view(good).substr(0, length), &error).has_value());
        QVERIFY(!error.empty());
    }
}

QTEST_APPLESS_MAIN(TestRunEvent)
#include "tst_runs_event.moc"
