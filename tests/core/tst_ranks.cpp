#include "core/base/error.h"
#include "core/training/blocks/batch_norm.h"
#include "core/training/engine/batch_part.h"
#include "core/training/engine/segmentation_task.h"
#include "core/training/engine/trainer.h"
#include "core/training/rank_place.h"
#include "core/training/ranks/rank_card.h"
#include "core/training/ranks/rank_group.h"
#include "core/training/ranks/shared_batch.h"
#include "tests/core/recorded_run.h"
#include "tests/core/training_ranks.h"
#include "tests/core/training_samples.h"

#include <QTest>

#include <array>
#include <chrono>
#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <mutex>

using namespace gg;
using namespace gg::training;
using namespace std::chrono_literals;
using test::errorOf;
using test::onRanks;

namespace {

std::optional<RankPlace> placeFrom(const std::map<std::string, std::string>& variables)
{
    return rankPlace([&variables](const char* name) {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

/// What a network of a convolution and a batch norm gives and learns from a batch whose loss is no mean over pictures.
struct Learnt {
    double loss = 0;
    torch::Tensor gradients;
    torch::Tensor statistics;
};

class TinyNetwork : public torch::nn::Module
{
public:
    TinyNetwork()
        : conv(register_module("conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(3, 4, 3).padding(1).bias(false))))
        , norm(register_module("norm", BatchNorm(4)))
        , head(register_module("head", torch::nn::Conv2d(torch::nn::Conv2dOptions(4, 1, 1))))
    {
        torch::NoGradGuard noGradients;
        for (torch::Tensor& parameter : parameters()) {
            parameter.copy_(torch::linspace(-0.4, 0.5, parameter.numel()).view(parameter.sizes()));
        }
    }

    torch::Tensor forward(const torch::Tensor& x) { return head(torch::relu(norm(conv(x)))); }

    torch::nn::Conv2d conv;
    BatchNorm norm;
    torch::nn::Conv2d head;
};

/// Dice over the whole batch.
Learnt learn(TinyNetwork& network, const torch::Tensor& images, const torch::Tensor& truth, RankGroup* ranks)
{
    SharedNorms norms{.ranks = ranks};
    shareNetwork(network, norms);
    const SharedBatch shared(norms, images.size(0));
    const torch::Tensor probability = torch::sigmoid(shared.whole(network.forward(shared.fed(images))));
    const torch::Tensor all = shared.whole(truth);
    const torch::Tensor loss = 1 - (2 * (probability * all).sum() + 1) / (probability.sum() + all.sum() + 1);
    loss.backward();
    shared.sumGradients(network.parameters());
    Learnt learnt{.loss = loss.item<double>(), .gradients = {}, .statistics = {}};
    std::vector<torch::Tensor> flat;
    for (const torch::Tensor& parameter : network.parameters()) {
        flat.push_back(parameter.grad().reshape(-1));
    }
    learnt.gradients = torch::cat(flat);
    learnt.statistics = torch::cat({network.norm->running_mean, network.norm->running_var});
    return learnt;
}

}  // namespace

class RanksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePlaceComesFromTheUsualVariables()
    {
        QVERIFY(!placeFrom({}).has_value());
        QVERIFY(!placeFrom({{"WORLD_SIZE", "1"}}).has_value());
        const std::optional<RankPlace> place =
            placeFrom({{"WORLD_SIZE", "4"}, {"RANK", "3"}, {"MASTER_ADDR", "10.0.0.7"}, {"MASTER_PORT", "29500"}});
        QVERIFY(place.has_value());
        QCOMPARE(place->rank, 3);
        QCOMPARE(place->size, 4);
        QCOMPARE(place->address, std::string("10.0.0.7"));
        QCOMPARE(place->port, 29500);
    }

    void everyMissingOrWrongVariableIsNamedAtOnce()
    {
        const auto error = errorOf([] { placeFrom({{"WORLD_SIZE", "2"}, {"RANK", "2"}, {"MASTER_PORT", "many"}}); });
        QVERIFY(error.has_value());
        for (const char* part : {"RANK is '2'", "0 to 1", "MASTER_ADDR is not set", "MASTER_PORT is 'many'"}) {
            QVERIFY2(error->detail().find(part) != std::string::npos, error->what());
        }
    }

    void thePartsOfABatchMakeTheWholeOfIt()
    {
        for (const std::size_t pictures : {0U, 1U, 3U, 10U, 16U}) {
            std::size_t next = 0;
            for (std::size_t rank = 0; rank < 4; ++rank) {
                const auto [first, last] = BatchPart{.index = rank, .count = 4}.of(pictures);
                QCOMPARE(first, next);
                QVERIFY(last - first <= pictures / 4 + 1);
                next = last;
            }
            QCOMPARE(next, pictures);
        }
    }

    void numbersAndTextsGoRound()
    {
        onRanks(3, [](const RankPlace& place) {
            RankGroup ranks(place, 30s);
            torch::Tensor values = torch::full({2, 2}, place.rank + 1.0);
            ranks.sum(values);
            QCOMPARE(values.sum().item<double>(), 4 * 6.0);
            QCOMPARE(ranks.gather(std::int64_t{10} * place.rank), (std::vector<std::int64_t>{0, 10, 20}));
            QCOMPARE(ranks.gather(std::string(static_cast<std::size_t>(place.rank), 'x')), (std::vector<std::string>{"", "x", "xx"}));
            QCOMPARE(ranks.leaders(place.rank == 0 ? "from the first" : "not this"), std::string("from the first"));
            // Pieces of 2, 0 and 1 rows.
            const std::vector<std::int64_t> rows{2, 0, 1};
            const std::vector<torch::Tensor> pieces = ranks.gather(torch::full({rows[static_cast<std::size_t>(place.rank)], 3}, place.rank), rows);
            QCOMPARE(pieces[0].sizes().vec(), (std::vector<std::int64_t>{2, 3}));
            QCOMPARE(pieces[1].numel(), std::int64_t{0});
            QCOMPARE(pieces[2].sum().item<double>(), 6.0);
        });
    }

    void aBatchInPartsTeachesWhatTheWholeOneDoes_data()
    {
        QTest::addColumn<int>("pictures");
        QTest::addColumn<int>("ranks");
        QTest::newRow("two equal parts") << 6 << 2;
        QTest::newRow("parts that differ") << 5 << 3;
        QTest::newRow("a rank without pictures") << 2 << 3;
    }

    /// Loss, gradients and running statistics of Dice over the whole batch behind a batch norm: neither is a mean over pictures.
    void aBatchInPartsTeachesWhatTheWholeOneDoes()
    {
        QFETCH(int, pictures);
        QFETCH(int, ranks);
        torch::manual_seed(11);
        const torch::Tensor images = torch::randn({pictures, 3, 8, 8}) * 3 + 20;  // a mean that is large beside the deviation
        const torch::Tensor truth = (torch::rand({pictures, 1, 8, 8}) > 0.7).to(torch::kFloat32);
        const auto alone = std::make_shared<TinyNetwork>();
        const Learnt whole = learn(*alone, images, truth, nullptr);
        QVERIFY(whole.gradients.abs().max().item<double>() > 1e-3);

        std::mutex mutex;
        std::vector<Learnt> parts;
        onRanks(ranks, [&](const RankPlace& place) {
            RankGroup group(place, 30s);
            const auto network = std::make_shared<TinyNetwork>();
            const auto [first, last] = partOf(&group).of(static_cast<std::size_t>(pictures));
            const auto count = static_cast<std::int64_t>(last - first);
            const Learnt learnt = learn(*network, images.narrow(0, static_cast<std::int64_t>(first), count),
                                        truth.narrow(0, static_cast<std::int64_t>(first), count), &group);
            const std::scoped_lock lock(mutex);
            parts.push_back(learnt);
        });
        QCOMPARE(parts.size(), static_cast<std::size_t>(ranks));
        for (const Learnt& part : parts) {
            QVERIFY2(std::abs(part.loss - whole.loss) < 1e-6, qPrintable(QString::number(part.loss - whole.loss)));
            QVERIFY2(largestDifference(part.gradients, whole.gradients) < 1e-5,
                     qPrintable(QString::number(largestDifference(part.gradients, whole.gradients))));
            QVERIFY(largestDifference(part.statistics, whole.statistics) < 1e-4);
            QVERIFY(torch::equal(part.gradients, parts.front().gradients));  // to the bit, or the ranks would drift apart
        }
    }

    /// Where the mean is large beside the deviation and most of the slopes is taken out again, the order of the rounding shows: it is that of one process.
    void aLargeMeanIsRoundedAsByOneProcess()
    {
        torch::manual_seed(3);
        const torch::Tensor images = torch::randn({8, 4, 8, 8}) * 0.05 + 20;
        const torch::Tensor slopes = torch::randn({8, 4, 8, 8}) * 0.01 + 1 + (images - 20) / 0.05;
        const auto gradient = [](BatchNorm& norm, const torch::Tensor& x, const torch::Tensor& slopesOfX) {
            const torch::Tensor leaf = x.clone().requires_grad_();
            (norm->forward(leaf) * slopesOfX).sum().backward();
            return leaf.grad();
        };
        BatchNorm alone(4);
        const torch::Tensor whole = gradient(alone, images, slopes);
        std::array<torch::Tensor, 2> parts;
        onRanks(2, [&](const RankPlace& place) {
            RankGroup group(place, 30s);
            SharedNorms norms{.ranks = &group};
            BatchNorm norm(4);
            shareNetwork(*norm, norms);
            const SharedBatch shared(norms, 4);
            parts[static_cast<std::size_t>(place.rank)] = gradient(norm, images.narrow(0, 4L * place.rank, 4), slopes.narrow(0, 4L * place.rank, 4));
        });
        const double apart = largestDifference(torch::cat({parts[0], parts[1]}), whole) / whole.abs().max().item<double>();
        QVERIFY2(apart < 1e-4, qPrintable(QString::number(apart)));  // terms of a hundred times what is left, each rounded at 6e-8
    }

    void aBatchNormThatCountsForItselfIsRefused()
    {
        onRanks(2, [](const RankPlace& place) {
            RankGroup group(place, 30s);
            torch::nn::Sequential network(torch::nn::Conv2d(3, 4, 1), torch::nn::BatchNorm2d(4));
            const SharedNorms norms{.ranks = &group};
            const auto error = errorOf([&] { shareNetwork(*network, norms); });
            QVERIFY(error.has_value() && error->code() == ErrorCode::Unsupported);
        });
    }

    void ranksStartFromTheLeadersWeights()
    {
        onRanks(2, [](const RankPlace& place) {
            RankGroup group(place, 30s);
            const auto network = std::make_shared<TinyNetwork>();
            {
                const torch::NoGradGuard noGradients;
                network->conv->weight.fill_(place.rank);
                network->norm->running_mean.fill_(place.rank + 5);
            }
            const SharedNorms norms{.ranks = &group};
            shareNetwork(*network, norms);
            QCOMPARE(network->conv->weight.abs().max().item<double>(), 0.0);
            QCOMPARE(network->norm->running_mean.max().item<double>(), 5.0);
        });
    }

    void othersWaitAsLongAsOneWorks()
    {
        onRanks(2, [](const RankPlace& place) {
            RankGroup group(place, 4s);  // less than the work takes
            bool done = false;
            std::promise<void> never;
            group.together([&] {
                if (place.rank == 0) {
                    never.get_future().wait_for(6s);
                    done = true;
                }
            });
            QCOMPARE(done, place.rank == 0);
            QCOMPARE(group.gather(1), (std::vector<std::int64_t>{1, 1}));
        });
    }

    void aRankThatFailsTellsTheOthersWhy()
    {
        onRanks(2, [](const RankPlace& place) {
            RankGroup group(place, 30s);
            const auto error = errorOf([&] {
                group.together([&] {
                    if (place.rank == 1) {
                        throw Error(ErrorCode::Unreadable, "photo.jpg", "The file ends early.");
                    }
                });
            });
            QVERIFY(error.has_value());
            if (place.rank == 1) {
                QCOMPARE(error->detail(), std::string("The file ends early."));
                return;
            }
            for (const char* part : {"rank 1 (", "photo.jpg", "The file ends early."}) {
                QVERIFY2(error->detail().find(part) != std::string::npos, error->what());
            }
            // And from then on from every function.
            QVERIFY(errorOf([&] { group.gather(1); }).has_value());
        });
    }

    void ranksThatDoNotComeAreNamed()
    {
        const auto error = errorOf([] { RankGroup({.rank = 0, .size = 3, .address = "127.0.0.1", .port = test::freePort()}, 1s); });
        QVERIFY(error.has_value());
        QVERIFY2(error->detail().find("Missing: rank 1, 2") != std::string::npos, error->what());
    }

    void anUnreachableLeaderIsNamedByItsAddress()
    {
        const int port = test::freePort();
        const auto error = errorOf([port] { RankGroup({.rank = 1, .size = 2, .address = "127.0.0.1", .port = port}, 1s); });
        QVERIFY(error.has_value());
        QCOMPARE(error->code(), ErrorCode::NotFound);
        QVERIFY2(error->detail().find("127.0.0.1:" + std::to_string(port)) != std::string::npos, error->what());
    }

    /// Rank 0 is paused and resumed, and rank 1 stopped later on: each is the training's, not the process's.
    void aPauseAndAStopAreThoseOfAll()
    {
        const test::SyntheticSet set(16, 32);
        const recipe::TrainConfig config{.data = "synthetic",
                                         .width = 2,
                                         .imageSize = 32,
                                         .batch = 8,
                                         .epochs = 500,
                                         .snapshotImages = 0,
                                         .probeEvery = 0,
                                         .device = recipe::Device::Cpu,
                                         .threads = 1};
        JobControl job;
        const Preparation data = prepare(config, set.dataset(), job);
        std::array<TrainControl, 2> controls;
        std::array<test::MemorySink, 2> sinks;
        sinks[0].onEvent = [&controls](const runs::RunEvent& event) {
            if (event.kind == runs::EventKind::Step && event.step == 3) {
                controls[0].pause();
            } else if (event.text == "paused") {
                controls[0].resume();
            } else if (event.kind == runs::EventKind::Step && event.step == 6) {
                controls[1].stop();
            }
        };
        onRanks(2, [&](const RankPlace& place) {
            RankGroup group(place, 30s);
            const auto rank = static_cast<std::size_t>(place.rank);
            SegmentationTask task(config, data, "cpu", &group);
            QCOMPARE(trainInto(task, {.config = config, .datasetFingerprint = "same", .ranks = &group}, sinks[rank], controls[rank]), TrainOutcome::Stopped);
        });
        QCOMPARE(sinks[0].states(), (std::vector<std::string>{"started", "paused", "resumed", "stopped"}));
        QVERIFY(std::filesystem::exists(sinks[0].checkpointPath("last")));
        QVERIFY(sinks[1].events.empty());  // rank 0 tells
    }

    void differencesAreToldWithBothValues()
    {
        recipe::TrainConfig config;
        const RankCard leader = rankCard(config, "aaaa");
        QCOMPARE(whyNotTogether(leader, "rank 0 (one)", RankCard::fromText(leader.text()), "rank 1 (two)"), std::string());
        QCOMPARE(whyNotTogether(leader, "rank 0 (one)", rankCard(config, "bbbb"), "rank 1 (two)"),
                 std::string("The data sets differ: its fingerprint is aaaa on rank 0 (one) and bbbb on rank 1 (two). Copy the data set of one machine to the "
                             "others, with all its files."));
        config.batch = 4;
        config.threads = 3;  // a machine's own
        config.data = "/elsewhere";
        QCOMPARE(whyNotTogether(leader, "rank 0 (one)", rankCard(config, "aaaa"), "rank 1 (two)"),
                 std::string("The configurations differ: batch is 8 on rank 0 (one) and 4 on rank 1 (two). Start all ranks with the same configuration."));
        RankCard older = leader;
        older.version = "Groundglass 0.0.9 with LibTorch 1.13.1";
        const std::string told = whyNotTogether(leader, "rank 0 (one)", older, "rank 1 (two)");
        QVERIFY(told.find("0.0.9") != std::string::npos && told.find(leader.version) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RanksTest)
#include "tst_ranks.moc"
