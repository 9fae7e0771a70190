#include "made_kinds.h"

#include "name_hash.h"

#include <algorithm>
#include <array>

namespace gg::injection {

namespace {

Course otherCourse(Form form, Random& random)
{
    constexpr std::array<double, 3> noises{0.004, 0.025, 0.05};
    Course course{.part = Part::HeldOut, .form = form};
    course.epochs = random.chance(0.5) ? random.integer(30, 45) : random.integer(120, 200);
    course.noise = noises.at(static_cast<std::size_t>(random.integer(0, 2)));
    course.tau = random.uniform(4, 0.2 * course.epochs);
    course.steps = random.chance(0.4);
    course.rate = random.uniform(0.0001, 0.01);
    course.memory = random.uniform(0, 0.8);
    course.stepsPerEpoch = random.integer(10, 45);
    if (random.chance(0.3)) {
        course.standsFrom = static_cast<int>(random.uniform(0.1, 0.3) * course.epochs);
        course.standsFor = random.integer(3, 8);
    }
    return course;
}

}  // namespace

Course drawnCourse(Form form, Part part, Random& random)
{
    if (part == Part::HeldOut) {
        return otherCourse(form, random);
    }
    constexpr std::array<double, 3> noises{0.006, 0.015, 0.04};
    Course course{.form = form};
    course.epochs = random.integer(40, 110);
    course.noise = noises.at(static_cast<std::size_t>(random.integer(0, 2)));
    course.tau = random.uniform(5, 0.16 * course.epochs);
    course.steps = random.chance(0.7);
    course.rate = random.uniform(0.0005, 0.004);
    return course;
}

int countOf(int count, Part part)
{
    return part == Part::Tuning ? count : (count + 1) / 2;
}

std::string_view prefixOf(Part part)
{
    return part == Part::Tuning ? "made_" : "other_made_";
}

std::vector<LabelledRun> madeOf(const std::vector<MadeKind>& kinds, Part part)
{
    const bool heldOut = part == Part::HeldOut;
    std::vector<LabelledRun> runs;
    for (const MadeKind& kind : kinds) {
        for (int i = 0; i < countOf(kind.count, part); ++i) {
            Random random(heldOut ? 4042 : 42, hashOf(kind.name), static_cast<std::uint64_t>(i));
            Course course = drawnCourse(kind.form, part, random);
            if (kind.epochs > 0) {
                course.epochs = heldOut ? static_cast<int>(random.uniform(0.7, 1.4) * kind.epochs) : kind.epochs;
            }
            course.tau = std::min(course.tau, course.epochs / 4.0);
            course.steps = course.steps || kind.steps;
            MadeRun run = healthy(course, random);
            // Something must have been learned before it can be lost.
            const int from = heldOut ? std::max(kind.from, static_cast<int>(course.tau)) : kind.from;
            const int latest = std::max(from, kind.wide ? course.epochs * 9 / 10 : course.epochs / 2);
            const int onset = kind.from == 1 ? 1 : random.integer(from, latest);
            kind.change(run, onset, random);
            if (heldOut) {
                thin(run, kind.fault, random);
            }
            runs.push_back(labelled(std::move(run), std::string(prefixOf(part)) + kind.name + "_" + std::to_string(i), kind.fault, onset));
        }
    }
    return runs;
}

}  // namespace gg::injection
