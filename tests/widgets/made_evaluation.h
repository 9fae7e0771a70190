#pragma once

#include "tests/core/evaluated_set.h"

namespace gg::test {

/// Two images, three classes. Of the cats both are found (0.9 and 0.6), the dog is taken for a cat (0.8), a dog is seen where nothing is (0.3);
/// of birds there is nothing. All objects have 40 × 40 px.
inline metrics::DetectionSet catsAndADog()
{
    const metrics::Box cat{0, 0, 40, 40};
    const metrics::Box dog{100, 0, 40, 40};
    metrics::DetectionSet set = setOf({truth(cat, 0, 0), truth(dog, 1, 0), truth(cat, 0, 1)},
                                      {detection(cat, 0.9, 0, 0), detection(dog, 0.8, 0, 0), detection(cat, 0.6, 0, 1),
                                       detection({200, 200, 40, 40}, 0.3, 1, 1)},
                                      3, 2);
    set.classNames = {"cat", "dog", "bird"};
    return set;
}

}  // namespace gg::test
