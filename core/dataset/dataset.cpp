#include "core/dataset/dataset.h"

#include "core/dataset/file_names.h"

namespace gg::dataset
{

std::string_view formatName(Format format)
{
    switch (format) {
    case Format::Yolo:
        return "YOLO";
    case Format::Coco:
        return "COCO";
    case Format::PascalVoc:
        return "Pascal VOC";
    case Format::WiderFace:
        return "WIDER FACE";
    case Format::VisDrone:
        return "VisDrone";
    case Format::ImageMask:
        return "images and masks";
    }
    return {};
}

RecordExtras& Record::makeExtras()
{
    if (!extras) {
        extras = std::make_shared<RecordExtras>();
    }
    return *extras;
}

std::string Dataset::absolute(std::string_view path) const
{
    return joinPath(root, path);
}

}  // namespace gg::dataset
