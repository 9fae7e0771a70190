#pragma once

// Precompiled: <torch/torch.h> alone takes 22–30 s to compile. Its own warnings are not ours.
#pragma GCC system_header
#include <torch/torch.h>
