#include "core/texts/catalogue.h"

namespace gg::texts {

std::span<const Entry> diagnosisTexts()
{
    return {};
}

}  // namespace gg::texts
