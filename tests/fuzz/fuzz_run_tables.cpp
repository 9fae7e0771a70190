#include "core/imports/run_place.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/target.h"

#include <utility>

using namespace gg;

std::vector<std::string> seeds()
{
    return {"epoch,time,train/box_loss,metrics/mAP50(B),val/box_loss,val/cls_loss\n1,10.5,1.0,0.1,0,0\n2,21,nan,0.2,0.9,0.8\n2,30,inf,0.3,0.8,0.7\n",
            "               epoch,      train/obj_loss,     metrics/mAP_0.5,               x/lr0\n                   0,             0.10928,             0.20309,            0.070061\n",
            "\xEF\xBB\xBF" "epoch;loss;val_loss\r\n0;0,91;1,12\r\n1;0,82;\r\n",
            std::string("\xFF\xFE" "s\0t\0e\0p\0,\0a\0\n\0" "1\0,\0" "2\0\n\0" "2\0,\0" "3\0\n\0", 32),
            "a,images,train_loss\n0.5,100,1.5\n0.25,250,1.25\n0.75,300,1.125,7\n0.5,400,1.0,8\n",
            "\"loss\",\"val \"\"x\"\"\"\n\"1\",1.0,1.1\n\"2\",0.9,1.0\n",
            "timestamp\tstep\tloss\n2024-02-29T01:00:00Z\t1\t1.0\n2024-02-29 03:00:00.5+01:00\t2\t0.9\n",
            "0/299 10.2G 0.05 0.02 0.01 0.08 25 640 0.5 0.4 0.3 0.2 0.06 0.03 0.011\n",
            "{\"mode\": \"train\", \"epoch\": 1, \"iter\": 50, \"loss\": NaN, \"a\": {\"b\": 1e999}}\n{\"mode\": \"val\", \"epoch\": 1, \"bbox_mAP\": 0.2}\n{\"step\": 2}",
            "2023-05-05 12:00:01.0: Epoch 0\n2023-05-05 12:02:00.5: train_loss 0.1234\nepoch:  1\n2023-05-05 12:02:00.5: Pseudo dice [np.float32(0.5), nan]\n"};
}

/// The bytes as every kind of log that its name can make of it, once as a whole and once in two pieces: both have to say the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::Scratch scratch;
    static const imports::Vocabulary vocabulary;
    for (const auto& [name, tool] : {std::pair{"results.csv", "Ultralytics"}, std::pair{"log.csv", "table"}, std::pair{"a.log.json", "MMDetection"},
                                     std::pair{"metrics.jsonl", "table"}, std::pair{"training_log_1.txt", "nnU-Net"}}) {
        const std::string file = scratch.write(name, data, size);
        const imports::RunPlace place{.path = file, .name = "fuzz", .tool = tool, .files = {name}};
        std::size_t points[2] = {0, 0};
        const std::size_t slices[2] = {1U << 20U, size / 2 + 1};
        for (int pass = 0; pass < 2; ++pass) {
            const imports::OpenedRun run = imports::openRun(place, vocabulary);
            runs::RunHistory history;
            for (bool more = true; more;) {
                runs::RunBatch batch = run.tail->poll(slices[pass]);
                more = batch.more;
                history.append(std::move(batch));
            }
            for (const auto& [series, columns] : history.series()) {
                points[pass] += columns.values.size() + columns.steps.size();
            }
        }
        if (points[0] != points[1]) {
            __builtin_trap();
        }
    }
    return 0;
}
