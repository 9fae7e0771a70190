#include "trained_runs.h"

#include "sample_sets.h"
#include "trained_bases.h"

#include "core/io/files.h"
#include "core/recipe/train_config.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <thread>

namespace gg::injection {
namespace {

namespace fs = std::filesystem;

bool finished(const fs::path& run)
{
    if (!fs::exists(run / "events.jsonl") || !fs::exists(run / "run.yaml")) {
        return false;
    }
    const std::string events = io::readFile((run / "events.jsonl").string());
    return events.find(R"("text":"finished")") != std::string::npos || events.find(R"("text":"failed")") != std::string::npos;
}

}  // namespace

TrainedRuns::TrainedRuns(const std::string& folder, std::string program, int jobs)
    : m_folder(fs::absolute(folder).string())
    , m_program(std::move(program))
    , m_jobs(jobs)
{
    fs::create_directories(m_folder + "/runs");
    fs::create_directories(m_folder + "/sets");
    for (const TrainedBase& base : trainedBases()) {
        if (!base.model.empty()) {
            io::writeFileAtomically(modelFile(base, m_folder), base.model);
        }
    }
}

std::string TrainedRuns::folderOf(const TrainedCase& which) const
{
    return m_folder + "/runs/" + fingerprint(which);
}

bool TrainedRuns::there(const TrainedCase& which) const
{
    return finished(folderOf(which));
}

std::string TrainedRuns::startOf(const std::string& base) const
{
    return m_folder + "/runs/start_" + base;
}

/// An untrained network as a checkpoint.
void TrainedRuns::makeStart(const std::string& base) const
{
    if (fs::exists(startOf(base) + "/checkpoints/last.pt")) {
        return;
    }
    fs::remove_all(startOf(base));
    recipe::TrainConfig config = baseConfig(base, m_folder);
    config.data = madeSet(m_folder + "/sets", trainedBase(base).set);
    config.epochs = 1;
    config.warmupEpochs = 0;
    config.learningRate = 1e-9;
    const std::string file = m_folder + "/start.yaml";
    io::writeFileAtomically(file, recipe::toYaml(config));
    const std::string command = m_program + " train --config " + file + " --run " + startOf(base) + " > " + m_folder + "/start.log 2>&1";
    if (std::system(command.c_str()) != 0) {
        throw std::runtime_error("the network to start from could not be made; see " + m_folder + "/start.log");
    }
}

/// What a sweep has finished goes to its place; checkpoints, of which there would be gigabytes, go.
void TrainedRuns::keepFinished(const std::string& sweep) const
{
    if (!fs::exists(sweep)) {
        return;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(sweep)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_directory() || !finished(entry.path())) {
            continue;
        }
        fs::remove_all(entry.path() / "checkpoints");
        fs::remove_all(entry.path() / "batches");
        const std::string place = m_folder + "/runs/" + name.substr(0, name.find("_seed"));
        fs::remove_all(place);
        fs::rename(entry.path(), place);
    }
    fs::remove_all(sweep);
}

/// One program for many trainings: to load LibTorch takes longer than most of them.
void TrainedRuns::trainTogether(const std::string& name, const std::vector<const TrainedCase*>& cases) const
{
    recipe::SweepPlan plan{.name = name, .base = baseConfig(cases.front()->base, m_folder), .seeds = {cases.front()->seed}};
    plan.base.data = madeSet(m_folder + "/sets", cases.front()->set);
    for (const TrainedCase* one : cases) {
        recipe::SweepEntry entry{.name = fingerprint(*one), .settings = one->settings};
        entry.settings.push_back({"data", madeSet(m_folder + "/sets", one->set)});
        if (one->fromStart) {
            entry.settings.push_back({"start.from", startOf(one->base) + "/checkpoints/last.pt"});
        }
        plan.runs.push_back(entry);
    }
    const std::string sweep = m_folder + "/sweep_" + name;
    io::writeFileAtomically(sweep + ".yaml", recipe::toYaml(plan));
    const std::string command = m_program + " sweep " + sweep + ".yaml --out " + sweep + " > " + sweep + ".log 2>&1";
    if (std::system(command.c_str()) != 0) {
        std::fprintf(stderr, "%s: not all runs finished; see %s.log\n", name.c_str(), sweep.c_str());
    }
    keepFinished(sweep);
}

void TrainedRuns::make(const std::vector<TrainedCase>& cases) const
{
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder)) {
        if (entry.is_directory() && entry.path().filename().string().starts_with("sweep_")) {
            keepFinished(entry.path().string());
        }
    }
    std::map<std::string, std::vector<const TrainedCase*>> sweeps;
    std::set<std::string> starts;
    for (const TrainedCase& one : cases) {
        if (!there(one)) {
            sweeps[one.base + "_" + std::to_string(one.seed)].push_back(&one);
            madeSet(m_folder + "/sets", one.set);
            if (one.fromStart) {
                makeStart(one.base);
            }
        }
    }
    std::vector<std::pair<std::string, std::vector<const TrainedCase*>>> queue(sweeps.begin(), sweeps.end());
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> threads;
    for (int job = 0; job < m_jobs; ++job) {
        threads.emplace_back([&] {
            for (std::size_t i = next++; i < queue.size(); i = next++) {
                trainTogether(queue[i].first, queue[i].second);
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
}

}  // namespace gg::injection
