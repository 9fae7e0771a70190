#pragma once

#include <string>

namespace gg::training {

struct Blas {
    std::string name;   ///< "OpenBLAS", "reference", …; "built in" where no library of its own is loaded
    bool slow = false;  ///< the reference implementation: U-Net training runs at half the speed
};

/// Which BLAS this process has loaded. Debian's alternatives hide it behind the name libblas.so.3, so links are followed.
Blas loadedBlas();

}  // namespace gg::training
