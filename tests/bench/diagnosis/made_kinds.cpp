#include "made_kinds.h"

#include "held_out.h"

#include <algorithm>
#include <array>

namespace gg::injection {

Course drawnCourse(Form form, Random& random)
{
    constexpr std::array<double, 3> noises{0.006, 0.015, 0.04};
    Course course{.form = form};
    course.epochs = random.integer(40, 110);
    course.noise = noises.at(static_cast<std::size_t>(random.integer(0, 2)));
    course.tau = random.uniform(5, 0.16 * course.epochs);
    course.steps = random.chance(0.7);
    course.rate = random.uniform(0.0005, 0.004);
    return course;
}

std::vector<LabelledRun> madeOf(const std::vector<MadeKind>& kinds)
{
    std::vector<LabelledRun> runs;
    for (const MadeKind& kind : kinds) {
        for (int i = 0; i < kind.count; ++i) {
            Random random(42, hashOf(kind.name), static_cast<std::uint64_t>(i));
            Course course = drawnCourse(kind.form, random);
            course.epochs = kind.epochs > 0 ? kind.epochs : course.epochs;
            course.tau = std::min(course.tau, course.epochs / 4.0);
            course.steps = course.steps || kind.steps;
            MadeRun run = healthy(course, random);
            const int latest = std::max(kind.from, kind.wide ? course.epochs * 9 / 10 : course.epochs / 2);
            const int onset = kind.from == 1 ? 1 : random.integer(kind.from, latest);
            kind.change(run, onset, random);
            runs.push_back(labelled(std::move(run), "made_" + kind.name + "_" + std::to_string(i), kind.fault, onset));
        }
    }
    return runs;
}

}  // namespace gg::injection
