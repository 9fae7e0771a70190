#include "core/training/engine.h"
