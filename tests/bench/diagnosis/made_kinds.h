#pragma once

#include "made_run.h"

#include <string>
#include <vector>

namespace gg::injection {

/// A fault that is put into a healthy history, and how often.
struct MadeKind {
    std::string name;
    std::string fault;
    Form form = Form::Detector;
    int count = 3;
    /// Puts it in from an epoch on, or from the beginning where that is 1.
    void (*change)(MadeRun& run, int onset, Random& random) = nullptr;
    int from = 1;         ///< earliest onset; 1: always there. Others are drawn up to half of the run
    bool steps = false;   ///< needs steps
    int epochs = 0;       ///< 0: drawn
    bool wide = false;    ///< onset up to nine tenths of the run
};

std::vector<LabelledRun> madeOf(const std::vector<MadeKind>& kinds, Part part);
/// A course as runs have them: 40 to 110 epochs, one of three levels of noise; what is held out is shorter or longer, may stand still for some
/// epochs, and has other noise.
Course drawnCourse(Form form, Part part, Random& random);
/// How many of a kind there are: half as many are held out.
int countOf(int count, Part part);
std::string_view prefixOf(Part part);

}  // namespace gg::injection
