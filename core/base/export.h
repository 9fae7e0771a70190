#pragma once

// Marks what gg_core gives to the window, the command line and the training library.
#ifdef GG_CORE_BUILD
#define GG_EXPORT __attribute__((visibility("default")))
#else
#define GG_EXPORT
#endif
