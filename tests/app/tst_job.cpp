#include "app/job.h"

#include <QSignalSpy>
#include <QTest>

#include <semaphore>

using namespace gg;
using gg::app::Job;
using gg::app::Outcome;

class TestJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversTheValueOnTheWindowsThread()
    {
        Job job;
        int value = 0;
        QThread* thread = nullptr;
        job.start<int>([](JobControl&) { return 7; },
                       [&](Outcome<int> outcome) {
                           value = std::get<int>(outcome);
                           thread = QThread::currentThread();
                       });
        QVERIFY(job.running());
        QTRY_COMPARE(value, 7);
        QCOMPARE(thread, QThread::currentThread());
        QVERIFY(!job.running());
    }

    void anErrorIsAnOutcome()
    {
        Job job;
        QString sentence;
        job.start<int>([](JobControl&) -> int { throw Error(ErrorCode::NotFound, "a.txt", "There is no such file."); },
                       [&](Outcome<int> outcome) { sentence = app::errorText(std::get<Error>(outcome)); });
        QTRY_COMPARE(sentence, QStringLiteral("a.txt: There is no such file."));
    }

    void aForeignExceptionIsAnOutcomeAsWell()
    {
        Job job;
        QString sentence;
        job.start<int>([](JobControl&) -> int { throw std::runtime_error("odd"); },
                       [&](Outcome<int> outcome) { sentence = app::errorText(std::get<Error>(outcome)); });
        QTRY_COMPARE(sentence, QStringLiteral("odd"));
    }

    void aCancelledJobDeliversNothing()
    {
        Job job;
        std::binary_semaphore stopped{0};
        bool delivered = false;
        job.start<int>(
            [&](JobControl& control) {
                while (!control.stopRequested()) {
                    std::this_thread::yield();
                }
                stopped.release();
                return 1;
            },
            [&](const Outcome<int>&) { delivered = true; });
        QSignalSpy finished(&job, &Job::finished);
        job.cancel();
        QCOMPARE(finished.count(), 1);
        stopped.acquire();
        QCoreApplication::sendPostedEvents();
        QVERIFY(!delivered);
    }

    void startingAgainDropsTheWorkInProgress()
    {
        Job job;
        QList<int> values;
        job.start<int>(
            [](JobControl& control) {
                while (!control.stopRequested()) {
                    std::this_thread::yield();
                }
                return 1;
            },
            [&](Outcome<int> outcome) { values.append(std::get<int>(outcome)); });
        job.start<int>([](JobControl&) { return 2; }, [&](Outcome<int> outcome) { values.append(std::get<int>(outcome)); });
        QTRY_COMPARE(values, QList<int>{2});
    }

    void progressArrivesInOrder()
    {
        Job job;
        QSignalSpy progress(&job, &Job::progressed);
        bool done = false;
        job.start<bool>(
            [](JobControl& control) {
                control.begin("Counting", 3);
                control.advance();
                control.advance(2);
                return true;
            },
            [&](const Outcome<bool>&) { done = true; });
        QTRY_VERIFY(done);
        QCOMPARE(progress.count(), 3);
        QCOMPARE(progress.at(0).at(0).toString(), QStringLiteral("Counting"));
        QCOMPARE(progress.at(2).at(1).toULongLong(), 3ULL);
    }
};

QTEST_MAIN(TestJob)
#include "tst_job.moc"
