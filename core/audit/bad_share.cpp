#include "core/audit/review.h"

#include <boost/math/distributions/beta.hpp>

namespace gg::audit
{

double badShareUpperBound(std::size_t bad, std::size_t checked, double confidence)
{
    if (checked == 0 || bad >= checked) {
        return 1;
    }
    const boost::math::beta_distribution<double> share(static_cast<double>(bad) + 1, static_cast<double>(checked - bad));
    return boost::math::quantile(share, confidence);
}

}  // namespace gg::audit
