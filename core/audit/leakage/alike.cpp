#include "core/audit/leakage/alike.h"

namespace gg::audit
{

std::string_view alikeKindId(AlikeKind kind)
{
    switch (kind) {
    case AlikeKind::SameFile:
        return "same_file";
    case AlikeKind::SamePixels:
        return "same_pixels";
    case AlikeKind::Copy:
        return "copy";
    case AlikeKind::Mirrored:
        return "mirrored";
    case AlikeKind::SameScene:
        return "same_scene";
    }
    return {};
}

}  // namespace gg::audit
